"""The index of translations answers the same whatever batches the articles come in, and stays linear."""

import pickle
from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.encoders import Glossary
from tests.factories import FURNACE, body

from firsthand import joins
from firsthand.encode import shipped
from firsthand.encode.reports import said
from firsthand.model import Body, Extent, Noise, NoiseKind, Reuse, ReuseKind
from firsthand.names import signals
from firsthand.records import line
from firsthand.runs import ReuseUpdate, Run
from firsthand.translation import Profile, TranslationIndex, index, profile, translations
from firsthand.translation.verdict import Verdict, judge

LANGUAGES = sorted(FURNACE)
# What papers leave out, and what they put before it.
VERSIONS = [((), ""), ((2,), ""), ((), "Nr. 1917."), ((0, 7), "KV62, 4815.")]


def version(language: str, dropped: tuple[int, ...] = (), before: str = "") -> str:
    kept = [sentence for at, sentence in enumerate(FURNACE[language]) if at not in dropped]
    return "\n".join([*([before] if before else []), *kept])


def copy(language: str, at: int, *, before: str = "") -> Body:
    """One of many that have the same report in a language; ids of all languages are mixed."""
    return body(f"{at * 37 % 101:03d}-{language}", version(language, before=before), language=language)


POOL = [
    body(f"{(at * 7) % 31:02d}-{language}", version(language, *facts), language=language)
    for at, (language, facts) in enumerate((language, facts) for facts in VERSIONS for language in LANGUAGES)
]
# As POOL, read once: a profile hangs on its article alone.
READ: dict[str, Profile] = {}


def read(bodies: list[Body]) -> list[Profile]:
    for of in bodies:
        if of.article.id not in READ:
            [own] = said([of], shipped())
            READ[of.article.id] = profile(of, signals(of), own, shipped())
    return [READ[of.article.id] for of in bodies]


def written(found: list[Reuse]) -> list[str]:
    return [line(one) for one in found]


def key(found: Reuse) -> tuple[str, str]:
    return found.left.article, found.right.article


VERDICTS: dict[tuple[str, str], Verdict] = {}


def remembered(left: Profile, right: Profile) -> Verdict:
    """As judge, each pair of the pool once: a verdict hangs on the two articles alone."""
    pair = left.id, right.id
    if pair not in VERDICTS:
        VERDICTS[pair] = judge(left, right)
    return VERDICTS[pair]


@pytest.fixture
def small_crowds(monkeypatch):
    """Bounds so low that a dozen articles cross all of them."""
    monkeypatch.setattr(joins, "CROWD", 4)
    monkeypatch.setattr(joins, "HUBS", 2)
    monkeypatch.setattr(index, "judge", remembered)


piles = st.lists(st.sampled_from(POOL), min_size=2, max_size=16, unique_by=lambda one: one.article.id)


@pytest.mark.usefixtures("small_crowds")
class TestBatches:
    @settings(max_examples=60, deadline=None)
    @given(piles, st.randoms(use_true_random=False), st.data())
    def test_any_batches_in_any_order_end_in_the_same_bytes(self, pile, random, data):
        at_once = TranslationIndex()
        at_once.hold(read(pile))
        shuffled = random.sample(pile, len(pile))
        cuts = sorted(data.draw(st.sets(st.integers(0, len(pile)), max_size=6)) | {0, len(pile)})
        piecemeal = TranslationIndex()
        for start, stop in pairwise(cuts):
            piecemeal.hold(read(shuffled[start:stop]))

        assert written(piecemeal.reuses()) == written(at_once.reuses())
        assert piecemeal.pairs() == at_once.pairs()

    @settings(max_examples=40, deadline=None)
    @given(piles, st.integers(1, 4))
    def test_an_update_is_the_difference_between_before_and_after(self, pile, size):
        growing = TranslationIndex()
        for start in range(0, len(pile), size):
            before = set(growing.reuses())
            update = growing.hold(read(pile[start : start + size]))
            after = set(growing.reuses())
            changed = {key(found) for found in update.changed}

            assert set(update.added) | set(update.changed) <= after
            assert set(update.withdrawn) <= before
            assert not set(update.added) & before
            assert not set(update.withdrawn) & after
            stood = {found for found in before if key(found) not in changed}
            assert (stood - set(update.withdrawn)) | set(update.added) | set(update.changed) == after

    def test_a_pair_that_a_crowd_takes_away_is_withdrawn(self):
        growing, seen = TranslationIndex(), list[ReuseUpdate]()
        for of in sorted(POOL, key=lambda one: one.article.id, reverse=True):
            seen.append(growing.hold(read([of])))
        withdrawn = [found for update in seen for found in update.withdrawn]

        assert withdrawn
        assert not {key(found) for found in withdrawn} & {key(found) for found in growing.reuses()}


