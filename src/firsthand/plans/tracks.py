"""What became of each plan that a pile tells of.

Within a story, steps of one kind of thing are of one plan where their places agree, or where what is said
of the thing means the same; over stories only where one follows the other and both share a place or name.
Where two plans fit alike, a step is of none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from firsthand.encode import Encoder
from firsthand.model import Article, PairReuse, PlanStep, Story, Track
from firsthand.names.places import UNSPACED
from firsthand.order import Order
from firsthand.plans.candidate import COMMON, NEGOTIATED, Candidate
from firsthand.plans.join import Plan, plans
from firsthand.plans.order import told_track
from firsthand.plans.places import agree, places, spelled

# What a single report says of a plan has to be what it is about: told within its first characters.
LEAD = 500
LEAD_UNSPACED = 170
# One of so many reports that are joined has to speak of a plan, and not of the thing alone.
SURE_OF = 4
_CLEAR = frozenset({PlanStep.POSTPONED, PlanStep.DROPPED})


def tracks(
    candidates: Iterable[Candidate],
    articles: Mapping[str, Article],
    stories: Sequence[Story],
    encoder: Encoder,
    pairs: Iterable[PairReuse] = (),
    order: Order | None = None,
) -> tuple[Track, ...]:
    """What became of each plan that a pile tells of, in the order of stories.

    `pairs` are the articles that carry the same report: a late copy tells nothing new. `order` is
    what is known of the order of reports, from their own times unless it is given.
    """
    home = {article: story.id for story in stories for article in story.articles}
    by_story: defaultdict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        if one.article in home and not _of_what_there_is(one):
            by_story[home[one.article]].append(one)
    of_stories = plans(dict(sorted(by_story.items())), articles, encoder)
    order = order or Order(articles, stories, {}, {})
    copies = _copies(pairs)
    groups = [group for group in _over_stories(of_stories, stories) if _is_told(_told(group))]
    found = [
        told_track(_told(group), _shared(group), articles, home, order, copies)
        for group in _without_doubtful(groups)
    ]
    places_of = {story.id: place for place, story in enumerate(stories)}
    return tuple(sorted(found, key=lambda track: (places_of[track.story], -len(track.steps), track.id)))


def _told(group: Iterable[Plan]) -> list[Candidate]:
    return [candidate for plan in group for candidate in plan.candidates()]


def _tellers(group: Iterable[Plan]) -> int:
    return len({one.article for one in _told(group)})


def _without_doubtful(groups: Sequence[Sequence[Plan]]) -> list[Sequence[Plan]]:
    """All but what one report tells in words of its own, where several of its story tell of such a plan.

    It may be theirs, and it may be another, unless it is elsewhere.
    """
    of_several: defaultdict[tuple[str, str], list[Plan]] = defaultdict(list)
    for group in groups:
        if _tellers(group) > 1:
            for plan in group:
                of_several[plan.story, plan.thing].append(plan)
    return [
        group
        for group in groups
        if _tellers(group) > 1
        or all(_are_apart(plan, other) for plan in group for other in of_several[plan.story, plan.thing])
    ]


def _are_apart(one: Plan, other: Plan) -> bool:
    if one.aim and other.aim and one.aim != other.aim:
        return True
    return bool(places(one.where) and places(other.where)) and not agree(one.where, other.where)


def _of_what_there_is(one: Candidate) -> bool:
    """Whether a law, tax or agreement may be given up that is there already."""
    return not one.firm and one.thing in COMMON and one.step in (PlanStep.DROPPED, PlanStep.POSTPONED)


def _is_told(found: Sequence[Candidate]) -> bool:
    """Whether a plan is told of, and not a thing alone; by a single report, as what it is about."""
    firm = [one for one in found if one.firm and one.step is not PlanStep.DONE]
    if not any(one.telling for one in firm):
        return False
    tellers, surely = ({one.article for one in those} for those in (found, firm))
    if len(tellers) > 1:
        return SURE_OF * len(surely) >= len(tellers)
    telling = [one for one in firm if one.telling]
    leading = [one for one in telling if _leads(one)]
    named = any(one.where or one.around for one in leading)
    plain = any(_is_plain(one) for one in telling)
    return bool(leading) and plain and (named or len({one.step for one in firm}) > 1)


def _leads(one: Candidate) -> bool:
    """Whether a report opens with a step, so that it may be about the plan."""
    return one.clause[0] < (LEAD_UNSPACED if one.language in UNSPACED else LEAD)


def _is_plain(one: Candidate) -> bool:
    """Whether it is plain that something is planned, and what."""
    return bool(one.aim) or one.step in _CLEAR or (one.step is PlanStep.IN_TALKS and one.thing in NEGOTIATED)


def _over_stories(of_stories: Mapping[str, Sequence[Plan]], stories: Sequence[Story]) -> list[list[Plan]]:
    """The plans, those together that are one over stories that follow each other."""
    parents: dict[int, Plan] = {}
    for story in stories:
        for plan in of_stories.get(story.id, ()):
            for earlier in story.previous:
                fits = [one for one in of_stories.get(earlier, ()) if _same(plan, one)]
                rivals = [one for one in of_stories[story.id] if _same(one, fits[0])] if fits else []
                if len(fits) == len(rivals) == 1:
                    _link(parents, plan, fits[0])
    groups: dict[int, list[Plan]] = {}
    for story in stories:
        for plan in of_stories.get(story.id, ()):
            groups.setdefault(id(_root(parents, plan)), []).append(plan)
    return list(groups.values())


def _same(one: Plan, other: Plan) -> bool:
    if one.thing != other.thing or (one.aim and other.aim and one.aim != other.aim):
        return False
    if places(one.where) and places(other.where) and not agree(one.where, other.where):
        return False
    shared = (one.where | one.around) & (other.where | other.around)
    named = any(sign.startswith("name:") for sign in shared)
    if one.thing in COMMON:
        return named and agree(one.where, other.where)
    return named or agree(one.where, other.where)


def _root(parents: Mapping[int, Plan], plan: Plan) -> Plan:
    while id(plan) in parents:
        plan = parents[id(plan)]
    return plan


def _link(parents: dict[int, Plan], plan: Plan, other: Plan) -> None:
    one, two = _root(parents, plan), _root(parents, other)
    if one is not two:
        parents[id(one)] = two


def _shared(group: Sequence[Plan]) -> str:
    """What joins the reports of one plan, for a reader: how many name one place with it."""
    naming: defaultdict[str, set[str]] = defaultdict(set)
    tellers = {one.article for plan in group for one in plan.candidates()}
    for plan in group:
        for one in plan.candidates():
            for sign in places(one.where) | one.around | one.where:
                naming[sign].add(one.article)
    ranked = sorted(naming.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    for kind in ("place:", "name:"):
        for sign, those in ranked:
            if sign.startswith(kind) and len(those) > 1:
                count = "all" if len(those) == len(tellers) else f"{len(those)} of them"
                return f", {count} with {' '.join(spelled([sign])) or 'the same name'}"
    return ", in words that mean the same"


def _copies(pairs: Iterable[PairReuse]) -> dict[str, str]:
    """For each article that carries another's report the first, by id, of all that carry it."""
    first: dict[str, str] = {}

    def root(identity: str) -> str:
        while first.get(identity, identity) != identity:
            first[identity] = first.get(first[identity], first[identity])
            identity = first[identity]
        return identity

    for pair in pairs:
        low, high = sorted((root(pair.left), root(pair.right)))
        first[high] = low
    return {identity: root(identity) for identity in sorted(first)}
