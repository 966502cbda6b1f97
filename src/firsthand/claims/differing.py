"""What two clauses that are about the same thing tell differently: no, number, date, name, or how firmly.

Each answer is a pure function of the two. Apart is weaker than different: each side tells something that the
other does not, which is enough not to call them the same.
"""

from collections.abc import Sequence, Set
from decimal import Decimal
from enum import IntEnum

from rapidfuzz import fuzz

from firsthand.claims.modality import opposed
from firsthand.claims.reading import Reading
from firsthand.guards import conflicts, conflicts_across
from firsthand.guards.across import APART
from firsthand.guards.across_facts import LONGEST, said
from firsthand.guards.across_names import one_name
from firsthand.model import ConflictKind, Differs, Hedge, Modality, Passage
from firsthand.values import Number, NumberKind, Verdict, agree
from firsthand.when import When

# A name spelled otherwise (0 to 100, consonants).
SPELLED_ALIKE = 75
_KINDS = {
    ConflictKind.NEGATION: Differs.NEGATION,
    ConflictKind.NUMBER: Differs.NUMBER,
    ConflictKind.DATE: Differs.DATE,
    ConflictKind.NAME: Differs.NAME,
    ConflictKind.ATTRIBUTION: Differs.ATTRIBUTION,
}
# What is so, what is meant to be so, and what may be so are three claims.
_FIRM = {Modality.STATED: 0, Modality.REPORTED: 0, Modality.PLANNED: 1, Modality.POSSIBLE: 2}


# A time as it is told, without a year that nobody wrote, and its interval.
Moment = tuple[str, When]


class Numbers(IntEnum):
    """How the numbers of two clauses go together."""

    AGREE = 0  # what either tells the other tells too, or tells no number beside
    APART = 1  # each tells one that the other does not, of something else as far as can be told
    DIFFER = 2  # they give one thing two numbers


def numbers(one: Reading, other: Reading) -> Numbers:
    if not (one.counts or other.counts):
        return Numbers.AGREE
    mine, yours = _unanswered(one.numbers, other.numbers), _unanswered(other.numbers, one.numbers)
    bare, bare_too = one.figures - other.figures, other.figures - one.figures
    if not (mine or bare) or not (yours or bare_too):
        return Numbers.AGREE
    if any(_differ(left, right, False) for left in mine for right in yours):
        return Numbers.DIFFER
    as_many = len(mine) == len(yours) > 0 and len(one.numbers) == len(other.numbers)
    if as_many and all(_differ(left, right, True) for left, right in zip(mine, yours, strict=True)):
        return Numbers.DIFFER
    if not (mine or yours) and answered(one, other):
        # Figures that are told in other words: 9 and nine, or 1,2 million and 1200000.
        return Numbers.AGREE
    return Numbers.APART


def answered(one: Reading, other: Reading) -> bool:
    """Whether both tell numbers, and each of them is told by the other."""
    mine, yours = one.numbers, other.numbers
    return bool(mine and yours) and not _unanswered(mine, yours) and not _unanswered(yours, mine)


def converted(one: Reading, other: Reading) -> bool:
    """Whether a number of one answers to one of the other in another unit: 24 km, 15 miles."""
    return any(
        mine.unit != yours.unit and agree(mine, yours, True).verdict in _ANSWERS
        for mine in one.numbers
        for yours in other.numbers
    )


def _unanswered(numbers: Sequence[Number], others: Sequence[Number]) -> list[Number]:
    return [
        one
        for one in numbers
        if one.kind is not NumberKind.ORDINAL and not any(_answers(one, other) for other in others)
    ]


def _answers(one: Number, other: Number) -> bool:
    """Whether one number may be the other. Of two languages the value is enough: units are read less well."""
    if (one.low, one.high) == (other.low, other.high) and (
        one.language != other.language or _alike(one, other)
    ):
        return True
    return agree(one, other, True).verdict in _ANSWERS and not _far(one, other)


def _alike(one: Number, other: Number) -> bool:
    """Whether all that is told with two numbers is the same, as in most copies: they need not be compared."""
    return (
        one.unit == other.unit
        and one.counted == other.counted
        and one.hedge is other.hedge
        and one.kind is other.kind
        and one.fate is other.fate
    )


def _differ(one: Number, other: Number, same_thing: bool) -> bool:
    """Whether two numbers are told of one thing that are not one; a bound far off is another number."""
    verdict = agree(one, other, same_thing).verdict
    return verdict is Verdict.DIFFERS or (verdict is Verdict.ROUNDED and _far(one, other))


def _far(one: Number, other: Number) -> bool:
    """Whether one is a bound so far from the other that they do not say the same; both can be right.

    So are two ranges that begin or end elsewhere: "3 to 8" is not "3 to 6".
    """
    if one.low < one.high and other.low < other.high and one.exact_digits and other.exact_digits:
        return one.unit == other.unit and (_apart(one.low, other.low) or _apart(one.high, other.high))
    if one.hedge not in _BOUNDS and other.hedge not in _BOUNDS:
        return False
    return _apart(one.high, other.high)


def _apart(one: Decimal, other: Decimal) -> bool:
    least, most = sorted((one, other))
    return most > least * _NEAR_BOUND


