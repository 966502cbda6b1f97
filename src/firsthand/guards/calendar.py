"""Weekdays, months and dates in figures, as each language writes them: 5月, 5월, tháng 5, thứ hai, 3.5.2024.

Names of one word and their endings are known to `tables.py`; here are those of several words, those of
scripts without spaces, and dates in figures, which do not say what is day and what is month.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale

from firsthand.guards.tables import Table

_FIGURES = re.compile(
    r"(?<![\d.,/-])(?:(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<mark>[-./])\s?(?P<b>\d{1,2})(?P=mark)\s?(?P<c>\d{4}|\d{2}))(?![\d/-]|[.,]\d)"
)
_MONTH_SIGN = re.compile(r"(?<!\d)(?P<month>1[0-2]|0?[1-9])\s?(?:月(?!間)|월(?!간))")
_MONTH_WORDS = {"vi": re.compile(r"tháng\s(?:giêng|chạp|1[0-2]|0?[1-9])(?!\d)")}
_KANJI_MONTHS = {sign: at for at, sign in enumerate("一 二 三 四 五 六 七 八 九 十 十一 十二".split(), 1)}
_KANJI_MONTH = re.compile(r"(?P<month>十[一二]?|[一二三四五六七八九])月")
_ZH_DAY = re.compile(r"(?:星期|周|週|礼拜|禮拜)(?P<day>[一二三四五六日天])(?!年|世)")
_ZH_DAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_JA_DAY = re.compile(
    r"(?P<day>[月火水木金土日])曜|\((?P<short>[月火水木金土])\)|（(?P<wide>[月火水木金土])）"
)
_JA_DAYS = {sign: at for at, sign in enumerate("月火水木金土日")}
# The day of the month, where a sign says that it is one.
DAY_SIGN = re.compile(r"\s?(?:日(?!間|本|元|前)|号(?!线)|號|일(?!간)|-?го\b)")
# "Segunda" is Monday, and any second thing; the whole word is segunda-feira.
_SHORT_DAYS = ("segunda", "terça", "quarta", "quinta", "sexta")
# Written otherwise than CLDR writes them.
_MORE = {
    "pt": {name: ("day", at) for at, name in enumerate(_SHORT_DAYS)},
    "ar": {
        "الإثنين": ("day", 0), "الاثنين": ("day", 0), "الاربعاء": ("day", 2), "كانون الثاني": ("month", 1),
        "شباط": ("month", 2), "آذار": ("month", 3), "نيسان": ("month", 4), "أيار": ("month", 5),
        "حزيران": ("month", 6), "تموز": ("month", 7), "آب": ("month", 8), "أيلول": ("month", 9),
        "تشرين الأول": ("month", 10), "تشرين الثاني": ("month", 11), "كانون الأول": ("month", 12),
        "إبريل": ("month", 4),
    },
    "fa": {"دوشنبه": ("day", 0), "سه شنبه": ("day", 1), "چهارشنبه": ("day", 2), "پنجشنبه": ("day", 3),
           "پنج شنبه": ("day", 3), "جمعه": ("day", 4), "یکشنبه": ("day", 6), "ژانویه": ("month", 1)},
    "de": {"sonnabend": ("day", 5), "jänner": ("month", 1)},
    "hu": {"kedden": ("day", 1), "keddre": ("day", 1), "keddi": ("day", 1), "szerdán": ("day", 2),
           "szerdára": ("day", 2), "szerdai": ("day", 2), "vasárnapra": ("day", 6), "vasárnapi": ("day", 6)},
    "el": {"μαίου": ("month", 5)},
    "vi": {f"thứ {number}": ("day", number - 2) for number in range(2, 8)},
}  # fmt: skip
# In these a name of a month or a weekday is another word too often to trust it alone.
_DOUBTFUL = {
    "en": {"may"}, "tr": {"ocak", "pazar"}, "id": {"minggu"}, "fa": {"مه", "می"}, "pt": set(_SHORT_DAYS),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A weekday (0 is Monday) or a month (1 is January) named in a sentence."""

    start: int
    end: int
    what: str
    number: int


@dataclass(frozen=True, slots=True)
class Figures:
    """A date in figures: its parts, and which months it may mean."""

    start: int
    end: int
    parts: frozenset[int]
    months: frozenset[int]


