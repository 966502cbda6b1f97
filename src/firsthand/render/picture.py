"""The lineage of a story as a picture: a lane for each origin, time from left to right, arrows to the taker.

The layout is computed here, so that the page needs no script. Columns are moments in
order, not to scale: reports of one hour and an update two years later fit one picture. A
report stands at the earliest time it may have appeared, with a bar to the latest. Reports
of unknown time have a band of their own, in the order of who took from whom.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from firsthand.model import Article, Derivation, Lineage, ReuseKind, Root, RootKind
from firsthand.render.arrows import EVERY_VERDICT, Arrow, Node, arrows, room_for
from firsthand.render.origins import Lanes, colour, letter, root_name, shape
from firsthand.render.places import Marks
from firsthand.render.spelling import day, known_as, label, listed, many, spelled

WIDTH = 1000
GUTTER = 176
EDGE = 60
ROW = 54
LANE_PADDING = 14
AXIS = 34
# More moments than this leave no room for a name between them; neighbours then share a column.
MOST_COLUMNS = 18
# Above this many reports, copies that nothing was taken from are drawn as one counted stack.
COLLAPSE_ABOVE = 24
# What a lane may show after that; the rest is one more stack.
MOST_IN_A_LANE = 42
NAME = 17
# Reports of unknown time and equal rank stand side by side at this distance.
ABREAST = 132
# A stack has room for `+499`.
SINGLE, STACK = 12.5, 16.0


@dataclass(frozen=True, slots=True)
class Lane:
    y: float
    height: float
    letter: str
    colour: str
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
    thinned: bool = False
    width: int = WIDTH


def draw(lineage: Lineage, members: Sequence[Article], lanes: Lanes, marks: Marks) -> Picture:
    """The picture of one story."""
    picture = Picture()
    nodes = _nodes(lineage, members, lanes)
    _columns(picture, nodes, lineage.derivations)
    _rows(picture, nodes, lanes, marks)
    for node in nodes:
        _dress(node, lanes, marks)
    picture.nodes = nodes
    picture.arrows = arrows(nodes, lineage.derivations, marks)
    picture.thinned = len(lineage.derivations) > EVERY_VERDICT
    return picture


def _nodes(lineage: Lineage, members: Sequence[Article], lanes: Lanes) -> list[Node]:
    """A node for each report, copies collapsed into stacks where there are many."""
    if len(members) <= COLLAPSE_ABOVE:
        return [Node([article], lanes.lane(article.id)) for article in members]
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
        lane = lanes.lane(article.id)
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
    free, year = 0.0, None
    for node in sorted(known, key=lambda n: n.column):
        words = _tick(node.articles[0], year)
        half = room_for(words) / 2
        ticked = bool(picture.ticks) and picture.ticks[-1][0] == node.x
        if not ticked:
            readable = node.x - half >= free
            picture.ticks.append((node.x, words if readable else "", readable))
            if readable:
                free, year = node.x + half + 10, _year(node.articles[0])
    start = (picture.band or 0) + EDGE
    step = (WIDTH - EDGE - start) / (deepest + 1)
    side_by_side: dict[tuple[int, int], int] = defaultdict(int)
    for node in unknown:
        deep = depth[node.articles[0].id]
        abreast = side_by_side[node.lane, deep] % max(1, int(step // ABREAST) + (not deepest))
        side_by_side[node.lane, deep] += 1
        node.x = node.until = round(start + deep * step + abreast * ABREAST, 1)
        node.x = node.until = min(node.x, float(WIDTH - EDGE))


def _tick(article: Article, year: int | None) -> str:
    """`4 Mar 2025, 09:00`, and the day alone where only the day is known; the year where it is another."""
    first, last = article.published.earliest, article.published.latest
    if first is None or last is None:
        return ""
    number, month, written = day(first).split()
    words = f"{number} {month[:3]}" + (f" {written}" if first.year != year else "")
    return words + (f", {first:%H:%M}" if first == last else "")


def _year(article: Article) -> int | None:
    return article.published.earliest.year if article.published.earliest else None


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


def _rows(picture: Picture, nodes: Sequence[Node], lanes: Lanes, marks: Marks) -> None:
    """Stack what would overlap: within a lane, each row holds what fits side by side."""
    y = float(AXIS)
    for lane in range(lanes.own + (lanes.own < len(lanes.groups))):
        rows: list[float] = []
        for node in sorted((n for n in nodes if n.lane == lane), key=lambda n: (n.x, n.articles[0].id)):
            article = node.articles[0]
            node.name = label(known_as(article), NAME) if not node.stack else many(node.stack, "report")
            half = max(22.0, room_for(node.name) / 2 + 6)
            start, end = node.x - half, max(node.x + half, node.until + 8)
            node.row = next((i for i, taken in enumerate(rows) if taken <= start), len(rows))
            if node.row == len(rows):
                rows.append(end)
            rows[node.row] = end
            node.y = y + LANE_PADDING + 16 + node.row * ROW
        height = LANE_PADDING + max(1, len(rows)) * ROW
        picture.lanes.append(_lane(lane, y, height, lanes, marks))
        y += height
    picture.height = y + 6


def _lane(lane: int, y: float, height: float, lanes: Lanes, marks: Marks) -> Lane:
    if lane == lanes.own:
        rest = lanes.groups[lane:]
        single = all(len(group.articles) == 1 for group in rest)
        name = many(len(rest), "single report" if single else "further group")
        return Lane(y, height, "", "plain", name, "origins open", "")
    group = lanes.groups[lane]
    name = label(root_name(group), NAME + 3)
    state = "origin established" if group.established else "origin not established"
    if group.established and _outside(group.root, marks):
        state = "origin outside the pile"
    return Lane(y, height, letter(lane), colour(lane), name, state, shape(lane, 20, y + 24, 10))


def _outside(root: Root, marks: Marks) -> bool:
    """Whether no report of the pile is by this outlet, by its id or by its name."""
    published = marks.atlas.published
    return root.kind is RootKind.OUTLET and not {root.id, (root.name or "").casefold()} & published


def _dress(node: Node, lanes: Lanes, marks: Marks) -> None:
    article = node.articles[0]
    place = marks.atlas.places[article.id]
    node.number = place.number
    node.href = f"#{place.anchor}" if place.page == marks.page else f"{place.page}#{place.anchor}"
    node.key = marks.atlas.article_keys[article.id]
    size = STACK if node.stack else SINGLE
    node.shape = shape(node.lane if node.lane < lanes.own else 0, node.x, node.y, size)
    node.colour = lanes.colour(article.id)
    if node.stack:
        numbers = [str(marks.atlas.places[a.id].number) for a in node.articles]
        node.title = f"{many(node.stack, 'report')} drawn as one: {listed(numbers, 40)}"
    else:
        title = f", “{label(article.title, 90)}”" if article.title else ""
        node.title = f"Report {node.number}: {known_as(article)}{title}, {spelled(article.published)}"
