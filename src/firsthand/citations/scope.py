"""What a credit covers: the report as a whole, or one statement in passing.

A passing credit taken for one of the whole report gives the report a false origin; the other way
round it only leaves an origin open. So a credit is passing unless its kind or its place says more:
a dateline, a credit line, a line that says where the text was first published; a credit in the
headline or the first sentences; or an outlet credited again and again as the source of the news.
A report about another report ("after Reuters reported", "denied a report by") has its own news.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.citations.units import Unit
from firsthand.model import Role, Scope

# An outlet credited in this many sentences, beginning in the first half, is where the report is from.
REPEATED = 2
WHOLE_REPORT = frozenset({Role.AGENCY, Role.TRANSLATED_FROM, Role.REPUBLISHED_FROM})


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit found: the name at `start` to `end`, its cue or None, and the unit it stands in.

    `aside` where the sentence is about what the other outlet reported; `key` is what makes two
    credits ones of the same outlet. `tongue` where the name is one of a language.
    """

    start: int
    end: int
    cue: tuple[int, int] | None
    role: Role
    outlet: str | None
    key: str
    unit: Unit
    aside: bool = False
    passing: bool = False
    tongue: bool = False


def scopes(credits: Sequence[Credit], units: int) -> list[Scope]:
    """The scope of each credit, in the order given; `units` is how many units the article has."""
    sentences: dict[str, set[int]] = {}
    for credit in credits:
        if credit.role is Role.REPORTED_BY and not credit.aside and not credit.unit.credit:
            sentences.setdefault(credit.key, set()).add(credit.unit.place)
    spread = {key for key, places in sentences.items() if len(places) >= REPEATED and min(places) * 2 < units}
    return [_scope(credit, spread) for credit in credits]


def _scope(credit: Credit, spread: set[str]) -> Scope:
    if credit.passing or credit.aside:
        return Scope.PASSING
    if credit.role in WHOLE_REPORT or credit.unit.lead or credit.unit.credit:
        return Scope.REPORT
    if credit.role is Role.REPORTED_BY and credit.key in spread:
        return Scope.REPORT
    return Scope.PASSING
