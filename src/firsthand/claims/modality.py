"""Which way a clause is told, and how firmly: its polarity, its modality, and the poles it stands at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.claims.words import Words
from firsthand.guards.across_tables import across
from firsthand.guards.tables import table
from firsthand.model import Modality, Polarity
from firsthand.reference.modality_words import (
    DENIES,
    HEARSAY,
    PLANNED,
    POSSIBLE,
    Does,
    modality_words,
)

Span = tuple[int, int]
# More firmly told than the one after it: what may be so is no plan, and a plan in somebody's words is a plan.
_ORDER = ((POSSIBLE, Modality.POSSIBLE), (PLANNED, Modality.PLANNED), (HEARSAY, Modality.REPORTED))
# What cues do that deny what they bring: they say it is untrue, or refuse it.
_TURNS_DOWN = frozenset({DENIES, "assent-"})


@dataclass(frozen=True, slots=True, eq=False)
class Manner:
    """How a clause is told. `poles` gives 1 or -1 for each pole that one end of it is told of.

    `turning` are the places of the words that deny or stand at a pole.
    """

    polarity: Polarity
    modality: Modality
    poles: Mapping[str, int]
    turning: frozenset[int]


def manner(text: str, folded: str, words: Words, language: str | None) -> Manner:
    """How `text` is told; `folded` is the text so, as long as the text itself."""
    known = modality_words(language)
    denied = denials(folded, language) % 2 == 1
    if known is None:
        return Manner(_polarity(denied), Modality.STATED, {}, frozenset())
    kinds: set[str] = set()
    ends: dict[str, set[int]] = {}
    turning: set[int] = set()
    places = [at for at, word in enumerate(words.words) if word.tells]
    for first, last, does in known.found(words.folded, folded, places):
        if known.spelled is None and POSSIBLE in does and _is_name(text, words.starts, first, language):
            continue
        _take(does, kinds, ends)
        if any(what[-1] in "+-" for what in does) or DENIES in does:
            turning.update(range(first, last) if known.spelled is None else _signs(words, first, last))
    if DENIES in kinds:
        denied = not denied
    hearsay = known.hearsay(folded)
    if not (kinds or ends or hearsay):
        return Manner(_polarity(denied), Modality.STATED, {}, frozenset(turning))
    if hearsay:
        kinds = (kinds - {PLANNED}) | {HEARSAY}
    modality = next((modality for kind, modality in _ORDER if kind in kinds), Modality.STATED)
    poles = {pole: next(iter(signs)) for pole, signs in ends.items() if len(signs) == 1}
    return Manner(_polarity(denied), modality, poles, frozenset(turning))


def _signs(words: Words, start: int, end: int) -> Iterable[int]:
    """The pairs of signs that lie in a span of characters."""
    return [at for at, first in enumerate(words.starts) if start <= first and words.ends[at] <= end]


def told_by(words: str, language: str | None) -> tuple[bool, Modality | None]:
    """Whether words that bring what is told deny it, and what they make of it ("plans to").

    Who refuses to do a thing denies it as who says that it is not so.
    """
    known = modality_words(language)
    if known is None:
        return False, None
    folded = words.casefold()
    kinds = {kind for _, _, does in known.found(folded.split(), folded) for kind in does}
    told = Modality.POSSIBLE if POSSIBLE in kinds else Modality.PLANNED if PLANNED in kinds else None
    return not kinds.isdisjoint(_TURNS_DOWN), told


def denials(folded: str, language: str | None) -> int:
    """1 where a clause plainly negates, as the guards read it; 0 where none does, or for a phrase only."""
    wide, known = across(language), table(language)
    if wide.plain is None:
        return int(not known.negation.isdisjoint(folded.split()))
    found = [match.span() for match in wide.plain.finditer(folded)]
    if not found:
        return 0
    beside = [
        match.span()
        for pattern in (known.harmless, wide.beside)
        if pattern is not None
        for match in pattern.finditer(folded)
    ]
    return int(any(not any(a < end and start < b for a, b in beside) for start, end in found))


def _take(does: Does, kinds: set[str], ends: dict[str, set[int]]) -> None:
    for what in does:
        if what[-1] in "+-":
            ends.setdefault(what[:-1], set()).add(1 if what[-1] == "+" else -1)
        else:
            kinds.add(what)


def _is_name(text: str, starts: Sequence[int], at: int, language: str | None) -> bool:
    """Whether a word with a capital is a name or a month ("in May"); German writes every noun so."""
    if language == "de" or not text[starts[at]].isupper():
        return False
    following = text[starts[at + 1]] if at + 1 < len(starts) else ""
    return at > 0 or following.isdigit()


def _polarity(denied: bool) -> Polarity:
    return Polarity.DENIED if denied else Polarity.AFFIRMED


def opposed(one: Mapping[str, int], other: Mapping[str, int]) -> Sequence[str]:
    """The poles at whose two ends two clauses stand."""
    return sorted(pole for pole, end in one.items() if other.get(pole) == -end)
