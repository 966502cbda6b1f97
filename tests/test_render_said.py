"""Who said what on a story's page: in what order, in which versions, from where, and how it is filtered."""

import re
from dataclasses import fields, replace
from itertools import pairwise

import pytest
from tests.dossiers import dossier, harbour, one_story, pages_of, passage, words
from tests.factories import article
from tests.speeches import Pile, crowd, weir
from tests.spoken import classes, plain, said, statement, story_of, voice

from firsthand import model, render
from firsthand.model import Chain, ChainEnd, Passage, Quotation, Step
from firsthand.render.arrows import room_for
from firsthand.render.chain_picture import ChainPicture, Drawing
from firsthand.render.chain_ways import ways
from firsthand.render.filter import OPTIONS
from firsthand.render.origins import Lanes
from firsthand.render.places import Atlas, Marks
from firsthand.render.said import QUOTATIONS_SHOWN, SPEAKERS_OPEN, STATEMENTS_OPEN

WEIR = weir()


PAGE = said(WEIR)


def test_speakers_come_by_the_number_of_reports_then_by_kind_and_the_unnamed_last():
    names = [plain(found) for found in re.findall(r"<h3[^>]*>(.*?)</h3>", PAGE)]

    assert names == [
        *("Mara Lindt person", "Ivo Brandt person", "my nephew person", "The water authority body"),
        *("The Orlova Party body", "Olek Sarn person", "Paul Marchetti person"),
        *("Le ministère de l’Eau body", "The inspection report document", "The Coast Herald outlet"),
        *("a senior official anonymous", "un haut responsable anonymous", "مصدر مطلع anonymous"),
        *("Left open", "Recurring formulas"),
    ]


def test_a_speaker_has_his_office_his_spellings_and_who_may_be_the_same():
    told = plain(voice("Mara Lindt", PAGE))

    assert "the mayor of Orlova · 13 quotations in 6 reports · also written مارا ليندت (Arabic)" in told
    assert "May be the same as Le ministère de l’Eau: one seat, two names." in plain(voice("water", PAGE))


def test_statements_of_a_speaker_are_in_order_of_time():
    times = re.findall(r'<span class="when"[^>]*>([^<]*UTC|[^<]*unknown)</span>', voice("Ivo Brandt", PAGE))

    assert times == [
        *("3 May 2031, 08:00 UTC", "3 May 2031, 09:30 UTC", "3 May 2031, 09:30 UTC"),
        *("3 May 2031, 10:00 UTC", "time unknown", "time unknown"),
    ]


def test_words_are_a_passage_with_their_kind_their_clause_and_to_whom_they_were_said():
    told = plain(statement("“The weir", PAGE))

    assert "direct to the agency Norda “The weir held" in told
    assert "via" not in told.split("“The weir")[0]
    assert "Mara Lindt, the mayor of Orlova, told the agency Norda on Monday" in told
    assert "mixed The inspection report says that “a hairline crack” was found" in plain(PAGE)
    assert "reported The Orlova Party condemned the silence of the ministry" in plain(PAGE)
    assert "via the Coast Herald" in plain(voice("Olek Sarn", PAGE))


def test_a_clause_stands_before_or_behind_the_words_as_in_the_report():
    indirect, direct = plain(statement("that nobody", PAGE)), plain(statement("“We ", PAGE))

    assert indirect.index("Lindt said") < indirect.index("that nobody had been hurt")
    assert direct.index("“We ") < direct.index("she said")


def test_a_clause_is_shown_without_the_comma_it_begins_with():
    a, b = article("a", "“We sail”, said Ida Lunde:"), article("b", "None.")
    p = Pile()
    p.quote("q", a, "“We sail”", ", said Ida Lunde:", "Ida Lunde")

    assert ">said Ida Lunde</q>" in said(one_story([a, b], quotations=tuple(p.quotations.values())))


def test_reports_that_give_the_same_words_are_listed_and_those_that_differ_say_how():
    told = plain(statement("“The weir", PAGE))

    assert "In the same words: 2 North Mail ¶2 7 mirror.txt ¶7" in told
    assert told.count("translated ") == 1
    assert "translated The same words in another language: German, French and Arabic. ¶1 ¶3 ¶5 ¶6" in told
    assert "no time tells which version came first" in plain(statement("“We ", PAGE))


def test_differing_words_are_framed_in_the_earliest_and_in_the_version():
    for start, framed in (
        ("“We ", ["will", "next", "vielleicht", "next"]),
        ("that the lower town", ["12", "24"]),
    ):
        assert re.findall(r'<mark class="differs">(.*?)</mark>', statement(start, PAGE)) == framed
    assert "translated, weaker 3 Küste ¶3 German" in plain(statement("“We ", PAGE))


