"""The words of a sentence as pieces of labels: which name a state or a body, which may stand in a label."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import NamedTuple

import ahocorasick_rs
from babel import Locale

from firsthand.names.places import ORGANISATION, UNSPACED, gazetteer, has_names
from firsthand.names.translit import REMEMBERED
from firsthand.names.words import facts
from firsthand.reference.loaded_words import Entry, Part, capitals, loaded_words
from firsthand.tokens import encodable

# What stands between two pieces of one label.
_BESIDE = frozenset({"", " ", "-", "\u2011", "\u00a0", "\u200c"})
_ELIDED = r"[^\W\d_]{1,6}['’](?=[^\W\d_])|"
_WORD = r"U\.S\.|[^\W_]+(?:['’][^\W\d_]+)*"
_TOKEN = re.compile(_WORD)
_TOKEN_ELIDED = re.compile(_ELIDED + _WORD)
# Where none of these stand, every word is a run of letters and digits.
_JOINING, _RUN = re.compile(r"['’_]|U\.S"), re.compile(r"\w+")
# Arabic vowel signs stand within words.
_TOKEN_POINTED = re.compile(r"[^\W_]+(?:[\u064b-\u0652\u0670]+[^\W_]*)*")
_POINTED = frozenset({"ar", "fa"})
_ELIDING = frozenset({"fr", "it"})
# A sentence longer than this is no sentence.
MOST_WORDS = 400
MOST_CHARACTERS = 3_000
# Words of a term, or of a name of a place.
MOST_TERM_WORDS = 4
# Endings of a country's noun; a longer one makes an adjective or a people: Chin-esen.
_EXACT = frozenset({"en", "fr", "es", "it", "pt", "vi", "id", "fa"})
_VOWELS = "aeiouáéíóúyаеёиіїоуыэюяйьαεηιουωάέήίόύώςęąěůý"
LONGEST_CASE_ENDING = 2
LONGEST_CITY_ENDING = 3
# Words that begin like the names of these are other words: liberal, reunited, monarchy.
_NO_ADJECTIVE = frozenset({"LR", "RE", "MC"})
# Behind a Turkish apostrophe: Çin'deki.
LONGEST_SUFFIX = 5
_KOREAN = ("은", "는", "이", "가", "을", "를", "의", "에", "도", "와", "과", "로", "에서", "으로", "에게")
_ACRONYM = re.compile(r"[A-Z]{2,6}(?![A-Za-z])")
# How many words around a noun for a government, an alliance or an office may belong to it, and around a
# name of a state or body: what stands further off is not looked at.
_AROUND_NOUN = (9, 8)
_AROUND_PERSON = (8, 5)
_AROUND_NAME = (0, 1)
_AROUND_CITY = (2, 2)
_AROUND_LONG_NAME = (0, 4)
_NAMES = frozenset({Part.NAME, Part.SEAT})
_NOUNS = frozenset({Part.STATE, Part.BODY, Part.BLOC, Part.NAME})


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a term in a text. `sign` is a state's ISO 3166 code, or `org:` and a body's.

    `noun` where the word is the name itself and no adjective; `city` where it is a seat of government.
    `bare` is where the word ends without its particle.
    """

    start: int
    end: int
    bare: int
    word: str
    entry: Entry | None
    sign: str | None = None
    noun: bool = False
    city: str | None = None

    def may_be(self, part: Part) -> bool:
        return self.entry is not None and part in self.entry.parts

    @property
    def of_state(self) -> bool:
        return self.sign is not None and not self.sign.startswith(ORGANISATION)

    @property
    def of_body(self) -> bool:
        return self.sign is not None and self.sign.startswith(ORGANISATION)


def beside(text: str, left: Piece, right: Piece) -> bool:
    """Whether nothing but a space or a hyphen stands between two pieces, in this order."""
    return right.start >= left.end and text[left.end : right.start] in _BESIDE


class _Word(NamedTuple):
    """All that a word says of itself in its language; `around` is how many words by it may matter."""

    folded: str
    bare: int
    entry: Entry | None
    opens_term: bool
    sign: str | None
    noun: bool
    city: str | None
    opens: tuple[tuple[tuple[str, ...], str], ...]
    opens_more: bool  # a term or a name of several words may begin with it
    notable: bool  # it may be the reason to look closer
    around: tuple[int, int] | None


class Read(NamedTuple):
    """The words of one sentence before they are made pieces; `notable` where one is reason to look closer."""

    start: int
    end: int
    words: list[_Word]
    notable: bool


def read(text: str, sentences: Iterable[tuple[int, int]], language: str) -> list[Read]:
    """The words of each sentence of a text; in a script without spaces none yet."""
    if loaded_words(language) is None:
        return []
    known = _known(language)
    known.bound()
    plain = language not in UNSPACED and language not in _POINTED
    found = []
    for start, end in sentences:
        end = min(end, start + MOST_CHARACTERS)
        cut = _RUN if plain and not _JOINING.search(text, start, end) else _tokens(language)
        tokens = [] if language in UNSPACED else cut.findall(text, start, end)[:MOST_WORDS]
        words = list(map(known.__getitem__, tokens))
        found.append(Read(start, end, words, not known.notable.isdisjoint(tokens)))
    return found


