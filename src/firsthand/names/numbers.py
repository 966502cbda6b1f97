"""Numbers as values: thousands and decimal marks, digits of any script, and words of scale.

`1.234,5`, `1,234.5` and `1 234,5` are one number; `3 Millionen`, `3 million` and `300万` too.
"""

import re
from functools import lru_cache

# Longer runs of digits are identifiers.
LONGEST_NUMBER = 24
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?$")
_MARKS = re.compile(r"[.,'’ \u00a0\u202f]")
_SCALES = {
    1_000: (
        "thousand tausend mille mil mila duizend tysiąc tysi тысяч тысяча тысячи тис тыс bin ألف "
        "هزار nghìn ngàn ribu χιλιάδες tisíc mii хиляди ezer tusen 千 천 พัน "
    ),
    10_000: ("万 萬 만 หมื่น "),
    100_000: ("แสน "),
    1_000_000: (
        "million millions millionen mio millón millones milione milioni milhão milhões miljoen "
        "milion miliony milionów млн миллион миллиона миллионов мільйон мільйони мільйонів milyon "
        "مليون ملايين میلیون triệu ล้าน juta εκατομμύρια εκατομμύριο miliony milionů milioane "
        "milion милион милиона millió miljon miljoner 百万 백만 "
    ),
    100_000_000: ("億 亿 억 "),
    1_000_000_000: (
        "billion billions milliarde milliarden mrd milliard milliards miliardo miliardi miljard "
        "miliard miliarda miliardów миллиард миллиарда миллиардов млрд мільярд мільярдів milyar "
        "مليار میلیارد tỷ miliar δισεκατομμύρια δισεκατομμύριο miliardy miliarde милиард милиарда "
        "milliárd miljarder bilhão bilhões 十亿 십억 "
    ),
    1_000_000_000_000: ("兆 조 万亿 trillion trillions billionen триллион triliun "),
}
SCALE = {word: scale for scale, words in _SCALES.items() for word in words.split()}


@lru_cache(maxsize=1 << 14)
def value(written: str) -> float | None:
    """The number that digits with marks stand for; None where they are no single number."""
    if len(written) > LONGEST_NUMBER:
        return None
    if written.isdecimal():
        return float(int(written))
    if _GROUPED.match(written):
        whole, cents = written, ""
        if written[-3] in ".," or written[-2] in ".,":
            cut = max(written.rfind("."), written.rfind(","))
            whole, cents = written[:cut], written[cut + 1 :]
        return _decimal(_MARKS.sub("", whole), cents)
    parts = _MARKS.split(written)
    if len(parts) == 2 and parts[0].isdecimal() and parts[1].isdecimal():
        return _decimal(parts[0], parts[1])
    return None


def _decimal(whole: str, fraction: str) -> float:
    """Digits of any script around a decimal mark."""
    digits = "".join(str(int(digit)) for digit in fraction)
    return float(f"{int(whole)}.{digits or 0}")


def key(number: float) -> str:
    """One spelling for one value."""
    return str(int(number)) if number == int(number) else f"{number:.6g}"
