"""What follows a verb of saying: the clause, the words in marks, the object, and to whom it was said."""

from firsthand.quotations.bits import (
    ADVERB,
    AS,
    ASKS,
    AUXILIARY,
    CLITIC,
    DENIES,
    DETERMINER,
    EVENT,
    INFINITIVE,
    MARK,
    OPENS,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    REFLEXIVE,
    RELATIVE,
    SAID_TO,
    SUBORDINATES,
    TIME,
)  # fmt: skip
from firsthand.quotations.caseless import apart, is_heard
from firsthand.quotations.clauses import (
    bare_clause,
    bare_infinitive,
    clause_after_comma,
    demonstrative,
    has_infinitive,
    is_state,
    opens_infinitive,
    question,
    words_between,
)
from firsthand.quotations.reading import Reading
from firsthand.quotations.segments import Range
from firsthand.quotations.told_to import Complement, addressed, beside
from firsthand.quotations.unmarked import infinitive_from, is_particle, opener

# How far a clause may stand from its verb: "said in an interview with ... on Tuesday that".
REACH = 32
# A clause that follows without a word to open it shows its verb within so many words.
VERB_WITHIN = 14


def complement(
    reading: Reading, start: int, takes: frozenset[str], has_subject: bool, inverted: bool
) -> Complement:
    """Read on from the word after a verb. `inverted` where its subject may follow it."""
    found = Complement(rest=start)
    words, limit = reading.words, min(reading.end, start + REACH)
    clause = bool(takes & {"clause", "question"})
    if takes == {"marked"}:
        return found
    at = start
    passed = reading.end
    while at < limit:
        word = words[at]
        tags = word.tags
        if tags & QUOTED:
            if takes == {"infinitive"} and (reading.grammar.book.clitics or reading.grammar.book.participles):
                break
            return _ends(found, "quote", at)
        if tags & MARK:
            if word.low == ":":
                return _ends(found, "colon", at + 1)
            if word.low == ",":
                if step := _comma(reading, at, takes, found):
                    if step < 0:
                        return found
                    at = step
                    continue
                break
            if word.low in "–—-" and reading.tags(at + 1) & QUOTED:
                return _ends(found, "quote", at + 1)
            if reading.grammar.v2 and (beyond := reading.beyond_bracket(at)):
                at = beyond
                continue
            if reading.bound[at] or word.low in ".!?":
                break
            at += 1
            continue
        if tags & OPENS and clause and not (tags & DETERMINER and demonstrative(reading, at)):
            return _ends(found, "clause", at)
        prepared = at == start and tags & PREPOSITION and tags & INFINITIVE
        if prepared and clause and reading.tags(at + 1) & OPENS:
            # "advirtió de que"
            return _ends(found, "clause", at)
        asks = tags & ASKS and not (reading.grammar.book.commas and reading.grammar.book.lead_subject)
        if asks and takes & {"question", "clause"} and question(reading, at, takes):
            return _ends(found, "clause", at)
        if at == start and tags & (CLITIC | REFLEXIVE) and not tags & (DETERMINER | PRONOUN):
            # "disse-lhe que"
            at += 1
            found.rest = at
            continue
        if (
            tags & INFINITIVE
            and reading.grammar.svo
            and "infinitive" in takes
            and opens_infinitive(reading, at)
        ):
            return _ends(found, "clause", at)
        if "infinitive" in takes and at == found.rest and bare_infinitive(reading, at):
            return _ends(found, "clause", at)
        if "state" in takes and is_state(reading, at):
            return _ends(found, "clause", at)
        if tags & AS and "as" in takes and found.rest > start:
            return _ends(found, "object", start)
        if clause and reading.grammar.book.plain and is_particle(reading, at):
            at += 1
            continue
        if at == start and {"told", "object"} <= takes and _is_called_for(reading, at):
            return _ends(found, "object", at)
        step = beside(reading, at, found, takes)
        if step > at:
            at = step
            found.rest = at
            continue
        if "infinitive" in takes and at == found.rest and (step := _urged(reading, at, found)):
            at = step
            continue
        behind = reading.grammar.book.participles and not has_subject and _behind_marks(reading, start)
        if (
            "told" in takes
            and not behind
            and found.addressee is None
            and at == found.rest
            and (has_subject or not reading.grammar.book.clitics)
        ) and (phrase := reading.after(at)):
            found.addressee = reading.with_apposition(phrase) if _closes(reading, phrase) else phrase
            if reading.grammar.book.participles:
                found.addressee = _without_occasion(reading, found.addressee)
            at = found.addressee[1]
            found.rest = at
            continue
        if reading.grammar.v2 and word.low in reading.grammar.book.it and not tags & DETERMINER:
            # "So sagte es [Lindt]": its object, where somebody follows
            subject = reading.after(at + 1) if inverted and not has_subject else None
            if subject and subject[0] == at + 1 and reading.is_somebody(subject):
                at = found.rest = at + 1
                continue
        if inverted and not has_subject and found.subject is None:
            begins = clause or not reading.grammar.book.heads_first
            if (phrase := reading.after(at)) and not (begins and _is_subject_of_clause(reading, phrase)):
                if reading.grammar.v2:
                    phrase = reading.without_outlet(phrase)
                if reading.grammar.book.caseless:
                    found.subject, at = apart(reading, phrase, takes)
                    found.rest = at
                    if at < phrase[1] and not is_heard(reading, at):
                        return _ends(found, "clause" if "infinitive" in takes else "object", at)
                    continue
                found.subject = reading.with_apposition(phrase)
                at = found.rest = found.subject[1]
                if reading.grammar.v2 and at > phrase[1] and reading.is_mark(at, ","):
                    # "sagte die Vorsitzende, Mara Lindt, [dem Kurier]"
                    heard = reading.after(at + 1)
                    if heard and heard[0] == at + 1 and reading.low(at + 1) in reading.grammar.book.datives:
                        at += 1
                continue
        if "infinitive" in takes and at == found.rest and reading.grammar.book.infinitive_openers:
            opening = infinitive_from(reading, at)
            if opening is not None:
                return _ends(found, "clause", opening)
        if reading.grammar.v2:
            # where no clause follows it is the object
            passed = min(passed, at)
            called = reading.grammar.book.plain and "as" in takes and not clause
            if not called and (step := addressed(reading, at, found, takes, has_subject)):
                at = step
                continue
        if reading.grammar.book.heads_first and clause:
            if place := opener(reading, at):
                at = place
                continue
            if reading.grammar.book.caseless and "quote" not in takes:
                break
        if reading.grammar.book.bare == "direct" and clause and bare_clause(reading, at, takes):
            return _ends(found, "clause", at)
        if takes & {"object", "as"} and not (reading.grammar.v2 and clause):
            return _ends(found, "object", at)
        if reading.grammar.v2 or reading.grammar.final:
            at += 1
            continue
        if words_between(reading, at):
            at += 1
            continue
        break
    if reading.grammar.v2 and takes & {"object", "as"}:
        # what would be the one addressed if a clause followed is the object: "forderte [den Rücktritt]"
        found.rest = min(found.rest, passed)
        if found.addressee and found.addressee[0] >= passed:
            found.addressee = None
    if (
        takes & {"object", "as"}
        and not found.kind
        and found.rest < reading.end
        and not reading.bound[found.rest]
    ):
        return _ends(found, "object", found.rest)
    return found


