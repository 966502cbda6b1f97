"""Sentences as sums: the encoder that ships with the package.

The vector of a sentence is the sum of the rows of its features, scaled to length 127 and rounded (after
Wieting et al. 2019, *Simple and Effective Paraphrastic Similarity from Parallel Translations*). Each unit
is added up once and remembered; what a sentence costs is then one look-up and one addition a unit.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.encode.table import Table, read
from firsthand.encode.units import MOST_CHARACTERS, features, is_optional, units

# What a unit vector is multiplied by before it is rounded. Partial sums of the product of two such vectors
# stay under 2**24 (Cauchy-Schwarz: 127 * 127), so that float32 arithmetic on them is exact.
UNIT_LENGTH = 127
# Unit vectors remembered: 128 MiB at 512 dimensions, and what one part adds to them; and units known, with
# those that add nothing. When either is full everything is forgotten, which changes no answer. 20,000 pieces
# of German or Russian news hold more words than half of this, and took 110 us each, not 45.
REMEMBERED = 1 << 16
NOTHING = 0
MOST_KNOWN = 1 << 19
# Sentences, new units, and characters worked at a time: a bound on memory.
AT_ONCE = 1024
CHARACTERS_AT_ONCE = 1 << 16
# Sums that may be larger than this are added up in 64 bits.
LARGEST_SUM = (1 << 31) - 1
# Sums are shifted down to so many bits before they are squared.
SQUARED_BITS = 24

Vectors = NDArray[np.int8]
Ints = NDArray[np.int32]
Wide = NDArray[np.signedinteger[Any]]


class StaticEncoder:
    """Sums of the rows of a table, in integers throughout: the same bits on every machine."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._table: Table = read(path)
        self.name = self._table.name
        self.dimensions = self._table.dimensions
        self._forget()

    def __reduce__(self) -> tuple[type["StaticEncoder"], tuple[Path]]:
        """A process that is started anew maps the file again."""
        return StaticEncoder, (self.path,)

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """One vector a sentence, of length 127: (len(sentences), dimensions).

        A sentence with neither letters nor digits is a row of zeros.
        """
        found = np.zeros((len(sentences), self.dimensions), np.int8)
        for part in _parts(sentences):
            found[part] = self._summed([units(sentence) for sentence in sentences[part]])
        return found

    def _forget(self) -> None:
        self._known: dict[str, int] = {}
        self._sums = np.zeros((AT_ONCE, self.dimensions), np.int32)
        self._filled = NOTHING + 1
        self._largest = 0

    def _summed(self, cut: list[list[str]]) -> Vectors:
        met = set(chain.from_iterable(cut))
        # A difference of sets would walk through all that is known, each time.
        new = {unit for unit in met if unit not in self._known}
        if new and (self._filled > REMEMBERED or len(self._known) + len(new) > MOST_KNOWN):
            self._forget()
            new = met
        ordered = list(new)
        for at in range(0, len(ordered), AT_ONCE):
            self._learn(ordered[at : at + AT_ONCE])
        known = self._known
        places = np.fromiter(map(known.__getitem__, chain.from_iterable(cut)), np.intp)
        lengths = np.array([len(found) for found in cut])
        telling = places != NOTHING
        lengths = np.bincount(np.repeat(np.arange(len(cut)), lengths)[telling], minlength=len(cut))
        wide = int(lengths.max(initial=0)) * self._largest > LARGEST_SUM
        return scaled(added(self._sums, places[telling], lengths, np.int64 if wide else np.int32))

    def _learn(self, new: list[str]) -> None:
        """Add up units that were not met before."""
        hashes, lengths = features(new)
        rows, own = self._table.places(hashes)
        counts = np.array([not is_optional(unit) for unit in new]) | own[np.cumsum(lengths) - lengths]
        self._known.update((unit, NOTHING) for unit, counted in zip(new, counts, strict=True) if not counted)
        kept = np.repeat(counts, lengths)
        rows, lengths = rows[kept], lengths[counts]
        first, last = self._filled, self._filled + len(lengths)
        if last > len(self._sums):
            grown = np.zeros((max(last, 2 * len(self._sums)), self.dimensions), np.int32)
            grown[:first] = self._sums[:first]
            self._sums = grown
        sums = self._table.added(rows, lengths)
        self._sums[first:last] = sums
        self._largest = max(self._largest, int(sums.max(initial=0)), -int(sums.min(initial=0)))
        counting = (unit for unit, counted in zip(new, counts, strict=True) if counted)
        self._known.update(zip(counting, range(first, last), strict=True))
        self._filled = last


def _parts(sentences: Sequence[str]) -> Iterator[slice]:
    """Runs of sentences to work at a time."""
    first = size = 0
    for at, sentence in enumerate(sentences):
        length = min(len(sentence), MOST_CHARACTERS)
        if at > first and (at - first == AT_ONCE or size + length > CHARACTERS_AT_ONCE):
            yield slice(first, at)
            first, size = at, 0
        size += length
    if sentences:
        yield slice(first, len(sentences))


def added(
    vectors: Ints, places: NDArray[np.intp], lengths: NDArray[np.int64], kind: type[Any] = np.int32
) -> Wide:
    """Sums of runs of rows: the first lengths[0] of `vectors[places]`, the next lengths[1], and so on.

    The longest runs first, a column of all runs at a time: ten times as fast as `np.add.reduceat`.
    """
    order = np.argsort(-lengths, kind="stable")
    starts = (np.cumsum(lengths) - lengths)[order]
    descending = lengths[order]
    total = np.zeros((len(lengths), vectors.shape[1]), kind)
    for column in range(int(descending[0]) if len(descending) else 0):
        runs = int(np.searchsorted(-descending, -column, "left"))
        total[:runs] += vectors[places[starts[:runs] + column]]
    result = np.empty_like(total)
    result[order] = total
    return result


def scaled(sums: Wide) -> Vectors:
    """Sums at length 127, rounded; zeros stay zeros. Integers up to the one square root and division."""
    wide = sums.astype(np.int64)
    largest = max(int(wide.max(initial=0)), -int(wide.min(initial=0)))
    if largest >> SQUARED_BITS:
        shift = np.array([max(int(peak).bit_length() - SQUARED_BITS, 0) for peak in np.abs(wide).max(axis=1)])
        wide >>= shift[:, None]
    length = np.sqrt(np.einsum("ij,ij->i", wide, wide).astype(np.float64))
    length[length == 0.0] = 1.0
    # Each step is a single operation that IEEE 754 rounds in one way only.
    exact = wide * float(UNIT_LENGTH)
    exact /= length[:, None]
    rounded: Vectors = np.rint(exact, out=exact).astype(np.int8)
    return rounded
