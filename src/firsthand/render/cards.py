"""The claims of a story as cards, the weightiest first: in what words, by whom, since when."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import (
    Answer,
    Article,
    Claim,
    Mention,
    Modality,
    OriginGroup,
    Passage,
    Polarity,
    ValueKind,
)
from firsthand.render.accounts import Accounts, makers
from firsthand.render.excerpts import Excerpt, excerpt
from firsthand.render.origins import Lanes, root_name
from firsthand.render.places import Ref
from firsthand.render.spelling import label, spelled
from firsthand.render.telling import Statement, Teller

CLAIMS_SHOWN = 16
# Of those that one origin alone makes: its copies say all of them.
ONE_ORIGIN_SHOWN = 6
# Of the cards these stand open, the others are to be opened.
CLAIMS_OPEN = 6
# In a line each: what else several reports say, and what one alone says.
BRIEF_SHOWN = 12
ALONE_SHOWN = 12
GROUPS_A_CLAIM = 8
REPORTS_A_GROUP = 8
REASONS_A_GROUP = 2
# Behind each of these; a group's section on the page has all of them.
PASSAGES_A_REASON = 3
WORDINGS_A_CLAIM = 4
LEFT_OUT_SHOWN = 10
# The groups of a claim and the reasons of each.
_Counted = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
_FIGURES = (ValueKind.NUMBER, ValueKind.PERCENT, ValueKind.DATE)


@dataclass(frozen=True, slots=True)
class Manner:
    """How reports tell a claim: stated, reported, planned or possible.

    `reports` is None where all do; `contrary` that they say the opposite of the words shown, whichever of
    the two is a denial.
    """

    kind: str
    reports: int | None
    contrary: bool = False


@dataclass(frozen=True, slots=True)
class Makers:
    """The reports of one origin that make a claim, and what proves that they are of one."""

    letter: str
    colour: str
    name: str
    state: str
    reports: tuple[tuple[Article, Ref], ...]
    more: int
    because: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A claim in a line."""

    key: str
    anchor: str
    quote: Excerpt
    manners: tuple[Manner, ...]
    answer: str
    origins: int | None
    reports: int
    groups: tuple[Makers, ...]
    more_groups: int
    differ: bool


@dataclass(frozen=True, slots=True)
class Card:
    """All of a claim; `as_for` is the number of the first whose origins are counted for the same reasons."""

    line: Line
    since: Statement
    wordings: tuple[Excerpt, ...]
    more_wordings: int
    left_out: tuple[Article, ...]
    more_left_out: int
    because: Statement | None
    as_for: int | None


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """`brief` are further claims of several reports, `alone` those of a single one, in a line each."""

    cards: tuple[Card, ...]
    further: tuple[Card, ...]
    brief: tuple[Line, ...]
    alone: tuple[Line, ...]
    count: int
    more: int


def claims_page(story: str, accounts: Accounts, lanes: Lanes, teller: Teller) -> ClaimsPage | None:
    found = accounts.weighed(story)
    if not found:
        return None
    differing = {change.claim for change in accounts.changes.get(story, ())}
    several = [claim for claim in found if len(makers(claim)) > 1]
    alone = [claim for claim in found if len(makers(claim)) == 1]
    large = _large(several)
    shown = {claim.id for claim in large}
    brief = [claim for claim in several if claim.id not in shown][:BRIEF_SHOWN]
    alone = alone[:ALONE_SHOWN]
    counted: dict[_Counted, int] = {}
    cards = []
    for number, claim in enumerate(large, 1):
        as_for = counted.setdefault(tuple((g.articles, g.because) for g in claim.origins.groups), number)
        line = _line(claim, number, as_for == number, claim.id in differing, accounts, lanes, teller)
        cards.append(_card(claim, line, None if as_for == number else as_for, teller))
    lines = [
        _line(claim, number, False, claim.id in differing, accounts, lanes, teller)
        for number, claim in enumerate([*brief, *alone], len(cards) + 1)
    ]
    return ClaimsPage(
        tuple(cards[:CLAIMS_OPEN]),
        tuple(cards[CLAIMS_OPEN:]),
        tuple(lines[: len(brief)]),
        tuple(lines[len(brief) :]),
        len(found),
        len(found) - len(cards) - len(lines),
    )


def _large(several: Sequence[Claim]) -> list[Claim]:
    """The claims that have a card: of one origin fewer."""
    chosen: list[Claim] = []
    of_one = 0
    for claim in several:
        of_one += len(claim.origins.groups) == 1
        if len(claim.origins.groups) > 1 or of_one <= ONE_ORIGIN_SHOWN:
            chosen.append(claim)
    return chosen[:CLAIMS_SHOWN]


def head(claim: Claim) -> Mention:
    """The mention in whose words the claim is told."""
    return next((m for m in claim.mentions if m.passage.text == claim.about), claim.mentions[0])


def figures(mention: Mention) -> list[Passage]:
    """What can be compared at a glance: the numbers and dates of a mention, not its names."""
    return [value.passage for value in mention.values if value.kind in _FIGURES]


