"""Words that make a statement stronger or weaker: one file per language, read when needed.

A file in `reference/strength/` has scales, each of three lists from weak to strong. How sure and how much
are said of the content, and a statement without such a word stands in the middle; on the other scales, most
of them of verbs of saying, two words are compared where both have one. `ceasing` are words that another
language may say with a "not". Every example is a test.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

# Scales on which a statement without a word stands in the middle.
OPEN_SCALES = ("sure", "much")
MIDDLE = 1
_UNSPACED = frozenset({"ja", "zh", "th"})
# Beginnings of words, and no more of a hostile text than a quotation has.
LONGEST = 1_000
_NOUNS_CAPITALISED = frozenset({"de"})
# A sentence begins behind these.
_BEGINS = frozenset(".!?:…\"“”„«»‘’'–—-\n(")
# "May 3", "May 2027".
_DAY = re.compile(r"\s{1,3}\d")


@dataclass(frozen=True, slots=True, eq=False)
class StrengthWords:
    """The scales of one language: a pattern for each of the three lists of each, None where one is empty.

    `ceasing` are words that say a no without "not", or a "not" that others say in such a word.
    """

    language: str
    ceasing: re.Pattern[str] | None
    scales: dict[str, tuple[re.Pattern[str] | None, ...]]

    def level(self, scale: str, text: str) -> tuple[int, int, int] | None:
        """How strong a text is on a scale (0 to 2), and where the word stands that says so, if one does.

        The weakest word of how sure counts, and the strongest of any other scale. A word with a
        capital that nothing asks for is a name, or a month ("in May").
        """
        text = text[:LONGEST]
        folded = text.casefold()
        found = []
        for strength, pattern in enumerate(self.scales.get(scale, ())):
            matches = pattern.finditer(folded) if pattern is not None else ()
            span = next((m.span() for m in matches if not self._is_name(text, folded, *m.span())), None)
            if span is not None:
                found.append((strength, *span))
        if not found:
            return None
        return found[0] if scale in OPEN_SCALES else found[-1]

    def _is_name(self, text: str, folded: str, start: int, end: int) -> bool:
        if len(text) != len(folded) or not text[start].isupper() or self.language in _NOUNS_CAPITALISED:
            return False
        before = text[:start].rstrip()
        return bool(_DAY.match(text, end)) or (before != "" and before[-1] not in _BEGINS)


@cache
def languages() -> tuple[str, ...]:
    """The languages that have scales, sorted."""
    folder = files("firsthand").joinpath("reference", "strength")
    return tuple(sorted(f.name.removesuffix(".json") for f in folder.iterdir() if f.name.endswith(".json")))


@cache
def strength_words(language: str | None) -> StrengthWords | None:
    """The scales of a language by its primary subtag, None where there are none."""
    if language is None or language not in languages():
        return None
    known = _read(language)
    unspaced = language in _UNSPACED
    return StrengthWords(
        language,
        _pattern(known["ceasing"].split(), unspaced),
        {
            scale: tuple(_pattern(words.split(), unspaced) for words in lists)
            for scale, lists in known["scales"].items()
        },
    )


def examples(language: str) -> list[tuple[str, str, str | None]]:
    """Pairs of sentences, and which way the second differs."""
    return [(one, other, way) for one, other, way in _read(language)["examples"]]


def _read(language: str) -> dict[str, Any]:
    path = files("firsthand").joinpath("reference", "strength", f"{language}.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _pattern(words: list[str], unspaced: bool) -> re.Pattern[str] | None:
    if not words:
        return None
    written = [
        re.escape(word.removesuffix("*").replace("_", " ")) + (r"\w*" if word.endswith("*") else "")
        for word in sorted(words, key=lambda word: (-len(word), word))
    ]
    either = "|".join(written)
    return re.compile(either if unspaced else rf"(?<!\w)(?:{either})(?!\w)")
