"""Our own cases by language: short reports with their quotations, and texts without any.

python -m evals.quotations.own --language fr --split tune --show 30
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from evals.quotations.engine import found
from evals.quotations.matching import (
    Counts,
    Span,
    Spans,
    Utterance,
    characters,
    one_to_one,
    overlap,
    overlaps,
)
from evals.quotations.showing import arguments, marked, table
from evals.reuse.articles import article
from firsthand.model import Body, Passage, Quotation, QuotationKind
from firsthand.sentences import body

FOLDER = Path(__file__).with_name("own")
SPLITS = ("tune", "held")
# Of contents, and of speakers: from this overlap of characters on it is the same.
SAME_CONTENT, SAME_SPEAKER = 0.8, 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """A quotation for scoring, with what is compared as text: its speaker's name and its outlet or event."""

    places: Utterance
    name: str | None
    via: str | None


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    language: str
    body: Body
    known: tuple[Told, ...]


Answer = tuple[Case, tuple[Told, ...]]


def files(split: str) -> list[Path]:
    return sorted(FOLDER.glob(f"{split}.*.jsonl"))


def cases(split: str, language: str | None = None, first: int | None = None) -> list[Case]:
    """Cases in the order of files by language and of lines; `first` of each file."""
    return [
        read(json.loads(line))
        for path in files(split)
        if language in (None, path.suffixes[0][1:])
        for line in islice(filter(str.strip, path.read_text(encoding="utf-8").split("\n")), first)
    ]


def read(row: dict[str, Any]) -> Case:
    name, text, language = row["id"], row["text"], row["language"]
    known = tuple(_told(name, text, each) for each in row["quotations"])
    return Case(name, language, body(article(name, text, language)), known)


def _told(case: str, text: str, row: dict[str, Any]) -> Told:
    spans: dict[str, Spans] = {}
    for role, key in (
        ("quote", "content"),
        ("speaker", "speaker"),
        ("cue", "cue"),
        ("addressee", "addressee"),
    ):
        if row[key] is not None:
            spans[role] = (_place(case, text, row[key], row.get(f"{key}_at", 0)),)
    if row.get("parts"):
        spans["quote"] = tuple(_pieces(case, text, row["parts"], spans["quote"][0][0]))
    return Told(_utterance(QuotationKind(row["kind"]).value, spans), row["name"], row["via"])


def _place(case: str, text: str, words: str, occurrence: int) -> Span:
    """Where `words` stand for the time numbered `occurrence`, from 0."""
    start = text.find(words)
    for _ in range(occurrence):
        start = text.find(words, start + len(words)) if start >= 0 else start
    if start < 0:
        raise ValueError(f"{case}: {words!r} is not {occurrence + 1} times in its text")
    return start, start + len(words)


def _pieces(case: str, text: str, parts: Sequence[str], start: int) -> Iterator[Span]:
    for part in parts:
        start = text.find(part, start)
        if start < 0:
            raise ValueError(f"{case}: the part {part!r} is not in its text, or not in this order")
        yield start, start + len(part)
        start += len(part)


def _utterance(kind: str, spans: dict[str, Spans]) -> Utterance:
    return Utterance(kind, spans, {role: characters(spans[role]) for role in spans})


def converted(quotation: Quotation) -> Told:
    parts = quotation.parts or (quotation.content,)
    spans = {"quote": tuple((part.start, part.end) for part in parts)}
    for role in ("speaker", "cue", "addressee"):
        passage: Passage | None = getattr(quotation, role)
        if passage is not None:
            spans[role] = ((passage.start, passage.end),)
    return Told(_utterance(quotation.kind.value, spans), quotation.name, quotation.via)


def same_speaker(one: Told, other: Told) -> bool:
    """Neither has a speaker, or their places overlap by half, or the names are the same."""
    mine, theirs = one.places.at("speaker"), other.places.at("speaker")
    if not mine and not theirs:
        return True
    named = one.name is not None and one.name == other.name
    return named or overlap(mine, theirs) >= SAME_SPEAKER


@dataclass(slots=True)
class Judged:
    """One case: pairs whose content is right, what has no partner, and pairs cut otherwise."""

    paired: list[tuple[Told, Told]] = field(default_factory=list)
    false: list[Told] = field(default_factory=list)
    missed: list[Told] = field(default_factory=list)

    @property
    def right(self) -> list[tuple[Told, Told]]:
        return [pair for pair in self.paired if same_speaker(*pair)]


