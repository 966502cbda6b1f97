"""The words by which one clause says the contrary of another: a no, or the other end of a pole."""

import re

from firsthand.changes.places import Places
from firsthand.guards.facts import facts
from firsthand.model import Passage
from firsthand.reference.change_words import fold
from firsthand.reference.modality_words import DENIES, modality_words

LONGEST = 1_000
_WORD = re.compile(r"\w+")


def turning_words(one: Passage, other: Passage, places: Places) -> tuple[Passage, Passage] | None:
    """The words of either that turn it against the other, the clause where it has none."""
    mine, yours = _said(one, places), _said(other, places)
    if (DENIES in mine) != (DENIES in yours):
        return (mine.get(DENIES, one), yours.get(DENIES, other))
    for end in sorted(mine):
        contrary = end[:-1] + ("-" if end.endswith("+") else "+")
        if end != DENIES and contrary in yours:
            return mine[end], yours[contrary]
    return None


def _said(clause: Passage, places: Places) -> dict[str, Passage]:
    """The first words of a clause that deny, and those that stand at each end of a pole."""
    language = places.language(clause)
    known = modality_words(language)
    found: dict[str, Passage] = {}
    said = facts(clause.text[:LONGEST], language)
    for at in sorted(said.negations)[:1]:
        start, end = said.spans[at]
        found[DENIES] = Passage(
            clause.article, clause.start + start, clause.start + end, clause.text[start:end]
        )
    if known is None:
        return found
    small = fold(clause.text[:LONGEST])
    spans = [match.span() for match in _WORD.finditer(small)]
    words = [small[start:end] for start, end in spans]
    for first, last, does in known.found(words, small):
        start, end = (first, last) if known.spelled is not None else (spans[first][0], spans[last - 1][1])
        for what in does:
            if what == DENIES or what[-1:] in "+-":
                words_ = Passage(
                    clause.article, clause.start + start, clause.start + end, clause.text[start:end]
                )
                found.setdefault(what, words_)
    return found
