"""Times keep the precision of their spelling, and nothing is made up."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.dates import dateline, day_in_url, not_a_time, parse_when
from firsthand.when import WhenBasis


def interval(spelling: str) -> str | None:
    """`first .. last` of the interval a spelling names, or None."""
    found = parse_when(spelling, WhenBasis.METADATA, "given")
    if found is None:
        return None
    assert found.earliest is not None
    assert found.latest is not None
    return f"{found.earliest.isoformat()} .. {found.latest.isoformat()}"


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        # a bare date is a day long, in whichever calendar form
        ("2031-05-03", "2031-05-03T00:00:00 .. 2031-05-03T23:59:59"),
        ("20310503", "2031-05-03T00:00:00 .. 2031-05-03T23:59:59"),
        ("2031-123", "2031-05-03T00:00:00 .. 2031-05-03T23:59:59"),
        ("2031-W18-6", "2031-05-03T00:00:00 .. 2031-05-03T23:59:59"),
        # a month is a month long, February too; a week seven days; a year a year
        ("2032-02", "2032-02-01T00:00:00 .. 2032-02-29T23:59:59"),
        ("2031-W18", "2031-04-28T00:00:00 .. 2031-05-04T23:59:59"),
        ("2031", "2031-01-01T00:00:00 .. 2031-12-31T23:59:59"),
        # a clock time is as long as its last unit, and an unknown zone stays unknown
        ("2031-05-03T09", "2031-05-03T09:00:00 .. 2031-05-03T09:59:59"),
        ("2031-05-03 09:15", "2031-05-03T09:15:00 .. 2031-05-03T09:15:59"),
        ("20310503T091507Z", "2031-05-03T09:15:07+00:00 .. 2031-05-03T09:15:07+00:00"),
        ("2031-05-03T09:15:07+09:00", "2031-05-03T09:15:07+09:00 .. 2031-05-03T09:15:07+09:00"),
        (
            "2031-05-03T09:15:07.5-0330",
            "2031-05-03T09:15:07.500000-03:30 .. 2031-05-03T09:15:07.500000-03:30",
        ),
        ("2031-05-03T09:15:07,25Z", "2031-05-03T09:15:07.250000+00:00 .. 2031-05-03T09:15:07.250000+00:00"),
        # midnight at the end of a day is the next one's beginning; a leap second is the one before
        ("2031-05-03T24:00", "2031-05-04T00:00:00 .. 2031-05-04T00:00:59"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00 .. 2016-12-31T23:59:59+00:00"),
        # an interval is as long as it says
        ("2031-05-03/2031-05-05", "2031-05-03T00:00:00 .. 2031-05-05T23:59:59"),
        # mail
        ("Sat, 03 May 2031 09:15:07 +0900", "2031-05-03T09:15:07+09:00 .. 2031-05-03T09:15:07+09:00"),
        ("3 May 31 09:15 EST", "2031-05-03T09:15:00-05:00 .. 2031-05-03T09:15:59-05:00"),
        ("Sat, 3 May 2031", "2031-05-03T00:00:00 .. 2031-05-03T23:59:59"),
        # a zone nobody can look up is unknown
        ("Sat, 3 May 2031 09:15:07 XYZ", "2031-05-03T09:15:07 .. 2031-05-03T09:15:07"),
    ],
)
def test_a_time_is_as_long_as_its_spelling_is_vague(spelling, expected):
    assert interval(spelling) == expected


@pytest.mark.parametrize(
    "spelling",
    [
        "",
        "yesterday",
        "2031-02-30",
        "2031-13",
        "2031-366",
        "2031-W60",
        "0000-01-01",
        "2031-05-03T25:00",
        "2031-05-03T09:61",
        "2031-05T09:00",
        "2031-05-03T09:00+99:00",
        "9999-12-31T24:00",
        "2031-05-05/2031-05-03",
        # May or June? Nobody can tell
        "05/06/2031",
        "1683072000",
        "32 May 2031",
        "3 Foo 2031",
        "9" * 1_000_000,
    ],
)
def test_what_names_no_moment_is_no_time(spelling):
    assert interval(spelling) is None


def test_the_reason_quotes_the_spelling():
    assert not_a_time("yesterday") == "'yesterday' is no ISO 8601 or RFC 2822 time"
    assert len(not_a_time("9" * 1_000_000)) < 200


@given(st.datetimes(min_value=datetime(1000, 1, 1)))
def test_every_moment_comes_back(moment):
    found = parse_when(moment.isoformat(), WhenBasis.METADATA, "given")

    assert found is not None
    assert found.earliest == moment
    assert found.latest is not None
    assert found.latest - moment in {timedelta(0), timedelta(seconds=0)}


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_times(text):
    found = parse_when(text, WhenBasis.METADATA, "given")

    assert found is None or (found.earliest and found.latest and found.earliest <= found.latest)


def day(found) -> str | None:
    return found.earliest.date().isoformat() if found else None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2031/05/03/harbour", "2031-05-03"),
        ("https://example.org/news/2031/may/03/harbour", "2031-05-03"),
        ("https://example.org/harbour-20310503.html", "2031-05-03"),
        # no day, two days, a query, a number that is no day, a year before the web
        ("https://example.org/2031/05/harbour", None),
        ("https://example.org/2031/05/03/from-2031-05-01/", None),
        ("https://example.org/harbour?date=2031-05-03", None),
        ("https://example.org/1683072000/harbour", None),
        ("https://example.org/20311503/harbour", None),
        ("https://example.org/1914/07/28/war", None),
        ("", None),
    ],
)
def test_an_address_tells_the_day_where_it_carries_exactly_one(url, expected):
    assert day(day_in_url(url)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "TOKENHAM, May 3, 2031 (Agency One) — The harbour was closed.",
        "BERLINGEN, 3. Mai 2031 (Agentur) – Der Hafen wurde geschlossen.",
        "PONTVILLE, le 3 mai 2031 (Agence) - Le port a été fermé.",
        "San Marco, 3 de mayo de 2031 (Agencia).- El puerto cerró.",
        "НОВГРАД, 3 мая 2031 — Порт закрыт.",
        "【東港=2031年5月3日】港は閉鎖された。",
        "BERLINGEN, 03.05.2031 - Der Hafen wurde geschlossen.",
    ],
)
def test_a_dateline_with_its_year_gives_the_day(text):
    found = dateline(text)

    assert day(found) == "2031-05-03"
    assert found.basis is WhenBasis.TEXT
    assert "dateline" in found.because


@pytest.mark.parametrize(
    "text",
    [
        "On May 3, 2031 - a Saturday - the harbour was closed.",
        "Der Hafen wurde am 3. Mai 2031 geschlossen – und blieb es.",
        "The vote in Paris, May 3, 2031 - so it was said - failed.",
        # without its year it may be any year
        "TOKENHAM, May 3 (Agency One) — The harbour was closed.",
        "Tokenham (Agency/Agencies) – The idea was dropped.",
        # a date in the second line, or at the end, is an event or another item
        "The harbour was closed.\nTOKENHAM, May 3, 2031 — It reopened.",
        "The harbour was closed.\n12/02/2016 15:14",
        "2031-05-03",
        "",
        "—" * 100_000,
        "A, " * 100_000,
    ],
)
def test_a_date_that_is_no_dateline_is_not_the_day_of_the_report(text):
    assert dateline(text) is None
