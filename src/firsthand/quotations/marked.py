"""Words in quotation marks that no verb in their sentence claimed: carried on, introduced, or nobody's."""

from collections.abc import Sequence
from dataclasses import replace

from firsthand.model import QuotationKind
from firsthand.quotations.bits import ADVERB, MARK, QUOTED, SCARE
from firsthand.quotations.found import Found, Span
from firsthand.quotations.marks import SENTENCE_WORDS, ends_a_sentence, inside, is_title, word_count
from firsthand.quotations.reading import Reading
from firsthand.quotations.segments import Range
from firsthand.quotations.verb_second import may_speak

# Fewer words than this in marks within an indirect quotation are a word kept at a distance.
PARTIAL_WORDS = 2


def marked(text: str, reading: Reading, at: int, *, introduced: bool, alone: bool) -> Found | None:
    """The quotation in marks at a word, None where it quotes nobody.

    `introduced` where the sentence before ends in a colon; `alone` where nothing else is in the sentence.
    """
    word = reading.words[at]
    content: Span = (word.start, word.end)
    if _kept_at_a_distance(text, reading, at):
        return None
    count = word_count(text, *content)
    if count >= 2 and (speaker := _named_before(reading, at)):
        span = (reading.words[speaker[0]].start, reading.words[speaker[1] - 1].end)
        return Found(content, QuotationKind.DIRECT, speaker=span, frame=(span[0], reading.words[at - 1].end))
    if introduced or alone:
        if count < 2:
            return None
        return Found(content, QuotationKind.DIRECT, carried=True)
    if count >= SENTENCE_WORDS and not is_title(text, *content):
        whole = ends_a_sentence(text, *content) or reading.is_mark(at - 1, ":") or count >= 2 * SENTENCE_WORDS
        if whole:
            # part of a sentence that names nobody: whose it is stays open
            return Found(content, QuotationKind.DIRECT)
    return None


def _named_before(reading: Reading, at: int) -> Range | None:
    """Who stands before a colon with no verb: "Lindt: „…“", "Lindt wörtlich: „…“"."""
    if not reading.is_mark(at - 1, ":") or at < 2:
        return None
    phrase = reading.after(0, at - 1)
    if phrase is None or phrase[0] != 0:
        return None
    last = phrase[1]
    while last < at - 1 and reading.tags(last) & ADVERB:
        last += 1
    return phrase if last == at - 1 and may_speak(reading, phrase) else None


def _kept_at_a_distance(text: str, reading: Reading, at: int) -> bool:
    """Whether the word before the marks names a thing or a doubt: "so-called", "the film"."""
    word = reading.words[at]
    if reading.tags(at - 1) & SCARE and not reading.is_mark(at - 1, ":"):
        return word_count(text, word.start, word.end) <= 2 * SENTENCE_WORDS
    return not inside(text, word.start, word.end)


def claimed(found: Sequence[Found], span: Span) -> bool:
    """Whether a quotation already covers these characters."""
    return any(f.content[0] <= span[0] and span[1] <= f.content[1] for f in found)


def partial(text: str, found: Sequence[Found], span: Span) -> Found | None:
    """Words in marks within an indirect quotation, as a direct one of the same speaker."""
    for one in found:
        if one.kind is QuotationKind.MIXED and one.content[0] <= span[0] and span[1] <= one.content[1]:
            if span == one.content or word_count(text, *span) < PARTIAL_WORDS or is_title(text, *span):
                return None
            return replace(one, content=span, kind=QuotationKind.DIRECT, parts=())
    return None


def is_alone(reading: Reading, at: int) -> bool:
    """Whether the words in marks are all of the sentence."""
    return all(k == at or word.tags & MARK for k, word in enumerate(reading.words))


def quoted_places(reading: Reading) -> list[int]:
    """The words that are quotations in marks."""
    if not reading.any_tags & QUOTED:
        return []
    return [at for at, word in enumerate(reading.words) if word.tags & QUOTED]
