"""Quotations that a phrase gives to a speaker: "according to the mayor", "laut Polizei", "…, so Lindt"."""

from collections.abc import Iterator
from dataclasses import replace

from firsthand.quotations.bits import ATTACHES, CAPITAL, DETERMINER, MARK, PREPOSITION, QUOTED, VERB
from firsthand.quotations.caseless import unfused
from firsthand.quotations.found import Found
from firsthand.quotations.grammar import Tag
from firsthand.quotations.participles import source_end
from firsthand.quotations.reading import Reading
from firsthand.quotations.said_left import around
from firsthand.quotations.segments import Range

# More such phrases than this make no sentence.
MOST_IN_A_SENTENCE = 12
# "nach den ersten vorläufigen Angaben": so many words may stand between.
WORDS_BEFORE_SOURCE = 5


def framings(reading: Reading) -> Iterator[Found]:
    """Each quotation that such a phrase makes, in order of the phrases."""
    opens = reading.grammar.opens_frame
    if opens.isdisjoint(reading.lows):
        return
    at = tried = 0
    while at < reading.end and tried < MOST_IN_A_SENTENCE:
        step = at + 1
        if reading.lows[at] not in opens:
            at = step
            continue
        if frame := _frame_at(reading, at):
            tried += 1
            first, last, cue, speaker = frame
            if found := around(reading, first, last, None, speaker):
                given = _with_cue(reading, found, cue)
                if given.speaker and reading.grammar.book.fused:
                    given = replace(given, speaker=unfused(reading, given.speaker, speaker[0]))
                yield given
                step = max(last, step)
        at = step


def _with_cue(reading: Reading, found: Found, cue: Range) -> Found:
    words = reading.words
    return Found(
        content=found.content,
        kind=found.kind,
        cue=(words[cue[0]].start, words[cue[1] - 1].end),
        speaker=found.speaker,
        frame=found.frame,
        parts=found.parts,
    )


def _frame_at(reading: Reading, at: int) -> tuple[int, int, Range, Range] | None:
    """Where a phrase and its speaker start and end, the phrase itself, and the speaker."""
    word = reading.words[at]
    if word.low in reading.grammar.book.after and (frame := _from_source(reading, at)):
        return frame
    following = reading.low(at + 1)
    for phrase, place in reading.grammar.frames.get(word.low, ()):
        if (len(phrase) > 1 and phrase[1] != following) or not reading.follow(at, phrase):
            continue
        stop = at + len(phrase)
        if place in ("before", "named", "opening", "apart"):
            speaker = _named_after(reading, stop)
            if speaker and at == 0 and speaker[1] >= reading.end:
                # "À en croire le ministère, les stocks suffisent": no second name for it
                speaker = reading.after(stop)
            if speaker and (place == "before" or _is_source_of(reading, at, speaker, place)):
                return at, _remark_end(reading, speaker[1]), (at, stop), speaker
        elif place in ("after", "behind"):
            speaker = reading.before(at)
            known = speaker and (place == "after" or reading.is_somebody(speaker))
            if speaker and known and _is_after(reading, speaker, at, stop):
                return speaker[0], stop, (at, stop), speaker
        elif (
            at == 0
            or reading.is_mark(at - 1, ',“”»":' if reading.grammar.book.clitics else ',“”»"')
            or reading.tags(at - 1) & QUOTED
        ) and at:
            speaker = reading.after(stop)
            if speaker:
                speaker = reading.with_apposition(speaker)
            if speaker and speaker[0] == stop:
                last = _where_said(reading, speaker[1])
                if last >= reading.end or reading.bound[last]:
                    return at, last, (at, stop), speaker
    return None


def _where_said(reading: Reading, last: int) -> int:
    """Past when, where or to whom it was said: "…, so Lindt [am Freitag] [gegenüber dem Kurier]"."""
    if not reading.grammar.v2 or last >= reading.end or reading.bound[last]:
        return last
    if not reading.tags(last) & (PREPOSITION | int(Tag.TIME) | int(Tag.ADVERB)):
        return last
    _, end = reading.segment(last)
    return last if reading.finite_in(last, end) else end


def _remark_end(reading: Reading, last: int) -> int:
    """Where a remark on the speaker between commas ends: "D'après le rapport, publié mardi, …"."""
    book = reading.grammar.book
    if not (book.clitics or book.plain) or not reading.is_mark(last, ",") or last + 1 >= reading.end:
        return last
    first, end = reading.segment(last + 1)
    opening = reading.tags(first)
    if not reading.is_mark(end, ",") or end - first > 10:
        return last
    if opening & int(Tag.RELATIVE) and (book.plain or not opening & DETERMINER):
        return end
    if opening & (DETERMINER | PREPOSITION | CAPITAL):
        return last
    return last if reading.finite_in(first, end) or not reading.finite_in(end, reading.end) else end


