"""Publication times as intervals, from any spelling in which reports carry them.

A time is as long as its spelling is vague: a bare date is a day, a year and month a month, hours and
minutes a minute. A zone that is not written stays unknown. A spelling that names no moment on the
calendar gives None, never a guess: `31/02/2023`, `yesterday` and `05/06/2023` (May or June?) are no times.
A date inside a text is when something happened, not when the report appeared; only a dateline, which
stands before the first sentence and carries its year, may be read as the day of the report.
"""

import re
from calendar import isleap, monthrange
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from functools import cache

from firsthand.when import When, WhenBasis

MOMENT = timedelta(microseconds=1)
SECOND = timedelta(seconds=1)
# Longer than any spelling of a time; a megabyte of digits is turned away before a pattern sees it.
LONGEST_TIME = 80
# A news site older than the web is a misread number: 1066/10/14 in an address is history, not a date.
FIRST_YEAR_ONLINE = 1990
LAST_YEAR = 2100

_DATE = (
    r"(?P<year>[0-9]{4})(?:"
    r"-?W(?P<week>[0-9]{2})(?:-?(?P<weekday>[1-7]))?"
    r"|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?"
    r"|-?(?P<ordinal>[0-9]{3})"
    r"|(?P<month2>[0-9]{2})(?P<day2>[0-9]{2})"
    r")?"
)
_CLOCK = (
    r"(?P<hour>[0-9]{2})(?:(?P<colon>:?)(?P<minute>[0-9]{2})(?:(?P=colon)(?P<second>[0-9]{2}))?)?"
    r"(?:[.,](?P<fraction>[0-9]{1,18}))?"
)
_ZONE = r"(?P<zone>[Zz]|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2}(?::?[0-9]{2})?)?)?"
_ISO = re.compile(rf"{_DATE}(?:(?:[Tt]| +){_CLOCK} ?{_ZONE})?")
_RFC_2822 = re.compile(
    r"(?:[A-Za-z]{3,9} ?, ?)?(?P<day>[0-9]{1,2}) (?P<month>[A-Za-z]{3,9}) (?P<year>[0-9]{4}|[0-9]{2})"
    r"(?: (?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"(?: (?P<zone>[A-Za-z]{1,5}|[+-][0-9]{4}))?)?(?: \([^()]*\))?"
)
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# RFC 2822, section 4.3; every other alphabetic zone there is to be read as unknown.
_NAMED_ZONES = {"ut": 0, "gmt": 0, "utc": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5}
_NAMED_ZONES |= {"mst": -7, "mdt": -6, "pst": -8, "pdt": -7}


def parse_when(text: str, basis: WhenBasis, because: str) -> When | None:
    """The interval that an ISO 8601 or RFC 2822 spelling names, or None where it names none.

    Both bounds are inclusive, to the second where the spelling has no fractions. Two ISO 8601 times
    joined by a slash are an interval from the first to the last second of both.
    """
    spelling = text.strip().replace("\u2212", "-")
    if not spelling or len(spelling) > LONGEST_TIME:
        return None
    bounds = _iso(spelling) or _iso_interval(spelling) or _rfc_2822(spelling)
    return When(bounds[0], bounds[1], basis, because) if bounds else None


def not_a_time(text: str) -> str:
    """Why a time that a report was given is unknown all the same."""
    shown = text if len(text) <= LONGEST_TIME else text[:LONGEST_TIME] + "…"
    return f"{shown!r} is no ISO 8601 or RFC 2822 time"


def _iso_interval(spelling: str) -> tuple[datetime, datetime] | None:
    start, slash, end = spelling.partition("/")
    first, last = (_iso(start), _iso(end)) if slash else (None, None)
    if first is None or last is None or (first[0].tzinfo is None) != (last[1].tzinfo is None):
        return None
    return (first[0], last[1]) if first[0] <= last[1] else None


def _iso(spelling: str) -> tuple[datetime, datetime] | None:
    found = _ISO.fullmatch(spelling)
    if found is None:
        return None
    part = found.groupdict()
    try:
        day, length = _calendar(part)
        if part["hour"] is None:
            return day, day + (length - SECOND)
        if length != timedelta(days=1):  # a clock time of a month or a year names nothing
            return None
        return _on_the_clock(day, part, _zone(part["zone"]))
    except (ValueError, OverflowError):
        return None


