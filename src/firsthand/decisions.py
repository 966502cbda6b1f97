"""The user's judgements: this report is, or is not, taken from that one.

A line of the file is `{"taken_by": id, "taken_from": id, "judgement": "taken" | "not taken"}`,
with `by` and `because` if the user wants to be named and to give a reason.
"""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from firsthand.model import Decision, PileError

JUDGEMENTS = {"taken": True, "not taken": False}
FORM = '{"taken_by": ID, "taken_from": ID, "judgement": "taken" or "not taken"}'


def read_decisions(path: Path, known: Collection[str]) -> tuple[Decision, ...]:
    """The decisions of a file, about the articles `known` by id; raises PileError naming file and line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else "it is not UTF-8"
        raise PileError(f"{path}: the decisions cannot be read ({why}); give a file of JSON lines") from fault
    found: dict[tuple[str, str], tuple[int, Decision]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        decision = _decision(line, f"{path}:{number}", known)
        held = found.setdefault((decision.taken_by, decision.taken_from), (number, decision))
        if held[1].taken != decision.taken:
            raise PileError(
                f"{path}:{number}: says the opposite of line {held[0]} about {decision.taken_by!r} and "
                f"{decision.taken_from!r}; keep the one that holds"
            )
    return tuple(decision for _, decision in found.values())


def _decision(line: str, where: str, known: Collection[str]) -> Decision:
    try:
        given: Any = json.loads(line)
    except (ValueError, RecursionError) as fault:
        raise PileError(f"{where}: no JSON ({fault}); write {FORM}") from fault
    if not isinstance(given, dict):
        raise PileError(f"{where}: {line.strip()[:60]!r} is no decision; write {FORM}")
    taken_by, taken_from = (_article(given.get(key), key, where, known) for key in ("taken_by", "taken_from"))
    judgement = given.get("judgement")
    if not isinstance(judgement, str) or judgement not in JUDGEMENTS:
        raise PileError(f'{where}: judgement is {judgement!r}; write "taken" or "not taken"')
    if taken_by == taken_from:
        raise PileError(f"{where}: {taken_by!r} cannot be taken from itself; name two articles")
    by, because = given.get("by"), given.get("because")
    return Decision(
        taken_by,
        taken_from,
        JUDGEMENTS[judgement],
        by if isinstance(by, str) else None,
        because if isinstance(because, str) else None,
    )


def _article(value: object, key: str, where: str, known: Collection[str]) -> str:
    if not isinstance(value, str):
        raise PileError(f"{where}: {key} is {value!r}; write {FORM}")
    if value not in known:
        raise PileError(f"{where}: no article {value!r} in this pile; `firsthand read` lists the ids")
    return value
