"""Articles of one event are one story, in any order and any batches."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import article, body

from firsthand.model import Noise, NoiseKind, OutletRef, PairReuse, ReuseKind
from firsthand.sentences import body as body_of
from firsthand.stories import StoryIndex, stories

SEEDS = Path(os.environ.get("FIRSTHAND_EVAL_DATA", "")).parent / "seeds"

# One line a report: id, language, what it says.
QUAKE = {
    "q-en": ("en", "A quake of magnitude 6.3 killed 112 people in Karsova, rescuer Mira Odenkranz said."),
    "q-de": ("de", "Ein Beben der Stärke 6,3 tötete in Karsova 112 Menschen, so Helferin Mira Odenkranz."),
    "q-ru": ("ru", "Землетрясение силой 6,3 унесло 112 жизней в Карсове, сообщила Мира Оденкранц."),
    "q-ja": ("ja", "マグニチュード6.3の地震でカルソヴァの112人が死亡したと、オデンクランツ氏が述べた。"),
}
GEESE = {
    "g-1": ("de", "In Brakwede sind 1.300 Gänse gestohlen worden; die Polizei sucht einen weißen Lastwagen."),
    "g-2": ("de", "Diebe holten in Brakwede 1300 Gänse vom Hof und flohen in einem weißen Lastwagen."),
}
ALONE = {
    "z-1": ("fr", "Un musée des boutons a ouvert à Montferrand-les-Joncs."),
    "z-2": ("tr", "Karadere köyünde Fatma Ulusoy keman çaldı."),
}
PILE = {**QUAKE, **GEESE, **ALONE}


def bodies(reports):
    return [body(id, text, language=language) for id, (language, text) in reports.items()]


def grouped(reports, pairs=()):
    """The stories of a few reports, as sets of ids."""
    return {frozenset(story.articles) for story in stories(bodies(reports), pairs)}


def taken(left, right):
    return PairReuse(left, right, ReuseKind.EDITED, 0.9, 0.9, 0.9, 4)


def test_reports_of_one_event_are_one_story_in_every_script():
    assert frozenset(QUAKE) in grouped(PILE)


def test_reports_in_other_words_of_one_language_are_one_story():
    assert frozenset(GEESE) in grouped(PILE)


def test_a_lone_article_is_a_story_of_one():
    assert {frozenset({"z-1"}), frozenset({"z-2"})} <= grouped(PILE)


def test_every_article_is_in_exactly_one_story():
    told = [id for story in stories(bodies(PILE)) for id in story.articles]

    assert sorted(told) == sorted(PILE)


def test_no_articles_no_stories():
    assert stories([]) == []


@pytest.mark.parametrize("text", ["", "   ", "...", "1", "\n\n"])
def test_articles_that_say_nothing_stay_alone(text):
    assert grouped({"a": ("en", text), "b": ("en", text)}) == {frozenset("a"), frozenset("b")}


def test_what_a_reuse_ties_is_one_story_however_different():
    assert frozenset({"z-1", "z-2"}) in grouped(PILE, [taken("z-1", "z-2")])


def test_a_reuse_of_an_article_outside_the_pile_says_nothing():
    assert grouped(PILE, [taken("z-1", "elsewhere")]) == grouped(PILE)


LOOK_ALIKES = [
    # two quakes
    (
        "The quake of magnitude 6.3 flattened Karsova; rescuer Mira Odenkranz counted 112 dead. "
        "President Tarvo Lemminck declared three days of mourning and sent tents to Dolin.",
        "A quake of magnitude 5.8 injured 47 people in Port Casimiro, mayor Delfina Arroyal said. "
        "The harbour wall fell into the sea, and ferries to Urubei wait for divers.",
    ),
    # two meetings of one alliance
    (
        "NATO ministers quarrelled in Lisbon about 84,000 tonnes of herring, Duarte Vilhena said.",
        "In Oslo, NATO agreed on an office with 23 staff for polar research under Sigrun Halvard.",
    ),
    # a country and a year in common
    (
        "In Japan the number of storks rose in 2022, birdwatcher Ewald Broemmelkamp reports.",
        "In Japan a potter fired a bowl in 2022, her gallery in Leeds said.",
    ),
]


@pytest.mark.parametrize(("left", "right"), LOOK_ALIKES)
def test_two_events_of_one_kind_are_two_stories(left, right):
    assert len(grouped({"a": ("en", left), "b": ("en", right)})) == 2


@pytest.mark.parametrize(
    ("days", "count"), [(("2021-11-22", "2021-11-23"), 1), (("2021-11-22", "2022-11-28"), 2)]
)
def test_reports_a_year_apart_are_not_of_one_event(days, count):
    text = "Beat Zurfluh opened the onion fair of Pruntigen on Sunday; {} visitors came, he said."
    pile = [
        body(day, text.format(number), published=day)
        for day, number in zip(days, ("many", "few"), strict=True)
    ]

    assert len(stories(pile)) == count


def test_an_unknown_time_keeps_nothing_apart():
    text = "Beat Zurfluh opened the onion fair of Pruntigen on Sunday; {} visitors came, he said."
    pile = [body("a", text.format("many"), published="2021-11-22"), body("b", text.format("few"))]

    assert len(stories(pile)) == 1


@given(order=st.permutations(sorted(PILE)), cut=st.integers(0, len(PILE)))
@settings(max_examples=25, deadline=None)
def test_neither_order_nor_batches_change_the_answer(order, cut):
    by_id = {one.article.id: one for one in bodies(PILE)}
    pairs = [taken("z-1", "z-2")]
    index = StoryIndex()

    index.add([by_id[id] for id in order[:cut]], pairs)
    index.add([by_id[id] for id in order[cut:]])

    assert index.stories() == stories(bodies(PILE), pairs)


def test_an_update_says_what_a_batch_changed():
    index = StoryIndex()
    first = index.add(bodies({"q-en": QUAKE["q-en"], "z-1": ALONE["z-1"]}))
    second = index.add(bodies({"q-de": QUAKE["q-de"], "z-2": ALONE["z-2"]}))

    assert [story.articles for story in first.added] == [("q-en",), ("z-1",)]
    assert [story.articles for story in second.added] == [("q-de", "q-en"), ("z-2",)]
    assert second.changed == ()
    assert second.withdrawn == (first.added[0].id,)


def test_a_story_that_grows_at_its_end_keeps_its_id():
    index = StoryIndex()
    index.add(bodies({"q-de": QUAKE["q-de"]}))
    update = index.add(bodies({"q-en": QUAKE["q-en"]}))

    assert [story.articles for story in update.changed] == [("q-de", "q-en")]
    assert update.withdrawn == ()


def test_an_id_that_comes_twice_is_refused_by_name():
    with pytest.raises(ValueError, match="article 'a' is in the pile twice: ids have to be unique"):
        stories([body("a", "One."), body("a", "Two.")])


def test_a_story_says_what_its_articles_share():
    [story] = stories(bodies(QUAKE))

    shared, _, _ = story.because.partition("; ")
    assert shared == "most of 4 reports share the names Karsova and Odenkranz and the number 112"


def test_a_lone_story_says_that_it_is_alone():
    [story] = stories([body("a", "A report of a museum.")])

    assert story.because == "no other report shares enough with it"


def test_the_label_is_the_title_of_an_article():
    pile = [
        body("a", GEESE["g-1"][1], language="de", title="Gänse weg"),
        body("b", GEESE["g-2"][1], language="de"),
    ]

    assert [story.label for story in stories(pile)] == ["Gänse weg"]


@given(text=st.text(min_size=1, max_size=400))
@settings(deadline=None)  # reference data loads at first use
def test_without_titles_the_label_stands_in_an_article(text):
    [story] = stories([body("a", text)])

    assert story.label in text or story.label == "a"
    assert "\n" not in story.label


def test_many_copies_of_one_report_are_one_story():
    words = "Hedwig Lankenau resigned on Thursday over the Sollern bridge, which cost 318 million."
    pile = [body(f"c{number:03}", f"{words} Copy {number}.") for number in range(300)]

    assert len(stories(pile)) == 1


def test_identical_texts_are_one_story():
    pile = [body(f"m{number}", "Ein Museum der Knöpfe hat eröffnet.", language="de") for number in range(3)]

    assert len(stories(pile)) == 1


def test_ids_are_stable_and_readable():
    [story] = stories([body("a", "A report.")])

    assert story.id.startswith("story-")
    assert len(story.id) == len("story-") + 8


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five real reports are not here")
def test_the_real_reports_are_two_stories():
    from firsthand.clean import clean
    from firsthand.read import read

    pile = clean(read([SEEDS]).articles)
    name = {one.id: one.source.path[:3] for one in pile}

    found = [{name[id] for id in story.articles} for story in stories([body_of(one) for one in pile])]

    assert sorted(found, key=len) == [{"003"}, {"000", "001", "002", "004"}]


def test_jobs_do_not_change_the_answer():
    pile = [body(f"j{number:03}", f"{GEESE['g-1'][1]} {number}", language="de") for number in range(140)]

    assert stories(pile, jobs=2) == stories(pile)


def test_an_article_whose_every_sentence_is_noise_is_still_in_a_story():
    from firsthand.model import Body

    assert [story.articles for story in stories([Body(article("a", "Anzeige"), ())])] == [("a",)]


def test_a_story_that_is_most_of_its_pile_stays_whole():
    facts = (
        "Minister Hedwig Lankenau resigned on Thursday.",
        "The Sollern bridge cost 318 million.",
        "Ruprecht Immerath takes over the ministry.",
        "Auditor Solange Quiberon had warned of cracks.",
        "The bridge leads to Arcqueval.",
    )
    pile = [
        body(
            f"l{number:03}",
            " ".join(fact for place, fact in enumerate(facts) if place != number % 5) + f" {number}",
        )
        for number in range(100)
    ]
    pile += [body(f"z{number}", text) for number, text in enumerate(("Bees swarmed.", "A clock stopped."))]

    assert max(len(story.articles) for story in stories(pile)) == 100


PLAN = "Hedwig Lankenau and Ruprecht Immerath agreed in Sollern to build a ferry harbour for Norrvik."
TRIAL = "In court Hedwig Lankenau denied that Ruprecht Immerath of Sollern had bribed judge Quiberon."


def followed(*reports):
    """Which articles begin the stories that the last report's story follows; a report is id, day, text."""
    told = stories([body(id, text, published=day) for id, day, text in reports])
    first = {story.id: story.articles[0] for story in told}
    [last] = [story for story in told if reports[-1][0] in story.articles]
    return [first[id] for id in last.previous]


