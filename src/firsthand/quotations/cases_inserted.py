"""Who speaks within what is said: "«We waited, — said the mayor. — Now it opens»", "— We waited, — he said."

Two habits of the Slavic languages: the words that name the speaker stand inside the marks between dashes,
and speech stands after a dash with no marks at all.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from firsthand.model import QuotationKind
from firsthand.quotations.bits import MARK, VERB
from firsthand.quotations.cases_reading import Inflected
from firsthand.quotations.cases_right import cues, right_of
from firsthand.quotations.cases_subjects import subject_of
from firsthand.quotations.cases_unlisted import unlisted
from firsthand.quotations.content import span_of
from firsthand.quotations.found import Found, Span
from firsthand.quotations.grammar import Grammar
from firsthand.quotations.words import Unit, words
from firsthand.reference.quotation_cues_cases import Cases

_DASH = re.compile(r"(?<=[\s»”“\"])[–—-](?=\s)")
# A line that speaks: a dash at its start, or after a sentence that has ended.
_SPOKEN = re.compile(r"(?:^|(?<=\n)|(?<=[.!?:…]\s))[–—-][ \u00a0]*(?=[^\W\d_]|[«„\"(¿¡])")
_STOPS = re.compile(r"[.!?…](?=\s+[^\W\d_a-zа-яієїґ]|\s*\Z)")
# So many stretches between dashes are looked at for who speaks, and so many dashes of a line.
TRIES = 8
# A passage is not longer, and neither is what names its speaker.
LONGEST, LONGEST_FRAME = 3_000, 260
_SAYS = frozenset({"clause", "quote", "question", "told"})
_TAIL = " \u00a0,–—-\n"
_OPENERS, _CLOSERS = '«„“"', '»”“"'


def inserted(text: str, quoted: Sequence[Span], grammar: Grammar, cases: Cases) -> Iterator[Found]:
    """Quotations in marks within which their speaker is named."""
    for start, end in quoted:
        if end - start <= LONGEST:
            yield from _within(text, start, end, grammar, cases, False)


def spoken(text: str, quoted: Sequence[Span], grammar: Grammar, cases: Cases) -> list[tuple[Span, Found]]:
    """What is said after a dash, each with the stretch of text that is read with it."""
    found: list[tuple[Span, Found]] = []
    past = marked = failed = 0
    line = -1
    for match in _SPOKEN.finditer(text):
        start = match.start()
        while marked < len(quoted) and quoted[marked][1] <= start:
            marked += 1
        if start < past or (marked < len(quoted) and quoted[marked][0] < start):
            continue
        if start >= line:
            failed, line = 0, text.find("\n", start)
            line = len(text) if line < 0 else line
        if failed > TRIES:
            continue
        failed += 1
        end = min(line, start + LONGEST)
        for one in _within(text, match.end(), end, grammar, cases, True):
            reach = max(one.content[1], one.frame[1] if one.frame else 0)
            found.append(((start, reach), one))
            past = reach
            failed = 0
    return found


def _within(
    text: str, start: int, end: int, grammar: Grammar, cases: Cases, dialogue: bool
) -> Iterator[Found]:
    places = [match.start() for match in _DASH.finditer(text, start, end)]
    edges = [start, *places, end]
    pieces: list[Span] = []
    frame: Found | None = None
    tried = 0
    for number, (first, last) in enumerate(pairwise(edges)):
        first += 1 if number else 0
        if number and frame is None and tried < TRIES:
            tried += 1
            stop = _frame_end(text, first, last, dialogue)
            if stop - first <= LONGEST_FRAME and (told := _told(text, first, stop, grammar, cases)):
                frame = told
                if dialogue and text[stop:last].strip(" .\u00a0"):
                    break
                continue
        if frame is not None and number and dialogue and not text[first:last].strip():
            break
        if pieces and frame is None:
            pieces[-1] = (pieces[-1][0], last)
        elif frame is not None and len(pieces) > 1:
            tried += 1
            stop = _frame_end(text, first, last, True)
            if dialogue and tried < TRIES and _told(text, first, stop, grammar, cases):
                continue
            pieces[-1] = (pieces[-1][0], last)
        else:
            pieces.append((first, last))
    if frame is None:
        return
    parts = [part for piece in pieces if (part := _trimmed(text, *piece))[1] > part[0]]
    if not parts or parts[0][1] - parts[0][0] < 2:
        return
    yield Found(
        content=(parts[0][0], parts[-1][1]),
        kind=QuotationKind.DIRECT,
        cue=frame.cue,
        speaker=frame.speaker,
        frame=frame.content,
        addressee=frame.addressee,
        via=frame.via,
        parts=tuple(parts) if len(parts) > 1 else (),
        carried=frame.speaker is None,
    )


def _frame_end(text: str, first: int, last: int, dialogue: bool) -> int:
    if not dialogue:
        return last
    match = _STOPS.search(text, first, last)
    return match.start() if match else last


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _TAIL:
        start += 1
    while end > start and text[end - 1] in _TAIL:
        end -= 1
    if end > start + 1 and text[end - 1] == "." and text[end - 2] != ".":
        end -= 1
    return start, end


def _told(text: str, first: int, last: int, grammar: Grammar, cases: Cases) -> Found | None:
    """Who says it and how, where these words name him; `content` is the words themselves."""
    reading = Inflected(text, words(text, Unit(first, last, ()), grammar), grammar, cases)
    if not reading.words or not text[first:last].strip()[:1].islower():
        return None
    cue = next((cue for cue in cues(reading) if cue.takes & _SAYS and not cue.gerund), None)
    cue = cue or unlisted(reading, 0)
    if cue is None or any(not reading.tags(k) & (MARK | VERB) and reading.acts(k) for k in range(cue.head)):
        return None
    subject, body = subject_of(reading, cue, 0, [])
    right = right_of(reading, cue, subject is not None, body is not None)
    speaker = subject or right.subject or body or right.body
    if right.kind in ("clause", "infinitive") or (speaker is None and not cases.drops and cue.head > 3):
        return None
    if speaker:
        speaker = reading.with_second_name(speaker, reading.end)
    return Found(
        content=_trimmed(text, first, last),
        kind=QuotationKind.DIRECT,
        cue=span_of(reading, cue.start, cue.end),
        speaker=span_of(reading, *speaker) if speaker else None,
        addressee=span_of(reading, *right.addressee) if right.addressee else None,
        via=span_of(reading, *right.via) if right.via else None,
    )