def _without_occasion(reading: Reading, phrase: Range) -> Range:
    """The one addressed without where it was said to him: "told [the Herald] in an interview"."""
    for at in range(phrase[0] + 1, phrase[1]):
        if reading.tags(at) & PREPOSITION and any(reading.tags(k) & EVENT for k in range(at + 1, phrase[1])):
            return phrase[0], at
    return phrase


def _behind_marks(reading: Reading, start: int) -> bool:
    """Whether a verb right behind words in marks has its speaker after it: "“Why?” asked [Lindt]"."""
    at = start - 2
    if reading.is_mark(at, ",–—"):
        at -= 1
    return bool(reading.tags(at) & QUOTED)


def _is_called_for(reading: Reading, at: int) -> bool:
    """Whether what somebody is to do stands behind a verb and not who is to do it: "appelle [au calme]"."""
    if not reading.grammar.book.clitics or not reading.tags(at) & SAID_TO:
        return False
    phrase = reading.after(at + 1)
    if phrase is None or reading.is_somebody(phrase):
        return False
    return not (reading.tags(phrase[1]) & INFINITIVE and opens_infinitive(reading, phrase[1]))


def _urged(reading: Reading, at: int, found: Complement) -> int:
    """Past the one who is to do something: "urged [the council] to repair it"."""
    if reading.grammar.book.bare != "direct" or found.addressee:
        return 0
    phrase = reading.after(at)
    if phrase is None or phrase[0] != at or not reading.tags(phrase[1]) & INFINITIVE:
        return 0
    if not opens_infinitive(reading, phrase[1]):
        return 0
    found.addressee = phrase
    found.rest = phrase[1]
    return phrase[1]