def test_a_later_event_of_the_same_persons_follows_the_earlier_one():
    assert followed(("plan", "2021-03-01", PLAN), ("trial", "2022-09-01", TRIAL)) == ["plan"]
    assert followed(("trial", "2022-09-01", TRIAL), ("plan", "2021-03-01", PLAN)) == []


@pytest.mark.parametrize("days", [(None, "2022-09-01"), ("2021-03-01", None), (None, None)])
def test_without_times_no_story_follows_another(days):
    assert followed(("plan", days[0], PLAN), ("trial", days[1], TRIAL)) == []


def test_one_name_in_common_links_no_stories():
    other = "Hedwig Lankenau bred geese in Brakwede and sold them to Fatma Ulusoy."

    assert followed(("plan", "2021-03-01", PLAN), ("geese", "2022-09-01", other)) == []


def test_what_words_mean_joins_reports_that_name_nobody():
    same = {
        "t-en": (
            "en",
            "The hospital burned at night: an explosion in the kitchen killed a nurse and two patients.",
        ),
        "t-de": (
            "de",
            "Explosion in der Küche: Im Krankenhaus starben nachts eine Krankenschwester und Patienten.",
        ),
    }

    assert frozenset(same) in grouped({**same, **GEESE, **ALONE})


def test_who_stands_in_a_caption_counts_for_the_story():
    caption = "Minister Hedwig Lankenau und Ruprecht Immerath in Sollern"
    report = "Die Fähre nach Norrvik wird gebaut."
    text = f"{report}\n{caption}"
    noise = (Noise(len(report) + 1, len(text), NoiseKind.CAPTION),)
    captioned = body_of(article("c", text, language="de", noise=noise))
    other = body("d", f"{caption} haben Norrvik eine Fähre versprochen.", language="de")

    assert [story.articles for story in stories([captioned, other])] == [("c", "d")]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Quay sinks – Business – Sund Courier", "Quay sinks"),
        ("Quay sinks | Sund Courier", "Quay sinks"),
        ("Quay sinks – what now – Sund Courier", "Quay sinks – what now"),
        ("Quay sinks – Business – Other Paper", "Quay sinks – Business – Other Paper"),
    ],
)
def test_a_label_does_not_name_the_site_it_stands_on(title, label):
    report = article("a", "The quay of Osteby sank by four centimetres.", title=title, outlet="sund-courier")
    report = replace(report, outlet=OutletRef("sund-courier", "Sund Courier"))

    [story] = stories([body_of(report)])

    assert story.label == label
