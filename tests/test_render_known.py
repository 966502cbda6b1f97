"""What is known first, what became of plans, and when: the top of a story's page."""

import re
from dataclasses import replace

import pytest
from tests.accounts import members, mention, origins, step
from tests.dossiers import harbour, one_story, pages_of, passage, words
from tests.factories import article, when
from tests.floods import flood
from tests.told import FERRY, PAGE, first_screen, page_of, plain, section

from firsthand.model import (
    Claim,
    PlanStep,
    Polarity,
    TimelineEntry,
    Track,
)
from firsthand.render.excerpts import room_for_words, words_in
from firsthand.render.spelling import on_day, period
from firsthand.render.tracks import STEPS, stations


def test_the_first_screen_says_what_is_known_how_well_and_what_changed():
    told = first_screen(PAGE)

    assert "The plan planned → in talks → opposed → dropped 2 July 2031 The Coast League has taken" in told
    assert "taken the night ferry off its agenda ¶9" in told
    assert (
        "The boat will cost 62 million crowns ¶2 at least 2 independent origins in this pile · 8 reports"
        in told
    )
    assert "was not asked ¶2 2 independent origins in this pile · 6 reports the opposite in 2" in told
    assert "Changed The boat will cost 62 million crowns" in told
    assert "Disputed The council of Norvik was not asked" in told
    assert "26 millions" in told.split("Distorted")[1]


def wordy():
    """A story in which everything is as long as it can be."""
    text = "Der Oberbürgermeister von Norvik und sein Stellvertreter planen noch in diesem Jahr " * 12
    found = [article(f"w{n}", text, outlet=f"The {'Very ' * 8}Long Name {n}") for n in range(9)]
    whole = [x.passage(0, len(text.rstrip())) for x in found]
    claims = [
        Claim(
            id=f"c{n}",
            about=whole[0].text,
            mentions=tuple(
                mention(x, whole[0].text, polarity=list(Polarity)[i % 2]) for i, x in enumerate(found)
            ),
            origins=origins([([x], None if i else "A", "because", None) for i, x in enumerate(found)]),
            story="s",
        )
        for n in range(4)
    ]
    changes = [replace(c, earlier=whole[0], later=whole[1], evidence=(), claim=None) for c in FERRY.changes]
    planned = step(found[0], PlanStep.PLANNED, whole[0].text, "planen")
    track = Track(id="t", story="s", about="x", named=whole[0], steps=(planned,), last=PlanStep.PLANNED)
    return one_story(found, claims=tuple(claims), changes=tuple(changes), tracks=(track,))


def signs():
    """The same in a script without blanks."""
    text = "沿岸連盟はオステビーとノルヴィクを結ぶ夜行フェリーを計画している" * 30
    found = [article(f"w{n}", text, outlet="港日報", language="ja") for n in range(3)]
    claims = tuple(
        Claim(
            id=f"c{n}",
            about=text,
            mentions=tuple(mention(x, text) for x in found),
            origins=origins([(found, None, "same words", None)]),
            story="s",
        )
        for n in range(4)
    )
    return one_story(found, claims=claims)


@pytest.mark.parametrize(
    "found", [FERRY, wordy(), signs(), flood(120)], ids=["ferry", "wordy", "signs", "flood"]
)
def test_the_first_screen_is_under_150_words(found):
    told = first_screen(page_of(found))

    assert "What is known" in told
    assert max(len(told.split()), words_in(told)) < 150


def test_a_word_without_end_does_not_fill_the_first_screen():
    text = "x" * 10**6
    found = [article(f"w{n}", text) for n in range(2)]
    claim = Claim(
        id="c",
        about=text,
        mentions=tuple(mention(x, text) for x in found),
        origins=origins([(found, None, "same words", None)]),
        story="s",
    )

    assert len(first_screen(page_of(one_story(found, claims=(claim,))))) < 600
    assert room_for_words(text, 10) < 200


