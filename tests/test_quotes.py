"""What stands inside quotation marks, of every style."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.quotes import quotations, quoted

STYLES = ["“”", "„“", "„”", "«»", "»«", "「」", "『』", '""', "‹›", "‘’", "‚‘", "‚’", ("``", "''")]
WORDS = "nobody will be forgotten here"


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in quotations(text)]


@pytest.mark.parametrize(("open", "close"), STYLES)
def test_every_style_is_found_with_its_marks(open, close):  # noqa: A002 (what the mark does)
    quotation = f"{open}{WORDS}{close}"

    assert found(f"She said {quotation}, and left.") == [quotation]
    assert found(quotation) == [quotation]
    assert found(f"{quotation} {quotation}") == [quotation, quotation]


@pytest.mark.parametrize(("open", "close"), STYLES)
def test_a_mark_that_does_not_close_opens_nothing(open, close):  # noqa: A002
    assert found(f"She said {open}{WORDS}, and left.") == []


@pytest.mark.parametrize("marks", ["“”", "„“", "«»", "「」"])
def test_a_quotation_may_run_over_lines(marks):
    quotation = f"{marks[0]}{WORDS}.\n{WORDS}{marks[1]}"

    assert found(f"She said: {quotation} and left.") == [quotation]


@pytest.mark.parametrize("mark", ['""', "‘’", "»«"])
def test_marks_that_may_mean_something_else_close_in_their_line(mark):
    assert found(f"A {mark[0]}{WORDS}.\n{WORDS}{mark[1]} b") == []


@pytest.mark.parametrize("marks", ["“”", "„“", "«»"])
def test_a_quotation_that_opens_anew_at_each_paragraph_goes_on(marks):
    text = f"{marks[0]}First paragraph.\n{marks[0]}Second one.{marks[1]} So she said."

    assert found(text) == [f"{marks[0]}First paragraph.\n", f"{marks[0]}Second one.{marks[1]}"]


NOT_QUOTED = [
    "",
    # nothing inside
    "“” «» \"\" 「」 ``''",
    # apostrophes
    "The miners’ and the farmers’ unions, and ‘t is Rock ‘n’ Roll.",
    "It's the captain's ship, isn't it?",
    # inches
    'A screen of 14" in the hall.',
    # the wrong way round
    "”closed before opened“",
]


@pytest.mark.parametrize("text", NOT_QUOTED)
def test_what_is_no_quotation_is_left_alone(text):
    assert found(text) == []


def test_an_apostrophe_inside_does_not_close():
    assert found("He said ``I won't and they don't'' twice.") == ["``I won't and they don't''"]


def test_an_apostrophe_inside_single_marks_does_not_close():
    assert found("He said ‘I won’t do it for nothing’ twice.") == ["‘I won’t do it for nothing’"]


def test_a_quotation_longer_than_any_is_none():
    longest = f"“{'a' * 2_000}”"

    assert found(longest) == [longest]
    assert found(f"“{'a' * 2_001}”") == []


def test_a_place_is_quoted_between_the_marks():
    text = 'She said "no way" and «jamais» then.'
    starts = [text.index(word) for word in ("She", '"', "no", "way", "and", "«", "jamais", "»", "then")]

    assert quoted(text, np.array(starts, np.int32)).tolist() == [
        False, True, True, True, False, True, True, True, False,
    ]  # fmt: skip
    assert quoted("nothing", np.array([0, 3], np.int32)).tolist() == [False, False]
    assert quoted(text, np.array([], np.int32)).tolist() == []


@given(st.text(alphabet="ab \n“”„«»「」\"'`‘’‚‹›", max_size=60))
def test_quotations_are_in_order_apart_and_within_the_text(text):
    spans = list(quotations(text))
    edges = [edge for span in spans for edge in span]

    assert edges == sorted(edges)
    assert all(start >= 0 and end - start >= 2 and end <= len(text) for start, end in spans)
    places = np.arange(len(text), dtype=np.int32)
    assert quoted(text, places).tolist() == [any(a <= at < b for a, b in spans) for at in range(len(text))]


@pytest.mark.parametrize(
    "unit",
    ['"', "“", "„", "«", "»", "‘", "‚a", "``", "`` '", "``a' ", "a'", '"a\n', "“a ", "「a", "‹", "\ud800“"],
)
def test_marks_without_end_are_read_in_time(unit):
    began = time.perf_counter()
    for text in (unit * 20_000, (unit + "a" * 1_999) * 100):
        list(quotations(text))

    assert time.perf_counter() - began < 2
