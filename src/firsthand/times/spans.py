"""Values of times in ISO 8601 and TIMEX3 spelling, and the interval that each names."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

Interval = tuple[datetime, datetime]
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2}))?|W(?P<week>\d{2})(?P<end>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?"
    r"(?:T(?:(?P<hour>\d{2})(?::(?P<minute>\d{2}))?|(?P<part>MO|MI|AF|EV|NI|DT)))?"
)
# Hours of a part of the day; a night ends in the next day. Wide, for nobody's evening is another's.
_PARTS = {"MO": (4, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30), "DT": (0, 24)}
# Seasons of the northern half of the Earth, by the weather and by the sun: first day, last day.
_SEASONS = {
    "SP": ((3, 1), (6, 21)),
    "SU": ((6, 1), (9, 23)),
    "FA": ((9, 1), (12, 22)),
    "WI": ((12, 1), (3, 20)),
}


def interval(value: str, phase: str = "") -> Interval | None:
    """The first and the last second that a value names, cut to its beginning, middle or end where told.

    None for a value that names no interval: "XXXX-SU", "PRESENT_REF", or no day of the calendar.
    """
    first, _, last = value.partition("/")
    bounds = _interval(first)
    if last and bounds and (end := _interval(last)):
        bounds = (bounds[0], end[1])
    if bounds is None or not phase:
        return bounds
    length = bounds[1] + SECOND - bounds[0]
    # "Early" is somewhere in the first half and "late" in the second: nobody's early May ends on the 10th.
    if phase == "START":
        return bounds[0], _whole(bounds[0] + length / 2) - SECOND
    if phase == "END":
        return _whole(bounds[0] + length / 2), bounds[1]
    return _whole(bounds[0] + length / 4), _whole(bounds[1] - length / 4) + DAY - SECOND


def _whole(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _interval(value: str) -> Interval | None:
    try:
        if len(value) == 3 and value.isdigit():
            return _years(int(value) * 10, 10)
        if len(value) == 2 and value.isdigit():
            return _years(int(value) * 100, 100)
        match = _VALUE.fullmatch(value)
        return _named(match) if match else None
    except (ValueError, OverflowError):
        return None


def _years(first: int, count: int) -> Interval:
    return datetime(first, 1, 1), datetime(first + count - 1, 12, 31, 23, 59, 59)


def _named(match: re.Match[str]) -> Interval:
    year = int(match["year"])
    if match["week"]:
        monday = datetime.fromisocalendar(year, int(match["week"]), 1)
        return (monday + 5 * DAY if match["end"] else monday), monday + 7 * DAY - SECOND
    if match["season"]:
        (m1, d1), (m2, d2) = _SEASONS[match["season"]]
        return datetime(year, m1, d1), datetime(year + (m2 < m1), m2, d2, 23, 59, 59)
    if match["quarter"] or match["half"]:
        size = 3 if match["quarter"] else 6
        first = (int(match["quarter"] or match["half"]) - 1) * size + 1
        return datetime(year, first, 1), month_end(year, first + size - 1)
    if not match["month"]:
        return _years(year, 1)
    month = int(match["month"])
    if not match["day"]:
        return datetime(year, month, 1), month_end(year, month)
    day = datetime(year, month, int(match["day"]))
    if match["part"]:
        low, high = _PARTS[match["part"]]
        return day + timedelta(hours=low), day + timedelta(hours=high) - SECOND
    if match["hour"]:
        start = day + timedelta(hours=int(match["hour"]), minutes=int(match["minute"] or 0))
        return start, start + (timedelta(minutes=1) if match["minute"] else timedelta(hours=1)) - SECOND
    return day, day.replace(hour=23, minute=59, second=59)


def month_end(year: int, month: int) -> datetime:
    """The last second of a month."""
    return datetime(year, month, monthrange(year, month)[1], 23, 59, 59)


def written_day(year: int, month: int, day: int) -> date | None:
    """A day, None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def of_day(day: date) -> str:
    """2031-05-03."""
    return day.isoformat()


def of_week(day: date) -> str:
    """2031-W18."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def of_month(day: date, by: int = 0) -> str:
    """2031-05, `by` months on."""
    months = day.year * 12 + day.month - 1 + by
    return f"{months // 12:04}-{months % 12 + 1:02}"


def moved(day: date, unit: str, by: int) -> str | None:
    """The day, week, month or year that lies `by` units from a day, as precise as the unit."""
    try:
        if unit == "D":
            return of_day(day + by * DAY)
        if unit == "W":
            return of_week(day + 7 * by * DAY)
        if unit == "WE":
            return of_week(day + 7 * by * DAY) + "-WE"
        if unit == "M":
            return of_month(day, by)
        if unit == "Q":
            quarters = day.year * 4 + (day.month - 1) // 3 + by
            return f"{quarters // 4:04}-Q{quarters % 4 + 1}"
        if unit == "Y":
            return f"{day.year + by:04}" if 1 <= day.year + by <= 9999 else None
        if unit == "DE":
            return f"{day.year // 10 + by:03}"
        if unit == "C":
            return f"{day.year // 100 + by:02}"
    except (ValueError, OverflowError):
        pass
    return None


def nearest_day(ref: date, weekday: int, tense: str) -> date:
    """The weekday nearest to a day: not after it in the past, not before it in the future."""
    back = (ref.weekday() - weekday) % 7
    if tense == "past" or (tense == "" and back <= 3):
        return ref - back * DAY
    return ref + ((7 - back) % 7) * DAY


def nearest_year(ref: date, month: int, day: int | None, tense: str) -> int | None:
    """The year whose such month or day lies nearest; `tense` says on which side. None where there is none."""
    at = (month, day) if day else (month,)
    now = (ref.month, ref.day) if day else (ref.month,)
    if tense == "past":
        year = ref.year - (at > now)
    elif tense == "future":
        year = ref.year + (at < now)
    else:  # half a year either way
        year = ref.year + (ref.month - month > 6) - (month - ref.month >= 6)
    if day is None:
        return year
    try:
        date(year, month, day)
    except ValueError:
        return None
    return year
