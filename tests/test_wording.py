"""Labels: what they are of, whose words they are, which are loaded, and what is left alone."""

import pickle
import time

import pytest
from tests.factories import body

from firsthand.encode import shipped
from firsthand.model import Body, Quotation, Story, Wording
from firsthand.persons import persons
from firsthand.quotations import quotations
from firsthand.reference.outlets import Outlets
from firsthand.reuse import ReuseIndex
from firsthand.wording import scan, wording

OUTLETS = Outlets(())
# Seconds that a megabyte of hostile text may take.
PATIENCE = 3.0


def told(*reports: Body, one: bool = True) -> tuple[Wording, ...]:
    """What is told of reports that are one story."""
    said: list[Quotation] = [each for report in reports for each in quotations(report, OUTLETS)]
    articles = {report.article.id: report.article for report in reports}
    found, _ = persons(said, articles)
    story = Story("s", tuple(sorted(articles)), "", "")
    return wording(reports, [story], found, said, (), shipped())


def labels(*reports: Body) -> set[tuple[str, str]]:
    """Referent and label of each but mere names."""
    return {
        (line.referent, label.label)
        for line in told(*reports)
        for label in line.labels
        if label.because not in {"the name of the state", "the name of the body"}
    }


def loaded(*reports: Body) -> dict[str, str]:
    return {label.label: label.because for line in told(*reports) for label in line.labels if label.loaded}


def test_a_state_is_called_by_its_government_and_by_name():
    report = body("a", "China rejected the plan. The Chinese government gave no reason.", outlet="Quay")

    [line] = told(report)

    assert line.referent == "China"
    assert {label.label: dict(label.outlets) for label in line.labels} == {
        "China": {"Quay": 1},
        "Chinese government": {"Quay": 1},
    }
    assert all(label.passages[0].text == label.label for label in line.labels)


def test_a_loaded_term_says_why_and_who_says_so():
    report = body("a", "Das kommunistische Regime Chinas lehnt das Büro ab.", language="de", outlet="Blatt")

    found = loaded(report)

    assert list(found) == ["kommunistische Regime Chinas"]
    assert "Duden, entry 'Regime'" in found["kommunistische Regime Chinas"]


@pytest.mark.parametrize(
    "text",
    [
        "NATO plans a drill. The US-led military bloc sends ships.",
        "NATO plans a drill. The alliance sends ships.",
        "NATO plans a drill. The bloc sends ships.",
    ],
)
def test_what_no_source_calls_loaded_is_not(text):
    report = body("a", text, outlet="Quay")

    assert len(labels(report)) == 1
    assert not loaded(report)


def test_inside_a_quotation_the_label_is_the_speakers():
    report = body(
        "a",
        "Norway shut its border with Russia. “The Russian regime left us no choice,” said Mayor Lise Torp. "
        "The Russian government did not reply.",
        outlet="Quay",
    )

    assert not loaded(report)
    assert labels(report) == {("Russia", "Russian government")}
    assert any("in speakers' words" in line.because for line in told(report))


def test_an_unnamed_outlet_counts_under_no_name():
    report = body("a", "China said no. The Chinese regime gave no reason.")

    [line] = told(report)

    assert all(set(label.outlets) == {""} for label in line.labels)


