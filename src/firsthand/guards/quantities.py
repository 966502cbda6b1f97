"""Numbers as any of the languages writes them, each with every value its spelling may have.

`1,5 Milliarden`, `1.5 billion`, `15亿` and `полтора миллиарда` are one number. A word that may stand for a
number and need not (a, half, both) is loose: it can answer a number of the other side, and never misses one.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.guards.across_tables import LOOSE, Across, across, scale
from firsthand.guards.numbers import BROKEN, readings

_ALPHABET = "A-Za-z\u00c0-\u024f\u0370-\u04ff\u1e00-\u1eff"
# Digits behind a letter are part of a name (G20, F-16); behind a sign of an unspaced script they are not.
DIGITS = re.compile(
    rf"(?<![{_ALPHABET}\d])(?<![^\W\d_][-–‑])"
    r"(?:\d{1,3}(?:[ \u00a0\u202f\u2009'’٬]\d{3}){1,4}(?!\d)(?:[.,٫]\d{1,4})?"
    r"|\d{1,15}(?:[.,:٫・]\d{1,15}){0,4})"
)
# An hour and its minutes: 4時10分, 4시 10분, 8: 43 a.m. In Latin letters "5 h 30" may be how long it takes.
_HOURS = re.compile(
    r"(?<!\d)(?P<hours>\d{1,2})(?:[時點点]\s?(?P<kanji>\d{1,2})分|시\s?(?P<hangul>\d{1,2})분"
    r"|:\s(?P<latin>\d{2})(?=\s?[ap]\.?\s?m\b))"
)

_CLOCK = re.compile(
    r"\s?(?:a\.?m\b|p\.?m\b|uhr\b|o'clock|heures?\b|h\b|час|годин|ч\b|時|点|點|시(?!간)|น\.)", re.IGNORECASE
)
# The "a" of "4:10 a.m." counts nothing, nor does its "m".
_HALF_DAY = re.compile(r"(?<!\w)[ap]\.\s?m\b")
_PERCENT = re.compile(
    r"[%٪％]|per ?cent|percent|prozent|pour cent|por ciento|por cento|per cento|procent|процент|відсот|yüzde"
    r"|بالم[ئا]|في الم[ئا]|درصد|パーセント|퍼센트|프로|phần trăm|persen|τοις εκατό"
    r"|százalék|เปอร์เซ็นต์|ร้อยละ|百分之|la sută|percentag|pct",
)
_AFTER = re.compile(r"[\s\u00a0-]?(?P<word>[^\W\d_]+)\.?")
_FIGURES = {**{sign: at for at, sign in enumerate("〇一二三四五六七八九")}, "零": 0, "两": 2, "兩": 2}
_STEPS = {"十": 10.0, "百": 100.0, "千": 1e3, "십": 10.0, "백": 100.0, "천": 1e3}
_MYRIADS = {
    "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "兆": 1e12, "만": 1e4, "억": 1e8, "조": 1e12,
}  # fmt: skip
_ANY_FIGURE = re.compile(r"\d")
# Longer runs of digits are identifiers.
_FIGURE = r"(?<!\d)\d[\d,.]{0,20}"
EASTERN = re.compile(
    rf"{_FIGURE}[多余餘数]?[万萬亿億兆千百](?:{_FIGURE}|[一二三四五六七八九十百千万亿億兆〇零两兩]){{0,8}}"
    rf"|{_FIGURE}\s?[천만억조](?:\s?{_FIGURE}\s?[백천만억조]?){{0,4}}[백천만억조]{{0,2}}"
    r"|[一二三四五六七八九两兩十百千][一二三四五六七八九十百千万亿億兆〇零]{0,12}"
)
_EASTERN_PART = re.compile(rf"{_FIGURE}|[^\d\s]")
_LOOSE = {sort: frozenset(values) for sort, values in LOOSE.items()}
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# Numbers of a sentence beyond these are not compared.
MOST_NUMBERS = 24
_TEENS = (60.0, 80.0)
_TENTHS = {"割": 10.0, "成": 10.0}
_FRACTIONS = frozenset("½⅓¼¾⅔⅛")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written; `what` is number, percent, year or clock; `firm` where it surely is one."""

    start: int
    end: int
    what: str
    values: frozenset[float]
    firm: bool
    digits: bool


