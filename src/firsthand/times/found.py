"""Find the expressions of time in a report and say what each names.

Absolute times name their interval; relative ones hang on the day of publication and stay open (no `when`)
where that is unknown, or on the last day the text told before ("the day after"). A date without a year, a
month alone and a weekday are read by the tense of their clause: the latest in the past, the coming one in
the future. Where no word tells, the nearest is their value, and they name no interval; nor do relative
times inside a quotation, whose day is not the report's. A number is no year where something is counted, a
name no month where names stand.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise

from firsthand.model import Body
from firsthand.quotes import quotations
from firsthand.reference.time_words import TimeWords, time_words
from firsthand.times.clause import Clause
from firsthand.times.readers import READERS
from firsthand.times.rules import fits
from firsthand.times.scan import ANCHOR, Scanned, Signs, scan
from firsthand.times.spans import interval
from firsthand.times.told import Kind, Reading, Told
from firsthand.when import When, WhenBasis

# Publication known worse than this leaves relative times open.
WIDEST_PUBLICATION = 31
MOST_TIMES = 2_000
# "The day after" hangs on a day told at most so many sentences before.
REACH = 1
# No report is so long; of what is, so many characters are read.
MOST_READ = 400_000
# Nobody tells a time in more words.
_LONGEST_RUN = 24
_RUN = re.compile(rf"[^x|]{{1,{_LONGEST_RUN}}}")
# Signs that no time begins or ends with: without them the same runs come again and again.
_NO_HEAD, _NO_TAIL = ",.)'-rt", ",.('-Ftri"
# Between the ends of a stretch of time stands so much at most.
_JOIN = 8
_CALENDAR = re.compile(r"(?:\d{4}|XXXX)-\d{2}(?:-\d{2})?")
_DAY_VALUE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Time:
    """Characters `start` to `end` of an article's text that tell a time.

    `kind` is date, clock, duration or set. `value` is ISO 8601 as precise as it is told ("2031-05-03",
    "2031-05", "2031", "2031-W18", "P3D"), in TIMEX3 spelling where ISO has none ("2031-SU", "203" for a
    decade, "XXXX-05" where no year is known, "PRESENT_REF"); None where it hangs on an unknown day. `when` is
    the interval it names, naive as the text tells it, None where it names none. `relative` times hang on
    publication. `gloss` is what a date stands beside that does: "0" for today, "-1" for yesterday, "weekday"
    for a weekday with the date in brackets. `yearless` is a day or month written without its year.
    """

    start: int
    end: int
    kind: Kind
    value: str | None
    when: When | None
    because: str
    relative: bool = False
    gloss: str = ""
    yearless: bool = False

    @property
    def written(self) -> bool:
        """Whether it is a day or month whose year is told."""
        return not self.relative and _CALENDAR.fullmatch(self.value or "") is not None


@dataclass(frozen=True, slots=True)
class _Report:
    """A report being read: its words, the first and last day it may be of, where its quotations lie."""

    text: str
    words: TimeWords
    signs: Signs
    first: date | None
    last: date | None
    edges: list[int]  # of quotations, found when first asked

    def spoken(self, at: int) -> bool:
        if not self.edges:
            self.edges.append(-1)
            self.edges.extend(edge for span in quotations(self.text) for edge in span)
        return bisect_right(self.edges, at) % 2 == 0


def times(body: Body, published: When | None = None) -> tuple[Time, ...]:
    """The times that a report tells, in order; `published` stands in for its own time of publication."""
    article = body.article
    language = (article.language or "").partition("-")[0].lower() or None
    words = time_words(language)
    if words is None or language is None:
        return ()
    first, last = _publication(published or article.published)
    report = _Report(article.text, words, _signs(language), first, last, [])
    told: list[Time] = []
    near: list[date] = []  # the days told in the sentence before this one
    near_at = 0
    for at, (start, end) in enumerate(body.sentences):
        if len(told) >= MOST_TIMES or start > MOST_READ:
            break
        if near_at < at - REACH:
            near = []
        scanned = scan(article.text, start, end, words, report.signs)
        if not scanned.signs or not (found := list(_in_sentence(report, start, end, scanned, near))):
            continue
        beside = near[-1] if near and near_at == at - 1 else first if first == last else None
        told += _with_their_day(_with_their_year(report, found), beside)
        if days := [day for one in found if (day := _day_told(one)) and not _is_bound(report, one)]:
            near, near_at = days, at
    return tuple(told[:MOST_TIMES])


@cache
def _signs(language: str) -> Signs:
    words = time_words(language)
    assert words is not None
    return Signs(words)


def _publication(when: When) -> tuple[date | None, date | None]:
    if when.earliest is None or when.latest is None:
        return None, None
    first, last = when.earliest.date(), when.latest.date()
    if (last - first).days > WIDEST_PUBLICATION or not 100 < first.year <= last.year < 9000:
        return None, None
    return first, last


def _day_told(time: Time) -> date | None:
    if time.value and time.kind in ("date", "clock") and (match := _DAY_VALUE.match(time.value)):
        try:
            return date.fromisoformat(match.group())
        except ValueError:
            return None
    return None


def _is_bound(report: _Report, time: Time) -> bool:
    """Whether something lasts until a time or from it on: nothing happens then."""
    before = report.text[max(0, time.start - 12) : time.start].split()
    return bool(before) and report.words.fold(before[-1]) in report.words.not_at


def _in_sentence(report: _Report, start: int, end: int, scanned: Scanned, near: list[date]) -> Iterator[Time]:
    days = list(near)
    trapped: list[tuple[int, int]] | None = None
    for run in _RUN.finditer(scanned.signs):
        if not ANCHOR.search(run.group()):
            continue
        core = run.group().lstrip(_NO_HEAD)
        base, taken = run.end() - len(core), 0
        for at, some in fits(core.rstrip(_NO_TAIL)):
            if at < taken:
                continue
            for length, name in some:
                low, high = base + at, base + length
                found = _read(name, _told(report, start, end, scanned, low, high, days), report)
                if found is not None:
                    break
            else:
                continue
            taken = length
            if trapped is None:
                traps = report.words.traps
                trapped = [m.span() for m in traps.finditer(report.text, start, end)] if traps else []
            while scanned.signs[low] in "Ft,'-(" and low < high - 1:
                low += 1
            while scanned.signs[high - 1] in ".," and low < high - 1:
                high -= 1
            begin, stop = scanned.spans[low][0], scanned.spans[high - 1][1]
            if any(a < stop and begin < b for a, b in trapped):
                continue
            time = _time(report, begin, stop, *found)
            if day := _day_told(time):
                days.append(day)
            yield time


def _time(report: _Report, begin: int, stop: int, one: Reading, when: When | None) -> Time:
    because = one.because
    if when is not None and one.relative:
        if report.spoken(begin):
            when, because = None, because + "; in a quotation, whose day is not told"
        elif not one.sure:
            when, because = None, because + "; it may be another"
    return Time(begin, stop, one.kind, one.value, when, because, one.relative, one.gloss, one.yearless)


def _told(
    report: _Report, start: int, end: int, scanned: Scanned, low: int, high: int, days: list[date]
) -> Told:
    text, spans, signs = report.text, scanned.spans, scanned.signs
    begin, stop = spans[low][0], spans[high - 1][1]
    return Told(
        signs=signs[low:high],
        meanings=scanned.meanings[low:high],
        texts=[text[a:b] for a, b in spans[low:high]],
        before=signs[low - 1] if low else "|",
        after=signs[high] if high < len(signs) else "|",
        ahead=signs[high : high + _LONGEST_RUN],
        word_before=text[spans[low - 1][0] : begin].strip() if low else "",
        word_after=text[stop : spans[high][1] if high < len(signs) else end].strip(),
        words=report.words,
        clause=Clause(text, start, end, begin, stop, report.words),
        last=days[-1] if days else None,
        last_is_only=len(set(days)) == 1,
    )


def _read(name: str, told: Told, report: _Report) -> tuple[Reading, When | None] | None:
    reader = READERS[name]
    if told.signs[0] == "B" and told.is_of_another():
        return None
    try:
        one = reader(told, report.first)
        if one is None:
            return None
        other = one if report.first == report.last or not one.relative else reader(told, report.last)
    except (OverflowError, ValueError):  # no day of the calendar
        return None
    span = interval(one.value, one.phase) if one.value else None
    if other is None or other.value == one.value:
        return one, When(*span, WhenBasis.TEXT, one.because) if span else None
    ending = interval(other.value, other.phase) if other.value else None
    open_one = replace(one, value=None, because=one.because + ", which is known to several days")
    if span is None or ending is None or ending[1] < span[0]:
        return open_one, None
    return open_one, When(span[0], ending[1], WhenBasis.TEXT, open_one.because)


def _with_their_year(report: _Report, found: list[Time]) -> list[Time]:
    """Give a date without its year the one told at the other end: "July 30 to Aug. 14, 1932"."""
    out = list(found)
    for at, (one, other) in enumerate(pairwise(found)):
        if other.start - one.end > _JOIN or one.kind != "date" or other.kind != "date":
            continue
        join = report.text[one.end : other.start].strip(" ,.")
        if join not in "-–—" and not report.words.joins(join):
            continue
        if other.written and one.yearless:
            out[at] = _of_year(one, (other.value or "")[:4])
        elif one.written and other.yearless:
            out[at + 1] = _of_year(other, (one.value or "")[:4])
    return out


def _of_year(time: Time, year: str) -> Time:
    value = f"{year}{(time.value or '')[4:]}"
    because = "of the year told at the other end"
    span = interval(value)
    when = When(*span, WhenBasis.TEXT, because) if span else None
    return replace(time, value=value, when=when, because=because, relative=False)


def _with_their_day(found: list[Time], before: date | None) -> list[Time]:
    """Give a clock its day: the nearest told before it in its sentence, else behind it.

    Where its sentence tells none it is of the day `before` it, and names no interval: it may be another.
    """
    if not any(time.kind == "clock" for time in found):
        return found
    days = [_day_told(time) for time in found]
    out: list[Time] = []
    for at, time in enumerate(found):
        if time.kind == "clock" and time.value and time.value.startswith("T"):
            day = next((d for d in (*reversed(days[:at]), *days[at + 1 :]) if d), None)
            if day is not None:
                beside = found[days.index(day)]
                value = f"{day.isoformat()}{time.value}"
                because = "the clock, on the day told in the same sentence"
                exact = time.value[1:2].isdigit()  # "am Morgen" may be of the next day
                span = interval(value) if beside.when and exact else None
                when = When(*span, WhenBasis.TEXT, because) if span else None
                time = replace(time, value=value, when=when, because=because)
            elif before is not None:
                because = "the clock, on the last day told before; it may be another"
                time = replace(time, value=f"{before.isoformat()}{time.value}", because=because)
        out.append(time)
    return out
