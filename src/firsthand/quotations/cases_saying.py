"""Quotations that a verb gives to a speaker, where endings and not places tell who he is."""

from dataclasses import replace

from firsthand.model import QuotationKind
from firsthand.quotations.cases_reading import (
    CAPITAL,
    JOINS,
    MARK,
    NOUNS,
    OPENS,
    PREPOSITION,
    QUOTED,
    RELATIVE,
    TIME,
    Inflected,
)  # fmt: skip
from firsthand.quotations.cases_right import JUST_AS, SUBORDINATES, Cue, Right, outlet_within, right_of
from firsthand.quotations.cases_subjects import subject_of
from firsthand.quotations.cases_unlisted import all_cues, heads
from firsthand.quotations.found import Found, Span
from firsthand.quotations.grammar import Tag
from firsthand.quotations.reading import Range


def sayings(reading: Inflected) -> list[Found]:
    """Each quotation that a verb makes, in order of the verbs."""
    found = all_cues(reading)
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
    """Where it was said and to whom, where that stands before the verb: "in an interview with X Lindt said"."""
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
    return _found(reading, cue, (at, end), right, (word.start, word.end), QuotationKind.DIRECT)


# -- where the content stands ---------------------------------------------------------------------------


def _right(
    reading: Inflected, cue: Cue, speaker: Range | None, right: Right, later: list[Cue]
) -> Found | None:
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
    if speaker is None and (right.kind == "infinitive" or end - start <= 2):
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
            if own and (_reporter_again(reading, first, own[0]) or _carries(reading, first, last, own[0])):
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
    if reading.words[first].low in reading.cases.adversatives and not reading.is_future(first, cue.end):
        # "…, but the neighbours did not confirm it"
        return True
    return right_of(reading, cue, True, False).kind in ("clause", "colon", "quote", "infinitive")


def _carries(reading: Inflected, first: int, last: int, cue: Cue) -> bool:
    """Whether a clause at the end only says who carries the words: ", writes the Courier"."""
    if cue.head != first or cue.gerund or "clause" not in cue.takes or last < reading.end - 1:
        return False
    right = right_of(reading, cue, False, False)
    speaker = right.subject or right.body
    return not right.kind and speaker is not None and max(right.rest, speaker[1]) >= last


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
    kind = QuotationKind.MIXED if _has_quoted(reading, start, at) else QuotationKind.REPORTED
    called = any(
        reading.tags(k) & int(Tag.AS) or reading.cases.oblique.match(reading.words[k].low)
        for k in range(start, at)
    )
    governed = reading.words[start].low in cue.governs
    if "object" not in cue.takes and kind is not QuotationKind.MIXED and not called and not governed:
        return None
    if "object" not in cue.takes and kind is QuotationKind.MIXED and at - start < 2:
        return None
    return _found(reading, cue, speaker, right, span(reading, start, at), kind)


def _gone_on(reading: Inflected, at: int) -> int:
    """Where an object ends that a participle or a relative clause goes on with: "the crews, putting it out"."""
    if not reading.is_mark(at, ",") or at + 2 >= reading.end:
        return at
    relative = reading.tags(at + 1) & RELATIVE and not reading.tags(at + 1) & (OPENS | JUST_AS)
    if not relative and not reading.cases.participle.match(reading.words[at + 1].low):
        return at
    _, last = reading.segment(at + 1)
    return last


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
        alone = parts and reading.acts_in(start, left_end) and not reading.tags(right_start) & QUOTED
        if end - right_start >= 2 or not alone:
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
        via=span(reading, *right.via) if right.via and right.via != speaker else None,
    )
    places = [frame, found.speaker, found.addressee, found.via]
    start = min(place[0] for place in places if place)
    end = max(place[1] for place in places if place)
    whole = frame if start < content[1] and content[0] < end else (start, end)
    return replace(found, frame=whole)
