"""Outlets and agencies: who publishes, under which names and domains, from which sources known.

A name resolves where exactly one outlet bears it, and to nobody otherwise: "CNA" is a
broadcaster in Singapore and an agency in Taipei, so it stays as named. A name that is also
an ordinary word or is shared by many ("Time", "Welt", "AP") is marked weak: it is found,
and it is for the reader of the sentence to ask for a cue beside it. The user's own facts
win over ours.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.model import Outlet, OutletKind, OutletRef
from firsthand.reference.outlet_file import Listing, host_of, our_listings, read_listings, slug
from firsthand.reference.outlet_names import (
    LONGEST_NAME,
    SHORTEST_UNSPACED,
    folded,
    loose_keys,
    loose_lookups,
    matchable,
    spellings,
    stands_alone,
    unspaced,
)

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

DATA = Path(__file__).parent / "outlets"
# A host name is at most 253 characters long (RFC 1035); nothing longer is looked up.
LONGEST_HOST = 253
# So many names asked for are remembered, and then anew.
MOST_ASKED = 20_000
# A name's edge is judged by up to two characters beside it (an Arabic particle and what precedes it).
EDGE = 2
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[^\W\d][\w-]+")
# What stands before a domain for the same pages in another size.
_FRONT_DOORS = ("www.", "m.", "mobile.", "amp.")


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters `start` to `end` of a text that name an outlet; several ids where several bear that name.

    `weak` where the name is also an ordinary word: it counts only beside a cue.
    """

    start: int
    end: int
    outlets: tuple[str, ...]
    weak: bool


