"""Whether what the guards mark is certain enough to say of an outlet that it changed it.

A word of a compound or a plain noun is no name, and many a "no" is said in another language without one:
"less than two days", "nicht einmal zwei Tage".
"""

import re
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
# What is no "no" without its second word: "ne ... que", "avant qu'il ne parte".
_FIRST_HALF = frozenset({"n", "ne", "n'", "n’"})
_SECOND_HALF = re.compile(r"\b(?:pas|plus|point|guère|jamais|rien|personne|aucun|aucune|nul|nulle|ni)\b")
_SIGNS = ".,;:!?\"'“”„«»()"
_HYPHENS = ("-", "‑", "–")
# Articles that stand before no name of a person, in languages whose names have none.
_ARTICLES = frozenset("the les des los las del il gli della degli delle dei".split())
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


def _has_article(words: Passage, places: Places) -> bool:
    """Whether an article stands before a word, as before no person's name: "the Forties", "les Bleus"."""
    text = places.articles[words.article].text
    before = text[max(0, words.start - LONGEST_NAME) : words.start].split()
    return not is_place(words, places) and bool(before) and before[-1].casefold() in _ARTICLES


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
        if places.language(words) == "fr" and _is_half_a_no(words, sentence):
            return False
        if _is_partial(words, sentence, places) or _says_no(without, sentence if within else None, places):
            return False
    return True


def _is_half_a_no(words: Passage, sentence: Passage) -> bool:
    """Whether a French "ne" stands without the word that makes a no of it."""
    if words.text.casefold() not in _FIRST_HALF:
        return False
    at = words.end - sentence.start
    return _SECOND_HALF.search(fold(sentence.text), at, at + BEHIND) is None


def _letters(text: str) -> str:
    """can't and cant."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _is_partial(words: Passage, sentence: Passage, places: Places) -> bool:
    known = change_words(places.language(sentence))
    if known is None or known.partly is None:
        return False
    at = max(0, words.start - sentence.start - 12)
    return known.partly.search(fold(sentence.text), at, words.end - sentence.start + BEHIND) is not None


def _says_no(sentence: Passage, version: Passage | None, places: Places) -> bool:
    """Whether a word says a no without one; of two versions in one language, one that the other has not."""
    known = change_words(places.language(sentence))
    if known is None or known.denying is None:
        return False
    if version is None:
        return known.denying.search(fold(sentence.text)) is not None
    theirs = fold(version.text)
    return any(match.group() not in theirs for match in known.denying.finditer(fold(sentence.text)))
