"""Find quotations where the verb closes the sentence, as in Turkish: "Lindt, köprünün açık olduğunu söyledi".

What was said stands before its verb, its own verb turned into a noun; the speaker stands first, mostly with a
comma after him. Where no comma parts them he must be a name or a known office, or nobody is given.
"""

from collections.abc import Iterator, Sequence

from firsthand.model import QuotationKind
from firsthand.quotations.bits import (
    ADVERB,
    AS,
    CAPITAL,
    DOCUMENT,
    EVENT,
    JOINS,
    MARK,
    NOUN_CUE,
    NOUNS,
    NUMBER,
    PRONOUN,
    QUOTED,
    SAID_TO,
    TIME,
    TITLE,
    VERB,
)  # fmt: skip
from firsthand.quotations.content import span_of
from firsthand.quotations.found import Found, Span
from firsthand.quotations.grammar import Grammar
from firsthand.quotations.marked import claimed, is_alone, marked, quoted_places
from firsthand.quotations.marks import quoted
from firsthand.quotations.reading import Reading
from firsthand.quotations.said_left import around
from firsthand.quotations.segments import Range
from firsthand.quotations.verb_final_cues import FinalCue, final_cues
from firsthand.quotations.words import units, words
from firsthand.reference.quotation_cues_final import Final

# A speaker of more words is a clause misread; so is a frame.
LONGEST_SPEAKER = 14
# "basın toplantısında", "gazetecilere": so many words between the speaker and what he said.
LONGEST_ASIDE = 5


def found(text: str, sentences: Sequence[Span], known: Grammar, most: int) -> list[Found]:
    """The quotations of a text in order of place, at most `most` and those of one sentence more."""
    every: list[Found] = []
    introduced = False
    for unit in units(text, sentences, quoted(text, known.marks)):
        reading = Reading(words(text, unit, known), known)
        if not reading.words:
            continue
        own = [*_framings(reading), *_sayings(reading)]
        for at in quoted_places(reading):
            span = (reading.words[at].start, reading.words[at].end)
            if not claimed(own, span):
                one = marked(text, reading, at, introduced=introduced, alone=is_alone(reading, at))
                own += [one] if one else []
        every += sorted(own, key=lambda f: (f.content[0], -f.content[1]))
        introduced = text[unit.start : unit.end].rstrip().endswith(":")
        if len(every) >= most:
            break
    return every


def _final(reading: Reading) -> Final:
    shapes = reading.grammar.book.final
    assert shapes is not None
    return shapes


def _sayings(reading: Reading) -> Iterator[Found]:
    # "Utro gazetesinin haberine göre Lindt …": who speaks stands behind what only passes him on
    left = _after_frame(reading)
    speaker: Range | None = None
    for cue in final_cues(reading):
        last = _content_end(reading, left, cue.start)
        if last <= left and not reading.is_mark(cue.end, ":"):
            left = cue.end
            continue
        one, speaker = _saying(reading, cue, left, last, speaker)
        if one:
            yield one
        left = cue.end


def _content_end(reading: Reading, left: int, at: int) -> int:
    """Where what was said ends before its verb, words that only lead up to the verb left out: "diye"."""
    while (
        at > left
        and (reading.tags(at - 1) & (AS | ADVERB) or reading.is_mark(at - 1, ",–—-"))
        and not reading.tags(at - 1) & QUOTED
    ):
        at -= 1
    return at