def quantities(
    text: str,
    folded: str,
    words: list[str],
    spans: list[tuple[int, int]],
    taken: list[tuple[int, int]],
    language: str | None,
) -> list[Quantity]:
    """The numbers of a sentence in order, but for those in the `taken` spans (dates in figures)."""
    known = across(language)
    percents = [match.span() for match in _PERCENT.finditer(folded)]
    found = list(_in_figures(text, folded, language, percents))
    found += _in_words(folded, words, spans, known, language)
    if known.loose is not None:
        found += [
            Quantity(match.start(), match.end(), "number", _LOOSE[match.lastgroup or ""], False, False)
            for match in known.loose.finditer(folded)
            if not _HALF_DAY.match(folded, max(0, match.start() - 3))
            and not _HALF_DAY.match(folded, match.start())
        ]
    found.sort(key=lambda number: (number.start, -number.end, not number.firm))
    kept: list[Quantity] = []
    for number in found:
        if kept and number.start < kept[-1].end:
            continue
        if any(start < number.end and number.start < end for start, end in taken):
            continue
        if not number.digits and any(start < number.end and number.start < end for start, end in percents):
            continue
        kept.append(number)
    return kept[:MOST_NUMBERS]


def _in_figures(
    text: str, folded: str, language: str | None, percents: list[tuple[int, int]]
) -> list[Quantity]:
    found: list[Quantity] = []
    if language not in {"zh", "ja"} and _ANY_FIGURE.search(text) is None:
        return found
    for match in EASTERN.finditer(text):
        values = eastern(match.group())
        figure = match.group()[0].isdigit()
        firm = figure or (len(match.group()) > 1 and language in {"zh", "ja"})
        if figure or language in {"zh", "ja"}:
            found.append(_sorted_out(match.start(), match.end(), values, firm, figure, percents))
    found += _hours(text)
    taken = [(number.start, number.end) for number in found]
    for match in DIGITS.finditer(text):
        start, end = match.span()
        if any(a < end and start < b for a, b in taken) or BROKEN in text[max(0, start - 1) : end + 1]:
            continue
        written = match.group()
        if ":" in written:
            parts = written.split(":")
            if len(parts) == 2 and len(parts[1]) == 2 and len(parts[0]) <= 2:
                found.append(
                    Quantity(start, end, "clock", frozenset({_minutes(parts[0], parts[1])}), True, True)
                )
            continue
        values = readings(written.replace("・", "."))
        if text[end : end + 1] in _FRACTIONS:
            values = frozenset(value + unicodedata.numeric(text[end]) for value in values)
        if _CLOCK.match(text, end) and all(value <= 24 for value in values):
            found.append(Quantity(start, end, "clock", frozenset(map(_clock, values)), True, True))
            continue
        after, scaled = _scaled(folded, end, values, language)
        if after == end and written.isdigit() and len(written) == 4:
            year = int(written)
            if _FIRST_YEAR <= year <= _LAST_YEAR:
                found.append(Quantity(start, end, "year", frozenset({float(year)}), True, True))
                continue
        if text[end : end + 1] in _TENTHS:
            scaled = frozenset(value * 10 for value in scaled)
        # "Bin 238" is 1,238, and "6・7月" two months.
        firm = "・" not in written and not _behind_scale(folded, start, language)
        found.append(_sorted_out(start, after, scaled, firm, True, percents))
    return found


def _hours(text: str) -> Iterator[Quantity]:
    for match in _HOURS.finditer(text):
        minutes = match["kanji"] or match["hangul"] or match["latin"]
        if int(match["hours"]) <= 24 and int(minutes) < 60:
            values = frozenset({_minutes(match["hours"], minutes)})
            yield Quantity(match.start(), match.end(), "clock", values, True, True)


def _behind_scale(folded: str, start: int, language: str | None) -> bool:
    """Whether a word that multiplies stands before figures, whose part of the number they are."""
    before = folded[max(0, start - 16) : start]
    return before.endswith(" ") and bool(before.strip()) and scale(before.split()[-1], language) is not None


def _sorted_out(
    start: int, end: int, values: frozenset[float], firm: bool, digits: bool, percents: list[tuple[int, int]]
) -> Quantity:
    """A number, or a percentage where the sign or the word stands beside it."""
    beside = any(-1 <= a - end <= 2 or 0 <= start - b <= 1 for a, b in percents)
    return Quantity(start, end, "percent" if beside else "number", values, firm, digits)


def _minutes(hours: str, minutes: str) -> float:
    return float(int(hours) % 12 * 60 + int(minutes))


def _clock(value: float) -> float:
    hours = int(value)
    return float(hours % 12 * 60 + round((value - hours) * 100))


def _scaled(
    folded: str, end: int, values: frozenset[float], language: str | None
) -> tuple[int, frozenset[float]]:
    """Take the words that multiply a number: 3 Mio., 500 thousand, 2 mil millones."""
    for _ in range(2):
        after = _AFTER.match(folded, end)
        by = scale(after["word"], language) if after else None
        if after is not None and by is None and language == "th":
            word = next((word for word in across(language).scales if after["word"].startswith(word)), None)
            if word is not None:
                values = frozenset(value * across(language).scales[word] for value in values)
                end = after.start("word") + len(word)
                continue
        if after is None or by is None:
            break
        values, end = frozenset(value * by for value in values), after.end("word")
    return end, frozenset(round(value, 6) for value in values)


