"""What the guards look at in one sentence; found once per sentence, however often it is compared."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

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
    """A sentence as folded words (characters where words are not spaced), with what may conflict.

    `negations` and `saying` are numbers of words; `calendar` gives number, `day` or `month`, and which.
    """

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    negations: frozenset[int]
    numbers: tuple[Number, ...]
    calendar: tuple[tuple[int, str, int], ...]
    saying: frozenset[int]
    unspaced: bool

    def capital(self, word: int) -> bool:
        """Whether a word begins with a capital; in a script without case none does."""
        return self.text[self.spans[word][0]].isupper()

    def part(self, word: int) -> bool:
        """Whether a word is an abbreviation or a part of a compound, and so no name of its own."""
        start, end = self.spans[word]
        return (
            self.text[start:end].isupper()
            or self.text[start - 1 : start] in _HYPHENS
            or self.text[end : end + 1] in _HYPHENS
        )


@lru_cache(maxsize=8192)
def facts(text: str, language: str | None) -> Facts:
    known = table(language)
    spans = [match.span() for match in islice(_WORD.finditer(text), MOST_WORDS + 1)]
    if len(spans) > MOST_WORDS:
        text, spans = text[: spans[-1][0]], spans[:-1]
    folded = text.casefold()
    # Folding never shortens a character, so equal lengths mean that offsets still hold.
    if len(folded) == len(text):
        words = [folded[start:end] for start, end in spans]
    else:
        words = [text[start:end].casefold() for start, end in spans]
    negations: set[int] = set()
    if not known.negation.isdisjoint(words):
        negations = {at for at, word in enumerate(words) if word in known.negation}
    if len(folded) == len(text):
        if known.affixes is not None:
            hits = [match.span() for match in known.affixes.finditer(folded)]
            negations |= {
                at for at, (start, end) in enumerate(spans) if any(a < end and start < b for a, b in hits)
            }
        if negations and known.harmless is not None:
            harmless = [match.span() for match in known.harmless.finditer(folded)]
            negations = {at for at in negations if not any(_within(spans[at], span) for span in harmless)}
    return Facts(
        text,
        tuple(words),
        tuple(spans),
        frozenset(negations),
        tuple(numbers(text, words, spans, known)),
        tuple(
            (at, *named)
            for at, word in enumerate(words)
            # "may" is a verb and "march" a walk where months are written with a capital.
            if (not known.calendar_capital or text[spans[at][0]].isupper())
            and (named := known.day_or_month(word))
        ),
        frozenset(at for at, word in enumerate(words) if known.saying and word.startswith(known.saying)),
        _UNSPACED.search(text) is not None,
    )


def _within(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]
