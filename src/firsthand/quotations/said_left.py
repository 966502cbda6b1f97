"""What stands before its verb of saying, or around it: “…,” said Lindt; The bridge, she said, was safe."""

from dataclasses import replace

from firsthand.model import QuotationKind
from firsthand.quotations.bits import (
    ADVERB,
    AUXILIARY,
    CLITIC,
    DETERMINER,
    INFINITIVE,
    JOINS,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SUBORDINATES,
)  # fmt: skip
from firsthand.quotations.content import content_end, content_start, found_by, kind_of, span_of
from firsthand.quotations.cues import Cue
from firsthand.quotations.found import Found, Span
from firsthand.quotations.grammar import Tag
from firsthand.quotations.reading import Reading
from firsthand.quotations.segments import Range
from firsthand.quotations.told_to import Complement
from firsthand.quotations.verb_parts import leans


def first_word(reading: Reading, cue: Cue, speaker: Range | None) -> int:
    """Where the words of a verb and its subject before it begin."""
    first = min(cue.head, speaker[0] if speaker and speaker[0] < cue.start else cue.head)
    if speaker and first == speaker[0] and reading.tags(first) & PRONOUN and reading.grammar.book.clitics:
        # "a-t-il dit"
        while first > 0 and reading.tags(first - 1) & (AUXILIARY | CLITIC | int(Tag.REFLEXIVE)):
            first -= 1
    return first


def words_before(reading: Reading, cue: Cue, speaker: Range | None, right: Complement) -> Found | None:
    """The quotation whose verb comes after it: "“…,” said Lindt", "The bridge is safe, she said"."""
    if not cue.takes & {"clause", "quote", "question"}:
        return None
    if reading.grammar.book.bare == "direct" and cue.start and reading.tags(cue.start - 1) & INFINITIVE:
        # "declined to answer" answers nothing
        return None
    first = first_word(reading, cue, speaker)
    while first > 0 and reading.tags(first - 1) & ADVERB and not reading.tags(first - 1) & DETERMINER:
        first -= 1
    before = first - 1
    if before < 0:
        return None
    rest = max(right.rest, cue.end)
    if reading.tags(before) & QUOTED:
        content = (reading.words[before].start, reading.words[before].end)
        return _left_quote(reading, cue, speaker, right, before, content)
    if not reading.is_mark(before, ",–—"):
        return None
    if reading.grammar.v2 and speaker is not None and speaker[0] < min(cue.head, cue.start):
        # "…, die den Plan lobt": after what was said its verb comes first
        return None
    if before > 0 and reading.tags(before - 1) & QUOTED:
        content = (reading.words[before - 1].start, reading.words[before - 1].end)
        return _left_quote(reading, cue, speaker, right, before - 1, content)
    # "puis l'audience a repris": after what was said its verb comes first
    if (reading.grammar.book.clitics and (first < cue.head or "clause" not in cue.takes)) and not (
        speaker and first < speaker[0]
    ):
        return None
    if reading.grammar.book.clitics and reading.tags(rest) & PREPOSITION:
        # ", a-t-il ajouté devant les élus"
        _, rest = reading.segment(rest)
    elif reading.grammar.v2 and right.kind == "object" and reading.tags(right.start) & PREPOSITION:
        # "…, betonte die Polizei bei der Lage am Morgen": where it was said is no object
        _, rest = reading.segment(right.start)
    if rest < reading.end and not reading.bound[rest] and right.kind not in ("",):
        return None
    if rest < reading.end and not reading.bound[rest] and not reading.grammar.v2:
        return None
    start = content_start(reading, before)
    # "La sequía, dijo, ha vaciado los pozos"
    if (
        reading.grammar.book.clitics
        and reading.is_mark(rest, ",")
        and not reading.finite_in(start, before)
        and reading.finite_in(*reading.segment(rest + 1))
    ):
        return around(reading, first, rest, cue, speaker)
    # "Die Brücke, sagte Lindt, sei sicher": one field, and then the verb
    if (
        reading.grammar.v2
        and speaker
        and reading.is_mark(rest, ",")
        and reading.is_finite(rest + 1)
        and not reading.finite_in(start, before)
    ):
        return around(reading, first, rest, cue, speaker)
    if reading.grammar.v2 and leans(reading, start, before):
        return None
    if medial := _medial(reading, cue, speaker, right, start, before):
        return medial
    if reading.grammar.book.adjuncts and (reading.tags(first) & RELATIVE or reading.is_mark(rest, ",")):
        # "…, mely azt mondta, menjek"
        return None
    if before - start < 2 or not (reading.finite_in(start, before) or before - start >= 4):
        return None
    if reading.grammar.v2 and not cue.takes & {"clause", "question"}:
        return None
    content = span_of(reading, start, before)
    return found_by(reading, cue, speaker, right, content, kind_of(reading, start, before))


