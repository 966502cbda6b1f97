"""What comparing across languages needs to know of one language, beside what `tables.py` reads.

`soft`: patterns of words that say a no without negating (refuse, without, lack), on whose presence the other
side's negation proves nothing; `denials`: patterns that negate, where the table of one language leaves them
out; `plain`: those that deny a sentence beyond doubt, as "not" does and "without" need not; `beside`: phrases
in which a negation is not told in other languages; `counted`: number words with their inflections, by value;
`glue`: how tens and units are written as one; `tens`, `teens`: words that make tens and teens of a unit;
`loose`: words that may stand for a number (half, dozen, both); `imperial`: units that translators convert.
"""

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "reference" / "guards"
# What a word of this sort may count, once its scale is taken off.
LOOSE = {
    "one": (1.0,),
    "half": (0.5, 50.0, 30.0, 6.0),
    "more": (1.5, 150.0),
    "quarter": (0.25, 25.0, 15.0, 3.0),
    "third": (3.0, 33.0, 33.3, 30.0),
    "dozen": (12.0, 10.0, 24.0),
    "pair": (2.0,),
    "three": (3.0,),
    "ten": (10.0,),
    "score": (20.0,),
    "fortnight": (14.0, 15.0, 2.0),
    "week": (7.0,),
    "century": (100.0,),
}
# A scale is known in its cases by so many letters: миллионами, milyonluk.
_SCALE_STEM, _SCALE_ENDING = 5, 5


@dataclass(frozen=True, slots=True, eq=False)
class Across:
    """One language's knowledge, folded and ready to search with."""

    soft: re.Pattern[str] | None
    denials: re.Pattern[str] | None
    plain: re.Pattern[str] | None
    beside: re.Pattern[str] | None
    counted: dict[str, float]
    scales: dict[str, float]
    loose: re.Pattern[str] | None
    imperial: re.Pattern[str] | None
    tens: frozenset[str]
    teens: frozenset[str]
    listed: bool


@cache
def across(language: str | None) -> Across:
    """The knowledge of a language by its primary subtag; next to nothing where there is no table."""
    path = _FOLDER / f"{language}.json"
    listed = language is not None and language.isalpha() and path.exists()
    known = json.loads(path.read_text(encoding="utf-8")) if listed else {}
    counted = {word: float(value) for word, value in known.get("numbers", {}).items()}
    counted |= {
        word: float(value) for value, words in known.get("counted", {}).items() for word in words.split()
    }
    loose = known.get("loose", {})
    unspaced = language in {"zh", "ja", "th"}
    return Across(
        soft=_pattern(known.get("soft", []), unspaced),
        denials=_pattern(known.get("denials", []), unspaced),
        plain=_pattern(known.get("plain", []), unspaced),
        beside=_pattern(known.get("beside", []), unspaced),
        counted=_glued(counted, known.get("glue")),
        scales={word: float(value) for word, value in known.get("scales", {}).items()},
        loose=_pattern([f"(?P<{sort}>{'|'.join(words)})" for sort, words in loose.items()], unspaced),
        imperial=_pattern([*known.get("imperial", []), "mph", "°f"], unspaced),
        tens=frozenset(known.get("tens", ())),
        teens=frozenset(known.get("teens", ())),
        listed=listed,
    )


def _pattern(parts: list[str], unspaced: bool) -> re.Pattern[str] | None:
    """Any of the patterns; where words are spaced, each begins and ends with a word."""
    if not parts:
        return None
    either = "|".join(parts)
    return re.compile(either if unspaced else rf"(?<!\w)(?:{either})(?!\w)")


def _glued(counted: dict[str, float], glue: str | None) -> dict[str, float]:
    """The number words of a language that writes tens and units as one: einundzwanzig, ventitré, huszonöt."""
    if not glue:
        return counted
    order, _, joint = glue.partition(" ")
    units = [(word, value) for word, value in counted.items() if 1 <= value <= 9]
    tens = [(word, value) for word, value in counted.items() if 20 <= value <= 90 and value % 10 == 0]
    found = dict(counted)
    for (unit, one), (ten, many) in product(units, tens):
        if order == "unit-ten":
            found[unit + joint + ten] = one + many
        else:
            found[ten + joint + unit] = one + many
            if unit[0] in "uo" and ten[-1] in "ai":  # ventuno, trentotto
                found[ten[:-1] + joint + unit] = one + many
    return found


@lru_cache(maxsize=1 << 14)
def scale(word: str, language: str | None) -> float | None:
    """What a folded word multiplies a number by, whatever its ending of case."""
    scales = across(language).scales
    if found := scales.get(word):
        return found
    if len(word) <= _SCALE_STEM:
        return None
    for size in range(len(word) - 1, max(_SCALE_STEM, len(word) - _SCALE_ENDING) - 1, -1):
        if found := scales.get(word[:size]):
            return found
    return None
