"""What happened when, day by day: when reports appeared, and the times that they tell of.

Both stand in one line of days and are told apart. Reports of one day share a row; a sentence that several
reports carry word for word stands once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from firsthand.model import Article, TimelineEntry
from firsthand.render.accounts import Accounts
from firsthand.render.excerpts import Excerpt, excerpt
from firsthand.render.places import Ref
from firsthand.render.spelling import label, period, spelled
from firsthand.render.telling import Teller
from firsthand.when import When, WhenBasis

DAYS_SHOWN = 40
# Of them these stand open, the others are to be opened: of a long line those that most reports tell of.
DAYS_OPEN = 10
EVENTS_A_DAY = 6
REPORTS_A_ROW = 12
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Appeared:
    """A report of the day; `inferred` says from what its time was narrowed, empty where it was given."""

    article: Article
    ref: Ref
    inferred: str


@dataclass(frozen=True, slots=True)
class Event:
    """What reports tell of the day, in the words of one, and the others that have the same words."""

    quote: Excerpt
    article: Article
    others: tuple[tuple[Article, Ref], ...]
    more: int
    because: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or the stretch of time that is known."""

    name: str
    appeared: tuple[Appeared, ...]
    more_appeared: int
    events: tuple[Event, ...]
    more_events: int


@dataclass(frozen=True, slots=True)
class TimelinePage:
    days: tuple[Day, ...]
    further: tuple[Day, ...]
    more: int
    inferred: bool


def timeline_page(story: str, accounts: Accounts, teller: Teller) -> TimelinePage | None:
    entries = accounts.timeline.get(story, [])
    if not entries:
        return None
    days: dict[str, list[TimelineEntry]] = {}
    for entry in sorted(entries, key=lambda entry: (_rank(entry.when), _place(entry, teller))):
        days.setdefault(_day(entry.when), []).append(entry)
    told = {name: len({entry.passage.article for entry in found}) for name, found in days.items()}
    ranked = sorted(days, key=lambda name: -told[name])
    open_, further = set(ranked[:DAYS_OPEN]), set(ranked[DAYS_OPEN:DAYS_SHOWN])
    shown = {name: _told(name, days[name], teller) for name in days if name in open_ or name in further}
    return TimelinePage(
        tuple(day for name, day in shown.items() if name in open_),
        tuple(day for name, day in shown.items() if name in further),
        sum(len(days[name]) for name in ranked[DAYS_SHOWN:]),
        any(report.inferred for day in shown.values() for report in day.appeared),
    )


def _rank(when: When) -> tuple[datetime, datetime]:
    return when.utc() or (_LAST, _LAST)


def _place(entry: TimelineEntry, teller: Teller) -> tuple[bool, int, int, int]:
    """Of one time, what reports tell of it before the reports themselves."""
    passage = entry.passage
    return entry.words is None, teller.number(passage.article), passage.start, passage.end


def _day(when: When) -> str:
    """The heading an entry stands under: its day where all of it lies in one, else its stretch of time."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return "Time left open"
    if first.date() == last.date():
        return spelled(
            When(first.replace(hour=0, minute=0), first.replace(hour=23, minute=59), when.basis, "")
        )
    return period(when)[:1].upper() + period(when)[1:]


def _told(name: str, entries: Sequence[TimelineEntry], teller: Teller) -> Day:
    appeared = {entry.passage.article: entry for entry in reversed(entries) if entry.words is None}
    reports = sorted(appeared.values(), key=lambda entry: teller.number(entry.passage.article))
    same: dict[str, list[TimelineEntry]] = {}
    for entry in entries:
        if entry.words is not None:
            same.setdefault(" ".join(entry.passage.text.split()).casefold(), []).append(entry)
    events = list(same.values())
    return Day(
        name,
        tuple(
            Appeared(
                teller.articles[entry.passage.article],
                teller.marks.ref(entry.passage),
                label(entry.when.because, 160) or "the text" if _inferred(entry.when) else "",
            )
            for entry in reports[:REPORTS_A_ROW]
        ),
        max(0, len(reports) - REPORTS_A_ROW),
        tuple(_event(found, teller) for found in events[:EVENTS_A_DAY]),
        max(0, len(events) - EVENTS_A_DAY),
    )


def _inferred(when: When) -> bool:
    """Whether the time of a report was narrowed from its text."""
    return when.basis is WhenBasis.INFERRED


def _event(found: Sequence[TimelineEntry], teller: Teller) -> Event:
    first = found[0]
    once = {entry.passage.article: entry for entry in reversed(found)}
    others = sorted(
        (e for e in once.values() if e is not first), key=lambda e: teller.number(e.passage.article)
    )
    return Event(
        excerpt(first.passage, teller, 220, (first.words,) if first.words else ()),
        teller.articles[first.passage.article],
        tuple(
            (teller.articles[e.passage.article], teller.marks.ref(e.passage)) for e in others[:REPORTS_A_ROW]
        ),
        max(0, len(others) - REPORTS_A_ROW),
        label(first.when.because, 160),
    )
