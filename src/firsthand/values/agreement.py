"""Whether two numbers that are told of one thing can both be right.

A number says as much as its digits: 62 million is anything that rounds to it. "About" says a tenth more or
less. A bound says nothing of the other side of it, and little of what lies far off. Only where no value fits
both are they different; where units or things counted are not the same, nothing is said.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from firsthand.claim import Hedge
from firsthand.values.number import Number, NumberKind, plain
from firsthand.values.units import PERCENT, PERSON, SHARED, UNITS, converted, dimension, is_money, width


class Verdict(StrEnum):
    """Whether two numbers are one value, one rounded or bounded, two values, or nothing to compare."""

    SAME = "same"
    ROUNDED = "rounded"
    DIFFERS = "differs"
    NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True, slots=True)
class Agreement:
    verdict: Verdict
    because: str


_ABOUT = Decimal("0.1")
# A round number may be that far off, however few digits it has: 300 is not 349.
_ROUNDEST = Decimal("0.15")
# What reporters lose in converting miles, pounds or acres and rounding the result.
_CONVERTING = Decimal("0.03")
# A share in words is a round one: a third may be 35 percent. In points of percent.
_SHARE = Decimal(2)
# A bound says something of values up to so many times as far.
_BOUND_REACHES = 2
# Dozens and hundreds are told of more and less; of ten times as many they are not.
_VAGUE = 10
_LOWER = {Hedge.AT_LEAST, Hedge.OVER}
_UPPER = {Hedge.AT_MOST, Hedge.UNDER}
_HUNDRED = Decimal(100)
# Letters that endings may change of a noun, and those that must be the same.
_ENDING, _STEM = 2, 4


def agree(one: Number, other: Number, same_thing: bool = False, copied: bool = False) -> Agreement:
    """Compare two numbers; with `same_thing` the caller vouches that they count the same.

    With `copied` one text was made from the other: then "at least 12" is not "at least 15", though of two
    accounts both can be true. Symmetric. Money is never converted, dead and injured are never compared.
    """
    if copied:
        same_thing = True
        if one.hedge is other.hedge:
            one, other = replace(one, hedge=Hedge.EXACT), replace(other, hedge=Hedge.EXACT)
        if one.unit == other.unit and {one.kind, other.kind} == {NumberKind.AGE, NumberKind.NUMBER}:
            one, other = replace(one, kind=NumberKind.NUMBER), replace(other, kind=NumberKind.NUMBER)
    if why := _apart(one, other, same_thing):
        return Agreement(Verdict.NOT_COMPARABLE, why)
    left, right = _allowed(one), _allowed(other)
    said = f"“{one}” and “{other}”"
    shared = one.unit != other.unit and (one.unit in SHARED or other.unit in SHARED)
    if left.point == right.point and one.hedge is other.hedge and not shared:
        return Agreement(Verdict.SAME, f"{said} are one value")
    if _meet(left, right):
        if _far(left, right) or _far(right, left):
            return Agreement(
                Verdict.NOT_COMPARABLE, f"{said}: the bound says too little of a value so far off"
            )
        return Agreement(Verdict.ROUNDED, f"{said} can both be: {_why(one, other)}")
    if 0 in (one.exact_digits, other.exact_digits) and not _worlds_apart(left, right):
        return Agreement(Verdict.NOT_COMPARABLE, f"{said}: one is too vague")
    if (one.unit is None) != (other.unit is None) and _bare(one, other):
        return Agreement(Verdict.NOT_COMPARABLE, f"{said}: of one it is not said what it counts")
    if shared:
        return Agreement(Verdict.NOT_COMPARABLE, f"{said}: {one.unit} and {other.unit} may be two currencies")
    return Agreement(Verdict.DIFFERS, f"{said} cannot both be")


def _bare(one: Number, other: Number) -> bool:
    """Whether a number stands without what it counts, beside one with a unit."""
    bare = one if one.unit is None else other
    return bare.counted is None and bare.fate is None and bare.kind is not NumberKind.FRACTION


def _apart(one: Number, other: Number, same_thing: bool) -> str | None:
    """Why two numbers are not of one measure, None where they are."""
    for kind in (NumberKind.ORDINAL, NumberKind.AGE):
        if (one.kind is kind) != (other.kind is kind):
            # "Aged 34" and "34 years" are one age, "aged 34" and "12 years" need not be.
            if kind is NumberKind.AGE and one.unit == other.unit and one.low == other.low:
                continue
            return f"a number of the kind {one.kind} and one of the kind {other.kind}"
    if one.fate is not other.fate and (not same_thing or (one.fate is not None and other.fate is not None)):
        return f"one counts the {one.fate or 'rest'}, the other the {other.fate or 'rest'}"
    left, right = _unit(one), _unit(other)
    if left is not None and right is not None:
        return _apart_units(one, other, left, right, same_thing)
    if one.fate is not None and one.fate is other.fate:
        return None
    if same_thing:
        lone = left or right
        # "62 people" and "62 sailors" may be one count, "62 km" and "62 sailors" never.
        if lone is None or lone == PERSON or (one.counted is None and other.counted is None):
            return None
        return f"{lone} is no unit of “{one.counted or other.counted}”"
    if left is not None or right is not None:
        return f"one counts {left or right}, the other {one.counted or other.counted or 'nothing named'}"
    if one.kind is NumberKind.ORDINAL and one.counted is None and other.counted is None:
        return None
    return _apart_nouns(one, other)


def _apart_units(one: Number, other: Number, left: str, right: str, same_thing: bool) -> str | None:
    if is_money(left) and is_money(right) and left != right:
        return None if _may_share(left, right) else f"{left} and {right} are two currencies"
    if dimension(left) != dimension(right):
        return f"{left} and {right} are not one measure"
    if left == PERSON and not same_thing and one.counted_key != other.counted_key:
        # "62 people" of whom "40 were soldiers" are two counts.
        return _apart_nouns(one, other)
    return None


def _apart_nouns(one: Number, other: Number) -> str | None:
    if one.counted is None or other.counted is None:
        return "what is counted is not named by both"
    if one.language != other.language:
        return "things counted are compared in one language only"
    if not _one_noun(one.counted_key or "", other.counted_key or ""):
        return f"one counts “{one.counted}”, the other “{other.counted}”"
    return None


def _unit(number: Number) -> str | None:
    return PERCENT if number.kind is NumberKind.FRACTION and number.unit is None else number.unit


_SHARERS = {
    "$": "USD AUD CAD NZD SGD HKD TWD",
    "¥": "JPY CNY",
    "franc": "CHF XAF XOF",
    "crown": "SEK NOK DKK ISK CZK",
    "peso": "MXN ARS CLP COP PHP",
    "rupee": "INR PKR LKR NPR",
    "dinar": "KWD IQD RSD DZD JOD TND",
    "riyal": "SAR QAR YER OMR IRR",
    "lira": "TRY LBP SYP",
}


def _may_share(left: str, right: str) -> bool:
    return right in _SHARERS.get(left, "").split() or left in _SHARERS.get(right, "").split()


def _one_noun(one: str, other: str) -> bool:
    if one == other:
        return True
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    same = min(len(one), len(other)) if same is None else same
    return same >= _STEM and max(len(one), len(other)) - same <= _ENDING


@dataclass(frozen=True, slots=True)
class _Allowed:
    """The values a number allows, from `low` to `high`; `point` is what it says, `bound` if it is one."""

    low: Decimal
    high: Decimal
    point: tuple[Decimal, Decimal]
    bound: bool


_ENDLESS = Decimal("Infinity")


def _allowed(number: Number) -> _Allowed:
    unit = _unit(number) or ""
    low, high = number.low, number.high
    loose = Decimal(0)
    if number.kind is NumberKind.FRACTION:
        low, high, loose = low * _HUNDRED, high * _HUNDRED, _SHARE
    elif low == high and number.kind not in (NumberKind.ORDINAL, NumberKind.AGE):
        loose = min(step(number) / 2, abs(high) * _ROUNDEST)
    if number.hedge is Hedge.ABOUT:
        loose = max(loose, abs(high) * _ABOUT)
    point = (converted(low, unit), converted(high, unit))
    loose = width(loose, unit)
    known = UNITS.get(unit)
    if known is not None and known.foreign:
        loose += abs(point[1]) * _CONVERTING
    # "Over 60" of what is told elsewhere as 60 is a loose tongue, no contradiction.
    if number.hedge in _LOWER:
        return _Allowed(point[0], _ENDLESS, point, True)
    if number.hedge in _UPPER:
        return _Allowed(-_ENDLESS, point[1], point, True)
    return _Allowed(point[0] - loose, point[1] + loose, point, False)


def _meet(one: _Allowed, other: _Allowed) -> bool:
    """Whether what one says is among what the other allows: 61.9 is 62, and 63 is not."""
    if one.bound or other.bound:
        return one.low <= other.high and other.low <= one.high
    return (one.low <= other.point[1] and other.point[0] <= one.high) or (
        other.low <= one.point[1] and one.point[0] <= other.high
    )


def step(number: Number) -> Decimal:
    """The step of the last digit that is meant: a million in 62 million, one in 62, a tenth in 0.5."""
    if not number.high:
        return Decimal(1)
    return Decimal(1).scaleb(number.high.copy_abs().adjusted() + 1 - number.exact_digits)


def _far(bound: _Allowed, value: _Allowed) -> bool:
    """Whether a bound is a bound of nothing near the value."""
    if not bound.bound or value.bound:
        return False
    near, far = sorted((abs(bound.point[0]), abs(value.point[1])))
    return far > near * _BOUND_REACHES


def _worlds_apart(one: _Allowed, other: _Allowed) -> bool:
    """Whether one is ten times the other: dozens and thousands."""
    low, high = sorted((one, other), key=lambda allowed: allowed.point[1])
    return high.point[0] > low.point[1] * _VAGUE


def _why(one: Number, other: Number) -> str:
    for number in (one, other):
        if number.hedge is not Hedge.EXACT:
            return f"one is said to be {number.hedge.value} {plain(number.low)}"
    if one.low != one.high or other.low != other.high:
        return "the ranges meet"
    if one.kind is not other.kind or one.unit != other.unit:
        return "the units are converted or shared"
    return "one is rounded"