NOT_SHOWN = [
    # Two that could be meant.
    ("en", "The EU and NATO share maps. The bloc pays."),
    # A union of workers, and one of states.
    ("en", "The EU pays. The dockers walked out, said a deputy head of the union."),
    ("en", "The hotel in Beijing opened on Friday. China was glad."),
    ("en", "Norway and Spain meet. Real Madrid plans to hire a coach."),
    ("en", "The authorities in Moscow closed a street. Russia has nine time zones."),
    ("en", "The Moscow government closed a street. Russia has nine time zones."),
    ("en", "Russia has winters. The government of Moscow region clears snow."),
    ("en", "The U.S. votes in May. She is a White House hopeful."),
    ("en", "The Donetsk People's Republic is not China."),
    ("en", "Mexico watched. The New Mexico government and Northern Ireland authorities, in Ireland, met."),
    ("en", "Australia watched. The Western Australia government met."),
    ("en", "China's rivers rose. The government of China's Hubei province met."),
    ("en", "Georgia authorities closed a road. Georgia has many."),
    ("fr", "L'Irlande du Nord vote. Le gouvernement d'Irlande du Nord attend."),
    ("de", "Die Regierungen von Norwegen und Island tagten."),
    ("de", "Norwegen hat eine liberale Regierung."),
    ("it", "Il governo liberale cadde. La Liberia votò."),
    ("fr", "Le train part en direction de la Chine."),
    ("ru", "Правительство Москвы закрыло улицу. Россия велика."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NOT_SHOWN)
def test_where_it_is_not_shown_whose_a_label_is_nothing_is_told(language, text):
    assert labels(body("a", text, language=language, outlet="Quay")) == set()


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("en", "Canada waits. The new Canadian government met.", "Canadian government"),
        ("en", "Russia waits. The Kremlin welcomed it.", "Kremlin"),
        ("en", "Russia and Norway wait. Moscow rejected it.", "Moscow"),
        (
            "ru",
            "Россия ждет. Правительство Российской Федерации встретилось.",
            "Правительство Российской Федерации",
        ),
        ("ru", "Китай ждет. Режим Китая закрыл бюро.", "Режим Китая"),
        ("tr", "Çin bekliyor. Çin hükümeti anlaşmayı açıkladı.", "Çin hükümeti"),
        ("fr", "La Chine attend. Le gouvernement de la Chine répond.", "gouvernement de la Chine"),
    ],
)
def test_a_label_is_taken_whole(language, text, label):
    assert label in {found for _, found in labels(body("a", text, language=language, outlet="Quay"))}


def test_a_bank_beside_the_bank_may_be_either():
    named = "The Nordic Harbour Bank (NHB) lent money. "

    assert ("NHB", "bank") in labels(body("a", named + "The bank has nine owners.", outlet="Quay"))
    assert ("NHB", "bank") not in labels(
        body("a", named + "Another bank lent more. The bank has nine owners.", outlet="Quay")
    )


def test_two_bearers_of_a_surname_are_told_apart():
    one = body("a", "President Taro Venn came. Venn, the dictator, left.", outlet="Quay")
    other = body("b", "Minister Maren Venn came.", outlet="Post")

    found = {line.referent: {label.label for label in line.labels} for line in told(one, other)}

    # "Venn, the dictator" has no given name: in this story it may be either.
    assert found == {}
    assert loaded(one) == {"dictator": loaded(one)["dictator"]}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Foreign Minister Taro Venn came. Venn, the dictator, left.", "Foreign Minister"),
        ("She met Scottish First Minister Taro Venn. Venn, the dictator, left.", "First Minister"),
        ("She met CIA Director Taro Venn. Venn, the dictator, left.", "CIA Director"),
    ],
)
def test_an_office_is_taken_whole(text, label):
    assert any(label in found for _, found in labels(body("a", text, outlet="Quay")))


def test_a_vice_president_is_no_president():
    report = body(
        "a", "Vice President Taro Venn came. Mayor Taro Venn left. Warlord Taro Venn.", outlet="Quay"
    )

    assert {found for _, found in labels(report)} == {"Mayor", "Warlord"}


def test_a_phrase_that_names_a_body_is_not_the_body():
    one = body("a", "Plans for an “Asian NATO” are old. An “Asian NATO” has no members.", outlet="Quay")
    other = body("b", "An Asian NATO is far off. The alliance is in Europe.", outlet="Post")

    found = {line.referent: line for line in told(one, other)}

    assert set(found) == {"Asian NATO"}
    marked = {label.label: label.loaded for label in found["Asian NATO"].labels}
    assert marked == {"“Asian NATO”": True, "Asian NATO": False}


