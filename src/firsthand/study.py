"""What each report tells for itself: found one by one, in as many processes as there are."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from firsthand.citations import citations
from firsthand.model import Article, Body, Citation, Quotation
from firsthand.order import Anchor, anchors
from firsthand.parallel import spread_with
from firsthand.plans import Candidate, steps_in
from firsthand.quotations import quotations
from firsthand.reference.outlets import Outlets
from firsthand.reference.publishing import Publishing
from firsthand.sentences import body
from firsthand.times import Time, narrowed, times
from firsthand.when import When
from firsthand.wording import Scan, scan

Span = tuple[int, int]


@dataclass(slots=True)
class Studied:
    """What the reports of a pile tell: lists in the order of articles and their texts, the rest by article.

    `inferred` are publication times narrowed from the text.
    """

    bodies: list[Body] = field(default_factory=list)
    credits: list[Citation] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    steps: list[Candidate] = field(default_factory=list)
    labels: list[Scan] = field(default_factory=list)
    times: dict[str, tuple[Time, ...]] = field(default_factory=dict)
    anchors: dict[str, tuple[Anchor, ...]] = field(default_factory=dict)
    inferred: dict[str, When] = field(default_factory=dict)

    @property
    def sentences(self) -> Mapping[str, tuple[Span, ...]]:
        return {body.article.id: body.sentences for body in self.bodies}


def study(bodies: Sequence[Body], outlets: Outlets, jobs: int) -> Callable[[], Studied]:
    """Begin to find in each report all that can be found without the others; the answer waits for the end."""
    # What publishes in the pile is credited by others in it, listed or not.
    known = Publishing(outlets, [body.article for body in bodies])
    return partial(_studied, bodies, spread_with(_told, known, bodies, jobs))


def _studied(bodies: Sequence[Body], every: Iterable["_Told"]) -> Studied:
    found = Studied(list(bodies))
    for report, told in zip(bodies, every, strict=True):
        id = report.article.id
        found.credits.extend(told.credits)
        found.quotations.extend(told.quotations)
        found.steps.extend(told.steps)
        found.labels.append(told.labels)
        found.times[id] = told.times
        found.anchors[id] = told.anchors
        if told.inferred is not None:
            found.inferred[id] = told.inferred
    return found


def quoted(articles: Sequence[Article], outlets: Outlets, jobs: int) -> list[Quotation]:
    """The quotations of each report, and nothing else."""
    known = Publishing(outlets, articles)
    return [one for found in spread_with(_quoted, known, articles, jobs) for one in found]


def credited(articles: Sequence[Article], outlets: Outlets, jobs: int) -> list[Citation]:
    """The credits of each report, and nothing else."""
    known = Publishing(outlets, articles)
    return [one for found in spread_with(_credited, known, articles, jobs) for one in found]


@dataclass(frozen=True, slots=True)
class _Told:
    """What one report tells, without the report: it would be sent from process to process."""

    credits: tuple[Citation, ...]
    quotations: tuple[Quotation, ...]
    times: tuple[Time, ...]
    anchors: tuple[Anchor, ...]
    steps: tuple[Candidate, ...]
    labels: Scan
    inferred: When | None


def _told(outlets: Publishing, report: Body) -> _Told:
    quotes = quotations(report, outlets)
    told, inferred = times(report), None
    if (narrow := narrowed(report, told)) is not None and narrow.when.known:
        inferred = narrow.when
        told = times(report, inferred)
    return _Told(
        credits=citations(report, outlets),
        quotations=quotes,
        times=told,
        anchors=anchors(report, told),
        steps=tuple(steps_in(report)),
        labels=scan(report, quotes),
        inferred=inferred,
    )


def _quoted(outlets: Publishing, article: Article) -> tuple[Quotation, ...]:
    return quotations(body(article), outlets)


def _credited(outlets: Publishing, article: Article) -> tuple[Citation, ...]:
    return citations(body(article), outlets)
