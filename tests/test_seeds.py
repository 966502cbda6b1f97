"""Five real reports of one story, as users meet them: the verdicts a fact-checker would expect.

They may not be shipped; where the folder `seeds` lies beside the evaluation data they are read.
"""

import os
from pathlib import Path

import pytest

import firsthand
from firsthand.model import Answer, Extent, ReuseKind, Role

SEEDS = Path(os.environ.get("FIRSTHAND_EVAL_DATA", "")).parent / "seeds"

pytestmark = pytest.mark.skipif(
    not (os.environ.get("FIRSTHAND_EVAL_DATA") and SEEDS.is_dir()),
    reason="the five real reports are not here: FIRSTHAND_EVAL_DATA names no data with seeds beside it",
)


@pytest.fixture(scope="module")
def dossier():
    pile = firsthand.read([SEEDS])
    return firsthand.dossier(pile.articles, not_read=pile.not_read)


@pytest.fixture(scope="module")
def ids(dossier):
    """Article ids by the number their file begins with."""
    return {article.source.path[:3]: article.id for article in dossier.articles}


@pytest.fixture(scope="module")
def numbers(ids):
    return {id: number for number, id in ids.items()}


def test_four_tell_one_story_and_the_later_one_its_own(dossier, numbers):
    stories = sorted(sorted(numbers[id] for id in story.articles) for story in dossier.stories)

    assert stories == [["000", "001", "002", "004"], ["003"]]


def test_no_publication_time_is_invented(dossier):
    assert not [article.source.path for article in dossier.articles if article.published.known]


def credits_of(dossier, id, role):
    return {c.outlet for c in dossier.citations if c.passage.article == id and c.role is role}


def test_two_reports_rest_on_nikkei_asia(dossier, ids, numbers):
    assert "nikkei-asia" in credits_of(dossier, ids["000"], Role.REPORTED_BY)
    assert "nikkei-asia" in credits_of(dossier, ids["000"], Role.SAID_TO)
    assert "nikkei-asia" in credits_of(dossier, ids["002"], Role.REPORTED_BY)
    groups = [
        sorted(numbers[id] for id in group.articles)
        for lineage in dossier.lineage
        for group in lineage.origins.groups
    ]
    assert ["000", "002"] in groups


def test_one_declares_itself_a_translation(dossier, ids):
    [outlet] = credits_of(dossier, ids["000"], Role.TRANSLATED_FROM)

    assert outlet is not None
    assert outlet.startswith("epoch-times")


def test_one_credits_nobody_so_the_count_stays_open(dossier, ids):
    [lineage] = [x for x in dossier.lineage if x.derivations or len(x.origins.groups) > 1]

    assert lineage.origins.answer is Answer.AT_LEAST
    [open_group] = [group for group in lineage.origins.groups if group.articles == (ids["001"],)]
    assert not open_group.established


def test_two_carry_one_site_tag_and_one_names_its_site(dossier, ids):
    carried = [{p.article for p in tag.passages} for tag in dossier.site_tags]
    article = next(a for a in dossier.articles if a.id == ids["003"])

    assert {ids["002"], ids["003"]} in carried
    assert article.outlet is not None
    assert article.outlet.id == "rt"


def test_a_quotation_stands_in_two_languages_though_it_is_credited_to_two_documents(dossier, ids):
    """In German to the Strategic Concept of 2022, in English to the declaration of Vilnius."""
    [found] = [r for r in dossier.reuse if r.kind is ReuseKind.TRANSLATED]

    assert found.extent is Extent.QUOTATION
    assert {found.left.article, found.right.article} == {ids["000"], ids["004"]}
    assert any("breite Palette politischer" in p.text for p in (found.left, found.right))
    assert any("range of political" in p.text for p in (found.left, found.right))


def test_the_noise_is_marked_and_the_trace_of_translation_is_not(dossier, ids):
    marked = {
        a.source.path[:3]: [(a.text[n.start : n.end].strip(), n.kind.value) for n in a.noise]
        for a in dossier.articles
    }

    assert ("[Anzeige_2]", "advert") in marked["001"]
    assert ("Kommentar (0)", "comments") in marked["001"]
    assert ("12/02/2016 15:14", "date") in marked["004"]
    assert any(text.startswith("LESEN SIE MEHR") and kind == "related" for text, kind in marked["003"])
    assert any(kind == "title-copy" for _, kind in marked["002"])
    assert any(kind == "credit" for _, kind in marked["000"])
    assert not any("[the creation of]" in text for text, _ in marked["003"])
