"""Passage or it did not happen: what does not stand on its passage does not pass."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dossiers import dossier, harbour, one_story, taken
from tests.factories import article

from firsthand import render
from firsthand.check import CheckError, check, check_pages, keys, printable
from firsthand.model import (
    Answer,
    Dossier,
    First,
    Noise,
    NoiseKind,
    Origins,
    Passage,
    Reason,
    ReuseKind,
    SiteTag,
    Story,
)

DOSSIER = harbour()


def refused(changed: Dossier) -> CheckError:
    with pytest.raises(CheckError) as caught:
        check(changed)
    return caught.value


def test_a_sound_dossier_passes_as_values_and_as_pages():
    check(DOSSIER)
    check_pages(dict(render.pages(DOSSIER)), DOSSIER)


def test_an_empty_pile_passes():
    check(dossier(()))
    check_pages(dict(render.pages(dossier(()))), dossier(()))


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(0, 3, "The"[::-1]), (0, 3, "The "), (-3, 0, ""), (5, 5, ""), (0, 10**6, "The"), (3, 0, "")],
)
def test_a_passage_is_exactly_its_slice(start, end, text):
    citation = replace(DOSSIER.citations[0], passage=Passage("english", start, end, text), cue=None)

    error = refused(replace(DOSSIER, citations=(citation,)))

    assert "Sund Courier" in error.statement
    assert "english" in error.why


def test_a_cue_a_conflict_and_an_evidence_are_passages_too():
    wrong = Passage("english", 0, 3, "Thé")
    reuse = DOSSIER.reuse[0]
    conflict = replace(reuse.conflicts[0], left=wrong)
    group = replace(DOSSIER.lineage[0].origins.groups[0], evidence=(wrong,))
    origins = replace(DOSSIER.lineage[0].origins, groups=(group,))

    refused(replace(DOSSIER, citations=(replace(DOSSIER.citations[0], cue=wrong),)))
    refused(replace(DOSSIER, reuse=(replace(reuse, conflicts=(conflict,)),)))
    refused(replace(DOSSIER, lineage=(replace(DOSSIER.lineage[0], origins=origins), DOSSIER.lineage[1])))


def test_a_line_of_a_site_is_a_passage_too():
    tag = SiteTag("The Sund Courier", (Passage("english", 0, 1, "X"),))

    assert "Sund Courier" in refused(replace(DOSSIER, site_tags=(tag,))).statement


STORIES: list[tuple[str, Callable[[tuple[Story, ...]], tuple[Story, ...]]]] = [
    ("is in no story", lambda s: s[:1]),
    ("too", lambda s: (*s, Story("more", ("loaf",), "", ""))),
    ("no article", lambda s: (*s, Story("more", ("nobody",), "", ""))),
    ("has no articles", lambda s: (*s, Story("more", (), "", ""))),
    ("unique", lambda s: (*s, s[0])),
    ("follows", lambda s: (replace(s[0], previous=("nothing",)), s[1])),
    ("follows", lambda s: (replace(s[0], previous=(s[0].id,)), s[1])),
]


@pytest.mark.parametrize(("why", "change"), STORIES)
def test_stories_are_a_partition_of_the_pile(why, change):
    assert why in refused(replace(DOSSIER, stories=change(DOSSIER.stories))).why


def test_two_articles_with_one_id_are_refused():
    refused(replace(DOSSIER, articles=(*DOSSIER.articles, DOSSIER.articles[0])))


def test_noise_beyond_the_text_is_refused():
    refused(dossier((article("a", "Short.", noise=(Noise(3, 7, NoiseKind.TAG),)),)))


@pytest.mark.parametrize(
    "origins",
    [
        Origins(Answer.EXACTLY, 2, DOSSIER.lineage[0].origins.groups, ""),
        Origins(Answer.AT_LEAST, 2, DOSSIER.lineage[0].origins.groups, ""),
        Origins(Answer.NOT_ESTABLISHED, None, DOSSIER.lineage[0].origins.groups, ""),
        Origins(Answer.EXACTLY, 0, (), ""),
    ],
)
def test_an_answer_agrees_with_the_groups_it_counts(origins):
    refused(replace(DOSSIER, lineage=(replace(DOSSIER.lineage[0], origins=origins), DOSSIER.lineage[1])))


def test_several_first_reports_are_a_tie_or_nothing():
    first = First(("english", "german"), False, "")
    refused(replace(DOSSIER, lineage=(replace(DOSSIER.lineage[0], first=first), DOSSIER.lineage[1])))


def test_a_derivation_stays_within_its_story():
    refused(replace(DOSSIER, lineage=(replace(DOSSIER.lineage[0], story="s-loaf"), DOSSIER.lineage[1])))


def test_a_credit_names_an_outlet_the_dossier_has():
    assert (
        "nobody" in refused(replace(DOSSIER, citations=(replace(DOSSIER.citations[0], outlet="nobody"),))).why
    )


def test_reuse_is_written_once_for_a_pair():
    reuse = DOSSIER.reuse[0]
    refused(replace(DOSSIER, reuse=(replace(reuse, left=reuse.right, right=reuse.left, conflicts=()),)))


def test_a_translation_is_between_two_languages_and_a_copy_within_one():
    reuse = DOSSIER.reuse[0]

    why = refused(replace(DOSSIER, reuse=(replace(reuse, kind=ReuseKind.EDITED),))).why
    assert why == "it is edited between articles in de and en"
    german = tuple(replace(a, language="de") for a in DOSSIER.articles)
    assert "translated between articles in de" in refused(replace(DOSSIER, articles=german)).why


def test_a_reason_is_one_of_the_sentences_and_stands_on_its_passages():
    lineage = DOSSIER.lineage[0]
    [group] = lineage.origins.groups

    def reasoned(*reasons):
        origins = replace(lineage.origins, groups=(replace(group, reasons=reasons),))
        return replace(DOSSIER, lineage=(replace(lineage, origins=origins), *DOSSIER.lineage[1:]))

    check(reasoned(Reason(group.because[0], group.evidence)))
    refused(reasoned(Reason("something else", ())))
    refused(reasoned(Reason(group.because[0], (replace(group.evidence[0], start=0),))))


PAGE = dict(render.pages(DOSSIER))
STORY = next(name for name in PAGE if name.startswith("story-"))


def spoiled(old: str, new: str) -> CheckError:
    assert old in PAGE[STORY], old
    with pytest.raises(CheckError) as caught:
        check_pages({**PAGE, STORY: PAGE[STORY].replace(old, new, 1)}, DOSSIER)
    assert STORY in caught.value.statement
    return caught.value


def test_a_statement_without_a_passage_is_named():
    error = spoiled("</main>", "<p data-statement>The mayor resigned.</p></main>")

    assert "The mayor resigned." in error.statement
    assert "no passage" in error.why


def test_text_that_is_no_kind_of_text_is_named():
    assert "The mayor resigned." in spoiled("</main>", "<p>The mayor resigned.</p></main>").statement


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ('<p class="a" class="b" data-page>words</p>', "given twice"),
        ("<p data-statement/>", "names no passage"),
        ("<span data-page/>words", "names no passage, fact or count"),
        ("<p data-page>a > b</p>", "reads alike"),
        ("<p data-page>a < b</p>", "reads alike"),
        ("<style>b{}</style>", "in the head"),
        ("<styles></styles>", "reads alike"),
        ("</p>", "closes nothing"),
        ("<p data-page>words", "closes nothing"),
        ("<b", "reads alike"),
    ],
)
def test_what_browsers_may_read_otherwise_is_named(html, why):
    assert why in spoiled("</main>", f"{html}</main>").why


@pytest.mark.parametrize(
    "style", ["<b></b>", "b{}<b></b>", "b{background:URL(x)}", "@IMPORT 'x';", "b{content:'\\41'}"]
)
def test_a_style_holds_rules_alone_and_loads_nothing(style):
    spoiled("</style>", f"{style}</style>")


def test_a_quotation_with_another_word_is_named():
    assert "passage says" in spoiled("sunk by four", "sunk by five").why


def test_a_quotation_with_another_offset_is_named():
    spoiled(f'data-start="0" data-end="{len(DOSSIER.articles[0].text)}"', 'data-start="0" data-end="9"')


def test_a_wrong_count_is_named():
    assert (
        "there are 2"
        in spoiled(
            'data-count="reports" data-of="s-harbour">2<', 'data-count="reports" data-of="s-harbour">3<'
        ).why
    )


def test_a_link_to_nothing_is_named():
    assert "#r9" in spoiled('href="#r2"', 'href="#r9"').statement
    assert "gone.html" in spoiled('href="index.html"', 'href="gone.html"').statement


@pytest.mark.parametrize(
    "markup",
    [
        "<script>1</script>",
        "<img src=x>",
        '<p onclick="1" data-page>a</p>',
        '<a href="javascript:1" data-page>a</a>',
        '<a href="https://elsewhere.example/" data-page>a</a>',
        '<a href="//elsewhere.example/" data-page>a</a>',
        "<iframe></iframe>",
        "<!-- a -->",
        '<p style="color:red" data-page>a</p>',
        "<p data-page>a</div>",
        "<p data-page>&copy;</p>",
        "<p data-page>a",
        "<style>a{background:url(x)}</style>",
        "<p data-page title='a'>a</p>",
    ],
)
def test_a_page_holds_nothing_that_could_run_load_or_be_read_in_two_ways(markup):
    spoiled("</main>", f"{markup}</main>")


@given(st.text())
def test_what_is_printed_keeps_its_length_and_can_be_written(text):
    shown = printable(text)

    assert len(shown) == len(text)
    assert "\r" not in shown
    shown.encode()


ANY = st.text(st.characters(), max_size=60)
SPAN = st.tuples(st.integers(0, 60), st.integers(0, 60))


@given(text=ANY, title=ANY, outlet=ANY, identity=ANY, url=ANY, noise=SPAN)
@settings(max_examples=60, deadline=None)
def test_whatever_a_report_holds_its_pages_pass(text, title, outlet, identity, url, noise):
    start, end = noise[0], min(noise[1], len(text))
    marks = (Noise(start, end, NoiseKind.OTHER),) if start < end else ()
    a = article(f"a{identity}", text, title=title, outlet=outlet or None, url=url, noise=marks)
    b = article("b", "The other report.")
    found = one_story([a, b], taken(b, a))

    check(found)
    check_pages(dict(render.pages(found)), found)


@given(st.lists(st.text(max_size=5), unique=True))
def test_every_id_has_a_key_of_its_own(ids):
    named = keys(ids)

    assert len(set(named.values())) == len(ids)
    assert all(printable(key) == key for key in named.values())


def test_nulls_and_lone_surrogates_do_not_break_the_page_they_stand_on():
    hostile = one_story(
        [
            a := article("a\0", "One \0 two \ud800 three."),
            b := article("b", "One."),
        ],
        taken(b, a),
    )

    check(hostile)
    check_pages(dict(render.pages(hostile)), hostile)