class Outlets:
    """The outlets known: ours, and the user's over them."""

    def __init__(self, ours: Iterable[Listing], users: Iterable[Listing] = ()) -> None:
        self._listings = {listing.outlet.id: listing for listing in ours}
        self._users: dict[str, Listing] = {}
        for listing in users:
            self._users[listing.outlet.id] = listing
        self._listings.update(self._users)

    @classmethod
    def load(cls, extra: Path | None = None) -> "Outlets":
        """The reference data, with the user's file over it.

        Raises PileError naming file, line and remedy where the user's file does not fit.
        """
        ours: dict[str, Listing] = {}
        for path in sorted(DATA.glob("*.jsonl")):
            for listing in our_listings(path, ours):
                ours[listing.outlet.id] = listing
        return cls(ours.values(), read_listings(extra, ours) if extra else ())

    def __getstate__(self) -> dict[str, Any]:
        # The indexes are made again where they are needed: the automaton cannot be sent to a process.
        return {"_listings": self._listings, "_users": self._users}

    def __iter__(self) -> Iterator[Outlet]:
        for key in sorted(self._listings):
            yield self._listings[key].outlet

    def get(self, id: str) -> Outlet | None:
        listing = self._listings.get(id)
        return listing.outlet if listing else None

    def facts(self, ids: Iterable[str]) -> tuple[Outlet, ...]:
        """What is known of these outlets, in order of id; an id we do not list is left out."""
        return tuple(self._listings[id].outlet for id in sorted(set(ids)) if id in self._listings)

    def by_domain(self, url_or_domain: str) -> Outlet | None:
        """The outlet at the longest listed domain that the host is, or is under; None for anything else."""
        if not url_or_domain:
            return None
        host = host_of(url_or_domain[: 4 * LONGEST_HOST])
        while "." in host and len(host) <= LONGEST_HOST:
            if (id := self._domains.get(host)) is not None:
                return self._listings[id].outlet
            host = host.partition(".")[2]
        return None

    def named(self, name: str, language: str | None = None) -> Outlet | None:
        """The one outlet of this name, else None.

        Where several bear it, the language decides if exactly one of them is listed
        under that name in that language.
        """
        found = self.candidates(name)
        if len(found) > 1 and language:
            primary = language.partition("-")[0].lower()
            sought = folded(name)
            found = tuple(
                outlet
                for outlet in found
                if sought in map(folded, self._listings[outlet.id].aliases.get(primary, ()))
            )
        return found[0] if len(found) == 1 else None

    def candidates(self, name: str) -> tuple[Outlet, ...]:
        """Every outlet that may be meant by the name, in order of id."""
        if not name or len(name) > LONGEST_NAME:
            return ()
        found = self._asked.get(name)
        if found is None:
            if len(self._asked) >= MOST_ASKED:
                self._asked.clear()
            found = self._asked[name] = tuple(self._listings[id].outlet for id in self._bearers(name))
        return found

    def _bearers(self, name: str) -> tuple[str, ...]:
        if ids := self._names.get(folded(name), ()):
            return ids
        return next(filter(None, (self._loose_names.get(key) for key in loose_lookups(name))), ())

    def refer(self, name: str | None, url: str | None) -> OutletRef | None:
        """The outlet an article says it is from; an unknown one is kept as named, with an id made from it.

        The name is asked first (it may be a domain), then the URL, except that a page of an
        aggregator is not by the aggregator where somebody else is named.
        """
        name = (name or "").strip()
        if name and (outlet := self.named(name) or self.by_domain(name)):
            return OutletRef(outlet.id, outlet.name)
        outlet = self.by_domain(url or "")
        host = _site(url or "")
        if outlet and name and outlet.kind is OutletKind.AGGREGATOR:
            outlet, host = None, ""
        if outlet:
            return OutletRef(outlet.id, outlet.name)
        if not name:
            return OutletRef(host, host) if host else None
        return OutletRef(host or _site(name) or slug(name) or name[:LONGEST_NAME], name)

    def mentions(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """Every outlet named in `text` from `start` to `end`: whole words, the longest name from the left.

        Offsets are into `text`, in code points.
        """
        end = len(text) if end is None else min(end, len(text))
        start = max(start, 0)
        if start >= end:
            return []
        # Only the part asked for is made matchable, with what its edges need to be judged.
        shift = max(start - EDGE, 0)
        window = matchable(text[shift : end + EDGE])
        automaton, patterns = self._automaton
        hits = automaton.find_matches_as_indexes(window, overlapping=True)
        found = []
        last = start - shift
        for index, begin, stop in sorted(hits, key=lambda hit: (hit[1], -hit[2])):
            ids, weak = patterns[index]
            if begin >= last and stop <= end - shift and stands_alone(window, begin, stop, weak):
                found.append(Mention(begin + shift, stop + shift, ids, weak))
                last = stop
        return found

    @cached_property
    def _asked(self) -> dict[str, tuple[Outlet, ...]]:
        """Who bears the names asked for: reports of a pile name the same people and media."""
        return {}

    @cached_property
    def _domains(self) -> dict[str, str]:
        domains = {d: id for id, listing in self._listings.items() for d in listing.outlet.domains}
        domains.update({d: id for id, listing in self._users.items() for d in listing.outlet.domains})
        return domains

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        return self._index(lambda name: (folded(name),))

    @cached_property
    def _loose_names(self) -> dict[str, tuple[str, ...]]:
        return self._index(loose_keys)

    def _index(self, keys: Callable[[str], Iterable[str]]) -> dict[str, tuple[str, ...]]:
        bearers: dict[str, set[str]] = {}
        for id, listing in self._listings.items():
            for name in (listing.outlet.name, *listing.outlet.aliases):
                for key in keys(name):
                    bearers.setdefault(key, set()).add(id)
        bearers.pop("", None)
        return {key: self._preferred(ids) for key, ids in bearers.items()}

    def _preferred(self, ids: set[str]) -> tuple[str, ...]:
        return tuple(sorted(ids & self._users.keys() or ids))

    @cached_property
    def _automaton(self) -> "tuple[AhoCorasick, list[tuple[tuple[str, ...], bool]]]":
        from ahocorasick_rs import AhoCorasick, MatchKind

        bearers: dict[str, set[str]] = {}
        weak: set[str] = set()
        for id, listing in self._listings.items():
            for name in (listing.outlet.name, *listing.outlet.aliases):
                needs_cue = name in listing.weak or (len(name) < SHORTEST_UNSPACED and unspaced(name[0]))
                for pattern in spellings(name, needs_cue):
                    bearers.setdefault(pattern, set()).add(id)
                    if needs_cue:
                        weak.add(pattern)
        patterns = sorted(bearers)
        found = [(self._preferred(bearers[pattern]), pattern in weak) for pattern in patterns]
        return AhoCorasick(patterns, matchkind=MatchKind.Standard, store_patterns=False), found


def _site(url_or_domain: str) -> str:
    """The host without `www.` and its like, where the text names one; else ''."""
    if any(c.isspace() for c in url_or_domain.strip()):
        return ""
    host = host_of(url_or_domain)
    for door in _FRONT_DOORS:
        if host.count(".") > 1:
            host = host.removeprefix(door)
    named = "." in host and len(host) <= LONGEST_HOST and _HOST.fullmatch(host)
    return host if named else ""
