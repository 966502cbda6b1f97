"""The table of derivations: who took from whom, how and why, each trace of a translation with its passage."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Article, Derivation, Passage, ReuseKind
from firsthand.render.arrows import BASES
from firsthand.render.reuses import KINDS, THIRD
from firsthand.render.telling import Quote, Statement, Teller

# What is quoted of the original beside a trace.
WORDS = 80
# How `lineage.translated` gives what shows a translation: the traces, then perhaps why they do not decide.
_TRACED = re.compile(
    r"(?P<lead>.*\bit shows traces of a translation(?: from [^:;]+)?): (?P<traces>.+?)"
    r"(?P<tail>(?:, (?:but|which) |; there are ).*)?",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A trace of a translation; `there` are the words of the original where the reason lacks them."""

    because: Statement
    there: Quote | None


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the table; `traces` are the reasons that have passages of their own."""

    taken_by: Article
    other: Article
    decided: bool
    third: bool
    basis: str
    kind: str
    shares: str
    because: Statement
    traces: tuple[Shown, ...]


def in_order(derivations: Sequence[Derivation], teller: Teller) -> list[Derivation]:
    """Verdicts before open questions, by the number of the taker."""

    def rank(derivation: Derivation) -> tuple[bool, int, int]:
        other = derivation.taken_from or derivation.reuse.left
        return derivation.taken_from is None, teller.number(derivation.taken_by), teller.number(other)

    return sorted(derivations, key=rank)


def step(derivation: Derivation, teller: Teller) -> Step:
    pair = derivation.reuse
    other = pair.left if derivation.taken_by == pair.right else pair.right
    because, traces = _reasons(derivation, other, teller)
    shares = {pair.left: pair.share_left, pair.right: pair.share_right}
    mine, theirs = round(100 * shares[derivation.taken_by]), round(100 * shares[other])
    return Step(
        teller.articles[derivation.taken_by],
        teller.articles[other],
        derivation.taken_from is not None,
        derivation.taken_from is None and THIRD in derivation.because,
        "—" if derivation.taken_from is None else BASES[derivation.basis],
        KINDS[pair.kind],
        f"{mine}% of {teller.number(derivation.taken_by)}, {theirs}% of {teller.number(other)}",
        because,
        traces,
    )


def _reasons(derivation: Derivation, other: str, teller: Teller) -> tuple[Statement, tuple[Shown, ...]]:
    about = (derivation.taken_by, other)
    found = _traces(derivation)
    if found is None:
        because = teller.statement(derivation.because, derivation.evidence, about)
        return because or Statement(teller.said(derivation.because), ()), ()
    lead, traces = found
    because = teller.statement(lead, derivation.evidence[:2], about)
    told = tuple(_shown(why, passages, teller) for why, passages in traces)
    return because or Statement(teller.said(lead), ()), told


def _shown(why: str, passages: Sequence[Passage], teller: Teller) -> Shown:
    here, there = passages[:1], passages[1:]
    told = there[:1] if there and here[0].text != there[0].text else []
    refs = tuple(teller.marks.ref(passage) for passage in (here if told else passages))
    return Shown(Statement(teller.said(why), refs), teller.quote(told[0], WORDS) if told else None)


def _traces(derivation: Derivation) -> tuple[str, list[tuple[str, list[Passage]]]] | None:
    """A reason without its traces, and each trace with its passages in both reports.

    None where the reason names none, or it cannot be told which passage belongs to which.
    """
    found = _TRACED.fullmatch(derivation.because)
    if derivation.reuse.kind is not ReuseKind.TRANSLATED or found is None:
        return None
    passages: list[list[Passage]] = []
    # The first two are the passages that answer to each other.
    for passage in derivation.evidence[2:]:
        if passage.article == derivation.taken_by or not passages:
            passages.append([passage])
        else:
            passages[-1].append(passage)
    reasons = found["traces"].split("; ")
    if len(reasons) != len(passages):
        return None
    return found["lead"] + (found["tail"] or ""), list(zip(reasons, passages, strict=True))
