"""To whom, where and in what it was said: told [reporters], in [an interview], on [X]."""

from dataclasses import dataclass

from firsthand.quotations.bits import (
    ADVERB,
    ATTACHES,
    CAPITAL,
    DETERMINER,
    DOCUMENT,
    EVENT,
    INFINITIVE,
    NUMBER,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SAID_TO,
    TIME,
    VERB,
)  # fmt: skip
from firsthand.quotations.caseless import is_heard
from firsthand.quotations.clauses import (
    opens_infinitive,
)
from firsthand.quotations.reading import Reading
from firsthand.quotations.segments import Range
from firsthand.quotations.verb_second import may_hear


@dataclass(slots=True)
class Complement:
    """What stands right of a verb: `kind` is clause, quote, colon, object, or "" where there is nothing.

    `start` is the word where it begins. `subject` is the speaker where he follows his verb.
    """

    kind: str = ""
    start: int = 0
    subject: Range | None = None
    addressee: Range | None = None
    via: Range | None = None
    # where the words that belong to the verb itself end: adverbs, times, the one addressed
    rest: int = 0


def beside(reading: Reading, at: int, found: Complement, takes: frozenset[str]) -> int:
    """Past an adverb, a time, an addressee with its preposition, or where it was said; `at` where none is."""
    words, tags, first = reading.words, reading.tags(at), at
    if reading.grammar.book.caseless and found.addressee is None and is_heard(reading, at):
        found.addressee = reading.after(at) or (at, at + 1)
        return found.addressee[1]
    if tags & (TIME | ADVERB) and not tags & (DETERMINER | PRONOUN):
        return at + 1
    if tags & NUMBER and reading.tags(at - 1) & TIME:
        return at + 1
    if tags & (DETERMINER | PREPOSITION) and (
        reading.tags(at + 1) & TIME or (reading.tags(at + 2) & TIME and not reading.tags(at + 1) & CAPITAL)
    ):
        at += 1
        while at < reading.end and (
            reading.tags(at) & (TIME | NUMBER)
            or (reading.tags(at) & (DETERMINER | PREPOSITION) and reading.tags(at + 1) & TIME)
        ):
            if reading.bound[at] or reading.tags(at) & (VERB | QUOTED):
                break
            at += 1
        counted = reading.grammar.book.clitics and "object" in takes and not tags & PREPOSITION
        # "pidió diez años de cárcel", "chiedono la fine dei lavori": what is asked for, and no time
        return first if counted and reading.tags(at) & ATTACHES else at
    if (
        tags & SAID_TO
        and found.addressee is None
        and (takes & {"clause", "quote", "told"} or (reading.grammar.book.clitics and "infinitive" in takes))
    ) and (phrase := reading.after(_past_preposition(reading, at))):
        found.addressee = phrase
        return phrase[1]
    infinitive = tags & INFINITIVE and reading.grammar.svo and "infinitive" in takes
    if infinitive and reading.grammar.book.clitics:
        # "dijo en una entrevista que", and not "insistió en quedarse"
        infinitive = opens_infinitive(reading, at)
    if tags & PREPOSITION and not infinitive:
        phrase = reading.after(_past_preposition(reading, at))
        if phrase is None:
            return at
        head_end = phrase[1]
        if reading.grammar.book.clitics:
            # "se plaint de la lenteur du procès": what it is about, and no trial where it was said
            inner = range(phrase[0] + 1, phrase[1])
            head_end = next((k for k in inner if reading.tags(k) & PREPOSITION), phrase[1])
        place = any(reading.tags(k) & (EVENT | DOCUMENT) for k in range(phrase[0], head_end))
        if reading.grammar.book.clitics and "object" in takes and tags & ATTACHES and words[at].low[0] == "d":
            # "s'est félicité de l'accord", with "de", "del", "di" or "della"
            place = False
        platform = words[phrase[0]].end and _is_platform(reading, phrase)
        if (place or platform) and found.via is None:
            found.via = phrase
            end = phrase[1]
            # "in an interview with Nordlys Press": what was said to an outlet is said to it
            while reading.tags(end) & PREPOSITION and (further := reading.after(end + 1)):
                if any(reading.tags(k) & TIME for k in range(*further)):
                    break
                found.via = (found.via[0], further[1])
                end = further[1]
            return end
        if "object" in takes or "as" in takes:
            return at
        if phrase[1] - phrase[0] <= 6:
            return phrase[1]
    return at


def _past_preposition(reading: Reading, at: int) -> int:
    """The word after a preposition, of two the second: "auprès de [la mairie]"."""
    return at + 2 if reading.grammar.book.clitics and reading.tags(at + 1) & PREPOSITION else at + 1


def _is_platform(reading: Reading, phrase: Range) -> bool:
    platforms = {name.lower() for name in reading.grammar.book.platforms}
    caseless = reading.grammar.book.caseless
    return any(
        reading.words[k].low in platforms and (caseless or reading.tags(k) & CAPITAL) for k in range(*phrase)
    )


def addressed(reading: Reading, at: int, found: Complement, takes: frozenset[str], has_subject: bool) -> int:
    """Past a phrase, which is the one addressed where German has him bare: "sagte [der Zeitung], dass"."""
    if not (has_subject or found.subject) or found.addressee or not takes & {"clause", "quote", "infinitive"}:
        return 0
    phrase = reading.after(at)
    if phrase is None or phrase[0] != at:
        return 0
    if not may_hear(reading, phrase):
        return phrase[1]
    found.addressee = reading.with_apposition(phrase)
    found.rest = found.addressee[1]
    return found.rest
