"""Whether two plans may be in one place: the same, or a town and its country."""

from collections.abc import Iterable
from functools import cache

from babel import Locale
from babel.core import get_global

TOWN, _PLACE = "place:city:", "place:"


def places(signs: Iterable[str]) -> frozenset[str]:
    """The places among signs, each town with its country."""
    found = set()
    for sign in signs:
        if sign.startswith(_PLACE):
            found.add(sign)
            country = _countries().get(sign.removeprefix(TOWN)) if sign.startswith(TOWN) else None
            if country:
                found.add(f"{_PLACE}{country}")
    return frozenset(found)


def agree(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether a place is named by both; two towns of one country are two places."""
    left, right = frozenset(one), frozenset(other)
    shared = places(left) & places(right)
    if not shared:
        return False
    towns, others = _towns(left), _towns(right)
    return not towns or not others or bool(towns & others)


def _towns(signs: frozenset[str]) -> frozenset[str]:
    return frozenset(sign for sign in signs if sign.startswith(TOWN))


@cache
def _countries() -> dict[str, str]:
    return {zone.rpartition("/")[2]: code for zone, code in sorted(get_global("zone_territories").items())}


def spelled(signs: Iterable[str]) -> list[str]:
    """The places among signs as a reader knows them, towns first."""
    countries = Locale("en").territories
    found = set()
    for sign in signs:
        if sign.startswith(TOWN):
            found.add((0, sign.removeprefix(TOWN).replace("_", " ")))
        elif sign.startswith(_PLACE) and sign.removeprefix(_PLACE) in countries:
            found.add((1, countries[sign.removeprefix(_PLACE)]))
    return [name for _, name in sorted(found)]
