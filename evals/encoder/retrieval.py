"""Find a sentence's translation: how often it comes first of all, in both directions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray

from evals.encoder.sets import RUN, Pairs
from firsthand.encode import Encoder
from firsthand.encode.static import Vectors, scaled

SAMPLES = 1000
# The baselines' features fall into so many sums with a random sign, which keeps their products nearly.
SKETCH = 2048

Credits = NDArray[np.float64]
Floats = NDArray[np.float32]


def found(left: NDArray[Any], right: NDArray[Any], begins: int = 0) -> Credits:
    """Of each row, how often its own other side has the highest product: 0, a half or 1.

    Where n rows have the highest, it is one of them by chance: 1/n.
    """
    products = left.astype(np.float32) @ right.astype(np.float32).T
    both: Credits = (_first(products) + _first(products.T)) / 2
    return both[begins:]


def _first(products: Floats) -> Credits:
    best = products.max(axis=1)
    ties = (products == best[:, None]).sum(axis=1)
    return np.where((products.diagonal() == best) & (best > 0), 1 / ties, 0.0)


def tens(vectors: Vectors) -> Vectors:
    """The vectors of ten sentences together, one after another: their sums at length 127."""
    return scaled(vectors.reshape(-1, RUN, vectors.shape[1]).sum(axis=1, dtype=np.int32))


class Remembered:
    """An encoder that encodes each sentence once: the same one stands in many pairs."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._rows: dict[str, Vectors] = {}

    def encode(self, sentences: Sequence[str]) -> Vectors:
        new = [text for text in dict.fromkeys(sentences) if text not in self._rows]
        self._rows.update(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._rows[text] for text in sentences])


@dataclass(frozen=True, slots=True)
class Result:
    """What is found of a set sentence by sentence, and ten at a time."""

    pairs: Pairs
    one: Credits
    ten: Credits

    @property
    def rate(self) -> float:
        return float(self.one.mean())

    @property
    def rate_of_tens(self) -> float:
        return float(self.ten.mean())

    @property
    def interval(self) -> tuple[float, float]:
        """The middle 95 % of the rate over resamples of sentences."""
        drawn = np.random.default_rng(1).integers(0, len(self.one), (SAMPLES, len(self.one)))
        low, high = np.percentile(self.one[drawn].mean(axis=1), [2.5, 97.5])
        return float(low), float(high)

    def __str__(self) -> str:
        low, high = self.interval
        return (
            f"{self.pairs.name}: {self.rate:.3f} [{low:.3f}, {high:.3f}], ten {self.rate_of_tens:.3f} "
            f"({len(self.one)} among {len(self.pairs.rows)})"
        )


def looked_for(pairs: Pairs, encoder: Remembered) -> Result:
    """Look for every sentence of a set, and for every ten."""
    left, right = (encoder.encode([row[side] for row in pairs.rows]) for side in (0, 1))
    return Result(
        pairs, found(left, right, pairs.begins), found(tens(left), tens(right), pairs.begins // RUN)
    )


def by_four_grams(pairs: Pairs) -> float:
    """The share found by character 4-grams of the Latin spelling alone, TF-IDF, cosine."""
    texts = [anyascii(row[side]).casefold() for side in (0, 1) for row in pairs.rows]
    owners, grams = [], []
    for number, text in enumerate(texts):
        signs = np.frombuffer(f" {text} ".encode("ascii", "ignore"), np.uint8).astype(np.uint32)
        if len(signs) >= 4:
            grams.append(np.unique(sum(signs[at : len(signs) - 3 + at] << 8 * at for at in range(4))))
            owners.append(np.full(len(grams[-1]), number))
    return _by_features(pairs, owners, grams)


def by_numbers(pairs: Pairs) -> float:
    """The share found by the numbers in a sentence alone."""
    known: dict[str, int] = {}
    owners, grams = [], []
    for number, text in enumerate(row[side] for side in (0, 1) for row in pairs.rows):
        digits = "".join(c if c.isdigit() else " " for c in anyascii(text)).split()
        grams.append(np.array([known.setdefault(d, len(known)) for d in set(digits)], np.uint32))
        owners.append(np.full(len(grams[-1]), number))
    return _by_features(pairs, owners, grams)


def _by_features(pairs: Pairs, owners: list[NDArray[Any]], features: list[NDArray[np.uint32]]) -> float:
    owner, count = np.concatenate(owners), 2 * len(pairs.rows)
    _, feature, held = np.unique(np.concatenate(features), return_inverse=True, return_counts=True)
    draw = np.random.default_rng(1)
    bucket, sign = draw.integers(0, SKETCH, len(held)), draw.choice([-1.0, 1.0], len(held))
    weight = sign * np.log(count / held)
    sums = np.bincount(owner * SKETCH + bucket[feature], weight[feature], count * SKETCH)
    vectors = sums.reshape(count, SKETCH).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    half = len(pairs.rows)
    return float(found(vectors[:half], vectors[half:], pairs.begins).mean())


def mean(rates: Iterable[float]) -> float:
    kept = list(rates)
    return sum(kept) / len(kept)
