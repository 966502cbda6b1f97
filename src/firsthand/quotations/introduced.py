"""Who a sentence that ends in a colon gives the words after it to: "As Lindt reported after the vote:"."""

from dataclasses import replace

from firsthand.model import QuotationKind
from firsthand.quotations.bits import OPENS, RELATIVE
from firsthand.quotations.complements import complement
from firsthand.quotations.cues import cues
from firsthand.quotations.found import Found, Span
from firsthand.quotations.grammar import Grammar
from firsthand.quotations.reading import Reading
from firsthand.quotations.subjects import Spoken, subject
from firsthand.quotations.words import Unit

_SPEAKS = frozenset({"quote", "clause"})


def introducer(reading: Reading) -> tuple[Span, Span] | None:
    """The verb and the speaker by which the sentence opens what follows its colon; None where it has none."""
    if not reading.grammar.book.participles or not reading.is_mark(reading.end - 1, ":"):
        return None
    spoken = Spoken()
    known = []
    for cue in cues(reading):
        speaker = subject(reading, cue, spoken)
        spoken.take(cue, speaker)
        known.append((cue, speaker))
    for cue, speaker in reversed(known):
        if not cue.takes & _SPEAKS or cue.passive or "quote" not in cue.takes:
            continue
        right = complement(reading, cue.end, cue.takes, speaker is not None or cue.gerund, True)
        speaker = speaker or right.subject
        if speaker is None or any(
            reading.tags(at) & OPENS and not reading.tags(at) & RELATIVE for at in range(cue.end, reading.end)
        ):
            return None
        words = reading.words
        return (
            (words[cue.head].start, words[cue.end - 1].end),
            (words[speaker[0]].start, words[speaker[1] - 1].end),
        )
    return None


def said_last(text: str, found: list[Found], unit: Unit, known: Grammar) -> tuple[None, Span] | None:
    """Whose verb stands right before a unit, behind a stop in marks: “Now!” said Lindt. “Or never.”"""
    last = found[-1] if found and known.book.participles else None
    if last is None or last.kind is not QuotationKind.DIRECT or last.speaker is None or last.frame is None:
        return None
    end = last.content[1]
    if last.frame[0] < end or text[end - 2 : end - 1] not in ("!", "?", "…"):
        return None
    between = text[last.frame[1] : unit.start]
    return (None, last.speaker) if "\n" not in between and not between.strip(" .") else None


def given(own: list[Found], intro: tuple[Span | None, Span] | None, start: int) -> list[Found]:
    """The quotations of a unit, marked words at its start given to whom the sentence before names."""
    if intro is None or not own or own[0].content[0] != start or own[0].speaker is not None:
        return own
    if own[0].kind is not QuotationKind.DIRECT:
        return own
    cue, speaker = intro
    frame = (min(cue[0], speaker[0]), cue[1]) if cue else None
    first = replace(own[0], cue=cue, speaker=speaker, frame=frame, carried=False)
    return [first, *own[1:]]
