"""Group vectors whose mean product is high: average linkage over candidates, with a test for look-alikes.

Two groups are joined, best first, where the mean product of their members passes a threshold and is
not much lower than inside the groups themselves. The second condition tells two events of one kind
apart: reports of two earthquakes share the words of earthquakes, but those of one share its place and
its numbers on top. Candidates share a telling key; a key that many share offers each article only its
neighbours by id, so the work grows with the pile and never with its square. Nothing is random and
ties go by id, so the answer is a function of the vectors.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from firsthand.stories.weights import Vector, product

# Mean product at which two groups may be one story. .12 to .20 differ by less than .01.
LEAST_LIKENESS = 0.14
# Between two groups against inside them. Measured on half the look-alikes: .5 .88, .6 .91, .7 .92.
LEAST_COHESION = 0.7
# Inside a small group little is known of its cohesion: so many pairs at the threshold are assumed.
ASSUMED_PAIRS = 3
# Keys of an article by which others are looked for, the heaviest.
TELLING_KEYS = 24
# A key with more articles than this offers only neighbours.
LONGEST_POSTING = 32
NEIGHBOURS = 6
# Candidates an article may propose, those that share most.
MOST_CANDIDATES = 24
# Products are rounded before they are compared.
DIGITS = 6
# Reports of one event stand within so many days of each other; an unknown time says nothing.
WINDOW_DAYS = 30
DAY_SECONDS = 86_400.0

Span = tuple[float, float] | None


def group(vectors: Sequence[Vector], spans: Sequence[Span]) -> list[list[int]]:
    """Partition the vectors; members ascending, groups by first member. `spans` are seconds, None unknown."""
    return _Linkage(vectors, spans).run()


def candidates(vectors: Sequence[Vector]) -> list[tuple[int, int]]:
    """Pairs (low, high) that share telling keys, ascending."""
    postings: defaultdict[int, list[int]] = defaultdict(list)
    telling = []
    for place, vector in enumerate(vectors):
        # A vector lists its keys heaviest first.
        keys = list(vector)[:TELLING_KEYS]
        telling.append(keys)
        for key in keys:
            postings[key].append(place)
    found: set[tuple[int, int]] = set()
    for place, keys in enumerate(telling):
        shared: defaultdict[int, float] = defaultdict(float)
        vector = vectors[place]
        for key in keys:
            weight = vector[key]
            for other in _offered(postings[key], place):
                shared[other] += weight * vectors[other][key]
        shared.pop(place, None)
        best = heapq.nsmallest(
            MOST_CANDIDATES, ((-round(score, DIGITS), other) for other, score in shared.items())
        )
        found.update((min(place, other), max(place, other)) for _, other in best)
    return sorted(found)


def _offered(posting: Sequence[int], place: int) -> Sequence[int]:
    if len(posting) <= LONGEST_POSTING:
        return posting
    from bisect import bisect_left

    at = bisect_left(posting, place)
    return posting[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]


class _Linkage:
    """Groups under way: the sum of each group's vectors gives the mean product of any two."""

    def __init__(self, vectors: Sequence[Vector], spans: Sequence[Span]) -> None:
        self._sums: list[Vector] = [dict(vector) for vector in vectors]
        self._members = [[place] for place in range(len(vectors))]
        self._spans = list(spans)
        self._inside = [0.0] * len(vectors)
        self._version = [0] * len(vectors)
        self._near: list[set[int]] = [set() for _ in vectors]
        self._heap: list[tuple[float, int, int, int, int]] = []
        for low, high in candidates(vectors):
            self._near[low].add(high)
            self._near[high].add(low)
            self._propose(low, high)

    def run(self) -> list[list[int]]:
        while self._heap:
            likeness, low, high, low_version, high_version = heapq.heappop(self._heap)
            if self._version[low] != low_version or self._version[high] != high_version:
                continue
            if -likeness >= LEAST_COHESION * math.sqrt(self._cohesion(low) * self._cohesion(high)):
                self._join(low, high, -likeness)
        return [sorted(members) for members in self._members if members]

    def _propose(self, low: int, high: int) -> None:
        if not _may_be_one(self._spans[low], self._spans[high]):
            return
        pairs = len(self._members[low]) * len(self._members[high])
        likeness = round(product(self._sums[low], self._sums[high]) / pairs, DIGITS)
        if likeness >= LEAST_LIKENESS:
            heapq.heappush(self._heap, (-likeness, low, high, self._version[low], self._version[high]))

    def _cohesion(self, which: int) -> float:
        size = len(self._members[which])
        pairs = size * (size - 1) / 2
        return (self._inside[which] + ASSUMED_PAIRS * LEAST_LIKENESS) / (pairs + ASSUMED_PAIRS)

    def _join(self, low: int, high: int, likeness: float) -> None:
        """The group of the first member by id goes on; the other ends."""
        if len(self._sums[low]) < len(self._sums[high]):
            self._sums[low], self._sums[high] = self._sums[high], self._sums[low]
        total = self._sums[low]
        for key, weight in self._sums[high].items():
            total[key] = total.get(key, 0.0) + weight
        self._inside[low] += self._inside[high] + likeness * len(self._members[low]) * len(
            self._members[high]
        )
        self._members[low] += self._members[high]
        self._spans[low] = _hull(self._spans[low], self._spans[high])
        self._version[low] += 1
        self._version[high] = -1
        self._sums[high], self._members[high] = {}, []
        near = (self._near[low] | self._near[high]) - {low, high}
        for other in self._near[high]:
            self._near[other].discard(high)
        self._near[high] = set()
        self._near[low] = near
        for other in sorted(near):
            self._near[other].add(low)
            self._propose(min(low, other), max(low, other))


def _may_be_one(left: Span, right: Span) -> bool:
    if left is None or right is None:
        return True
    return max(left[0], right[0]) - min(left[1], right[1]) <= WINDOW_DAYS * DAY_SECONDS


def _hull(left: Span, right: Span) -> Span:
    if left is None or right is None:
        return left or right
    return min(left[0], right[0]), max(left[1], right[1])


def components(size: int, ties: Iterator[tuple[int, int]]) -> list[list[int]]:
    """What ties bind together: groups of places, each ascending, by first member."""
    parent = list(range(size))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for left, right in ties:
        low, high = sorted((root(left), root(right)))
        parent[high] = low
    found: dict[int, list[int]] = {}
    for place in range(size):
        found.setdefault(root(place), []).append(place)
    return list(found.values())
