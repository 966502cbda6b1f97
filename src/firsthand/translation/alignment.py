"""Which sentences of one article answer to which of another in a second language.

Sentences are alike as far as their vectors are, as they share what survives translation, and as their
lengths fit. The best alignment is the heaviest way through the table of both, in their order: one sentence
to one, to two or to three, and any may be left out (after vecalign, Thompson and Koehn 2019, and Gale and
Church 1993; each row of the table is worked at once, since leaving out costs nothing). What is left on
both sides is gone through again, for paragraphs that were moved.

Likeness and gains are whole ten-thousandths, so that the way is the same on every machine.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.encode import UNIT_LENGTH, Vectors
from firsthand.encode.static import scaled
from firsthand.joins import Counts
from firsthand.translation.profile import Profile

Ints = NDArray[np.int32]
Weights = NDArray[np.float64]

WHOLE = 10_000
# Shared signs count so much beside meaning: 0 to 1 give alignments as good (F1 within .002), and Icelandic,
# which the encoder was not taught, gains by them.
SIGNS = 5_000
# A sentence e times as long as fits loses so much, one twice as long seven tenths of it.
LENGTH = 2_000
# Longer or shorter than this counts no further: seven times.
MOST_APART = 2.0
# Lengths of short sentences differ by chance.
SHORT = 10
# Sentences less alike than this are not linked. Of a language that the encoder was not taught nearly all are,
# where one report translates the other (F1 of Icelandic .98 instead of .85; of the others it is the same).
LEAST_ALIKE, FILLED = 1_000, -500
# Joining a sentence to a second or third has to pay: without this a fiftieth of the links is one too many.
JOINED, DEARER = 1.25, 500
# Being each other's best says something from this likeness on; where a language was not taught, signs and
# lengths are all there is.
LEAST_MUTUAL, LEAST_MUTUAL_UNTAUGHT = 2_500, 1_500
# Moved paragraphs: so many at most, each of so many links or more.
MOST_MOVED, SHORTEST_MOVED = 3, 2
# Paid for a link that does not pay: no sum of gains outweighs it.
NEVER = -(1 << 24)

# By how many sentences of either side a link joins: (1, 1), (2, 1)...
Gains = dict[tuple[int, int], Ints]


@dataclass(frozen=True, slots=True)
class Link:
    """Sentences `left` answer to `right`, as ranges; `alike` is 0 to 1 and a little more.

    `mutual` where a sentence of one is the other's best in both directions.
    """

    left: tuple[int, int]
    right: tuple[int, int]
    alike: float
    mutual: bool


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """The links: `chain` in the order of both, and `moved` paragraphs, each in its own.

    `mutual` counts the pairs of sentences that are each other's best, in whatever order.
    """

    chain: tuple[Link, ...]
    moved: tuple[tuple[Link, ...], ...]
    mutual: int

    @property
    def ways(self) -> tuple[tuple[Link, ...], ...]:
        """The chain, then each paragraph that was moved."""
        return self.chain, *self.moved

    @property
    def links(self) -> list[Link]:
        return [link for way in self.ways for link in way]


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """How alike each sentence of one article is to each of the other, in ten-thousandths: (n, m).

    From `least` on being each other's best counts.
    """

    alike: Ints
    left_best: Counts
    right_best: Counts
    least: int = LEAST_MUTUAL

    def mutual(self, left: int, right: int) -> bool:
        return bool(
            self.left_best[left] == right
            and self.right_best[right] == left
            and self.alike[left, right] >= self.least
        )


def likeness(left: Profile, right: Profile, cosines: Ints) -> Likeness:
    """The likeness of all pairs of sentences of two articles, from the cosines of their vectors."""
    alike = cosines + _signed(left, right) - _misfit(left.lengths, right.lengths)
    least = LEAST_MUTUAL if left.known and right.known else LEAST_MUTUAL_UNTAUGHT
    return Likeness(alike, alike.argmax(axis=1), alike.argmax(axis=0), least)


def mutual_pairs(found: Likeness) -> NDArray[np.intp]:
    """The sentences of the left article that are the best of their best, with enough in common."""
    rows = np.arange(len(found.left_best))
    best = found.left_best
    return np.nonzero((found.right_best[best] == rows) & (found.alike[rows, best] >= found.least))[0]


class Table:
    """The table of two articles: what linking their sentences is worth, whatever their number."""

    def __init__(self, left: Profile, right: Profile, cosines: Ints) -> None:
        self._found = likeness(left, right, cosines)
        self._worth = dict(_worth(left, right, self._found.alike, cosines))

    def align(self) -> Alignment:
        """Link each sentence with what is alike enough."""
        gains = self._gains(LEAST_ALIKE)
        shape = self._found.alike.shape
        chain = self._chain(gains)
        moved: list[tuple[Link, ...]] = []
        taken = chain
        left, right = shape[0] - _held(chain, 0), shape[1] - _held(chain, 1)
        while min(left, right) >= SHORTEST_MOVED and len(moved) < MOST_MOVED:
            _without(gains, taken)
            paragraphs = [run for run in _runs(self._chain(gains)) if _is_paragraph(run)]
            if not paragraphs:
                break
            moved += paragraphs[: MOST_MOVED - len(moved)]
            taken = tuple(link for run in paragraphs for link in run)
            left, right = left - _held(taken, 0), right - _held(taken, 1)
        return Alignment(chain, tuple(moved), len(mutual_pairs(self._found)))

    def fill(self, aligned: Alignment) -> Alignment:
        """As `align`, and what stands between the links linked too, however little alike."""
        gains = self._gains(FILLED)
        _without(gains, [link for run in aligned.moved for link in run])
        return Alignment(self._chain(gains), aligned.moved, aligned.mutual)

    def _gains(self, least: int) -> Gains:
        """What linking pays, by shape: of sentences from i on of the left and from j on of the right."""
        return {shape: _paid(shape, worth, least) for shape, worth in self._worth.items()}

    def _chain(self, gains: Gains) -> tuple[Link, ...]:
        return tuple(_links(_way(gains, self._found.alike.shape), self._found))


def meant(left: Vectors, right: Vectors) -> Ints:
    """The cosines of some vectors with others, in ten-thousandths."""
    # Exact: products of vectors of length 127 are integers below 2**24.
    products = left.astype(np.float32) @ right.astype(np.float32).T
    cosines: Ints = np.rint(products.astype(np.float64) * (WHOLE / UNIT_LENGTH**2)).astype(np.int32)
    return cosines


def _signed(left: Profile, right: Profile) -> Ints:
    """What the sentences share of what survives translation."""
    shape = (left.sentences, right.sentences)
    shared = np.intersect1d(left.signs, right.signs)
    if not len(shared):
        return np.zeros(shape, np.int32)
    tables = []
    for of in (left, right):
        at = np.searchsorted(shared, of.signs)
        at[at == len(shared)] = 0
        own = shared[at] == of.signs
        table = np.zeros((of.sentences, len(shared)), np.float64)
        table[of.places[own], at[own]] = of.weights[own]
        tables.append(table)
    # Sums of products of small integers are exact.
    together = tables[0] @ tables[1].T
    signed: Ints = np.rint(SIGNS * together / (left.norms[:, None] * right.norms[None, :])).astype(np.int32)
    return signed


def _misfit(left: Weights, right: Weights) -> Ints:
    apart = np.log((left[:, None] + SHORT) / (right[None, :] + SHORT))
    misfit: Ints = np.rint(np.minimum(np.abs(apart), MOST_APART) * LENGTH).astype(np.int32)
    return misfit


def _worth(
    left: Profile, right: Profile, alike: Ints, cosines: Ints
) -> Iterator[tuple[tuple[int, int], Ints]]:
    """How alike sentences are, by shape: those from i on of the left and those from j on of the right."""
    yield (1, 1), alike
    signs = alike + _misfit(left.lengths, right.lengths) - cosines
    for size in (2, 3):
        if left.sentences >= size:
            together, lengths = _joined(left.vectors, left.lengths, size)
            most = _most([signs[k : len(signs) - size + 1 + k] for k in range(size)])
            yield (size, 1), meant(together, right.vectors) + most - _misfit(lengths, right.lengths)
        if right.sentences >= size:
            together, lengths = _joined(right.vectors, right.lengths, size)
            width = signs.shape[1] - size + 1
            most = _most([signs[:, k : width + k] for k in range(size)])
            yield (1, size), meant(left.vectors, together) + most - _misfit(left.lengths, lengths)


def _most(parts: list[Ints]) -> Ints:
    most = parts[0]
    for part in parts[1:]:
        most = np.maximum(most, part)
    return most


def _paid(shape: tuple[int, int], worth: Ints, least: int) -> Ints:
    """What linking pays; where it does not, so little that no way goes there."""
    size = max(shape)
    gain = worth - least
    if size > 1:
        dearer = DEARER * (size - 1)
        gain = np.rint((1 + (JOINED - 1) * (size - 1)) * (gain - dearer)).astype(np.int32)
    paid: Ints = np.where(gain > 0, gain, NEVER)
    return paid


def _joined(vectors: Vectors, lengths: Weights, size: int) -> tuple[Vectors, Weights]:
    """Each `size` sentences in a row as one."""
    last = len(vectors) - size + 1
    wide = vectors.astype(np.int32)
    total = np.sum([wide[k : last + k] for k in range(size)], axis=0)
    return scaled(total), np.sum([lengths[k : last + k] for k in range(size)], axis=0)


def _way(gains: Gains, shape: tuple[int, ...]) -> Iterator[tuple[int, int, int, int]]:
    """The links of the heaviest way, in order: first sentences and numbers of sentences of either side."""
    rows, columns = shape
    best = np.zeros((rows + 1, columns + 1), np.int32)
    shapes = [(down, across, gain) for (down, across), gain in gains.items() if columns >= across]
    for row in range(1, rows + 1):
        line = best[row]
        line[:] = best[row - 1]
        for down, across, gain in shapes:
            if row >= down:
                reached = best[row - down, : columns + 1 - across] + gain[row - down]
                np.maximum(line[across:], reached, out=line[across:])
        np.maximum.accumulate(line, out=line)
    found = []
    row, column = rows, columns
    while row and column:
        here = best[row, column]
        if best[row - 1, column] == here:
            row -= 1
        elif best[row, column - 1] == here:
            column -= 1
        else:
            down, across = next(
                (down, across)
                for down, across, gain in shapes
                if row >= down
                and column >= across
                and best[row - down, column - across] + gain[row - down, column - across] == here
            )
            row, column = row - down, column - across
            found.append((row, column, down, across))
    return reversed(found)


def _links(way: Iterator[tuple[int, int, int, int]], found: Likeness) -> Iterator[Link]:
    for row, column, down, across in way:
        rows, columns = range(row, row + down), range(column, column + across)
        # Most links are one to one, and a look-up costs a tenth of a maximum.
        if down == across == 1:
            alike = found.alike[row, column]
        else:
            alike = found.alike[row : row + down, column : column + across].max()
        mutual = any(found.mutual(one, other) for one in rows for other in columns)
        yield Link((row, row + down), (column, column + across), int(alike) / WHOLE, mutual)


def _held(links: Sequence[Link], side: int) -> int:
    """How many sentences of one side are linked."""
    spans = [link.right if side else link.left for link in links]
    return sum(end - start for start, end in spans)


def _runs(links: Sequence[Link]) -> list[tuple[Link, ...]]:
    """Links that follow each other on both sides."""
    runs: list[list[Link]] = []
    for link in links:
        last = runs[-1][-1] if runs else None
        if last and last.left[1] == link.left[0] and last.right[1] == link.right[0]:
            runs[-1].append(link)
        else:
            runs.append([link])
    return [tuple(run) for run in runs]


def _is_paragraph(run: tuple[Link, ...]) -> bool:
    return len(run) >= SHORTEST_MOVED and sum(link.mutual for link in run) > len(run) / 2


def _without(gains: Gains, taken: Sequence[Link]) -> None:
    """Leave out, in place, what touches sentences that are linked already."""
    for (down, across), gain in gains.items():
        for link in taken:
            gain[max(0, link.left[0] - down + 1) : link.left[1], :] = NEVER
            gain[:, max(0, link.right[0] - across + 1) : link.right[1]] = NEVER
