"""Score the numbers read in sentences of 25 languages, and the verdicts on pairs of them."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from evals.measurement import Measurement, fingerprint

from firsthand.values import Number, NumberKind, Verdict, agree, values

HERE = Path(__file__).parent
PAIRS = HERE / "pairs.jsonl"
WELL_COVERED = frozenset("de en fr es ru ja zh ar".split())
_FIGURES = re.compile(r"(\d+(?:[.,]\d+)*)\s*([^\W\d_]+|%)?")


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    language: str
    text: str
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    name: str
    left: tuple[str, str]
    right: tuple[str, str]
    same_thing: bool
    verdict: str


Way = Callable[[str, str], list[str]]


def measure(data: Path | None) -> Measurement:
    scores, outcomes = score("last", found)
    pair_scores, pair_outcomes = score_pairs("held")
    return Measurement(
        scores=scores | pair_scores,
        cases=outcomes | pair_outcomes,
        fingerprint=fingerprint([path("last"), PAIRS]),
        split="last.jsonl and the held pairs, scored before anything they showed was mended",
        baselines=score("last", in_figures)[0],
    )


def path(part: str) -> Path:
    return HERE / f"{part}.jsonl"


def score(part: str, way: Way) -> tuple[dict[str, float], dict[str, str]]:
    """Precision and recall of numbers with value, unit, hedge and fate, and of their values alone."""
    counts: Counter[tuple[str, str]] = Counter()
    outcomes: dict[str, str] = {}
    for case in read(part):
        ours = way(case.text, case.language)
        right = sum((Counter(ours) & Counter(case.known)).values())
        alone = sum((Counter(map(value_of, ours)) & Counter(map(value_of, case.known))).values())
        groups = ["all", "eight" if case.language in WELL_COVERED else "seventeen"]
        for group in groups:
            counts[group, "right"] += right
            counts[group, "alone"] += alone
            counts[group, "found"] += len(ours)
            counts[group, "known"] += len(case.known)
        outcomes[case.name] = f"{right} of {len(case.known)}, {len(ours)} found"
    scores = {}
    for group in ("all", "eight", "seventeen"):
        scores[f"{group} precision"] = counts[group, "right"] / max(counts[group, "found"], 1)
        scores[f"{group} recall"] = counts[group, "right"] / max(counts[group, "known"], 1)
    scores["value precision"] = counts["all", "alone"] / max(counts["all", "found"], 1)
    scores["value recall"] = counts["all", "alone"] / max(counts["all", "known"], 1)
    return {name: round(value, 4) for name, value in scores.items()}, outcomes


def score_pairs(part: str) -> tuple[dict[str, float], dict[str, str]]:
    """The share of verdicts that are right, and of those that say "differs"."""
    outcomes: dict[str, str] = {}
    right = said = true = 0
    known = 0
    for pair in pairs(part):
        verdict = judged(pair)
        outcomes[pair.name] = verdict
        right += verdict == pair.verdict
        said += verdict == Verdict.DIFFERS
        known += pair.verdict == Verdict.DIFFERS
        true += verdict == pair.verdict == Verdict.DIFFERS
    return {
        "pairs right": round(right / max(len(outcomes), 1), 4),
        "pairs differ precision": round(true / max(said, 1), 4),
        "pairs differ recall": round(true / max(known, 1), 4),
    }, outcomes


def judged(pair: Pair) -> str:
    left, right = (numbers(text, language)[:1] for language, text in (pair.left, pair.right))
    return str(agree(left[0], right[0], pair.same_thing).verdict) if left and right else "nothing read"


def numbers(text: str, language: str) -> tuple[Number, ...]:
    return values(text, language, [(0, len(text))])


def found(text: str, language: str) -> list[str]:
    return [told(number) for number in numbers(text, language)]


def in_figures(text: str, language: str) -> list[str]:
    """The naive way: figures with the word behind them."""
    return [
        f"{figures.replace(',', '')} {unit.casefold()}".strip() for figures, unit in _FIGURES.findall(text)
    ]


def told(number: Number) -> str:
    """A number as the cases write it: "at least 62 person dead", "ordinal 3", "about fraction 2/3"."""
    hedge = f"{number.hedge.value} " if number.hedge else ""
    if number.kind is NumberKind.ORDINAL:
        return f"ordinal {number.value}"
    if number.kind is NumberKind.AGE:
        return f"{hedge}age {number.value}"
    if number.kind is NumberKind.FRACTION:
        return f"{hedge}fraction {Fraction(number.low).limit_denominator(1000)}"
    noun = number.unit or ("" if number.fate else number.counted_key) or ""
    return " ".join(part for part in (number.hedge.value, number.value, noun, number.fate or "") if part)


def value_of(written: str) -> str:
    """The kind and the value of a number as the cases write it."""
    return next((part for part in re.findall(r"(?:ordinal |age )?[\d./]+", written)), "")


def read(part: str) -> Iterator[Case]:
    for line in path(part).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Case(row["id"], row["language"], row["text"], tuple(row["numbers"]))


def pairs(part: str) -> Iterator[Pair]:
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["part"] == part:
            sides = [(row[side]["language"], row[side]["text"]) for side in ("left", "right")]
            yield Pair(row["id"], sides[0], sides[1], row["same_thing"], row["verdict"])


def main() -> None:
    """Show what is missed and misread in the cases that may be looked at."""
    for case in read("tune"):
        ours = found(case.text, case.language)
        if Counter(ours) != Counter(case.known):
            missed, wrong = Counter(case.known) - Counter(ours), Counter(ours) - Counter(case.known)
            print(
                f"{case.name}: {case.text}\n  - {sorted(missed.elements())}\n  + {sorted(wrong.elements())}"
            )
    for pair in pairs("tune"):
        if (verdict := judged(pair)) != pair.verdict:
            print(f"{pair.name}: {pair.left} {pair.right}: {verdict}, not {pair.verdict}")
    print(score("tune", found)[0], score_pairs("tune")[0])


if __name__ == "__main__":
    main()
