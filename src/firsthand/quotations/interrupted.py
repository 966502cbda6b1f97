"""What stands within one pair of marks: the frame that interrupts it, and words of others told in it.

French and Italian leave the marks open around the verb: « Le budget, prévient Lindt, ne tiendra pas ».
"""

from collections.abc import Iterator

from firsthand.model import QuotationKind
from firsthand.quotations.bits import PRONOUN
from firsthand.quotations.complements import complement
from firsthand.quotations.cues import Cue, cues
from firsthand.quotations.found import Found
from firsthand.quotations.grammar import Grammar
from firsthand.quotations.marks import nested
from firsthand.quotations.reading import Reading
from firsthand.quotations.said_left import first_word
from firsthand.quotations.saying import sayings
from firsthand.quotations.subjects import Spoken, subject
from firsthand.quotations.words import Unit, Word, words

# ", 81 ans," belongs to the frame and not to what was said.
LONGEST_REMARK = 7


def interruptions(text: str, word: Word, grammar: Grammar) -> Iterator[Found]:
    """What the words in marks at `word` hold: themselves where a frame interrupts them, or others' words."""
    if text[word.start] in "—–―-":
        return
    deeper = tuple(nested(text, word.start, word.end))
    inner = Reading(words(text, Unit(word.start + 1, word.end - 1, deeper), grammar), grammar)
    if interrupted := _interrupted(text, word, inner):
        yield interrupted
        return
    for one in sayings(inner):
        if one.speaker is None or one.kind is QuotationKind.REPORTED or one.cue is None:
            continue
        if one.cue[1] < one.content[0] and not _of_the_speaker(inner, one.speaker):
            yield one


def _of_the_speaker(inner: Reading, speaker: tuple[int, int]) -> bool:
    """Whether what is told within the marks is given to a pronoun, mostly to the one who tells it."""
    return any(
        word.tags & PRONOUN for word in inner.words if speaker[0] <= word.start and word.end <= speaker[1]
    )


def _interrupted(text: str, word: Word, inner: Reading) -> Found | None:
    for cue in cues(inner):
        frame = _frame(inner, cue)
        if frame is None:
            continue
        comma, last, speaker = frame
        parts = [(word.start, inner.words[comma - 1].end)]
        if last < inner.count:
            following = last + 1 if inner.is_mark(last, ",–—") else last
            if following < inner.count:
                parts.append((inner.words[following].start, word.end))
        return Found(
            content=(word.start, word.end),
            kind=QuotationKind.DIRECT,
            cue=(inner.words[_shown(inner, cue)].start, inner.words[cue.end - 1].end),
            speaker=(inner.words[speaker[0]].start, inner.words[speaker[1] - 1].end),
            frame=(inner.words[comma + 1].start, inner.words[last - 1].end),
            parts=tuple(parts) if len(parts) > 1 else (),
        )
    return None


def _shown(inner: Reading, cue: Cue) -> int:
    return cue.head if cue.start - cue.head <= 3 else cue.start


def _frame(inner: Reading, cue: Cue) -> tuple[int, int, tuple[int, int]] | None:
    """The comma before a frame, where it ends, and its speaker: ", prévient Lindt, 81 ans," in the middle."""
    if not cue.takes & {"clause", "quote"} or cue.gerund or cue.passive or cue.head < 2:
        return None
    speaker = subject(inner, cue, Spoken())
    first = first_word(inner, cue, speaker) if speaker else cue.head
    if not inner.is_mark(first - 1, ",–—"):
        return None
    right = complement(inner, cue.end, cue.takes, speaker is not None, True)
    if speaker is None or first == cue.head:
        speaker = right.subject
    if speaker is None or right.kind:
        return None
    last = max(right.rest, cue.end)
    if inner.is_mark(last, ".") and inner.is_mark(last + 1, "–—"):
        # „Nem tudunk semmit – mondta a halász. – Senki sem kérdezett.”
        last += 1
    if last < inner.end and not inner.is_mark(last, ",–—"):
        return None
    if inner.is_mark(last, ","):
        _, end = inner.segment(last + 1)
        if inner.is_mark(end, ",") and end - last <= LONGEST_REMARK and not inner.finite_in(last + 1, end):
            last = end
    return first - 1, last, speaker
