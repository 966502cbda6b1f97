"""How many independent origins remain, and what stands behind the count."""

import pytest
from hypothesis import given, settings
from tests.factories import article
from tests.lineages import LINES, story

from firsthand.lineage.naming import LEAD, lead
from firsthand.model import Answer, Decision, RootKind

ORIGINS = [
    # one report is one group, whatever its root
    (["herald 09:00"], "", "exactly 1"),
    # ten copies of one agency are one origin
    (["norda 09:00 credits norda", *(f"nobody{n} 10:00 credits norda" for n in range(10))], "", "exactly 1"),
    # two agencies at one press conference are two
    (["norda 09:00 credits norda", "meridian 09:00 credits meridian"], "", "exactly 2"),
    # two papers that say nothing: nobody can count them
    (["herald 09:00", "vesti 09:10"], "", "not established"),
    # one names its source, the other does not
    (["herald 09:00 credits norda", "vesti 09:10"], "", "at least 1"),
    # unnamed copies of one text are one group
    (["herald 09:00", "vesti 09:10"], "herald=vesti", "exactly 1"),
    # one owner with three papers is one
    (["kurier 09:00", "tagblatt 09:10", "abendpost 10:00"], "", "exactly 1"),
    # but an owner's paper that prints an agency report rests on the agency
    (["kurier 09:00 credits norda", "tagblatt 09:10 credits meridian"], "", "exactly 2"),
    # a paper of which another says it has the report: the paper is the root
    (["herald 09:00", "vesti 09:10 credits herald"], "", "exactly 1"),
    # each was told so itself
    (["herald 09:00 told herald", "vesti 09:10 told vesti"], "", "exactly 2"),
    # something told to another outlet is not heard oneself
    (["herald 09:00 told norda", "vesti 09:10 told vesti"], "", "at least 1"),
    # a credit in passing names no root
    (["herald 09:00 mentions norda", "vesti 09:10 mentions norda"], "", "not established"),
    # a translation is a step: the root is whom the original credits
    (["herald 09:00 translates vesti credits norda", "gazeta 09:10 credits norda"], "", "exactly 1"),
    (["herald 09:00 translates vesti", "vesti 08:00 credits norda", "gazeta 9:10"], "", "at least 1"),
    # a circle of credit has no root
    (
        ["herald 09:00 credits vesti", "vesti 09:10 credits herald", "gazeta 10:00 credits norda"],
        "",
        "at least 1",
    ),
    # two credited at once: what is whose is not said, and the two agencies stay two
    (
        [
            "herald 09:00 credits norda credits meridian",
            "norda 08:00 credits norda",
            "meridian 8:00 credits meridian",
        ],
        "",
        "at least 2",
    ),
    # "agencies" is nobody's name: two that say it need not share a source
    (["nobody1 09:00 credits agencies", "nobody2 09:10 credits agencies"], "", "not established"),
    # nor does a name beside it stand alone
    (["herald 09:00 credits norda credits Agenturen", "vesti 09:00 credits vesti"], "", "at least 1"),
    # unless another report credits that name alone
    (
        ["herald 09:00 credits norda credits agencies", "vesti 09:00 credits norda"],
        "herald=vesti",
        "exactly 1",
    ),
    # a translation "from the German" names no source
    (["herald 09:00 translates German", "vesti 09:10 translates German"], "", "not established"),
    # which of a paper's reports is meant is not said: one is an agency's, one its own
    (
        ["herald/1 09:00 credits norda", "herald/2 09:10 told herald", "vesti 10:00 credits herald"],
        "",
        "at least 2",
    ),
    # unless the same words say which
    (
        ["herald/1 09:00 credits norda", "herald/2 09:10 told herald", "vesti 10:00 credits herald"],
        "herald/2=vesti",
        "exactly 2",
    ),
    # two reports of a paper, both from one agency: whichever is meant, the agency stands behind it
    (
        ["herald/1 09:00 credits norda", "herald/2 09:10 credits norda", "vesti 10:00 credits herald"],
        "",
        "exactly 1",
    ),
    # two outlets with one text say each that they were told so themselves
    (["herald 09:00 told herald", "vesti 09:10 told vesti", "norda 9:10"], "herald=vesti", "not established"),
    # an outlet that no list knows, and one that credits it by the name it publishes under
    (["brevik 09:00 told Brevik", "herald 10:00 credits Brevik"], "", "exactly 1"),
    # a digest holds the reports of two agencies, and does not make one of them
    (
        ["norda 09:00 credits norda", "meridian 09:00 credits meridian", "herald 12:00"],
        "norda<herald:0 meridian<herald:1",
        "at least 2",
    ),
    # two parts of a digest that are one report elsewhere too
    (
        ["norda/1 09:00 credits norda", "norda/2 09:00 credits norda", "herald 12:00"],
        "norda/1<herald:0 norda/2<herald:1",
        "exactly 1",
    ),
    # a report in two versions, one inside the other: one origin
    (["vesti 09:00", "gazeta 09:00", "herald 12:00"], "vesti<herald:0 gazeta<herald:0", "exactly 1"),
    # translated from two reports that were each told so: what is whose is not said
    (
        [
            "herald 09:00 translates vesti translates gazeta",
            "vesti 08:00 told vesti",
            "gazeta 08:30 told gazeta",
        ],
        "",
        "at least 2",
    ),
    # one source that two groups come to is one origin, by whatever way they name it
    (
        [
            "kurier 09:00 credits norda credits vesti",
            "vesti 09:10 credits kurier",
            "herald 10:00 credits norda",
        ],
        "kurier=vesti",
        "exactly 1",
    ),
    # an agency outside the reference data still holds its copies together
    (["nobody1 09:00 credits Brevik", "nobody2 09:10 credits brevik"], "", "exactly 1"),
]


