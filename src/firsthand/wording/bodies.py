"""How reports call bodies: acronym, the long form beside it, "the alliance" where only one can be meant."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from firsthand.names.places import ORGANISATION, UNSPACED
from firsthand.reference.loaded_words import Part
from firsthand.wording.pieces import Piece, beside
from firsthand.wording.uses import BODY, Use, before, behind, use

LONG_FORM = "long form"
# What NATO is; a body of ours is one where its long form says so.
_ALLIANCES = frozenset({"NATO"})
# What reports call a bloc, besides alliances. "The union" may be one of workers: it is nobody here.
_BLOCS = frozenset({"EU"})
_BRACKET = re.compile(r"[(（]([^\W\d_a-z]{2,8})[)）]")
MOST_BRACKETS = 40
MOST_LONG_FORM_WORDS = 10
LONGEST_SMALL_WORD = 4
LEAST_NOUN_LETTERS = 4
# Languages whose noun stands in front of what describes it.
_NOUN_FIRST = frozenset({"fr", "es", "it", "pt", "ro", "id", "vi", "ar", "fa"})
# Languages that have no article, or have it behind the noun.
NO_ARTICLE = frozenset(
    {"ru", "uk", "pl", "cs", "bg", "ro", "sv", "tr", "fa", "zh", "ja", "ko", "vi", "th", "id", "ar"}
)
# A noun that is this many sentences behind the name of the body is of something else.
MOST_SENTENCES_BETWEEN = 3
_TO_ANOTHER = re.compile(
    r"\s(?:of|for|between|with|against|für|zwischen|mit|aus|gegen|pour|entre|avec|contre|des?|para|con|per|tra|fra|com"
    r"|voor|tussen|met|för|mellan|med|между|за|для|між|dla|między|pro|mezi|pentru|között)\s"
)


@dataclass(frozen=True, slots=True)
class Long:
    """A body's long form as an article gives it: the acronym, where the form stands, and its noun."""

    sign: str
    start: int
    end: int
    noun: str
    alliance: bool


def brackets(text: str, end: int) -> list[int]:
    """Where acronyms stand in brackets."""
    if "(" not in text and "（" not in text:
        return []
    return [match.start(1) for match in islice(_BRACKET.finditer(text, 0, end), MOST_BRACKETS)]


def long_forms(text: str, held: list[Piece], at: Sequence[int], language: str) -> Iterator[Long]:
    """The bodies that a sentence names in full beside acronyms in brackets, which stand `at` places."""
    if language in UNSPACED:
        return
    for place in at:
        which = next((n for n, one in enumerate(held) if one.start == place), None)
        if which is None:
            continue
        acronym = text[place : held[which].end]
        words = _spelled_out(text, held, which, acronym)
        if words:
            sign = held[which].sign
            sign = sign.removeprefix(ORGANISATION) if sign and held[which].of_body else acronym
            alliance = any(one.may_be(Part.BODY) for one in words)
            yield Long(sign, words[0].start, words[-1].end, _noun(words, text, language), alliance)


def _spelled_out(text: str, held: list[Piece], at: int, acronym: str) -> list[Piece]:
    """The words before a bracket whose initials are the acronym's letters, in any order."""
    left = list(acronym.casefold())
    for many in range(1, min(MOST_LONG_FORM_WORDS, at) + 1):
        one = held[at - many]
        if many > 1 and not beside(text, one, held[at - many + 1]):
            return []
        if " " in one.word:
            return []
        if one.word[:1] in left:
            left.remove(one.word[:1])
        elif len(one.word) > LONGEST_SMALL_WORD or text[one.start].isupper():
            return []
        if not left:
            return held[at - many : at] if _begins_there(text, held, at - many, acronym) else []
    return []


def _begins_there(text: str, held: list[Piece], at: int, acronym: str) -> bool:
    """Whether a long form begins at a word: with the acronym's first letter, or with no name in front."""
    if not text[held[at].start].isupper():
        return False
    if held[at].word[:1] == acronym[:1].casefold() or at == 0 or not beside(text, held[at - 1], held[at]):
        return True
    left = held[at - 1]
    return left.may_be(Part.ARTICLE) or not text[left.start].isupper()


def _noun(words: list[Piece], text: str, language: str) -> str:
    """The noun of a long form: its first word, or the last one before a small word."""
    if language in _NOUN_FIRST:
        return words[0].word
    noun = words[0]
    for one in words:
        if text[one.start].islower() and len(one.word) <= LONGEST_SMALL_WORD:
            break
        noun = one
    return noun.word


