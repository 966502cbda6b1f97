"""From whom reports have somebody's words, as a small picture: a row for each way, read from left to right.

Drawn like the picture of the lineage: a report is its shape with its number. Arrows lead to whom the words
are from; a dashed one is what the lineage found, where the report credits nobody.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from firsthand.model import ChainEnd, Passage, Step
from firsthand.render.arrows import room_for
from firsthand.render.chain_ways import Way
from firsthand.render.origins import Lanes, shape
from firsthand.render.places import Marks, Ref
from firsthand.render.spelling import known_as, label, listed, many

ROWS = 6
ROW = 62
# A name is clipped only where the picture would be wider than the column it stands in.
NAME, CLIPPED, WIDE = 44, 22, 500.0
SIZE = 12.5
# Between the rims of two neighbours there is room for an arrow, and between their names for a blank.
LEAST, BLANK = 78.0, 14.0
ENDS = {
    ChainEnd.ON_RECORD: "on record",
    ChainEnd.ANONYMOUS: "anonymous",
    ChainEnd.DOCUMENT: "a document",
    ChainEnd.DEAD_END: "dead end",
    ChainEnd.CIRCLE: "circle",
    ChainEnd.OPEN: "left open",
}
_WHO = {ChainEnd.ANONYMOUS: "anonymous", ChainEnd.DOCUMENT: "document", ChainEnd.OPEN: "open"}


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a way: `kind` is `report`, or what the last one is; `end` says how the way ends there.

    `called` is what a sentence calls it, `several` whether it is more than one report.
    """

    x: float
    y: float
    kind: str
    sign: str
    name: str
    end: str
    title: str
    outline: str
    colour: str
    href: str
    key: str
    called: str
    several: bool


@dataclass(frozen=True, slots=True)
class Lead:
    """The arrow from one link to the next, with the words that lead there where a report has some."""

    path: str
    title: str
    ref: Ref | None
    taken: bool


@dataclass(slots=True)
class Row:
    """A way as drawn; `classes` name the outlets of its reports."""

    classes: str
    links: list[Link] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)


@dataclass(slots=True)
class ChainPicture:
    """`key` is its anchor; `as_before` that it is the same as the one of that anchor, and not drawn again."""

    key: str = ""
    as_before: bool = False
    classes: str = ""
    width: float = 0
    height: float = 0
    rows: list[Row] = field(default_factory=list)
    more: int = 0


class Drawing:
    """Draws the pictures of one page; `names` names an outlet by id, `outlets` are the classes of reports."""

    def __init__(
        self,
        lanes: Lanes,
        names: Callable[[str], str],
        marks: Marks,
        outlets: Callable[[Sequence[str]], str],
    ) -> None:
        self.lanes, self.names, self.marks, self.outlets = lanes, names, marks, outlets
        self._drawn: dict[object, str] = {}

    def draw(self, ways: Sequence[Way], of: str) -> ChainPicture | None:
        """None where there is no way; `of` is whose words these are, where the same picture comes back."""
        if not ways:
            return None
        classes = self.outlets([article for way in ways for article in way.articles])
        sign = of, tuple(way.sign for way in ways)
        if sign in self._drawn:
            return ChainPicture(self._drawn[sign], True, classes)
        key = self._drawn[sign] = f"way-{len(self._drawn) + 1}"
        shown = [_Row(way, self) for way in ways[:ROWS]]
        columns = _columns(shown)
        if _width(shown, columns) > WIDE:
            for row in shown:
                row.clip()
            columns = _columns(shown)
        picture = ChainPicture(key, False, classes, _width(shown, columns), len(shown) * ROW + 4)
        picture.more = max(0, len(ways) - ROWS)
        for number, row in enumerate(shown):
            picture.rows.append(row.drawn(columns, number * ROW + 20.0))
        return picture


