"""What became of plans: the steps each report tells, and which of them are of one plan."""

import pickle
import random
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import pytest

from firsthand.encode import shipped
from firsthand.model import Article, PairReuse, PlanStep, ReuseKind, Source, Story, Track
from firsthand.order import Order, anchors
from firsthand.plans import steps_in, tracks
from firsthand.reference.plan_words import examples, languages
from firsthand.sentences import body
from firsthand.times import times
from firsthand.when import UNKNOWN_TIME, When, WhenBasis

LANGUAGES = set(
    "de en fr es it pt nl pl ru uk tr ar fa zh ja ko vi th id el cs ro bg hu sv".split()
)  # the 25 languages
TOLD = [(lang, *example) for lang in languages() for example in examples(lang)[0]]
UNTOLD = [(lang, text) for lang in languages() for text in examples(lang)[1]]


def day(text: str) -> When:
    start = datetime.fromisoformat(text).replace(tzinfo=UTC)
    return When(start, start.replace(hour=23, minute=59), WhenBasis.METADATA, "given")


def article(text: str, language: str = "en", identity: str = "a", published: str | None = None) -> Article:
    return Article(
        id=identity,
        source=Source("pile.jsonl"),
        url=None,
        outlet=None,
        title=None,
        published=day(published) if published else UNKNOWN_TIME,
        retrieved=None,
        language=language,
        text=text,
        noise=(),
        digest=identity,
    )


def told(
    *reports: Article,
    stories: Sequence[Story] | None = None,
    pairs: Iterable[PairReuse] = (),
    published: dict[str, When] | None = None,
) -> tuple[Track, ...]:
    articles = {report.id: report for report in reports}
    whole = [Story("s", tuple(sorted(articles)), "label", "written so")]
    found = [step for report in reports for step in steps_in(body(report))]
    known = Order(articles, stories or whole, {}, published or {})
    return tracks(found, articles, stories or whole, shipped(), pairs, known)


def steps(track: Track) -> list[tuple[str, str]]:
    return [(step.passage.article, step.step.value) for step in track.steps]


def test_every_language_has_words():
    assert set(languages()) == LANGUAGES


@pytest.mark.parametrize(("language", "step", "thing", "marked"), TOLD)
def test_a_step_is_found_with_the_words_that_tell_it(language, step, thing, marked):
    text = marked.replace("{", "").replace("}", "")

    found = [
        (one.step.value, one.thing, text[slice(*one.words)])
        for one in steps_in(body(article(text, language)))
    ]

    assert found == [(step, thing, marked[marked.index("{") + 1 : marked.index("}")])]


@pytest.mark.parametrize(("language", "text"), UNTOLD)
def test_a_thing_alone_is_no_plan(language, text):
    assert steps_in(body(article(text, language))) == []


