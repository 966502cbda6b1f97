"""The steps of one plan in time: which is the last, and who stopped before it.

What a report says last of a plan is how far it says that it has come: a decision told anywhere in it, else
the last of what goes before decisions. The last step of a plan is that of a report which every report of
another step surely precedes. A copy is as old as the first report it copies.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from firsthand.model import Article, Passage, PlanStep, Track, TrackStep
from firsthand.order import Order
from firsthand.plans.candidate import MODIFIERS_BEFORE, Candidate
from firsthand.plans.places import TOWN, places
from firsthand.when import When

# How far a plan has come; of decisions the one told first in a report is the news.
_BEFORE = (PlanStep.PLANNED, PlanStep.IN_TALKS, PlanStep.OPPOSED)
_EARLY = frozenset({PlanStep.PLANNED, PlanStep.IN_TALKS})
_RANK = {step: rank for rank, step in enumerate(PlanStep)}
LONGEST_NAMING = 90
# Reports that are tried as the last, besides the one with the latest time.
MOST_FINALS = 8


@dataclass(frozen=True, slots=True)
class Stand:
    """How far one report says that a plan has come, and when that was surely known: an interval.

    `told` are all the steps that it tells.
    """

    article: str
    step: PlanStep
    when: When
    told: frozenset[PlanStep]


def stands(found: Sequence[Candidate], when: Mapping[str, When], copies: Mapping[str, str]) -> list[Stand]:
    """One for each report, by article."""
    told: dict[str, list[Candidate]] = {}
    for one in found:
        told.setdefault(one.article, []).append(one)
    own = {article: _standing(theirs) for article, theirs in told.items()}
    eldest: dict[tuple[str, PlanStep], When] = {}
    for article, step in sorted(own.items(), key=lambda pair: _dated(when[pair[0]])):
        eldest.setdefault((copies.get(article, article), step), when[article])
    return [
        Stand(
            article,
            step,
            eldest[copies.get(article, article), step],
            frozenset(one.step for one in told[article]),
        )
        for article, step in sorted(own.items())
    ]


def _standing(found: Sequence[Candidate]) -> PlanStep:
    ordered = sorted(found, key=lambda one: (not one.firm, one.words))
    decided = [one for one in ordered if one.step not in _BEFORE]
    if decided:
        return decided[0].step
    return max((one.step for one in ordered), key=_BEFORE.index)


@dataclass(frozen=True, slots=True)
class Last:
    """The last step of a plan; `because` where an event orders it; so many reports are in no order."""

    step: PlanStep | None
    because: str = ""
    unordered: int = 0


OPEN = Last(None)


def last_of(found: Sequence[Stand], order: Order) -> Last:
    """The step of a report that reports of other steps surely precede; none where there is none.

    A report that nothing orders changes nothing where its step is also told by one that precedes.
    """
    steps = {stand.step for stand in found}
    if len(steps) == 1:
        return Last(next(iter(steps)))
    dated = [stand for stand in found if stand.when.known]
    finals = [max(dated, key=lambda stand: (_dated(stand.when), stand.article))] if dated else []
    # Where no time tells, an event may: it has begun in the last report.
    finals += [stand for stand in found if order.begun(stand.article)][:MOST_FINALS]
    lasts = [last for final in finals if (last := _last(final, found, order)).step is not None]
    return lasts[0] if len({last.step for last in lasts}) == 1 else OPEN


def _last(final: Stand, found: Sequence[Stand], order: Order) -> Last:
    earlier: set[PlanStep] = set()
    told: set[PlanStep] = set()
    unordered: list[PlanStep] = []
    because = ""
    for stand in found:
        if stand.step is final.step:
            continue
        if stand.when.precedes(final.when):
            earlier.add(stand.step)
            told |= stand.told
        elif (event := order.earlier(stand.article, final.article)) is not None:
            earlier.add(stand.step)
            told |= stand.told
            because = because or event.because
        elif (stand.when.known and final.when.known) or order.earlier(final.article, stand.article):
            return OPEN
        else:
            unordered.append(stand.step)
    if not earlier or not told.issuperset(unordered):
        return OPEN
    if final.step in _EARLY and not earlier <= _EARLY | {PlanStep.OPPOSED}:
        return OPEN  # a late report, or a plan taken up again
    return Last(final.step, because, len(unordered))


def steps_of(
    found: Sequence[Candidate], articles: Mapping[str, Article], when: Mapping[str, When]
) -> tuple[TrackStep, ...]:
    """One step of each kind for each report, in order of time; those without a time beside their like."""
    best: dict[tuple[str, PlanStep], Candidate] = {}
    for one in sorted(found, key=lambda one: (not one.firm, one.words)):
        best.setdefault((one.article, one.step), one)
    first: dict[PlanStep, float] = {}
    for one in best.values():
        at = _at(when[one.article])
        if at is not None:
            first[one.step] = min(at, first.get(one.step, at))

    def place(one: Candidate) -> tuple[object, ...]:
        at = _at(when[one.article])
        if at is None:
            at = first.get(one.step)
        return at is None, at or 0.0, _RANK[one.step], one.article, one.words

    made = []
    for one in sorted(best.values(), key=place):
        article = articles[one.article]
        made.append(
            TrackStep(
                one.step,
                article.passage(*one.clause),
                article.passage(*one.words),
                when[one.article],
                one.because,
            )
        )
    return tuple(made)


def _dated(when: When) -> tuple[bool, float, float]:
    """To sort times by: the earlier first, those that are not known at the end."""
    known = when.utc()
    return (False, known[0].timestamp(), known[1].timestamp()) if known is not None else (True, 0.0, 0.0)


def _at(when: When) -> float | None:
    known = when.utc()
    return known[0].timestamp() if known is not None else None


def told_track(
    found: Sequence[Candidate],
    shared: str,
    articles: Mapping[str, Article],
    home: Mapping[str, str],
    order: Order,
    copies: Mapping[str, str],
) -> Track:
    """The track of one plan. `shared` says what joins its reports; `home` is the story of each article."""
    when = {one.article: order.when(one.article) for one in found}
    steps = steps_of(found, articles, when)
    standing = stands(found, when, copies)
    known = last_of(standing, order)
    last = known.step
    stopped = tuple(stand.article for stand in standing if last is not None and stand.step is not last)
    named = _naming(found, articles)
    first = steps[0].passage
    key = f"{first.article}\0{first.start}\0{named.article}\0{named.start}"
    return Track(
        id=f"track-{sha256(key.encode(errors='surrogatepass')).hexdigest()[:8]}",
        story=home[first.article],
        about=named.text,
        named=named,
        steps=steps,
        last=last,
        stopped=stopped,
        because=_because(standing, known, shared),
    )


def _naming(found: Sequence[Candidate], articles: Mapping[str, Article]) -> Passage:
    """The plainest words for a plan, in the language of most reports: its place, and what is done with it."""
    reports = Counter(language for _, language in {(one.article, one.language) for one in found})

    def plain(one: Candidate) -> tuple[object, ...]:
        length = one.phrase[1] - one.phrase[0]
        return (
            not one.firm,
            -reports[one.language],
            length > LONGEST_NAMING,
            # The place stands before the phrase in these, and not in it.
            one.language in MODIFIERS_BEFORE,
            not any(sign.startswith(TOWN) for sign in one.where),
            not places(one.where),
            not one.aim,
            not (one.where or one.around),
            length,
            one.article,
            one.phrase,
        )

    best = min(found, key=plain)
    return articles[best.article].passage(*best.phrase)


def _because(standing: Sequence[Stand], last: Last, shared: str) -> str:
    count = len(standing)
    told = "one report tells of it" if count == 1 else f"{count} reports tell of it{shared}"
    steps = {stand.step for stand in standing}
    if len(steps) == 1:
        return told
    if last.step is None:
        return f"{told}; their times do not tell which step is the last"
    event = f": {last.because}" if last.because else ""
    rest = f"; of {last.unordered} nothing tells when" if last.unordered else ""
    return f"{told}; whoever stops at another step told it before “{last.step.value}”{event}{rest}"
