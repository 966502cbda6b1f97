"""Verbs of saying and what follows them, where endings and not places tell who does what."""

from dataclasses import dataclass

from firsthand.quotations.bits import (
    ADVERB,
    ASKS,
    CAPITAL,
    DENIES,
    DETERMINER,
    JOINS,
    JUST_AS,
    MARK,
    NUMBER,
    OPENS,
    PREPOSITION,
    QUOTED,
    RELATIVE,
    SUBORDINATES,
    TIME,
    VERB,
)  # fmt: skip
from firsthand.quotations.cases_reading import Inflected
from firsthand.quotations.cases_words import AUXILIARY, NOUNS
from firsthand.quotations.grammar import Tag
from firsthand.quotations.segments import Range
from firsthand.reference.quotation_book import VerbForm

# How far what was said may stand from its verb.
REACH = 36
_DASHES = "–—-"


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying at words `start` to `end`; `head` is where what denies it or helps it begins.

    `governs` are the prepositions that its object stands after ("apologised for").
    """

    start: int
    end: int
    head: int
    takes: frozenset[str]
    gerund: bool
    governs: frozenset[str] = frozenset()


@dataclass(slots=True)
class Right:
    """What stands right of a verb; `kind` is clause, colon, quote, object, or "" where there is nothing."""

    kind: str = ""
    start: int = 0
    end: int = 0
    subject: Range | None = None
    body: Range | None = None
    addressee: Range | None = None
    via: Range | None = None
    rest: int = 0


def cues(reading: Inflected) -> list[Cue]:
    """The verbs of saying in order."""
    found: list[Cue] = []
    opens = reading.grammar.opens_cue
    if not reading.any_tags & VERB and opens.isdisjoint(reading.lows):
        return found
    at = 0
    while at < reading.end:
        word = reading.words[at]
        may = word.tags & VERB or word.low in opens
        cue = _cue_at(reading, at) if may and at not in reading.idle else None
        if cue:
            found.append(cue)
        at = cue.end if cue else at + 1
    return found


def _cue_at(reading: Inflected, at: int) -> Cue | None:
    word = reading.words[at]
    end = at + 1
    forms: tuple[VerbForm, ...] = ()
    governs: set[str] = set()
    for phrase, form in reading.grammar.phrases_from.get(word.low, ()):
        governed = "object" in form.takes and bool(reading.grammar.tags(phrase[-1]) & PREPOSITION)
        wanted = phrase[:-1] if governed else phrase
        stop = at + len(wanted)
        here = stop <= reading.end and (not forms or stop == end or governed)
        if governed and len(wanted) > 1:
            # "asked forgiveness [for]": a noun of its own otherwise
            here = here and any(
                reading.words[k].low == phrase[-1] for k in range(stop, min(stop + 5, reading.end))
            )
        if here and reading.lows[at:stop] == wanted:
            if governed:
                governs.add(phrase[-1])
                end = max(end, stop)
            else:
                forms, end = (*forms, form), stop
    if governs and not forms and not word.tags & VERB:
        forms = (VerbForm(frozenset(), True),)
    if word.tags & VERB:
        forms = (*forms, *reading.grammar.book.verbs[word.low])
    if not forms or (word.tags & CAPITAL and any(not reading.tags(k) & MARK for k in range(at))):
        return None
    if reading.tags(at - 1) & PREPOSITION and not reading.tags(at - 1) & ADVERB:
        return None
    head = at
    while head > 0 and reading.tags(head - 1) & (AUXILIARY | ADVERB | DENIES) and not (
        reading.tags(head - 1) & (DETERMINER | NOUNS | CAPITAL | JUST_AS)
    ):  # fmt: skip
        head -= 1
    if not any(form.finite for form in forms) and not any(
        reading.tags(k) & int(Tag.MODAL) for k in range(max(0, at - 2), at)
    ):
        return None
    takes = frozenset(take for form in forms for take in form.takes)
    gerund = reading.is_gerund(at) or (head > 0 and _leans_on(reading, head))
    return Cue(at, end, head, takes, gerund, frozenset(governs))


def _leans_on(reading: Inflected, head: int) -> bool:
    """Whether the word before the verb makes it lean on another's subject: "като добави", "přičemž dodal"."""
    return reading.segment(head)[0] == head - 1 and bool(
        reading.cases.leaning.match(reading.words[head - 1].low)
    )