def manners(claim: Claim) -> tuple[Manner, ...]:
    """How many reports say the opposite of the words shown, and how firmly it is told."""
    by: dict[str, set[str]] = defaultdict(set)
    for mention in claim.mentions:
        by[mention.polarity].add(mention.passage.article)
        by[mention.modality].add(mention.passage.article)
    every = len(makers(claim))
    firmly = [kind for kind in Modality if kind in by]
    told = []
    mine = head(claim).polarity
    other = Polarity.AFFIRMED if mine is Polarity.DENIED else Polarity.DENIED
    if other in by:
        told.append(Manner(other.value, len(by[other]), True))
    for kind in firmly:
        told.append(
            Manner(kind.value, None if len(firmly) == 1 and len(by[kind]) == every else len(by[kind]))
        )
    return tuple(told)


def since(claim: Claim, teller: Teller) -> Statement:
    """Who had it first in the pile, a tie where no time tells."""
    first = {m.passage.article: m.passage for m in reversed(claim.mentions)}
    known = [(i, when) for i in first if (when := teller.articles[i].published).known]
    known.sort(key=lambda found: (found[1].utc(), teller.number(found[0])))
    if not known:
        passages = list(first.values())[:1]
        return _statement("no report that makes it has a time", passages, teller)
    earliest = known[0]
    tied = [i for i in first if not earliest[1].precedes(teller.articles[i].published) and i != earliest[0]]
    text = f"since {spelled(earliest[1])}"
    if tied:
        text += "; no time tells which report was first"
    passages = [first[i] for i in (earliest[0], *sorted(tied, key=teller.number)[:1])]
    return _statement(text, passages, teller)


def _statement(text: str, passages: Sequence[Passage], teller: Teller) -> Statement:
    return Statement(teller.said(text), tuple(teller.marks.ref(passage) for passage in passages))


def _line(
    claim: Claim,
    number: int,
    reasons: bool,
    differ: bool,
    accounts: Accounts,
    lanes: Lanes,
    teller: Teller,
) -> Line:
    """`reasons` says whether it tells why its origins are counted so."""
    first = {m.passage.article: m.passage for m in reversed(claim.mentions)}
    mention = head(claim)
    groups = sorted(
        claim.origins.groups, key=lambda g: (-len(g.articles), not g.established, _first(g, teller))
    )
    answer = claim.origins.answer
    return Line(
        accounts.claim_keys[claim.id],
        f"claim-{number}",
        excerpt(mention.passage, teller, 320, figures(mention), "value"),
        manners(claim),
        answer.value,
        None if answer is Answer.NOT_ESTABLISHED else claim.origins.count,
        len(first),
        tuple(_makers(group, first, reasons, lanes, teller) for group in groups[:GROUPS_A_CLAIM]),
        max(0, len(groups) - GROUPS_A_CLAIM),
        differ,
    )


def _card(claim: Claim, line: Line, as_for: int | None, teller: Teller) -> Card:
    wordings: dict[str, Mention] = {}
    for other in claim.mentions:
        wordings.setdefault(" ".join(other.passage.text.split()).casefold(), other)
    wordings.pop(" ".join(head(claim).passage.text.split()).casefold(), None)
    left_out = sorted((teller.articles[i] for i in claim.left_out), key=lambda a: teller.number(a.id))
    others = list(wordings.values())
    passages = [mention.passage for mention in claim.mentions[:2]]
    return Card(
        line,
        since(claim, teller),
        tuple(excerpt(m.passage, teller, 220, figures(m), "value") for m in others[:WORDINGS_A_CLAIM]),
        max(0, len(others) - WORDINGS_A_CLAIM),
        tuple(left_out[:LEFT_OUT_SHOWN]),
        max(0, len(left_out) - LEFT_OUT_SHOWN),
        teller.statement(claim.because, passages, ()) if claim.because else None,
        as_for,
    )


def _first(group: OriginGroup, teller: Teller) -> int:
    return min((teller.number(article) for article in group.articles), default=0)


def _makers(
    group: OriginGroup, first: dict[str, Passage], reasons: bool, lanes: Lanes, teller: Teller
) -> Makers:
    members = sorted((i for i in group.articles if i in first), key=teller.number)
    shown = _reasons(group, teller) if reasons else []
    told = (teller.statement(why, passages[:PASSAGES_A_REASON], members[:1]) for why, passages in shown)
    return Makers(
        lanes.letter(members[0]) if members else "",
        lanes.colour(members[0]) if members else "plain",
        label(root_name(group), 60),
        "established" if group.established else "not established",
        tuple((teller.articles[i], teller.marks.ref(first[i])) for i in members[:REPORTS_A_GROUP]),
        max(0, len(members) - REPORTS_A_GROUP),
        tuple(statement for statement in told if statement),
    )


def _reasons(group: OriginGroup, teller: Teller) -> list[tuple[str, Sequence[Passage]]]:
    """What joins a group, and where it has it from: that is its last reason."""
    reasons: list[tuple[str, Sequence[Passage]]] = [(why.because, why.evidence) for why in group.reasons]
    reasons = reasons or [(why, teller.nearest(why, group.evidence)) for why in group.because]
    return [*reasons[: REASONS_A_GROUP - 1], *reasons[REASONS_A_GROUP - 1 :][-1:]]
