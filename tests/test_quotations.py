"""Who said what in one report: every example of every language, names, pronouns and what is left open."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import body
from firsthand.model import QuotationKind, SpeakerKind
from firsthand.quotations import quotations
from firsthand.reference.outlets import Outlets
from firsthand.reference.quotation_cues import languages, quotation_book

OUTLETS = Outlets.load()
BOOKS = [book for language in languages() if (book := quotation_book(language))]
YES = [(book.language, example) for book in BOOKS for example in book.yes]
NO = [(book.language, example) for book in BOOKS for example in book.no]


def said(text, language="en", **facts):
    return quotations(body("a", text, language=language, **facts), OUTLETS)


def parts(marked):
    """The text without its marks, and the spans of speakers [..] and contents {..}."""
    text, spans, opened = "", {"[": [], "{": []}, []
    for character in marked:
        if character in "[{":
            opened.append((character, len(text)))
        elif character in "]}":
            kind, start = opened.pop()
            spans[kind].append((start, len(text)))
        else:
            text += character
    return text, spans["["], spans["{"]


@pytest.mark.parametrize(("language", "marked"), YES, ids=lambda value: str(value)[:40])
def test_each_example_of_a_quotation_is_found_with_its_speaker(language, marked):
    text, speakers, contents = parts(marked)
    found = said(text, language)
    spans = {(q.content.start, q.content.end) for q in found}
    assert set(contents) <= spans, f"found {[q.content.text for q in found]}"
    named = {(q.speaker.start, q.speaker.end) for q in found if q.speaker}
    assert set(speakers) <= named, f"found {[q.speaker and q.speaker.text for q in found]}"


@pytest.mark.parametrize(("language", "text"), NO, ids=lambda value: str(value)[:40])
def test_each_example_of_no_quotation_is_left_alone(language, text):
    assert [q.content.text for q in said(text, language)] == []


def test_every_language_of_the_project_has_its_cues():
    every = set("de en fr es pt it nl pl ru uk tr ar fa zh ja ko vi th id el cs ro bg hu sv".split())
    assert set(languages()) == every


HARBOUR = (
    "The mayor of Orlova, Mara Lindt, said on Monday that the bridge would stay closed. "
    "“We are not going to risk lives,” she said at a press conference. “Not one.” "
    "The harbour master, Tomas Berg, told Reuters that the ice was two metres thick. "
    "He added that nobody had seen such a winter. "
    "The mayor promised to repair the road."
)


def test_a_pronoun_and_an_office_are_resolved_to_the_fullest_name():
    names = [(q.speaker.text if q.speaker else None, q.name) for q in said(HARBOUR)]
    assert names == [
        ("The mayor of Orlova, Mara Lindt", "Mara Lindt"),
        ("she", "Mara Lindt"),
        ("she", "Mara Lindt"),
        ("The harbour master, Tomas Berg", "Tomas Berg"),
        ("He", "Tomas Berg"),
        ("The mayor", "Mara Lindt"),
    ]


def test_the_name_is_a_passage_and_so_is_the_office():
    first = said(HARBOUR)[0]
    assert first.named is not None
    assert first.named.text == first.name == "Mara Lindt"
    assert first.office is not None
    assert first.office.text == "mayor of Orlova"


def test_whom_it_was_said_to_and_where():
    via = [(q.addressee.text if q.addressee else None, q.via) for q in said(HARBOUR)]
    assert via[1] == (None, "press conference")
    assert via[3] == ("Reuters", "Reuters")


def test_a_pronoun_that_may_be_two_is_left_open():
    text = "Peter Holm met Jan Brok in Orlova. He said that the bridge was safe."
    [quotation] = said(text)
    assert quotation.name is None
    assert quotation.speaker_kind is SpeakerKind.OPEN
    assert "Peter Holm" in quotation.because
    assert "Jan Brok" in quotation.because


def test_a_family_name_that_two_bear_is_not_given_to_either():
    text = "Anna Holm came. Peter Holm stayed. Holm said that the bridge was safe."
    [quotation] = said(text)
    assert quotation.name == "Holm"
    assert "several persons" in quotation.because


def test_paragraphs_of_one_quotation_are_one():
    text = "“We stay.\n\n“We always did,” said Mara Lindt."
    [quotation] = said(text)
    assert quotation.content.text == "“We stay.\n\n“We always did,”"
    assert quotation.name == "Mara Lindt"


def test_a_verb_inside_its_words_divides_them():
    [quotation] = said("“We are staying,” said Mara Lindt, “and so is she.”")
    assert [part.text for part in quotation.parts] == ["“We are staying,”", "“and so is she.”"]
    assert quotation.kind is QuotationKind.DIRECT


def test_a_document_and_an_unnamed_source_are_called_so():
    kinds = [
        q.speaker_kind
        for q in said("The report says that the pillars are weak. A senior official said it was late.")
    ]
    assert kinds == [SpeakerKind.DOCUMENT, SpeakerKind.ANONYMOUS]


def test_german_goes_on_in_the_subjunctive():
    text = "Mara Lindt sagte, die Brücke sei sicher. Man habe sie im Mai geprüft."
    _first, second = said(text, "de")
    assert second.content.text == "Man habe sie im Mai geprüft."
    assert second.name == "Mara Lindt"


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="aZ .,;:“”„\"'’()—-\n0éß日で「」", max_size=400),
    st.sampled_from(["de", "en", "fr", "ru", "ja"]),
)
def test_any_text_gives_passages_of_itself(text, language):
    for quotation in said(text or ".", language):
        for passage in (quotation.content, quotation.cue, quotation.speaker, quotation.frame):
            assert passage is None or text[passage.start : passage.end] == passage.text


@pytest.mark.parametrize("language", ["de", "en", "fr", "ru", "ja", "ar"])
@pytest.mark.parametrize(
    "piece",
    ["said that ", "“", "(", ", who ", "according to ", "a", "sagte, ", "Lindt said, “yes,” ", "、と述べ"],
)
def test_a_long_text_without_a_full_stop_does_not_hang(language, piece):
    text = piece * (200_000 // len(piece))
    assert len(said(text, language)) <= 4_000


def test_ids_are_apart_and_stable():
    ids = [q.id for q in said(HARBOUR)]
    assert len(set(ids)) == len(ids)
    assert ids == [q.id for q in said(HARBOUR)]
    assert all(re.fullmatch(r"a#\d+-\d+", id) for id in ids)


def test_a_headline_that_repeats_the_report_counts_once():
    text = "Mayor says bridge is safe\nMayor Mara Lindt said that the bridge is safe. Nobody was hurt."
    assert [q.content.text for q in said(text)] == ["that the bridge is safe"]


def test_a_headline_with_words_of_its_own_is_kept():
    text = "“We are staying,” says Tomas Berg\nThe harbour will freeze in March, Mara Lindt said."
    assert [q.name for q in said(text)] == ["Tomas Berg", "Mara Lindt"]


def test_an_outlet_that_carries_the_words_is_whom_they_were_said_to():
    text = "„Es ist zu früh“, sagte Mara Lindt laut der Zeitung Nikkei."
    [quotation] = said(text, "de")
    assert (quotation.name, quotation.via) == ("Mara Lindt", "Nikkei")


def test_whom_a_pronoun_has_meant_is_not_meant_by_the_other():
    text = (
        "Anton Reiss said it was safe. “It holds,” he said. Marta Reiss disagreed. “It does not,” she said."
    )
    assert [q.name for q in said(text)] == ["Anton Reiss", "Anton Reiss", "Marta Reiss"]


def test_who_is_spoken_of_is_not_who_speaks():
    text = "Jon Pell came later. He said Ida Falk was lying. “She knows it,” he said."
    assert [q.name for q in said(text)] == ["Jon Pell", "Jon Pell"]


def test_a_thing_is_never_he():
    text = (
        "“We are looking into it,” said a senior officer. The cutter Blue Heron left. "
        "“It will sail,” he added."
    )
    assert [q.name for q in said(text)] == ["senior officer", "senior officer"]


def test_several_are_not_one_person():
    text = "Bürgermeister Peter Kalnas sagte, die Brücke sei sicher. Sie fürchten, dass kein Platz bleibt."
    assert [q.name for q in said(text, "de")] == ["Peter Kalnas", None]
