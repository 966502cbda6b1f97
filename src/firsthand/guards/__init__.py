"""Where two aligned sentences say different things: a negation, number, date, name or speaker changed.

A reversed copy is a contradiction, never a duplicate. But two wordings of one fact are no
conflict, so each rule asks for the same words around the change and abstains otherwise:
a negation counts only where what it negates is the same word; a number only where
exactly as many are left unmatched on both sides; a name only where it stands in the
place of another between the same words. A language without a table has no negations.

`conflicts` compares sentences of one language, `conflicts_across` a sentence and its translation.
"""

from firsthand.guards.across import conflicts_across
from firsthand.guards.compare import conflicts

__all__ = ["conflicts", "conflicts_across"]
