"""What comparing two articles finds, as offsets, and how it becomes records.

A verdict is made from two articles alone and knows no passages yet, so that it can be made in any process
and kept small; whoever holds the articles turns it into records here.
"""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, field
from typing import Protocol

from firsthand.joins import Pair
from firsthand.model import Conflict, ConflictKind, Extent, Passage, Reuse, ReuseKind

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clash:
    """A conflict as offsets."""

    kind: ConflictKind
    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class Run:
    """One aligned run of passages, as offsets into the two texts; `sentences` as in `Reuse`."""

    left: Span
    right: Span
    kind: ReuseKind
    extent: Extent
    score: float
    because: str
    clashes: tuple[Clash, ...] = ()
    sentences: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ReuseUpdate:
    """What a batch did to the answer.

    `changed` are the findings on two articles that had some before and now read differently.
    """

    added: tuple[Reuse, ...]
    changed: tuple[Reuse, ...]
    withdrawn: tuple[Reuse, ...]


class Text(Protocol):
    """Whatever holds an article's id and text."""

    @property
    def id(self) -> str: ...

    @property
    def text(self) -> str: ...


@dataclass(slots=True)
class Passages:
    """Passages as records: one value for each, however many pairs show it."""

    _known: dict[tuple[str, int, int], Passage] = field(default_factory=dict)

    def reuse(self, left: Text, right: Text, run: Run, group: str | None = None) -> Reuse:
        return Reuse(
            self._passage(left, run.left),
            self._passage(right, run.right),
            run.kind,
            run.extent,
            run.score,
            run.because,
            tuple(
                Conflict(clash.kind, self._passage(left, clash.left), self._passage(right, clash.right))
                for clash in run.clashes
            ),
            group,
            run.sentences,
        )

    def _passage(self, of: Text, span: Span) -> Passage:
        where = (of.id, *span)
        found = self._known.get(where)
        if found is None:
            found = self._known[where] = Passage(of.id, *span, of.text[span[0] : span[1]])
        return found


def new_ids(articles: Iterable[Text], known: Set[str]) -> set[str]:
    """The ids of some articles; raises ValueError where one is known already, or twice among them."""
    found: set[str] = set()
    for article in articles:
        if article.id in known or article.id in found:
            raise ValueError(f"article {article.id!r} is in the index already; give each article its own id")
        found.add(article.id)
    return found


def clash(conflict: Conflict) -> Clash:
    return Clash(
        conflict.kind,
        (conflict.left.start, conflict.left.end),
        (conflict.right.start, conflict.right.end),
    )


def overall(runs: Iterable[Run]) -> float:
    """The mean score of some runs by their length; 0 where there are none."""
    sizes = [(run.left[1] - run.left[0] + run.right[1] - run.right[0], run.score) for run in runs]
    weighted = sum(size * score for size, score in sizes)
    return round(weighted / sum(size for size, _ in sizes), 6) if sizes else 0.0


def place(found: Reuse) -> tuple[str, str, int, int, int, int]:
    """The order of reuses: by article, then by where they stand."""
    left, right = found.left, found.right
    return left.article, right.article, left.start, left.end, right.start, right.end


def update(
    shown: dict[Pair, tuple[Reuse, ...]],
    touched: Iterable[Pair],
    show: Callable[[Pair], tuple[Reuse, ...]],
) -> ReuseUpdate:
    """Bring what is shown of the touched pairs up to date, in place, and say what changed."""
    added: list[Reuse] = []
    changed: list[Reuse] = []
    withdrawn: list[Reuse] = []
    for pair in touched:
        old, new = shown.get(pair, ()), show(pair)
        if old == new:
            continue
        if new:
            shown[pair] = new
        else:
            shown.pop(pair, None)
        if old and new:
            changed += new
        added += () if old else new
        withdrawn += () if new else old
    return ReuseUpdate(*(tuple(sorted(part, key=place)) for part in (added, changed, withdrawn)))
