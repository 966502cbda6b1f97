"""What is known, how well, and what changed: the first thing on a story's page, in under 150 words.

Nothing here is said by us: each line is a passage, a count, or the name of one of them. What does not fit
is left out, the least important first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Answer, Article, Change, ChangeKind, Claim, Differs, Passage, Track, TrackStep
from firsthand.render.accounts import Accounts, makers, of_claims
from firsthand.render.cards import Manner, head, manners
from firsthand.render.excerpts import Excerpt, excerpt, room_for_words, words_in
from firsthand.render.places import Ref
from firsthand.render.spelling import known_as, on_day
from firsthand.render.telling import Teller
from firsthand.render.tracks import STEPS, foremost, stations, told_last

# One of several changes.
ONE_OF = 3
# All that stands on the first screen, its headings and the marks behind each passage included.
WORDS = 149
CLAIMS = 3
# Where no claim is made by several reports.
CLAIMS_ALONE = 2
# A plan that fewer of a story's reports tell of is not what the story is about.
LEAST_PART = 0.1
# Of a plan that went far, the last steps before the last one.
STEPS_BEFORE = 3
WORDS_OF_A_PLAN, WORDS_OF_A_CLAIM, WORDS_OF_A_SIDE = 15, 13, 8
# What stands around the passages: the answer and its heading; the heading and marks of a plan; the heading of
# the claims; the mark, origins and reports of each, and how many say the opposite; the heading and the marks
# of a change.
AROUND_ALL, AROUND_A_PLAN, AROUND_CLAIMS, AROUND_A_CLAIM, THE_OPPOSITE, AROUND_A_CHANGE = 13, 4, 1, 12, 4, 4
HEADINGS = {
    ChangeKind.UPDATE: "Changed",
    ChangeKind.DISTORTION: "Distorted",
    ChangeKind.CONTRADICTION: "Disputed",
}


@dataclass(frozen=True, slots=True)
class KnownStep:
    """A step of a plan and how many reports tell it; `ref` is where one does."""

    step: str
    value: str
    reports: int
    ref: Ref


@dataclass(frozen=True, slots=True)
class KnownPlan:
    """The last step of a plan and the steps before it; `step` is empty where no time tells which is the last.

    `told` are then all its steps, in no order that is known.
    """

    key: str
    step: str
    quote: Excerpt
    when: str
    article: Article
    before: tuple[str, ...]
    told: tuple[KnownStep, ...]


@dataclass(frozen=True, slots=True)
class KnownClaim:
    key: str
    anchor: str
    quote: Excerpt
    contrary: Manner | None
    answer: str
    origins: int | None
    reports: int


@dataclass(frozen=True, slots=True)
class KnownChange:
    """One change for all of its kind, `count` of them in the story."""

    kind: str
    heading: str
    differs: str
    earlier: Excerpt
    later: Excerpt
    count: int


@dataclass(frozen=True, slots=True)
class Known:
    plan: KnownPlan | None
    claims: tuple[KnownClaim, ...]
    changes: tuple[KnownChange, ...]


def known(story: str, accounts: Accounts, reports: int, teller: Teller) -> Known | None:
    """None where nothing is claimed, planned or changed. `reports` is how many the story has."""
    weighed = accounts.weighed(story)
    plans = [plan for plan in accounts.plans(story) if _tellers(plan) >= LEAST_PART * reports]
    several = [claim for claim in weighed if len(makers(claim)) > 1]
    plan = _plan(plans[0], accounts, teller) if plans else None
    first = several[:CLAIMS] or weighed[:CLAIMS_ALONE]
    claims = [_claim(claim, n, accounts, teller) for n, claim in enumerate(first, 1)]
    changes = _changes(of_claims(accounts.changes.get(story, ()), weighed), bool(plans), teller)
    if plan is None and not claims and not changes:
        return None
    while _words(plan, claims, changes) > WORDS and len(claims) + len(changes) > 1:
        # The weightiest claim and what is new or disputed say most.
        if len(claims) > 2 or not changes:
            claims.pop()
        elif len(changes) > 2 or len(claims) < 2:
            changes.pop()
        else:
            claims.pop()
    return Known(plan, tuple(claims), tuple(changes))


def _tellers(plan: Track) -> int:
    return len({step.passage.article for step in plan.steps})


def _words(plan: KnownPlan | None, claims: Sequence[KnownClaim], changes: Sequence[KnownChange]) -> int:
    words = AROUND_ALL + AROUND_CLAIMS * bool(claims)
    if plan:
        before = "".join(f"{step} → " for step in plan.before)
        said = f"{before}{plan.step} {plan.when}" if plan.step else "no time tells which is the latest"
        told = "".join(f"{step.step} in {step.reports} ¶" for step in plan.told)
        words += AROUND_A_PLAN + words_in(said) + words_in(told) + _read(plan.quote)
        words += words_in(known_as(plan.article)) if plan.step else 0
    words += sum(AROUND_A_CLAIM + _read(c.quote) + THE_OPPOSITE * bool(c.contrary) for c in claims)
    for change in changes:
        words += AROUND_A_CHANGE + ONE_OF * (change.count > 1) + _read(change.earlier) + _read(change.later)
    return words


def _read(quoted: Excerpt) -> int:
    """The words of a passage with the dots of what is left out of it."""
    return quoted.length + quoted.before + quoted.after


def _brief(passage: Passage, words: int, teller: Teller, marked: Sequence[Passage], kind: str) -> Excerpt:
    return excerpt(passage, teller, room_for_words(passage.text[:600], words), marked, kind)


def _plan(track: Track, accounts: Accounts, teller: Teller) -> KnownPlan:
    last = told_last(track)
    step = last or track.steps[0]
    quoted, words = (step.passage, (step.words,)) if last else (track.named, ())
    names = [STEPS[steps[0].step] for _, steps in stations(track)]
    return KnownPlan(
        accounts.track_keys[track.id],
        STEPS[step.step] if last else "",
        _brief(quoted, WORDS_OF_A_PLAN, teller, words, "words"),
        on_day(step.when) if last else "",
        teller.articles[quoted.article],
        tuple(names[:-1][-STEPS_BEFORE:]) if last else (),
        () if last else tuple(_step(steps, teller) for _, steps in stations(track)),
    )


def _step(steps: Sequence[TrackStep], teller: Teller) -> KnownStep:
    first = foremost(steps)
    reports = len({step.passage.article for step in steps})
    return KnownStep(STEPS[first.step], first.step.value, reports, teller.marks.ref(first.words))


def _claim(claim: Claim, number: int, accounts: Accounts, teller: Teller) -> KnownClaim:
    answer = claim.origins.answer
    return KnownClaim(
        accounts.claim_keys[claim.id],
        f"claim-{number}",
        _brief(head(claim).passage, WORDS_OF_A_CLAIM, teller, (), "words"),
        next((manner for manner in manners(claim) if manner.contrary), None),
        answer.value,
        None if answer is Answer.NOT_ESTABLISHED else claim.origins.count,
        len(makers(claim)),
    )


def _changes(ordered: Sequence[Change], planned: bool, teller: Teller) -> list[KnownChange]:
    told = []
    for kind, heading in HEADINGS.items():
        found = [change for change in ordered if change.kind is kind]
        if not found:
            continue
        # How far a plan has come stands above already.
        other = [change for change in found if not (planned and change.differs is Differs.STEP)]
        if not other:
            continue
        first = other[0]
        told.append(
            KnownChange(
                kind.value,
                heading,
                first.differs.value,
                _brief(first.earlier, WORDS_OF_A_SIDE, teller, first.evidence, "differs"),
                _brief(first.later, WORDS_OF_A_SIDE, teller, first.evidence, "differs"),
                len(found),
            )
        )
    return told
