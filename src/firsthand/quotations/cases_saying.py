"""Quotations that a verb gives to a speaker, where endings and not places tell who he is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from firsthand.model import QuotationKind
from firsthand.quotations.cases_reading import (
    ADVERB, ASKS, AUXILIARY, CAPITAL, DENIES, DETERMINER, JOINS, MARK, NOUNS, NUMBER, OPENS, PREPOSITION,
    QUOTED, RELATIVE, TIME, VERB, Inflected,
)  # fmt: skip
from firsthand.quotations.found import Found, Span
from firsthand.quotations.grammar import Tag
from firsthand.quotations.reading import Range
from firsthand.reference.quotation_cues import VerbForm

JUST_AS, SUBORDINATES = int(Tag.JUST_AS), int(Tag.SUBORDINATES)
# How far what was said may stand from its verb.
REACH = 36
_DASHES = "–—-"


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying at words `start` to `end`; `head` is where what denies it or helps it begins."""

    start: int
    end: int
    head: int
    takes: frozenset[str]
    gerund: bool


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
    at = 0
    while at < reading.end:
        cue = None if at in reading.idle else _cue_at(reading, at)
        if cue:
            found.append(cue)
        at = cue.end if cue else at + 1
    return found


def _cue_at(reading: Inflected, at: int) -> Cue | None:
    word = reading.words[at]
    end = at + 1
    forms: tuple[VerbForm, ...] = ()
    for phrase, form in reading.grammar.phrases.get(word.low, ()):
        stop = at + len(phrase)
        if stop <= reading.end and all(reading.words[at + k].low == part for k, part in enumerate(phrase)):
            if not forms or stop == end:
                forms, end = (*forms, form), stop
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
    return Cue(at, end, head, takes, gerund)


def _leans_on(reading: Inflected, head: int) -> bool:
    """Whether the word before the verb makes it lean on another's subject: "като добави", "přičemž dodal"."""
    return reading.segment(head)[0] == head - 1 and bool(
        reading.cases.leaning.match(reading.words[head - 1].low)
    )


def sayings(reading: Inflected) -> Iterator[Found]:
    """Each quotation that a verb makes, in order of the verbs."""
    found = cues(reading)
    covered = -1
    for number, cue in enumerate(found):
        later = found[number + 1 :][:4]
        quotation = _quotation(reading, cue, found[:number][-1:], later)
        if quotation is None:
            continue
        if quotation.content[0] < covered and quotation.speaker is None:
            continue
        if not (quotation.content[0] < covered and quotation.kind is QuotationKind.REPORTED):
            covered = max(covered, quotation.content[1])
            yield quotation


def _quotation(reading: Inflected, cue: Cue, earlier: list[Cue], later: list[Cue]) -> Found | None:
    first, last = reading.segment(cue.start)
    aside = reading.tags(first) & JUST_AS and first < cue.start and first + 8 > cue.head - 8
    subject, body = subject_of(reading, cue, first + 1 if aside else first, earlier)
    right = right_of(reading, cue, subject is not None or cue.gerund, body is not None)
    if subject is None:
        subject = right.subject or body or right.body
    if aside:
        if right.kind in ("clause", "colon") or last - first > 24:
            return None
        if subject is None:
            # "Jak dodał, …": a verb without a subject goes on with the speaker before
            if not reading.cases.drops or reading.is_impersonal(cue.start) or right.kind:
                return None
            left = around(reading, first, last, (cue.start, cue.end), None, right)
            return replace(left, carried=True) if left else None
        end = max(right.rest, cue.end)
        _, end = reading.segment(max(cue.start, end - 1))
        return around(reading, first, end, (cue.start, cue.end), subject, right)
    if right.kind in ("clause", "colon", "quote", "infinitive"):
        return _right(reading, cue, subject, right, later)
    if left := _left(reading, cue, first, subject, right):
        return left
    if right.kind == "object" and subject is not None:
        return _object(reading, cue, subject, right, later)
    return None