def right_of(reading: Inflected, cue: Cue, has_subject: bool, has_body: bool) -> Right:
    """Read on from the word after a verb."""
    found = Right(rest=cue.end)
    takes = cue.takes
    clause = bool(takes & {"clause", "question"})
    limit = min(reading.end, cue.end + REACH)
    at = cue.end
    many = reading.is_impersonal(cue.start)
    written = bool(reading.cases.written.match(reading.words[cue.start].low))
    thing: Range | None = None
    while at < limit:
        tags = reading.tags(at)
        if tags & QUOTED:
            if reading.is_mark(at - 1, _DASHES):
                return _ends(found, "quote", at)
            if (
                reading.is_name(at)
                and ("told" in takes or "clause" in takes)
                and not (thing and "as" in takes)
                and not _in_apposition(reading, at)
            ):
                if _addressed(reading, at, cue) and found.addressee is None:
                    found.addressee = (at, at + 1)
                elif found.subject is None and not has_subject:
                    found.subject = (at, reading.phrase(at, limit))
                at = found.rest = at + 1
                continue
            if takes & {"object", "as"}:
                thing = thing or (at, at + 1)
                at += 1
                continue
            return _ends(found, "quote", at)
        if tags & MARK:
            if reading.words[at].low == ":" and (
                (takes & {"clause", "quote"} and thing is None)
                or (reading.tags(at + 1) & QUOTED and not reading.is_titled(at + 1))
            ):
                return _ends(found, "colon", at + 1)
            if reading.words[at].low == ",":
                if step := _comma(reading, at, takes, found, thing is not None):
                    if step < 0:
                        return found
                    at = step
                    continue
                break
            if found.via and found.via[1] == at and reading.is_mark(at, "."):
                break
            if reading.bound[at] and not (reading.is_mark(at, _DASHES) and reading.tags(at + 1) & QUOTED):
                break
            at += 1
            continue
        if tags & OPENS and clause and at + 1 < reading.end and not reading.bound[at + 1]:
            return _ends(found, "clause", at)
        if tags & ASKS and "question" in takes and not tags & (PREPOSITION | JUST_AS) and thing is None:
            return _ends(found, "clause", at)
        if "infinitive" in takes and (start := _infinitive(reading, at)) >= 0:
            if thing and thing[1] == at and tags & int(Tag.INFINITIVE) and "told" not in takes:
                # "they want the mayor to resign": who is to do it belongs to what they want
                start = thing[0]
            elif found.subject and found.subject[1] == at and tags & int(Tag.INFINITIVE):
                start, found.subject = found.subject[0], None
            return _ends(found, "infinitive", start)
        if tags & (ADVERB | TIME | DENIES) and not tags & (DETERMINER | CAPITAL):
            at += 1
            if thing is None:
                found.rest = at
            continue
        if tags & NUMBER and (reading.tags(at + 1) | reading.tags(at - 1)) & TIME:
            at = found.rest = at + 1
            continue
        if tags & PREPOSITION:
            end = reading.prepositional(at, limit)
            if tags & int(Tag.SAID_TO) and found.addressee is None and end > at + 1:
                found.addressee = (at + 1, end)
                at = found.rest = end
                continue
            if thing is None and reading.words[at].low in cue.governs and not reading.is_event(at + 1, end):
                thing = (at, end)
                at = end
                continue
            at = _beside(reading, at, end, found, has_subject or has_body, thing is None, many, written)
            continue
        if tags & JOINS or reading.acts(at):
            break
        if found.addressee is None and (end := _told_agency(reading, cue, at, has_subject or has_body)):
            found.addressee = (at, end)
            at = found.rest = end
            continue
        told = takes & {"clause", "told", "infinitive"} and "as" not in takes
        if found.addressee is None and thing is None and told:
            end = reading.dative(at, limit)
            if end > at:
                found.addressee = (at, end)
                at = found.rest = end
                continue
        end = reading.phrase(at, limit)
        if cue.governs:
            # "warned tourists [against] going out": no part of who they are
            end = next((k for k in range(at + 1, end) if reading.words[k].low in cue.governs), end)
        if end <= at:
            at += 1
            continue
        free = found.subject is None and not has_subject and thing is None
        if free and not (has_body and "object" in takes) and _may_follow(reading, (at, end), cue):
            found.subject = (at, end)
            found.rest = end
        elif "told" in takes and found.addressee is None and thing is None and (
            "object" not in takes or reading.names_somebody(at, end)
        ):  # fmt: skip
            found.addressee = (at, end)
            found.rest = end
        elif thing is None:
            thing = (at, end)
        at = end
    if thing is not None and (takes & {"object", "as"} or reading.words[thing[0]].low in cue.governs):
        found.end = thing[1]
        return _ends(found, "object", thing[0])
    if thing is not None:
        found.rest = thing[1]
    return found


def _ends(found: Right, kind: str, start: int) -> Right:
    found.kind, found.start = kind, start
    return found


def _told_agency(reading: Inflected, cue: Cue, at: int, has_subject: bool) -> int:
    """Where an agency that is told and does not tell ends, 0 for none: "a source told TASS".

    Its name has no cases; it is told where somebody else speaks, before the verb or after the name.
    """
    if reading.words[at].low not in reading.cases.agencies:
        return 0
    end = at + 1
    while end < reading.end and reading.words[end].low in reading.cases.agencies:
        end += 1
    if has_subject or reading.words[cue.start].low in reading.cases.tells:
        return end
    if end >= reading.end or reading.bound[end] or reading.tags(end) & (PREPOSITION | JOINS | ADVERB):
        return 0
    return end if reading.may_be_subject((end, reading.phrase(end, reading.end))) else 0


