"""The numbers of a text: single numbers put together to ranges, with their hedge, kind and unit."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from firsthand.claim import Hedge, Value, ValueKind
from firsthand.model import Article
from firsthand.reference.unit_words import unit_words
from firsthand.values.around import (
    counted_behind,
    fate_around,
    hedge_before,
    hedge_behind,
    is_fate,
    unit_before,
    unit_behind,
    words_before,
)
from firsthand.values.atom import MOST_NUMBERS, Atom, Piece, folded, halved
from firsthand.values.atoms import atoms, places
from firsthand.values.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    is_apart,
    is_behind_month,
    is_clock,
    is_date,
    is_hour,
    is_hour_surely,
    is_house,
    is_label,
    is_time,
)
from firsthand.values.number import Fate, Number, NumberKind
from firsthand.values.ranges import Found, joined, reaches
from firsthand.values.units import AGE, PERCENT, PERSON, POINTS, is_money

_PLURAL_IS_GENITIVE = frozenset({"ru", "uk"})
_OLD_YEAR = 1100
# Millions of pounds are money.
_POUND = "lb"
# A number beside a name that is an age.
_YOUNGEST, _OLDEST = 5, 120


def values(text: str, language: str | None, spans: Iterable[tuple[int, int]]) -> tuple[Number, ...]:
    """The numbers of a text within each of the spans (sentences), in order, at most 1,000.

    `language` is a primary subtag ("de"); without one only figures are read. Offsets are into the text.
    """
    lower = folded(text)
    begins = places(text, lower, language)
    if not begins:
        return ()
    piece = Piece(text, lower, unit_words(language), language)
    numbers: list[Number] = []
    for start, end in spans:
        first = bisect_left(begins, (start, False))
        last = bisect_left(begins, (end, False), first)
        if first == last:
            continue
        numbers += joined(piece, _each(piece, atoms(piece, begins[first:last])))
        if len(numbers) >= MOST_NUMBERS:
            break
    return tuple(numbers[:MOST_NUMBERS])


def _each(piece: Piece, single: list[Atom]) -> list[tuple[Atom, Found | None]]:
    """Each number with what stands around it; words of a unit are no numbers (20 por ciento)."""
    found: list[tuple[Atom, Found | None]] = []
    end = 0
    for atom in single:
        if atom.start < end:
            continue
        one = _read(piece, atom)
        found.append((atom, one))
        end = one.number.whole[1] if one is not None and one.number.unit is not None else atom.end
    return found


def to_value(number: Number, article: Article) -> Value:
    """A number of an article as a value of a mention; the passage takes in its hedge and its unit."""
    kind = ValueKind.PERCENT if number.unit in (PERCENT, POINTS) else ValueKind.NUMBER
    unit = number.unit or number.counted or (number.fate.value if number.fate else None)
    return Value(kind, number.value, unit, article.passage(*number.whole), number.hedge)


def _read(piece: Piece, atom: Atom) -> Found | None:
    if atom.sort == "passed":
        return None
    if atom.sort == "ordinal":
        return _ordinal(piece, atom, atom.end)
    start, end = atom.start, atom.end
    whole = atom.low == atom.low.to_integral_value() and not atom.scaled
    if whole and (found := _numbered(piece, atom)) is not None:
        return found[0]
    figure = atom.figures and whole
    if figure and (is_date(piece, start, end, int(atom.high)) or is_apart(piece, start, end)):
        return None
    if atom.figures and not atom.scaled and is_clock(piece, start, end):
        return None
    sign = unit_before(piece, start)
    lead = sign[0] if sign else start
    hedge = hedge_before(piece, lead) or (hedge_before(piece, start) if sign else None)
    if hedge is not None and hedge[1] is Hedge.AT_MOST and reaches(piece, hedge[0]):
        hedge = None
    first, last = (hedge[0] if hedge else lead), end
    if (behind := hedge_behind(piece, last)) is not None:
        last, hedge = behind[0], (first, behind[1])
    if atom.sort == "about" and hedge is None:
        hedge = (first, Hedge.ABOUT)
    if atom.sort == "range" and hedge is not None and piece.language in _PLURAL_IS_GENITIVE:
        # Более тысячи: more than one thousand.
        atom = replace(atom, low=atom.low / 2, high=atom.low / 2, sort="", digits=1)
    if (age := _age(piece, atom, last)) is not None:
        return Found(atom, _number(piece, atom, NumberKind.AGE, AGE, None, hedge, (first, age)), lead, False)
    unit, counted = sign[1] if sign else None, None
    if atom.sort != "inflected" or behind is not None:
        unit, counted, last = _unit(piece, unit, last, atom.scaled)
    if figure and (hedge is None or unit == "h") and _is_time(piece, atom, unit, counted):
        return None
    if hedge is None and (behind := hedge_behind(piece, last)) is not None:
        # Turkish "kadar" is "about" behind a number, and "up to" behind its unit.
        reach = (
            piece.language == "tr" and unit is not None and piece.lower[last : behind[0]].strip() == "kadar"
        )
        last, hedge = behind[0], (first, Hedge.AT_MOST if reach else behind[1])
    if counted is not None and unit is None and is_fate(piece, last - len(counted)):
        counted = None
    fate = fate_around(piece, first, end) if unit == PERSON or (unit is None and counted is None) else None
    if atom.sort == "one" and (fate is None or unit != PERSON):
        return None
    if unit is not None and not atom.figures and not atom.scaled:
        last, low = halved(piece, last, atom.low, Decimal(1))
        atom = atom if low == atom.low else replace(atom, low=low, high=low, bare=low, digits=atom.digits + 1)
    year = figure and _is_year(piece, atom, unit, counted, hedge)
    kind = NumberKind.NUMBER
    if atom.sort == "fraction":
        kind, fate = NumberKind.FRACTION, None
    elif unit in (PERCENT, POINTS):
        kind = NumberKind.PERCENT
    elif is_money(unit):
        kind = NumberKind.MONEY
    return Found(atom, _number(piece, atom, kind, unit, counted, hedge, (first, last), fate), lead, year)


def _unit(piece: Piece, unit: str | None, last: int, scaled: bool) -> tuple[str | None, str | None, int]:
    """The unit, what is counted, and where they end; `unit` is the one that stands before."""
    counted = None
    named = unit_behind(piece, last)
    if named is not None and (unit is None or is_money(named[1])):
        last, counted = named[0], named[2]
        unit = named[1] if unit in (None, "$") else unit
    if unit == _POUND and scaled:
        unit = "GBP"
    if unit is None and (noun := counted_behind(piece, last)) is not None:
        last, counted = noun
    return unit, counted, last


def _is_time(piece: Piece, atom: Atom, unit: str | None, counted: str | None) -> bool:
    """Whether figures are a day, an hour, the number of a house or of a model."""
    start, value = atom.start, int(atom.high)
    if unit == "h" and is_hour(piece, start, value):
        return True
    if unit is not None:
        return value >= FIRST_YEAR and is_behind_month(piece, start, value)
    if is_behind_month(piece, start, value) or is_hour_surely(piece, start, value):
        return True
    if counted is not None:
        return is_time(piece, counted)
    return is_hour(piece, start, value) or is_house(piece, start) or is_label(piece, start, atom.end)


def _numbered(piece: Piece, atom: Atom) -> tuple[Found | None] | None:
    """An ordinal, in a tuple; (None,) where it is a date, None where the number is none."""
    known, lower, start, end = piece.known, piece.lower, atom.start, atom.end
    before = known.ordinal_before
    if before is not None and not atom.sort and before.search(lower[max(0, start - 8) : start]):
        if atom.figures and is_date(piece, start, end, int(atom.low)):
            return (None,)
        return (_ordinal(piece, atom, end),)
    sign = known.ordinal.match(lower, end) if known.ordinal is not None and atom.figures else None
    if sign is None or not _dotted(piece, atom, sign.group()):
        return None
    if is_date(piece, start, end, int(atom.low)) or is_date(piece, start, sign.end(), int(atom.low)):
        return (None,)
    return (_ordinal(piece, atom, sign.end()),)


def _number(
    piece: Piece,
    atom: Atom,
    kind: NumberKind,
    unit: str | None,
    counted: str | None,
    hedge: tuple[int, Hedge] | None,
    whole: tuple[int, int],
    fate: Fate | None = None,
) -> Number:
    return Number(
        atom.start,
        atom.end,
        atom.low,
        atom.high,
        unit,
        counted,
        hedge[1] if hedge else Hedge.EXACT,
        kind,
        atom.digits,
        piece.language,
        (min(whole[0], atom.start), max(whole[1], atom.end)),
        fate,
    )


def _ordinal(piece: Piece, atom: Atom, end: int) -> Found:
    noun = counted_behind(piece, end)
    counted = noun[1] if noun else None
    atom = replace(atom, digits=len(str(int(atom.low))))
    whole = (atom.start, noun[0] if noun else end)
    number = _number(piece, atom, NumberKind.ORDINAL, None, counted, None, whole)
    return Found(atom, number, atom.start, False)


def _dotted(piece: Piece, atom: Atom, sign: str) -> bool:
    """A dot makes an ordinal behind an article, or before a small letter; other signs always do."""
    if not sign.startswith(".") or len(sign) > 1:
        return True
    before = words_before(piece, atom.start)[-1:]
    if piece.known.article:
        return (
            bool(before)
            and piece.text[atom.start - 1 : atom.start].isspace()
            and before[0] in piece.known.article
        )
    behind = piece.text[atom.end + 1 : atom.end + 3]
    return len(behind) == 2 and behind[0] == " " and behind[1].islower()


def _age(piece: Piece, atom: Atom, end: int) -> int | None:
    """Where an age ends: a 34-year-old, aged 34, Mara Ostin, 34, said."""
    if atom.high > _OLDEST or atom.scaled or atom.sort:
        return None
    known, text = piece.known, piece.text
    if known.age is not None and (match := known.age.match(piece.lower, end)):
        return match.end()
    before = words_before(piece, atom.start)
    if (
        known.unspaced
        and known.aged
        and piece.lower[max(0, atom.start - 8) : atom.start].rstrip().endswith(tuple(known.aged))
    ):
        unit = unit_behind(piece, end)
        return unit[0] if unit is not None and unit[1] == AGE else end
    if before[-1:] in (("de",), ("di",)) and known.units.find(list(before[-2:-1])) == (1, PERSON):
        # Une femme de 34 ans.
        unit = unit_behind(piece, end)
        return unit[0] if unit is not None and unit[1] == AGE else None
    if known.aged and any(" ".join(before[-size:]) in known.aged for size in (1, 2, 3, 4)):
        unit = unit_behind(piece, end)
        return unit[0] if unit is not None and unit[1] == AGE else end
    if not atom.figures or end != atom.end or atom.low < _YOUNGEST:
        return None
    lead, name = text[max(0, atom.start - 2) : atom.start], text[max(0, atom.start - 30) : atom.start - 2]
    if piece.known.unspaced and lead[-1:] in {"（", "("} and text[end : end + 1] in {"）", ")"}:
        return end
    framed = (lead == ", " and text[end : end + 2] in {", ", ".", ". "}) or (
        lead == " (" and text[end : end + 1] == ")"
    )
    return end if framed and name.rpartition(" ")[2][:1].isupper() and " " in name.strip() else None


def _is_year(
    piece: Piece, atom: Atom, unit: str | None, counted: str | None, hedge: tuple[int, Hedge] | None
) -> bool:
    """Whether figures are a year: 2031, and where nothing is counted, 1776."""
    if not _OLD_YEAR <= atom.low <= LAST_YEAR or not piece.text[atom.start : atom.end].isdigit():
        return False
    if atom.low < FIRST_YEAR:
        return unit is None and counted is None and hedge is None
    return unit in (None, "year") and (hedge is None or atom.low % 100 != 0)
