"""Whether what the guards mark is certain enough to say of an outlet that it changed it.

A word of a compound or a plain noun is no name, and many a "no" is said in another language without one:
"less than two days", "nicht einmal zwei Tage".
"""

from itertools import repeat

from rapidfuzz import fuzz

from firsthand.changes.places import Places
from firsthand.guards.across_facts import LONGEST, places_in, said
from firsthand.guards.tables import table
from firsthand.model import Passage
from firsthand.names.words import facts
from firsthand.reference.change_words import change_words, fold
from firsthand.reference.person_aliases import folded, given_names

LONGEST_NAME = 24
# Two spellings of one name (0 to 100): Lucas, Lukas.
ONE_NAME = 75
_SIGNS = ".,;:!?\"'“”„«»()"
_HYPHENS = ("-", "‑", "–")
# Characters behind a no by which it is known that it negates less than the sentence.
BEHIND = 40


def is_place(words: Passage, places: Places) -> bool:
    return any(place.firm for place in places_in(words.text, places.language(words)))


def named(left: Passage, right: Passage, places: Places) -> bool:
    """Whether two words that differ are names, as far as words and what stands around them tell."""
    sides = (left, right)
    if any(_is_part(words, places) for words in sides):
        return False
    if fuzz.ratio(left.text.casefold(), right.text.casefold()) >= ONE_NAME:
        return False
    like = [_is_name(words, places) for words in sides]
    nouns = any(table(places.language(words)).nouns_capitalised for words in sides)
    return all(like) if nouns else any(like)


def _is_part(words: Passage, places: Places) -> bool:
    text = places.articles[words.article].text
    return text[words.end : words.end + 1] in _HYPHENS or text[max(0, words.start - 1) : words.start] in (
        _HYPHENS
    )


def _is_name(words: Passage, places: Places) -> bool:
    text, language = places.articles[words.article].text, places.language(words)
    if is_place(words, places):
        return True
    if not _called(words, text, language) and not any(map(_may_name, words.text.split(), repeat(language))):
        return False
    if not table(language).nouns_capitalised:
        return True
    sentence = places.sentence(words)
    start, end = words.start - sentence.start, words.end - sentence.start
    return any(
        person.start < end and start < person.end and (person.called or person.before is not None)
        for person in said(sentence.text[:LONGEST], language).people.may_be
    )


def _called(words: Passage, text: str, language: str | None) -> bool:
    """Whether a first name or a title stands right before words."""
    before = text[max(0, words.start - LONGEST_NAME) : words.start]
    word = before.rstrip().rpartition(" ")[2] if before.endswith(" ") else ""
    return folded(word) in given_names() or word.casefold().rstrip(".") in table(language).titles


def _may_name(word: str, language: str | None) -> bool:
    known = facts(word.strip(_SIGNS), language or "und")
    return known is not None and (known.name is not None or known.place is not None)


def lost_no(left: Passage, right: Passage, one: Passage, other: Passage, places: Places) -> bool:
    """Whether a no of one of two sentences is one of the whole, and the other says it in no other way.

    `left` and `right` are what the guards show: the words of the no, and on the other side the sentence.
    """
    if _letters(left.text) == _letters(right.text):
        return False
    within = places.language(one) == places.language(other)
    for words, sentence, without in ((left, one, other), (right, other, one)):
        if words == sentence:
            continue
        if _is_partial(words, sentence, places) or (not within and _says_no(without, places)):
            return False
    return True


def _letters(text: str) -> str:
    """can't and cant."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _is_partial(words: Passage, sentence: Passage, places: Places) -> bool:
    known = change_words(places.language(sentence))
    if known is None or known.partly is None:
        return False
    at = max(0, words.start - sentence.start - 12)
    return known.partly.search(fold(sentence.text), at, words.end - sentence.start + BEHIND) is not None


def _says_no(sentence: Passage, places: Places) -> bool:
    known = change_words(places.language(sentence))
    return (
        known is not None
        and known.denying is not None
        and (known.denying.search(fold(sentence.text)) is not None)
    )
