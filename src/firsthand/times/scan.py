"""A sentence as signs: each word that tells of time is one letter, any other an x."""

import re
from dataclasses import dataclass

from firsthand.reference.time_words import WORD, Meaning, TimeWords
from firsthand.times.east import unspaced
from firsthand.times.figures import Piece, figures

# What a time cannot be told without; where a sentence has none of it, it tells none.
ANCHOR = re.compile(r"[YMmDdZ0-9SPAREJlhcVHKaC?]")
# Figures, figures that by themselves are but a number, a word that may begin a phrase or is a time by itself,
# and one whose phrases tell no time.
_FIGURE, _NUMBER, _PHRASE, _IDLE = "?", "#", "!", "%"
_SPAN = re.Match.span
_SPECIAL = re.compile(r"[?#!%]")
_PUNCTUATION = {",": ",", "،": ",", "(": "(", ")": ")", "-": "-", "–": "-", "—": "|", ";": "|", ":": ".",
                ".": ".", "'": "'", "’": "'"}  # fmt: skip
# Of a century: XIX, "XVIIe"; single letters are other things.
_ROMAN = re.compile(r"([IVX]{2,5})(?:e|ème)?")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_MOST_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Scanned:
    """A sentence's words as `signs`, one letter each, with what they mean and where they stand."""

    signs: str
    meanings: list[Meaning | None]
    spans: list[tuple[int, int]]


NOTHING = Scanned("", [], [])


@dataclass(frozen=True, slots=True)
class _Head:
    """A word that phrases begin with: these, what may stand second in them, and what it means alone."""

    phrases: tuple[tuple[tuple[str, ...], Meaning], ...]
    seconds: frozenset[str]
    alone: Meaning | None


class Signs(dict[str, str]):
    """The sign of every word as written, looked up once: `?` or `#` for figures, `!` or `%` for heads."""

    __slots__ = ("folded", "heads", "meanings", "words")

    def __init__(self, words: TimeWords) -> None:
        super().__init__()
        self.words = words
        self.meanings: dict[str, Meaning | None] = {}
        self.heads: dict[str, _Head] = {}
        self.folded: dict[str, str] = {}

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_REMEMBERED:
            for remembered in (self, self.meanings, self.heads, self.folded):
                remembered.clear()
        sign = self[word] = self._sign(word)
        return sign

    def _sign(self, word: str) -> str:
        first = word[0]
        if first.isdigit():
            return _FIGURE if _may_tell(word, self.words) else _NUMBER
        if len(word) == 1 and (mark := _PUNCTUATION.get(word)):
            return mark
        if first in "IVX" and (match := _ROMAN.fullmatch(word)):
            self.meanings[word] = Meaning("o", _roman(match[1]))
            return "o"
        folded = self.folded[word] = self.words.fold(word)
        one = self.words.meaning_of(word, folded)
        if phrases := self.words.phrases.get(folded):
            seconds = frozenset(parts[1] for parts, _ in phrases)
            self.heads[word] = _Head(phrases, seconds, one)
            meant = [one, *(phrase for _, phrase in phrases)]
            return _PHRASE if any(each and ANCHOR.match(each.sign) for each in meant) else _IDLE
        self.meanings[word] = one
        return one.sign if one else "x"

    def phrase(self, written: list[str], at: int) -> tuple[Meaning | None, int]:
        """What the longest phrase from a word on means, else the word alone, and how many words it has."""
        head = self.heads.get(written[at])
        if head is None or at + 1 == len(written):
            return (head.alone if head else self.words.meaning(written[at])), 1
        second = self.folded.get(written[at + 1]) or written[at + 1].rstrip(".,")
        if second in head.seconds:
            for parts, phrase in head.phrases:
                if at + len(parts) <= len(written) and all(
                    (self.folded.get(word) or word.rstrip(".,")) == part
                    for word, part in zip(written[at + 1 :], parts[1:], strict=False)
                ):
                    return phrase, len(parts)
        return head.alone, 1


def _roman(written: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in written]
    return sum(-one if one < max(values[at + 1 :], default=0) else one for at, one in enumerate(values))


def scan(text: str, start: int, end: int, words: TimeWords, known: Signs) -> Scanned:
    """The signs of `text` from `start` to `end`; nothing where it tells no time."""
    if words.pattern is not None:
        return Scanned(*unspaced(text, start, end, words, words.pattern))
    written = WORD.findall(text, start, end)
    rough = "".join(map(known.__getitem__, written))
    if not ANCHOR.search(rough) and not (_PHRASE in rough and _phrased(written, rough, known)):
        return NOTHING
    signs: list[str] = []
    meanings: list[Meaning | None] = []
    spans: list[tuple[int, int]] = []
    places = list(map(_SPAN, WORD.finditer(text, start, end)))
    done = 0
    for special in _SPECIAL.finditer(rough):
        at = special.start()
        if at < done:
            continue
        signs.append(rough[done:at])
        meanings += map(known.meanings.get, written[done:at])
        spans += places[done:at]
        done = at + 1
        low, high = places[at]
        if rough[at] in (_FIGURE, _NUMBER):
            for one, one_low, one_high in _figure(text, written, at, low, high, words):
                signs.append(one.sign)
                meanings.append(one)
                spans.append((one_low, one_high))
            done += spans[-1][1] > high
            continue
        meaning, used = known.phrase(written, at)
        if used > 1:
            done = at + used
            high = places[done - 1][1]
            while text[high - 1] in ".,":
                high -= 1
        signs.append(meaning.sign if meaning else "x")
        meanings.append(meaning)
        spans.append((low, high))
    signs.append(rough[done:])
    meanings += map(known.meanings.get, written[done:])
    spans += places[done:]
    return Scanned("".join(signs), meanings, spans)


def _figure(text: str, written: list[str], at: int, low: int, high: int, words: TimeWords) -> list[Piece]:
    """The parts of a run of figures; with letters close behind it is an ordinal, a decade, or no year."""
    bare = written[at].rstrip("–-")
    if at + 1 == len(written) or not text[high : high + 1].isalpha() or not bare.isdigit():
        return figures(written[at], low, words)
    ending, end = words.fold(written[at + 1]), high + len(written[at + 1])
    if ending in words.decade_endings:
        if len(bare) == 4 and bare[3] == "0":
            return [(Meaning("J", bare[:3]), low, end)]
        if len(bare) == 2 and bare[1] == "0" and bare[0] >= "3":
            return [(Meaning("J", f"19{bare[0]}"), low, end)]
    if len(bare) <= 2 and ending in words.ordinal_endings:
        return [(Meaning("O", int(bare)), low, end)]
    if len(bare) == 4 and ending not in words.year_endings | words.decade_endings and len(bare) == high - low:
        return [(Meaning("n", 0), low, high)]
    return figures(written[at], low, words)


def _may_tell(written: str, words: TimeWords) -> bool:
    """Whether figures may tell a time by themselves or, as a decade, with letters close behind."""
    bare = written.rstrip("–-")
    if len(bare) in (2, 4) and bare[-1] == "0":
        return True
    return any(ANCHOR.match(one.sign) for one, _, _ in figures(written, 0, words))


def _phrased(written: list[str], rough: str, known: Signs) -> bool:
    """Whether a phrase, or a word that may begin one, tells of time where no other word does."""
    at = rough.find(_PHRASE)
    while at >= 0:
        meaning, _ = known.phrase(written, at)
        if meaning and ANCHOR.match(meaning.sign):
            return True
        at = rough.find(_PHRASE, at + 1)
    return False
