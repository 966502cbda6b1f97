"""Forms that may be a noun, a verb or a participle where a language gives them no ending to tell.

English "reports", "contest" and "released" are each several things. Only what stands beside them tells, and
where it does not they are no verb.
"""

from firsthand.quotations.bits import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    DETERMINER,
    INFINITIVE,
    JOINS,
    MARK,
    NUMBER,
    OPENS,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SUBORDINATES,
    TIME,
)  # fmt: skip
from firsthand.quotations.grammar import Tag
from firsthand.quotations.reading import Reading
from firsthand.quotations.segments import Range

# What leans on a noun is not longer: "released on Tuesday by the office of the mayor".
LONGEST_REMARK = 24


def is_noun(reading: Reading, at: int) -> bool:
    """Whether a form that may be a noun shows itself one: "the 2016 [contest] is", "911 [calls]"."""
    word, book = reading.words[at], reading.grammar.book
    if at == 0:
        return True
    before = reading.tags(at - 1)
    following = reading.tags(at + 1)
    asked = before & PRONOUN and not before & (OPENS | RELATIVE | DETERMINER)
    if not asked and at + 1 < reading.end:
        if reading.is_finite(at + 1) and not following & INFINITIVE:
            return not before & (AUXILIARY | INFINITIVE)
        if reading.words[at + 1].low in book.after_nouns and not before & (AUXILIARY | INFINITIVE):
            return not before & (RELATIVE | JOINS)
    if before & NUMBER:
        return True
    if before & (PRONOUN | RELATIVE | AUXILIARY | ADVERB | JOINS | MARK) or word.low.endswith("s"):
        return False
    # a form without ending goes with several: "critics contest it"
    return not reading.grammar.plural.match(reading.words[at - 1].low)


def is_remark(reading: Reading, at: int) -> bool:
    """Whether a participle there leans on the noun before it: "messages [discovered] on it suggested"."""
    if reading.tags(at - 1) & (AUXILIARY | PRONOUN | RELATIVE | JOINS | MARK) or not leans(reading, at):
        return False
    return _verb_behind(reading, at) > 0


def leans(reading: Reading, at: int) -> bool:
    """Whether a participle leans on the noun before it: "released by", "seen on"."""
    if at >= reading.end or not reading.grammar.participle.match(reading.words[at].low):
        return False
    following = reading.tags(at + 1)
    return bool(following & (PREPOSITION | TIME)) and not following & INFINITIVE


def opens_remark(reading: Reading, at: int) -> bool:
    """Whether a remark on a noun begins there: ", [published in the Journal of Ice]", ", appearing on"."""
    if at >= reading.end:
        return False
    low = reading.words[at].low
    if reading.tags(at) & (CAPITAL | AUXILIARY | DETERMINER | QUOTED):
        return False
    return bool(reading.grammar.participle.match(low) or reading.grammar.gerund.match(low))


def _verb_behind(reading: Reading, at: int) -> int:
    """The finite verb right behind the phrases that a participle takes; 0 where something else follows."""
    place = at + 1
    while place < reading.end and place - at <= LONGEST_REMARK:
        tags = reading.tags(place)
        if tags & SUBORDINATES:
            # "reported after the police left"
            return 0
        if tags & PREPOSITION:
            if reading.tags(place + 1) & DETERMINER and reading.tags(place + 2) & PREPOSITION:
                # "on one of the phones"
                place += 2
            inner = reading.after(place + 1)
            if inner is None or inner[0] != place + 1:
                if not reading.tags(place + 1) & TIME:
                    return 0
                place += 2
                continue
            place = inner[1]
        elif tags & (TIME | NUMBER) or (tags & ADVERB and not tags & AUXILIARY):
            place += 1
        elif reading.is_finite(place):
            return place
        else:
            return 0
    return 0


def with_remark(reading: Reading, first: int, head: int) -> Range | None:
    """The subject with what leans on it: "[A report released in May by the Academies of Ice] noted"."""
    phrase = reading.after(first, head)
    if phrase is None or phrase[0] != first or phrase[1] >= head:
        return None
    at = phrase[1]
    if not leans(reading, at) or reading.tags(at - 1) & PRONOUN:
        return None
    last = head
    while last > at and reading.tags(last - 1) & ADVERB and not reading.tags(last - 1) & CAPITAL:
        last -= 1
    within = range(at + 1, last)
    if len(within) > LONGEST_REMARK or any(
        reading.is_finite(k) or reading.tags(k) & (RELATIVE | OPENS) & ~DETERMINER for k in within
    ):
        return None
    return first, last


def source_end(reading: Reading, speaker: Range) -> int:
    """Where the words about a source end: "according to [data released by the customs office], …"."""
    last = speaker[1]
    _, end = reading.segment(speaker[0])
    if last >= end or end - last > LONGEST_REMARK:
        return last
    tags = reading.tags(last)
    if leans(reading, last):
        verbs = sum(reading.is_finite(k) for k in range(last + 1, end))
        return end if not verbs else last
    # "an account she gave to the Nordlys Herald", behind what it says
    if speaker[0] > 2 and end >= reading.end and tags & (PRONOUN | RELATIVE) and not tags & JOINS:
        return end
    return last


def own_subject(reading: Reading, head: int) -> Range | None:
    """The subject that a gerund has to itself: "with [Cruz] recently promising"."""
    place = head
    while place > 0 and reading.tags(place - 1) & ADVERB and not reading.tags(place - 1) & CAPITAL:
        place -= 1
    phrase = reading.before(place)
    if phrase and phrase[0] and reading.words[phrase[0] - 1].low in reading.grammar.book.absolutes:
        return phrase
    return None


def quoted_one(reading: Reading, at: int) -> Range | None:
    """Whom another quotes, and where that ends: "quotes [surveyor Amos Finch as saying]"."""
    phrase = reading.after(at)
    if phrase is None or phrase[0] != at:
        return None
    phrase = reading.with_apposition(phrase)
    last = phrase[1] + reading.is_mark(phrase[1], ",")
    if not reading.tags(last) & int(Tag.AS) or last + 1 >= reading.end:
        return None
    return phrase if reading.words[last + 1].low in ("saying", "telling", "writing", "warning") else None
