"""The plainest wording of a claim: stated, complete and short, and of those the earliest."""

from collections import Counter
from collections.abc import Sequence

from firsthand.claims.units import Place, Unit
from firsthand.model import Modality

_RANK = {Modality.STATED: 0, Modality.REPORTED: 1, Modality.PLANNED: 2, Modality.POSSIBLE: 2}
# What a wording says at least, as a part of what the opening one says: a shorter one leaves something out.
COMPLETE = 0.6
# Nearly as short is as short.
STEP = 20


def plainest(members: Sequence[tuple[Place, Unit]], head: Unit) -> Place:
    """Which mention words a claim; `members` are in order of time, `head` is the wording that opened it."""
    languages = Counter(unit.reading.language or "" for _, unit in members)
    most = max(languages.values())
    main = min(language for language, count in languages.items() if count == most)

    def plain(at: int) -> tuple[bool, bool, bool, int, int, int]:
        read = members[at][1].reading
        return (
            read.weight < COMPLETE * head.reading.weight or len(read.names) < len(head.reading.names),
            (read.language or "") != main,
            not members[at][0].clause.whole,
            _RANK[members[at][1].told.modality],
            len(read.text) // STEP,
            at,
        )

    return members[min(range(len(members)), key=plain)][0]
