"""What a plan is about, around the word for the thing: its places and names, which other languages share."""

import re

from firsthand.names.places import ORGANISATION, UNSPACED, gazetteer
from firsthand.names.translit import skeleton
from firsthand.names.words import facts

# How far before and behind the thing its phrase may reach; "a NATO liaison office in Tokyo, the first ...".
REACH_BEFORE = 40
REACH_BEHIND = 60
# In a script without spaces.
_NARROWER = 3
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{3,}")
_STOPS = re.compile(r"[,;:.!?()\n—–\"«»“”„。，、；：！？]")
_NUMERAL = re.compile(r"[A-Za-z]?\d{1,4}")
MOST_WORDS = 6
_WITHOUT_CAPITALS = frozenset({"ar", "fa", "ko"})


def around(text: str, start: int, end: int, floor: int, ceiling: int, language: str) -> tuple[int, int]:
    """The phrase of the thing from `start` to `end`, cut at the marks next to it, in floor to ceiling."""
    narrow = _NARROWER if language in UNSPACED else 1
    low = max(floor, start - REACH_BEFORE // narrow)
    high = min(ceiling, end + REACH_BEHIND // narrow)
    before = text[low:start]
    marks = [match.end() for match in _STOPS.finditer(before.rstrip('"«»“”„ '))]
    if marks:
        low += marks[-1]
    elif low > floor and language not in UNSPACED:  # not amid a word
        low = text.find(" ", low, start) + 1 or start
    behind = _STOPS.search(text, end, high)
    if behind is not None:
        high = behind.start()
    elif high < ceiling and language not in UNSPACED:
        high = max(end, text.rfind(" ", end, high))
    while low < start and text[low].isspace():
        low += 1
    while high > end and text[high - 1].isspace():
        high -= 1
    return low, high


def signs(
    text: str, start: int, end: int, language: str, most: int = MOST_WORDS
) -> tuple[frozenset[str], int]:
    """The places and names from `start` to `end`, as signs that languages share, and where the last ends.

    Bodies are no places. The end is `start` where there are none.
    """
    found: set[str] = set()
    last = start
    if language in UNSPACED:
        names, part = gazetteer(language), text[start:end]
        spots = [(at, f"place:{place}") for _, at, place in names.running(part)] if names else []
        for match in _KATAKANA.finditer(part):
            if bones := skeleton(match[0]):
                spots.append((match.end(), f"name:{bones}"))
        for at, sign in spots:
            if ORGANISATION not in sign:
                found.add(sign)
                last = max(last, start + at)
        return frozenset(found), last
    for at, match in enumerate(_WORD.finditer(text, start, end)):
        if at >= most:
            break
        known = facts(match[0], language)
        if known is None:
            continue
        if known.place is not None:
            if ORGANISATION in known.place:
                continue
            found.add(f"place:{known.place}")
        elif known.name is not None and (known.capital or language in _WITHOUT_CAPITALS):
            found.add(f"name:{known.name}")
        else:
            continue
        last = match.end()
    return frozenset(found), last