def test_a_language_without_words_tells_nothing():
    assert steps_in(body(article("The League plans to open an office in Tresk.", "xx"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "If the League builds a bridge in Tresk, fares will rise.",
        "The law proposes the creation of a register of boats.",
        "Workers at the opening of the bridge in Tresk plan to strike.",
        "The museum was shut by police near the harbour.",
        "A ministry spokesman refused to rule out a base in Tresk.",
        "The school has closed its doors and cancelled all trips.",
        "The governor wants to prevent any delay of the opening of the tunnel in Hask.",
        "After the threat to scrap the plan for a base in Tresk, talks went on.",
        "Seven provinces of Veldania have passed laws to shorten the fishing season.",
        "The town saw the closure of its road in Hask due to a landslide.",
        "Will Orlova drop its plan to build a bridge in Tresk?",
        "The first closure on any bridge project in Hask is a big day.",
    ],
)
def test_what_is_no_plan_makes_no_track(text):
    assert told(article(text)) == ()


def test_who_approves_talks_has_not_approved_the_treaty():
    text = "The council of Orlova approved the start of negotiations on the signing of a treaty with Japan."

    assert [one.step for one in steps_in(body(article(text)))] == [PlanStep.IN_TALKS]


def test_who_refuses_to_drop_a_plan_goes_ahead_and_who_refuses_talks_tells_nothing():
    kept = "The ministry refused to drop the plan for a bridge in Tresk."
    refused = "Two parties refused on Monday to discuss the press law."

    assert [one.step for one in steps_in(body(article(kept)))] == [PlanStep.CONFIRMED]
    assert steps_in(body(article(refused))) == []


def test_another_hospital_is_another_plan():
    text = "Hask announced the construction of a hospital near Tresk. Another hospital was completed in May."

    assert [one.step for one in steps_in(body(article(text)))] == [PlanStep.PLANNED]


def test_a_candidate_can_be_sent_to_another_process():
    [found] = steps_in(body(article("The League plans to open an office in Tresk.")))

    assert pickle.loads(pickle.dumps(found)) == found


PLANNED = "The League plans to open a liaison office in Tresk. It would have a staff of four."
GERMAN = "Die Liga will ein Verbindungsbüro in Tresk eröffnen. Über die Kosten wird noch verhandelt."
DROPPED = (
    "No liaison office in Tresk, for now\n"
    "The idea of opening a liaison office in Tresk was removed from the League's agenda."
)
OFFICE = (
    article(PLANNED, "en", "a", "2031-03-02"),
    article(GERMAN, "de", "b", "2031-03-04"),
    article(DROPPED, "en", "c", "2031-07-12"),
)


def test_a_plan_is_followed_over_languages_to_its_last_step():
    [track] = told(*OFFICE)

    assert steps(track) == [("a", "planned"), ("b", "planned"), ("c", "dropped")]
    assert track.last is PlanStep.DROPPED
    assert track.stopped == ("a", "b")
    assert track.named.text == track.about
    assert "office in Tresk" in track.about or "büro in Tresk" in track.about
    assert all(step.words.start >= step.passage.start for step in track.steps)
    assert track.because == (
        "3 reports tell of it, all with the same name; whoever stops at another step told it before “dropped”"
    )


def test_the_order_of_reading_changes_nothing():
    known = told(*OFFICE)
    for seed in range(5):
        mixed = list(OFFICE)
        random.Random(seed).shuffle(mixed)

        assert told(*mixed) == known


def test_without_times_no_step_is_the_last():
    undated = [article(one.text, one.language or "", one.id) for one in OFFICE]

    [track] = told(*undated)

    assert track.last is None
    assert track.stopped == ()
    assert [step.step for step in track.steps][-1] is PlanStep.DROPPED


def test_times_that_are_known_better_are_used():
    undated = [article(one.text, one.language or "", one.id) for one in OFFICE]

    [track] = told(*undated, published={one.id: one.published for one in OFFICE})

    assert track.last is PlanStep.DROPPED
    assert {step.when for step in track.steps} == {one.published for one in OFFICE}


def test_a_late_report_of_the_plan_leaves_open_which_step_is_the_last():
    late = article(OFFICE[0].text + " A crane is there.", "en", "d", "2031-09-01")

    [track] = told(*OFFICE, late)

    assert track.last is None


def test_a_late_copy_is_as_old_as_what_it_copies():
    late = article(OFFICE[0].text, "en", "d", "2031-09-01")
    pair = PairReuse("a", "d", ReuseKind.COPIED, 1.0, 1.0, 1.0, 1)

    [track] = told(*OFFICE, late, pairs=[pair])

    assert track.last is PlanStep.DROPPED
    assert track.stopped == ("a", "b", "d")


def test_reports_of_one_day_are_in_no_order():
    same = [article(one.text, one.language or "", one.id, "2031-03-02") for one in OFFICE]

    assert told(*same)[0].last is None


def test_two_offices_are_two_plans():
    found = told(
        article("The League plans to open a liaison office in Tokyo.", "en", "a", "2031-03-02"),
        article("The League has shelved its plan for a liaison office in Nairobi.", "en", "b", "2031-05-02"),
    )

    assert sorted(steps(track) for track in found) == [[("a", "planned")], [("b", "dropped")]]


def test_two_bridges_with_names_of_no_list_are_two_plans():
    found = told(
        article("Die Stadt plant den Bau einer Brücke in Orlova.", "de", "a", "2031-03-02"),
        article("Die Stadt hat den Bau der Brücke in Tresk abgesagt.", "de", "b", "2031-05-02"),
    )

    assert sorted(steps(track) for track in found) == [[("a", "planned")], [("b", "dropped")]]


def test_talks_on_a_ceasefire_and_on_trade_are_two_plans():
    found = told(
        article("Veldania and Marn are in talks on a ceasefire agreement in Hask.", "en", "a", "2031-03-02"),
        article(
            "Veldania and Marn called off the signing of a free-trade agreement.", "en", "b", "2031-05-02"
        ),
    )

    assert all(len({article for article, _ in steps(track)}) == 1 for track in found)


def test_a_plan_to_open_and_a_plan_to_close_are_two():
    found = told(
        article("The League plans to open an embassy in Tokyo.", "en", "a", "2031-03-02"),
        article("The League has postponed the closure of its embassy in Tokyo.", "en", "b", "2031-05-02"),
    )

    assert len(found) == 2


def test_a_plan_is_followed_into_a_later_story():
    stories = [Story("s1", ("a", "b"), "one", "so"), Story("s2", ("c",), "two", "so", previous=("s1",))]

    [track] = told(*OFFICE, stories=stories)

    assert track.story == "s1"
    assert track.last is PlanStep.DROPPED
    assert track.stopped == ("a", "b")


def test_a_plan_is_not_followed_where_stories_are_not_linked():
    stories = [Story("s1", ("a", "b"), "one", "so"), Story("s2", ("c",), "two", "so")]

    assert {track.story for track in told(*OFFICE, stories=stories)} == {"s1", "s2"}


def test_asked_for_and_turned_down():
    text = (
        "Korland lehnt Vorschlag einer „nordischen NATO“ ab\n"
        "Minister Hal Corvin forderte letzte Woche die Schaffung einer „nordischen NATO“. "
        "Es sei zu früh, sagte eine Sprecherin am Dienstag."
    )

    [track] = told(article(text, "de"))

    assert {step.step for step in track.steps} == {PlanStep.PLANNED, PlanStep.OPPOSED}
    assert track.last is PlanStep.OPPOSED


def test_articles_of_no_story_are_left_out():
    assert told(OFFICE[0], stories=[Story("s", ("z",), "", "")]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "plans to open a bridge " * 40_000,
        "the office" + " no" * 300_000,
        "Die Liga will " + "ein Büro und " * 60_000,
        "(" * 500_000 + "bridge" + ")" * 400_000,
        "計画" * 300_000,
        "a" * 1_000_000,
        "\ud800 plans to open an office " * 30_000,
    ],
)
def test_hostile_text_takes_little_time(text):
    report = article(text, "de" if "Liga" in text else "ja" if "計" in text else "en")
    start = datetime.now(UTC)
    found = steps_in(body(report))

    told(report)

    assert len(found) <= 200
    assert (datetime.now(UTC) - start).total_seconds() < 20


