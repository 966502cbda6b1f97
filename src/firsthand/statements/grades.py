"""Whether one wording is stronger than another: more certain, of more, or said with a sharper verb."""

from dataclasses import dataclass
from functools import lru_cache

from firsthand.model import Passage
from firsthand.reference.strength_words import MIDDLE, OPEN_SCALES, strength_words
from firsthand.statements.units import Unit

# Scales of verbs of saying, which the introducing verb is looked up on.
_OF_SAYING = ("blame", "ask", "claim", "deny")
_OF_CONTENT = ("will", "blame", "bad")

# How strong (0 to 2), and where the word stands that says so.
Level = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Stronger:
    """The second wording is `more` than the first, or less; the words that say so, where there are any."""

    more: bool
    scale: str
    left: Passage | None
    right: Passage | None


Span = tuple[int, int]


def stronger(
    one: Unit, other: Unit, span: Span | None = None, other_span: Span | None = None
) -> Stronger | None:
    """Which way the second differs; None where they do not, where scales disagree or a language has none.

    `span` and `other_span` are the parts of the texts that answer to each other, all of them where not given.
    """
    if strength_words(one.language) is None or strength_words(other.language) is None:
        return None
    if one.text == other.text and _cue(one) == _cue(other):
        return None
    found = [*_content(one, other, span or (0, len(one.text)), other_span or (0, len(other.text)))]
    found += _cues(one, other)
    if not found or len({step.more for step in found}) > 1:
        return None
    return found[0]


def _content(one: Unit, other: Unit, span: Span, other_span: Span) -> list[Stronger]:
    levels = _levels(one.text[slice(*span)], one.language)
    levels_too = _levels(other.text[slice(*other_span)], other.language)
    found = []
    across = one.language != other.language
    for scale in (*OPEN_SCALES, *_OF_CONTENT):
        left, right = levels.get(scale), levels_too.get(scale)
        if scale not in OPEN_SCALES and (left is None or right is None or across):
            continue
        before = left[0] if left else MIDDLE
        after = right[0] if right else MIDDLE
        if before == after or (across and (scale == "much" or min(before, after) == MIDDLE)):
            # "Surely" has words in other languages that say other things too; "perhaps" has not.
            continue
        sides = _at(one.passage, left, span[0]), _at(other.passage, right, other_span[0])
        found.append(Stronger(after > before, scale, *sides))
    return found


def _cues(one: Unit, other: Unit) -> list[Stronger]:
    if one.cue is None or other.cue is None or _is_said(one, one.cue) or _is_said(other, other.cue):
        return []
    levels, levels_too = _levels(one.cue.text, one.language), _levels(other.cue.text, other.language)
    found = []
    for scale in _OF_SAYING:
        if scale == "claim" and one.language != other.language:
            # "Said" has no one translation.
            continue
        left, right = levels.get(scale), levels_too.get(scale)
        if left is not None and right is not None and left[0] != right[0]:
            found.append(Stronger(right[0] > left[0], scale, _at(one.cue, left), _at(other.cue, right)))
    return found


def _is_said(unit: Unit, cue: Passage) -> bool:
    """Whether the cue is a word of what was said, and introduces nothing."""
    at = cue.start - unit.passage.start
    return 0 <= at < len(unit.text) and unit.text[at : at + len(cue.text)] == cue.text


@lru_cache(maxsize=1 << 14)
def _levels(text: str, language: str | None) -> dict[str, Level]:
    """How strong a text is on each scale that it has a word of."""
    known = strength_words(language)
    scales = (*OPEN_SCALES, *_OF_CONTENT, *_OF_SAYING)
    found = {scale: known.level(scale, text) for scale in dict.fromkeys(scales)} if known else {}
    return {scale: level for scale, level in found.items() if level is not None}


def _cue(unit: Unit) -> str | None:
    return unit.cue.text if unit.cue else None


def _at(passage: Passage, level: Level | None, behind: int = 0) -> Passage | None:
    """The word of a level; folding may have moved it, and then the whole passage is shown."""
    if level is None:
        return None
    start, end = level[1] + behind, level[2] + behind
    if len(passage.text.casefold()) != len(passage.text):
        return passage
    return Passage(passage.article, passage.start + start, passage.start + end, passage.text[start:end])
