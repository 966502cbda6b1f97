"""The index of stories: reads each article once, and groups the pile whenever it is asked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import xxhash

from firsthand.encode import Encoder, is_shipped, shipped
from firsthand.encode.reports import TOGETHER, said
from firsthand.model import Body, PairReuse, Story
from firsthand.names import SignalKind, signals
from firsthand.parallel import spread_together
from firsthand.stories.linkage import Span, components, group
from firsthand.stories.meaning import rate, rate_of_sentences, tied
from firsthand.stories.previous import LEAST_RARITY, Told, previous, shared_by_most
from firsthand.stories.telling import because, by_meaning
from firsthand.stories.weights import (
    MARK,
    Entry,
    Profile,
    Read,
    Vector,
    Vocabulary,
    product,
    profiles,
    read,
    summed,
)

# Of articles that carry one report, so many by id stand for all.
REPRESENTATIVES = 8


@dataclass(frozen=True, slots=True)
class StoryUpdate:
    """What a batch did to the stories: new ones, ones whose record changed, ids that are no more."""

    added: tuple[Story, ...]
    changed: tuple[Story, ...]
    withdrawn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the index remembers of one article."""

    id: str
    digest: str
    entry: Entry
    headline: str
    titled: bool
    span: Span


def stories(
    bodies: Sequence[Body],
    pairs: Iterable[PairReuse] = (),
    jobs: int = 1,
    encoder: Encoder | None = None,
) -> list[Story]:
    """Every article in exactly one story, by the id of its first article.

    `pairs` are report-level reuses: what they tie is one story. Raises ValueError where two bodies
    have one id. `encoder` is the one that ships, unless another is given.
    """
    index = StoryIndex(jobs, encoder)
    index.take(bodies, pairs)
    return index.stories()


