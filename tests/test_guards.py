"""What the guards mark between two aligned sentences, and what they leave alone."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import firsthand
from firsthand.guards import conflicts
from firsthand.guards.tables import languages
from firsthand.model import Passage

FOLDER = Path(firsthand.__file__).parent / "reference" / "guards"
THE_25 = ["ar", "bg", "cs", "de", "el", "en", "es", "fa", "fr", "hu", "id", "it", "ja"]
THE_25 += ["ko", "nl", "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh"]


def examples(sort: str) -> list[tuple[str, dict[str, str]]]:
    found = []
    for path in sorted(FOLDER.glob("*.json")):
        known = json.loads(path.read_text(encoding="utf-8"))
        found += [(path.stem, example) for example in known["examples"][sort]]
    return found


def marked(left: str, right: str, language: str | None = "en") -> list[tuple[str, str, str]]:
    """Each conflict as (kind, words on the left, words on the right)."""
    one, other = Passage("a", 7, 7 + len(left), left), Passage("b", 90, 90 + len(right), right)
    found = conflicts(one, other, language)
    for conflict in found:
        assert left[conflict.left.start - 7 : conflict.left.end - 7] == conflict.left.text
        assert right[conflict.right.start - 90 : conflict.right.end - 90] == conflict.right.text
    return [(str(c.kind), c.left.text, c.right.text) for c in found]


def test_every_language_has_a_table():
    assert languages() == THE_25


@pytest.mark.parametrize(("language", "example"), examples("conflict"))
def test_a_reversed_or_altered_sentence_is_marked(language, example):
    assert [kind for kind, _, _ in marked(example["left"], example["right"], language)] == [example["kind"]]


@pytest.mark.parametrize(("language", "example"), examples("conflict"))
def test_the_other_way_round_it_is_marked_as_well(language, example):
    assert [kind for kind, _, _ in marked(example["right"], example["left"], language)] == [example["kind"]]


@pytest.mark.parametrize(("language", "example"), examples("none"))
def test_another_wording_of_one_fact_is_left_alone(language, example):
    assert marked(example["left"], example["right"], language) == []


@pytest.mark.parametrize("language", THE_25)
def test_every_language_can_tell_a_lost_negation(language):
    assert any(example["kind"] == "negation" for code, example in examples("conflict") if code == language)


SILENT = [
    # a number spelt with its scale, or rounded to words, is the same number
    ("The mill cost 2.5 billion crowns.", "The mill cost 2,500,000,000 crowns."),
    # one number more is a detail, not a change
    ("The mill stands in Orsa.", "The mill of 1904 stands in Orsa."),
    # clocks of twelve and of twenty-four hours
    ("The talks ended at 6:30 p.m. in Orsa.", "The talks ended at 18:30 in Orsa."),
    # part of a name is no number
    ("The COVID-19 ward closed in Orsa.", "The Covid ward closed in Orsa."),
    # 'not only' negates nothing
    ("She praised the crew and the captain.", "She praised not only the crew, the captain too."),
    # a negation moved is not lost
    ("I do not think it is safe to sail.", "I think it is not safe to sail."),
    # a title in another word is no other person
    ("A letter went to President Benning on the coast.", "A letter went to Chancellor Benning on the coast."),
    # a name in another script is one name until shown otherwise
    ("They met with Zelensky in the harbour.", "They met with Зеленский in the harbour."),
    # the same, letter for letter
    ("The dam did not hold.", "The dam did not hold."),
]


@pytest.mark.parametrize(("left", "right"), SILENT)
def test_what_is_no_conflict_is_left_alone(left, right):
    assert marked(left, right) == []


NO_DATE = [
    ("en", "The port may close.", "The port will close in June."),
    ("en", "The dockers marched through Orsa.", "The dockers left Orsa in May."),
    ("de", "Er war an diesem Tag im Dienst.", "Er war am Montag dort."),
    ("de", "Die Montage begann im Werk.", "Die Arbeit begann am Freitag."),
    ("sv", "Det var marsch i staden.", "Det var fest i maj."),
]


@pytest.mark.parametrize(("language", "left", "right"), NO_DATE)
def test_a_word_that_begins_like_a_month_or_a_weekday_is_none(language, left, right):
    assert marked(left, right, language) == []


def test_a_place_that_begins_like_a_weekday_hides_no_date():
    left = "The ferry between Osteby and Norvik sails on Monday."
    right = "The ferry between Osteby and Sundal sails on Tuesday."

    assert ("date", "Monday", "Tuesday") in marked(left, right)


INFLECTED = [
    ("hu", "Januárban zárták be a kikötőt.", "Februárban zárták be a kikötőt."),
    ("pl", "Port zamknięto w poniedziałku.", "Port zamknięto w czwartku."),
    ("ru", "Порт закрыли к понедельнику.", "Порт закрыли к четвергу."),
    ("uk", "Порт закрили до понеділка.", "Порт закрили до четверга."),
]


@pytest.mark.parametrize(("language", "left", "right"), INFLECTED)
def test_a_month_or_a_weekday_is_known_in_its_cases(language, left, right):
    assert [kind for kind, _, _ in marked(left, right, language)] == ["date"]


def test_the_smallest_differing_words_are_shown():
    assert marked("It was found on 3 May in Orsa.", "It was found on 8 May in Orsa.") == [("date", "3", "8")]
    assert marked("Some 1.2 million crowns went missing.", "Some 1.7 million crowns went missing.") == [
        ("number", "1.2 million", "1.7 million")
    ]


def test_where_a_negation_is_missing_the_sentence_is_shown():
    said, unsaid = "The dam will not hold this winter.", "The dam will hold this winter."

    assert marked(said, unsaid) == [("negation", "not", unsaid)]


def test_a_year_is_a_date():
    assert marked("The mill burnt down in 1987 in Orsa.", "The mill burnt down in 1978 in Orsa.") == [
        ("date", "1987", "1978")
    ]


def test_a_speaker_exchanged_is_an_attribution():
    left = '"We will rebuild every house," said Orla Benning on Monday.'
    right = '"We will rebuild every house," said Tomas Quaid on Monday.'

    assert marked(left, right) == [("attribution", "Orla Benning", "Tomas Quaid")]


def test_a_language_without_a_table_has_numbers_only():
    assert marked("Ni la 40 ni hapana.", "Ni la 14 ni hapana.", "sw") == [("number", "40", "14")]
    assert marked("It did hold.", "It did not hold.", None) == []


def test_figures_of_every_script_are_numbers():
    assert marked("أحصوا ٤٠ قاربا", "أحصوا ٤١ قاربا", "ar") == [("number", "٤٠", "٤١")]
    assert marked("被害額は1億2000万円だった。", "被害額は1億3000万円だった。", "ja") == [
        ("number", "1億2000万", "1億3000万")
    ]


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from([*THE_25, None]))
def test_any_two_texts_are_compared_without_fault(left, right, language):
    marked(left, right, language)


def test_a_long_line_of_anything_is_compared_in_time():
    for unit in ("1", "1,", "a-", "не ", "不", "« ", "1 000 "):
        marked(unit * 20_000, unit * 19_999 + "x")
