"""The words of a stretch of text, each with what it may be; a quotation in marks is one word."""

from collections.abc import Sequence
from typing import NamedTuple

from firsthand.quotations.bits import QUOTED
from firsthand.quotations.grammar import Grammar

# A sentence of a report has some 25 words; what is longer is read in pieces of this many characters.
LONGEST_UNIT = 3_000
# Sentences that one quotation runs through are read together, up to this length.
LONGEST_JOINED = 6_000

_STOPS = frozenset(",.!?…")
# A word made without the call that names its fields: a pile has millions.
_new = tuple.__new__


class Word(NamedTuple):
    """Characters `start` to `end`; `low` is the word in lower case, `tags` what it may be."""

    start: int
    end: int
    low: str
    tags: int


class Unit(NamedTuple):
    """Characters `start` to `end`: sentences that belong together, and the quotations in marks inside."""

    start: int
    end: int
    quoted: tuple[tuple[int, int], ...]


def units(text: str, sentences: Sequence[tuple[int, int]], quoted: Sequence[tuple[int, int]]) -> list[Unit]:
    """The sentences in order, those that a quotation runs through joined; `quoted` in order."""
    found: list[Unit] = []
    at = 0
    start = end = -1
    for first, last in sentences:
        if start >= 0 and first < end and last - start <= LONGEST_JOINED:
            end = max(end, last)
        else:
            if start >= 0:
                found += _pieces(text, start, min(end, first), quoted)
            start, end = first, last
        while at < len(quoted) and quoted[at][1] <= start:
            at += 1
        ahead = at
        while ahead < len(quoted) and quoted[ahead][0] < end:
            end = max(end, quoted[ahead][1])
            ahead += 1
    if start >= 0:
        found += _pieces(text, start, end, quoted)
    return found


def _pieces(text: str, start: int, end: int, quoted: Sequence[tuple[int, int]]) -> list[Unit]:
    from bisect import bisect_left

    pieces = []
    while start < end:
        stop = end
        if end - start > LONGEST_JOINED:
            cut = text.rfind(" ", start + LONGEST_UNIT // 2, start + LONGEST_UNIT)
            stop = cut + 1 if cut > 0 else start + LONGEST_UNIT
        low = bisect_left(quoted, (start, 0))
        inside = []
        while low < len(quoted) and quoted[low][1] <= stop:
            inside.append(quoted[low])
            low += 1
        pieces.append(Unit(start, stop, tuple(inside)))
        start = stop
    return pieces


def words(text: str, unit: Unit, grammar: Grammar) -> list[Word]:
    """The words and marks of a unit in order."""
    found: list[Word] = []
    place = unit.start
    for start, end in unit.quoted:
        _scan(text, place, start, grammar, found)
        # Words in marks that end with a stop or a comma are an utterance and no name.
        stopped = text[end - 2 : end - 1] in _STOPS or text[end - 3 : end - 2] in _STOPS
        if grammar.book.clitics:
            # and where nouns have no capitals, what begins without one: "accusé de « jouer »"
            stopped = stopped or text[start + 1 : end].lstrip()[:1].islower()
        found.append(Word(start, end, "“.”" if stopped else "“”", QUOTED))
        place = end
    _scan(text, place, unit.end, grammar, found)
    return found


def _scan(text: str, start: int, end: int, grammar: Grammar, found: list[Word]) -> None:
    known = grammar.tokens
    for match in grammar.token.finditer(text, start, end):
        skipped, low, tags = known[match[0]]
        first, last = match.span()
        found.append(_new(Word, (first + skipped, last, low, tags)))
