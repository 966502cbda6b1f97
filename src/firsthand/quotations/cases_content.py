"""How far what somebody said goes, where endings and not places tell who does what."""

from dataclasses import replace

from firsthand.model import QuotationKind
from firsthand.quotations.bits import CAPITAL, JOINS, JUST_AS, MARK, QUOTED
from firsthand.quotations.cases_reading import Inflected
from firsthand.quotations.cases_right import Cue, Right, right_of
from firsthand.quotations.cases_words import NOUNS
from firsthand.quotations.content import content_start, span_of
from firsthand.quotations.found import Found, Span
from firsthand.quotations.grammar import Tag
from firsthand.quotations.segments import Range


def content_end(reading: Inflected, start: int, later: list[Cue]) -> int:
    """Where what is said ends: with the sentence, or before words that are the reporter's again."""
    depth = 0
    for at in range(start, reading.end):
        low = reading.words[at].low
        if not reading.tags(at) & MARK:
            continue
        if low == "(":
            depth += 1
        elif low == ")":
            if depth == 0:
                return at
            depth -= 1
        elif depth == 0 and low == ";":
            return at
        elif depth == 0 and low in ",–—" and at > start:
            first, last = reading.segment(at + 1)
            own = [cue for cue in later if first <= cue.start < last]
            if own and (_reporter_again(reading, first, own[0]) or _carries(reading, first, last, own[0])):
                return at
            if reading.tags(first) & JUST_AS and own:
                return at
    return reading.end


def _reporter_again(reading: Inflected, first: int, cue: Cue) -> bool:
    """Whether a clause with a verb of saying is the reporter's: "…, adding that", "…, and said that"."""
    if cue.gerund:
        return cue.start - first <= 3
    if not reading.tags(first) & JOINS:
        return False
    if cue.head <= first + 1:
        return True
    if reading.words[first].low in reading.cases.adversatives and not reading.is_future(first, cue.end):
        # "…, but the neighbours did not confirm it"
        return True
    return right_of(reading, cue, True, False).kind in ("clause", "colon", "quote", "infinitive")


def _carries(reading: Inflected, first: int, last: int, cue: Cue) -> bool:
    """Whether a clause at the end only says who carries the words: ", writes the Courier"."""
    if cue.head != first or cue.gerund or "clause" not in cue.takes or last < reading.end - 1:
        return False
    right = right_of(reading, cue, False, False)
    speaker = right.subject or right.body
    return not right.kind and speaker is not None and max(right.rest, speaker[1]) >= last


def somebody(reading: Inflected, speaker: Range) -> bool:
    """Whether a phrase names who may speak: an office, a body, a name, a pronoun."""
    return any(
        reading.tags(k) & (NOUNS | int(Tag.PRONOUN) | QUOTED) or (reading.tags(k) & CAPITAL and k > 0)
        for k in range(*speaker)
    )


def around(
    reading: Inflected, first: int, last: int, cue: Range, speaker: Range | None, right: Right | None = None
) -> Found | None:
    """The sentence but for words `first` to `last`, as what somebody said."""
    left_end = first
    while left_end > 0 and reading.is_mark(left_end - 1, ",–—(-"):
        left_end -= 1
    right_start = last
    while right_start < reading.end and reading.is_mark(right_start, ",–—)-:"):
        right_start += 1
    start = content_start(reading, left_end)
    parts: list[Span] = []
    if left_end - start >= 1:
        parts.append(span_of(reading, start, left_end))
    if right_start < reading.end:
        end = content_end(reading, right_start, [])
        alone = parts and reading.acts_in(start, left_end) and not reading.tags(right_start) & QUOTED
        if end - right_start >= 2 or not alone:
            parts.append(span_of(reading, right_start, end))
    if not parts or (len(parts) == 1 and parts[0][1] - parts[0][0] < 8):
        return None
    words = reading.words
    low = start if left_end - start >= 1 else right_start
    single = len(parts) == 1 and reading.tags(low) & QUOTED and parts[0][1] == words[low].end
    return Found(
        content=(parts[0][0], parts[-1][1]),
        kind=QuotationKind.DIRECT if single else kind_of(reading, low, reading.end),
        cue=(words[cue[0]].start, words[cue[1] - 1].end),
        speaker=span_of(reading, *speaker) if speaker else None,
        frame=span_of(reading, first, last),
        addressee=span_of(reading, *right.addressee) if right and right.addressee else None,
        via=span_of(reading, *right.via) if right and right.via else None,
        parts=tuple(parts) if len(parts) > 1 else (),
    )


def kind_of(reading: Inflected, start: int, end: int) -> QuotationKind:
    """Whether words are all the reporter's, or some are in marks that are no name."""
    for at in range(start, min(end, reading.count)):
        if reading.tags(at) & QUOTED and not reading.is_titled(at):
            return QuotationKind.MIXED
    return QuotationKind.INDIRECT


def found_of(
    reading: Inflected, cue: Cue, speaker: Range | None, right: Right, content: Span, kind: QuotationKind
) -> Found:
    words = reading.words
    frame: Span = (words[cue.start].start, words[cue.end - 1].end)
    found = Found(
        content=content,
        kind=kind,
        cue=frame,
        speaker=span_of(reading, *speaker) if speaker else None,
        addressee=span_of(reading, *right.addressee) if right.addressee else None,
        via=span_of(reading, *right.via) if right.via and right.via != speaker else None,
    )
    places = [frame, found.speaker, found.addressee, found.via]
    start = min(place[0] for place in places if place)
    end = max(place[1] for place in places if place)
    whole = frame if start < content[1] and content[0] < end else (start, end)
    return replace(found, frame=whole)
