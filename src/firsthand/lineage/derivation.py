"""Say who took from whom in one pair, where the evidence says so.

The user's decision comes before all; then credit, then clock (of a translation with the traces that it left),
then the direction of the edit. Where none can tell, the verdict is None with its reason: an honest gap is
part of the dossier, a guess is not.
"""

import re
from collections.abc import Iterable, Mapping

from firsthand.lineage.credits import Credits
from firsthand.lineage.naming import lead
from firsthand.lineage.translated import Traced, by_traces, by_translation_of_a_third, why_open
from firsthand.lineage.verbatim import Verbatim
from firsthand.lineage.verdict import lead_of, taken, undecided
from firsthand.model import (
    Article,
    Basis,
    Decision,
    Derivation,
    PairReuse,
    Passage,
    Reuse,
    ReuseKind,
    Role,
    Scope,
)

# A report that breaks off: three dots or an ellipsis, perhaps in brackets, at its very end.
BROKEN_OFF = re.compile(r"(?:\.\.\.|…|\[\s*…\s*\]|\[\s*\.\.\.\s*\])\s*\Z")
# The other must go on for this many characters for a broken-off end to say anything.
GOES_ON = 80


class Judgements:
    """What the user decided about pairs of articles; the last word on a pair is kept."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._by_pair = {(d.taken_by, d.taken_from): d for d in decisions}

    def __call__(self, taker: str, source: str) -> Decision | None:
        return self._by_pair.get((taker, source))

    def taken(self, one: str, other: str) -> list[Decision]:
        """The user's word that one of the two is taken from the other, or each from the other."""
        judged = self(one, other), self(other, one)
        return [decision for decision in judged if decision is not None and decision.taken]

    def denied(self, one: str, other: str) -> bool:
        """Whether the user said that neither is taken from the other."""
        judged = self(one, other), self(other, one)
        return all(decision is not None and not decision.taken for decision in judged)


def decided_pairs(
    decisions: Iterable[Decision], pairs: Iterable[PairReuse], articles: Mapping[str, Article]
) -> list[PairReuse]:
    """A pair for each judgement that one report is taken from another where no reuse of the report was found.

    Nobody found passages that they share: their number, shares and score are 0. A judgement on an article
    that is not in the pile is left out.
    """
    known = {(pair.left, pair.right) for pair in pairs}
    asked = {tuple(sorted((d.taken_by, d.taken_from))) for d in decisions if d.taken}
    found = []
    for left, right in sorted(asked - known):
        if left == right or not {left, right} <= articles.keys():
            continue
        languages = {(articles[id].language or "").partition("-")[0] for id in (left, right)}
        translated = len(languages) == 2 and "" not in languages
        kind = ReuseKind.TRANSLATED if translated else ReuseKind.EDITED
        found.append(PairReuse(left, right, kind, 0.0, 0.0, 0.0, 0))
    return found


def derive(
    pair: PairReuse,
    articles: Mapping[str, Article],
    run: Reuse | None,
    credits: Credits,
    judgements: Judgements,
    verbatim: Verbatim,
    traced: Traced,
) -> Derivation:
    """One verdict on one pair. `run` are the passages that show it best, where there are any."""
    passages = (run.left, run.right) if run else (*lead(articles[pair.left]), *lead(articles[pair.right]))
    decided = _by_decision(pair, judgements, passages)
    if decided:
        return decided
    # Credit before clock: a stamp may be edited later; a credit is the outlet's own word.
    found = (
        _by_credit(pair, articles, credits, passages)
        or _by_common_credit(pair, credits, passages)
        or by_translation_of_a_third(pair, articles, credits, traced, passages)
        or by_traces(pair, articles, credits, traced, run, passages)
        or _by_clock(pair, articles, verbatim, passages)
        or _by_direction(pair, articles, run, passages)
        or undecided(pair, _why_open(pair, articles), passages)
    )
    denial = judgements(found.taken_by, found.taken_from) if found.taken_from else None
    if denial is not None:
        because = f"{who(denial)} that it is not taken from there"
        return undecided(pair, because, passages, Basis.DECISION, found.taken_by)
    return found


def _by_decision(pair: PairReuse, judgements: Judgements, passages: tuple[Passage, ...]) -> Derivation | None:
    yes = judgements.taken(pair.left, pair.right)
    if len(yes) == 2:
        return undecided(pair, "the user's decisions take each from the other", passages, Basis.DECISION)
    if yes:
        [decision] = yes
        reason = f": {decision.because}" if decision.because else ""
        return taken(
            pair, decision.taken_from, Basis.DECISION, f"{who(decision)} that it is taken{reason}", passages
        )
    if judgements.denied(pair.left, pair.right):
        return undecided(
            pair, "the user decided that neither is taken from the other", passages, Basis.DECISION
        )
    return None


