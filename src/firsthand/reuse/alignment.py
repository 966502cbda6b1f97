"""Which sentence of one article answers to which of the other, in order.

Two sentences are alike as far as the words and word pairs they share weigh more than
those they do not; a word weighs less the more sentences of the two articles it stands
in. A sentence is aligned with another where each is the other's best and the order of
both articles is kept. Independent reports of one event share facts, but few of their
sentences are each other's best in one order; copies and sibling translations keep
nearly all of them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.reuse.profile import Counts, Hashes, Profile, two_in_a_row

Weights = NDArray[np.float64]

# A word in more sentences of one article than this joins too much to tell anything.
MOST_SENTENCES_OF_A_WORD = 24
# Below this, being each other's best is chance (half of all pairs of unrelated sentences lie below 0.03).
LEAST_ALIKE = 0.08


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """An article's words and word pairs with the sentences they stand in, sorted by word."""

    words: Hashes
    first: Counts
    count: Counts
    sentence: Counts
    weight: Weights
    sentences: int
    lengths: Weights


@dataclass(frozen=True, slots=True)
class Link:
    """Sentence `left` of one article answers to `right` of the other; `alike` is 0 to 1."""

    left: int
    right: int
    alike: float


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """The links in order, and the matrix behind them: shared weight as a part of both, and of each."""

    links: tuple[Link, ...]
    mutual: int
    alike: Weights
    of_left: Weights
    of_right: Weights


def sheet(profile: Profile) -> Sheet:
    tokens, sentence = profile.tokens, profile.sentence.astype(np.int64)
    together = sentence[1:] == sentence[:-1]
    words = np.concatenate([tokens, two_in_a_row(tokens)[together]])
    places = np.concatenate([sentence, sentence[:-1][together]])
    weight = np.concatenate([profile.weight.astype(np.float64), np.ones(int(together.sum()))])
    order = np.lexsort((places, words))
    words, places, weight = words[order], places[order], weight[order]
    fresh = np.ones(len(words), dtype=bool)
    fresh[1:] = (words[1:] != words[:-1]) | (places[1:] != places[:-1])
    words, places, weight = words[fresh], places[fresh], weight[fresh]
    distinct, first, count = np.unique(words, return_index=True, return_counts=True)
    rare = count <= MOST_SENTENCES_OF_A_WORD
    return Sheet(
        distinct[rare],
        first[rare],
        count[rare],
        places,
        weight,
        profile.sentences,
        profile.lengths.astype(np.float64),
    )


def align(left: Sheet, right: Sheet) -> Alignment:
    """Align two articles sentence by sentence."""
    _, at_left, at_right = np.intersect1d(left.words, right.words, assume_unique=True, return_indices=True)
    left_worth, left_total = _worth(left, at_left, right.count[at_right])
    _, right_total = _worth(right, at_right, left.count[at_left])
    many_left, many_right = left.count[at_left], right.count[at_right]
    meetings = many_left * many_right
    which = np.repeat(np.arange(len(meetings)), meetings)
    step = np.arange(len(which)) - np.repeat(np.cumsum(meetings) - meetings, meetings)
    place_left = left.sentence[left.first[at_left][which] + step // many_right[which]]
    place_right = right.sentence[right.first[at_right][which] + step % many_right[which]]
    shape = (left.sentences, right.sentences)
    shared = np.bincount(
        place_left * right.sentences + place_right,
        left_worth[at_left][which],
        minlength=shape[0] * shape[1],
    ).reshape(shape)
    total_left, total_right = left_total[:, None] + 1e-9, right_total[None, :] + 1e-9
    alike = np.round(shared / (total_left + total_right - shared), 6)
    links, mutual = _links(alike)
    return Alignment(
        links, mutual, alike, np.round(shared / total_left, 6), np.round(shared / total_right, 6)
    )


def _worth(own: Sheet, shared: Counts, elsewhere: Counts) -> tuple[Weights, Weights]:
    """The weight of each distinct word given both articles, and what each sentence's words weigh together."""
    spread = own.count.copy()
    spread[shared] += elsewhere
    worth = own.weight[own.first] / np.sqrt(spread)
    places = np.repeat(own.first - np.cumsum(own.count) + own.count, own.count) + np.arange(own.count.sum())
    total = np.bincount(own.sentence[places], np.repeat(worth, own.count), minlength=own.sentences)
    return worth, total


def _links(alike: Weights) -> tuple[tuple[Link, ...], int]:
    """The heaviest chain, in the order of both, of sentences that are each other's best."""
    if not alike.size:
        return (), 0
    best_right, best_left = alike.argmax(1), alike.argmax(0)
    rows = np.arange(len(best_right))
    worth = alike[rows, best_right]
    mutual = np.nonzero((best_left[best_right] == rows) & (worth >= LEAST_ALIKE))[0]
    columns, weights = best_right[mutual], worth[mutual]
    chain = np.arange(len(mutual)) if (np.diff(columns) > 0).all() else _heaviest_rising(columns, weights)
    links = tuple(Link(int(mutual[k]), int(columns[k]), float(weights[k])) for k in chain)
    return links, len(mutual)


def _heaviest_rising(columns: Counts, weights: Weights) -> list[int]:
    """Indices of the rising subsequence of `columns` with the greatest sum of `weights`."""
    best = np.zeros(len(columns))
    back = np.full(len(columns), -1)
    for k in range(len(columns)):
        before = np.where(columns[:k] < columns[k], best[:k], 0.0)
        if k and before.max() > 0:
            back[k] = int(before.argmax())
            best[k] = before[back[k]]
        best[k] = round(float(best[k] + weights[k]), 6)
    chain, at = [], int(best.argmax())
    while at >= 0:
        chain.append(at)
        at = int(back[at])
    return chain[::-1]
