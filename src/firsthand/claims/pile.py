"""The claims of a pile, story by story."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np
import xxhash

from firsthand.claims.about import plainest
from firsthand.claims.framed import agreeing
from firsthand.claims.groups import Group, Verdicts, groups, verdicts
from firsthand.claims.judge import Likeness
from firsthand.claims.mentions import mention
from firsthand.claims.rivals import Rival, rivals
from firsthand.claims.translated import Aligned, aligned, parts_apart
from firsthand.claims.units import Place, Unit, order_of, units
from firsthand.claims.weigh import by_origins, most_of, weighed
from firsthand.encode import Encoder, shipped
from firsthand.model import Answer, Body, Claim, Mention, Origins, Quotation, Reuse, Story
from firsthand.parallel import spread_with
from firsthand.times import Time

OriginsOf = Callable[[Sequence[Mention], str], Origins]
# Stories handed to a process at a time: most are small, and one may be most of the pile.
_CHUNK = 16
# In a story of more articles, to leave out what few tell says nothing.
LARGE = 60

NOT_COUNTED = Origins(Answer.NOT_ESTABLISHED, None, (), "")


@dataclass(frozen=True, slots=True)
class Claimed:
    """What is claimed in some stories: the claims, and the pairs of them that cannot both be right."""

    claims: tuple[Claim, ...]
    rivals: tuple[Rival, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Pile:
    """All that the claims of any story are found from, by article."""

    bodies: Mapping[str, Body]
    quotations: Mapping[str, Sequence[Quotation]]
    times: Mapping[str, Sequence[Time]]
    translations: Mapping[str, Sequence[Aligned]]
    origins: OriginsOf | None
    encoder: Encoder


def claims(
    stories: Iterable[Story],
    bodies: Iterable[Body],
    quotations: Iterable[Quotation] = (),
    times: Mapping[str, Sequence[Time]] | None = None,
    reuses: Iterable[Reuse] = (),
    origins: OriginsOf | None = None,
    encoder: Encoder | None = None,
    jobs: int = 1,
) -> Claimed:
    """What the stories of a pile claim, story by story, in each the claims that most rests on first.

    `times` are those that each article tells, by its id. `reuses` tell which sentences are translations of
    each other. `origins` counts the independent origins of some mentions in a story; without it none are
    established. `encoder` is the one that ships unless another is given.
    """
    said: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        said[quotation.content.article].append(quotation)
    pile = _Pile(
        {body.article.id: body for body in bodies},
        said,
        times or {},
        aligned(reuses),
        origins,
        encoder or shipped(),
    )
    ordered = sorted(stories, key=lambda story: story.id)
    found = list(spread_with(_of_story, pile, ordered, jobs, _CHUNK))
    return Claimed(
        tuple(claim for one in found for claim in one.claims),
        tuple(rival for one in found for rival in one.rivals),
    )


def makers(claim: Claim) -> tuple[str, ...]:
    """The articles that make a claim, in order of time."""
    return tuple(dict.fromkeys(one.passage.article for one in claim.mentions))


def _of_story(pile: _Pile, story: Story) -> Claimed:
    held = [pile.bodies[one] for one in story.articles if one in pile.bodies]
    every = units(held, pile.quotations, pile.times)
    judged = Verdicts()
    if len(held) > 1:
        vectors = pile.encoder.encode([unit.reading.text for unit in every])
        judged = verdicts(every, np.asarray(vectors), _translated(pile, every), pile.encoder.encode)
    else:
        judged.heads.extend(range(len(every)))
    disputed = {at for pair in judged.opposite for at in pair}
    chosen: list[tuple[tuple[int, ...], _Drawn]] = []
    for one in weighed(groups(every, judged), every, disputed):
        # One article is one origin, or none that is established: its place does not hang on which.
        drawn = _Drawn(one.group, agreeing(_placed(one.group, every)))
        if len(drawn.placed) == 1 < len(one.articles):
            continue  # what frames it tells that it is not so, or may be, in all but one
        if len(one.articles) > 1 and pile.origins is not None:
            drawn.origins = pile.origins(drawn.mentions(), story.id)
        chosen.append((by_origins(one, drawn.origins), drawn))
    order = [body.article.id for body in sorted(held, key=lambda body: order_of(body.article))]
    found: list[Claim] = []
    of: dict[int, Claim] = {}
    for _, drawn in sorted(chosen, key=lambda one: one[0])[: most_of(len(held))]:
        # Who says something else of the same thing does not leave it out.
        near = [*judged.related[drawn.group.head], *drawn.group.all()]
        about = {place.article.id for at in near for place in every[at].places}
        claim = _claim(pile, story, every, drawn, [id for id in order if id not in about])
        of.update(dict.fromkeys(drawn.group.all(), claim))
        found.append(claim)
    return Claimed(tuple(found), rivals(every, judged.opposite, of, found))


@dataclass(slots=True)
class _Drawn:
    """A claim in the making: where it stands, in order of time, and what was found of it so far."""

    group: Group
    placed: list[tuple[Place, Unit]]
    origins: Origins | None = None
    told: tuple[Mention, ...] = ()

    def mentions(self) -> tuple[Mention, ...]:
        if not self.told:
            self.told = tuple(
                mention(place.article, place.clause, unit.reading, place.times) for place, unit in self.placed
            )
        return self.told


def _placed(group: Group, every: Sequence[Unit]) -> list[tuple[Place, Unit]]:
    """Where a claim stands, in order of time: of each article the place that says it best."""
    near = {group.head: 1.0, **{at: found.score for at, found in group.members}}
    placed = [(place, at) for at in near for place in every[at].places]
    placed.sort(key=lambda one: (one[0].order, -near[one[1]], one[0].number))
    best: dict[int, tuple[Place, Unit]] = {}
    for place, at in placed:
        best.setdefault(place.order, (place, every[at]))
    return list(best.values())


def _claim(pile: _Pile, story: Story, every: Sequence[Unit], drawn: _Drawn, order: Sequence[str]) -> Claim:
    told, origins = drawn.mentions(), drawn.origins
    by = {mention.passage.article for mention in told}
    if origins is None:
        origins = pile.origins(told, story.id) if pile.origins is not None else NOT_COUNTED
    about, more = plainest(drawn.placed, every[drawn.group.head])
    because = _because(len(told), every, drawn.group)
    return Claim(
        id=claim_id(told[0]),
        about=about.article.text[about.clause.start : about.clause.end],
        mentions=told,
        origins=origins,
        story=story.id,
        left_out=leave_out(order, by),
        because=f"{because}; {more}" if more else because,
    )


def leave_out(order: Sequence[str], by: Set[str]) -> tuple[str, ...]:
    """The articles of a story that do not make a claim; of a large story only where most make it."""
    if len(order) > LARGE and 2 * len(by) < len(order):
        return ()
    return tuple(article for article in order if article not in by)


def _because(count: int, every: Sequence[Unit], group: Group) -> str:
    if count == 1:
        return "one article says so"
    spoken = sorted({every[at].reading.language or "und" for at in group.all()})
    told = f"{count} articles say the same" + (f", in {', '.join(spoken)}" if len(spoken) > 1 else "")
    if len(group.members) == 0:
        return f"{told}, in the same words"
    nearest: Likeness = max((found for _, found in group.members), key=lambda one: (one.score, one.because))
    furthest: Likeness = min((found for _, found in group.members), key=lambda one: (one.score, one.because))
    why = dict.fromkeys(one.because for one in (nearest, furthest) if one.because)
    return f"{told}: {'; '.join(why)}" if why else told


def claim_id(first: Mention, how: str = "") -> str:
    """`claim-` and a digest of where it stands first, and of how it was found where that is not by words."""
    where = f"{first.passage.article} {first.passage.start} {first.passage.end}{how}"
    return f"claim-{xxhash.xxh3_64_hexdigest(where.encode('utf-8', 'surrogatepass'))}"


def _translated(pile: _Pile, every: Sequence[Unit]) -> list[tuple[int, int, bool]]:
    """Wordings that shared text lays side by side, translated or changed, and whether these conflict."""
    where: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for at, unit in enumerate(every):
        for place in unit.places:
            where[place.article.id].append((place.clause.start, place.clause.end, at))
    for spans in where.values():
        spans.sort()
    found = []
    for id in sorted(where):
        for pair in pile.translations.get(id, ()):
            find = _around if pair.words else _only
            one, other = find(where[id], *pair.left), find(where.get(pair.other, []), *pair.right)
            if one is not None and other is not None and one != other:
                found.append((one, other, pair.conflicts))
            if pair.apart:
                found += parts_apart(where[id], where.get(pair.other, []), pair)
    return found


def _only(spans: Sequence[tuple[int, int, int]], start: int, end: int) -> int | None:
    """The one wording that fills most of a sentence; None where there are several or none."""
    at = bisect_left(spans, (start, 0, 0))
    inside = [span for span in spans[at : at + 3] if span[1] <= end]
    if len(inside) != 1 or 2 * (inside[0][1] - inside[0][0]) < end - start:
        return None
    return inside[0][2]


def _around(spans: Sequence[tuple[int, int, int]], start: int, end: int) -> int | None:
    """The wording that some words stand in, None where it is none."""
    at = bisect_left(spans, (start + 1, 0, 0)) - 1
    return spans[at][2] if at >= 0 and spans[at][1] >= end else None
