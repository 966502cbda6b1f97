"""Numbers that count nothing: days, months, years, hours, pages, flights."""

import re
from functools import cache

from babel import Locale

from firsthand.guards.tables import EMPTY, table
from firsthand.values.around import words_before
from firsthand.values.atom import Piece

FIRST_YEAR, LAST_YEAR = 1900, 2100
_CLOCK = re.compile(
    r"[\s\u00a0]?(?:[ap]\.?m\b|uhr\b|o['’]clock|時(?!間)|点|點|时(?!间)|시(?!간)|น\.|นาฬิกา"
    r"|órakor\b|horas\b(?= da)|giờ\b(?! đồng)|утра\b|вечера\b|ночи\b|ранку\b|вечора\b|ночі\b)"
)
# Days, months and years of a date in scripts with signs for them.
_DATE_SIGN = re.compile(
    r"[\s\u00a0]?(?:年(?!間|间|前|後|后|以|来|來|代|度も)|月|日(?!間|间)|号(?!线)|號"
    r"|년(?!간|\s?(?:전|동안|만))|월(?!간)|일(?!간))"
)
_YEARS, _SHORTEST_YEAR = frozenset("年년"), 1000
_ERAS = frozenset({"令和", "平成", "昭和", "民国"})
_SIGNED = frozenset({"zh", "ja", "ko"})
# Thai: the date of, the year.
_DATE_BEFORE = re.compile(r"(?:วันที่|ปี|พ\.ศ\.|ค\.ศ\.) ?$")
_HOUR_AND_MINUTES = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_HOURS_WORD = re.compile(r"[\s\u00a0](?:uur|hodin\w?|час\w{0,2}|годин\w?|órakor|godz|ore|horas|heures)\b")
_DAYS, _HOURS = 31, 24
# What stands before the number of a designation: "F ", "Boeing ".
_SHORTEST_LEAD, _LONGEST_LEAD = 2, 14
_SHORT = {"en": frozenset({"sept"})}
_CLOCKS = frozenset("ساعت الساعة klockan kl pukul lúc godz godzinie alle às".split())
_OF = frozenset({"de", "of", "di", "do"})
_SCORE = re.compile(r"[-–:]\d")
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)[ \u00a0]\Z")
_NEXT = re.compile(r"\.?[\s\u00a0]?[-‑]?(?P<word>[^\W\d_]{1,60})")


def is_date(piece: Piece, start: int, end: int, value: int) -> bool:
    """Whether a number is a day, month, year or hour by its sign or the month behind: 3 May, 5月, 14 Uhr."""
    lower = piece.lower
    if piece.language in _SIGNED and (sign := _DATE_SIGN.match(lower, end)) is not None:
        if sign.group().strip(" \u00a0") in _YEARS:
            return value >= _SHORTEST_YEAR or lower[max(0, start - 2) : start] in _ERAS
        return value <= _DAYS
    if value <= _HOURS and _CLOCK.match(lower, end):
        return True
    if piece.language == "th" and _DATE_BEFORE.search(lower[max(0, start - 8) : start]):
        return True
    if not (value <= _DAYS or FIRST_YEAR <= value <= LAST_YEAR):
        return False
    behind = _NEXT.match(lower, end)
    if behind is None:
        return False
    if behind["word"] in _OF:
        second = _NEXT.match(lower, behind.end())
        return second is not None and _is_month(piece, second["word"], second.start("word"))
    return _is_month(piece, behind["word"], behind.start("word"))


def is_behind_month(piece: Piece, start: int, value: int) -> bool:
    """Whether a number stands behind a month: May 3, March 2031."""
    before = words_before(piece, start)[-1:]
    if not before or not (value <= _DAYS or FIRST_YEAR <= value <= LAST_YEAR):
        return False
    at = piece.lower.rfind(before[0], 0, start)
    gap = piece.lower[at + len(before[0]) : start]
    marks = " .,\u00a0" if value >= FIRST_YEAR else " .\u00a0"
    return len(gap) <= 3 and not gap.strip(marks) and _is_month(piece, before[0], at)


