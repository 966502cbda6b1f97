"""Hold every task to its floor.

    python -m evals.gate [TASK...] [--update [--allow-regression]]

Each folder here with a `measure.py` is a task; its `measure(data)` returns a Measurement, or None where
it needs data that is not there (`FIRSTHAND_EVAL_DATA` names the folder). The gate fails where a score is
below its floor or the data changed unnoticed, and prints which cases were gained and lost.
"""

import argparse
import importlib
import json
import os
import sys
from pathlib import Path

from evals.measurement import Measurement

HERE = Path(__file__).parent
# Scores are pure functions of code and data, so any drop is real; this only forgives the last printed digit.
ROUNDING = 0.0005
LISTED = 12


def tasks() -> list[str]:
    return sorted(path.parent.name for path in HERE.glob("*/measure.py"))


def data_folder() -> Path | None:
    named = os.environ.get("FIRSTHAND_EVAL_DATA")
    return Path(named) if named and Path(named).is_dir() else None


def compare(task: str, found: Measurement, allow_regression: bool, update: bool) -> list[str]:
    """Print one task's report; return what is wrong with it."""
    folder = HERE / task
    pinned_path, frozen_path = folder / "floors.json", folder / "frozen.jsonl"
    pinned = json.loads(pinned_path.read_text(encoding="utf-8")) if pinned_path.exists() else None
    frozen = _frozen(frozen_path)
    floors = pinned["floors"] if pinned else {}
    print(f"{task}: {len(found.cases)} cases, {found.split}")
    for name, score in found.scores.items():
        floor = floors.get(name)
        baseline = (found.baselines or {}).get(name)
        print(
            f"  {name:<40} {score:.4f}"
            + (f"  floor {floor:.4f}" if floor is not None else "  no floor yet")
            + (f"  baseline {baseline:.4f}" if baseline is not None else "")
        )
    _report_flips(frozen, found)
    drops = [
        f"{task}: {name} is {found.scores.get(name, 0.0):.4f}, its floor is {floor:.4f}"
        for name, floor in floors.items()
        if found.scores.get(name, 0.0) < floor - ROUNDING
    ]
    if update:
        if drops and not allow_regression:
            return [*drops, "not lowered: mend it, or say --update --allow-regression"]
        _pin(pinned_path, frozen_path, found, allow_regression, floors)
        return []
    if pinned is None:
        return [f"{task}: no floors yet; run with --update"]
    if pinned["fingerprint"] != found.fingerprint:
        drops.append(f"{task}: the data changed since the floors were set; look, then run with --update")
    return drops


def _frozen(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    rows = (json.loads(row) for row in path.read_text(encoding="utf-8").splitlines())
    return {row["case"]: row["outcome"] for row in rows}


def _report_flips(frozen: dict[str, str], found: Measurement) -> None:
    flips = [
        f"{case}: {frozen.get(case, 'new')} -> {found.cases.get(case, 'gone')}"
        for case in sorted(frozen.keys() | found.cases.keys())
        if frozen.get(case) != found.cases.get(case)
    ]
    if frozen and flips:
        print(f"  {len(flips)} cases changed:")
        for flip in flips[:LISTED]:
            print(f"    {flip}")
        if len(flips) > LISTED:
            print(f"    and {len(flips) - LISTED} more")


def _pin(floors: Path, frozen: Path, found: Measurement, lower: bool, before: dict[str, float]) -> None:
    scores = {
        name: round(score if lower else max(score, before.get(name, 0.0)), 4)
        for name, score in found.scores.items()
    }
    pinned = {"floors": scores, "fingerprint": found.fingerprint, "cases": len(found.cases)}
    floors.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8", newline="\n")
    rows = (
        json.dumps({"case": case, "outcome": found.cases[case]}, ensure_ascii=False)
        for case in sorted(found.cases)
    )
    frozen.write_text("".join(row + "\n" for row in rows), encoding="utf-8", newline="\n")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Hold every task to its floor.")
    parser.add_argument(
        "tasks", nargs="*", metavar="TASK", help=f"any of {', '.join(tasks())}; all by default"
    )
    parser.add_argument("--update", action="store_true", help="raise floors to what was measured")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower them too")
    asked = parser.parse_args(arguments)
    unknown = sorted(set(asked.tasks) - set(tasks()))
    if unknown:
        parser.error(f"no task {', '.join(unknown)}; there are {', '.join(tasks())}")
    data, wrong = data_folder(), []
    for task in asked.tasks or tasks():
        found = importlib.import_module(f"evals.{task}.measure").measure(data)
        if found is None:
            print(f"{task}: not measured: no data (set FIRSTHAND_EVAL_DATA, see evals/README.md)")
        else:
            wrong += compare(task, found, asked.allow_regression, asked.update)
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
