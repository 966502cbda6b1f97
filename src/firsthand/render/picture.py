"""The lineage of a story as a picture: a lane for each origin, time from left to right, arrows to the taker.

The layout is computed here, so that the page needs no script. Columns are moments in
order, not to scale: reports of one hour and an update two years later fit one picture. A
report stands at the earliest time it may have appeared, with a bar to the latest. Reports
of unknown time have a band of their own, in the order of who took from whom.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from firsthand.model import Article, Basis, Derivation, Lineage, ReuseKind, RootKind
from firsthand.render.places import Marks, Ref
from firsthand.render.spelling import day, label, listed, many, outlet_name, spelled

WIDTH = 1000
GUTTER = 176
EDGE = 60
ROW = 50
LANE_PADDING = 14
AXIS = 34
# More moments than this leave no room for a name between them; neighbours then share a column.
MOST_COLUMNS = 18
MOST_LANES = 14
# Above this many reports, copies that nothing was taken from are drawn as one counted stack.
COLLAPSE_ABOVE = 24
# What a lane may show after that; the rest is one more stack.
MOST_IN_A_LANE = 42
MOST_ARROWS = 240
NAME = 17
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

    @property
    def stack(self) -> int:
        return len(self.articles) if len(self.articles) > 1 else 0


@dataclass(frozen=True, slots=True)
class Arrow:
    path: str
    basis: str
    title: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class Lane:
    y: float
    height: float
    letter: str
    colour: int
    name: str
    state: str
    badge: str


@dataclass(slots=True)
class Picture:
    height: float = 0
    lanes: list[Lane] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    ticks: list[tuple[float, str, bool]] = field(default_factory=list)
    band: float | None = None
    hidden: str = ""
    width: int = WIDTH


def letter(position: int) -> str:
    """A, B, ... Z, AA, AB: an origin's name on the page."""
    name = ""
    position += 1
    while position:
        position, digit = divmod(position - 1, 26)
        name = chr(65 + digit) + name
    return name


def shape(position: int, x: float, y: float, size: float = 12.5) -> str:
    """The outline of an origin's shape, as path data; shapes differ so that nobody needs the colour."""
    corners: Sequence[tuple[float, float]]
    which = position % 7
    if which == 0:
        return (
            f"M{x - size:.1f} {y:.1f}a{size:.1f} {size:.1f} 0 1 0 {2 * size:.1f} 0"
            f"a{size:.1f} {size:.1f} 0 1 0 {-2 * size:.1f} 0Z"
        )
    corners = (
        ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
        ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
        ((-0.6, -1.05), (0.6, -1.05), (1.2, 0), (0.6, 1.05), (-0.6, 1.05), (-1.2, 0)),
        ((0, -1.2), (1.25, 0.95), (-1.25, 0.95)),
        ((0, -1.2), (1.2, -0.25), (0.75, 1.05), (-0.75, 1.05), (-1.2, -0.25)),
        ((-1.25, -0.95), (1.25, -0.95), (0, 1.2)),
    )[which - 1]
    return "M" + "L".join(f"{x + cx * size:.1f} {y + cy * size:.1f}" for cx, cy in corners) + "Z"


def room_for(name: str) -> float:
    return sum(_WIDE if ord(c) > 0x2E7F else _NARROW for c in name)


def draw(lineage: Lineage, members: Sequence[Article], groups: Mapping[str, int], marks: Marks) -> Picture:
    """The picture of one story; `groups` is the position of each article's origin group."""
    picture = Picture()
    lanes = min(max(groups.values(), default=0) + 1, MOST_LANES)
    nodes = _nodes(lineage, members, {a: min(g, MOST_LANES - 1) for a, g in groups.items()})
    _columns(picture, nodes, lineage.derivations)
    _rows(picture, nodes, lanes, lineage)
    for node in nodes:
        _dress(node, groups, marks)
    picture.nodes = nodes
    _arrows(picture, nodes, lineage.derivations, marks)
    return picture


