"""The traces that a translation keeps: every example of every table, and what no text may do."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.language import LANGUAGES
from firsthand.sentences import sentences
from firsthand.traces import Kind, Trace, marks, report, strong, traces
from firsthand.traces.tables import known, languages, table


def found(text: str, language: str, other: str, source: str) -> list[Trace]:
    one = report(text, sentences(text, language), language)
    two = report(other, sentences(other, source), source)
    answer = traces(marks(one, source), two)
    for trace in answer:
        assert 0 <= trace.start < trace.end <= len(text)
        assert 0 <= trace.there[0] < trace.there[1] <= len(other)
        assert trace.because.isprintable() or not text.isprintable()
        assert "\n" not in trace.because
    return list(answer)


def examples(sort: str) -> list[tuple[str, dict[str, str]]]:
    return [(language, one) for language in languages() for one in known(language)["examples"][sort]]


def test_every_language_has_a_table_with_examples_of_both_sorts():
    assert set(languages()) == LANGUAGES
    assert {language for language, _ in examples("trace")} == LANGUAGES
    assert {language for language, _ in examples("none")} == LANGUAGES


def test_every_kind_of_trace_has_an_example():
    assert {one["kind"] for _, one in examples("trace")} == {str(kind) for kind in Kind}


@pytest.mark.parametrize(("language", "one"), examples("trace"))
def test_a_trace_is_found_in_the_translation_and_none_in_the_original(language, one):
    answer = found(one["text"], language, one["other"], one["source"])

    assert [(t.kind, one["text"][t.start : t.end]) for t in answer] == [(one["kind"], one["words"])]
    assert not found(one["other"], one["source"], one["text"], language)


@pytest.mark.parametrize(("language", "one"), examples("none"))
def test_what_is_no_trace_is_left_alone(language, one):
    assert not found(one["text"], language, one["other"], one["source"])
    assert not found(one["other"], one["source"], one["text"], language)


@pytest.mark.parametrize(("language", "one"), examples("trace"))
def test_nothing_is_a_trace_that_the_other_report_does_not_show(language, one):
    assert not found(one["text"], language, "", one["source"])
    assert not found(one["text"], language, "—", one["source"])


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_pattern_runs_without_bound(language):
    """A `+` or `*` in a pattern of a table makes some text slow."""
    own = table(language)
    assert own is not None
    patterns = [pattern.pattern for calque in own.calques for pattern in (calque.of, calque.says)]
    patterns += [pattern.pattern for pattern in own.marks.values()]
    for pattern in patterns:
        assert not re.search(r"(?<!\\)[+*]", pattern), pattern
    for calque in own.calques:
        assert calque.sources <= LANGUAGES - {language}
        assert ("n" in calque.of.groupindex) == ("n" in calque.says.groupindex)


def test_a_region_of_a_language_is_that_language():
    one = report("The cutters lose their Liegeplatz.", [(0, 34)], "en-GB")

    assert [mark.kind for mark in marks(one, "de-AT")] == [Kind.NOUN]
    assert not marks(one, "en-US")


def test_what_is_not_the_report_holds_no_trace():
    text = "Liegeplatz\nThe cutters lose their berth."

    assert not marks(report(text, [(11, len(text))], "en"), "de")


def test_what_is_quoted_keeps_its_language():
    other = "The sign says that the harbour is for the people of the town and for nobody else."
    said = "the harbour is for the people of the town"
    text = f"Auf dem Schild steht: „{said}“. Der Rat schweigt."

    assert not found(text, "de", other, "en")
    assert found(f"Auf dem Schild steht {said} noch heute.", "de", other, "en")


def test_ten_decimal_commas_are_one_habit():
    text = "It cost 3,5 million, not 4,5 million."
    other = "Es kostete 3,5 Millionen, nicht 4,5 Millionen."

    assert len(found(text, "en", other, "de")) == 2
    assert not strong(found(text, "en", other, "de"))


def test_two_habits_that_other_languages_share_decide_nothing_alone():
    """A Czech original would give a German and an English translation with the same marks and commas."""
    text, other = "„It cost 3,5 million“, he said.", "„Es kostete 3,5 Millionen“, sagte er."

    assert {trace.kind for trace in found(text, "en", other, "de")} == {Kind.QUOTES, Kind.NUMBER}
    assert not strong(found(text, "en", other, "de"))


def test_two_habits_decide_where_one_is_of_the_language_alone():
    text = "„The Feuerwehr came when the mill had burned down“, he said."
    other = "„Die Feuerwehr kam, als die Mühle schon niedergebrannt war“, sagte er."

    assert strong(found(text, "en", other, "de"))


SIGNS = [
    *'„“”«»「」『』"()[]¿¡，。、.,:;!?%0123456789 \nabdeitTLPäß日本年亿معниЖК한ไท',
    "Liegeplatz",
    " the ",
]
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=120).map("".join)


@settings(max_examples=150)
@given(TEXTS, TEXTS, st.sampled_from(sorted(LANGUAGES)), st.sampled_from(sorted(LANGUAGES)))
def test_any_two_texts_have_an_answer(one, other, language, source):
    assert found(one, language, other, source) == found(one, language, other, source)


@settings(max_examples=60)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(sorted(LANGUAGES)))
def test_any_characters_have_an_answer(one, other, language):
    found(one, language, other, "de" if language != "de" else "en")


HOSTILE = [
    "„",
    "“",
    "«a ",
    "(",
    "(a) ",
    "3,5 ",
    "1,",
    "1.000.",
    "9",
    "日",
    "the of ",
    "Liegeplatz ",
    "правоохранительн ",
]
HOSTILE += ["таможенн", "in der Nacht zum ", "dans la nuit de ", "Moskau ", "\n", " :", "\u0301", "w nocy z "]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize(
    ("language", "source"), [("en", "de"), ("ru", "en"), ("fr", "de"), ("zh", "en"), ("en", "ja")]
)
def test_a_text_ten_times_as_long_takes_about_ten_times_as_long(piece, language, source):
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        one, two = (report(text, [(0, len(text))], spoken) for spoken in (language, source))
        start = time.process_time()
        traces(marks(one, source), two)
        return time.process_time() - start

    seconds(1000)
    assert seconds(60_000) < 0.25 + 30 * seconds(6_000)
