"""Whether a clause or an infinitive begins at a word, by the words that open it or by its verb."""

from firsthand.quotations.bits import (
    ADVERB,
    ASKS,
    CAPITAL,
    CLITIC,
    DENIES,
    DETERMINER,
    JOINS,
    MARK,
    NOUNS,
    NUMBER,
    OPENS,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    REFLEXIVE,
    RELATIVE,
    SUBJUNCTIVE,
    SUBORDINATES,
    TIME,
)  # fmt: skip
from firsthand.quotations.participles import leans
from firsthand.quotations.reading import Reading

# A clause that follows without a word to open it shows its verb within so many words.
VERB_WITHIN = 14


def bare_infinitive(reading: Reading, at: int) -> bool:
    return not reading.tags(at) & (CAPITAL | TIME | NOUNS | DETERMINER) and _shaped_infinitive(reading, at)


def is_state(reading: Reading, at: int) -> bool:
    """Whether the word there, or the one after an adverb, is what somebody says he is: "prête"."""
    if reading.tags(at) & ADVERB:
        at += 1
    return at < reading.end and reading.words[at].low in reading.grammar.book.states


def demonstrative(reading: Reading, at: int) -> bool:
    """Whether "that" points at a thing and opens no clause: "said that", at the end of a clause."""
    return at + 1 >= reading.end or reading.bound[at + 1]


def question(reading: Reading, at: int, takes: frozenset[str]) -> bool:
    if "question" not in takes and not reading.tags(at) & ASKS:
        return False
    if reading.tags(at) & SUBORDINATES and "question" not in takes:
        return False
    _, last = reading.segment(at)
    if reading.grammar.v2 and reading.tags(at) & (PREPOSITION | JOINS):
        # "berättade om olyckan", "vrienden of kennissen"
        opens = reading.tags(at) & JOINS and reading.tags(at + 1) & (DETERMINER | PRONOUN)
        return bool(opens) or reading.finite_in(at + 1, last)
    return last - at >= 2


def opens_infinitive(reading: Reading, at: int) -> bool:
    """Whether "to" opens an infinitive and no place: "promised to repair", not "to Orlova"."""
    if reading.grammar.book.infinitive:
        return _shaped_infinitive(reading, at + 1)
    following = reading.tags(at + 1)
    return at + 1 < reading.end and not following & (
        MARK | DETERMINER | CAPITAL | PRONOUN | QUOTED | NUMBER | PREPOSITION
    )


def _shaped_infinitive(reading: Reading, at: int) -> bool:
    """Whether an infinitive stands there or after small words: "[de] ne pas le [rendre]"."""
    stop = min(reading.end, at + 5)
    while at < stop:
        word = reading.words[at]
        if reading.grammar.infinitive.match(word.low) and not word.tags & (CAPITAL | TIME):
            return True
        if not word.tags & (CLITIC | REFLEXIVE | DENIES | ADVERB):
            return False
        at += 1
    return False


def has_infinitive(reading: Reading, first: int, last: int) -> bool:
    """Whether words `first` to `last` are an infinitive and no clause: "die Straße zu erneuern"."""
    marks = reading.grammar.book.infinitives
    if first >= last:
        return False
    if reading.words[first].low in reading.grammar.book.purposes:
        return False
    if reading.tags(first) & (RELATIVE | SUBORDINATES) and not reading.tags(first) & DETERMINER:
        return False
    for at in range(first, last):
        low = reading.words[at].low
        if low in marks and at + 1 <= last and not reading.tags(at + 1) & (DETERMINER | CAPITAL):
            # the infinitive after its mark may look like a finite form: "zu gehen"
            return not reading.finite_in(first, at) and not reading.finite_in(at + 2, last)
        if (
            reading.grammar.book.language == "de"
            and "zu" in low[2:-3]
            and low.endswith("en")
            and not reading.tags(at) & CAPITAL
            and not reading.finite_in(first, last)
        ):
            return True
    return False


def bare_clause(reading: Reading, at: int, takes: frozenset[str]) -> bool:
    """Whether a clause begins here with no word to open it: "said the bridge was safe"."""
    tags = reading.tags(at)
    if tags & (MARK | JOINS | SUBORDINATES | OPENS) and not tags & (DETERMINER | PRONOUN):
        return False
    if reading.grammar.book.participles and leans(reading, at):
        # "at a forum [hosted by the union]"
        return False
    _, last = reading.segment(at)
    stop = min(last, at + VERB_WITHIN)
    contracted = "’" in reading.words[at].low or "'" in reading.words[at].low
    if reading.finite_in(at if contracted or reading.grammar.book.heads_first else at + 1, stop):
        return True
    if any(reading.tags(k) & QUOTED for k in range(at + 1, stop)):
        return True
    # "said the mayor, who had come, was safe": the verb after an insertion
    if reading.is_mark(last, ",") and last + 1 < reading.end:
        _following, end = reading.segment(last + 1)
        if reading.is_mark(end, ",") and end + 1 < reading.end and reading.is_finite(end + 1):
            return True
    if reading.grammar.book.heads_first:
        return False
    return not takes & {"object", "as", "infinitive"} and last - at >= 4


def clause_after_comma(reading: Reading, first: int) -> bool:
    """Whether a main clause follows a comma: "sagte, er sei", its verb in the second place."""
    tags = reading.tags(first)
    if tags & (SUBORDINATES | JOINS) and not tags & DETERMINER:
        return False
    _, last = reading.segment(first)
    short = last - first == 3 and reading.tags(first + 1) & CAPITAL and reading.tags(last - 1) & SUBJUNCTIVE
    # "die sicher sei" leans on a noun, "die Brücke sei sicher" is a clause
    if (
        tags & RELATIVE
        and tags & DETERMINER
        and not short
        and (last - first < 3 or (reading.is_finite(last - 1) and not reading.finite_in(first + 1, last - 1)))
    ):
        return False
    # "der den Hafen leitet": no noun follows its article
    noun = not reading.tags(first + 1) & (DETERMINER | PREPOSITION | PRONOUN)
    if tags & RELATIVE and tags & DETERMINER and not noun and not reading.finite_in(first + 1, last - 1):
        return False
    stop = min(last, first + VERB_WITHIN)
    if any(reading.is_finite(at) for at in range(first + 1, stop)):
        return True
    # a verb that no list knows shows itself right behind the first phrase: "die Brücke wackle"
    phrase = reading.after(first) if reading.grammar.v2 else None
    if phrase is None or phrase[0] != first or phrase[1] >= last:
        return False
    verb = reading.words[phrase[1]]
    return verb.low.endswith(("e", "t", "en")) and not verb.tags & (CAPITAL | ADVERB | PREPOSITION | MARK)


def words_between(reading: Reading, at: int) -> bool:
    """Whether a word may stand between a verb and its clause although it is none of the known ones."""
    return False
