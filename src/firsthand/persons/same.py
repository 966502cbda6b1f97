"""Whether two names are one person's: a pure function of the two, part by part.

One where every word of the shorter has its like in the longer, in the same order or turned round where a
language puts the surname first. Undecided where only a surname, an initial or a short form is there, where a
second surname was added, or where signs stand for several spellings. Two names that merely sound alike are
one across languages and undecided within one, where everybody spells alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz

from firsthand.persons.grades import SOUNDS_OTHERWISE, SURE, Grade, grade, starts
from firsthand.persons.naming import EASTERN, TWO_SURNAMES, Name
from firsthand.persons.spelling import REMEMBERED, Part, bones_of
from firsthand.reference.person_aliases import feminine_names


class Answer(StrEnum):
    SAME = "same"
    UNDECIDED = "undecided"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on two names, and why. `bears` where one is a short form the other may be called by."""

    answer: Answer
    because: str
    bears: bool = False


_NOTHING = Judged(Answer.DIFFERENT, "")


def judge(one: Name, other: Name) -> Judged:
    """The verdict on two names; the same whichever comes first."""
    if (other.text, other.language or "") < (one.text, one.language or ""):
        one, other = other, one
    return _judged(one, other)


@lru_cache(maxsize=REMEMBERED)
def _judged(one: Name, other: Name) -> Judged:
    if not (one.personal and other.personal):
        return _NOTHING
    if one.known is not None and other.known is not None:
        if one.known == other.known:
            return Judged(Answer.SAME, f"“{one.text}” and “{other.text}” are listed as names of {one.known}")
        return _NOTHING
    if one.plain == other.plain and one.plain and one.generation == other.generation:
        if not one.full:
            return Judged(Answer.UNDECIDED, f"“{one.text}” is a surname alone", bears=True)
        return Judged(Answer.SAME, "the same name")
    if one.signs is not None and other.signs is not None:
        return _signs(one, other)
    if not (one.parts and other.parts):
        return _NOTHING
    if one.generation != other.generation:
        return _NOTHING
    short, long = sorted((one, other), key=lambda name: (len(name.parts), name.text, name.language or ""))
    if not short.full or not long.full:
        return _surname(short, long)
    return _full(short, long)


def _signs(one: Name, other: Name) -> Judged:
    """Names in Han signs: one is another's beginning, or they are two."""
    short, long = sorted((one.signs or "", other.signs or ""), key=lambda signs: (len(signs), signs))
    if len(short) < len(long) and long.startswith(short) and len(short) <= 2 < len(long):
        return Judged(Answer.UNDECIDED, f"“{short}” may be the surname of {long}", bears=True)
    if one.language != other.language and len(short) == len(long) > 2:
        alike = sum(a == b for a, b in zip(short, long, strict=True))
        if alike * 2 > len(long):
            return Judged(Answer.UNDECIDED, f"{short} and {long} may be one name in signs of two countries")
    return _NOTHING


def bears(short: Name, long: Name) -> bool:
    """Whether a surname alone, or with initials, may be that of a full name."""
    return judge(short, long).bears


def letter_for_letter(short: Name, long: Name) -> bool:
    """Whether a surname alone is spelled or sounds as a word of a name does, but for an ending of case.

    The first word of a name is a surname only where surnames may stand first: "Smith" is not Smith Lopburi.
    """
    if short.known is not None or short.signs is not None:
        return True
    cut = bool(short.parts) and short.parts[-1].initial  # "Robert J."
    surnames = long.parts if long.first or cut or len(long.parts) < 2 else long.parts[1:]
    return any(
        one.plain == other.plain
        or (one.form is not None and one.form == other.form)
        or not one.stems.isdisjoint(other.stems)
        for one in short.parts
        if not one.initial
        for other in surnames
    )


