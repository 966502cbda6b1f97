"""Words with their way back: where each stands in the text, folded for comparison.

Scripts that write without spaces (Chinese, Japanese, Thai, Lao, Burmese, Khmer) have
no words to split at, so there each overlapping pair of characters is a token. One
regular expression scans a text once, in time linear in its length.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

Found = TypeVar("Found")

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
# Marks that stand inside words but that \w leaves out: combining accents, Arabic vowel signs, Indic signs.
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
_LETTER = rf"[^\W{UNSPACED}]"
_TOKEN = re.compile(
    rf"{_LETTER}+(?:[{_MARKS}]+{_LETTER}*)*"
    rf"|[{UNSPACED}](?=([{UNSPACED}]))|(?<![{UNSPACED}])[{UNSPACED}]"
)
# Most texts hold neither unspaced scripts nor such marks, and then this says the same in half the time.
_UNUSUAL = re.compile(rf"[{UNSPACED}{_MARKS}]")
_PLAIN = re.compile(r"\w+")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, in order: folded words and where each starts and ends in the text."""

    words: list[str]
    starts: list[int]
    ends: list[int]


def encodable(text: str) -> str:
    """The text as searches in native code take it: each lone surrogate a U+FFFD, offsets as they were."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def folded(text: str) -> str:
    """The text without case, letter for letter, so that offsets stay: what folds to several is left."""
    folded = text.casefold()
    if len(folded) == len(text):
        return folded
    return "".join(fold if len(fold := letter.casefold()) == 1 else letter for letter in text)


def plain_words(text: str) -> list[str] | None:
    """The words of a text as `tokenize` parts them, as written; None where that takes more than spaces."""
    return None if _UNUSUAL.search(text) else _PLAIN.findall(text)


def tokenize(text: str, most: int | None = None) -> Tokens:
    """The first `most` tokens of `text` (all by default); offsets are code points of `text`."""
    if _UNUSUAL.search(text):
        spans = [
            (match.start(), match.end(1) if match.lastindex else match.end())
            for match in islice(_TOKEN.finditer(text), most)
        ]
    else:
        spans = [match.span() for match in islice(_PLAIN.finditer(text), most)]
    folded = text.casefold()
    # Folding never shortens a character, so equal lengths mean that offsets still hold.
    if len(folded) == len(text):
        words = [folded[start:end] for start, end in spans]
    else:
        words = [text[start:end].casefold() for start, end in spans]
    return Tokens(words, [start for start, _ in spans], [end for _, end in spans])


class Remembered(dict[str, Found]):
    """What `find` says of each word, worked out when it is first met.

    When it holds `most` everything is forgotten, which changes no answer.
    """

    __slots__ = ("_find", "_most")

    def __init__(self, find: Callable[[str], Found], most: int) -> None:
        super().__init__()
        self._find, self._most = find, most

    def __missing__(self, word: str) -> Found:
        if len(self) >= self._most:
            self.clear()
        found = self[word] = self._find(word)
        return found