def _medial(
    reading: Reading, cue: Cue, speaker: Range | None, right: Complement, start: int, before: int
) -> Found | None:
    """A clause with its verb of saying in the middle: "The bridge, she said, was safe"."""
    rest = max(right.rest, cue.end)
    if reading.grammar.v2 or speaker is None or not reading.is_mark(rest, ",") or before <= start:
        return None
    after = rest + 1
    trailing = after < reading.end and reading.words[after].low in reading.grammar.book.trailing
    if reading.grammar.book.trailing and reading.finite_in(start, before) and not trailing:
        # "La route fermera, a annoncé Lindt, en marge d'un sommet"
        return None
    if after >= reading.end or (
        not trailing and reading.tags(after) & (JOINS | SUBORDINATES | RELATIVE | QUOTED)
    ):
        return None
    if reading.grammar.gerund.match(reading.words[after].low):
        return None
    if (
        reading.finite_in(start, before)
        and not trailing
        and not reading.tags(after) & (DETERMINER | PREPOSITION | AUXILIARY)
    ):
        return None
    end = content_end(reading, after, None)
    if end - after < 2:
        return None
    parts = (span_of(reading, start, before), span_of(reading, after, end))
    kind = kind_of(reading, start, end)
    found = found_by(reading, cue, speaker, right, (parts[0][0], parts[1][1]), kind)
    return replace(found, parts=parts)


def _left_quote(
    reading: Reading, cue: Cue, speaker: Range | None, right: Complement, at: int, content: Span
) -> Found:
    """The words in marks before the verb; where the sentence began before the marks, all of it."""
    start = content_start(reading, at)
    if start < at and not reading.bound[at - 1] and reading.finite_in(start, at):
        return found_by(reading, cue, speaker, right, span_of(reading, start, at + 1), QuotationKind.MIXED)
    return found_by(reading, cue, speaker, right, content, QuotationKind.DIRECT)


def aside_of(
    reading: Reading, cue: Cue, aside: Range, speaker: Range | None, right: Complement
) -> Found | None:
    """What is said where the cue is an aside between commas: the rest of the sentence."""
    first, last = aside
    if speaker is None or right.kind in ("clause", "quote", "colon"):
        return None
    return around(reading, first, last, cue, speaker)


def around(reading: Reading, first: int, last: int, cue: Cue | None, speaker: Range | None) -> Found | None:
    """The sentence but for words `first` to `last`, as what somebody said."""
    bracket = reading.bracket(first)
    left_end = first
    while left_end > bracket and reading.is_mark(
        left_end - 1, ",–—(:" if reading.grammar.book.clitics else ",–—("
    ):
        left_end -= 1
    right_start = last
    while right_start < reading.end and reading.is_mark(
        right_start, ",–—):" if reading.grammar.book.participles else ",–—)"
    ):
        right_start += 1
    start = max(content_start(reading, left_end), bracket)
    parts: list[Span] = []
    marked = left_end - start == 1 and bool(reading.tags(start) & QUOTED)
    if left_end - start >= 2 or marked:
        parts.append(span_of(reading, start, left_end))
    if right_start < reading.end:
        end = content_end(reading, right_start, None)
        if end - right_start >= 1 and not (parts and end - right_start < 2):
            parts.append(span_of(reading, right_start, end))
    if not parts:
        return None
    content = (parts[0][0], parts[-1][1])
    low = start if left_end - start >= 2 or marked else right_start
    kind = kind_of(reading, low, reading.end)
    if marked and len(parts) == 1:
        kind = QuotationKind.DIRECT
    return Found(
        content=content,
        kind=kind,
        cue=span_of(reading, cue.head, cue.end) if cue else None,
        speaker=span_of(reading, *speaker) if speaker else None,
        frame=span_of(reading, first, last),
        parts=tuple(parts) if len(parts) > 1 else (),
    )
