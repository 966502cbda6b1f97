"""Names that two languages write differently: places and bodies by their code, people by their consonants.

A place is known by the gazetteer's name for it in the language of the sentence. A person is a run of capitals
that are no everyday words; where a script has none, names are looked for and never missed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii
from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz

from firsthand.guards.calendar import Named
from firsthand.guards.tables import Table
from firsthand.names.places import LANGUAGES, UNSPACED, gazetteer
from firsthand.names.translit import skeleton
from firsthand.names.words import facts

# A word of the list of everyday words that stands in so few sentences (2 to the power of this) may be a name.
RARE = 13
# A name in another spelling is no other name (similarity of consonants, 0 to 100).
SAME_BONES = 60
SAME_LETTERS = 55
SAME_LETTERS_OF_TWO_SCRIPTS = 50
SAME_BONES_OTHERWISE = 67
LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A place or body named: where, its code, and the country it lies in.

    `firm` is 2 where the place itself is named for sure, 1 where an adjective or a name of its people is.
    """

    start: int
    end: int
    code: str
    country: str
    firm: int


@dataclass(frozen=True, slots=True)
class Person:
    """A word that may be a name: where, its consonants and those of the word before, and why it is one.

    `plain` is the word in Latin letters, for names of few consonants; `written` the word before as it stands.
    `everyday` where it is in the list of everyday words, `called` where a title or a verb of speech stands
    beside it, `lone` where it is no everyday word and no other capital stands beside it.
    """

    start: int
    end: int
    bones: str
    plain: str
    latin: bool
    before: str | None
    written: str
    everyday: bool
    called: bool
    lone: bool


Places = tuple[Place, ...]


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """The words of a sentence that may be names, and the consonants of all that might answer a name."""

    may_be: tuple[Person, ...]
    bones: frozenset[str]


NOBODY = People((), frozenset())


def places(text: str, words: Sequence[str], spans: Sequence[tuple[int, int]], language: str | None) -> Places:
    """The places and bodies named in a sentence, in order."""
    names = gazetteer(language) if language in LANGUAGES else None
    if names is None or language is None:
        return ()
    if language in UNSPACED:
        return tuple(Place(start, end, code, _country(code), 2) for start, end, code in names.running(text))
    found = []
    at = 0
    while at < len(words):
        start, end = spans[at]
        known = facts(text[start:end], language) if not text[start].isdecimal() else None
        length = 1
        if known is not None:
            code, firm = known.place, 0
            if code is None and text[start].isupper():
                code, firm = _declined(language).get(words[at]), 2
            elif code is not None:
                firm = _firm(text[start:end], words[at], language)
            for rest, meant in known.opens:
                following = words[at + 1 : at + 1 + len(rest)]
                if len(following) == len(rest) and all(map(str.startswith, following, rest)):
                    code, length, firm = meant, 1 + len(rest), 2 if text[start].isupper() else 0
                    break
            if code is not None:
                found.append(Place(start, spans[at + length - 1][1], code, _country(code), firm))
        at += length
    return tuple(found)


# In these a case changes the end of a place's name, and what is left of it is known by its stem.
_INFLECTED = frozenset({"ru", "uk", "bg", "pl", "cs", "hu", "tr", "el", "ro"})
_CASE = 3
_LEAST_STEM = 4


@lru_cache(maxsize=1 << 14)
def _firm(token: str, word: str, language: str) -> int:
    """How surely a word is the name of a place: itself or in one of its cases, an adjective, or less."""
    names = gazetteer(language)
    if names is None or token in names.acronyms:
        return 2 if names is not None else 0
    if word in _adjectives(language):
        return 1
    if token[0].islower():
        return 0
    if word in names.exact or word.removesuffix("s") in names.exact or language in {"ar", "fa", "ko"}:
        return 2
    if language == "en" and word.endswith(_ENGLISH_ADJECTIVES):
        return 1
    if language not in _INFLECTED:
        return 0
    stem = any(word[:size] in names.stems for size in range(max(_LEAST_STEM, len(word) - _CASE), len(word)))
    return 2 if stem else 0


# Endings of case, in letters of either alphabet, which a name too short to have a stem may take.
_CASES = {
    "ru": "а я у ю е и ы ой ей ом ем", "uk": "а я у ю е і и ї єю ою ом ем", "bg": "та то",
    "cs": "y u ě e ou i em a", "pl": "y u ie i ę ą ii em a ach ami om",
}  # fmt: skip
_LONGEST_DECLINED = 6


@cache
def _declined(language: str) -> dict[str, str]:
    """Short names of places in their cases: Китая, Číny, Iranu; the gazetteer knows such only as they are."""
    names = gazetteer(language)
    endings = _CASES.get(language, "").split()
    found: dict[str, str] = {}
    for name, code in sorted(names.exact.items()) if names is not None and endings else ():
        if 4 <= len(name) <= _LONGEST_DECLINED and name not in _adjectives(language):
            stem = name[:-1] if name[-1] in "аяйыиіaeyiо" else name
            for ending in endings:
                found.setdefault(stem + ending, code)
    return {form: code for form, code in found.items() if names is not None and form not in names.exact}