def body_uses(
    text: str, sentences: Sequence[list[Piece]], language: str, longs: Sequence[Long]
) -> Iterator[Use]:
    """The labels of bodies in one article. `longs` are its long forms."""
    own = {one.sign for one in longs}
    names = {
        piece.start: name
        for held in sentences
        for piece in held
        if (piece.of_body or own) and (name := _name(text, piece, own)) is not None
    }
    if not names:
        return
    starts = {one.start: one for one in longs}
    within = [(one.start, one.end) for one in longs]
    nouns = _nouns(text, sentences, language, longs)
    alliances = {one.sign for one in longs if one.alliance} | _ALLIANCES
    every = set(names.values())
    met: dict[str, tuple[int, int]] = {}
    for number, held in enumerate(sentences):
        last = -1
        for at, piece in enumerate(held):
            long = starts.get(piece.start)
            if long is not None:
                met[long.sign] = number, long.start
                yield Use((BODY, long.sign), long.start, long.end, LONG_FORM, "the acronym stands beside it")
            name = names.get(piece.start)
            if name is not None:
                met[name] = number, piece.start
                yield Use((BODY, name), piece.start, piece.bare, "", "the name of the body", plain=True)
            elif at > last and _is_head(piece, nouns) and not _inside(piece, within):
                candidates = _candidates(piece, nouns, every, alliances)
                found = _definite(text, held, at, language)
                if len(candidates) != 1 or found is None:
                    continue
                [sign] = candidates
                if sign in met and number - met[sign][0] <= MOST_SENTENCES_BETWEEN:
                    last = found[1]
                    tie = f"the report names {sign}, and no other that it could be"
                    yield replace(use((BODY, sign), held[found[0] : last + 1], tie), rests=met[sign][1])


def _nouns(
    text: str, sentences: Sequence[list[Piece]], language: str, longs: Sequence[Long]
) -> dict[str, set[str]]:
    """The nouns of long forms and whose they are: those that stand in the article for nothing else.

    A report that has "a bank" or another bank's name beside "the bank" may mean any of them.
    """
    found: dict[str, set[str]] = {}
    for one in longs:
        if len(one.noun) >= LEAST_NOUN_LETTERS:
            found.setdefault(one.noun, set()).add(one.sign)
    # Without an article nothing shows that it is the one known already.
    if not found or language in NO_ARTICLE:
        return {}
    within = [(one.start, one.end) for one in longs]
    for held in sentences:
        for at, piece in enumerate(held):
            noun = next((one for one in found if piece.word.startswith(one)), None)
            if noun is None or _inside(piece, within):
                continue
            if piece.word != noun or _definite(text, held, at, language) is None:
                del found[noun]
    return found


def _inside(piece: Piece, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= piece.start < end for start, end in spans)


def _is_head(piece: Piece, nouns: Mapping[str, set[str]]) -> bool:
    return piece.may_be(Part.BODY) or piece.may_be(Part.BLOC) or piece.word in nouns


def _candidates(
    piece: Piece, nouns: Mapping[str, set[str]], every: set[str], alliances: set[str]
) -> set[str]:
    """The bodies a noun may stand for, of those that the report names."""
    found = set(nouns.get(piece.word, ()))
    if piece.may_be(Part.BODY) or piece.may_be(Part.BLOC):
        found |= every & alliances
    if piece.may_be(Part.BLOC):
        found |= every & _BLOCS
    return found


def _name(text: str, piece: Piece, own: set[str]) -> str | None:
    if piece.of_body and piece.sign is not None:
        return piece.sign.removeprefix(ORGANISATION)
    written = text[piece.start : piece.bare]
    return written if written in own else None


def _definite(text: str, held: list[Piece], at: int, language: str) -> tuple[int, int] | None:
    """Where a label around a noun begins and ends, if it is one that the reader knows already."""
    first, last = before(text, held, at), behind(text, held, at, language)
    states = [n for n in range(first, last + 1) if held[n].of_state]
    if states and not any(held[n].may_be(Part.LED) for n in range(first, last + 1)):
        return None
    if _TO_ANOTHER.match(text, held[last].end, held[last].end + 12):
        return None
    if first > 0 and beside(text, held[first - 1], held[first]):
        left = held[first - 1]
        if left.may_be(Part.ARTICLE):
            return first, last
        if language == "en" or language not in NO_ARTICLE:
            return None
        return first, last
    return (first, last) if language in NO_ARTICLE else None
