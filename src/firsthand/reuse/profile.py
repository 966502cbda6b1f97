"""What is remembered of an article to compare it: its words as numbers, sentence by sentence.

Made once per article and from that article alone. Everything a verdict needs is in
here, so that a pair of profiles always gives the same verdict.
"""

from dataclasses import dataclass

import numpy as np
import xxhash
from numpy.typing import NDArray

from firsthand.joins import Hashes
from firsthand.model import Body
from firsthand.quotes import quoted
from firsthand.tokens import Remembered, tokenize

# About 40 pages of print. What stands after that in one article is not compared.
MOST_TOKENS = 20_000
# More sentences than a news report has; beyond that, neighbours are joined so that the matrix of
# sentence pairs stays small.
MOST_SENTENCES = 400
_MIX = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(0xC2B2AE3D27D4EB4F)


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One article as numbers. Token arrays run along the words of its sentences, in order.

    `tokens` are hashes of folded words; `starts`, `ends` their offsets in `text`; `quoted` whether each
    stands inside quotation marks; `weight` how telling it is by its form. Sentence `k` holds the tokens
    from `edges[k]` to `edges[k + 1]`, is `lengths[k]` characters long, and the share `quoting[k]` of its
    words is quoted. `rows` are the distinct hashes of three words in a row, sorted: what articles are
    joined on; `rows_at` says at which token each first stands.
    """

    id: str
    key: int
    language: str | None
    text: str
    tokens: Hashes
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    quoted: NDArray[np.bool_]
    weight: NDArray[np.float32]
    edges: NDArray[np.int32]
    lengths: NDArray[np.int32]
    quoting: NDArray[np.float32]
    rows: Hashes
    rows_at: NDArray[np.int32]

    def __eq__(self, other: object) -> bool:
        # The words and sentences compared hang on what of the text is noise, and that on the pile.
        return self is other or (
            isinstance(other, Profile)
            and (self.id, self.text) == (other.id, other.text)
            and np.array_equal(self.edges, other.edges)
            and np.array_equal(self.starts, other.starts)
        )

    def __hash__(self) -> int:
        return hash((self.id, self.text))

    @property
    def sentences(self) -> int:
        return len(self.lengths)

    def span(self, sentence: int) -> tuple[int, int]:
        """The tokens of a sentence, as a range."""
        return int(self.edges[sentence]), int(self.edges[sentence + 1])


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
    number = {word: at for at, word in enumerate(dict.fromkeys(found.words))}
    met = [_WORDS[word] for word in number]
    which = np.array([number[word] for word in found.words], dtype=np.int64)[inside]
    tokens = np.array([hashed for hashed, _ in met], dtype=np.uint64)[which]
    starts, ends, place = starts[inside], ends[inside], place[inside]
    inside_marks = quoted(article.text, starts)
    # Sentences without a word (a row of stars) have no number.
    numbers, first, count = np.unique(place, return_index=True, return_counts=True)
    rows, rows_at = np.unique(in_a_row(tokens), return_index=True)
    return Profile(
        id=article.id,
        key=xxhash.xxh3_64_intdigest(article.id.encode("utf-8", "surrogatepass")) >> 1,
        language=article.language.split("-")[0].lower() if article.language else None,
        text=article.text,
        tokens=tokens,
        starts=starts,
        ends=ends,
        quoted=inside_marks,
        weight=np.array([telling for _, telling in met], dtype=np.float32)[which],
        edges=np.append(first, len(tokens)).astype(np.int32),
        lengths=(spans[numbers, 1] - spans[numbers, 0]).astype(np.int32),
        quoting=(np.add.reduceat(inside_marks, first, dtype=np.float32) / count).astype(np.float32)
        if len(first)
        else np.empty(0, dtype=np.float32),
        rows=rows,
        rows_at=rows_at.astype(np.int32),
    )


def common(left: Profile, right: Profile) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """At which tokens of either the rows of words that both have first stand."""
    if not len(left.rows) or not len(right.rows):
        return left.rows_at[:0], right.rows_at[:0]
    at = np.searchsorted(right.rows, left.rows)
    at[at == len(right.rows)] = 0
    both = right.rows[at] == left.rows
    return left.rows_at[both], right.rows_at[at[both]]


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


def _hashed(word: str) -> tuple[int, float]:
    """The hash of a word, and how telling it is."""
    return xxhash.xxh3_64_intdigest(word.encode("utf-8", "surrogatepass")), _telling(word)


# Room for the vocabulary of a few thousand articles, unless it is glued text.
REMEMBERED = 1 << 16
_WORDS = Remembered(_hashed, REMEMBERED)


def _joined(sentences: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """At most MOST_SENTENCES spans: where there are more, equal numbers of neighbours are joined."""
    each = -(-len(sentences) // MOST_SENTENCES) or 1
    if each == 1:
        return list(sentences)
    return [
        (sentences[at][0], sentences[min(at + each, len(sentences)) - 1][1])
        for at in range(0, len(sentences), each)
    ]
