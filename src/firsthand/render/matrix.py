"""Who makes which claim: a row for each claim, a column for each origin, so that ten copies look like one.

A column may be opened to the outlets in it. Rows and columns are bounded: a large story has no larger table.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Article, Claim, Mention, Modality, Polarity
from firsthand.render.accounts import Accounts, makers
from firsthand.render.alone import AlonePage, Voices, alone_page
from firsthand.render.cards import ClaimsPage, head
from firsthand.render.excerpts import Excerpt, excerpt
from firsthand.render.origins import Lanes, letter, root_name
from firsthand.render.places import Ref
from firsthand.render.spelling import known_as, label
from firsthand.render.telling import Teller

CLAIMS_SHOWN = 12
# Of them what the same origins say: their rows are alike.
ALIKE_SHOWN = 3
GROUPS_SHOWN = 12
OUTLETS_A_GROUP = 12
NAME = 28
# What a cell says: the sign, and what it stands for.
SIGNS = {"says": "●", "may": "○", "opposes": "✕", "both": "◐"}
MEANING = {
    "says": "says it",
    "may": "tells it as planned or possible",
    "opposes": "says the opposite",
    "both": "says it, and the opposite",
}


@dataclass(frozen=True, slots=True)
class Column:
    """An origin, or where `of` is set one outlet in that origin; `number` is the button that opens it."""

    number: int
    letter: str
    colour: str
    name: str
    reports: int
    outlets: int
    of: int
    more: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What a column says of a claim; `sign` is empty where it leaves it out."""

    of: int
    sign: str
    meaning: str
    ref: Ref | None


@dataclass(frozen=True, slots=True)
class Row:
    """`only` names the one outlet that says it, `missing` the one that does not, where there is one."""

    key: str
    anchor: str
    quote: Excerpt
    answer: str
    origins: int | None
    cells: tuple[Cell, ...]
    only: str
    missing: str


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    more_rows: int
    more_columns: int
    alone: AlonePage | None

    @property
    def buttons(self) -> tuple[Column, ...]:
        """The origins that can be opened."""
        return tuple(column for column in self.columns if not column.of and column.outlets > 1)

    @property
    def rules(self) -> list[str]:
        """The style that opens a column. Where it is not understood, and no button is, all are open."""
        if not self.buttons:
            return []
        opened = [
            f"#matrix:has(#open-{c.number}:checked) .of-{c.number}{{display:table-cell}}"
            for c in self.buttons
        ]
        return ["@supports selector(:has(*)){#matrix .outlet{display:none}\n" + "\n".join(opened) + "}"]


def matrix(
    story: str, accounts: Accounts, page: ClaimsPage, lanes: Lanes, members: Sequence[Article], teller: Teller
) -> Matrix | None:
    """None where there is nothing to compare: no claim of several reports, one claim, or one outlet."""
    ordered = accounts.weighed(story)
    voices = Voices(members)
    # What several reports say comes first here as on the cards.
    several = [claim for claim in ordered if len(makers(claim)) > 1]
    alone = [claim for claim in ordered if len(makers(claim)) == 1]
    if not several or len(ordered) < 2 or len(voices) < 2 or not lanes.groups:
        return None
    columns, place = _columns(lanes, voices, teller)
    claims = _telling([*several, *alone], lanes)
    lines = (*(card.line for card in (*page.cards, *page.further)), *page.brief, *page.alone)
    anchors = {line.key: line.anchor for line in lines}
    return Matrix(
        tuple(columns),
        tuple(_row(claim, columns, place, voices, anchors, accounts, teller) for claim in claims),
        len(ordered) - len(claims),
        max(0, len(lanes.groups) - GROUPS_SHOWN),
        alone_page(story, accounts, voices, teller),
    )


def _telling(claims: Sequence[Claim], lanes: Lanes) -> list[Claim]:
    """The claims that have a row: of those that the same origins make in the same way a few.

    Where all reports are of one origin, rows are told apart by the reports.
    """
    several = len(lanes.groups) > 1
    alike: Counter[frozenset[tuple[object, Polarity]]] = Counter()
    chosen = []
    for claim in claims:
        said = ((m.passage.article, m.polarity) for m in claim.mentions)
        made = frozenset((lanes.position[by] if several else by, polarity) for by, polarity in said)
        alike[made] += 1
        if alike[made] <= ALIKE_SHOWN:
            chosen.append(claim)
    return chosen[:CLAIMS_SHOWN]


def _columns(lanes: Lanes, voices: Voices, teller: Teller) -> tuple[list[Column], dict[str, list[int]]]:
    """The columns, and in which of them each article counts."""
    columns: list[Column] = []
    place: dict[str, list[int]] = {}
    for position, group in enumerate(lanes.groups[:GROUPS_SHOWN]):
        by: dict[str, list[Article]] = {}
        for identity in sorted(group.articles, key=teller.number):
            article = teller.articles[identity]
            by.setdefault(voices.voice(identity), []).append(article)
        number, colour = position + 1, lanes.colour(group.articles[0])
        name = label(root_name(group), NAME)
        shown = list(by.values())[:OUTLETS_A_GROUP]
        more = len(by) - len(shown)
        for article in (a for found in by.values() for a in found):
            place[article.id] = [len(columns)]
        columns.append(Column(number, letter(position), colour, name, len(group.articles), len(by), 0, more))
        if len(by) < 2:
            continue
        for found in shown:
            for article in found:
                place[article.id].append(len(columns))
            named = label(known_as(found[0]), NAME)
            columns.append(Column(number, letter(position), colour, named, len(found), 1, number, 0))
    return columns, place


def _row(
    claim: Claim,
    columns: Sequence[Column],
    place: Mapping[str, Sequence[int]],
    voices: Voices,
    anchors: Mapping[str, str],
    accounts: Accounts,
    teller: Teller,
) -> Row:
    made: dict[int, list[Mention]] = defaultdict(list)
    for mention in claim.mentions:
        for position in place.get(mention.passage.article, ()):
            made[position].append(mention)
    key = accounts.claim_keys[claim.id]
    only, missing = voices.only(claim), voices.missing(claim)
    return Row(
        key,
        anchors.get(key, "claims"),
        excerpt(head(claim).passage, teller, 110),
        claim.origins.answer.value,
        claim.origins.count,
        tuple(
            _cell(column, made.get(i, ()), head(claim).polarity, teller) for i, column in enumerate(columns)
        ),
        label(known_as(voices.outlet(only)), 40) if only else "",
        label(known_as(voices.outlet(missing)), 40) if missing else "",
    )


def _cell(column: Column, mentions: Sequence[Mention], polarity: Polarity, teller: Teller) -> Cell:
    """`polarity` is that of the words shown."""
    if not mentions:
        return Cell(column.of, "", "leaves it out", None)
    same = {mention.polarity is polarity for mention in mentions}
    firm = any(m.modality in (Modality.STATED, Modality.REPORTED) for m in mentions)
    kind = "both" if len(same) > 1 else "opposes" if False in same else "says" if firm else "may"
    return Cell(column.of, SIGNS[kind], MEANING[kind], teller.marks.ref(mentions[0].passage))
