"""Who took from whom, and who was first."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lineages import LINES, crowd, story

from firsthand.model import Basis, Decision

DIRECTIONS = [
    # the earlier report is the source
    ("norda 09:00", "herald 09:20", "norda", Basis.CLOCK),
    # a credit outweighs the clock
    ("norda 09:00 credits herald", "herald 09:20", "herald", Basis.CREDIT),
    # a credit to a third outlet says nothing about this pair
    ("norda 09:00", "herald 09:20 credits gazeta", "norda", Basis.CLOCK),
    # both credit a third: each may have it from there, whoever was earlier
    ("vesti 09:00 credits norda", "herald 09:20 credits norda", None, Basis.NONE),
    # an agency's own credit line is no credit to another
    ("norda 09:00 credits norda", "herald 09:20 credits norda", "norda", Basis.CREDIT),
    # the same minute: nobody
    ("norda 09:00", "herald 09:00", None, Basis.NONE),
    # a bare date cannot order two reports of one day
    ("norda day", "herald 09:20", None, Basis.NONE),
    # no time: nobody
    ("norda ?", "herald 09:20", None, Basis.NONE),
    # credits that contradict each other: nobody, whatever the clock says
    ("norda 09:00 credits herald", "herald 09:20 credits norda", None, Basis.NONE),
    # a credit in passing, to one that was out later: the two contradict each other
    ("norda 09:00 mentions herald", "herald 09:20", None, Basis.NONE),
    # what was told to the other was had from there, whatever the stamps say
    ("norda 09:00 told herald", "herald 09:20", "herald", Basis.CREDIT),
    # a credit to a sister paper is a credit
    ("tagblatt 09:00 credits kurier", "kurier 09:20", "kurier", Basis.CREDIT),
    # an outlet that our lists do not know is known by its own report
    ("brevik 09:20", "herald 09:00 credits Brevik", "brevik", Basis.CREDIT),
]


@pytest.mark.parametrize(("left", "right", "source", "basis"), DIRECTIONS)
def test_the_source_of_a_pair(left, right, source, basis):
    names = left.split()[0], right.split()[0]
    for reports in permutations((left, right)):
        [found] = story(*reports, same="=".join(names)).derivations

        assert (found.taken_from, found.basis) == (source, basis)
        assert found.because
        assert found.evidence


def test_what_is_worded_otherwise_has_no_source_by_the_clock():
    """Two translations of one unseen original are not taken from each other, whichever came first."""
    [found] = story("norda/free 09:00", "herald/free 09:20", same="norda/free=herald/free").derivations

    assert (found.taken_from, found.basis) == (None, Basis.NONE)
    assert "both may come from a third" in found.because


def test_of_many_earlier_copies_only_one_is_the_source():
    found = story("norda 09:00", "herald 09:20", "vesti 10:00", same="norda=herald herald=vesti norda=vesti")
    sources = {(d.taken_by, d.taken_from) for d in found.derivations if d.taken_from}

    assert sources == {("herald", "norda"), ("vesti", "norda")}


def test_a_credit_leaves_nothing_to_the_clock():
    found = story(
        "norda 09:00",
        "herald 09:20",
        "vesti 10:00 credits herald",
        same="norda=herald herald=vesti norda=vesti",
    )
    sources = {(d.taken_by, d.taken_from) for d in found.derivations if d.taken_from}

    assert sources == {("herald", "norda"), ("vesti", "herald")}


def sources(found):
    return {(d.taken_by, d.taken_from) for d in found.derivations if d.taken_from}


def test_where_one_source_is_left_out_the_report_meant_stays_the_later_one():
    found = story("gazeta 10:00", "norda 09:00", "vesti 09:30", same="gazeta=norda gazeta=vesti")
    [left_out] = [d for d in found.derivations if d.taken_from is None]

    assert left_out.because.startswith("it was out later")
    assert left_out.taken_by == "gazeta"


def test_of_equally_near_sources_that_no_time_orders_none_is_chosen():
    found = story("norda 09:00", "herald 09:00", "vesti 10:00", same="norda=herald herald=vesti norda=vesti")

    assert sources(found) == set()


def test_a_credited_outlet_gave_the_report_it_had_by_then():
    reports = ("herald 10:00 credits norda", "norda/1 09:00", "norda/2 15:00")
    found = story(*reports, same="herald=norda/1 herald=norda/2")

    assert sources(found) == {("herald", "norda/1")}


def test_of_two_reports_of_a_credited_outlet_that_no_time_orders_none_is_chosen():
    found = story("herald ? credits norda", "norda/1 ?", "norda/2 ?", same="herald=norda/1 herald=norda/2")

    assert sources(found) == set()
    assert all("credits Norda" in d.because for d in found.derivations)


def test_a_digest_took_each_of_its_parts_from_where_it_stood_before():
    reports = ("norda 09:00", "vesti 09:30", "meridian 09:00", "herald 12:00")
    found = story(*reports, same="norda<herald:0 vesti<herald:0 meridian<herald:1")

    assert sources(found) == {("herald", "norda"), ("herald", "meridian")}


def test_a_stamp_that_a_credit_contradicts_gives_no_source():
    """Norda's stamp is later than a report taken from it: it does not make Norda the taker of a third."""
    found = story(
        "herald 09:00 credits norda",
        "vesti 09:30",
        "norda 10:00",
        same="herald=norda norda=vesti herald=vesti",
    )

    assert ("norda", "vesti") not in sources(found)
    assert ("herald", "norda") in sources(found)


