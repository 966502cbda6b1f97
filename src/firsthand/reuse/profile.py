"""What is remembered of an article to compare it: its words as numbers, sentence by sentence.

Made once per article and from that article alone. Everything a verdict needs is in
here, so that a pair of profiles always gives the same verdict.
"""

import re
from dataclasses import dataclass

import numpy as np
import xxhash
from numpy.typing import NDArray

from firsthand.model import Body
from firsthand.tokens import tokenize

Hashes = NDArray[np.uint64]
Counts = NDArray[np.int64]

# About 40 pages of print. What stands after that in one article is not compared.
MOST_TOKENS = 20_000
# More sentences than a news report has; beyond that, neighbours are joined so that the matrix of
# sentence pairs stays small.
MOST_SENTENCES = 400
_MIX = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(0xC2B2AE3D27D4EB4F)
# Quotation marks of every style; a quotation ends in its own paragraph and within 2,000 characters.
_QUOTED = re.compile(
    r"“[^“”\n]{1,2000}”|„[^„“”\n]{1,2000}[“”]|«[^«»\n]{1,2000}»|»[^«»\n]{1,2000}«|「[^「」\n]{1,2000}」"
    r"|『[^『』\n]{1,2000}』|``[^`\n]{1,2000}?''|\"[^\"\n]{1,2000}\"|‹[^‹›\n]{1,2000}›"
    r"|(?<!\w)[‘‚][^‘‚’\n]{12,2000}[’‘](?!\w)"
)


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One article as numbers. Token arrays run along the words of its sentences, in order.

    `tokens` are hashes of folded words; `starts`, `ends` their offsets in `text`; `sentence` the number of
    the sentence each stands in; `quoted` whether it stands inside quotation marks; `weight` how telling it
    is by its form. `runs` are the distinct hashes of three words in a row: what articles are joined on.
    """

    id: str
    key: int
    language: str | None
    text: str
    tokens: Hashes
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    sentence: NDArray[np.int16]
    quoted: NDArray[np.bool_]
    weight: NDArray[np.float32]
    lengths: NDArray[np.int32]
    runs: Hashes

    @property
    def sentences(self) -> int:
        return len(self.lengths)


def profile(body: Body) -> Profile:
    """The profile of one article's report proper."""
    article = body.article
    found = tokenize(article.text, MOST_TOKENS)
    starts = np.array(found.starts, dtype=np.int32)
    ends = np.array(found.ends, dtype=np.int32)
    spans = np.array(_joined(body.sentences), dtype=np.int64).reshape(-1, 2)
    place = np.searchsorted(spans[:, 0], starts, side="right") - 1
    inside = place >= 0
    inside[inside] = ends[inside] <= spans[place[inside], 1]
    known: dict[str, int] = {}
    for word in found.words:
        if word not in known:
            known[word] = xxhash.xxh3_64_intdigest(word.encode("utf-8", "surrogatepass"))
    tokens = np.array([known[word] for word in found.words], dtype=np.uint64)[inside]
    weight = np.array([_telling(word) for word in found.words], dtype=np.float32)[inside]
    starts, ends, place = starts[inside], ends[inside], place[inside]
    # Sentences without a word (a row of stars) have no number.
    numbers, sentence = np.unique(place, return_inverse=True)
    lengths = (spans[numbers, 1] - spans[numbers, 0]).astype(np.int32)
    return Profile(
        id=article.id,
        key=xxhash.xxh3_64_intdigest(article.id.encode("utf-8", "surrogatepass")) >> 1,
        language=article.language.split("-")[0].lower() if article.language else None,
        text=article.text,
        tokens=tokens,
        starts=starts,
        ends=ends,
        sentence=sentence.astype(np.int16),
        quoted=_quoted(article.text, starts),
        weight=weight,
        lengths=lengths,
        runs=np.unique(in_a_row(tokens)),
    )


def in_a_row(tokens: Hashes) -> Hashes:
    """One hash for each three tokens in a row; shape (n - 2,)."""
    if len(tokens) < 3:
        return np.empty(0, dtype=np.uint64)
    mixed: Hashes = (tokens[:-2] * _MIX + tokens[1:-1]) * _TURN + tokens[2:]
    return mixed ^ (mixed >> np.uint64(31))


def two_in_a_row(tokens: Hashes) -> Hashes:
    """One hash for each two tokens in a row; shape (n - 1,)."""
    mixed: Hashes = tokens[:-1] * _MIX + tokens[1:] * _TURN
    return mixed ^ (mixed >> np.uint64(29))


def _telling(word: str) -> float:
    """Long words and figures say more of what a sentence is about than short words do."""
    if word[0].isdigit():
        return 1.2
    if word >= "\u0e00" and len(word) <= 2:
        return 0.8
    return min(len(word), 7) / 7


def _joined(sentences: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """At most MOST_SENTENCES spans: where there are more, equal numbers of neighbours are joined."""
    each = -(-len(sentences) // MOST_SENTENCES) or 1
    if each == 1:
        return list(sentences)
    return [
        (sentences[at][0], sentences[min(at + each, len(sentences)) - 1][1])
        for at in range(0, len(sentences), each)
    ]


def _quoted(text: str, starts: NDArray[np.int32]) -> NDArray[np.bool_]:
    edges = [edge for match in _QUOTED.finditer(text) for edge in match.span()]
    inside: NDArray[np.bool_] = (
        np.searchsorted(np.array(edges, dtype=np.int64), starts, side="right") % 2 == 1
    )
    return inside
