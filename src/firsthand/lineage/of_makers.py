"""Whom an article has one claim from, by the sentences in which it makes it.

A report may be an origin for most of what it tells and have one sentence from another: what it credits for
the very words counts before where the report as a whole comes from, and what its own outlet was told before
both.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from firsthand.lineage.credits import STEPS, Credit, Credits
from firsthand.lineage.naming import name_of
from firsthand.model import (
    Article,
    Chain,
    ChainEnd,
    Citation,
    Extent,
    Lineage,
    Mention,
    OriginGroup,
    Outlet,
    Passage,
    Reason,
    Reuse,
    Role,
    Scope,
)

# Whom an article has one claim from: a house, its group of the story, or nobody that can be named.
Source = tuple[str, str]
HOUSE, GROUP, OPEN = "house", "group", "open"
# A mention is held against so many passages that its article shares with others.
MOST_RUNS = 64


@dataclass(frozen=True, slots=True)
class Maker:
    """One article that makes the claim, whom it has it from, and the passages that say so."""

    article: Article
    source: Source
    because: str = ""
    evidence: tuple[Passage, ...] = ()
    credit: Credit | None = None
    heard: bool = False
    several: tuple[Credit, ...] = ()


@dataclass(slots=True)
class StoryOrigins:
    """The origins of one story as claims ask for them."""

    lineage: Lineage
    home: dict[str, int] = field(default_factory=dict)
    beside: dict[str, set[str]] = field(default_factory=dict)
    source_of: dict[str, set[str]] = field(default_factory=dict)
    onward: dict[str, tuple[str, Reason]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, group in enumerate(self.lineage.origins.groups):
            self.home.update(dict.fromkeys(group.articles, number))
            self._hang(group)
        for derivation in self.lineage.derivations:
            left, right = derivation.reuse.left, derivation.reuse.right
            self.beside.setdefault(left, set()).add(right)
            self.beside.setdefault(right, set()).add(left)
            if derivation.taken_from:
                self.source_of.setdefault(derivation.taken_by, set()).add(derivation.taken_from)

    def _hang(self, group: OriginGroup) -> None:
        """Hang the articles of a group on its first by the merges that joined them."""
        joined: dict[str, list[tuple[str, Reason]]] = {}
        for reason in group.reasons[:-1]:
            ends = list(dict.fromkeys(passage.article for passage in reason.evidence))
            for one, other in pairwise(ends):
                joined.setdefault(one, []).append((other, reason))
                joined.setdefault(other, []).append((one, reason))
        waiting, seen = [group.articles[0]], {group.articles[0]}
        while waiting:
            at = waiting.pop()
            for other, reason in joined.get(at, ()):
                if other not in seen:
                    seen.add(other)
                    self.onward[other] = at, reason
                    waiting.append(other)


class Grounds:
    """All that the origins of claims are counted from, read once for a pile.

    `sentences` are those of each article as (start, end), in order. `reuses`, `chains` and `heard` are as
    the other stages give them; `outlets` are the facts known of any outlet by id.
    """

    def __init__(
        self,
        lineages: Iterable[Lineage],
        articles: Mapping[str, Article],
        citations: Iterable[Citation],
        outlets: Mapping[str, Outlet],
        sentences: Mapping[str, Sequence[tuple[int, int]]],
        chains: Iterable[Chain] = (),
        reuses: Iterable[Reuse] = (),
        heard: Mapping[str, Sequence[Passage]] | None = None,
    ) -> None:
        citations = list(citations)
        self.articles, self.heard = articles, heard or {}
        self.credits = Credits(citations, outlets, articles, heard)
        self.stories = {lineage.story: StoryOrigins(lineage) for lineage in lineages}
        self._sentences = sentences
        self._starts = {id: [start for start, _ in spans] for id, spans in sentences.items()}
        self._chains = {id: chain for chain in chains for id in chain.quotations}
        by_article = sorted({c.passage.article for c in citations})
        self._named = {c.name.casefold(): c for id in by_article for c in self.credits.of(id)}
        self._runs: dict[str, list[tuple[Passage, Passage]]] = {}
        for run in reuses:
            if run.extent is Extent.REPORT:
                self._runs.setdefault(run.left.article, []).append((run.left, run.right))
                self._runs.setdefault(run.right.article, []).append((run.right, run.left))
        for runs in self._runs.values():
            runs.sort()

    def sentence(self, passage: Passage) -> tuple[int, int]:
        """From the beginning of the sentence a passage begins in to the end of the one it ends in."""
        spans = self._sentences.get(passage.article, ())
        starts = self._starts.get(passage.article, [])
        first, last = bisect_right(starts, passage.start) - 1, bisect_right(starts, passage.end - 1) - 1
        if first < 0 or last < 0:
            return passage.start, passage.end
        return min(spans[first][0], passage.start), max(spans[last][1], passage.end)

    def shared(self, passage: Passage) -> set[str]:
        """The articles whose report holds this passage too, by report-level reuse."""
        runs = self._runs.get(passage.article, ())[:MOST_RUNS]
        return {theirs.article for own, theirs in runs if own.start < passage.end and passage.start < own.end}

    def maker(self, article: Article, mentions: Sequence[Mention], story: StoryOrigins) -> Maker:
        """Whom an article has a claim from, by the sentences in which it makes it."""
        home = story.home.get(article.id)
        told = Maker(article, (GROUP, str(home)) if home is not None else (OPEN, article.id))
        silent = not self.credits.of(article.id) and article.id not in self.heard
        if silent and not any(mention.quotation in self._chains for mention in mentions):
            return told
        found: dict[str, tuple[Credit, Passage]] = {}
        own = self.credits.house_of(article.id)
        for mention in mentions:
            start, end = self.sentence(mention.passage)
            if (heard := self._heard(article.id, own, start, end)) is not None:
                because = f"{name_of(article)} says that it was told so itself"
                house = own or f"article {article.id}"
                return Maker(article, (HOUSE, house), because, heard, heard=True)
            for credit, passage in self._credited(mention, start, end):
                if credit.house != own:
                    found.setdefault(credit.house, (credit, passage))
        named = [one for _, one in sorted(found.items()) if not one[0].nobody]
        evidence = tuple(passage for _, passage in named or found.values())
        if len(named) == 1:
            credit = named[0][0]
            because = f"{name_of(article)} credits {credit.name} for it"
            return Maker(article, (HOUSE, credit.house), because, evidence, credit)
        if named:
            several = tuple(credit for credit, _ in named)
            because = f"{name_of(article)} credits {' and '.join(c.name for c in several)} for it together"
            return Maker(article, (OPEN, article.id), because, evidence, several=several)
        if found:
            nobody = next(iter(found.values()))[0]
            because = f"{name_of(article)} credits “{nobody.name}” for it, which names no outlet"
            return Maker(article, (OPEN, article.id), because, evidence)
        return told

    def _heard(self, article: str, own: str | None, start: int, end: int) -> tuple[Passage, ...] | None:
        """The passages in these characters that say that the article's own outlet was told so."""
        told = [
            credit.passage
            for credit in self.credits.of(article)
            if credit.role is Role.SAID_TO and credit.house == own and _meets(credit.passage, start, end)
        ]
        told += [passage for passage in self.heard.get(article, ()) if _meets(passage, start, end)]
        return tuple(dict.fromkeys(told)) or None

    def _credited(self, mention: Mention, start: int, end: int) -> list[tuple[Credit, Passage]]:
        chain = self._chains.get(mention.quotation or "")
        if chain is not None and chain.article == mention.passage.article:
            hops = [step for step in chain.steps[1:] if step.article or step.outlet]
            # A circle is told by its first step: the reports on it lead to each other.
            hop = hops[0 if chain.end is ChainEnd.CIRCLE else -1] if hops else None
            shown = chain.steps[0].passage
            if hop is not None and shown is not None:
                credit = self._outlet_of(hop.article, hop.outlet or "", shown)
                return [(credit, shown)]
            if chain.end is not ChainEnd.OPEN:
                return []
        return [
            (credit, credit.passage)
            for credit in self.credits.of(mention.passage.article)
            if credit.role not in STEPS
            and not (credit.role is Role.AGENCY and credit.scope is Scope.REPORT)
            and _meets(credit.passage, start, end)
        ]

    def _outlet_of(self, article: str | None, name: str, shown: Passage) -> Credit:
        outlet = self.articles[article].outlet if article else None
        known = self._named.get(name.casefold())
        if outlet is not None:
            house, id, name = self.credits.house(outlet.id), outlet.id, outlet.name
        elif article is not None:
            return Credit(f"article {article}", None, article, Role.REPORTED_BY, Scope.PASSING, shown, False)
        elif known is not None:
            return known
        else:
            house, id = f"name {name.casefold()}", None
        return Credit(house, id, name, Role.REPORTED_BY, Scope.PASSING, shown, False)


def _meets(passage: Passage, start: int, end: int) -> bool:
    return passage.start < end and start < passage.end
