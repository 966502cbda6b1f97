"""Whether one wording is stronger than another: more certain, of more, or said with a sharper verb."""

from dataclasses import dataclass

from firsthand.model import Passage
from firsthand.reference.strength_words import MIDDLE, OPEN_SCALES, StrengthWords, strength_words
from firsthand.statements.units import Unit

# Scales of verbs of saying, which the introducing verb is looked up on.
_OF_SAYING = ("blame", "ask", "claim", "deny")
_OF_CONTENT = ("will", "blame", "bad")


@dataclass(frozen=True, slots=True)
class Stronger:
    """The second wording is `more` than the first, or less; the words that say so, where there are any."""

    more: bool
    scale: str
    left: Passage | None
    right: Passage | None


def stronger(one: Unit, other: Unit) -> Stronger | None:
    """Which way the second differs; None where they do not, where scales disagree or a language has none."""
    known, known_too = strength_words(one.language), strength_words(other.language)
    if known is None or known_too is None:
        return None
    found = [*_content(one, other, known, known_too), *_cues(one, other, known, known_too)]
    if not found or len({step.more for step in found}) > 1:
        return None
    return found[0]


def _content(one: Unit, other: Unit, known: StrengthWords, known_too: StrengthWords) -> list[Stronger]:
    found = []
    across = one.language != other.language
    for scale in (*OPEN_SCALES, *_OF_CONTENT):
        left, right = known.level(scale, one.text), known_too.level(scale, other.text)
        if scale not in OPEN_SCALES and (left is None or right is None or across):
            continue
        before = left[0] if left else MIDDLE
        after = right[0] if right else MIDDLE
        if before == after or (across and scale == "much"):
            continue
        found.append(Stronger(after > before, scale, _at(one.passage, left), _at(other.passage, right)))
    return found


def _cues(one: Unit, other: Unit, known: StrengthWords, known_too: StrengthWords) -> list[Stronger]:
    if one.cue is None or other.cue is None:
        return []
    found = []
    for scale in _OF_SAYING:
        if scale == "claim" and one.language != other.language:
            # "Said" has no one translation.
            continue
        left, right = known.level(scale, one.cue.text), known_too.level(scale, other.cue.text)
        if left is not None and right is not None and left[0] != right[0]:
            found.append(Stronger(right[0] > left[0], scale, _at(one.cue, left), _at(other.cue, right)))
    return found


def _at(passage: Passage, level: tuple[int, int, int] | None) -> Passage | None:
    """The word of a level; folding may have moved it, and then the whole passage is shown."""
    if level is None:
        return None
    _, start, end = level
    if len(passage.text.casefold()) != len(passage.text):
        return passage
    return Passage(passage.article, passage.start + start, passage.start + end, passage.text[start:end])
