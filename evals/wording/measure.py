"""Score the labels found in small piles: whose they are, who uses them, and which are marked as loaded."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from babel import Locale
from evals.measurement import Measurement, fingerprint

from firsthand.encode import shipped
from firsthand.model import Article, Body, OutletRef, Quotation, Source, Story, Wording
from firsthand.persons import persons
from firsthand.quotations import quotations
from firsthand.reference.loaded_words import Part, languages, loaded_words
from firsthand.reference.outlets import Outlets
from firsthand.reuse import ReuseIndex
from firsthand.sentences import body
from firsthand.when import UNKNOWN_TIME
from firsthand.wording import scan, wording

HERE = Path(__file__).parent
PILES, PLAIN = HERE / "piles.jsonl", HERE / "plain.jsonl"
# Mere names are no wording: they are told and not scored.
MERE_NAMES = frozenset({"the name of the state", "the name of the body"})

_GOVERNING = frozenset({Part.STATE, Part.BODY, Part.BLOC, Part.PERSON})

Triple = tuple[str, str, str]  # referent, label, outlet
Way = Callable[[list[Body]], tuple[set[Triple], set[str]]]


@dataclass(frozen=True, slots=True)
class Pile:
    name: str
    bodies: tuple[Body, ...]
    labels: frozenset[Triple]
    loaded: frozenset[str]


def measure(data: Path | None) -> Measurement | None:
    scores, outcomes = score(read("held"), found)
    plain, told = false_alarms(found)
    return Measurement(
        scores={**scores, "plain reports without a false label": plain},
        cases={**outcomes, **told},
        fingerprint=fingerprint([PILES, PLAIN]),
        split="the 12 piles of piles.jsonl that are held, first look in README.md; plain.jsonl whole",
        baselines=score(read("held"), by_word)[0],
    )


def score(piles: Iterable[Pile], way: Way) -> tuple[dict[str, float], dict[str, str]]:
    """Precision and recall of (referent, label, outlet), and of the labels marked as loaded."""
    right = ours = known = flags_right = flags_ours = flags_known = 0
    outcomes = {}
    for pile in piles:
        labels, loaded = way(list(pile.bodies))
        right += len(labels & pile.labels)
        ours += len(labels)
        known += len(pile.labels)
        flags_right += len(loaded & pile.loaded)
        flags_ours += len(loaded)
        flags_known += len(pile.loaded)
        outcomes[pile.name] = f"{len(labels & pile.labels)} right of {len(pile.labels)}, {len(labels)} found"
    scores = {
        "precision": right / max(ours, 1),
        "recall": right / max(known, 1),
        "loaded precision": flags_right / max(flags_ours, 1),
        "loaded recall": flags_right / max(flags_known, 1),
    }
    return {name: round(value, 4) for name, value in scores.items()}, outcomes


def false_alarms(way: Way) -> tuple[float, dict[str, str]]:
    """The share of plain reports, each a story of its own, of which no label is told."""
    told = {}
    reports = _lines(PLAIN)
    for raw in reports:
        labels, loaded = way([_body(raw)])
        if labels or loaded:
            told[raw["id"]] = f"{len(labels)} labels, {len(loaded)} loaded"
    return round(1 - len(told) / len(reports), 4), told


def found(bodies: list[Body]) -> tuple[set[Triple], set[str]]:
    """What Firsthand tells of a pile that is one story."""
    lines = told(bodies)
    labels = {
        (line.referent, label.label, outlet)
        for line in lines
        for label in line.labels
        if label.because not in MERE_NAMES
        for outlet in label.outlets
    }
    return labels, {label.label for line in lines for label in line.labels if label.loaded}


def told(bodies: list[Body], story: str = "pile") -> tuple[Wording, ...]:
    """The lines of reports that are one story, found as the dossier finds them."""
    outlets, encoder = Outlets.load(), shipped()
    by_id = {one.article.id: one.article for one in bodies}
    said: list[Quotation] = [each for one in bodies for each in quotations(one, outlets)]
    people, whose = persons(said, by_id)
    index = ReuseIndex()
    index.add(bodies)
    said = [replace(each, person=whose.get(each.id)) for each in said]
    stories = [Story(story, tuple(sorted(by_id)), "", "")]
    return wording(bodies, stories, people, said, index.reuses(), encoder)


def by_word(bodies: list[Body]) -> tuple[set[Triple], set[str]]:
    """The naive way: each loaded or governing word, of the state or body that the report names first."""
    labels: set[Triple] = set()
    loaded: set[str] = set()
    for one in bodies:
        words = loaded_words(one.article.language or "")
        first = next((use.referent for use in scan(one, []).uses if use.plain), None)
        if words is None or first is None or one.article.outlet is None:
            continue
        name = str(Locale("en").territories.get(first[1], first[1]))
        for word in one.article.text.split():
            bare = word.strip('.,:;“”„"')
            term = words.find((bare.casefold(),)) if bare else None
            if term is not None and not _GOVERNING.isdisjoint(term[0].parts):
                labels.add((name, bare, one.article.outlet.name))
                if term[0].loaded:
                    loaded.add(bare)
    return labels, loaded


def read(part: str) -> Iterator[Pile]:
    for raw in _lines(PILES):
        if raw["part"] == part:
            labels = frozenset((of, label, outlet) for of, label, outlet in raw["labels"])
            yield Pile(raw["name"], tuple(map(_body, raw["reports"])), labels, frozenset(raw["loaded"]))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _body(raw: dict[str, Any]) -> Body:
    assert raw["language"] in languages()
    ref, source = OutletRef(raw["outlet"], raw["outlet"]), Source(raw["id"])
    language, text = raw["language"], raw["text"]
    return body(Article(raw["id"], source, None, ref, None, UNKNOWN_TIME, None, language, text, (), ""))