def subject_of(
    reading: Inflected, cue: Cue, first: int, earlier: list[Cue]
) -> tuple[Range | None, Range | None]:
    """The subject before a verb, else the body it speaks for."""
    if cue.gerund:
        return _leaned_on(reading, cue, earlier), None
    relative = reading.tags(first)
    if relative & RELATIVE and first < cue.head and not relative & OPENS:
        return ((first, first + 1), None) if first + 1 >= cue.head else reading.subject_between(first + 1, cue.head)
    while first < cue.head and reading.tags(first) & (JOINS | OPENS | SUBORDINATES):
        first += 1
    if first < cue.head:
        found = reading.subject_between(first, cue.head, reading.is_impersonal(cue.start))
        if found != (None, None):
            return found
    at = first - 1
    joined = any(reading.tags(k) & JOINS for k in range(at, cue.head))
    if joined and earlier:
        return subject_of(reading, earlier[0], reading.segment(earlier[0].start)[0], [])
    if first >= cue.head and reading.is_mark(at, ","):
        return _before_insertion(reading, at), None
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
    if verbs or leans or opening & (PREPOSITION | RELATIVE):
        return found
    return found[0], comma


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
            if reading.is_name(at) and ("told" in takes or "clause" in takes) and not _in_apposition(reading, at):
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
            if reading.words[at].low == ":" and takes & {"clause", "quote"} and thing is None:
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
            if thing is None and "object" in takes and _governs(reading, cue, at):
                thing = (at, end)
                at = end
                continue
            at = _beside(reading, at, end, found, has_subject or has_body, thing is None, many, written)
            continue
        if tags & JOINS or reading.acts(at):
            break
        if reading.words[at].low in reading.cases.agencies and found.addressee is None and (
            reading.words[cue.start].low in reading.cases.tells
        ):  # fmt: skip
            found.addressee = (at, at + 1)
            at = found.rest = at + 1
            continue
        if found.addressee is None and thing is None and takes & {"clause", "told", "infinitive"}:
            end = reading.dative(at, limit)
            if end > at:
                found.addressee = (at, end)
                at = found.rest = end
                continue
        end = reading.phrase(at, limit)
        if end <= at:
            at += 1
            continue
        free = found.subject is None and not has_subject and thing is None
        if free and not (has_body and "object" in takes) and _may_follow(reading, (at, end), cue):
            found.subject = (at, end)
            found.rest = end
        elif "told" in takes and found.addressee is None and thing is None:
            found.addressee = (at, end)
            found.rest = end
        elif thing is None:
            thing = (at, end)
        at = end
    if thing is not None and takes & {"object", "as"}:
        found.end = thing[1]
        return _ends(found, "object", thing[0])
    if thing is not None:
        found.rest = thing[1]
    return found


def _ends(found: Right, kind: str, start: int) -> Right:
    found.kind, found.start = kind, start
    return found


def _governs(reading: Inflected, cue: Cue, at: int) -> bool:
    """Whether the verb takes its object with this preposition: "apologised … for the delay"."""
    known = reading.grammar.phrases.get(reading.words[cue.start].low, ())
    return any(words[1:] == (reading.words[at].low,) for words, _ in known)


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
    if (
        not subject
        and found.body is None
        and reading.words[at].low in reading.cases.speaks_in
        and any(reading.tags(k) & int(Tag.DOCUMENT) for k in range(at + 1, end))
        and written
    ):
        found.body = (at + 1, end)
    elif reading.is_event(at + 1, end) and found.via is None:
        while end < reading.end and reading.tags(end) & PREPOSITION:
            further = reading.prepositional(end, reading.end)
            if any(reading.tags(k) & TIME for k in range(end, further)):
                break
            end = further
        found.via = (at + 1, end)
    elif not subject and found.body is None and reading.words[at].low in reading.cases.speaks_in:
        if reading.speaks(at + 1, end) or (many and reading.may_speak(at + 1, end)):
            found.body = (at + 1, end)
    if free:
        found.rest = end
    return max(end, at + 1)


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
    inside = any(reading.words[k].low in reading.cases.asks_inside for k in range(first, min(first + 5, last)))
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


# -- where the content stands ---------------------------------------------------------------------------


def _right(reading: Inflected, cue: Cue, speaker: Range | None, right: Right, later: list[Cue]) -> Found | None:
    start = right.start
    if right.kind in ("colon", "quote") and reading.tags(start) & QUOTED:
        following = start + 1
        if following >= reading.end or reading.bound[following] or right.kind == "colon":
            content = (reading.words[start].start, reading.words[start].end)
            return _found(reading, cue, speaker, right, content, QuotationKind.DIRECT)
    if right.kind == "colon" and not cue.takes & {"clause"}:
        return None
    end = content_end(reading, start, later)
    if end - start < 2 and not reading.tags(start) & QUOTED and right.kind != "infinitive":
        return None
    if speaker is None and right.kind == "infinitive":
        return None
    return _found(reading, cue, speaker, right, span(reading, start, end), kind_of(reading, start, end))


