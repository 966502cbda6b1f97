"""Quotations that a noun gives to a speaker: "die Behauptung der Partei, dass …", "…, wonach"."""

from collections.abc import Iterator

from firsthand.model import QuotationKind
from firsthand.quotations.bits import (
    ADVERB,
    ASKS,
    ATTACHES,
    AUXILIARY,
    CAPITAL,
    DETERMINER,
    NOUN_CUE,
    OPENS,
    QUOTED,
    RELATIVE,
    SUBJUNCTIVE,
)  # fmt: skip
from firsthand.quotations.clauses import has_infinitive
from firsthand.quotations.found import Found
from firsthand.quotations.reading import Reading
from firsthand.quotations.segments import Range

# A clause shows its verb within so many words.
VERB_WITHIN = 14


def nominals(reading: Reading) -> Iterator[Found]:
    """Each quotation that a noun or a word such as "wonach" makes behind a comma, in order of the nouns."""
    whereby = reading.grammar.whereby
    if not whereby or not (reading.any_tags & NOUN_CUE or not whereby.isdisjoint(reading.lows)):
        return
    for at in range(reading.end):
        if found := _after_comma(reading, at):
            yield found


def _after_comma(reading: Reading, at: int) -> Found | None:
    """Of a noun its clause behind a comma: "die Behauptung der Partei, dass", "ein Bericht, wonach"."""
    if reading.lows[at] in reading.grammar.whereby and reading.is_mark(at - 1, ","):
        return _found(reading, (at, at + 1), reading.before(at - 1), at + 1, _end(reading, at + 1, at - 2))
    if not reading.tags(at) & NOUN_CUE or not reading.tags(at) & CAPITAL:
        return None
    first = at - 1 if reading.tags(at - 1) & DETERMINER else at
    speaker, comma = _whose(reading, at)
    if not reading.is_mark(comma, ",") or not _opens(reading, comma + 1):
        return None
    speaker = speaker or reading.main_subject(at)
    return _found(reading, (first, at + 1), speaker, comma + 1, _end(reading, comma + 1, at))


def _whose(reading: Reading, at: int) -> tuple[Range | None, int]:
    """Whose words a noun stands for, and the word after him: "die Behauptung [der Partei]"."""
    following = reading.tags(at + 1)
    low = reading.words[at + 1].low if at + 1 < reading.end else ""
    phrase = None
    if following & DETERMINER and low in reading.grammar.book.genitives:
        phrase = reading.after(at + 1)
    elif following & ATTACHES and not following & DETERMINER:
        phrase = reading.after(at + 2)
    elif following & CAPITAL and low.endswith(("s", "x", "z")):
        phrase = reading.after(at + 1)
    if phrase:
        return phrase, phrase[1]
    before = reading.words[at - 1] if at else None
    if before and before.tags & CAPITAL and before.low.endswith("s") and not before.tags & DETERMINER:
        return (at - 1, at), at + 1
    return None, at + 1


def _opens(reading: Reading, first: int) -> bool:
    """Whether a clause or an infinitive begins there that says what the noun stands for."""
    tags = reading.tags(first)
    if tags & OPENS or (tags & ASKS and not tags & RELATIVE):
        return True
    if first >= reading.end or (tags & RELATIVE and not tags & DETERMINER):
        return False
    _, last = reading.segment(first)
    if any(reading.tags(at) & SUBJUNCTIVE for at in range(first + 1, min(last - 1, first + VERB_WITHIN))):
        return True
    return has_infinitive(reading, first, last)


def _end(reading: Reading, start: int, noun: int) -> int:
    """Where the clause ends: at the end of the sentence, or where the verb of the main clause takes it up."""
    first, _ = reading.segment(noun)
    if reading.finite_in(first, noun):
        return reading.end
    at = start
    while at < reading.end:
        if reading.is_mark(at, ",;–—"):
            ahead = at + 1
            while reading.tags(ahead) & ADVERB and not reading.tags(ahead) & AUXILIARY:
                ahead += 1
            if reading.is_mark(at, ";") or (ahead < reading.end and reading.is_finite(ahead)):
                return at
        at += 1
    return reading.end


def _found(reading: Reading, cue: Range, speaker: Range | None, start: int, end: int) -> Found | None:
    if end - start < 3:
        return None
    words = reading.words
    quoted = any(reading.tags(at) & QUOTED for at in range(start, end))
    first, _ = reading.segment(cue[0])
    return Found(
        content=(words[start].start, words[end - 1].end),
        kind=QuotationKind.MIXED if quoted else QuotationKind.INDIRECT,
        cue=(words[cue[0]].start, words[cue[1] - 1].end),
        speaker=(words[speaker[0]].start, words[speaker[1] - 1].end) if speaker else None,
        frame=(words[min(first, start - 1)].start, words[start - 1].end),
    )
