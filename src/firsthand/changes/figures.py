"""Numbers that differ between two passages: whether both can be right, and whether a count has grown."""

from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz

from firsthand.changes.places import Places
from firsthand.claim import Hedge
from firsthand.model import Passage
from firsthand.values import Fate, Number, Verdict, agree, values

# Characters of a sentence that numbers are read in.
LONGEST = 1_000
# Two sentences of one language that are less alike (0 to 100) may tell of two things.
ONE_SENTENCE = 85


@lru_cache(maxsize=4096)
def numbers_in(text: str, language: str | None) -> tuple[Number, ...]:
    """The numbers of one sentence, in order."""
    text = text[:LONGEST]
    return values(text, language, [(0, len(text))])


def number_at(words: Passage, sentence: Passage, places: Places) -> Number | None:
    """The number that words of a sentence are, None where they are none or a part of a range."""
    start, end = words.start - sentence.start, words.end - sentence.start
    for number in numbers_in(sentence.text, places.language(sentence)):
        if number.start < end and start < number.end:
            return number
    return None


def may_both_be(
    left: Passage, right: Passage, left_sentence: Passage, right_sentence: Passage, places: Places
) -> bool:
    """Whether two numbers of aligned sentences are one value: rounded, converted, or only hedged by one."""
    one = number_at(left, left_sentence, places)
    other = number_at(right, right_sentence, places)
    loose = places.language(left) == places.language(right) and (
        fuzz.ratio(left_sentence.text[:LONGEST], right_sentence.text[:LONGEST]) < ONE_SENTENCE
    )
    if one is None or other is None:
        # A number that only one of the two is read as may be of anything.
        return loose
    if one.hedge is other.hedge:
        # Of two bounds, as of two numbers, a copy has the same.
        one, other = (replace(number, hedge=Hedge.EXACT) for number in (one, other))
    if loose:
        return agree(one, other).verdict is not Verdict.DIFFERS
    return agree(one, other, same_thing=True).verdict in (Verdict.SAME, Verdict.ROUNDED)


def moved_on(earlier: Number | None, later: Number | None) -> bool:
    """Whether a later count of people may be news: more dead, hurt, held or displaced; any of missing."""
    if earlier is not None and later is not None and earlier.fate is later.fate is Fate.MISSING:
        return True
    return risen(earlier, later)


def risen(earlier: Number | None, later: Number | None) -> bool:
    """Whether both count dead, hurt, missing, held or displaced, and the later more: such counts grow."""
    if earlier is None or later is None or later.low <= earlier.high:
        return False
    return earlier.fate is not None and earlier.fate is later.fate
