"""Narrow the time of publication from a report's own words, only where they force it.

What forces it:
- "today, 3 May 2031" is of that day; "yesterday, 2 May 2031" of the day after;
- "met on Wednesday (7 May 2031)": nobody names a weekday alone that lies more than a week back;
- a sentence that begins with a date and tells what happened then was written no earlier;
- what is still to come "before the summit in July" was written no later, where the year is known.

What stands in a quotation counts for the third only: its day is the speaker's. Where words contradict each
other, or what is known, nothing is inferred.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from firsthand.model import Body, Passage
from firsthand.quotes import quotations
from firsthand.reference.time_words import TimeWords, time_words
from firsthand.times.clause import Clause
from firsthand.times.found import Time
from firsthand.times.spans import DAY, SECOND, interval
from firsthand.when import When, WhenBasis

# A weekday named alone lies at most so many days off.
_WEEK = 7 * DAY
_MONTH = re.compile(r"(?:\d{4}|XXXX)-\d{2}(?:-\d{2})?")
_YEAR = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
# So many characters may lie between "before" and its date: "before the summit of the six states in July".
_REACH = 60
# So many may stand before the date that a sentence begins with: "On", "Im Jahr".
_OPENING = 12
# What a clause of a sentence is looked over for its tense.
_CLAUSE = 200


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A time of publication inferred from the text, and the words that force it.

    `when` has both bounds, or none where only one is forced; `not_before` and `not_after` are the first and
    the last day that the text, and what was known before, allow.
    """

    when: When
    passages: tuple[Passage, ...]
    not_before: date | None = None
    not_after: date | None = None


@dataclass(frozen=True, slots=True)
class _Bound:
    first: date | None
    last: date | None
    start: int
    end: int
    because: str


def narrowed(body: Body, told: Sequence[Time]) -> Narrowed | None:
    """When a report was published, narrower than its own interval says; None where nothing forces it.

    `told` are the times in the report. None too where publication is known to the day.
    """
    article = body.article
    low = article.published.earliest.date() if article.published.earliest else None
    high = article.published.latest.date() if article.published.latest else None
    words = time_words((article.language or "").partition("-")[0].lower() or None)
    if words is None or (low is not None and high is not None and (high - low).days <= 1):
        return None
    bounds = list(_bounds(body, told, words, low, high))
    first = max(
        (one for one in bounds if one.first is not None and (low is None or one.first > low)),
        key=lambda one: (one.first or date.min, -one.start),
        default=None,
    )
    last = min(
        (one for one in bounds if one.last is not None and (high is None or one.last < high)),
        key=lambda one: (one.last or date.max, one.start),
        default=None,
    )
    used = sorted({one for one in (first, last) if one is not None}, key=lambda one: one.start)
    begin = first.first if first else low
    end = last.last if last else high
    if not used or (begin is not None and end is not None and begin > end):
        return None
    because = "; ".join(dict.fromkeys(one.because for one in used))
    when = When(None, None, WhenBasis.INFERRED, because)
    if begin is not None and end is not None:
        when = When(_midnight(begin), _midnight(end) + DAY - SECOND, WhenBasis.INFERRED, because)
    return Narrowed(when, tuple(article.passage(one.start, one.end) for one in used), begin, end)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _bounds(
    body: Body, told: Sequence[Time], words: TimeWords, low: date | None, high: date | None
) -> Iterator[_Bound]:
    text = body.article.text
    edges: list[int] | None = None
    spans = iter(body.sentences)
    start, end = next(spans, (0, 0))
    for time in told:
        while end < time.end and (span := next(spans, None)):
            start, end = span
        if time.kind != "date" or time.value is None or not start <= time.start < end:
            continue
        if begun := _begun(text, start, end, time, words):
            yield begun
        clause = Clause(text, start, end, time.start, time.end, words)
        one = _glossed(time, clause, low, high) if time.gloss else _to_come(clause, time, low, high)
        if one is None:
            continue
        if edges is None:
            edges = [edge for span in quotations(text) for edge in span]
        if bisect_right(edges, time.start) % 2 == 0:
            yield one


def _glossed(time: Time, clause: Clause, low: date | None, high: date | None) -> _Bound | None:
    """A day named from publication, with its date beside it."""
    day = _day(time.value or "", low, high)
    if day is None:
        return None
    if time.gloss == "weekday":
        if clause.tense_within(*clause.bounds(brackets=False)) != "past":
            return None  # "it begins on Friday (24 May)" may be told months before
        because = "a weekday in the past named alone lies within a week, and its date is told"
        return _Bound(day, day + _WEEK, time.start, time.end, because)
    published = day - int(time.gloss) * DAY
    because = "the text tells the date of the day it was written, or of the day beside"
    return _Bound(published, published, time.start, time.end, because)


def _begun(text: str, start: int, end: int, time: Time, words: TimeWords) -> _Bound | None:
    """What happened on a date with its year that the sentence begins with was not told before."""
    if time.relative or time.start - start > _OPENING or not _YEAR.fullmatch(time.value or ""):
        return None
    opening = text[start : time.start].split()
    if not words.opens(opening):
        return None
    clause = Clause(text, start, end, time.start, time.end, words)
    if clause.tense_within(time.end, min(end, time.end + _CLAUSE)) != "past":
        return None
    span = interval(time.value or "")
    because = "it tells in the past what happened at a date, so it was not written before"
    return _Bound(span[0].date(), None, start, end, because) if span else None


def _to_come(clause: Clause, time: Time, low: date | None, high: date | None) -> _Bound | None:
    """What is still to come "before the summit in July", the year known."""
    words, text = clause.words, clause.text
    if words.before is None or not _MONTH.fullmatch(time.value or ""):
        return None
    before = list(words.before.finditer(text, max(clause.start, time.start - _REACH), time.start))
    match = before[-1] if before else None
    if match is None or any(mark in text[match.end() : time.start] for mark in ".;:!?"):
        return None
    value = time.value or ""
    if value.startswith("XXXX"):
        if low is None or high is None or low.year != high.year:
            return None
        value = f"{low.year:04}{value[4:]}"
    elif time.relative:
        return None
    ahead = Clause(text, clause.start, clause.end, match.start(), time.end, words)
    if ahead.tense_within(max(clause.start, match.start() - _CLAUSE), match.start()) != "future":
        return None
    span = interval(value)
    because = "it tells what is still to come before a date, so it was written no later"
    return _Bound(None, span[1].date(), clause.start, clause.end, because) if span else None


def _day(value: str, low: date | None, high: date | None) -> date | None:
    """The day of a value, its year told or the only one in which it falls between two days."""
    years = {value[:4]}
    if value.startswith("XXXX"):
        if low is None or high is None or high.year - low.year > 1:
            return None
        years = {f"{low.year:04}", f"{high.year:04}"}
    days = [span[0].date() for year in years if len(value) == 10 and (span := interval(year + value[4:]))]
    if value.startswith("XXXX"):
        days = [day for day in days if low is not None and high is not None and low <= day <= high]
    return days[0] if len(days) == 1 else None