def _tokens(language: str) -> re.Pattern[str]:
    if language in _POINTED:
        return _TOKEN_POINTED
    return _TOKEN_ELIDED if language in _ELIDING else _TOKEN


def pieces(
    text: str, of: Read, language: str, also: Set[str] = frozenset(), whole: bool = False
) -> list[Piece]:
    """The pieces of one sentence that may matter: those near a name or a noun for who rules or leads.

    `also` are further nouns; `whole` asks for every word.
    """
    if language in UNSPACED:
        return _running(text, of.start, of.end, language)
    windows = [[0, len(of.words)]] if whole else _windows(of, language, also)
    found: list[Piece] = []
    if not windows:
        return found
    matches = islice(_tokens(language).finditer(text, of.start, of.end), windows[-1][1] + MOST_TERM_WORDS)
    spans = [match.span() for match in matches]
    for begin, stop in windows:
        # A term may have run past the edge of the window before.
        while found and begin < stop and spans[begin][0] < found[-1].end:
            begin += 1
        found += _pieces(of, spans, language, begin, stop)
    return found


def _windows(of: Read, language: str, also: Set[str]) -> list[list[int]]:
    """From which word up to which a sentence is worth looking at."""
    found: list[list[int]] = []
    if not of.notable and not also:
        return found
    for at in [at for at, word in enumerate(of.words) if word.notable or word.folded in also]:
        word = of.words[at]
        around = _AROUND_NOUN if word.folded in also else word.around
        if word.opens_more and around is not _AROUND_NOUN:
            around = _opened(of, language, at) or around
        if around is None:
            continue
        begin, stop = max(0, at - around[0]), min(len(of.words), at + around[1])
        while found and begin <= found[-1][1]:
            begin, stop = min(begin, found[-1][0]), max(stop, found[-1][1])
            found.pop()
        found.append([begin, stop])
    return found


def _opened(of: Read, language: str, at: int) -> tuple[int, int] | None:
    """How many words matter around a term or a name of several words, None where none begins here."""
    if _term(of, language, at) is not None:
        return _AROUND_NOUN
    return _AROUND_LONG_NAME if _long_name(of, at) is not None else None


def _term(of: Read, language: str, at: int) -> tuple[Entry, int] | None:
    """The term of several words that begins at a word, and of how many."""
    words = loaded_words(language)
    if words is None or not of.words[at].opens_term:
        return None
    found = words.find(tuple(word.folded for word in of.words[at : at + MOST_TERM_WORDS]))
    return found if found is not None and found[1] > 1 else None


def _long_name(of: Read, at: int) -> tuple[str, int] | None:
    """The place named by several words from a word on, and by how many."""
    for rest, place in of.words[at].opens:
        following = [word.folded for word in of.words[at + 1 : at + 1 + len(rest)]]
        if len(following) == len(rest) and all(map(str.startswith, following, rest)):
            return place, 1 + len(rest)
    return None


def _pieces(of: Read, spans: list[tuple[int, int]], language: str, at: int, stop: int) -> Iterator[Piece]:
    while at < stop:
        this = of.words[at]
        many, entry, sign, noun, city = 1, this.entry, this.sign, this.noun, this.city
        if this.opens_more:
            named, term = _long_name(of, at), _term(of, language, at)
            if named is not None:
                (sign, noun, city), many, entry = _meant(named[0], True), named[1], None
            if term is not None:
                (entry, many), sign, noun, city = term, None, False, None
        if (
            entry is not None
            and entry.of is not None
            and (sign is None or not entry.parts.isdisjoint(_NAMES))
        ):
            sign, noun, city = entry.of, False, None
        begin, end = spans[at][0], spans[at + many - 1][1]
        folded = this.folded if many == 1 else " ".join(word.folded for word in of.words[at : at + many])
        bare = begin + this.bare if many == 1 else end
        yield Piece(begin, end, bare, folded, entry, sign, noun, city)
        at += many


class _Known(dict[str, _Word]):
    """What each word of a language says, as written, looked up once; `notable` are worth a closer look."""

    __slots__ = ("language", "notable")

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.notable: set[str] = set()

    def __missing__(self, token: str) -> _Word:
        word = self[token] = _word(token, self.language)
        if word.notable:
            self.notable.add(token)
        return word

    def bound(self) -> None:
        """Forget all, where too much is remembered."""
        if len(self) > REMEMBERED:
            self.clear()
            self.notable.clear()


@cache
def _known(language: str) -> _Known:
    return _Known(language)


