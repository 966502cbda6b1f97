"""What belongs to the page is marked with its kind; what belongs to the report is left alone."""

import json
import os
import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import article

import firsthand
from firsthand.clean import Cleaner, clean, mark, site_tags
from firsthand.clean.cues import languages
from firsthand.model import Article, Noise, NoiseKind

FILES = sorted((Path(firsthand.__file__).parent / "reference" / "noise").glob("*.json"))
CUES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FILES}
SPEAKING = [(lang, text, kind) for lang, cues in CUES.items() for text, kind in cues["examples"]["noise"]]
SILENT = [(lang, text) for lang, cues in CUES.items() for text in cues["examples"]["report"]]
PROSE = (
    "The council of the town met for many hours on Monday and could not agree on what the bridge may cost."
)
MORE = (
    "The opposition asked for an inquiry into the contracts, which it said had been given without a tender."
)


def marked(*lines: str, **facts: object) -> list[str]:
    """Mark an article of these lines; name each marked line as `kind: text`."""
    found = mark(article(text="\n".join(lines), **facts))
    return [f"{n.kind.value}: {found.text[n.start : n.end]}" for n in found.noise]


def test_the_cues_speak_every_language_of_the_house():
    assert len(languages()) == 25


@pytest.mark.parametrize(("language", "line", "kind"), SPEAKING)
def test_every_example_of_noise_is_marked(language, line, kind):
    assert marked(PROSE, line, language=language) == [f"{kind}: {line}"]


@pytest.mark.parametrize(("language", "line"), SILENT)
def test_every_example_of_report_is_left_alone(language, line):
    assert marked(PROSE, line, MORE, language=language) == []


@pytest.mark.parametrize("language", sorted(CUES))
def test_cue_files_name_only_known_kinds_and_show_both_sides(language):
    cues = CUES[language]
    kinds = {kind for part in ("line", "label", "start", "within", "tail") for kind in cues[part]}

    assert cues["language"] == language
    assert kinds <= {kind.value for kind in NoiseKind}
    assert len(cues["examples"]["noise"]) >= 7
    assert len(cues["examples"]["report"]) >= 2


# The title


def test_the_first_line_that_says_the_title_is_the_headline():
    assert marked("Bridge closed until spring", PROSE, title="Bridge closed until spring") == []


@pytest.mark.parametrize(
    "copy",
    [
        "Nordauer Brücke öffnet im Frühjahr",
        "Nordauer Bruecke oeffnet im Fruehjahr",
        "NORDAUER BRÜCKE ÖFFNET IM FRÜHJAHR",
        "Nordauer Brücke öffnet im Frühjahr – Nordauer Bote",
    ],
)
def test_a_copy_of_the_title_is_told_in_any_spelling(copy):
    assert marked("Nordauer Brücke öffnet im Frühjahr", copy, PROSE, language="de") == [f"title-copy: {copy}"]


@pytest.mark.parametrize(
    "deck",
    [
        "Engineers call the structure unsafe for heavy vehicles",
        "Old bridge closed until the spring of 2026",
        "The old bridge stays closed until spring, the council says.",
    ],
)
def test_a_line_under_the_title_that_says_something_else_is_no_copy(deck):
    assert marked("Old bridge closed until the spring of 2025", deck, PROSE) == []


# Shape and place


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (":", "other"),
        ("* * *", "other"),
        ("———", "other"),
        ("https://tarn.example/bridge", "credit"),
        ("desk@tarn.example", "credit"),
        ("© Mara Quill", "credit"),
        ("(nap/dbr)", "credit"),
        ("#bridge #tarn", "tag"),
        ("trn-general", "tag"),
        ("bridges, tarn, council", "tag"),
        ("12/02/2016 15:14", "date"),
        ("3 May 2024", "date"),
        ("By Mara Quill and Jonas Reed", "credit"),
    ],
)
def test_lines_after_the_report_are_known_by_their_shape(line, kind):
    assert marked(PROSE, line) == [f"{kind}: {line}"]


@pytest.mark.parametrize(
    "line",
    [
        "3 May",  # a day as a heading of a chronicle
        "2015",
        "What happens next",
        "Bridges and borders",
        '"It was cold."',
        "She left.",
        "- two of six wells are dry",
        "Bring her in, the tide is falling",
        "TARNMOUTH (NAP) - The ferry sails.",
        "By Monday evening the hall was empty.",
        "Council votes, islanders sing, ferry sails",
    ],
)
def test_lines_inside_the_report_are_left_alone(line):
    assert marked(PROSE, line, MORE) == []


