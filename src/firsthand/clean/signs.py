"""Lines outside the report that their signs give away: telephone numbers, handles, rates, counters, entries.

No word is needed for most of them, so they hold in every language.
"""

import re

from firsthand.clean.cues import Cues, tokens
from firsthand.clean.lines import SHORTEST_PROSE, Line
from firsthand.clean.words import Words
from firsthand.model import NoiseKind

# "Tel. +49 30 1234567": seven digits are a number to call; a date or a sum has fewer or other signs.
_PHONE = re.compile(r"(?:[^\W\d_]{1,12}\W{0,3}){0,2}\+?\(?\d[\d\s()/.-]{5,22}\d")
FEWEST_DIGITS = 7
_HANDLES = re.compile(r"(?:[^\W\d_]{1,12}: ?)?[@#]\w[\w.]*(?:[\s,|/·]+[@#]\w[\w.]*){0,20}")
# "Nordau 12°C", "EUR/USD 1.08 +0.3%"
_RATE = re.compile(r"[^.!?]{0,40}?[+−-]?\d[\d.,]*\s?(?:°\s?[CF]?|%|[$€£¥₺₽])(?:\W.{0,30})?")
_ARROWED = re.compile(r"[▲▼↑↓△▽]")
_SIZES = re.compile(r"[AaАаあ文大中小][+−-]?(?:[\s|/]+[AaАаあ文大中小][+−-]?){1,3}")
_PARTS = re.compile(r"\s*[|·•●∙]\s*|\s+[–—/-]\s+")
MOST_PARTS, LONGEST_PART = 8, 6
# Fingers, letters, bells and the like point to something else; arrows also begin points of a list.
_FINGERS = tuple("👉📲📩🔔📧📺🎧🔗✉☎📱👇📰🗞📌")
_POINTERS = tuple("►▶➤➡→»›")


def points(line: Line, outside: bool) -> bool:
    """Whether the line begins with a sign that points away from the report."""
    said = line.text
    return said.startswith(_FINGERS) or (outside and said.startswith(_POINTERS) and not line.ended)


def of_signs(line: Line, known: Cues) -> NoiseKind | None:
    """The kind of a line outside the report by its signs."""
    said = line.text
    if line.width > SHORTEST_PROSE or line.quotes:
        return None
    if _PHONE.fullmatch(said) and sum(c.isdigit() for c in said) >= FEWEST_DIGITS:
        return None if line.stop in ".。" else NoiseKind.CREDIT
    if _HANDLES.fullmatch(said):
        return NoiseKind.TAG if "#" in said else NoiseKind.CREDIT
    if _SIZES.fullmatch(said):
        return NoiseKind.OTHER
    if (
        not line.ended
        and line.words <= 6
        and (_ARROWED.search(said) or "°" in said)
        and _RATE.fullmatch(said)
    ):
        return NoiseKind.NAVIGATION
    return None if line.ended else _of_parts(said, known)


def _of_parts(said: str, known: Cues) -> NoiseKind | None:
    """`Admin | 3 May | News | 0 comments`: short entries, half of them dates or a page's own words."""
    parts = [part for part in _PARTS.split(said) if part]
    if not 2 <= len(parts) <= MOST_PARTS or any(len(part.split()) > LONGEST_PART for part in parts):
        return None
    kinds = [kind for part in parts if (kind := _of_part(part, known))]
    if 2 * len(kinds) < len(parts):
        return None
    return next((kind for kind in kinds if kind is not NoiseKind.DATE), NoiseKind.DATE)


def _of_part(part: str, known: Cues) -> NoiseKind | None:
    words = tokens(part)
    if "0" in words and len(words) >= 2 and all(w == "0" or w in known.date_words for w in words):
        return NoiseKind.DATE
    return known.of_line(" ".join(words)) or _whole(" ".join(words), known.words)


def _whole(key: str, words: Words) -> NoiseKind | None:
    said = words.read(key)
    return said.kind if key and said.covered == 1.0 else None