_ENGLISH_ADJECTIVES = ("an", "ians", "ese", "ish", "i", "is", "ans")


@cache
def _adjectives(language: str) -> frozenset[str]:
    """Names of languages, which say German and mean a person, a word or a country."""
    locale = Locale(language)
    countries = {name.casefold() for name in locale.territories.values()}
    return frozenset(name.casefold() for name in locale.languages.values()) - countries


@lru_cache(maxsize=4096)
def _country(code: str) -> str:
    if code.startswith("city:"):
        return _zones().get(code[5:], code)
    return code


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    return {zone.rpartition("/")[2]: country for zone, country in get_global("zone_territories").items()}


def people(
    text: str,
    words: Sequence[str],
    spans: Sequence[tuple[int, int]],
    language: str | None,
    calendar: Sequence[Named],
    named: Places,
    known: Table,
) -> People:
    """The words of a sentence that may name persons; where a script has no capitals, none does."""
    if language is None or language not in LANGUAGES or language in UNSPACED:
        return NOBODY
    placed = [(name.start, name.end) for name in calendar] + [(name.start, name.end) for name in named]
    capital = [text[start].isupper() and end - start >= 2 for start, end in spans]
    # "Ann" leaves too few consonants to compare: it stands as it is.
    bones = [
        (skeleton(text[start:end]) or _plain(text[start:end])) if not text[start].islower() else None
        for start, end in spans
    ]
    found = []
    for at in range(1, len(words)):
        start, end = spans[at]
        mine = bones[at]
        if not capital[at] or mine is None or end - start < LEAST_LETTERS or words[at] in known.titles:
            continue
        token = text[start:end]
        if not token[1:].islower() or text[start - 1] in _HYPHENS or text[end : end + 1] in _HYPHENS:
            continue
        if any(a <= start < b for a, b in placed):
            continue
        said = facts(token, language)
        if said is None:
            continue
        everyday = said.name is None and said.rarity < RARE
        joined = capital[at - 1] and text[spans[at - 1][1] : start].isspace()
        joins = at + 1 < len(words) and capital[at + 1] and text[end : spans[at + 1][0]].isspace()
        titled = words[at - 1] in _TITLES or (
            words[at - 1] in known.titles and words[at - 1] not in _ARTICLES
        )
        before = bones[at - 1] if joined and not joins and not titled else None
        if before is not None and any(a <= spans[at - 1][0] < b for a, b in placed):
            before = None
        alone = not (joined or joins or _opens(text, start)) and said.name is not None
        near = words[max(0, at - 2) : at + 3]
        quoted = bool(known.saying) and any(word.startswith(known.saying) for word in near)
        plainly = alone and not known.nouns_capitalised
        if everyday and before is None:
            continue
        nameless = known.nouns_capitalised and said.name is None
        called = (titled and not joins and not nameless and not everyday) or (quoted and plainly)
        found.append(
            Person(
                start,
                end,
                mine,
                _plain(token),
                token < "\u0370",
                before,
                words[at - 1],
                everyday,
                called,
                plainly,
            )
        )
    return People(tuple(found), frozenset(one for one in bones if one is not None))


# Forms of address, beside the titles that each language's table lists.
_TITLES = frozenset(
    "mr mrs ms dr sr sra mme m mlle sig signor signora señor señora herr frau pan pani pana pán paní dl dna "
    "úr bay bayan господин госпожа г пан пані bapak ibu ông bà".split()
)
# They stand among the titles, for what may stand before a name and is none.
_ARTICLES = frozenset(("the", "der", "die", "das", "us"))
_HYPHENS = ("-", "‑", "–")


def _opens(text: str, start: int) -> bool:
    """Whether a word opens a sentence or a quotation, where any word has a capital."""
    before = text[max(0, start - 2) : start].strip()
    return not before or before[-1] in '.!?:;«»„“”"‘(–—-/|['


@lru_cache(maxsize=1 << 14)
def _plain(token: str) -> str:
    return anyascii(token).casefold()


def one_name(person: Person, other: Person) -> bool:
    """Whether two words may be one name in two spellings: Hašek and Гашека, Díaz and Диас."""
    least = SAME_LETTERS if person.latin is other.latin else SAME_LETTERS_OF_TWO_SCRIPTS
    return alike(person.bones, other.bones) or fuzz.ratio(person.plain, other.plain) >= least


@lru_cache(maxsize=1 << 15)
def alike(bones: str, other: str) -> bool:
    """Whether two names' consonants may be one name's, allowing for spelling and endings."""
    if other.startswith(bones) or bones.startswith(other):
        return True
    return fuzz.ratio(bones, other) >= (SAME_BONES if bones[0] == other[0] else SAME_BONES_OTHERWISE)
