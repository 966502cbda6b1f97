"""The index answers the same whatever batches the articles come in, and stays linear on crowds."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import article, body

from firsthand import joins
from firsthand.model import Body, Extent, Noise, NoiseKind, Reuse
from firsthand.records import line
from firsthand.reuse import ReuseIndex, groups, reuse

WORDS = [
    "harbour",
    "council",
    "bridge",
    "winter",
    "ferry",
    "warden",
    "timber",
    "ledger",
    "mill",
    "orchard",
    "signal",
    "quarry",
    "lantern",
    "parish",
    "tariff",
    "meadow",
    "convoy",
    "archive",
    "furnace",
    "causeway",
]


def sentence(number: int) -> str:
    """A sentence of its own for each number; two of them share hardly a word in a row."""
    chosen = [WORDS[(number * k + k * k + number // 7) % len(WORDS)] for k in range(3, 14)]
    return f"The {chosen[0]} of ward {number} " + " ".join(chosen[1:]) + f" near gate {number * 3 + 1}."


def text(family: int, *dropped: int, added: int | None = None) -> str:
    """One of several reports, of eight sentences, with some left out and perhaps one put before."""
    kept = [sentence(family * 8 + k) for k in range(8) if k not in dropped]
    return "\n".join([*([sentence(1000 + added)] if added is not None else []), *kept])


articles = st.tuples(
    st.integers(0, 2), st.frozensets(st.integers(0, 7), max_size=3), st.none() | st.integers(0, 40)
)


def pile(drawn: list[tuple[int, frozenset[int], int | None]]) -> list[Body]:
    return [
        body(f"{(at * 7) % 31:02d}-{at}", text(family, *dropped, added=added))
        for at, (family, dropped, added) in enumerate(drawn)
    ]


def written(found: list[Reuse]) -> list[str]:
    return [line(one) for one in found]


def key(found: Reuse) -> tuple[str, str]:
    return found.left.article, found.right.article


@pytest.fixture
def small_crowds(monkeypatch):
    """Bounds so low that a dozen articles cross all of them."""
    monkeypatch.setattr(joins, "CROWD", 4)
    monkeypatch.setattr(joins, "HUBS", 2)
    monkeypatch.setattr(groups, "MOST_WRITTEN_OUT", 3)


@pytest.mark.usefixtures("small_crowds")
class TestBatches:
    @settings(max_examples=60, deadline=None)
    @given(st.lists(articles, min_size=2, max_size=16), st.randoms(use_true_random=False), st.data())
    def test_any_batches_in_any_order_end_in_the_same_bytes(self, drawn, random, data):
        bodies = pile(drawn)
        at_once = ReuseIndex()
        at_once.add(bodies)
        shuffled = random.sample(bodies, len(bodies))
        cuts = sorted(data.draw(st.sets(st.integers(0, len(bodies)), max_size=6)) | {0, len(bodies)})
        piecemeal = ReuseIndex()
        for start, stop in pairwise(cuts):
            piecemeal.add(shuffled[start:stop])

        assert written(piecemeal.reuses()) == written(at_once.reuses())
        assert piecemeal.pairs() == at_once.pairs()
        assert list(piecemeal.every_pair()) == list(at_once.every_pair())

    @settings(max_examples=40, deadline=None)
    @given(st.lists(articles, min_size=2, max_size=16))
    def test_updates_add_up_to_the_answer(self, drawn):
        index, shown = ReuseIndex(), dict[tuple[str, str], list[Reuse]]()
        for one in pile(drawn):
            update = index.add([one])
            for gone in update.withdrawn:
                shown.pop(key(gone), None)
            for came in {key(found) for found in (*update.changed, *update.added)}:
                shown[came] = []
            for found in (*update.changed, *update.added):
                shown[key(found)].append(found)
        everything = [found for pair in shown.values() for found in pair]

        assert sorted(written(everything)) == sorted(written(index.reuses()))


def test_twenty_of_one_text_are_written_out_and_more_are_a_star():
    few, many = (reuse(body(f"n{k:02d}", text(0)) for k in range(count)) for count in (20, 21))

    assert len(few) == 190
    assert {found.group for found in few} == {None}
    assert len(many) == 20
    assert {found.group for found in many} == {"n00"}
    assert {found.left.article for found in many} == {"n00"}


def test_a_star_is_written_out_for_every_pair():
    index = ReuseIndex()
    index.add(body(f"n{k:02d}", text(0)) for k in range(30))

    assert len(index.pairs()) == 29
    everything = list(index.every_pair())
    assert len(everything) == 30 * 29 // 2
    assert {(pair.share_left, pair.share_right, pair.score) for pair in everything} == {(1.0, 1.0, 1.0)}


def test_nearly_the_same_text_joins_the_star():
    bodies = [body(f"n{k:02d}", text(0)) for k in range(24)]
    bodies.append(body("z", text(0) + "\nMore on our site."))

    found = reuse(bodies)

    assert ("n00", "z") in {key(one) for one in found}
    assert len(found) == 24


def test_a_newcomer_before_the_first_moves_the_star():
    index = ReuseIndex()
    index.add(body(f"n{k:02d}", text(0)) for k in range(25))
    update = index.add([body("a", text(0))])

    assert {found.left.article for found in index.reuses()} == {"a"}
    assert len(update.added) == 25
    assert len(update.withdrawn) == 24


def test_five_hundred_of_one_text_stay_linear():
    index = ReuseIndex()
    index.add(body(f"n{k:03d}", text(0)) for k in range(500))

    assert len(index.reuses()) == 499


def test_three_hundred_edited_versions_stay_linear():
    index = ReuseIndex()
    index.add(body(f"n{k:03d}", text(0, k % 8, (k // 8) % 8, added=k)) for k in range(300))
    found = index.pairs()

    assert {pair.left for pair in found} | {pair.right for pair in found} == {f"n{k:03d}" for k in range(300)}
    assert len(found) < 300 * joins.CROWD / 2


def test_the_number_of_processes_never_shows():
    bodies = [body(f"n{k:03d}", text(k % 60, k % 5)) for k in range(130)]

    assert written(reuse(bodies, jobs=2)) == written(reuse(bodies))


def test_an_id_that_is_there_already_is_refused():
    index = ReuseIndex()
    index.add([body("a", text(0))])

    with pytest.raises(ValueError, match="article 'a' is in the index already"):
        index.add([body("a", text(1))])


def test_a_batch_that_is_refused_leaves_the_index_as_it_was():
    index, untouched = ReuseIndex(), ReuseIndex()
    for one in (index, untouched):
        one.add([body("a", text(0))])
    with pytest.raises(ValueError, match="in the index already"):
        index.add([body("b", text(1)), body("a", text(1))])
    with pytest.raises(ValueError, match="in the index already"):
        index.add([body("c", text(1)), body("c", text(2))])

    added = [body("b", text(0)), body("c", text(0))]
    assert index.add(added) == untouched.add(added)
    assert index.pairs() == untouched.pairs()


def test_nothing_is_found_in_nothing():
    assert reuse([]) == []
    assert reuse([body("a", ""), body("b", ""), body("c", "***")]) == []


HOSTILE = [
    "a" * 1_000_000,
    "a\n" * 100_000,
    "東" * 200_000,
    "“" * 100_000,
    '"a ' * 50_000,
    "a b c d " * 50_000,
]


@pytest.mark.parametrize(
    "hostile", HOSTILE, ids=["no space", "tiny lines", "unspaced", "quotes", "open", "loop"]
)
def test_hostile_text_is_compared_in_bounded_time(hostile):
    whole = (
        ((0, len(hostile)),) if "\n" not in hostile else tuple((k, k + 1) for k in range(0, len(hostile), 2))
    )
    bodies = [Body(article(name, hostile), whole) for name in "ab"]

    assert all(found.extent in Extent for found in reuse(bodies))


def test_one_text_is_compared_anew_where_other_lines_of_it_are_noise():
    second = text(0).index("\n") + 1
    navigation = (Noise(0, second, NoiseKind.NAVIGATION),)

    (whole,) = reuse([body(id, text(0)) for id in "ab"])
    (shorter,) = reuse([body(id, text(0), noise=navigation) for id in "ab"])

    assert (whole.left.start, shorter.left.start) == (0, second)
