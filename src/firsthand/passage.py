"""The passage: what every finding points to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Characters `start` to `end` (code points, end exclusive) of an article's original text."""

    article: str
    start: int
    end: int
    text: str
