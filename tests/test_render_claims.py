"""What is claimed, where accounts differ, by whom and in what words, on a story's page."""

import re
from dataclasses import replace

import pytest
from tests.accounts import ferry, members, mention, origins
from tests.dossiers import one_story, pages_of, passage, words
from tests.factories import article
from tests.floods import flood, told_by
from tests.test_browser import hostile, probed
from tests.told import FERRY, PAGE, first_screen, page_of, plain, section

from firsthand import render
from firsthand.check import CheckError, check, check_pages
from firsthand.model import (
    Answer,
    Claim,
    Modality,
    Story,
)
from firsthand.render import cards, matrix
from firsthand.render.accounts import Accounts
from firsthand.render.matrix import Matrix


def test_a_claim_has_its_words_makers_origins_and_who_leaves_it_out():
    first = section("claims").split('<li class="claim"')[1]
    told = plain(first)

    assert "at least 2 independent origins in this pile · 8 reports · stated in 7 reported in 1" in told
    assert "Since 3 May 2031, 08:00 UTC; no time tells which report was first." in told
    assert "Left out by 4 : 1 8 9 10" in told
    assert '<mark class="value">62 million</mark>' in first
    assert "Das Schiff soll 62 Millionen Kronen kosten" in told
    assert "All of them credit Norda" in told
    assert "source unknown not established ¶11 Sarn Gazette" in told


def test_claims_come_by_origins_then_by_reports_and_open_ones_count_as_one():
    shown = re.findall(r'<li class="claim" id="claim-\d+">.*?</q>', PAGE, re.DOTALL)

    assert [plain(s)[s.count("x") * 0 :].split(">")[-1].strip() for s in shown] == [
        "The boat will cost 62 million crowns",
        "The council of Norvik was not asked",
        "The Coast League plans a night ferry between Osteby and Norvik",
        "das Schiff werde 90 Millionen Kronen kosten",
        "Sixteen ports had signed instead of nine",
    ]
    assert "independent origins not established" in plain(section("claims"))
    assert "1 claim that one report alone makes" in plain(section("claims"))


def test_the_order_of_the_records_does_not_matter_where_weight_decides():
    turned = replace(
        FERRY, claims=FERRY.claims[::-1], tracks=FERRY.tracks[::-1], timeline=FERRY.timeline[::-1]
    )

    assert section("claims", page_of(turned)) == section("claims")
    assert section("timeline", page_of(turned)) == section("timeline")


def test_a_denial_is_told_against_the_words_that_are_shown():
    found = members()
    asked = FERRY.claims[2]
    turned = replace(asked, mentions=asked.mentions[::-1], about=asked.mentions[-1].passage.text)

    assert "the opposite in 2" in plain(section("claims"))
    assert "the opposite in 4" in plain(section("claims", page_of(one_story(found, claims=(turned,)))))
    alike = replace(
        asked,
        mentions=asked.mentions[:2],
        origins=origins([(found[:2], None, "same words", None)]),
        left_out=(),
    )
    assert "the opposite" not in plain(section("claims", page_of(one_story(found, claims=(alike,)))))


def test_what_differs_stands_side_by_side_with_the_words_framed():
    told = section("differences")

    assert re.findall(r'<h3 id="(\w+)"', told) == ["update", "distortion", "contradiction"]
    assert [plain(h) for h in re.findall(r"<h3.*?</h3>", told)] == [
        *("Changed over time 2", "Distorted in copying or translating 1", "Disputed 1"),
    ]
    framed = re.findall(r'<mark class="differs">(.*?)</mark>', told)
    assert framed == [
        "framed",
        *("62 million", "90 million", "plans", "off its agenda"),
        *("62 Millionen", "26 millions", "was not asked", "was asked"),
    ]
    assert "One says that the council was asked, the other that it was not. ¶2 ¶7" in plain(told)


def test_the_matrix_has_a_column_for_each_origin_and_ten_copies_look_like_one():
    told = section("matrix")
    row = next(r for r in told.split("<tr>") if "62 million" in r)
    cells = re.findall(r'<td class="cell( outlet of-\d+)?"(?: data-statement)?>(.*?)</td>', row)

    assert [plain(cell)[:1] for outlet, cell in cells if not outlet] == ["●", "", "●", "", "●"]
    assert [plain(cell)[:1] for outlet, cell in cells if outlet == " outlet of-1"] == ["", *"●●●●●●"]
    assert "Le Phare alone leaves it out" in plain(row)
    assert "Küste alone says it" in plain(told)
    asked = next(r for r in told.split("<tr>") if "was not asked" in r)
    assert plain(asked).count("◐") == 1
    assert plain(asked).count("✕") == 2  # Le Phare and the Sund Courier


