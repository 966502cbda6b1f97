"""Numbers in a sentence, each with every value its spelling may have."""

import re
import unicodedata
from dataclasses import dataclass

from firsthand.guards.tables import Table

# Digits behind a letter and a hyphen are part of a name (F-16). The separator that groups digits differs
# by language and by desk, so `1.234` is read both ways.
_DIGITS = re.compile(
    r"(?=\d)(?<![^\W\d_][-–])\d{1,15}"  # the digit first, which is soon seen
    r"(?:(?P<colon>:)\d{2}(?!\d)|(?: \d{3}(?!\d)){1,4}|(?:[.,'’\u00a0\u202f\u2009٬٫]\d{1,15}){0,6})"
)
_AFTER = re.compile(r"[\s\u00a0-]?(?P<word>[^\W\d_]+\.?)")
_CLOCK = re.compile(
    r"\s?(?:a\.?m\b|p\.?m\b|uhr\b|o'clock|heures?\b|h\b|час|годин|時|点|點|시|น\.)", re.IGNORECASE
)
_EAST = {"千": 1e3, "万": 1e4, "萬": 1e4, "億": 1e8, "亿": 1e8, "兆": 1e12, "만": 1e4, "억": 1e8, "조": 1e12}
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# A figure that touches this is what is left of a number: 4½ in a broken encoding.
BROKEN = "\ufffd"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: where it stands and what it may mean; `what` is number, year or clock."""

    start: int
    end: int
    what: str
    values: frozenset[float]


def numbers(text: str, words: list[str], spans: list[tuple[int, int]], known: Table) -> list[Number]:
    """The numbers of a sentence in order; `words` are its folded words, which stand at `spans`."""
    found = _in_digits(text, known)
    said = [] if known.numbers.keys().isdisjoint(words) else zip(words, spans, strict=True)
    for word, (start, end) in said:
        if word in known.numbers:
            end, values = _scaled(text, end, frozenset({float(known.numbers[word])}), known)
            found.append(Number(start, end, "number", values))
    found.sort(key=lambda number: (number.start, -number.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _in_digits(text: str, known: Table) -> list[Number]:
    found: list[Number] = []
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if BROKEN in text[max(0, start - 1) : end + 1]:
            continue
        if match["colon"]:
            hours, minutes = match.group().split(":")
            found.append(Number(start, end, "clock", frozenset({float(int(hours) % 12 * 60 + int(minutes))})))
            continue
        values = readings(match.group())
        if _CLOCK.match(text, end) and all(value <= 24 for value in values):
            found.append(Number(start, end, "clock", frozenset(_clock(value) for value in values)))
            continue
        end, scaled = _scaled(text, end, values, known)
        joined = found[-1] if found else None
        if joined and joined.end == start and text[joined.end - 1] in _EAST:
            # 1億2000万 is one number.
            found[-1] = Number(joined.start, end, "number", frozenset({min(joined.values) + min(scaled)}))
            continue
        plain = re.fullmatch(r"\d{4}", match.group())
        year = plain and end == match.end() and _FIRST_YEAR <= int(match.group()) <= _LAST_YEAR
        found.append(Number(start, end, "year" if year else "number", scaled))
    return found


def _clock(value: float) -> float:
    hours = int(value)
    return float(hours % 12 * 60 + round((value - hours) * 100))


def readings(written: str) -> frozenset[float]:
    """Every value that digits with marks may have: 1.234 is a thousand or little more than one."""
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in written)
    parts = re.split(r"[^\d]", digits)
    marks = re.findall(r"[^\d]", digits)
    whole = float("".join(parts))
    if not marks:
        return frozenset({whole})
    decimal = float("".join(parts[:-1]) + "." + parts[-1])
    if marks[-1] not in ".,٫":
        return frozenset({whole})
    if len(set(marks)) > 1 or len(parts[-1]) != 3:
        # 3.5.2024 is no number with a fraction; nothing is read into it but its digits.
        return frozenset({decimal if len(set(marks)) > 1 or len(marks) == 1 else whole})
    return frozenset({whole, decimal} if len(marks) == 1 else {whole})


def _scaled(text: str, end: int, values: frozenset[float], known: Table) -> tuple[int, frozenset[float]]:
    """Take the words that multiply a number: 3 Mio., five hundred thousand, 2万."""
    for _ in range(2):
        if end < len(text) and text[end] in _EAST:
            values = frozenset(value * _EAST[text[end]] for value in values)
            end += 1
            continue
        if thai := _thai_scale(text, end, known):
            values = frozenset(value * known.scales[thai] for value in values)
            end = text.index(thai, end) + len(thai)
            continue
        after = _AFTER.match(text, end)
        by = known.scales.get(after["word"].casefold()) if after else None
        by = by or (known.scales.get(after["word"].casefold().rstrip(".")) if after else None)
        if after is None or by is None:
            break
        values, end = frozenset(value * by for value in values), after.end()
    return end, frozenset(round(value, 6) for value in values)


def _thai_scale(text: str, end: int, known: Table) -> str | None:
    """The word that multiplies, where words are not spaced."""
    at = end + (text[end : end + 1] == " ")
    if not "\u0e00" <= text[at : at + 1] <= "\u0eff":
        return None
    return next((word for word in known.scales if text.startswith(word, at)), None)
