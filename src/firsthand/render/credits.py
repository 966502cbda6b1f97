"""Where the credits of a story lead: out of the pile, to a name nobody knows, or around in a circle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Article, Citation, Role, Scope
from firsthand.render.places import Marks, Ref
from firsthand.render.spelling import label

# Chains longer than this are not told on a page; real ones have two or three steps.
LONGEST = 8
CHAINS_SHOWN = 40
_HAS_IT_FROM = {
    Role.REPORTED_BY,
    Role.AGENCY,
    Role.TRANSLATED_FROM,
    Role.REPUBLISHED_FROM,
}
_STEPS = {Role.TRANSLATED_FROM, Role.REPUBLISHED_FROM}

# What a reader looks for first.
_TELLING = ("circle", "dead end", "leaves the pile")


@dataclass(frozen=True, slots=True)
class Chain:
    """A report, whom it credits for itself, whom that one credits, and where this ends."""

    start: Article
    steps: tuple[str, ...]
    end: str
    refs: tuple[Ref, ...]


def chains(
    citations: Sequence[Citation], members: Sequence[Article], names: Mapping[str, str], marks: Marks
) -> tuple[Chain, ...]:
    """One chain for each report that credits exactly one other outlet for itself."""
    by = {article.id: article.outlet.id for article in members if article.outlet}
    credits: dict[str, list[Citation]] = {}
    for citation in citations:
        own = citation.outlet is not None and citation.outlet == by.get(citation.passage.article)
        if citation.scope is Scope.REPORT and citation.role in _HAS_IT_FROM and not own:
            credits.setdefault(citation.passage.article, []).append(citation)
    of_outlet: dict[str, list[str]] = {}
    for article in members:
        if article.outlet:
            of_outlet.setdefault(article.outlet.id, []).append(article.id)
    told = []
    for article in members:
        found = _follow(article, credits, of_outlet, names, marks)
        if found:
            told.append(found)
    told.sort(key=lambda chain: next((i for i, end in enumerate(_TELLING) if chain.end.startswith(end)), 9))
    return tuple(told[:CHAINS_SHOWN])


def _follow(
    start: Article,
    credits: Mapping[str, Sequence[Citation]],
    of_outlet: Mapping[str, Sequence[str]],
    names: Mapping[str, str],
    marks: Marks,
) -> Chain | None:
    """Step from report to credited outlet to its report, as long as there is exactly one to step to."""
    steps: list[str] = []
    refs: list[Ref] = []
    seen = {start.id}
    at, end = start.id, ""
    while not end:
        own = credits.get(at, ())
        if not steps:
            # Whom a text was translated or taken over from is the next step, whoever that one credits.
            own = [credit for credit in own if credit.role in _STEPS] or own
        named = {citation.outlet or citation.named for citation in own}
        if not own:
            if at == start.id:
                return None
            end = "ends there: it credits nobody for its report"
            break
        if len(named) > 1:
            end = "it credits several for its report"
            break
        citation = min(own, key=lambda c: (c.passage.start, c.passage.end))
        refs.append(marks.ref(citation.passage))
        steps.append(label(names.get(citation.outlet or "", citation.named), 80))
        if citation.outlet is None:
            end = "dead end: no outlet known to Firsthand has this name, or several have"
        else:
            reports = of_outlet.get(citation.outlet, ())
            if not reports:
                end = "leaves the pile: no report of this outlet was given"
            elif len(reports) > 1:
                end = "open: several reports of this outlet are in the story"
            elif reports[0] in seen:
                end = "circle: it comes back to a report it passed"
            elif len(steps) >= LONGEST:
                end = "longer than is told here"
            else:
                at = reports[0]
                seen.add(at)
    return Chain(start, tuple(steps), end, tuple(refs)) if refs else None