def _is_source_of(reading: Reading, at: int, speaker: Range, place: str) -> bool:
    """Whether a phrase names who speaks, in such a frame: "selon le maire", not "selon les saisons"."""
    if not reading.is_somebody(speaker):
        # what is only said to be so was said by somebody: "Selon les skieurs, la piste serait fermée"
        unknown = place == "named" and at == 0 and reading.is_mark(speaker[1], ",")
        return unknown and any(w.tags & int(Tag.HEARSAY) for w in reading.words[speaker[1] : reading.end])
    if place == "named":
        return True
    if place == "apart":
        return at == 0 or bool(reading.tags(at - 1) & (MARK | QUOTED | int(Tag.JOINS)))
    # "Pour l'économiste Loïc Jarnac, …": a person of that name, at the start, before a comma and a clause
    name = any(reading.tags(k) & CAPITAL for k in range(speaker[0] + 1, speaker[1]))
    return (
        at == 0
        and name
        and reading.is_mark(speaker[1], ",")
        and reading.finite_in(speaker[1] + 1, reading.end)
        and not any(reading.tags(k) & int(Tag.BODY) for k in range(*speaker))
    )


def _from_source(reading: Reading, at: int) -> tuple[int, int, Range, Range] | None:
    """A phrase such as "nach Angaben der Polizei", "nach eigenen Angaben", "nach Ansicht Lindts"."""
    noun = at + 1
    while not reading.tags(noun) & CAPITAL or not _is_source(reading, noun):
        tags = reading.tags(noun)
        if noun - at > WORDS_BEFORE_SOURCE or noun >= reading.end or tags & (MARK | PREPOSITION | QUOTED):
            return None
        if tags & CAPITAL and not reading.words[noun].low.endswith(("s", "x", "z", "ß")):
            # "nach Veröffentlichung der Studie" is a time
            return None
        noun += 1
    following = reading.tags(noun + 1)
    low = reading.words[noun + 1].low if noun + 1 < reading.end else ""
    speaker = None
    if following & ATTACHES and not following & DETERMINER:
        speaker = reading.after(noun + 2)
    elif (following & DETERMINER and low in reading.grammar.book.genitives) or (
        following & CAPITAL and (low.endswith(("s", "x", "z", "ß")) or reading.tags(noun + 2) & CAPITAL)
    ):
        speaker = reading.after(noun + 1)
    if speaker:
        return at, (speaker := _apposition_v2(reading, speaker))[1], (at, noun + 1), speaker
    return at, noun + 1, (at, at + 1), (at + 1, noun + 1)


def _is_source(reading: Reading, at: int) -> bool:
    return reading.words[at].low.endswith(reading.grammar.book.sources)


def _named_after(reading: Reading, start: int) -> Range | None:
    """The speaker after "according to": a phrase, and where nothing bounds it the words to the comma."""
    if reading.grammar.book.clitics and reading.tags(start) & VERB and reading.is_finite(start):
        # "según explicó la consejera"
        return None
    speaker = reading.after(start)
    if speaker is None and start < reading.end and "." in reading.words[start].low[1:-1]:
        # an outlet by its address: "laut nordlys.example"
        return start, start + 1
    if speaker is None or speaker[0] != start:
        if reading.tags(start) & QUOTED and start + 1 < reading.end:
            return start, start + 1
        return None
    if not reading.grammar.v2:
        first, last = speaker
        _, end = reading.segment(first)
        if reading.grammar.book.caseless and (
            end >= reading.end or end - first > 14 or reading.finite_in(first, end)
        ):
            # nothing shows where the name ends and what he says begins
            return None
        if end - first <= 14 and not reading.finite_in(first, end):
            speaker = (first, end)
        elif reading.grammar.book.participles and (further := source_end(reading, speaker)) > last:
            return first, further
        elif reading.tags(last) & int(Tag.RELATIVE) and reading.is_mark(end, ",") and end - first <= 20:
            # "according to an official who asked not to be named, …"
            speaker = (first, end)
        return reading.with_apposition(speaker)
    return _apposition_v2(reading, speaker)


def _apposition_v2(reading: Reading, speaker: Range) -> Range:
    whole = reading.with_apposition(speaker)
    # "laut Lindt, Sprecher der Polizei, sei …": the verb must follow, or it was the end of the sentence
    if whole != speaker and (whole[1] >= reading.end or reading.is_mark(whole[1], ",)")):
        return whole
    return speaker


def _is_after(reading: Reading, speaker: Range, at: int, stop: int) -> bool:
    """Whether a word such as "zufolge" closes a phrase and begins none: "der Polizei zufolge"."""
    if reading.tags(speaker[0] - 1) & PREPOSITION and speaker[0] > 0:
        return False
    if reading.words[at].low in ("nach",):
        # "meiner Meinung nach", and not "fuhr der Mann nach Orlova"
        return bool(reading.tags(at - 1) & int(Tag.NOUN_CUE)) and not reading.tags(stop) & (
            CAPITAL | DETERMINER | MARK
        )
    return True
