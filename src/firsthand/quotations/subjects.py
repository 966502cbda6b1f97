"""Who says it: the subject of a verb of saying, before it, after it, or that of the verb it leans on."""

from firsthand.quotations.cues import Cue
from firsthand.quotations.grammar import Tag
from firsthand.quotations.reading import (
    ADVERB, AUXILIARY, CAPITAL, DETERMINER, JOINS, PREPOSITION, PRONOUN, RELATIVE, Range, Reading,
)  # fmt: skip

BY, JUST_AS, SUBORDINATES = int(Tag.BY), int(Tag.JUST_AS), int(Tag.SUBORDINATES)


class Spoken:
    """The subjects of the verbs of one sentence so far, for a verb that leans on one before it."""

    def __init__(self) -> None:
        self._found: list[tuple[Cue, Range]] = []

    def take(self, cue: Cue, speaker: Range | None) -> None:
        """Remember whose verb a cue is."""
        if speaker is not None and not cue.gerund:
            self._found.append((cue, speaker))

    def before(self, place: int) -> Range | None:
        """The first subject before a place: later ones stand mostly in what the first is said to have said."""
        return next((speaker for cue, speaker in self._found if cue.end <= place), None)


def subject(reading: Reading, cue: Cue, spoken: Spoken) -> Range | None:
    """The speaker before his verb, or of the verb it leans on."""
    head = cue.head
    if head == 0:
        return None
    before = reading.tags(head - 1)
    if cue.gerund and not before & RELATIVE:
        # "Smith said no, adding that": the subject is that of the verb before
        return spoken.before(head) or reading.main_subject(head)
    if cue.infinitive:
        return spoken.before(head) or reading.main_subject(head)
    if before & JOINS:
        return spoken.before(head) or reading.main_subject(head)
    if reading.is_mark(head - 1, ","):
        return _before_insertion(reading, head)
    if (before & RELATIVE and not before & (DETERMINER | PRONOUN)) or (
        before & RELATIVE and reading.grammar.v2
    ):
        return (head - 1, head)
    first, _ = reading.segment(head)
    if reading.grammar.v2:
        return _subject_v2(reading, first, head)
    phrase = reading.before(head)
    if phrase and phrase[0] > 0 and reading.tags(phrase[0] - 1) & PREPOSITION:
        return _name_at_end(reading, phrase)
    return phrase


def _subject_v2(reading: Reading, first: int, head: int) -> Range | None:
    """The subject in a language whose verb is second in a main clause and last in a subordinate one."""
    opening = reading.tags(first)
    if opening & RELATIVE and _is_relative_clause(reading, first, head):
        # "ein Bericht, der … schildert": what the pronoun stands for, unless another phrase is the subject
        if reading.words[first].low in reading.grammar.book.oblique:
            return reading.after(first + 1, head)
        return reading.before(first - 1) or (first, first + 1)
    if opening & (SUBORDINATES | JUST_AS) and not opening & DETERMINER and first < head - 1:
        return reading.after(first + 1, head)
    while first < head and reading.tags(first) & (JOINS | ADVERB) and not reading.tags(first) & DETERMINER:
        first += 1
    if first >= head or reading.tags(first) & PREPOSITION:
        return None
    phrase = reading.after(first, head)
    if phrase is None or phrase[0] != first:
        return None
    rest = phrase[1]
    while rest < head and reading.tags(rest) & (ADVERB | AUXILIARY):
        rest += 1
    return phrase if rest >= head else None


def _is_relative_clause(reading: Reading, first: int, head: int) -> bool:
    """Whether a clause that opens with "der" after a comma has its verb at the end."""
    if not reading.is_mark(first - 1, ","):
        return False
    _, last = reading.segment(head)
    while last > head + 1 and reading.tags(last - 1) & AUXILIARY:
        last -= 1
    return last <= head + 2


def _before_insertion(reading: Reading, head: int) -> Range | None:
    """The phrase before an apposition or a relative clause that a comma closes right before the verb."""
    at = head - 2
    while at >= 0 and head - at <= 32 and not reading.is_mark(at, ",;:()"):
        at -= 1
    if at < 1 or not reading.is_mark(at, ","):
        return None
    opening = reading.tags(at + 1)
    if not opening & (RELATIVE | DETERMINER | CAPITAL | PREPOSITION | int(Tag.OFFICE) | ADVERB):
        return None
    phrase = reading.before(at)
    if phrase is None or reading.tags(phrase[0]) & PRONOUN:
        return None
    if reading.finite_in(at + 1, head - 1) and not opening & RELATIVE:
        return None
    return phrase[0], head - 1


def _name_at_end(reading: Reading, phrase: Range) -> Range | None:
    """Of "at the meeting Smith" the name; nothing where all of it hangs on the preposition."""
    first = phrase[1]
    while first > phrase[0] and reading.tags(first - 1) & CAPITAL:
        first -= 1
    if first > phrase[0] and first < phrase[1] and not reading.grammar.book.capital_nouns:
        return first, phrase[1]
    return None


def agent(reading: Reading, cue: Cue) -> Range | None:
    """The speaker of a passive: "was condemned by the council"."""
    at = cue.end
    stop = min(reading.end, cue.end + 6)
    if reading.grammar.v2:
        at, _ = reading.segment(cue.start)
        stop = cue.start
    while at < stop and not reading.bound[at]:
        if reading.tags(at) & BY:
            return reading.after(at + 1)
        at += 1
    return None
