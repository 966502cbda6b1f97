"""How a report itself tells of a change: one file per language, read when needed.

What each key means stands in the files in `reference/changes/`. Every example is a test.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.reference import by_language

_UNSPACED = frozenset({"zh", "ja", "th"})
# A number in a text whose numbers are masked, with a sign of money or percent beside it.
_NUMBER = r"[^\s\w#]?(?P<{name}>#+)[^\s\w#]{{0,2}}"
_GAP = r"(?:[ \u00a0][^\s#]{1,24}){0,4}"
_GAP_UNSPACED = r"[^#。！？\n]{0,8}"
_GAP_SHORT = r"[^\s#]{0,6}"


@dataclass(frozen=True, slots=True, eq=False)
class ChangeWords:
    """The words of one language.

    Each of `patterns` has the groups `a` and `b`, the earlier number and the later; with True it needs
    `change`. `may_tell` finds what a sentence that tells of a change has at least.
    """

    patterns: tuple[tuple[re.Pattern[str], bool], ...]
    may_tell: re.Pattern[str] | None
    change: re.Pattern[str] | None
    yet: re.Pattern[str] | None
    no_longer: re.Pattern[str] | None
    soft: re.Pattern[str] | None
    doubtful: re.Pattern[str] | None
    partly: re.Pattern[str] | None
    denying: re.Pattern[str] | None
    ranging: re.Pattern[str] | None


def languages() -> tuple[str, ...]:
    """The languages that have such words, sorted."""
    return by_language.languages("changes")


@cache
def change_words(language: str | None) -> ChangeWords | None:
    """The words of a language by its primary subtag, None where there are none."""
    if language is None or language not in languages():
        return None
    known = by_language.read("changes", language)
    unspaced = language in _UNSPACED
    return ChangeWords(
        tuple((_told(pattern, language), pattern.startswith("+")) for pattern in known["patterns"]),
        _may_tell(known, language),
        *(
            _any(known[key].split(), unspaced)
            for key in ("change", "yet", "no_longer", "soft", "doubtful", "partly", "denying", "ranging")
        ),
    )


def fold(text: str) -> str:
    """Small letters, one for one."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(f if len(f := c.lower()) == 1 else c for c in text)
    return small.replace("ς", "σ")


def examples(language: str) -> tuple[list[tuple[str, str, str]], list[str]]:
    """Sentences that tell of a change with its two numbers, and sentences that tell of none."""
    known = by_language.read("changes", language)["examples"]
    return [(text, a, b) for text, a, b in known["told"]], list(known["none"])


def _told(pattern: str, language: str) -> re.Pattern[str]:
    gap = _GAP_UNSPACED if language in _UNSPACED else _GAP_SHORT if language == "ko" else _GAP
    written = pattern.removeprefix("+").replace("_", " ").replace("{gap}", gap)
    for name in ("a", "b"):
        written = written.replace("{" + name + "}", _NUMBER.format(name=name))
    begins = "" if language in _UNSPACED or written.startswith(("[", "(")) else r"(?<!\w)"
    return re.compile(begins + written)


def _may_tell(known: dict[str, Any], language: str) -> re.Pattern[str] | None:
    """The words of change; and what a pattern that needs none of them has, whatever its numbers are."""
    unspaced = language in _UNSPACED
    either = [_either(known["change"].split(), unspaced)] if known["change"] else []
    for pattern in known["patterns"]:
        if not pattern.startswith("+"):
            first, _, rest = pattern.replace("{gap}", "").replace("_", " ").partition("{a}")
            second = rest.partition("{b}")[0]
            begins = "" if unspaced or first.startswith(("[", "(")) else r"(?<!\w)"
            either.append(begins + first + r"[^\n]{1,60}?" + second.rstrip("?"))
    return re.compile("|".join(either)) if either else None


def _any(words: list[str], unspaced: bool) -> re.Pattern[str] | None:
    return re.compile(_either(words, unspaced)) if words else None


def _either(words: list[str], unspaced: bool) -> str:
    written = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        stem = re.escape(fold(word).strip("*").replace("_", " ")).replace(r"\*", r"\w{1,24}")
        before = r"\w{0,24}" if word.startswith("*") else ""
        written.append(before + stem + (r"\w*" if word.endswith("*") and not unspaced else ""))
    either = "|".join(written)
    return either if unspaced else rf"(?<!\w)(?:{either})(?!\w)"
