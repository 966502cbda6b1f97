"""A stretch of text, and a number in it alone, before ranges and units."""

from dataclasses import dataclass
from decimal import Decimal

from firsthand.reference.unit_words import UnitWords

# Numbers of one text beyond these are not read.
MOST_NUMBERS = 1_000


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A stretch of text, folded letter by letter, and the words of its language around numbers."""

    text: str
    lower: str
    known: UnitWords
    language: str | None


@dataclass(frozen=True, slots=True)
class Atom:
    """A number alone; `digits` are those that are meant, `figures` where it is written in figures.

    `sort` is "" for a plain number, "fraction", "ordinal", "range" (dozens), "one" (the word), "about" (une
    vingtaine), "inflected" (behind which nothing counted follows) or "passed" (no number).
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    digits: int
    figures: bool
    scaled: bool = False
    sort: str = ""
    bare: Decimal = Decimal(0)


def folded(text: str) -> str:
    """Small letters, one for one."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower()[:1] or c for c in text)


def decimal(value: float) -> Decimal:
    return Decimal(str(int(value))) if value == int(value) else Decimal(repr(round(value, 9)))


def meant(value: Decimal) -> int:
    """How many digits of a whole number are meant: round hundreds and above are rounded."""
    digits = str(abs(int(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return max(1, len(digits) - (zeros if zeros >= 2 else 0))


def phrased(start: int, end: int, value: str) -> Atom:
    """A wording that is a number: `1/3`, `3.`, `24..99`, `12`."""
    if value.startswith("~"):
        number = Decimal(value[1:])
        return Atom(start, end, number, number, meant(number), False, sort="about", bare=number)
    if "/" in value:
        over, under = value.split("/")
        share = (Decimal(over) / Decimal(under)).quantize(Decimal("0.0001"))
        return Atom(start, end, share, share, 2, False, sort="fraction", bare=share)
    if value.endswith("."):
        number = Decimal(value.rstrip("."))
        return Atom(start, end, number, number, len(value) - 1, False, sort="ordinal", bare=number)
    if ".." in value:
        low, high = map(Decimal, value.split(".."))
        return Atom(start, end, low, high, 0, False, True, sort="range", bare=low)
    number = Decimal(value)
    return Atom(start, end, number, number, meant(number), False, bare=number)


def halved(piece: Piece, end: int, value: Decimal, step: Decimal) -> tuple[int, Decimal]:
    """A number with the half of a step that may be told behind it: two and a half, 3 millones y medio."""
    half = piece.known.half.match(piece.lower, end) if piece.known.half is not None else None
    return (half.end(), value + step / 2) if half and value % step == 0 else (end, value)
