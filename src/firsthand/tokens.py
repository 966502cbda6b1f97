"""Words with their way back: where each stands in the text, folded for comparison.

Scripts that write without spaces (Chinese, Japanese, Thai, Lao, Burmese, Khmer) have
no words to split at, so there each overlapping pair of characters is a token. One
regular expression scans a text once, in time linear in its length.
"""

import re
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, in order: folded words and where each starts and ends in the text."""

    words: list[str]
    starts: list[int]
    ends: list[int]


def tokenize(text: str, most: int | None = None) -> Tokens:
    """The first `most` tokens of `text` (all by default); offsets are code points of `text`."""
    words, starts, ends = [], [], []
    for count, match in enumerate(_TOKEN.finditer(text)):
        if count == most:
            break
        start, end = match.span()
        if match.lastindex:
            end = match.end(1)
        words.append(text[start:end].casefold())
        starts.append(start)
        ends.append(end)
    return Tokens(words, starts, ends)
