"""German order: the finite verb is second, and what stands before it need not be its subject.

"Andere Wege schloss Lindt aus": the object is first. "Das teilte die Polizei mit": a pronoun stands for the
whole sentence before. "Aus dem Bericht geht hervor": a preposition holds the speaker.
"""

from firsthand.quotations.bits import (
    ADVERB,
    CAPITAL,
    DETERMINER,
    DOCUMENT,
    NOUNS,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    TIME,
    TITLE,
    VERB,
)  # fmt: skip
from firsthand.quotations.reading import Reading
from firsthand.quotations.segments import Range

# A phrase that may be the subject stands within so many words after its verb.
SUBJECT_WITHIN = 8


def subject_after(reading: Reading, start: int, first: Range) -> Range | None:
    """The subject after a verb that ends before word `start`; None where phrase `first` before it is that."""
    phrase = _phrase_after(reading, start)
    if phrase is None or not may_speak(reading, phrase):
        return None
    book = reading.grammar.book
    if reading.words[first[0]].low in book.pointers and first[1] - first[0] == 1:
        return phrase
    if reading.words[first[0]].low in book.accusatives:
        return phrase
    if may_speak(reading, first) or reading.words[phrase[0]].low in book.datives:
        return None
    return phrase


def subject_between(reading: Reading, first: int, last: int) -> Range | None:
    """The subject between the two parts of a verb: "Am Montag hatte [die Polizei] mitgeteilt"."""
    phrase = _phrase_after(reading, first)
    if phrase is None or phrase[1] > last or reading.words[phrase[0]].low in reading.grammar.book.accusatives:
        return None
    return None if reading.words[phrase[0]].low in reading.grammar.book.datives else phrase


def may_speak(reading: Reading, phrase: Range) -> bool:
    """Whether a phrase is a person, a body or a name, as far as its words show."""
    first, last = phrase
    low = reading.words[first].low
    book = reading.grammar.book
    if low in book.accusatives or (low in book.datives and low != "der"):
        return False
    if last - first == 1 and reading.tags(first) & PRONOUN and not reading.tags(first) & DETERMINER:
        return low not in book.pointers
    if any(reading.tags(at) & (NOUNS | TITLE) for at in range(first, last)):
        return True
    # a name stands without an article: "Lindt", "Mara Lindt"
    return all(
        reading.tags(at) & CAPITAL and not reading.tags(at) & (DETERMINER | TIME) for at in range(first, last)
    ) and not reading.words[first].low.endswith(("ung", "ungen", "heit", "keit", "ion", "ionen"))


def may_hear(reading: Reading, phrase: Range) -> bool:
    """Whether a phrase without a preposition may be the one spoken to: a dative, a person, an outlet."""
    book = reading.grammar.book
    first, last = phrase
    low = reading.words[first].low
    if low in book.datives:
        return True
    if last - first == 1 and reading.tags(first) & PRONOUN:
        return low in book.accusatives
    lows = [reading.words[at].low for at in range(first, last)]
    persons = any(reading.tags(at) & (NOUNS & ~DOCUMENT | TITLE) for at in range(first, last))
    marked = any(reading.tags(at) & QUOTED for at in range(first, last))
    return persons or marked or any(each.endswith(book.outlets) for each in lows)


def _phrase_after(reading: Reading, start: int) -> Range | None:
    at = start
    while at < reading.end and at - start < SUBJECT_WITHIN:
        tags = reading.tags(at)
        if reading.bound[at] or tags & QUOTED:
            return None
        if tags & (ADVERB | TIME) and not tags & (DETERMINER | CAPITAL | PRONOUN):
            at += 1
        elif tags & PREPOSITION:
            inner = reading.after(at + 1)
            if inner is None:
                return None
            at = inner[1]
        else:
            return reading.after(at)
    return None


def out_of(reading: Reading, first: int, last: int) -> Range | None:
    """The phrase after a preposition within words `first` to `last`: "aus [dem Bericht] geht hervor"."""
    for at in range(first, last):
        if reading.tags(at) & PREPOSITION and not reading.tags(at) & VERB:
            phrase = reading.after(at + 1, last)
            if phrase and phrase[0] == at + 1 and not any(reading.tags(k) & TIME for k in range(*phrase)):
                return phrase
    return None
