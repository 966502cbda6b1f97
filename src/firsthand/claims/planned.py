"""Claims that reports make of one plan: a step told by several is one claim, however each words it.

What joins them is the plan (`plans`), not the likeness of their words. A claim found by words that stands in
no other place than these is the same claim, and is told once.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from firsthand.claims.pile import Claimed, OriginsOf, claim_id, leave_out, makers
from firsthand.model import Claim, Mention, Modality, PlanStep, Polarity, Story, Track, Value

# Characters beyond which a clause is no plain wording.
LONG = 200
# What is talked about, and who is against it, may be another thing in each report.
_ONE_THING = {
    PlanStep.PLANNED: "planned",
    PlanStep.CONFIRMED: "going ahead",
    PlanStep.POSTPONED: "put off",
    PlanStep.DROPPED: "dropped",
    PlanStep.DONE: "done",
}


def with_plans(
    claimed: Claimed,
    tracks: Iterable[Track],
    stories: Iterable[Story],
    origins: OriginsOf,
) -> Claimed:
    """The claims of a pile with those of its plans, in order of weight within each story.

    Of a plan that goes over several stories, each story makes its own claim.
    """
    tracks = [track for track in tracks if len({step.passage.article for step in track.steps}) > 1]
    if not tracks:
        return claimed
    members = {story.id: story.articles for story in stories}
    home = {id: story for story, ids in members.items() for id in ids}
    by_story: dict[str, list[Claim]] = defaultdict(list)
    for claim in claimed.claims:
        by_story[claim.story].append(claim)
    disputed = {id for rival in claimed.rivals for id in (rival.left, rival.right)}
    for track in tracks:
        for step in _ONE_THING:
            told = _mentions(track, step, home)
            for story, mentions in told.items():
                if len(mentions) > 1:
                    by_story[story] = _joined(
                        by_story[story], step, mentions, story, members[story], disputed, origins
                    )
    return replace(claimed, claims=tuple(claim for story in sorted(by_story) for claim in by_story[story]))


def _mentions(track: Track, step: PlanStep, home: Mapping[str, str]) -> dict[str, list[Mention]]:
    """Where each report of a story tells a step first, in the order of the track."""
    found: dict[str, dict[str, Mention]] = defaultdict(dict)
    modality = Modality.PLANNED if step is PlanStep.PLANNED else Modality.STATED
    for one in track.steps:
        article = one.passage.article
        if one.step is step and article in home:
            found[home[article]].setdefault(
                article, Mention(one.passage, Polarity.AFFIRMED, modality, (), None)
            )
    return {story: list(mentions.values()) for story, mentions in found.items()}


def _joined(
    claims: Sequence[Claim],
    step: PlanStep,
    mentions: Sequence[Mention],
    story: str,
    members: Sequence[str],
    disputed: set[str],
    origins: OriginsOf,
) -> list[Claim]:
    """The claims of a story with that of a step, and without those that say no more than it does."""
    by_article = {mention.passage.article: mention for mention in mentions}
    within = [claim for claim in claims if all(_overlaps(one, by_article) for one in claim.mentions)]
    # Whose words a passage is, and the values in it, were read where it was found by its words.
    told = [_with_values(one, within) for one in mentions]
    counted = origins(told, story)
    made = Claim(
        id=claim_id(told[0], step.value),
        # Who told it first, unless at length: a shorter clause is often a part of what is said.
        about=min((one.passage.text for one in told), key=lambda text: len(text) > LONG),
        mentions=tuple(told),
        origins=counted,
        story=story,
        left_out=leave_out(members, by_article.keys()),
        because=f"{len(told)} articles tell of one plan that it is {_ONE_THING[step]}",
    )
    dropped = {claim.id for claim in within} - disputed
    kept = [claim for claim in claims if claim.id not in dropped]
    at = bisect_left([_weight(claim) for claim in kept], _weight(made))
    return [*kept[:at], made, *kept[at:]]


def _weight(claim: Claim) -> tuple[int, int]:
    return -(claim.origins.count or 1), -len(makers(claim))


def _overlaps(one: Mention, told: Mapping[str, Mention]) -> bool:
    other = told.get(one.passage.article)
    return (
        other is not None and one.passage.start < other.passage.end and other.passage.start < one.passage.end
    )


def _with_values(one: Mention, within: Iterable[Claim]) -> Mention:
    passage = one.passage
    for claim in within:
        for mention in claim.mentions:
            if _overlaps(mention, {passage.article: one}):
                values = tuple(value for value in mention.values if _inside(value, one))
                return replace(one, values=values, quotation=mention.quotation)
    return one


def _inside(value: Value, one: Mention) -> bool:
    return one.passage.start <= value.passage.start and value.passage.end <= one.passage.end
