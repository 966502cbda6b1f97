"""What reports share, pair by pair, as a page shows it: copies side by side, translations by the sentence."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Article, Derivation, Extent, Reuse, ReuseKind
from firsthand.render.beside import Row, beside
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
TAKEN = {
    ReuseKind.COPIED: "took from",
    ReuseKind.EDITED: "took from",
    ReuseKind.TRANSLATED: "was translated from",
}
# As the stage that decides says it (`lineage.translated`).
THIRD = "both may be translations of a third"
KINDS = {ReuseKind.COPIED: "copied", ReuseKind.EDITED: "edited", ReuseKind.TRANSLATED: "translated"}


@dataclass(frozen=True, slots=True)
class Difference:
    kind: str
    left: Quote
    right: Quote


@dataclass(frozen=True, slots=True)
class Run:
    """A run as it is shown: two `sides` of a copy, or the `rows` of a translation."""

    kind: str
    extent: str
    because: Statement
    sides: tuple[Side, ...]
    rows: tuple[Row, ...]
    more_rows: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports, the source before its taker; of those whose direction is open, the lower number first."""

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

    def rank(pair: tuple[str, str]) -> tuple[bool, bool, bool, int, int]:
        verdict = verdicts.get(pair)
        conflict = any(reuse.conflicts for reuse in by_pair[pair])
        numbers = sorted(teller.number(article) for article in pair)
        open_ = verdict is None or verdict.taken_from is None
        return open_, verdict is None, not conflict, numbers[0], numbers[1]

    ordered = sorted(by_pair, key=rank)
    told: list[Pair] = []
    left_to_show = RUNS_SHOWN
    for pair in ordered[:PAIRS_SHOWN]:
        if left_to_show <= 0:
            break
        runs = sorted(by_pair[pair], key=_run_rank)
        shown = runs[: min(RUNS_A_PAIR, left_to_show)]
        left_to_show -= len(shown)
        verdict = verdicts.get(pair)
        first, second = _in_order(pair, verdict, teller)
        told.append(
            Pair(
                teller.articles[first],
                teller.articles[second],
                _verdict(verdict, runs, teller),
                tuple(_run(reuse, reuse.left.article != first, teller) for reuse in shown),
                len(runs) - len(shown),
            )
        )
    return tuple(told), len(ordered) - len(told)


def _in_order(pair: tuple[str, str], verdict: Derivation | None, teller: Teller) -> tuple[str, str]:
    if verdict is not None and verdict.taken_from is not None:
        return verdict.taken_from, verdict.taken_by
    first, second = sorted(pair, key=teller.number)
    return first, second


def _run_rank(reuse: Reuse) -> tuple[bool, bool, int]:
    return reuse.extent is not Extent.REPORT, not reuse.conflicts, reuse.left.start


def _verdict(derivation: Derivation | None, runs: Sequence[Reuse], teller: Teller) -> str:
    if derivation is None:
        translated = all(run.kind is ReuseKind.TRANSLATED for run in runs)
        shared = "passages in two languages" if translated else "shared words"
        return f"{shared}, no verdict"
    if derivation.taken_from is None:
        return undecided(derivation)
    taker, source = teller.number(derivation.taken_by), teller.number(derivation.taken_from)
    return f"report {taker} {TAKEN[derivation.reuse.kind]} report {source}"


def undecided(derivation: Derivation) -> str:
    """What is open where nobody can tell who took from whom."""
    if derivation.reuse.kind is not ReuseKind.TRANSLATED:
        return "who took from whom is undecided"
    if THIRD in derivation.because:
        return "one text in two languages: one may translate the other, or both a third"
    return "one text in two languages, who took from whom is undecided"


def _run(reuse: Reuse, turned: bool, teller: Teller) -> Run:
    """A run with the passage of the left article first, unless turned."""
    left, right = teller.articles[reuse.left.article], teller.articles[reuse.right.article]
    keys = teller.marks.atlas.article_keys[left.id], teller.marks.atlas.article_keys[right.id]
    refs = teller.marks.ref(reuse.left), teller.marks.ref(reuse.right)
    sides: tuple[Side, ...] = ()
    rows: tuple[Row, ...] = ()
    more = 0
    if reuse.kind is ReuseKind.TRANSLATED:
        rows, more = beside(reuse, left, right, keys)
    else:
        sides = side_by_side(reuse, left, right, keys)
    differences = [
        (conflict.kind.value, teller.quote(conflict.left, 200), teller.quote(conflict.right, 200))
        for conflict in reuse.conflicts[:RUNS_A_PAIR]
    ]
    if turned:
        sides, refs = sides[::-1], (refs[1], refs[0])
        rows = tuple(Row(row.right, row.left) for row in rows)
        differences = [(kind, right, left) for kind, left, right in differences]
    return Run(
        KINDS[reuse.kind],
        EXTENTS[reuse.extent],
        Statement(teller.said(reuse.because), refs),
        sides,
        rows,
        more,
        tuple(Difference(*difference) for difference in differences),
    )


def elsewhere(abroad: Sequence[Reuse], story: str, teller: Teller) -> tuple[Statement, ...]:
    """What is shared with articles of other stories."""
    told = []
    for reuse in abroad[:PASSAGES_A_STATEMENT]:
        passages = [reuse.left, reuse.right]
        passages.sort(key=lambda p: teller.marks.atlas.places[p.article].story != story)
        text = f"{KINDS[reuse.kind].capitalize()}, {EXTENTS[reuse.extent]}: {reuse.because}"
        statement = teller.statement(text, passages, ())
        if statement:
            told.append(statement)
    return tuple(told)
