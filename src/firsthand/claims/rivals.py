"""Claims of one story that are about the same thing and cannot both be right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.claims.judge import Likeness
from firsthand.claims.units import Unit
from firsthand.model import Claim, Differs, Mention

# Rivals of one story.
MOST_RIVALS = 120


@dataclass(frozen=True, slots=True)
class Rival:
    """Two claims, by id, that tell one thing differently: `left` is the one that was made first.

    `differs` is what they tell differently, `left_mention` and `right_mention` are where they are nearest to
    each other; `score` is how alike the two are in all else, 0 to 1.
    """

    left: str
    right: str
    differs: tuple[Differs, ...]
    left_mention: Mention
    right_mention: Mention
    score: float
    because: str


def rivals(
    every: Sequence[Unit],
    opposite: Mapping[tuple[int, int], Likeness],
    of: Mapping[int, Claim],
    found: Sequence[Claim],
) -> tuple[Rival, ...]:
    """The rivals among the claims of a story, in the order of the claims; `of` is the claim of each wording.

    Of two claims the wordings that are most alike are shown, for each way in which they differ.
    """
    order = {claim.id: at for at, claim in enumerate(found)}
    best: dict[tuple[str, str, tuple[Differs, ...]], tuple[float, int, int]] = {}
    for (one, other), likeness in sorted(opposite.items()):
        left, right = of.get(one), of.get(other)
        if left is None or right is None or left.id == right.id:
            continue
        if (one, left.id) > (other, right.id):
            one, other, left, right = other, one, right, left
        key = left.id, right.id, likeness.differs
        if key not in best or best[key][0] < likeness.score:
            best[key] = likeness.score, one, other
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:MOST_RIVALS]
    shown = [
        Rival(
            left,
            right,
            differs,
            _mention(every[one], of[one]),
            _mention(every[other], of[other]),
            score,
            opposite[min(one, other), max(one, other)].because,
        )
        for (left, right, differs), (score, one, other) in ranked
    ]
    return tuple(sorted(shown, key=lambda rival: (order[rival.left], order[rival.right], rival.differs)))


def _mention(unit: Unit, claim: Claim) -> Mention:
    """The first mention of a claim in the words of one wording; its first at all where none is kept."""
    places = {(place.article.id, place.clause.start) for place in unit.places}
    return next(
        (one for one in claim.mentions if (one.passage.article, one.passage.start) in places),
        claim.mentions[0],
    )
