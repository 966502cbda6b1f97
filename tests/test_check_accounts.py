"""What is claimed, planned, dated and worded does not pass where it does not hold."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.accounts import ferry, members, mention, origins, span
from tests.dossiers import passage
from tests.factories import when
from tests.floods import flood

from firsthand.check import CheckError, check
from firsthand.model import (
    Change,
    ChangeKind,
    Claim,
    Differs,
    Passage,
    PlanStep,
    Track,
    Wording,
)

FERRY = ferry()
NORDA, MAIL, MIRROR, KUESTE, PHARE, *_ = members()
WRONG = Passage(NORDA.id, 0, 3, "Thé")
COST = FERRY.claims[1]
TRACK = FERRY.tracks[0]
TOLD = next(entry for entry in FERRY.timeline if entry.words)
LEAGUE = FERRY.wording[0]


def refused(**changed) -> CheckError:
    with pytest.raises(CheckError) as caught:
        check(replace(FERRY, **changed))
    return caught.value


def test_what_holds_passes():
    check(FERRY)
    check(flood(39))


def claimed(**changed) -> Claim:
    return replace(COST, **changed)


FIRST = COST.mentions[0]
STRAY = replace(FIRST.values[0], passage=passage(NORDA, "eleven"))


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ((COST, COST), "unique"),
        ((claimed(id=""),), "unique"),
        ((claimed(story="nobody's"),), "there is no story"),
        ((claimed(mentions=()),), "nobody makes it"),
        ((claimed(about="The boat is dear"),), "the text of none of its mentions"),
        ((claimed(mentions=(replace(FIRST, passage=WRONG), *COST.mentions[1:])),), "reads otherwise"),
        ((claimed(mentions=(replace(FIRST, values=(STRAY,)), *COST.mentions[1:])),), "not in its passage"),
        ((claimed(mentions=(replace(FIRST, quotation="q"), *COST.mentions[1:])),), "no quotation"),
        ((claimed(mentions=COST.mentions[::-1]),), "stands behind what came later"),
        ((claimed(mentions=COST.mentions[:-1]),), "in no group of origin"),
        ((claimed(origins=replace(COST.origins, count=3)),), "2 of 3 groups are established"),
        ((claimed(origins=replace(COST.origins, groups=COST.origins.groups[:2])),), "no group of origin"),
        ((claimed(left_out=(NORDA.id,)),), "does not leave it out"),
        ((claimed(left_out=(PHARE.id, PHARE.id)),), "listed twice"),
        ((claimed(left_out=("nobody",)),), "does not leave it out"),
    ],
)
def test_a_claim(claims, why):
    assert why in str(refused(claims=claims, changes=()))


def test_a_claim_of_another_story():
    loaf = replace(NORDA, id="loaf")
    alone = replace(FERRY.stories[0], id="t", articles=("loaf",))
    foreign = mention(loaf, "The boat will cost 62 million crowns")
    lineage = replace(
        FERRY.lineage[0],
        story="t",
        origins=origins([([loaf], None, "alone", None)]),
        first=replace(FERRY.lineage[0].first, articles=("loaf",)),
    )
    told = replace(COST, mentions=(foreign,), origins=lineage.origins, left_out=())
    whole = {
        "articles": (*FERRY.articles, loaf),
        "stories": (*FERRY.stories, alone),
        "lineage": (*FERRY.lineage, lineage),
    }

    check(replace(FERRY, **whole, claims=(replace(told, story="t"),), changes=()))
    assert "is not of its story" in refused(**whole, claims=(told,), changes=()).why


UPDATE, DISPUTE = FERRY.changes[1], FERRY.changes[2]


def differing(of: Change = UPDATE, **changed) -> Change:
    return replace(of, **changed)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (differing(earlier=WRONG), "reads otherwise"),
        (differing(later=UPDATE.earlier), "does not differ from itself"),
        (differing(evidence=(passage(KUESTE, "62 Millionen"),)), "stands in another article"),
        (differing(claim="nobody's"), "there is no claim"),
        (differing(story="nobody's"), "there is no story"),
        # of one time, or of an unknown one, nothing is an update
        (differing(later=passage(MIRROR, "62 million"), evidence=()), "no time tells"),
        (differing(earlier=UPDATE.later, later=UPDATE.earlier), "no time tells"),
    ],
)
def test_a_change(change, why):
    assert why in str(refused(changes=(change,)))


def test_a_time_that_is_told_orders_an_update():
    """A report of one day may tell of what came before it."""
    turned = differing(
        DISPUTE, kind=ChangeKind.UPDATE, earlier=DISPUTE.later, later=DISPUTE.earlier, differs=Differs.DATE
    )

    check(replace(FERRY, changes=(turned,)))
    assert "no time tells" in refused(changes=(turned,), timeline=(), tracks=()).why


def planned(**changed) -> Track:
    return replace(TRACK, **changed)


@pytest.mark.parametrize(
    ("tracks", "why"),
    [
        ((TRACK, TRACK), "unique"),
        ((planned(story="nobody's"),), "there is no story"),
        ((planned(steps=()),), "has no steps"),
        ((planned(named=WRONG),), "reads otherwise"),
        ((planned(steps=TRACK.steps[::-1]),), "stands behind what came later"),
        ((planned(last=PlanStep.DONE),), "nobody tells 'done'"),
        ((planned(stopped=("nobody",)),), "did not stop at an earlier step"),
        ((planned(stopped=("j-norda",)),), "did not stop at an earlier step"),
        ((planned(stopped=("e-phare", "e-phare")),), "listed twice"),
        ((planned(last=None),), "did not stop"),
        (
            (planned(steps=(replace(TRACK.steps[0], words=passage(NORDA, "July")), *TRACK.steps[1:])),),
            "not in its passage",
        ),
    ],
)
def test_a_track(tracks, why):
    assert why in str(refused(tracks=tracks))


def test_a_step_of_no_known_time_may_stand_anywhere():
    open_ = replace(TRACK.steps[0], when=when(None))

    check(replace(FERRY, tracks=(planned(steps=(*TRACK.steps, open_)),)))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"story": "nobody's"}, "there is no story"),
        ({"passage": WRONG}, "reads otherwise"),
        ({"words": passage(NORDA, "in July")}, "not in its passage"),
        ({"words": passage(MAIL, "on Saturday")}, "not in its passage"),
        ({"when": span("2031-08-01", "2031-07-01")}, "ends before it begins"),
    ],
)
def test_an_entry_of_the_timeline(changed, why):
    assert why in str(refused(timeline=(replace(TOLD, **changed),)))


LABEL = LEAGUE.labels[0]
CHANGED: list[tuple[Callable[[Wording], Wording], str]] = [
    (lambda w: replace(w, labels=()), "has no labels"),
    (lambda w: replace(w, story="nobody's"), "there is no story"),
    (lambda w: replace(w, labels=(replace(LABEL, passages=(WRONG,)),)), "reads otherwise"),
    (lambda w: replace(w, labels=(replace(LABEL, passages=()),)), "nobody uses it"),
    (lambda w: replace(w, labels=(replace(LABEL, outlets={"Norda": 0}),)), "nobody uses it"),
    (lambda w: replace(w, labels=(replace(LABEL, loaded=True),)), "no reason is given"),
]


@pytest.mark.parametrize(("change", "why"), CHANGED)
def test_a_wording(change, why):
    assert why in str(refused(wording=(change(LEAGUE),)))


def test_a_label_that_only_speakers_use_counts_for_no_outlet():
    check(replace(FERRY, wording=(replace(LEAGUE, labels=(replace(LABEL, outlets={}),)),)))
