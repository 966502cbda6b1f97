"""The index of translations: takes articles in batches and answers what was added, changed and withdrawn.

What it holds is a function of which articles it has seen, not of when: candidates come from an exact join on
hashes (`joins`, `keys`), and a verdict hangs on the two articles alone (`verdict`). One report in thirteen
languages and forty copies of each is compared through a few of its articles, as the join says.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from firsthand.encode import Encoder, shipped
from firsthand.encode.reports import TOGETHER, said
from firsthand.joins import Joins, Pair, Shared
from firsthand.model import Body, PairReuse, Reuse, ReuseKind
from firsthand.names import signals
from firsthand.parallel import spread_together, spread_with
from firsthand.runs import Passages, ReuseUpdate, new_ids, place, update
from firsthand.translation.profile import Profile, profile
from firsthand.translation.verdict import Verdict, judge

# Two rows of signs, or one and sentences alike in two places (`keys`). Where names have no capitals, or words
# no spaces between them, fewer signs can be read, and one row is enough.
LEAST_SHARED = 4
LEAST_SHARED_OF_FEW = 2
FEW_SIGNS = frozenset({"ar", "fa", "ja", "ko", "th", "vi", "zh"})
# Pairs of one block, and blocks handed to a process at a time.
BLOCK, BLOCKS = 32, 4


@dataclass(slots=True)
class TranslationIndex:
    """What articles of two languages share, of those added so far. `encoder` is the one that ships, unless
    another is given."""

    encoder: Encoder | None = None
    _profiles: list[Profile] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)
    _joins: Joins = field(default_factory=lambda: Joins(LEAST_SHARED_OF_FEW, weighed=True))
    _kinds: dict[str | None, int] = field(default_factory=dict)
    _verdicts: dict[Pair, Verdict] = field(default_factory=dict)
    _partners: dict[int, set[int]] = field(default_factory=dict)
    _shown: dict[Pair, tuple[Reuse, ...]] = field(default_factory=dict)
    _passages: Passages = field(default_factory=Passages)

    def add(self, bodies: Iterable[Body], jobs: int = 1) -> ReuseUpdate:
        """Take a batch of articles. Raises ValueError where an id is there already."""
        found = spread_together(_read, self.encoder or shipped(), bodies, TOGETHER, jobs)
        return self.hold(found, jobs)

    def hold(self, reports: Iterable[Profile], jobs: int = 1) -> ReuseUpdate:
        """As `add`, of reports that were read already, by the encoder of this index."""
        fresh = list(reports)
        self._ids |= new_ids(fresh, self._ids)
        self._profiles += fresh
        kinds = [self._kinds.setdefault(p.language, len(self._kinds)) for p in fresh]
        shared, unsettled = self._joins.add([p.key for p in fresh], [p.rows for p in fresh], kinds)
        touched = self._withdraw(unsettled)
        for pair, verdict in self._judged(list(self._sharing(shared)), jobs):
            if verdict.runs:
                self._verdicts[pair] = verdict
                for one, other in (pair, pair[::-1]):
                    self._partners.setdefault(one, set()).add(other)
                touched.add(pair)
        return update(self._shown, sorted(touched), self._show)

    def reuses(self) -> list[Reuse]:
        """Every translated passage, in the order of its passages."""
        return sorted(chain.from_iterable(self._shown.values()), key=place)

    def pairs(self) -> list[PairReuse]:
        """The articles of which one report was carried into another language, or both from a third."""
        found = [self._summary(pair, verdict) for pair, verdict in self._verdicts.items() if verdict.report]
        return sorted(found, key=lambda pair: (pair.left, pair.right))

    def _summary(self, pair: Pair, verdict: Verdict) -> PairReuse:
        left, right = self._sides(pair)
        passages = sum(run.extent == "report" for run in verdict.runs)
        return PairReuse(
            left.id,
            right.id,
            ReuseKind.TRANSLATED,
            verdict.share_left,
            verdict.share_right,
            verdict.score,
            passages,
        )

    def _sharing(self, shared: Shared) -> Iterator[Pair]:
        """The pairs that share as much as their languages ask for."""
        few = np.array([profile.language in FEW_SIGNS for profile in self._profiles])
        enough = (shared.rows >= LEAST_SHARED) | few[shared.pairs].any(axis=1)
        yield from ((one, other) for one, other in shared.pairs[enough].tolist())

    def _least(self, pair: Pair) -> int:
        few = any(self._profiles[number].language in FEW_SIGNS for number in pair)
        return LEAST_SHARED_OF_FEW if few else LEAST_SHARED

    def _judged(self, pairs: list[Pair], jobs: int) -> Iterator[tuple[Pair, Verdict]]:
        """The verdict on each pair; copies with the same text are judged once."""
        same: dict[tuple[object, object], list[Pair]] = {}
        for pair in pairs:
            left, right = self._sides(pair)
            same.setdefault((_content(left), _content(right)), []).append(pair)
        firsts = [alike[0] for alike in same.values()]
        blocks = [firsts[at : at + BLOCK] for at in range(0, len(firsts), BLOCK)]
        work = ([self._sides(pair) for pair in block] for block in blocks)
        verdicts = chain.from_iterable(spread_with(_judge, None, work, jobs, BLOCKS))
        for alike, verdict in zip(same.values(), verdicts, strict=True):
            for pair in alike:
                yield pair, verdict

    def _withdraw(self, unsettled: set[int]) -> set[Pair]:
        """Drop the pairs that no longer share enough rows; answer them."""
        doubtful = {
            (min(one, other), max(one, other)) for one in unsettled for other in self._partners.get(one, ())
        }
        gone = {pair for pair in sorted(doubtful) if self._joins.shared(*pair) < self._least(pair)}
        for pair in gone:
            del self._verdicts[pair]
            for one, other in (pair, pair[::-1]):
                self._partners[one].discard(other)
        return gone

    def _show(self, pair: Pair) -> tuple[Reuse, ...]:
        verdict = self._verdicts.get(pair)
        if verdict is None:
            return ()
        left, right = self._sides(pair)
        return tuple(self._passages.reuse(left, right, run) for run in verdict.runs)

    def _sides(self, pair: Pair) -> tuple[Profile, Profile]:
        one, other = self._profiles[pair[0]], self._profiles[pair[1]]
        return (one, other) if one.id < other.id else (other, one)


def translations(bodies: Iterable[Body], jobs: int = 1, encoder: Encoder | None = None) -> list[Reuse]:
    """Every passage of a pile that stands in two languages, in the order of its passages."""
    index = TranslationIndex(encoder)
    index.add(bodies, jobs)
    return index.reuses()


def _read(encoder: Encoder, bodies: list[Body]) -> list[Profile]:
    return [
        profile(body, signals(body), own, encoder)
        for body, own in zip(bodies, said(bodies, encoder), strict=True)
    ]


def _content(of: Profile) -> object:
    """What a verdict hangs on: the text, what of it is noise, and its language."""
    return of.digest, of.language, of.spans.tobytes()


def _judge(_: None, block: list[tuple[Profile, Profile]]) -> list[Verdict]:
    return [judge(left, right) for left, right in block]
