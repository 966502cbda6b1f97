"""The verbs bind the stages: articles in, values out, the same whatever order they come in."""

from dataclasses import replace
from random import Random

import pytest
from tests.factories import article

import firsthand
from firsthand.check import check
from firsthand.dossier import chains
from firsthand.examples import OUTLETS, PILE
from firsthand.model import Basis, Decision, ReuseKind
from firsthand.parallel import CHUNK
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


def test_the_order_of_the_articles_changes_no_quotation(pile, outlets, dossier):
    shuffled = list(pile)
    Random(8).shuffle(shuffled)

    assert {q.id: q for q in firsthand.quotations(shuffled, outlets)} == {q.id: q for q in dossier.quotations}


def test_the_number_of_processes_changes_nothing(pile, outlets):
    """Three times the example, each time under other names: enough for several processes to be started."""
    many = [replace(one, id=f"{one.id} {turn}") for turn in range(3) for one in pile]
    assert len(many) >= 2 * CHUNK
    alone, shared = (firsthand.dossier(many, outlets, jobs=jobs) for jobs in (1, 2))

    assert line(alone) == line(shared)
    assert len(alone.quotations) > 3 * len(pile)
    assert alone.chains


def test_who_is_quoted_is_found_again_everywhere(dossier):
    """Every id that a record of the dossier refers to is there, once."""
    told = {q.id for q in dossier.quotations}
    assert len(told) == len(dossier.quotations)
    statements, persons = {s.id for s in dossier.statements}, {p.id for p in dossier.persons}

    assert {q.statement for q in dossier.quotations} <= statements | {None}
    assert {q.person for q in dossier.quotations} <= persons | {None}
    assert {q.inside for q in dossier.quotations} <= told | {None}
    assert {v.quotation for s in dossier.statements for v in s.versions} <= told
    assert {id for p in dossier.persons for id in p.quotations} <= told
    assert {id for p in dossier.persons for id in p.undecided} <= persons
    assert {use.quotation for f in dossier.formulas for use in f.uses} <= told | {None}


def test_each_verb_gives_its_part_of_the_dossier(pile, outlets, dossier):
    assert tuple(firsthand.reuse(pile)) == dossier.reuse
    assert tuple(firsthand.stories(pile)) == dossier.stories
    assert tuple(firsthand.citations(pile, outlets)) == dossier.citations
    assert tuple(firsthand.quotations(pile, outlets)) == dossier.quotations
    assert tuple(chains(pile, outlets)) == dossier.chains
    assert tuple(firsthand.lineage(pile, outlets)) == dossier.lineage


def test_what_was_not_read_stays_with_the_pile(tmp_path):
    (tmp_path / "a.txt").write_text("The ferry will sail in May, the port said on Monday.", encoding="utf-8")
    (tmp_path / "b.json").write_text("{", encoding="utf-8")

    [left] = firsthand.dossier(firsthand.read([tmp_path])).not_read

    assert left.path == "b.json"


def test_the_users_word_counts_where_no_reuse_is_found():
    """A translation, which the words do not show: one story, one source, one origin."""
    words = "The harbour of Osteby closes for nine weeks, the mayor said on Monday at noon."
    worte = "Eine Bäckerei in Norvik hat am Samstag den längsten Zopf der ganzen Küste gebacken."
    articles = [article("a", words), article("b", worte, language="de")]
    said = Decision("b", "a", taken=True, by="desk")

    [lineage] = firsthand.lineage(articles, decisions=[said])

    [derivation] = lineage.derivations
    assert (derivation.taken_by, derivation.taken_from, derivation.basis) == ("b", "a", Basis.DECISION)
    assert (derivation.reuse.kind, derivation.reuse.passages) == (ReuseKind.TRANSLATED, 0)
    assert len(firsthand.lineage(articles)) == 2
    [group] = lineage.origins.groups
    assert group.because[0] == "desk decided that b is taken from a"
    check(firsthand.dossier(articles, decisions=[said]))


def test_an_article_without_a_word_stops_nothing():
    found = firsthand.dossier([article("a", "A ferry sails."), article("b", "")])

    assert len(found.lineage) == 2


def test_a_module_does_not_take_the_place_of_the_verb_of_its_name():
    from firsthand.reuse import ReuseIndex

    assert ReuseIndex.__module__ == "firsthand.reuse.index"
    assert callable(firsthand.reuse)


def test_what_is_no_verb_is_not_there():
    with pytest.raises(AttributeError, match="module 'firsthand' has no attribute 'guess'"):
        firsthand.guess  # noqa: B018
