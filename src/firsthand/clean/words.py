"""Furniture told word by word: what a page says about itself is said in few words, in any order.

`Share this article`, `Artikel teilen` and `Diesen Beitrag jetzt weiterleiten` are one pattern: words for
what a reader does or a page offers (`strong`, each with its kind), words for what is offered (`weak`), words
that speak to the reader (`address`) and small words between them. A line made of such words alone is the
page's; so is a longer one that addresses the reader and is mostly made of them. The words are data: `words`
in `reference/noise/<language>.json`, an entry that ends in `*` standing for all that begin like it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, MatchKind

from firsthand.model import NoiseKind

# Of several kinds in one line the first of these names it: "Read all comments" is about comments.
_ORDER = (
    NoiseKind.COMMENTS,
    NoiseKind.ADVERT,
    NoiseKind.SHARE,
    NoiseKind.OTHER,
    NoiseKind.TAG,
    NoiseKind.CREDIT,
    NoiseKind.RELATED,
    NoiseKind.NAVIGATION,
    NoiseKind.DATE,
)
_RANK = {kind: at for at, kind in enumerate(_ORDER)}
_WEAK, _ADDRESS, _SMALL = _COUNTED = ("weak", "address", "small")
# A stem shorter than this begins too many words.
SHORTEST_STEM = 3
# An entry of words that run together is as short as a syllable; what no entry covers may be so much.
COVERED_UNSPACED = 0.8
MOST_REMEMBERED = 50_000
_PROCLITICS = ("وال", "بال", "ال", "و", "ب", "ل")


@dataclass(frozen=True, slots=True)
class Reading:
    """How much of a line the words explain. `covered` is the share of it; counts are of words."""

    kind: NoiseKind | None
    strong: int
    weak: int
    address: int
    covered: float
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language with the English ones; `search` serves scripts without spaces."""

    exact: Mapping[str, str]
    stems: Mapping[str, str]
    arabic: bool = False
    search: AhoCorasick | None = None
    classes: tuple[str, ...] = ()
    # Words looked up before, most of all the small ones of every line.
    known: dict[str, str | None] = field(default_factory=dict, compare=False, repr=False)

    def read(self, key: str) -> Reading:
        """Read a line's words, parted by spaces and without case."""
        return self._run_together(key) if self.search is not None else self._parted(key)

    def _parted(self, key: str) -> Reading:
        said = key.split()
        known = self.known
        if len(known) > MOST_REMEMBERED:
            known.clear()
        for word in said:
            if word not in known:
                known[word] = self._class(word)
        found = [known[word] for word in said]
        unknown = tuple(word for word, is_ in zip(said, found, strict=True) if is_ is None)
        covered = 1 - len(unknown) / len(said) if said else 0.0
        return _reading((is_ for is_ in found if is_), covered, unknown)

    def _class(self, word: str) -> str | None:
        if found := self.exact.get(word):
            return found
        for end in range(len(word), SHORTEST_STEM - 1, -1):
            if found := self.stems.get(word[:end]):
                return found
        if self.arabic:
            for clitic in _PROCLITICS:
                if word.startswith(clitic) and (found := self.exact.get(word[len(clitic) :])):
                    return found
        return None

    def _run_together(self, key: str) -> Reading:
        assert self.search is not None
        length = sum(not c.isspace() and c != "0" for c in key)
        classes, covered = [], 0
        for pattern, start, end in self.search.find_matches_as_indexes(key):
            classes.append(self.classes[pattern])
            covered += end - start - key.count(" ", start, end)
        return _reading(classes, min(1.0, covered / length) if length else 0.0, ())


def _reading(classes: Iterable[str], covered: float, unknown: tuple[str, ...]) -> Reading:
    kinds, counts = [], {_WEAK: 0, _ADDRESS: 0, _SMALL: 0}
    for name in classes:
        if name in counts:
            counts[name] += 1
        else:
            kinds.append(NoiseKind(name))
    kind = min(kinds, key=lambda kind: _RANK[kind]) if kinds else None
    return Reading(kind, len(kinds), counts[_WEAK], counts[_ADDRESS], covered, unknown)


def wordbook(tables: Iterable[Mapping[str, list[str]]], unspaced: bool, arabic: bool) -> Words:
    """Build the words of languages, given as `tokens` has them; the first to name a word decides its class.

    A letter alone is never strong: the `e` of `e-mail` is an "and" elsewhere.
    """
    exact: dict[str, str] = {"0": _SMALL}
    stems: dict[str, str] = {}
    for table in tables:
        for name in sorted(table, key=_rank):
            for entry in table[name]:
                word = entry.removesuffix("*")
                if unspaced or len(word) > 1 or name in _COUNTED:
                    (stems if entry.endswith("*") else exact).setdefault(word, name)
    if not unspaced:
        return Words(exact, stems, arabic)
    every = {word: name for word, name in (exact | stems).items() if word != "0"}
    search = AhoCorasick(list(every), matchkind=MatchKind.LeftmostLongest)
    return Words({}, {}, search=search, classes=tuple(every.values()))


def _rank(name: str) -> int:
    """Speaking to the reader outranks all, kinds outrank the weak and small."""
    if name == _ADDRESS:
        return -1
    return {_WEAK: 50, _SMALL: 60}.get(name) or _RANK[NoiseKind(name)]