def _saying(
    reading: Reading, cue: FinalCue, left: int, last: int, before: Range | None
) -> tuple[Found | None, Range | None]:
    while left < last and reading.words[left].tags & MARK:
        left += 1
    if reading.is_mark(cue.end, ":") and reading.tags(cue.end + 1) & QUOTED and "quote" in cue.takes:
        first = _speaker(reading, left, cue.start)
        return _given(reading, cue, first or before, (cue.end + 1, cue.end + 2), first), first or before
    if last <= left:
        return None, before
    if reading.tags(last - 1) & QUOTED:
        first = _speaker(reading, left, last - 1)
        if first is None:
            first = _speaker_after(reading, cue.end)
        if "as" in cue.takes and first:
            start = _skip_asides(reading, _after_comma(reading, first), last)
            return _given(reading, cue, first, (start, last), first), first
        if "quote" in cue.takes:
            return _given(reading, cue, first or before, (last - 1, last), first), first or before
        return None, before
    shape = _final(reading).nominal
    closing = reading.words[last - 1].low
    if "source" in cue.takes and last == cue.start and _final(reading).told.match(closing):
        first = _source(reading, left, last)
        if first:
            start = _skip_asides(
                reading, next(k for k in range(first[1], last) if reading.is_mark(k, ",")) + 1, last
            )
            return _given(reading, cue, first, (start, last), None) if start < last else None, first
        return None, before
    clause = cue.takes & {"clause", "infinitive"} and last == cue.start and shape.match(closing)
    if clause:
        first = _speaker(reading, left, last)
        start = _skip_asides(reading, _after_comma(reading, first) if first else left, last)
        if last <= start or (first is None and not _is_whole(reading, start, last)):
            return None, before
        return _given(reading, cue, first or before, (start, last), first), first or before
    if "object" in cue.takes and last == cue.start and _final(reading).accusative.match(closing):
        first = _speaker(reading, left, last)
        if first and reading.is_mark(first[1], ","):
            start = _skip_asides(reading, first[1] + 1, last)
            if start < last:
                return _given(reading, cue, first, (start, last), first, reported=True), first
    return None, before


def _after_comma(reading: Reading, speaker: Range) -> int:
    return speaker[1] + 1 if reading.is_mark(speaker[1], ",") else speaker[1]


def _speaker(reading: Reading, left: int, last: int) -> Range | None:
    """Who is named first within words `left` to `last`."""
    start = left
    while start < last and (
        (reading.tags(start) & (ADVERB | TIME) and not reading.tags(start) & NOUNS)
        or reading.is_mark(start, ",")
    ):
        start += 1
    comma = next((at for at in range(start, last) if reading.is_mark(at, ",")), last)
    if start < comma < last or (comma == last and reading.tags(last) & QUOTED and start < last):
        phrase = _without_asides(reading, start, comma)
        if phrase and phrase[1] - phrase[0] <= LONGEST_SPEAKER and _may_speak(reading, phrase, comma < last):
            return phrase
    run = start
    while run < last and run - start < LONGEST_SPEAKER and _in_name(reading, run):
        run += 1
    if run == start:
        return None
    if run >= last and last != start + 1 and not reading.is_mark(last, ":"):
        # all of it may be what was said; "Lindt şöyle konuştu" has an adverb between
        return None
    phrase = (start, run)
    names = sum(bool(reading.tags(at) & CAPITAL) for at in range(start, run))
    if (
        names == 1
        and run - start == 1
        and start < last - 2
        and reading.tags(run) & ADVERB
        and start != run - 2
    ):
        # "Lindt ayrıca köprünün …"
        return phrase if not _is_inflected(reading, start) and not reading.tags(start) & ~CAPITAL else None
    office = reading.tags(run - 1) & NOUNS and not _is_inflected(reading, run - 1)
    if not office and (names < 2 or _is_inflected(reading, run - 1)):
        return None
    if run < last and (reading.tags(run) & JOINS or _final(reading).possessed.match(reading.words[run].low)):
        # "Lindt köprüsünün": the name goes on with the noun after it
        return None
    return phrase if _may_speak(reading, phrase, False) else None


def _is_whole(reading: Reading, start: int, last: int) -> bool:
    """Whether what was said begins right there, its own subject first: "[köprünün] güvenli olduğunu"."""
    return last - start > 1 and (
        start > 0 or _final(reading).genitive.match(reading.words[start].low) is not None
    )


