"""Numbers in words, and in the signs of scripts that do not space words."""

import re
from dataclasses import replace
from decimal import Decimal

from firsthand.guards.quantities import EASTERN, eastern
from firsthand.reference.unit_words import LONGEST_NAME, UnitWords
from firsthand.values.atom import Atom, Piece, decimal, halved, meant, phrased
from firsthand.values.figures import scale_behind
from firsthand.values.spelled import inflected, parts_of_word, spelled
from firsthand.values.thai import thai

WORD = re.compile(r"[^\W\d_]{1,120}")
# In Ukrainian an apostrophe is a letter.
WORD_UK = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_PAIR, _FIGURES = re.compile("[一二两兩三四五六七八九]{2}"), "〇一二三四五六七八九"
_MOST_WORDS = 12
# An article and a number.
_WITH_ARTICLE = 2
_POINT = re.compile(
    "(?P<whole>[一二三四五六七八九十百]{1,6})点(?P<part>[〇零一二三四五六七八九]{1,4})(?P<scale>万亿|亿|万|億|萬)?"
)


def one_apostrophe(word: str) -> str:
    return word.replace("’", "'").replace("ʼ", "'")


def from_words(piece: Piece, at: int) -> Atom | None:
    if piece.known.unspaced:
        return _from_signs(piece, at)
    words, spans = _words_at(piece, at)
    if not words:
        return None
    phrase = piece.known.phrases.find(words)
    found = spelled(words, piece.known.language)
    if phrase is not None and (found is None or phrase[0] >= found[0]):
        if (longer := _behind_article(words, phrase, piece.known.language)) is None:
            return _scaled(piece, phrased(spans[0][0], spans[phrase[0] - 1][1], phrase[1]), phrase[1])
        found = longer
    if found is None:
        return None
    size, number = found
    value = decimal(number)
    last = parts_of_word(words[size - 1], piece.known.language)[-1:]
    step = decimal(last[0][1]) if size > 1 and last and last[0][1] >= 1000 else Decimal(1)
    end, value = halved(piece, spans[size - 1][1], value, step)
    end, by = scale_behind(piece, at, end)
    value *= by
    digits = max(1, len(str(abs(int(value))).rstrip("0")))
    if value < 100 and value == value.to_integral_value():
        digits = len(str(int(value)))
    scaled = by != 1 or value >= 1000
    sort = "one" if value == 1 else "inflected" if inflected(words[size - 1], piece.known.language) else ""
    return Atom(at, end, value, value, digits, False, scaled, sort, bare=value / by if by != 1 else value)


def _behind_article(words: list[str], phrase: tuple[int, str], language: str) -> tuple[int, float] | None:
    """The number that begins as a wording does and may go on: a hundred and twenty, o sută de miliarde."""
    if phrase[0] != _WITH_ARTICLE or not phrase[1].isdecimal():
        return None
    found = spelled(words[1:], language)
    return (found[0] + 1, found[1]) if found is not None and found[1] >= int(phrase[1]) else None


def _scaled(piece: Piece, atom: Atom, value: str) -> Atom:
    """A wording with the scale that may stand behind it: a thousand billion."""
    end, by = scale_behind(piece, atom.start, atom.end) if value.isdecimal() else (atom.end, Decimal(1))
    if by == 1:
        return atom
    return replace(atom, end=end, low=atom.low * by, high=atom.high * by, scaled=True, bare=atom.low)


def _words_at(piece: Piece, at: int) -> tuple[list[str], list[tuple[int, int]]]:
    """The words from a place on, as long as nothing but a space or a hyphen parts them.

    Behind a word that is no number only so many as a wording may have.
    """
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    while len(words) < _MOST_WORDS:
        match = (WORD_UK if piece.language == "uk" else WORD).match(piece.lower, at)
        if match is None:
            break
        words.append(one_apostrophe(match.group()))
        spans.append(match.span())
        at = match.end()
        if len(words) >= LONGEST_NAME and not parts_of_word(words[-1], piece.known.language):
            break
        while at < len(piece.lower) and at - match.end() < 2 and piece.lower[at] in " \u00a0\u200c-‑'’":
            at += 1
    return words, spans


def _from_signs(piece: Piece, at: int) -> Atom | None:
    """Numbers in signs of unspaced scripts: 三百五十人, 三分之一, สองล้านคน."""
    known, lower = piece.known, piece.lower
    if known.phrase_signs is not None and (phrase := known.phrase_signs.match(lower, at)):
        return phrased(phrase.start("name"), phrase.end(), known.phrase_values[phrase["name"]])
    if piece.language == "th":
        found = thai(lower, at)
        if found is None:
            return None
        if not _counts(known, lower, found[0]):
            return None
        value = decimal(found[1])
        return Atom(at, found[0], value, value, meant(value), False, value >= 1000, bare=value)
    if (point := _POINT.match(lower, at)) is not None:
        return _pointed(at, point)
    east = EASTERN.match(lower, at)
    if east is None or (at and lower[at - 1] in "一二三四五六七八九十百千万億亿数數几第点"):
        return None
    # 一 and 千 are parts of many words: a counter, a unit or a hedge must follow.
    if not _counts(known, lower, east.end()):
        return None
    if (pair := _PAIR.fullmatch(east.group())) is not None:
        low, high = (_FIGURES.index(sign.replace("两", "二").replace("兩", "二")) for sign in pair.group())
        if high == low + 1:
            # 六七年: six or seven years.
            return Atom(at, east.end(), Decimal(low), Decimal(high), 1, False, bare=Decimal(low))
    value = decimal(max(eastern(east.group())))
    if value == 1 and lower[east.end() : east.end() + 1] != "人":
        return None
    return Atom(at, east.end(), value, value, meant(value), False, value >= 1000, bare=value)


def _pointed(at: int, point: re.Match[str]) -> Atom:
    """五点二亿: 5.2 hundred millions."""
    whole = int(max(eastern(point["whole"])))
    tenths = "".join(str("〇一二三四五六七八九".index(sign.replace("零", "〇"))) for sign in point["part"])
    bare = Decimal(f"{whole}.{tenths}")
    value = bare * (decimal(max(eastern("一" + point["scale"]))) if point["scale"] else 1)
    return Atom(
        at, point.end(), value, value, len(f"{whole}{tenths}"), False, bool(point["scale"]), bare=bare
    )


def _counts(known: UnitWords, lower: str, end: int) -> bool:
    patterns = (known.unit_signs, known.counters, known.after, known.joint)
    return any(pattern is not None and pattern.match(lower, end) for pattern in patterns)
