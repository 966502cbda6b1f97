"""Events that a report places itself by: it looks forward to a summit, or tells what was done there.

An event counts with the place that stands beside it ("the summit in Lithuania", "the Vilnius summit"). It
lies ahead where something is to be before it, or is to happen there in a month or year that is named; it has
begun where something was done at or after it, or where it is said to be on. What is neither, or both, tells
nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from firsthand.model import Body, Passage
from firsthand.names.places import ORGANISATION, UNSPACED, Gazetteer, gazetteer
from firsthand.reference.event_words import EVENT, EventWords, event_words, word_start
from firsthand.times import Time
from firsthand.tokens import encodable, folded

# A report says what it is about long before this; the bounds are for hostile input.
MOST_CHARACTERS = 30_000
MOST_ANCHORS = 12
MOST_CLAUSE = 400
# How far from the event its place may stand, and the word that says before or at.
REACH_BEHIND, REACH_BEFORE = 36, 28
WORDS_BETWEEN = 4
SIGNS_BETWEEN = 12
# Behind the event stands what other languages put before it: "seçimlerinden önce", "サミットの前に".
_BEHIND = frozenset({"tr", "ja", "ko", "zh", "hu"})
_DIVIDES = re.compile(r"[,;:–—。，；：、؛،]")
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_])*")
_MONTH_OR_YEAR = re.compile(r"(?:\d{4}|XXXX)(?:-(?:\d{2}|Q\d|H\d|[A-Z]{2}|W\d{2}))?")


class Phase(StrEnum):
    AHEAD = "ahead"
    BEGUN = "begun"


@dataclass(frozen=True, slots=True)
class Anchor:
    """An event of a report: its kind, where it is said to be, and whether it lies ahead or has begun."""

    kind: str
    places: frozenset[str]
    phase: Phase
    passage: Passage
    words: Passage


def anchors(body: Body, told: Sequence[Time]) -> tuple[Anchor, ...]:
    """The events by which a report places itself, in order; `told` are its times, in order."""
    article = body.article
    language = (article.language or "").partition("-")[0].lower() or None
    words = event_words(language)
    places = gazetteer(language) if language else None
    if words is None or places is None:
        return ()
    text = article.text[:MOST_CHARACTERS]
    found: list[Anchor] = []
    starts = [start for start, _ in body.sentences]
    kind_before: tuple[int, str] | None = None
    for match in _nouns(text, words):
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or match.end() > body.sentences[at][1]:
            continue
        kind = match.lastgroup or EVENT
        if kind == EVENT:  # "the event": the one named before it in the sentence
            if kind_before is None or kind_before[0] != at:
                continue
            kind = kind_before[1]
        kind_before = at, kind
        clause, behind = _clauses(text, *body.sentences[at], match.start(), match.end(), words)
        one = _Event(text, clause, behind, match.span(), words, places)
        where = one.where()
        phase = one.phase(told) if where else None
        if phase is not None:
            found.append(Anchor(kind, where, phase, article.passage(*clause), article.passage(*match.span())))
            if len(found) == MOST_ANCHORS:
                break
    return tuple(found)


def _nouns(text: str, words: EventWords) -> Iterator[re.Match[str]]:
    reached = 0
    for _, start, _ in words.stems.find_matches_as_indexes(encodable(folded(text))):
        if start < reached:
            continue
        match = words.nouns.match(text, word_start(text, start, words.language))
        if match is not None and match.end() > start:
            reached = match.end()
            yield match


def _clauses(
    text: str, start: int, end: int, low: int, high: int, words: EventWords
) -> tuple[tuple[int, int], tuple[int, int]]:
    """The clause of the event, between marks or "and", and the clause behind it."""
    first, last = max(start, low - MOST_CLAUSE), min(end, high + MOST_CLAUSE)
    cuts = [match.span() for match in _DIVIDES.finditer(text, first, last)]
    if words.joins is not None:
        cuts = sorted([*cuts, *(match.span() for match in words.joins.finditer(text, first, last))])
    before = [cut for cut in cuts if cut[1] <= low]
    behind = [cut for cut in cuts if cut[0] >= high]
    begin = before[-1][1] if before else first
    stop = behind[0][0] if behind else last
    while begin < low and text[begin].isspace():
        begin += 1
    while stop > high and text[stop - 1].isspace():
        stop -= 1
    return (begin, stop), (behind[0][1] if behind else last, behind[1][0] if len(behind) > 1 else last)


def _in(pattern: re.Pattern[str], text: str, low: int, high: int) -> bool:
    return pattern.search(text, low, high) is not None


@dataclass(frozen=True, slots=True)
class _Event:
    text: str
    clause: tuple[int, int]
    behind: tuple[int, int]
    noun: tuple[int, int]
    words: EventWords
    known: Gazetteer

    def where(self) -> frozenset[str]:
        """The places beside the event, within its clause."""
        low = max(self.clause[0], self.noun[0] - REACH_BEFORE)
        high = min(self.clause[1], self.noun[1] + REACH_BEHIND)
        return frozenset(code for code in self._places(low, high) if not code.startswith(ORGANISATION))

    def _places(self, low: int, high: int) -> Iterable[str]:
        text, known = self.text, self.known
        if known.language in UNSPACED:
            return [code for _, _, code in known.running(text[low:high])]
        return self._spaced(low, high)

    def _spaced(self, low: int, high: int) -> Iterator[str]:
        text, known = self.text, self.known
        if low > self.clause[0]:  # not amid a word
            low = next((m.end() for m in re.compile(r"\W").finditer(text, low, self.noun[0])), low)
        for match in _WORD.finditer(text, low, high):
            word = match.group()
            code = known.acronyms.get(word) or known.place(word.casefold(), small=word[0].islower())
            if code is not None:
                yield code

    def phase(self, told: Sequence[Time]) -> Phase | None:
        if self.words.underway.search(self.text, *self.clause):
            return Phase.BEGUN
        did, will = self._tense(*self.clause)
        if not did and not will:  # "At the summit in Lithuania, they signed"
            did, will = self._tense(*self.behind)
        if will and not did and (self._beside(self.words.before) or self._dated(told)):
            return Phase.AHEAD
        if did and not will and not self._beside(self.words.before) and self._beside(self.words.at):
            return Phase.BEGUN
        return None

    def _tense(self, low: int, high: int) -> tuple[bool, bool]:
        return _in(self.words.did, self.text, low, high), _in(self.words.will, self.text, low, high)

    def _beside(self, pattern: re.Pattern[str]) -> bool:
        """Whether such a word stands within a few words of the event."""
        low, high = self.noun
        for match in pattern.finditer(self.text, *self.clause):
            if match.end() <= low and self._near(match.end(), low):
                return True
            if self.words.language in _BEHIND and match.end() > high and self._near(high, match.start()):
                return True
            if match.start() >= low and match.end() <= high:  # the case of the word says it
                return True
        return False

    def _near(self, low: int, high: int) -> bool:
        if self.words.language in UNSPACED:
            return high - low <= SIGNS_BETWEEN
        return high - low < 60 and len(self.text[low:high].split()) <= WORDS_BETWEEN

    def _dated(self, told: Sequence[Time]) -> bool:
        """Whether the clause names a month or a year, and not a day: that may be the day it is told on."""
        low, high = self.clause
        return _in(self.words.later, self.text, low, high) or any(
            low <= time.start < high and time.value is not None and _MONTH_OR_YEAR.fullmatch(time.value)
            for time in told
        )