class StoryIndex:
    """Stories of a growing pile: the same answer as one batch of everything, whatever the batches were."""

    def __init__(self, jobs: int = 1, encoder: Encoder | None = None) -> None:
        self._jobs = jobs
        self._encoder = encoder or shipped()
        self._vocabulary = Vocabulary()
        self._kept: dict[str, _Kept] = {}
        self._ties: set[tuple[str, str]] = set()
        self._answer: list[Story] | None = []

    def add(self, bodies: Iterable[Body], pairs: Iterable[PairReuse] = ()) -> StoryUpdate:
        """Take a batch and say what it changed. A pair may name articles of earlier or later batches."""
        before = {story.id: story for story in self.stories()}
        self.take(bodies, pairs)
        after = self.stories()
        now = {story.id for story in after}
        return StoryUpdate(
            tuple(story for story in after if story.id not in before),
            tuple(story for story in after if story.id in before and before[story.id] != story),
            tuple(id for id in before if id not in now),
        )

    def take(self, bodies: Iterable[Body], pairs: Iterable[PairReuse] = ()) -> None:
        """Take a batch without asking what it changed."""
        self.hold(spread_together(_read, self._encoder, bodies, TOGETHER, self._jobs), pairs)

    def hold(self, reports: Iterable[Read], pairs: Iterable[PairReuse] = ()) -> None:
        """As `take`, of reports that were read already, by the encoder of this index."""
        for article in reports:
            if article.id in self._kept:
                raise ValueError(f"article {article.id!r} is in the pile twice: ids have to be unique")
            self._kept[article.id] = self._keep(article)
            self._answer = None
        for pair in pairs:
            self._ties.add((pair.left, pair.right))
            self._answer = None

    def stories(self) -> list[Story]:
        """Every article so far in exactly one story, by the id of its first article."""
        if self._answer is None:
            self._answer = self._grouped()
        return list(self._answer)

    def _rate(self, language: str) -> float:
        return rate(language, is_shipped(self._encoder))

    def _rate_of_sentences(self, language: str) -> float:
        return rate_of_sentences(language, is_shipped(self._encoder))

    def _keep(self, article: Read) -> _Kept:
        span = None
        if article.earliest is not None and article.latest is not None:
            span = (article.earliest, article.latest)
        entry = Entry(article.language, self._vocabulary.learn(article), article.strengths, article.vector)
        return _Kept(article.id, article.digest, entry, article.headline, article.titled, span)

    def _grouped(self) -> list[Story]:
        pile = [self._kept[id] for id in sorted(self._kept)]
        self._vocabulary.settle()
        units = components(len(pile), self._tied(pile))
        weighed = profiles(
            [[pile[at].entry for at in unit[:REPRESENTATIVES]] for unit in units],
            self._vocabulary,
            self._rate,
        )
        spans = [_span(pile[at].span for at in unit) for unit in units]
        names = list(self._vocabulary.numbers)
        taken: set[str] = set()
        found = []
        for members in group(weighed, spans):
            places = sorted(at for member in members for at in units[member])
            articles = [pile[at] for at in places]
            total = _total([weighed[member] for member in members]) if len(articles) > 1 else {}
            found.append((articles, total, members))
        told = []
        for articles, total, members in sorted(found, key=lambda story: story[0][0].id):
            heads = {member: _head([pile[at] for at in units[member]]) for member in members}
            central = members[0]
            if len(members) > 1:
                # What most reports say names the story, however many of them are one report.
                held = {member: _total([weighed[member]]) for member in members}
                most_say = summed([_times(held[member], len(units[member])) for member in members])
                central = min(
                    members,
                    key=lambda member: (
                        not heads[member].titled,
                        -round(product(held[member], most_say), 6),
                        member,
                    ),
                )
            told.append(
                Story(
                    _name(articles[0].id, taken),
                    tuple(article.id for article in articles),
                    heads[central].headline or articles[0].id,
                    because(
                        [article.entry for article in articles],
                        total,
                        self._vocabulary,
                        names,
                        by_meaning(
                            tied([weighed[member].meaning for member in members]), self._rate_of_sentences
                        ),
                    ),
                )
            )
        return self._linked(told)

    def _linked(self, told: Sequence[Story]) -> list[Story]:
        """The stories with the earlier ones they follow."""
        if all(kept.span is None for kept in self._kept.values()):
            return list(told)
        name, rarities = MARK[SignalKind.NAME], self._vocabulary.rarities
        rare = {
            number
            for key, number in self._vocabulary.numbers.items()
            if key.startswith(name) and rarities[number] >= LEAST_RARITY
        }
        seen = []
        for story in told:
            articles = [self._kept[id] for id in story.articles]
            timed = all(article.span is not None for article in articles)
            names = shared_by_most([article.entry.keys.tolist() for article in articles], rare)
            seen.append(Told(names, _span(article.span for article in articles) if timed else None))
        return [
            replace(story, previous=tuple(told[place].id for place in places)) if places else story
            for story, places in zip(told, previous(seen), strict=True)
        ]

    def _tied(self, pile: Sequence[_Kept]) -> Iterator[tuple[int, int]]:
        """Articles with a report-level reuse, and articles with the same text."""
        place = {article.id: at for at, article in enumerate(pile)}
        for left, right in sorted(self._ties):
            if left in place and right in place:
                yield place[left], place[right]
        first: dict[str, int] = {}
        for at, article in enumerate(pile):
            if article.entry.keys.size:
                yield first.setdefault(article.digest, at), at


def _read(encoder: Encoder, bodies: Sequence[Body]) -> list[Read]:
    """Read some reports: their signals one by one, their meaning together."""
    return [read(body, signals(body), own) for body, own in zip(bodies, said(bodies, encoder), strict=True)]


def _span(spans: Iterable[Span]) -> Span:
    known = [span for span in spans if span is not None]
    return (min(low for low, _ in known), max(high for _, high in known)) if known else None


def _total(parts: Sequence[Profile]) -> Vector:
    """Words and signs of several articles in one vector: their keys differ."""
    return summed([*(part.words for part in parts), *(part.signs for part in parts)])


def _head(unit: Sequence[_Kept]) -> _Kept:
    """Of reports that are one, the earliest with a title names them: the others may be translations of it."""
    never = float("inf")
    return min(
        unit, key=lambda article: (not article.titled, article.span[0] if article.span else never, article.id)
    )


def _times(vector: Vector, factor: int) -> Vector:
    return {key: weight * factor for key, weight in vector.items()}


def _name(first: str, taken: set[str]) -> str:
    """`story-` and as many digits of the first article's id as make it the only one."""
    digits = xxhash.xxh3_128_hexdigest(first.encode("utf-8", "surrogatepass"))
    length = 8
    while f"story-{digits[:length]}" in taken:
        length += 8
    taken.add(f"story-{digits[:length]}")
    return f"story-{digits[:length]}"
