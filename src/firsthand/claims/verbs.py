"""Whether words are a clause of their own: a finite verb, and something before it that it is told of."""

import re
from functools import cache, lru_cache

from firsthand.reference.phrase_words import sentence_words
from firsthand.reference.quotation_book import QuotationBook
from firsthand.reference.quotation_cues import languages, quotation_book

# Languages of which most finite verbs are told by lists and endings; of others a pronoun counts besides.
_TOLD_BY_ENDINGS = frozenset({"en", "ru", "uk", "pl", "cs", "bg"})
# Languages whose verbs are told by no ending that a list could give.
UNKNOWN_VERBS = frozenset({"ko", "hu", "tr", "id", "vi", "fa", "ar", None})
# Words that are read of a piece, and pieces remembered: copies say the same in the same words.
_MOST_WORDS = 24
REMEMBERED = 1 << 12

_NO_WORDS: frozenset[str] = frozenset()
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NEXT_MARK = re.compile(r"[,;:–—(]")
_PREPOSITIONS = frozenset("by with for of in to at from as on over after under".split())
# An English form in -ed is no finite verb behind these.
_NOT_BEFORE_VERB = frozenset(
    "a an the his her its their our my your this these those of by for with to from in on at be been being "
    "is are was were have has had having and or more most newly recently".split()
)


@lru_cache(maxsize=1 << 15)
def has_verb(word: str, language: str | None) -> bool:
    """Whether a folded word is a finite verb, or one that only sentences have, as far as lists tell."""
    if language is None or word in sentence_words(language):
        return True
    finite = _finite(language)
    return finite is None or finite.match(word) is not None


def is_predicated(piece: str, language: str | None) -> bool:
    """Whether a finite verb stands anywhere in a piece, as far as can be told; forms that lean count not."""
    return _verb_at(piece, language, 0, False) is not None


@lru_cache(maxsize=REMEMBERED)
def begins_clause(piece: str, language: str | None) -> bool:
    """Whether a piece opens with a clause of its own: a subject and its verb before the next mark.

    What goes on with the subject before it ("and left the town") is none, nor a name in a list ("and his
    sister Kate, 20").
    """
    if language in UNKNOWN_VERBS:
        return True
    mark = _NEXT_MARK.search(piece, 1)
    if mark is None:
        return _stands(piece, language)
    return _stands(piece[: mark.start()], language) or _goes_on(piece, mark.end(), language)


def _goes_on(piece: str, start: int, language: str | None) -> bool:
    """Whether what follows a subject tells of it and then goes on with its verb (", who saw it, left")."""
    book = _book(language)
    first = _WORD.match(piece, start + 1)
    if book is None or first is None or first.group().casefold() not in book.relatives:
        return False
    mark = _NEXT_MARK.search(piece, start)
    rest = _WORD.match(piece, mark.end() + 1) if mark is not None else None
    return rest is not None and _verb_at(rest.group(), language, 0, False) == 0


@lru_cache(maxsize=REMEMBERED)
def stands_alone(piece: str, language: str | None) -> bool:
    """Whether a piece reads as a clause: "to keep the pier", "was on leave" and "a murderous act" do not."""
    return language in UNKNOWN_VERBS or _stands(piece, language)


def _stands(piece: str, language: str | None) -> bool:
    book = _book(language)
    if book is None or _finite(book.language) is None:
        return True
    if _verb_at(piece, language, 0, True) == 0:
        return book.prodrop
    return _verb_at(piece, language, 1, not book.commas) is not None


def _verb_at(piece: str, language: str | None, first: int, main: bool) -> int | None:
    """The number of the first finite verb, from word `first` on; before any relative word if `main`."""
    book = _book(language)
    finite = _finite(language) if language is not None else None
    if finite is None or book is None:
        return first
    relatives = _relatives(book.language) if main else _NO_WORDS
    strict = language in _TOLD_BY_ENDINGS
    before, end = "", 0
    for at, match in enumerate(_WORD.finditer(piece)):
        if at == _MOST_WORDS:
            break
        word = match.group().casefold()
        if at > 0 and word in relatives:
            return None
        leans = language == "en" and word.endswith("ed") and _leans(piece, before, end, match)
        acts = finite.match(word) is not None if strict or at == 0 else has_verb(word, language)
        if at >= first and acts and not leans:
            return at
        before, end = word, match.end()
    return None


def _leans(piece: str, before: str, end: int, form: re.Match[str]) -> bool:
    """Whether an English form in -ed leans on a noun: "the alleged thief", "Sand, charged with theft,"."""
    if not before or before in _NOT_BEFORE_VERB:
        return True
    if piece[end : form.start()].strip() == "":
        return False
    behind = _WORD.match(piece, form.end() + 1)
    return behind is not None and behind.group().casefold() in _PREPOSITIONS


@cache
def _book(language: str | None) -> QuotationBook | None:
    return quotation_book(language) if language is not None and language in languages() else None


@cache
def _relatives(language: str) -> frozenset[str]:
    book = _book(language)
    return frozenset(book.relatives) if book is not None else _NO_WORDS


@cache
def _finite(language: str) -> re.Pattern[str] | None:
    book = _book(language)
    return (
        re.compile(rf"(?:{book.finite})\Z") if book is not None and len(book.finite) > len("(?!)") else None
    )
