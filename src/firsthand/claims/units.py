"""Clauses as they are compared: each wording of a story once, however many articles print it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import xxhash

from firsthand.claims.clauses import Clause
from firsthand.claims.differing import Moment
from firsthand.claims.judge import Told
from firsthand.claims.mentions import manner_of, said_in
from firsthand.claims.reading import Reading
from firsthand.model import Article, Body, Polarity, Quotation
from firsthand.times import Time

# Wordings of one story beyond these are not compared: those of the fewest articles go first.
MOST_OF_STORY = 4_000

# An article before another: when it was published at the latest, if known, and its id.
Order = tuple[bool, str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause stands: `number` among the clauses of its article, `order` of the article in time."""

    article: Article
    clause: Clause
    number: int
    order: int
    times: tuple[Time, ...]


@dataclass(slots=True, eq=False)
class Unit:
    """One wording in one story, told one way, and where it stands, in order of time.

    `speaker` is whose words it is, as the first quotation of it has him.
    """

    key: int
    told: Told
    speaker: Quotation | None
    places: list[Place] = field(default_factory=list)

    @property
    def reading(self) -> Reading:
        return self.told.reading


def units(
    bodies: Sequence[Body],
    quotations: Mapping[str, Sequence[Quotation]],
    times: Mapping[str, Sequence[Time]],
) -> list[Unit]:
    """The wordings of a story, in order of time."""
    found: dict[tuple[str | None, str, Polarity, str | None], Unit] = {}
    for order, body in enumerate(sorted(bodies, key=lambda body: order_of(body.article))):
        article = body.article
        told_times = times.get(article.id, ())
        for number, (clause, read) in enumerate(
            said_in(body, quotations.get(article.id, ()), len(bodies) == 1)
        ):
            polarity, modality = manner_of(clause, read)
            speaker = clause.quotation.person if clause.quotation is not None else None
            name = (read.language, read.text, polarity, speaker)
            place = Place(article, clause, number, order, _within(told_times, clause))
            unit = found.get(name)
            if unit is None:
                key = xxhash.xxh3_64_intdigest(repr(name).encode("utf-8", "surrogatepass")) >> 1
                told = Told(read, polarity, modality, _moments(article, place.times))
                unit = found[name] = Unit(key, told, clause.quotation)
            elif unit.speaker is None:
                unit.speaker = clause.quotation
            unit.places.append(place)
    every = list(found.values())
    if len(every) > MOST_OF_STORY:
        ranked = sorted(range(len(every)), key=lambda at: (-len(every[at].places), at))
        every = [every[at] for at in sorted(ranked[:MOST_OF_STORY])]
    return every


def order_of(article: Article) -> Order:
    """The order of articles: by when they were surely published, then by id; those without a time last."""
    known = article.published.utc()
    return (known is None, known[1].isoformat() if known else "", article.id)


def _within(times: Sequence[Time], clause: Clause) -> tuple[Time, ...]:
    if not times:
        return ()
    return tuple(time for time in times if clause.said[0] <= time.start and time.end <= clause.said[1])


def _moments(article: Article, times: Sequence[Time]) -> tuple[Moment, ...]:
    found = []
    for time in times:
        if (
            time.when is None
            or not time.when.known
            or time.value is None
            or time.kind not in ("date", "clock")
        ):
            continue
        year, told = time.value[:4], time.value
        found.append((told if year in article.text[time.start : time.end] else told[4:], time.when))
    return tuple(found)
