"""Which articles to compare: an exact join on what they share, held as state.

A row is a hash of something that an article has: three words in a row, two signs in one
sentence. A pair is compared where it shares enough rows. A row that many articles
share (an idiom; or five hundred versions of one report) counts only for pairs with one
of its hubs, the few of its articles with the smallest keys; so every article meets a
bounded number of others through one row, and the choice hangs on which articles are
there, never on the order in which they came. An article more can only take such
support away from pairs that were there before it, so what has to be looked at again
is known: pairs through a row that just grew past the bound or changed a hub.

Where articles have a kind (a language), only pairs of two kinds are looked for. Where rows are weighed, those
that end in a set bit count for two.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Pair = tuple[int, int]
Hashes = NDArray[np.uint64]
Counts = NDArray[np.int64]
Places = NDArray[np.int32]

# A row in more articles than this counts for its hubs alone: above the 23 to 32 versions of one text
# that real families have, so that those are compared all with all.
CROWD = 40
HUBS = 3
# Pairs expanded at a time, which bounds memory.
_AT_ONCE = 1_000_000
# Segments of the sorted postings are merged when the newer is this large a part of the older.
_MERGE = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """Pairs of articles (k, 2), lower number first, and how many rows each shares (k)."""

    pairs: Counts
    rows: Counts

    def listed(self) -> list[Pair]:
        return [(one, other) for one, other in self.pairs.tolist()]


NONE = Shared(np.empty((0, 2), np.int64), np.empty(0, np.int64))


@dataclass(slots=True)
class Joins:
    """Rows and the articles they stand in; a pair is found where it shares `least` of them or more.

    Articles are numbered in the order of adding; numbers never show in an answer.
    """

    least: int
    weighed: bool = False
    keys: list[int] = field(default_factory=list)
    rows: list[Hashes] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    _segments: list[tuple[Hashes, Places]] = field(default_factory=list)

    def add(
        self, keys: list[int], rows: list[Hashes], kinds: list[int] | None = None
    ) -> tuple["Shared", set[int]]:
        """Take articles; answer the pairs to compare, and older articles whose pairs may be lost.

        `rows` are sorted and distinct. `kinds` are given for every article or for none.
        """
        first = len(self.keys)
        self.keys += keys
        self.rows += rows
        self.kinds += kinds or []
        sizes = [len(own) for own in rows]
        if not sum(sizes):
            return NONE, set()
        hashes = np.concatenate(rows)
        places = np.repeat(np.arange(first, first + len(rows), dtype=np.int32), sizes)
        order = np.argsort(hashes, kind="stable")
        hashes, places = hashes[order], places[order]
        del order
        starts, counts = _bounds(hashes)
        standing, old_places = self._standing(hashes[starts])
        # Most rows of words stand in one article alone: they join nothing, and go before the sorting by key.
        joining = counts > 1
        joining[np.searchsorted(hashes[starts], standing)] = True
        kept = np.repeat(joining, counts)
        old_and_new = np.concatenate([standing, hashes[kept]])
        members = np.concatenate([old_places, places[kept]])
        self._keep(hashes, places)
        del hashes, places, starts, counts, kept
        order = np.lexsort((np.array(self.keys, dtype=np.int64)[members], old_and_new))
        old_and_new, members = old_and_new[order], members[order]
        kind_of = np.array(self.kinds, dtype=np.int32) if self.kinds else None
        pairs = _pairs(old_and_new, members, first, kind_of, self.weighed)
        enough = pairs.rows >= self.least
        found = Shared(pairs.pairs[enough], pairs.rows[enough])
        return found, _unsettled(old_and_new, members, first)

    def shared(self, one: int, other: int) -> int:
        """How many rows count for a pair, as the articles stand now."""
        both = np.intersect1d(self.rows[one], self.rows[other], assume_unique=True)
        if self.weight(both).sum() < self.least:
            return int(self.weight(both).sum())
        hashes, places = self._standing(both)
        order = np.argsort(hashes, kind="stable")
        hashes, keys_of = hashes[order], np.array(self.keys, dtype=np.int64)[places[order]]
        starts = np.searchsorted(hashes, both, "left")
        crowd = np.searchsorted(hashes, both, "right") - starts
        lowest = min(self.keys[one], self.keys[other])
        before = np.append(0, np.cumsum(keys_of < lowest))
        smaller = before[starts + crowd] - before[starts]
        return int(self.weight(both[(crowd <= CROWD) | (smaller < HUBS)]).sum())

    def weight(self, rows: Hashes) -> Counts:
        """What each row counts for."""
        return _weight(rows) if self.weighed else np.ones(len(rows), np.int64)

    def _standing(self, rows: Hashes) -> tuple[Hashes, Places]:
        """The postings of some rows (sorted, distinct)."""
        hashes, places = [np.empty(0, dtype=np.uint64)], [np.empty(0, dtype=np.int32)]
        for own, where in self._segments:
            start, stop = np.searchsorted(own, rows, "left"), np.searchsorted(own, rows, "right")
            sizes = stop - start
            at = np.repeat(start - np.cumsum(sizes) + sizes, sizes) + np.arange(int(sizes.sum()))
            hashes.append(own[at])
            places.append(where[at])
        return np.concatenate(hashes), np.concatenate(places)

    def _keep(self, hashes: Hashes, places: Places) -> None:
        while self._segments and len(hashes) >= _MERGE * len(self._segments[-1][0]):
            old_hashes, old_places = self._segments.pop()
            hashes, places = np.concatenate([old_hashes, hashes]), np.concatenate([old_places, places])
            order = np.argsort(hashes, kind="stable")
            hashes, places = hashes[order], places[order]
        self._segments.append((hashes, places))


def _bounds(hashes: Hashes) -> tuple[Counts, Counts]:
    """Where each row's articles start, and how many they are."""
    starts = (
        np.nonzero(np.append(True, hashes[1:] != hashes[:-1]))[0] if len(hashes) else np.empty(0, np.int64)
    )
    return starts, np.diff(np.append(starts, len(hashes)))


