"""The plainest wording of a claim: stated, complete and short, and of those the earliest.

It is shown for all who make the claim. So a wording with a number, a day or a name that one of them does not
give, or which tells much that one does not, gives way to one without; where there is none, that is said. A
piece that is no clause is shown last of all.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from firsthand.claims.differing import lacks_name, lacks_number
from firsthand.claims.judge import shared
from firsthand.claims.units import Place, Unit
from firsthand.claims.verbs import stands_alone
from firsthand.model import Modality

_RANK = {Modality.STATED: 0, Modality.REPORTED: 1, Modality.PLANNED: 2, Modality.POSSIBLE: 2}
# What a wording says at least, as a part of what the opening one says: a shorter one leaves something out.
COMPLETE = 0.6
# Of the telling words of a wording so much is told by each other of its language, by weight.
COVERED = 0.75
# Where no other wording can be shown.
MORE = "the wording shown gives a value that some do not"
# Nearly as short is as short.
STEP = 20
# Wordings that may be shown, and those that each is held against.
MOST_TRIED, MOST_OTHERS = 8, 24


class Shown(NamedTuple):
    """The place whose words are shown, and what they tell that not all do: "" for nothing."""

    place: Place
    more: str


def plainest(members: Sequence[tuple[Place, Unit]], head: Unit) -> Shown:
    """Which mention words a claim; `members` are in order of time, `head` is the wording that opened it."""
    languages = Counter(unit.reading.language or "" for _, unit in members)
    most = max(languages.values())
    main = min(language for language, count in languages.items() if count == most)

    def plain(at: int) -> tuple[bool, bool, bool, bool, int, int, int]:
        read = members[at][1].reading
        return (
            read.weight < COMPLETE * head.reading.weight,
            len(read.names) < len(head.reading.names),
            (read.language or "") != main,
            not members[at][0].clause.whole,
            _RANK[members[at][1].told.modality],
            len(read.text) // STEP,
            at,
        )

    if len(members) == 1:
        return Shown(members[0][0], "")
    others = list({id(unit): unit for _, unit in members}.values())
    first: dict[int, int] = {}
    for at in sorted(range(len(members)), key=plain):
        first.setdefault(id(members[at][1]), at)
    tried = list(first.values())[:MOST_TRIED]
    best: tuple[tuple[bool, int, bool, bool, bool], int] | None = None
    for at in tried:
        clause, unit = members[at][0].clause, members[at][1]
        piece = not clause.whole and not stands_alone(unit.reading.text, unit.reading.language)
        more = _told_alone(unit, others)
        fair = piece, more.values, plain(at)[0], (unit.reading.language or "") != main, more.words
        if best is None or fair < best[0]:
            best = fair, at
        if not any(fair):
            break
    assert best is not None
    # What is told in other words may seem to be more: it is not said of words.
    return Shown(members[best[1]][0], MORE if best[0][1] else "")


class _More(NamedTuple):
    """What a wording tells that not all do: how many lack a value of it, and whether one lacks much of it."""

    values: int
    words: bool


def _told_alone(unit: Unit, others: Sequence[Unit]) -> _More:
    values, words = 0, False
    for other in others[:MOST_OTHERS]:
        if other is unit:
            continue
        mine, yours = unit.reading, other.reading
        lacks = lacks_number(mine, yours) or lacks_name(mine, yours)
        values += lacks or (bool(unit.told.times) and not other.told.times)
        words = words or (mine.language == yours.language and shared(mine, yours) < COVERED * mine.weight)
    return _More(values, words)
