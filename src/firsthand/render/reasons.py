"""Why a statement is told so: how its speaker was found, what joins its versions, where they come from."""

from collections.abc import Iterator, Mapping, Sequence

from firsthand.model import Chain, Passage, Quotation, Statement
from firsthand.render.chain_ways import Source, root
from firsthand.render.speakers import Speech
from firsthand.render.telling import PASSAGES_A_STATEMENT, Teller
from firsthand.render.telling import Statement as Sentence

Reason = tuple[str, Sequence[Passage]]


def reasons(
    found: Sequence[Quotation],
    statement: Statement | None,
    speech: Speech,
    chains: Mapping[str, Sequence[Chain]],
    sources: Mapping[str, Source],
    teller: Teller,
) -> Iterator[Sentence]:
    """Each reason once; `chains` are those of each quotation, `sources` what the lineage found."""
    told: set[str] = set()
    ways = [(quotation, chain) for quotation in found for chain in chains.get(quotation.id, ())]
    for because, passages in (*_given(found, statement, speech), *_led(ways, sources, teller)):
        if because and because not in told and len(told) < PASSAGES_A_STATEMENT:
            told.add(because)
            yield Sentence(teller.said(because), tuple(teller.marks.ref(passage) for passage in passages))


def _given(found: Sequence[Quotation], statement: Statement | None, speech: Speech) -> Iterator[Reason]:
    if statement and len(statement.versions) > 1:
        yield statement.because, [speech.quotations[v.quotation].content for v in statement.versions[:2]]
    for quotation in found:
        yield quotation.because, [quotation.content, *([quotation.named] if quotation.named else [])]


def _led(
    ways: Sequence[tuple[Quotation, Chain]], sources: Mapping[str, Source], teller: Teller
) -> Iterator[Reason]:
    """Why each way ends where it does; a report that credits nobody may have its words from another."""
    first = {chain.article: chain for _, chain in reversed(ways)}
    for quotation, chain in ways:
        passages = [step.passage for step in chain.steps if step.passage]
        because, source = chain.because, root(chain, first, sources)
        if source != chain.article:
            by, of = teller.number(chain.article), teller.number(source)
            because = f"report {by} credits nobody for it; its text was found to be taken from report {of}"
            shown = sources[chain.article].passage
            passages = [quotation.content, *([shown] if shown else [])]
        yield because, passages[:PASSAGES_A_STATEMENT] or [quotation.content]
