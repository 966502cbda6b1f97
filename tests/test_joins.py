"""Pairs that share enough rows, of two kinds where there are any, whatever batches the articles come in."""

from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import joins
from firsthand.joins import Joins

PLAIN, HEAVY = 2, 3  # even rows count for one, odd ones for two where rows are weighed


@dataclass(frozen=True)
class Holder:
    """One article as a join sees it."""

    key: int
    rows: frozenset[int]
    kind: int = 0


def add(
    index: Joins, holders: list[Holder], *, kinds: bool = True
) -> tuple[dict[frozenset[int], int], set[int]]:
    """The pairs found, by key, with what each shares; and the keys of those whose pairs may be lost."""
    found, unsettled = index.add(
        [one.key for one in holders],
        [np.array(sorted(one.rows), np.uint64) for one in holders],
        [one.kind for one in holders] if kinds else None,
    )
    assert all(one < other for one, other in found.listed())
    counted = zip(found.listed(), found.rows.tolist(), strict=True)
    return (
        {frozenset(index.keys[at] for at in pair): count for pair, count in counted},
        {index.keys[at] for at in unsettled},
    )


def pairs(
    holders: list[Holder], least: int = 1, *, weighed: bool = False, kinds: bool = True
) -> set[frozenset[int]]:
    return set(add(Joins(least, weighed), holders, kinds=kinds)[0])


def slowly(holders: list[Holder], least: int, *, weighed: bool, kinds: bool) -> dict[frozenset[int], int]:
    """What the join must answer, row by row and pair by pair."""
    counts: dict[frozenset[int], int] = {}
    for row in frozenset().union(*(one.rows for one in holders)):
        having = sorted((one for one in holders if row in one.rows), key=lambda one: one.key)
        hubs = having if len(having) <= joins.CROWD else having[: joins.HUBS]
        for one, other in combinations(having, 2):
            if one in hubs and not (kinds and one.kind == other.kind):
                pair = frozenset((one.key, other.key))
                counts[pair] = counts.get(pair, 0) + (2 if weighed and row % 2 else 1)
    return {pair: count for pair, count in counts.items() if count >= least}


def of_kinds(*kinds: int, row: int = PLAIN) -> list[Holder]:
    """Articles with one row in common, their keys in order."""
    return [Holder(at, frozenset({row}), kind) for at, kind in enumerate(kinds)]


@pytest.fixture
def small_crowds(monkeypatch):
    """Bounds so low that a handful of articles cross them."""
    monkeypatch.setattr(joins, "CROWD", 4)
    monkeypatch.setattr(joins, "HUBS", 2)


def test_only_articles_of_two_kinds_are_a_pair():
    assert pairs(of_kinds(0, 0, 1)) == {frozenset({0, 2}), frozenset({1, 2})}


def test_articles_of_one_kind_are_no_pair():
    assert pairs(of_kinds(0, 0, 0)) == set()


def test_without_kinds_any_two_are_a_pair():
    assert len(pairs(of_kinds(0, 0, 0), kinds=False)) == 3


def test_kinds_count_across_batches():
    index = Joins(1)
    add(index, of_kinds(0, 1))
    late, unsettled = add(index, [Holder(7, frozenset({PLAIN}), 1)])

    assert late == {frozenset({0, 7}): 1}
    assert unsettled == set()


def test_a_pair_shares_as_many_rows_as_asked_for_or_is_none():
    holders = [Holder(0, frozenset({2, 4, 6}), 0), Holder(1, frozenset({2, 4, 8}), 1)]

    assert pairs(holders, 2) == {frozenset({0, 1})}
    assert pairs(holders, 3) == set()


def test_a_heavy_row_counts_for_two_where_rows_are_weighed():
    holders = [Holder(0, frozenset({PLAIN, HEAVY}), 0), Holder(1, frozenset({PLAIN, HEAVY}), 1)]

    assert add(Joins(1, weighed=True), holders)[0] == {frozenset({0, 1}): 3}
    assert add(Joins(1), holders)[0] == {frozenset({0, 1}): 2}
    assert Joins(1, weighed=True).weight(np.array([PLAIN, HEAVY], np.uint64)).tolist() == [1, 2]


def test_the_largest_hashes_are_weighed_too():
    largest = (1 << 64) - 1
    index = Joins(1, weighed=True)

    assert add(index, of_kinds(0, 1, row=largest))[0] == {frozenset({0, 1}): 2}
    assert index.shared(0, 1) == 2


@pytest.mark.usefixtures("small_crowds")
def test_in_a_crowd_a_row_counts_for_its_hubs_alone():
    found = pairs(of_kinds(0, 1, 0, 1, 1))

    assert found == {frozenset(pair) for pair in [(0, 1), (0, 3), (0, 4), (1, 2)]}


