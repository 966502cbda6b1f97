"""What one article alone shows of its labels: all that needs no other article, small enough to send."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Body, Quotation, QuotationKind, SpeakerKind
from firsthand.names.places import UNSPACED
from firsthand.quotes import quotations as in_marks
from firsthand.reference.loaded_words import Part, loaded_words
from firsthand.wording.bodies import Long, body_uses, brackets, long_forms
from firsthand.wording.events import Phrase, phrases
from firsthand.wording.people import Holder, holders
from firsthand.wording.pieces import Piece, Read, pieces, read
from firsthand.wording.states import state_uses
from firsthand.wording.uses import Use

# What is read of an article, in characters.
MOST_READ = 40_000
# Words in marks that are longer are somebody's, whether a speaker is found or not.
MOST_OWN_MARKED = 60

_HEADS = frozenset({Part.STATE, Part.BODY, Part.BLOC})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scan:
    """The labels of one article: of states and bodies, of persons yet to be told apart, and set phrases.

    `spoken` is what speakers say, `own_marks` what the outlet itself puts into quotation marks, both in
    order. `loose` is where nouns for governments and bodies stand of which it is not shown whose they are.
    """

    article: str
    language: str
    uses: tuple[Use, ...]
    holders: tuple[Holder, ...]
    phrases: tuple[Phrase, ...]
    spoken: tuple[Span, ...]
    own_marks: tuple[Span, ...]
    loose: tuple[int, ...] = ()

    def is_spoken(self, start: int, end: int) -> bool:
        """Whether a place stands in a speaker's words."""
        at = bisect_right(self.spoken, start, key=_start) - 1
        return at >= 0 and end <= self.spoken[at][1]


def scan(body: Body, quotations: Sequence[Quotation]) -> Scan:
    """Read the labels of one article. `quotations` are its own."""
    article = body.article
    text, language = article.text, (article.language or "").replace("_", "-").split("-")[0].lower()
    if loaded_words(language) is None:
        return Scan(article.id, language, (), (), (), (), ())
    spans = [(start, min(end, MOST_READ)) for start, end in body.sentences if start < MOST_READ]
    sentences, longs = _sentences(text, read(text, spans, language), language)
    speakers = frozenset(
        (one.speaker.start, one.speaker.end) for one in quotations if one.speaker is not None
    )
    marks = [span for span in in_marks(text[:MOST_READ]) if within(spans, span[0])]
    spoken, own = _whose(quotations, marks)
    uses: list[Use] = []
    held_by: list[Holder] = []
    names: set[str] = set()
    for held in filter(None, sentences):
        uses += state_uses(text, held, language, speakers)
        held_by += holders(text, held, language)
        names.update(one.sign for one in held if one.sign is not None and (one.noun or one.of_body))
    others = frozenset(names)
    uses = [one for one in uses if _named(one, others)]
    uses += body_uses(text, sentences, language, longs)
    covered = _merged([(one.start, one.end) for one in uses])
    loose = [
        one.start
        for held in sentences
        for one in held
        if one.entry is not None and not _HEADS.isdisjoint(one.entry.parts) and not within(covered, one.start)
    ]
    found = tuple(phrases(text, marks, language))
    return Scan(
        article.id, language, tuple(uses), tuple(held_by), found, tuple(spoken), tuple(own), tuple(loose)
    )


def _named(use: Use, states: frozenset[str]) -> bool:
    """Whether the report names the state that a label is of, where it needs that.

    A capital acts for a state where other states or bodies are named too: else it may be the city.
    """
    return use.needs is None or (use.needs in states and (not use.seat or len(states) > 1))


def _sentences(text: str, found: list[Read], language: str) -> tuple[list[list[Piece]], list[Long]]:
    """The pieces of each sentence, and the bodies that are named in full."""
    at = brackets(text, MOST_READ) if language not in UNSPACED else []
    longs: list[Long] = []
    for one in found if at else ():
        inside = [place for place in at if one.start <= place < one.end]
        if inside:
            longs += long_forms(text, pieces(text, one, language, whole=True), inside, language)
    nouns = frozenset(one.noun for one in longs)
    signs = frozenset(one.sign.casefold() for one in longs)
    return [pieces(text, one, language, nouns | signs) for one in found], longs


def _whose(quotations: Sequence[Quotation], marks: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """The spans that are speakers' words, merged and in order, and the marks that are the outlet's own.

    In marks without a speaker or a verb of saying the outlet speaks itself, if they are short. What somebody
    named is reported to have said in the reporter's words is not surely the outlet's either.
    """
    said: list[Span] = []
    for one in quotations:
        if one.kind is QuotationKind.INDIRECT:
            if one.speaker is not None and one.speaker_kind in {
                SpeakerKind.PERSON,
                SpeakerKind.OPEN,
                SpeakerKind.BODY,
            }:
                said.append((one.content.start, one.content.end))
        elif one.kind is not QuotationKind.REPORTED and (one.speaker is not None or one.cue is not None):
            said += [(part.start, part.end) for part in (one.parts or (one.content,))]
    said = _merged(said)
    spoken, own = [], []
    for start, end in marks:
        at = bisect_right(said, end - 1, key=_start) - 1
        if end - start > MOST_OWN_MARKED or (at >= 0 and start < said[at][1]):
            spoken.append((start, end))
        else:
            own.append((start, end))
    return _merged([*said, *spoken]), own


def within(spans: Sequence[Span], place: int) -> bool:
    """Whether a place stands in one of some spans, which are in order."""
    at = bisect_right(spans, place, key=_start) - 1
    return at >= 0 and place < spans[at][1]


def _start(span: Span) -> int:
    return span[0]


def _merged(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