def is_clock(piece: Piece, start: int, end: int) -> bool:
    """Whether figures with a point are a time of day: 9.30 Uhr, klockan 9.30."""
    if not _HOUR_AND_MINUTES.fullmatch(piece.text, start, end):
        return False
    before = words_before(piece, start)[-1:]
    if before and before[0] in piece.known.clock:
        behind = piece.text[end : end + 2].strip()[:1]
        return not (behind and behind in "%€$£°")
    return _CLOCK.match(piece.lower, end) is not None or _HOURS_WORD.match(piece.lower, end) is not None


def is_hour_surely(piece: Piece, start: int, value: int) -> bool:
    """Whether a number stands behind a word that only the clock has: pukul 18, saat 18."""
    before = words_before(piece, start)[-1:]
    return value <= _HOURS and bool(before) and before[0] in _CLOCKS


def is_house(piece: Piece, start: int) -> bool:
    """Whether a number with nothing counted stands behind the name of a street."""
    streets = piece.known.street
    return bool(streets) and any(word.endswith(streets) for word in words_before(piece, start)[-3:])


def is_hour(piece: Piece, start: int, value: int) -> bool:
    """Whether a number with nothing counted stands behind a word of the clock: at 9, um 18."""
    before = words_before(piece, start)[-1:]
    return value <= _HOURS and bool(before) and before[0] in piece.known.clock


def is_label(piece: Piece, start: int, end: int) -> bool:
    """Whether a number stands behind a name or, where nouns are capitalised, a noun: Boeing 747, Gruppe 3."""
    text = piece.text
    if text[start - 1 : start] not in {" ", "\u00a0"} or _SCORE.match(text, end):
        return False
    word = _WORD_BEFORE.search(text, max(0, start - 30), start)
    if word is None or not word["word"][0].isupper() or word["word"].lower() in piece.known.stop:
        return False
    lead = text[max(0, word.start() - 2) : word.start()]
    return bool(lead) and lead[-1] == " " and lead[0] not in ".!?:\n"


def is_time(piece: Piece, word: str) -> bool:
    """Whether what follows a number is a weekday or a month."""
    return table(piece.known.language or None).day_or_month(word.lower()) is not None


def _is_month(piece: Piece, word: str, at: int) -> bool:
    known = table(piece.known.language or None)
    means = known.day_or_month(word)
    if means is not None:
        return means[0] == "month" and (not known.calendar_capital or piece.text[at].isupper())
    if word not in _abbreviated(piece.known.language):
        return False
    behind = at + len(word)
    return piece.text[at].isupper() if known.calendar_capital else piece.text[behind : behind + 1] == "."


@cache
def _abbreviated(language: str) -> frozenset[str]:
    """Short names of months, without their dot (CLDR)."""
    if table(language or None) is EMPTY:
        return frozenset()
    months = Locale.parse(language).months["format"]["abbreviated"].values()
    return frozenset(name.rstrip(".").casefold() for name in months) | _SHORT.get(language, frozenset())


def _is_designation(piece: Piece, start: int, end: int) -> bool:
    """Whether a number is part of a name: AK 47 rifles, G 7 states, Boeing 737 jets."""
    text = piece.text
    if start < _SHORTEST_LEAD or text[start - 1] not in " \u00a0" or not text[start - 2].isalpha():
        return False
    at = start - 2
    while at > 0 and start - at < _LONGEST_LEAD and text[at - 1].isalpha():
        at -= 1
    if not text[at].isupper():
        return False
    if at == start - 2:  # a letter alone, which is no word
        lead = text[max(0, at - 2) : at]
        inside = bool(lead) and lead[-1] == " " and lead[0] not in ".!?:\n"
        return inside and piece.lower[at] not in piece.known.stop
    return piece.known.designations.fullmatch(piece.lower[at:end]) is not None


def is_apart(piece: Piece, start: int, end: int) -> bool:
    """Whether words around say that figures count nothing: page 12, flight 302, № 7."""
    known = piece.known
    if piece.lower[max(0, start - 2) : start].rstrip(" \u00a0").endswith(("№", "#")):
        return True
    if known.unspaced and piece.lower[max(0, start - 10) : start].rstrip().endswith(known.apart_ends):
        return True
    before = words_before(piece, start)[-1:]
    if before and before[0] in known.apart and piece.lower[start - 1 : start] in {" ", "\u00a0", ".", ""}:
        return True
    if known.apart_after is not None and known.apart_after.match(piece.lower, end) is not None:
        return True
    return _is_designation(piece, start, end)
