"""The sentences of articles, and which of two passages was surely told before the other."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from firsthand.model import Article, Passage, TimelineEntry
from firsthand.order import Order
from firsthand.when import When

_NEVER = datetime.max.isoformat()


class Places:
    """Articles with their sentences as (start, end) in order, and the times that their sentences tell."""

    def __init__(
        self,
        articles: Mapping[str, Article],
        sentences: Mapping[str, Sequence[tuple[int, int]]],
        timeline: Iterable[TimelineEntry] = (),
        order: Order | None = None,
    ) -> None:
        self.articles = articles
        self.known = order or Order(articles, (), {}, {})
        self._sentences = sentences
        self._starts = {id: [start for start, _ in spans] for id, spans in sentences.items()}
        self._told: dict[tuple[str, int], list[When]] = {}
        for entry in timeline:
            if entry.words is None:  # when the report appeared
                continue
            key = entry.passage.article, self.sentence(entry.passage).start
            self._told.setdefault(key, []).append(entry.when)

    def sentence(self, passage: Passage) -> Passage:
        """The sentence in which a passage begins; the passage where that is longer or in none."""
        starts = self._starts.get(passage.article, [])
        at = bisect_right(starts, passage.start) - 1
        if at < 0:
            return passage
        start, end = self._sentences[passage.article][at]
        if start > passage.start or end < passage.end:
            return passage
        return self.articles[passage.article].passage(start, end)

    def within(self, passage: Passage) -> list[Passage]:
        """The sentences that begin in a passage, in order, cut off where it ends."""
        starts = self._starts.get(passage.article, [])
        first = max(0, bisect_right(starts, passage.start) - 1)
        found = []
        for start, end in self._sentences.get(passage.article, ())[first:]:
            if start >= passage.end:
                break
            start, end = max(start, passage.start), min(end, passage.end)
            if start < end:
                found.append(self.articles[passage.article].passage(start, end))
        return found

    def span(self, article: str, at: int) -> tuple[int, int] | None:
        """The sentence that a character lies in, None where it is in none."""
        starts = self._starts.get(article, [])
        number = bisect_right(starts, at) - 1
        if number < 0 or at >= self._sentences[article][number][1]:
            return None
        return self._sentences[article][number]

    def primary(self, article: str) -> str | None:
        """The language of an article as a primary subtag."""
        language = self.articles[article].language
        return language.replace("_", "-").split("-")[0].lower() if language else None

    def language(self, passage: Passage) -> str | None:
        return self.primary(passage.article)

    def order(self, one: Passage, other: Passage) -> "InOrder | None":
        """Which of two was surely told of the earlier time; None where no time tells.

        A time that the sentence itself tells counts before the day it was published.
        """
        if (own := self.told(one)) is not None and (others := self.told(other)) is not None:
            if own.precedes(others):
                return InOrder(True, "it tells of an earlier time")
            if others.precedes(own):
                return InOrder(False, "it tells of an earlier time")
        if (why := self.known.earlier(one.article, other.article)) is not None:
            return InOrder(True, why.because)
        if (why := self.known.earlier(other.article, one.article)) is not None:
            return InOrder(False, why.because)
        return None

    def told(self, passage: Passage) -> When | None:
        """The one time that the sentence of a passage tells; None where it tells none or several."""
        told = self._told.get((passage.article, self.sentence(passage).start), ())
        return told[0] if len(told) == 1 else None

    def place(self, passage: Passage) -> tuple[str, str, str, int, int]:
        """By when an article was published, unknown times last, then by id and place."""
        return *self.published(passage.article), passage.start, passage.end

    def published(self, article: str) -> tuple[str, str, str]:
        """To sort articles by: when each was published, unknown times last, then by id."""
        published = self.known.when(article).utc()
        begun, over = (bound.isoformat() for bound in published) if published else (_NEVER, _NEVER)
        return begun, over, article


@dataclass(frozen=True, slots=True)
class InOrder:
    """Whether the first of two was the earlier, and why."""

    first: bool
    because: str
