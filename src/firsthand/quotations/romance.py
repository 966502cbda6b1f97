"""What French, Spanish and Italian give to a speaker by a noun phrase: words in marks in it, or a source."""

from dataclasses import replace

from firsthand.model import QuotationKind
from firsthand.quotations.bits import PRONOUN, QUOTED, SCARE
from firsthand.quotations.content import content_end, found_by, span_of
from firsthand.quotations.cues import Cue
from firsthand.quotations.found import Found
from firsthand.quotations.reading import Reading
from firsthand.quotations.segments import Range
from firsthand.quotations.told_to import Complement
from firsthand.quotations.verb_second import out_of

# Words in marks stand no further in an object that is somebody's by them alone.
MARKS_WITHIN = 7


def words_marked(reading: Reading, cue: Cue, speaker: Range, right: Complement) -> Found | None:
    """An object with words in marks near its start: "a reconnu [des « retards regrettables »]"."""
    start = max(right.rest, cue.end)
    near = range(start, min(start + MARKS_WITHIN, reading.end))
    first = next((k for k in near if reading.tags(k) & QUOTED), 0)
    if not first or not reading.is_somebody(speaker) or reading.finite_in(start, first):
        return None
    if any(reading.bound[k] for k in range(start, first)) or reading.tags(first - 1) & SCARE:
        return None
    end = content_end(reading, start, None, clause=False)
    return found_by(reading, cue, speaker, right, span_of(reading, start, end), QuotationKind.MIXED)


def with_source(reading: Reading, cue: Cue, found: Found) -> Found:
    """The quotation with whom "apprend-on" names behind a preposition: "apprend-on de [source policière]"."""
    if "source" not in cue.takes or not reading.grammar.book.clitics:
        return found
    words = reading.words
    spoken = next((word for word in words if found.speaker and word.start == found.speaker[0]), None)
    if spoken and not spoken.tags & PRONOUN:
        return found
    behind = (k for k in range(cue.end, reading.end) if words[k].start >= found.content[0])
    last = next(behind, reading.end) if found.content[0] > words[cue.start].start else reading.end
    named = out_of(reading, cue.end, last)
    return replace(found, speaker=span_of(reading, *named)) if named else replace(found, speaker=None)