def judged(system: Sequence[Told], known: Sequence[Told]) -> Judged:
    scores = overlaps(
        [each.places.at("quote") for each in system], [each.places.at("quote") for each in known]
    )
    pairs = [pair for pair in one_to_one(scores) if scores[pair] >= SAME_CONTENT]
    left, right = {one for one, _ in pairs}, {other for _, other in pairs}
    return Judged(
        [(system[one], known[other]) for one, other in pairs],
        [each for index, each in enumerate(system) if index not in left],
        [each for index, each in enumerate(known) if index not in right],
    )


def score(answers: Sequence[Answer]) -> dict[str, float]:
    """Precision and recall by language, then over all languages with what is right of the contents found."""
    whole: dict[str, Counts] = defaultdict(Counts)
    content = Counts()
    shares: dict[str, Counts] = defaultdict(Counts)
    for case, system in answers:
        verdict = judged(system, case.known)
        whole[case.language].add(len(verdict.right), len(system), len(case.known))
        whole[""].add(len(verdict.right), len(system), len(case.known))
        content.add(len(verdict.paired), len(system), len(case.known))
        for one, other in verdict.paired:
            for what, fine in _details(one, other).items():
                if what != "name" or other.name is not None:
                    shares[what].add(fine, 1, 1)
    scores = {"precision": whole[""].precision, "recall": whole[""].recall}
    scores |= {"content precision": content.precision, "content recall": content.recall}
    scores |= {f"{what} right": shares[what].recall for what in DETAILS}
    for language in sorted(whole.keys() - {""}):
        scores[f"precision {language}"] = whole[language].precision
        scores[f"recall {language}"] = whole[language].recall
    return scores


DETAILS = ("kind", "speaker", "name", "cue", "addressee", "via")


def _details(one: Told, other: Told) -> dict[str, bool]:
    """What is right of a quotation whose content is: None on both sides is right too."""
    here, there = one.places, other.places
    return {
        "kind": here.kind == there.kind,
        "speaker": same_speaker(one, other),
        "name": one.name == other.name,
        "cue": _same(here, there, "cue"),
        "addressee": _same(here, there, "addressee"),
        "via": (one.via or "").casefold() == (other.via or "").casefold(),
    }


def _same(one: Utterance, other: Utterance, role: str) -> bool:
    mine, theirs = one.at(role), other.at(role)
    return overlap(mine, theirs) >= SAME_SPEAKER if mine or theirs else True


def outcome(case: Case, system: Sequence[Told]) -> str:
    """`right`, or how many quotations are missed, false, or have another speaker."""
    verdict = judged(system, case.known)
    counts = {
        "missed": len(verdict.missed),
        "false": len(verdict.false),
        "speaker": len(verdict.paired) - len(verdict.right),
    }
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "right"


def errors(answers: Sequence[Answer]) -> Iterator[str]:
    """Each case that is not right in everything, with what was found and what is known."""
    for case, system in answers:
        verdict = judged(system, case.known)
        wrong = Counter(what for pair in verdict.paired for what, fine in _details(*pair).items() if not fine)
        if not (verdict.missed or verdict.false or wrong):
            continue
        text = case.body.article.text
        beside = "".join(f", {what} wrong" for what in wrong)
        lines = [f"{case.name}  {outcome(case, system)}{beside}", f"    {text!r}"]
        for said, side in (("found", system), ("known", case.known)):
            lines += [
                f"    {said} {each.places.kind}, name {each.name}, via {each.via}:"
                f" {marked(text, each.places.spans)}"
                for each in side
            ]
        yield "\n".join(lines)


def answered(known: Sequence[Case], given: Sequence[Sequence[Quotation]]) -> list[Answer]:
    """Each case with the quotations given for it."""
    return [
        (case, tuple(converted(each) for each in quotations))
        for case, quotations in zip(known, given, strict=True)
    ]


def main() -> int:
    parser = arguments("Score our own cases of quotations, and show errors.", SPLITS)
    parser.add_argument("--language", help="only this language")
    asked = parser.parse_args()
    known = cases(asked.split, asked.language, asked.first)
    answers = answered(known, found([case.body for case in known], asked.processes))
    for error in islice(errors(answers), asked.show):
        print(error)
    print(f"{len(answers)} cases, {sum(len(case.known) for case, _ in answers)} quotations")
    print(table(score(answers)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
