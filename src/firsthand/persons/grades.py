"""How far two words of names are one: letters, sounds, endings of case, forms and initials."""

from enum import IntEnum
from functools import lru_cache

from rapidfuzz import fuzz

from firsthand.persons.spelling import ENDINGS, REMEMBERED, SHORTEST_STEM, Part, bones_of
from firsthand.reference.person_aliases import korean_surnames, short_names

# How alike two spellings of a name of two languages sound (0 to 100), with the same consonants; and without,
# where there are this many of them.
SOUNDS = 50
SOUNDS_OTHERWISE = 72
BONES_OTHERWISE = 80
LONG_BONES = 4
# Within one language a name spelled a little otherwise is a slip, or another name: undecided.
SLIP = 84
LEAST_SLIP = 7
# In so few letters each counts: Lin, Li.
FEW_LETTERS = 3
SOUNDS_OF_FEW = 80
# Scripts that leave vowels out, or add some.
_LOOSE_VOWELS = frozenset({"arabic", "katakana", "hangul"})


class Grade(IntEnum):
    """How far two words of names are one."""

    NO = 0
    INITIAL = 1
    SHORT = 2  # Bill, William
    SLIP = 3  # nearly the same letters, in one language
    NEAR = 4  # the same sounds, in two languages
    CASE = 5  # the same but for an ending of case
    FORM = 6  # Wladimir, Volodymyr
    EQUAL = 7


_KANA = str.maketrans("lv", "rb")
SURE = frozenset({Grade.NEAR, Grade.CASE, Grade.FORM, Grade.EQUAL})


def starts(initial: Part, word: Part) -> bool:
    """Whether an initial may be a word's, in another script too."""
    if initial.plain[0] == word.plain[0]:
        return True
    return initial.script != word.script and any(
        a[:1] == b[:1]
        for a in (*initial.sounds, *initial.bones)
        for b in (*word.sounds, *word.bones)
        if a and b
    )


@lru_cache(maxsize=REMEMBERED)
def grade(one: Part, other: Part, across: bool) -> Grade:
    """How far two words are one; `across` where two languages or scripts may spell one name otherwise."""
    if one.initial or other.initial:
        return Grade.INITIAL if starts(one, other) else Grade.NO
    if one.plain == other.plain:
        return Grade.EQUAL
    if one.form is not None and one.form == other.form:
        return Grade.FORM
    if "hangul" in (one.script, other.script) and one.script != other.script:
        korean = korean_surnames()
        if one.plain in korean and korean[one.plain] == korean.get(other.plain):
            return Grade.EQUAL
    if one.stems != other.stems and _one_stem(one, other):
        inflected = (ENDINGS.get(one.language or ""), ENDINGS.get(other.language or ""))
        if any(inflected) and not _gendered(one, other):
            return (
                Grade.CASE
                if set(one.sounds).isdisjoint(other.sounds)
                else Grade.NEAR
                if across
                else Grade.SLIP
            )
    if across:
        return Grade.NEAR if _near(one, other) else _short(one, other)
    letters = min(len(one.plain), len(other.plain))
    if one.plain[0] == other.plain[0] and letters > FEW_LETTERS and not _a_ending(one, other):
        long = letters >= LEAST_SLIP
        if not set(one.sounds).isdisjoint(other.sounds) or (
            long and fuzz.ratio(one.plain, other.plain) >= SLIP
        ):
            return Grade.SLIP
    return _short(one, other)


def _one_stem(one: Part, other: Part) -> bool:
    """Whether two words are one without their endings."""
    if not one.stems.isdisjoint(other.stems):
        return True
    if one.language == other.language and one.script == other.script:
        # A vowel may go when an ending comes: Pavel, Pavla.
        return any(
            f"{stem[:-1]}{vowel}{stem[-1]}" in whole.sounds
            for cut, whole in ((one, other), (other, one))
            for stem in cut.stems
            if stem
            for vowel in "eo"
        )
    return any(
        _stem_of(stem, sound)
        for cut, whole in ((one, other), (other, one))
        for stem in cut.stems.difference(cut.sounds)
        for sound in whole.sounds
    )


def _stem_of(stem: str, sound: str) -> bool:
    """Whether a word of another language is the stem, with a vowel of its own behind it or none."""
    bare = sound[:-1] if len(sound) >= SHORTEST_STEM and sound[-1] in "aeiou" else sound
    if stem in (sound, bare):
        return True
    bones = bones_of(stem)
    return len(bones) > 1 and bones == bones_of(bare) and fuzz.ratio(stem, bare) >= SOUNDS_OTHERWISE


def _short(one: Part, other: Part) -> Grade:
    known = short_names()
    return Grade.SHORT if one.plain in known and known[one.plain] == known.get(other.plain) else Grade.NO


def _near(one: Part, other: Part) -> bool:
    """Whether two words of two languages may spell one name."""
    if _a_ending(one, other):
        return False
    scripts = {one.script, other.script}
    least = SOUNDS - (20 if scripts & _LOOSE_VOWELS else 0)
    if not set(one.sounds).isdisjoint(other.sounds):
        return True
    # Kana do not tell l from r, nor v from b.
    signs = _KANA if "katakana" in scripts else {}
    alike = max(fuzz.ratio(a.translate(signs), b.translate(signs)) for a in one.sounds for b in other.sounds)
    if min(len(one.plain), len(other.plain)) <= FEW_LETTERS and not scripts & _LOOSE_VOWELS:
        least = SOUNDS_OF_FEW
    if any((len(bones) > 1 or scripts & _LOOSE_VOWELS) and bones in other.bones for bones in one.bones):
        return alike >= least
    near = max(
        (fuzz.ratio(a, b) for a in one.bones for b in other.bones if min(len(a), len(b)) >= LONG_BONES),
        default=0,
    )
    return near >= BONES_OTHERWISE and alike >= SOUNDS_OTHERWISE - (10 if scripts & _LOOSE_VOWELS else 0)


def _a_ending(one: Part, other: Part) -> bool:
    """Whether one ends in the a of a woman's name and the other does not."""
    if "arabic" in (one.script, other.script):
        return False
    return one.plain.endswith("a") != other.plain.endswith("a")


def _gendered(one: Part, other: Part) -> bool:
    """Whether a vowel tells a woman from a man, and no ending of case explains it."""
    if not _a_ending(one, other):
        return False
    woman, man = (one, other) if one.plain.endswith("a") else (other, one)
    return not ENDINGS.get(woman.language or "") and len(man.stems) == len(man.sounds)
