"""English news with attributions (PolNeAR): who is given as the source of which words.

python -m evals.quotations.english --split train --first 100 --show 30
python -m evals.quotations.english --split train --show 30 --wrong false --cue said
python -m evals.quotations.english --split train --cues 25
"""

import os
import re
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePosixPath

from evals.quotations.engine import found
from evals.quotations.matching import Counts, Pair, Spans, Utterance, characters, one_to_one, overlaps
from evals.quotations.matching import overlap as shared
from evals.quotations.showing import arguments, marked, table
from evals.reuse.articles import article
from firsthand.model import Body, Passage, Quotation
from firsthand.sentences import body

# Of a content and of a source: from this overlap on it counts as the same.
SAME = 0.5
ROLES = {"Content": "quote", "Source": "speaker", "Cue": "cue"}
# `T3	Content 110 112;120 130	words`; the words may go on in lines that begin anyhow.
_SPAN = re.compile(r"T\d+\t[\w-]+ \d+ \d+(?:;\d+ \d+)*\t")
_EVENT = re.compile(r"E\d+\t\w[\w-]*:T\d+")
# `Content2:T5` is a second span of the same role.
_ARGUMENT = re.compile(r"([A-Za-z]+)\d*:(T\d+)")
_ANNOTATOR = re.compile(r"_[0-9a-z]{4}$")


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    body: Body
    known: tuple[Utterance, ...]


Answer = tuple[Document, tuple[Utterance, ...]]


def path(data: Path, split: str) -> Path:
    return data / "quotes-en" / f"{split}.tar.gz"


def documents(data: Path, split: str, first: int | None = None) -> list[Document]:
    """The texts by name, each with the attributions of its first annotator by name."""
    texts, attributions = {}, {}
    with tarfile.open(path(data, split)) as archive:
        for member in archive:
            name, file = PurePosixPath(member.name), archive.extractfile(member)
            if file is None:
                continue
            if name.suffix == ".txt":
                texts[name.stem] = file.read().decode("utf-8")
            elif name.suffix == ".ann":
                attributions[name.stem] = file.read().decode("utf-8")
    first_by_text: dict[str, str] = {}
    for annotated in sorted(attributions):
        first_by_text.setdefault(_ANNOTATOR.sub("", annotated), annotated)
    return [
        Document(name, body(article(name, texts[name], "en")), known(attributions[annotated]))
        for name, annotated in islice(sorted(first_by_text.items(), key=_dated), first)
    ]


def _dated(text: tuple[str, str]) -> str:
    """By date, so that the first few are of many outlets: names are `outlet_date_title`."""
    return text[0].partition("_")[2]


def known(standoff: str) -> tuple[Utterance, ...]:
    """The attributions of one brat file: every event that has a content."""
    spans: dict[str, Spans] = {}
    events: list[str] = []
    for line in standoff.splitlines():
        if _SPAN.match(line):
            id, label, _ = line.split("\t", 2)
            pieces = label.split(" ", 1)[1].split(";")
            spans[id] = tuple((int(piece.split()[0]), int(piece.split()[1])) for piece in pieces)
        elif _EVENT.match(line):
            events.append(line.split("\t")[1])
    utterances = []
    for event in events:
        roles: dict[str, Spans] = {}
        for label, id in _ARGUMENT.findall(event):
            if label in ROLES:
                roles[ROLES[label]] = roles.get(ROLES[label], ()) + spans[id]
        if "quote" in roles:
            utterances.append(utterance("attribution", roles))
    return tuple(utterances)


def utterance(kind: str, spans: dict[str, Spans]) -> Utterance:
    return Utterance(kind, spans, {role: characters(spans[role]) for role in spans})


def converted(quotation: Quotation) -> Utterance:
    parts = quotation.parts or (quotation.content,)
    spans = {"quote": tuple((part.start, part.end) for part in parts)}
    for role, passage in (("speaker", quotation.speaker), ("cue", quotation.cue)):
        spans[role] = _spans(passage)
    return utterance(quotation.kind.value, spans)


