"""The stretches of an article that may carry a credit: its sentences, and lines that are noise only as text.

A credit line ("with material from ...") is no part of the report and still evidence of where it is
from, and so is a copied title. Related headlines, adverts, comments and captions are about
something else, and nothing in them counts.
"""

from typing import NamedTuple

from firsthand.model import Body, NoiseKind

EVIDENCE = frozenset({NoiseKind.CREDIT, NoiseKind.TITLE_COPY})
# A sentence of a report has some 150 characters; what is longer than this is a list or has lost its
# punctuation, and a passage that long would show nobody anything.
LONGEST_PASSAGE = 1_200
# An article of this many stretches is a data dump; a credit stands near its beginning or end.
MOST_UNITS = 4_000
# A headline or a line of a table is shorter; the lead of a report is not.
SHORTEST_SENTENCE = 40
# The first sentences after the headline tell where the news is from; what comes later is one voice of many.
LEAD_SENTENCES = 3
ENDINGS = (".", "!", "?", "…", "。", "”", "“", "»", '"', "’", ":")


class Unit(NamedTuple):
    """Characters `start` to `end`, trimmed: a sentence, or a line; `credit` where marked as a credit line.

    `lead` where it belongs to headline, standfirst or first sentences; `place` counts from the start.
    """

    start: int
    end: int
    place: int
    lead: bool
    credit: bool


def units(body: Body) -> list[Unit]:
    """The units in order, none overlapping another."""
    text = body.article.text
    sentences = body.sentences
    if len(sentences) > MOST_UNITS:
        sentences = sentences[: MOST_UNITS // 2] + sentences[-MOST_UNITS // 2 :]
    spans = [(start, end, False) for start, end in sentences]
    spans += [
        (start, end, noise.kind is NoiseKind.CREDIT)
        for noise in body.article.noise[:MOST_UNITS]
        if noise.kind in EVIDENCE
        for start, end in _lines(text, noise.start, noise.end)
    ]
    spans.sort()
    found: list[Unit] = []
    leading = last = 0
    for start, end, credit in spans:
        if start < last:
            continue
        last = end
        found.append(Unit(start, end, len(found), leading < LEAD_SENTENCES, credit))
        if not credit and end - start >= SHORTEST_SENTENCE and text[start:end].endswith(ENDINGS):
            leading += 1
    return found


def passage_span(unit: Unit, text: str, start: int, end: int) -> tuple[int, int]:
    """The unit, or where it is too long to show, the words around `start` to `end`."""
    if unit.end - unit.start <= LONGEST_PASSAGE:
        return unit.start, unit.end
    spare = max(LONGEST_PASSAGE - (end - start), 0) // 2
    low, high = max(unit.start, start - spare), min(unit.end, end + spare)
    while low > unit.start and low < start and not text[low - 1].isspace():
        low += 1
    while high < unit.end and high > end and not text[high].isspace():
        high -= 1
    while low < start and text[low].isspace():
        low += 1
    return low, high


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    for line in text[start:end].splitlines(keepends=True)[:MOST_UNITS]:
        stripped = line.strip()
        if stripped:
            begin = start + line.index(stripped[0])
            found.append((begin, begin + len(stripped)))
        start += len(line)
    return found
