"""Whether two quotations have one speaker, as far as the pile's persons and the names tell."""

from enum import IntEnum
from functools import lru_cache

from firsthand.encode import UNIT_LENGTH, Encoder
from firsthand.model import SpeakerKind
from firsthand.names import skeleton
from firsthand.statements.units import Speaker

# A body's name and its translation ("Innenministerium", "interior ministry"): cosine in hundredths.
ONE_BODY = 50


class Whose(IntEnum):
    """One speaker, perhaps one, or two."""

    TWO = 0
    OPEN = 1
    ONE = 2


def whose(one: Speaker, other: Speaker) -> Whose:
    """Whether two speakers are one; the same whichever comes first."""
    if one.open or other.open:
        return Whose.OPEN
    if one.person is not None and one.person == other.person:
        return Whose.ONE
    if one.name == other.name and one.language == other.language:
        # One name that the pile's persons tell apart stays apart.
        apart = one.person is not None and other.person is not None
        return Whose.OPEN if apart else Whose.ONE
    if _letters(one.name) == _letters(other.name):
        return Whose.OPEN if one.person is not None and other.person is not None else Whose.ONE
    if _stands_for(one.name, other.name) or _stands_for(other.name, one.name):
        return Whose.OPEN
    if SpeakerKind.PERSON in (one.kind, other.kind) and not (one.named and other.named):
        # "The mayor" may be anybody who is one.
        return Whose.OPEN
    if one.person is not None and other.person is not None:
        if one.person in other.may_be or other.person in one.may_be or one.signs != other.signs:
            return Whose.OPEN
        # "Robert J." is cut off, and "Lindt" may be either of two.
        return Whose.OPEN if _holds(one, other) or _holds(other, one) else Whose.TWO
    return _named(one, other)


def _letters(name: str) -> str:
    return "".join(letter for letter in name if letter.isalnum())


def _stands_for(letters: str, name: str) -> bool:
    """Whether a name is the first letters of another's words: CHP, California Highway Patrol."""
    firsts = "".join(word[0] for word in name.split())
    return 2 <= len(letters) <= 6 and letters.replace(".", "") == firsts


def _holds(whole: Speaker, part: Speaker) -> bool:
    """Whether a name has every word of another but for initials."""
    words = {word for word in part.name.split() if len(word.rstrip(".")) > 1}
    return words <= set(whole.name.split())


def _named(one: Speaker, other: Speaker) -> Whose:
    """By names alone: one holds the words of the other, or is its translation."""
    if one.signs != other.signs:
        return Whose.OPEN
    words, others = set(one.name.split()), set(other.name.split())
    if words <= others or others <= words:
        return Whose.ONE
    if one.language == other.language:
        return Whose.TWO
    if SpeakerKind.PERSON not in (one.kind, other.kind):
        return Whose.ONE if _alike(one.name, other.name, one.encoder) >= ONE_BODY else Whose.OPEN
    bones, other_bones = ({skeleton(word) for word in names} - {None} for names in (words, others))
    return (
        Whose.ONE if bones and other_bones and (bones <= other_bones or other_bones <= bones) else Whose.TWO
    )


@lru_cache(maxsize=1 << 14)
def _alike(name: str, other: str, encoder: Encoder) -> int:
    left, right = encoder.encode([name[:200], other[:200]]).astype(int)
    return round(100 * int(left @ right) / UNIT_LENGTH**2)
