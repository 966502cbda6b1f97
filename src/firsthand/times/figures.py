"""What figures and marks written together may be: a date, a clock, a year, a number."""

import re
from functools import lru_cache

from firsthand.reference.time_words import Meaning, TimeWords

FIRST_YEAR, LAST_YEAR = 1000, 2199
# พ.ศ. 2574 is 2031: years of the Buddhist era.
_BUDDHIST = 543
_LONGEST, _LONGEST_RUN = 12, 40
_NOTHING = Meaning("x", 0)
_FULL_DATE = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")
_YEAR_RANGE = re.compile(r"(\d{4})([-/–])(\d{4}|\d{2})")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DASH = re.compile(r"([–/-])")
_MARKS = {".": ".", ":": ".", ",": ","}
_EAST = frozenset({"zh", "ja", "ko"})

Piece = tuple[Meaning, int, int]


def figures(written: str, at: int, words: TimeWords) -> list[Piece]:
    """The parts of a run of figures and marks at a place, each with what it means and where it stands."""
    return [(one, at + low, at + high) for one, low, high in _parts(written, words)]


@lru_cache(maxsize=8192)
def _parts(written: str, words: TimeWords) -> tuple[Piece, ...]:
    return tuple(_read(written, 0, words)) if len(written) <= _LONGEST_RUN else ((_NOTHING, 0, len(written)),)


def _read(written: str, at: int, words: TimeWords) -> list[Piece]:
    bare = written.rstrip(".,:/–-")
    whole = at, at + len(bare)
    rest = written[len(bare) :]
    tail = [(Meaning(_MARKS.get(c, "-"), 0), whole[1] + i, whole[1] + i + 1) for i, c in enumerate(rest[:3])]
    if len(bare) > _LONGEST or not (bare.isascii() or bare.replace("–", "").isdigit()):
        return _parted(written, at) or [(Meaning("x", 0), at, at + len(written))]
    if match := _FULL_DATE.fullmatch(bare):
        return [(Meaning("d", (int(match[1]), int(match[3]), int(match[4]))), *whole)]
    if match := _YEAR_RANGE.fullmatch(bare):
        first, last = int(match[1]), int(match[3])
        last = last if last > 99 else first // 100 * 100 + last
        if FIRST_YEAR <= first < last <= min(LAST_YEAR, first + 200):
            if len(match[3]) == 2:
                return [(Meaning("Y", (first, last)), *whole), *tail]
            middle = at + 4
            return [
                (Meaning("Y", first), at, middle),
                (Meaning("-", 0), middle, middle + 1),
                (Meaning("Y", last), middle + 1, whole[1]),
                *tail,
            ]
    if match := _DAY_FIRST.fullmatch(bare):
        if date := _in_order(match, written, words):
            stop = written[len(bare) :] == "." and match[2] == "." and not match[4]
            return [(Meaning("d", date), at, whole[1] + stop)]
        if match[2] == "-" or (match[2] == "/" and not match[4]):
            return _parted(written, at) or [(Meaning("x", 0), *whole)]
    if match := _CLOCK.fullmatch(bare):
        hour, minute = int(match[1]), int(match[2])
        if hour <= 24 and minute <= 59:
            return [(Meaning("c" if ":" in bare else "C", (hour, minute)), *whole), *tail]
    if bare.isdigit() and len(bare) <= 4:
        number = _number(bare, words)
        if number.sign == "N" and rest.startswith(".") and not words.month_first:
            return [(number, at, whole[1] + 1), *tail[1:]]
        return [(number, *whole), *tail]
    if _GROUPED.fullmatch(bare) or bare.isdigit() or bare.count(".") + bare.count(",") == 1:
        return [(Meaning("n", 0), *whole), *tail]
    return _parted(written, at) or [(Meaning("x", 0), at, at + len(written))]


def _number(bare: str, words: TimeWords) -> Meaning:
    number = int(bare)
    if len(bare) == 4 and words.language == "th" and 2400 <= number <= 2699:
        return Meaning("Y", number - _BUDDHIST)
    return Meaning("Y" if len(bare) == 4 and FIRST_YEAR <= number <= LAST_YEAR else "N", number)


def _parted(written: str, at: int) -> list[Piece] | None:
    """`3.-5` and `10–12` in parts; None where the run has no dash, or too many."""
    if len(written) > 2 * _LONGEST:
        return None
    found: list[Piece] = []
    pieces = _DASH.split(written.rstrip(".,:/–-"))
    if not 3 <= len(pieces) <= 5:
        return None
    for piece in pieces:
        bare = piece.rstrip(".,")
        if piece and piece in "–/-":
            found.append((Meaning("-", 0), at, at + len(piece)))
        elif bare.isdigit() and len(bare) <= 4:
            number = int(bare)
            sign = "Y" if len(bare) == 4 and FIRST_YEAR <= number <= LAST_YEAR else "N"
            found.append((Meaning(sign, number), at, at + len(piece)))
        elif match := _CLOCK.fullmatch(bare):
            found.append((Meaning("c", (int(match[1]), int(match[2]))), at, at + len(bare)))
        else:
            return None
        at += len(piece)
    return found


def _in_order(match: re.Match[str], written: str, words: TimeWords) -> tuple[int, ...] | None:
    """Day and month in figures: (year or 0, month, day), None where they are neither or could be either."""
    one, other, mark = int(match[1]), int(match[3]), match[2]
    year = int(match[4]) if match[4] else 0
    if match[4] and len(match[4]) == 2:
        year += 2000 if year < 50 else 1900
    if match[4] is None and (mark == "-" or (mark == "." and not written.endswith("."))):
        return None
    if match[4] and mark == "." and len(match[4]) == 2 and (one > 31 or other > 12):
        return None
    if words.language == "en":  # 5/3 is May in one country and March in another
        if one <= 12 and other <= 12 and one != other and mark != ".":
            return None
        month, day = (one, other) if one <= 12 and other > 12 else (other, one)
    elif words.language in _EAST:
        if year:
            return None
        month, day = one, other
    else:
        month, day = other, one
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
