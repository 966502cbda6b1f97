"""When two passages are told: at one time, one surely before the other, or nobody knows."""

from dataclasses import dataclass
from datetime import timedelta

from firsthand.changes.places import Places
from firsthand.model import Passage
from firsthand.when import When

# Reports that appear so soon after each other tell of one time, where they say nothing else.
ONE_TIME = timedelta(hours=24)
# A day that is told is one time, a month or a year is not: with every zone that it may be of.
NARROW = timedelta(hours=52)


@dataclass(frozen=True, slots=True)
class Timing:
    """`first` where the first of two is surely the earlier, None where neither is.

    `one` where both may be of one time, `known` where anything is known of both, `apart` where they tell of
    two times.
    """

    first: bool | None
    one: bool
    known: bool
    because: str
    apart: bool = False


def timing(one: Passage, other: Passage, places: Places) -> Timing:
    """By the times that the sentences tell, else by when the reports were published."""
    told, told_too = places.told(one), places.told(other)
    if told is not None and told_too is not None:
        first = _first(told, told_too)
        if first is not None:
            return Timing(first, False, True, "they tell of two times", True)
        if _narrow(told) and _narrow(told_too):
            first = _first(*_published(one, other, places))
            return Timing(first, True, True, "both tell of one day")
    published, published_too = _published(one, other, places)
    first = _first(published, published_too)
    left, right = published.utc(), published_too.utc()
    if (left is None or right is None) and (order := places.order(one, other)) is not None:
        return Timing(order.first, False, True, order.because)
    if left is None or right is None:
        return Timing(None, True, False, "no time tells which is the later")
    if first is None:
        return Timing(None, True, True, "no time tells which is the later")
    gap = right[0] - left[1] if first else left[0] - right[1]
    if gap <= ONE_TIME:
        return Timing(first, True, True, "they appeared within a day")
    return Timing(first, False, True, "one appeared days before the other")


def _published(one: Passage, other: Passage, places: Places) -> tuple[When, When]:
    return places.known.when(one.article), places.known.when(other.article)


def _first(one: When, other: When) -> bool | None:
    if one.precedes(other):
        return True
    return False if other.precedes(one) else None


def _narrow(when: When) -> bool:
    known = when.utc()
    return known is not None and known[1] - known[0] <= NARROW