def figures(text: str) -> list[Figures]:
    """Dates in figures, which either order of day and month may be read into."""
    found = []
    for match in _FIGURES.finditer(text):
        if match["y"]:
            parts = (int(match["y"]), int(match["m"]), int(match["d"]))
            few = parts[1:]
        else:
            parts = (int(match["a"]), int(match["b"]), int(match["c"]))
            few = parts[:2]
        if all(1 <= part <= 31 for part in few) and any(part <= 12 for part in few):
            found.append(
                Figures(match.start(), match.end(), frozenset(parts), frozenset(p for p in few if p <= 12))
            )
    return found


def named(
    text: str, folded: str, words: list[str], spans: list[tuple[int, int]], language: str | None, known: Table
) -> list[Named]:
    """The weekdays and months of a sentence, in order."""
    found = list(_in_signs(text, language))
    if (phrases := _phrases(language)) is not None:
        pattern, means = phrases
        found += [Named(*m.span("name"), *means[m["name"]]) for m in pattern.finditer(folded)]
    if (months := _MONTH_WORDS.get(language or "")) is not None:
        for match in months.finditer(folded):
            number = match.group().split()[-1]
            month = {"giêng": 1, "chạp": 12}.get(number) or int(number)
            found.append(Named(match.start(), match.end(), "month", month))
    more = _MORE.get(language or "", {})
    for word, span in zip(words, spans, strict=True):
        if known.calendar_capital and not text[span[0]].isupper():
            continue
        if means_one := known.day_or_month(word) or more.get(word):
            end = span[1]
            if language == "pt" and word in _SHORT_DAYS and folded.startswith("-feira", end):
                end += len("-feira")
            found.append(Named(span[0], end, *means_one))
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Named] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def doubtful(word: str, language: str | None) -> bool:
    """Whether a folded name of a month or a weekday is often another word."""
    return word in _DOUBTFUL.get(language or "", ())


def _in_signs(text: str, language: str | None) -> Iterator[Named]:
    if language in {"zh", "ja", "ko"}:
        for match in _MONTH_SIGN.finditer(text):
            yield Named(match.start(), match.end(), "month", int(match["month"]))
    if language == "zh":
        for match in _KANJI_MONTH.finditer(text):
            yield Named(match.start(), match.end(), "month", _KANJI_MONTHS[match["month"]])
        for match in _ZH_DAY.finditer(text):
            yield Named(match.start(), match.end(), "day", _ZH_DAYS[match["day"]])
    if language == "ja":
        for match in _JA_DAY.finditer(text):
            sign = match["day"] or match["short"] or match["wide"]
            yield Named(match.start(), match.end(), "day", _JA_DAYS[sign])


@cache
def _phrases(language: str | None) -> tuple[re.Pattern[str], dict[str, tuple[str, int]]] | None:
    """Names of several words, and all names where words are not spaced or carry endings unseen by CLDR."""
    if language not in {"vi", "th", "ko", "fa", "ar"}:
        return None
    locale = Locale.parse(language)
    found: dict[str, set[tuple[str, int]]] = {}
    for what, names in (("day", locale.days), ("month", locale.months)):
        for form in ("format", "stand-alone"):
            for number, name in names[form]["wide"].items():
                folded = name.casefold()
                if len(folded) >= 3 and not any(sign.isdigit() for sign in folded):
                    found.setdefault(folded.replace("\u200c", " "), set()).add((what, int(number)))
                    found.setdefault(folded, set()).add((what, int(number)))
    for name, means in _MORE.get(language, {}).items():
        found.setdefault(name, set()).add(means)
    one = {name: next(iter(means)) for name, means in found.items() if len(means) == 1}
    if language in {"vi", "ko"}:  # their months are numbered
        one = {name: means for name, means in one.items() if means[0] == "day"}
    longest_first = sorted(one, key=lambda name: (-len(name), name))
    either = rf"(?P<name>{'|'.join(map(re.escape, longest_first))})"
    if language in {"ar", "fa"}:  # a word of one letter is written together with what follows
        return re.compile(rf"(?:(?<!\w)|(?<=[وبلف])){either}(?!\w)"), one
    return re.compile(rf"(?<!\w){either}(?!\w)" if language == "vi" else either), one
