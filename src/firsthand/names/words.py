"""All that one word says wherever it stands: how rare it is, what it names, whether it may be a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from babel import Locale

from firsthand.names.places import LONGEST_ACRONYM, gazetteer, has_names
from firsthand.names.rarity import STEM_LETTERS, UNLISTED, is_listed, rarity, term
from firsthand.names.translit import REMEMBERED, skeleton
from firsthand.tokens import Remembered

# The stems still to come of a name of several words, and what it names.
Rest = tuple[tuple[str, ...], str]
_ELISION = re.compile(r"^[^\W\d_]{1,2}['’]")
# Where no capitals mark names, any rare word may look like one.
LEAST_LETTERS_WITHOUT_CAPITALS = 4
RARITY_WITHOUT_CAPITALS = 11


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one word says wherever it stands; worked out once for each word of a language."""

    word: str
    rarity: int
    folded: str
    capital: bool
    letters: bool  # all capitals, short: USA
    place: str | None
    opens: tuple[Rest, ...]
    name: str | None
    name_rarity: int
    month: int | None
    term: str | None  # what it means, where it names no place
    term_rarity: int
    plain: bool  # it names nothing and begins no name


# Words are told apart by more letters than rarity is counted by: Verbindungsbüro, Verbindung.
WORD_LETTERS = 8
LONG_WORD = 11
LONGER_IS_RARER = 2


@cache
def known(language: str) -> Remembered[Facts | None]:
    """What each word of a language says, as `facts`."""
    return Remembered(partial(_worked_out, language=language), REMEMBERED)


def facts(token: str, language: str) -> Facts | None:
    """What a word says; None for one that says nothing."""
    return known(language)[token]


def _worked_out(token: str, language: str) -> Facts | None:
    bare = _ELISION.sub("", token).replace("’", "'").split("'")[0] if "'" in token or "’" in token else token
    folded = bare.casefold()
    if len(folded) < 2:
        return None
    how_rare = rarity(folded[:STEM_LETTERS], language)
    if len(folded) >= LONG_WORD:
        how_rare = min(how_rare + LONGER_IS_RARER, UNLISTED)
    capital = bare[0].isupper()
    letters = len(bare) <= LONGEST_ACRONYM and bare.isupper()
    place, opens = _placed(bare, folded, language)
    name, name_rarity = None, how_rare
    if place is None:
        if capital:
            # At the start of a sentence all have a capital: a name has to be an unlisted word.
            name = skeleton(bare) if may_be_name(folded, language) else None
        elif not bare.islower() and len(bare) >= LEAST_LETTERS_WITHOUT_CAPITALS:  # a script without capitals
            name = None if is_listed(folded[:STEM_LETTERS], language) else skeleton(bare)
            name_rarity = RARITY_WITHOUT_CAPITALS
    meant = term(folded[:STEM_LETTERS], language) if place is None else None
    month = months(language).get(folded)
    return Facts(
        folded[:WORD_LETTERS],
        how_rare,
        folded,
        capital,
        letters,
        place,
        opens,
        name,
        name_rarity,
        month,
        meant,
        rarity(meant, "en") if meant is not None else UNLISTED,
        not letters and not opens and place is None and name is None and month is None,
    )


def _placed(token: str, folded: str, language: str) -> tuple[str | None, tuple[Rest, ...]]:
    """The place or body that one word names, and the longer names it may begin."""
    names = gazetteer(language)
    if names is None:
        return None, ()
    if token in names.acronyms:
        return names.acronyms[token], names.openings(folded)
    place = names.place(folded, token.islower())
    if place is None and language in {"ar", "fa"} and len(folded) > 4 and folded[0] in "وبلكف":
        place = names.place(folded[1:])
    return place, names.openings(folded)


# German writes every noun with a capital; these endings make nouns.
_NOUN_ENDINGS = [
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "ismus",
    "ität", "itäten", "nis", "nisse", "tum", "ling", "linge", "ment", "mente", "enz", "enzen", "anz",
    "anzen", "eur", "eure", "ium", "ien", "ik", "iken", "eit", "erin", "erinnen",
]  # fmt: skip
# A compound ends in a word of its own: Verbindungs-büro.
LEAST_LETTERS_OF_PART = 5
MOST_LETTERS_OF_PART = 12


@lru_cache(maxsize=REMEMBERED)
def may_be_name(folded: str, language: str) -> bool:
    """Whether a word with a capital is no everyday word, nor built like one."""
    if is_listed(folded[:STEM_LETTERS], language):
        return False
    if language != "de":
        return True
    if folded.endswith(tuple(_NOUN_ENDINGS)):
        return False
    return not any(
        is_listed(folded[-letters:][:STEM_LETTERS], language)
        for letters in range(LEAST_LETTERS_OF_PART, min(MOST_LETTERS_OF_PART, len(folded) - 2) + 1)
    )


@cache
def months(language: str) -> dict[str, int]:
    """Names and abbreviations of the months, case-folded."""
    return dict(_month_names(Locale(language))) if has_names(language) else {}


def _month_names(locale: Locale) -> Iterator[tuple[str, int]]:
    for use in ("format", "stand-alone"):
        for width in ("abbreviated", "wide"):
            for number, name in locale.months[use][width].items():
                name = name.casefold().rstrip(".")
                if len(name) >= 3 and name.isalpha():
                    yield name, number