def test_versions_stand_beside_the_earliest():
    assert " beside" in statement("“The weir", PAGE).split(">")[0]
    assert " beside" not in statement("the silence", PAGE).split(">")[0]


def test_a_version_given_to_somebody_else_stands_with_him_and_the_earliest_beside_it():
    told = plain(voice("Olek Sarn", PAGE))

    assert "shortened, re-attributed 4 May 2031" in told
    assert "First given to another in 1 Norda ¶1 see there" in told
    assert told.index("“The weir broke in one night,”") < told.index("“The weir held for ninety years")


def test_beside_somebodys_words_stands_who_gave_them_to_another():
    told = statement("“The weir", PAGE)

    assert "re-attributed 4 Sarn Gazette ¶4 gives it to Olek Sarn see there “The weir broke" in plain(told)
    there = re.search(r'<a href="#(said-\d+)" data-page>see there</a>', told)
    assert there
    assert f'id="{there[1]}"' in voice("Olek Sarn", PAGE)
    assert len(classes(told, "tally")) == 6


@pytest.mark.parametrize(
    ("language", "direction", "text"),
    [("ar", "rtl", "«صمد"), ("de", "auto", "„Das Wehr"), ("fr", "auto", "« Le barrage")],
)
def test_words_are_set_in_their_language_and_direction(language, direction, text):
    assert re.search(
        f'<blockquote class="side" dir="{direction}" lang="{language}"[^>]*data-quote[^>]*>{text}', PAGE
    )


def test_why_a_speaker_was_found_and_what_joins_the_versions_is_told_on_passages():
    told = plain(statement("“We ", PAGE))

    assert "“she” is Mara Lindt, the only woman named before. ¶1 ¶1" in told
    assert "All promise to rebuild it. ¶1 ¶2" in told
    assert "Two men are named before." in plain(voice("Left open", PAGE))


def test_a_quotation_without_a_speaker_is_left_open_and_an_unnamed_one_says_so():
    assert "Nothing in these reports tells for certain whose words these are." in plain(PAGE)
    assert "reports that write alike may mean different people" in plain(voice("a senior official", PAGE))


def test_a_formula_says_who_uses_it_where_and_since_when():
    told = plain(PAGE[PAGE.index('id="formulas"') :])

    assert "man-made flood 5 uses in 5 reports since 1 Norda 3 May 2031, 08:00 UTC" in told
    assert "Ivo Brandt in 3 Küste ¶3 Paul Marchetti in 5 Le Phare ¶5 in nobody’s words in 7" in told


ENDS = [
    ("a senior official", "anonymous"),
    ("inspection", "a document"),
    ("Olek Sarn", "dead end"),
    ("un haut responsable", "circle"),
    ("Left open", "left open"),
]


@pytest.mark.parametrize(("name", "end"), ENDS)
def test_a_chain_names_its_end(name, end):
    assert f">{end}</text>" in voice(name, PAGE)


def test_reports_that_have_it_on_the_same_way_share_a_row():
    drawn = statement("“The weir", PAGE)

    assert re.findall(r'<text class="name"[^>]*>(.*?)</text>', drawn) == [
        *("Norda", "Mara Lindt"),
        *("3 reports", "Norda", "Mara Lindt"),
    ]
    assert drawn.count(">on record</text>") == 2
    assert "<title>3 reports: 2, 3 and 7</title>" in drawn
    assert "<title>Report 1 gives it as the words of Mara Lindt and credits nobody else</title>" in drawn
    assert "<title>3 reports have it from report 1</title>" in drawn


def picture(*chains: Chain) -> ChainPicture | None:
    atlas = Atlas(WEIR, 100)
    marks = Marks(atlas, atlas.pages["s"], "s")
    drawing = Drawing(Lanes((), {}, 0), str, marks, lambda articles: "")
    return drawing.draw(ways(chains, {}, (), {}, marks), "")


@pytest.mark.parametrize("name", ["X", "A name of some length", "名" * 30, ""])
def test_nothing_in_a_chain_touches_its_neighbour_or_leaves_the_picture(name):
    long = [Step(None, None, name, None), Step(None, "An outlet with a name", None, None)]
    drawn = picture(*WEIR.chains, Chain("norda", tuple(long * 5), ChainEnd.OPEN))
    assert drawn is not None
    rows: dict[float, list[tuple[float, float]]] = {}
    for link in (link for row in drawn.rows for link in row.links):
        half = max(12.5, room_for(link.name) / 2, room_for(link.end) / 2)
        rows.setdefault(link.y, []).append((link.x - half, link.x + half))

    assert all(left >= 0 and right <= drawn.width for row in rows.values() for left, right in row)
    for row in rows.values():
        assert all(before[1] < after[0] for before, after in pairwise(row))
    assert max(rows) + 42 <= drawn.height


