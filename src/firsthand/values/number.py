"""A number as it is told: what it may be, how it is bounded, and of what it is the number."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from firsthand.claim import Hedge


class Fate(StrEnum):
    """What became of the people counted, where a report says so beside the number."""

    DEAD = "dead"
    INJURED = "injured"
    MISSING = "missing"
    HELD = "held"
    DISPLACED = "displaced"


class NumberKind(StrEnum):
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    FRACTION = "fraction"
    ORDINAL = "ordinal"
    AGE = "age"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in characters `start` to `end` of a text, its unit and its hedge lie around it.

    `low` and `high` are the ends of a range ("12 to 15", "dozens"), the same without one. `unit` is a
    normalised unit ("EUR", "km", "person"), `counted` the noun counted, as written: where there is no unit,
    and where the people counted are of a kind ("soldiers"). `fate` is what became of them ("62 dead").
    `exact_digits` is how many digits are meant: 3 in 62.4 million and in 407, 1 in 3,000, 2 in 60,
    none in a vague one ("dozens").
    `whole` is from the first to the last character read, hedge and unit included.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str | None
    counted: str | None
    hedge: Hedge
    kind: NumberKind
    exact_digits: int
    language: str | None
    whole: tuple[int, int]
    fate: Fate | None = None

    @property
    def counted_key(self) -> str | None:
        """The counted noun folded, for comparison."""
        return None if self.counted is None else self.counted.casefold()

    @property
    def value(self) -> str:
        """The number without marks, a range as `12..16`."""
        low = plain(self.low)
        return low if self.low == self.high else f"{low}..{plain(self.high)}"

    def __str__(self) -> str:
        kind = self.kind.value if self.kind in _NAMED else ""
        parts = (self.hedge.value, kind, self.value, self.unit or self.counted_key or "")
        return " ".join(part for part in parts if part)


# Kinds that no unit shows.
_NAMED = {NumberKind.ORDINAL, NumberKind.AGE, NumberKind.FRACTION}


def plain(number: Decimal) -> str:
    """The digits of a number, without an exponent and without zeros behind the decimal mark."""
    written = format(number, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
