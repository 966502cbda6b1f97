"""What is an update, a contradiction or a distortion, and what is none of them."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from firsthand.changes import changes
from firsthand.changes.firmness import made_a_fact
from firsthand.changes.own import told_in
from firsthand.guards import conflicts, conflicts_across
from firsthand.model import (
    Answer,
    Article,
    Basis,
    ChangeKind,
    Claim,
    Derivation,
    Differs,
    Extent,
    First,
    Lineage,
    Mention,
    Modality,
    Origins,
    OutletRef,
    PairReuse,
    PlanStep,
    Polarity,
    Reuse,
    ReuseKind,
    Source,
    Story,
    TimelineEntry,
    Track,
    TrackStep,
)
from firsthand.order import Order, anchors
from firsthand.reference.change_words import change_words, examples, fold, languages
from firsthand.sentences import body
from firsthand.times import times
from firsthand.values import to_value, values
from firsthand.when import UNKNOWN_TIME, When, WhenBasis

NONE = Origins(Answer.NOT_ESTABLISHED, None, (), "")
MORNING, NOON, DAYS_LATER = "2031-05-03T06:00", "2031-05-03T12:00", "2031-05-07T06:00"


def at(time_: str | None) -> When:
    if time_ is None:
        return UNKNOWN_TIME
    moment = datetime.fromisoformat(time_).replace(tzinfo=UTC)
    return When(moment, moment, WhenBasis.METADATA, "")


def day(date: str) -> When:
    begins = datetime.fromisoformat(date).replace(tzinfo=UTC)
    return When(begins, begins + timedelta(days=1, seconds=-1), WhenBasis.TEXT, "")


def report(
    id: str, text: str, published: str | None = None, language: str = "en", outlet: str | None = None
) -> Article:
    ref = OutletRef(outlet, outlet) if outlet else None
    return Article(id, Source(id), None, ref, None, at(published), None, language, text, (), id)


def mention(article: Article, denied: bool = False) -> Mention:
    text = article.text.rstrip(".")
    polarity = Polarity.DENIED if denied else Polarity.AFFIRMED
    return said(article, 0, len(text), polarity)


def said(article: Article, start: int, end: int, polarity: Polarity = Polarity.AFFIRMED) -> Mention:
    numbers = values(article.text, article.language, [(start, end)])
    told_ = tuple(to_value(number, article) for number in numbers)
    return Mention(article.passage(start, end), polarity, Modality.STATED, told_)


def claimed(*articles: Article, denied: str = "", days: dict[str, str] | None = None):
    """What is told of one claim that each of some reports makes in its one sentence."""
    mentions = tuple(mention(article, article.id in denied) for article in articles)
    claim = Claim(id="claim-1", about=mentions[0].passage.text, mentions=mentions, origins=NONE, story="s")
    entries = [
        TimelineEntry(day((days or {})[m.passage.article]), m.passage, "s", m.passage)
        for m in mentions
        if m.passage.article in (days or {})
    ]
    return run(articles, claims=[claim], timeline=entries)


def run(articles, reuses=(), derivations=(), **more):
    by_id = {article.id: article for article in articles}
    spans = {article.id: ((0, len(article.text)),) for article in articles}
    story = Story("s", tuple(sorted(by_id)), "", "")
    lineage = Lineage("s", tuple(derivations), NONE, First((), True, ""))
    return changes(by_id, spans, [story], reuses, [lineage], **more)


def copied(left: Article, right: Article, taken: bool = True):
    """A report and what has its text; `taken` where the right is known to have taken it from the left."""
    across = left.language != right.language
    passages = left.passage(0, len(left.text)), right.passage(0, len(right.text))
    if across:
        found = conflicts_across(*passages, left.language, right.language)
    else:
        found = conflicts(*passages, left.language)
    kind = ReuseKind.TRANSLATED if across else ReuseKind.EDITED
    whole = ((0, len(left.text), 0, len(right.text)),) if across else ()
    run_ = Reuse(*passages, kind, Extent.REPORT, 0.95, "", found, None, whole)
    pair = PairReuse(left.id, right.id, kind, 1.0, 1.0, 0.95, 1)
    source = left.id if taken else None
    return run_, Derivation(right.id, source, pair, Basis.CREDIT, "it says so", ())


def told(found):
    return [(c.kind.value, c.differs.value, *(word.text for word in c.evidence)) for c in found]


# What a report says itself.


def test_the_report_says_itself_that_a_number_went_up():
    text = "The agreement extends the fields of cooperation from nine to 16, the council said."
    [change] = run([report("a", text)])

    assert told([change]) == [("update", "number", "nine", "16")]
    assert (change.earlier.text, change.later.text) == (
        "The agreement extends the fields of cooperation from nine",
        "to 16, the council said.",
    )


def test_the_earlier_number_may_stand_behind_the_later():
    [change] = run([report("a", "The ministry raised the levy to 12 from 9 euros.")])

    assert [word.text for word in change.evidence] == ["9", "12"]
    assert change.earlier.start > change.later.start


@pytest.mark.parametrize(
    "text",
    [
        "Children from 7 to 12 sail free of charge.",
        "From 1990 to 1995 the price of bread rose.",
        "The hall is open from 9 to 5, up on the hill.",
    ],
)
def test_ranges_years_and_hours_are_no_change(text):
    assert run([report("a", text)]) == ()


@pytest.mark.parametrize("language", languages())
def test_every_example_of_a_change_in_words(language):
    known, (said, none) = change_words(language), examples(language)

    for text, earlier, later in said:
        found = told_in(text, fold(text), language, known)
        assert found is not None, text
        assert text[found.earlier.start : found.earlier.end] == earlier
        assert text[found.later.start : found.later.end] == later
    for text in none:
        assert told_in(text, fold(text), language, known) is None, text


def test_all_25_languages_have_words_of_change():
    assert len(languages()) == 25


# Two reports that claim one thing.


def test_more_dead_in_a_later_report_are_an_update():
    a = report("a", "Nine people died in the storm.", MORNING)
    b = report("b", "Twelve people died in the storm.", NOON)

    assert told(claimed(a, b)) == [("update", "number", "Nine", "Twelve")]


def test_fewer_dead_in_a_later_report_contradict_the_earlier():
    a = report("a", "Nine people died in the storm.", MORNING)
    b = report("b", "Seven people died in the storm.", NOON)

    assert told(claimed(a, b)) == [("contradiction", "number", "Nine", "Seven")]


def test_two_sums_at_one_time_contradict_each_other():
    a = report("a", "The port paid 12 million euros for the crane.", MORNING)
    b = report("b", "The port paid 21 million euros for the crane.", NOON)

    [change] = claimed(a, b)

    assert told([change]) == [("contradiction", "number", "12 million", "21 million")]
    assert change.claim == "claim-1"
    assert change.because.endswith("they appeared within a day")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge cost 61.8 million euros.", "The bridge cost 62 million euros."),
        ("About 50 ships waited off Tarnby.", "53 ships waited off Tarnby."),
        ("The road is 50 miles long.", "The road is 80 kilometres long."),
        ("Nine people were killed in the storm.", "Twelve people were injured in the storm."),
        ("At least 30 houses were flooded.", "34 houses were flooded."),
        ("The museum costs 12 million euros.", "The museum costs 140 million kroner."),
    ],
)
def test_what_can_both_be_true_is_no_contradiction(one, other):
    assert claimed(report("a", one, MORNING), report("b", other, NOON)) == ()


def test_sums_days_apart_may_be_old_and_new():
    a = report("a", "The ticket to the isle costs 20 euros.", MORNING)
    b = report("b", "The ticket to the isle costs 25 euros.", DAYS_LATER)

    assert claimed(a, b) == ()


def test_what_is_said_to_have_risen_is_an_update():
    a = report("a", "The ticket to the isle costs 20 euros.", MORNING)
    b = report("b", "The ticket to the isle has been raised to 25 euros.", DAYS_LATER)

    assert told(claimed(a, b)) == [("update", "number", "20", "25")]


def test_figures_of_two_days_may_both_be_right():
    a = report("a", "On Monday 300 tonnes were landed in Tresk.", MORNING)
    b = report("b", "On Tuesday 500 tonnes were landed in Tresk.", NOON)

    assert claimed(a, b, days={"a": "2031-04-28", "b": "2031-04-29"}) == ()


def test_figures_of_one_day_contradict_each_other_however_late_they_are_told():
    a = report("a", "On Monday 300 tonnes were landed in Tresk.", MORNING)
    b = report("b", "On Monday 500 tonnes were landed in Tresk.", DAYS_LATER)

    assert told(claimed(a, b, days={"a": "2031-04-28", "b": "2031-04-28"})) == [
        ("contradiction", "number", "300", "500")
    ]


def test_counts_of_dead_without_times_may_be_old_and_new():
    a, b = report("a", "Nine people died in the storm."), report("b", "Twelve people died in the storm.")

    assert claimed(a, b) == ()


def test_a_report_that_tells_both_versions_contradicts_nobody():
    a = report("a", "The police counted 300 marchers.", MORNING)
    b = report("b", "The police counted 300 marchers. The union counted 5,000 marchers.", NOON)
    mentions = (
        mention(a),
        said(b, 0, 31),
        said(b, 33, 63),
    )
    claim = Claim(id="c", about=a.text, mentions=mentions, origins=NONE, story="s")

    assert run([a, b], claims=[claim]) == ()


def test_a_no_against_a_yes():
    a = report("a", "The gate was shut at midnight.", MORNING)
    b = report("b", "The gate was not shut at midnight.", NOON)

    [change] = claimed(a, b, denied="b")

    assert (change.kind, change.differs) == (ChangeKind.CONTRADICTION, Differs.NEGATION)
    assert [word.text for word in change.evidence] == ["The gate was shut at midnight", "not"]


def test_not_yet_and_then_it_is():
    a = report("a", "The council has not yet approved the bridge.", MORNING)
    b = report("b", "The council has approved the bridge.", DAYS_LATER)

    assert [c.kind for c in claimed(a, b, denied="a")] == [ChangeKind.UPDATE]


def test_not_yet_contradicts_nothing():
    a = report("a", "The council has not yet approved the bridge.", MORNING)
    b = report("b", "The council has approved the bridge.")

    assert claimed(a, b, denied="a") == ()


def test_a_no_and_a_yes_days_apart_may_both_be_right():
    a = report("a", "The ferry does not run.", MORNING)
    b = report("b", "The ferry runs.", DAYS_LATER)

    assert claimed(a, b, denied="a") == ()


# Copies and translations.


def test_a_copy_that_lost_a_no_distorts():
    a = report("a", "The mayor did not order an evacuation before the old wall broke.")
    b = report("b", "The mayor ordered an evacuation before the old wall broke.")
    run_, derivation = copied(a, b)

    [change] = run([a, b], [run_], [derivation])

    assert (change.kind, change.differs) == (ChangeKind.DISTORTION, Differs.NEGATION)
    assert (change.earlier.article, change.later.article) == ("a", "b")
    assert "it says so" in change.because


def test_without_a_direction_two_versions_contradict_each_other():
    a = report("a", "The harbour board will pay 300 euros to every family in the town.")
    b = report("b", "The harbour board will pay 800 euros to every family in the town.")
    run_, derivation = copied(a, b, taken=False)

    assert told(run([a, b], [run_], [derivation])) == [("contradiction", "number", "300", "800")]


def test_the_newer_report_of_one_outlet_is_an_update():
    a = report("a", "The harbour board will pay 300 euros to every family.", MORNING, outlet="Norda")
    b = report("b", "The harbour board will pay 800 euros to every family.", NOON, outlet="Norda")
    run_, derivation = copied(a, b)

    assert told(run([a, b], [run_], [derivation])) == [("update", "number", "300", "800")]


def test_a_possibility_made_a_fact():
    a = report("a", "Engineers may inspect the gates of the dam on Tuesday.")
    b = report("b", "Engineers will inspect the gates of the dam on Tuesday.")
    run_, derivation = copied(a, b)

    assert told(run([a, b], [run_], [derivation])) == [("distortion", "modality", "may", "will")]


def test_a_possibility_made_a_fact_in_translation():
    german = "Der Hafen könnte am Dienstag wieder öffnen, teilte die Stadt mit."
    assert made_a_fact(german, "The port reopens on Tuesday, the city announced.", "de", "en") is not None
    assert made_a_fact(german, "The port could reopen on Tuesday, the city announced.", "de", "en") is None
    assert made_a_fact(german, "The port is expected to reopen on Tuesday.", "de", "en") is None


def test_cannot_is_no_possibility():
    russian = "Порт не может открыться во вторник."
    assert made_a_fact(russian, "The port is unable to open on Tuesday.", "ru", "en") is None


def test_ten_copies_of_one_distortion_are_told_once():
    original = report("a", "The mayor did not order an evacuation before the wall broke.", MORNING)
    lost = "The mayor ordered an evacuation before the wall broke."
    copies = [report(f"b{n}", lost, NOON, outlet=f"Paper {n}") for n in range(10)]
    pairs = [copied(original, copy) for copy in copies]

    [change] = run([original, *copies], [p[0] for p in pairs], [p[1] for p in pairs])

    assert change.because.endswith(
        "the same words stand in Paper 1 (b1), Paper 2 (b2), Paper 3 (b3) and 6 more"
    )


def test_who_copied_the_distorted_copy_did_not_distort():
    a = report("a", "The mayor did not order an evacuation before the wall broke.", MORNING)
    b = report("b", "The mayor ordered an evacuation before the wall broke.", NOON)
    c = report("c", b.text, DAYS_LATER)
    first, taken_by_b = copied(a, b)
    second, _ = copied(a, c)
    _, taken_by_c = copied(b, c)

    found = run([a, b, c], [first, second], [taken_by_b, taken_by_c])

    assert [(c.earlier.article, c.later.article) for c in found] == [("a", "b")]


def test_a_faithful_copy_is_no_change():
    a = report("a", "The mayor did not order an evacuation before the wall broke.")
    b = report("b", "Before the wall broke the mayor did not order an evacuation.")
    run_, derivation = copied(a, b)

    assert run([a, b], [run_], [derivation]) == ()


def test_less_than_is_no_lost_no():
    a = report(
        "a", "The workers removed the statue less than two days after the city council had decided it."
    )
    b = report(
        "b",
        "Die Arbeiter entfernten das Denkmal nicht einmal zwei Tage nach dem Beschluss des Stadtrats.",
        language="de",
    )
    run_, derivation = copied(a, b)

    assert run([a, b], [run_], [derivation]) == ()


# Plans.


def track(*steps: tuple[PlanStep, Article]) -> Track:
    told_ = tuple(
        TrackStep(step, article.passage(0, len(article.text)), article.passage(0, 3), article.published)
        for step, article in steps
    )
    return Track(
        id="t", story="s", about="a tram", named=told_[0].passage, steps=told_, last=None, stopped=()
    )


def test_a_plan_is_dropped_later():
    a, b = report("a", "A tram is planned.", MORNING), report("b", "The tram is dropped.", DAYS_LATER)

    [change] = run([a, b], tracks=[track((PlanStep.PLANNED, a), (PlanStep.DROPPED, b))])

    assert (change.kind, change.differs) == (ChangeKind.UPDATE, Differs.STEP)
    assert (change.earlier.article, change.later.article) == ("a", "b")


def test_without_times_two_reports_make_no_update():
    a, b = report("a", "A tram is planned."), report("b", "The tram is dropped.")

    assert run([a, b], tracks=[track((PlanStep.PLANNED, a), (PlanStep.DROPPED, b))]) == ()


def test_an_event_that_both_tell_of_makes_an_update():
    a = report("a", "A tram is planned. It hopes for money before the summit in Norway.")
    b = report("b", "The tram is dropped. At the summit in Norway the mayor said why.")
    known = {one.id: anchors(body(one), times(body(one))) for one in (a, b)}
    order = Order({"a": a, "b": b}, [Story("s", ("a", "b"), "", "")], known, {})

    [change] = run([a, b], tracks=[track((PlanStep.PLANNED, a), (PlanStep.DROPPED, b))], order=order)

    assert (change.earlier.article, change.later.article) == ("a", "b")
    assert "the summit lies ahead in the one" in change.because


def test_one_report_tells_that_what_it_gives_up_was_a_plan():
    a = report("a", "A tram was planned, and is now dropped.")

    [change] = run([a], tracks=[track((PlanStep.PLANNED, a), (PlanStep.DROPPED, a))])

    assert change.kind is ChangeKind.UPDATE
    assert change.because.endswith("only what had been a plan can be dropped")


def test_talk_about_a_plan_is_no_move():
    a, b = report("a", "A tram is planned.", MORNING), report("b", "The tram is discussed.", DAYS_LATER)

    assert run([a, b], tracks=[track((PlanStep.PLANNED, a), (PlanStep.IN_TALKS, b))]) == ()


def test_a_plan_taken_up_again_is_told_the_other_way_round():
    a, b = report("a", "The tram is dropped.", MORNING), report("b", "A tram is planned.", DAYS_LATER)

    [change] = run([a, b], tracks=[track((PlanStep.DROPPED, a), (PlanStep.PLANNED, b))])

    assert (change.earlier.article, change.later.article) == ("a", "b")


# Order and bounds.


def test_the_same_whatever_the_order():
    texts = ["Nine people died in the storm.", "Twelve people died in the storm.", "Nine people died there."]
    articles = [report(f"a{n}", text, f"2031-05-0{n + 3}T06:00") for n, text in enumerate(texts)]

    assert claimed(*articles) == claimed(*articles[::-1])


@pytest.mark.parametrize(
    "text",
    ["from nine to " * 80_000, "9 " * 500_000, "not may " * 120_000, "从九" * 300_000, "x" * 1_000_000],
    ids=["from to", "digits", "words", "signs", "one word"],
)
def test_hostile_texts_take_no_time(text):
    a, b = report("a", text, MORNING), report("b", text[1:] + "9", NOON)
    run_ = Reuse(
        a.passage(0, len(a.text)), b.passage(0, len(b.text)), ReuseKind.EDITED, Extent.REPORT, 1.0, ""
    )
    began = time.process_time()

    run([a, b, replace(a, id="c", language="zh")], [run_])

    assert time.process_time() - began < 3