def test_no_chain_is_no_picture():
    assert picture() is None
    assert "Arrows lead" not in plain(said(replace(WEIR, chains=())))


def test_a_chain_of_words_that_nobody_quotes_is_shown_at_the_end():
    chain = Chain("norda", (Step("norda", None, None, None), Step(None, None, "x", None)), ChainEnd.OPEN)
    page = said(replace(WEIR, chains=(chain,)))

    assert "Where other words come from" in plain(page)


def test_every_quotation_is_counted_once_where_it_stands():
    shown = classes(PAGE, "tally")

    assert len(shown) == len(WEIR.quotations)
    for kind, of in (("s1", 13), ("s2", 6), ("o1", 7), ("o3", 5)):
        assert sum(kind in found for found in shown) == of


def test_the_buttons_name_who_is_quoted_twice_and_every_outlet_with_their_counts():
    filter_ = plain(PAGE[PAGE.index('class="filter"') : PAGE.index('class="voices"')])

    assert "Speaker All 34 Mara Lindt 13 Ivo Brandt 6 my nephew 2 The water authority 2" in filter_
    assert "The Orlova Party 2 9 others Outlet All 34 Norda 7" in filter_
    assert "outlet unknown 6" in filter_


def test_a_rule_stands_behind_every_button_on_screens_alone():
    html = story_of(WEIR)
    style = html[html.index("<style>") : html.index("</style>")]
    rules = style[style.index("@media screen{#said") :]

    for found in re.findall(r'<input type="radio" name="(by|in)" id="([a-z]+-[1-9]\d*)">', PAGE):
        assert f"#said:has(#{found[1]}:checked)" in rules
    assert "#said:has(#by-1:checked) .who:not(.s1){display:none}" in rules
    assert ".filter{display:none}" in style
    assert "@supports selector(:has(*)){.filter{display:block}}" in style


def test_one_speaker_in_one_outlet_needs_no_filter():
    a, b = (article(x, "“We sail,” said Ida Lunde.", outlet="north-mail") for x in "ab")
    p = Pile()
    p.quote("q", a, "“We sail,”", "said Ida Lunde", "Ida Lunde")
    page = said(one_story([a, b], quotations=tuple(p.quotations.values())))

    assert '<div class="filter">' not in page
    assert "Ida Lunde person 1 quotation in 1 report" in plain(page)


def test_three_hundred_quotations_are_all_there_most_of_them_to_be_opened():
    page = said(crowd(speakers=50, each=6))
    opened = page[: page.index('<details class="more who')]

    assert len(classes(page, "tally")) == 300
    assert opened.count('<div class="voice ') == SPEAKERS_OPEN
    assert "42 further speakers, quoted less or unnamed" in plain(page)
    assert f"{6 - STATEMENTS_OPEN} further statements" in plain(opened)
    assert len(page) < 900_000


def test_what_a_page_leaves_out_it_says():
    page = said(crowd(speakers=120, each=8))

    assert len(classes(page, "tally")) == QUOTATIONS_SHOWN
    assert "20 further speakers are in dossier.json." in plain(page)
    assert f"{120 - OPTIONS} others Outlet" in plain(page)


def test_a_version_in_another_story_is_linked_to():
    found = weir()
    away = article("away", "Officials repeated: “The weir held for ninety years and broke in one night,”")
    quotation = replace(
        found.quotations[0],
        **dict.fromkeys(("cue", "speaker", "addressee", "frame", "named", "office", "name", "person")),
        id="x1",
        content=passage(away, "“The weir held for ninety years and broke in one night,”"),
        speaker_kind=model.SpeakerKind.OPEN,
    )
    first = found.statements[0]
    versions = (*first.versions, model.Version("x1", (model.VersionKind.SAME,), "the same"))
    changed = replace(
        found,
        articles=(*found.articles, away),
        stories=(*found.stories, model.Story("t", ("away",), "t", "")),
        quotations=(*found.quotations, quotation),
        statements=(replace(first, versions=versions), *found.statements[1:]),
    )

    assert "Also in other stories: ¶↗" in plain(said(changed))
    assert "Left open who says:" in words(pages_of(changed)["lone-1.html"])


