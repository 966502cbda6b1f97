"""From whom reports have somebody's words, as a small picture: report → outlet → person, and how it ends.

A row for each way the words took; reports whose way is the same share a row. Drawn like the picture of the
lineage: a report is its shape with its number. Arrows lead to whom the words are from.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.model import Chain, ChainEnd, Passage, Quotation, Step
from firsthand.render.arrows import room_for
from firsthand.render.origins import Lanes, shape
from firsthand.render.places import Marks, Ref
from firsthand.render.spelling import known_as, label, listed, many

ROWS = 6
STEPS = 8
# Of the quotations of one report, where no passage is the same.
SEARCHED = 200
ROW = 62
NAME = 22
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
    """One link of a way: `kind` is `report`, or what the last one is; `end` says how the way ends there."""

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


@dataclass(frozen=True, slots=True)
class Lead:
    """The arrow from one link to the next, with the words that lead there where a report has some."""

    path: str
    title: str
    ref: Ref | None


@dataclass(slots=True)
class ChainPicture:
    width: float = 0
    height: float = 0
    links: list[Link] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)
    more: int = 0


def placed(
    quotations: Sequence[Quotation], chains: Mapping[str, Sequence[Chain]]
) -> tuple[Mapping[str, Sequence[Chain]], Sequence[Chain]]:
    """The chains of each quotation by its id, and those of none; `chains` by article.

    A chain is of the quotations one of whose passages it has; failing these, of the first that shares words
    with one of its passages.
    """
    by_span: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    by_article: dict[str, list[Quotation]] = defaultdict(list)
    for q in quotations:
        by_article[q.content.article].append(q)
        for p in dict.fromkeys((q.content, q.frame, q.cue, q.speaker, q.named, q.addressee, *q.parts)):
            if p:
                by_span[p.article, p.start, p.end].append(q.id)
    found: dict[str, list[Chain]] = defaultdict(list)
    loose: list[Chain] = []
    for article, quoted in by_article.items():
        for chain in chains.get(article, ()):
            passages = [s.passage for s in chain.steps if s.passage and s.passage.article == article]
            spans = [(p.article, p.start, p.end) for p in passages]
            ids = dict.fromkeys(id for span in spans for id in by_span.get(span, [])[:SEARCHED])
            of = list(ids) or [q.id for q in quoted[:SEARCHED] if _touches(q, passages)][:1]
            for id in of:
                found[id].append(chain)
            if not of:
                loose.append(chain)
    return found, loose


def _touches(quotation: Quotation, passages: Sequence[Passage]) -> bool:
    own = [p for p in (quotation.content, quotation.frame) if p]
    return any(p.start < o.end and o.start < p.end for p in passages for o in own)


def draw_chains(
    chains: Sequence[Chain], lanes: Lanes, names: Mapping[str, str], marks: Marks
) -> ChainPicture | None:
    """The picture of several chains; None where there is none. `names` are those of outlets by id."""
    ways: dict[tuple[object, ...], list[Chain]] = {}
    places = marks.atlas.places
    for chain in sorted(chains, key=lambda c: (places[c.article].number, c.article)):
        onward = tuple((s.article, s.outlet, s.name) for s in _onward(chain))
        same = ways.setdefault((chain.end, onward), [])
        if all(known.article != chain.article for known in same):
            same.append(chain)
    if not ways:
        return None
    shown = [_Way(same, names, marks) for same in list(ways.values())[:ROWS]]
    columns = _columns(shown)
    picture = ChainPicture(
        width=max(columns[len(way.steps) - 1] + way.halves[-1] + 4 for way in shown),
        height=len(shown) * ROW + 4,
        more=max(0, len(ways) - ROWS),
    )
    for row, way in enumerate(shown):
        _draw(picture, way, columns, row * ROW + 20.0, lanes, names, marks)
    return picture


class _Way:
    """What one row shows: its steps with their names, and half of the room that each takes."""

    def __init__(self, same: Sequence[Chain], names: Mapping[str, str], marks: Marks) -> None:
        self.chain = same[0]
        own = self.chain.steps[0] if self.chain.steps[0].article == self.chain.article else None
        self.steps = (own, *_onward(self.chain))
        self.articles: list[list[str]] = [[chain.article for chain in same]]
        self.articles += [[s.article] if s and s.article else [] for s in self.steps[1:]]
        self.ends = [""] * (len(self.steps) - 1) + [ENDS[self.chain.end]]
        self.names = [
            label(_name(step, articles, names, marks), NAME)
            for step, articles in zip(self.steps, self.articles, strict=True)
        ]
        self.halves = [
            max(room_for(name), room_for(end), 2 * SIZE) / 2
            for name, end in zip(self.names, self.ends, strict=True)
        ]


def _columns(ways: Sequence[_Way]) -> list[float]:
    """Where the first, second, ... link of every row stands: nothing touches its neighbour in any row."""
    columns: list[float] = []
    for position in range(max(len(way.steps) for way in ways)):
        here = [way for way in ways if position < len(way.steps)]
        if not position:
            columns.append(max(way.halves[0] for way in here) + 4)
            continue
        names = max(way.halves[position - 1] + BLANK + way.halves[position] for way in here)
        columns.append(columns[-1] + max(LEAST, names))
    return columns


def _onward(chain: Chain) -> tuple[Step, ...]:
    """The steps behind the report itself."""
    own = chain.steps[0].article == chain.article
    return chain.steps[own : STEPS + own]


def _draw(
    picture: ChainPicture,
    way: _Way,
    columns: Sequence[float],
    y: float,
    lanes: Lanes,
    names: Mapping[str, str],
    marks: Marks,
) -> None:
    before: Link | None = None
    leading: Passage | None = None
    for position, step in enumerate(way.steps):
        link = _link(way, position, columns[position], y, lanes, names, marks)
        picture.links.append(link)
        if before is not None:
            ref = marks.ref(leading) if leading else None
            words = f"{_called(before)} has it from {_called(link)}"
            picture.leads.append(Lead(_path(before, link), words[:1].upper() + words[1:], ref))
        leading, before = step.passage if step else None, link


def _name(step: Step | None, articles: Sequence[str], names: Mapping[str, str], marks: Marks) -> str:
    if len(articles) > 1:
        return many(len(articles), "report")
    if articles:
        return known_as(marks.atlas.articles[articles[0]])
    if step is None:
        return ""
    return step.name or names.get(step.outlet or "", step.outlet or "")


def _link(
    way: _Way, position: int, x: float, y: float, lanes: Lanes, names: Mapping[str, str], marks: Marks
) -> Link:
    atlas, step, articles = marks.atlas, way.steps[position], way.articles[position]
    name, end = way.names[position], way.ends[position]
    if not articles:
        kind = "outlet" if step and step.outlet and not step.name else "person"
        kind = _WHO.get(way.chain.end, kind) if end else kind
        title = label(_name(step, articles, names, marks), 120) + (f": {end}" if end else "")
        return Link(x, y, kind, "?" if kind == "open" else "", name, end, title, "", "", "", "")
    first = articles[0]
    place = atlas.places[first]
    here = place.story == marks.story
    numbers = [str(atlas.places[article].number) for article in articles]
    title = (
        f"Report {place.number}: {known_as(atlas.articles[first])}" if here else "A report of another story"
    )
    if len(articles) > 1:
        title = f"{many(len(articles), 'report')} alike: {listed(numbers, 40)}"
    return Link(
        x,
        y,
        "stack" if len(articles) > 1 else "report",
        f"+{len(articles)}" if len(articles) > 1 else str(place.number) if here else "↗",
        name,
        end,
        title + (f": {end}" if end else ""),
        shape(_lane(first, lanes), x, y, SIZE + 2 * (len(articles) > 1)),
        lanes.colour(first),
        f"#{place.anchor}" if place.page == marks.page else f"{place.page}#{place.anchor}",
        atlas.article_keys[first],
    )


def _lane(article: str, lanes: Lanes) -> int:
    position = lanes.position.get(article, lanes.own)
    return position if position < lanes.own else 0


def _called(link: Link) -> str:
    return f"report {link.sign}" if link.kind == "report" and link.sign.isdecimal() else link.name


def _path(before: Link, after: Link) -> str:
    """A line from rim to rim with its head."""
    start, end = before.x + SIZE + 6, after.x - SIZE - 5
    return f"M{start:.1f} {before.y:.1f}L{end:.1f} {before.y:.1f}M{end - 6:.1f} {before.y - 4:.1f}l6 4l-6 4"