def _may_follow(reading: Inflected, phrase: Range, cue: Cue) -> bool:
    """Whether a phrase after a verb is its subject and not its object."""
    if not reading.may_be_subject(phrase):
        return False
    if not cue.takes & {"object", "as", "told"}:
        return True
    return any(
        reading.words[k].low in reading.cases.nominatives
        or (reading.tags(k) & CAPITAL and not reading.cases.adjective.match(reading.words[k].low))
        or reading.tags(k) & int(Tag.PRONOUN)
        for k in range(*phrase)
    )


def _addressed(reading: Inflected, at: int, cue: Cue) -> bool:
    """Whether a name in marks right after a verb is told and does not tell: somebody else speaks after it."""
    first, _ = reading.segment(cue.start)
    if reading.tags(first) & JUST_AS and first + 1 >= cue.head:
        first = cue.head
    return first < cue.head or not (at + 1 >= reading.end or reading.bound[at + 1])


def _in_apposition(reading: Inflected, at: int) -> bool:
    return reading.is_mark(at - 1, ",:")


def _beside(
    reading: Inflected, at: int, end: int, found: Right, subject: bool, free: bool, many: bool, written: bool
) -> int:
    """Past a phrase with a preposition beside a verb: where it was said, or the body that says it."""
    unclaimed = not subject and found.body is None and reading.words[at].low in reading.cases.speaks_in
    if unclaimed and written and any(reading.tags(k) & int(Tag.DOCUMENT) for k in range(at + 1, end)):
        found.body = (at + 1, end)
    elif reading.is_event(at + 1, end) and found.via is None:
        while end < reading.end and reading.tags(end) & PREPOSITION:
            further = reading.prepositional(end, reading.end)
            if any(reading.tags(k) & TIME for k in range(end, further)):
                break
            end = further
        found.via = outlet_within(reading, (at + 1, end))
    elif unclaimed and (reading.speaks(at + 1, end) or (many and reading.may_speak(at + 1, end))):
        found.body = (at + 1, end)
    if free:
        found.rest = end
    return max(end, at + 1)


def outlet_within(reading: Inflected, place: Range) -> Range:
    """Of an interview with an outlet the outlet: "in an interview with «the Courier»"."""
    first, last = place
    given = reading.words[first].low in reading.cases.given_to and reading.tags(last - 1) & QUOTED
    return (last - 1, last) if given and last - first > 1 else place


def _comma(reading: Inflected, at: int, takes: frozenset[str], found: Right, thing: bool) -> int:
    """What a comma leads to: -1 where `found` is complete, the word to go on at, 0 for nothing."""
    following = at + 1
    while following < reading.end and reading.is_mark(following, _DASHES):
        following += 1
    if following >= reading.end:
        return 0
    tags = reading.tags(following)
    first, last = reading.segment(following)
    clause = bool(takes & {"clause", "question"})
    if tags & OPENS and (clause or "infinitive" in takes) and last > following + 1:
        _ends(found, "clause", following)
        return -1
    after_preposition = reading.tags(following + 1) & ASKS and tags & PREPOSITION
    inside = any(
        reading.words[k].low in reading.cases.asks_inside for k in range(first, min(first + 5, last))
    )
    named = found.subject is not None and found.subject[1] == at
    asks = bool(tags & ASKS) and not (tags & RELATIVE and (thing or named or found.rest < at))
    if "question" in takes and (asks or after_preposition or inside):
        _ends(found, "clause", following)
        return -1
    if tags & OPENS or (following - at > 1):
        return 0
    if last < reading.end and reading.is_mark(last, ",") and last - first <= 24:
        leans = reading.leans(first)
        named = reading.with_second_name((at - 1, at), reading.end)[1] > at
        if named and found.subject and found.subject[1] == at:
            found.subject = (found.subject[0], last)
            found.rest = last
        if tags & (PREPOSITION | RELATIVE | SUBORDINATES | JUST_AS) or leans or named:
            return last
    if found.subject and found.subject[1] == at:
        whole = reading.with_second_name(found.subject, reading.end)
        if whole != found.subject:
            found.subject = whole
            found.rest = whole[1]
            return whole[1]
    return 0


def _infinitive(reading: Inflected, at: int) -> int:
    """Where what was promised or asked begins, -1 where not here."""
    if reading.is_infinitive(at) and at + 1 < reading.end:
        return at
    following = at + 1
    if reading.tags(at) & DENIES and following < reading.end and reading.is_infinitive(following):
        return at
    return -1
