"""Quotations that a phrase gives to a speaker, where endings tell how far his name goes."""

from collections.abc import Iterator, Sequence

from firsthand.quotations.bits import MARK, OPENS, PREPOSITION, QUOTED, TIME
from firsthand.quotations.cases_content import around, content_end, kind_of, somebody
from firsthand.quotations.cases_reading import Inflected
from firsthand.quotations.cases_right import Cue, right_of
from firsthand.quotations.content import span_of
from firsthand.quotations.found import Found
from firsthand.quotations.grammar import Tag
from firsthand.quotations.segments import Range

# "by his own latest figures": so many words may stand inside a phrase of several.
WORDS_INSIDE = 2
LONGEST_ASIDE = 14
# A verb that says on what the phrase says stands so near to it.
NEAR = 6
# A sentence with more such phrases is no report's.
MOST_IN_A_SENTENCE = 6


def framings(reading: Inflected, verbs: Sequence[Cue]) -> Iterator[Found]:
    """Each quotation that such a phrase makes, in order of the phrases; `verbs` are those of saying."""
    frames = reading.grammar.frames
    if frames.keys().isdisjoint(reading.lows):
        return
    at = count = 0
    opened = _first_clause(reading, verbs)
    opening = next((k for k in range(reading.count) if not reading.tags(k) & MARK), 0)
    while at < reading.end and count < MOST_IN_A_SENTENCE:
        step = at + 1
        if reading.lows[at] in frames and (opened < 0 or at <= opening) and (frame := _frame_at(reading, at)):
            first, last, cue, speaker = frame
            count += 1
            if found := _carried(reading, last, cue, speaker, verbs) or around(
                reading, first, last, cue, speaker
            ):
                yield found
                step = max(last, step)
        at = step


def _carried(
    reading: Inflected, last: int, phrase: Range, speaker: Range | None, verbs: Sequence[Cue]
) -> Found | None:
    """What an outlet says with another's words: "citing a source the Courier writes that …"."""
    cue = next((cue for cue in verbs if last < cue.start <= last + NEAR), None)
    if cue is None or speaker is None or reading.bound[last]:
        return None
    right = right_of(reading, cue, True, False)
    carrier, _ = reading.subject_between(last, cue.head)
    if right.kind != "clause" or carrier is None:
        return None
    words = reading.words
    end = content_end(reading, right.start, [])
    return Found(
        content=span_of(reading, right.start, end),
        kind=kind_of(reading, right.start, end),
        cue=(words[phrase[0]].start, words[phrase[1] - 1].end),
        speaker=span_of(reading, *speaker),
        frame=(words[phrase[0]].start, words[cue.end - 1].end),
        via=span_of(reading, *carrier),
    )


def _first_clause(reading: Inflected, verbs: Sequence[Cue]) -> int:
    """Where the first clause that a verb of saying opens begins, -1 for none."""
    for cue in verbs:
        _, last = reading.segment(cue.start)
        if reading.tags(last + 1) & OPENS and last + 1 < reading.count:
            return last + 1
    return -1


def _frame_at(reading: Inflected, at: int) -> tuple[int, int, Range, Range | None] | None:
    """Where a phrase and its speaker start and end, the phrase itself, and the speaker."""
    near = reading.lows[at + 1 : at + 2 + WORDS_INSIDE]
    for phrase, place in reading.grammar.frames.get(reading.lows[at], ()):
        if len(phrase) > 1 and phrase[1] not in near:
            continue
        stop, own = _matched(reading, at, phrase)
        if stop < 0:
            continue
        first = at
        if own is None and len(phrase) == 1 and at and reading.words[at - 1].low in reading.cases.possessives:
            own, first = (at - 1, at), at - 1
        if own is None and stop < reading.end and reading.words[stop].low in reading.cases.possessives_after:
            return first, stop + 1, (at, stop), (stop, stop + 1)
        if place == "aside" and not (first == 0 or reading.bound[first - 1]):
            continue
        if place == "alone":
            if stop >= reading.end or reading.bound[stop]:
                return at, stop, (at, stop), None
            continue
        if own:
            return first, stop, (at, stop), own
        if at and not (reading.bound[at - 1] or place != "aside"):
            continue
        speaker = _speaker(reading, stop)
        if speaker and (place != "named" or somebody(reading, speaker)):
            return at, _past_participle(reading, speaker[1]), (at, stop), speaker
    return None


def _past_participle(reading: Inflected, at: int) -> int:
    """Past what a participle adds to the speaker: "by the words of a woman, asking not to be named, …"."""
    if not reading.is_mark(at, ",") or not reading.cases.participle.match(reading.words[at + 1].low):
        return at
    _, last = reading.segment(at + 1)
    return last if last < reading.end else at


def _matched(reading: Inflected, at: int, phrase: tuple[str, ...]) -> tuple[int, Range | None]:
    """Where a phrase that begins at a word ends, -1 where it does not, and whose words it says they are."""
    own: Range | None = None
    place = at + 1
    for number, part in enumerate(phrase[1:]):
        skipped = 0
        while place < reading.end and reading.words[place].low != part:
            tags = reading.tags(place)
            if number or skipped >= WORDS_INSIDE or tags & (MARK | QUOTED | PREPOSITION):
                return -1, None
            if reading.words[place].low in reading.cases.possessives:
                own = (place, place + 1)
            elif not reading.cases.adjective.match(reading.words[place].low):
                return -1, None
            skipped += 1
            place += 1
        if place >= reading.end:
            return -1, None
        place += 1
    return place, own


def _speaker(reading: Inflected, start: int) -> Range | None:
    if start >= reading.end or reading.tags(start) & (MARK | PREPOSITION | TIME):
        return None
    _, last = reading.segment(start)
    if last - start <= LONGEST_ASIDE and not reading.acts_in(start, last):
        if last < reading.end and reading.words[last].low in ",–—)":
            return reading.with_second_name((start, last), reading.end)
        if last >= reading.end and _closed_before(reading, start):
            return start, last
    end = reading.phrase(start, last, True)
    if end - start > 1 and reading.tags(end - 1) & QUOTED and reading.acts_in(end, end + 1):
        # "citing two officials «the Courier» writes": the name in marks is the verb's
        end -= 1
    if any(reading.tags(k) & int(Tag.ANONYMOUS) for k in range(start, end)) and (
        reading.tags(end) & int(Tag.ATTACHES)
    ):
        # "citing a source in the bank"
        place = reading.prepositional(end, last)
        held = place - end > 2 and reading.tags(place - 1) & QUOTED and reading.acts_in(place, place + 1)
        end = place - 1 if held else place
    return (start, end) if end > start else None


def _closed_before(reading: Inflected, start: int) -> bool:
    """Whether a comma stands before the phrase."""
    return reading.segment(start)[0] > 0
