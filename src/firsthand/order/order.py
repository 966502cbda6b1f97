"""Order reports in time only where something shows it: their times, or one event both tell of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Article, Passage, Story
from firsthand.order.anchors import Anchor, Phase, anchors
from firsthand.sentences import body
from firsthand.times import times
from firsthand.when import When


@dataclass(frozen=True, slots=True)
class Earlier:
    """Why one report is surely earlier than another, with the passages where it is not their times."""

    because: str
    evidence: tuple[Passage, ...] = ()


BY_TIMES = Earlier("it was published before the other")


class Order:
    """What is known of the order of a pile's reports.

    `events` are the anchors of each article, `inferred` publication times narrowed from its text. Two reports
    are ordered by an event only within one story or stories that follow each other, as the next summit there
    is another.
    """

    def __init__(
        self,
        articles: Mapping[str, Article],
        stories: Iterable[Story],
        events: Mapping[str, Sequence[Anchor]],
        inferred: Mapping[str, When],
    ) -> None:
        self._when = {id: inferred.get(id, article.published) for id, article in articles.items()}
        self._line = _lines(stories)
        self._anchors = {id: kept for id, found in events.items() if (kept := _one_sided(found))}

    def when(self, id: str) -> When:
        """When an article was published, as narrowly as its metadata or its text tell."""
        return self._when[id]

    def earlier(self, one: str, other: str) -> Earlier | None:
        """Why the first was surely published before the second; None where nothing shows it."""
        if self._when[one].precedes(self._when[other]):
            return BY_TIMES
        if self._when[other].precedes(self._when[one]) or self._line.get(one) != self._line.get(other):
            return None
        forth, back = self._by_event(one, other), self._by_event(other, one)
        return forth if back is None else None

    def begun(self, id: str) -> bool:
        """Whether a report tells of an event that has begun, by which it may be the later of two."""
        return any(one.phase is Phase.BEGUN for one in self._anchors.get(id, ()))

    def _by_event(self, one: str, other: str) -> Earlier | None:
        return _event(self._anchors.get(one, ()), self._anchors.get(other, ()))


def by_event(one: Article, other: Article) -> Earlier | None:
    """Why the first of two reports of one story was earlier by an event that both tell of, if one does."""
    own, others = (_one_sided(anchors(report, times(report))) for report in (body(one), body(other)))
    return _event(own, others) if _event(others, own) is None else None


def _event(one: Sequence[Anchor], other: Sequence[Anchor]) -> Earlier | None:
    for ahead in one:
        if ahead.phase is not Phase.AHEAD:
            continue
        for begun in other:
            same = begun.kind == ahead.kind and not begun.places.isdisjoint(ahead.places)
            if begun.phase is Phase.BEGUN and same:
                because = f"the {ahead.kind} lies ahead in the one and has begun in the other"
                return Earlier(because, (ahead.passage, begun.passage))
    return None


def _lines(stories: Iterable[Story]) -> dict[str, str]:
    """The first story of the line that each article's story belongs to."""
    stories = sorted(stories, key=lambda story: story.id)
    first = {story.id: story.id for story in stories}

    def find(id: str) -> str:
        while first[id] != id:
            first[id] = first[first[id]]
            id = first[id]
        return id

    for story in stories:
        for before in story.previous:
            if before in first:
                one, other = sorted((find(before), find(story.id)))
                first[other] = one
    return {article: find(story.id) for story in stories for article in story.articles}


def _one_sided(found: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """The anchors of a report, without events that lie ahead in one sentence and have begun in another."""
    return tuple(
        one
        for one in found
        if not any(
            other.phase is not one.phase
            and other.kind == one.kind
            and not other.places.isdisjoint(one.places)
            for other in found
        )
    )
