"""Speech that a dash opens at the start of a line: "—Nos vamos mañana —dijo el pescador—. No esperamos."

What is said is marked off from the verb by a second dash, or by a comma where its subject follows it
("– On ne rentrera pas, souffle un pêcheur."). A line with a dash and no verb of saying is an entry in a list.
"""

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from firsthand.quotations.cues import cues
from firsthand.quotations.found import Span
from firsthand.quotations.grammar import Grammar
from firsthand.quotations.reading import Reading
from firsthand.quotations.words import Unit, words

# A line of dialogue is not longer; more dashes in one make a table.
LONGEST_LINE = 2_000
MOST_DASHES = 12
LONGEST_FRAME = 300
_LINE = re.compile(r"(?m)^[ \t\u00a0]*([—–―-])[ \u00a0]?(?=[^\W\d_]|[¿¡«“\"…])[^\n]*$")
_DASH = re.compile(
    r"(?<=[\s\u00a0])[—–―](?=[^\W\d_])|(?<=[\w.,!?…»”])[ \u00a0]?[—–―](?=[\s\u00a0.,;:]|$)"
    r"|[ \u00a0][—–―-][ \u00a0]"
)
_AFTER_SPEECH = re.compile(r"[,!?…][ \u00a0]{1,2}(?=[^\W\d_])")
_TRIM = " \u00a0\t.,;:"


def speeches(text: str, quoted: Sequence[Span], grammar: Grammar) -> list[Span]:
    """The quotations in marks with the speeches that dashes open, in order of place."""
    found: list[Span] = []
    for line in _LINE.finditer(text):
        if line.end() - line.start() <= LONGEST_LINE:
            found += _in_line(text, line.start(1), line.end(), grammar)
    if not found:
        return list(quoted)
    free = [span for span in quoted if not any(span[0] < end and start < span[1] for start, end in found)]
    return sorted([*free, *found])


def _in_line(text: str, start: int, end: int, grammar: Grammar) -> list[Span]:
    dashes = [match.span() for match in _DASH.finditer(text, start + 1, end)][:MOST_DASHES]
    if dashes:
        if between := _between_dashes(text, start, end, dashes, grammar):
            return between
        # "– Det är för sent, sa hon. – Ingen såg efter.": a dash opens each speech and none closes it
        opened = [first for first, last in dashes if text[first:last].strip() and _ends_before(text, first)]
        starts = [text.index(text[first:end].lstrip()[0], first) for first in opened]
        spans = [_in_piece(text, low, high, grammar) for low, high in pairwise([start, *starts, end])]
        if not spans[0]:
            return []
        return [
            span
            for piece, low, high in zip(spans, [start, *starts], [*starts, end], strict=True)
            for span in piece or [(low, len(text[:high].rstrip()))]
        ]
    return _in_piece(text, start, end, grammar)


def _ends_before(text: str, at: int) -> bool:
    return text[max(at - 3, 0) : at].rstrip()[-1:] in tuple(".!?…")


def _in_piece(text: str, start: int, end: int, grammar: Grammar) -> list[Span]:
    """The speech from the dash to the frame after a comma or a stop, and what goes on behind the frame."""
    for match in islice(_AFTER_SPEECH.finditer(text, start, end), MOST_DASHES):
        frame = _frame_end(text, match.end(), end, grammar)
        if frame is None:
            continue
        mark = match.start() + (text[match.start()] != ",")
        rest = _trimmed(text, frame, end)
        return [(start, mark), rest] if rest and rest[1] - rest[0] > 1 else [(start, mark)]
    return []


def _between_dashes(text: str, start: int, end: int, dashes: list[Span], grammar: Grammar) -> list[Span]:
    """Every second piece is speech; the first between two dashes has to begin with a verb of saying."""
    if _frame_end(text, dashes[0][1], dashes[1][0] if len(dashes) > 1 else end, grammar) is None:
        return []
    found = [(start, len(text[: dashes[0][0]].rstrip(" \u00a0")))] if dashes[0][0] > start + 1 else []
    for number in range(1, len(dashes), 2):
        stop = dashes[number + 1][0] if number + 1 < len(dashes) else end
        if rest := _trimmed(text, dashes[number][1], stop):
            found.append(rest)
    return found


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return (start, end) if start < end else None


def _frame_end(text: str, start: int, end: int, grammar: Grammar) -> int | None:
    """Where a frame that begins with a verb of saying ends; None where none begins there."""
    while start < end and text[start] in " \u00a0":
        start += 1
    if start >= end or not text[start].islower():
        return None
    stop = min(end, start + LONGEST_FRAME)
    reading = Reading(words(text, Unit(start, stop, ()), grammar), grammar)
    first = next(iter(cues(reading)), None)
    if first is None or not first.takes & {"quote", "clause"} or first.gerund or first.head > 2:
        return None
    if first.head and not all(reading.words[k].tags for k in range(first.head)):
        return None
    at = first.end
    while at < reading.count and reading.words[at].low not in ".!?…":
        at += 1
    return reading.words[at].end if at < reading.count else end
