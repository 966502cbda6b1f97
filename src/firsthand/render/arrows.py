"""The arrows between the reports of a picture, and what each says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from firsthand.model import Article, Basis, Derivation, ReuseKind
from firsthand.render.places import Marks, Ref
from firsthand.render.spelling import label

MOST_ARROWS = 240
# Up to this many verdicts the picture shows all of them.
EVERY_VERDICT = 12
# The highest shape reaches 17 units up from its middle.
CLEAR = 20
# Widths in units of the picture at the size the names are set in.
_NARROW, _WIDE = 6.4, 12.4


class Point(NamedTuple):
    x: float
    y: float


@dataclass(slots=True)
class Node:
    """A report, or a counted stack of copies of one report."""

    articles: list[Article]
    lane: int
    column: int = 0
    last_column: int = 0
    row: int = 0
    x: float = 0
    until: float = 0
    y: float = 0
    number: int = 0
    href: str = ""
    key: str = ""
    name: str = ""
    title: str = ""
    shape: str = ""
    colour: str = ""

    @property
    def stack(self) -> int:
        return len(self.articles) if len(self.articles) > 1 else 0


@dataclass(frozen=True, slots=True)
class Arrow:
    path: str
    basis: str
    title: str
    ref: Ref


def room_for(name: str) -> float:
    return sum(_WIDE if ord(c) > 0x2E7F else _NARROW for c in name)


def arrows(nodes: Sequence[Node], derivations: Sequence[Derivation], marks: Marks) -> list[Arrow]:
    """An arrow for each verdict; where there are many, for each report its nearest source alone."""
    told: list[Arrow] = []
    standing = {article.id: node for node in nodes for article in node.articles}
    drawn: set[tuple[int, int, str]] = set()
    for derivation in _shown(derivations):
        pair = derivation.reuse.left, derivation.reuse.right
        source = derivation.taken_from or next(i for i in pair if i != derivation.taken_by)
        start, end = standing[source], standing[derivation.taken_by]
        basis = "undecided" if derivation.taken_from is None else derivation.basis.value
        if start is end or (id(start), id(end), basis) in drawn or len(drawn) >= MOST_ARROWS:
            continue
        drawn.add((id(start), id(end), basis))
        passage = derivation.evidence[0] if derivation.evidence else marks.opening(derivation.taken_by)
        if passage is None:
            continue
        told.append(
            Arrow(
                _path(start, end, _between(start, end, nodes)),
                basis,
                _said(derivation, marks),
                marks.ref(passage),
            )
        )
    return told


def _shown(derivations: Sequence[Derivation]) -> list[Derivation]:
    """Verdicts before open questions; of many, the one with most of each report's text."""

    def rank(derivation: Derivation) -> tuple[bool, float, float, str, str]:
        pair = derivation.reuse
        share = pair.share_left if pair.left == derivation.taken_by else pair.share_right
        return derivation.taken_from is None, -share, -pair.score, derivation.taken_by, pair.left + pair.right

    ordered = sorted(derivations, key=rank)
    if len(ordered) <= EVERY_VERDICT:
        return ordered
    nearest: dict[str, Derivation] = {}
    for derivation in ordered:
        nearest.setdefault(derivation.taken_by, derivation)
    return list(nearest.values())


def _said(derivation: Derivation, marks: Marks) -> str:
    number = {i: marks.atlas.places[i].number for i in (derivation.reuse.left, derivation.reuse.right)}
    if derivation.taken_from is None:
        left, right = sorted(number.values())
        return f"Reports {left} and {right}: undecided. {label(derivation.because)}"
    took = "was translated from" if derivation.reuse.kind is ReuseKind.TRANSLATED else "took from"
    taken = f"Report {number[derivation.taken_by]} {took} report {number[derivation.taken_from]}"
    return f"{taken}, by {BASES[derivation.basis]}. {label(derivation.because)}"


BASES = {
    Basis.CREDIT: "credit",
    Basis.CLOCK: "the clock",
    Basis.DIRECTION: "the direction of the edit",
    Basis.DECISION: "your decision",
    Basis.NONE: "no evidence",
}


def _between(start: Node, end: Node, nodes: Sequence[Node]) -> bool:
    low, high = sorted((start.x, end.x))
    return any(low < node.x < high and abs(node.y - start.y) < 1 for node in nodes)


def _over(start: Node, end: Node, side: int) -> str:
    """Along a row, above the shapes that stand between."""
    y = start.y - CLEAR
    return (
        f"M{start.x + side * 10:.1f} {start.y - 12:.1f}Q{start.x + side * 18:.1f} {y:.1f}"
        f" {start.x + side * 34:.1f} {y:.1f}L{end.x - side * 34:.1f} {y:.1f}"
        f"Q{end.x - side * 18:.1f} {y:.1f} {end.x - side * 11:.1f} {end.y - 13:.1f}"
    )


def _path(start: Node, end: Node, blocked: bool) -> str:
    """From the rim of one shape to the rim of the other, bowed around what may stand between."""
    gap = 17.0
    if abs(start.y - end.y) < 1:
        side = 1 if end.x > start.x else -1
        if blocked:
            return _over(start, end, side)
        first, last = Point(start.x + side * gap, start.y), Point(end.x - side * gap, end.y)
        bow = min(26.0, abs(last.x - first.x) / 7)
        middle = Point((first.x + last.x) / 2, start.y - bow)
        return f"M{first.x:.1f} {first.y:.1f}Q{middle.x:.1f} {middle.y:.1f} {last.x:.1f} {last.y:.1f}"
    if abs(start.x - end.x) < 40:
        first, last = Point(start.x - gap, start.y), Point(end.x - gap, end.y)
        # A curve reaches three quarters of the way to its control points: past the name of the upper one.
        upper = start if start.y < end.y else end
        out = min(first.x, last.x) - max(32.0, (room_for(upper.name) / 2 - gap + 12) * 4 / 3)
        return (
            f"M{first.x:.1f} {first.y:.1f}C{out:.1f} {first.y:.1f} {out:.1f} {last.y:.1f}"
            f" {last.x:.1f} {last.y:.1f}"
        )
    side = 1 if end.x > start.x else -1
    first, last = Point(start.x + side * gap, start.y), Point(end.x - side * gap, end.y)
    bend = max(24.0, abs(last.x - first.x) / 2) * side
    return (
        f"M{first.x:.1f} {first.y:.1f}C{first.x + bend:.1f} {first.y:.1f}"
        f" {last.x - bend:.1f} {last.y:.1f} {last.x:.1f} {last.y:.1f}"
    )
