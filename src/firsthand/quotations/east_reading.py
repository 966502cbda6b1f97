"""A text made ready for Japanese, Chinese, Korean and Thai: its quotation marks masked, its cues found.

What stands in marks is hidden, character for character, so that the words around it can be read with
expressions that never look into it and places stay those of the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from firsthand.quotations.east_speakers import Speakers
from firsthand.quotations.found import Span
from firsthand.reference.quotation_cues_east import EastBook, Takes, east_book
from firsthand.tokens import encodable

# What hides a quotation; two that touch get different signs.
HIDDEN = "\ue000\ue001"
# One longer is no quotation but a mark that nobody closed.
LONGEST_QUOTE = 2000
# A sentence with a long quotation in it; what is longer is read in pieces.
LONGEST_UNIT = 5000
# No sentence has more cues; what has is a list, or spam.
MOST_HITS = 24
# A phrase between a speaker and his words is never longer.
MOST_ASIDES = 6
# In Korean a straight mark may close a curly one, and the other way round.
_QUOTED = re.compile(
    r"「(?:[^「」]++|「[^「」]*+」)*+」|『(?:[^『』]++|『[^『』]*+』)*+』"
    r"|“[^“”]++(?:(?<=\n)“[^“”]++)*+”|“[^“”\"\n]++\"|‘[^‘’\n]++(?:(?<=[A-Za-z])’[^‘’\n]++)*+’"
    r"|\"[^\"“”\n]++[\"”]|\"[^\"\n]++\"|(?<!\w)'[^'\n]++'|«[^«»]++»|〝[^〝〟]++〟"
)
_OWN_MARKS = re.compile(r"[\ue000\ue001]")
_END = "。．.！？!?｡，、,；;"


class Hit(NamedTuple):
    """A cue at `start` to `end`; `reach` is where what it hangs on ends, a comma included."""

    start: int
    end: int
    reach: int
    takes: Takes


class Lexicon:
    """The cues of one language in one automaton, and the expressions that its book gives."""

    def __init__(self, book: EastBook) -> None:
        self.book = book
        self.speakers = Speakers(book)
        self.simplified = str.maketrans(*book.traditional) if book.traditional else {}
        forms: dict[str, Takes] = {}
        for cue in book.cues:
            for form in cue.forms:
                forms.setdefault(form, cue.takes)
        self._takes = tuple(forms.values())
        self._lengths = tuple(len(form.rstrip("、。，：:")) for form in forms)
        self._automaton = AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest)

    def hits(self, masked: str) -> list[Hit]:
        """The cues of a text outside quotation marks, in order, none overlapping another."""
        return [
            Hit(start, start + self._lengths[index], end, self._takes[index])
            for index, start, end in self._automaton.find_matches_as_indexes(encodable(masked))
            if self._takes[index] is not Takes.NOTHING
        ]


@lru_cache(maxsize=4)
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language (BCP 47), None where it is none of the four."""
    book = east_book(language)
    return Lexicon(book) if book else None


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, the same with its quotations hidden, where these are, and its cues."""

    text: str
    masked: str
    quotes: tuple[Span, ...]
    hits: tuple[Hit, ...]


class Unit(NamedTuple):
    """One sentence with the quotations that run over its end; its quotes and cues, in order."""

    start: int
    end: int
    quotes: tuple[Span, ...]
    hits: tuple[Hit, ...]


def reading(text: str, words: Lexicon) -> Reading:
    """Hide what stands in marks, and find the cues in what is left."""
    masked = _OWN_MARKS.sub(" ", text)
    quotes = [m.span() for m in _QUOTED.finditer(masked) if 3 <= m.end() - m.start() <= LONGEST_QUOTE]
    pieces: list[str] = []
    at = 0
    for number, (start, end) in enumerate(quotes):
        pieces += (masked[at:start], HIDDEN[number % 2] * (end - start))
        at = end
    pieces.append(masked[at:])
    masked = "".join(pieces)
    if words.simplified:
        masked = masked.translate(words.simplified)
    return Reading(text, masked, tuple(quotes), tuple(words.hits(masked)))


def units(read: Reading, sentences: Sequence[Span]) -> Iterator[Unit]:
    """The sentences, those that one quotation spans joined, each with its quotations and cues."""
    quote = hit = 0
    for start, end in _joined(read.quotes, sentences):
        while quote < len(read.quotes) and read.quotes[quote][0] < start:
            quote += 1
        first_quote = quote
        while quote < len(read.quotes) and read.quotes[quote][1] <= end:
            quote += 1
        while hit < len(read.hits) and read.hits[hit].start < start:
            hit += 1
        first_hit = hit
        while hit < len(read.hits) and read.hits[hit].end <= end:
            hit += 1
        yield Unit(
            start, end, read.quotes[first_quote:quote], read.hits[first_hit : min(hit, first_hit + MOST_HITS)]
        )


def _joined(quotes: Sequence[Span], sentences: Sequence[Span]) -> Iterator[Span]:
    at = quote = 0
    begun = -1
    while at < len(sentences):
        start, end = sentences[at]
        start = begun if begun >= 0 else start
        begun = -1
        at += 1
        while at < len(sentences) and sentences[at][1] - start <= LONGEST_UNIT:
            while quote < len(quotes) and quotes[quote][1] <= end:
                quote += 1
            if quote == len(quotes) or quotes[quote][0] >= end:
                break
            if quotes[quote][0] == end - 1 and end - 1 > start:  # the mark opens the next sentence
                end = begun = end - 1
                break
            end = sentences[at][1]
            at += 1
        yield start, end


def end_of_words(text: str, start: int, end: int) -> int:
    """The end of what is said in `start` to `end`: without stops and commas that stand outside marks."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in _END):
        end -= 1
    return end


def lone_quote(read: Reading, unit: Unit) -> Span | None:
    """The quotation that a sentence consists of, None where it says anything else."""
    if not unit.quotes:
        return None
    start, end = unit.quotes[-1]
    alone = not read.masked[unit.start : start].strip() and end_of_words(read.text, end, unit.end) == end
    return (start, end) if alone else None


def next_quote(read: Reading, end: int) -> Span | None:
    """The quotation that begins right after `end`, None where something else does."""
    at = bisect_left(read.quotes, (end, end))
    if at == len(read.quotes) or read.masked[end : read.quotes[at][0]].strip():
        return None
    return read.quotes[at]


def either(words: Iterable[str]) -> str:
    """An expression for one of the words, the longest first."""
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))) or r"(?!)"
