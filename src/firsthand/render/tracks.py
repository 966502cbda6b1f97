"""What became of a plan, as a small track: a station for each step, who tells it, who stopped before the end.

A station is a step, not a report: who writes late that a thing is planned stands at the first station still.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Article, PlanStep, Track, TrackStep
from firsthand.render.accounts import Accounts
from firsthand.render.excerpts import Excerpt, excerpt
from firsthand.render.places import Ref
from firsthand.render.spelling import on_day
from firsthand.render.telling import Statement, Teller

TRACKS_SHOWN = 12
# Of them these stand open, the others are to be opened.
TRACKS_OPEN = 2
REPORTS_A_STATION = 12
STOPPED_SHOWN = 24
# Beside each other on a wide page; more stand below each other, as on a narrow one.
STATIONS_BESIDE = 5
# What is told of a plan is somebody's word, never ours.
STEPS = {
    PlanStep.PLANNED: "planned",
    PlanStep.IN_TALKS: "in talks",
    PlanStep.CONFIRMED: "declared firm",
    PlanStep.OPPOSED: "opposed",
    PlanStep.POSTPONED: "postponed",
    PlanStep.DROPPED: "dropped",
    PlanStep.DONE: "done",
}
# What stands in the circle of a station, as path data around the middle of 24 by 24 units.
SIGNS = {
    PlanStep.PLANNED: "M12 7V12L15.5 14",
    PlanStep.IN_TALKS: "M7.5 12h.01M12 12h.01M16.5 12h.01",
    PlanStep.CONFIRMED: "M8 12h8M12 8v8",
    PlanStep.OPPOSED: "M7 12h10",
    PlanStep.POSTPONED: "M9.5 8v8M14.5 8v8",
    PlanStep.DROPPED: "M8.5 8.5l7 7M15.5 8.5l-7 7",
    PlanStep.DONE: "M7.5 12.5l3 3 6-6.5",
}


@dataclass(frozen=True, slots=True)
class Station:
    """One step; `part` tells the check which of two stations of the same step this is."""

    step: str
    value: str
    part: str
    sign: str
    last: bool
    when: str
    reports: int
    quote: Excerpt
    tellers: tuple[tuple[Article, Ref], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Stopped:
    """The reports of outlets of which none tells the last step, by the step they stopped at."""

    step: str
    reports: tuple[tuple[Article, Ref], ...]


@dataclass(frozen=True, slots=True)
class TrackShown:
    key: str
    anchor: str
    about: Excerpt
    stations: tuple[Station, ...]
    beside: bool
    last: str
    because: Statement | None
    stopped: tuple[Stopped, ...]
    more_stopped: int


@dataclass(frozen=True, slots=True)
class TracksPage:
    tracks: tuple[TrackShown, ...]
    further: tuple[TrackShown, ...]
    more: int


def tracks_page(story: str, accounts: Accounts, teller: Teller) -> TracksPage | None:
    found = accounts.plans(story)
    told = [_shown(track, f"plan-{i}", accounts, teller) for i, track in enumerate(found[:TRACKS_SHOWN], 1)]
    if not told:
        return None
    return TracksPage(tuple(told[:TRACKS_OPEN]), tuple(told[TRACKS_OPEN:]), max(0, len(found) - TRACKS_SHOWN))


def stations(track: Track) -> list[tuple[str, list[TrackStep]]]:
    """Each step once, in the order it is first told, the last step at the end.

    Where reports come back to an earlier step at the end, that step has two stations: `before` and `end`.
    """
    steps = list(track.steps)
    behind = len(steps)
    while track.last is not None and behind and steps[behind - 1].step is track.last:
        behind -= 1
    parts: dict[PlanStep, list[TrackStep]] = {}
    for step in steps[:behind]:
        parts.setdefault(step.step, []).append(step)
    ending = steps[behind:]
    if track.last is None or not ending:
        # Where times overlap the last step need not be told last.
        ordered = sorted(parts.items(), key=lambda part: part[0] is track.last)
        return [("", found) for _, found in ordered]
    before = parts.get(track.last, [])
    if before and list(parts)[-1] is track.last:
        # It is the last already: whoever comes later with an earlier step is late, no more.
        del parts[track.last]
        return [*(("", found) for found in parts.values()), ("", [*before, *ending])]
    told = [("before" if step is track.last else "", found) for step, found in parts.items()]
    return [*told, ("end" if before else "", ending)]


def told_last(track: Track) -> TrackStep | None:
    """Where the last step is told first."""
    found = stations(track)
    return foremost(found[-1][1]) if track.last is not None and found else None


def foremost(steps: Sequence[TrackStep]) -> TrackStep:
    """Where a step is told first, as far as times are known."""
    return next((step for step in steps if step.when.known), steps[0])


def _shown(track: Track, anchor: str, accounts: Accounts, teller: Teller) -> TrackShown:
    found = stations(track)
    drawn = tuple(_station(part, steps, track, teller) for part, steps in found)
    stopped, more = _stopped(track, teller)
    return TrackShown(
        accounts.track_keys[track.id],
        anchor,
        excerpt(track.named, teller, 160),
        drawn,
        1 < len(drawn) <= STATIONS_BESIDE,
        STEPS[track.last] if track.last else "",
        teller.statement(_because(track), [foremost(steps).passage for _, steps in found], ())
        if track.because
        else None,
        stopped,
        more,
    )


def _because(track: Track) -> str:
    """Why the last step is the last, the steps called as they are on the page."""
    said = track.because
    for step, name in STEPS.items():
        said = said.replace(f"“{step.value}”", f"“{name}”")
    return said


def _station(part: str, steps: Sequence[TrackStep], track: Track, teller: Teller) -> Station:
    first = {step.passage.article: step for step in reversed(steps)}
    shown = foremost(steps)
    ordered = sorted(first.values(), key=lambda step: teller.number(step.passage.article))
    return Station(
        STEPS[steps[0].step],
        steps[0].step.value,
        part,
        SIGNS[steps[0].step],
        steps[0].step is track.last and part != "before",
        on_day(shown.when),
        len(first),
        excerpt(shown.passage, teller, 180, (shown.words,)),
        tuple(
            (teller.articles[step.passage.article], teller.marks.ref(step.passage))
            for step in ordered[:REPORTS_A_STATION]
        ),
        max(0, len(ordered) - REPORTS_A_STATION),
    )


def _stopped(track: Track, teller: Teller) -> tuple[tuple[Stopped, ...], int]:
    def outlet(identity: str) -> str:
        named = teller.articles[identity].outlet
        return named.id if named else f"no outlet: {identity}"

    on = {outlet(step.passage.article) for step in track.steps if step.step is track.last}
    # The last that each of them tells: the steps are in order of time.
    last = {step.passage.article: step for step in track.steps}
    found = [last[i] for i in track.stopped if i in last and outlet(i) not in on]
    found.sort(key=lambda step: teller.number(step.passage.article))
    by: dict[PlanStep, list[TrackStep]] = {}
    for step in found[:STOPPED_SHOWN]:
        by.setdefault(step.step, []).append(step)
    order = list(dict.fromkeys(step.step for step in track.steps))
    return (
        tuple(
            Stopped(
                STEPS[kind],
                tuple((teller.articles[s.passage.article], teller.marks.ref(s.words)) for s in by[kind]),
            )
            for kind in sorted(by, key=order.index)
        ),
        max(0, len(found) - STOPPED_SHOWN),
    )