def content_end(reading: Inflected, start: int, later: list[Cue]) -> int:
    """Where what is said ends: with the sentence, or before words that are the reporter's again."""
    depth = 0
    for at in range(start, reading.end):
        low = reading.words[at].low
        if not reading.tags(at) & MARK:
            continue
        if low == "(":
            depth += 1
        elif low == ")":
            if depth == 0:
                return at
            depth -= 1
        elif depth == 0 and low == ";":
            return at
        elif depth == 0 and low in ",–—" and at > start:
            first, last = reading.segment(at + 1)
            own = [cue for cue in later if first <= cue.start < last]
            if own and _reporter_again(reading, first, own[0]):
                return at
            if reading.tags(first) & JUST_AS and own:
                return at
    return reading.end


def _reporter_again(reading: Inflected, first: int, cue: Cue) -> bool:
    """Whether a clause with a verb of saying is the reporter's: "…, adding that", "…, and said that"."""
    if cue.gerund:
        return cue.start - first <= 3
    if not reading.tags(first) & JOINS:
        return False
    if cue.head <= first + 1:
        return True
    return right_of(reading, cue, True, False).kind in ("clause", "colon", "quote", "infinitive")


def _left(reading: Inflected, cue: Cue, first: int, speaker: Range | None, right: Right) -> Found | None:
    """The quotation whose verb comes after it: "«…», said Lindt", "The bridge is safe, she said"."""
    if not cue.takes & {"clause", "quote", "question"} or cue.gerund:
        return None
    if right.kind == "object" and right.subject is None and "quote" not in cue.takes:
        return None
    before = first - 1
    if before < 0 or not reading.bound[before]:
        before = first
        if first >= reading.end or not reading.tags(first) & QUOTED:
            return None
        before += 1
    opening = reading.tags(first)
    if opening & (RELATIVE | OPENS | SUBORDINATES | JOINS) and not opening & QUOTED and first < cue.head:
        return None
    quote = before + 1 if reading.tags(before) & QUOTED else before
    while quote > 0 and reading.tags(quote - 1) & MARK and reading.words[quote - 1].low in ",–—-!?.":
        quote -= 1
    if quote > 0 and reading.tags(quote - 1) & QUOTED:
        return _left_quote(reading, cue, speaker, right, quote - 1)
    if not reading.is_mark(before, ",–—") or speaker is None or speaker[1] <= before:
        return None
    _, last = reading.segment(cue.start)
    if max(right.rest, cue.end) < last and not (speaker[1] >= last):
        return None
    start = sentence_start(reading, before)
    if speaker[0] >= cue.end:
        speaker = reading.with_second_name(speaker, reading.end)
    frame_end = max(speaker[1], right.rest, cue.end)
    if frame_end < reading.end and reading.is_mark(frame_end, ",–—"):
        follow = reading.tags(frame_end + 1)
        if not reading.leans(frame_end + 1) and not follow & (RELATIVE | SUBORDINATES | PREPOSITION):
            return around(reading, first, frame_end, (cue.start, cue.end), speaker, right)
    if before - start < 2 or not (reading.acts_in(start, before) or before - start >= 4):
        return None
    return _found(reading, cue, speaker, right, span(reading, start, before), kind_of(reading, start, before))


def _left_quote(reading: Inflected, cue: Cue, speaker: Range | None, right: Right, at: int) -> Found | None:
    """The words in marks before the verb; where the sentence began before the marks, all of it."""
    start = sentence_start(reading, at)
    if speaker is None and not cue.takes & {"clause"}:
        return None
    if start < at and not reading.bound[at - 1]:
        if not reading.acts_in(start, at) and reading.is_name(at):
            return None
        if speaker is None:
            return None
        return _found(reading, cue, speaker, right, span(reading, start, at + 1), QuotationKind.MIXED)
    content = (reading.words[at].start, reading.words[at].end)
    if speaker and speaker[0] >= cue.end:
        speaker = reading.with_second_name(speaker, reading.end)
    return _found(reading, cue, speaker, right, content, QuotationKind.DIRECT)


def _object(reading: Inflected, cue: Cue, speaker: Range, right: Right, later: list[Cue]) -> Found | None:
    if not somebody(reading, speaker):
        return None
    start = right.start
    at = start
    while at < reading.end and not (reading.bound[at] and not reading.tags(at) & QUOTED):
        tags = reading.tags(at)
        if tags & PREPOSITION and at > start:
            end = reading.prepositional(at, reading.end)
            if reading.is_event(at + 1, end) or any(reading.tags(k) & TIME for k in range(at + 1, end)):
                right.via = (at + 1, end) if reading.is_event(at + 1, end) and right.via is None else right.via
                break
        if tags & JOINS and any(cue.start <= at + 3 and cue.start > at for cue in later):
            break
        if tags & JOINS and at + 1 < reading.end and reading.acts(at + 1):
            break
        if at > start and (tags & TIME or (reading.acts(at) and "as" not in cue.takes)):
            break
        at += 1
    if at <= start:
        return None
    kind = QuotationKind.MIXED if _has_quoted(reading, start, at) else QuotationKind.REPORTED
    if "object" not in cue.takes and kind is not QuotationKind.MIXED and not any(
        reading.tags(k) & int(Tag.AS) or reading.cases.oblique.match(reading.words[k].low) for k in range(start, at)
    ):  # fmt: skip
        return None
    if "object" not in cue.takes and kind is QuotationKind.MIXED and at - start < 2:
        return None
    return _found(reading, cue, speaker, right, span(reading, start, at), kind)


