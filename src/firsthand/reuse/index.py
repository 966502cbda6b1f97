"""The index of reuse: takes articles in batches and answers what was added, changed and withdrawn.

What it holds is a function of which articles it has seen, not of when: candidates come
from an exact join (`joins`), a verdict hangs on the two articles alone (`verdict`), and
groups of nearly the same text are read off the verdicts (`groups`). An article is
compared with a bounded number of others through each row of words that many share.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from firsthand.joins import Joins, Pair
from firsthand.model import Body, PairReuse, Reuse, ReuseKind
from firsthand.parallel import spread
from firsthand.reuse.groups import Groups
from firsthand.reuse.profile import Profile, profile
from firsthand.reuse.verdict import Verdict, judge
from firsthand.runs import Passages, ReuseUpdate, new_ids, place, update

# Rows of three words that two articles must share. Sibling translations share at least 9 (measured, five
# directions); a quotation of seven words makes 5.
LEAST_SHARED = 5
# Pairs handed to a process at a time: one article with some of those it is compared with.
BLOCK = 32


@dataclass(slots=True)
class ReuseIndex:
    """Reuse between the articles added so far."""

    _profiles: list[Profile] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)
    _joins: Joins = field(default_factory=lambda: Joins(LEAST_SHARED))
    _verdicts: dict[Pair, Verdict] = field(default_factory=dict)
    _partners: dict[int, set[int]] = field(default_factory=dict)
    _groups: Groups = field(default_factory=Groups)
    _spokes: dict[Pair, Verdict] = field(default_factory=dict)
    _shown: dict[Pair, tuple[Reuse, ...]] = field(default_factory=dict)
    _passages: Passages = field(default_factory=Passages)

    def add(self, bodies: Iterable[Body], jobs: int = 1) -> ReuseUpdate:
        """Take a batch of articles. Raises ValueError where an id is there already."""
        return self.hold(spread(profile, bodies, jobs), jobs)

    def hold(self, reports: Iterable[Profile], jobs: int = 1) -> ReuseUpdate:
        """As `add`, of reports that were read already."""
        fresh = list(reports)
        self._ids |= new_ids(fresh, self._ids)
        self._profiles += fresh
        shared, unsettled = self._joins.add([p.key for p in fresh], [p.rows for p in fresh])
        touched = self._withdraw(unsettled)
        for pair, verdict in self._judged(shared.listed(), jobs):
            if verdict.runs:
                self._hold(pair, verdict)
                touched.add(pair)
        return self._update(touched, jobs)

    def reuses(self) -> list[Reuse]:
        """Every reuse, in the order of its passages; groups of nearly the same text as stars."""
        return sorted((found for shown in self._shown.values() for found in shown), key=place)

    def pairs(self) -> list[PairReuse]:
        """The articles taken from each other, as found; of a star, each member with the first alone."""
        found = [
            self._summary(pair, self._current(pair)) for pair in self._shown if self._current(pair).report
        ]
        return sorted(found, key=lambda pair: (pair.left, pair.right))

    def every_pair(self) -> Iterator[PairReuse]:
        """As `pairs`, then the other pairs of each star, summed up from what each shares with the first."""
        yield from self.pairs()
        for members in self._groups.stars(self._id):
            hub, *others = members
            own = {other: self._spokes.get(_ordered(hub, other)) for other in others}
            ids = sorted((other for other in others if own[other]), key=self._id)
            for at, left in enumerate(ids):
                for right in ids[at + 1 :]:
                    if _ordered(left, right) not in self._shown:
                        yield self._through(hub, left, right)

    def _through(self, hub: int, left: int, right: int) -> PairReuse:
        shares, scores = [], []
        for member in (left, right):
            spoke = self._spokes[_ordered(hub, member)]
            shares.append(spoke.share_right if self._id(hub) < self._id(member) else spoke.share_left)
            scores.append(spoke.score)
        return PairReuse(
            self._id(left), self._id(right), ReuseKind.COPIED, shares[0], shares[1], min(scores), 1
        )

    def _id(self, number: int) -> str:
        return self._profiles[number].id

    def _current(self, pair: Pair) -> Verdict:
        return self._spokes.get(pair) or self._verdicts[pair]

    def _summary(self, pair: Pair, verdict: Verdict) -> PairReuse:
        left, right = sorted((self._id(pair[0]), self._id(pair[1])))
        passages = sum(run.extent == "report" for run in verdict.runs)
        return PairReuse(
            left, right, verdict.kind, verdict.share_left, verdict.share_right, verdict.score, passages
        )

    def _judged(self, pairs: list[Pair], jobs: int) -> Iterator[tuple[Pair, Verdict]]:
        """The verdict on each pair of article numbers, whichever comes first."""
        # Pairs of one article are judged together, so that what is worked out about its sentences is at
        # hand; of two articles, the one with fewer pairs, since the hubs of a crowd come up everywhere.
        degree = Counter(number for pair in pairs for number in pair)
        blocks: list[list[Pair]] = []
        for pair in sorted(
            (one, other) if degree[one] <= degree[other] else (other, one) for one, other in pairs
        ):
            if blocks and blocks[-1][0][0] == pair[0] and len(blocks[-1]) < BLOCK:
                blocks[-1].append(pair)
            else:
                blocks.append([pair])
        work = ([self._profiles[block[0][0]], *(self._profiles[b] for _, b in block)] for block in blocks)
        for block, verdicts in zip(blocks, spread(_judge, work, jobs), strict=True):
            yield from zip((_ordered(*pair) for pair in block), verdicts, strict=True)

    def _hold(self, pair: Pair, verdict: Verdict) -> None:
        self._verdicts[pair] = verdict
        for one, other in (pair, pair[::-1]):
            self._partners.setdefault(one, set()).add(other)
        if verdict.near:
            self._groups.tie(pair)

    def _withdraw(self, unsettled: set[int]) -> set[Pair]:
        """Drop the pairs that no longer share enough rows; answer them."""
        doubtful = {_ordered(one, other) for one in unsettled for other in self._partners.get(one, ())}
        gone = {pair for pair in sorted(doubtful) if self._joins.shared(*pair) < LEAST_SHARED}
        for pair in sorted(gone):
            if self._verdicts.pop(pair).near:
                self._groups.untie(pair)
            for one, other in (pair, pair[::-1]):
                self._partners[one].discard(other)
        return gone

    def _update(self, touched: set[Pair], jobs: int) -> ReuseUpdate:
        """Bring what is shown up to date around the touched pairs."""
        before, after = self._groups.settle(self._id)
        for members in before:
            hub = members[0]
            for other in members[1:]:
                self._spokes.pop(_ordered(hub, other), None)
                touched.add(_ordered(hub, other))
                touched.update(_ordered(other, third) for third in self._partners.get(other, ()))
        spokes = []
        for members in after:
            hub = members[0]
            spokes += [_ordered(hub, other) for other in members[1:]]
            for other in members[1:]:
                touched.update(_ordered(other, third) for third in self._partners.get(other, ()))
        missing = sorted(pair for pair in spokes if pair not in self._verdicts)
        known = dict(self._judged(missing, jobs))
        for pair in spokes:
            verdict = self._verdicts.get(pair) or known[pair]
            # Nearness is not transitive: who is not near the first itself keeps its own pairs.
            if verdict.near:
                self._spokes[pair] = verdict
        touched.update(spokes)
        inorder = sorted(touched, key=lambda pair: sorted((self._id(pair[0]), self._id(pair[1]))))
        return update(self._shown, inorder, self._show)

    def _show(self, pair: Pair) -> tuple[Reuse, ...]:
        if spoke := self._spokes.get(pair):
            return self._built(pair, spoke, self._id(self._groups.star_of(pair[0])[0]))
        verdict = self._verdicts.get(pair)
        if verdict is None or self._within_star(pair):
            return ()
        return self._built(pair, verdict, None)

    def _within_star(self, pair: Pair) -> bool:
        """Whether both stand in one star, each shown with its first."""
        star = self._groups.star_of(pair[0])
        if not star or self._groups.star_of(pair[1]) != star:
            return False
        hub = star[0]
        return all(number == hub or _ordered(hub, number) in self._spokes for number in pair)

    def _built(self, pair: Pair, verdict: Verdict, group: str | None) -> tuple[Reuse, ...]:
        one, other = self._profiles[pair[0]], self._profiles[pair[1]]
        left, right = (one, other) if one.id < other.id else (other, one)
        return tuple(self._passages.reuse(left, right, run, group) for run in verdict.runs)


def reuse(bodies: Iterable[Body], jobs: int = 1) -> list[Reuse]:
    """Every reuse in a pile, in the order of its passages."""
    index = ReuseIndex()
    index.add(bodies, jobs)
    return index.reuses()


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _judge(block: list[Profile]) -> list[Verdict]:
    """The verdict on the first profile of a block with each of the others."""
    one, *others = block
    return [judge(one, other) if one.id < other.id else judge(other, one) for other in others]