def test_articles_are_read_the_same_in_any_company():
    one_by_one, at_once = TranslationIndex(), TranslationIndex()
    at_once.add(POOL)
    for of in reversed(POOL):
        one_by_one.add([of])

    assert written(one_by_one.reuses()) == written(at_once.reuses())
    assert one_by_one.pairs() == at_once.pairs()
    assert written(at_once.reuses()) == written(translations(POOL))


def test_what_was_read_before_is_held_as_if_it_were_added():
    held, added = TranslationIndex(), TranslationIndex()

    assert held.hold(read(POOL[:8])) == added.add(POOL[:8])
    assert held.pairs() == added.pairs()


def test_an_update_names_what_came():
    growing = TranslationIndex()
    first = growing.add([copy("de", 1)])
    second = growing.add([copy("en", 2), copy("de", 3)])
    third = growing.add([body("z", "Ein Hund bellt.", language="de")])

    assert first == third == ReuseUpdate((), (), ())
    assert list(second.added) == growing.reuses()
    assert [key(found) for found in second.added] == [("037-de", "074-en"), ("010-de", "074-en")][::-1]
    assert (second.changed, second.withdrawn) == ((), ())


@pytest.mark.parametrize("again", ["in the index", "in the batch"])
def test_an_id_twice_is_refused_and_leaves_the_index_as_it_was(again):
    growing, untouched = TranslationIndex(), TranslationIndex()
    for one in (growing, untouched):
        one.add([copy("de", 1)])
    twice = [copy("en", 2), copy("de", 1) if again == "in the index" else copy("en", 2)]
    with pytest.raises(ValueError, match=r"article '\d\d\d-\w\w' is in the index already; give each article"):
        growing.add(twice)

    added = [copy("en", 2), copy("fr", 3)]
    assert growing.add(added) == untouched.add(added)
    assert growing.pairs() == untouched.pairs()


def test_the_number_of_processes_never_shows(monkeypatch):
    # Enough blocks to be handed over, of few pairs.
    monkeypatch.setattr(index, "BLOCK", 1)
    monkeypatch.setattr(joins, "CROWD", 4)
    monkeypatch.setattr(joins, "HUBS", 1)
    pile = [copy(LANGUAGES[at % 5], at, before=f"Nr. {at + 4000}.") for at in range(130)]
    one, two = TranslationIndex(), TranslationIndex()

    assert one.add(pile) == two.add(pile, jobs=2)
    assert written(one.reuses()) == written(two.reuses())
    assert one.pairs() == two.pairs() != []


def test_a_process_that_is_started_anew_knows_the_same_languages():
    icelandic = [body("a", "Hann hefur brunnið í 61 ár án eins einasta frídags.", language="is")]
    sent = pickle.loads(pickle.dumps(shipped()))

    assert [one.known for one in index._read(shipped(), icelandic)] == [False]
    assert [one.known for one in index._read(sent, icelandic)] == [False]


@pytest.fixture
def asked(monkeypatch):
    """The pairs of articles that were judged, as they are judged."""
    pairs: list[tuple[str, str]] = []

    def counted(left: Profile, right: Profile) -> Verdict:
        pairs.append((left.id, right.id))
        run = Run((0, 9), (0, 9), ReuseKind.TRANSLATED, Extent.REPORT, 1.0, "for the count")
        return Verdict((run,), True, 1.0, 1.0, 1.0)

    monkeypatch.setattr(index, "judge", counted)
    return pairs


