"""Words that make two numbers one share, of the files in `reference/units/`.

`ratio`: words between the two numbers, the smaller first, `ratio_behind` the larger first (a star alone is
any word); `one_of`, `one_behind`: the same with their one; `every`: words that make an ordinal a share, right
before it (`every_far`: with a word between), and that the larger needs where it is first.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class RatioWords:
    """The words of one language; `ends` are how those before a number end, `one` is the word for one."""

    between: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    one_of: re.Pattern[str] | None
    ends: tuple[str, ...]
    one: str
    one_behind: re.Pattern[str] | None
    every: frozenset[str]
    every_far: frozenset[str]


def ratio_words(known: Mapping[str, Any], unspaced: bool) -> RatioWords:
    """The words that a file lists."""
    one_of = known.get("one_of", "")
    return RatioWords(
        between=_gaps(known.get("ratio", ""), unspaced),
        behind=_gaps(known.get("ratio_behind", ""), unspaced),
        one_of=_gaps(one_of, unspaced, "before"),
        ends=_last_words(one_of, unspaced),
        one=one_of.partition("_")[0],
        one_behind=_gaps(known.get("one_behind", ""), unspaced, "behind"),
        every=frozenset(known.get("every", "").split()),
        every_far=frozenset(known.get("every_far", "").split()),
    )


def _gaps(listed: str, unspaced: bool, where: str = "between") -> re.Pattern[str] | None:
    """Any of the words between two numbers, before or behind one; a star alone is any word."""
    space = " ?" if unspaced else "[ \u00a0]"
    spelled = [
        space.join(r"[^\W\d_]{1,30}" if part == "*" else re.escape(part) for part in entry.split("_"))
        for entry in listed.split()
    ]
    if not spelled:
        return None
    either = f"(?:{'|'.join(spelled)})"
    if where == "before":
        return re.compile(("" if unspaced else r"(?<!\w)") + rf"{either}{space}\Z")
    return re.compile(rf"{space}{either}(?!\w)" if where == "behind" else rf"{space}{either}{space}")


def _last_words(listed: str, unspaced: bool) -> tuple[str, ...]:
    """How the words before a number end."""
    last = {entry.rpartition("_")[2] for entry in listed.split()}
    return tuple(sorted({f"{word} " for word in last} | (last if unspaced else set())))
