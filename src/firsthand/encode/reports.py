"""Whole reports as vectors: title, sentences and quotations, encoded once for all who compare them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from firsthand.encode import Encoder, Vectors
from firsthand.model import Body
from firsthand.quotes import quotations

# More sentences than a news report has, longer than any, and more quotations: bounds on time, as on hostile
# input.
MOST_SENTENCES = 400
MOST_CHARACTERS = 1_000
MOST_QUOTATIONS = 40
# Reports whose words are encoded in one call.
TOGETHER = 16
# Shorter quotations are a word or two: a title, a nickname, a word that somebody keeps at a distance.
LEAST_QUOTED = 30
LEAST_QUOTED_UNSPACED = 12
# ``This is said'' by old typewriters.
_TYPED = "``"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What one report says, as vectors: `title` (0 or 1, dimensions), `sentences` of its first ones
    (at most MOST_SENTENCES, dimensions) and `quotations` (as many as `quoted`, dimensions).

    `quoted` are the words inside quotation marks, sentence by sentence, as offsets.
    """

    title: Vectors
    sentences: Vectors
    quotations: Vectors
    quoted: tuple[Span, ...]


def said(bodies: Sequence[Body], encoder: Encoder) -> list[Said]:
    """What each report says. All are encoded together, which is quicker than one by one."""
    quoted = [tuple(_quoted(body)) for body in bodies]
    words = [list(_words(body, spans)) for body, spans in zip(bodies, quoted, strict=True)]
    encoded = encoder.encode(list(chain.from_iterable(words)))
    found, end = [], 0
    for body, own, spans in zip(bodies, words, quoted, strict=True):
        start, end = end, end + len(own)
        first, last = start + (1 if body.article.title else 0), end - len(spans)
        found.append(Said(encoded[start:first], encoded[first:last], encoded[last:end], spans))
    return found


def _words(body: Body, quoted: Sequence[Span]) -> Iterator[str]:
    """The title, the sentences and the quotations of a report."""
    article = body.article
    if article.title:
        yield article.title[:MOST_CHARACTERS]
    for start, end in (*body.sentences[:MOST_SENTENCES], *quoted):
        yield article.text[start : min(end, start + MOST_CHARACTERS)]


def _quoted(body: Body) -> Iterator[Span]:
    """What of each sentence stands inside quotation marks, the marks left out, where it is long enough."""
    sentences = body.sentences[:MOST_SENTENCES]
    at = count = 0
    text = body.article.text
    for opens, closes in quotations(text):
        marks = len(_TYPED) if text.startswith(_TYPED, opens) else 1
        while at < len(sentences) and sentences[at][1] <= opens:
            at += 1
        for start, end in sentences[at:]:
            if start >= closes or count == MOST_QUOTATIONS:
                break
            start, end = max(start, opens + marks), min(end, closes - marks)
            inside = text[start:end]
            least = LEAST_QUOTED if " " in inside.strip() else LEAST_QUOTED_UNSPACED
            if len(inside.strip()) >= least:
                count += 1
                yield start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())
