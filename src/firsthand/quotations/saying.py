"""Quotations that a verb gives to a speaker: "She said that …", "…, sagte sie", "condemned the plan"."""

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.model import QuotationKind
from firsthand.quotations.complements import Complement, complement
from firsthand.quotations.found import Found, Span
from firsthand.quotations.grammar import Tag
from firsthand.quotations.reading import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    DETERMINER,
    JOINS,
    MARK,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    VERB,
    Range,
    Reading,
)  # fmt: skip
from firsthand.reference.quotation_cues import VerbForm

BE, HAVE, MODAL, DENIES = int(Tag.BE), int(Tag.HAVE), int(Tag.MODAL), int(Tag.DENIES)
RELATIVE, BY, JUST_AS, SUBORDINATES = int(Tag.RELATIVE), int(Tag.BY), int(Tag.JUST_AS), int(Tag.SUBORDINATES)
OPENS, DOCUMENT = int(Tag.OPENS_CLAUSE), int(Tag.DOCUMENT)


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying at words `start` to `end`; `head` is where its first auxiliary stands."""

    start: int
    end: int
    head: int
    takes: frozenset[str]
    finite: bool
    passive: bool
    gerund: bool


def cues(reading: Reading) -> list[Cue]:
    """The verbs of saying in order."""
    found = []
    at = 0
    while at < reading.end:
        cue = _cue_at(reading, at)
        if cue:
            found.append(cue)
            at = max(cue.end, at + 1)
        else:
            at += 1
    return found


def _cue_at(reading: Reading, at: int) -> Cue | None:
    word = reading.words[at]
    grammar = reading.grammar
    end = at + 1
    forms: list[VerbForm] = []
    for phrase, form in grammar.phrases.get(word.low, ()):
        stop = at + len(phrase)
        if (
            stop <= reading.end
            and all(reading.words[at + k].low == part for k, part in enumerate(phrase))
            and (not form.particle or _particle(reading, stop, form.particle))
        ):
            forms.append(form)
            end = max(end, stop)
            break
    if not forms:
        if not word.tags & VERB:
            return None
        if grammar.book.capital_nouns and word.tags & CAPITAL and at:
            return None
        forms = [
            form
            for form in grammar.book.verbs[word.low]
            if not form.particle
            or word.low.startswith(form.particle)
            or _particle(reading, at + 1, form.particle)
        ]
        if particled := [form for form in forms if form.particle]:
            forms = particled
        if not forms or not _is_verb(reading, at):
            return None
    takes = frozenset(take for form in forms for take in form.takes)
    finite = any(form.finite for form in forms)
    head = at
    passive = denied = False
    while head > 0 and reading.words[head - 1].tags & (AUXILIARY | ADVERB | DENIES):
        tags = reading.words[head - 1].tags
        if tags & (DETERMINER | PRONOUN | PREPOSITION) and not tags & AUXILIARY:
            break
        if tags & CAPITAL and head - 1 > 0:
            break
        passive = passive or (bool(tags & BE) and not tags & HAVE)
        denied = denied or bool(tags & DENIES)
        head -= 1
    while head < at and reading.words[head].tags & ADVERB and not reading.words[head].tags & AUXILIARY:
        head += 1
    gerund = end == at + 1 and bool(grammar.gerund.match(word.low)) and head == at
    if gerund or grammar.gerund.match(word.low):
        passive = False
    if grammar.v2 and not finite:
        first, _ = reading.segment(at)
        for k in range(at - 1, first - 1, -1):
            if reading.words[k].tags & AUXILIARY:
                head = k
                passive = bool(reading.words[k].tags & BE) and not reading.words[k].tags & (HAVE | MODAL)
                break
        else:
            return None
    elif grammar.v2:
        passive = False
        head = at
    return Cue(at, end, head, takes, finite, passive, gerund)


def _particle(reading: Reading, start: int, particle: str) -> bool:
    """Whether the part that a verb puts at the end of its clause stands there."""
    at = start
    while at < reading.end and at - start < 30:
        if reading.bound[at]:
            # "teilte, wie erwartet, mit" is rare, and "gab er, bekannt" is nothing
            return False
        if reading.words[at].low == particle and (
            at + 1 >= reading.end or reading.bound[at + 1] or reading.tags(at + 1) & (JOINS | OPENS | QUOTED)
        ):
            return True
        at += 1
    return False


def _is_verb(reading: Reading, at: int) -> bool:
    """Whether a form that may also be a noun is a verb where it stands."""
    grammar = reading.grammar
    word = reading.words[at]
    if grammar.book.capital_nouns:
        return True
    if reading.after_determiner(at):
        return False
    before = reading.tags(at - 1)
    if not word.tags & int(Tag.NOUN_CUE) and word.low.endswith(("ed", "ing")):
        return True
    if before & PREPOSITION and not before & (int(Tag.INFINITIVE) | ADVERB):
        return bool(grammar.gerund.match(word.low))
    if not word.tags & int(Tag.NOUN_CUE):
        return True
    if at == 0 or before & (PRONOUN | RELATIVE | AUXILIARY | ADVERB | JOINS):
        return True
    phrase = reading.before(at)
    return phrase is not None and bool(
        reading.tags(phrase[0]) & (DETERMINER | PRONOUN) or before & CAPITAL or reading.is_mark(at - 1, ",")
    )


def sayings(reading: Reading) -> Iterator[Found]:
    """Each quotation that a verb makes, in order of the verbs."""
    found = cues(reading)
    for number, cue in enumerate(found):
        later = found[number + 1] if number + 1 < len(found) else None
        earlier = found[number - 1] if number else None
        if quotation := _quotation(reading, cue, earlier, later):
            yield quotation


def _quotation(reading: Reading, cue: Cue, earlier: Cue | None, later: Cue | None) -> Found | None:
    aside = _just_as(reading, cue)
    speaker = _subject(reading, cue, earlier)
    right = complement(
        reading, cue.end if not (reading.grammar.v2 and not cue.finite) else cue.end,
        cue.takes, speaker is not None or cue.gerund, not cue.passive,
    )  # fmt: skip
    if speaker is None and right.subject is not None:
        speaker = right.subject
    if cue.passive:
        speaker = _agent(reading, cue)
        if right.kind == "object" or (right.kind == "" and speaker is None):
            return None
    if aside is not None:
        return _aside_of(reading, cue, aside, speaker, right)
    if right.kind in ("clause", "colon"):
        return _right(reading, cue, speaker, right, later)
    if right.kind == "quote":
        return _quote_right(reading, cue, speaker, right)
    if left := _left(reading, cue, speaker, right):
        return left
    if right.kind == "object" and speaker is not None and not cue.passive:
        return _reported(reading, cue, speaker, right, later)
    return None


def _subject(reading: Reading, cue: Cue, earlier: Cue | None) -> Range | None:
    """The speaker before his verb."""
    head = cue.head
    if head == 0:
        return None
    before = reading.tags(head - 1)
    if cue.gerund:
        # "Smith said no, adding that": the subject is that of the verb before
        return _subject(reading, earlier, None) if earlier and not earlier.gerund else None
    if before & JOINS and earlier is not None and earlier.head < head:
        return _subject(reading, earlier, None) if not earlier.gerund else None
    if reading.is_mark(head - 1, ","):
        inserted = _before_insertion(reading, head)
        return inserted
    if (before & RELATIVE and not before & (DETERMINER | PRONOUN)) or (
        before & RELATIVE and reading.grammar.v2
    ):
        return (head - 1, head)
    first, _ = reading.segment(head)
    if reading.grammar.v2:
        return _subject_v2(reading, first, head)
    phrase = reading.before(head)
    if phrase and reading.tags(phrase[0] - 1) & PREPOSITION and phrase[0] > 0:
        return _name_at_end(reading, phrase)
    if phrase and reading.is_mark(phrase[0] - 1, ","):
        return _whole(reading, phrase)
    return phrase


def _subject_v2(reading: Reading, first: int, head: int) -> Range | None:
    """The subject in a language whose verb is second in a main clause and last in a subordinate one."""
    opening = reading.tags(first)
    if opening & (SUBORDINATES | JUST_AS | RELATIVE) and first < head - 1:
        if opening & RELATIVE and opening & DETERMINER and reading.tags(first + 1) & CAPITAL:
            pass
        else:
            if opening & RELATIVE and not opening & (SUBORDINATES | JUST_AS):
                return (first, first + 1)
            inner = reading.after(first + 1, head)
            return inner
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


def _whole(reading: Reading, phrase: Range) -> Range:
    """The phrase with the one before its comma where it is an apposition of that: "Lindt, the mayor"."""
    return phrase


def _name_at_end(reading: Reading, phrase: Range) -> Range | None:
    """Of "at the meeting Smith" the name; nothing where all of it hangs on the preposition."""
    first = phrase[1]
    while first > phrase[0] and reading.tags(first - 1) & CAPITAL:
        first -= 1
    if first > phrase[0] and first < phrase[1] and not reading.grammar.book.capital_nouns:
        return first, phrase[1]
    return None


def _agent(reading: Reading, cue: Cue) -> Range | None:
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


def _just_as(reading: Reading, cue: Cue) -> Range | None:
    """The segment of the cue where it is an aside: "as the mayor said", "wie sie mitteilte"."""
    first, last = reading.segment(cue.start)
    if reading.tags(first) & JUST_AS and first < cue.start:
        return first, last
    return None


# -- where the content stands ---------------------------------------------------------------------------


def _right(
    reading: Reading, cue: Cue, speaker: Range | None, right: Complement, later: Cue | None
) -> Found | None:
    start = right.start
    end = content_end(reading, start, later)
    if end <= start:
        return None
    content = _span(reading, start, end)
    if right.kind == "colon" and reading.tags(start) & QUOTED and end == start + 1:
        kind = QuotationKind.DIRECT
    else:
        kind = _kind(reading, start, end)
    return _found(reading, cue, speaker, right, content, kind)


def _quote_right(reading: Reading, cue: Cue, speaker: Range | None, right: Complement) -> Found | None:
    at = right.start
    _, last = reading.segment(at)
    content = (reading.words[at].start, reading.words[at].end)
    separated = reading.is_mark(at - 1, ",:–—") or at + 1 >= reading.end or reading.bound[at + 1]
    if last > at + 1 and not separated:
        # the words in marks are part of a clause: 'called it “a disaster” for the town'
        end = content_end(reading, at, None)
        return _found(reading, cue, speaker, right, _span(reading, at, end), QuotationKind.MIXED)
    if last > at + 1 and not (reading.is_mark(at - 1, ",:")):
        end = content_end(reading, at, None)
        return _found(reading, cue, speaker, right, _span(reading, at, end), QuotationKind.MIXED)
    return _found(reading, cue, speaker, right, content, QuotationKind.DIRECT)


def _left(reading: Reading, cue: Cue, speaker: Range | None, right: Complement) -> Found | None:
    """The quotation whose verb comes after it: "“…,” said Lindt", "The bridge is safe, she said"."""
    if not cue.takes & {"clause", "quote", "question"}:
        return None
    first = min(cue.head, speaker[0] if speaker and speaker[0] < cue.start else cue.head)
    while first > 0 and reading.tags(first - 1) & ADVERB and not reading.tags(first - 1) & DETERMINER:
        first -= 1
    before = first - 1
    if before < 0:
        return None
    rest = max(right.rest, cue.end)
    if reading.tags(before) & QUOTED:
        content = (reading.words[before].start, reading.words[before].end)
        return _left_quote(reading, cue, speaker, right, before, content)
    if not reading.is_mark(before, ",–—"):
        return None
    if before > 0 and reading.tags(before - 1) & QUOTED:
        content = (reading.words[before - 1].start, reading.words[before - 1].end)
        return _left_quote(reading, cue, speaker, right, before - 1, content)
    if rest < reading.end and not reading.bound[rest] and right.kind not in ("",):
        return None
    if rest < reading.end and not reading.bound[rest] and not reading.grammar.v2:
        return None
    start = _content_start(reading, before)
    if before - start < 2 or not (reading.finite_in(start, before) or before - start >= 4):
        return None
    content = _span(reading, start, before)
    return _found(reading, cue, speaker, right, content, _kind(reading, start, before))


def _left_quote(
    reading: Reading, cue: Cue, speaker: Range | None, right: Complement, at: int, content: Span
) -> Found:
    """The words in marks before the verb; where the sentence began before the marks, all of it."""
    start = _content_start(reading, at)
    if start < at and not reading.bound[at - 1] and reading.finite_in(start, at):
        return _found(reading, cue, speaker, right, _span(reading, start, at + 1), QuotationKind.MIXED)
    return _found(reading, cue, speaker, right, content, QuotationKind.DIRECT)


def _aside_of(
    reading: Reading, cue: Cue, aside: Range, speaker: Range | None, right: Complement
) -> Found | None:
    """What is said where the cue is an aside between commas: the rest of the sentence."""
    first, last = aside
    if speaker is None or right.kind in ("clause", "quote", "colon"):
        return None
    return around(reading, first, last, cue, speaker)


def around(reading: Reading, first: int, last: int, cue: Cue | None, speaker: Range | None) -> Found | None:
    """The sentence but for words `first` to `last`, as what somebody said."""
    left_end = first
    while left_end > 0 and reading.is_mark(left_end - 1, ",–—("):
        left_end -= 1
    right_start = last
    while right_start < reading.end and reading.is_mark(right_start, ",–—)"):
        right_start += 1
    start = _content_start(reading, left_end)
    parts: list[Span] = []
    if left_end - start >= 2:
        parts.append(_span(reading, start, left_end))
    if right_start < reading.end:
        end = content_end(reading, right_start, None)
        if end - right_start >= 1 and not (parts and end - right_start < 2):
            parts.append(_span(reading, right_start, end))
    if not parts:
        return None
    content = (parts[0][0], parts[-1][1])
    low = start if left_end - start >= 2 else right_start
    return Found(
        content=content,
        kind=_kind(reading, low, reading.end),
        cue=_span(reading, cue.head, cue.end) if cue else None,
        speaker=_span(reading, *speaker) if speaker else None,
        frame=_span(reading, first, last),
        parts=tuple(parts) if len(parts) > 1 else (),
    )


def _reported(
    reading: Reading, cue: Cue, speaker: Range, right: Complement, later: Cue | None
) -> Found | None:
    start = right.start
    end = content_end(reading, start, later, clause=False)
    if end <= start:
        return None
    kind = QuotationKind.MIXED if _has_quoted(reading, start, end) else QuotationKind.REPORTED
    return _found(reading, cue, speaker, right, _span(reading, start, end), kind)


def content_end(reading: Reading, start: int, later: Cue | None, clause: bool = True) -> int:
    """Where what is said ends: at the end of the sentence, or before words that are the reporter's again."""
    at = start
    depth = 0
    while at < reading.end:
        if reading.is_mark(at, "("):
            depth += 1
        elif reading.is_mark(at, ")"):
            if depth == 0:
                return at
            depth -= 1
        elif reading.is_mark(at, ";") and depth == 0:
            return at
        elif depth == 0 and reading.is_mark(at, ","):
            following = reading.tags(at + 1)
            if later is not None and later.gerund and later.start == at + 1:
                return at
            if (
                not clause
                and at > start
                and (
                    following & (RELATIVE | JOINS | SUBORDINATES | VERB)
                    or reading.finite_in(*reading.segment(at + 1))
                )
            ):
                return at
        elif (later is not None and at == later.head - 1 and reading.tags(at) & JOINS and at > start + 1) or (
            not clause
            and at > start
            and reading.tags(at) & (SUBORDINATES | OPENS)
            and not (reading.tags(at) & (DETERMINER | PREPOSITION | AUXILIARY))
        ):
            return at
        at += 1
    return reading.end