_VOWELS = frozenset("aeiou")
_NAMES_SURE = frozenset("de en fr es it pt nl pl cs ro hu sv tr id".split())
# Poles at whose lower end a thing is over before it began.
_ENDING = ("course", "assent", "access")
# More than 50 and 52 are one number, at least 14 and 27 are two.
_NEAR_BOUND = Decimal("1.1")
_BOUNDS = frozenset({Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.OVER, Hedge.UNDER})
_ANSWERS = (Verdict.SAME, Verdict.ROUNDED)


def firmness(one: Modality, other: Modality) -> bool:
    """Whether one tells as a fact what the other tells as a plan, or as what may be."""
    return _FIRM[one] != _FIRM[other]


def turned(one: Reading, other: Reading, denied: bool, denied_too: bool) -> bool:
    """Whether one says the contrary: it denies or stands at another pole, and not both."""
    return (denied != denied_too) != poles_apart(one, other)


def poles_apart(one: Reading, other: Reading) -> bool:
    """Whether they stand at the two ends of a pole."""
    return bool(opposed(one.manner.poles, other.manner.poles))


def one_ends(one: Reading, other: Reading) -> bool:
    """Whether one tells that a thing ended or was refused, and the other nothing of the kind."""
    ends, others = one.manner.poles, other.manner.poles
    return any((ends.get(pole) == -1) != (others.get(pole) == -1) for pole in _ENDING)


def apart_in_time(one: Sequence[Moment], other: Sequence[Moment]) -> bool:
    """Whether both tell times, and none of the one's can be one of the other's."""
    return bool(one and other) and all(
        told != told_too and (mine.precedes(yours) or yours.precedes(mine))
        for told, mine in one
        for told_too, yours in other
    )


def of_two_things(one: Reading, other: Reading) -> bool:
    """Whether each names what the other does not, and nothing that both do."""
    return not one.names & other.names and each_names_more(one, other)


def of_other_places(one: Reading, other: Reading) -> bool:
    """Whether they name other places: each one that the other does not, or one of them several."""
    mine, yours = one.places - other.places, other.places - one.places
    return bool(mine and yours) or len(mine) + len(yours) > 1


def of_two_persons(one: Reading, other: Reading) -> bool:
    """Whether each has a full name that stands in no way on the other side; any name where names are sure.

    They are between languages of one script that write other nouns small.
    """
    if one.language in _NAMES_SURE and other.language in _NAMES_SURE:
        return each_names_more(one, other) or _of_two_called(one, other)
    names, others = ({name for name in side.full_names if _carries(name)} for side in (one, other))
    return (_names_more(names, other) and _names_more(others, one)) or _of_two_called(one, other)


def _of_two_called(one: Reading, other: Reading) -> bool:
    """Whether each calls one person by a title, and they are two: "President Arlow", "президент Бадин"."""
    left, right = (said(side.text[:LONGEST], side.language) for side in (one, other))
    mine, yours = ([name for name in side.people.may_be if name.called] for side in (left, right))
    if len(mine) != 1 or len(yours) != 1:
        return False
    [name], [differs] = mine, yours
    apart = abs(name.start / len(left.text) - differs.start / len(right.text))
    return (
        apart <= APART
        and name.bones not in right.people.bones
        and differs.bones not in left.people.bones
        and not one_name(name, differs)
    )


def more_numbers(one: Reading, other: Reading) -> bool:
    """Whether one tells a number, and the other none."""
    return bool(one.numbers) != bool(other.numbers)


def adds_number(one: Reading, other: Reading) -> bool:
    """Whether one tells a number that is not read on the other side."""
    return one.counts and bool(_unanswered(one.numbers, other.numbers))


def lacks_number(one: Reading, other: Reading) -> bool:
    """Whether one surely tells a number that the other does not tell.

    Of two languages "more than one" may not be read on the other side: figures are, and no number at all.
    """
    sure = one.language == other.language or not other.counts or bool(one.figures - other.figures)
    return sure and adds_number(one, other)


def lacks_name(one: Reading, other: Reading) -> bool:
    """Whether one has a full name, or a place, that the other does not; where that is sure."""
    if one.language != other.language and not (one.language in _NAMES_SURE and other.language in _NAMES_SURE):
        return False
    return _names_more(one.full_names | one.places, other)


def each_names_more(one: Reading, other: Reading) -> bool:
    """Whether each names something that is not written on the other side in any way."""
    return _names_more(one.names, other) and _names_more(other.names, one)


def _names_more(names: Set[str], other: Reading) -> bool:
    return any(name not in other.names and not _is_answered(name, other) for name in sorted(names))


def _carries(name: str) -> bool:
    """Whether the key of a name is its consonants, which scripts share."""
    return name.isascii() and not _VOWELS.intersection(name[1:])


def _is_answered(name: str, other: Reading) -> bool:
    return any(
        fuzz.ratio(name, theirs) >= SPELLED_ALIKE or name.startswith(theirs) or theirs.startswith(name)
        for theirs in sorted(other.names)
    )


def guarded(one: Reading, other: Reading) -> tuple[Differs, ...]:
    """What the guards of copies and translations find, in order."""
    left, right = (Passage("", 0, len(side.text), side.text) for side in (one, other))
    if one.language == other.language:
        found = conflicts(left, right, one.language)
    else:
        found = conflicts_across(left, right, one.language, other.language)
    return tuple(sorted({_KINDS[conflict.kind] for conflict in found}))