def who(decision: Decision) -> str:
    """`the desk decided`: the user by the name given, if one is."""
    return f"{decision.by} decided" if decision.by else "the user decided"


def _by_credit(
    pair: PairReuse, articles: Mapping[str, Article], credits: Credits, passages: tuple[Passage, ...]
) -> Derivation | None:
    from_left, from_right = credits.between(pair.right, pair.left), credits.between(pair.left, pair.right)
    if from_left and from_right:
        both = (from_right.passage, from_left.passage)
        return undecided(pair, "each credits the other", (*both, *passages))
    credit = from_left or from_right
    if credit is None:
        return None
    source, taker = (pair.left, pair.right) if credit is from_left else (pair.right, pair.left)
    evidence = (credit.passage, *passages)
    # "As the Herald reported" of one statement may be older than this story; what somebody told the Herald
    # was had from the Herald.
    in_passing = credit.scope is Scope.PASSING and credit.role is not Role.SAID_TO
    if in_passing and articles[taker].published.precedes(articles[source].published):
        because = f"it credits {credit.name} in passing, and was out before the other"
        return undecided(pair, because, evidence, about=taker)
    return taken(pair, source, Basis.CREDIT, f"it credits {credit.name}", evidence)


def _by_common_credit(pair: PairReuse, credits: Credits, passages: tuple[Passage, ...]) -> Derivation | None:
    """Two that both credit one third outlet may each have it from there, whoever was earlier."""
    left = {c.house: c for c in credits.of(pair.left) if c.scope is Scope.REPORT}
    right = {c.house: c for c in credits.of(pair.right) if c.scope is Scope.REPORT}
    own = {credits.house_of(pair.left), credits.house_of(pair.right)}
    shared = sorted((left.keys() & right.keys()) - own)
    if not shared:
        return None
    credit, twin = left[shared[0]], right[shared[0]]
    because = f"both credit {credit.name}, so neither need have it from the other"
    return undecided(pair, because, (credit.passage, twin.passage, *passages))


def _by_clock(
    pair: PairReuse,
    articles: Mapping[str, Article],
    verbatim: Verbatim,
    passages: tuple[Passage, ...],
) -> Derivation | None:
    """The earlier one is the source of a copy; what is worded otherwise may be a second translation."""
    if pair.kind is ReuseKind.TRANSLATED:
        return None
    for source, taker in ((pair.left, pair.right), (pair.right, pair.left)):
        earlier, later = articles[source].published, articles[taker].published
        if earlier.precedes(later) and verbatim(pair):
            return taken(pair, source, Basis.CLOCK, lead_of(earlier, later), passages)
    return None


def _why_open(pair: PairReuse, articles: Mapping[str, Article]) -> str:
    if pair.kind is ReuseKind.TRANSLATED:
        return why_open(pair, articles)
    left, right = articles[pair.left].published, articles[pair.right].published
    if left.precedes(right) or right.precedes(left):
        return "neither credits the other, and they are worded so differently that both may come from a third"
    return "neither credits the other, and their times do not tell who was earlier"


def _by_direction(
    pair: PairReuse, articles: Mapping[str, Article], run: Reuse | None, passages: tuple[Passage, ...]
) -> Derivation | None:
    """A report that breaks off in dots where the other goes on was cut from it, not the other way round."""
    if run is None:
        return None
    cut = [
        source
        for taken, other, source in ((run.left, run.right, pair.right), (run.right, run.left, pair.left))
        if _breaks_off(taken, articles[taken.article]) and _goes_on(other, articles[other.article])
    ]
    if len(cut) != 1:
        return None
    return taken(pair, cut[0], Basis.DIRECTION, "it breaks off in dots where the other goes on", passages)


def _breaks_off(run: Passage, article: Article) -> bool:
    noise = min((n.start for n in article.noise if n.start >= run.end), default=len(article.text))
    ending = BROKEN_OFF.search(article.text, max(run.start, noise - 20), noise)
    return ending is not None and ending.start() - run.end < GOES_ON


def _goes_on(run: Passage, article: Article) -> bool:
    noise = min((n.start for n in article.noise if n.start >= run.end), default=len(article.text))
    return noise - run.end >= GOES_ON