def joined(quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations, one that goes on after its frame with the one before: the set counts them as one."""
    kept: list[Quotation] = []
    for one in quotations:
        before = kept[-1] if kept else None
        if (
            before
            and one.cue is None
            and one.kind == "direct"
            and before.speaker is not None
            and one.speaker == before.speaker
        ):
            parts = (*(before.parts or (before.content,)), *(one.parts or (one.content,)))
            kept[-1] = replace(before, parts=parts)
        else:
            kept.append(one)
    return kept


def _spans(passage: Passage | None) -> Spans:
    return () if passage is None else ((passage.start, passage.end),)


def matched(system: Sequence[Utterance], gold: Sequence[Utterance]) -> list[tuple[Pair, float]]:
    """Pairs (system, gold), one to one, whose overlaps add up to most, with their overlap."""
    scores = overlaps([each.at("quote") for each in system], [each.at("quote") for each in gold])
    return [(pair, scores[pair]) for pair in one_to_one(scores)]


def score(answers: Sequence[Answer]) -> dict[str, float]:
    """Characters of content; speakers of attributions; speakers where the content is well found."""
    content, speaker, near, named = Counts(), Counts(), Counts(), Counts()
    for document, system in answers:
        text = document.body.article.text
        ours, theirs = _covered(system), _covered(document.known)
        whose, whose_known = _covered(system, "speaker"), _covered(document.known, "speaker")
        named.add(len(whose & whose_known), len(whose), len(whose_known))
        content.add(len(ours & theirs), len(ours), len(theirs))
        right = 0
        for (one, other), share in matched(system, document.known):
            same = _same_speaker(text, system[one], document.known[other])
            right += same
            if share >= SAME and document.known[other].at("speaker"):
                near.add(same, 1, 1)
        speaker.add(
            right,
            sum(bool(each.at("speaker")) for each in system),
            sum(bool(each.at("speaker")) for each in document.known),
        )
    return {
        "content": content.f1,
        "content precision": content.precision,
        "content recall": content.recall,
        "speaker": speaker.f1,
        "speaker precision": speaker.precision,
        "speaker recall": speaker.recall,
        "speaker where content found": near.recall,
        "speaker characters": named.f1,
    }


def _covered(utterances: Sequence[Utterance], role: str = "quote") -> frozenset[int]:
    return frozenset().union(*(each.at(role) for each in utterances))


def _same_speaker(text: str, one: Utterance, other: Utterance) -> bool:
    """Whether one speaker is the other; a clause about him ("Lindt, who came late") may be left out."""
    ours, theirs = one.at("speaker"), other.at("speaker")
    if shared(ours, theirs) >= SAME:
        return True
    spans = other.spans.get("speaker", ())
    if not spans:
        return False
    start, end = min(spans)
    comma = text.find(",", start, end)
    return comma > start and shared(ours, characters(((start, comma),))) >= SAME


def outcome(document: Document, system: Sequence[Utterance]) -> str:
    """A document in a few words: contents and speakers well found."""
    text = document.body.article.text
    pairs = matched(system, document.known)
    good = sum(share >= SAME for _, share in pairs)
    speakers = sum(_same_speaker(text, system[one], document.known[other]) for (one, other), _ in pairs)
    return f"{good} and {speakers} speakers of {len(document.known)}, {len(system)} found"


def errors(answers: Sequence[Answer], wrong: str | None, cue: str | None) -> Iterator[str]:
    """Attributions missed, false, cut otherwise, or with another speaker, one after the other."""
    for document, system in answers:
        text, gold = document.body.article.text, document.known
        pairs = matched(system, gold)
        left, right = {one for (one, _), _ in pairs}, {other for (_, other), _ in pairs}
        reports = [
            *_differing(document, system, pairs),
            *(("false", (each,)) for index, each in enumerate(system) if index not in left),
            *(("missed", (each,)) for index, each in enumerate(gold) if index not in right),
        ]
        for what, sides in reports:
            if (wrong and what != wrong) or (cue and all(cue != _cue(text, side) for side in sides)):
                continue
            lines = [f"{what.upper()} {sides[0].kind}  ({document.name})"]
            lines += [f"    {name} {marked(text, side.spans)}" for name, side in _named(what, sides)]
            yield "\n".join(lines)


Sides = tuple[Utterance, ...]


def _named(what: str, sides: Sides) -> list[tuple[str, Utterance]]:
    return list(zip(("known",) if what == "missed" else ("found", "known"), sides, strict=False))


def _differing(
    document: Document, system: Sequence[Utterance], pairs: Sequence[tuple[Pair, float]]
) -> Iterator[tuple[str, Sides]]:
    for (one, other), share in pairs:
        sides = (system[one], document.known[other])
        if share < SAME:
            yield "span", sides
        elif not _same_speaker(document.body.article.text, *sides) and (
            sides[0].at("speaker") or sides[1].at("speaker")
        ):
            yield "speaker", sides


def _cue(text: str, each: Utterance) -> str:
    """The cue in small letters; "-" for none."""
    words = " … ".join(text[start:end] for start, end in sorted(each.spans.get("cue", ())))
    return " ".join(words.lower().split()) or "-"


def by_cue(answers: Sequence[Answer], first: int) -> str:
    """Which known cues lose most characters of content, and which found ones bring most false."""
    missed, false = Counter[str](), Counter[str]()
    known_times, found_times = Counter[str](), Counter[str]()
    for document, system in answers:
        text = document.body.article.text
        ours, theirs = _covered(system), _covered(document.known)
        for each in document.known:
            missed[_cue(text, each)] += len(each.at("quote") - ours)
            known_times[_cue(text, each)] += 1
        for each in system:
            false[_cue(text, each)] += len(each.at("quote") - theirs)
            found_times[_cue(text, each)] += 1
    lines = ["characters missed, by known cue (times known)"]
    lines += [f"  {n:6} {cue} ({known_times[cue]})" for cue, n in missed.most_common(first)]
    lines += ["characters false, by found cue (times found)"]
    lines += [f"  {n:6} {cue} ({found_times[cue]})" for cue, n in false.most_common(first)]
    return "\n".join(lines)


def answered(texts: Sequence[Document], given: Sequence[Sequence[Quotation]]) -> list[Answer]:
    """Each text with the quotations given for it."""
    return [
        (document, tuple(converted(each) for each in joined(quotations)))
        for document, quotations in zip(texts, given, strict=True)
    ]


def main() -> int:
    parser = arguments("Score quotations in English news, and show errors.", ("train", "dev"))
    parser.add_argument("--wrong", choices=("missed", "false", "span", "speaker"), help="show these only")
    parser.add_argument("--cue", help="show errors with this cue only, known or found; - for none")
    parser.add_argument("--cues", type=int, metavar="N", help="print the N cues that miss most and err most")
    asked = parser.parse_args()
    texts = documents(Path(os.environ["FIRSTHAND_EVAL_DATA"]), asked.split, asked.first)
    answers = answered(texts, found([each.body for each in texts], asked.processes))
    for error in islice(errors(answers, asked.wrong, asked.cue), asked.show):
        print(error)
    if asked.cues:
        print(by_cue(answers, asked.cues))
    found_kinds = Counter(each.kind for _, system in answers for each in system)
    print(
        f"{len(answers)} texts; found {dict(found_kinds)};"
        f" known {sum(len(document.known) for document, _ in answers)}"
    )
    print(table(score(answers)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