def _calendar(part: dict[str, str | None]) -> tuple[datetime, timedelta]:
    """The first moment of the year, month, week or day named, and how long that is."""
    year = int(part["year"] or 0)
    if part["week"]:
        if part["weekday"]:
            return datetime.fromisocalendar(year, int(part["week"]), int(part["weekday"])), timedelta(days=1)
        return datetime.fromisocalendar(year, int(part["week"]), 1), timedelta(days=7)
    if part["ordinal"]:
        day = datetime(year, 1, 1) + timedelta(days=int(part["ordinal"]) - 1)
        if day.year != year:
            raise ValueError("no such day of the year")
        return day, timedelta(days=1)
    month, day_of_month = part["month"] or part["month2"], part["day"] or part["day2"]
    if month and day_of_month:
        return datetime(year, int(month), int(day_of_month)), timedelta(days=1)
    if month:
        first = datetime(year, int(month), 1)
        return first, timedelta(days=monthrange(year, int(month))[1])
    return datetime(year, 1, 1), timedelta(days=365 + isleap(year))


def _on_the_clock(
    day: datetime, part: dict[str, str | None], zone: timezone | None
) -> tuple[datetime, datetime]:
    hour, minute, second = (int(part[name] or 0) for name in ("hour", "minute", "second"))
    if second == 60:  # a leap second, which the clock of datetime does not show
        second = 59
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and (minute or second)):
        raise ValueError("no such time of day")
    unit = SECOND if part["second"] else timedelta(minutes=1) if part["minute"] else timedelta(hours=1)
    start = day.replace(tzinfo=zone) + timedelta(hours=hour, minutes=minute, seconds=second)
    fraction = part.get("fraction")
    if fraction:
        # Whole microseconds in integers: a float would round the last digit away.
        start += timedelta(microseconds=int(unit / MOMENT) * int(fraction) // 10 ** len(fraction))
        return start, start
    return start, start + (unit - SECOND)


def _zone(written: str | None) -> timezone | None:
    if not written:
        return None
    if written[0] not in "+-":
        return UTC
    digits = written[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4] or 0), seconds=int(digits[4:6] or 0))
    return timezone(-offset if written[0] == "-" else offset) if offset else UTC


def _rfc_2822(spelling: str) -> tuple[datetime, datetime] | None:
    found = _RFC_2822.fullmatch(re.sub(r"\s+", " ", spelling))
    if found is None or found["month"][:3].lower() not in _ENGLISH_MONTHS:
        return None
    year = int(found["year"])
    if len(found["year"]) == 2:  # RFC 2822, section 4.3
        year += 2000 if year < 50 else 1900
    try:
        day = datetime(year, _ENGLISH_MONTHS.index(found["month"][:3].lower()) + 1, int(found["day"]))
        if found["hour"] is None:
            return day, day + (timedelta(days=1) - SECOND)
        zone = found["zone"]
        if zone and zone[0] not in "+-":
            hours = _NAMED_ZONES.get(zone.lower())
            offset = None if hours is None else timezone(timedelta(hours=hours)) if hours else UTC
        else:
            offset = _zone(zone)
        return _on_the_clock(day, found.groupdict(), offset)
    except (ValueError, OverflowError):
        return None


# /2023/05/03/, /2023-05-03-, /2023/may/03/, /20230503/: a whole day, set apart from other digits.
_URL_DAY = re.compile(
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?P<gap>[/_-]?)"
    r"(?P<month>[0-9]{2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})"
    r"(?P=gap)(?P<day>[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
LONGEST_URL = 2000


def day_in_url(url: str) -> When | None:
    """The day that an address carries in its path, if it carries exactly one."""
    path = url[:LONGEST_URL].partition("//")[2].partition("/")[2].partition("?")[0].partition("#")[0]
    days = set()
    for found in _URL_DAY.finditer("/" + path):
        month = found["month"]
        number = int(month) if month.isdigit() else _ENGLISH_MONTHS.index(month[:3].lower()) + 1
        day = _plausible_day(int(found["year"]), number, int(found["day"]))
        if day is not None:
            days.add(day)
    if len(days) != 1:
        return None
    [day] = days
    return _whole_day(day, WhenBasis.URL, "the address of the report carries the day")


def _plausible_day(year: int, month: int, day: int) -> datetime | None:
    if not FIRST_YEAR_ONLINE <= year <= LAST_YEAR:
        return None
    try:
        return datetime(year, month, day)
    except ValueError:
        return None


def _whole_day(day: datetime, basis: WhenBasis, because: str) -> When:
    return When(day, day + timedelta(days=1) - SECOND, basis, because)