def test_nothing_is_called_confirmed():
    a, *_ = found = members()
    said = step(a, PlanStep.CONFIRMED, "The Coast League plans a night ferry", "plans")
    track = Track(id="t", story="s", about="x", named=said.passage, steps=(said,), last=PlanStep.CONFIRMED)
    html = page_of(one_story(found, tracks=(track,)))

    assert "declared firm" in plain(section("plans", html))
    assert "confirmed" not in words(html).lower()
    assert "confirmed" not in words(PAGE).lower()
    assert set(STEPS) == set(PlanStep)


def test_where_nothing_is_found_there_is_no_section():
    html = next(html for name, html in pages_of(harbour()).items() if name.startswith("story-"))

    for name in ("known", "plans", "timeline", "claims", "differences", "matrix", "wording"):
        assert f'id="{name}"' not in html
        assert f'"#{name}"' not in html


def test_a_track_has_each_step_once_with_who_tells_it_and_who_stopped():
    told = plain(section("plans"))

    assert re.findall(r"\d+ reports?:", told) == ["8 reports:", "1 report:", "1 report:", "2 reports:"]
    assert [plain(s) for s in re.findall(r'<p class="stepname">(.*?)</p>', PAGE)] == [
        *("planned 3 May 2031", "in talks 5 May 2031", "opposed 20 May 2031", "dropped 2 July 2031"),
    ]
    assert 'class="station last"' in section("plans")
    stopped = told.split("Stopped earlier")[-1]
    # Norda and North Mail have a later report that tells the last step.
    assert "Norda" not in stopped
    assert (
        stopped.index("planned")
        < stopped.index("Küste")
        < stopped.index("in talks")
        < stopped.index("opposed")
    )


def track_of(*kinds: str, last: str | None):
    a = members()[0]
    steps = tuple(step(a, PlanStep(kind), "The Coast League plans a night ferry", "plans") for kind in kinds)
    ended = PlanStep(last) if last else None
    return Track(id="t", story="s", about="x", named=steps[0].passage, steps=steps, last=ended)


@pytest.mark.parametrize(
    ("kinds", "last", "told"),
    [
        # each once, in the order it is first told
        (("planned", "planned", "dropped", "dropped"), "dropped", ["planned", "dropped"]),
        # who is late with an earlier step adds none
        (("planned", "in talks", "planned", "dropped"), "dropped", ["planned", "in talks", "dropped"]),
        (("planned", "dropped", "planned", "dropped"), "dropped", ["planned", "dropped"]),
        # a plan that is taken up again has that step twice
        (("planned", "dropped", "planned"), "planned", ["planned before", "dropped", "planned end"]),
        # times overlap: what is last by time stands last
        (("dropped", "planned"), "dropped", ["planned", "dropped"]),
        (("planned", "dropped"), None, ["planned", "dropped"]),
    ],
)
def test_stations(kinds, last, told):
    found = stations(track_of(*kinds, last=last))

    assert [f"{steps[0].step.value} {part}".strip() for part, steps in found] == told


@pytest.mark.parametrize("last", ["planned", None])
def test_a_step_that_comes_back_is_counted_where_it_stands(last):
    track = track_of("planned", "dropped", "planned", last=last)
    html = page_of(one_story(members(), tracks=(track,)))

    assert ("No time tells which of these steps is the latest" in html) is (last is None)
    assert section("plans", html).count('class="station') == (3 if last else 2)


def test_the_timeline_groups_by_day_and_tells_published_from_told():
    days = {
        plain(d).split(" told ")[0].split(" published ")[0]: plain(d)
        for d in section("timeline").split("<li ")
    }

    assert "told two officials told Norda on Saturday ¶2 2 Norda also ¶3" in days['class="day"> 3 May 2031']
    assert "inferred: it copies a report of 3 May and names Saturday" in days['class="day"> 3 May 2031']
    assert "wants to decide in July" in days['class="day"> July 2031']
    assert "published 12 c-mirror.txt" in days['class="day"> Time left open']
    assert list(days)[1].endswith("March 2031")
    assert section("timeline").count("inferred:") == 1