def _word(token: str, language: str) -> _Word:
    words = loaded_words(language)
    possessed = _possessed(token)
    folded = possessed.replace("’", "'").casefold()
    opens_term = words is not None and folded in words.first
    entry = words.alone(folded) if words is not None else None
    told = facts(token, language)
    sign, noun, city, opens = None, False, None, told.opens if told is not None else ()
    if token == "U.S.":
        sign = "US"
    elif told is not None and told.place is not None:
        sign, noun, city = _meant(told.place, _is_noun(told.folded, token, language))
        if city is not None and not _is_city(told.folded, language):
            sign, city = None, None
        if sign in _NO_ADJECTIVE and not noun:
            sign = None
    bare = len(possessed)
    if language == "ko":
        bare = len(entry.stem) if entry is not None else len(token)
    parts = entry.parts if entry is not None else frozenset()
    if entry is not None and Part.NOUN in parts:
        # Кубы is of Cuba, кубы are cubes.
        sign, noun = (entry.of, True) if not token.islower() else (sign, noun)
        entry, parts = None, frozenset()
    around = None
    if not _NOUNS.isdisjoint(parts):
        around = _AROUND_NOUN
    elif Part.PERSON in parts:
        around = _AROUND_PERSON
    elif city is not None or Part.SEAT in parts:
        around = _AROUND_CITY
    elif noun or (sign is not None and sign.startswith(ORGANISATION)):
        around = _AROUND_NAME
    more = opens_term or bool(opens)
    notable = more or around is not None
    return _Word(folded, bare, entry, opens_term, sign, noun, city, opens, more, notable, around)


def _meant(place: str | None, noun: bool) -> tuple[str | None, bool, str | None]:
    """A state or body as its sign; a capital as the sign of its state."""
    if place is None:
        return None, False, None
    if place.startswith("city:"):
        name = place.removeprefix("city:")
        return capitals().get(name), False, name if name in capitals() else None
    return place, noun, None


def _is_city(folded: str, language: str) -> bool:
    """Whether a word is a city's name in some case, and nothing longer: no washingtonpost."""
    known = gazetteer(language)
    if known is None or folded in known.exact:
        return known is not None
    if language in _EXACT:
        return False
    endings = range(max(3, len(folded) - LONGEST_CITY_ENDING), len(folded) + 1)
    return any(folded[:length] in known.stems for length in endings)


@cache
def country_nouns(language: str) -> frozenset[str]:
    """The names of countries in one word, case-folded: no adjectives."""
    if not has_names(language):
        return frozenset()
    return frozenset(
        name.casefold()
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code.isalpha() and " " not in name
    )


def _is_noun(folded: str, token: str, language: str) -> bool:
    names = country_nouns(language)
    if token.islower():
        return False
    if folded in names or (token.isupper() and len(token) <= 6 and token.isascii() and len(token) > 1):
        return True
    if language in _EXACT:
        return False
    if language in {"de", "nl", "sv"}:
        return folded.endswith("s") and folded[:-1] in names
    if language == "ko":
        return any(folded.endswith(p) and folded[: -len(p)] in names for p in _KOREAN)
    if language == "hu":  # Kína, Kínában, and the adjective kínai
        return not folded.endswith("i") and any(folded[:n] in _stems(language) for n in (3, 4, 5, 6, 7, 8))
    if language == "ar":
        return folded[1:] in names
    return any(
        folded[:length].rstrip(_VOWELS) == folded[:length] and folded[:length] in _stems(language)
        for length in range(max(3, len(folded) - LONGEST_CASE_ENDING - 1), len(folded) + 1)
    )


@cache
def _stems(language: str) -> frozenset[str]:
    return frozenset(name.rstrip(_VOWELS) for name in country_nouns(language))


def _possessed(token: str) -> str:
    """A word without 's, or the name before a Turkish apostrophe (Çin'in)."""
    where = max(token.find("'"), token.find("’"))
    ending = token[where + 1 :]
    if where > 1 and (ending == "s" or (token[0].isupper() and len(ending) <= LONGEST_SUFFIX)):
        return token[:where]
    return token


@cache
def _terms_of(language: str) -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    words = loaded_words(language)
    known = gazetteer(language)
    terms = {term[0] for term in (words.whole if words else {})} | set(known.spelled if known else ())
    order = tuple(sorted(term for term in terms if term))
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.AhoCorasick(list(order), matchkind=kind), order


def _running(text: str, start: int, end: int, language: str) -> list[Piece]:
    search, order = _terms_of(language)
    known, words = gazetteer(language), loaded_words(language)
    found = []
    for which, one, other in search.find_matches_as_indexes(encodable(text[start:end])):
        term = order[which]
        entry = words.whole.get((term,)) if words is not None else None
        sign, noun, city = _meant(known.spelled.get(term) if known else None, True)
        if entry is not None and entry.of is not None:
            sign, noun = entry.of, False
        found.append(Piece(start + one, start + other, start + other, term, entry, sign, noun, city))
    if known is not None:
        for match in _ACRONYM.finditer(text, start, end):
            sign, noun, city = _meant(known.acronyms.get(match[0]), True)
            found.append(Piece(*match.span(), match.end(), match[0].casefold(), None, sign, noun, city))
    return sorted(found, key=lambda piece: (piece.start, -piece.end))


def words_of(text: str, start: int, end: int, language: str) -> list[Piece]:
    """Every piece between two places."""
    held = read(text, [(start, end)], language)
    return [piece for of in held for piece in pieces(text, of, language, whole=True)]
