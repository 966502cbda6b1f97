"""What a story's page says: typed statements, each with its passages, in the order they are read.

Nothing here is markup. A sentence about the pile is a `Statement`; where the record behind it
names no passage (that two times do not exclude each other is nowhere written), the openings of
the reports it speaks of stand for them.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import (
    Answer,
    Article,
    Citation,
    Dossier,
    First,
    Lineage,
    OriginGroup,
    Passage,
    Reuse,
    Scope,
    SiteTag,
    Story,
)
from firsthand.render.account import AccountPage, account_page
from firsthand.render.accounts import Accounts
from firsthand.render.credits import Chain, chains
from firsthand.render.origins import Lanes, lanes_of, letter, root_name
from firsthand.render.picture import Picture, draw
from firsthand.render.places import Marks
from firsthand.render.reuses import Pair, elsewhere, pairs_of
from firsthand.render.said import SpeechPage, speech_page
from firsthand.render.speakers import Speech
from firsthand.render.spelling import known_as, label, many, number, spelled
from firsthand.render.steps import Step, in_order, step
from firsthand.render.telling import PASSAGES_A_STATEMENT, Quote, Statement, Teller

# What one page shows; dossier.json and the CSV files have all of it, and the page says so.
DERIVATIONS_SHOWN = 200
CITATIONS_SHOWN = 200
TAGS_SHOWN = 20
LINKED_SHOWN = 20
GROUPS_SHOWN = 60
REPORTS_NAMED = 24
REASONS_SHOWN = 40
# Of them these stand open, the others are to be opened.
REASONS_OPEN = 6
QUOTES_A_GROUP = 6


@dataclass(frozen=True, slots=True)
class Group:
    letter: str
    colour: str
    name: str
    state: str
    articles: tuple[Article, ...]
    more: int
    because: tuple[Statement, ...]
    further: tuple[Statement, ...]
    more_reasons: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Credit:
    article: Article
    named: str
    role: str
    scope: str
    resolved: str | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class Linked:
    """Another story that this one follows, or that follows it."""

    how: str
    href: str
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Everything a story's page shows. The `more_*` say what only dossier.json has."""

    story: Story
    key: str
    label: str
    members: tuple[Article, ...]
    counts: tuple[int, int, int]
    because: Statement | None
    answer: Answer | None
    origins: Statement | None
    origin_count: int | None
    first: Statement | None
    first_is: str
    lanes: Lanes
    groups: tuple[Group, ...]
    more_groups: int
    picture: Picture | None
    steps: tuple[Step, ...]
    open_steps: tuple[Step, ...]
    more_steps: int
    pairs: tuple[Pair, ...]
    more_pairs: int
    elsewhere: tuple[Statement, ...]
    more_elsewhere: int
    tags: tuple[Statement, ...]
    credits: tuple[Credit, ...]
    more_credits: int
    chains: tuple[Chain, ...]
    speech: SpeechPage | None
    account: AccountPage
    linked: tuple[Linked, ...]


ROLES = {
    "reported-by": "reported by",
    "said-to": "said to",
    "agency": "agency",
    "translated-from": "translated from",
    "republished-from": "republished from",
    "document": "document",
    "person": "person",
}


class Parts:
    """A dossier's parts by story, so that each page finds its own in constant time."""

    def __init__(self, dossier: Dossier) -> None:
        home = {article: story.id for story in dossier.stories for article in story.articles}
        self.lineage = {lineage.story: lineage for lineage in dossier.lineage}
        self.outlets = {outlet.id: outlet for outlet in dossier.outlets}
        self.names = {a.outlet.id: a.outlet.name for a in dossier.articles if a.outlet}
        self.names |= {outlet.id: outlet.name for outlet in dossier.outlets}
        self.labels = {story.id: story.label for story in dossier.stories}
        self.earlier = {story.id: story.previous for story in dossier.stories}
        self.later: dict[str, list[str]] = defaultdict(list)
        for story in dossier.stories:
            for previous in story.previous:
                self.later[previous].append(story.id)
        self.reuse: dict[str, list[Reuse]] = defaultdict(list)
        self.abroad: dict[str, list[Reuse]] = defaultdict(list)
        for reuse in dossier.reuse:
            left, right = home[reuse.left.article], home[reuse.right.article]
            if left == right:
                self.reuse[left].append(reuse)
            else:
                self.abroad[left].append(reuse)
                self.abroad[right].append(reuse)
        self.tags: dict[str, list[SiteTag]] = defaultdict(list)
        for tag in dossier.site_tags:
            for place in dict.fromkeys(home[passage.article] for passage in tag.passages):
                self.tags[place].append(tag)
        self.citations: dict[str, list[Citation]] = defaultdict(list)
        for citation in dossier.citations:
            self.citations[home[citation.passage.article]].append(citation)
        self.speech = Speech(dossier, home)
        self.accounts = Accounts(dossier, home)


