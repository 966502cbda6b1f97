"""What an article can be recognised by: words within its language, and what survives translation.

Names (as consonant skeletons), places and bodies (as codes), numbers (as values), days, links and
words of letters and digits (AP4) are the same sign in every language, and so is what a word means
(earthquake, 地震); words as they are written hold within one. Nothing here decides anything: each
signal carries how rare it is, and who compares articles weighs it.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from firsthand.model import Body, NoiseKind
from firsthand.names import numbers
from firsthand.names.places import ORGANISATION, Gazetteer, gazetteer
from firsthand.names.rarity import UNLISTED, is_listed, rarity, term
from firsthand.names.translit import skeleton
from firsthand.names.words import RARITY_WITHOUT_CAPITALS, known

# An article says what it is about long before this; the bound is for hostile input.
MOST_CHARACTERS = 20_000
# The title and the first sentences: news puts the event there.
LEAD_SENTENCES = 3
# A day and a month in figures, a clock: numbers everybody uses.
EVERYDAY_NUMBER = 32
# Captions beyond these say nothing new; a bound for hostile input.
MOST_CAPTIONS = 20
YEARS = range(1900, 2100)
# What stands in the title or a caption stands in no sentence.
OUTSIDE = -1


class SignalKind(StrEnum):
    WORD = "word"
    NAME = "name"
    PLACE = "place"
    BODY = "body"
    NUMBER = "number"
    DAY = "day"
    CODE = "code"
    LINK = "link"
    TERM = "term"  # what a word means, as the stem of an English one

    __hash__ = str.__hash__  # that of Enum is a call of Python each time


# The kinds that are one sign in every language.
SURVIVES_TRANSLATION = frozenset(SignalKind) - {SignalKind.WORD}


class Signal(NamedTuple):
    """One thing an article can be recognised by.

    `key` is equal where the sign is, `shown` is how the article writes it; `rarity` is -log2 of the
    share of ordinary sentences that hold it, 2 to 15; `lead` where it stands in the title or at the start;
    `times` is how often it stands there; `sentences` are the numbers of the sentences that hold it, in order,
    title and captions left out, and none for a word that counts in its language alone.
    """

    kind: SignalKind
    key: str
    shown: str
    times: int
    lead: bool
    rarity: int
    sentences: tuple[int, ...] = ()


_TOKEN = re.compile(
    r"[A-Za-z]{1,10}-?\d{1,4}(?!\w)"  # AP4, COVID-19
    r"|\d+(?:[.,'’]\d+|[ \u00a0\u202f]\d{3}(?!\d))*"
    r"|[\u0e01-\u0e4e]+"  # Thai: its vowel signs are no letters to \w
    r"|[^\W\d_\u0e01-\u0e4e]+(?:['’][^\W\d_]+)*"
)
# Where no digit stands the same words, in less time.
_DIGIT = re.compile(r"\d")
_WITHOUT_DIGITS = re.compile(r"[\u0e01-\u0e4e]+|[^\W\d_\u0e01-\u0e4e]+(?:['’][^\W\d_]+)*")
_PLAIN = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
_RUNS = re.compile(r"[\u3400-\u9fff々]+|[\u30a1-\u30fa\u30fc]+|[\uac00-\ud7a3]+")
_FIRST_UNSPACED = "\u0e01"
_URL = re.compile(r"https?://([^\s<>\"”»)]{4,200})")
# What stands in each of the four below.
_FIGURE = re.compile(r"\d(?:[.-]\d| ?[月월]| tháng)")
_DAYS = (
    re.compile(r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?:19|20)?\d\d(?!\d)"),
    re.compile(r"(?<!\d)(?:19|20)\d\d-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<m>\d{1,2}) ?[月월] ?(?P<d>\d{1,2}) ?[日일号]"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2}) tháng (?P<m>\d{1,2})(?!\d)"),
)


# A kind as one letter before the key: a string is quicker to look up than a pair with a member of an enum.
_LETTERS = tuple("wnpbudclt")
_KIND = dict(zip(_LETTERS, SignalKind, strict=True))
_WORD, _NAME, _PLACE, _BODY, _NUMBER, _DAY, _CODE, _LINK, _TERM = _LETTERS


class _Found:
    """Signals as they are met: the first spelling is shown, the count goes up."""

    def __init__(self) -> None:
        self._met: dict[str, tuple[str, bool, int]] = {}
        self._places: dict[str, list[int]] = {}
        self.sentence = OUTSIDE

    def add(self, kind: str, key: str, shown: str, lead: bool, how_rare: int) -> None:
        sign = kind + key
        places = self._places.get(sign)
        if places is None:
            self._met[sign] = (shown, lead, how_rare)
            self._places[sign] = [self.sentence]
        else:
            places.append(self.sentence)

    def signals(self) -> tuple[Signal, ...]:
        return tuple(
            [
                Signal(_KIND[kind := sign[0]], sign[1:], shown, len(at), lead, rare, _sentences(kind, at))
                for (sign, (shown, lead, rare)), at in zip(
                    self._met.items(), self._places.values(), strict=True
                )
            ]
        )


def signals(body: Body) -> tuple[Signal, ...]:
    """Every signal of one report, noise left out, in the order first met."""
    article, found = body.article, _Found()
    language = (article.language or "und").split("-")[0]
    names = gazetteer(language)
    segments: list[tuple[str, bool, int]] = [(article.title, True, OUTSIDE)] if article.title else []
    left = MOST_CHARACTERS
    for number, (start, end) in enumerate(body.sentences):
        if left <= 0:
            break
        segments.append((article.text[start : min(end, start + left)], number < LEAD_SENTENCES, number))
        left -= end - start
    # A caption is no part of the report, and still says who met where.
    segments += [
        (article.text[noise.start : min(noise.end, noise.start + MOST_CHARACTERS)], False, OUTSIDE)
        for noise in article.noise[:MOST_CAPTIONS]
        if noise.kind is NoiseKind.CAPTION
    ]
    for text, lead, found.sentence in segments:
        text = text[:MOST_CHARACTERS]
        _read(text, lead, language, names, found)
        _days_in_figures(text, lead, found)
        if names is not None:
            for start, end, place in names.running(text):
                _add_place(place, text[start:end], lead, found)
        if "http" in text:
            for link in _URL.finditer(text):
                found.add(_LINK, link[1].rstrip(".,;:").casefold(), link[0], lead, UNLISTED)
    return found.signals()


def _sentences(kind: str, places: list[int]) -> tuple[int, ...]:
    """Each sentence once; they come in order, after the title and before the captions."""
    if kind == _WORD:
        return ()
    if len(places) == 1:
        return () if places[0] == OUTSIDE else (places[0],)
    return tuple(place for place in dict.fromkeys(places) if place != OUTSIDE)


def _add_place(place: str, shown: str, lead: bool, found: _Found) -> None:
    if place.startswith(ORGANISATION):
        found.add(_BODY, place, shown, lead, RARITY_OF_BODY)
    else:
        how_rare = RARITY_OF_CITY if place.startswith("city:") else RARITY_OF_COUNTRY
        found.add(_PLACE, place, shown, lead, how_rare)


# Countries and well-known bodies stand in reports of every kind.
RARITY_OF_COUNTRY = 6
RARITY_OF_CITY = 9
RARITY_OF_BODY = 6


def _read(text: str, lead: bool, language: str, names: Gazetteer | None, found: _Found) -> None:
    tokens = _tokens(text)
    met = known(language)
    shouting = _is_shouting(tokens)
    pending: list[tuple[tuple[str, ...], str, str]] = []  # what is left of names of several words
    for position, token in enumerate(tokens):
        if token[0].isdecimal():
            _read_number(token, tokens[position + 1] if position + 1 < len(tokens) else "", lead, found)
            continue
        if token[-1].isdecimal():
            found.add(_CODE, token.casefold().replace("-", ""), token, lead, RARITY_OF_CODE)
            continue
        if token[0] >= _FIRST_UNSPACED:
            _read_unspaced(token, lead, language, names, found)
            continue
        said = met[token]
        if said is None:
            continue
        if said.plain and not pending:
            found.add(_WORD, said.word, token, lead, said.rarity)
            if said.term is not None:
                found.add(_TERM, said.term, token, lead, said.term_rarity)
            continue
        lettered = said.letters and not shouting
        if not lettered:
            found.add(_WORD, said.word, token, lead, said.rarity)
            if said.term is not None:
                found.add(_TERM, said.term, token, lead, said.term_rarity)
        if said.month is not None:
            _read_month(said.month, tokens, position, lead, found)
        if said.place is not None:
            _add_place(said.place, token, lead, found)
        elif lettered:
            found.add(_CODE, said.folded, token, lead, RARITY_OF_LETTERS)
        elif said.name is not None and not (said.capital and shouting):
            found.add(_NAME, said.name, token, lead, said.name_rarity)
        if pending:
            pending = _continued(pending, said.folded, token, lead, found)
        if said.opens:
            pending += [(rest, code, token) for rest, code in said.opens]


def _tokens(text: str) -> list[str]:
    if _DIGIT.search(text):
        return _TOKEN.findall(text)
    return (_PLAIN if text.isascii() else _WITHOUT_DIGITS).findall(text)


def _continued(
    pending: list[tuple[tuple[str, ...], str, str]], folded: str, token: str, lead: bool, found: _Found
) -> list[tuple[tuple[str, ...], str, str]]:
    """Which names of several words go on with this one; one that is complete is found."""
    still_open = []
    for rest, place, shown in pending:
        if folded.startswith(rest[0]):
            if len(rest) == 1:
                _add_place(place, f"{shown} {token}", lead, found)
                return []
            still_open.append((rest[1:], place, f"{shown} {token}"))
    return still_open


def _read_month(month: int, tokens: list[str], position: int, lead: bool, found: _Found) -> None:
    """A day where its figure stands before the month, or two words before (31 de enero), or after it."""
    near = (position - 1, position - 2, position + 1)
    for place in near:
        day = tokens[place] if 0 <= place < len(tokens) else ""
        if _is_day(day):
            found.add(_DAY, f"{month}-{int(day)}", f"{day} {tokens[position]}", lead, RARITY_OF_DAY)
            return


RARITY_OF_CODE = 13
RARITY_OF_LETTERS = 12
RARITY_OF_DAY = 11
SHOUTING = 0.6


def _is_shouting(tokens: list[str]) -> bool:
    """Whether a line is set in capitals, where they mark nothing."""
    capitals = sum(map(str.isupper, tokens))
    return capitals > 3 and capitals > SHOUTING * sum(map(str.isalpha, tokens))


def _is_day(token: str) -> bool:
    return token.isdecimal() and len(token) <= 2 and 1 <= int(token) <= 31


def _read_number(token: str, after: str, lead: bool, found: _Found) -> None:
    number = numbers.value(token)
    if number is None:
        return
    scale = numbers.SCALE.get(after.casefold().rstrip(".")) if after else None
    if scale is None and after and after[0] >= _FIRST_UNSPACED:
        scale = numbers.SCALE.get(after[:2]) or numbers.SCALE.get(after[:1])
    if scale is not None:
        number *= scale
    elif len(token) > 1 and token[0] == "0" and number == int(number):  # 01, 007: part of a date or a code
        return
    if number < LEAST_TELLING_NUMBER:
        return
    how_rare = RARITY_OF_NUMBER
    if number < EVERYDAY_NUMBER and number == int(number):
        how_rare = RARITY_OF_EVERYDAY_NUMBER
    elif number in YEARS:
        how_rare = RARITY_OF_YEAR
    elif number < 100 or number % 100 == 0:
        how_rare = RARITY_OF_ROUND_NUMBER
    found.add(_NUMBER, numbers.key(number), token, lead, how_rare)


# One to nine are written as words as often as not.
LEAST_TELLING_NUMBER = 10
RARITY_OF_EVERYDAY_NUMBER = 6
RARITY_OF_YEAR = 6
RARITY_OF_ROUND_NUMBER = 9
RARITY_OF_NUMBER = 12


def _read_unspaced(token: str, lead: bool, language: str, names: Gazetteer | None, found: _Found) -> None:
    if token[0] < "\u0e80":  # Thai
        for start in range(0, len(token) - THAI_LETTERS + 1):
            piece = token[start : start + THAI_LETTERS]
            found.add(_WORD, piece, piece, lead, rarity(piece, "th"))
        return
    for run in _RUNS.finditer(token):
        piece = run[0]
        if piece[0] >= "\uac00":
            _read_korean(piece, lead, names, found)
        elif piece[0] <= "\u30ff":
            _read_katakana(piece, lead, found)
        else:
            for start in range(len(piece) - 1):
                pair = piece[start : start + 2]
                found.add(_WORD, pair, pair, lead, rarity(pair, language))
                _add_term(pair, lead, language, found)


def _add_term(word: str, lead: bool, language: str, found: _Found) -> None:
    """What a word means, unless it is the name of a place and counts as such."""
    names = gazetteer(language)
    if names is not None and (word in names.spelled or word in names.exact):
        return
    meant = term(word, language)
    if meant is not None:
        found.add(_TERM, meant, word, lead, rarity(meant, "en"))


THAI_LETTERS = 4
LEAST_KATAKANA = 3


def _read_katakana(piece: str, lead: bool, found: _Found) -> None:
    if len(piece) < 2:
        return
    how_rare = rarity(piece, "ja")
    found.add(_WORD, piece[:LONGEST_RUN], piece[:LONGEST_RUN], lead, how_rare)
    _add_term(piece, lead, "ja", found)
    if len(piece) >= LEAST_KATAKANA and not is_listed(piece, "ja"):
        bones = skeleton(piece)
        if bones is not None:
            found.add(_NAME, bones, piece[:LONGEST_RUN], lead, how_rare)


LONGEST_RUN = 24


def _read_korean(piece: str, lead: bool, names: Gazetteer | None, found: _Found) -> None:
    if len(piece) < 2:
        return
    piece = piece[:LONGEST_RUN]
    how_rare = rarity(piece[:2], "ko")
    found.add(_WORD, piece[:3], piece, lead, how_rare)
    _add_term(piece[:2], lead, "ko", found)
    place = names.place(piece) if names is not None else None
    if place is not None:
        _add_place(place, piece, lead, found)
    elif len(piece) >= LEAST_KATAKANA:
        bones = skeleton(piece)
        if bones is not None:
            found.add(_NAME, bones, piece, lead, RARITY_WITHOUT_CAPITALS)


def _days_in_figures(text: str, lead: bool, found: _Found) -> None:
    if not _FIGURE.search(text):
        return
    for pattern in _DAYS:
        for match in pattern.finditer(text):
            month, day = int(match["m"]), int(match["d"])
            if 1 <= month <= 12 and 1 <= day <= 31:
                found.add(_DAY, f"{month}-{day}", match[0], lead, RARITY_OF_DAY)
