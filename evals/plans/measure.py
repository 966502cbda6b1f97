"""Score the tracks of small piles: the steps of each report, the last step, and who stopped before it."""

import json
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import firsthand
from evals.measurement import Measurement, fingerprint
from firsthand.encode import shipped
from firsthand.model import Body, Story, Track
from firsthand.plans import Candidate, steps_in, tracks
from firsthand.sentences import body

HERE = Path(__file__).parent
PARTS = {part: HERE / f"{part}.jsonl" for part in ("tune", "held", "plain")}

Steps = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Known:
    """A track as it should be: words of which its naming or a step has one, and (article, step)s."""

    key: tuple[str, ...]
    steps: Steps
    last: str | None
    stopped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pile:
    name: str
    about: str
    bodies: tuple[Body, ...]
    known: tuple[Known, ...]


Way = Callable[[Pile], tuple[Track, ...]]


def measure(data: Path | None) -> Measurement | None:
    held, plain = read("held"), read("plain")
    scores, outcomes = score(held, found)
    quiet, told = plainly(plain, found)
    naive = {**score(held, single)[0], "plain piles quiet": plainly(plain, single)[0]}
    return Measurement(
        scores={**scores, "plain piles quiet": quiet},
        cases=outcomes | told,
        fingerprint=fingerprint([PARTS["held"], PARTS["plain"]]),
        split="held.jsonl and plain.jsonl, written before tune.jsonl was tuned on, but for 27 plain piles",
        baselines=naive,
    )


def score(piles: Iterable[Pile], way: Way) -> tuple[dict[str, float], dict[str, str]]:
    """Steps of reports by precision and recall; the share of tracks exact, with the right last step, and with
    the right articles stopped, of those known and those found together."""
    outcomes: dict[str, str] = {}
    right = steps_found = steps_known = 0
    exact = last = stopped = known_count = found_count = 0
    for pile in piles:
        ours = list(way(pile))
        found_count += len(ours)
        known_count += len(pile.known)
        steps_found += sum(len(_steps(track)) for track in ours)
        steps_known += sum(len(known.steps) for known in pile.known)
        wrong = 0
        for known in pile.known:
            track = _best(known, ours)
            if track is None:
                wrong += 1
                continue
            ours.remove(track)
            right += len(_steps(track) & known.steps)
            same = _steps(track) == known.steps
            ends = (track.last.value if track.last else None) == known.last
            stops = ends and track.stopped == known.stopped
            exact, last, stopped = exact + same, last + ends, stopped + stops
            wrong += not (same and ends and stops)
        wrong += len(ours)
        outcomes[pile.name] = "right" if not wrong else f"{wrong} wrong"
    tracks_total = max(known_count + found_count, 1)
    scores = {
        "steps precision": right / max(steps_found, 1),
        "steps recall": right / max(steps_known, 1),
        "tracks exact": 2 * exact / tracks_total,
        "last right": 2 * last / tracks_total,
        "stopped right": 2 * stopped / tracks_total,
        "piles right": sum(outcome == "right" for outcome in outcomes.values()) / max(len(outcomes), 1),
    }
    return {name: round(value, 4) for name, value in scores.items()}, outcomes


def plainly(piles: Iterable[Pile], way: Way) -> tuple[float, dict[str, str]]:
    """The share of piles without a plan in which none is found."""
    outcomes = {}
    for pile in piles:
        count = len(way(pile))
        outcomes[f"plain {pile.name}"] = "right" if not count else f"{count} wrong"
    return round(sum(o == "right" for o in outcomes.values()) / max(len(outcomes), 1), 4), outcomes


def found(pile: Pile) -> tuple[Track, ...]:
    """What Firsthand finds; each pile is one story."""
    return _told(pile, [one for report in pile.bodies for one in steps_in(report)])


def single(pile: Pile) -> tuple[Track, ...]:
    """The naive way: the first step that each report tells, whatever the plan; all of one thing are one."""
    return _told(pile, [one for report in pile.bodies for one in steps_in(report)[:1]])


def _told(pile: Pile, candidates: Iterable[Candidate]) -> tuple[Track, ...]:
    articles = {report.article.id: report.article for report in pile.bodies}
    story = Story("story", tuple(articles), pile.name, "written so")
    return tracks(candidates, articles, [story], shipped())


def _steps(track: Track) -> Steps:
    return frozenset((step.passage.article, step.step.value) for step in track.steps)


def _best(known: Known, ours: Iterable[Track]) -> Track | None:
    named = [track for track in ours if _names(track, known.key)]
    return max(named, key=lambda track: len(_steps(track) & known.steps), default=None)


def _names(track: Track, key: Iterable[str]) -> bool:
    said = " ".join([track.about, *(step.passage.text for step in track.steps)]).casefold()
    return any(word.casefold() in said for word in key)


def read(part: str) -> list[Pile]:
    """The piles of a part, read as a user's are."""
    return [_pile(json.loads(line)) for line in PARTS[part].read_text(encoding="utf-8").splitlines()]


def _pile(row: dict[str, Any]) -> Pile:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        lines = (json.dumps(article, ensure_ascii=False) + "\n" for article in row["articles"])
        path.write_text("".join(lines), encoding="utf-8")
        bodies = tuple(body(article) for article in firsthand.read([path]).articles)
    known = tuple(
        Known(
            tuple(track["key"]),
            frozenset((article, step) for article, steps in track["steps"].items() for step in steps),
            track["last"],
            tuple(track["stopped"]),
        )
        for track in row.get("tracks", ())
    )
    return Pile(row["id"], row.get("about", ""), bodies, known)


def main() -> None:
    """Show what is found wrong in the piles that may be looked at."""
    for pile in read("tune"):
        ours = found(pile)
        if score([pile], found)[1][pile.name] != "right":
            print(f"{pile.name}: {pile.about}")
            for known in pile.known:
                print(f"  - {'/'.join(known.key)}: {sorted(known.steps)} {known.last} {known.stopped}")
            for track in ours:
                print(f"  + {track.about}: {sorted(_steps(track))} {track.last} {track.stopped}")
    for pile in read("plain"):
        for track in found(pile):
            print(f"plain {pile.name}: {track.about}: {sorted(_steps(track))}")
    print(score(read("tune"), found)[0], plainly(read("plain"), found)[0])


if __name__ == "__main__":
    main()
