"""Words that tell a set phrase from a sentence, by language: `reference/phrases/words.json`.

Every example in the file is a test.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def sentence_words(language: str) -> frozenset[str]:
    """Pronouns, finite auxiliaries, negations: what a sentence has and a set phrase has not."""
    return frozenset(_read()["sentence"].get(language, "").split())


@cache
def joining_words(language: str) -> frozenset[str]:
    """And, or: what joins two phrases in one pair of quotation marks."""
    return frozenset(_read()["and"].get(language, "").split())


def examples() -> list[tuple[str, str, bool]]:
    """A language, words in quotation marks, and whether they may be a set phrase."""
    return [(language, text, may_be) for language, text, may_be in _read()["examples"]]


@cache
def _read() -> dict[str, Any]:
    path = files("firsthand").joinpath("reference", "phrases", "words.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
