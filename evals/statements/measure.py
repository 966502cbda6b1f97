"""Score pairs of quotations: whether two are versions of one statement, and how the second differs."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.measurement import Measurement, fingerprint
from firsthand.model import Article, Passage, Quotation, QuotationKind, Source, SpeakerKind, Version
from firsthand.persons import persons
from firsthand.statements import statements
from firsthand.tokens import tokenize
from firsthand.when import UNKNOWN_TIME

HERE = Path(__file__).parent
OPENS = '“„«「『"'
# The share of the shorter's words in the other with which the baseline calls two quotations one.
SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Case:
    id: str
    left: dict[str, Any]
    right: dict[str, Any]
    same: bool
    kinds: frozenset[str]

    @property
    def across(self) -> bool:
        return bool(self.left["language"] != self.right["language"])


def measure(data: Path | None) -> Measurement:
    path = HERE / "pairs.jsonl"
    cases = load(path, "held")
    scores, outcomes = score(cases)
    return Measurement(
        scores=scores,
        cases=outcomes,
        fingerprint=fingerprint([path]),
        split="part `held`; its misses were read once and some mended (see README)",
        baselines=baseline(cases),
    )


def load(path: Path, part: str) -> list[Case]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [
        Case(row["id"], row["left"], row["right"], row["same"], frozenset(row["kinds"]))
        for row in rows
        if row["part"] == part
    ]


def score(cases: list[Case]) -> tuple[dict[str, float], dict[str, str]]:
    """Precision and recall of "one statement", within a language and across; kinds among the pairs found."""
    counts: Counter[tuple[str, str]] = Counter()
    kinds: Counter[str] = Counter()
    outcomes = {}
    for case in cases:
        version = found(case)
        outcome = _outcome(case, version)
        outcomes[case.id] = outcome
        for where in ("", " across" if case.across else " within"):
            counts[where, "right" if outcome.startswith("right") else outcome] += 1
        if version is not None and case.same:
            told = frozenset(str(kind) for kind in version.kinds)
            kinds["all"] += 1
            kinds["right"] += told == case.kinds
            kinds["told right"] += len(told & case.kinds)
            kinds["told"] += len(told)
            kinds["wanted"] += len(case.kinds)
    scores = {}
    for where in ("", " within", " across"):
        right, false, missed = (counts[where, what] for what in ("right", "false", "missed"))
        scores[f"precision{where}"] = right / max(right + false, 1)
        scores[f"recall{where}"] = right / max(right + missed, 1)
    scores["kinds exactly right"] = kinds["right"] / max(kinds["all"], 1)
    scores["kinds f1"] = 2 * kinds["told right"] / max(kinds["told"] + kinds["wanted"], 1)
    return {name: round(value, 4) for name, value in scores.items()}, outcomes


def baseline(cases: list[Case]) -> dict[str, float]:
    """One statement where half of the shorter's words stand in the other."""
    right = false = 0
    for case in cases:
        one, other = (set(tokenize(side["content"]).words) for side in (case.left, case.right))
        if len(one & other) >= SHARED * min(len(one), len(other)):
            right, false = right + case.same, false + (not case.same)
    return {"precision": right / max(right + false, 1), "recall": right / max(sum(c.same for c in cases), 1)}


def found(case: Case) -> Version | None:
    """The right side as a version of the left; None where they are no one statement."""
    articles, quotations = {}, []
    for name, side in (("a", case.left), ("b", case.right)):
        articles[name] = _article(name, side["text"], side["language"])
        quotations.append(_quotation(name, side))
    people, _ = persons(quotations, articles)
    for statement in statements(quotations, articles, people):
        if len(statement.versions) == 2:
            return statement.versions[1]
    return None


def _outcome(case: Case, version: Version | None) -> str:
    if version is None:
        return "missed" if case.same else "apart"
    if not case.same:
        return "false"
    return "right " + " ".join(sorted(str(kind) for kind in version.kinds))


def _quotation(article: str, side: dict[str, Any]) -> Quotation:
    text, content, speaker = side["text"], side["content"], side["speaker"]
    start = text.index(content)
    end = start + len(content)
    # The introducing clause stands before or behind; the longer piece holds the verb.
    before, behind = (0, start), (end, len(text))
    frame = max(before, behind, key=lambda piece: piece[1] - piece[0])
    direct = content[0] in OPENS
    mixed = not direct and any(mark in content for mark in OPENS)
    kind = QuotationKind.DIRECT if direct else QuotationKind.MIXED if mixed else QuotationKind.INDIRECT
    cue = Passage(article, *frame, text[slice(*frame)]) if frame[0] < frame[1] else None
    return Quotation(
        id=f"{article}-1", content=Passage(article, start, end, content), kind=kind, cue=cue, speaker=None,
        addressee=None, frame=cue, name=speaker, via=None, speaker_kind=SpeakerKind.PERSON,
    )  # fmt: skip


def _article(name: str, text: str, language: str) -> Article:
    return Article(
        id=name, source=Source("pairs.jsonl"), url=None, outlet=None, title=None, published=UNKNOWN_TIME,
        retrieved=None, language=language, text=text, noise=(), digest="",
    )  # fmt: skip