def test_a_menu_above_the_headline_is_navigation():
    assert marked("World", "Business", "Arts", "Books", "Old bridge closed until the spring", PROSE) == [
        "navigation: World",
        "navigation: Business",
        "navigation: Arts",
        "navigation: Books",
    ]


CAPTION = "Mayor Jonas Reed and the engineer Lena Holt on the closed bridge above the river Tarn on Monday"


def test_a_long_line_without_a_stop_between_paragraphs_is_a_caption():
    assert marked(PROSE, CAPTION, MORE) == [f"caption: {CAPTION}"]


def test_the_same_line_in_a_list_or_under_the_headline_is_none():
    assert marked(PROSE[:-1] + ":", CAPTION, MORE) == []
    assert marked("Bridge closed in Tarn", CAPTION, PROSE, MORE) == []


def test_headlines_after_read_also_are_related_until_the_report_goes_on():
    assert marked(PROSE, "Read also", "Harbour toll to rise next year", MORE) == [
        "related: Read also",
        "related: Harbour toll to rise next year",
    ]


def test_a_closing_question_is_report_and_a_strange_headline_among_adverts_is_not():
    assert marked(PROSE, "How long will it hold?", "Advertisement") == ["advert: Advertisement"]
    strange = "How do the harbour towns of the south see the new toll that the islands have proposed?"
    assert marked(PROSE, strange, "Advertisement") == [f"related: {strange}", "advert: Advertisement"]


def test_an_author_whom_the_page_names_is_a_credit():
    assert marked("Mara Quill", PROSE, authors=("Mara Quill",)) == ["credit: Mara Quill"]
    assert marked("Mara Quill", PROSE) == []


def test_noise_at_the_end_of_the_last_paragraph_is_a_sentence_of_it():
    assert marked(PROSE + " Lena Holt contributed to this report.") == [
        "credit: Lena Holt contributed to this report."
    ]


def test_words_left_in_another_language_inside_a_quotation_are_report():
    assert marked(PROSE, "„Es ist zu früh für [the creation of] Institutionen“, sagte er.", MORE) == []


def test_an_article_of_any_language_may_carry_english_furniture():
    assert marked(PROSE, "Share on Facebook", language="de") == ["share: Share on Facebook"]
    assert marked(PROSE, "Teilen", "Compartir", language=None) == ["share: Teilen", "share: Compartir"]


def test_noise_that_an_article_carries_is_kept():
    given_noise = (Noise(0, 3, NoiseKind.OTHER),)

    [found] = clean([article(text=f"{PROSE}\nAdvertisement", noise=given_noise)])

    assert found.noise == given_noise


# Recurrence


def pile(*tails: str, outlet: str | None = "isle-gazette", size: int = 4) -> list[Article]:
    """Articles of one outlet with nothing in common but what stands under them."""
    return [
        article(
            f"a{n:03}",
            "\n".join(
                [f"Report number {n} of the day", f"Case {n}: " + PROSE.replace("many", f"{n}"), *tails]
            ),
            outlet=outlet,
        )
        for n in range(size)
    ]


def noisy(articles: list[Article]) -> set[str]:
    return {a.text[n.start : n.end] for a in clean(articles) for n in a.noise}


def test_a_line_that_an_outlet_repeats_is_noise():
    assert noisy(pile("The Isle Gazette – your island, your paper")) == {
        "The Isle Gazette – your island, your paper"
    }


def test_it_takes_three_reports_to_repeat():
    assert noisy(pile("The Isle Gazette – your island, your paper", size=2)) == set()


def test_lines_of_different_outlets_do_not_add_up():
    tail = "The Isle Gazette – your island, your paper"
    mixed = [a for n in range(3) for a in pile(tail, outlet=f"outlet-{n}", size=1)]

    assert (
        noisy([article(f"x{n}", a.text, outlet=a.outlet.id) for n, a in enumerate(mixed) if a.outlet])
        == set()
    )


@pytest.mark.parametrize("line", ["The investigation continues.", '"We saw it coming," the mayor said.'])
def test_sentences_that_close_several_reports_are_report(line):
    assert noisy(pile(line)) == set()


def test_what_an_outlet_says_under_most_of_its_reports_is_noise_even_as_a_sentence():
    assert noisy(pile("We are glad to hear from you.", size=9)) == {"We are glad to hear from you."}


def test_versions_of_one_report_do_not_make_its_lines_recur():
    versions = [
        article(
            f"v{n}",
            f"Bridge closed, version {n}\n{PROSE}\n{MORE}\nAnd so it ends, say islanders",
            outlet="isle-gazette",
        )
        for n in range(6)
    ]

    assert "And so it ends, say islanders" not in noisy(versions)