def _source(reading: Reading, left: int, last: int) -> Range | None:
    """The document or the body that it is told in: "[Bakanlıktan] yapılan açıklamada, … bildirildi"."""
    comma = next((at for at in range(left, last) if reading.is_mark(at, ",")), None)
    if comma is None or comma == left or comma - left > LONGEST_SPEAKER:
        return None
    if not reading.tags(comma - 1) & (EVENT | DOCUMENT) or not _is_inflected(reading, comma - 1):
        return None
    by = reading.grammar.book.whereby
    stop = next((at for at in range(left + 1, comma) if reading.words[at].low in by), comma)
    return (left, stop)


def _without_asides(reading: Reading, start: int, end: int) -> Range | None:
    """The phrase without where and when it was said: "Lindt basın toplantısında" is Lindt."""
    for at in range(start + 1, end):
        if reading.tags(at) & EVENT and _is_inflected(reading, at) and not reading.tags(at) & CAPITAL:
            end = _aside_start(reading, start, at)
            break
    while end > start and reading.tags(end - 1) & (TIME | ADVERB):
        end -= 1
    return (start, end) if end > start else None


def _aside_start(reading: Reading, start: int, at: int) -> int:
    while at > start and not reading.tags(at - 1) & (CAPITAL | NOUNS & ~DOCUMENT):
        at -= 1
    return at


def _in_name(reading: Reading, at: int) -> bool:
    tags = reading.tags(at)
    return bool(tags & (CAPITAL | NOUNS | TITLE)) and not tags & (MARK | TIME | VERB | QUOTED)


def _is_inflected(reading: Reading, at: int) -> bool:
    """Whether a word has an ending by which it is no subject: "Lindt'in", "bakanlığa"."""
    word = reading.words[at]
    if "'" in word.low or "’" in word.low:
        return True
    if at and word.tags & CAPITAL and not word.tags & NOUNS:
        # a name takes its endings after an apostrophe
        return False
    return not reading.grammar.tags(word.low) & NOUNS and _final(reading).oblique.match(word.low) is not None


def _may_speak(reading: Reading, phrase: Range, comma: bool) -> bool:
    first, last = phrase
    if _is_inflected(reading, last - 1) or reading.finite_in(first, last):
        return False
    for at in range(first, last):
        if reading.tags(at) & VERB and not reading.tags(at) & (CAPITAL | NOUNS):
            return False
    if any(reading.tags(at) & (NOUNS | TITLE | PRONOUN) for at in range(first, last)):
        return True
    named = all(reading.tags(at) & (CAPITAL | NUMBER) for at in range(first, last))
    return named and (comma or last - first > 1)


def _speaker_after(reading: Reading, start: int) -> Range | None:
    """Who follows the verb to the end of the sentence: "“…” dedi Mara Lindt."."""
    _, last = reading.segment(start) if start < reading.end else (start, start)
    if (
        start >= last
        or last - start > LONGEST_SPEAKER
        or (last < reading.end and not reading.is_mark(last, ",("))
    ):
        return None
    phrase = (start, last)
    if _is_inflected(reading, last - 1) or reading.finite_in(start, last):
        return None
    return phrase if reading.is_somebody(phrase) else None


def _skip_asides(reading: Reading, start: int, last: int) -> int:
    """Past times, adverbs, the one addressed and where it was said, up to what was said."""
    at = start
    while at < last:
        tags = reading.tags(at)
        joins = tags & JOINS and at == start
        if tags & (TIME | ADVERB | SAID_TO) or joins or reading.is_mark(at, ","):
            at += 1
            continue
        aside = next(
            (
                k + 1
                for k in range(at, min(at + LONGEST_ASIDE, last))
                if (reading.tags(k) & EVENT and _is_inflected(reading, k)) or reading.tags(k) & SAID_TO
            ),
            0,
        )
        if aside and not any(reading.tags(k) & (MARK | VERB) for k in range(at, aside)):
            at = aside
            continue
        break
    return at


