"""What is found of times in reports, what it names, and what is no time."""

import time
from dataclasses import replace
from datetime import date, datetime

import pytest
from evals.times.measure import written

from firsthand.model import Body
from firsthand.reference.time_words import examples, languages
from firsthand.times import Time, times
from firsthand.when import When, WhenBasis

CASES = [
    pytest.param(language, *example, id=f"{language}-{at}")
    for language in languages()
    for at, example in enumerate(examples(language))
]


def told(
    text: str, language: str = "en", published: str | None = "2031-05-08"
) -> list[tuple[str, str | None]]:
    """The words and the value of each time in a text; Thursday, 8 May 2031 is the day of publication."""
    return [(text[t.start : t.end], t.value) for t in times(written(text, language, published))]


def only(text: str, language: str = "en", published: str | None = "2031-05-08") -> Time:
    (one,) = times(written(text, language, published))
    return one


@pytest.mark.parametrize(("language", "published", "text", "known"), CASES)
def test_examples(language: str, published: str, text: str, known: list[tuple[str, str | None]]) -> None:
    assert told(text, language, published) == known


def test_all_25_languages_are_read() -> None:
    assert len(languages()) == 25


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It may rain, and Theresa May may march with August Brand."),
        ("en", "The Sunday Times sold 2000 copies to a 45-year-old man."),
        ("en", "Room 2012 holds 1850 seats."),
        ("en", "A woman in her 50s called."),
        ("en", "Russia Today said a quarter of 2000 people agreed."),
        ("fa", "او سوار اتوبوس می شود."),
        ("de", "Herr März und Frau Mai luden 1850 Gäste ein."),
        ("de", "Sie ist mit 45 Jahren die Jüngste."),
        ("fr", "La sonde a quitté Mars, elle a été perdue."),
        ("es", "Domingo Abril vio la plaza de Mayo."),
        ("ru", "Окружающая среда страдает, говорит Мария Май."),
        ("ja", "毎日新聞と春日さんは1850席の部屋を見た。"),
    ],
)
def test_what_is_no_time(language: str, text: str) -> None:
    assert told(text, language) == []


def test_a_relative_time_stays_open_where_publication_is_unknown() -> None:
    one = only("The council met on Wednesday.", published=None)
    assert (one.value, one.when, one.relative) == (None, None, True)
    one = only("The council met on 7 May 2031.", published=None)
    assert one.when is not None
    assert one.when.earliest == datetime(2031, 5, 7)


def test_a_relative_time_is_as_wide_as_publication() -> None:
    body = written("The council met yesterday.", "en", None)
    week = When(datetime(2031, 5, 5), datetime(2031, 5, 6, 23, 59, 59), WhenBasis.URL, "given")
    (one,) = times(body, week)
    assert one.value is None
    assert one.when is not None
    assert one.when.earliest == datetime(2031, 5, 4)
    assert one.when.latest == datetime(2031, 5, 5, 23, 59, 59)


def test_a_weekday_is_read_by_the_tense_of_its_clause() -> None:
    assert only("The council met on Wednesday.").value == "2031-05-07"
    assert only("The council will meet on Wednesday.").value == "2031-05-14"
    assert told("He said on Tuesday that the council would meet on Friday.") == [
        ("Tuesday", "2031-05-06"),
        ("Friday", "2031-05-09"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The stone will be launched on Friday and carried north.", "2031-05-09"),
        ("en", "A vote is planned for November 7.", "2031-11-07"),
        ("de", "Der Mann soll am Montag bedroht worden sein.", "2031-05-05"),
        ("de", "Der Plan wurde am 31. Januar beraten und soll nun stehen.", "2031-01-31"),
        ("fr", "Le groupe devait chanter vendredi à Selve.", "2031-05-09"),
    ],
)
def test_the_verb_that_stands_nearest_tells_the_tense(language: str, text: str, value: str) -> None:
    one = only(text, language)
    assert one.value == value
    assert one.when is not None


def test_a_date_takes_its_year_from_the_other_end_or_from_its_weekday() -> None:
    assert [value for _, value in told("It was shut from July 30 to August 14, 1932.")] == [
        "1932-07-30",
        "1932-08-14",
    ]
    assert only("The vote on Sunday, May 12, counted.").when is None
    assert only("The vote on Sunday, May 12, counted.", published="2030-05-08").value == "2030-05-12"


def test_a_weekday_of_a_month() -> None:
    assert only("The market opened on the first Saturday in April.").value == "2031-04-05"
    assert only("Der Markt begann am letzten Sonntag im April.", "de").value == "2031-04-27"


def test_what_may_be_another_day_names_no_interval() -> None:
    one = only("A Monday in the harbour.")
    assert one.when is None
    assert "it may be another" in one.because


def test_a_relative_time_in_a_quotation_names_no_interval() -> None:
    one = only("“We decided it yesterday,” the mayor of Harlow Bay said.")
    assert one.when is None
    assert "quotation" in one.because


def test_the_day_after_is_counted_from_the_day_told_before() -> None:
    assert told("The fire broke out on April 3. It was out two days later.")[1][1] == "2031-04-05"
    assert told("It was out two days later.") == [("two days later", None)]


def test_a_clock_is_of_the_day_told_beside_it() -> None:
    assert told("It began at 9:30 a.m. on Monday.")[0][1] == "2031-05-05T09:30"


def test_early_and_late_are_halves() -> None:
    one = only("In early 2030 the firm bought its rival.")
    assert one.when is not None
    assert one.when.latest is not None
    assert one.when.latest.date() < date(2030, 7, 3)


def test_offsets_are_into_the_original() -> None:
    text = "Intro — Am 3. Mai 2031 brannte es; am Mittwoch nicht mehr."
    for one in times(written(text, "de", "2031-05-08")):
        assert text[one.start : one.end] in ("3. Mai 2031", "Mittwoch")


@pytest.mark.parametrize("language", ["en", "ja", "ru"])
@pytest.mark.parametrize("piece", ["on May 3, ", "the 3 of a ", "1999-", "5月3日", "(", "last next "])
def test_hostile_text_is_read_in_time(language: str, piece: str) -> None:
    text = (piece * (1_000_000 // len(piece)))[:1_000_000]
    article = replace(written("x", language, "2031-05-08").article, text=text)
    body = Body(article, tuple((at, min(at + 2000, len(text))) for at in range(0, len(text), 2000)))
    before = time.process_time()
    times(body)
    assert time.process_time() - before < 3


def test_a_date_is_not_more_than_the_calendar_has() -> None:
    assert told("On 31 February 2031 nothing happened.") in ([], [("February 2031", "2031-02")])
