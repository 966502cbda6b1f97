"""Reports of one event in two languages are one story where they mean the same, whatever else they share."""

from collections.abc import Sequence

import numpy as np
import pytest
from tests.factories import body

from firsthand.encode import UNIT_LENGTH, Vectors, is_shipped, shipped
from firsthand.encode.reports import MOST_SENTENCES, said
from firsthand.encode.static import scaled
from firsthand.stories import StoryIndex, stories
from firsthand.stories.meaning import (
    NONE,
    UNMEASURED,
    between,
    common,
    mean,
    meaning,
    rate,
    tied,
    vector,
)
from firsthand.stories.neighbours import MOST_NEIGHBOURS, _planes, neighbours
from firsthand.stories.telling import by_meaning

EVENTS, DIMENSIONS = 30, 64


class Toy:
    """An encoder that knows what the words below mean: `anten` and `antos` are one thing."""

    name = "toy"

    def __init__(self, deaf: bool = False) -> None:
        self.deaf = deaf
        self.asked = 0

    def encode(self, sentences: Sequence[str]) -> Vectors:
        self.asked = max(self.asked, len(sentences))
        return np.array([self._sentence(said) for said in sentences], np.int8).reshape(-1, DIMENSIONS)

    def _sentence(self, said: str) -> Vectors:
        total = np.zeros(DIMENSIONS, np.int64)
        for word in [] if self.deaf else said.casefold().strip(".").split():
            total += np.random.default_rng(list(word[:-2].encode())).integers(-9, 10, DIMENSIONS)
        return scaled(total[None])[0]


ENDINGS = {"de": "en", "es": "os"}


