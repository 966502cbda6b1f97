"""Who speaks, where he stands before his verb and endings and not places tell that it is he."""

from firsthand.quotations.bits import ADVERB, JOINS, JUST_AS, OPENS, PREPOSITION, RELATIVE, SUBORDINATES
from firsthand.quotations.cases_reading import Inflected
from firsthand.quotations.cases_right import Cue, right_of
from firsthand.quotations.cases_words import NOUNS
from firsthand.quotations.segments import Range

# No report's clause has more words before its verb.
LONGEST_CLAUSE = 60


def subject_of(
    reading: Inflected, cue: Cue, first: int, earlier: list[Cue]
) -> tuple[Range | None, Range | None]:
    """The subject before a verb, else the body it speaks for."""
    if cue.gerund:
        return _leaned_on(reading, cue, earlier), None
    relative = reading.tags(first)
    if relative & RELATIVE and first < cue.head and not relative & OPENS:
        return (
            ((first, first + 1), None)
            if first + 1 >= cue.head
            else reading.subject_between(first + 1, cue.head)
        )
    while first < cue.head and reading.tags(first) & (JOINS | OPENS | SUBORDINATES):
        first += 1
    if first < cue.head <= first + LONGEST_CLAUSE:
        found = reading.subject_between(first, cue.head, reading.is_impersonal(cue.start))
        if found != (None, None):
            return found
    at = first - 1
    joined = any(reading.tags(k) & JOINS for k in range(at, cue.head))
    if joined and earlier:
        return subject_of(reading, earlier[0], reading.segment(earlier[0].start)[0], [])
    if reading.is_mark(at, ",") and not joined:
        before = _before_insertion(reading, at)
        # "Lindt, who came back on Friday, on Monday said"
        if before is None or first >= cue.head or not reading.tags(first) & (RELATIVE | OPENS | SUBORDINATES):
            return before, None
    return None, None


def _leaned_on(reading: Inflected, cue: Cue, earlier: list[Cue]) -> Range | None:
    """The subject of the clause that a form such as "adding" leans on."""
    if earlier and not earlier[0].gerund:
        first, _ = reading.segment(earlier[0].start)
        subject, body = subject_of(reading, earlier[0], first, [])
        return subject or body or right_of(reading, earlier[0], False, False).subject
    at = cue.start - 1
    while at > 0 and not reading.bound[at]:
        at -= 1
    if at <= 0:
        return None
    first, last = reading.segment(at - 1)
    verb = next((k for k in range(first, last) if reading.acts(k)), last)
    return reading.subject_between(first, verb)[0]


def _before_insertion(reading: Inflected, comma: int) -> Range | None:
    """The subject before what stands between commas right before a verb: "Lindt, the mayor, said"."""
    first, last = reading.segment(comma - 1)
    if comma < 2 or first < 1 or not reading.is_mark(first - 1, ",(") or last - first > 24:
        return None
    opening = reading.tags(first)
    verbs = reading.acts_in(first, last)
    leans = reading.leans(first)
    if verbs and not (leans or opening & (RELATIVE | SUBORDINATES | PREPOSITION | JUST_AS)):
        return None
    start, stop = reading.segment(first - 2)
    while reading.tags(start) & (JOINS | OPENS):
        start += 1
    if reading.acts_in(start, stop) or reading.leans(start):
        return None
    subject, body = reading.subject_between(start, stop)
    found = subject or body
    if found is None or found[1] < stop:
        return found
    if reading.cases.participle.match(reading.words[first].low) and not reading.tags(first) & NOUNS:
        return found
    aside = all(reading.tags(k) & ADVERB for k in range(first, last))
    if verbs or leans or aside or opening & (PREPOSITION | RELATIVE):
        return found
    return found[0], comma