def somebody(reading: Inflected, speaker: Range) -> bool:
    """Whether a phrase names who may speak: an office, a body, a name, a pronoun."""
    return any(
        reading.tags(k) & (NOUNS | int(Tag.PRONOUN) | QUOTED) or (reading.tags(k) & CAPITAL and k > 0)
        for k in range(*speaker)
    )


def around(
    reading: Inflected, first: int, last: int, cue: Range, speaker: Range | None, right: Right | None = None
) -> Found | None:
    """The sentence but for words `first` to `last`, as what somebody said."""
    left_end = first
    while left_end > 0 and reading.is_mark(left_end - 1, ",–—(-"):
        left_end -= 1
    right_start = last
    while right_start < reading.end and reading.is_mark(right_start, ",–—)-:"):
        right_start += 1
    start = sentence_start(reading, left_end)
    parts: list[Span] = []
    if left_end - start >= 1:
        parts.append(span(reading, start, left_end))
    if right_start < reading.end:
        end = content_end(reading, right_start, [])
        if end - right_start >= 2 or not parts or reading.tags(right_start) & QUOTED:
            parts.append(span(reading, right_start, end))
    if not parts or (len(parts) == 1 and parts[0][1] - parts[0][0] < 8):
        return None
    words = reading.words
    low = start if left_end - start >= 1 else right_start
    single = len(parts) == 1 and reading.tags(low) & QUOTED and parts[0][1] == words[low].end
    return Found(
        content=(parts[0][0], parts[-1][1]),
        kind=QuotationKind.DIRECT if single else kind_of(reading, low, reading.end),
        cue=(words[cue[0]].start, words[cue[1] - 1].end),
        speaker=span(reading, *speaker) if speaker else None,
        frame=span(reading, first, last),
        addressee=span(reading, *right.addressee) if right and right.addressee else None,
        via=span(reading, *right.via) if right and right.via else None,
        parts=tuple(parts) if len(parts) > 1 else (),
    )


def sentence_start(reading: Inflected, end: int) -> int:
    """Where a clause that ends before its verb begins: at the start of the sentence, or after a semicolon."""
    at = end
    while at > 0 and not reading.is_mark(at - 1, ";"):
        at -= 1
    while at < end and (reading.words[at].tags & MARK) and not reading.words[at].tags & QUOTED:
        at += 1
    return at


def _has_quoted(reading: Inflected, start: int, end: int) -> bool:
    return any(reading.tags(at) & QUOTED for at in range(start, min(end, reading.count)))


def kind_of(reading: Inflected, start: int, end: int) -> QuotationKind:
    """Whether words are all the reporter's, or some are in marks that are no name."""
    for at in range(start, min(end, reading.count)):
        if reading.tags(at) & QUOTED and not reading.is_titled(at):
            return QuotationKind.MIXED
    return QuotationKind.INDIRECT


def span(reading: Inflected, first: int, last: int) -> Span:
    """The characters of words `first` to `last`, marks at the ends left out."""
    words = reading.words
    while last - 1 > first and words[last - 1].tags & MARK and words[last - 1].low not in ")%?!…":
        last -= 1
    while first < last - 1 and words[first].tags & MARK and words[first].low not in "(#$€£":
        first += 1
    return words[first].start, words[last - 1].end


def _found(
    reading: Inflected, cue: Cue, speaker: Range | None, right: Right, content: Span, kind: QuotationKind
) -> Found:
    words = reading.words
    frame: Span = (words[cue.start].start, words[cue.end - 1].end)
    found = Found(
        content=content,
        kind=kind,
        cue=frame,
        speaker=span(reading, *speaker) if speaker else None,
        addressee=span(reading, *right.addressee) if right.addressee else None,
        via=span(reading, *right.via) if right.via else None,
    )
    places = [frame, found.speaker, found.addressee, found.via]
    start = min(place[0] for place in places if place)
    end = max(place[1] for place in places if place)
    whole = frame if start < content[1] and content[0] < end else (start, end)
    return replace(found, frame=whole)
