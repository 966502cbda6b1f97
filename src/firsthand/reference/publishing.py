"""The outlets known, and those that publish in a pile though nobody lists them.

A credit names them as it names any other ("wie der Ellerbote berichtet"). What they are called in the pile is
all that is known of them, so their names count as ordinary words do: beside a cue, written as they stand, but
for the endings that a language puts on a name ("Приморского листка").
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

from firsthand.model import Article, Outlet
from firsthand.reference.outlet_file import Listing
from firsthand.reference.outlet_names import LONGEST_NAME, unspaced
from firsthand.reference.outlets import Mention, Outlets

# A name has at most so many words.
MOST_WORDS = 8
# An ending changes no more than the last letters of a word, and leaves at least the first.
ENDING, STEM = 3, 4
# What is shorter than this is no name, but a mark of the site.
SHORTEST_NAME = 3
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_GAP = re.compile(r"[ \u00a0]{1,2}")
_ARTICLE = re.compile(
    r"^(?:The|Der|Die|Das|La|Le|Les|L['’]|El|Los|Las|Il|Lo|Gli|O|A|Os|As|De|Het)(?:\s+|(?<=['’]))(?=\w)"
)

Stems = tuple[str, ...]


class Publishing(Outlets):
    """The outlets known, with those that publish in a pile."""

    def __init__(self, outlets: Outlets, articles: Iterable[Article]) -> None:
        new: dict[str, Listing] = {}
        for article in articles:
            if (own := article.outlet) and outlets.get(own.id) is None and _is_name(own.name):
                new.setdefault(own.id, _listing(own.id, own.name))
        super().__init__(new.values())
        # Whatever those that are listed have ready to search with is kept: it is large, and made once.
        self._listed = outlets
        self._inflected = _by_first_stem(new)

    def __getstate__(self) -> dict[str, Any]:
        return {**super().__getstate__(), "_listed": self._listed, "_inflected": self._inflected}

    def __iter__(self) -> Iterator[Outlet]:
        return iter(sorted((*self._listed, *super().__iter__()), key=lambda outlet: outlet.id))

    def get(self, id: str) -> Outlet | None:
        return self._listed.get(id) or super().get(id)

    def facts(self, ids: Iterable[str]) -> tuple[Outlet, ...]:
        """What is known of these outlets: nothing of those that only publish here."""
        return self._listed.facts(ids)

    def by_domain(self, url_or_domain: str) -> Outlet | None:
        return self._listed.by_domain(url_or_domain)

    def candidates(self, name: str) -> tuple[Outlet, ...]:
        known = {outlet.id: outlet for outlet in (*self._listed.candidates(name), *super().candidates(name))}
        return tuple(known[id] for id in sorted(known))

    def named(self, name: str, language: str | None = None) -> Outlet | None:
        found = super().candidates(name)
        return self._listed.named(name, language) if not found else self._one(self.candidates(name))

    def mentions(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        found = self._listed.mentions(text, start, end)
        if not self._inflected and not self._listings:
            return found
        found = _apart([*found, *super().mentions(text, start, end)])
        taken = [(mention.start, mention.end) for mention in found]
        for other in self._endings(text, max(start, 0), len(text) if end is None else min(end, len(text))):
            at = bisect_left(taken, (other.start, other.end))
            before = at > 0 and taken[at - 1][1] > other.start
            if not before and (at == len(taken) or taken[at][0] >= other.end):
                found.append(other)
        return sorted(found, key=lambda mention: mention.start)

    def _one(self, found: tuple[Outlet, ...]) -> Outlet | None:
        return found[0] if len(found) == 1 else None

    def _endings(self, text: str, start: int, end: int) -> Iterator[Mention]:
        """The names that stand with an ending of their own."""
        last = start
        for word in _WORD.finditer(text, start, end):
            known = self._inflected.get(word[0][:STEM])
            if known is None or word.start() < last or not word[0][0].isupper():
                continue
            if (found := self._from(text, word, known)) and found.end <= end:
                yield found
                last = found.end

    def _from(self, text: str, first: re.Match[str], known: dict[Stems, dict[Stems, str]]) -> Mention | None:
        """The outlet whose name begins with a word of a text, the longest name first; None for none."""
        places = [(first.start(), first.end())]
        while len(places) < MOST_WORDS and (gap := _GAP.match(text, places[-1][1])):
            word = _WORD.match(text, gap.end())
            if word is None:
                break
            places.append(word.span())
        for size in range(len(places), 0, -1):
            words = tuple(text[slice(*place)] for place in places[:size])
            bearers = known.get(tuple(word[:STEM] for word in words), {})
            ids = {id for name, id in bearers.items() if all(map(one_word, words, name))}
            if len(ids) == 1:
                return Mention(places[0][0], places[size - 1][1], (ids.pop(),), True)
        return None


def _apart(found: Iterable[Mention]) -> list[Mention]:
    """None overlapping another: the first from the left, of two at one place the longer."""
    apart: list[Mention] = []
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if not apart or mention.start >= apart[-1].end:
            apart.append(mention)
    return apart


def _is_name(name: str) -> bool:
    """Whether an article's word for its outlet is written as a name is."""
    first = name[:1]
    return SHORTEST_NAME <= len(name) <= LONGEST_NAME and (
        first.isupper() or first.isalpha() != first.islower()
    )


def _listing(id: str, name: str) -> Listing:
    names = tuple(dict.fromkeys((unicodedata.normalize("NFC", name), _ARTICLE.sub("", name))))
    return Listing(Outlet(id, name, aliases=names[1:]), {}, frozenset(names))


def _by_first_stem(new: dict[str, Listing]) -> dict[str, dict[Stems, dict[Stems, str]]]:
    found: dict[str, dict[Stems, dict[Stems, str]]] = {}
    for id, listing in sorted(new.items()):
        for name in sorted(listing.weak):
            words = tuple(name.split())
            if 0 < len(words) <= MOST_WORDS and not any(map(unspaced, name)):
                stems = tuple(word[:STEM] for word in words)
                found.setdefault(stems[0], {}).setdefault(stems, {}).setdefault(words, id)
    return found


def one_word(one: str, other: str) -> bool:
    """Whether two words that begin alike differ by no more than an ending."""
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return max(len(one), len(other)) - shared <= (ENDING if shared >= STEM else 0)
