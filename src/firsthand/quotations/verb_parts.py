"""What German verbs take where it stands before them, or between their two parts."""

from firsthand.model import QuotationKind
from firsthand.quotations.bits import (
    ADVERB,
    AS,
    ASKS,
    DETERMINER,
    MODAL,
    OPENS,
    PREPOSITION,
    QUOTED,
    SUBORDINATES,
)  # fmt: skip
from firsthand.quotations.content import found_by, has_quoted, span_of
from firsthand.quotations.cues import Cue
from firsthand.quotations.found import Found
from firsthand.quotations.reading import Reading
from firsthand.quotations.segments import Range
from firsthand.quotations.told_to import Complement


def leans(reading: Reading, start: int, end: int) -> bool:
    """Whether words before a verb are only a clause that leans on it: "Nachdem er kam, [warnte sie]"."""
    opening = reading.tags(start)
    if opening & (OPENS | ASKS):
        return False
    if opening & SUBORDINATES and not opening & (DETERMINER | PREPOSITION):
        _, last = reading.segment(start)
        return last >= end or not reading.is_finite(last + 1)
    _, last = reading.segment(start)
    return opening & PREPOSITION != 0 and not reading.finite_in(start, last)


def likens(reading: Reading, start: int, end: int) -> bool:
    """Whether a verb that takes "als" has it, or words in marks: "sah den Plan [als] Fehler"."""
    return any(reading.tags(at) & (AS | QUOTED) for at in range(start, end))


def between(reading: Reading, cue: Cue, speaker: Range, right: Complement) -> Found | None:
    """The object between the two parts of a verb: "Lindt hat [den Plan] kritisiert"."""
    start = max(cue.head + 1, speaker[1])
    while start < cue.start and reading.tags(start) & ADVERB and not reading.tags(start) & DETERMINER:
        start += 1
    if cue.start <= start or "object" not in cue.takes or reading.tags(cue.head) & MODAL:
        return None
    kind = QuotationKind.MIXED if has_quoted(reading, start, cue.start) else QuotationKind.REPORTED
    return found_by(reading, cue, speaker, right, span_of(reading, start, cue.start), kind)


def is_particle(reading: Reading, at: int, cue: Cue) -> bool:
    """Whether the word there is the part of the verb that closes its clause: "teilte … [mit]"."""
    return bool(cue.particle) and at >= cue.end and reading.words[at].low == cue.particle.split(" ")[-1]


def fronted_words(
    reading: Reading, cue: Cue, fronted: Range, speaker: Range | None, right: Complement
) -> Found | None:
    """What was said where it stands before its verb: "Andere Wege schloss Lindt aus", "Das sagte sie"."""
    content = span_of(reading, *fronted)
    if reading.words[fronted[0]].low in reading.grammar.book.pointers and fronted[1] - fronted[0] == 1:
        if not cue.takes & {"clause", "quote"}:
            return None
        return found_by(reading, cue, speaker, right, content, QuotationKind.INDIRECT)
    if not cue.takes & {"object", "as"}:
        return None
    return found_by(reading, cue, speaker, right, content, QuotationKind.REPORTED)