def _content_start(reading: Reading, end: int) -> int:
    """Where a clause that ends before its verb begins: at the start of the sentence, or after a semicolon."""
    at = end
    while at > 0 and not reading.is_mark(at - 1, ";"):
        at -= 1
    while at < end and (reading.words[at].tags & MARK) and not reading.words[at].tags & QUOTED:
        at += 1
    return at


def _has_quoted(reading: Reading, start: int, end: int) -> bool:
    return any(reading.tags(at) & QUOTED for at in range(start, min(end, reading.count)))


def _kind(reading: Reading, start: int, end: int) -> QuotationKind:
    return QuotationKind.MIXED if _has_quoted(reading, start, end) else QuotationKind.INDIRECT


def _span(reading: Reading, first: int, last: int) -> Span:
    """The characters of words `first` to `last`, marks at the ends left out."""
    words = reading.words
    while last - 1 > first and words[last - 1].tags & MARK and words[last - 1].low not in ")%?!…":
        last -= 1
    while first < last - 1 and words[first].tags & MARK and words[first].low not in "(#$€£":
        first += 1
    return words[first].start, words[last - 1].end


def _found(
    reading: Reading, cue: Cue, speaker: Range | None, right: Complement, content: Span, kind: QuotationKind
) -> Found:
    ends = [cue.head, cue.end, right.rest]
    if speaker:
        ends += speaker
    frame = _span(reading, min(ends), max(e for e in ends if e <= reading.end))
    if frame[0] < content[1] and content[0] < frame[1]:
        frame = _span(reading, cue.head, cue.end)
    head = cue.head if cue.start - cue.head <= 3 else cue.start
    if reading.grammar.v2:
        head = cue.start
    return Found(
        content=content,
        kind=kind,
        cue=_span(reading, head, cue.end),
        speaker=_span(reading, *speaker) if speaker else None,
        frame=frame,
        addressee=_span(reading, *right.addressee) if right.addressee else None,
        via=_span(reading, *right.via) if right.via else None,
    )
