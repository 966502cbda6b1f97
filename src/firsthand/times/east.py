"""The signs of a sentence written without spaces: Chinese, Japanese, Korean, Thai."""

import re

from firsthand.reference.time_words import Meaning, TimeWords
from firsthand.times.figures import Piece, figures

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_PUNCTUATION = {",": ",", "、": ",", "，": ",", "(": "(", "（": "(", ")": ")", "）": ")", "-": "-", "–": "-",
                "—": "|", ";": "|", "；": "|", "。": "|", ":": ".", "：": "."}  # fmt: skip
_WEEKDAYS = {sign: at for at, sign in enumerate("一二三四五六日", 1)} | {"天": 7}
_KANJI = {sign: at for at, sign in enumerate("一二三四五六七八九十", 1)} | {
    "两": 2,
    "兩": 2,
    "〇": 0,
    "零": 0,
}
# A year before these is how long something lasts: "2000年もの歴史", "1500年前".
_NO_YEAR = r"(?![間间级度多来]|\s?간|もの|以上|ぶり|余|目|历史|的历史|前(?![半期夕后後]))"
_SIGNS = re.compile(
    r"(?=[\d一二三四五六七八九十令平昭上])(?:"
    r"(?P<era>令和|平成|昭和)(?P<era_year>\d{1,2}|元)年"
    r"|(?<!\d)(?P<decade>[12１２]\d\d[0０])\s?(?:年代|년대)"
    r"|(?:上|20|二十)世[纪紀](?P<tens>[2-9]0|[二三四五六七八九]十)年代"
    rf"|(?<!\d)(?P<year>[12１２]\d{{3}}|[12一二][〇零一二三四五六七八九]{{3}})\s?[年년]{_NO_YEAR}"
    r"|(?<![\d,.])(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])\s?[月월](?![間间曜]|\s?간)"
    r"|(?<![\d,.])(?P<days>\d{1,3}|[一二三四五六七八九十]{1,3})\s?日(?=[前後后ぶ連])"
    r"|(?<![\d,.])(?P<day>\d{1,2}|[二三]?十[一二三四五六七八九]?|(?<=月)[一二三四五六七八九])\s?"
    r"(?:日(?![間间本元前後后曜目])|[号號](?!线)|일(?!간|째))"
    r"|(?<![\d,.])(?P<clock>\d{1,2})\s?(?:時(?![間间代])|[点點](?=\d|[钟鐘左]|$|[，。、]|之|前|开|起)|시(?!간))"
    r"(?:\s?(?P<minute>\d{1,2})\s?[分분]|半)?)"
)
_NUMBER = re.compile(
    r"(?=[0-9一二三四五六七八九十两兩])(?<![\d.,])"
    r"(?:\d[\d,.:/-]*|[一二三四五六七八九十两兩]{1,3}(?=\s?[个個天周週年日か箇カヶ小月时時分星季四世]))"
)

_Hit = tuple[int, int, list[Piece], int]
_Signs = tuple[str, list[Meaning | None], list[tuple[int, int]]]


def unspaced(text: str, start: int, end: int, words: TimeWords, pattern: re.Pattern[str]) -> _Signs:
    """Signs, meanings and places: what lies between words of time is one sign or its first marks."""
    signs: list[str] = []
    meanings: list[Meaning | None] = []
    spans: list[tuple[int, int]] = []
    last = start

    def put(meaning: Meaning | None, sign: str, low: int, high: int) -> None:
        signs.append(sign)
        meanings.append(meaning)
        spans.append((low, high))

    for low, high, some, _ in sorted(
        _hits(text, start, end, words, pattern), key=lambda hit: (hit[0], -hit[1], hit[3])
    ):
        if low < last:
            continue
        gap = text[last:low].strip()
        for at, letter in enumerate(gap[:3]):
            sign = _PUNCTUATION.get(letter, "x")
            if sign != "x" or at == 0:
                put(None, sign, last, low)
        for meaning, one_low, one_high in some:
            put(meaning, meaning.sign, one_low, one_high)
        last = high
    if text[last:end].strip():
        put(None, "x", last, end)
    return "".join(signs), meanings, spans


def _hits(text: str, start: int, end: int, words: TimeWords, pattern: re.Pattern[str]) -> list[_Hit]:
    hits: list[_Hit] = []
    if words.language != "th":
        for match in _SIGNS.finditer(text, start, end):
            if match["days"]:
                low, high = match.span()
                number = Meaning("N", east_number(match["days"]))
                hits.append((low, high, [(number, low, high - 1), (Meaning("2", "D"), high - 1, high)], 0))
            elif meaning := _in_signs(match):
                low, high = match.span()
                pieces: list[Piece] = [(meaning, low, high)]
                if meaning.sign == "Y":  # the sign for a year behind it says that it is one
                    pieces = [(meaning, low, high - 1), (Meaning("7", "Y"), high - 1, high)]
                hits.append((low, high, pieces, 0))
    for match in pattern.finditer(text, start, end):
        if found := words.spelled(match["word"]):
            low, high = match.span()
            pieces = [(found, low, high)]
            if (
                found.sign == "E"
                and text[high - 1] in "周週"
                and (day := _WEEKDAYS.get(text[high : high + 1]))
            ):
                pieces.append((Meaning("D", day - 1), high, high + 1))
            hits.append((low, pieces[-1][2], pieces, 1))
    for match in _NUMBER.finditer(text, start, end):
        low, high = match.span()
        if (
            text[high : high + 1] in ("年", "년") and match.group().isdigit()
        ):  # so many years, or it were one above
            hits.append((low, high, [(Meaning("N", int(match.group())), low, high)], 2))
        elif match.group()[0].isdigit():
            hits.append((low, high, figures(match.group(), low, words), 2))
        else:
            hits.append((low, high, [(Meaning("N", east_number(match.group())), low, high)], 2))
    return hits


def _in_signs(match: re.Match[str]) -> Meaning | None:
    if match["era"]:
        return Meaning(
            "Y", _ERAS[match["era"]] + (1 if match["era_year"] == "元" else int(match["era_year"]))
        )
    if match["decade"]:
        return Meaning("J", match["decade"][:3])
    if match["tens"]:
        return Meaning("J", f"19{east_number(match['tens']) // 10}")
    if match["year"]:
        return Meaning("Y", int("".join(str(_KANJI.get(c, c)) for c in match["year"])))
    if match["month"]:
        month = east_number(match["month"])
        return Meaning("M", month) if 1 <= month <= 12 else None
    if match["day"]:
        day = east_number(match["day"])
        return Meaning("Z", day) if 1 <= day <= 31 else None
    hour, minute = int(match["clock"]), match["minute"]
    half = match.group().endswith("半")
    minutes = 30 if half else int(minute or 0)
    return Meaning("c", (hour, minutes)) if hour <= 24 and minutes <= 59 else None


def east_number(written: str) -> int:
    """三, 十二, 二十一, 15 as a number."""
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.partition("十")
    if not ten:
        return _KANJI.get(written[-1], 0)
    return (_KANJI.get(tens, 1) if tens else 1) * 10 + (_KANJI.get(ones, 0) if ones else 0)
