"""Numbers in Thai words, which stand together: สองร้อยห้าสิบ is 250."""

import re

_FIGURES = {
    "ศูนย์": 0, "หนึ่ง": 1, "เอ็ด": 1, "ยี่": 2, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8,
    "เก้า": 9,
}  # fmt: skip
_STEPS = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000}
_MILLION = "ล้าน"
_PART = re.compile("|".join(sorted([*_FIGURES, *_STEPS, _MILLION], key=lambda sign: (-len(sign), sign))))
# A number begins with a figure or with ten.
THAI = re.compile("|".join([*sorted(_FIGURES, key=lambda sign: (-len(sign), sign)), "สิบ"]))
_LONGEST = 16


def thai(text: str, at: int) -> tuple[int, int] | None:
    """Where a number that begins at a place ends, and its value."""
    total = section = 0
    figure: int | None = None
    end = at
    for _ in range(_LONGEST):
        part = _PART.match(text, end)
        if part is None:
            break
        sign, end = part.group(), part.end()
        if sign in _FIGURES:
            figure = _FIGURES[sign]
        elif sign in _STEPS:
            section += (1 if figure is None else figure) * _STEPS[sign]
            figure = None
        else:
            total += (section + (figure or 0) or 1) * 1_000_000
            section, figure = 0, None
    return None if end == at else (end, total + section + (figure or 0))
