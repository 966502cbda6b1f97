"""What a step of training sees: which rows are drawn, and as which sparse matrices.

A batch is of one source and one pair of languages, so that what it tells apart is as alike as can be:
the other sentences of a batch are the wrong answers. Weak languages are drawn more often than the amount
of their text would have it, and so are small sources.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

Rows = NDArray[np.int32]

# Fewer rows than this make no batch.
FEWEST = 128
# Batches are drawn by rows to this power, lists of words this much less, and languages evened out by this.
POWER = 0.75
WORDS = 0.3
EVENED = 0.4
# Of the units of a sentence, so many are left out at random.
LEFT_OUT = 0.1


class Plan:
    """Which rows are drawn, in which order: the same for one seed."""

    def __init__(self, rows: Rows, sets: list[dict[str, Any]], steps: int, batch: int, seed: int) -> None:
        self._rows, self._steps, self._batch, self._seed = rows, steps, batch, seed
        begins = np.concatenate([[0], np.cumsum([s["rows"] for s in sets])])
        groups: dict[tuple[str, str, str], list[int]] = {}
        for number, s in enumerate(sets):
            name = s["source"] if s["rows"] >= batch else f"small {s['words']}"
            groups.setdefault((name, s["left"], s["right"]), []).append(number)
        self._of: list[Rows] = []
        drawn: list[tuple[str, str, float]] = []
        for (_, left, right), members in groups.items():
            which = np.concatenate([np.arange(begins[n], begins[n + 1]) for n in members])
            if len(which) < FEWEST:
                continue
            share = max(sets[n]["share"] for n in members) * (WORDS if sets[members[0]]["words"] else 1.0)
            drawn.append((left, right, share * len(which) ** POWER))
            self._of.append(which)
        self.weights = _evened(drawn)
        # How often each row will be seen.
        self.seen = np.zeros(len(rows))
        for weight, which in zip(self.weights, self._of, strict=True):
            self.seen[which] = weight * steps * batch / len(which)

    def __iter__(self) -> Iterator[Rows]:
        random = np.random.default_rng(self._seed)
        orders = [random.permutation(which) for which in self._of]
        places = [0] * len(orders)
        for _ in range(self._steps):
            at = random.choice(len(orders), p=self.weights)
            take = min(self._batch, len(orders[at]))
            if places[at] + take > len(orders[at]):
                orders[at], places[at] = random.permutation(self._of[at]), 0
            yield self._rows[orders[at][places[at] : places[at] + take]]
            places[at] += take


def _evened(drawn: list[tuple[str, str, float]]) -> NDArray[np.float64]:
    total: dict[str, float] = {}
    for left, right, weight in drawn:
        for language in {left, right} - {"en"}:
            total[language] = total.get(language, 0.0) + weight
    mean = sum(total.values()) / len(total)
    weights = np.array(
        [
            weight * max((mean / total[language]) ** EVENED for language in {left, right} - {"en"})
            for left, right, weight in drawn
        ]
    )
    return weights / weights.sum()


class Corpus:
    """The prepared text, and which row of the table each feature has.

    The features seen most often in the plan have rows of their own; the others share the rest.
    """

    def __init__(self, folder: Path, own: int, shared: int, steps: int, batch: int, seed: int) -> None:
        rows = np.load(folder / "rows.npy")
        self.plan = Plan(rows, json.loads((folder / "sets.json").read_text()), steps, batch, seed)
        flat, starts = np.load(folder / "flat.npy"), np.load(folder / "starts.npy")
        features = np.load(folder / "features.npy")
        of_units, unit_starts = np.load(folder / "unit_features.npy"), np.load(folder / "unit_starts.npy")
        lengths = np.diff(unit_starts)
        met = sum(
            np.bincount(rows[:, side], weights=self.plan.seen, minlength=len(starts) - 1) for side in (0, 1)
        )
        units = np.bincount(flat, weights=np.repeat(met, np.diff(starts)), minlength=len(lengths))
        counts = np.bincount(of_units, weights=np.repeat(units, lengths), minlength=len(features))
        order = np.lexsort((features, -counts))[:own]
        row = (features % np.uint64(shared)).astype(np.int64) + own
        row[order] = np.arange(len(order))
        self.keys = features[order]
        self.size = own + shared
        # An optional unit without a row of its own is left out of units and sentences alike.
        unit_rows = row[of_units].astype(np.int32)
        gone = np.load(folder / "optional.npy") & (unit_rows[unit_starts[:-1]] >= own)
        self._unit_rows = unit_rows[np.repeat(~gone, lengths)]
        self._unit_starts = np.concatenate([[0], np.cumsum(np.where(gone, 0, lengths))])
        kept = ~gone[flat]
        self._flat = flat[kept]
        self._starts = np.concatenate([[0], np.cumsum(kept)])[starts]

    def batch(self, rows: Rows, random: np.random.Generator) -> "Batch":
        """The matrices of some rows: first all their left sides, then all their right sides."""
        sides = np.concatenate([rows[:, 0], rows[:, 1]])
        units, lengths = _slices(self._flat, self._starts, sides)
        left_out = random.random(len(units)) < LEFT_OUT
        left_out[(np.cumsum(lengths) - lengths)[lengths > 0]] = False  # a sentence keeps its first unit
        lengths = np.bincount(np.repeat(np.arange(len(sides)), lengths)[~left_out], minlength=len(sides))
        used, at = np.unique(units[~left_out], return_inverse=True)
        sentences = _counts(at, lengths, len(used))
        features, lengths = _slices(self._unit_rows, self._unit_starts, used)
        table, at = np.unique(features, return_inverse=True)
        words = _counts(at, lengths, len(table))
        return Batch(sentences, words, sentences.T.tocsr(), words.T.tocsr(), table, sides)


@dataclass(frozen=True)
class Batch:
    """Sentences by units, units by rows of the table, both again transposed; the rows; the sentences."""

    sentences: sp.csr_matrix
    units: sp.csr_matrix
    sentences_transposed: sp.csr_matrix
    units_transposed: sp.csr_matrix
    table: NDArray[np.int64]
    sides: Rows


def _slices(flat: Rows, starts: NDArray[np.int64], which: Rows) -> tuple[Rows, NDArray[np.int64]]:
    """The slices of `flat` that these numbers stand for, one after another, and their lengths."""
    lengths = starts[which + 1] - starts[which]
    offset = np.repeat(starts[which] - (np.cumsum(lengths) - lengths), lengths)
    return flat[np.arange(int(lengths.sum())) + offset], lengths


def _counts(at: NDArray[np.int64], lengths: NDArray[np.int64], columns: int) -> sp.csr_matrix:
    ends = np.concatenate([[0], np.cumsum(lengths)])
    return sp.csr_matrix((np.ones(len(at), np.float32), at, ends), shape=(len(lengths), columns))
