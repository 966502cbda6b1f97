"""The words that frame a statement, where it is shown with them: "80 economists expect", "did not say that".

The frame is not compared when claims are found. So places whose frames tell otherwise are looked at here: a
no or a "perhaps" in the frame of one of them makes it no voice for the claim, and frames that give other
numbers or names are not shown.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from firsthand.claims.clauses import Clause
from firsthand.claims.modality import denials, told_by
from firsthand.claims.reading import primary
from firsthand.claims.units import Place, Unit
from firsthand.guards import conflicts
from firsthand.model import Modality, Passage
from firsthand.tokens import folded

Placed = tuple[Place, Unit]
# How a frame turns what it frames: whether it denies, and whether it tells only what may be.
_Manner = tuple[bool, bool]
# Two frames are versions of one where this much of them is the same (0 to 100).
VERSIONS = 60
# Frames that are held against each other.
MOST_FRAMES = 12

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def agreeing(placed: Sequence[Placed]) -> list[Placed]:
    """The places of a claim that tell it alike, in order, shown without frames that differ."""
    frames = [_frame(place) for place, _ in placed]
    if len(placed) < 2 or len(set(frames)) == 1:
        return list(placed)
    manners = [_manner(frame, *one) for frame, one in zip(frames, placed, strict=True)]
    # The frame that most have; of two that as many have, the earlier.
    usual = Counter(manners).most_common(1)[0][0]
    kept = [(one, frame) for one, frame, own in zip(placed, frames, manners, strict=True) if own == usual]
    if _differ([(one[0], frame) for one, frame in kept if frame]):
        return [(replace(place, clause=_bare(place.clause)), unit) for (place, unit), _ in kept]
    return [one for one, _ in kept]


def _frame(place: Place) -> str:
    clause, text = place.clause, place.article.text
    if (clause.start, clause.end) == clause.said:
        return ""
    return f"{text[clause.start : clause.said[0]]} {text[clause.said[1] : clause.end]}"


def _manner(frame: str, place: Place, unit: Unit) -> _Manner:
    may = unit.told.modality is Modality.POSSIBLE
    if not frame:
        return False, may
    language = primary(place.article.language)
    return bool(denials(folded(frame), language)), may or told_by(frame, language)[1] is Modality.POSSIBLE


def _bare(clause: Clause) -> Clause:
    return replace(clause, start=clause.said[0], end=clause.said[1])


def _differ(framed: Sequence[tuple[Place, str]]) -> bool:
    """Whether two frames give other figures, or are versions of one that name something else."""
    told: dict[str, Place] = {}
    for place, frame in framed:
        told.setdefault(frame, place)
    every = list(told.items())[:MOST_FRAMES]
    figures = [frozenset(_FIGURE.findall(frame)) for frame, _ in every]
    for at, (frame, place) in enumerate(every):
        for to, (other, place_too) in enumerate(every[:at]):
            if figures[at] - figures[to] and figures[to] - figures[at]:
                return True
            language = primary(place.article.language)
            if language == primary(place_too.article.language) and fuzz.ratio(frame, other) >= VERSIONS:
                left, right = (Passage("", 0, len(text), text) for text in (frame, other))
                if conflicts(left, right, language):
                    return True
    return False
