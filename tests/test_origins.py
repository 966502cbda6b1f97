"""How many independent origins remain, and what stands behind the count."""

import pytest
from hypothesis import given, settings
from tests.lineages import LINES, story

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