def test_many_copies_are_one_track():
    copies = [article(OFFICE[0].text, "en", f"c{n:04}", "2031-03-02") for n in range(400)]

    [track] = told(*copies)

    assert len(track.steps) == 400


def test_an_event_tells_the_last_step_where_no_time_does() -> None:
    before = article(
        "Harlow plans to build a bridge in Tresk. It hopes for a deal before the summit in Norway."
    )
    open_ = article("Harlow plans to build a bridge in Tresk. A good idea, said the mayor.", identity="b")
    after = article(
        "The plan to build a bridge in Tresk was shelved. At the summit in Norway Harlow said why.",
        identity="c",
    )
    articles = {report.id: report for report in (before, open_, after)}
    story = [Story("s", ("a", "b", "c"), "label", "written so")]
    bodies = [body(report) for report in articles.values()]
    told = {report.article.id: anchors(report, times(report)) for report in bodies}

    found = [step for report in bodies for step in steps_in(report)]
    [track] = tracks(found, articles, story, shipped(), order=Order(articles, story, told, {}))
    [without] = tracks(found, articles, story, shipped())

    assert (track.last, track.stopped) == (PlanStep.DROPPED, ("a", "b"))
    assert "the summit lies ahead" in track.because
    assert "of 1 nothing tells when" in track.because
    assert (without.last, without.stopped) == (None, ())
