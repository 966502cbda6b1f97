"""The credits of a pile, as the trace asks for them: whom does this article say it has the report from?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.model import Article, Citation, Outlet, Passage, Role, Scope
from firsthand.reference.citation_cues import cue_book, languages

# Roles that say where a report comes from. A document or a person ends a chain of quotation, not of reports.
OF_OUTLETS = frozenset(
    {Role.REPORTED_BY, Role.SAID_TO, Role.AGENCY, Role.TRANSLATED_FROM, Role.REPUBLISHED_FROM}
)
# A translation or a republication is a step on the way: the root is whom the original credits.
STEPS = frozenset({Role.TRANSLATED_FROM, Role.REPUBLISHED_FROM})


@dataclass(frozen=True, slots=True)
class Credit:
    """One outlet that an article credits; `house` is the same for outlets under one owner.

    `house` is what origins are counted by: the owner where it is known, else the outlet,
    else the name as written, folded. `nobody` is a credit that names no outlet in
    particular ("agencies", or the language of a translation): nothing is merged by it.
    """

    house: str
    outlet: str | None
    name: str
    role: Role
    scope: Scope
    passage: Passage
    nobody: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """What shows that an article's outlet was told so; `sister` where it was another outlet of its owner."""

    passages: tuple[Passage, ...]
    sister: str | None


@cache
def _names_of_nobody() -> frozenset[str]:
    """Words for unnamed agencies and for languages, in every language that has cues, folded."""
    books = [book for language in languages() if (book := cue_book(language)) is not None]
    return frozenset(name.casefold() for book in books for name in (*book.groups, *book.tongues))


def _one_of_each_name(articles: Mapping[str, Article]) -> dict[str, str]:
    """Outlets that publish in the pile by their name, folded: a credit may name one that no list knows."""
    bearers: dict[str, set[str]] = {}
    for article in articles.values():
        if article.outlet:
            bearers.setdefault(article.outlet.name.casefold(), set()).add(article.outlet.id)
    return {name: next(iter(ids)) for name, ids in bearers.items() if len(ids) == 1}


class Credits:
    """Credits by article, and the house that each article and each outlet belongs to."""

    def __init__(
        self,
        citations: Iterable[Citation],
        outlets: Mapping[str, Outlet],
        articles: Mapping[str, Article],
        heard: Mapping[str, Sequence[Passage]] | None = None,
    ) -> None:
        self._outlets = outlets
        self._heard = heard or {}
        self._articles = articles
        self._by_name = _one_of_each_name(articles)
        self._by_article: dict[str, list[Credit]] = {}
        for citation in citations:
            if citation.role in OF_OUTLETS:
                self._by_article.setdefault(citation.passage.article, []).append(self._credit(citation))

    def of(self, article: str) -> list[Credit]:
        """All outlet credits of an article, in the order of the text."""
        return self._by_article.get(article, [])

    def for_the_report(self, article: str) -> list[Credit]:
        """The credits that cover the report as a whole.

        What was said to the article's own outlet is not one, nor is a translation from "the German".
        """
        return [
            credit
            for credit in self.of(article)
            if credit.scope is Scope.REPORT
            and not (credit.role is Role.SAID_TO and self._own(article, credit))
            and not (credit.role in STEPS and credit.nobody)
        ]

    def translated(self, article: str) -> Credit | None:
        """The passage that calls the article a translation without saying of what."""
        return next((c for c in self.of(article) if c.role is Role.TRANSLATED_FROM and c.nobody), None)

    def heard_itself(self, article: str) -> Heard | None:
        """The passage in which the article's own outlet says that it was told so itself.

        A credit says so, or failing that a quotation: of one that has both, nothing counts twice.
        """
        credit = next((c for c in self.of(article) if c.role is Role.SAID_TO and self._own(article, c)), None)
        outlet = self._articles[article].outlet
        if credit is not None:
            own = outlet is None or credit.outlet == outlet.id
            return Heard((credit.passage,), None if own else credit.name)
        passages = tuple(self._heard.get(article, ()))
        return Heard(passages, None) if passages and outlet is not None else None

    def between(self, taker: str, source: str) -> Credit | None:
        """The first credit in `taker` to the outlet that published `source`, if any then one for the report.

        An outlet's own credit line is none.
        """
        outlet, own = self._articles[source].outlet, self._articles[taker].outlet
        if outlet is None or (own is not None and own.id == outlet.id):
            return None
        found = [c for c in self.of(taker) if c.outlet == outlet.id]
        return min(found, key=lambda c: c.scope is Scope.PASSING, default=None)

    def house_of(self, article: str) -> str | None:
        """The house that published an article, None where its outlet is unknown."""
        outlet = self._articles[article].outlet
        return self.house(outlet.id) if outlet else None

    def house(self, outlet: str) -> str:
        facts = self._outlets.get(outlet)
        return f"owner {facts.owner.casefold()}" if facts and facts.owner else f"outlet {outlet}"

    def owner(self, outlet: str) -> str | None:
        facts = self._outlets.get(outlet)
        return facts.owner if facts else None

    def _own(self, article: str, credit: Credit) -> bool:
        return self.house_of(article) == credit.house

    def _credit(self, citation: Citation) -> Credit:
        nobody = citation.outlet is None and citation.named.casefold() in _names_of_nobody()
        outlet = citation.outlet
        if outlet is None and not nobody:
            outlet = self._by_name.get(citation.named.casefold())
        facts = self._outlets.get(outlet) if outlet else None
        if outlet:
            house = self.house(outlet)
        else:
            house = f"nobody {citation.passage.article}" if nobody else f"name {citation.named.casefold()}"
        return Credit(
            house,
            outlet,
            facts.name if facts else citation.named,
            citation.role,
            citation.scope,
            citation.passage,
            nobody,
        )
