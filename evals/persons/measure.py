"""Score pairs of names: whether both are one person's, two persons', or cannot be told."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.measurement import Measurement, fingerprint
from firsthand.names import skeleton
from firsthand.persons import Answer, compared

HERE = Path(__file__).parent
WANTED = {True: Answer.SAME, False: Answer.DIFFERENT, None: Answer.UNDECIDED}


@dataclass(frozen=True, slots=True)
class Case:
    id: str
    left: dict[str, Any]
    right: dict[str, Any]
    wanted: Answer


def measure(data: Path | None) -> Measurement:
    path = HERE / "pairs.jsonl"
    cases = load(path, "held")
    scores, outcomes = score(cases)
    return Measurement(
        scores=scores,
        cases=outcomes,
        fingerprint=fingerprint([path]),
        split="part `held`, not tuned on",
        baselines=baseline(cases),
    )


def load(path: Path, part: str) -> list[Case]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [
        Case(row["id"], row["left"], row["right"], WANTED[row["same"]]) for row in rows if row["part"] == part
    ]


def score(cases: list[Case]) -> tuple[dict[str, float], dict[str, str]]:
    """Precision and recall of "the same"; the share of what cannot be told that is not called the same."""
    counts: Counter[tuple[Answer, Answer]] = Counter()
    outcomes = {}
    for case in cases:
        answer = answered(case)
        counts[case.wanted, answer] += 1
        outcomes[case.id] = "right" if answer is case.wanted else f"{case.wanted}, called {answer}"
    called = sum(number for (_, answer), number in counts.items() if answer is Answer.SAME)
    same = sum(number for (wanted, _), number in counts.items() if wanted is Answer.SAME)
    open_ = sum(number for (wanted, _), number in counts.items() if wanted is Answer.UNDECIDED)
    right = counts[Answer.SAME, Answer.SAME]
    scores = {
        "precision": right / max(called, 1),
        "recall": right / max(same, 1),
        "untold not called the same": 1 - counts[Answer.UNDECIDED, Answer.SAME] / max(open_, 1),
        "untold left undecided": counts[Answer.UNDECIDED, Answer.UNDECIDED] / max(open_, 1),
    }
    return {name: round(value, 4) for name, value in scores.items()}, outcomes


def answered(case: Case) -> Answer:
    left, right = case.left, case.right
    answer, _ = compared(
        left["name"],
        left["language"],
        right["name"],
        right["language"],
        left.get("office"),
        right.get("office"),
    )
    return answer


def baseline(cases: list[Case]) -> dict[str, float]:
    """The same where the last words have the same consonants."""
    found = {
        case.id for case in cases if _last(case.left) is not None and _last(case.left) == _last(case.right)
    }
    right = sum(case.wanted is Answer.SAME for case in cases if case.id in found)
    same = sum(case.wanted is Answer.SAME for case in cases)
    return {"precision": right / max(len(found), 1), "recall": right / max(same, 1)}


def _last(side: dict[str, Any]) -> str | None:
    return skeleton(side["name"].replace("・", " ").split()[-1])
