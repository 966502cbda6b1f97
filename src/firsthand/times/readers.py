"""Which reader tells what the words of a rule name."""

from firsthand.times import calendar, relative
from firsthand.times.told import Reader

READERS: dict[str, Reader] = {
    "range": calendar.range_,
    "day_month": calendar.day,
    "year_month_day": calendar.day,
    "month_day": calendar.day,
    "figures": calendar.figures,
    "day_of": relative.day_of,
    "day_of_month": calendar.day_of_month,
    "year_month": calendar.month,
    "month": calendar.month,
    "season": calendar.season,
    "quarter": calendar.quarter,
    "half": calendar.half,
    "century": calendar.century,
    "decade": calendar.decade,
    "year": calendar.year,
    "feast": calendar.feast,
    "ago": relative.ago,
    "ahead": relative.ahead,
    "later": relative.later,
    "stretch": relative.duration,
    "unit": relative.unit,
    "counted": relative.counted,
    "nth": calendar.nth,
    "weekday": relative.weekday,
    "anchor": relative.anchor,
    "set": relative.again,
    "clock": relative.clock,
    "duration": relative.duration,
    "plural": relative.plural,
    "part": relative.part,
    "ref": relative.ref,
}
