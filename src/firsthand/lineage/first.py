"""Who had it first, among the reports of the pile: as far as intervals of time can tell.

"First" only where the intervals do not overlap; else a tie. A report without a time may
be the earliest of all, unless something shows that it was taken from another.
"""

from collections.abc import Iterable, Sequence

from firsthand.model import Article, Basis, Derivation, First

# The grounds for a derivation that do not rest on the clock itself.
SHOWN = frozenset({Basis.CREDIT, Basis.DIRECTION, Basis.DECISION})


def first_reports(articles: Sequence[Article], derivations: Iterable[Derivation]) -> First:
    """The earliest report of one story, or all those that no time excludes."""
    taken = {d.taken_by for d in derivations if d.taken_from is not None and d.basis in SHOWN}
    dated = [(interval, a.id) for a in articles if (interval := a.published.utc()) is not None]
    undated = sorted(a.id for a in articles if not a.published.known and a.id not in taken)
    if not dated:
        return First((), False, "no report of this story carries a publication time")
    over_first = min(interval[1] for interval, _ in dated)
    # A report taken from another of these cannot be the first, however coarse its date is.
    candidates = sorted(id for interval, id in dated if interval[0] <= over_first and id not in taken)
    if not candidates:
        candidates = sorted(id for interval, id in dated if interval[0] <= over_first)
    if undated:
        known = "one report" if len(candidates) == 1 else f"{len(candidates)} reports"
        without = "one carries" if len(undated) == 1 else f"{len(undated)} carry"
        because = f"{known} could be the earliest by time, but {without} no time and may be earlier"
        return First(tuple(sorted([*candidates, *undated])), True, because)
    if len(candidates) > 1:
        because = f"the times of {len(candidates)} reports overlap, so none can be called first"
        return First(tuple(candidates), True, because)
    others = len(articles) - 1
    because = (
        "it is the only report of this story in the pile"
        if not others
        else f"its time ends before that of the other {others} begins, or they show that they took it over"
    )
    return First(tuple(candidates), False, because)
