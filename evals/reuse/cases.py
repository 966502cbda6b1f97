"""Our own cases: two short reports, and what they share."""

import json
from dataclasses import dataclass
from pathlib import Path

from evals.reuse.articles import article
from firsthand.reuse import reuse
from firsthand.sentences import body

PATH = Path(__file__).with_name("cases.jsonl")


@dataclass(frozen=True, slots=True)
class Case:
    """Two reports in one language; `extent` and `kind` of what they share (None: nothing) and its conflicts.

    `split` is `tuned` for cases that were looked at while rules were made, `held` for those written after.
    """

    name: str
    language: str
    left: str
    right: str
    extent: str | None
    kind: str | None
    conflicts: tuple[str, ...]
    split: str


def cases() -> list[Case]:
    rows = [json.loads(row) for row in PATH.read_text(encoding="utf-8").splitlines()]
    return [
        Case(
            row["case"],
            row["language"],
            row["left"],
            row["right"],
            row["extent"],
            row["kind"],
            tuple(row["conflicts"]),
            row["split"],
        )
        for row in rows
    ]


def outcome(case: Case) -> str:
    """`right`, or what was wrong in a word or two."""
    found = reuse(
        body(article(name, text, case.language)) for name, text in (("a", case.left), ("b", case.right))
    )
    extents = sorted({str(one.extent) for one in found})
    if extents != ([case.extent] if case.extent else []):
        return "extent " + ("+".join(extents) or "none")
    longest = max(found, key=lambda one: one.left.end - one.left.start, default=None)
    if longest is not None and longest.kind != case.kind:
        return f"kind {longest.kind}"
    conflicts = sorted(str(conflict.kind) for one in found for conflict in one.conflicts)
    if conflicts != sorted(case.conflicts):
        return "conflicts " + ("+".join(conflicts) or "none")
    return "right"