def _nodes(lineage: Lineage, members: Sequence[Article], lanes: Mapping[str, int]) -> list[Node]:
    """A node for each report, copies collapsed into stacks where there are many."""
    if len(members) <= COLLAPSE_ABOVE:
        return [Node([article], lanes[article.id]) for article in members]
    sources: dict[str, set[str]] = defaultdict(set)
    copied: set[str] = set()
    leading: set[str] = set()
    for derivation in lineage.derivations:
        if derivation.taken_from is None:
            leading |= {derivation.reuse.left, derivation.reuse.right}
            continue
        sources[derivation.taken_by].add(derivation.taken_from)
        leading.add(derivation.taken_from)
        if derivation.reuse.kind is ReuseKind.COPIED:
            copied.add(derivation.taken_by)
    stacks: dict[tuple[int, str], list[Article]] = defaultdict(list)
    nodes: list[Node] = []
    for article in members:
        lane = lanes[article.id]
        if article.id in copied and article.id not in leading and len(sources[article.id]) == 1:
            stacks[lane, min(sources[article.id])].append(article)
        else:
            nodes.append(Node([article], lane))
    nodes += [Node(articles, lane) for (lane, _), articles in stacks.items()]
    kept: list[Node] = []
    for lane in sorted({node.lane for node in nodes}):
        own = sorted((n for n in nodes if n.lane == lane), key=lambda n: n.articles[0].id not in leading)
        kept += own[:MOST_IN_A_LANE]
        rest = [article for node in own[MOST_IN_A_LANE:] for article in node.articles]
        if rest:
            kept.append(Node(rest, lane))
    return kept


def _columns(picture: Picture, nodes: Sequence[Node], derivations: Sequence[Derivation]) -> None:
    """Give each node its place from left to right, and the axis its ticks."""
    known = [node for node in nodes if node.articles[0].published.known]
    unknown = [node for node in nodes if not node.articles[0].published.known]
    spans = {id(node): node.articles[0].published.utc() for node in known}
    moments: list[datetime] = sorted({span[0] for span in spans.values() if span})
    count = min(len(moments), MOST_COLUMNS)
    depth = _depths(unknown, derivations)
    deepest = max(depth.values(), default=0)
    left, right = float(GUTTER + EDGE), float(WIDTH - EDGE)
    if known and unknown:
        share = (deepest + 1) / (deepest + 1 + max(count, 2))
        picture.band = round(right - max(0.16, min(0.5, share)) * (right - left) - 12, 1)
        right = picture.band - EDGE
    elif unknown:
        picture.band = GUTTER

    def place(position: int, of: int, start: float, end: float) -> float:
        return round((start + end) / 2 if of == 1 else start + position * (end - start) / (of - 1), 1)

    def column(position: int) -> int:
        return position if len(moments) <= MOST_COLUMNS else position * (count - 1) // (len(moments) - 1)

    for node in known:
        span = spans[id(node)]
        assert span is not None, "a known time has an interval"
        node.column = column(bisect_right(moments, span[0]) - 1)
        node.last_column = column(bisect_right(moments, span[1]) - 1)
        node.x = place(node.column, count, left, right)
        node.until = place(node.last_column, count, left, right)
    free = 0.0
    for node in sorted(known, key=lambda n: n.column):
        words = _tick(node.articles[0])
        half = room_for(words) / 2
        ticked = bool(picture.ticks) and picture.ticks[-1][0] == node.x
        if not ticked:
            readable = node.x - half >= free
            picture.ticks.append((node.x, words if readable else "", readable))
            free = node.x + half + 10 if readable else free
    start = (picture.band or 0) + EDGE
    for node in unknown:
        node.x = node.until = place(depth[node.articles[0].id], deepest + 1, start, WIDTH - EDGE)


def _tick(article: Article) -> str:
    first, last = article.published.earliest, article.published.latest
    if first is None or last is None or first != last:
        return day(first) if first else ""
    return f"{first.day} {day(first).split()[1][:3]}, {first:%H:%M}"


def _depths(nodes: Sequence[Node], derivations: Sequence[Derivation]) -> dict[str, int]:
    """How many steps each report is from a report it was taken from, at most six."""
    sources: dict[str, list[str]] = defaultdict(list)
    here = {node.articles[0].id for node in nodes}
    for derivation in derivations:
        if derivation.taken_from in here and derivation.taken_by in here:
            sources[derivation.taken_by].append(derivation.taken_from)
    depth = dict.fromkeys(sorted(here), 0)
    for _ in range(6):
        depth = {a: min(6, max((depth[s] + 1 for s in sources[a]), default=0)) for a in depth}
    return depth


