"""Five real reports of one story, as users meet them: the verdicts a fact-checker would expect.

They may not be shipped; where the folder `seeds` lies beside the evaluation data they are read.
"""

import os
from pathlib import Path

import pytest

import firsthand
from firsthand.model import (
    Answer,
    ChainEnd,
    ChangeKind,
    Differs,
    Extent,
    Modality,
    PlanStep,
    QuotationKind,
    ReuseKind,
    Role,
    SpeakerKind,
    VersionKind,
)

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


def quoted(dossier, id, words):
    """The one quotation of an article whose words these are the beginning of, marks aside."""
    [found] = [
        q
        for q in dossier.quotations
        if q.content.article == id and q.content.text.lstrip('„“"').startswith(words)
    ]
    return found


@pytest.fixture(scope="module")
def persons(dossier):
    return {person.id: person for person in dossier.persons}


def test_the_ambassador_is_quoted_and_he_is_the_ambassador(dossier, ids, persons):
    told = quoted(dossier, ids["000"], "die geopolitische Landschaft habe sich")
    went_on = quoted(dossier, ids["000"], "Damals galt Russland als potenzieller Partner")
    last = quoted(dossier, ids["000"], "Deshalb ist es wichtig")
    office = quoted(dossier, ids["000"], "das neue Büro werde mehr als eine symbolische")

    assert (told.kind, told.name) == (QuotationKind.INDIRECT, "Peter Taksøe-Jensen")
    assert told.office is not None
    assert "Botschafter" in told.office.text
    assert (went_on.kind, went_on.name) == (QuotationKind.DIRECT, "Peter Taksøe-Jensen")
    assert went_on.speaker is not None
    assert went_on.speaker.text == "er"
    assert went_on.addressee is not None
    assert went_on.addressee.text == "Nikkei Asia"
    assert last.name == office.name == "Peter Taksøe-Jensen"
    [same] = {q.person for q in (told, went_on, last, office)}
    assert persons[same].name == "Peter Taksøe-Jensen"


def test_what_the_ambassador_said_comes_from_nikkei_asia_which_is_not_here(dossier, ids):
    [chain] = [
        c for c in dossier.chains if c.article == ids["000"] and c.steps[-1].name == "Peter Taksøe-Jensen"
    ]

    assert chain.end is ChainEnd.DEAD_END
    assert "Nikkei Asia" in [step.outlet for step in chain.steps]


def test_stoltenberg_is_quoted_in_english(dossier, ids):
    said = quoted(dossier, ids["004"], "No other partner is closer to NATO than Japan")

    assert (said.kind, said.name) == (QuotationKind.DIRECT, "Jens Stoltenberg")
    assert said.office is not None
    assert said.office.text == "NATO Secretary General"


@pytest.mark.parametrize(
    "words",
    [
        "Im Hinblick auf Chinas rasche Stärkung",
        "Unsere grundlegenden Positionen zu Taiwan bleiben unverändert",
        "Die VR China (Volksrepublik China) setzt eine breite Palette",
    ],
)
def test_a_declaration_speaks_and_is_no_person(dossier, ids, words):
    said = quoted(dossier, ids["000"], words)

    assert (said.kind, said.speaker_kind) == (QuotationKind.DIRECT, SpeakerKind.DOCUMENT)
    assert said.person is None


def test_an_official_without_a_name_stays_one(dossier, ids):
    said = quoted(dossier, ids["003"], "ist nicht das, was wir in der Region suchen")

    assert said.speaker_kind is SpeakerKind.ANONYMOUS
    assert said.person is None
    assert said.addressee is not None
    assert said.addressee.text == "Nikkei"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Zumindest sollten wir unsere Diskussionen", "Shigeru Ishiba"),
        ("Es ist zu früh, in diesem Zusammenhang", "Daniel Kritenbrink"),
        ("Wir konzentrieren uns darauf", "Daniel Kritenbrink"),
        ("Der Kern der NATO besteht darin", "Toshimitsu Motegi"),
        ("Anders als Europa besteht Asien", "Toshimitsu Motegi"),
        ("aufzuhören, Spannungen zu erzeugen", "Lin Jian"),
    ],
)
def test_the_later_report_quotes_whom_it_names(dossier, ids, words, name):
    assert quoted(dossier, ids["003"], words).name == name