def test_labels_are_counted_by_outlet_and_language_and_loaded_ones_say_why():
    told = plain(section("wording"))

    assert "The Coast League ¶2 ¶3 ¶12 ¶9 English 5 Norda 2 North Mail 2 no outlet named 1" in told
    assert "Das Hafenkartell ¶4 German 1 Küste 1 loaded It calls ports that work together a cartel" in told
    assert "沿岸連盟 ¶6 Japanese 1 港日報 1" in told
    assert 'dir="rtl" lang="ar">رابطة الموانئ' in section("wording")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ('data-count="origins" data-claim="c-cost"', "2"),
        ('data-count="reports" data-claim="c-cost"', "8"),
        ('data-count="affirmed" data-claim="c-asked"', "2"),
        ('data-count="left-out" data-claim="c-cost"', "4"),
        ('data-count="reports" data-track="t-ferry" data-by="planned"', "8"),
        ('data-count="uses" data-label="1-1"', "5"),
        ('data-count="uses" data-label="1-1" data-by="2"', "2"),
        ('data-count="update" data-of="s"', "2"),
        ('data-count="claims" data-of="s"', "6"),
    ],
)
def test_every_count_is_counted_again(kind, said):
    assert f"{kind}>{said}<" in PAGE
    wrong = {"index.html": render_index(), "story-s.html": PAGE.replace(f"{kind}>{said}<", f"{kind}>77<")}

    with pytest.raises(CheckError, match="77"):
        check_pages(wrong, FERRY)


def render_index() -> str:
    return dict(render.pages(FERRY))["index.html"]


@pytest.mark.parametrize(
    "wrong",
    [
        'data-count="uses" data-label="9-9"',
        'data-count="uses" data-label="1-1" data-by="99"',
        'data-count="origins" data-claim="nobody"',
        'data-count="reports" data-track="nobody" data-by="planned"',
        'data-count="sums" data-label="1-1"',
    ],
)
def test_what_is_not_there_is_not_counted(wrong):
    html = PAGE.replace('data-count="uses" data-label="1-1">5', f"{wrong}>5")

    with pytest.raises(CheckError, match="there are None"):
        check_pages({"index.html": render_index(), "story-s.html": html}, FERRY)


def test_a_page_says_what_it_leaves_out_and_grows_no_further():
    small, large = (len(page_of(flood(n))) for n in (900, 1800))
    told = words(page_of(flood(300)))

    assert large < small * 1.05
    assert f"{300 - cards.CLAIMS_SHOWN - cards.BRIEF_SHOWN} further claims are in dossier.json" in told
    assert "288 further plans are in dossier.json" in told
    assert "270 more are in dossier.json" in told
    assert "further entries are in dossier.json" in told
    assert "70 further ones are in dossier.json" in told
    assert f"{300 - matrix.CLAIMS_SHOWN} further claims in dossier.json" in told


def accounts_of_hostility():
    found = hostile("http://127.0.0.1:9")
    first = found.articles[0]
    told = first.text.split("\n")
    text = [*told[:11], told[12]]
    return replace(found, **told_by(first, [passage(first, line) for line in text], text))


def test_hostile_strings_stay_text():
    found = accounts_of_hostility()
    check(found)
    pages = dict(render.pages(found))

    check_pages(pages, found)
    for html in pages.values():
        assert not re.search(r"<(script|img|iframe|link|image|object|base|form)\b", html)
        assert not re.search(r"<[^>]*\s(on\w+|src|style)=", re.sub(r'="[^"<>]*"', '=""', html))


@pytest.mark.parametrize(
    "found", [FERRY, accounts_of_hostility(), flood(130)], ids=["ferry", "hostile", "flood"]
)
def test_a_phone_does_not_scroll_the_page_sideways(found, tmp_path):
    for name, html in render.pages(found):
        script = "`${document.documentElement.scrollWidth} of ${innerWidth}`"
        wide, room = probed(html, script, tmp_path, "--window-size=500,900").split(" of ")
        assert int(wide) <= int(room), name


SHOWN = """[...document.querySelectorAll('.matrix thead th')].filter(e => e.checkVisibility()).length"""


@pytest.mark.parametrize(
    ("button", "columns"),
    # the claim, its origins, five groups; and the seven or two outlets of the one that is opened
    [("open-0", "7"), ("open-1", "14"), ("open-2", "9")],
)
def test_a_button_opens_the_outlets_of_one_origin(button, columns, tmp_path):
    html = PAGE.replace('id="open-0" class="all" checked', 'id="open-0" class="all"')
    html = html.replace(f'id="{button}"', f'id="{button}" checked')

    assert probed(html, SHOWN, tmp_path) == columns
    assert probed(html.replace(":has(", ":unknown("), SHOWN, tmp_path) == "16"


def test_a_matrix_without_copies_has_no_buttons():
    assert Matrix((), (), 0, 0, None).rules == []