# What may stand before the dash of a dateline: a place, a date with its year, an agency in brackets.
# 90 characters hold `WASHINGTON/SAN FRANCISCO, September 30, 2023 (Agency One/Agency Two)`.
DATELINE_REACH = 90
_DATELINE = re.compile(r"(?P<line>[^\n]{6,90}?)(?:\s[–—-]\s?|[–—]\s?|\.\s?[–—-]\s|】)")
_DAY_MONTH_YEAR = re.compile(
    r"(?P<day>[0-9]{1,2})(?:\.|º|er|th|st|nd|rd|-го|-e)?(?: de| of| din)? "
    r"(?P<month>[^\W\d_]{3,14})\.?(?: de| del|,)? (?P<year>[0-9]{4})"
)
_MONTH_DAY_YEAR = re.compile(
    r"(?P<month>[^\W\d_]{3,14})\.? (?P<day>[0-9]{1,2})(?:th|st|nd|rd)?,? (?P<year>[0-9]{4})"
)
_YEAR_FIRST = re.compile(
    r"(?P<year>[0-9]{4})(?:年|년|-|\. ?)\s?(?P<month>[0-9]{1,2})(?:月|월|-|\. ?)\s?"
    r"(?P<day>[0-9]{1,2})(?:日|일)?(?![0-9])"
)
_DOTTED = re.compile(
    r"(?<![0-9.])(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<year>[0-9]{4})(?![0-9])"
)
_CONNECTORS = frozenset(
    [
        "de",
        "del",
        "da",
        "do",
        "di",
        "la",
        "le",
        "el",
        "al",
        "les",
        "los",
        "das",
        "dos",
        "den",
        "der",
        "am",
        "an",
        "on",
        "of",
        "the",
        "y",
        "et",
        "e",
        "и",
        "на",
        "в",
    ]
)
# What divides the place from its date: `TOKYO, May 3, 2023`, `東京=2023年`, `PARIS, le 3 mai 2023`, `(London,
# 3 May 2023)`.
_SET_OFF = re.compile(r"[,/=，、)](?: *(?:le|den|am|the|el))? *$")


def dateline(text: str) -> When | None:
    """The day named in the dateline that opens a text, as `TOKYO, May 3, 2023 (Agency) —`, or None.

    The line must begin with a place (a capital, or a letter of a script without capitals) or a bracket,
    hold one date with its year, and end in a dash: `On May 3, 2023 - a Wednesday -` is a sentence.
    """
    opening = text[: DATELINE_REACH + 40].lstrip()
    found = _DATELINE.match(opening)
    if found is None or not any(letter.isdigit() for letter in found["line"]):
        return None
    line = found["line"]
    days = {day for day, start in _days_in(line) if _opens_with_a_place(line[:start])}
    if len(days) != 1:
        return None
    [day] = days
    return _whole_day(day, WhenBasis.TEXT, f"the text opens with the dateline {line.strip()!r}")


def _opens_with_a_place(before: str) -> bool:
    """Whether these are the words of a place: all capitalised but for connectors, and then set off."""
    words = re.findall(r"[^\W\d_][\w'’.-]*", before)
    # Five words hold `SAN JOSE DE COSTA RICA`.
    if not words or len(words) > 5:
        return False
    if any(word[0].islower() and word not in _CONNECTORS for word in words) or words[0][0].islower():
        return False
    return bool(_SET_OFF.search(before)) or (words[0].isupper() and len(words[0]) > 1)


def _days_in(line: str) -> Iterable[tuple[datetime, int]]:
    for pattern in (_DAY_MONTH_YEAR, _MONTH_DAY_YEAR):
        for found in pattern.finditer(line):
            month = _months().get(found["month"].casefold())
            if month and (day := _plausible_day(int(found["year"]), month, int(found["day"]))):
                yield day, found.start()
    for pattern in (_YEAR_FIRST, _DOTTED):
        for found in pattern.finditer(line):
            if day := _plausible_day(int(found["year"]), int(found["month"]), int(found["day"])):
                yield day, found.start()


_MONTH_LANGUAGES = "de en fr es it pt nl pl ru uk tr ar fa vi id el cs ro bg hu sv".split()


@cache
def _months() -> dict[str, int]:
    """Month names of the languages that write them, full and short; a name of two months is left out."""
    from babel.dates import get_month_names  # only texts that open with a date need it

    numbers: dict[str, set[int]] = {}
    for language in _MONTH_LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in get_month_names(width, context, language).items():
                    numbers.setdefault(name.casefold().rstrip("."), set()).add(number)
    return {name: min(found) for name, found in sorted(numbers.items()) if len(found) == 1}