@pytest.mark.usefixtures("small_crowds")
def test_hubs_of_one_kind_meet_all_of_the_others():
    found = pairs(of_kinds(0, 0, 0, 1, 2))

    assert found == {frozenset(pair) for pair in [(0, 3), (0, 4), (1, 3), (1, 4)]}


@pytest.mark.usefixtures("small_crowds")
def test_a_row_that_grows_past_the_bound_takes_its_support_away():
    index = Joins(1)
    before, _ = add(index, of_kinds(0, 1, 0, 1))
    assert frozenset({2, 3}) in before
    _, unsettled = add(index, [Holder(9, frozenset({PLAIN}), 0)])

    assert unsettled == {0, 1, 2, 3}
    assert index.shared(2, 3) == 0
    assert index.shared(0, 3) == 1


@pytest.mark.usefixtures("small_crowds")
def test_a_hub_that_is_put_out_is_told():
    index = Joins(1)
    add(index, [Holder(one.key + 1, one.rows, one.kind) for one in of_kinds(0, 1, 0, 1, 1)])
    _, unsettled = add(index, [Holder(0, frozenset({PLAIN}), 0)])

    assert unsettled == {2}
    assert index.shared(index.keys.index(2), index.keys.index(3)) == 0


def test_a_crowd_meets_few_whatever_its_size():
    def met(copies: int) -> int:
        return len(
            pairs([Holder(at * 7919 % 10_007, frozenset({PLAIN}), at % 5) for at in range(5 * copies)])
        )

    assert [met(copies) < 5 * copies * joins.HUBS for copies in (10, 100, 400)] == [True] * 3
    assert met(400) > 5 * 400


def test_articles_without_rows_join_nothing():
    index = Joins(1, weighed=True)

    assert add(index, [Holder(0, frozenset(), 0), Holder(1, frozenset(), 1)]) == ({}, set())
    assert add(index, []) == ({}, set())
    assert add(index, [Holder(2, frozenset({PLAIN}), 1), Holder(3, frozenset({PLAIN}), 0)])[0] == {
        frozenset({2, 3}): 1
    }


@pytest.mark.usefixtures("small_crowds")
def test_piece_by_piece_pairs_are_counted_the_same(monkeypatch):
    holders = [Holder(at, frozenset({PLAIN, HEAVY, 4 + at % 3}), at % 2) for at in range(12)]
    whole = add(Joins(1, weighed=True), holders)
    monkeypatch.setattr(joins, "_AT_ONCE", 3)

    assert add(Joins(1, weighed=True), holders) == whole


drawn = st.lists(
    st.tuples(st.frozensets(st.integers(0, 9), max_size=5), st.integers(0, 2)), min_size=1, max_size=14
)


def pile(found: list[tuple[frozenset[int], int]]) -> list[Holder]:
    """Articles whose keys are in another order than they."""
    return [Holder(at * 11 % 17, rows, kind) for at, (rows, kind) in enumerate(found)]


@pytest.mark.usefixtures("small_crowds")
@settings(max_examples=100, deadline=None)
@given(drawn, st.integers(1, 3), st.booleans(), st.booleans())
def test_the_pairs_found_are_those_of_the_definition(found, least, weighed, kinds):
    holders = pile(found)

    assert add(Joins(least, weighed), holders, kinds=kinds)[0] == slowly(
        holders, least, weighed=weighed, kinds=kinds
    )


@pytest.mark.usefixtures("small_crowds")
@settings(max_examples=100, deadline=None)
@given(drawn, st.integers(1, 3), st.booleans(), st.booleans(), st.randoms(use_true_random=False), st.data())
def test_after_any_growth_pairs_share_what_a_fresh_index_says(found, least, weighed, kinds, random, data):
    holders = pile(found)
    wanted = slowly(holders, least, weighed=weighed, kinds=kinds)
    shuffled = random.sample(holders, len(holders))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(holders)), max_size=5)) | {0, len(holders)})
    index, held = Joins(least, weighed), dict[frozenset[int], int]()
    for start, stop in pairwise(cuts):
        fresh, unsettled = add(index, shuffled[start:stop], kinds=kinds)
        # What the caller does: pairs of the unsettled are asked for again, all others stand.
        for pair in list(held):
            if pair & unsettled and index.shared(*map(index.keys.index, pair)) < least:
                del held[pair]
        assert not held.keys() & fresh.keys()
        held |= fresh

    assert held.keys() == wanted.keys()
    assert {pair: index.shared(*map(index.keys.index, pair)) for pair in held} == wanted


@pytest.mark.usefixtures("small_crowds")
@settings(max_examples=40, deadline=None)
@given(drawn, st.booleans())
def test_what_is_shared_does_not_hang_on_who_is_named_first(found, weighed):
    index = Joins(2, weighed)
    add(index, pile(found))

    for one, other in combinations(range(len(found)), 2):
        assert index.shared(one, other) == index.shared(other, one)
