"""Units by dimension, each as so many of the first unit of its dimension.

Factors are those of the International System of Units and of the international yard and pound (1959).
Money is of a dimension of its own for each currency: exchange rates are not exact.
"""

from dataclasses import dataclass
from decimal import Decimal

from firsthand.reference.unit_words import CURRENCIES

PERCENT, POINTS, PERSON, AGE = "%", "pp", "person", "year"
# A sign or a word that several currencies share: it answers any, and contradicts none.
SHARED = {"$", "cent", "¥", "franc", "crown", "peso", "rupee", "dinar", "riyal", "lira"}
_FAHRENHEIT = "°F"


@dataclass(frozen=True, slots=True)
class Unit:
    """`foreign` is a unit that reporters convert and round: miles, pounds, acres."""

    dimension: str
    factor: Decimal
    foreign: bool = False


_TABLE = {
    "length": "m 1 km 1000 cm 0.01 mm 0.001 mi 1609.344! ft 0.3048! in 0.0254! yd 0.9144! nmi 1852!",
    "mass": "kg 1 g 0.001 mg 0.000001 t 1000 lb 0.45359237! oz 0.028349523125!",
    "time": "s 1 min 60 h 3600 day 86400 week 604800",
    "calendar": "month 1 year 12 decade 120 century 1200",
    "area": "m² 1 km² 1000000 ha 10000 ac 4046.8564224! mi² 2589988.110336! ft² 0.09290304!",
    "volume": "l 1 ml 0.001 m³ 1000 gal 3.785411784! bbl 158.987294928!",
    "power": "W 1 kW 1000 MW 1000000 GW 1000000000",
    "energy": "kWh 1 MWh 1000 GWh 1000000 TWh 1000000000",
    "speed": "km/h 1 m/s 3.6 mph 1.609344! kn 1.852!",
    "temperature": "°C 1 °F 1!",
    "share": "% 1",
    "points": "pp 1",
    "people": "person 1",
}


def _read() -> dict[str, Unit]:
    found = {}
    for dimension, row in _TABLE.items():
        cells = row.split()
        for name, factor in zip(cells[::2], cells[1::2], strict=True):
            found[name] = Unit(dimension, Decimal(factor.rstrip("!")), factor.endswith("!"))
    return found


UNITS = _read()


def is_money(unit: str | None) -> bool:
    return unit is not None and (unit in CURRENCIES or unit in SHARED)


def dimension(unit: str) -> str:
    """What a unit measures; a currency measures itself."""
    known = UNITS.get(unit)
    return known.dimension if known else unit


def converted(value: Decimal, unit: str) -> Decimal:
    """A value in the first unit of the dimension of its unit."""
    if unit == _FAHRENHEIT:
        return (value - 32) * 5 / 9
    known = UNITS.get(unit)
    return value * known.factor if known else value


def width(value: Decimal, unit: str) -> Decimal:
    """A difference in the first unit of the dimension of its unit."""
    if unit == _FAHRENHEIT:
        return value * 5 / 9
    known = UNITS.get(unit)
    return value * known.factor if known else value
