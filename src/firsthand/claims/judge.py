"""Whether two clauses claim the same: a pure function of the two.

They do where they say the same of the same thing: mostly the same telling words and nearly the same meaning,
and no value, name, time or manner that speaks against it. Where all else is the same and one of these differs
they are opposite: both are about one thing, and cannot both be right. What differs in a way that no rule
vouches for makes them related, and no more.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from firsthand.claims import differing
from firsthand.claims.differing import Moment, Numbers
from firsthand.claims.reading import Reading
from firsthand.encode import UNIT_LENGTH
from firsthand.encode.strength import expected
from firsthand.model import Differs, Modality, Polarity

# Tuned on the `tune` parts of evals/claims and on the training queries of claims-en.
# Of one language: what likeness (cosine) and the shared telling words (Dice, by weight) count for.
MEANING, WORDS = 0.2, 0.8
SAME, SAME_UNSPACED = 0.7, 0.62
LEAST_ALIKE = 0.6
# Nearly the same meaning makes up for some other words.
MEANT_ALIKE, SAME_MEANT = 0.76, 0.64
OPPOSITE = 0.6
# ... and where only one tells a number, so much more.
MORE_TOLD = 0.06
# Another number or day of one thing.
VALUE, VALUE_UNSPACED = 0.75, 0.68
COPY = 0.9
# A plan told as a fact, and a name for a name, are certain only where all else is the same.
ALL_ELSE = 0.85
# A negation is of the whole where neither side says much more than the other.
NEARLY_AS_LONG = 1.4
LEAST_ALIKE_OPPOSITE = 0.5
# Whatever the likeness: the words that both have say so much.
LEAST_SHARED = 18
# ... and so much of what they say beside names (Dice again): two reports of one person tell many things.
LEAST_PLAIN = 0.45
# Of two languages, as a part of how alike a sentence and its translation are.
SAME_ACROSS = 0.78
SAME_ACROSS_MORE_TOLD = 0.88
SAME_ACROSS_ANSWERED = 0.64  # all numbers of both sides are answered
OPPOSITE_ACROSS = 0.75
OPPOSITE_NUMBER_ACROSS = 0.88
# ... and where a translated run lays them side by side: two reports of one event may be taken for one.
SAME_ALIGNED = 0.6
LEAST_ALIKE_ACROSS = 0.3
UNMEASURED = 0.5
# About the same thing, but another claim.
RELATED = 0.25
RELATED_ACROSS = 0.35
RELATED_UNNAMED = 0.5  # where each side names something, and nothing that both do
# One side says so much more that the other is but a part of it.
MUCH_LONGER = 2.5
# Letters of English that one sign of a language stands for, roughly.
_UNSPACED = frozenset({"zh", "ja", "th"})
_LETTERS = {"zh": 3.0, "ja": 2.0, "ko": 1.8}


class Relation(StrEnum):
    SAME = "same"
    OPPOSITE = "opposite"
    RELATED = "related"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Told:
    """A clause as it is told in its place: its reading, its polarity and modality, and the times it tells."""

    reading: Reading
    polarity: Polarity
    modality: Modality
    times: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two clauses are to each other; `score` is 0 to 1, `differs` what makes them opposite."""

    relation: Relation
    score: float
    differs: tuple[Differs, ...] = ()
    because: str = ""


UNRELATED = Likeness(Relation.UNRELATED, 0.0)


def cosines(vectors: NDArray[np.int8], others: NDArray[np.int8]) -> NDArray[np.float64]:
    """The cosine of each row with its row: exact, as products of vectors of length 127 are integers."""
    products = np.einsum("ij,ij->i", vectors.astype(np.int32), others.astype(np.int32))
    found: NDArray[np.float64] = np.round(products / float(UNIT_LENGTH**2), 6)
    return found


def alone(read: Reading) -> Told:
    """A clause without its place: in nobody's words, at no known time."""
    return Told(read, read.manner.polarity, read.manner.modality)


def shared(one: Reading, other: Reading) -> int:
    """What the telling words that both have weigh."""
    few, many = (one, other) if len(one.stems) <= len(other.stems) else (other, one)
    return sum(weight for stem, weight in few.stems.items() if stem in many.stems)


