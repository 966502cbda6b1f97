"""What the pages of a dossier say, show and leave out."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dossiers import (
    HARBOUR,
    OTHER,
    dossier,
    harbour,
    one_group,
    one_story,
    pages_of,
    passage,
    taken,
    words,
)
from tests.factories import article

from firsthand.model import (
    Affiliation,
    Answer,
    Citation,
    Conflict,
    ConflictKind,
    Dossier,
    Extent,
    Foreign,
    Noise,
    NoiseKind,
    NotRead,
    Origins,
    Outlet,
    Reuse,
    ReuseKind,
    Role,
    Scope,
    SiteTag,
    Story,
)
from firsthand.render.places import opening
from firsthand.render.spelling import moments
from firsthand.render.text import Mark, article_text, marked


def story_of(found: Dossier) -> str:
    return next(html for name, html in pages_of(found).items() if name.startswith("story-"))


def test_the_answer_stands_before_everything_else():
    told = words(story_of(harbour()))

    assert told.index("Exactly 1 independent origin behind 2 reports") < told.index("How the story travelled")


def test_the_index_says_what_the_pile_is_and_what_was_not_read():
    found = harbour(not_read=(NotRead("scan.pdf", 3, "it holds no text", "save it as text"),))
    told = words(pages_of(found)["index.html"])

    assert "Reports 3 Outlets 2 Languages 2 Stories 2 Not read 1" in told
    assert "scan.pdf , line 3 it holds no text save it as text" in told
    assert "first in this pile" in told


def test_origins_that_are_not_established_are_not_counted():
    found = harbour()
    lineage = found.lineage[0]
    groups = tuple(
        replace(lineage.origins.groups[0], articles=(name,), established=False, evidence=())
        for name in ("english", "german")
    )
    origins = Origins(Answer.NOT_ESTABLISHED, None, groups, "no report names its source")
    told = words(story_of(replace(found, lineage=(replace(lineage, origins=origins), found.lineage[1]))))

    assert "Not established how many independent origins stand behind 2 reports" in told
    assert "No report names its source." in told


def test_a_story_without_a_lineage_still_has_its_page():
    assert "Origins not traced" in words(story_of(harbour(lineage=())))


def test_an_unresolved_credit_is_kept_as_named():
    told = words(story_of(harbour()))

    assert "Sund Courier unresolved" in told
    assert "dead end" in told


def test_credits_that_come_back_are_a_circle():
    a = article("a", "The tower will close, the Tower Post reported.", outlet="tower-times")
    b = article("b", "The tower will close, the Tower Times reported.", outlet="tower-post")
    credit = harbour().citations[0]
    credits = tuple(
        replace(credit, passage=passage(of, f"the {name} reported"), named=name, outlet=outlet, cue=None)
        for of, name, outlet in ((a, "Tower Post", "tower-post"), (b, "Tower Times", "tower-times"))
    )

    assert "circle" in words(story_of(one_story([a, b], citations=credits)))


def test_a_translation_leads_to_its_original_whoever_else_is_credited():
    text = "Norda reported it. Translated from the Sund Courier."
    told = article("a", text, outlet="north-mail")
    credits = (
        Citation(passage(told, "Norda reported"), "Norda", "norda", Role.REPORTED_BY, None, Scope.REPORT),
        Citation(
            passage(told, "Translated from the Sund Courier"),
            "Sund Courier",
            None,
            Role.TRANSLATED_FROM,
            None,
            Scope.REPORT,
        ),
    )
    found = one_story([told, article("b", HARBOUR)], citations=credits)

    assert "north-mail → Sund Courier dead end" in words(story_of(found))


SANK = "The quay of Osteby sank by four centimetres in one night and nobody saw it"


@pytest.mark.parametrize(
    ("quoted", "rest", "goes_on"),
    [
        (SANK + ".", " It rose.", False),
        (SANK, " or heard it.", True),
        (SANK, ".", False),
        (SANK, "\nIt rose.", False),
        ("The quay", " of Osteby sank.", False),
    ],
)
def test_a_passage_that_breaks_off_in_a_sentence_says_that_it_goes_on(quoted, rest, goes_on):
    told = article("a", quoted + rest)
    credit = Citation(told.passage(0, len(quoted)), "x", None, Role.REPORTED_BY, None, Scope.PASSING)
    page = story_of(one_story([told, article("b", HARBOUR)], citations=(credit,)))

    assert ("</q><span data-page>…" in page) == goes_on


def test_a_long_passage_is_quoted_where_its_credit_stands():
    long = "The quay " + "sank and " * 60 + "rose, she told the Sund Courier on Monday, and " + "sank " * 60
    told = article("a", long)
    credit = Citation(
        told.passage(0, len(long.rstrip())),
        "Sund Courier",
        None,
        Role.SAID_TO,
        passage(told, "told"),
        Scope.PASSING,
    )
    found = one_story([told, article("b", HARBOUR)], citations=(credit,))
    [quoted] = re.findall(r"<span data-page>…</span><q[^>]*>([^<]*)</q><span data-page>…", story_of(found))

    assert "told the Sund Courier on Monday" in quoted
    assert quoted == quoted.strip()
    assert len(quoted) <= 240


def test_a_lone_report_says_where_it_has_its_news_from():
    told = article("a", OTHER)
    story = Story("s", ("a",), "Loaf", "")
    known = one_group("s", [told])
    group = replace(known.origins.groups[0], established=True, because=("Norda is credited",))
    named = replace(known, origins=replace(known.origins, groups=(group,)))

    told_of = [
        words(pages_of(dossier([told], stories=(story,), lineage=(x,)))["lone-1.html"])
        for x in (named, known)
    ]

    assert "Norda is credited." in told_of[0]
    assert "Their words are the same." not in told_of[1]


def test_a_time_in_a_reason_is_spelled_out():
    said = "later: 2025-03-04T16:40:00+01:00 (metadata), the other by 2025-02-31T11:42:00"

    assert moments(said) == "later: 4 March 2025, 16:40 +01:00 (metadata), the other by 2025-02-31T11:42:00"


def test_an_agency_that_signs_its_own_report_credits_nobody():
    a = article("a", "OSTEBY (Norda) - The tower will close.", outlet="norda")
    b = article("b", "The tower will close, Norda reported.", outlet="tower-post")
    credit = replace(harbour().citations[0], named="Norda", outlet="norda", cue=None)
    credits = (
        replace(credit, passage=passage(a, "(Norda)")),
        replace(credit, passage=passage(b, "Norda reported")),
    )
    told = words(story_of(one_story([a, b], citations=credits)))

    assert "tower-post → Norda ends there: it credits nobody" in told.replace("norda", "Norda")
    assert "circle" not in told


def test_shared_words_and_differing_words_are_marked():
    html = story_of(harbour())

    assert '<mark class="differs">nine</mark>' in html
    assert '<b class="same">Osteby</b>' in html
    assert "number differs" in words(html)


def test_noise_is_dimmed_under_its_kind_and_another_language_is_named():
    text = "Advert\nThe [Bauwerk] stands."
    a = article("a", text, noise=(Noise(0, 6, NoiseKind.ADVERT),), foreign=(Foreign(11, 20, "de"),))
    html = pages_of(dossier((a,)))["lone-1.html"]

    assert 'data-kind="advert">Advert</span>' in html
    assert '<span class="foreign" lang="de" title="In German">[Bauwerk]</span>' in html


def test_an_outlet_is_shown_with_the_source_of_what_is_said_of_it():
    tie = Affiliation("RU", "State Controlled", "https://list.example/", "2024-05-01")
    outlet = Outlet("kueste", "Küste", country="RU", owner="An owner", owner_source="a book", affiliation=tie)
    told = words(story_of(harbour(outlets=(outlet, harbour().outlets[0]))))

    assert "State Controlled of Russia ( source , 2024-05-01)" in told
    assert "owner An owner (source: a book )" in told


def test_a_reason_names_reports_by_their_numbers_and_rests_on_their_passages():
    found = harbour()
    lineage = found.lineage[0]
    reasons = ("Nordpost (english) prints the courier", "english and german share it", "no article is named")
    group = replace(lineage.origins.groups[0], because=reasons)
    origins = replace(lineage.origins, groups=(group,))
    told = words(story_of(replace(found, lineage=(replace(lineage, origins=origins), found.lineage[1]))))

    assert "Nordpost (1) prints the courier. ¶1 Report 1 and report 2 share it. ¶1 ¶2" in told
    assert "No article is named. ¶1 ¶2" in told


def test_a_report_of_an_unknown_outlet_goes_by_its_file():
    found = harbour(articles=tuple(replace(a, outlet=None) for a in harbour().articles))

    assert "1 english.txt" in words(story_of(found)).replace("\xa0", " ")


def test_an_origin_that_has_no_report_here_is_said_to_be_outside_the_pile():
    assert "origin outside the pile" in words(story_of(harbour()))


def test_words_shared_with_another_story_link_to_it():
    found = harbour()
    a, b = found.articles[0], found.articles[2]
    abroad = Reuse(
        passage(a, "Norvik"), passage(b, "Norvik"), ReuseKind.COPIED, Extent.BACKGROUND, 1.0, "a place", ()
    )
    pages = pages_of(replace(found, reuse=(*found.reuse, abroad)))

    assert 'href="lone-1.html#r1' in pages["story-s-harbour.html"]


def test_a_tag_of_one_site_is_shown_with_every_report_that_carries_it():
    found = harbour()
    a, b = found.articles[:2]
    tag = SiteTag("Osteby", (passage(a, "Osteby"), passage(b, "Osteby")))
    told = words(story_of(replace(found, site_tags=(tag,))))

    assert "“Osteby” stands in 2 reports of the pile." in told


def test_a_later_story_and_the_one_it_follows_link_to_each_other():
    found = harbour()
    later = replace(found.stories[1], previous=("s-harbour",))
    pages = pages_of(replace(found, stories=(found.stories[0], later)))

    assert "followed by A loaf" in words(pages["story-s-harbour.html"])
    assert "Follows Harbour of Osteby" in words(pages["lone-1.html"])


def test_a_difference_far_into_a_long_passage_is_shown():
    long = " ".join(f"word{n}" for n in range(300))
    a, b = article("a", f"{long} nine boats {long}"), article("b", f"{long} seven boats {long}")
    differs = Conflict(ConflictKind.NUMBER, passage(a, "nine"), passage(b, "seven"))
    whole = [of.passage(0, len(of.text)) for of in (a, b)]
    reuse = Reuse(*whole, ReuseKind.COPIED, Extent.REPORT, 0.9, "copied", (differs,))
    html = story_of(one_story([a, b], taken(b, a), reuse=(reuse,)))

    assert '<mark class="differs">nine</mark>' in html
    assert '<mark class="differs">seven</mark>' in html


def test_lone_reports_share_pages():
    found = dossier([article(f"a{n:03}", f"Report {n}.") for n in range(250)])

    assert sorted(pages_of(found)) == ["index.html", "lone-1.html", "lone-2.html", "lone-3.html"]


def test_a_report_copied_five_hundred_times_is_drawn_as_a_counted_stack():
    first = article("a000", "The bridge at Lund opened.", outlet="north", published="2023-05-01")
    rest = [article(f"a{n:03}", first.text, outlet=f"o{n}", published="2023-05-02") for n in range(1, 500)]
    pages = pages_of(one_story([first, *rest], *(taken(copy, first) for copy in rest)))

    assert sorted(pages) == [
        "index.html", "story-s.html", *(f"story-s.part-{n}.html" for n in range(2, 6))
    ]  # fmt: skip
    assert "+499" in pages["story-s.html"]
    assert len(pages["story-s.html"]) < 500_000


def test_what_a_page_leaves_out_it_says():
    text = " ".join(f"word{n}" for n in range(20_000))
    html = pages_of(dossier((article("a", text),)))["lone-1.html"]

    assert "characters not shown here; they are in dossier.json" in html
    assert len(html) < 100_000


def test_a_passage_beyond_the_shown_beginning_is_shown_too():
    text = "word " * 30_000 + "The Sund Courier reported it." + " word" * 30_000
    a = article("a", text)
    credit = replace(
        harbour().citations[1], passage=passage(a, "The Sund Courier reported"), outlet=None, cue=None
    )
    html = pages_of(dossier((a,), citations=(credit,)))["lone-1.html"]

    assert ">The Sund Courier reported</mark>" in html


@given(
    st.text(min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=12),
)
@settings(max_examples=200)
def test_marks_that_cross_never_change_the_text_and_always_close(text, spans):
    marks = [Mark(a, b, "b", f'<b id="n{n}">', "<b>") for n, (a, b) in enumerate(spans) if a < b]
    html = str(marked(text, 0, len(text), marks))
    pieces = re.split(r"(</?b[^>]*>)", html)
    depth = [0]
    for piece in pieces[1::2]:
        depth.append(depth[-1] + (-1 if piece.startswith("</") else 1))

    assert depth[-1] == 0
    assert min(depth) == 0
    assert html.count("id=") == sum(a < len(text) for a, b in spans if a < b)


def test_a_passage_that_noise_cuts_lights_up_in_all_its_pieces():
    a = article("a", "One two three four.", noise=(Noise(0, 7, NoiseKind.TAG),))
    html = article_text(a, "a", 1, [(4, 13)])

    assert html.count("r1-4-13") == 2


def test_an_article_is_opened_with_its_first_line_that_is_no_noise():
    a = article("a", "Advert\n\n The first line.\nThe second.", noise=(Noise(0, 6, NoiseKind.ADVERT),))

    assert opening(a) == passage(a, "The first line.")
    assert opening(article("b", " \n ")) is None
    assert opening(article("c", "All noise", noise=(Noise(0, 9, NoiseKind.TAG),))).text == "All noise"


def test_headings_are_in_order_on_every_page():
    for html in pages_of(harbour()).values():
        levels = [int(level) for level in re.findall(r"<h([1-6])", html)]

        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_mark_that_ends_inside_a_line_end_leaves_the_text_as_its_passage_prints_it():
    report = article(
        "a", "Advert\r\nThe harbour of Osteby will close.\r\n", noise=(Noise(0, 7, NoiseKind.ADVERT),)
    )

    assert "The harbour of Osteby will close." in words(pages_of(dossier([report]))["lone-1.html"])
