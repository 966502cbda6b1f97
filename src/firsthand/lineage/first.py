"""Who had it first, among the reports of the pile: as far as intervals of time can tell.

"First" only where the intervals do not overlap; else a tie. A report without a time may
be the earliest of all, unless something shows that it was taken from another. What was
taken over was out before what took it: where its own stamp says otherwise, the stamp is
of a later version.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from firsthand.lineage.outdated import out_by, shown_steps
from firsthand.model import Article, Derivation, First


def first_reports(articles: Sequence[Article], derivations: Iterable[Derivation]) -> First:
    """The earliest report of one story, or all those that no time excludes."""
    steps = shown_steps(derivations)
    taken = {taken_by for taken_by, _ in steps}
    stamped = {a.id: interval for a in articles if (interval := a.published.utc()) is not None}
    if not stamped:
        return First((), False, "no report of this story carries a publication time")
    out = out_by({id: latest for id, (_, latest) in stamped.items()}, steps)
    over_first = min(out.values())
    # A stamp later than what was taken from the report says nothing of when it first was out.
    later = {id for id, (begun, _) in stamped.items() if over_first < begun <= out[id]}
    candidates = sorted(article.id for article in articles if article.id not in taken | later)
    return _told(candidates, len(articles), taken, stamped, out)


def _told(
    candidates: Sequence[str],
    members: int,
    taken: set[str],
    stamped: Mapping[str, tuple[datetime, datetime]],
    out: Mapping[str, datetime],
) -> First:
    if not candidates:
        return First((), False, "each report that may be the earliest shows that it was taken from another")
    undated = sum(id not in out for id in candidates)
    if undated and len(candidates) > 1:
        timed = len(candidates) - undated
        known = "one report" if timed == 1 else f"{timed} reports"
        without = "one carries" if undated == 1 else f"{undated} carry"
        because = f"{known} could be the earliest by time, but {without} no time and may be earlier"
        if not timed:
            because = f"{undated} reports carry no time, and each may be the earliest"
        return First(tuple(candidates), True, because)
    if len(candidates) > 1:
        because = f"the times of {len(candidates)} reports overlap, so none can be called first"
        return First(tuple(candidates), True, because)
    [first] = candidates
    if members == 1:
        return First((first,), False, "it is the only report of this story in the pile")
    later = members - 1 - len(taken)
    reasons = []
    if later:
        own = first in stamped and stamped[first][1] == out[first]
        over = "its time ends" if own else "the time of a report that was taken from it ends"
        reasons.append(f"{over} before that of {_others(later, bool(taken))} begins")
    if taken:
        shows = "shows that it was" if len(taken) == 1 else "show that they were"
        reasons.append(f"{_others(len(taken), bool(later))} {shows} taken from another")
    return First((first,), False, ", and ".join(reasons))


def _others(count: int, of_more: bool) -> str:
    """`the other 3`, or, where the rest is told of too, `3 of the others`."""
    if of_more:
        return f"{'one' if count == 1 else count} of the others"
    return "the other" if count == 1 else f"the other {count}"
