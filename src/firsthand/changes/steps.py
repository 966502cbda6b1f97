"""How a plan of a story moved on: the step told first and the one told after it, by other reports or by one.

Times, or an event that two reports tell of, decide which of two steps came first; within one report what a
plan must have been before: what was dropped, put off or done had been a plan. A plan that is only said to be
discussed and planned has not moved.
"""

from collections.abc import Iterable, Iterator

from firsthand.changes.places import Places
from firsthand.model import Change, ChangeKind, Differs, PlanStep, Track, TrackStep

# Steps of one track that are looked at, and changes told of it.
MOST_STEPS = 400
MOST_TOLD = 6
# What a plan is before anything is decided of it, and what can only be said of what was one.
_BEFORE = frozenset({PlanStep.PLANNED, PlanStep.IN_TALKS})
_AFTER = frozenset({PlanStep.POSTPONED, PlanStep.DROPPED, PlanStep.DONE, PlanStep.OPPOSED})
_SAID = {
    PlanStep.PLANNED: "planned",
    PlanStep.IN_TALKS: "in talks",
    PlanStep.CONFIRMED: "confirmed",
    PlanStep.OPPOSED: "opposed",
    PlanStep.POSTPONED: "put off",
    PlanStep.DROPPED: "dropped",
    PlanStep.DONE: "done",
}


def moved(tracks: Iterable[Track], places: Places) -> Iterator[Change]:
    """The moves of each plan, in the order of tracks."""
    for track in tracks:
        yield from _moves(track, places)


def _moves(track: Track, places: Places) -> Iterator[Change]:
    steps = track.steps[:MOST_STEPS]
    if len({step.step for step in steps}) < 2:
        return
    told: set[tuple[PlanStep, PlanStep]] = set()
    firsts: dict[PlanStep, TrackStep] = {}
    for step in steps:
        firsts.setdefault(step.step, step)
    for later in firsts.values():
        before = [
            (one, why) for one in steps if one.step is not later.step and (why := _before(one, later, places))
        ]
        if not before:
            continue
        # The nearest step before it, told last.
        earlier, because = before[-1]
        if not _moves_on(earlier.step, later.step) or (earlier.step, later.step) in told:
            continue
        told.add((earlier.step, later.step))
        yield _change(track, earlier, later, because)
    if told:
        return
    # Where no time tells, one report may: it says that what it was against, or what is given up, was a plan.
    earliest = next((one for one in steps if one.step in _BEFORE), None)
    for after in sorted(_AFTER & firsts.keys()):
        if earliest is None or earliest.passage.article != firsts[after].passage.article:
            continue
        because = f"one report tells both, and only what had been a plan can be {_SAID[after]}"
        yield _change(track, earliest, firsts[after], because)
        return


def _before(one: TrackStep, other: TrackStep, places: Places) -> str:
    """Why one step was told before another, the empty text where nothing shows it."""
    if one.when.precedes(other.when):
        return "the one was told before the other"
    if one.when.known and other.when.known:
        return ""
    why = places.known.earlier(one.passage.article, other.passage.article)
    return why.because if why is not None else ""


def _moves_on(earlier: PlanStep, later: PlanStep) -> bool:
    """Whether a plan of the one step has moved where the other is told: talk about it is no move."""
    if {earlier, later} <= {PlanStep.PLANNED, PlanStep.IN_TALKS, PlanStep.OPPOSED}:
        return later is PlanStep.OPPOSED and earlier is not PlanStep.OPPOSED
    return True


def _change(track: Track, earlier: TrackStep, later: TrackStep, because: str) -> Change:
    told = f"“{earlier.words.text}” says that it is {_SAID[earlier.step]}, “{later.words.text}” that it is "
    told += f"{_SAID[later.step]}; {because}"
    return Change(
        kind=ChangeKind.UPDATE,
        claim=None,
        earlier=earlier.passage,
        later=later.passage,
        because=told,
        differs=Differs.STEP,
        evidence=(earlier.words, later.words),
        story=track.story,
    )
