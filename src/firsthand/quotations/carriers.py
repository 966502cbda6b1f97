"""What outlets have to do with somebody's words, once it is known which names are outlets.

A sentence alone does not tell that "Küstenkurier" is no person. Where a name is an outlet's, ", пишет
Küstenkurier" is no part of what was said, and "сообщил ТАСС источник" is said to it and not by it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from firsthand.model import QuotationKind, SpeakerKind
from firsthand.quotations.bits import ASKS, DETERMINER, JUST_AS, PREPOSITION, SAID_TO, VERB
from firsthand.quotations.found import Found, Span
from firsthand.quotations.grammar import Grammar, Tag
from firsthand.quotations.people import People
from firsthand.quotations.speakers import who
from firsthand.reference.outlets import Mention, Outlets

SPEAKERS = int(Tag.OFFICE | Tag.ANONYMOUS)
# So many commas of what was said are looked behind, and so many words of a frame, or after it, are read.
MOST_COMMAS, LONGEST_FRAME, LONGEST_REST = 4, 12, 80
# "пишет [газета] Utro", "rapporte [le journal] Utro": so many words between a verb and its outlet.
BETWEEN = 3
# Of quotations in order of place so many beside one are of its sentence.
BESIDE = 3
LONGEST_MARKED = 1_000
_OPENING = {"”": "“„”", "“": "„", "»": "«", "«": "»", '"': '"', "’": "‘"}
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_GAP = re.compile(r"[ \u00a0]{1,2}[«„“\"]?")


def without_frame(text: str, one: Found, outlets: Outlets, grammar: Grammar) -> Found:
    """The quotation without the words behind a comma that only say which outlet has it."""
    pieces = one.parts or (one.content,)
    for last in range(len(pieces) - 1, -1, -1):
        start, end = pieces[last]
        if not (text[start].isalnum() or text[end - 1].isalnum()):
            continue
        if last == 0 and (carrier := _frame_behind(text, start, end, one, outlets, grammar)):
            marks = _marks_before(text, min(one.frame or one.content)) if one.cue else None
            if marks is None:
                return one
            via = one.via or (carrier.start, carrier.end)
            return replace(one, content=marks, parts=(), kind=QuotationKind.DIRECT, via=via)
        at = end
        for _ in range(MOST_COMMAS):
            at = text.rfind(",", start, at)
            if at <= start:
                break
            if carrier := _frame_behind(text, at + 1, end, one, outlets, grammar):
                parts = (*pieces[:last], (start, at)) if last else ()
                via = one.via or (carrier.start, carrier.end)
                return replace(one, content=(one.content[0], at), parts=parts, via=via)
    return one


def _marks_before(text: str, at: int) -> Span | None:
    """The words in marks that end before a place, a comma or a dash aside."""
    end = len(text[:at].rstrip(" ,–—-\u00a0")) if at else 0
    begin = _OPENING.get(text[end - 1]) if end else None
    if begin is None:
        return None
    start = max(text.rfind(mark, max(0, end - LONGEST_MARKED), end - 1) for mark in begin)
    return (start, end) if start >= 0 else None


def addressed(people: People, one: Found, outlets: Outlets, cased: bool) -> Found:
    """The quotation with the outlet it was told to beside its speaker, and not as part of him."""
    if one.speaker is None or one.cue is None or one.speaker[0] < one.cue[1]:
        return one
    text, (start, end) = people.text, one.speaker
    mentions = outlets.mentions(text, start, end)
    if not mentions:
        return one
    told = mentions[-1]
    if told.start == start and told.end == end and cased:
        if speaker := _spoken_behind(people, end):
            frame = (one.frame[0], max(one.frame[1], speaker[1])) if one.frame else None
            return replace(one, speaker=speaker, addressee=one.addressee or (start, end), frame=frame)
        return one
    if text[told.end : end].strip('»“”" ') or told.start <= start or one.addressee is not None:
        return one
    before = list(_WORD.finditer(text, start, told.start))
    while before and people.tags(before[-1][0].lower()) & DETERMINER:
        before.pop()
    if not before:
        return one
    tags = people.tags(before[-1][0].lower())
    if tags & SAID_TO:
        before.pop()
    elif tags & PREPOSITION or not cased:
        return one
    if not before or people.in_phrase(start, before[-1].end()) is None:
        return one
    return replace(one, speaker=(start, before[-1].end()), addressee=(told.start, told.end))


def sourced(people: People, found: Sequence[Found], outlets: Outlets) -> list[Found]:
    """The quotations with what an outlet has from a source given to the source alone.

    "Wie der Kurier [unter Berufung auf Okke] berichtet, …": what the outlet tells is what Okke said.
    """
    given: dict[int, Found] = {}
    dropped: set[int] = set()
    for at, one in enumerate(found):
        if one.frame is None or one.speaker is None:
            continue
        low, high = max(0, at - BESIDE), at + 1 + BESIDE
        for number, other in enumerate(found[low:high], low):
            if number != at and _is_told_from(people, one, other, outlets):
                via = one.via or other.speaker
                given[at] = replace(one, content=other.content, parts=other.parts, kind=other.kind, via=via)
                dropped.add(number)
                break
    return [given.get(at, one) for at, one in enumerate(found) if at not in dropped]


def _is_told_from(people: People, one: Found, other: Found, outlets: Outlets) -> bool:
    """Whether an outlet's verb stands around what names a source, who was given the verb as well."""
    frame, around, speaker = one.frame, other.frame, other.speaker
    if frame is None or around is None or speaker is None or one.speaker == speaker:
        return False
    if not (around[0] <= frame[0] and frame[1] <= around[1] and one.content[0] < around[1]):
        return False
    pieces = one.parts or (one.content,)
    if not any(start <= speaker[0] < end for start, end in pieces):
        return False
    return who(people, speaker, outlets).kind is SpeakerKind.OUTLET


