"""The words that reports share, pair by pair, as a page shows them side by side."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Article, Derivation, Extent, Reuse, ReuseKind
from firsthand.render.places import Ref
from firsthand.render.side import Side, side_by_side
from firsthand.render.telling import PASSAGES_A_STATEMENT, Quote, Statement, Teller

# What one page shows; dossier.json has all of it, and the page says so.
PAIRS_SHOWN = 40
RUNS_A_PAIR = 12
RUNS_SHOWN = 160

EXTENTS = {
    Extent.REPORT: "the report itself",
    Extent.QUOTATION: "a shared quotation",
    Extent.BACKGROUND: "a stock paragraph",
}
KINDS = {ReuseKind.COPIED: "copied", ReuseKind.EDITED: "edited", ReuseKind.TRANSLATED: "translated"}


@dataclass(frozen=True, slots=True)
class Difference:
    kind: str
    left: Quote
    right: Quote


@dataclass(frozen=True, slots=True)
class Run:
    kind: str
    extent: str
    because: Statement
    left: Side
    right: Side
    refs: tuple[Ref, Ref]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    left: Article
    right: Article
    verdict: str
    runs: tuple[Run, ...]
    more: int


def pairs_of(
    reuses: Sequence[Reuse], derivations: Sequence[Derivation], teller: Teller
) -> tuple[tuple[Pair, ...], int]:
    """The pairs that share words: those with a verdict first, then by how much they share."""
    by_pair: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for reuse in reuses:
        by_pair[reuse.left.article, reuse.right.article].append(reuse)
    verdicts: Mapping[tuple[str, str], Derivation] = {(d.reuse.left, d.reuse.right): d for d in derivations}

    def rank(pair: tuple[str, str]) -> tuple[bool, bool, int, int]:
        conflict = any(reuse.conflicts for reuse in by_pair[pair])
        return pair not in verdicts, not conflict, teller.number(pair[0]), teller.number(pair[1])

    ordered = sorted(by_pair, key=rank)
    told: list[Pair] = []
    left_to_show = RUNS_SHOWN
    for pair in ordered[:PAIRS_SHOWN]:
        if left_to_show <= 0:
            break
        runs = sorted(by_pair[pair], key=_run_rank)
        shown = runs[: min(RUNS_A_PAIR, left_to_show)]
        left_to_show -= len(shown)
        told.append(
            Pair(
                teller.articles[pair[0]],
                teller.articles[pair[1]],
                _verdict(verdicts.get(pair), teller),
                tuple(_run(reuse, teller) for reuse in shown),
                len(runs) - len(shown),
            )
        )
    return tuple(told), len(ordered) - len(told)


def _run_rank(reuse: Reuse) -> tuple[bool, bool, int]:
    return reuse.extent is not Extent.REPORT, not reuse.conflicts, reuse.left.start


def _verdict(derivation: Derivation | None, teller: Teller) -> str:
    if derivation is None:
        return "shared words, no verdict"
    if derivation.taken_from is None:
        return "who took from whom is undecided"
    taker, source = teller.number(derivation.taken_by), teller.number(derivation.taken_from)
    return f"report {taker} took from report {source}"


def _run(reuse: Reuse, teller: Teller) -> Run:
    left, right = teller.articles[reuse.left.article], teller.articles[reuse.right.article]
    keys = teller.marks.atlas.article_keys
    sides = side_by_side(reuse, left, right, (keys[left.id], keys[right.id]))
    refs = teller.marks.ref(reuse.left), teller.marks.ref(reuse.right)
    return Run(
        KINDS[reuse.kind],
        EXTENTS[reuse.extent],
        Statement(teller.said(reuse.because), refs),
        sides[0],
        sides[1],
        refs,
        tuple(
            Difference(c.kind.value, teller.quote(c.left, 200), teller.quote(c.right, 200))
            for c in reuse.conflicts[:RUNS_A_PAIR]
        ),
    )


def elsewhere(abroad: Sequence[Reuse], story: str, teller: Teller) -> tuple[Statement, ...]:
    """Words shared with articles of other stories."""
    told = []
    for reuse in abroad[:PASSAGES_A_STATEMENT]:
        passages = [reuse.left, reuse.right]
        passages.sort(key=lambda p: teller.marks.atlas.places[p.article].story != story)
        text = f"{KINDS[reuse.kind].capitalize()}, {EXTENTS[reuse.extent]}: {reuse.because}"
        statement = teller.statement(text, passages, ())
        if statement:
            told.append(statement)
    return tuple(told)
