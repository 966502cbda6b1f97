"""Numbers in words: two hundred and fifty thousand, quatre-vingt-dix, zweihundertfünfzig, خمسة وعشرون.

The words are the guards' (`reference/guards`) and those of `reference/units`; this puts them together.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from firsthand.guards.across_tables import across, scale
from firsthand.reference.unit_words import unit_words

# Tens and units side by side beyond ten: on beş, mười lăm.
_TEN_UNIT = frozenset({"tr", "vi"})
# A unit before its ten: خمسة وعشرون.
_UNIT_TEN = frozenset({"ar", "de", "nl"})
# Numbers of which the parts stand in one word.
_GLUED = frozenset({"de", "nl", "it", "hu", "sv", "el", "cs", "bg", "pl", "ru", "uk"})
_LONGEST_WORD = 48
_MOST_PARTS = 16
_JOINT, _TEN, _TEEN = "+joint", "+ten", "+teen"
_JOINTS = {
    "en": "and", "fr": "et", "es": "y", "pt": "e", "it": "e", "ro": "și şi de", "sv": "och", "bg": "и",
    "uk": "та", "el": "και", "de": "und", "nl": "en ën", "fa": "و", "ar": "و", "vi": "linh lẻ",
}  # fmt: skip
# Endings of case: dokuzdan, altıya, kilencről.
_SUFFIX = {
    "tr": re.compile("(?:[dt][ae]n?|y[aeıiuü]|(?<=[çşzk])[ae])$"),
    "hu": re.compile("(?:r[óő]l|r[ae]|t[óő]l|n[áé]l|ig)$"),
}

Part = tuple[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Counting:
    """What number words of one language are worth; `alone` are the scales that are numbers by themselves."""

    language: str
    numbers: Mapping[str, float]
    alone: frozenset[str]
    joints: frozenset[str]
    glued: re.Pattern[str] | None
    heads: frozenset[str]


@cache
def counting(language: str) -> Counting:
    """The number words of a language, folded."""
    known = across(language or None)
    numbers = known.counted | dict(unit_words(language).numbers)
    alone = frozenset(word for word, value in numbers.items() if value >= 1000)
    joints = frozenset(_JOINTS.get(language, "").split())
    glued = None
    if language in _GLUED:
        parts = {w for w in numbers if " " not in w and len(w) > 1} | {w for w in known.scales if len(w) > 3}
        if language in {"de", "nl"}:
            parts |= joints
        either = "|".join(sorted(map(re.escape, parts), key=lambda word: (-len(word), word)))
        glued = re.compile(either) if parts else None
    ones = unit_words(language).ones
    heads = frozenset(word[:2] for word, value in numbers.items() if value != 1 or word in ones)
    return Counting(language, numbers, alone, joints, glued, heads)


@lru_cache(maxsize=1 << 14)
def parts_of_word(word: str, language: str) -> tuple[Part, ...]:
    """What a word is in a number: one part, several where they are written as one, none of another word."""
    known = counting(language)
    value = known.numbers.get(word)
    if value is not None:
        return ((word, value),)
    tables = across(language or None)
    if word in known.joints:
        return ((_JOINT, 0.0),)
    if word in tables.tens:
        return ((_TEN, 0.0),)
    if word in tables.teens:
        return ((_TEEN, 0.0),)
    by = unit_words(language).scales.get(word) or scale(word, language)
    if by is not None and len(word) > 1:
        return (("", by),)
    if language == "ar" and word[:1] == "و" and len(word) > 2:
        rest = parts_of_word(word[1:], language)
        return ((_JOINT, 0.0), *rest) if rest and rest[0][0] != _JOINT else ()
    if (suffix := _SUFFIX.get(language)) is not None and (ending := suffix.search(word)) is not None:
        value = known.numbers.get(word[: ending.start()])
        if value is not None and ending.start() > 2:
            return ((word[: ending.start()], value),)
    if known.glued is None or not 4 < len(word) <= _LONGEST_WORD:
        return ()
    if language == "hu" and (ending := _SUFFIX["hu"].search(word)) is not None:
        word = word[: ending.start()]
    return _unglued(word, known)


def inflected(word: str, language: str) -> bool:
    """Whether a number word carries an ending of case, so that what is counted is told elsewhere."""
    suffix = _SUFFIX.get(language)
    return suffix is not None and word not in counting(language).numbers and suffix.search(word) is not None


def _unglued(word: str, known: Counting) -> tuple[Part, ...]:
    """The parts of zweihundertfünfzig; the longest first, without trying others."""
    found: list[Part] = []
    at = 0
    while at < len(word) and len(found) < _MOST_PARTS:
        match = known.glued.match(word, at) if known.glued is not None else None
        if match is None:
            return ()
        part, at = match.group(), match.end()
        value = known.numbers.get(part)
        if value is not None:
            found.append((part, value))
        elif part in known.joints:
            found.append((_JOINT, 0.0))
        else:
            found.append(("", across(known.language).scales[part]))
    return tuple(found) if at == len(word) and found[-1][0] != _JOINT else ()


def spelled(words: list[str], language: str) -> tuple[int, float] | None:
    """How many words from the first on are one number, and its value."""
    known = counting(language)
    parts: list[Part] = []
    ends: list[int] = []
    for word in words:
        found = parts_of_word(word, language)
        if not found:
            break
        parts += found
        ends.append(len(parts))
    if not parts or parts[0][0] in (_JOINT, _TEN, _TEEN) or parts[0][0] == "":
        return None
    used, value = _put_together(parts, known)
    size = next((at + 1 for at, end in enumerate(ends) if end == used), None)
    if size is None:
        # A word that goes on in another way is no number as a whole.
        size = sum(end < used for end in ends)
        if not size:
            return None
        used, value = _put_together(parts[: ends[size - 1]], known)
    return size, value


def _put_together(parts: list[Part], known: Counting) -> tuple[int, float]:
    total = section = 0.0
    last = float("inf")
    used = at = 0
    joined = False
    while at < len(parts):
        name, value = parts[at]
        if name == _JOINT:
            if joined or at + 1 == len(parts):
                break
            joined, at = True, at + 1
            continue
        if name in (_TEN, _TEEN):
            unit = section % 10
            if not unit:
                break
            section += 9 * unit if name == _TEN else 10
        elif value >= 1000 and (name == "" or name in known.alone):
            step = _scaled(total, section, last, value)
            if joined or step is None or (not section and not total and name == ""):
                break
            total, last, section = step, min(last, value) if total else value, 0.0
        else:
            sum_ = _added(section, value, known.language, joined, total, last)
            if sum_ is None:
                break
            section = sum_
        joined, at = False, at + 1
        used = at
    return used, total + section


def _scaled(total: float, section: float, last: float, value: float) -> float | None:
    """Two million; two hundred thousand million; one million two hundred thousand."""
    if value < last:
        return total + (section or 1.0) * value if section or not total else None
    if value > last:
        return (total + section) * value
    return None


def _added(
    section: float, value: float, language: str, joined: bool, total: float, last: float
) -> float | None:
    """Section with a number behind it, None where it does not fit."""
    rest = section % 100
    if value == 100:
        if section == 0 or section == 1:
            return 100.0
        return section * 100 if 1 < section < 100 and section == int(section) and not joined else None
    if value > 100:
        return section + value if section == 0 and value < last else None
    if section == 0:
        return value if not joined or (total and value < last) else None
    if joined and language not in _JOINTS:
        return None
    if rest == 0:
        return section + value
    if 20 <= rest <= 90 and rest % 10 == 0 and 0 < value < 10:
        return section + value
    if rest == 10 and 0 < value < 10 and language in _TEN_UNIT:
        return section + value
    if language == "fr" and rest in (60, 80) and 10 <= value <= 19:
        return section + value
    if language == "fr" and rest == 10 and 7 <= value <= 9:
        return section + value
    if language == "fr" and rest == 4 and value == 20:
        return section + 76
    if language == "ar" and rest < 10 and value == 10 and not joined:
        return section + 10
    if joined and language in _UNIT_TEN and rest < 10 and 20 <= value <= 90:
        return section + value
    return None
