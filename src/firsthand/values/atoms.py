"""Where numbers begin in a text, and the single numbers there."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import islice

from firsthand.reference.unit_words import UnitWords, unit_words
from firsthand.tokens import Remembered
from firsthand.values.atom import MOST_NUMBERS, Atom, Piece, meant
from firsthand.values.figures import from_figures
from firsthand.values.spelled import counting, parts_of_word
from firsthand.values.thai import THAI
from firsthand.values.words import WORD, WORD_UK, from_words, one_apostrophe

_RUN = re.compile(r"\d+")
_REMEMBERED = 1 << 15
_EAST_HEAD = re.compile("[一二三四五六七八九两兩十百千]")
# Where a word may stand in a number.
_FIRST, _SECOND, _DOUBTED = 1, 2, 4
_NEXT = re.compile(r"[ \u00a0](?P<word>[^\W\d_]{1,60})")
_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)[ \u00a0\-‑]{0,2}\Z")


def atoms(piece: Piece, places: Iterable[tuple[int, bool]]) -> list[Atom]:
    """The numbers of a piece that begin at the places, in order, no two in one place."""
    found: list[Atom] = []
    end = 0
    for at, figures in places:
        if at < end:
            continue
        atom = from_figures(piece, at) if figures else from_words(piece, at)
        if atom is not None:
            if found and _continues(piece, found[-1], atom):
                atom = _summed(found.pop(), atom)
            found.append(atom)
            end = atom.end
    return found


def _continues(piece: Piece, one: Atom, two: Atom) -> bool:
    """Whether a number goes on: 2 million 500 thousand, 3 млн 200 тыс."""
    if not (one.scaled and one.bare and not one.sort and not two.sort and two.high > 0):
        return False
    gap = piece.lower[one.end : two.start]
    return gap in {" ", "\u00a0", " و", " و "} and two.high < one.low / one.bare and one.low == one.high


def _summed(one: Atom, two: Atom) -> Atom:
    value = one.low + two.low
    return Atom(one.start, two.end, value, value, meant(value), one.figures, True, bare=one.bare)


def places(text: str, lower: str, language: str | None) -> list[tuple[int, bool]]:
    """Where numbers may begin in a text, in order: words and signs (False) or figures (True)."""
    found = [(run.start(), True) for run in islice(_RUN.finditer(text), 2 * MOST_NUMBERS)]
    found += [(at, False) for at in _word_places(lower, language)]
    found.sort()
    return found


def _word_places(lower: str, language: str | None) -> list[int]:
    known = unit_words(language)
    if known.unspaced:
        signs = [m.start("name") for m in _finds(known.phrase_signs, lower)]
        head = THAI if language == "th" else _EAST_HEAD
        return signs + [
            m.start() for m, _ in zip(head.finditer(lower), range(2 * MOST_NUMBERS), strict=False)
        ]
    begins = _places(known.language)
    words = set((WORD_UK if known.language == "uk" else WORD).findall(lower))
    begun: list[int] = []
    candidates = sorted((word, place) for word in words if (place := begins[word]))
    for word, place in candidates:
        for at in _stands(word, lower):
            if place & _DOUBTED and _counts_people(lower, at + len(word), known):
                begun.append(at)
            if place & _FIRST and not lower[at - 1 : at].isdigit():
                begun.append(at + _bare(word, known.language))
            if place & _SECOND and (first := _BEFORE.search(lower, max(0, at - 24), at)) is not None:
                begun += [first.start()] if _leads(first["word"], known.language) else []
    return begun[: 2 * MOST_NUMBERS]


def _stands(word: str, lower: str) -> Iterator[int]:
    """Where a word stands in a text."""
    at = lower.find(word)
    for _ in range(MOST_NUMBERS):
        if at < 0:
            return
        behind = at + len(word)
        if not (at and lower[at - 1].isalpha()) and not lower[behind : behind + 1].isalpha():
            yield at
        at = lower.find(word, behind)


def _bare(word: str, language: str) -> int:
    """How many letters an Arabic "and" takes before a number word."""
    return int(language == "ar" and word[0] == "و" and not _begins(word, language))


@cache
def _places(language: str) -> Remembered[int]:
    """Where in a number each folded word of a language may stand."""
    return Remembered(partial(_place, language=language), _REMEMBERED)


def _place(word: str, language: str) -> int:
    known = unit_words(language)
    word = one_apostrophe(word) if language == "uk" else word
    first = _begins(word, language)
    if not first and language == "ar" and word[0] == "و" and len(word) > 2:
        first = _begins(word[1:], language)
    second = _may_be_second(word, known) and not known.phrase_seconds.isdisjoint(
        (word, *known.phrases.forms(word))
    )
    doubted = word in known.no_begin and counting(language).numbers.get(word, 1) > 1
    return _FIRST * first | _SECOND * second | _DOUBTED * doubted


def _may_be_second(word: str, known: UnitWords) -> bool:
    """Whether the second word of a wording begins as a word does: a quick no."""
    return word[:2] in known.second_heads or word[:1] in known.second_heads


def _counts_people(lower: str, end: int, known: UnitWords) -> bool:
    """Whether people stand behind a word that is a number only then: نه نفر, nouă persoane."""
    behind = _NEXT.match(lower, end)
    return behind is not None and known.units.find([behind["word"]]) == (1, "person")


def _begins(word: str, language: str) -> bool:
    known = unit_words(language)
    if word in known.phrase_heads:
        return True
    phrases = known.phrases
    if phrases.may_begin(word) and any((form,) in phrases.whole for form in phrases.forms(word)):
        return word not in known.no_begin
    counted = counting(language)
    if word[:2] not in counted.heads or word in known.no_begin:
        return False
    parts = parts_of_word(word, language)
    return bool(parts) and parts[0][0] in counted.numbers and (parts[0][1] != 1 or word in known.ones)


def _leads(word: str, language: str) -> bool:
    """Whether a word may be the first of a wording that is a number."""
    known = unit_words(language)
    return any(form in known.phrase_firsts for form in known.phrases.forms(word))


def _finds(pattern: re.Pattern[str] | None, text: str) -> Iterator[re.Match[str]]:
    if pattern is not None:
        for match, _ in zip(pattern.finditer(text), range(MOST_NUMBERS), strict=False):
            yield match
