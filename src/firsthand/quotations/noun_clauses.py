"""Quotations that a noun gives by a clause of its own: "l'annonce que A serait déplacé a surpris"."""

from collections.abc import Iterator
from dataclasses import replace

from firsthand.model import QuotationKind
from firsthand.quotations.bits import (
    ATTACHES,
    AUXILIARY,
    DETERMINER,
    INFINITIVE,
    JOINS,
    MARK,
    NOUN_CUE,
    OPENS,
    PREPOSITION,
    QUOTED,
    RELATIVE,
    SUBORDINATES,
)  # fmt: skip
from firsthand.quotations.clauses import opens_infinitive
from firsthand.quotations.found import Found, Span
from firsthand.quotations.grammar import Tag
from firsthand.quotations.reading import Reading
from firsthand.quotations.segments import Range

BEFORE_VERB = int(Tag.CLITIC | Tag.DENIES | Tag.REFLEXIVE | Tag.ADVERB)


def noun_clauses(reading: Reading) -> Iterator[Found]:
    """Each clause that a noun such as "announcement" takes, without a speaker."""
    if not reading.any_tags & NOUN_CUE:
        return
    for at in range(reading.end - 3):
        if not reading.tags(at) & NOUN_CUE:
            continue
        # Romanian nouns have their article at the end: "Zvonul că stadionul se închide"
        bare = at == 0 and bool(reading.grammar.book.clitics)
        if not bare and not (at and reading.after_determiner(at)):
            continue
        start = at + 1
        owner = None
        if reading.grammar.book.clitics and reading.tags(start) & ATTACHES:
            # "la promesse du maire de planter"
            whose = reading.after(start + 1)
            if whose and whose[0] == start + 1 and reading.is_somebody(whose):
                owner, start = whose, whose[1]
        if reading.words[at].low in reading.grammar.book.pledges and reading.tags(start) & INFINITIVE:
            if opens_infinitive(reading, start) and (end := _clause_end(reading, start + 2, owed=0)):
                yield _given(reading, (at if bare else at - 1, at + 1), owner, start, end)
            continue
        opens = start + 1 if reading.tags(start) & INFINITIVE else start
        if not reading.tags(opens) & OPENS or (
            reading.tags(opens) & RELATIVE and reading.is_finite(opens + 1)
        ):
            # "l'annonce que fait le maire": a relative clause
            continue
        end = _clause_end(reading, opens + 1)
        if end is None:
            continue
        found = _given(reading, (at if bare else at - 1, at + 1), owner, start, end)
        yield found if owner or bare else replace(found, speaker=_possessor(reading, at - 1))


def _given(reading: Reading, cue: Range, owner: Range | None, start: int, end: int) -> Found:
    words = reading.words
    quoted = any(reading.tags(k) & QUOTED for k in range(start, end))
    noun = (words[cue[0]].start, words[cue[1] - 1].end)
    return Found(
        content=(words[start].start, words[end - 1].end),
        kind=QuotationKind.MIXED if quoted else QuotationKind.INDIRECT,
        cue=noun,
        frame=noun,
        speaker=(words[owner[0]].start, words[owner[1] - 1].end) if owner else None,
    )


def _possessor(reading: Reading, at: int) -> Span | None:
    """Whose word it is: "[Lindt's] claim that", "[her] claim that"; None where it says only "the claim"."""
    word = reading.words[at]
    if word.low.endswith(("'s", "’s")) and (phrase := reading.before(at + 1)):
        return reading.words[phrase[0]].start, word.end - 2
    return (word.start, word.end) if word.low in reading.grammar.book.possessives else None


def _clause_end(reading: Reading, start: int, owed: int = 1) -> int | None:
    """Where the clause ends: before the finite verb it does not owe, which is that of the sentence."""
    at = start
    while at < reading.end:
        tags = reading.tags(at)
        if reading.is_mark(at, ",;:"):
            return at if owed <= 0 else None
        if (tags & (RELATIVE | OPENS | SUBORDINATES) and not tags & (DETERMINER | PREPOSITION)) or (
            tags & JOINS and owed <= 0 and not reading.tags(at + 1) & INFINITIVE
        ):
            owed += 1
        elif not tags & MARK and reading.is_finite(at):
            if owed <= 0:
                while at > start and reading.tags(at - 1) & BEFORE_VERB:
                    at -= 1
                return at
            owed -= 1
            helped = bool(tags & AUXILIARY)
            while at + 1 < reading.end and (
                reading.tags(at + 1) & BEFORE_VERB
                or (helped and (reading.tags(at + 1) & AUXILIARY or reading.is_finite(at + 1)))
            ):
                helped = helped and bool(reading.tags(at + 1) & (AUXILIARY | BEFORE_VERB))
                at += 1
        at += 1
    return reading.end if owed <= 0 else None
