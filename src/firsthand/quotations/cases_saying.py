"""Quotations that a verb gives to a speaker, where endings and not places tell who he is."""

from dataclasses import replace

from firsthand.model import QuotationKind
from firsthand.quotations.bits import (
    JOINS,
    JUST_AS,
    MARK,
    OPENS,
    PREPOSITION,
    QUOTED,
    RELATIVE,
    SUBORDINATES,
    TIME,
)  # fmt: skip
from firsthand.quotations.cases_content import around, content_end, found_of, kind_of, somebody
from firsthand.quotations.cases_reading import Inflected
from firsthand.quotations.cases_right import REACH, Cue, Right, outlet_within, right_of
from firsthand.quotations.cases_subjects import subject_of
from firsthand.quotations.cases_unlisted import all_cues, heads
from firsthand.quotations.cases_words import NOUNS
from firsthand.quotations.content import content_start, has_quoted, span_of
from firsthand.quotations.found import Found
from firsthand.quotations.grammar import Tag
from firsthand.quotations.segments import Range


def sayings(reading: Inflected, listed: list[Cue]) -> list[Found]:
    """Each quotation that a verb makes, in order of the verbs; `listed` are those that a list holds."""
    found = all_cues(reading, listed)
    kept: list[Found] = []
    covered = -1
    for number, cue in enumerate(found):
        later = found[number + 1 :][:4]
        quotation = _quotation(reading, cue, found[:number][-1:], later)
        if quotation is None:
            continue
        if kept and _is_carried(kept[-1], quotation):
            # "The mayor said that …, writes the Courier": the mayor says it, and the Courier is where
            kept[-1] = replace(kept[-1], via=kept[-1].via or quotation.speaker)
            continue
        if quotation.content[0] < covered and (
            quotation.speaker is None or quotation.kind is QuotationKind.REPORTED
        ):
            continue
        covered = max(covered, quotation.content[1])
        kept.append(quotation)
    return kept


def _is_carried(inner: Found, outer: Found) -> bool:
    """Whether the second only says who carries the first: its words are the sentence with the first in it."""
    return (
        inner.cue is not None
        and inner.speaker is not None
        and outer.kind is not QuotationKind.DIRECT
        and outer.content[1] == inner.content[1]
        and outer.content[0] <= inner.cue[0] < inner.content[0]
    )


def _quotation(reading: Inflected, cue: Cue, earlier: list[Cue], later: list[Cue]) -> Found | None:
    first, last = reading.segment(cue.start)
    aside = reading.tags(first) & JUST_AS and first < cue.start and first + 8 > cue.head - 8
    if "cited" in cue.takes and (cited := _cited(reading, cue)):
        return cited
    subject, body = subject_of(reading, cue, first + 1 if aside else first, earlier)
    right = right_of(reading, cue, subject is not None or cue.gerund, body is not None)
    if not cue.gerund:
        _beside_before(reading, cue, first, right, subject or body)
    if subject is None:
        subject = right.subject or body or right.body
    if subject and subject[1] - subject[0] == 1 and reading.tags(subject[0]) & int(Tag.NOBODY):
        return None
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
    if right.kind in ("clause", "colon") and _directly_behind(reading, cue):
        # "«…», said Lindt, adding that …"
        right.kind = ""
    if right.kind in ("clause", "colon", "quote", "infinitive"):
        return _right(reading, cue, subject, right, later)
    if left := _left(reading, cue, first, subject, right):
        return left
    if right.kind == "object" and subject is not None:
        return _object(reading, cue, subject, right, later)
    return None


def _directly_behind(reading: Inflected, cue: Cue) -> bool:
    """Whether the verb follows words in marks with nothing but a comma and a dash between."""
    at = cue.head - 1
    while at > 0 and reading.is_mark(at, ",–—-"):
        at -= 1
    return 0 <= at < cue.head - 1 and bool(reading.tags(at) & QUOTED) and not reading.few(at)


def _beside_before(reading: Inflected, cue: Cue, first: int, right: Right, speaker: Range | None) -> None:
    """Where it was said and to whom, where that stands before the verb: "in an interview with X he said"."""
    first = max(first, cue.head - REACH)
    if reading.acts_in(first, cue.head):
        return
    at = first
    while at < cue.head:
        if speaker and speaker[0] <= at < speaker[1]:
            at = speaker[1]
            continue
        if reading.tags(at) & PREPOSITION:
            end = reading.prepositional(at, cue.head)
            if right.via is None and reading.is_event(at + 1, end):
                right.via = outlet_within(reading, (at + 1, end))
            at = max(end, at + 1)
            continue
        if right.addressee is None and not reading.tags(at) & (MARK | QUOTED | OPENS | JOINS):
            end = reading.dative(at, cue.head)
            if end > at and cue.takes & {"clause", "told", "infinitive", "question"} and right.kind:
                right.addressee = (at, end)
                at = end
                continue
        at += 1


def _cited(reading: Inflected, cue: Cue) -> Found | None:
    """Words in marks before a verb whose object is the speaker: "«…», TASS quotes the mayor as saying"."""
    quote = cue.head - 1
    while quote > 0 and reading.is_mark(quote, ",–—-"):
        quote -= 1
    if quote < 0 or quote == cue.head - 1 or not reading.tags(quote) & QUOTED:
        return None
    at = cue.end
    while at < reading.end and reading.words[at].low in reading.cases.words_of:
        at += 1
    _, last = reading.segment(at)
    if at >= last:
        return None
    if at > cue.end and reading.words[at - 1].low in reading.cases.possessives:
        return None
    stop = next(
        (
            k
            for k in range(at + 1, last)
            if reading.words[k].low in reading.cases.agencies
            or (reading.tags(k) & NOUNS and reading.words[k].low in reading.cases.nominatives
                and not reading.cases.genitive.match(reading.words[k].low))
        ),
        last,
    )  # fmt: skip
    end = reading.phrase(at, stop)
    if end <= at or not somebody(reading, (at, end)) or (at == cue.end and reading.may_be_subject((at, end))):
        return None
    right = Right(rest=end)
    if end < last and (carrier := reading.phrase(end, last)) > end:
        right.via, right.rest = (end, carrier), carrier
    word = reading.words[quote]
    return found_of(reading, cue, (at, end), right, (word.start, word.end), QuotationKind.DIRECT)


