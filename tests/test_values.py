"""What numbers are read in sentences, what is no number, and which two can both be right."""

import time

import pytest
from evals.values.measure import Case, Pair, judged, pairs, read, told

from factories import article
from firsthand.model import Hedge, Value, ValueKind
from firsthand.reference.unit_words import examples, languages, unit_words
from firsthand.values import Fate, Number, NumberKind, Verdict, agree, to_value, values

CASES = [
    pytest.param(language, *example, id=f"{language}-{at}")
    for language in languages()
    for at, example in enumerate(examples(language))
]


def numbers(text: str, language: str = "en") -> tuple[Number, ...]:
    return values(text, language, [(0, len(text))])


def heard(text: str, language: str = "en") -> list[str]:
    return [told(number) for number in numbers(text, language)]


def one(text: str, language: str = "en") -> Number:
    (number,) = numbers(text, language)
    return number


@pytest.mark.parametrize(("language", "text", "known"), CASES)
def test_examples(language: str, text: str, known: list[str]) -> None:
    assert [str(number) for number in numbers(text, language)] == known


def test_all_languages_have_a_file() -> None:
    assert len(languages()) == 25


@pytest.mark.parametrize("case", [*read("tune")], ids=lambda case: case.name)
def test_what_is_no_number_is_left_out(case: Case) -> None:
    if not case.known:
        assert heard(case.text, case.language) == []


@pytest.mark.parametrize("pair", [*pairs("tune")], ids=lambda pair: pair.name)
def test_verdicts(pair: Pair) -> None:
    assert judged(pair) == pair.verdict


@pytest.mark.parametrize("pair", [*pairs("tune")], ids=lambda pair: pair.name)
def test_verdicts_are_the_same_from_either_side(pair: Pair) -> None:
    left, right = (numbers(text, language)[0] for language, text in (pair.left, pair.right))
    assert agree(left, right, pair.same_thing).verdict is agree(right, left, pair.same_thing).verdict


@pytest.mark.parametrize(
    ("language", "text", "known"),
    [
        ("en", "Rs 1,50,000 crore and 12,34,567 voters", ["1500000000000 INR", "1234567 person"]),
        ("de", "1'234'567 Franken, 1 234,5 Tonnen", ["1234567 CHF", "1234.5 t"]),
        ("en", "2 million 500 thousand ships", ["2500000 ships"]),
        ("es", "tres millones y medio de personas", ["3500000 person"]),
        ("fr", "147 M$, 3 Md€", ["147000000 $", "3000000000 EUR"]),
        ("fr", "quatre-vingt-dix-neuf navires", ["99 navires"]),
        ("zh", "2.09万亿元，五点二亿吨", ["2090000000000 CNY", "520000000 t"]),
        ("ko", "1조 5천억 원", ["1500000000000 KRW"]),
        ("hi", "१२ km, १,५०,००० km", ["12 km", "150000 km"]),
        ("fa", "۹۰،۰۵۳ نفر", ["90053 person"]),
        ("th", "เรือ ๓๕๐ ลำ", ["350 ลำ"]),
        ("en", "1.5 to 2 million people", ["1500000..2000000 person"]),
        ("de", "zwischen 12 und 16 Tonnen; von neun auf 16 Tonnen", ["12..16 t", "9 t", "16 t"]),
        ("en", "from 12 to 16 ships; fees rose from 12 to 16 euros", ["12..16 ships", "12 EUR", "16 EUR"]),
    ],
)
def test_ways_of_writing(language: str, text: str, known: list[str]) -> None:
    assert heard(text, language) == known


@pytest.mark.parametrize(
    "text",
    [
        "on 12 to 16 May 2031",
        "Greyham won 3-1, then 2:2, then 101-99",
        "an F-16, COVID-19, a G7, 4K, 5G and Boeing 747",
        "call +49 30 123456 or 0800 123 456 at 9.30 am",
        "version 3.5.2 on page 12, flight 302, No. 7",
        "in 2031 and 1776",
    ],
)
def test_traps(text: str) -> None:
    assert heard(text) == []


def test_the_dead_and_the_injured_are_told_apart_in_two_languages() -> None:
    dead, injured, tote = one("12 people were killed"), one("12 injured"), one("14 Tote", "de")
    assert (dead.fate, injured.fate, tote.fate) == (Fate.DEAD, Fate.INJURED, Fate.DEAD)
    assert agree(dead, injured, same_thing=True).verdict is Verdict.NOT_COMPARABLE
    assert agree(dead, tote).verdict is Verdict.DIFFERS


def test_each_verdict_says_why() -> None:
    verdict = agree(one("62 million euros"), one("63 million euros"))
    assert verdict.verdict is Verdict.DIFFERS
    assert "62000000 EUR" in verdict.because


def test_a_copy_keeps_the_number_behind_a_hedge() -> None:
    twelve, fifteen = one("at least 12 dead"), one("at least 15 dead")
    assert agree(twelve, fifteen, same_thing=True).verdict is Verdict.ROUNDED
    assert agree(twelve, fifteen, copied=True).verdict is Verdict.DIFFERS
    assert agree(one("about 62 miles"), one("about 100 km"), copied=True).verdict is Verdict.ROUNDED
    assert agree(one("a 50-year-old"), one("53 years"), copied=True).verdict is Verdict.DIFFERS


def test_an_age_is_a_kind_of_its_own() -> None:
    assert one("a 34-year-old driver").kind is NumberKind.AGE
    assert agree(one("a 34-year-old"), one("12 years"), True).verdict is Verdict.NOT_COMPARABLE


def test_numbers_stand_where_they_are_written_within_the_spans() -> None:
    text = "At least 62 people came. About 12 ships."
    found = values(text, "en", [(25, len(text))])
    assert [text[n.start : n.end] for n in found] == ["12"]
    assert [text[n.whole[0] : n.whole[1]] for n in values(text, "en", [(0, len(text))])] == [
        "At least 62 people",
        "About 12 ships",
    ]


def test_a_value_of_a_mention() -> None:
    report = article("a", "Up to 62 percent; nine fields.")
    first, second = values(report.text, "en", [(0, 30)])
    assert to_value(first, report) == Value(
        ValueKind.PERCENT, "62", "%", report.passage(0, 16), Hedge.AT_MOST
    )
    assert (to_value(second, report).unit, to_value(second, report).value) == ("fields", "9")


def test_figures_are_read_without_a_language() -> None:
    assert [str(n) for n in values("12 km, 1.5 km", None, [(0, 13)])] == ["12 km", "1.5 km"]


@pytest.mark.parametrize("language", ["de", "zh", "th", "ar", "en"])
@pytest.mark.parametrize(
    "spam",
    ["1", "12 ", "1.", "zweihundertdreiundfünfzig ", "million ", "三百", "12 Tote und ", "สองร้อย", "ein"],
)
def test_hostile_text_is_read_in_bounded_time(language: str, spam: str) -> None:
    text = spam * (300_000 // len(spam))
    start = time.process_time()
    assert len(values(text, language, [(0, len(text))])) <= 1_000
    assert time.process_time() - start < 2


def test_no_unit_is_named_twice_in_a_language() -> None:
    for language in languages():
        known = unit_words(language)
        assert known.units.whole, language
        assert known.fates.whole, language