def test_the_paper_that_carries_his_words_does_not_speak_them(dossier, ids):
    """In German: „…“, sagte Kritenbrink laut der japanischen Zeitung Nikkei."""
    said = quoted(dossier, ids["003"], "Es ist zu früh, in diesem Zusammenhang")

    assert (said.name, said.via) == ("Daniel Kritenbrink", "Nikkei")


def test_what_two_reports_quote_about_china_is_one_statement_in_two_languages(dossier, ids):
    [found] = [s for s in dossier.statements if any(VersionKind.TRANSLATED in v.kinds for v in s.versions)]
    told = {q.id: q for q in dossier.quotations}
    versions = [told[version.quotation] for version in found.versions]

    assert {q.content.article for q in versions} == {ids["000"], ids["004"]}
    assert any("breite Palette politischer" in q.content.text for q in versions)
    assert any("range of political" in q.content.text for q in versions)
    assert found.tie


def test_cold_war_mentality_is_a_formula_of_two_reports(dossier, ids):
    [found] = [f for f in dossier.formulas if "Kalten Krieges" in f.label]

    assert {use.passage.article for use in found.uses} >= {ids["002"], ids["003"]}
    assert found.since is None


def test_the_office_was_planned_and_dropped_before_the_summit_was_over(dossier, numbers):
    [office] = [track for track in dossier.tracks if "Tok" in track.about]
    told = {(numbers[step.passage.article], step.step) for step in office.steps}

    assert {(id, PlanStep.PLANNED) for id in ("000", "001", "002")} <= told
    assert ("004", PlanStep.DROPPED) in told
    # No report has a time; what orders them is the summit in Lithuania, ahead in two and begun in the last.
    assert office.last is PlanStep.DROPPED
    assert sorted(numbers[id] for id in office.stopped) == ["000", "001", "002"]


def test_the_asian_nato_was_asked_for_and_turned_down(dossier, numbers):
    [asked] = [track for track in dossier.tracks if "NATO" in track.about and "Tok" not in track.about]

    assert [numbers[step.passage.article] for step in asked.steps] == ["003", "003"]
    assert [step.step for step in asked.steps] == [PlanStep.PLANNED, PlanStep.OPPOSED]
    assert asked.last is PlanStep.OPPOSED


def test_nine_fields_of_cooperation_become_sixteen(dossier, numbers):
    [change] = [c for c in dossier.changes if c.kind is ChangeKind.UPDATE and c.differs is Differs.NUMBER]

    assert numbers[change.later.article] == "004"
    assert ["nine" in change.earlier.text, "16" in change.later.text] == [True, True]


def test_the_plan_is_one_claim_of_three_reports_and_the_last_leaves_it_out(dossier, numbers):
    [plan] = [
        claim
        for claim in dossier.claims
        if {"000", "001", "002"} <= {numbers[mention.passage.article] for mention in claim.mentions}
    ]

    assert {mention.modality for mention in plan.mentions} == {Modality.PLANNED}
    assert [numbers[id] for id in plan.left_out] == ["004"]
    assert plan.origins.answer is not Answer.EXACTLY


def test_nothing_in_the_answers_is_called_confirmed(dossier):
    for claim in dossier.claims:
        assert "confirm" not in f"{claim.because} {claim.origins.because}"


def test_what_outlets_call_china_and_nato(dossier):
    labels = {
        (wording.referent, label.label.casefold()): label
        for wording in dossier.wording
        for label in wording.labels
    }

    regime = labels[("China", "kommunistische regime chinas")]
    assert regime.loaded
    assert "Duden" in regime.because
    assert ("NATO", "us-geführte militärblock") in labels
    assert not labels[("NATO", "allianz")].loaded
    assert any("asiatische" in label for _, label in labels)