def word(number: int, language: str) -> str:
    """The same thing in each language, in words that share no spelling to speak of."""
    letters = "bdfgklmnprst"
    stem = "".join(letters[number // 12**place % 12] + "aeiou"[number // 5**place % 5] for place in range(4))
    return stem + ENDINGS[language]


def report(event: int, language: str):
    """A report of an event: its own words and some that stand in every report, and no name or number."""
    own = [word(100 + 8 * event + at, language) for at in range(8)]
    usual = [word(at, language) for at in range(4)]
    text = f"{' '.join(own[:4] + usual[:2])}. {' '.join(own[4:] + usual[2:])}."
    # Neighbours by id are of other events.
    id = f"{(event * 7 + (language == 'es') * 11) % 101:03}{language}"
    return body(id, text, language=language)


PILE = [report(event, language) for event in range(EVENTS) for language in ENDINGS]
TOLD = {frozenset(report(event, language).article.id for language in ENDINGS) for event in range(EVENTS)}


def grouped(encoder: Toy):
    return {frozenset(story.articles) for story in stories(PILE, encoder=encoder)}


def test_reports_in_two_languages_that_share_only_their_meaning_are_one_story():
    assert len(grouped(Toy()) & TOLD) >= 0.9 * EVENTS


def test_an_encoder_that_hears_nothing_ties_nothing():
    assert not grouped(Toy(deaf=True)) & TOLD


def test_a_story_says_that_meaning_ties_it():
    told = [story.because for story in stories(PILE, encoder=Toy()) if frozenset(story.articles) in TOLD]

    assert all("alike in meaning across de and es" in because for because in told)


def test_within_one_language_meaning_changes_nothing():
    german = [one for one in PILE if one.article.language == "de"]

    assert [story.articles for story in stories(german, encoder=Toy())] == [
        story.articles for story in stories(german, encoder=Toy(deaf=True))
    ]


def test_neither_order_nor_batches_change_what_meaning_ties():
    index = StoryIndex(encoder=Toy())
    index.add(PILE[40:])
    index.add(reversed(PILE[:40]))

    assert index.stories() == stories(PILE, encoder=Toy())


def test_processes_do_not_change_what_meaning_ties():
    pile = [*PILE, *(body(f"x{number:03}", f"Bericht {number}.", language="de") for number in range(90))]

    assert stories(pile, jobs=2, encoder=Toy()) == stories(pile, encoder=Toy())


def test_of_a_long_article_the_beginning_is_encoded():
    toy = Toy()

    said([body("a", "Ein Satz steht hier. " * 3000, language="de", title="Titel")], toy)

    assert toy.asked == MOST_SENTENCES + 1


def test_an_article_that_says_nothing_has_no_meaning():
    [deaf] = said([body("a", "...")], Toy(deaf=True))
    empty = said([body("a", ""), body("b", "")], Toy())

    assert not any(np.any(vector(one)) for one in [deaf, *empty])


def some(count: int, seed: int = 1):
    """Vectors as articles have them, in three languages by turns."""
    chance = np.random.default_rng(seed)
    vectors = list(scaled(chance.integers(-9, 10, (count, DIMENSIONS))))
    return list(zip(["de", "en", "ja"] * count, vectors, strict=False))


def meanings(articles, known=1.0):
    shared = common(articles)
    return [meaning(one, language, shared, known) for language, one in articles]


def test_the_likeness_of_two_groups_is_the_sum_over_their_pairs():
    articles = some(12)
    single = meanings(articles)
    left, right = single[0].copy(), single[1].copy()
    for one in single[2:6]:
        left.absorb(one)
    for one in single[6:]:
        right.absorb(one)

    pairs = [between(a, b) for a in (single[0], *single[2:6]) for b in (single[1], *single[6:])]

    found = between(left, right)
    assert found.alike == pytest.approx(sum(pair.alike for pair in pairs), abs=1e-9)
    assert found.known == pytest.approx(sum(pair.known for pair in pairs), abs=1e-9)


def test_two_articles_of_one_language_share_no_meaning_here():
    first, _, _, fourth = meanings(some(4))

    assert between(first, fourth) == NONE


def test_a_weak_language_says_less_for_and_against():
    strong, weak = meanings(some(2)), meanings(some(2), known=0.5)

    assert abs(between(*weak).alike) < abs(between(*strong).alike)
    assert between(*weak).known < between(*strong).known


def test_articles_that_count_as_one_count_once():
    first, second, *_ = meanings(some(2))

    assert between(mean([first, first, first]), second) == between(first, second)


def test_meaning_ties_no_language_to_itself():
    assert tied(meanings([("de", one) for _, one in some(5)])) == []


def test_each_article_proposes_few_neighbours_however_many_are_the_same():
    _, one = some(1)[0]
    pile = meanings([(language, one) for language, _ in some(900)])

    found = list(neighbours(pile))

    assert 0 < len(found) <= MOST_NEIGHBOURS * len(pile)
    assert all(low < high and low % 3 != high % 3 for low, high in found)


def test_a_pile_of_one_language_has_no_neighbours_in_meaning():
    assert list(neighbours(meanings([("de", one) for _, one in some(30)]))) == []


def test_the_planes_never_change():
    assert [int(side) for side in _planes(256, 0)[0, :12]] == PLANES_0
    assert [int(side) for side in _planes(256, 7)[0, :12]] == PLANES_7


PLANES_0 = [1, -1, -1, 1, -1, -1, -1, 1, -1, 1, -1, 1]
PLANES_7 = [1, -1, -1, -1, 1, 1, 1, -1, 1, 1, -1, 1]


def test_a_language_that_the_encoder_was_not_taught_counts_for_nothing():
    assert rate("is", ours=True) == 0.0
    assert rate("und", ours=True) == 0.0
    assert 0.0 < rate("ko", ours=True) < rate("en", ours=True) == 1.0


def test_of_an_encoder_of_the_users_own_no_language_is_known_to_be_better():
    assert rate("ja", ours=False) == rate("is", ours=False) == UNMEASURED


def test_a_weak_language_is_named_with_its_rate():
    rates = {"de": 1.0, "en": 1.0, "fa": 0.41, "th": 0.57}

    assert by_meaning([], rates.__getitem__) == ""
    assert by_meaning(["de", "en"], rates.__getitem__) == "alike in meaning across de and en"
    assert by_meaning(["de", "fa", "th"], rates.__getitem__) == (
        "alike in meaning across de, fa and th "
        "(less sure than elsewhere: of 100 translated sentences the encoder finds 41 in fa and 57 in th)"
    )


def test_vectors_have_one_length():
    for _, one in some(20):
        assert abs(float(np.linalg.norm(one.astype(float))) - UNIT_LENGTH) < 4


def test_an_encoder_that_takes_the_name_of_ours_is_not_taken_for_it():
    impostor = Toy()
    impostor.name = shipped().name

    assert is_shipped(shipped())
    assert not is_shipped(impostor)
