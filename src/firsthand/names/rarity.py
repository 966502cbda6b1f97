"""How rare a word is in its language, and what it means: frozen counts, so that a pile of five reports can
be weighed too.

Counts of five articles cannot tell a common word from a telling one. These come from everyday
sentences (Tatoeba, see reference/names/README.md), by the first letters of a word so that inflected
forms and compounds fall together. A class is -log2 of the share of sentences that hold the word. What a
word means is the English word it goes with in sentences and their translations. `scripts/rarity.py` counts.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

# Six letters keep `minist` (minister, ministry, ministère) and `verbin` (Verbindungsbüro) together;
# what the longer endings tell apart is seldom the event.
STEM_LETTERS = 6
# The class of a word that no table lists, in a language that has a table.
UNLISTED = 15
# In a language without a table nothing is known of a word but its length.
UNKNOWN_LANGUAGE = 11
UNKNOWN_SHORT = 5
SHORT_LETTERS = 4


@cache
def _table(language: str) -> Mapping[str, int]:
    path = files("firsthand").joinpath("reference", "names", "rarity", f"{language}.txt")
    if not path.is_file():
        return {}
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        rarity, words = line.split("\t")
        found.update(dict.fromkeys(words.split(" "), int(rarity)))
    return found


def rarity(stem: str, language: str) -> int:
    """The class of a word's stem, 2 (every fourth sentence) to 15 (in no list)."""
    table = _table(language)
    if not table:
        return UNKNOWN_SHORT if len(stem) <= SHORT_LETTERS else UNKNOWN_LANGUAGE
    return table.get(stem, UNLISTED)


def is_listed(stem: str, language: str) -> bool:
    """Whether the stem is an everyday word of the language."""
    return stem in _table(language)


@cache
def _lexicon(language: str) -> Mapping[str, str]:
    path = files("firsthand").joinpath("reference", "names", "lexicon", f"{language}.txt")
    if not path.is_file():
        return {}
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        meant, _, stems = line.partition("\t")
        found.update(dict.fromkeys(stems.split(" ") if stems else [meant], meant))
    return found


def term(stem: str, language: str) -> str | None:
    """What a stem means, as the stem of an English word; None where no sentences tell."""
    return _lexicon(language).get(stem)
