"""Sentences of copies and translations with one thing altered: is any still called the same?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evals.conflicts.measure import EDITS, FILES
from evals.conflicts.sets import Row, Set, sets, siblings
from firsthand.claims.judge import Relation, aligned, alone, cosines, judge
from firsthand.claims.reading import reading
from firsthand.encode import shipped

# Altered rows of a kind and a pair, and unaltered ones.
MOST_CASES = 40
MOST_PLAIN = 80


@dataclass(slots=True)
class Result:
    """Altered pairs of sentences and unaltered ones, and how many of each were called the same."""

    altered: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)
    aligned: Counter[str] = field(default_factory=Counter)
    plain: int = 0
    plain_same: int = 0
    missed: list[tuple[str, str, str, str]] = field(default_factory=list)


def available(data: Path | None) -> bool:
    return data is not None and all((data / path).exists() for path in FILES)


def distorted(data: Path, half: int) -> Iterator[tuple[Set, Result]]:
    """Every pair of languages, then two versions in one language, then a copy beside its altered self."""
    for one in sets(data, half):
        yield one, _result(one)
    for one in siblings(data, half):
        yield one, _result(one)
        yield _copies(one), _result(_copies(one))


def _copies(one: Set) -> Set:
    return Set(one.left, one.right, "copies", tuple(Row(row.name, row.left, row.left) for row in one.rows))


def _result(one: Set) -> Result:
    result = Result()
    cases: list[tuple[str, str, str]] = [("", row.left, row.right) for row in one.rows[:MOST_PLAIN]]
    for kind, edit in EDITS.items():
        count = 0
        for row in one.rows:
            altered = edit(row.right, row.left, one.right, one.left)
            if altered is not None and count < MOST_CASES:
                count += 1
                cases.append((kind, row.left, altered))
    vectors = shipped().encode([text for _, *pair in cases for text in pair])
    alike = cosines(vectors[::2], vectors[1::2]).tolist()
    for (kind, left, right), cosine in zip(cases, alike, strict=True):
        told = alone(reading(left, one.left)), alone(reading(right, one.right))
        same = judge(*told, cosine).relation is Relation.SAME
        if not kind:
            result.plain += 1
            result.plain_same += same
            continue
        result.altered[kind] += 1
        result.same[kind] += same
        result.aligned[kind] += aligned(*told, cosine).relation is Relation.SAME
        if same:
            result.missed.append((kind, one.name, left, right))
    return result