def _pairs(hashes: Hashes, places: Places, first: int, kinds: Places | None, weighed: bool) -> Shared:
    """Pairs with an article numbered `first` or later, of two kinds if any, and what they share.

    `places` are sorted by key within each row.
    """
    if kinds is not None and len(hashes):
        hashes, places = _of_two_kinds(hashes, places, kinds)
    starts, sizes = _bounds(hashes)
    rank = np.arange(len(hashes)) - np.repeat(starts, sizes)
    partners = np.where(np.repeat(sizes, sizes) <= CROWD, rank, np.minimum(rank, HUBS))
    start_of = np.repeat(starts, sizes)
    counted_pairs: list[Counts] = []
    counted: list[Counts] = []
    edges = np.searchsorted(np.cumsum(partners), np.arange(0, int(partners.sum()) + 1, _AT_ONCE), "left")
    edges = np.append(edges, len(partners))
    for low, high in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        many = partners[low:high]
        member = np.repeat(np.arange(low, high), many)
        step = np.arange(len(member)) - np.repeat(np.cumsum(many) - many, many)
        one, other = places[member].astype(np.int64), places[start_of[member] + step].astype(np.int64)
        fresh = np.maximum(one, other) >= first
        if kinds is not None:
            fresh &= kinds[one] != kinds[other]
        packed = (np.minimum(one, other)[fresh] << 32) | np.maximum(one, other)[fresh]
        if weighed:
            pairs, back = np.unique(packed, return_inverse=True)
            counts = np.bincount(back, _weight(hashes[member][fresh]), minlength=len(pairs)).astype(np.int64)
        else:
            pairs, counts = np.unique(packed, return_counts=True)
        counted_pairs.append(pairs)
        counted.append(counts)
    if not counted:
        return NONE
    pairs, back = np.unique(np.concatenate(counted_pairs), return_inverse=True)
    total = np.bincount(back, np.concatenate(counted), minlength=len(pairs)).astype(np.int64)
    return Shared(np.stack([pairs >> 32, pairs & 0xFFFFFFFF], axis=1), total)


def _weight(rows: Hashes) -> Counts:
    return 1 + (rows & np.uint64(1)).astype(np.int64)


def _of_two_kinds(hashes: Hashes, places: Places, kinds: Places) -> tuple[Hashes, Places]:
    """The rows that articles of two kinds have: in a pile of one kind none."""
    starts, sizes = _bounds(hashes)
    own = kinds[places]
    several = np.minimum.reduceat(own, starts) != np.maximum.reduceat(own, starts)
    kept = np.repeat(several, sizes)
    return hashes[kept], places[kept]


def _unsettled(hashes: Hashes, places: Places, first: int) -> set[int]:
    """Older articles in a row that grew past the crowd's bound now, or that are its hubs no more."""
    starts, sizes = _bounds(hashes)
    old = places < first
    olds = np.add.reduceat(old.astype(np.int64), starts) if len(starts) else np.empty(0, np.int64)
    crowded = (sizes > CROWD) & (olds > 0) & (olds < sizes)
    if not crowded.any():
        return set()
    size_of, olds_of = np.repeat(sizes, sizes), np.repeat(olds, sizes)
    begun: Counts = np.cumsum(old) - old
    rank_before: Counts = begun - np.repeat(begun[starts], sizes)
    rank_now = np.arange(len(hashes)) - np.repeat(starts, sizes)
    grown = old & np.repeat(crowded, sizes)
    crossed = grown & (olds_of <= CROWD) & (size_of > CROWD)
    evicted = grown & (olds_of > CROWD) & (rank_before < HUBS) & (rank_now >= HUBS)
    return set(places[crossed | evicted].tolist())
