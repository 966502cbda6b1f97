"""A verb whose words stand before it, although what follows it might be taken for them.

“We are staying,” she said at a rally called “Hope”. Prices will fall, the bank said in a note out on May 1.
"""

from firsthand.quotations.bits import ASKS, JOINS, OPENS, PREPOSITION, QUOTED, SUBORDINATES
from firsthand.quotations.cues import Cue
from firsthand.quotations.reading import Reading
from firsthand.quotations.segments import Range
from firsthand.quotations.told_to import Complement


def says_what_stands_before(reading: Reading, cue: Cue, speaker: Range | None, right: Complement) -> bool:
    """Whether a verb closes what was said: its speaker stands right behind marks or a comma and a clause."""
    if not cue.takes & {"clause", "quote"} or cue.passive or cue.gerund or cue.infinitive:
        return False
    if right.kind == "quote" and reading.is_mark(right.start - 1, ",:–—"):
        return False
    if right.kind not in ("clause", "quote", "object"):
        return False
    first = min(cue.head, speaker[0]) if speaker and speaker[0] < cue.start else cue.head
    before = first - 1
    if reading.is_mark(before, ",") and not reading.tags(before - 1) & QUOTED:
        return right.kind == "clause" and _clause_before(reading, before) and not _is_said(reading, right)
    if reading.is_mark(before, ",–—"):
        before -= 1
    return before >= 0 and reading.words[before].low == "“.”" and bool(reading.tags(before) & QUOTED)


def _is_said(reading: Reading, right: Complement) -> bool:
    """Whether a word opens the clause behind the verb, so that it is what was said."""
    return bool(reading.tags(right.start) & (OPENS | ASKS)) or right.via is None


def _clause_before(reading: Reading, comma: int) -> bool:
    """Whether a main clause with its verb stands before a comma."""
    first, _ = reading.segment(comma - 1)
    opening = reading.tags(first)
    return not opening & (SUBORDINATES | JOINS | PREPOSITION | OPENS) and reading.finite_in(first + 1, comma)


def opens_sentence(reading: Reading, cue: Cue) -> bool:
    """Whether a verb stands in a clause that opens the sentence: "While Lindt said …, Berg left"."""
    first = 1 if reading.tags(0) & JOINS else 0
    start, _ = reading.segment(cue.head)
    leads = reading.tags(first) & SUBORDINATES or reading.words[first].low in reading.grammar.book.absolutes
    return start == 0 and bool(leads) and first < cue.head