def _frame_behind(
    text: str, start: int, end: int, one: Found, outlets: Outlets, grammar: Grammar
) -> Mention | None:
    """The outlet of a clause such as "пишет газета Utro", "the Ledger reported", "wie die Utro meldet"."""
    words = []
    for word in _WORD.finditer(text, start, end):
        words.append(word)
        if len(words) > LONGEST_FRAME or "," in text[words[0].start() : word.start()]:
            break
    if len(words) < 2:
        return None
    mention = next(iter(outlets.mentions(text, words[0].start(), words[-1].end())), None)
    if mention is None:
        return None
    own = one.frame is not None and one.frame[0] >= mention.end
    if not own and (end - mention.end > LONGEST_REST or "," in text[mention.end : end]):
        return None
    lows = [(word, grammar.tags(word[0].lower())) for word in words]
    before = [tags for word, tags in lows if word.start() < mention.start]
    after = [tags for word, tags in lows if word.start() >= mention.end]
    leading = before[1:] if before and before[0] & (JUST_AS | ASKS) else before
    if leading and leading[0] & VERB and len(leading) <= 1 + BETWEEN:
        return mention
    near = [*after[:2], *after[-1:]]
    if len(leading) <= 1 and all(tags & DETERMINER for tags in leading) and any(t & VERB for t in near):
        return mention
    return None


def _spoken_behind(people: People, at: int) -> Span | None:
    """Who speaks right behind the outlet that he told: "сообщил ТАСС [источник в мэрии]"."""
    gap = _GAP.match(people.text, at)
    first = _WORD.match(people.text, gap.end()) if gap else None
    if first is None:
        return None
    stop = re.compile(r"[,.;:!?–—()\n]").search(people.text, first.end(), first.end() + LONGEST_REST)
    end = stop.start() if stop else min(len(people.text), first.end() + LONGEST_REST)
    while end > first.end() and people.text[end - 1].isspace():
        end -= 1
    low = first[0].lower()
    if people.kinds(low) & SPEAKERS or (first[0][0].isupper() and people.in_phrase(first.start(), end)):
        return first.start(), end
    return None