class _Row:
    """What one row shows: its steps with their names, and half of the room that each takes."""

    def __init__(self, way: Way, drawing: Drawing) -> None:
        self.way, self.drawing = way, drawing
        self.steps: tuple[Step | None, ...] = (None, *way.steps)
        self.articles: list[Sequence[str]] = [way.articles]
        self.articles += [(step.article,) if step.article else () for step in way.steps]
        self.ends = [""] * (len(self.steps) - 1) + [ENDS[way.end]]
        self.whole = [self._name(i) for i in range(len(self.steps))]
        self.names = [label(name, NAME) for name in self.whole]

    def clip(self) -> None:
        self.names = [label(name, CLIPPED) for name in self.whole]

    @property
    def halves(self) -> list[float]:
        pairs = zip(self.names, self.ends, strict=True)
        return [max(room_for(name), room_for(end), 2 * SIZE) / 2 for name, end in pairs]

    def drawn(self, columns: Sequence[float], y: float) -> Row:
        row = Row(self.drawing.outlets(self.way.articles))
        leading = self.way.first
        for position, step in enumerate(self.steps):
            link = self._link(position, columns[position], y)
            if row.links:
                row.leads.append(self._lead(row.links[-1], link, position, leading))
            leading = step.passage if step else leading
            row.links.append(link)
        return row

    def _lead(self, before: Link, link: Link, position: int, leading: Passage | None) -> Lead:
        taken = self.way.taken and position == 1
        who, have = before.called, "have" if before.several else "has"
        if taken:
            its = "their text was" if before.several else "its text was"
            said = f"{who} {have} no credit; {its} found to be taken from {link.called}"
        elif position == 1 == len(self.way.steps) and self.way.end is not ChainEnd.DEAD_END:
            give, credit = ("give", "credit") if before.several else ("gives", "credits")
            said = f"{who} {give} it as the words of {link.called} and {credit} nobody else"
        else:
            said = f"{who} {have} it from {link.called}"
        if taken and leading is None:  # that two texts are alike is written nowhere: the report stands for it
            leading = self.drawing.marks.opening(self.way.articles[0])
        ref = self.drawing.marks.ref(leading) if leading else None
        return Lead(_path(before, link), said[:1].upper() + said[1:], ref, taken)

    def _name(self, position: int) -> str:
        articles, step = self.articles[position], self.steps[position]
        if len(articles) > 1:
            return many(len(articles), "report")
        if articles:
            return known_as(self.drawing.marks.atlas.articles[articles[0]])
        if step is None:
            return ""
        return step.name or self.drawing.names(step.outlet or "")

    def _link(self, position: int, x: float, y: float) -> Link:
        drawing, articles, name, end = (
            self.drawing,
            self.articles[position],
            self.names[position],
            self.ends[position],
        )
        if not articles:
            step, kind = self.steps[position], "person"
            if step and step.outlet and not step.name:
                kind = "outlet"
            elif end:
                kind = _WHO.get(self.way.end, kind)
            # What stands below it in full need not be told again.
            title = label(self.whole[position], 120) if name != self.whole[position] else ""
            title = f"{name}, an outlet of which no report is here" if kind == "outlet" else title
            sign = "?" if kind == "open" else ""
            return Link(x, y, kind, sign, name, end, title, "", "", "", "", name or "somebody", False)
        atlas, first, several = drawing.marks.atlas, articles[0], len(articles) > 1
        place = atlas.places[first]
        here = place.story == drawing.marks.story
        called = f"report {place.number}" if here else "a report of another story"
        title = f"{called[:1].upper() + called[1:]}: {known_as(atlas.articles[first])}" if here else called
        if several:
            numbers = [str(atlas.places[article].number) for article in articles]
            called = many(len(articles), "report")
            title = f"{called}: {listed(numbers, 40)}"
        return Link(
            x,
            y,
            "stack" if several else "report",
            f"+{len(articles)}" if several else str(place.number) if here else "↗",
            name,
            end,
            title,
            shape(_lane(first, drawing.lanes), x, y, SIZE + 2 * several),
            drawing.lanes.colour(first),
            f"#{place.anchor}" if place.page == drawing.marks.page else f"{place.page}#{place.anchor}",
            atlas.article_keys[first],
            called,
            several,
        )


def _columns(rows: Sequence[_Row]) -> list[float]:
    """Where the first, second, ... link of every row stands: nothing touches its neighbour in any row."""
    columns: list[float] = []
    for position in range(max(len(row.steps) for row in rows)):
        here = [row.halves for row in rows if position < len(row.steps)]
        if not position:
            columns.append(max(halves[0] for halves in here) + 4)
            continue
        names = max(halves[position - 1] + BLANK + halves[position] for halves in here)
        columns.append(columns[-1] + max(LEAST, names))
    return columns


def _width(rows: Sequence[_Row], columns: Sequence[float]) -> float:
    return max(columns[len(row.steps) - 1] + row.halves[-1] + 4 for row in rows)


def _lane(article: str, lanes: Lanes) -> int:
    position = lanes.position.get(article, lanes.own)
    return position if position < lanes.own else 0


def _path(before: Link, after: Link) -> str:
    """A line from rim to rim with its head."""
    start, end, y = round(before.x + SIZE + 6), round(after.x - SIZE - 5), round(before.y)
    return f"M{start} {y}L{end} {y}M{end - 6} {y - 4}l6 4l-6 4"