def test_one_phrase_in_two_languages_is_one_line():
    one = body("a", "Japan wants an “Asian NATO”. An Asian NATO is far off.", outlet="Quay")
    other = body(
        "b",
        "Japan will eine „asiatische NATO“. Eine asiatische NATO ist fern.",
        language="de",
        outlet="Blatt",
    )

    [line] = [line for line in told(one, other) if "NATO" in line.referent]

    assert {label.language for label in line.labels} == {"en", "de"}


@pytest.mark.parametrize(
    "text",
    [
        "He had “severe head injuries”. She had severe head injuries too.",
        "The film “Green Harbour” opens. Green Harbour is long.",
        "The cook “Oddfather” and the Oddfather. “Nine Tails” and Nine Tails.",
        "He has “common sense”. Common sense is rare.",
    ],
)
def test_words_in_marks_are_mostly_somebodys_or_a_title(text):
    assert labels(body("a", text, outlet="Quay"), body("b", text, outlet="Post")) == set()


def test_what_stands_in_the_place_of_a_name_is_of_it():
    before, after = (
        "The port of Vardal will close in May, the council said. ",
        " told the ships to go to Bodo until then.",
    )
    one = body("a", f"{before}Norway{after}", outlet="Quay")
    other = body("b", f"{before}The junta{after}", outlet="Post")
    index = ReuseIndex()
    index.add([one, other])

    [line] = wording([one, other], [Story("s", ("a", "b"), "", "")], [], [], index.reuses())

    assert line.referent == "Norway"
    assert {label.label: dict(label.outlets) for label in line.labels} == {
        "Norway": {"Quay": 1},
        "junta": {"Post": 1},
    }


def test_a_compound_is_no_inflected_form_of_another():
    report = body(
        "a",
        "Die NATO übt. Der US-geführte Militärblock und das von den USA geführte Militärbündnis tagen. Das "
        "Treffen des Militärbündnisses dauert. Im Militärbündnis ist man froh.",
        language="de",
        outlet="Blatt",
    )

    assert {found for _, found in labels(report)} >= {
        "US-geführte Militärblock",
        "von den USA geführte Militärbündnis",
        "Militärbündnisses",
    }


def test_the_order_of_reports_makes_no_difference():
    reports = [
        body(f"r{n}", f"NATO met. The alliance and the Chinese regime saw President Taro Ven{n}.", outlet="Q")
        for n in "abcde"
    ]

    assert told(*reports) == told(*reversed(reports))


def test_a_scan_goes_to_another_process_and_back():
    report = body("a", "China said no. The Chinese regime gave no reason.", outlet="Quay")

    found = scan(report, [])

    assert pickle.loads(pickle.dumps(found)) == found
    assert len(pickle.dumps(found)) < 2_000


def test_noise_and_unknown_languages_say_nothing():
    assert told(body("a", "China said no. The Chinese regime gave no reason.", language="xx")) == ()
    assert told(body("a", "China said no. The Chinese regime gave no reason.", language=None)) == ()


HOSTILE = [
    ("en", "a"),
    ("en", "President Venn, the dictator, "),
    ("en", "(NATO)"),
    ("en", "“Asian NATO” "),
    ("en", "“"),
    ("en", "US led "),
    ("en", "Northern Grain League (NGL) the league "),
    ("de", "von den USA geführte Militärblock "),
    ("zh", "中国共产党政权"),
    ("ko", "대통령 "),
    ("fr", "l'"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "piece"), HOSTILE)
def test_a_megabyte_of_anything_is_read_soon(language, piece):
    text = piece * (1_000_000 // len(piece))
    report = Body(body("a", text[:10], language=language).article, ())
    report = body("a", text, language=language)
    before = time.process_time()

    scan(report, [])
    wording([report], [Story("s", ("a",), "", "")], [], [])

    assert time.process_time() - before < PATIENCE