def _relative(reading: Reading, comma: int, found: Complement) -> bool:
    """Whether "que" right after what a comma closes is about it: "afirmó el ministro, que añadió que"."""
    if not reading.grammar.book.clitics or comma > found.rest or not reading.tags(comma + 1) & RELATIVE:
        return False
    at = comma + 2
    while at < reading.end and reading.tags(at) & (CLITIC | REFLEXIVE | DENIES | ADVERB):
        at += 1
    return at < reading.end and reading.is_finite(at)


def _is_subject_of_clause(reading: Reading, phrase: Range) -> bool:
    """Whether a phrase right after a verb begins what was said: "said Lindt had left"."""
    if reading.grammar.book.bare != "direct":
        return False
    at = phrase[1]
    while at < reading.end and reading.tags(at) & ADVERB and not reading.tags(at) & AUXILIARY:
        at += 1
    return at < reading.end and reading.is_finite(at)


def _ends(found: Complement, kind: str, start: int) -> Complement:
    found.kind, found.start = kind, start
    return found


def _comma(reading: Reading, at: int, takes: frozenset[str], found: Complement) -> int:
    """What a comma after a verb leads to: -1 where `found` is complete, where to go on, 0 for nothing."""
    following = reading.tags(at + 1)
    if at + 1 >= reading.end:
        return 0
    if following & QUOTED:
        near = range(max(0, at - REACH), at)
        if reading.grammar.book.clitics and not any(reading.tags(k) & QUOTED for k in near):
            # "confiesa que escribe de noche, «por miedo al día»": words said stand behind a colon
            return 0
        _ends(found, "quote", at + 1)
        return -1
    if following & OPENS and takes & {"clause", "question"} and not _relative(reading, at, found):
        _ends(found, "clause", at + 1)
        return -1
    if reading.grammar.book.prodrop and at > found.rest and "object" in takes and following & DETERMINER:
        # "Reclama, además, la apertura"
        _ends(found, "object", at + 1)
        return -1
    strict = reading.grammar.book.bare == "comma" or reading.grammar.book.commas
    if strict and following & ASKS and takes & {"question", "clause"} and not following & RELATIVE:
        _ends(found, "clause", at + 1)
        return -1
    first, last = reading.segment(at + 1)
    if strict and "infinitive" in takes and has_infinitive(reading, first, last):
        _ends(found, "clause", first)
        return -1
    if (
        reading.grammar.book.bare == "comma"
        and takes & {"clause", "quote"}
        and clause_after_comma(reading, first)
    ):
        _ends(found, "clause", first)
        return -1
    # an insertion between commas: ", in a statement,", ", who had come,"
    if (
        last < reading.end
        and reading.is_mark(last, ",")
        and last - first <= 24
        and (
            following & (PREPOSITION | RELATIVE | ADVERB | TIME | SUBORDINATES)
            or strict
            or (reading.grammar.book.clitics and following & PRONOUN and last - first == 1)
        )
    ):
        return last
    return 0


def _closes(reading: Reading, phrase: Range) -> bool:
    return reading.is_mark(phrase[1], ",")
