"""Shares told as one of so many: one in every 500, une personne sur dix, jeder fünfte, 10人に1人."""

from dataclasses import replace
from decimal import Decimal

from firsthand.values.around import words_before
from firsthand.values.atom import Atom, Piece
from firsthand.values.number import Number, NumberKind
from firsthand.values.units import PERSON, UNITS

# How far before a number its one may stand, and between two numbers of a ratio.
_LEAD, _LONGEST_GAP = 40, 40
_TIMES = frozenset({"time", "calendar"})
_PLACES = Decimal("0.000001")


def as_share(piece: Piece, atom: Atom, number: Number) -> Number:
    """The number, as a share where it is one of so many ("one in 500", "every fifth")."""
    known, lower, start = piece.known.ratios, piece.lower, atom.start
    if number.kind is NumberKind.ORDINAL:
        if known.every and number.low > 1 and not _is_of_time(piece, number):
            before = words_before(piece, start)[-2:]
            if before and (before[-1] in known.every or (len(before) > 1 and before[0] in known.every_far)):
                share = _share(number, Decimal(1), number.low, start)
                return replace(share, unit=PERSON) if _unit(piece, number) == PERSON else share
        return number
    if number.kind is not NumberKind.NUMBER or number.low != number.high or number.low <= 1:
        return number
    if number.unit not in (None, PERSON):
        return number
    if known.one_of is not None and lower.endswith(known.ends, 0, start):
        one = known.one_of.search(lower, max(0, start - _LEAD), start)
        return _share(number, Decimal(1), number.low, one.start()) if one is not None else number
    one = known.one_behind.match(lower, atom.end) if known.one_behind is not None else None
    if one is not None and _is_each(piece, start):
        share = _share(number, Decimal(1), number.low, number.whole[0])
        return replace(share, unit=PERSON, whole=(share.whole[0], max(share.whole[1], one.end())))
    return number


def ratio(piece: Piece, one: Number, two: Number) -> Number | None:
    """Two neighbours that are one share: nine out of ten, 10人に3人; None where they are two numbers."""
    known = piece.known.ratios
    if one.kind is not NumberKind.NUMBER or two.kind is not NumberKind.NUMBER:
        return None
    if one.low != one.high or two.low != two.high or one.low == two.low or two.start - one.end > _LONGEST_GAP:
        return None
    gap = piece.lower[one.end : two.start]
    if one.low < two.low:
        if two.unit not in (None, PERSON):
            return None
        of_one = one.low == 1 and known.one_of is not None and known.one_of.fullmatch(known.one + gap)
        if not of_one and (known.between is None or known.between.fullmatch(gap) is None):
            return None
        return _share(two, one.low, two.low, one.whole[0])
    if known.behind is None or known.behind.fullmatch(gap) is None:
        return None
    return _share(two, two.low, one.low, one.whole[0]) if _is_each(piece, one.start) else None


def _is_each(piece: Piece, start: int) -> bool:
    """Whether an "every" stands before the larger number, where the language needs one."""
    known = piece.known.ratios
    if not known.every:
        return True
    if piece.known.unspaced:
        return piece.lower.endswith(tuple(known.every), 0, start)
    return any(word in known.every for word in words_before(piece, start)[-1:])


def _is_of_time(piece: Piece, number: Number) -> bool:
    """Whether an ordinal is of days or years: every second day."""
    unit = UNITS.get(_unit(piece, number))
    return unit is not None and unit.dimension in _TIMES


def _unit(piece: Piece, number: Number) -> str:
    """The unit that what is counted names, "" where it names none."""
    found = piece.known.units.find([number.counted_key]) if number.counted_key is not None else None
    return found[1] if found is not None else ""


def _share(number: Number, over: Decimal, under: Decimal, start: int) -> Number:
    share = (over / under).quantize(_PLACES)
    whole = (min(start, number.whole[0]), number.whole[1])
    return replace(
        number, low=share, high=share, kind=NumberKind.FRACTION, exact_digits=2, fate=None, whole=whole
    )