def test_a_change_of_no_story_stands_where_it_is_told_first():
    found = ferry()
    loose = replace(found, changes=(replace(found.changes[2], story=None, claim=None),))
    home = {article_.id: "s" for article_ in found.articles}

    assert [c.kind.value for c in Accounts(loose, home).changes["s"]] == ["contradiction"]
    assert "Disputed" in first_screen(page_of(loose))


def test_a_claim_of_one_story_is_told_on_its_page_alone():
    found = ferry()
    other = [article("x", "A loaf was baked."), article("y", "A loaf was baked.")]
    both = replace(
        found,
        articles=(*found.articles, *other),
        stories=(*found.stories, Story("t", ("x", "y"), "A loaf", "one event")),
    )
    pages = pages_of(both)

    assert 'id="claims"' in pages["story-s.html"]
    assert 'id="claims"' not in pages["story-t.html"]


def test_a_lower_bound_is_told_as_one():
    claim = FERRY.claims[1]

    assert claim.origins.answer is Answer.AT_LEAST
    assert 'data-claim="c-cost">2</span> independent origins in this pile' in PAGE
    assert Modality.PLANNED in {m.modality for m in FERRY.claims[0].mentions}


def test_what_one_outlet_alone_says_or_leaves_out_is_listed_and_counted():
    told = section("matrix").split("alone says or leaves out")[1]

    assert "Küste alone says 1 Das Hafenkartell will im Juli entscheiden" in plain(told)
    assert "Le Phare alone leaves out 1 The boat will cost 62 million crowns" in plain(told)
    for kind in ("said-alone", "left-out-alone"):
        [counted] = re.findall(rf'data-count="{kind}" data-of="s" data-in="[^"]+">1<', told)
        wrong = {"index.html": render_index(), "story-s.html": PAGE.replace(counted, counted[:-2] + "2<")}
        with pytest.raises(CheckError, match="there are 1"):
            check_pages(wrong, FERRY)


def test_an_outlet_leaves_out_alone_only_what_several_others_say():
    found = members()[:2]

    def made(words: str, *by: int) -> Claim:
        told = origins([([found[n] for n in by], None, "the words are the same", None)])
        mentions = tuple(mention(found[n], words) for n in by)
        return Claim(id=words, about=words, mentions=mentions, origins=told, story="s")

    alone = (made("The boat will cost 62 million crowns", 0), made("The council of Norvik was not asked", 1))
    html = page_of(one_story(found, claims=(*alone, made("carry nine hundred passengers", 0, 1))))

    assert plain(section("matrix", html)).count("alone says 1") == 2
    assert "alone leaves out" not in section("matrix", html).split("alone says or leaves out")[1]
    html = page_of(one_story(found, claims=alone))
    assert 'id="matrix"' not in html  # nothing to compare
    assert first_screen(html).count("1 independent origin in this pile") == 2


def many_copies(claims: int):
    """A report and its copy, which make as many claims as asked for, and one that makes none."""
    text = " ".join(f"It has {n} cranes." for n in range(claims))
    found = [article("a", text, outlet="Norda"), article("b", text, outlet="Küste")]
    found.append(article("c", "It has a quay.", outlet="Le Phare"))
    told = origins([(found[:2], "Norda", "all of them credit Norda", found[0].passage(0, 6))])
    made = tuple(
        Claim(
            id=f"c-{n}",
            about=words_,
            mentions=tuple(mention(of, words_) for of in found[:2]),
            origins=told,
            story="s",
            left_out=("c",),
        )
        for n, words_ in ((n, f"It has {n} cranes.") for n in range(claims))
    )
    return one_story(found, claims=made)


def test_of_what_one_origin_alone_makes_few_claims_have_a_card_and_the_others_a_line():
    told = section("claims", page_of(many_copies(30)))
    line = next(li for li in told.split("<li ") if li.startswith(f'id="claim-{cards.ONE_ORIGIN_SHOWN + 1}"'))

    assert told.count('<li class="claim"') == cards.ONE_ORIGIN_SHOWN
    assert f"{cards.BRIEF_SHOWN} more in a line each, of one origin unless more are counted" in plain(told)
    assert "cranes. ¶1 2 reports ¶1 ¶2" in plain(line)
    assert f"{30 - cards.ONE_ORIGIN_SHOWN - cards.BRIEF_SHOWN} further claims are in dossier.json" in told


def test_why_origins_are_counted_so_is_told_once():
    told = section("claims", page_of(many_copies(5))).split('<li class="claim"')[1:]

    assert ["All of them credit Norda" in plain(card) for card in told] == [True, *[False] * 4]
    assert ['<a href="#claim-1" data-page>The origins as for claim 1</a>' in c for c in told] == [
        False,
        *[True] * 4,
    ]


def test_of_rows_that_are_alike_the_matrix_shows_a_few():
    html = section("matrix", page_of(many_copies(9)))

    assert html.count("<tr>") == 1 + matrix.ALIKE_SHOWN
    assert f"{9 - matrix.ALIKE_SHOWN} further claims in dossier.json" in html
