"""What the steps that were shown say of the clock: a report was out before whatever was taken from it.

A stamp that says otherwise is that of a later version, and says nothing of when the report first was out.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from firsthand.model import Article, Basis, Derivation

# The grounds for a derivation that do not rest on the clock itself.
SHOWN = frozenset({Basis.CREDIT, Basis.DIRECTION, Basis.DECISION})

Step = tuple[str, str]


def shown_steps(derivations: Iterable[Derivation]) -> list[Step]:
    """Who took from whom (taker, source) on grounds other than the clock."""
    return [(d.taken_by, d.taken_from) for d in derivations if d.taken_from and d.basis in SHOWN]


def out_by(latest: Mapping[str, datetime], steps: Iterable[Step]) -> dict[str, datetime]:
    """When each report was out at the latest: by its own stamp, or by that of what was taken from it."""
    sources: dict[str, list[str]] = {}
    for taken_by, taken_from in steps:
        sources.setdefault(taken_by, []).append(taken_from)
    found: dict[str, datetime] = {}
    for over, id in sorted((over, id) for id, over in latest.items()):
        waiting = [id]
        while waiting:
            at = waiting.pop()
            if at not in found:
                found[at] = over
                waiting += sources.get(at, ())
    return found


def outdated(derivations: Iterable[Derivation], articles: Mapping[str, Article]) -> frozenset[str]:
    """The articles whose stamp begins after something that was taken from them, at however many steps."""
    steps = shown_steps(derivations)
    told = {id for step in steps for id in step}
    stamped = {id: interval for id in sorted(told) if (interval := articles[id].published.utc()) is not None}
    out = out_by({id: over for id, (_, over) in stamped.items()}, steps)
    return frozenset(id for id, (begun, _) in stamped.items() if begun > out[id])
