"""What follows a comma behind words and is the reporter's again: ", according to", ", she said"."""

from firsthand.quotations.bits import ADVERB, AUXILIARY, MARK, OPENS, PREPOSITION, PRONOUN, QUOTED
from firsthand.quotations.complements import complement
from firsthand.quotations.cues import Cue
from firsthand.quotations.reading import Reading

# The verb of a clause that goes on for the reporter follows within so many words.
SUBJECT_WITHIN = 9


def closes_before(reading: Reading, comma: int, later: Cue | None, clause: bool) -> bool:
    """Whether words that somebody said end at a comma as a frame or a contrast of the reporter follows."""
    low = reading.words[comma + 1].low if comma + 1 < reading.end else ""
    for phrase, place in reading.grammar.frames.get(low, ()):
        if place == "before" and reading.follow(comma + 1, phrase):
            return True
    if later is not None and _closes_with(reading, comma, later):
        return True
    return clause and low in reading.grammar.book.contrasts and _has_own_subject(reading, comma + 2)


def _closes_with(reading: Reading, comma: int, later: Cue) -> bool:
    """Whether a speaker and his verb, with nothing said behind it, close it: ", it said on Friday"."""
    if not later.takes & {"clause", "quote"} or later.passive or later.gerund or later.infinitive:
        return False
    inverted = later.head == comma + 1
    if not inverted:
        phrase = reading.before(later.head)
        if phrase is None or phrase[0] != comma + 1:
            return False
    right = complement(reading, later.end, later.takes, not inverted, True)
    if right.kind == "clause":
        return right.via is not None and not reading.tags(right.start) & OPENS
    return right.kind == "" and (not inverted or right.subject is not None)


def _has_own_subject(reading: Reading, at: int) -> bool:
    """Whether a clause about somebody else begins there: "but [engineers] disagreed"."""
    opening = reading.tags(at)
    if at >= reading.end or opening & (PRONOUN | PREPOSITION | ADVERB | AUXILIARY | MARK | QUOTED):
        return False
    if reading.grammar.gerund.match(reading.words[at].low):
        return False
    return reading.finite_in(at + 1, at + SUBJECT_WITHIN)
