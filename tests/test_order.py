"""Reports are put in order only where their times show it, or an event that both tell of."""

import pytest
from tests.factories import article

from firsthand.model import Story
from firsthand.order import Order, anchors
from firsthand.reference.event_words import examples, languages
from firsthand.sentences import body
from firsthand.times import times


def found(text, language):
    report = body(article("a", text, language=language))
    return [(one.kind, str(one.phase), sorted(one.places)) for one in anchors(report, times(report))]


YES = [(language, *case) for language in languages() for case in examples(language)[0]]
NO = [(language, text) for language in languages() for text in examples(language)[1]]


@pytest.mark.parametrize(("language", "text", "kind", "phase", "places"), YES)
def test_a_report_says_whether_its_event_lies_ahead(language, text, kind, phase, places):
    assert found(text, language) == [(kind, phase, sorted(places))]


@pytest.mark.parametrize(("language", "text"), NO)
def test_what_tells_neither_is_left_alone(language, text):
    assert found(text, language) == []


def test_all_25_languages_have_such_words():
    assert len(languages()) == 25


AHEAD = "The league plans to sign the treaty before the summit in Lithuania in July."
BEGUN = "At the Vilnius summit in Lithuania the league signed the treaty."
OTHER = "At the summit in Norway the league signed the treaty."


def order(texts, stories=None, published=None, inferred=None):
    pile = {
        id: article(id, text, language="en", published=(published or {}).get(id))
        for id, text in texts.items()
    }
    told = {}
    for id, one in pile.items():
        report = body(one)
        told[id] = anchors(report, times(report))
    return Order(pile, stories or [Story("s", tuple(texts), "", "")], told, inferred or {})


def test_an_event_ahead_in_one_and_begun_in_the_other_orders_them():
    known = order({"a": AHEAD, "b": BEGUN})

    why = known.earlier("a", "b")
    assert why is not None
    assert "summit" in why.because
    assert [passage.article for passage in why.evidence] == ["a", "b"]
    assert known.earlier("b", "a") is None


@pytest.mark.parametrize(
    "texts", [{"a": AHEAD, "b": OTHER}, {"a": AHEAD, "b": AHEAD}, {"a": BEGUN, "b": BEGUN}]
)
def test_another_place_or_the_same_phase_orders_nothing(texts):
    known = order(texts)

    assert known.earlier("a", "b") is None
    assert known.earlier("b", "a") is None


def test_an_event_that_lies_ahead_and_has_begun_in_one_report_orders_nothing():
    assert order({"a": f"{AHEAD} {BEGUN}", "b": BEGUN}).earlier("a", "b") is None


def test_the_summits_of_two_stories_are_two():
    apart = [Story("s", ("a",), "", ""), Story("t", ("b",), "", "")]
    linked = [Story("s", ("a",), "", ""), Story("t", ("b",), "", "", previous=("s",))]

    assert order({"a": AHEAD, "b": BEGUN}, apart).earlier("a", "b") is None
    assert order({"a": AHEAD, "b": BEGUN}, linked).earlier("a", "b") is not None


def test_times_speak_before_events_and_may_be_inferred():
    texts = {"a": AHEAD, "b": BEGUN}
    dated = order(texts, published={"a": "2031-05-09", "b": "2031-05-03"})

    assert dated.earlier("b", "a") is not None
    assert dated.earlier("a", "b") is None

    first = order(texts, published={"a": "2031-05-09"}).when("a")
    assert first.known
    later = order({"a": OTHER, "b": OTHER}, published={"b": "2031-05-30"}, inferred={"a": first})
    assert later.earlier("a", "b") is not None


def test_an_unknown_language_has_no_events():
    assert found(BEGUN, "xx") == []