def likeness(one: Reading, other: Reading, cosine: float) -> float:
    """How alike two clauses of one language are, 0 to 1: by their telling words, then by what they mean."""
    weight = one.weight + other.weight
    dice = 2 * shared(one, other) / weight if weight else 0.0
    return round(MEANING * max(cosine, 0.0) + WORDS * dice, 6)


def likeness_across(one: Reading, other: Reading, cosine: float) -> float:
    """How alike two clauses of two languages are, 0 to 1, where a sentence and its translation are 1."""
    translations = expected(one.language, other.language) or UNMEASURED
    return round(min(max(cosine, 0.0) / translations, 1.0), 6)


def judge(one: Told, other: Told, cosine: float) -> Likeness:
    """The verdict on two clauses whose vectors have this cosine; the same whichever comes first."""
    left, right = one.reading, other.reading
    across = left.language is not None and right.language is not None and left.language != right.language
    score = likeness_across(left, right, cosine) if across else likeness(left, right, cosine)
    if left.text == right.text and not across:
        score = 1.0
    if score < (_related_across(left, right) if across else RELATED):
        return UNRELATED
    related = Likeness(Relation.RELATED, score)
    least, most = sorted((_length(left), _length(right)) if across else (left.weight, right.weight))
    if most > MUCH_LONGER * least or (across and cosine < LEAST_ALIKE_ACROSS):
        return related
    if across:
        return _across(one, other, score, related)
    part = shared(left, right)
    if part < LEAST_SHARED or differing.of_two_things(left, right):
        return related
    if score < OPPOSITE or cosine < LEAST_ALIKE_OPPOSITE or _plainly(left, right) < LEAST_PLAIN:
        return related
    least_same = (
        SAME_UNSPACED if left.language in _UNSPACED else SAME_MEANT if cosine >= MEANT_ALIKE else SAME
    )
    why = f"{round(200 * part / (left.weight + right.weight))}% of the telling words are shared"
    differs, open_ = _differences(one, other)
    if open_:
        return related
    if differs:
        sure = _sure(differs, one, other, score, part)
        return Likeness(Relation.OPPOSITE, score, differs, why) if sure else related
    if score < least_same + (MORE_TOLD if differing.more_numbers(left, right) else 0.0):
        return related
    # What is rounded is no other number, but in a copy.
    told = tuple(
        kind
        for kind in differing.guarded(left, right)
        if kind is not Differs.NUMBER
        or _unread(left, right)
        or (score >= COPY and not differing.converted(left, right))
    )
    if told:
        sure = Differs.NAME not in told or score >= ALL_ELSE
        return Likeness(Relation.OPPOSITE, score, told, why) if sure else related
    if cosine < LEAST_ALIKE or differing.each_names_more(left, right):
        return related
    return Likeness(Relation.SAME, score, (), why)


def _unread(one: Reading, other: Reading) -> bool:
    """Whether no number was read on either side, so that only the guards may have seen one."""
    return not (one.numbers or other.numbers)


def _sure(differs: tuple[Differs, ...], one: Told, other: Told, score: float, part: int) -> bool:
    """Whether it is certain that two clauses of one language tell one thing differently."""
    if differs == (Differs.MODALITY,):
        return score >= ALL_ELSE
    left, right = one.reading, other.reading
    if Differs.NEGATION not in differs and score < (VALUE_UNSPACED if left.language in _UNSPACED else VALUE):
        return False
    if Differs.NEGATION not in differs or differing.poles_apart(left, right):
        return True
    # A no may be said in another word ("did not keep to", "ignored"), or of what only one side tells.
    denied, told = (left, right) if one.polarity is Polarity.DENIED else (right, left)
    if part == denied.weight:
        return True
    least, most = sorted((left.weight, right.weight))
    if most > NEARLY_AS_LONG * least:
        return False
    return part == told.weight or Differs.NEGATION in differing.guarded(left, right)


