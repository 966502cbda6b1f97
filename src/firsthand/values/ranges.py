"""Two numbers that are one range, a change from one to the other, a score, or the days of a date."""

import re
from dataclasses import dataclass, replace

from firsthand.claim import Hedge
from firsthand.values.around import words_before
from firsthand.values.atom import Atom, Piece
from firsthand.values.number import Number, NumberKind
from firsthand.values.ratios import as_share, ratio
from firsthand.values.units import AGE

_WORD = re.compile(r"[^\W\d_]{1,60}")
# A comma between figures ends no clause.
_CLAUSE = re.compile(r"[;:!?]|[.,](?!\d)")
# Two small numbers with a dash and nothing counted are a score.
_MOST_GOALS = 30
_LONGEST_JOINT, _LONGEST_AND = 16, 6
# Characters before a range or a change in which its verb or "between" may stand.
_LEAD, _NEAR = 100, 12


@dataclass(frozen=True, slots=True)
class Found:
    """A number before ranges: with its atom, and where its currency, unit and hedges stand."""

    atom: Atom
    number: Number
    lead: int
    year: bool


def joined(piece: Piece, found: list[tuple[Atom, Found | None]]) -> list[Number]:
    """Join the two numbers of a range or a change, leave out scores, years and days."""
    numbers: list[Number] = []
    at = 0
    while at < len(found):
        one = found[at][1]
        atom, two = found[at + 1] if at + 1 < len(found) else (None, None)
        at += 1
        if one is None:
            continue
        if atom is not None and two is None and _is_day(piece, one, atom):
            continue
        if two is not None and (share := ratio(piece, one.number, two.number)) is not None:
            numbers.append(share)
            at += 1
            continue
        if two is not None and _is_age_too(piece, one, two):
            found[at] = (two.atom, replace(two, number=replace(two.number, kind=NumberKind.AGE, unit=AGE)))
        joint = _joint(piece, one, two) if two is not None else ""
        if two is None or not joint:
            if not one.year:
                numbers.append(as_share(piece, one.atom, one.number))
            continue
        at += 1
        if not one.year:
            numbers += _joined_up(piece, one, two, joint)
    return numbers


def _is_day(piece: Piece, one: Found, date: Atom) -> bool:
    """Whether a number is the first day of two: 12 to 16 May, 3. und 4. Juni."""
    if one.number.unit is not None or one.number.counted is not None or date.start - one.atom.end > 12:
        return False
    gap = piece.lower[one.atom.end : date.start].strip(" .\u00a0")
    known = piece.known
    return gap in known.conjunctions or gap in {",", "/"} or known.joint.fullmatch(f" {gap} ") is not None


def _is_age_too(piece: Piece, one: Found, two: Found) -> bool:
    """Whether a number is an age as the one before: aged 19 and 23."""
    number = two.number
    if one.number.kind is not NumberKind.AGE or number.kind is not NumberKind.NUMBER:
        return False
    gap = piece.lower[one.atom.end : two.atom.start].strip(" ,")
    return number.unit in (None, AGE) and number.counted is None and gap in piece.known.conjunctions


def _joint(piece: Piece, one: Found, two: Found) -> str:
    """How two neighbours are one range ("range"), a change from one to the other ("change"), or not ("")."""
    if {one.atom.sort, two.atom.sort} - {"", "inflected"} or NumberKind.ORDINAL in (
        one.number.kind,
        two.number.kind,
    ):
        return ""
    if one.number.counted is not None and one.number.counted_key != two.number.counted_key:
        return ""
    lower, known = piece.lower, piece.known
    for end in (one.atom.end, one.number.whole[1]):
        gap = lower[end : two.lead]
        if len(gap) > _LONGEST_JOINT:
            continue
        range_too = known.joint.fullmatch(gap) is not None
        if known.change is not None and known.change.fullmatch(gap) and _changes(piece, one, range_too):
            return "change"
        if range_too and one.number.unit and gap.strip() in known.change_words and rises(piece, one.lead):
            # Grew by 104 crowns to 10,714 crowns.
            return ""
        if range_too:
            after = known.change_after
            return "change" if after is not None and after.match(lower, two.number.whole[1]) else "range"
        if known.joint_between is not None and known.joint_between.fullmatch(gap):
            tail = lower[max(0, one.number.whole[0] - _NEAR) : one.lead]
            if any(word in tail for word in known.between):
                return "range"
    return ""


def _changes(piece: Piece, one: Found, range_too: bool) -> bool:
    """Whether a number is what was before: "from 9"; where a range begins so too, "rose from 9"."""
    known = piece.known
    before = words_before(piece, one.number.whole[0])
    if not before or before[-1] not in known.starts_change:
        return False
    return not range_too or rises(piece, one.number.whole[0])


def rises(piece: Piece, start: int) -> bool:
    """Whether a verb of change stands in the clause before a number."""
    rise = piece.known.rise
    if not rise.whole:
        return False
    clause = _CLAUSE.split(piece.lower[max(0, start - _LEAD) : start])[-1]
    return any(rise.forms(word) for word in _WORD.findall(clause))


def reaches(piece: Piece, start: int) -> bool:
    """Whether the word of a bound is one of a change: fell to 5.1 percent, снизилась до 5,1 процента."""
    word = _WORD.match(piece.lower, start)
    return word is not None and word.group() in piece.known.change_words and rises(piece, start)


def _joined_up(piece: Piece, one: Found, two: Found, joint: str) -> list[Number]:
    low, high = one.number, two.number
    if low.unit is not None and high.unit is not None and low.unit != high.unit:
        return [low, high]
    # The hedge of the second may be the word that joins both: до, up to.
    if high.whole[0] < two.lead and high.hedge is not Hedge.EXACT:
        high = replace(high, hedge=Hedge.EXACT, whole=(two.lead, high.whole[1]))
    shared = (
        low.unit is None
        and not one.atom.scaled
        and two.atom.scaled
        and two.atom.bare
        and one.atom.low < two.atom.bare
    )
    lowest = low.low * (two.atom.high / two.atom.bare) if shared else low.low
    unit = high.unit if high.unit is not None else low.unit
    kind = high.kind if high.unit is not None else low.kind
    counted = high.counted if high.counted is not None else low.counted
    if joint == "change":
        first = replace(low, low=lowest, high=lowest, unit=unit, kind=kind, counted=counted, fate=high.fate)
        return [first, replace(high, unit=unit, kind=kind, counted=counted)]
    dash = not piece.lower[one.atom.end : two.lead].strip().isalpha()
    exact = low.hedge is Hedge.EXACT and high.hedge is Hedge.EXACT
    score = dash and exact and unit is None and high.high <= _MOST_GOALS
    if lowest >= high.high:
        # Three to one: a score, or two numbers.
        bare = dash and exact and unit is None and counted is None
        return [] if score or bare else [low, high]
    if score and counted is None:
        return []
    hedge = low.hedge if low.hedge is not Hedge.EXACT else high.hedge
    whole = (low.whole[0], high.whole[1])
    return [
        replace(
            high, start=low.start, low=lowest, unit=unit, hedge=hedge, whole=whole, kind=kind, counted=counted
        )
    ]
