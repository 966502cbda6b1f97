"""Alignments against known ones: lines of a document and its translation, and our own cases."""

import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evals.reuse.articles import article
from evals.translation.bags import Version
from firsthand.encode import shipped
from firsthand.encode.reports import said
from firsthand.model import Body
from firsthand.names import signals
from firsthand.sentences import body
from firsthand.translation.profile import Profile, profile
from firsthand.translation.verdict import linked

CASES = Path(__file__).with_name("alignment.jsonl")

Pairs = set[tuple[int, int]]


@dataclass(slots=True)
class Tally:
    """Links found, known, and both."""

    right: int = 0
    found: int = 0
    known: int = 0

    def add(self, found: Pairs, known: Pairs) -> None:
        self.right += len(found & known)
        self.found += len(found)
        self.known += len(known)

    @property
    def f1(self) -> float:
        return round(2 * self.right / (self.found + self.known), 6) if self.found + self.known else 1.0


def profiled(of: Body) -> Profile:
    [own] = said([of], shipped())
    return profile(of, signals(of), own, shipped())


def by_line(one: Version, other: Version) -> tuple[Pairs, Pairs] | None:
    """The lines linked and the lines that correspond; None where the two have not as many."""
    if len(one.lines) != len(other.lines):
        return None
    left, right = profiled(one.body()), profiled(other.body())
    lines = [_lines(one.text, left.spans[:, 0].tolist()), _lines(other.text, right.spans[:, 0].tolist())]
    found = {
        (lines[0][at], lines[1][over])
        for link in linked(left, right)
        for at in range(*link.left)
        for over in range(*link.right)
    }
    return found, {(line, line) for line in set(lines[0]) & set(lines[1])}


def own_cases() -> Iterable[tuple[str, Tally]]:
    """Each case and how its sentences were linked."""
    for row in map(json.loads, CASES.read_text(encoding="utf-8").splitlines()):
        sides = []
        for side in ("left", "right"):
            text = "\n".join(row[side])
            spans, at = [], 0
            for sentence in row[side]:
                spans.append((at, at + len(sentence)))
                at += len(sentence) + 1
            whole = body(article(side, text, row[f"{side}_language"]))
            sides.append(profiled(Body(whole.article, tuple(spans))))
        tally = Tally()
        tally.add(
            {
                (at, over)
                for link in linked(*sides)
                for at in range(*link.left)
                for over in range(*link.right)
            },
            {(at, over) for left, right in row["links"] for at in left for over in right},
        )
        yield row["case"], tally


def _lines(text: str, starts: list[int]) -> list[int]:
    edges = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
    return [bisect_right(edges, start) - 1 for start in starts]
