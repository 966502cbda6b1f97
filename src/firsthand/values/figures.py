"""Numbers in figures: marks of thousands and fractions, words and signs of scale, and what is no count.

Clocks, dates in figures, telephone numbers, scores, versions and names with figures are passed over.
"""

import re
from decimal import Decimal

from firsthand.guards.across_tables import across, scale
from firsthand.guards.numbers import readings
from firsthand.guards.quantities import DIGITS, EASTERN, eastern
from firsthand.reference.unit_words import POINT
from firsthand.values.atom import Atom, Piece, decimal, halved, meant, phrased

_AFTER = re.compile(r"[\s\u00a0\u202f\u200c]?[-‑]?(?P<word>[^\W\d_]{1,60})")
# Lakh and crore: 12,34,567.
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_MODEL, _LETTERS = re.compile(r"[A-Z]{1,4}(?![^\W\d_a-z]?[a-z])"), frozenset("mbktwvcf")
# Four groups of figures and more are a telephone number.
_PHONE = re.compile(r"\d{1,4}(?: \d{2}){3,6}(?!\d)")
# In Japanese papers a dot in the middle is a point: 182・44.
_MIDDLE = re.compile(r"・(\d{1,2})(?!\d)")
# Thousands parted by an Arabic comma.
_PERSIAN = re.compile(r"(?<!\d)\d{1,3}(?:،\d{3})+(?!\d)")
_EAST = frozenset({"zh", "ja", "ko"})
_PARTICLES = frozenset("를을에의가은는와")
_STRICT = frozenset("en zh ja ko th de fr it pl ru uk cs bg hu sv nl".split())
_CENTS = frozenset({"cent", "cents"})
# A scale in front of a currency: 147 M$, 3 Md€.
_SCALE_AND_SIGN = re.compile(r"[ \u00a0\u202f]?(?P<scale>k|m|mn|mio|md|mds|mrd|bn)[ \u00a0]?(?=[$€£])")
_SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mio": 1_000_000}
_LONGEST = 40
_ABBREVIATED = frozenset(
    "mio mrd tsd mill mld млн тыс тис млрд хил εκατ δισ χιλ tis tys mil mln mld mn bn".split()
)
# Behind figures, letters that may be a million or a metre.
_METRE = "m"
_MARKS = re.compile(r"[^\d]")
# Hours with minutes, and scores with a sign.
_CLOCK_OR_SCORE = re.compile(
    r"\d{1,2}(?:\s?(?:h|uhr|giờ|시|時|时|点|點|ч|год)\s?\d{2}(?!\d)[分분]?|\s?[:：比対]\s?\d{1,2}(?!\d))"
)
_FRACTION = re.compile(r"(\d{1,3})\s?(?:分の|分之|분의)\s?(\d{1,3})(?!\d)")


def from_figures(piece: Piece, at: int) -> Atom | None:
    text = piece.text
    if (share := _FRACTION.match(text, at)) is not None and int(share[1]):
        return phrased(at, share.end(), f"{int(share[2])}/{int(share[1])}")
    figures = _figures(piece, at)
    if figures is None or text[at - 1 : at].isdigit():
        return None
    start, (end, written) = at, figures
    if (clock := _CLOCK_OR_SCORE.match(piece.lower, at)) is not None:
        return Atom(start, clock.end(), Decimal(0), Decimal(0), 0, True, sort="passed")
    if piece.language in _EAST and (east := _eastern(piece, start, end)) is not None:
        return east
    if _passed(text, start, end, written) or _is_model(piece, end):
        end = _run_on(text, end, " " if _is_called(text, start, written) else "")
        return Atom(start, end, Decimal(0), Decimal(0), 0, True, sort="passed")
    end, by = scale_behind(piece, start, end)
    bare = _valued(written, by != 1, piece, end)
    if by != 1:
        end, bare = halved(piece, end, bare, Decimal(1))
    value = bare * by
    if start and text[start - 1] in "-−–" and (start < 2 or text[start - 2].isspace()):
        start, value, bare = start - 1, -value, -bare
    digits = _written_digits(written, bare) if by != 1 or bare != bare.to_integral_value() else meant(bare)
    return Atom(start, end, value, value, digits, True, by != 1, bare=bare)


