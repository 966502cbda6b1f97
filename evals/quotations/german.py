"""German news with quotations annotated by role: the scores of Petersen-Frey and Biemann (2024).

python -m evals.quotations.german --split train --first 200 --show 30 --type Indirect
python -m evals.quotations.german --split train --show 30 --role speaker
"""

import gzip
import json
import os
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from evals.quotations.engine import found
from evals.quotations.matching import (
    Counts,
    Means,
    Pair,
    Span,
    Spans,
    Utterance,
    harmonic,
    one_to_one,
    overlap,
    overlaps,
)
from evals.quotations.showing import arguments, marked, table
from evals.reuse.articles import article
from firsthand.model import Body, Passage, Quotation, QuotationKind
from firsthand.sentences import body

OTHERS = ("speaker", "cue", "frame", "addressee")
ROLES = ("quote", *OTHERS)
TYPES = ("Direct", "Indirect", "FreeIndirect", "IndirectFreeIndirect", "Reported")
# Of two pairs that overlap as much, the one of the same type is taken.
SAME_TYPE = 0.01
# Below this a quotation counts as missed or false where errors are shown.
SEEN = 0.5


@dataclass(frozen=True, slots=True)
class Document:
    """One text with its quotations; `tokens` are the annotators' tokens by (start, end)."""

    name: str
    body: Body
    tokens: tuple[Span, ...]
    known: tuple[Utterance, ...]

    def utterance(self, kind: str, spans: dict[str, Spans]) -> Utterance:
        return Utterance(kind, spans, {role: self._within(spans.get(role, ())) for role in ROLES})

    def _within(self, spans: Spans) -> frozenset[int]:
        """The tokens that share a character with the spans."""
        starts, ends = [start for start, _ in self.tokens], [end for _, end in self.tokens]
        return frozenset(
            token
            for start, end in spans
            for token in range(bisect_right(ends, start), bisect_left(starts, end))
        )


def path(data: Path, split: str) -> Path:
    return data / "quotes-de" / f"{split}.jsonl.gz"


def documents(data: Path, split: str, first: int | None = None) -> list[Document]:
    with gzip.open(path(data, split), "rt", encoding="utf-8") as lines:
        return [_document(json.loads(line)) for line in islice(lines, first)]


def _document(row: dict[str, Any]) -> Document:
    name, text = row["documentName"], row["originalText"]
    tokens = tuple((token["charBegin"], token["charEnd"]) for token in row["tokens"])
    known = tuple(
        Utterance(
            each["type"],
            {role: tuple((s["charBegin"], s["charEnd"]) for s in each[role]["spans"]) for role in ROLES},
            {role: frozenset(each[role]["tokenIds"]) for role in ROLES},
        )
        for each in row["annotations"]
    )
    return Document(name, body(article(name, text, "de")), tokens, known)


def converted(document: Document, quotations: Sequence[Quotation]) -> tuple[Utterance, ...]:
    """Our quotations in this set's terms.

    A reported act is there the whole sentence, speaker, verb and stop included, and has no cue and no frame.
    """
    return tuple(_converted(document, each) for each in quotations)


def _converted(document: Document, quotation: Quotation) -> Utterance:
    beside = {role: _spans(getattr(quotation, role)) for role in OTHERS}
    if quotation.kind is QuotationKind.REPORTED:
        whole = _sentence(document.body, quotation.content)
        spans = {"quote": (whole,), "speaker": beside["speaker"], "addressee": beside["addressee"]}
        return document.utterance("Reported", spans)
    parts = quotation.parts or (quotation.content,)
    spans = {"quote": tuple((part.start, part.end) for part in parts), **beside}
    if quotation.kind is QuotationKind.DIRECT:
        return document.utterance("Direct", spans)
    free = quotation.cue is None and quotation.frame is None
    return document.utterance("IndirectFreeIndirect" if free else "Indirect", spans)


def _sentence(body: Body, content: Passage) -> Span:
    """From the start of the sentence in which the content starts to the end of the one in which it ends."""
    held = [(start, end) for start, end in body.sentences if start < content.end and content.start < end]
    return (
        (min(held[0][0], content.start), max(held[-1][1], content.end))
        if held
        else (content.start, content.end)
    )


def _spans(passage: Passage | None) -> Spans:
    return () if passage is None else ((passage.start, passage.end),)


def matched(system: Sequence[Utterance], known: Sequence[Utterance]) -> list[Pair]:
    """Pairs (system, known), one to one, whose overlaps of tokens add up to most."""
    shared = overlaps([each.at("quote") for each in system], [each.at("quote") for each in known])
    return one_to_one(
        {pair: share + SAME_TYPE * (system[pair[0]].kind == known[pair[1]].kind)
         for pair, share in shared.items()}
    )  # fmt: skip


Answer = tuple[Document, tuple[Utterance, ...]]
# One of a document's quotations found and one known, None where it has no partner.
Row = tuple[Utterance | None, Utterance | None]


def rows(system: Sequence[Utterance], known: Sequence[Utterance]) -> list[Row]:
    """Every quotation found or known once, beside its partner where it has one."""
    pairs = matched(system, known)
    left, right = {one for one, _ in pairs}, {other for _, other in pairs}
    return [
        *((system[one], known[other]) for one, other in pairs),
        *((each, None) for index, each in enumerate(system) if index not in left),
        *((None, each) for index, each in enumerate(known) if index not in right),
    ]


