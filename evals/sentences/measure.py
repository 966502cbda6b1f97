"""Sentences: does a text part where a reader parts it? Plain sentencex is the baseline."""

import json
from pathlib import Path

from evals.measurement import Measurement, fingerprint

from firsthand.sentences import sentences

CASES = Path(__file__).with_name("cases.jsonl")


def measure(data: Path | None = None) -> Measurement | None:
    """F1 of the places where one sentence ends and another begins; the cases are our own."""
    rows = [json.loads(row) for row in CASES.read_text(encoding="utf-8").splitlines()]
    gold = [_gold(row["text"]) for row in rows]
    ours = [
        {_bare(t, end) for _, end in sentences(t, row["language"])}
        for (t, _), row in zip(gold, rows, strict=True)
    ]
    return Measurement(
        scores=_scores(gold, ours),
        cases={
            row["id"]: "right" if ends | {_bare(text, len(text))} == found else "wrong"
            for row, (text, ends), found in zip(rows, gold, ours, strict=True)
        },
        fingerprint=fingerprint([CASES]),
        split="written after the splitter, not tuned on",
        baselines=_scores(gold, _plain(rows, gold)),
    )


def _gold(marked: str) -> tuple[str, set[int]]:
    """The text without its marks, and the places of the marks in characters that are no white space."""
    parts = marked.split("|")
    text = "".join(parts)
    places = {_bare(text, sum(len(part) for part in parts[: n + 1])) for n in range(len(parts) - 1)}
    return text, places


def _bare(text: str, end: int) -> int:
    """A place as the number of characters before it, white space left out."""
    return sum(not c.isspace() for c in text[:end])


def _plain(rows: list[dict[str, str]], gold: list[tuple[str, set[int]]]) -> list[set[int]]:
    from sentencex import get_sentence_boundaries

    return [
        {_bare(text, found["end_index"]) for found in get_sentence_boundaries(row["language"], text)}
        for row, (text, _) in zip(rows, gold, strict=True)
    ]


def _scores(gold: list[tuple[str, set[int]]], found: list[set[int]]) -> dict[str, float]:
    hits = said = true = exact = 0
    for (text, ends), all_places in zip(gold, found, strict=True):
        places = all_places - {_bare(text, len(text))}
        hits += len(places & ends)
        said += len(places)
        true += len(ends)
        exact += places == ends
    return {"boundary F1": 2 * hits / (said + true), "texts right": exact / len(gold)}
