"""Find quotations in Japanese, Chinese, Korean and Thai.

Each language has a grammar of its own that reads one sentence after another; what they share is here:
sentences joined where a quotation runs over their end, quotations inside quotations, and whose words a
sentence goes on with where it names nobody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

from firsthand.model import QuotationKind, SpeakerKind
from firsthand.quotations.east_chinese import Chinese
from firsthand.quotations.east_japanese import Japanese
from firsthand.quotations.east_korean import Korean
from firsthand.quotations.east_reading import Lexicon, Reading, Unit, lexicon, lone_quote, reading, units
from firsthand.quotations.east_thai import Thai
from firsthand.quotations.found import Found, Span

# Between a cue that ends a sentence and the quotation that goes on: a stop and spaces.
GAP = 4


class Grammar(Protocol):
    """How one language says who said what."""

    def found(self, read: Reading, unit: Unit, before: Unit | None) -> Iterator[Found]:
        """The quotations of one sentence; `before` is the one before it, None at the start."""
        ...


@lru_cache(maxsize=4)
def _grammar(language: str) -> tuple[Lexicon, Grammar] | None:
    words = lexicon(language)
    if words is None:
        return None
    return words, _GRAMMARS[words.book.language](words)


_GRAMMARS: dict[str, type[Chinese] | type[Japanese] | type[Korean] | type[Thai]] = {
    "ja": Japanese,
    "ko": Korean,
    "th": Thai,
    "zh": Chinese,
}


def found(text: str, sentences: Sequence[Span], language: str) -> list[Found]:
    """The quotations of a text in order of place; none where the language is none of the four.

    `sentences` are its sentences as (start, end) in code points, in order; what lies in none is not read.
    """
    known = _grammar(language)
    if known is None:
        return []
    words, grammar = known
    read = reading(text, words)
    if not read.hits and not read.quotes:
        return []
    every: list[Found] = []
    before: Unit | None = None
    speakers: frozenset[str] = frozenset()
    for unit in units(read, sentences):
        here = list(grammar.found(read, unit, before))
        for one in here:
            if one.speaker:
                name = text[one.speaker[0] : one.speaker[1]]
                speakers = frozenset([name]) if one is here[0] else speakers | {name}
            elif one.carried and len(speakers) != 1:
                one = replace(one, carried=False)
            every.append(_framed(one))
        if not here and len(speakers) == 1 and before and (quote := _going_on(read, unit, every[-1])):
            here = [Found(quote, QuotationKind.DIRECT, carried=True)]
            every += here
        if not here:
            speakers = frozenset()
        before = unit
    every += [inner for one in every for inner in _inside(text, one, words, grammar)]
    return sorted(every, key=lambda one: (one.content, one.cue or (0, 0)))


def kind_of_speaker(phrase: str, language: str) -> SpeakerKind:
    """What a phrase shows its speaker to be: open for a pronoun and for what shows nothing."""
    words = lexicon(language)
    return words.speakers.kind(phrase.translate(words.simplified)) if words else SpeakerKind.OPEN


def is_pronoun(phrase: str, language: str) -> bool:
    """Whether a phrase only points to somebody named elsewhere: 彼, 同監督, 该公司."""
    words = lexicon(language)
    return words is not None and words.speakers.is_pronoun(phrase.translate(words.simplified))


def _going_on(read: Reading, unit: Unit, last: Found) -> Span | None:
    """`“…！”她喊道。“…。”`: a quotation alone after one whose speaker follows it."""
    quote = lone_quote(read, unit)
    if quote is None or last.kind is not QuotationKind.DIRECT or not last.cue or not last.speaker:
        return None
    follows = last.content[1] <= last.speaker[0] and unit.start - last.cue[1] <= GAP
    return quote if follows and "\n" not in read.text[last.cue[1] : unit.start] else None


def _framed(one: Found) -> Found:
    """With the clause that introduces the words, where it stands in one piece beside them."""
    if one.frame or not one.cue:
        return one
    start = min(one.cue[0], one.speaker[0]) if one.speaker else one.cue[0]
    end = max(one.cue[1], one.speaker[1]) if one.speaker else one.cue[1]
    beside = one.content[1] <= start or end <= one.content[0]
    return replace(one, frame=(start, end)) if beside else one


def _inside(text: str, outer: Found, words: Lexicon, grammar: Grammar) -> Iterator[Found]:
    """Quotations inside a quotation in marks, one deep."""
    if outer.kind is not QuotationKind.DIRECT:
        return
    start, end = outer.content[0] + 1, outer.content[1] - 1
    if end - start < 8:
        return
    read = reading(text[start:end], words)
    if not read.quotes or not read.hits:
        return
    whole = ((0, end - start),)
    for unit in units(read, whole):
        for one in grammar.found(read, unit, None):
            if one.kind is QuotationKind.DIRECT and one.content in read.quotes:
                yield _moved(one, start)


def _moved(one: Found, by: int) -> Found:
    def at(span: Span | None) -> Span | None:
        return None if span is None else (span[0] + by, span[1] + by)

    return replace(
        one,
        content=(one.content[0] + by, one.content[1] + by),
        cue=at(one.cue),
        speaker=at(one.speaker),
        frame=at(one.frame),
        addressee=at(one.addressee),
        via=at(one.via),
        carried=False,
    )
