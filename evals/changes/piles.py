"""Small piles with what changed in them: read, run, and compared.

The whole dossier is made of a pile; which mentions are one claim is given by hand, with whether each denies
it and the day it tells. Each pile is one story.
"""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from firsthand.changes import changes
from firsthand.dossier import compare, dossier, read
from firsthand.encode import shipped
from firsthand.lineage import trace
from firsthand.model import (
    Answer,
    Article,
    Change,
    Claim,
    Dossier,
    Mention,
    Modality,
    Origins,
    Polarity,
    Story,
    TimelineEntry,
    Value,
    ValueKind,
)
from firsthand.plans import steps_in, tracks
from firsthand.sentences import body
from firsthand.values import to_value, values
from firsthand.when import When, WhenBasis

HERE = Path(__file__).parent
PILES = {"tune": HERE / "tune.jsonl", "held": HERE / "held.jsonl"}
_NOT_COUNTED = Origins(Answer.NOT_ESTABLISHED, None, (), "")

# What a change is compared by: kind, what differs, the articles, and the words where they are given.
Told = tuple[str, str, tuple[str, str], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Pile:
    name: str
    about: str
    made: Dossier
    known: tuple[Mapping[str, Any], ...]
    claims: tuple[Claim, ...]
    timeline: tuple[TimelineEntry, ...]


def read_piles(part: str) -> list[Pile]:
    rows = (json.loads(line) for line in PILES[part].read_text(encoding="utf-8").splitlines())
    return [_pile(row) for row in rows]


def found(pile: Pile) -> list[Told]:
    """What is told of a pile, in order."""
    made = pile.made
    by_id = {article.id: article for article in made.articles}
    bodies = [body(article) for article in made.articles]
    story = Story("pile", tuple(sorted(by_id)), "", "")
    told = [replace(one, story=story.id) for one in made.lineage]
    if len(made.stories) > 1:
        facts = {outlet.id: outlet for outlet in made.outlets}
        pairs = compare(by_id.values()).pairs()
        told = trace([story], by_id, pairs, made.reuse, made.citations, facts)
    steps = [step for one in bodies for step in steps_in(one)]
    planned = tracks(steps, by_id, [story], shipped())
    sentences = {one.article.id: one.sentences for one in bodies}
    found_ = changes(
        by_id,
        sentences,
        [story],
        made.reuse,
        told,
        pile.claims,
        (),
        planned,
        pile.timeline,
        made.quotations,
        made.persons,
    )
    return [spelled(change) for change in found_]


def spelled(change: Change) -> Told:
    words = tuple(word.text for word in change.evidence)
    return (
        str(change.kind),
        str(change.differs),
        (change.earlier.article, change.later.article),
        (words[0], words[1]),
    )


def fits(known: Mapping[str, Any], told: Told) -> bool:
    """Whether a change told is the one known: its words hold those given, in order unless it contradicts."""
    kind, differs, articles, words = told
    if (known["kind"], known["differs"]) != (kind, differs):
        return False
    given = known.get("words", ["", ""])
    ways = [(known["in"], given)]
    if kind == "contradiction":
        ways.append((known["in"][::-1], given[::-1]))
    return any(
        list(articles) == by and all(part in word for part, word in zip(parts, words, strict=True))
        for by, parts in ways
    )


def _pile(row: Mapping[str, Any]) -> Pile:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        lines = (json.dumps(article, ensure_ascii=False) + "\n" for article in row["articles"])
        path.write_text("".join(lines), encoding="utf-8")
        made = dossier(read([path]))
    by_id = {article.id: article for article in made.articles}
    claims, timeline = [], []
    for number, mentions in enumerate(row["claims"]):
        told = tuple(_mention(by_id[one["in"]], one) for one in mentions)
        for one, mention in zip(mentions, told, strict=True):
            if "when" in one:
                timeline.append(TimelineEntry(_day(one["when"]), mention.passage, "pile", mention.passage))
        claims.append(
            Claim(
                id=f"claim-{number}",
                about=told[0].passage.text,
                mentions=told,
                origins=_NOT_COUNTED,
                story="pile",
            )
        )
    return Pile(row["id"], row["about"], made, tuple(row["changes"]), tuple(claims), tuple(timeline))


def _mention(article: Article, one: Mapping[str, Any]) -> Mention:
    start = article.text.index(one["words"])
    passage = article.passage(start, start + len(one["words"]))
    polarity = Polarity.DENIED if one.get("denied") else Polarity.AFFIRMED
    numbers = values(article.text, article.language, [(passage.start, passage.end)])
    told = [to_value(number, article) for number in numbers]
    if "date" in one:
        told = [Value(ValueKind.DATE, one["date"], None, passage)]
    return Mention(passage, polarity, Modality(one.get("modality", "stated")), tuple(told))


def _day(day: str) -> When:
    begins = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return When(begins, begins + timedelta(days=1, seconds=-1), WhenBasis.TEXT, "it says so")