def eastern(written: str) -> frozenset[float]:
    """1億2000万, 12조3천억, 三百五十, 2万5千."""
    total = section = step = 0.0
    number: float | None = None
    myriad = False
    for part in _EASTERN_PART.findall(written):
        if part[0].isdigit():
            number = max(readings(part.rstrip(".,")))
        elif part in _FIGURES:
            number = (number or 0.0) * 10 + _FIGURES[part] if number is not None else float(_FIGURES[part])
        elif part in _STEPS:
            section += (1.0 if number is None else number) * _STEPS[part]
            number, step = None, _STEPS[part]
        elif part in _MYRIADS and myriad:
            # 万亿: ten thousand hundreds of millions.
            total *= _MYRIADS[part]
        elif part in _MYRIADS:
            total += (section + (number or 0.0) or 1.0) * _MYRIADS[part]
            section, number = 0.0, None
        myriad = part in _MYRIADS
    found = {round(total + section + (number or 0.0), 6)}
    if len(written) > 2 and step > 10 and number is not None and _SHORT.search(written):
        # 一百二 is 120, and 102 only as 一百零二.
        found.add(round(total + section + number * step / 10, 6))
    return frozenset(found)


_SHORT = re.compile(r"[百千][二三四五六七八九]$")


def _in_words(
    folded: str, words: list[str], spans: list[tuple[int, int]], known: Across, language: str | None
) -> list[Quantity]:
    """Numbers in words, put together: two hundred and fifty thousand, quatre-vingt-dix, خمسة وعشرون."""
    found: list[Quantity] = []
    at = 0
    while at < len(words):
        if words[at] not in known.counted and not (language == "ar" and words[at][:1] == "و"):
            by = scale(words[at], language)
            if by is not None:
                # "millions of people": no number by itself.
                found.append(Quantity(*spans[at], "number", frozenset({by}), False, False))
            at += 1
            continue
        start, total, current, last, whole = at, 0.0, 0.0, -1, 0
        while at < len(words) and at - start < 12:
            word = words[at]
            bare = word[1:] if language == "ar" and word[:1] == "و" and word not in known.counted else word
            value, by = known.counted.get(bare), scale(bare, language)
            if value is not None and not (value >= 100 and current):
                if not _fits(current, value) and not (
                    language == "fr" and current == 10 and value in _FROM_TEN
                ):
                    break
                current = current * value if (current, value) in {(4.0, 20.0)} else current + value
            elif value is not None:
                current *= value
            elif last >= 0 and bare in known.tens:
                current += 9 * (current % 10)
            elif last >= 0 and bare in known.teens:
                current += 10
            elif by is not None and by == 100 and last >= 0:
                current = max(1.0, current) * 100
            elif by is not None and last >= 0:
                total += max(1.0, current) * by
                current = 0.0
            elif last >= 0 and word in _JOINTS and at + 1 < len(words) and words[at + 1] in known.counted:
                if not _fits(current, known.counted[words[at + 1]]) or (
                    not current % 100 and total == 0 < current < 100
                ):
                    break
                at += 1
                continue
            else:
                break
            last, whole = at, whole + 1
            at += 1
        if last < 0:
            at = start + 1
            continue
        at = last + 1
        value = total + current
        # "One" is an article in many languages; a ten before a hyphen may go on ("vingt-cinquième").
        goes_on = (
            at < len(words)
            and value % 10 == 0
            and spans[at][0] - spans[last][1] == 1
            and (folded[spans[last][1]] in "-‑")
        )
        firm = value > 1 and not goes_on and not _by_half(words, start, at, known)
        found.append(Quantity(spans[start][0], spans[last][1], "number", frozenset({value}), firm, False))
    return found


def _by_half(words: list[str], start: int, stop: int, known: Across) -> bool:
    """Whether a half stands beside a number: "due ore e mezza" is 2.30, "halb sieben" is 6.30."""
    if known.loose is None:
        return False
    near = [*words[max(0, start - 2) : start], *words[stop : stop + 3]]
    return any((match := known.loose.fullmatch(word)) and match.lastgroup == "half" for word in near)


_JOINTS = {"and", "et", "y", "e", "și", "och", "i", "и", "та", "και", "und", "en"}


# French counts 17 to 19 from ten: dix-sept.
_FROM_TEN = frozenset({7.0, 8.0, 9.0})


def _fits(current: float, value: float) -> bool:
    """Whether a number word may follow what is read so far: twenty and one, not two and three."""
    if current == 0 or current % 100 == 0:
        return value < 100
    if current == 4.0 and value == 20.0:
        return True
    if current % 100 in _TEENS and 10 <= value <= 19:
        return True
    if current < 10 and 20 <= value <= 90:
        return False
    return current % 10 == 0 and current % 100 >= 20 and value < 10
