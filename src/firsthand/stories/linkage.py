"""Group vectors whose mean product is high: average linkage over candidates, with a test for look-alikes.

Two groups are joined, best first, where the mean product of their members passes a threshold and is
not much lower than inside the groups themselves. The second condition tells two events of one kind
apart: reports of two earthquakes share the words of earthquakes, but those of one share its place and
its numbers on top. Candidates share a telling key or are near in meaning; a key that many share offers
each article only its neighbours by id, so the work grows with the pile and never with its square. Nothing
is random and ties go by id, so the answer is a function of the vectors.
"""

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from firsthand.stories.meaning import Meaning, between
from firsthand.stories.neighbours import neighbours
from firsthand.stories.weights import Profile, Vector, product

# Mean product at which two groups may be one story, in a pile of any size; in a small pile up to twice
# that, for nothing is known yet of what its topic has in common. .12 to .2 differ by less than .01.
LEAST_LIKENESS = 0.15
SMALL_PILE = 50
# More is asked in one language, where reports of any two events share words of reporting.
LEAST_IN_ONE_LANGUAGE = 0.05
# Between two groups against inside the looser of them. Look-alikes, tuned half: .6 .890, .68 .888,
# .76 .923, .84 .919, .92 .907; against the mean of both instead, .92 was .828.
LEAST_COHESION = 0.8
# The likeliest are joined first, so a small group looks closer than its story will be: so many pairs of
# the likeness that two reports of one event usually have are assumed.
ASSUMED_PAIRS = 8
ASSUMED_WORDS = 0.15
ASSUMED_SIGNS = 0.2
ASSUMED_TERMS = 0.05
# Where both languages are known perfectly. With WEIGHT 1, .2 to .35 differ by less than .005.
ASSUMED_MEANING = 0.25
# Keys of an article by which others are looked for, the heaviest.
TELLING_KEYS = 14
# A key with more articles than this offers only neighbours.
LONGEST_POSTING = 32
NEIGHBOURS = 6
# Candidates an article may propose, those that share most.
MOST_CANDIDATES = 10
# Products are rounded before they are compared.
DIGITS = 6
# Reports of one event stand within so many days of each other; an unknown time says nothing.
WINDOW_DAYS = 100
DAY_SECONDS = 86_400.0

Span = tuple[float, float] | None


def group(profiles: Sequence[Profile], spans: Sequence[Span]) -> list[list[int]]:
    """Partition the profiles; members ascending, groups by first. `spans` are seconds, None unknown."""
    return _Linkage(profiles, spans).run()