def story_page(story: Story, parts: Parts, marks: Marks) -> StoryPage:
    teller = Teller(marks)
    members = marks.atlas.members(story)
    lineage = parts.lineage.get(story.id)
    reuses = parts.reuse[story.id]
    lanes = lanes_of(lineage, marks.atlas)
    heard = {c.passage: _heard(c) for c in reversed(parts.citations[story.id])}
    groups, more_groups = _groups(lanes, heard, teller)
    derivations = in_order(lineage.derivations, teller) if lineage else []
    steps = [step(d, teller) for d in derivations[:DERIVATIONS_SHOWN]]
    pairs, more_pairs = pairs_of(reuses, derivations, teller)
    credits = sorted(
        parts.citations[story.id],
        key=lambda c: (teller.number(c.passage.article), c.passage.start, c.passage.end, c.named),
    )
    abroad = parts.abroad[story.id]
    return StoryPage(
        story=story,
        key=marks.atlas.story_keys[story.id],
        label=label(story.label) or "untitled story",
        members=tuple(members),
        counts=counts(members),
        because=teller.statement(story.because, (), story.articles),
        answer=lineage.origins.answer if lineage else None,
        origins=origins_statement(lineage, teller, [article.id for article in members]),
        origin_count=lineage.origins.count if lineage else None,
        first=teller.statement(lineage.first.because, (), lineage.first.articles or story.articles)
        if lineage
        else None,
        first_is=first_in_words(lineage.first, teller) if lineage else "not established",
        lanes=lanes,
        groups=groups,
        more_groups=more_groups,
        picture=draw(lineage, members, lanes, marks) if lineage else None,
        steps=tuple(s for s in steps if s.decided),
        open_steps=tuple(s for s in steps if not s.decided),
        more_steps=max(0, len(derivations) - DERIVATIONS_SHOWN),
        pairs=pairs,
        more_pairs=more_pairs,
        elsewhere=elsewhere(abroad, story.id, teller),
        more_elsewhere=max(0, len(abroad) - PASSAGES_A_STATEMENT),
        tags=tags_in_words(parts.tags[story.id], story.id, teller),
        credits=tuple(credit(c, parts, teller) for c in credits[:CITATIONS_SHOWN]),
        more_credits=max(0, len(credits) - CITATIONS_SHOWN),
        chains=chains(credits, members, parts.names, marks),
        speech=speech_page(story.id, parts.speech, lanes, parts.names, derivations, teller),
        account=account_page(story.id, parts.accounts, lanes, members, parts.names, teller),
        linked=linked(story.id, parts, marks),
    )


def origins_statement(lineage: Lineage | None, teller: Teller, members: Sequence[str]) -> Statement | None:
    if lineage is None:
        return None
    evidence = [group.evidence[0] for group in lineage.origins.groups if group.evidence]
    return teller.statement(lineage.origins.because, evidence, members)


def first_in_words(first: First, teller: Teller) -> str:
    if not first.articles:
        return "not established"
    if first.tie:
        return f"a tie of {number(len(first.articles))} reports"
    article = teller.articles[first.articles[0]]
    return f"{known_as(article)} (report {teller.number(article.id)}), {spelled(article.published)}"


