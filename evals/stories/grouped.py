"""Two naive ways to group a pile, to stand beside ours: numbers alone, and runs of four letters.

Each is tf-idf with average linkage; the caller says at which likeness joining ends.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import xxhash
from numpy.typing import NDArray

Features = Callable[[str], Counter[str]]

_NUMBER = re.compile(r"\d+")
# Features share so many columns, by their hash.
COLUMNS = 1 << 14


def numbers(text: str) -> Counter[str]:
    return Counter(found.lstrip("0") for found in _NUMBER.findall(text))


def runs_of_four(text: str) -> Counter[str]:
    folded = " ".join(text.casefold().split())
    return Counter(folded[at : at + 4] for at in range(len(folded) - 3))


def grouped(texts: Sequence[str], features: Features, least: float) -> list[list[int]]:
    """Places of texts, joined by average linkage while two groups are as alike as `least`."""
    near = _cosines([features(text) for text in texts])
    np.fill_diagonal(near, -1.0)
    members: list[list[int]] = [[place] for place in range(len(texts))]
    size = np.ones(len(texts))
    best = near.argmax(axis=1)
    while len(texts) > 1:
        left = int(near[np.arange(len(best)), best].argmax())
        right = int(best[left])
        if near[left, right] < least:
            break
        joined = (size[left] * near[left] + size[right] * near[right]) / (size[left] + size[right])
        near[left], near[:, left] = joined, joined
        near[right], near[:, right] = -1.0, -1.0
        near[left, left] = -1.0
        members[left] += members[right]
        members[right] = []
        size[left] += size[right]
        stale = np.flatnonzero((best == left) | (best == right))
        best[stale] = near[stale].argmax(axis=1)
        best[left] = near[left].argmax()
        closer = near[:, left] > near[np.arange(len(best)), best]
        best[closer] = left
    return [found for found in members if found]


def _cosines(counts: Sequence[Counter[str]]) -> NDArray[np.float32]:
    weights = np.zeros((len(counts), COLUMNS), np.float32)
    for row, counted in enumerate(counts):
        for feature, count in counted.items():
            column = xxhash.xxh3_64_intdigest(feature.encode("utf-8", "surrogatepass")) % COLUMNS
            weights[row, column] += 1.0 + np.log(count)
    weights *= np.log(len(counts) / np.maximum((weights > 0).sum(axis=0), 1))
    length = np.linalg.norm(weights, axis=1, keepdims=True)
    weights /= np.where(length == 0.0, 1.0, length)
    cosines: NDArray[np.float32] = weights @ weights.T
    return cosines
