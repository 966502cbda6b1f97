"""Whether two names that stand for each other are surely two.

One name is spelled in many ways across scripts (Meunier, Менье; Wallace, Уоллес), some names are translated
(Aquarius, Водолей), and some places have several (Чехия, Чешская Республика). Where two may be one, nothing
follows from their difference.
"""

import re
from functools import lru_cache
from itertools import product

from rapidfuzz import fuzz

from firsthand.encode import UNIT_LENGTH, Encoder
from firsthand.encode.strength import expected
from firsthand.persons.spelling import part, script_of

# How alike the sounds of two names are at most (0 to 100). (Of 241 names exchanged for others .02 are more.)
FAR, FAR_IN_ONE_SCRIPT = 44, 55
# How near two words are at most as the encoder measures, across languages as a part of what a translation
# has: Nigeria and Ghana .09, Britain and England .68.
MEANING, MEANING_IN_ONE_LANGUAGE = 0.28, 0.4
# Where it is known that one report was taken from the other, less is asked: so much more of each.
KNOWN_FAR, KNOWN_MEANING = 16, 0.08
# How alike a word of a sentence sounds to a word of a name that it is, 0 to 100.
HEARD = 70
LONGEST = 60
LONGEST_SENTENCE = 1_000
MOST_WORDS = 4
MOST_CAPITALS = 40
LEAST_LETTERS = 4
_WORD = re.compile(r"\w+")
_LATIN = re.compile(r"[A-Za-z]")
_OTHER = re.compile(r"[\u0370-\u1dff\u3040-\ud7ff]")


@lru_cache(maxsize=1 << 14)
def surely_two(
    one: str,
    other: str,
    language: str | None,
    other_language: str | None,
    encoder: Encoder,
    taken: bool = False,
) -> bool:
    """Whether no word of one name sounds like one of the other, nor does one translate the other.

    `taken` is whether one report is known to be taken from the other.
    """
    one, other = one[:LONGEST], other[:LONGEST]
    if _glued(one) or _glued(other):
        # "Guns권총": a word and what is written behind it.
        return False
    far = (FAR_IN_ONE_SCRIPT if script_of(one) == script_of(other) else FAR) + KNOWN_FAR * taken
    pairs = product(one.split()[:MOST_WORDS], other.split()[:MOST_WORDS])
    if any(sound_alike(a, b, language, other_language) >= far for a, b in pairs):
        return False
    left, right = encoder.encode([one, other]).astype(int)
    near = round(int(left @ right) / UNIT_LENGTH**2, 6)
    if language == other_language:
        return near < MEANING_IN_ONE_LANGUAGE
    return near < (MEANING + KNOWN_MEANING * taken) * (expected(language, other_language) or 1.0)


@lru_cache(maxsize=1 << 14)
def sound_alike(word: str, other: str, language: str | None, other_language: str | None) -> float:
    """How alike two words of names sound in the readings nearest to each other, 0 to 100."""
    one, two = part(word, language, False), part(other, other_language, False)
    if one is None or two is None:
        return 0.0
    return max(round(fuzz.ratio(a, b), 3) for a, b in product(sorted(one.stems), sorted(two.stems)))


def heard_in(name: str, text: str, language: str | None, other_language: str | None) -> bool:
    """Whether a sentence has a word with a capital that sounds like one of a name."""
    words = [word for word in _WORD.findall(text[:LONGEST_SENTENCE]) if word[0].isupper()][:MOST_CAPITALS]
    parts = [part_ for part_ in name[:LONGEST].split()[:MOST_WORDS] if part_[0].isupper()]
    return any(
        sound_alike(part_, word, language, other_language) >= HEARD
        for part_, word in product(parts, words)
        if len(part_) >= LEAST_LETTERS and len(word) >= LEAST_LETTERS
    )


def _glued(name: str) -> bool:
    return any(_LATIN.search(word) and _OTHER.search(word) for word in name.split())
