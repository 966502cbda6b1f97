"""Noise, line by line: is a line of the page told from a line of the report, and is its kind right?"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.measurement import Measurement, fingerprint

from firsthand.clean import clean
from firsthand.model import Article, NoiseKind, OutletRef, Source
from firsthand.when import UNKNOWN_TIME

CASES = Path(__file__).with_name("cases.jsonl")
REPORT = "report"
SHORT = 80


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line is said to be by hand (`a|b` where two kinds are right), by us, and by the baseline."""

    case: str
    line: str
    gold: str
    found: str
    naive: str


def measure(data: Path | None = None, split: str = "held") -> Measurement | None:
    """Score the cases of `split`; they are our own, so `data` is not needed."""
    verdicts = list(judged(split))
    return Measurement(
        scores=_scores(verdicts, [v.found for v in verdicts]),
        cases={v.case: f"{v.gold}: {v.found}" for v in verdicts},
        fingerprint=fingerprint([CASES]),
        split="lines of held cases, no cue added from them" if split == "held" else "lines tuned on",
        baselines=_scores(verdicts, [v.naive for v in verdicts]),
    )


def judged(split: str) -> Iterator[Verdict]:
    """One verdict for each line; the articles of a split are one pile, as outlets repeat themselves."""
    rows = [json.loads(row) for row in CASES.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["split"] == split]
    for row, article in zip(rows, clean(_article(row) for row in rows), strict=True):
        at = 0
        for number, (gold, line) in enumerate(row["lines"]):
            found = _kind(article, at, at + len(line))
            naive = REPORT if len(line) >= SHORT or line[-1] in '.!?。”“»"」' else NoiseKind.OTHER.value
            yield Verdict(f"{row['id']}/{number:02}", line, gold, found, naive)
            at += len(line) + 1


def _kind(article: Article, start: int, end: int) -> str:
    """The kind that covers most of the line, else report."""
    covers = [(min(n.end, end) - max(n.start, start), n.kind.value) for n in article.noise]
    covered, kind = max(covers, default=(0, REPORT))
    return kind if 2 * covered > end - start else REPORT


def _article(row: dict[str, str]) -> Article:
    text = "\n".join(line for _, line in row["lines"])
    outlet = OutletRef(row["outlet"], row["outlet"]) if row["outlet"] else None
    return Article(
        row["id"],
        Source(row["id"]),
        None,
        outlet,
        row["title"],
        UNKNOWN_TIME,
        None,
        row["language"],
        text,
        (),
        "",
    )


def _scores(verdicts: Iterable[Verdict], answers: list[str]) -> dict[str, float]:
    pairs = [(v.gold, answer) for v, answer in zip(verdicts, answers, strict=True)]
    hits = [(gold, answer) for gold, answer in pairs if gold != REPORT != answer]
    noise = sum(gold != REPORT for gold, _ in pairs)
    said = sum(answer != REPORT for _, answer in pairs)
    kept = [answer == REPORT for gold, answer in pairs if gold == REPORT]
    return {
        "noise F1": 2 * len(hits) / (noise + said),
        "noise precision": len(hits) / said if said else 0.0,
        "noise recall": len(hits) / noise,
        "kind right where noise is found": sum(a in g.split("|") for g, a in hits) / len(hits),
        "report lines kept": sum(kept) / len(kept),
    }
