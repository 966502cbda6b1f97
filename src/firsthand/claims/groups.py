"""Which wordings of one story claim the same, and which are about one thing and differ.

Wordings that share rows may be compared. The one that may be the same as most others opens a claim and takes
in what is the same as itself, never what is only like its members; the next that is not taken opens another,
and who is like two takes the nearer. So a claim never drifts from likeness to likeness, no more are compared
than there are claims to compare with, and what a claim holds hangs on which articles are there, not on their
order. Nothing joins a claim of which one member gives another number.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from firsthand.claims.acts import Encode, of_two_acts
from firsthand.claims.differing import Numbers, numbers
from firsthand.claims.judge import COPY, UNMEASURED, Likeness, Relation, aligned, cosines, judge
from firsthand.claims.keys import LEAST_SHARED, rows
from firsthand.claims.reading import Reading
from firsthand.claims.speakers import SAID_ALIKE, are_told, of_two
from firsthand.claims.units import Unit
from firsthand.encode import Vectors
from firsthand.encode.strength import expected
from firsthand.joins import Joins
from firsthand.model import Differs

# Pairs whose meaning is this far apart are no claim, whatever words they share; of two languages as a part of
# how alike a sentence and its translation are.
LEAST_ALIKE, LEAST_ALIKE_ACROSS = 0.5, 0.62
# Opposite wordings that one member of a claim is held against; wordings with numbers likewise.
MOST_HELD = 12
# Pairs worked at a time, which bounds memory.
_AT_ONCE = 1 << 15

Pair = tuple[int, int]
_NONE: frozenset[int] = frozenset()


@dataclass(slots=True)
class Verdicts:
    """What wordings are to each other, as far as it was asked, in order of their numbers.

    `heads` open a claim each; `same` are the heads that a wording says the same as, `opposite` pairs, the
    lower number first; `related` are, of a head, those about the same thing, whatever they say of it;
    `changed` are, of a wording, those that it is a changed copy or translation of, in whole or in part.
    """

    heads: list[int] = field(default_factory=list)
    same: dict[int, dict[int, Likeness]] = field(default_factory=lambda: defaultdict(dict))
    opposite: dict[Pair, Likeness] = field(default_factory=dict)
    related: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    changed: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))


class Group(NamedTuple):
    """The wording that opens a claim, and those that it takes in, each with the verdict on it."""

    head: int
    members: tuple[tuple[int, Likeness], ...]

    def all(self) -> list[int]:
        return [self.head, *(at for at, _ in self.members)]


def verdicts(
    every: Sequence[Unit],
    vectors: Vectors,
    translated: Iterable[tuple[int, int, bool]] = (),
    encode: Encode | None = None,
) -> Verdicts:
    """The verdicts on the wordings of a story: each is held against the heads that it may be the same as.

    `translated` are pairs that a translated run lays side by side, and whether conflicts were found there.
    `encode` compares what each of two tells beside the other; without it that is not asked.
    """
    found = Verdicts()
    run = {(min(one, other), max(one, other)): conflicts for one, other, conflicts in sorted(set(translated))}
    for (one, other), conflicts in run.items():
        if conflicts:
            found.changed[one].add(other)
            found.changed[other].add(one)
    near = _near(every, vectors, run)
    spread = [
        len(unit.places) + sum(len(every[other].places) for other in near.get(at, ()))
        for at, unit in enumerate(every)
    ]
    taken: dict[int, float] = {}
    for head in sorted(range(len(every)), key=lambda at: (-spread[at], at)):
        if head in taken:
            continue
        found.heads.append(head)
        for other, cosine in sorted(near.get(head, {}).items()):
            pair = min(head, other), max(head, other)
            if taken.get(other, 0.0) >= COPY:
                continue
            ask = judge if run.get(pair, True) else aligned
            likeness = _judged(every[head], every[other], ask(every[head].told, every[other].told, cosine))
            if likeness.relation is Relation.UNRELATED:
                continue
            found.related[head].add(other)
            if likeness.relation is Relation.OPPOSITE:
                found.opposite[pair] = likeness
            elif likeness.relation is Relation.SAME and not run.get(pair):
                # Whatever likeness says: a copy or translation that was changed is no second voice for it.
                left, right = every[head].reading, every[other].reading
                if encode is not None and of_two_acts(left, right, encode):
                    continue
                found.same[other][head] = likeness
                taken[other] = max(taken.get(other, 0.0), likeness.score)
        taken[head] = 1.0
    found.heads.sort()
    return found


def _near(every: Sequence[Unit], vectors: Vectors, run: Iterable[Pair]) -> Mapping[int, Mapping[int, float]]:
    """For each wording those that it may be the same as or opposite to, with their cosines."""
    near: dict[int, dict[int, float]] = defaultdict(dict)
    if len(every) < 2:
        return near
    readings = [unit.reading for unit in every]
    joins = Joins(LEAST_SHARED, weighed=True)
    shared, _ = joins.add([unit.key for unit in every], rows(readings, vectors))
    languages: dict[str | None, int] = {}
    spoken = np.array([languages.setdefault(read.language, len(languages)) for read in readings])
    least = np.array([[_least(one, other) for other in languages] for one in languages])
    for at in range(0, len(shared.pairs), _AT_ONCE):
        pairs = shared.pairs[at : at + _AT_ONCE]
        alike = cosines(vectors[pairs[:, 0]], vectors[pairs[:, 1]])
        enough = alike >= least[spoken[pairs[:, 0]], spoken[pairs[:, 1]]]
        for (one, other), cosine in zip(pairs[enough].tolist(), alike[enough].tolist(), strict=True):
            near[one][other] = near[other][one] = cosine
    for one, other in run:
        if other not in near[one]:
            near[one][other] = near[other][one] = float(cosines(vectors[[one]], vectors[[other]])[0])
    return near


def _least(one: str | None, other: str | None) -> float:
    if one == other or one is None or other is None:
        return LEAST_ALIKE
    return LEAST_ALIKE_ACROSS * (expected(one, other) or UNMEASURED)


def _judged(one: Unit, other: Unit, found: Likeness) -> Likeness:
    """The verdict on two wordings with their speakers: the same words of two persons are two claims."""
    if found.relation is not Relation.SAME or not of_two(one.speaker, other.speaker):
        return found
    if found.score >= SAID_ALIKE and are_told(one.speaker, other.speaker):
        return Likeness(Relation.OPPOSITE, found.score, (Differs.ATTRIBUTION,), found.because)
    return Likeness(Relation.RELATED, found.score)


def groups(every: Sequence[Unit], judged: Verdicts) -> list[Group]:
    """The claims of a story as wordings, in order of the wordings that open them."""
    members: dict[int, list[tuple[int, Likeness]]] = {head: [] for head in judged.heads}
    asked = [
        (at, *min(((-found.score, head) for head, found in heads.items())))
        for at, heads in judged.same.items()
    ]
    # The nearest come first: who comes later must not say otherwise than they do.
    for at, _, head in sorted(asked, key=lambda one: (one[1], one[0])):
        within = [head, *(one for one, _ in members[head])]
        if judged.changed.get(at, _NONE).isdisjoint(within) and _agree(at, within, every):
            members[head].append((at, judged.same[at][head]))
        else:
            members[at] = []
    return [Group(head, tuple(sorted(members[head], key=lambda one: one[0]))) for head in sorted(members)]


def _agree(at: int, within: Sequence[int], every: Sequence[Unit]) -> bool:
    """Whether the numbers of a wording go with those of each member."""
    own = every[at].reading
    if not own.counts:
        return True
    told: dict[str, Reading] = {}
    for one in within:
        read = every[one].reading
        if read.counts:
            told.setdefault(f"{sorted(read.figures)} {[str(number) for number in read.numbers]}", read)
    return all(numbers(own, others) is Numbers.AGREE for others in list(told.values())[:MOST_HELD])