def test_nor_does_one_that_credits_contradict_over_two_steps():
    found = story(
        "herald 09:00 credits norda",
        "norda ? credits meridian",
        "meridian 09:20",
        same="herald=norda norda=meridian herald=meridian",
    )

    assert sources(found) == {("herald", "norda"), ("norda", "meridian")}
    assert found.first.articles == ("meridian",)


@pytest.mark.parametrize("hub", ["a", "z"])
def test_of_a_crowd_of_copies_the_earliest_is_the_source_wherever_it_stands_by_id(hub):
    found = crowd("09:00", *(f"1{n % 10}:00" for n in range(24)), earliest=hub)

    earliest = next(d.taken_from for d in found.derivations if d.taken_from)
    assert earliest == hub
    assert {source for _, source in sources(found)} == {hub}
    assert len(sources(found)) == 24


def test_of_a_crowd_of_copies_out_at_once_none_is_the_source():
    assert sources(crowd("09:00", "09:00", *("10:00" for _ in range(24)), earliest="z")) == set()


def test_a_credit_is_shown_with_its_passage():
    [found] = story("norda 09:00", "herald 09:20 credits norda", same="norda=herald").derivations

    assert found.because == "it credits Norda"
    assert found.evidence[0].text == "credits norda"


def test_the_clock_says_how_far_apart():
    [found] = story("norda 09:00", "herald 11:20", same="norda=herald").derivations

    assert found.because.startswith("published at least 2 h 20 min later: 2031-05-03T11:20:00Z (metadata)")


def test_the_users_decision_comes_before_credit_and_clock():
    said = Decision("norda", "herald", taken=True, by="desk", because="we rang them")
    [found] = story(
        "norda 09:00", "herald 09:20 credits norda", same="norda=herald", decisions=(said,)
    ).derivations

    assert (found.taken_by, found.taken_from, found.basis) == ("norda", "herald", Basis.DECISION)
    assert found.because == "desk decided that it is taken: we rang them"


def test_a_denied_direction_is_not_given_again():
    said = Decision("herald", "norda", taken=False)
    [found] = story("norda 09:00", "herald 09:20", same="norda=herald", decisions=(said,)).derivations

    assert (found.taken_from, found.basis) == (None, Basis.DECISION)


FIRSTS = [
    (["herald 09:00", "vesti 09:10"], ["herald"], False),
    # intervals that overlap are a tie
    (["herald day", "vesti 09:10"], ["herald", "vesti"], True),
    (["herald 09:00", "vesti 09:00", "gazeta 09:01"], ["herald", "vesti"], True),
    # a report without a time may be earlier
    (["herald 09:00", "vesti ?"], ["herald", "vesti"], True),
    # no times: no answer
    (["herald ?", "vesti ?"], [], False),
    (["herald 09:00"], ["herald"], False),
]


@pytest.mark.parametrize(("reports", "articles", "tie"), FIRSTS)
def test_first(reports, articles, tie):
    found = story(*reports).first

    assert (list(found.articles), found.tie) == (articles, tie)
    assert found.because


@pytest.mark.parametrize("stamp", ["?", "10:00", "day"])
def test_a_source_was_there_before_what_was_taken_from_it_whatever_its_stamp(stamp):
    found = story("herald 09:00 credits vesti", f"vesti {stamp}", "gazeta 09:30", same="herald=vesti").first

    assert (found.articles, found.tie) == (("vesti",), False)


def test_where_each_that_may_be_first_was_taken_from_another_none_is():
    circle = Decision("herald", "vesti", taken=True), Decision("vesti", "gazeta", taken=True)
    closed = (*circle, Decision("gazeta", "herald", taken=True))
    same = "herald=vesti gazeta=vesti gazeta=herald"
    found = story("herald 09:00", "vesti 09:10", "gazeta 09:20", same=same, decisions=closed).first

    assert (found.articles, found.tie) == ((), False)
    assert "taken from another" in found.because


def test_a_report_that_was_taken_over_is_not_the_first():
    found = story("herald 09:00", "vesti ? credits herald", same="herald=vesti").first

    assert (found.articles, found.tie) == (("herald",), False)


@settings(max_examples=60, deadline=None)
@given(lines=LINES, data=st.data())
def test_the_order_of_reading_does_not_matter(lines, data):
    reports = [
        f"{name} {time} {act} {named}" if act else f"{name} {time}" for name, time, act, named in lines
    ]
    same = f"{lines[0][0]}={lines[1][0]}"
    shuffled = data.draw(st.permutations(reports))

    assert story(*reports, same=same) == story(*shuffled, same=same)


@settings(max_examples=60, deadline=None)
@given(lines=LINES)
def test_what_was_taken_is_not_first_and_the_clock_closes_no_circle(lines):
    reports = [
        f"{name} {time} {act} {named}" if act else f"{name} {time}" for name, time, act, named in lines
    ]
    names = [name for name, *_ in lines]
    same = " ".join(f"{one}={other}" for at, one in enumerate(names) for other in names[at + 1 :])
    found = story(*reports, same=same)
    taken = {d.taken_by: d for d in found.derivations if d.taken_from and d.basis is not Basis.CLOCK}
    by_clock = {d.taken_by: d.taken_from for d in found.derivations if d.basis is Basis.CLOCK}

    assert not set(found.first.articles) & taken.keys()
    for start in by_clock:
        at, seen = start, set()
        while at not in seen:
            seen.add(at)
            at = by_clock.get(at) or (taken[at].taken_from if at in taken else None)
        assert at is None or at not in by_clock
