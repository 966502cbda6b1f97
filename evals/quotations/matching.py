"""Quotations found held against quotations known: one to one, so that the overlaps add up to most."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

Span = tuple[int, int]
Pair = tuple[int, int]
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One quotation for scoring: by role its spans (code points), and its places (tokens or code points)."""

    kind: str
    spans: Mapping[str, Spans]
    places: Mapping[str, frozenset[int]]

    def at(self, role: str) -> frozenset[int]:
        return self.places.get(role, frozenset())


@dataclass(slots=True)
class Counts:
    """Things right, found and known, for precision and recall."""

    right: float = 0
    found: int = 0
    known: int = 0

    def add(self, right: float, found: int, known: int) -> None:
        self.right, self.found, self.known = self.right + right, self.found + found, self.known + known

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.known if self.known else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.known) if self.found + self.known else 0.0


@dataclass(slots=True)
class Means:
    """Shares summed, for a mean; the mean of none is 0."""

    shares: list[float] = field(default_factory=list)

    @property
    def mean(self) -> float:
        return sum(self.shares) / len(self.shares) if self.shares else 0.0


def overlap(one: Set[int], other: Set[int]) -> float:
    """F1 of two sets of places; 0 where either is empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def characters(spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(place for start, end in spans for place in range(start, end))


def overlaps(found: Sequence[Set[int]], known: Sequence[Set[int]]) -> dict[Pair, float]:
    """The overlap of each found with each known that shares a place with it, by (found, known)."""
    holders = defaultdict(list)
    for index, places in enumerate(known):
        for place in places:
            holders[place].append(index)
    pairs = {
        (index, other): 0.0
        for index, places in enumerate(found)
        for other in sorted({other for place in places for other in holders.get(place, ())})
    }
    return {(one, other): overlap(found[one], known[other]) for one, other in pairs}


def one_to_one(scores: Mapping[Pair, float]) -> list[Pair]:
    """The pairs, none sharing a side, whose scores add up to most (the assignment problem, solved exactly).

    Pairs without a score are never made. Those that share no side, however far around, are solved apart.
    """
    made: list[Pair] = []
    for pairs in _apart(scores):
        left = sorted({one for one, _ in pairs})
        right = sorted({other for _, other in pairs})
        turned = len(left) > len(right)
        rows, columns = (right, left) if turned else (left, right)
        table = [
            [-scores.get((column, row) if turned else (row, column), 0.0) for column in columns]
            for row in rows
        ]
        for row, column in enumerate(_cheapest(table)):
            pair = (columns[column], rows[row]) if turned else (rows[row], columns[column])
            if scores.get(pair, 0.0) > 0:
                made.append(pair)
    return sorted(made)


def _apart(scores: Mapping[Pair, float]) -> list[list[Pair]]:
    by_left, by_right = defaultdict(list), defaultdict(list)
    for one, other in scores:
        by_left[one].append(other)
        by_right[other].append(one)
    seen: set[Pair] = set()
    groups = []
    for pair in sorted(scores):
        if pair in seen:
            continue
        group, waiting = [], [pair]
        seen.add(pair)
        while waiting:
            one, other = waiting.pop()
            group.append((one, other))
            near = [(one, more) for more in by_left[one]] + [(more, other) for more in by_right[other]]
            fresh = [each for each in near if each not in seen]
            seen.update(fresh)
            waiting += fresh
        groups.append(group)
    return groups


def _cheapest(costs: list[list[float]]) -> list[int]:
    """The column of each row, all different, whose costs add up to least; no more rows than columns.

    The Hungarian method with potentials: rows enter one by one, each along the cheapest path.
    """
    height, width = len(costs), len(costs[0])
    of_row, of_column = [0.0] * (height + 1), [0.0] * (width + 1)
    row_at = [0] * (width + 1)
    for row in range(1, height + 1):
        row_at[0], column = row, 0
        least, before, used = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        while row_at[column]:
            used[column] = True
            current, step, following = row_at[column], float("inf"), 0
            for other in range(1, width + 1):
                if used[other]:
                    continue
                cost = costs[current - 1][other - 1] - of_row[current] - of_column[other]
                if cost < least[other]:
                    least[other], before[other] = cost, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(width + 1):
                if used[other]:
                    of_row[row_at[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            row_at[column], column = row_at[before[column]], before[column]
    columns = [0] * height
    for column in range(1, width + 1):
        if row_at[column]:
            columns[row_at[column] - 1] = column - 1
    return columns
