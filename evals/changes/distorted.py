"""Copies and translations with one thing altered: is it told as a distortion, and of the right kind?

The rows and the alterations are those of `evals.conflicts`, and one more: what may be so is made a fact. Each
row is a report and what is known to be taken from it.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from evals.conflicts.measure import EDITS, MOST_CASES
from evals.conflicts.sets import Row, Set, sets, siblings

from firsthand.changes import changes
from firsthand.guards import conflicts, conflicts_across
from firsthand.model import (
    Answer,
    Article,
    Basis,
    ChangeKind,
    Derivation,
    Extent,
    First,
    Lineage,
    Origins,
    PairReuse,
    Passage,
    Reuse,
    ReuseKind,
    Source,
    Story,
)
from firsthand.when import UNKNOWN_TIME

FIRM = Path(__file__).with_name("firm.json")
# What an alteration is told as.
TOLD = {
    "negation": {"negation"},
    "number": {"number"},
    "date": {"date"},
    "place": {"place", "name", "attribution"},
    "person": {"name", "attribution", "place"},
    "modality": {"modality"},
}
_ORIGINS = Origins(Answer.EXACTLY, 1, (), "")


@dataclass(slots=True)
class Result:
    """One pair of languages: altered rows by kind, those told, and rows with what is told of none altered."""

    name: str
    rows: int = 0
    cases: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    marked: dict[str, str] = field(default_factory=dict)
    missed: list[tuple[str, str, str]] = field(default_factory=list)


def results(data: Path, half: int) -> Iterator[Result]:
    """Every pair of languages, then versions and copies within one language."""
    for one in sets(data, half):
        yield _result(one)
    for one in siblings(data, half):
        copies = tuple(Row(row.name, row.left, row.left) for row in one.rows)
        yield _result(Set(one.left, one.right, "copies", copies))


def _result(one: Set) -> Result:
    result = Result(one.name if one.left != one.right else f"{one.left} {one.kind}", len(one.rows))
    for row in one.rows:
        kinds = told(row.left, row.right, one.left, one.right)
        result.false.update(kinds)
        if kinds:
            result.marked[row.name] = "+".join(kinds)
        for kind in TOLD:
            if result.cases[kind] >= MOST_CASES:
                continue
            altered = _altered(row, one, kind)
            if altered is None:
                continue
            result.cases[kind] += 1
            if TOLD[kind] & set(told(*altered, one.left, one.right)):
                result.found[kind] += 1
            else:
                result.missed.append((kind, *altered))
    return result


def _altered(row: Row, one: Set, kind: str) -> tuple[str, str] | None:
    if kind == "modality":
        right = made_firm(row.right, row.left, one.right, one.left)
        return (row.left, right) if right is not None else None
    edit = EDITS[kind]
    right = edit(row.right, row.left, one.right, one.left)
    return (row.left, right) if right is not None else None


def made_firm(text: str, other: str, language: str, other_language: str) -> str | None:
    """The text with its one word of possibility gone; the other side has one too, and neither asks."""
    known = _firm()
    if language not in known or other_language not in known or "?" in text + other:
        return None
    if len(known[language].may.findall(text)) != 1 or not known[other_language].may.search(other):
        return None
    for pattern, instead in known[language].steps:
        altered, times = pattern.subn(instead, text, count=1)
        if times:
            return altered
    return None


@dataclass(frozen=True, slots=True)
class Firm:
    may: re.Pattern[str]
    steps: tuple[tuple[re.Pattern[str], str], ...]


@cache
def _firm() -> dict[str, Firm]:
    known = json.loads(FIRM.read_text(encoding="utf-8"))
    del known["about"]
    return {
        language: Firm(
            re.compile(one["may"], re.IGNORECASE),
            tuple((re.compile(pattern, re.IGNORECASE), instead) for pattern, instead in one["steps"]),
        )
        for language, one in known.items()
    }


def told(left: str, right: str, language: str, other: str) -> list[str]:
    """What is told of a report and what is taken from it, each of one sentence."""
    one, two = _article("a", left, language), _article("b", right, other)
    passages = one.passage(0, len(left)), two.passage(0, len(right))
    across = language != other
    found = _conflicts(*passages, language, other)
    kind = ReuseKind.TRANSLATED if across else ReuseKind.EDITED
    sentences = ((0, len(left), 0, len(right)),) if across else ()
    run = Reuse(*passages, kind, Extent.REPORT, 0.95, "", found, None, sentences)
    pair = PairReuse("a", "b", kind, 1.0, 1.0, 0.95, 1)
    derivation = Derivation("b", "a", pair, Basis.CREDIT, "it says so", ())
    lineage = Lineage("s", (derivation,), _ORIGINS, First((), True, ""))
    spans = {"a": ((0, len(left)),), "b": ((0, len(right)),)}
    made = changes({"a": one, "b": two}, spans, [Story("s", ("a", "b"), "", "")], [run], [lineage])
    return [str(change.differs) for change in made if change.kind is ChangeKind.DISTORTION]


def _conflicts(left: Passage, right: Passage, language: str, other: str):  # type: ignore[no-untyped-def]
    if language == other:
        return conflicts(left, right, language)
    return conflicts_across(left, right, language, other)


def _article(id: str, text: str, language: str) -> Article:
    return Article(id, Source(id), None, None, None, UNKNOWN_TIME, None, language, text, (), id)
