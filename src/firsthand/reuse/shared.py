"""Words in a row that two articles share, wherever they stand."""

from dataclasses import dataclass

import numpy as np

from firsthand.reuse.profile import Profile, common

# Shorter rows of the same words are idiom ("said in a statement on Monday"); inside quotation marks
# a row this short is already somebody's words.
LEAST_QUOTED = 7
LEAST_PLAIN = 15
# Where each token is a pair of characters, a word takes about two of them.
PER_WORD = 2
# A row goes on over this many differing words.
SKIP = 3


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Token ranges that answer to each other, and the numbers of the sentences linked inside."""

    left: tuple[int, int]
    right: tuple[int, int]
    sentences: tuple[tuple[int, int], ...] = ()


def stretches(left: Profile, right: Profile, known: list[Stretch]) -> list[Stretch]:
    """The shared stretches of two articles in order of the left one, none overlapping on either side.

    `known` are linked sentences; neighbours are joined, and rows of words outside them are added.
    """
    kept: list[Stretch] = []
    for stretch in known:
        last = kept[-1] if kept else None
        if last and stretch.left[0] == last.left[1] and stretch.right[0] == last.right[1]:
            kept[-1] = Stretch(
                (last.left[0], stretch.left[1]),
                (last.right[0], stretch.right[1]),
                last.sentences + stretch.sentences,
            )
        else:
            kept.append(stretch)
    for row in sorted(_rows(left, right), key=lambda row: (row.left[0] - row.left[1], row)):
        if not any(_overlap(row.left, k.left) or _overlap(row.right, k.right) for k in kept):
            kept.append(row)
    return sorted(kept, key=lambda stretch: (stretch.left, stretch.right))


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _rows(left: Profile, right: Profile) -> list[Stretch]:
    """Rows of the same words, each where its words first stand in either article."""
    at_left, at_right = common(left, right)
    if not len(at_left):
        return []
    diagonal = at_left - at_right
    order = np.lexsort((at_left, diagonal))
    at_left, at_right, diagonal = at_left[order], at_right[order], diagonal[order]
    fresh = np.ones(len(at_left), dtype=bool)
    fresh[1:] = (diagonal[1:] != diagonal[:-1]) | (np.diff(at_left) > SKIP + 1)
    starts = np.nonzero(fresh)[0]
    stops = np.append(starts[1:], len(at_left)) - 1
    long = at_left[stops] + 3 - at_left[starts] >= LEAST_QUOTED
    found = []
    for start, stop in zip(starts[long].tolist(), stops[long].tolist(), strict=True):
        own = (int(at_left[start]), int(at_left[stop]) + 3)
        other = (int(at_right[start]), int(at_right[stop]) + 3)
        quoted = left.quoted[own[0] : own[1]].mean() > 0.5 and right.quoted[other[0] : other[1]].mean() > 0.5
        width = float((left.ends[own[0] : own[1]] - left.starts[own[0] : own[1]]).mean())
        least = (LEAST_QUOTED if quoted else LEAST_PLAIN) * (PER_WORD if width <= 2 else 1)
        if own[1] - own[0] >= least:
            found.append(Stretch(own, other))
    return found
