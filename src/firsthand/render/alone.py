"""What one outlet alone says of a story, and what one alone leaves out: its claims, outlet by outlet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Article, Claim
from firsthand.render.accounts import Accounts, makers
from firsthand.render.cards import head
from firsthand.render.excerpts import Excerpt, excerpt
from firsthand.render.spelling import label, outlet_name
from firsthand.render.telling import Teller

# "All others say it" is said of two others or more.
LEAST_OUTLETS = 3
OUTLETS_SHOWN = 12
CLAIMS_AN_OUTLET = 3


@dataclass(frozen=True, slots=True)
class Apart:
    """What an outlet alone says or leaves out: how many claims, and the words of the first few."""

    count: int
    quotes: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    outlet: str
    name: str
    says: Apart
    leaves_out: Apart


@dataclass(frozen=True, slots=True)
class AlonePage:
    outlets: tuple[Alone, ...]
    more: int


class Voices:
    """The outlets of a story; a report that names none speaks for itself."""

    def __init__(self, members: Iterable[Article]) -> None:
        self._of = {article.id: article for article in members}
        self._first: dict[str, Article] = {}
        for article in self._of.values():
            self._first.setdefault(self.voice(article.id), article)

    def __len__(self) -> int:
        return len(self._first)

    def voice(self, article: str) -> str:
        named = self._of[article].outlet
        return f"outlet {named.id}" if named else f"article {article}"

    def outlet(self, voice: str) -> Article:
        """A report of an outlet, to name it by."""
        return self._first[voice]

    def only(self, claim: Claim) -> str | None:
        """The outlet that alone makes a claim."""
        said = {self.voice(article) for article in makers(claim)}
        return next(iter(said)) if len(said) == 1 and len(self) > 1 else None

    def missing(self, claim: Claim) -> str | None:
        """The outlet that leaves a claim out and alone does so."""
        said = {self.voice(article) for article in makers(claim)}
        if len(self) < LEAST_OUTLETS or len(said) != len(self) - 1:
            return None
        return next(voice for voice in self._first if voice not in said)


def alone_page(story: str, accounts: Accounts, voices: Voices, teller: Teller) -> AlonePage | None:
    """The outlets that stand apart most come first; None where none does. The nameless are not listed."""
    says: dict[str, list[Claim]] = defaultdict(list)
    leaves: dict[str, list[Claim]] = defaultdict(list)
    for claim in accounts.weighed(story):
        if only := voices.only(claim):
            says[only].append(claim)
        if missing := voices.missing(claim):
            leaves[missing].append(claim)
    told = [
        _alone(voices.outlet(voice), says, leaves, voice, teller)
        for voice in {**says, **leaves}
        if voices.outlet(voice).outlet
    ]
    told.sort(key=lambda each: (-each.says.count - each.leaves_out.count, each.name, each.outlet))
    return AlonePage(tuple(told[:OUTLETS_SHOWN]), max(0, len(told) - OUTLETS_SHOWN)) if told else None


def _alone(
    article: Article,
    says: Mapping[str, Sequence[Claim]],
    leaves: Mapping[str, Sequence[Claim]],
    voice: str,
    teller: Teller,
) -> Alone:
    return Alone(
        article.outlet.id if article.outlet else "",
        label(outlet_name(article), 60),
        _apart(says.get(voice, ()), teller),
        _apart(leaves.get(voice, ()), teller),
    )


def _apart(claims: Sequence[Claim], teller: Teller) -> Apart:
    return Apart(
        len(claims),
        tuple(excerpt(head(claim).passage, teller, 110) for claim in claims[:CLAIMS_AN_OUTLET]),
    )