def _eastern(piece: Piece, start: int, end: int) -> Atom | None:
    """Figures with signs of scale: 1億2000万, 670 万, 12조3천억."""
    text = piece.text
    spaced = piece.known.unspaced and text[end : end + 1] == " "
    rest = text[start:end] + text[end + 1 : end + _LONGEST] if spaced else text[start : start + 2 * _LONGEST]
    east = EASTERN.match(rest)
    last = east.end() + start + spaced if east is not None else 0
    if east is None or last <= end + spaced or _is_mega(text, last):
        return None
    if piece.language == "ko" and text[last - 1] == "조" and text[last : last + 1] in _PARTICLES:
        # An article of a law.
        return Atom(start, last, Decimal(0), Decimal(0), 0, True, sort="passed")
    value = decimal(max(eastern(east.group())))
    if (tenths := _MIDDLE.match(text, last)) is not None:
        value, last = Decimal(f"{int(value)}.{_ascii(tenths[1])}"), tenths.end()
    return Atom(start, last, value, value, meant(value), True, True, bare=value)


def _figures(piece: Piece, at: int) -> tuple[int, str] | None:
    """Where figures end, and the figures, unless they are part of a name."""
    match = _PERSIAN.match(piece.text, at) or DIGITS.match(piece.text, at)
    if match is not None:
        return match.end(), _ascii(match.group())
    if not _behind_sign(piece, at):
        return None
    match = DIGITS.match(piece.text[at : at + _LONGEST])
    return (at + match.end(), _ascii(match.group())) if match else None


def _behind_sign(piece: Piece, at: int) -> bool:
    """Whether letters right before figures are a currency or make an ordinal: Rp5, CHF12, ke-3."""
    before = piece.known.ordinal_before
    if before is not None and before.search(piece.lower[max(0, at - 8) : at]):
        return True
    tail = piece.lower[max(0, at - 4) : at]
    return any(
        tail[-size:] in piece.known.money_before and not tail[-size - 1 : -size].isalpha()
        for size in range(2, len(tail) + 1)
    )


def _ascii(written: str) -> str:
    """Figures of any script as 0 to 9."""
    if written.isascii():
        return written
    return "".join(str(int(sign)) if sign.isdecimal() else "," if sign == "،" else sign for sign in written)


def _is_mega(text: str, end: int) -> bool:
    """Whether a sign for a million millions is one for mega: 50兆瓦."""
    return text[end - 1] == "兆" and text[end : end + 1] == "瓦"


def _passed(text: str, start: int, end: int, written: str) -> bool:
    """Whether figures are no count: clocks, telephone numbers, dates, versions, scores."""
    before, behind = text[max(0, start - 2) : start], text[end : end + 2]
    if ":" in written or written[:1] == "٫" or behind[:1].isdigit():
        return True
    if before[-1:] in {"+", "#", "/", "_", "@", "\\", "§"} or (
        before[-1:] in {".", ":", ","} and before[:1].isdigit()
    ):
        return True
    if (behind[:1] in {"/", ":", "_", "@"} and behind[1:].isdigit()) or behind[:1] == "/" == behind[1:]:
        return True
    if behind[:1] == "K" and len(written) == 1 and not text[start - 1 : start].strip(" "):
        # 4K is a picture.
        return True
    if len(written) > 1 and written[0] == "0" and written[1].isdigit():
        return True
    if "," in written and _INDIAN.fullmatch(written):
        return False
    if _PHONE.match(text, start):
        return True
    if (behind[:1] in {"x", "×"} and behind[1:].isdigit()) or (
        before[-1:] in {"x", "×"} and before[:1].isdigit()
    ):
        return True
    if written.isdecimal():
        return False
    marks = _MARKS.findall(written)
    parts = _MARKS.split(written)
    if len(marks) > 1 and any(len(part) != 3 for part in parts[1:-1]):
        return True
    return len(marks) > 1 and len(set(marks)) == 1 and len(parts[-1]) != 3


def _is_called(text: str, start: int, written: str) -> bool:
    """Whether figures begin as a telephone number does: 0800, +49, (0 51 36) 88 61 41 15."""
    return written[0] == "0" or text[start - 1 : start] == "+" or _PHONE.match(text, start) is not None


