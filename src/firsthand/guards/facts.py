"""What the guards look at in one sentence; found once per sentence, however often it is compared."""

import re
from dataclasses import dataclass
from functools import lru_cache

from firsthand.guards.numbers import Number, numbers
from firsthand.guards.tables import table
from firsthand.tokens import UNSPACED

_WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
_UNSPACED = re.compile(rf"[{UNSPACED}]")
# Words of a sentence beyond these are not compared; no sentence of a report is so long.
MOST_WORDS = 400
_HYPHENS = ("-", "‑", "–")


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """A sentence as words (characters where words are not spaced), with what may conflict."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    capital: tuple[bool, ...]
    part: tuple[bool, ...]
    negations: frozenset[int]
    numbers: tuple[Number, ...]
    calendar: tuple[tuple[int, str, int], ...]
    saying: frozenset[int]
    unspaced: bool


@lru_cache(maxsize=8192)
def facts(text: str, language: str | None) -> Facts:
    known = table(language)
    matches = []
    for count, match in enumerate(_WORD.finditer(text)):
        if count == MOST_WORDS:
            text = text[: match.start()]
            break
        matches.append(match)
    written = [match.group() for match in matches]
    words = tuple(word.casefold() for word in written)
    spans = tuple(match.span() for match in matches)
    # Title and upper case alike; a script without case has no capitals.
    capital = tuple(word[0].isupper() for word in written)
    # An abbreviation, or a part of a compound, is no name of its own.
    part = tuple(
        match.group().isupper()
        or text[match.start() - 1 : match.start()] in _HYPHENS
        or text[match.end() : match.end() + 1] in _HYPHENS
        for match in matches
    )
    folded = text.casefold()
    same_length = len(folded) == len(text)
    harmless = [m.span() for m in known.harmless.finditer(folded)] if known.harmless and same_length else []
    unspaced = bool(_UNSPACED.search(text))
    negations = {at for at, word in enumerate(words) if word in known.negation}
    if known.affixes is not None and same_length:
        hits = [match.span() for match in known.affixes.finditer(folded)]
        negations |= {
            at for at, (start, end) in enumerate(spans) if any(a < end and start < b for a, b in hits)
        }
    free = {
        at
        for at in negations
        if not any(start <= spans[at][0] and spans[at][1] <= end for start, end in harmless)
    }
    calendar = [
        (at, *named) for at, word in enumerate(words) if (named := known.day_or_month(word)) is not None
    ]
    return Facts(
        words,
        spans,
        capital,
        part,
        frozenset(free),
        tuple(numbers(text, known)),
        tuple(calendar),
        frozenset(at for at, word in enumerate(words) if known.saying and word.startswith(known.saying)),
        unspaced,
    )