def test_a_report_that_stands_alone_lists_whom_it_quotes():
    a = article("a", "\n".join(f"“Line {n} holds,” said Ida Lunde." for n in range(9)))
    p = Pile()
    for n in range(9):
        p.quote(f"q{n}", a, f"“Line {n} holds,”", "", "Ida Lunde")
    told = words(pages_of(dossier((a,), quotations=tuple(p.quotations.values())))["lone-1.html"])

    assert "Ida Lunde , direct: “Line 0 holds,” ¶1" in told
    assert "3 further quotations are in dossier.json." in told


def test_the_index_and_the_summary_count_quotations():
    told = words(pages_of(WEIR)["index.html"])

    assert "Quotations 34" in told
    assert "4 languages · 34 quotations · first in the pile" in told
    assert "34 quotations of 13 speakers" in render.summary(WEIR)
    assert "Quotations" not in words(pages_of(harbour())["index.html"])


def test_a_story_in_which_nobody_is_quoted_has_no_such_section():
    assert 'id="said"' not in story_of(harbour())


def test_the_page_is_the_same_whatever_order_the_values_are_in():
    turned = {
        part.name: tuple(reversed(getattr(WEIR, part.name)))
        for part in fields(WEIR)
        if part.name in ("quotations", "statements", "persons", "chains", "formulas")
    }

    assert said(replace(WEIR, **turned)).count("<blockquote") == PAGE.count("<blockquote")
    assert [plain(h) for h in re.findall(r"<h3.*?</h3>", said(replace(WEIR, **turned)))] == [
        plain(h) for h in re.findall(r"<h3.*?</h3>", PAGE)
    ]


ATTACK = '</q></svg><script>1</script><b onclick="x">&amp; {{ 7*7 }} \u202e\x00 "quoted" <'


def test_hostile_names_words_and_reasons_stay_text():
    text = f"{ATTACK} said {ATTACK} of {ATTACK}"
    a = article(ATTACK, text, outlet=ATTACK, language='ar" onclick="1')
    b = article("b", text, outlet="b")
    whole = Passage(a.id, 0, len(ATTACK), ATTACK)
    quotation = Quotation(
        *(
            ATTACK,
            whole,
            model.QuotationKind.DIRECT,
            whole,
            whole,
            whole,
            a.passage(len(ATTACK) + 6, len(text)),
        ),
        *(ATTACK, ATTACK, ATTACK, (), whole, whole, model.SpeakerKind.PERSON, ATTACK, None, ATTACK),
    )
    copy = replace(
        quotation,
        id="copy",
        content=b.passage(0, len(ATTACK)),
        **dict.fromkeys(("cue", "speaker", "addressee", "frame", "named", "office", "person", "name")),
        speaker_kind=model.SpeakerKind.OPEN,
    )
    found = one_story(
        [a, b],
        quotations=(quotation, copy),
        statements=(
            model.Statement(
                ATTACK,
                (
                    model.Version(ATTACK, (model.VersionKind.EARLIEST,), ""),
                    model.Version("copy", (model.VersionKind.CHANGED,), ATTACK, (copy.content,)),
                ),
                True,
                ATTACK,
            ),
        ),
        formulas=(model.Formula(ATTACK, ATTACK, (model.FormulaUse(whole, ATTACK),), a.id, ATTACK),),
        persons=(
            model.Person(
                ATTACK, ATTACK, (model.PersonName(ATTACK, ATTACK, whole),), (ATTACK,), ("p",), ATTACK
            ),
            model.Person("p", "\u202e", (), ()),
        ),
        chains=(
            Chain(
                a.id,
                (Step(a.id, ATTACK, ATTACK, whole), Step(None, ATTACK, None, None)),
                ChainEnd.OPEN,
                ATTACK,
            ),
        ),
    )
    page = said(found)

    assert "<script" not in page
    assert 'onclick="' not in page
    assert "&lt;script&gt;" in page
    assert "\u202e" not in page
    assert "49" not in plain(page)


def test_equal_names_of_different_kinds_are_different_speakers():
    a, b = article("a", "Orlova said no. Orlova says yes."), article("b", "None.")
    p = Pile()
    p.quote("q1", a, "no", "Orlova said", "Orlova", "indirect body")
    p.quote("q2", a, "yes", "Orlova says", "Orlova", "indirect document")
    page = said(one_story([a, b], quotations=tuple(p.quotations.values())))

    assert len(re.findall(r'<div class="voice ', page)) == 2