def _surname(short: Name, long: Name) -> Judged:
    if short.full:
        short, long = long, short
    if not short.parts:
        return _NOTHING
    across = _across(short, long)
    words = [one for one in short.parts if not one.initial]
    initials = [one for one in short.parts if one.initial]
    if not words:
        return _NOTHING
    surname = words[-1]
    if long.full and _cut_short(short, long, across):
        return Judged(Answer.UNDECIDED, f"“{short.text}” breaks off at an initial", bears=True)
    if not long.full:
        # Two surnames alone.
        theirs = [one for one in long.parts if not one.initial]
        initials_too = [one for one in long.parts if one.initial]
        if not theirs or grade(surname, theirs[-1], across) not in SURE:
            return _NOTHING
        if not all(starts(a, b) for a, b in zip(initials, initials_too, strict=False)):
            return _NOTHING
        why = f"“{short.text}” and “{long.text}” are surnames alone"
        return Judged(Answer.UNDECIDED, why, bears=True)
    ends = [long.parts[-1], *([long.parts[0]] if long.first or _han_like(long) else [])]
    if len(long.parts) > 2 and long.language in TWO_SURNAMES:
        ends.append(long.parts[-2])
    if not any(grade(surname, end, across) in SURE for end in ends):
        return _NOTHING
    others = [one for one in long.parts if grade(surname, one, across) not in SURE]
    if initials and not (others and starts(initials[0], others[0])):
        return _NOTHING
    what = "an initial and a surname" if initials else "a surname alone"
    return Judged(Answer.UNDECIDED, f"“{short.text}” is {what}", bears=True)


def _cut_short(short: Name, long: Name, across: bool) -> bool:
    """Whether a name stops at the initial that the longer goes on from: Robert J., Robert J. Holt."""
    if len(short.parts) != 2 or len(long.parts) < 3 or long.first:
        return False
    given, initial = short.parts
    return (
        initial.initial
        and not given.initial
        and grade(given, long.parts[0], across) in SURE
        and starts(initial, long.parts[1])
    )


def _han_like(name: Name) -> bool:
    """Whether a name of two or three short words may have its surname first (Xi Jinping, Kim Jong Un)."""
    return name.language not in EASTERN and len(name.parts) <= 3 and len(name.parts[0].plain) <= 5


def _full(short: Name, long: Name) -> Judged:
    across = _across(short, long)
    if _joined(short) == _joined(long) and not (short.pinyin or long.pinyin):
        return _sure(short, long, "the same letters", [Grade.EQUAL])
    if "hangul" in {one.script for one in (*short.parts, *long.parts)}:
        joined = _joined_alike(short, long)
        if joined.answer is Answer.SAME:
            return joined
    best: tuple[int, list[Grade], bool] | None = None
    for turned, order in _orders(short, long):
        grades = _aligned(order, long.parts, across)
        if grades is not None and (best is None or sum(grades) > best[0]):
            best = sum(grades), grades, turned
    if best is None:
        return _joined_alike(short, long) if across else _NOTHING
    _, grades, turned = best
    if _initials_apart(short, long):
        return _NOTHING
    if turned and not (short.first or long.first) and short.language == long.language:
        return Judged(Answer.UNDECIDED, f"“{short.text}” and “{long.text}” have the same words, turned round")
    if Grade.INITIAL in grades:
        return Judged(Answer.UNDECIDED, f"a given name of “{short.text}” is an initial", bears=True)
    if Grade.SHORT in grades:
        return Judged(Answer.UNDECIDED, f"one of “{short.text}” and “{long.text}” may be a short form")
    if Grade.SLIP in grades:
        return Judged(Answer.UNDECIDED, f"“{short.text}” and “{long.text}” differ in a few letters")
    if (short.pinyin or long.pinyin) and short.signs != long.signs:
        signs = short.signs or long.signs
        return Judged(Answer.UNDECIDED, f"{signs} is read so, and so are other signs")
    if _surname_added(short, long, across):
        return Judged(Answer.UNDECIDED, f"“{long.text}” has a name more")
    return _sure(short, long, _why(grades, turned), grades)


def _sure(short: Name, long: Name, why: str, grades: Sequence[Grade]) -> Judged:
    if Grade.CASE in grades and _feminine(short, long):
        return Judged(
            Answer.UNDECIDED,
            f"“{short.text}” and “{long.text}” may be a case of one name, or a man and a woman",
        )
    return Judged(Answer.SAME, f"“{short.text}” and “{long.text}” are one name: {why}")


