"""Times as intervals: how precisely a time is known is part of it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum


class WhenBasis(StrEnum):
    """Where a time was read."""

    METADATA = "metadata"
    PAGE = "page"
    FEED = "feed"
    URL = "url"
    TEXT = "text"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


# A clock without a zone may stand anywhere on Earth: UTC-12 (Baker Island) to UTC+14 (Line Islands).
EASTERNMOST = timedelta(hours=14)
WESTERNMOST = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class When:
    """A time as an interval, both bounds inclusive; both None where nothing is known.

    A naive bound has no known zone: it is kept as written and widened only to compare.
    """

    earliest: datetime | None
    latest: datetime | None
    basis: WhenBasis
    because: str

    @property
    def known(self) -> bool:
        return self.earliest is not None and self.latest is not None

    def utc(self) -> tuple[datetime, datetime] | None:
        """The interval in UTC, widened by every zone that a naive bound may stand for."""
        if self.earliest is None or self.latest is None:
            return None
        return _at_the_earliest(self.earliest), _at_the_latest(self.latest)

    def precedes(self, other: "When") -> bool:
        """Whether this is over before the other begins, whatever their zones."""
        mine, theirs = self.utc(), other.utc()
        return mine is not None and theirs is not None and mine[1] < theirs[0]


def _at_the_earliest(bound: datetime) -> datetime:
    if bound.tzinfo is not None:
        return _in_utc(bound)
    return _shifted(bound, -EASTERNMOST)


def _at_the_latest(bound: datetime) -> datetime:
    if bound.tzinfo is not None:
        return _in_utc(bound)
    return _shifted(bound, WESTERNMOST)


def _in_utc(bound: datetime) -> datetime:
    try:
        return bound.astimezone(UTC)
    except OverflowError:  # the first or the last day of the calendar, seen from another zone
        return (datetime.max if bound.year > 1 else datetime.min).replace(tzinfo=UTC)


def _shifted(bound: datetime, by: timedelta) -> datetime:
    try:
        return (bound + by).replace(tzinfo=UTC)
    except OverflowError:  # the first and the last day of the calendar
        return bound.replace(tzinfo=UTC)


UNKNOWN_TIME = When(None, None, WhenBasis.UNKNOWN, "no publication time was given")