def _rows(picture: Picture, nodes: Sequence[Node], lanes: int, lineage: Lineage) -> None:
    """Stack what would overlap: within a lane, each row holds what fits side by side."""
    y = float(AXIS)
    for lane in range(lanes):
        rows: list[float] = []
        for node in sorted((n for n in nodes if n.lane == lane), key=lambda n: (n.x, n.articles[0].id)):
            article = node.articles[0]
            node.name = label(outlet_name(article), NAME) if not node.stack else many(node.stack, "report")
            half = max(22.0, room_for(node.name) / 2 + 6)
            start, end = node.x - half, max(node.x + half, node.until + 8)
            node.row = next((i for i, taken in enumerate(rows) if taken <= start), len(rows))
            if node.row == len(rows):
                rows.append(end)
            rows[node.row] = end
            node.y = y + LANE_PADDING + 16 + node.row * ROW
        height = LANE_PADDING + max(1, len(rows)) * ROW
        picture.lanes.append(_lane(lane, lanes, y, height, lineage))
        y += height
    picture.height = y + 6


def _lane(lane: int, lanes: int, y: float, height: float, lineage: Lineage) -> Lane:
    groups = lineage.origins.groups
    if lane == lanes - 1 and len(groups) > lanes:
        return Lane(y, height, "…", lane % 8, many(len(groups) - lane, "further group"), "", "")
    group = groups[lane]
    name = label(root_name(lineage, lane), NAME + 3)
    state = "origin established" if group.established else "origin not established"
    return Lane(y, height, letter(lane), lane % 8, name, state, shape(lane, 20, y + 24, 10))


def root_name(lineage: Lineage, lane: int) -> str:
    root = lineage.origins.groups[lane].root
    return root.name or (root.id if root.kind is RootKind.OUTLET and root.id else "source unknown")


def _dress(node: Node, groups: Mapping[str, int], marks: Marks) -> None:
    article = node.articles[0]
    place = marks.atlas.places[article.id]
    node.number = place.number
    node.href = f"#{place.anchor}" if place.page == marks.page else f"{place.page}#{place.anchor}"
    node.key = marks.atlas.article_keys[article.id]
    node.shape = shape(node.lane, node.x, node.y)
    if node.stack:
        numbers = [str(marks.atlas.places[a.id].number) for a in node.articles]
        node.title = f"{many(node.stack, 'report')} drawn as one: {listed(numbers, 40)}"
    else:
        title = f", “{label(article.title, 90)}”" if article.title else ""
        node.title = f"Report {node.number}: {outlet_name(article)}{title}, {spelled(article.published)}"


def _arrows(picture: Picture, nodes: Sequence[Node], derivations: Sequence[Derivation], marks: Marks) -> None:
    standing = {article.id: node for node in nodes for article in node.articles}
    drawn: set[tuple[int, int, str]] = set()
    for derivation in sorted(
        derivations, key=lambda d: (d.taken_from is None, d.taken_by, d.taken_from or "")
    ):
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
        picture.arrows.append(Arrow(_path(start, end), basis, _said(derivation, marks), marks.ref(passage)))


def _said(derivation: Derivation, marks: Marks) -> str:
    number = {i: marks.atlas.places[i].number for i in (derivation.reuse.left, derivation.reuse.right)}
    if derivation.taken_from is None:
        left, right = sorted(number.values())
        return f"Reports {left} and {right}: undecided. {label(derivation.because)}"
    taken = f"Report {number[derivation.taken_by]} took from report {number[derivation.taken_from]}"
    return f"{taken}, by {BASES[derivation.basis]}. {label(derivation.because)}"


BASES = {
    Basis.CREDIT: "credit",
    Basis.CLOCK: "the clock",
    Basis.DIRECTION: "the direction of the edit",
    Basis.DECISION: "your decision",
    Basis.NONE: "no evidence",
}


def _path(start: Node, end: Node) -> str:
    """From the rim of one shape to the rim of the other, bowed around what may stand between."""
    gap = 17.0
    if abs(start.y - end.y) < 1:
        side = 1 if end.x > start.x else -1
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