def score(answers: Sequence[Answer]) -> dict[str, float]:
    """`quote`, `roles` and `joint` as the paper has them, and what they are made of.

    Precision and recall of tokens are taken quotation by quotation and role by role, left out where the
    system (precision) or the annotators (recall) give none, and averaged; F1 is of the averages. The
    scores of `tokens` are F1 over all tokens of a role in all texts, `roles tokens` their mean over four.
    """
    precision: dict[str, Means] = defaultdict(Means)
    recall: dict[str, Means] = defaultdict(Means)
    by_type: dict[str, Means] = defaultdict(Means)
    tokens: dict[str, Counts] = defaultdict(Counts)
    joint, direct = Counts(), Counts()
    for document, system in answers:
        for one, other in rows(system, document.known):
            for role in ROLES:
                mine, theirs = one.at(role) if one else frozenset(), other.at(role) if other else frozenset()
                both = len(mine & theirs)
                for counts in (tokens[role], joint):
                    counts.add(both, len(mine), len(theirs))
                if mine:
                    precision[role].shares.append(both / len(mine))
                if theirs:
                    recall[role].shares.append(both / len(theirs))
                if theirs and other and role == "quote":
                    by_type[other.kind].shares.append(both / len(theirs))
        _direct(document, system, direct)
    scores = {
        "quote": _averaged(precision, recall, ROLES[:1]),
        "roles": _averaged(precision, recall, OTHERS),
        "joint": _averaged(precision, recall, ROLES),
        "quote precision": precision["quote"].mean,
        "quote recall": recall["quote"].mean,
    }
    scores |= {role: _averaged(precision, recall, (role,)) for role in OTHERS}
    scores |= {f"{role} tokens": tokens[role].f1 for role in ROLES}
    scores["roles tokens"] = Means([tokens[role].f1 for role in OTHERS]).mean
    scores["joint tokens"] = joint.f1
    scores["direct"] = direct.f1
    return scores | {f"recall {kind}": by_type[kind].mean for kind in TYPES}


def _averaged(precision: dict[str, Means], recall: dict[str, Means], roles: Sequence[str]) -> float:
    p = Means([share for role in roles for share in precision[role].shares])
    r = Means([share for role in roles for share in recall[role].shares])
    return harmonic(p.mean, r.mean)


def _direct(document: Document, system: Sequence[Utterance], direct: Counts) -> None:
    """Tokens of direct quotations, matched among themselves."""
    ours = [each for each in system if each.kind == "Direct"]
    theirs = [each for each in document.known if each.kind == "Direct"]
    for one, other in rows(ours, theirs):
        mine, right = one.at("quote") if one else frozenset(), other.at("quote") if other else frozenset()
        direct.add(len(mine & right), len(mine), len(right))


def outcome(document: Document, system: Sequence[Utterance]) -> str:
    """A document in a few words: quotations well found, known and found."""
    pairs = rows(system, document.known)
    good = sum(_share(one, other) >= SEEN for one, other in pairs)
    return f"{good} of {len(document.known)}, {len(system)} found"


def _share(one: Utterance | None, other: Utterance | None) -> float:
    return overlap(one.at("quote"), other.at("quote")) if one and other else 0.0


def errors(answers: Sequence[Answer], kind: str | None, role: str | None) -> Iterator[str]:
    """Quotations missed and false; with `role`, those well found of which that role is wrong."""
    for document, system in answers:
        text = document.body.article.text
        for one, other in rows(system, document.known):
            kinds = {each.kind for each in (one, other) if each}
            if kind and kind not in kinds:
                continue
            share = _share(one, other)
            if role and one and other and share >= SEEN:
                if overlap(one.at(role), other.at(role)) < SEEN and (one.at(role) or other.at(role)):
                    yield _both(f"WRONG {role}", document, one, other, role)
            elif not role and share < SEEN:
                if one and other:
                    yield _both(f"SPAN {share:.2f}", document, one, other, None)
                elif one:
                    yield f"FALSE {one.kind}  ({document.name[:60]})\n    {marked(text, one.spans)}"
                elif other:
                    yield f"MISSED {other.kind}  ({document.name[:60]})\n    {marked(text, other.spans)}"


def _both(what: str, document: Document, one: Utterance, other: Utterance, role: str | None) -> str:
    text = document.body.article.text
    said = ""
    if role:
        ours, theirs = (" … ".join(text[a:b] for a, b in each.spans.get(role, ())) for each in (one, other))
        said = f"  found “{ours}”, known “{theirs}”"
    return (
        f"{what} {one.kind}, known {other.kind}{said}  ({document.name[:60]})\n"
        f"    found {marked(text, one.spans)}\n    known {marked(text, other.spans)}"
    )


def answered(texts: Sequence[Document], given: Sequence[Sequence[Quotation]]) -> list[Answer]:
    """Each text with the quotations given for it, in this set's terms."""
    return [(document, converted(document, each)) for document, each in zip(texts, given, strict=True)]


def main() -> int:
    parser = arguments("Score quotations in German news, and show errors.", ("train", "dev"))
    parser.add_argument("--type", choices=TYPES, help="show errors of this type only")
    parser.add_argument("--role", choices=OTHERS, help="show wrong speakers, cues ... instead")
    asked = parser.parse_args()
    texts = documents(Path(os.environ["FIRSTHAND_EVAL_DATA"]), asked.split, asked.first)
    answers = answered(texts, found([each.body for each in texts], asked.processes))
    for error in islice(errors(answers, asked.type, asked.role), asked.show):
        print(error)
    found_kinds = Counter(each.kind for _, system in answers for each in system)
    known_kinds = Counter(each.kind for document, _ in answers for each in document.known)
    print(f"{len(answers)} texts; found {dict(found_kinds)}; known {dict(known_kinds)}")
    print(table(score(answers)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
