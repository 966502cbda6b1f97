"""Quotations in Russian, Ukrainian, Polish, Czech and Bulgarian: each example of their books, and rules."""

import re

import pytest

from firsthand.quotations import cases
from firsthand.quotations.found import Found, Span
from firsthand.quotations.grammar import grammar
from firsthand.reference.quotation_cues import quotation_book
from firsthand.sentences import sentences

LANGUAGES = ("ru", "uk", "pl", "cs", "bg")
HOSTILE = (
    "— сказал он. " * 400,
    "«а, — сказал он. — б» " * 400,
    "«" * 2000,
    "на " * 4000,
    "według w, " * 900,
)


def read(text: str, language: str) -> list[tuple[str, str | None]]:
    """The contents and the speakers found, as text."""
    known = grammar(language)
    assert known is not None
    found = cases.found(text, sentences(text, language), known, 100)
    return [(text[slice(*one.content)], text[slice(*one.speaker)] if one.speaker else None) for one in found]


def examples(side: str) -> list[tuple[str, str]]:
    books = ((language, quotation_book(language)) for language in LANGUAGES)
    return [(language, text) for language, book in books if book for text in getattr(book, side)]


@pytest.mark.parametrize(("language", "example"), examples("yes"))
def test_what_the_book_says_is_a_quotation_is_found(language: str, example: str) -> None:
    content = re.search(r"\{(.*)\}", re.sub(r"[\[\]]", "", example))
    speaker = re.search(r"\[(.*?)\]", re.sub(r"[{}]", "", example))
    assert content is not None
    wanted = [(content[1], speaker[1] if speaker else None)]
    assert read(re.sub(r"[{}\[\]]", "", example), language) == wanted


@pytest.mark.parametrize(("language", "example"), examples("no"))
def test_what_the_book_says_is_none_is_not(language: str, example: str) -> None:
    assert read(example, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_book_has_verbs_and_examples_enough(language: str) -> None:
    book = quotation_book(language)
    assert book is not None
    assert book.cases is not None
    assert len(book.verbs) >= 300
    assert len(book.yes) >= 20
    assert len(book.no) >= 20


def only(text: str, language: str) -> Found:
    """The one quotation of a text."""
    known = grammar(language)
    assert known is not None
    (one,) = cases.found(text, sentences(text, language), known, 100)
    return one


def part(text: str, span: Span | None) -> str | None:
    return text[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("language", "text", "cue", "addressee", "via"),
    [
        ("ru", "Дорогу закроют, сообщил ТАСС источник в порту.", "сообщил", "ТАСС", None),
        ("ru", "Дорогу закроют, сообщил РИА Новости источник в порту.", "сообщил", "РИА Новости", None),
        ("ru", "Ян Линд в интервью «Вестнику» рассказал, что уходит.", "рассказал", None, "«Вестнику»"),
        ("ru", "Мэр Ян Линд журналистам пояснил, что уходит.", "пояснил", "журналистам", None),
        ("ru", "Мэр Ян Линд заявил, что уходит, пишет «Вестник».", "заявил", None, "«Вестник»"),
        ("ru", "«Мы уходим», — цитирует мэра Яна Линда ТАСС.", "цитирует", None, "ТАСС"),
        ("ru", "Мэр Ян Линд извинился перед жителями за сбой.", "извинился", None, None),
        ("ru", "«Мы уходим», — махнул рукой мэр Ян Линд.", "махнул рукой", None, None),
        ("ru", "Мэр Ян Линд заверил собравшихся, что уйдёт.", "заверил", "собравшихся", None),
        ("uk", "Ян Лінд в інтерв'ю «Віснику» розповів, що йде.", "розповів", None, "«Віснику»"),
    ],
)
def test_who_was_told_and_where_is_read_on_both_sides_of_the_verb(
    language: str, text: str, cue: str, addressee: str | None, via: str | None
) -> None:
    one = only(text, language)
    assert (part(text, one.cue), part(text, one.addressee), part(text, one.via)) == (cue, addressee, via)


def test_the_speaker_within_the_marks_parts_what_he_says() -> None:
    known = grammar("ru")
    assert known is not None
    text = "«Лёд тонкий, — сказал мэр Ян Линд. — Ждите марта»."
    (one,) = cases.found(text, sentences(text, "ru"), known, 100)
    assert [text[slice(*part)] for part in one.parts] == ["«Лёд тонкий", "Ждите марта»"]
    assert one.cue is not None
    assert text[slice(*one.cue)] == "сказал"


def test_a_verb_without_a_subject_goes_on_with_the_speaker_before() -> None:
    known = grammar("pl")
    assert known is not None
    text = "Burmistrz Jan Lind powiedział, że most jest zamknięty. Dodał, że prom kursuje."
    first, second = cases.found(text, sentences(text, "pl"), known, 100)
    assert not first.carried
    assert second.carried
    assert second.speaker is None


@pytest.mark.parametrize(
    ("language", "text"),
    [(language, text) for language in LANGUAGES for text in HOSTILE],
)
def test_hostile_text_gives_no_more_than_asked_for(language: str, text: str) -> None:
    assert len(read(text, language)) <= 400
