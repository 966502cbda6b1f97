"""Leave each report the one source that its verdicts allow, where they name several.

Of ten copies the last is later than nine, and was taken from one; an outlet that is credited may have
several reports of one story. Of several the nearest in wording counts, of equally near ones the earliest,
and none where no time tells which that is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf

from firsthand.lineage.merges import PART, share_of
from firsthand.lineage.outdated import outdated, shown_steps
from firsthand.lineage.translated import by_the_traces
from firsthand.model import Article, Basis, Derivation, PairReuse

# Copies this close in likeness are equally near: a byline or a headline makes the difference.
AS_NEAR = 0.05


def one_source_each(derivations: Sequence[Derivation], articles: Mapping[str, Article]) -> list[Derivation]:
    """The verdicts, in the order given, of each article at most one by the clock and one for each credit."""
    credited = list(_one_report_of_an_outlet(derivations, articles))
    return list(_one_by_the_clock(credited, articles))


def _one_report_of_an_outlet(
    derivations: Sequence[Derivation], articles: Mapping[str, Article]
) -> Iterator[Derivation]:
    def outlet(derivation: Derivation) -> tuple[str, str]:
        of = articles[derivation.taken_from or ""].outlet
        return derivation.taken_by, of.id if of else ""

    rivals: dict[tuple[str, str], list[Derivation]] = {}
    for derivation in derivations:
        if _rests_on(derivation, Basis.CREDIT):
            rivals.setdefault(outlet(derivation), []).append(derivation)
    meant = {}
    for key, found in rivals.items():
        taken_by = articles[key[0]].published
        by_then = [d for d in found if not taken_by.precedes(articles[d.taken_from or ""].published)]
        meant[key] = _meant(by_then or found, articles)
    for derivation in derivations:
        if not _rests_on(derivation, Basis.CREDIT) or meant[outlet(derivation)] is derivation:
            yield derivation
        else:
            because = f"{derivation.because}, which has several reports of this story, "
            because += (
                "and another of them is " if meant[outlet(derivation)] else "and nothing tells which is "
            )
            yield _left_open(derivation, because + "meant")


def _one_by_the_clock(
    derivations: Sequence[Derivation], articles: Mapping[str, Article]
) -> Iterator[Derivation]:
    # What a translation kept tells the language it was made from, and of reports in that language none before
    # others: it chooses among rivals no more than the clock does.
    shown = {taken_by for taken_by, _ in shown_steps(d for d in derivations if not by_the_traces(d))}
    later_versions = outdated(derivations, articles)
    rivals: dict[str, list[Derivation]] = {}
    for derivation in derivations:
        if _rests_on(derivation, Basis.CLOCK) or by_the_traces(derivation):
            rivals.setdefault(derivation.taken_by, []).append(derivation)
    meant = {
        (taken_by, one.taken_from): _meant(part, articles)
        for taken_by, found in rivals.items()
        for part in _parts(taken_by, [d for d in found if d.basis is Basis.CLOCK] or found)
        for one in part
    }
    for derivation in derivations:
        key = derivation.taken_by, derivation.taken_from
        timed = _rests_on(derivation, Basis.CLOCK)
        though = "it was out later" if timed else derivation.because
        if not (timed or by_the_traces(derivation)):
            yield derivation
        elif derivation.taken_by in shown:
            yield _left_open(
                derivation, f"{though}, but what else it shows says that it was taken from another"
            )
        elif key not in meant:
            yield _left_open(derivation, f"{though}, but of another a time tells that it was out before")
        elif timed and derivation.taken_by in later_versions:
            yield _left_open(derivation, "its time is later than that of a report that was taken from it")
        elif meant[key] is None:
            several = " than several as near" if timed else "; there are several as near"
            yield _left_open(derivation, f"{though}{several}, and no time tells which was the earliest")
        elif meant[key] is not derivation:
            yield _left_open(derivation, f"{though}, but another before it is nearer, or as near and earlier")
        else:
            yield derivation


def _rests_on(derivation: Derivation, basis: Basis) -> bool:
    return derivation.taken_from is not None and derivation.basis is basis


def _left_open(derivation: Derivation, because: str) -> Derivation:
    return replace(derivation, taken_from=None, basis=Basis.NONE, because=because)


def _parts(taken_by: str, found: Sequence[Derivation]) -> list[list[Derivation]]:
    """The sources of each part of an article: what a digest holds beside each other has no one source."""

    def place(derivation: Derivation) -> tuple[float, float]:
        passage = next((p for p in derivation.evidence if p.article == taken_by), None)
        if passage is None or share_of(derivation.reuse, taken_by) > PART:
            return 0.0, inf
        return passage.start, passage.end

    parts: list[list[Derivation]] = []
    end = -1.0
    for derivation in sorted(found, key=place):
        start, stop = place(derivation)
        if start < end:
            parts[-1].append(derivation)
        else:
            parts.append([derivation])
        end = max(end, stop)
    return parts


def _meant(rivals: Sequence[Derivation], articles: Mapping[str, Article]) -> Derivation | None:
    """Of the nearest sources the one that was out before all others; None where no time tells."""
    most = max(_likeness(d.reuse) for d in rivals)
    near = [d for d in rivals if _likeness(d.reuse) >= most - AS_NEAR]
    first = earliest(articles[d.taken_from or ""] for d in near)
    return next((d for d in near if first and d.taken_from == first.id), None)


def earliest(articles: Iterable[Article]) -> Article | None:
    """The article that was out before each of the others; the only one where there is one."""
    articles = list(articles)
    if len(articles) == 1:
        return articles[0]
    timed = [(interval, article) for article in articles if (interval := article.published.utc())]
    if not timed or len(timed) < len(articles):
        return None
    (_, over), first = min(timed, key=lambda one: (one[0][1], one[1].id))
    return first if all(begun > over for (begun, _), other in timed if other is not first) else None


def _likeness(pair: PairReuse) -> float:
    return round(pair.score * min(pair.share_left, pair.share_right), 6)