def candidates(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Pairs (low, high) that share telling keys, ascending."""
    postings: defaultdict[int, list[int]] = defaultdict(list)
    weights: defaultdict[int, list[float]] = defaultdict(list)
    telling = []
    for place, profile in enumerate(profiles):
        held = [
            *islice(profile.words.items(), TELLING_KEYS),
            *islice(profile.signs.items(), TELLING_KEYS),
            *islice(profile.terms.items(), TELLING_KEYS),
        ]
        telling.append(held)
        for key, weight in held:
            postings[key].append(place)
            weights[key].append(weight)
    found: set[tuple[int, int]] = set()
    for place, held in enumerate(telling):
        shared: defaultdict[int, float] = defaultdict(float)
        for key, weight in held:
            posting, theirs = postings[key], weights[key]
            first, last = 0, len(posting)
            if last > LONGEST_POSTING:
                at = bisect_left(posting, place)
                first, last = max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1
            for other, other_weight in zip(posting[first:last], theirs[first:last], strict=True):
                shared[other] += weight * other_weight
        shared.pop(place, None)
        # Rounding takes most of the time, and those further behind than it can move them need none.
        least = min(sorted(shared.values(), reverse=True)[:MOST_CANDIDATES], default=0.0) - 2 * 10.0**-DIGITS
        best = sorted([(-round(score, DIGITS), other) for other, score in shared.items() if score >= least])[
            :MOST_CANDIDATES
        ]
        found.update([(min(place, other), max(place, other)) for _, other in best])
    return sorted(found)


@dataclass(slots=True)
class _Sums:
    """Sums of products over pairs of articles; `known` is how far their meaning is."""

    words: float = 0.0
    signs: float = 0.0
    terms: float = 0.0
    meaning: float = 0.0
    known: float = 0.0

    def add(self, other: "_Sums") -> None:
        self.words += other.words
        self.signs += other.signs
        self.terms += other.terms
        self.meaning += other.meaning
        self.known += other.known

    def likeness(self) -> float:
        return self.words + self.signs + self.terms + self.meaning


@dataclass(slots=True)
class _Group:
    """Articles joined so far. The sums of their vectors give the mean product of any two groups."""

    members: list[int]
    words: Vector
    signs: Vector
    terms: Vector
    own: Vector
    languages: dict[str, float]
    meaning: Meaning
    span: Span
    inside: _Sums = field(default_factory=_Sums)
    version: int = 0
    # What `cohesion` is made of, worked out anew where the group has grown.
    _means: tuple[float, float, float, float] | None = None

    def cohesion(self, alike: float, known: float) -> float:
        """Mean likeness inside, for pairs of which the share `alike` is of one language and the meaning of
        the share `known` is known."""
        if self._means is None:
            self._means = self._inside()
        signs, words, terms, meaning = self._means
        return signs + alike * words + max(0.0, 1.0 - alike) * terms + known * meaning

    def _inside(self) -> tuple[float, float, float, float]:
        """Mean products inside of signs, and of words, terms and meaning where they count."""
        size, inside = len(self.members), self.inside
        pairs = size * (size - 1) / 2
        in_one = sum(share * (share - 1.0) for share in self.languages.values() if share > 1.0) / 2
        signs = (inside.signs + ASSUMED_PAIRS * ASSUMED_SIGNS) / (pairs + ASSUMED_PAIRS)
        words = (inside.words + ASSUMED_PAIRS * ASSUMED_WORDS) / (in_one + ASSUMED_PAIRS)
        between = max(0.0, pairs - in_one)
        terms = (inside.terms + ASSUMED_PAIRS * ASSUMED_TERMS) / (between + ASSUMED_PAIRS)
        meaning = (inside.meaning + ASSUMED_PAIRS * ASSUMED_MEANING) / (inside.known + ASSUMED_PAIRS)
        return signs, words, terms, meaning

    def absorb(self, other: "_Group", shared: _Sums) -> None:
        """Take over another group's members; `shared` are the products between the two."""
        self.inside.add(other.inside)
        self.inside.add(shared)
        self.words = _added(self.words, other.words)
        self.signs = _added(self.signs, other.signs)
        self.terms = _added(self.terms, other.terms)
        self.own = _added(self.own, other.own)
        self.members += other.members
        for language, share in other.languages.items():
            self.languages[language] = self.languages.get(language, 0.0) + share
        self.meaning.absorb(other.meaning)
        self.span = _hull(self.span, other.span)
        self.version += 1
        self._means = None


def _shared(left: _Group, right: _Group) -> _Sums:
    likeness = between(left.meaning, right.meaning)
    return _Sums(
        product(left.words, right.words),
        product(left.signs, right.signs),
        _terms(left, right),
        likeness.alike,
        likeness.known,
    )


def _terms(left: _Group, right: _Group) -> float:
    """The sum of products of terms, between languages alone."""
    if not left.terms or not right.terms:
        return 0.0
    if len(left.languages) == 1 and left.languages.keys() == right.languages.keys():
        return 0.0  # the same terms under either key
    return max(0.0, product(left.terms, right.terms) - product(left.own, right.own))


def _added(left: Vector, right: Vector) -> Vector:
    if len(left) < len(right):
        left, right = right, left
    for key, weight in right.items():
        left[key] = left.get(key, 0.0) + weight
    return left


class _Linkage:
    """The groups under way and the joins proposed between them, best first."""

    def __init__(self, profiles: Sequence[Profile], spans: Sequence[Span]) -> None:
        self._groups: list[_Group | None] = [
            _Group(
                [place],
                dict(profile.words),
                dict(profile.signs),
                dict(profile.terms),
                dict(profile.own),
                dict(profile.languages),
                profile.meaning.copy(),
                span,
            )
            for place, (profile, span) in enumerate(zip(profiles, spans, strict=True))
        ]
        self._least = LEAST_LIKENESS * (1.0 + SMALL_PILE / (SMALL_PILE + len(profiles)))
        self._near: list[set[int]] = [set() for _ in profiles]
        # No two are of one pair at one time, so what the two share is never compared.
        self._heap: list[tuple[float, int, int, int, int, _Sums]] = []
        near_in_meaning = neighbours([profile.meaning for profile in profiles])
        for low, high in sorted({*candidates(profiles), *near_in_meaning}):
            self._near[low].add(high)
            self._near[high].add(low)
            self._propose(low, high)

    def run(self) -> list[list[int]]:
        while self._heap:
            _, low, high, low_version, high_version, shared = heapq.heappop(self._heap)
            left, right = self._groups[low], self._groups[high]
            if left is None or right is None:
                continue
            if (left.version, right.version) == (low_version, high_version):
                self._join(low, left, high, right, shared)
        return [sorted(group.members) for group in self._groups if group is not None]

    def _propose(self, low: int, high: int) -> None:
        """Put a join on the heap where both conditions hold."""
        left, right = self._groups[low], self._groups[high]
        if left is None or right is None or not _may_be_one(left.span, right.span):
            return
        pairs = len(left.members) * len(right.members)
        shared = _shared(left, right)
        likeness, alike = shared.likeness() / pairs, _alike(left, right) / pairs
        least = max(
            self._least + alike * LEAST_IN_ONE_LANGUAGE,
            LEAST_COHESION * _expected(left, right, alike, shared.known / pairs),
        )
        if likeness < least:
            return
        heapq.heappush(self._heap, (-round(likeness, DIGITS), low, high, left.version, right.version, shared))

    def _join(self, low: int, left: _Group, high: int, right: _Group, shared: _Sums) -> None:
        """The group of the first member by id goes on; the other ends."""
        left.absorb(right, shared)
        self._groups[high] = None
        near = (self._near[low] | self._near[high]) - {low, high}
        for other in self._near[high]:
            self._near[other].discard(high)
        self._near[high] = set()
        self._near[low] = near
        for other in sorted(near):
            self._near[other].add(low)
            self._propose(min(low, other), max(low, other))


def _alike(left: _Group, right: _Group) -> float:
    """How many pairs between the two are of one language."""
    return sum(share * right.languages.get(language, 0.0) for language, share in left.languages.items())


def _expected(left: _Group, right: _Group, alike: float, known: float) -> float:
    """How alike the two would be if they were parts of the looser one's story."""
    return min(left.cohesion(alike, known), right.cohesion(alike, known))


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