def test_exact_copies_are_judged_once(asked):
    growing = TranslationIndex()
    growing.add(copy(language, at) for language in LANGUAGES for at in range(6))
    orders = [(left[-2:], right[-2:]) for left, right in asked]

    # Once with either language on the left.
    assert sorted(orders) == sorted(permutations(LANGUAGES, 2))
    assert len(growing.reuses()) == 10 * 6 * 6


def test_exact_copies_share_what_the_first_of_them_share():
    growing = TranslationIndex()
    growing.add([body(id, version("de"), language="de") for id in "ab"])
    growing.add([body(id, version("en"), language="en") for id in "cd"])
    found = growing.reuses()

    assert [key(one) for one in found] == [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")]
    assert len({(one.left.text, one.right.text, one.score, one.because) for one in found}) == 1


def test_one_text_in_two_languages_is_judged_apart():
    texts = {"a": ("de", "de"), "b": ("de", "nl"), "c": ("en", "en"), "d": ("de", "en")}
    growing = TranslationIndex()
    # Without the ordinal that ends a sentence in Dutch.
    growing.add(body(id, version(of, (0,)), language=language) for id, (of, language) in texts.items())
    because = {key(found): found.because for found in growing.reuses()}

    assert because["a", "c"].endswith("(de and en)")
    assert because["b", "c"].endswith("(nl and en)")
    assert ("c", "d") not in because


def test_one_text_is_judged_anew_where_a_line_of_it_is_noise():
    text = version("de")
    second = text.index("\n") + 1
    noise = (Noise(0, second, NoiseKind.NAVIGATION),)
    pile = [
        body("a", text, language="de"),
        body("b", text, language="de", noise=noise),
        body("c", version("en"), language="en"),
    ]

    assert [(one.left.article, one.left.start) for one in translations(pile)] == [("a", 0), ("b", second)]


CROWDED = [
    [copy(language, at, before=f"Nr. {at + 4000}.") for language in LANGUAGES] for at in range(40)
]  # fmt: skip


def test_one_report_in_five_languages_and_many_copies_stays_linear(asked):
    judged = {}
    for copies in (5, 10, 20, 40):
        asked.clear()
        growing = TranslationIndex()
        growing.hold(read([of for row in CROWDED[:copies] for of in row]))
        judged[copies] = len(asked)
        assert len(growing.reuses()) == len(growing.pairs()) == len(asked)

    # All with all where they are few; then no more for each article than a crowd, and fewer.
    assert judged[5] == 10 * 5 * 5
    assert judged[10] == 10 * 10 * 10
    assert judged[20] <= 5 * 20 * joins.CROWD
    assert judged[40] <= 2 * judged[20]
    assert judged[40] <= 5 * 40 * 2 * joins.HUBS * 2


def test_every_copy_in_a_crowd_is_found(asked):
    growing = TranslationIndex()
    growing.hold(read([of for row in CROWDED for of in row]))

    found = {id for pair in growing.pairs() for id in (pair.left, pair.right)}
    assert found == {of.article.id for row in CROWDED for of in row}


def test_a_pile_of_one_language_is_not_compared(asked):
    growing = TranslationIndex()
    growing.add(copy("de", at, before=f"Nr. {at + 4000}.") for at in range(60))

    assert asked == []
    assert growing.reuses() == growing.pairs() == []


def test_articles_of_no_known_language_are_no_pair_with_any():
    growing = TranslationIndex()
    growing.add(body(id, version(of), language=None) for id, of in (("a", "de"), ("b", "en")))
    growing.add([copy("fr", 1)])

    assert growing.reuses() == growing.pairs() == []


def test_each_index_uses_the_encoder_it_was_given():
    pile = [copy(language, 1) for language in ("de", "en")]
    told = Glossary([FURNACE["de"], FURNACE["en"]], 16)

    assert [one.score for one in translations(pile, encoder=told)] == [1.0]
    assert [one.score for one in translations(pile)] != [1.0]
    assert translations(pile, encoder=told) == translations(pile[::-1], jobs=2, encoder=told)


def test_every_two_languages_of_one_report_are_a_pair():
    growing = TranslationIndex()
    growing.add(body(language, version(language), language=language) for language in LANGUAGES)

    assert [(pair.left, pair.right) for pair in growing.pairs()] == list(combinations(LANGUAGES, 2))
