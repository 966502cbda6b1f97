"""The verbs bind the stages: articles in, values out, the same whatever order they come in."""

from random import Random

import pytest

import firsthand
from firsthand.examples import OUTLETS, PILE
from firsthand.records import line
from firsthand.reference.outlets import Outlets


@pytest.fixture(scope="module")
def outlets():
    return Outlets.load(OUTLETS)


@pytest.fixture(scope="module")
def pile(outlets):
    return firsthand.read([PILE], outlets)


@pytest.fixture(scope="module")
def dossier(pile, outlets):
    return firsthand.dossier(pile, outlets)


def test_a_pile_goes_wherever_its_articles_may_go(pile):
    assert list(pile) == list(pile.articles)
    assert len(pile) == len(pile.articles)
    assert firsthand.stories(pile) == firsthand.stories(pile.articles)


def test_the_order_of_the_articles_changes_nothing(pile, outlets, dossier):
    shuffled = list(pile)
    Random(7).shuffle(shuffled)

    assert line(firsthand.dossier(shuffled, outlets)) == line(dossier)


def test_each_verb_gives_its_part_of_the_dossier(pile, outlets, dossier):
    assert tuple(firsthand.reuse(pile)) == dossier.reuse
    assert tuple(firsthand.stories(pile)) == dossier.stories
    assert tuple(firsthand.citations(pile, outlets)) == dossier.citations
    assert tuple(firsthand.lineage(pile, outlets)) == dossier.lineage


def test_what_was_not_read_stays_with_the_pile(tmp_path):
    (tmp_path / "a.txt").write_text("The ferry will sail in May, the port said on Monday.", encoding="utf-8")
    (tmp_path / "b.json").write_text("{", encoding="utf-8")

    [left] = firsthand.dossier(firsthand.read([tmp_path])).not_read

    assert left.path == "b.json"


def test_a_module_does_not_take_the_place_of_the_verb_of_its_name():
    from firsthand.reuse import ReuseIndex

    assert ReuseIndex.__module__ == "firsthand.reuse.index"
    assert callable(firsthand.reuse)


def test_what_is_no_verb_is_not_there():
    with pytest.raises(AttributeError, match="module 'firsthand' has no attribute 'guess'"):
        firsthand.guess  # noqa: B018
