"""Score what is told of changes: in hand-made piles, and of sentences and their altered copies."""

from collections.abc import Sequence
from pathlib import Path

from evals.changes.distorted import TOLD, results
from evals.changes.piles import PILES, Pile, fits, found, read_piles
from evals.conflicts.measure import FILES
from evals.measurement import Measurement, fingerprint

# The reported half of the sentences; the other is for tuning.
HELD = 1


def measure(data: Path | None) -> Measurement | None:
    if data is None or not all((data / path).exists() for path in FILES):
        return None
    scores: dict[str, float] = {}
    outcomes: dict[str, str] = {}
    for part in PILES:
        own, cases = score(read_piles(part))
        scores |= {f"{part} {name}": value for name, value in own.items()}
        outcomes |= cases
    told = list(results(data, HELD))
    for kind in TOLD:
        cases_ = sum(result.cases[kind] for result in told)
        scores[f"distorted {kind} recall"] = sum(result.found[kind] for result in told) / max(1, cases_)
    every = sum(sum(result.cases.values()) for result in told)
    scores["distorted recall"] = sum(sum(result.found.values()) for result in told) / max(1, every)
    false = sum(sum(result.false.values()) for result in told)
    scores["undistorted without a change"] = 1 - false / sum(result.rows for result in told)
    for result in told:
        outcomes |= {f"unaltered {row}": kinds for row, kinds in result.marked.items()}
        outcomes |= {
            f"{result.name} {kind}": f"{result.found[kind]} of {result.cases[kind]}"
            for kind in TOLD
            if result.cases[kind]
        }
    split = "held piles looked at once; sentences whose xxh64 is odd, not tuned on"
    files = [*PILES.values(), *(data / path for path in FILES)]
    return Measurement(scores, outcomes, fingerprint(files), split)


def score(piles: Sequence[Pile]) -> tuple[dict[str, float], dict[str, str]]:
    """Precision and recall of changes with kind, words and order right; the share of piles all right."""
    outcomes: dict[str, str] = {}
    right = told = known = whole = 0
    for pile in piles:
        ours = found(pile)
        left = list(pile.known)
        wrong = []
        for one in ours:
            answer = next((each for each in left if fits(each, one)), None)
            if answer is None:
                wrong.append("+ " + _line(one))
            else:
                left.remove(answer)
        right += len(ours) - len(wrong)
        told, known = told + len(ours), known + len(pile.known)
        missed = [f"- {one['kind']} {one['differs']} {' '.join(one['in'])}" for one in left]
        whole += not wrong and not left
        outcomes[pile.name] = "; ".join([*missed, *wrong]) or "right"
    return {
        "precision": round(right / max(1, told), 4),
        "recall": round(right / max(1, known), 4),
        "piles": round(whole / len(piles), 4),
    }, outcomes


def _line(told: tuple[str, str, tuple[str, str], tuple[str, str]]) -> str:
    kind, differs, articles, words = told
    return f"{kind} {differs} {' '.join(articles)}: {words[0]} | {words[1]}"


def main() -> None:
    """Show what is wrong in the piles that may be looked at."""
    own, outcomes = score(read_piles("tune"))
    for name, outcome in outcomes.items():
        if outcome != "right":
            print(f"{name}: {outcome}")
    print(own)


if __name__ == "__main__":
    main()
