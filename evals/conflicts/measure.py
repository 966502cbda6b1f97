"""Conflicts across languages: what of altered translations is marked, and what of unaltered ones.

A row of two aligned sentences is altered on one side, in one thing; found is a conflict of that kind. The
same rows unaltered give the false marks. Within a language the same alterations are held against the other
version.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evals.conflicts import editing
from evals.conflicts.sets import DOCUMENTS, HEALTH, KOREAN, MULTIWAY, Row, Set, sets, siblings
from evals.measurement import Measurement, fingerprint
from firsthand.guards import conflicts, conflicts_across
from firsthand.model import Conflict, Passage

# The reported half; the other is for tuning.
HELD = 1
# Altered rows of a kind and a pair.
MOST_CASES = 80
# With fewer cases a pair's recall is not gated: one more or less would be the whole of it.
LEAST_CASES = 20
KINDS = ("negation", "number", "date", "place", "person")
# What the guards call them.
MARKED = {"place": "name", "person": "name"}

Edit = Callable[[str, str, str, str], str | None]
EDITS: dict[str, Edit] = {
    "negation": editing.negate,
    "number": editing.renumber,
    "date": editing.redate,
    "place": editing.another_place,
    "person": editing.another_person,
}
FILES = (MULTIWAY, KOREAN, HEALTH, DOCUMENTS)


@dataclass(slots=True)
class Result:
    """One pair of languages: how many altered rows of a kind there were and were found, and false marks."""

    name: str
    rows: int = 0
    cases: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    marked: dict[str, str] = field(default_factory=dict)

    def recall(self, kind: str) -> float | None:
        return self.found[kind] / self.cases[kind] if self.cases[kind] else None

    @property
    def false_share(self) -> float:
        return sum(self.false.values()) / self.rows if self.rows else 0.0


def measure(data: Path | None) -> Measurement | None:
    """Recall of each kind, overall and by pair, and the share of unaltered rows' sentences without a mark."""
    if data is None or not all((data / path).exists() for path in FILES):
        return None
    translated = results(data, HELD)
    within = within_languages(data, HELD)
    scores: dict[str, float] = {}
    outcomes: dict[str, str] = {}
    for name, group in (("translated", translated), ("within a language", within)):
        for kind in KINDS:
            cases = sum(result.cases[kind] for result in group)
            scores[f"{name} {kind} recall"] = sum(result.found[kind] for result in group) / max(1, cases)
        rows = sum(result.rows for result in group)
        marks = sum(sum(result.false.values()) for result in group)
        scores[f"{name} without false conflict"] = 1 - marks / max(1, rows)
    for result in (*translated, *within):
        scores[f"{result.name} without false conflict"] = 1 - result.false_share
        for kind in KINDS:
            if result.cases[kind] >= LEAST_CASES:
                scores[f"{result.name} {kind} recall"] = result.found[kind] / result.cases[kind]
            if result.cases[kind]:
                outcomes[f"{result.name} {kind}"] = f"{result.found[kind]} of {result.cases[kind]}"
        outcomes |= {f"unaltered {row}": kinds for row, kinds in result.marked.items()}
    return Measurement(
        scores,
        outcomes,
        fingerprint(data / path for path in FILES),
        "rows and documents whose xxh64 is odd, not tuned on; at most 400 rows and 80 alterations a pair",
    )


def results(data: Path, half: int) -> list[Result]:
    """Every pair of languages, through `conflicts_across`."""
    return [_result(one, _across) for one in sets(data, half)]


def within_languages(data: Path, half: int) -> list[Result]:
    """Two versions in one language, and a version against its own altered copy, through `conflicts`."""
    found = []
    for one in siblings(data, half):
        found.append(_result(one, _within))
        copies = tuple(Row(row.name, row.left, row.left) for row in one.rows)
        found.append(_result(Set(one.left, one.right, "copies", copies), _within))
    return found


Compare = Callable[[Passage, Passage, str, str], tuple[Conflict, ...]]


def _across(left: Passage, right: Passage, language: str, other: str) -> tuple[Conflict, ...]:
    return conflicts_across(left, right, language, other)


def _within(left: Passage, right: Passage, language: str, other: str) -> tuple[Conflict, ...]:
    return conflicts(left, right, language)


def _result(one: Set, compare: Compare) -> Result:
    result = Result(one.name if one.left != one.right else f"{one.left} {one.kind}", len(one.rows))
    for row in one.rows:
        kinds = _kinds(compare, row.left, row.right, one)
        result.false.update(kinds)
        if kinds:
            result.marked[row.name] = "+".join(kinds)
        for kind, edit in EDITS.items():
            if result.cases[kind] >= MOST_CASES:
                continue
            for left, right in _altered(row, one, edit):
                result.cases[kind] += 1
                result.found[kind] += MARKED.get(kind, kind) in _kinds(compare, left, right, one)
                break
    return result


def _altered(row: Row, one: Set, edit: Edit) -> Iterator[tuple[str, str]]:
    """The row with one side altered: that which its name's hash says, else the other."""
    sides = ("right", "left") if editing.turn(row.name, 2) else ("left", "right")
    for side in sides:
        if side == "left":
            altered = edit(row.left, row.right, one.left, one.right)
            if altered is not None:
                yield altered, row.right
        else:
            altered = edit(row.right, row.left, one.right, one.left)
            if altered is not None:
                yield row.left, altered


def _kinds(compare: Compare, left: str, right: str, one: Set) -> list[str]:
    found = compare(Passage("a", 0, len(left), left), Passage("b", 0, len(right), right), one.left, one.right)
    # A speaker exchanged is a name exchanged.
    return ["name" if conflict.kind == "attribution" else str(conflict.kind) for conflict in found]
