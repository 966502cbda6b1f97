"""Which claims of a story are kept, and in what order: the ones that most rests on come first."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from firsthand.claims.groups import Group
from firsthand.claims.units import Unit
from firsthand.model import Modality, Origins, SpeakerKind

# Claims of one story, and of those how many may stand in one article alone, of each article.
MOST_CLAIMS = 60
MOST_OF_ARTICLE = 5
# Claims of several articles whose origins are counted.
MOST_COUNTED = 90
# In a small story fewer, and so many more for each article.
LEAST_CLAIMS, PER_ARTICLE = 8, 2
# What a statement of one article weighs to be kept: a value or a plan, or somebody's words in the lead.
LEAST = 2
LEAD = 3
_NAMED = frozenset({SpeakerKind.PERSON, SpeakerKind.BODY, SpeakerKind.DOCUMENT})


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim as wordings, the articles that make it, and its place among the claims of its story."""

    group: Group
    articles: tuple[str, ...]
    rank: tuple[int, int, int, int]


def most_of(articles: int) -> int:
    """How many claims of a story are kept, by how many articles it has."""
    return min(MOST_CLAIMS, LEAST_CLAIMS + PER_ARTICLE * articles)


def weighed(found: Sequence[Group], every: Sequence[Unit], disputed: Set[int]) -> list[Weighed]:
    """The claims that are worth a card, as many as may be, those of most articles first.

    `disputed` are wordings that another is opposite to.
    """
    several: list[Weighed] = []
    alone: list[Weighed] = []
    for group in found:
        numbers = group.all()
        by = tuple(dict.fromkeys(place.article.id for at in numbers for place in every[at].places))
        first = min(place.number for at in numbers for place in every[at].places)
        points = _points(every[group.head], not disputed.isdisjoint(numbers))
        one = Weighed(group, by, (-len(by), -points, first, group.head))
        if len(by) > 1:
            several.append(one)
        elif points >= LEAST and any(place.clause.whole for place in every[group.head].places):
            alone.append(one)
    several.sort(key=lambda one: one.rank)
    counts: Counter[str] = Counter()
    chosen = []
    for one in sorted(alone, key=lambda one: one.rank):
        if counts[one.articles[0]] < MOST_OF_ARTICLE:
            counts[one.articles[0]] += 1
            chosen.append(one)
    return [*several[:MOST_COUNTED], *chosen[:MOST_CLAIMS]]


def by_origins(one: Weighed, origins: Origins | None) -> tuple[int, ...]:
    """Independent origins, then articles, then what a statement says, then its place."""
    return -((origins.count if origins is not None else None) or 1), *one.rank


def _points(unit: Unit, disputed: bool) -> int:
    """What a statement weighs: 3 where another is opposite to it, 2 for a number, 2 for a plan."""
    points = 3 if disputed else 0
    if unit.reading.counts:
        points += 2
    if unit.told.modality is Modality.PLANNED:
        points += 2
    if unit.speaker is not None and unit.speaker.speaker_kind in _NAMED and unit.speaker.name:
        points += 1
    if unit.told.times:
        points += 1
    return points + (min(place.number for place in unit.places) < LEAD)
