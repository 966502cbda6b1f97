"""The timeline of each story: what its reports place in time, and when each of them was published."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from firsthand.model import Article, Body, Passage, Story, TimelineEntry
from firsthand.times.found import Time
from firsthand.when import When

MOST_ENTRIES = 60
# Of these, so many are kept for publications where both abound.
MOST_PUBLISHED = 20
# Of one day at most so many passages, told in most articles first.
MOST_OF_ONE = 4
# A sentence longer than this is cut to the clause, and a clause shorter than that grows to its neighbours.
LONGEST_PASSAGE, SHORTEST_PASSAGE = 240, 50
# Passages that share so much of their words tell the same.
SAME_WORDS = 0.6
# Copies of a passage are looked for among so many of its day.
_MOST_COMPARED = 16
# Reports of a pile name the same days.
REMEMBERED = 4_096
# How precisely a value places its passage: the more precise, the rather kept.
_PRECISIONS = (
    re.compile(r"\d{4}-\d{2}-\d{2}(?:T.*|/\d{4}-\d{2}-\d{2})?"),
    re.compile(r"\d{4}-W\d{2}(?:-WE)?"),
    re.compile(r"\d{4}-\d{2}(?:/\d{4}-\d{2})?"),
    re.compile(r"\d{4}(?:/\d{4})?"),
)
_WORD = re.compile(r"\w+")
_BREAK = re.compile(r"[,;:–—]\s|[。，、；]")
_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass(slots=True)
class _Told:
    """One passage that places something in time, and the articles that carry it."""

    when: When
    value: str
    precision: int
    passage: Passage
    words: Passage
    bag: frozenset[str]
    articles: set[str]

    def entry(self, story: str) -> TimelineEntry:
        return TimelineEntry(self.when, self.passage, story, self.words)


def timeline(
    bodies: Iterable[Body], told: Mapping[str, Sequence[Time]], stories: Iterable[Story]
) -> tuple[TimelineEntry, ...]:
    """Per story, in order of time, what its reports place in time; `told` are the times by article id.

    Passages of one day that are copies of each other are one entry: that of the article published first.
    The publication of an article stands with its first sentence and without `words`.
    """
    by_id = {body.article.id: body for body in bodies}
    out: list[TimelineEntry] = []
    for story in sorted(stories, key=lambda one: one.id):
        reports = sorted((by_id[id] for id in story.articles if id in by_id), key=_by_publication)
        placed = _kept(_collapsed(_all(reports, told)))
        published = [entry for body in reports for entry in _published(body, story.id)]
        room = max(MOST_PUBLISHED, MOST_ENTRIES - len(placed))
        published = published[:room]
        entries = [*published, *(one.entry(story.id) for one in placed[: MOST_ENTRIES - len(published)])]
        out += sorted(entries, key=_by_time)
    return tuple(out)


def _by_publication(body: Body) -> tuple[datetime, datetime, str]:
    # What is of no known time comes last: it cannot be said to be the first.
    return (*_bounds(body.article.published, _LAST), body.article.id)


def _by_time(entry: TimelineEntry) -> tuple[datetime, datetime, str, int, int]:
    first, last = _bounds(entry.when, _FIRST)
    return first, last, entry.passage.article, entry.passage.start, entry.words.start if entry.words else -1


def _bounds(when: When, unknown: datetime) -> tuple[datetime, datetime]:
    """Both bounds in UTC; one without a zone as if it were: a day stands where a calendar has it."""
    if when.earliest is None or when.latest is None:
        return unknown, unknown
    known = When(_zoned(when.earliest), _zoned(when.latest), when.basis, "").utc()
    return known or (unknown, unknown)


def _zoned(bound: datetime) -> datetime:
    return bound if bound.tzinfo else bound.replace(tzinfo=UTC)


def _all(reports: Iterable[Body], told: Mapping[str, Sequence[Time]]) -> Iterator[_Told]:
    for body in reports:
        article = body.article
        spans = iter(body.sentences)
        start, end = next(spans, (0, 0))
        for time in told.get(article.id, ()):
            while end < time.end and (span := next(spans, None)):
                start, end = span
            precision = _precision(time)
            if precision is None or time.when is None or time.value is None or not start <= time.start < end:
                continue
            passage = article.passage(*_around(article.text, start, end, time))
            bag = frozenset(_WORD.findall(passage.text.casefold()))
            words = article.passage(time.start, time.end)
            yield _Told(time.when, time.value, precision, passage, words, bag, {article.id})


def _precision(time: Time) -> int | None:
    if time.when is None or time.value is None or time.kind not in ("date", "clock"):
        return None
    return _precision_of(time.value)


@lru_cache(maxsize=REMEMBERED)
def _precision_of(value: str) -> int | None:
    return next((at for at, one in enumerate(_PRECISIONS) if one.fullmatch(value)), None)


def _around(text: str, start: int, end: int, time: Time) -> tuple[int, int]:
    """The sentence, or of a long one the clauses about the time."""
    if end - start <= LONGEST_PASSAGE:
        return start, end
    breaks = [start, *(m.end() for m in _BREAK.finditer(text, start, end)), end]
    low = max(at for at, place in enumerate(breaks) if place <= time.start)
    high = next((at for at, place in enumerate(breaks) if place >= time.end), len(breaks) - 1)
    while breaks[high] - breaks[low] < SHORTEST_PASSAGE and (low > 0 or high < len(breaks) - 1):
        low, high = max(low - 1, 0), min(high + 1, len(breaks) - 1)
    first, last = (
        max(breaks[low], time.start - LONGEST_PASSAGE),
        min(breaks[high], time.end + LONGEST_PASSAGE),
    )
    passage = text[first:last]
    first += len(passage) - len(passage.lstrip())
    return first, last - (len(passage) - len(passage.rstrip(" ,;:–—\n\t")))


def _collapsed(found: Iterable[_Told]) -> list[list[_Told]]:
    """By value: the passages that are no copies of earlier ones, each with all articles that carry it."""
    by_value: dict[str, list[_Told]] = {}
    seen: dict[tuple[str, str], _Told] = {}
    for one in found:
        kept = by_value.setdefault(one.value, [])
        same = seen.get((one.value, one.passage.text)) or next((k for k in kept if _alike(one, k)), None)
        if same is not None:
            same.articles |= one.articles
        elif len(kept) < _MOST_COMPARED:
            kept.append(one)
            seen[one.value, one.passage.text] = one
    return list(by_value.values())


def _alike(one: _Told, other: _Told) -> bool:
    shared = len(one.bag & other.bag)
    return shared >= SAME_WORDS * min(len(one.bag), len(other.bag)) and bool(shared)


def _kept(groups: Iterable[list[_Told]]) -> list[_Told]:
    """The best first: days before months, what more articles tell, then what was told first."""
    some: list[tuple[int, int, int, str, _Told]] = []
    for group in groups:
        articles = len(set().union(*(one.articles for one in group)))
        best = sorted(enumerate(group), key=lambda one: (-len(one[1].articles), one[0]))[:MOST_OF_ONE]
        some += [(one.precision, -articles, rank, one.value, one) for rank, (_, one) in enumerate(best)]
    some.sort(key=lambda one: (one[0], one[2], one[1], one[3]))
    return [one for *_, one in some[:MOST_ENTRIES]]


def _published(body: Body, story: str) -> Iterator[TimelineEntry]:
    article: Article = body.article
    if article.published.known and body.sentences:
        start, end = body.sentences[0]
        yield TimelineEntry(article.published, article.passage(start, end), story)