def test_headings_that_recur_inside_reports_are_report():
    articles = [
        article(
            f"a{n}", f"Title {n} of the day\nCase {n}: {PROSE}\nWhat we know\nCase {n}: {MORE}", outlet="isle"
        )
        for n in range(5)
    ]

    assert noisy(articles) == set()


def states(batches: list[list[Article]]) -> dict[str, Article]:
    """What a watcher holds after these batches."""
    cleaner, held = Cleaner(), {}
    for batch in batches:
        held.update((a.id, a) for a in cleaner.add(batch).articles)
    return held


@given(st.lists(st.integers(1, 5), max_size=12), st.randoms(use_true_random=False))
def test_any_split_into_batches_ends_in_the_same_articles(sizes, chance: random.Random):
    articles = pile("The Isle Gazette – your paper", size=5) + [
        article(f"b{n}", f"Other {n} of today\nCase {n}: {MORE}", outlet="isle-gazette") for n in range(14)
    ]
    chance.shuffle(articles)
    batches, at = [], 0
    for size in [*sizes, len(articles)]:
        batches.append(articles[at : at + size])
        at += size

    assert states(batches) == {a.id: a for a in clean(articles)}


def test_a_replaced_article_counts_no_more():
    line = "The Isle Gazette – your island, your paper"
    first = pile(line, size=3)
    replaced = article("a001", f"Report number 1 of the day\n{MORE}", outlet="isle-gazette")

    assert states([first, [replaced]]) == {a.id: a for a in clean([first[0], replaced, first[2]])}


# Sites


def test_a_tag_that_several_articles_end_in_names_their_site():
    found = clean(
        [article("a", f"{PROSE}\ntrn-general"), article("b", f"{MORE}\ntrn-general"), article("c", PROSE)]
    )

    assert site_tags(found) == {"trn-general": ("a", "b")}


def test_a_tag_that_names_the_subject_or_two_outlets_names_no_site():
    subject = [article(n, f"{PROSE}\nbridge-council") for n in "ab"]
    outlets = [article(n, f"{PROSE}\ntrn-general", outlet=n) for n in "ab"]

    assert site_tags(clean(subject)) == site_tags(clean(outlets)) == {}


# For every input


@given(
    st.lists(
        st.one_of(st.sampled_from([t for _, t, _ in SPEAKING] + [PROSE, MORE, ""]), st.text(max_size=90))
    )
)
def test_noise_is_in_order_and_covers_whole_lines_or_sentences(lines):
    found = mark(article(text="\n".join(lines) or "x"))
    at = 0
    for noise in found.noise:
        assert at <= noise.start < noise.end <= len(found.text)
        assert found.text[noise.start : noise.end].strip()
        at = noise.end
    assert found.text == ("\n".join(lines) or "x")


def test_marking_is_the_same_twice():
    once = clean(pile("The Isle Gazette – your paper", "Share", "0 Comments"))

    assert clean(once) == once


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10**6,
        "Share\n" * 20_000,
        "a\n" * 20_000,
        "© " * 10**5,
        "> " * 10**5,
        "1:" * 10**5,
        "#a " * 10**5,
    ],
)
def test_hostile_text_takes_no_more_than_its_length(text):
    started = time.process_time()
    mark(article(text=text))

    assert time.process_time() - started < 4


# Five reports as users meet them

SEEDS = Path(os.environ.get("FIRSTHAND_EVAL_DATA", "")).parent / "seeds"


def seed(number: str, language: str = "de") -> list[tuple[str, str]]:
    if not os.environ.get("FIRSTHAND_EVAL_DATA") or not SEEDS.is_dir():
        pytest.skip("the five sample reports are not here (FIRSTHAND_EVAL_DATA names the folder beside them)")
    [path] = SEEDS.glob(f"{number}_*.txt")
    found = mark(article(number, path.read_text(encoding="utf-8"), language=language))
    return [(n.kind.value, found.text[n.start : n.end][:16]) for n in found.noise]


def test_a_translated_report_ends_in_its_credits():
    assert [kind for kind, _ in seed("000")] == ["credit", "credit"]


def test_a_copied_page_carries_caption_headline_advert_link_and_counter():
    assert [kind for kind, _ in seed("001")] == ["caption", "related", "advert", "credit", "comments"]


def test_two_pages_of_one_site_double_their_title_and_end_in_its_tag():
    assert [kind for kind, _ in seed("002")] == ["title-copy", "other", "tag"]
    assert [kind for kind, _ in seed("003")] == ["title-copy", "related", "tag"]


def test_dates_of_other_items_stand_after_the_report():
    assert [kind for kind, _ in seed("004", "en")] == ["date", "date", "date"]
