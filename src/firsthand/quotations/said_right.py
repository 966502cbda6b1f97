"""Words that stand behind their verb of saying: She said that …; She said: “…”; She condemned the plan."""

from dataclasses import replace

from firsthand.model import QuotationKind
from firsthand.quotations.bits import JOINS, QUOTED, RELATIVE
from firsthand.quotations.clauses import has_infinitive
from firsthand.quotations.content import content_end, found_by, has_quoted, kind_of, span_of
from firsthand.quotations.cues import Cue
from firsthand.quotations.found import Found
from firsthand.quotations.reading import Reading
from firsthand.quotations.segments import Range
from firsthand.quotations.spoken_before import opens_sentence
from firsthand.quotations.told_to import Complement
from firsthand.quotations.verb_parts import is_particle, likens


def words_behind(
    reading: Reading, cue: Cue, speaker: Range | None, right: Complement, later: Cue | None
) -> Found | None:
    start = right.start
    end = _own_clause(reading, cue, speaker, start, content_end(reading, start, later))
    if (
        right.kind == "colon"
        and reading.grammar.book.plain
        and reading.tags(start) & QUOTED
        and start + 1 < reading.end
        and reading.bound[start + 1]
    ):
        # what follows the marks is the reporter's again
        end = start + 1
    if end <= start:
        return None
    content = span_of(reading, start, end)
    if right.kind == "colon" and reading.tags(start) & QUOTED and end == start + 1:
        kind = QuotationKind.DIRECT
    else:
        kind = kind_of(reading, start, end)
    return found_by(reading, cue, speaker, right, content, kind)


def _own_clause(reading: Reading, cue: Cue, speaker: Range | None, start: int, end: int) -> int:
    """Where the clause of a verb ends that has its sentence go on without it.

    "Lindt, who said it was safe, left"; "Asked whether she would go, Lindt left".
    """
    first, _ = reading.segment(cue.head)
    if reading.grammar.v2:
        # "Lindt, der sagte, dass sie sicher sei, kündigte an": the verb of the sentence follows
        if first and reading.tags(first) & RELATIVE and reading.is_mark(first - 1, ","):
            return next((k for k in range(start, end - 1) if _verb_after_comma(reading, k)), end)
        return end
    if not reading.grammar.svo or reading.grammar.book.commas:
        return end
    opening = speaker is None and cue.head == 0 and not cue.gerund
    if reading.grammar.book.participles and opens_sentence(reading, cue):
        return next((at for at in range(start, end) if reading.is_mark(at, ",")), end)
    if opening or (first and reading.tags(first) & RELATIVE and reading.is_mark(first - 1, ",")):
        return next((at for at in range(start, end) if reading.is_mark(at, ",")), end)
    return end


def _verb_after_comma(reading: Reading, at: int) -> bool:
    return reading.is_mark(at, ",") and reading.is_finite(at + 1) and not reading.tags(at + 1) & RELATIVE


def quote_behind(reading: Reading, cue: Cue, speaker: Range | None, right: Complement) -> Found | None:
    at = right.start
    if whole := _interrupted(reading, cue, speaker, right):
        return whole
    _, last = reading.segment(at)
    content = (reading.words[at].start, reading.words[at].end)
    separated = reading.is_mark(at - 1, ",:–—") or at + 1 >= reading.end or reading.bound[at + 1]
    if (
        reading.grammar.book.clitics
        and speaker is None
        and at == cue.end
        and (cue.infinitive or reading.is_mark(cue.head - 1, ","))
    ):
        # "Le mur, dit « des fusillés », …", "Il tempo di dire «ciak»"
        return None
    if reading.grammar.book.clitics and not reading.is_mark(at - 1, ",:–—"):
        if speaker and speaker == right.subject and not reading.is_somebody(speaker):
            # "escribió el final «con fiebre»"
            return None
        if reading.words[at].low == "“”" and at == cue.end and not separated and "state" not in cue.takes:
            # "El museo expone «Luces del norte» hasta mayo": a title
            return None
        if "clause" not in cue.takes and at == cue.end and reading.tags(at + 1) & JOINS:
            # "El guardia gritó «¡Fuera!» y eché a correr"
            return found_by(reading, cue, speaker, right, content, QuotationKind.DIRECT)
    if reading.grammar.book.clitics and not separated and reading.is_finite(at + 1):
        # 'Le maire dit « de fer » a pris sa retraite'
        return None
    if last > at + 1 and not separated:
        # the words in marks are part of a clause: 'called it “a disaster” for the town'
        end = content_end(reading, at, None)
        return found_by(reading, cue, speaker, right, span_of(reading, at, end), QuotationKind.MIXED)
    clause = (
        reading.grammar.v2
        and reading.is_mark(at - 1, ",")
        and (reading.finite_in(at + 1, last) or has_infinitive(reading, at + 1, last))
    )
    if last > at + 1 and (clause or not reading.is_mark(at - 1, ",:")):
        end = content_end(reading, at, None)
        return found_by(reading, cue, speaker, right, span_of(reading, at, end), QuotationKind.MIXED)
    return found_by(reading, cue, speaker, right, content, QuotationKind.DIRECT)


def _interrupted(reading: Reading, cue: Cue, speaker: Range | None, right: Complement) -> Found | None:
    """One utterance whose verb stands inside it: "“We are staying,” said Lindt, “and so is she.”"."""
    first = min(cue.head, speaker[0] if speaker and speaker[0] < cue.start else cue.head)
    before = first - 1 if reading.tags(first - 1) & QUOTED else first - 2
    if before < 0 or not reading.tags(before) & QUOTED or not reading.is_mark(right.start - 1, ",:–—"):
        return None
    if before == first - 2 and not reading.is_mark(first - 1, ",–—-"):
        return None
    parts = tuple((reading.words[at].start, reading.words[at].end) for at in (before, right.start))
    found = found_by(reading, cue, speaker, right, parts[0], QuotationKind.DIRECT)
    return replace(found, content=(parts[0][0], parts[1][1]), parts=parts)


def act_behind(
    reading: Reading, cue: Cue, speaker: Range | None, right: Complement, later: Cue | None
) -> Found | None:
    start = right.start
    end = content_end(reading, start, later, clause=False)
    if is_particle(reading, end - 1, cue):
        end -= 1
    if end <= start:
        return None
    if reading.grammar.book.plain and (marks := _closed_by_marks(reading, start, end)):
        end = marks
    elif reading.grammar.v2 and "object" not in cue.takes and not likens(reading, cue.start, end):
        return None
    kind = QuotationKind.MIXED if has_quoted(reading, start, end) else QuotationKind.REPORTED
    return found_by(reading, cue, speaker, right, span_of(reading, start, end), kind)


def _closed_by_marks(reading: Reading, start: int, end: int) -> int:
    """Where words in marks close what somebody calls a thing: "noemde het plan “een grap” [en …]"."""
    for at in range(start, end - 1):
        if reading.tags(at) & QUOTED and reading.tags(at + 1) & JOINS:
            return at + 1
    return end if reading.tags(end - 1) & QUOTED else 0
