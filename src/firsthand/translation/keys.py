"""What articles in two languages are joined on, as hashes: no two are compared that share none.

Two kinds. Signs that survive translation (names, numbers, days, places, codes, what a word means): each two
of the rarest of a sentence are a row, and each rare one alone. And meaning: a few sentences in a row
are one vector, of which blocks of dimensions are read, each as the place and sign of its largest number
(cross-polytope hashing: Andonov et al. 2015, *Practical and Optimal LSH for Angular Distance*); three
blocks together are a row.

A row of signs or of a quotation counts for two, which its last bit says: that sentences are alike somewhere
is less. Measured on pieces of news of twelve lines, 30 of each language with English (first halves): of all
translations 29 or 30 of 30 share enough; of others 10 in 4,000 do.
"""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.encode import Vectors
from firsthand.joins import Counts, Hashes

# The rarest signs of a sentence. With 8 rather than 12, which cost a third less, Japanese news in a pile is
# found again in .983 of cases, not .996: rows that many articles have count for few pairs.
RAREST = 12
# A sign as rare as this (twice its rarity: a number that is not round, a city, a code, a day) is a row alone.
RARE_ALONE = 18
# Sentences in a row that are one vector: more are alike in more languages, and fewer find shorter passages.
TOGETHER = 5
# Blocks of dimensions, of which every row reads three, and rows read of each vector: a quotation is one
# sentence and stands alone, so that more rows have to find it.
BLOCKS = 16
BANDS = 12
BANDS_OF_QUOTATION = 48
# An encoder of fewer dimensions has little to hash: the places and signs of fewer than eight numbers.
LEAST_DIMENSIONS = 128

_MIX = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(0xC2B2AE3D27D4EB4F)
_HEAVY = np.uint64(1)


def keys(
    signs: Hashes, places: Counts, worth: Counts, vectors: Vectors, quotations: Vectors, known: bool
) -> Hashes:
    """The rows of one article, sorted and distinct.

    Sign `signs[k]` stands in sentence `places[k]`; `worth[k]` is its rarity, negative for what a word means
    and doubled for all else. Vectors of a language that is not `known` to the encoder mean nothing.
    """
    found = [_of_signs(signs, places, np.abs(worth)) | _HEAVY, _alone(signs, worth) | _HEAVY]
    if known and vectors.shape[1] >= LEAST_DIMENSIONS:
        found.append(_of_meaning(_together(vectors), BANDS) & ~_HEAVY)
        found.append(_of_meaning(quotations, BANDS_OF_QUOTATION) | _HEAVY)
    return np.unique(np.concatenate(found))


def _of_signs(signs: Hashes, places: Counts, rarity: Counts) -> Hashes:
    """One hash for each two of the rarest signs of each sentence, whatever their order."""
    if not len(signs):
        return signs
    order = np.lexsort((signs, -rarity, places))
    signs, places = signs[order], places[order]
    starts = np.nonzero(np.append(True, places[1:] != places[:-1]))[0]
    rank = np.arange(len(places)) - np.repeat(starts, np.diff(np.append(starts, len(places))))
    first = rank < RAREST
    table = np.zeros((int(places[-1]) + 1, RAREST), dtype=np.uint64)
    table[places[first], rank[first]] = signs[first]
    one, other = np.triu_indices(RAREST, 1)
    left, right = table[:, one], table[:, other]
    both = (left != 0) & (right != 0)
    left, right = left[both], right[both]
    mixed: Hashes = ((left + right) * _MIX) ^ ((left ^ right) * _TURN)
    return mixed ^ (mixed >> np.uint64(29))


def _alone(signs: Hashes, worth: Counts) -> Hashes:
    return signs[worth >= RARE_ALONE] * _TURN


def _together(vectors: Vectors) -> NDArray[np.int32]:
    """The sum of each few sentences in a row."""
    total = np.cumsum(vectors, axis=0, dtype=np.int32)
    size = min(TOGETHER, len(vectors))
    windows = total[max(size - 1, 0) :].copy()
    windows[1:] -= total[: len(total) - size]
    return windows


def _of_meaning(vectors: NDArray[np.signedinteger[Any]], bands: int) -> Hashes:
    width = vectors.shape[1] // BLOCKS
    blocks = vectors[:, : width * BLOCKS].reshape(len(vectors), BLOCKS, width).astype(np.int32)
    largest = np.abs(blocks).argmax(axis=2)
    above = np.take_along_axis(blocks, largest[:, :, None], axis=2)[:, :, 0] > 0
    codes = (2 * largest + above).astype(np.uint64)
    read = codes[:, _bands()[:bands]]
    band = np.arange(1, bands + 1, dtype=np.uint64)
    mixed: Hashes = ((band * _MIX + read[:, :, 0]) * _TURN + read[:, :, 1]) * _MIX + read[:, :, 2]
    return (mixed ^ (mixed >> np.uint64(31))).ravel()


@cache
def _bands() -> NDArray[np.intp]:
    """Which three blocks each row reads: no row reads the same three as another."""
    steps = ((3, 8), (1, 5), (2, 9), (6, 13))
    return np.array(
        [
            (first, (first + second) % BLOCKS, (first + third) % BLOCKS)
            for second, third in steps
            for first in range(BANDS)
        ],
        np.intp,
    )
