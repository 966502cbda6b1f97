"""Find articles of two languages that are near in meaning, by hashing: no two are compared that do not meet.

Frozen random planes cut the pile in two, again and again, until few articles stand together; each cutting
has planes of its own, and neighbours are those that stand together in one of them (Charikar 2002,
*Similarity Estimation Techniques from Rounding Algorithms*). A side of a plane is a bit that belongs to
the article, so neither order nor batches matter, and the work grows with the pile.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from firsthand.encode import UNIT_LENGTH
from firsthand.encode.static import scaled
from firsthand.stories.meaning import UNRELATED, Meaning

# So many cuttings, so many planes each, and where no more stand together cutting ends. In a pile of 1,093
# four cuttings find as much as comparing all pairs does; the rest is for larger ones.
CUTTINGS = 8
PLANES = 24
TOGETHER = 64
# Neighbours an article may propose: 3, 5 and 10 gave one answer.
MOST_NEIGHBOURS = 5

Floats = NDArray[np.float32]
Places = NDArray[np.intp]


def neighbours(meanings: Sequence[Meaning]) -> Iterator[tuple[int, int]]:
    """Pairs of places (low, high), some of them twice: articles of two languages near in meaning."""
    told = [place for place, meaning in enumerate(meanings) if meaning.total[-1]]
    codes = sorted({_language(meanings[place]) for place in told})
    if len(codes) < 2:
        return
    number = {code: at for at, code in enumerate(codes)}
    languages = np.array([number[_language(meanings[place])] for place in told], np.intp)
    vectors = scaled(np.array([meanings[place].total[:-1] for place in told])).astype(np.float32)
    best: list[set[tuple[int, int]]] = [set() for _ in told]
    for cutting in range(CUTTINGS):
        for together in _cut(vectors, cutting):
            _compare(vectors, languages, together, best)
    for place, found in zip(told, best, strict=True):
        for _, at in sorted(found)[:MOST_NEIGHBOURS]:
            yield min(place, told[at]), max(place, told[at])


def _language(meaning: Meaning) -> str:
    return min(meaning.by_language)


def _compare(vectors: Floats, languages: Places, together: Places, best: list[set[tuple[int, int]]]) -> None:
    """Note for each of a few articles the nearest of the others that are of another language."""
    # Exact: the products of vectors of length 127 are integers below 2**24.
    near = vectors[together] @ vectors[together].T
    near[languages[together][:, None] == languages[together][None, :]] = 0.0
    ranked = np.argsort(-near, axis=1, kind="stable")[:, :MOST_NEIGHBOURS]
    products = np.take_along_axis(near, ranked, axis=1)
    rows, columns = np.nonzero(products > UNRELATED * UNIT_LENGTH * UNIT_LENGTH)
    for place, other, product in zip(
        together[rows].tolist(),
        together[ranked[rows, columns]].tolist(),
        products[rows, columns].tolist(),
        strict=True,
    ):
        best[place].add((-int(product), other))


def _cut(vectors: Floats, cutting: int) -> Iterator[Places]:
    """The places of vectors that stand together when the pile is cut until no more than a few do."""
    sides = vectors @ _planes(vectors.shape[1], cutting) > 0.0
    waiting = [(np.arange(len(vectors)), 0)]
    while waiting:
        together, depth = waiting.pop()
        if len(together) > TOGETHER and depth < PLANES:
            side = sides[together, depth]
            waiting += [(part, depth + 1) for part in (together[side], together[~side]) if len(part)]
        else:
            # Vectors that no plane parts stand together with those next by id.
            for start in range(0, len(together), TOGETHER):
                yield together[start : start + TOGETHER]


@cache
def _planes(dimensions: int, cutting: int) -> Floats:
    """Planes of ones and minus ones, from the bits of SplitMix64: the same wherever and whenever."""
    number = np.arange(dimensions * PLANES, dtype=np.uint64) + np.uint64((cutting << 32) + 1)
    mixed = number * np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    bits = (mixed ^ (mixed >> np.uint64(31))) >> np.uint64(63)
    return (bits.astype(np.float32) * 2 - 1).reshape(dimensions, PLANES)