def _across(one: Told, other: Told, score: float, related: Likeness) -> Likeness:
    left, right = one.reading, other.reading
    if score < SAME_ACROSS_ANSWERED:
        return related
    differs, open_ = _differences(one, other)
    guards = differing.guarded(left, right)
    if open_ and not differs and Differs.NUMBER in guards:
        differs, open_ = (Differs.NUMBER,), False
    if open_ or Differs.MODALITY in differs:
        return related
    if (
        Differs.NAME in guards
        or differing.of_other_places(left, right)
        or differing.of_two_persons(left, right)
    ):
        return related
    because = "the same in another language"
    if differs:
        negated = Differs.NEGATION in differs
        sure = not negated or differing.poles_apart(left, right) or Differs.NEGATION in guards
        least = OPPOSITE_ACROSS if negated else OPPOSITE_NUMBER_ACROSS
        return Likeness(Relation.OPPOSITE, score, differs, because) if sure and score >= least else related
    if score < _least_across(left, right):
        return related
    if any(kind is not Differs.NUMBER or not left.numbers for kind in guards):
        return related
    return Likeness(Relation.SAME, score, (), because)


def _least_across(one: Reading, other: Reading) -> float:
    if differing.more_numbers(one, other):
        return SAME_ACROSS_MORE_TOLD
    return SAME_ACROSS_ANSWERED if differing.answered(one, other) else SAME_ACROSS


def aligned(one: Told, other: Told, cosine: float) -> Likeness:
    """The verdict on two sentences that a translated run lays side by side: less likeness is asked for."""
    differs, open_ = _differences(one, other)
    left, right = one.reading, other.reading
    score = likeness_across(left, right, cosine)
    if (
        score < SAME_ALIGNED
        or differs
        or open_
        or _tells_more(one, other, score)
        or differing.guarded(left, right)
        or differing.of_two_persons(left, right)
        or bool(left.places - right.places and right.places - left.places)
    ):
        found = judge(one, other, cosine)
        return found if found.relation is not Relation.SAME else replace(found, relation=Relation.RELATED)
    return Likeness(Relation.SAME, 1.0, (), "a translation")


def _tells_more(one: Told, other: Told, score: float) -> bool:
    """Whether one side alone tells a number or a day, and the two are not plainly one sentence besides."""
    left, right = one.reading, other.reading
    least, most = sorted((_length(left), _length(right)))
    if most > MUCH_LONGER * least:
        return True
    if score >= SAME_ACROSS and most <= NEARLY_AS_LONG * least:
        return False
    return (
        bool(one.times) != bool(other.times)
        or differing.adds_number(left, right)
        or differing.adds_number(right, left)
    )


def _differences(one: Told, other: Told) -> tuple[tuple[Differs, ...], bool]:
    """What differs for certain, in order, and whether it is open that more does."""
    left, right = one.reading, other.reading
    found = []
    denied = [side.polarity is Polarity.DENIED for side in (one, other)]
    if differing.turned(left, right, *denied):
        found.append(Differs.NEGATION)
    counts = differing.numbers(left, right)
    if counts is Numbers.DIFFER:
        found.append(Differs.NUMBER)
    if differing.apart_in_time(one.times, other.times):
        found.append(Differs.DATE)
    if differing.firmness(one.modality, other.modality):
        found.append(Differs.MODALITY)
    if not found and differing.one_ends(left, right):
        return (), True
    # A statement turned round may well tell other numbers: there is no count of what did not happen.
    return tuple(found), counts is Numbers.APART and Differs.NEGATION not in found


def _plainly(one: Reading, other: Reading) -> float:
    """How much of the telling words that name nothing is shared; 1 where there are none."""
    both = sum(weight for stem, weight in one.stems.items() if stem in one.plain and stem in other.plain)
    told = sum(read.stems[stem] for read in (one, other) for stem in read.plain)
    return 2 * both / told if told else 1.0


def _length(read: Reading) -> float:
    """How long it is, in letters as English has them."""
    return len(read.text) * _LETTERS.get(read.language or "", 1.0)


def _related_across(one: Reading, other: Reading) -> float:
    if one.names & other.names:
        return 0.0
    return RELATED_UNNAMED if one.names and other.names else RELATED_ACROSS
