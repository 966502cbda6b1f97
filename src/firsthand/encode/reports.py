"""Whole reports as vectors: of the title and of each sentence, encoded once for all who compare them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from firsthand.encode import Encoder, Vectors
from firsthand.model import Body

# More sentences than a news report has, and longer than any: bounds on time, as on hostile input.
MOST_SENTENCES = 400
MOST_CHARACTERS = 1_000


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What one report says: `title` of shape (0 or 1, dimensions), `sentences` of its first ones,
    (at most MOST_SENTENCES, dimensions)."""

    title: Vectors
    sentences: Vectors


def said(bodies: Sequence[Body], encoder: Encoder) -> list[Said]:
    """What each report says. All are encoded together, which is quicker than one by one."""
    words = [_words(body) for body in bodies]
    encoded = encoder.encode(list(chain.from_iterable(words)))
    found, end = [], 0
    for body, own in zip(bodies, words, strict=True):
        start, end = end, end + len(own)
        titles = 1 if body.article.title else 0
        found.append(Said(encoded[start : start + titles], encoded[start + titles : end]))
    return found


def _words(body: Body) -> list[str]:
    """The title and the sentences of a report."""
    article = body.article
    spans = body.sentences[:MOST_SENTENCES]
    sentences = [article.text[start : min(end, start + MOST_CHARACTERS)] for start, end in spans]
    return [article.title[:MOST_CHARACTERS], *sentences] if article.title else sentences
