"""Words by which a report says that it has something from media and does not say from which.

One file per language in `reference/unnamed_media/`: `phrases` as they stand in text (in any
case), `yes` with the words found in braces, `no` without any. Every example is a test. The press
as those who were told something ("told the media") is no source, so a phrase says that they report.
"""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

FOLDER = "unnamed_media"
# Written without spaces between words, so that no word's edge can be asked for.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7ff]")


@dataclass(frozen=True, slots=True)
class UnnamedMedia:
    """The phrases of one language, and the expression that finds them."""

    language: str
    phrases: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]

    def find(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The first such words from `start` to `end` of a text."""
        match = _expression(self.phrases).search(text, start, end)
        return match.span() if match else None


def languages() -> tuple[str, ...]:
    """The languages that have such words, as BCP 47 primary subtags, sorted."""
    folder = resources.files("firsthand.reference") / FOLDER
    return tuple(sorted(f.name.removesuffix(".json") for f in folder.iterdir() if f.name.endswith(".json")))


@lru_cache(maxsize=32)
def unnamed_media(language: str | None) -> UnnamedMedia | None:
    """The words of a language (`de`, `pt-BR`), None where there are none."""
    primary = (language or "").replace("_", "-").split("-")[0].lower()
    if primary not in languages():
        return None
    path = resources.files("firsthand.reference") / FOLDER / f"{primary}.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    return UnnamedMedia(raw["language"], tuple(raw["phrases"]), tuple(raw["yes"]), tuple(raw["no"]))


@lru_cache(maxsize=32)
def _expression(phrases: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(phrases, key=lambda phrase: (-len(phrase), phrase))))
    if _UNSPACED.search(phrases[0]):
        return re.compile(words)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
