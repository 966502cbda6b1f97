"""Which outlet some words of a report name: one that publishes in the pile, or one that is listed.

A name that nobody lists is known where a report of the pile was published under it. Case endings and what
stands around the name ("the newspaper", "einem Bericht des") do not count.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from firsthand.model import Article, OutletKind
from firsthand.reference.outlets import Outlets
from firsthand.reference.publishing import STEM, one_word

# Longer words beside a quotation name a list, or have lost their punctuation.
LONGEST = 300
# A name has at most so many words, or signs where words are not set apart.
MOST_WORDS = 8
# A case changes no more than the last letters of a word, and leaves at least the first.

_ARTICLE = re.compile(
    r"^(?:The|Der|Die|Das|La|Le|Les|L['’]|El|Los|Las|Il|Lo|Gli|O|A|Os|As|De|Het)(?:\s+|(?<=['’]))(?=\w)"
)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet as some words name it: `key` is its id, or made of the name where nobody knows it."""

    key: str
    name: str


class Publishers:
    """The outlets of a pile by their names."""

    def __init__(self, articles: Mapping[str, Article], outlets: Outlets) -> None:
        self._outlets = outlets
        self._names: dict[str, str] = {}
        exact: dict[str, set[str]] = {}
        loose: dict[tuple[str, ...], set[str]] = {}
        for _, article in sorted(articles.items()):
            if article.outlet is None:
                continue
            self._names.setdefault(article.outlet.id, article.outlet.name)
            for name in (article.outlet.name, _bare(article.outlet.name)):
                exact.setdefault(_plain(name), set()).add(article.outlet.id)
                loose.setdefault(_stems(name), set()).add(article.outlet.id)
        self._exact = {name: next(iter(ids)) for name, ids in exact.items() if len(ids) == 1}
        self._loose = {stems: next(iter(ids)) for stems, ids in loose.items() if len(ids) == 1}
        # How the first word of any name may begin, down to its first letter.
        firsts = {stems[0] for stems in (*map(_stems, self._exact), *self._loose) if stems}
        self._openings = frozenset(first[:size] for first in firsts for size in range(1, STEM + 1))

    def of_id(self, outlet: str) -> Named:
        """The outlet of an id, by the name it is listed under or publishes under."""
        listed = self._outlets.get(outlet)
        return Named(outlet, listed.name if listed else self._names.get(outlet, outlet))

    def of_article(self, article: Article) -> Named | None:
        return Named(article.outlet.id, article.outlet.name) if article.outlet else None

    def credited(self, outlet: str | None, named: str) -> Named:
        """The outlet of a credit, kept as named where nobody knows it."""
        if outlet is not None:
            return self.of_id(outlet)
        known = self.within(named)
        return known or Named(f"name {_bare(_plain(named)).casefold()}", named)

    def named(self, name: str) -> Named | None:
        """The outlet of the pile that has just this name."""
        id = self._exact.get(_plain(name))
        return self.of_id(id) if id is not None else None

    def within(self, words: str) -> Named | None:
        """The one outlet that stands in some words; None where none or several do."""
        found = {named.key: named for named in self.all_within(words)}
        return next(iter(found.values())) if len(found) == 1 else None

    def all_within(self, words: str) -> list[Named]:
        """Every outlet that stands in some words, those of the pile first."""
        words = words[:LONGEST]
        found = {id: self.of_id(id) for id in self._of_the_pile(words)}
        if not found:
            for mention in self._outlets.mentions(words):
                if len(mention.outlets) == 1 and not mention.weak:
                    found[mention.outlets[0]] = self.of_id(mention.outlets[0])
        return list(found.values())

    def passes_on(self, outlet: Named) -> bool:
        """Whether the outlet only passes on what others report."""
        facts = self._outlets.get(outlet.key)
        return facts is not None and facts.kind is OutletKind.AGGREGATOR

    def _of_the_pile(self, words: str) -> list[str]:
        places = [match.span() for match in _WORD.finditer(words)]
        if _UNSPACED.search(words):
            places = [(at, at + 1) for at, sign in enumerate(words) if not sign.isspace()]
        # Where nothing has to be made plain, a name begins as the first word of its run does.
        plain, most = unicodedata.is_normalized("NFKC", words), _most(words)
        found: list[str] = []
        at = 0
        while at < len(places):
            step = 1
            start, end = places[at]
            sizes = min(most, len(places) - at)
            if plain and words[start : min(end, start + STEM)] not in self._openings:
                sizes = 0
            for size in range(sizes, 0, -1):
                run = words[start : places[at + size - 1][1]]
                id = self._exact.get(_plain(run)) or self._inflected(run)
                if id is not None:
                    found.append(id)
                    step = size
                    break
            at += step
        return found

    def _inflected(self, run: str) -> str | None:
        id = self._loose.get(_stems(run))
        if id is None:
            return None
        words = _plain(run).split()
        for name in (self._names[id], _bare(self._names[id])):
            known = _plain(name).split()
            if len(known) == len(words) and all(map(one_word, words, known)):
                return id
        return None


def _most(words: str) -> int:
    return 4 * MOST_WORDS if _UNSPACED.search(words) else MOST_WORDS


def _plain(name: str) -> str:
    """The name with its capitals: by them it is told from ordinary words."""
    return " ".join(unicodedata.normalize("NFKC", name[:LONGEST]).split())


def _bare(name: str) -> str:
    """The name without the article it is listed with: "La Gazette" is "Gazette" in other sentences."""
    return _ARTICLE.sub("", name)


def _stems(name: str) -> tuple[str, ...]:
    return tuple(word[:STEM] for word in _plain(name).split())


def names_of(found: Iterable[Named]) -> str:
    """`A and B`, in order of name."""
    return " and ".join(sorted(named.name for named in found))