@pytest.mark.parametrize(("reports", "same", "expected"), ORIGINS)
def test_origins(reports, same, expected):
    reports = [report.replace(" 9:10", " 09:10").replace(" 8:00", " 08:00") for report in reports]
    found = story(*reports, same=same).origins

    assert f"{found.answer} {found.count or ''}".strip() == expected
    assert found.because


@pytest.mark.parametrize(("reports", "same", "expected"), ORIGINS)
def test_every_article_is_in_one_group_and_every_group_shows_its_passages(reports, same, expected):
    reports = [report.replace(" 9:10", " 09:10").replace(" 8:00", " 08:00") for report in reports]
    groups = story(*reports, same=same).origins.groups

    inside = sorted(id for group in groups for id in group.articles)
    assert inside == sorted(report.split()[0] for report in reports)
    for group in groups:
        assert group.because
        assert group.evidence


def test_a_dead_end_is_said():
    [group] = story("herald 09:00 credits norda").origins.groups

    assert group.because[-1] == "Norda is credited; its report is not in the pile"
    assert (group.root.kind, group.root.id) == (RootKind.OUTLET, "norda")


def test_a_root_in_the_pile_is_named_by_its_article():
    [group] = story("herald/1 09:00", "vesti 09:10 credits herald").origins.groups

    assert (group.root.kind, group.root.id) == (RootKind.ARTICLE, "herald/1")


def said(*reports, same=""):
    return [why for group in story(*reports, same=same).origins.groups for why in group.because]


def test_a_credit_to_one_paper_of_an_owner_does_not_say_that_another_published_the_report():
    [group] = story("tagblatt 09:00", "vesti 09:10 credits kurier").origins.groups

    assert group.because == (
        "vesti (vesti) credits Kurier, which has one owner with tagblatt (tagblatt), Nordmedien",
        "Kurier is credited; its report is not in the pile",
    )
    assert (group.root.kind, group.root.id) == (RootKind.OUTLET, "kurier")


def test_credits_to_two_papers_of_one_owner_are_told_apart():
    assert (
        "herald (herald) credits Kurier and vesti (vesti) credits Tagblatt, which have one owner, Nordmedien"
        in said("herald 09:00 credits kurier", "vesti 09:10 credits tagblatt")
    )


def test_a_report_of_a_credited_paper_that_cannot_be_the_one_meant_is_not_said_to_be():
    found = said("herald/1 09:00 credits norda", "herald/2 09:10 told herald", "vesti 10:00 credits herald")

    assert "it credits Herald, which has several reports here, and which is meant is not said" in found


def test_two_that_were_told_so_themselves_are_both_named():
    found = said("herald 09:00 told herald", "vesti 09:10 told vesti", same="herald=vesti")

    assert "herald (herald) and vesti (vesti) each say that they were told so themselves" in found


def test_the_share_of_each_report_is_said():
    assert (
        "herald (herald) and vesti (vesti) carry the same report: edited, 90% of the one and 90% of the other"
        in said("herald 09:00", "vesti 09:10", same="herald=vesti")
    )


def test_a_circle_is_said():
    [group] = story("herald 09:00 credits vesti", "vesti 09:10 credits herald").origins.groups

    assert group.because[-1] == "a circle of credit: Herald and Vesti credit each other"
    assert not group.established


def test_a_pair_denied_both_ways_does_not_share_an_origin():
    both = Decision("herald", "norda", taken=False), Decision("norda", "herald", taken=False)
    found = story("norda 09:00 credits norda", "herald 09:20", same="norda=herald", decisions=both)

    assert len(found.origins.groups) == 2


@settings(max_examples=60, deadline=None)
@given(lines=LINES)
def test_exactly_is_said_only_where_nothing_is_open(lines):
    reports = [
        f"{name} {time} {act} {named}" if act else f"{name} {time}" for name, time, act, named in lines
    ]
    found = story(*reports).origins

    if found.answer is Answer.EXACTLY:
        assert len(found.groups) == 1 or all(group.established for group in found.groups)
        assert found.count == len(found.groups)


@settings(max_examples=60, deadline=None)
@given(lines=LINES, more=LINES)
def test_no_source_is_counted_twice_and_every_passage_is_of_the_group(lines, more):
    acts = {name: [act, named] for name, _, act, named in more if act}
    reports = [
        " ".join([name, time, *([act, named] if act else []), *acts.get(name, [])])
        for name, time, act, named in lines
    ]
    groups = story(*reports, same=f"{lines[0][0]}={lines[1][0]}").origins.groups

    roots = [group.root for group in groups if group.established]
    assert len(set(roots)) == len(roots)
    for group in groups:
        assert {passage.article for passage in group.evidence} <= set(group.articles)


def test_the_beginning_of_a_report_is_shown_in_whole_words():
    text = "Der Kai von Osteby " + "bleibt weiterhin " * 30
    [shown] = (passage.text for passage in lead(article("a", text)))

    assert LEAD // 2 < len(shown) <= LEAD
    assert text.startswith(shown + " ")
