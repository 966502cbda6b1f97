"""What the guards mark between a sentence and its translation, and what they leave alone."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import firsthand
from firsthand.guards import conflicts_across
from firsthand.guards.across_tables import across
from firsthand.guards.tables import languages
from firsthand.model import Passage

FOLDER = Path(firsthand.__file__).parent / "reference" / "guards"
LANGUAGES = [*languages(), "xx", None]
Marks = list[tuple[str, str, str]]


def examples() -> list[tuple[str, dict[str, str]]]:
    found = []
    for path in sorted(FOLDER.glob("*.json")):
        known = json.loads(path.read_text(encoding="utf-8"))
        found += [(path.stem, example) for example in known["examples"]["across"]]
    return found


def marked(left: str, right: str, language: str | None, other: str | None) -> Marks:
    """Each conflict as (kind, words on the left, words on the right)."""
    one, two = Passage("a", 7, 7 + len(left), left), Passage("b", 90, 90 + len(right), right)
    found = conflicts_across(one, two, language, other)
    for conflict in found:
        assert conflict.left.article == "a"
        assert conflict.right.article == "b"
        assert left[conflict.left.start - 7 : conflict.left.end - 7] == conflict.left.text
        assert right[conflict.right.start - 90 : conflict.right.end - 90] == conflict.right.text
    return [(str(c.kind), c.left.text, c.right.text) for c in found]


@pytest.mark.parametrize(("language", "example"), examples())
def test_a_distorted_translation_is_marked_and_a_true_one_is_not(language, example):
    wanted = [] if example["kind"] == "none" else [example["kind"]]

    found = marked(example["left"], example["right"], language, example["other"])

    assert [kind for kind, _, _ in found] == wanted


@pytest.mark.parametrize(("language", "example"), examples())
def test_the_other_way_round_it_is_the_same(language, example):
    wanted = [] if example["kind"] == "none" else [example["kind"]]

    found = marked(example["right"], example["left"], example["other"], language)

    assert [kind for kind, _, _ in found] == wanted


@pytest.mark.parametrize("language", languages())
def test_every_language_has_examples_of_every_kind(language):
    kinds = {example["kind"] for code, example in examples() if code == language}

    assert kinds >= {"negation", "number", "date", "name", "none"}


SILENT = [
    # miles and kilometres
    ("en", "The mill is 12 miles from Orsa.", "de", "Die Mühle liegt 19 km von Orsa entfernt."),
    # degrees
    ("en", "It was 86 degrees Fahrenheit in Orsa.", "fr", "Il faisait 30 degrés à Orsa."),
    # a number rounded
    ("en", "The dam cost 1.49 million crowns.", "de", "Der Damm kostete 1,5 Millionen Kronen."),
    # a number that one side does not say
    ("en", "The mill of 1904 stands in Orsa.", "de", "Die Mühle steht in Orsa."),
    # a scale said once for two numbers
    ("en", "It will cost 3 to 8 million crowns.", "de", "Es kostet 3 Millionen bis 8 Millionen Kronen."),
    # the calendars of Thailand and of the west
    ("th", "เขื่อนสร้างเสร็จในปี 2562", "en", "The dam was finished in 2019."),
    # a date in figures does not say what is the day
    ("en", "The ferry left on 4 March 2019.", "de", "Die Fähre lief am 4.3.2019 aus."),
    ("en", "The ferry left on March 4, 2019.", "fr", "Le ferry est parti le 04/03/2019."),
    # a no in another word
    ("en", "The council refused to open the dam.", "de", "Der Rat wollte den Damm nicht öffnen."),
    ("de", "Der Rat lehnte die Brücke ab, er lehnt sie ab.", "en", "The council did not approve the bridge."),
    # "not only" negates nothing
    ("fr", "Il n'y a pas que des bateaux dans le port.", "en", "There are more than boats in the harbour."),
    # a question asks the same with a "not" and without
    ("en", "Didn't the dam hold through the winter?", "de", "Hielt der Damm den Winter über?"),
    # where one side says more, it may deny just that
    ("en", "The dam held.", "de", "Der Damm hielt, und niemand musste in dieser Nacht sein Haus verlassen."),
    # one person in two scripts
    ("en", "They met Stoltenberg in the harbour.", "ru", "Они встретили Столтенберга в порту."),
    # a capital stands for its country
    ("en", "The letter came from Moscow on Tuesday.", "de", "Der Brief kam am Dienstag aus Russland."),
    # an article is no number
    ("de", "Ein Boot sank, 2 kamen zurück.", "en", "A boat sank, two came back."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "left", "other", "right"), SILENT)
def test_what_is_no_conflict_is_left_alone(language, left, other, right):
    assert marked(left, right, language, other) == []
    assert marked(right, left, other, language) == []


MARKED = [
    # a billion here and a million there
    (
        ("de", "Der Damm kostete 1,5 Milliarden Kronen."),
        ("en", "The dam cost 1.5 million crowns."),
        [("number", "1,5 Milliarden", "1.5 million")],
    ),
    (
        ("ja", "被害額は1億2000万円だった。"),
        ("en", "The damage was 130 million yen."),
        [("number", "1億2000万", "130 million")],
    ),
    (
        ("ru", "Речь шла о 3 триллионах крон и о 5 миллионах жителей."),
        ("de", "Es ging um 4 Billionen Kronen und um 5 Millionen Einwohner."),
        [("number", "3 триллионах", "4 Billionen")],
    ),
    (
        ("fr", "Le navire traverse le golfe en dix-sept heures."),
        ("de", "Das Schiff überquert den Golf in 18 Stunden."),
        [("number", "dix-sept", "18")],
    ),
    (
        ("fr", "Quatre-vingt-dix-sept bateaux sont partis."),
        ("en", "Eighty-seven boats left."),
        [("number", "Quatre-vingt-dix-sept", "Eighty-seven")],
    ),
    (
        ("de", "Einundzwanzig Boote liefen aus."),
        ("en", "Twenty-two boats left."),
        [("number", "Einundzwanzig", "Twenty-two")],
    ),
    (
        ("en", "About 40 percent of the boats were lost."),
        ("ko", "배의 약 60%가 사라졌다."),
        [("number", "40", "60")],
    ),
    (
        ("en", "The mill burnt down in 1987."),
        ("pl", "Młyn spłonął w 1978 roku."),
        [("date", "1987", "1978")],
    ),
    (
        ("vi", "Phà rời Orsa vào tháng 5."),
        ("en", "The ferry left Orsa in June."),
        [("date", "tháng 5", "June")],
    ),
    (
        ("pt", "A balsa parte na segunda-feira."),
        ("en", "The ferry leaves on Wednesday."),
        [("date", "segunda-feira", "Wednesday")],
    ),
    (
        ("ru", "Паром прибыл из Германии в субботу."),
        ("en", "The ferry came from Norway on Saturday."),
        [("name", "Германии", "Norway")],
    ),
    (
        ("en", "She was praised by President Benning on the shore."),
        ("fr", "Elle a été félicitée par le président Quaden sur la rive."),
        [("name", "Benning", "Quaden")],
    ),
]


@pytest.mark.parametrize(("left", "right", "wanted"), MARKED)
def test_the_smallest_differing_words_are_shown(left, right, wanted):
    assert marked(left[1], right[1], left[0], right[0]) == wanted


def test_where_a_negation_is_missing_the_sentence_is_shown():
    said, unsaid = "Der Damm wird den Winter über nicht halten.", "The dam will hold through the winter."

    assert marked(said, unsaid, "de", "en") == [("negation", "nicht", unsaid)]
    assert marked(unsaid, said, "en", "de") == [("negation", unsaid, "nicht")]


def test_a_language_may_be_given_with_its_country_or_not_at_all():
    left, right = "救助隊は40隻の船を数えた。", "Rescuers counted 14 boats."

    assert marked(left, right, "ja-JP", "en_GB") == [("number", "40", "14")]
    assert marked("Ni la 40 ni hapana.", right, "sw", None) == [("number", "40", "14")]
    assert marked("It did not hold.", "Es hielt.", None, "de") == []


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
def test_any_two_texts_are_compared_without_fault(left, right, language, other):
    marked(left, right, language, other)


PIECES = st.sampled_from(
    "not nicht pas 不 не 40 14 1,5 Milliarden million 3万 5月3日 May Mai Tuesday вторник 1987 1990 half "
    "Japan Japon 日本 Китай Orla Benning Quaid Беннинг said Mr 3.5.2024 15:30 p.m. % miles "
    "two deux vingt . , ? - « ’".split()
)
SENTENCES = st.lists(PIECES, max_size=14).map(" ".join)


@given(SENTENCES, SENTENCES, st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
def test_a_pair_turned_round_has_the_same_conflicts(left, right, language, other):
    found = marked(left, right, language, other)
    turned = [(kind, b, a) for kind, a, b in marked(right, left, other, language)]

    assert sorted(found) == sorted(turned)


@given(SENTENCES, st.sampled_from(LANGUAGES))
def test_nothing_is_in_conflict_with_itself(text, language):
    assert marked(text, text, language, language) == []


@pytest.mark.parametrize("language", languages())
def test_a_long_line_of_anything_is_compared_in_time(language):
    started = time.perf_counter()
    for unit in (
        "1",
        "1,",
        "a-",
        "не ",
        "不",
        "« ",
        "1 000 ",
        "n'a ",
        "ma",
        "Aa ",
        "一",
        "1만",
        "5月",
        "3.5.",
    ):
        marked(unit * 20_000, unit * 19_999 + "x", language, "en")

    assert time.perf_counter() - started < 10


@pytest.mark.parametrize("language", languages())
def test_every_table_can_be_searched(language):
    known = across(language)

    assert known.soft is not None
    assert known.plain is not None
    assert known.denials is not None
    assert known.loose is not None
    assert known.loose.groups == len(known.loose.groupindex), "a group without a name hides what was found"


def test_a_letter_of_another_script_before_a_weekday_is_no_weekday():
    assert marked("Nó mở cửa vào \u0648thứ hai.", "It opens on Monday.", "vi", "en") == []


@pytest.mark.parametrize("left", ["سه شنبه بندر آرام بود.", "«سه شنبه» بندر آرام بود."])
def test_a_persian_weekday_of_two_words_may_begin_a_sentence(left):
    assert marked(left, "Tuesday was quiet in the harbour.", "fa", "en") == []


@pytest.mark.parametrize("written", ["1,1", "2,3", "8,7"])
def test_a_scale_that_is_said_elsewhere_is_no_other_number(written):
    point = written.replace(",", ".")

    assert (
        marked(
            f"It cost {point} for all in million.", f"Es kostete {written} Millionen für alle.", "en", "de"
        )
        == []
    )
