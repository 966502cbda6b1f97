"""Families of articles with nearly the same text, kept as articles come and ties go.

A family is what ties of near identity connect. One of more than twenty is a star: each
member is shown with the first of the family by id, instead of with every other.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from firsthand.joins import Pair

# Twenty articles are 190 pairs, which a reader can still be shown; the record format sets this number.
MOST_WRITTEN_OUT = 20

Members = tuple[int, ...]


@dataclass(slots=True)
class Groups:
    """Ties between articles by number, and the stars that follow from them."""

    _ties: dict[int, set[int]] = field(default_factory=dict)
    _stars: dict[int, Members] = field(default_factory=dict)
    _touched: set[int] = field(default_factory=set)

    def tie(self, pair: Pair) -> None:
        for one, other in (pair, pair[::-1]):
            self._ties.setdefault(one, set()).add(other)
            self._touched.add(one)

    def untie(self, pair: Pair) -> None:
        for one, other in (pair, pair[::-1]):
            self._ties[one].discard(other)
            self._touched.add(one)

    def star_of(self, number: int) -> Members:
        """The star an article stands in, first by id first; empty where it stands in none."""
        return self._stars.get(number, ())

    def stars(self, name: Callable[[int], str]) -> list[Members]:
        return sorted(set(self._stars.values()), key=lambda members: name(members[0]))

    def settle(self, name: Callable[[int], str]) -> tuple[list[Members], list[Members]]:
        """Work out the stars around what was touched: those that ended, and those that began, by `name`."""
        seen: set[int] = set()
        before: set[Members] = set()
        after: list[Members] = []
        for start in sorted(self._touched):
            if star := self._stars.get(start):
                before.add(star)
        # Members of an ended star may have come apart: each finds its family anew.
        for star in before:
            self._touched.update(star)
            for member in star:
                del self._stars[member]
        for start in sorted(self._touched):
            if start in seen:
                continue
            family = self._family(start)
            seen |= family
            if len(family) > MOST_WRITTEN_OUT:
                members = tuple(sorted(family, key=name))
                after.append(members)
                for member in members:
                    self._stars[member] = members
        self._touched.clear()
        return sorted(before), sorted(after)

    def _family(self, start: int) -> set[int]:
        found, waiting = {start}, [start]
        while waiting:
            for other in self._ties.get(waiting.pop(), ()):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return found