def _given(
    reading: Reading,
    cue: FinalCue,
    speaker: Range | None,
    content: Range,
    beside: Range | None,
    reported: bool = False,
) -> Found:
    span = span_of(reading, *content)
    if content[1] - content[0] == 1 and reading.tags(content[0]) & QUOTED:
        kind = QuotationKind.DIRECT
    elif any(reading.tags(at) & QUOTED for at in range(*content)):
        kind = QuotationKind.MIXED
    else:
        kind = QuotationKind.REPORTED if reported else QuotationKind.INDIRECT
    start = cue.start
    while (
        start > 0
        and reading.tags(start - 1) & AS
        and start - 1 >= content[1]
        and kind is QuotationKind.DIRECT
    ):
        start -= 1
    between = range(beside[1], content[0]) if beside and beside[1] < content[0] else range(0)
    heard = next((at for at in between if reading.tags(at) & SAID_TO), None)
    where = next((at for at in between if reading.tags(at) & EVENT and not reading.tags(at) & SAID_TO), None)
    via = None
    if where is not None:
        first = where
        while first - 1 in between and not reading.tags(first - 1) & (MARK | TIME | NUMBER | SAID_TO):
            first -= 1
        via = span_of(reading, first, where + 1)
    return Found(
        content=span,
        kind=kind,
        cue=span_of(reading, start, cue.end),
        speaker=_name(reading, speaker) if speaker else None,
        frame=span_of(reading, start, cue.end),
        addressee=span_of(reading, heard, heard + 1) if heard is not None else None,
        via=via,
        carried=speaker is None,
    )


def _framings(reading: Reading) -> Iterator[Found]:
    """Each phrase such as "bakanlığa göre" with what it gives: the rest of the sentence."""
    for first, at, stop in _frames(reading):
        speaker = (first, at)
        one = around(reading, first, stop, None, speaker)
        if one is not None:
            cue = (reading.words[at].start, reading.words[stop - 1].end)
            yield Found(one.content, one.kind, cue, _name(reading, speaker), one.frame, parts=one.parts)


def _after_frame(reading: Reading) -> int:
    """Where a first phrase such as "Utro'nun aktardığına göre" ends; 0 where none begins it."""
    _, last = reading.segment(0)
    for at in range(1, last):
        for phrase, _ in reading.grammar.frames.get(reading.words[at].low, ()):
            if reading.follow(at, phrase):
                return at + len(phrase)
    return 0


def _frames(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Where the source of each such phrase begins, its "göre", and where that ends."""
    for at in range(1, reading.end):
        for phrase, _ in reading.grammar.frames.get(reading.words[at].low, ()):
            if not reading.follow(at, phrase):
                continue
            first, _ = reading.segment(at)
            while first < at and reading.tags(first) & (ADVERB | TIME) and not reading.tags(first) & NOUNS:
                first += 1
            if at - first < 1 or at - first > LONGEST_SPEAKER or not _is_source(reading, (first, at)):
                continue
            if not reading.finite_in(first, at):
                yield first, at, at + len(phrase)


def _is_source(reading: Reading, phrase: Range) -> bool:
    """Whether a phrase before "göre" names who says so, or what: "tanıklara", and not "mevsimlere"."""
    last = phrase[1] - 1
    tags = reading.tags(last)
    if not _is_inflected(reading, last) and not _final(reading).dative.match(reading.words[last].low):
        return False
    if tags & (NOUNS | NOUN_CUE | PRONOUN | EVENT):
        return True
    return (
        bool(tags & CAPITAL)
        and last > 0
        and any(reading.tags(k) & CAPITAL for k in range(phrase[0], last + 1))
    )


def _name(reading: Reading, phrase: Range) -> Span:
    """The characters of a phrase, an ending after an apostrophe left out: "Lindt'e" is Lindt."""
    start, end = span_of(reading, *phrase)
    last = reading.words[phrase[1] - 1]
    mark = max(last.low.find("'"), last.low.find("’"))
    return (start, last.start + mark) if mark > 0 and last.tags & CAPITAL else (start, end)