def _is_model(piece: Piece, end: int) -> bool:
    """Whether capitals stand right behind figures that are neither a unit nor a scale: 6500QL, 5G."""
    model = _MODEL.match(piece.text, end)
    if model is None:
        return False
    letters = model.group().lower()
    if len(letters) == 1:
        return letters not in _LETTERS
    known = piece.known
    return (
        letters not in known.units.words
        and letters not in known.scales
        and scale(letters, piece.language) is None
    )


def _run_on(text: str, end: int, space: str) -> int:
    """The end of a telephone number, an address of the net and the like."""
    size = min(len(text), end + 40)
    while end < size and (
        text[end].isdigit() or (text[end] in ".:/-–@_" + space and text[end + 1 : end + 2].isdigit())
    ):
        end += 1
    return end


def _valued(written: str, scaled: bool, piece: Piece, end: int) -> Decimal:
    """The one value of figures with marks, as the language writes them."""
    if written.isdecimal():
        return Decimal(written)
    if _INDIAN.fullmatch(written):
        return Decimal(written.replace(",", ""))
    found = readings(written)
    if len(found) == 1:
        return decimal(next(iter(found)))
    language = piece.known.language
    mark = "." if language in POINT or not language else ","
    mine = written.lstrip("0123456789")[:1] == mark
    # Three digits behind the language's own mark are a fraction, where nobody there writes it otherwise.
    small = written[0] == "0" or (mine and (language in _STRICT or scaled or _measured(piece, end)))
    return decimal(min(found) if small else max(found))


def _measured(piece: Piece, end: int) -> bool:
    behind = _AFTER.match(piece.lower, end)
    if piece.text[end : end + 2].strip()[:1] in {"%", "°", "€", "$"}:
        return True
    unit = piece.known.units.find([behind["word"]]) if behind else None
    return unit is not None and unit[1] != "person"


def _written_digits(written: str, bare: Decimal) -> int:
    """The digits in front of a scale or with a fraction are all meant: 60 million, 1.50."""
    digits = len(_MARKS.sub("", written).lstrip("0")) or 1
    return max(1, min(digits, 15)) if bare else 1


def scale_behind(piece: Piece, start: int, end: int) -> tuple[int, Decimal]:
    """Take the words that multiply: 3 Mio., 62k, 500 thousand, 2 mil millones, 5 lakh."""
    by = Decimal(1)
    lower = piece.lower
    if (short := _SCALE_AND_SIGN.match(lower, end)) is not None:
        return short.end(), Decimal(_SHORT_SCALES.get(short["scale"], 1_000_000_000))
    for _ in range(2):
        if piece.language == "th":
            at = end + lower[end : end + 1].isspace()
            sign = next((s for s in across("th").scales if lower.startswith(s, at)), None)
            if sign is None:
                break
            by, end = by * decimal(across("th").scales[sign]), at + len(sign)
            continue
        after = _AFTER.match(lower, end)
        if after is not None and after["word"] == "de" and piece.language == "ro":
            after = _AFTER.match(lower, after.end())
        if after is None:
            break
        word = after["word"]
        factor = piece.known.scales.get(word) or scale(word, piece.language)
        if word in _CENTS and piece.language == "fr":
            break
        if factor is None or (len(word) == 1 and after.start("word") != end):
            break
        if word == _METRE and not _is_million(piece, start, after.end()):
            break
        by, end = by * decimal(factor), after.end()
        if (
            word in _ABBREVIATED
            and lower[end : end + 1] == "."
            and lower[end + 1 : end + 2] in {" ", "\u00a0", ""}
        ):
            end += 1
    return end, by


def _is_million(piece: Piece, start: int, end: int) -> bool:
    """Whether "5m" is five million: money or people."""
    before = piece.lower[max(0, start - 4) : start].strip()
    if before and (before[-1] in "$€£¥" or before[-3:] in piece.known.money_before):
        return True
    behind = _AFTER.match(piece.lower, end)
    found = piece.known.units.find([behind["word"]]) if behind else None
    return found is not None
