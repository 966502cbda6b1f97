"""Rows: what a source gives, how they are cleaned, which are kept."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from training.corpus import LANGUAGES, LONGEST

# A language, an English text and its translation.
Row = tuple[str, str, str]

# A side shorter than this, unless in Chinese, Japanese or Korean, says nothing.
SHORTEST = 3
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
TAG = re.compile(r"<[^>]+>")


def clean(text: str) -> str:
    """Composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def usable(english: str, translation: str) -> bool:
    """Whether both sides say something, neither is overlong, and one is not the other untranslated."""
    for side in (english, translation):
        if not (1 if _DENSE.search(side) else SHORTEST) <= len(side) <= LONGEST:
            return False
    return english.casefold() != translation.casefold()


def gather(rows: Iterable[Row]) -> dict[str, list[tuple[str, str]]]:
    """The usable rows of each of our languages, each once, in order."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for language, english, translation in rows:
        row = clean(english), clean(translation)
        if language in LANGUAGES and usable(*row):
            found[language].add(row)
    return {language: sorted(found[language]) for language in sorted(found)}


def sentences(end: re.Pattern[str], text: str) -> list[str]:
    return [sentence for part in end.split(text) if (sentence := part.strip())]


def beside(
    english: Sequence[str], translation: Sequence[str], whole: tuple[str, str]
) -> list[tuple[str, str]]:
    """Sentence by sentence where there are as many, otherwise the whole."""
    return list(zip(english, translation, strict=True)) if len(english) == len(translation) else [whole]


def if_as_many(left: Sequence[Any], right: Sequence[Any]) -> list[tuple[Any, Any]]:
    return list(zip(left, right, strict=True)) if len(left) == len(right) else []
