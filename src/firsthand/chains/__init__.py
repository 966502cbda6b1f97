"""Chains: from whom a report has what somebody is quoted as saying, step by step.

A credits B, B credits C, C quotes D. What a report says of a quotation (`ways`) is followed through the
reports of the outlets it credits (`follow`) to the person, document or unnamed source at the end, or to where
nothing leads on: an outlet that is not in the pile, a circle, or a step that could mean several.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from firsthand.chains.follow import Reports, Voice, follow
from firsthand.chains.publishers import Publishers
from firsthand.chains.ways import ways
from firsthand.model import Article, Chain, ChainEnd, Citation, Passage, Person, Quotation, Story
from firsthand.reference.outlets import Outlets

__all__ = ["Voices", "chains", "heard_itself", "voices"]

# So many passages show that an outlet was told something itself.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Voices:
    """The quotations of each article with the way of each, and the outlets of the pile by their names."""

    by_article: Mapping[str, list[Voice]]
    publishers: Publishers


def voices(
    articles: Mapping[str, Article],
    citations: Iterable[Citation],
    quotations: Iterable[Quotation],
    outlets: Outlets,
) -> Voices:
    """What each article has from whom, as far as it tells itself; read once for all that asks for it.

    `quotations` carry the persons and statements found over the pile, as far as any were.
    """
    publishers = Publishers(articles, outlets)
    credits: dict[str, list[Citation]] = {}
    for citation in citations:
        credits.setdefault(citation.passage.article, []).append(citation)
    said: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        said.setdefault(quotation.content.article, []).append(quotation)
    found = {id: list(ways(articles[id], said[id], credits.get(id, ()), publishers)) for id in sorted(said)}
    return Voices(found, publishers)


def chains(
    articles: Mapping[str, Article],
    stories: Iterable[Story],
    told: Voices,
    persons: Iterable[Person] = (),
) -> list[Chain]:
    """The chains of a pile, in order of article and place; quotations that came the same way share one.

    `persons` say whose names leave it open. Pure, and linear in quotations and credits.
    """
    reports = Reports(articles, stories, told.by_article, persons)
    found: list[Chain] = []
    for id, own in told.by_article.items():
        known: dict[object, Chain] = {}
        alike: dict[object, list[str]] = {}
        for voice in own:
            chain = follow(id, voice, reports, told.publishers)
            sign = chain.end, tuple((step.article, step.outlet, step.name) for step in chain.steps)
            # An outlet's own words are no link to anybody.
            nobody = voice[1].by_outlet and chain.end is not ChainEnd.CIRCLE and not chain.steps[-1].name
            if not nobody:
                known.setdefault(sign, chain)
                alike.setdefault(sign, []).append(voice[0].id)
        found += [replace(chain, quotations=tuple(alike[sign])) for sign, chain in known.items()]
    return found


def heard_itself(told: Voices) -> dict[str, tuple[Passage, ...]]:
    """The articles that say that their own outlet was told a quotation, with the passages that say so."""
    shown = {
        id: tuple(dict.fromkeys(way.heard for _, way in own if way.heard is not None))[:SHOWN]
        for id, own in told.by_article.items()
    }
    return {id: passages for id, passages in shown.items() if passages}
