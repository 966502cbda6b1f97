"""Link a later story to earlier ones: other events of the same persons, where time says which came first.

Two stories are linked where most articles of each carry several of the same rare names and every article
of one is known to be later than every article of the other. An article without a time, or times that
overlap, and nothing is said.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

# Two names are a minister and his capital; three are seldom met together by chance.
LEAST_NAMES = 3
# A name of every tenth-thousandth sentence, or of no list.
LEAST_RARITY = 13
# A name that more stories carry is everybody's.
MOST_STORIES = 16
# Earlier stories named, those that share most.
MOST_PREVIOUS = 4


@dataclass(frozen=True, slots=True)
class Told:
    """One story: the rare names most of its articles carry, and its time, None where any is unknown."""

    names: Sequence[int]
    span: tuple[float, float] | None


def shared_by_most(articles: Sequence[Sequence[int]], rare: set[int]) -> list[int]:
    """The names that at least half of a story's articles carry; `rare` are the keys that are rare names."""
    held = Counter(chain.from_iterable(rare.intersection(keys) for keys in articles))
    return sorted(key for key, count in held.items() if 2 * count >= len(articles))


def previous(stories: Sequence[Told]) -> list[list[int]]:
    """For each story the earlier ones it follows, those first that share most names."""
    carrying: defaultdict[int, list[int]] = defaultdict(list)
    for place, story in enumerate(stories):
        if story.span is not None:
            for name in story.names:
                carrying[name].append(place)
    return [_earlier(place, story, stories, carrying) for place, story in enumerate(stories)]


def _earlier(
    place: int, story: Told, stories: Sequence[Told], carrying: Mapping[int, Sequence[int]]
) -> list[int]:
    if story.span is None:
        return []
    shared: Counter[int] = Counter()
    for name in story.names:
        if len(carrying[name]) <= MOST_STORIES:
            shared.update(carrying[name])
    found = []
    for other, names in shared.items():
        span = stories[other].span
        if other != place and names >= LEAST_NAMES and span is not None and span[1] < story.span[0]:
            found.append((-names, -span[1], other))
    return [other for _, _, other in sorted(found)[:MOST_PREVIOUS]]
