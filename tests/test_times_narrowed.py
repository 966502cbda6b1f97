"""When a report was published, as far as its own words force it, and what never does."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from evals.times.measure import written

from firsthand.model import Body
from firsthand.times import Narrowed, narrowed, times
from firsthand.when import UNKNOWN_TIME, When, WhenBasis

YEAR = When(datetime(2031, 1, 1), datetime(2031, 12, 31, 23, 59, 59), WhenBasis.URL, "given")


def inferred(text: str, language: str = "en", published: When = UNKNOWN_TIME) -> Narrowed | None:
    body = written(text, language, None)
    body = Body(replace(body.article, published=published), body.sentences)
    return narrowed(body, times(body))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bridge was closed today, 3 May 2031."),
        ("en", "The bridge was closed yesterday, May 2, 2031."),
        ("de", "Die Brücke wurde heute, am 3. Mai 2031, gesperrt."),
        ("fr", "Le pont a été fermé aujourd'hui, 3 mai 2031."),
        ("ru", "Мост закрыли сегодня, 3 мая 2031 года."),
        ("es", "El puente se cerró hoy, 3 de mayo de 2031."),
    ],
)
def test_today_with_its_date_is_the_day(language: str, text: str) -> None:
    found = inferred(text, language)
    assert found is not None
    assert found.when.basis is WhenBasis.INFERRED
    assert (found.when.earliest, found.when.latest) == (
        datetime(2031, 5, 3),
        datetime(2031, 5, 3, 23, 59, 59),
    )
    assert all(passage.text in text for passage in found.passages)


def test_a_weekday_with_its_date_in_brackets_is_within_a_week() -> None:
    found = inferred("Der Rat tagte am Mittwoch (7. Mai 2031) in Oberlinden.", "de")
    assert found is not None
    assert (found.not_before, found.not_after) == (date(2031, 5, 7), date(2031, 5, 14))
    assert found.when.known


def test_a_date_in_a_known_year_needs_no_year() -> None:
    found = inferred("The bridge was closed today, 3 May.", published=YEAR)
    assert found is not None
    assert found.when.earliest == datetime(2031, 5, 3)
    assert inferred("The bridge was closed today, 3 May.") is None


def test_what_happened_at_a_date_is_a_lower_bound_alone() -> None:
    found = inferred("On 3 May 2031, the council closed the bridge.")
    assert found is not None
    assert (found.not_before, found.not_after) == (date(2031, 5, 3), None)
    assert not found.when.known
    found = inferred("On 3 May 2031, the council closed the bridge.", published=YEAR)
    assert found is not None
    assert (found.when.earliest, found.when.latest) == (datetime(2031, 5, 3), YEAR.latest)


def test_what_is_to_come_before_a_month_is_an_upper_bound_where_the_year_is_known() -> None:
    text = "Tokyo will sign the programme before the summit in July."
    found = inferred(text, published=YEAR)
    assert found is not None
    assert found.not_after == date(2031, 7, 31)
    assert inferred(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 2031, the bridge will be closed.",
        "The lease was extended until 3 May 2031.",
        "They were invited to the summit on 3 May 2031.",
        "“The bridge was closed today, 3 May 2031,” the mayor said later.",
        "Until 2031 nothing was built.",
        "The bridge was closed on Wednesday, 3 May 2031.",
        "The bridge was closed today.",
        "The festival begins on Friday (9 May 2031).",
    ],
)
def test_nothing_else_is_forced(text: str) -> None:
    assert inferred(text) is None


def test_words_that_contradict_each_other_infer_nothing() -> None:
    assert inferred("It was closed today, 3 May 2031. It was opened today, 9 June 2031.") is None
    assert inferred("It was closed today, 3 May 2029.", published=YEAR) is None


def test_a_day_that_is_known_is_not_narrowed() -> None:
    body = written("The bridge was closed today, 3 May 2031.", "en", "2031-05-08")
    assert narrowed(body, times(body)) is None