def _why(grades: Sequence[Grade], turned: bool) -> str:
    said = []
    if Grade.NEAR in grades:
        said.append("the same sounds in two languages")
    if Grade.FORM in grades:
        said.append("a given name in two forms")
    if Grade.CASE in grades:
        said.append("an ending of case")
    if turned:
        said.append("the surname first in one")
    return ", ".join(said) or "the same words"


def _orders(short: Name, long: Name) -> list[tuple[bool, tuple[Part, ...]]]:
    parts = short.parts
    found = [(False, parts)]
    if len(parts) > 1:
        found.append((True, parts[1:] + parts[:1]))
        if len(parts) > 2:
            found.append((True, parts[-1:] + parts[:-1]))
    return found


def _aligned(short: Sequence[Part], long: Sequence[Part], across: bool) -> list[Grade] | None:
    """The grades of each word of the shorter with one of the longer, in order; None where one has none.

    The first word has to answer to the first but for an initial or a first name that was left out in
    front of two others.
    """
    best: list[list[Grade] | None] = [[] for _ in range(len(long) + 1)]
    for word in short:
        row: list[list[Grade] | None] = [None]
        for at, other in enumerate(long):
            before = best[at]
            own_grade = grade(word, other, across) if before is not None else Grade.NO
            own = [*before, own_grade] if before is not None and own_grade else None
            left = row[at]
            row.append(own if left is None or (own is not None and sum(own) > sum(left)) else left)
        best = row
    return best[-1]


def _joined(name: Name) -> str:
    return "".join(one.plain for one in name.parts)


def _joined_alike(short: Name, long: Name) -> Judged:
    """Names cut into words in two ways: Kim Jongun and Kim Jong-un, Дэн Сяопин and Deng Xiao Ping."""
    if len(short.parts) == len(long.parts) or any(one.initial for one in (*short.parts, *long.parts)):
        return _NOTHING
    first, others = short.parts[0], long.parts[0]
    if grade(first, others, True) not in SURE:
        return _NOTHING
    given, given_too = (name.parts[1:] for name in (short, long))
    sounds, sounds_too = ({"".join(one.sounds[which % len(one.sounds)] for one in parts) for which in (0, 1)}
                          for parts in (given, given_too))  # fmt: skip
    bones, bones_too = ({bones_of(sound) for sound in own} for own in (sounds, sounds_too))
    alike = max(fuzz.ratio(a, b) for a in sounds for b in sounds_too)
    if not bones.isdisjoint(bones_too) and alike >= SOUNDS_OTHERWISE:
        return Judged(Answer.SAME, f"“{short.text}” and “{long.text}” are one name, cut into words otherwise")
    return _NOTHING


def _initials_apart(short: Name, long: Name) -> bool:
    """Whether both give middle initials, and not the same ones."""
    one, other = ([p.plain for p in name.parts[1:-1] if p.initial] for name in (short, long))
    return bool(one) and bool(other) and one != other


def _surname_added(short: Name, long: Name, across: bool) -> bool:
    """Whether the longer name ends, or begins, in a word that the shorter lacks, or ties one to another."""
    if len(short.parts) == len(long.parts):
        return False
    if any(long.hyphened) and not any(short.hyphened):
        return True
    if short.first or long.first:
        return False
    last = any(grade(one, long.parts[-1], across) for one in short.parts)
    first = any(grade(one, long.parts[0], across) for one in short.parts)
    return not (last and first)


def _feminine(short: Name, long: Name) -> bool:
    """Whether a given name with an ending of case is a woman's name without one (Petra, of Petr)."""
    return any(
        a.plain in feminine_names() and b.plain[-1] not in "aeiouy"
        for one, other in ((short, long), (long, short))
        for a in one.parts[:2]
        for b in other.parts[:2]
        if a.plain[:2] == b.plain[:2]
    )


def _across(one: Name, other: Name) -> bool:
    """Whether two names may be spelled in two ways: of two languages, or scripts."""
    return one.language != other.language or {p.script for p in one.parts} != {p.script for p in other.parts}
