"""Find where a report says it has something from, and resolve the name to an outlet.

A credit is a cue ("according to", "sagte gegenüber", "по данным") and a name in the slot beside
it, or a shape that needs no cue, such as a dateline. The cues are data, one file per language
(`reference/citations`). A name resolves where exactly one outlet bears it; a name nobody lists is
kept as written where the words say it is a medium's; anything else credits nobody. "According to
police" is no citation of an outlet, and no guess is made of it.
"""

from collections.abc import Iterable
from dataclasses import replace

from firsthand.citations.agencies import agencies
from firsthand.citations.aggregators import past_aggregators
from firsthand.citations.cued import cued, framed
from firsthand.citations.phrases import Signs, grammar
from firsthand.citations.scope import Credit, scopes
from firsthand.citations.slots import names
from firsthand.citations.units import Unit, passage_span, units
from firsthand.model import Body, Citation, Role, Scope
from firsthand.reference.outlets import Outlets

__all__ = ["citations"]

# More credits than this make a list of media, not a report.
MOST_CREDITS = 200
_OF_OTHERS = frozenset({Role.REPORTED_BY, Role.REPUBLISHED_FROM})
_NOTHING = Signs((), (), (), ())


def citations(body: Body, outlets: Outlets) -> tuple[Citation, ...]:
    """The credits of a report, in order of place.

    Offsets are code points of the article's original text. Pure, and linear in the text.
    """
    article = body.article
    stretches = units(body)
    known = grammar(article.language) if article.language else None
    signs = known.signs(article.text) if known else _NOTHING
    found = list(agencies(article, stretches, outlets, known))
    if known:
        slots = names(article, stretches, outlets, known, signs)
        own = article.outlet.id if article.outlet else None
        found += (
            credit
            for credit in cued(article.text, stretches, known, signs, slots, outlets)
            # "A Reuters reporter saw" or "© 2026 Reuters" in a report by Reuters names no other source.
            if credit.outlet is None or credit.outlet != own or credit.role not in _OF_OTHERS
        )
        found += framed(article.text, stretches, known, signs)
    credits = past_aggregators(_translations(_apart(found)), outlets)
    return tuple(
        _citation(body, stretches, credit, scope)
        for credit, scope in zip(credits, scopes(credits, len(stretches)), strict=True)
    )


def _apart(found: Iterable[Credit]) -> list[Credit]:
    """One credit for each name and cue: an outlet before the document it speaks in, the first rule first."""
    kept: list[Credit] = []
    names: set[tuple[int, int]] = set()
    covered: set[tuple[int, int]] = set()
    for credit in found:
        span = _span(credit)
        if credit.role is Role.DOCUMENT and any(span[0] < e and s < span[1] for s, e in covered):
            continue
        if (credit.start, credit.end) in names:
            continue
        names.add((credit.start, credit.end))
        if len(covered) < MOST_CREDITS:
            covered.add(span)
        kept.append(credit)
    kept.sort(key=lambda credit: (credit.start, credit.end))
    apart: list[Credit] = []
    for credit in kept:
        if not apart or credit.start >= apart[-1].end:
            apart.append(credit)
    return apart[:MOST_CREDITS]


def _translations(credits: list[Credit]) -> list[Credit]:
    """ "Translated from German. Original article: X" is one credit: a translation of what stood in X."""
    tongues = [credit for credit in credits if credit.tongue]
    if not tongues:
        return credits
    beside = {credit.unit.place + ahead for credit in tongues for ahead in (0, 1)}
    named = {c.start for c in credits if c.role is Role.REPUBLISHED_FROM and c.unit.place in beside}
    answered = {c.unit.place - ahead for c in credits if c.start in named for ahead in (0, 1)}
    return [
        replace(credit, role=Role.TRANSLATED_FROM) if credit.start in named else credit
        for credit in credits
        if not (credit.tongue and credit.unit.place in answered)
    ]


def _span(credit: Credit) -> tuple[int, int]:
    """From the cue to the name, whichever is first."""
    cue = credit.cue or (credit.start, credit.end)
    return min(credit.start, cue[0]), max(credit.end, cue[1])


def _citation(body: Body, stretches: list[Unit], credit: Credit, scope: Scope) -> Citation:
    article = body.article
    first, last = _span(credit)
    low, high = passage_span(credit.unit, article.text, first, last)
    if last > high:
        # A dateline's date may end a sentence for the splitter ("3. Mai (dpa) –"): the name is in the next.
        follower = stretches[min(credit.unit.place + 1, len(stretches) - 1)]
        high = max(last, passage_span(follower, article.text, last, last)[1])
    return Citation(
        passage=article.passage(low, high),
        named=article.text[credit.start : credit.end],
        outlet=credit.outlet,
        role=credit.role,
        cue=article.passage(*credit.cue) if credit.cue else None,
        scope=scope,
    )