def _groups(
    lanes: Lanes, heard: Mapping[Passage, tuple[int, int]], teller: Teller
) -> tuple[tuple[Group, ...], int]:
    told = []
    for position, group in enumerate(lanes.groups[:GROUPS_SHOWN]):
        articles = sorted((teller.articles[i] for i in group.articles), key=lambda a: teller.number(a.id))
        because = reasons(group, teller)
        told.append(
            Group(
                letter(position),
                lanes.colour(group.articles[0]),
                label(root_name(group), 80),
                _state(group),
                tuple(articles[:REPORTS_NAMED]),
                max(0, len(articles) - REPORTS_NAMED),
                because[:REASONS_OPEN],
                because[REASONS_OPEN:],
                max(0, len(group.because) - REASONS_SHOWN),
                _quotes(group, heard, teller),
            )
        )
    return tuple(told), max(0, len(lanes.groups) - GROUPS_SHOWN)


def reasons(group: OriginGroup, teller: Teller) -> tuple[Statement, ...]:
    """Where a group comes from, then what joins it, each sentence on its own passages."""
    given = [(reason.because, reason.evidence) for reason in group.reasons] or [
        (why, tuple(teller.nearest(why, group.evidence))) for why in group.because
    ]
    # The last reason is that of the root.
    ordered = [*given[-1:], *given[:-1]]
    told = (teller.statement(why, passages, group.articles) for why, passages in ordered[:REASONS_SHOWN])
    return tuple(statement for statement in told if statement)


def _quotes(
    group: OriginGroup, heard: Mapping[Passage, tuple[int, int]], teller: Teller
) -> tuple[Quote, ...]:
    """The evidence in words: of each report its shortest passage, which is the credit where there is one."""
    shortest: dict[str, Passage] = {}
    for passage in group.evidence:
        known = shortest.get(passage.article)
        if known is None or len(passage.text) < len(known.text):
            shortest[passage.article] = passage
    shown = list(shortest.values())[:QUOTES_A_GROUP]
    return tuple(teller.quote(passage, 200, heard.get(passage)) for passage in shown)


def _state(group: OriginGroup) -> str:
    return "established" if group.established else "not established"


def linked(story: str, parts: Parts, marks: Marks) -> tuple[Linked, ...]:
    """The stories before and after this one; a later one may be a single report."""
    others = [("follows", other) for other in parts.earlier[story]]
    others += [("followed by", other) for other in parts.later[story]]
    pages, names = marks.atlas.pages, marks.atlas.story_keys
    return tuple(
        Linked(how, pages[other], names[other], label(parts.labels[other]) or "untitled story")
        for how, other in others[:LINKED_SHOWN]
    )


def tags_in_words(tags: Sequence[SiteTag], story: str, teller: Teller) -> tuple[Statement, ...]:
    """What gives the site away that reports came from, this story's reports first."""
    places = teller.marks.atlas.places
    told = []
    for tag in tags[:TAGS_SHOWN]:
        passages = sorted(tag.passages, key=lambda p: (places[p.article].story != story, p))
        reports = len({passage.article for passage in passages})
        text = f"“{label(tag.tag, 80)}” stands in {many(reports, 'report')} of the pile"
        told.append(teller.statement(text, passages, ()))
    return tuple(statement for statement in told if statement)


def credit(citation: Citation, parts: Parts, teller: Teller) -> Credit:
    return Credit(
        teller.articles[citation.passage.article],
        label(citation.named, 80),
        ROLES[citation.role.value],
        "the report" if citation.scope is Scope.REPORT else "in passing",
        label(parts.names.get(citation.outlet, citation.outlet), 80) if citation.outlet else None,
        teller.quote(citation.passage, 240, _heard(citation)),
    )


def _heard(citation: Citation) -> tuple[int, int]:
    """The words of the credit in its passage: the cue and the name nearest to it."""
    passage, cue = citation.passage, citation.cue
    start, end = (cue.start, cue.end) if cue else (passage.start, passage.start)
    name = citation.named
    found = [passage.start + m.start() for m in re.finditer(re.escape(name), passage.text)] if name else []
    if found:
        nearest = min(found, key=lambda at: (abs(at - start), at))
        start, end = min(start, nearest), max(end, nearest + len(name))
    return start, end


def counts(members: Sequence[Article]) -> tuple[int, int, int]:
    """Reports, outlets, languages."""
    return (
        len(members),
        len({a.outlet.id for a in members if a.outlet}),
        len({a.language for a in members if a.language}),
    )
