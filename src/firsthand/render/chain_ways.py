"""On which way reports have somebody's words: one row of a picture for each, shared by reports alike.

A report that names nobody between itself and the speaker may still have its text from another: where the
lineage found that, and the other gives the words too, the way leads through it.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.model import Chain, ChainEnd, Derivation, Passage, Quotation, Step
from firsthand.render.places import Marks

STEPS = 8
# Of the quotations of one report, where no passage is the same.
SEARCHED = 200


@dataclass(frozen=True, slots=True)
class Source:
    """Whom the lineage found a report to be taken from, with the passage that shows it."""

    article: str
    passage: Passage | None


def sources(derivations: Iterable[Derivation]) -> dict[str, Source]:
    """Of each report that was taken from another, the one it has most of."""
    most: dict[str, tuple[float, str]] = {}
    found: dict[str, Source] = {}
    for derivation in derivations:
        source, pair = derivation.taken_from, derivation.reuse
        if source is None:
            continue
        by = derivation.taken_by
        share = pair.share_left if pair.left == by else pair.share_right
        if by not in most or (-share, source) < most[by]:
            most[by] = -share, source
            own = (p for p in derivation.evidence if p.article == by)
            found[by] = Source(source, next(own, next(iter(derivation.evidence), None)))
    return found


@dataclass(frozen=True, slots=True)
class Way:
    """One row: the reports that share it, what leads on from the first of them, and the steps behind.

    `taken` where the first step is what the lineage found, and no report's credit.
    """

    articles: tuple[str, ...]
    first: Passage | None
    steps: tuple[Step, ...]
    end: ChainEnd
    taken: bool

    @property
    def sign(self) -> tuple[object, ...]:
        onward = tuple((s.article, s.outlet if not s.article else None, s.name) for s in self.steps)
        return self.articles, onward, self.end, self.taken


def placed(
    quotations: Sequence[Quotation], chains: Mapping[str, Sequence[Chain]]
) -> tuple[Mapping[str, Sequence[Chain]], Sequence[Chain]]:
    """The chains of each quotation by its id, and those of none; `chains` by article.

    A chain that does not say which quotations it is of is of those one of whose passages it has; failing
    these, of the first that shares words with one of its passages.
    """
    known = {quotation.id for quotation in quotations}
    by_span: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    by_article: dict[str, list[Quotation]] = defaultdict(list)
    for q in quotations:
        by_article[q.content.article].append(q)
        for p in dict.fromkeys((q.content, q.frame, q.cue, q.speaker, q.named, q.addressee, *q.parts)):
            if p:
                by_span[p.article, p.start, p.end].append(q.id)
    found: dict[str, list[Chain]] = defaultdict(list)
    loose: list[Chain] = []
    for article, quoted in by_article.items():
        for chain in chains.get(article, ()):
            of = [id for id in chain.quotations if id in known]
            if not of:
                passages = [s.passage for s in chain.steps if s.passage and s.passage.article == article]
                spans = [(p.article, p.start, p.end) for p in passages]
                of = list(dict.fromkeys(id for span in spans for id in by_span.get(span, [])[:SEARCHED]))
                of = of or [q.id for q in quoted[:SEARCHED] if _touches(q, passages)][:1]
            for id in of:
                found[id].append(chain)
            if not of:
                loose.append(chain)
    return found, loose


def _touches(quotation: Quotation, passages: Sequence[Passage]) -> bool:
    own = [p for p in (quotation.content, quotation.frame) if p]
    return any(p.start < o.end and o.start < p.end for p in passages for o in own)


def ways(
    chains: Sequence[Chain],
    taken: Mapping[str, Source],
    apart: Container[str],
    called: Mapping[str, str],
    marks: Marks,
) -> list[Way]:
    """The ways of several chains in the order of their reports.

    `taken` is what the lineage found; the reports `apart` give the words otherwise and share no row; `called`
    is one name of a speaker by each of his names.
    """
    places = marks.atlas.places
    first = {chain.article: chain for chain in reversed(chains)}
    shared: dict[tuple[object, ...], dict[str, Way]] = defaultdict(dict)
    for chain in sorted(chains, key=lambda c: (places[c.article].number, c.article)):
        way = _way(chain, first, taken, called)
        alone = chain.article if chain.article in apart else ""
        shared[alone, *way.sign[1:]].setdefault(chain.article, way)
    return [replace(next(iter(same.values())), articles=tuple(same)) for same in shared.values()]


def _way(
    chain: Chain, first: Mapping[str, Chain], taken: Mapping[str, Source], called: Mapping[str, str]
) -> Way:
    at = first.get(root(chain, first, taken), chain)
    if at.article == chain.article:
        at = chain
    steps = [_named(step, called) for step in _onward(at)]
    if at is chain:
        return Way((chain.article,), _leading(chain), tuple(steps), chain.end, False)
    through = Step(at.article, None, None, _leading(at))
    return Way((chain.article,), taken[chain.article].passage, (through, *steps), at.end, True)


def root(chain: Chain, first: Mapping[str, Chain], taken: Mapping[str, Source]) -> str:
    """The report that one which credits nobody was taken from in the end, else the chain's own.

    `first` are the chains, by article, of the reports that give the words: no other is a source of them.
    """
    at, seen = chain, {chain.article}
    while not _credits(at):
        source = taken.get(at.article)
        if source is None or source.article in seen or source.article not in first:
            break
        at = first[source.article]
        seen.add(at.article)
    return at.article


def _onward(chain: Chain) -> tuple[Step, ...]:
    """The steps behind the report itself."""
    own = chain.steps[0].article == chain.article
    return chain.steps[own : STEPS + own]


def _leading(chain: Chain) -> Passage | None:
    return chain.steps[0].passage if chain.steps[0].article == chain.article else None


def _credits(chain: Chain) -> bool:
    """Whether it names another report or an outlet between itself and the speaker."""
    return any(step.article or step.outlet for step in _onward(chain))


def _named(step: Step, called: Mapping[str, str]) -> Step:
    if step.article or step.outlet or not step.name:
        return step
    return Step(None, None, called.get(step.name, step.name), step.passage)
