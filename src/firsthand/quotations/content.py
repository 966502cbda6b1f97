"""Where what is said begins and ends in its sentence, and the quotation made of it with all beside it."""

from firsthand.model import QuotationKind
from firsthand.quotations.bits import (
    AS,
    AUXILIARY,
    CLITIC,
    DENIES,
    DETERMINER,
    JOINS,
    MARK,
    OPENS,
    PREPOSITION,
    QUOTED,
    RELATIVE,
    SUBORDINATES,
    VERB,
)  # fmt: skip
from firsthand.quotations.cues import Cue
from firsthand.quotations.found import Found, Span
from firsthand.quotations.frames_behind import closes_before
from firsthand.quotations.grammar import Tag
from firsthand.quotations.reading import Reading
from firsthand.quotations.segments import Range
from firsthand.quotations.told_to import Complement

SAYS_WITH = AUXILIARY | int(Tag.REFLEXIVE)


def content_end(reading: Reading, start: int, later: Cue | None, clause: bool = True) -> int:
    """Where what is said ends: at the end of the sentence, or before words that are the reporter's again."""
    at = start
    depth = 0
    while at < reading.end:
        if reading.is_mark(at, "("):
            depth += 1
        elif reading.is_mark(at, ")"):
            if depth == 0:
                return at
            depth -= 1
        elif reading.is_mark(at, ";") and depth == 0:
            return at
        elif depth == 0 and reading.is_mark(at, ","):
            following = reading.tags(at + 1)
            ahead = reading.words[at + 1].low if at + 1 < reading.end else ""
            if reading.grammar.book.clitics and at > start and ahead in reading.grammar.book.contrasts:
                # "que le plan suffit, sans convaincre"
                return at
            if reading.grammar.book.participles and at > start and closes_before(reading, at, later, clause):
                return at
            if later is not None and later.gerund and later.start == at + 1:
                return at
            if (
                not clause
                and at > start
                and (
                    following & (RELATIVE | JOINS | SUBORDINATES | VERB)
                    or reading.finite_in(*reading.segment(at + 1))
                )
            ):
                return at
        elif at > start and _goes_on_without(reading, at, start, later, clause):
            return at
        at += 1
    return reading.end


def _goes_on_without(reading: Reading, at: int, start: int, later: Cue | None, clause: bool) -> bool:
    """Whether the sentence goes on from a word with what else was said or done."""
    tags = reading.tags(at)
    if tags & JOINS and later is not None and at == later.head - 1 and at > start + 1:
        return True
    joining = reading.grammar.book.joining
    if joining and later is not None and at == later.head and reading.words[at].low.startswith(joining):
        return True
    if clause:
        return False
    if tags & JOINS and _verb_follows(reading, at + 1):
        return True
    return bool(tags & (SUBORDINATES | OPENS)) and not tags & (DETERMINER | PREPOSITION | AUXILIARY | AS)


def _verb_follows(reading: Reading, at: int) -> bool:
    """Whether a verb follows "and", so that the sentence goes on with what else was done."""
    return (
        reading.grammar.book.bare == "direct"
        and at < reading.end
        and reading.is_finite(at)
        and not reading.tags(at) & AUXILIARY
    )


def content_start(reading: Reading, end: int) -> int:
    """Where a clause that ends before its verb begins: at the start of the sentence, or after a semicolon."""
    at = end
    while at > 0 and not reading.is_mark(at - 1, ";"):
        at -= 1
    while at < end and (reading.words[at].tags & MARK) and not reading.words[at].tags & QUOTED:
        at += 1
    return at


def has_quoted(reading: Reading, start: int, end: int) -> bool:
    """Whether words in marks stand among words `start` to `end`."""
    return any(reading.tags(at) & QUOTED for at in range(start, min(end, reading.count)))


def kind_of(reading: Reading, start: int, end: int) -> QuotationKind:
    """Mixed where some of the words stand in marks, else indirect."""
    return QuotationKind.MIXED if has_quoted(reading, start, end) else QuotationKind.INDIRECT


def span_of(reading: Reading, first: int, last: int) -> Span:
    """The characters of words `first` to `last`, marks at the ends left out."""
    words = reading.words
    while last - 1 > first and words[last - 1].tags & MARK and words[last - 1].low not in ")%?!…":
        if "." in words[last - 2].low and reading.closes_abbreviation(last - 1):
            # "the F.B.I."
            break
        last -= 1
    while first < last - 1 and words[first].tags & MARK and words[first].low not in "(#$€£":
        first += 1
    return words[first].start, words[last - 1].end


def clause_around(reading: Reading, first: int, last: int, content: Span) -> Span:
    """The whole clause of words `first` to `last` beside what it introduces, the comma between included."""
    words = reading.words
    if content[0] >= words[min(last, reading.count) - 1].end or content[0] > words[first].start:
        while first > 0 and not reading.is_mark(first - 1, ";:") and not reading.tags(first) & JOINS:
            if reading.tags(first - 1) & VERB and reading.is_finite(first - 1):
                break
            first -= 1
        stop = last
        while stop < reading.end and words[stop].end <= content[0]:
            stop += 1
        return words[first].start, words[stop - 1].end
    while first > 0 and words[first - 1].start >= content[1] and reading.is_mark(first - 1, ",–—"):
        first -= 1
    _, stop = reading.segment(min(last, reading.end) - 1)
    return words[first].start, words[max(stop, first + 1) - 1].end


def found_by(
    reading: Reading, cue: Cue, speaker: Range | None, right: Complement, content: Span, kind: QuotationKind
) -> Found:
    """The quotation that a verb makes, with all that stands beside it."""
    ends = [cue.head, cue.end, right.rest]
    if speaker:
        ends += speaker
    frame = span_of(reading, min(ends), max(e for e in ends if e <= reading.end))
    if reading.grammar.v2:
        frame = clause_around(reading, min(ends), max(ends), content)
    if frame[0] < content[1] and content[0] < frame[1]:
        frame = span_of(reading, cue.head, cue.end)
    head = cue.head if cue.start - cue.head <= 3 else cue.start
    while head < cue.start and reading.tags(head) & (CLITIC | DENIES) and not reading.tags(head) & SAYS_WITH:
        head += 1
    if reading.grammar.v2:
        head = cue.start
    return Found(
        content=content,
        kind=kind,
        cue=span_of(reading, head, cue.end),
        speaker=span_of(reading, *speaker) if speaker else None,
        frame=frame,
        addressee=span_of(reading, *right.addressee) if right.addressee else None,
        via=span_of(reading, *right.via) if right.via else None,
    )
