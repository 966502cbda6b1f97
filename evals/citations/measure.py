"""Score the credits found in hand-written reports: what is found, to whom it resolves, how much it covers."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.measurement import Measurement, fingerprint

from firsthand.citations import citations
from firsthand.model import Article, Body, Source
from firsthand.reference.outlets import Outlets
from firsthand.sentences import body
from firsthand.when import UNKNOWN_TIME

HERE = Path(__file__).parent
# `[[name|role|outlet|scope]]`; outlet `-` where nobody we list bears the name, scope only where it is scored.
MARK = re.compile(r"\[\[([^|\]]+)\|([^|\]]+)\|([^|\]]+)(?:\|([^|\]]+))?\]\]")


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit at a place of a text; `scope` is None where it is not scored."""

    start: int
    end: int
    role: str
    outlet: str | None
    scope: str | None


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    body: Body
    credits: tuple[Credit, ...]


def measure(data: Path | None) -> Measurement:
    held, further = HERE / "held.jsonl", HERE / "held-languages.jsonl"
    outlets = Outlets.load()
    cases, others = list(_cases(held)), list(_cases(further))
    scores, outcomes = score(cases, outlets)
    other_scores, other_outcomes = score(others, outlets)
    by_language = {name: value for name, value in other_scores.items() if name.startswith("f1 ")}
    whole = {
        f"20 languages {name}": other_scores[name] for name in ("precision", "recall", "f1", "outlet right")
    }
    naive = {f"20 languages {name}": value for name, value in baseline(others, outlets).items()}
    return Measurement(
        scores={**scores, **by_language, **whole},
        cases={**outcomes, **other_outcomes},
        fingerprint=fingerprint([held, further]),
        split="held.jsonl and held-languages.jsonl, written after tuning on the tune files",
        baselines={**baseline(cases, outlets), **naive},
    )


def score(cases: list[Case], outlets: Outlets) -> tuple[dict[str, float], dict[str, str]]:
    """Precision, recall and F1 of (place of name, role); right outlets and scopes among the credits found."""
    outcomes, counts, resolved, scoped = {}, Counts(), [], []
    by_language: dict[str, Counts] = {}
    for case in cases:
        found = {(c.start, c.end, c.role): c for c in _found(case.body, outlets)}
        wanted = {(c.start, c.end, c.role): c for c in case.credits}
        both = found.keys() & wanted.keys()
        language = by_language.setdefault(case.body.article.language or "", Counts())
        for tally in (counts, language):
            tally.add(len(both), len(found), len(wanted))
        resolved += [found[key].outlet == wanted[key].outlet for key in sorted(both)]
        scoped += [found[key].scope == wanted[key].scope for key in sorted(both) if wanted[key].scope]
        wrong = any(found[key].outlet != wanted[key].outlet for key in both)
        outcomes[case.name] = _outcome(len(both), len(found), len(wanted), wrong)
    scores = {
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
        **{f"f1 {language}": tally.f1 for language, tally in sorted(by_language.items())},
        "outlet right": sum(resolved) / max(len(resolved), 1),
        "scope right": sum(scoped) / max(len(scoped), 1),
    }
    return {name: round(value, 4) for name, value in scores.items()}, outcomes


def baseline(cases: list[Case], outlets: Outlets) -> dict[str, float]:
    """Every outlet named anywhere is credited, as reported-by, for the whole report."""
    counts = Counts()
    for case in cases:
        found = {(m.start, m.end) for m in outlets.mentions(case.body.article.text)}
        wanted = {(c.start, c.end): c for c in case.credits}
        right = sum(wanted[place].role == "reported-by" for place in found & wanted.keys())
        counts.add(right, len(found), len(wanted))
    return {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}


@dataclass(slots=True)
class Counts:
    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        self.right, self.found, self.wanted = self.right + right, self.found + found, self.wanted + wanted

    @property
    def precision(self) -> float:
        return self.right / max(self.found, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.wanted, 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.found + self.wanted, 1)


def _found(report: Body, outlets: Outlets) -> Iterator[Credit]:
    for citation in citations(report, outlets):
        # A credit's passage may hold its name twice; the place nearest the cue is the one meant.
        start, end = _place(citation.passage.text, citation.named, citation.cue, citation.passage.start)
        yield Credit(start, end, citation.role.value, citation.outlet, citation.scope.value)


def _place(passage: str, named: str, cue: object, offset: int) -> tuple[int, int]:
    near = getattr(cue, "start", offset) - offset
    places = [match.start() for match in re.finditer(re.escape(named), passage)]
    start = min(places, key=lambda place: abs(place - near))
    return offset + start, offset + start + len(named)


def _outcome(both: int, found: int, wanted: int, wrong: bool) -> str:
    if both == found == wanted:
        return "outlet" if wrong else "right"
    return "missed" if found == both else "false" if wanted == both else "other"


def _cases(path: Path) -> Iterator[Case]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, credits = _unmarked(row["text"])
        yield Case(row["case"], body(_article(row["case"], text, row["language"])), credits)


def _unmarked(marked: str) -> tuple[str, tuple[Credit, ...]]:
    text, credits, last = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        name, role, outlet, scope = mark.groups()
        credits.append(
            Credit(len(text), len(text) + len(name), role, None if outlet == "-" else outlet, scope)
        )
        text += name
        last = mark.end()
    return text + marked[last:], tuple(credits)


def _article(name: str, text: str, language: str) -> Article:
    return Article(
        id=name, source=Source("cases.jsonl"), url=None, outlet=None, title=None, published=UNKNOWN_TIME,
        retrieved=None, language=language, text=text, noise=(), digest="",
    )  # fmt: skip