@pytest.mark.parametrize(
    ("first", "last", "told", "day"),
    [
        ("2031-07-01", "2031-07-31", "July 2031", "July 2031"),
        ("2032-02-01", "2032-02-29", "February 2032", "February 2032"),
        ("2031-01-01", "2031-12-31", "2031", "2031"),
        ("2031-07-01", "2031-07-30", "between 1 July 2031 and 30 July 2031", None),
        ("2031-07-01", "2031-08-31", "between 1 July 2031 and 31 August 2031", None),
        ("9999-12-01", "9999-12-31", "December 9999", "December 9999"),
        ("2031-07-04", "2031-07-04", "4 July 2031", "4 July 2031"),
    ],
)
def test_a_month_and_a_year_have_a_name(first, last, told, day):
    span = replace(when(first), latest=when(last).latest)

    assert period(span) == told
    assert on_day(span) == (day or told)


def test_a_plan_is_told_by_the_day():
    assert on_day(when("2031-07-04T08:00+00:00")) == "4 July 2031"


def test_words_are_counted_in_scripts_without_blanks_too():
    assert words_in("three short words") == 3
    assert words_in("夜行フェリー") == 1 + 3


def test_what_is_told_of_no_known_time_is_left_open():
    found = members()
    entry = TimelineEntry(when(None), passage(found[0], "in July"), "s", passage(found[0], "in July"))

    assert "Time left open told" in plain(section("timeline", page_of(one_story(found, timeline=(entry,)))))


def test_of_a_long_timeline_the_days_that_most_reports_tell_of_stand_open():
    found = members()
    days = [when(f"19{n}-05-03") for n in range(20, 90)]
    told = [
        TimelineEntry(day, passage(found[0], "in July"), "s", passage(found[0], "in July")) for day in days
    ]
    held = TimelineEntry(days[33], passage(found[1], "in July"), "s", passage(found[1], "in July"))
    html = section("timeline", page_of(one_story(found, timeline=(*told, held))))
    shown, further = html.split("<details")

    assert "3 May 1953" in shown
    assert [int(y) for y in re.findall(r"3 May (\d+)", shown)] == [*range(1920, 1929), 1953]
    assert further.count('class="day"') == 30
    assert "30 further entries are in dossier.json" in plain(further)


def test_a_track_that_names_a_step_names_it_as_the_page_does():
    a, *_ = found = members()
    said = step(a, PlanStep.CONFIRMED, "The Coast League plans a night ferry", "plans")
    track = Track(
        id="t",
        story="s",
        about="x",
        named=said.passage,
        steps=(said,),
        last=PlanStep.CONFIRMED,
        because="every other step was told before “confirmed”",
    )

    assert "before “declared firm”" in plain(section("plans", page_of(one_story(found, tracks=(track,)))))


def test_a_station_is_told_by_the_first_report_whose_time_is_known():
    _, _, mirror, kueste, *_ = found = members()
    steps = (
        step(mirror, PlanStep.PLANNED, "The Coast League plans a night ferry", "plans"),
        step(kueste, PlanStep.PLANNED, "Der Küstenbund plant eine Nachtfähre", "plant"),
    )
    track = Track(id="t", story="s", about="x", named=steps[0].passage, steps=steps, last=PlanStep.PLANNED)
    html = page_of(one_story(found, tracks=(track,)))

    assert "planned 3 May 2031 Der Küstenbund" in plain(section("plans", html))
    assert "planned 3 May 2031 Der Küstenbund" in first_screen(html)


def test_a_plan_that_few_reports_tell_of_is_not_what_is_known():
    found = [*members(), *(article(f"z{n}", f"A loaf of {n} kilos was baked.") for n in range(9))]
    one = step(found[0], PlanStep.PLANNED, "The Coast League plans a night ferry", "plans")
    track = Track(id="t", story="s", about="x", named=one.passage, steps=(one,), last=PlanStep.PLANNED)
    html = page_of(one_story(found, tracks=(track,)))

    assert 'id="plans"' in html
    assert 'id="known"' not in html