# -- where the content stands ---------------------------------------------------------------------------


def _right(
    reading: Inflected, cue: Cue, speaker: Range | None, right: Right, later: list[Cue]
) -> Found | None:
    start = right.start
    if right.kind in ("colon", "quote") and reading.tags(start) & QUOTED:
        following = start + 1
        if following >= reading.end or reading.bound[following] or right.kind == "colon":
            content = (reading.words[start].start, reading.words[start].end)
            return found_of(reading, cue, speaker, right, content, QuotationKind.DIRECT)
    if right.kind == "colon" and not cue.takes & {"clause"}:
        return None
    end = content_end(reading, start, later)
    if end - start < 2 and not reading.tags(start) & QUOTED and right.kind != "infinitive":
        return None
    if speaker is None and (right.kind == "infinitive" or end - start <= 2):
        return None
    return found_of(reading, cue, speaker, right, span_of(reading, start, end), kind_of(reading, start, end))


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
    if not reading.is_mark(before, ",–—") or speaker is None or speaker[0] < cue.end:
        return None
    _, last = reading.segment(cue.start)
    if max(right.rest, cue.end) < last and not (speaker[1] >= last):
        return None
    start = content_start(reading, before)
    if speaker[0] >= cue.end:
        speaker = reading.with_second_name(speaker, reading.end)
    frame_end = max(speaker[1], right.rest, cue.end)
    if frame_end < reading.end and reading.is_mark(frame_end, ",–—"):
        follow = reading.tags(frame_end + 1)
        if not reading.leans(frame_end + 1) and not follow & (RELATIVE | SUBORDINATES | PREPOSITION):
            return around(reading, first, frame_end, (cue.start, cue.end), speaker, right)
    if before - start < 2 or not (reading.acts_in(start, before) or before - start >= 3):
        return None
    return found_of(
        reading, cue, speaker, right, span_of(reading, start, before), kind_of(reading, start, before)
    )


def _left_quote(reading: Inflected, cue: Cue, speaker: Range | None, right: Right, at: int) -> Found | None:
    """The words in marks before the verb; where the sentence began before the marks, all of it."""
    start = content_start(reading, at)
    if speaker is None and not cue.takes & {"clause"}:
        return None
    if start < at and not reading.bound[at - 1]:
        if not reading.acts_in(start, at) and reading.is_name(at):
            return None
        if speaker is None:
            return None
        return found_of(reading, cue, speaker, right, span_of(reading, start, at + 1), QuotationKind.MIXED)
    content = (reading.words[at].start, reading.words[at].end)
    if speaker and speaker[0] >= cue.end:
        speaker = reading.with_second_name(speaker, reading.end)
    return found_of(reading, cue, speaker, right, content, QuotationKind.DIRECT)


def _object(reading: Inflected, cue: Cue, speaker: Range, right: Right, later: list[Cue]) -> Found | None:
    if not (heads(reading, speaker) or reading.tags(speaker[0]) & QUOTED):
        return None
    start = right.start
    at = start
    while at < reading.end and not (reading.bound[at] and not reading.tags(at) & QUOTED):
        tags = reading.tags(at)
        if tags & PREPOSITION and at > start:
            end = reading.prepositional(at, reading.end)
            if reading.is_event(at + 1, end) or any(reading.tags(k) & TIME for k in range(at + 1, end)):
                right.via = (
                    (at + 1, end) if reading.is_event(at + 1, end) and right.via is None else right.via
                )
                break
        if tags & JOINS and any(cue.start <= at + 3 and cue.start > at for cue in later):
            break
        if tags & JOINS and at + 1 < reading.end and reading.acts(at + 1):
            break
        acts = reading.acts(at) and not reading.cases.adjective.match(reading.words[at - 1].low)
        if at > start and (tags & TIME or (acts and "as" not in cue.takes)):
            break
        at += 1
    if at <= start:
        return None
    at = _gone_on(reading, at)
    kind = QuotationKind.MIXED if has_quoted(reading, start, at) else QuotationKind.REPORTED
    called = any(
        reading.tags(k) & int(Tag.AS) or reading.cases.oblique.match(reading.words[k].low)
        for k in range(start, at)
    )
    governed = reading.words[start].low in cue.governs
    if "object" not in cue.takes and kind is not QuotationKind.MIXED and not called and not governed:
        return None
    if "object" not in cue.takes and kind is QuotationKind.MIXED and at - start < 2:
        return None
    return found_of(reading, cue, speaker, right, span_of(reading, start, at), kind)


def _gone_on(reading: Inflected, at: int) -> int:
    """Where an object ends that a participle or relative clause goes on with: "crews, putting it out"."""
    if not reading.is_mark(at, ",") or at + 2 >= reading.end:
        return at
    relative = reading.tags(at + 1) & RELATIVE and not reading.tags(at + 1) & (OPENS | JUST_AS)
    if not relative and not reading.cases.participle.match(reading.words[at + 1].low):
        return at
    _, last = reading.segment(at + 1)
    return last
