"""Chains: from whom a report has what somebody is quoted as saying, step by step.

A credits B, B credits C, C quotes D. What a report says of a quotation (`ways`) is followed through the
reports of the outlets it credits (`follow`) to the person, document or unnamed source at the end, or to where
nothing leads on: an outlet that is not in the pile, a circle, or a step that could mean several.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from firsthand.chains.follow import Reports, Voice, follow
from firsthand.chains.publishers import Publishers
from firsthand.chains.ways import ways
from firsthand.model import Article, Chain, ChainEnd, Citation, Passage, Person, Quotation, Story
from firsthand.reference.outlets import Outlets

__all__ = ["chains", "heard_itself"]

# So many passages show that an outlet was told something itself.
SHOWN = 3


def chains(
    articles: Mapping[str, Article],
    stories: Iterable[Story],
    citations: Iterable[Citation],
    quotations: Iterable[Quotation],
    outlets: Outlets,
    persons: Iterable[Person] = (),
) -> list[Chain]:
    """The chains of a pile, in order of article and place; quotations that came the same way share one.

    `quotations` carry the persons and statements found over the pile, as far as any were; `persons` say whose
    names leave it open. Pure, and linear in quotations and credits.
    """
    publishers = Publishers(articles, outlets)
    voices = _voices(articles, citations, quotations, publishers)
    reports = Reports(articles, stories, voices, persons)
    found: list[Chain] = []
    for id in sorted(voices):
        known: dict[object, Chain] = {}
        told: dict[object, list[str]] = {}
        for voice in voices[id]:
            chain = follow(id, voice, reports, publishers)
            sign = chain.end, tuple((step.article, step.outlet, step.name) for step in chain.steps)
            # An outlet's own words are no link to anybody.
            nobody = voice[1].by_outlet and chain.end is not ChainEnd.CIRCLE and not chain.steps[-1].name
            if not nobody:
                known.setdefault(sign, chain)
                told.setdefault(sign, []).append(voice[0].id)
        found += [replace(chain, quotations=tuple(told[sign])) for sign, chain in known.items()]
    return found


def heard_itself(
    articles: Mapping[str, Article],
    citations: Iterable[Citation],
    quotations: Iterable[Quotation],
    outlets: Outlets,
) -> dict[str, tuple[Passage, ...]]:
    """The articles that say that their own outlet was told a quotation, with the passages that say so."""
    voices = _voices(articles, citations, quotations, Publishers(articles, outlets))
    shown = {
        id: tuple(dict.fromkeys(way.heard for _, way in told if way.heard is not None))[:SHOWN]
        for id, told in sorted(voices.items())
    }
    return {id: passages for id, passages in shown.items() if passages}


def _voices(
    articles: Mapping[str, Article],
    citations: Iterable[Citation],
    quotations: Iterable[Quotation],
    publishers: Publishers,
) -> dict[str, list[Voice]]:
    """The quotations of each article with the way of each."""
    credits: dict[str, list[Citation]] = {}
    for citation in citations:
        credits.setdefault(citation.passage.article, []).append(citation)
    said: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        said.setdefault(quotation.content.article, []).append(quotation)
    return {id: list(ways(articles[id], said[id], credits.get(id, ()), publishers)) for id in sorted(said)}
