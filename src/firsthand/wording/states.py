"""What reports call states: by name, by capital where it acts, by government, by other names."""

import re
from collections.abc import Iterator, Set
from dataclasses import replace
from itertools import pairwise

from firsthand.reference.loaded_words import Part
from firsthand.wording.pieces import Piece, beside
from firsthand.wording.uses import STATE, Use, before, begins, behind, use

# and, und, и; no preposition is as short where a state follows a state.
LONGEST_AND = 3
# Languages in which a noun follows the name that describes it.
_NOUNS_IN_A_ROW = frozenset({"en"})
_PAST = "ed"
# Words that make the name of a state another's in front of it, and behind it.
_POINTS = frozenset({"new", "north", "south", "east", "west", "northern", "southern", "eastern", "western"})
_A_PART = re.compile(r"\s(?:du|del|do)\s(?:Nord|Norte|Sud|Sur|Sul)\b")
BY_NAME = "the name of the state"
# US-Dollar, US $ 5.
_MONEY = re.compile(r"[ \u00a0-]?(?:\$|[Dd]oll|[Dd]ól|[Dd]ol[aá]r|[Дд]олл?ар)")


def state_uses(text: str, held: list[Piece], language: str, speakers: Set[tuple[int, int]]) -> Iterator[Use]:
    """The labels of states in one sentence, in order of place. `speakers` are where speakers are named."""
    taken = 0
    for at, piece in enumerate(held):
        if piece.may_be(Part.STATE):
            found = _government(text, held, at, language)
            if found is not None:
                first, last, sign = found
                yield use((STATE, sign), held[first : last + 1], "the name of the state is part of it")
                taken = last + 1
                continue
        if at < taken or piece.sign is None or not piece.of_state or _in_front(text, held, at, language):
            continue
        if piece.may_be(Part.NAME):
            last = behind(text, held, at, language)
            signs = {one.sign for one in held[at : last + 1] if one.of_state}
            if len(signs) == 1 and not _of_another(text, held, at, last):
                taken = last + 1
                if last > at:
                    yield use((STATE, piece.sign), held[at : last + 1], "the name of the state is part of it")
                else:
                    label = use((STATE, piece.sign), held[at : last + 1], "the report names the state")
                    yield replace(label, needs=piece.sign)
        elif piece.noun:
            if _MONEY.match(text, piece.end) is None:
                yield Use((STATE, piece.sign), piece.start, piece.bare, "", BY_NAME, plain=True)
        elif piece.may_be(Part.SEAT) and _stands_alone(text, held, at, language):
            yield replace(use((STATE, piece.sign), [piece], "the report names the state"), needs=piece.sign)
        elif piece.city is not None and _acts(text, held, at, speakers):
            tie = "it acts, and the report names the state and others"
            yield Use(
                (STATE, piece.sign), piece.start, piece.bare, piece.city, tie, needs=piece.sign, seat=True
            )


def _of_another(text: str, held: list[Piece], at: int, last: int) -> bool:
    """Whether a name beside it makes it another's: Luhansk People's Republic, Volksrepublik Donezk."""
    left = held[at - 1] if at > 0 and beside(text, held[at - 1], held[at]) else None
    right = held[last + 1] if last + 1 < len(held) and beside(text, held[last], held[last + 1]) else None
    # At the beginning of a sentence a capital says nothing, but an article or preposition may stand there.
    return any(one is not None and one.entry is None and text[one.start].isupper() for one in (left, right))


def _government(text: str, held: list[Piece], at: int, language: str) -> tuple[int, int, str] | None:
    """Where a label around a noun for a government begins and ends, and the one state it names."""
    first, last = before(text, held, at), behind(text, held, at, language)
    named = [one for one in held[first : last + 1] if one.of_state and one.sign is not None]
    signs = {one.sign for one in named if one.sign is not None}
    if len(signs) != 1 or _of_less(text, held, first, last) or _of_two(text, held, last):
        return None
    if all(one.city is not None for one in named) and not _of_capital(held, first, at, last):
        return None
    if _is_part(text, held, first, last, language):
        return None
    if named[-1] is held[last] and _goes_on(text, held, last):
        # The government of the Russian Federation; but of China's Hubei, that of a part of it.
        if held[last].noun:
            return None
        last += 1
    return first, last, next(iter(signs))


def _goes_on(text: str, held: list[Piece], last: int) -> bool:
    """Whether a word with a capital follows that is not on our lists."""
    if last + 1 >= len(held) or not beside(text, held[last], held[last + 1]):
        return False
    right = held[last + 1]
    return right.entry is None and not right.of_state and text[right.start].isupper()


def _is_part(text: str, held: list[Piece], first: int, last: int, language: str) -> bool:
    """Whether the name is of a part of the state, or within another's: New Mexico, Irlande du Nord."""
    if _A_PART.match(text, held[last].end):
        return True
    if language == "en" and any(one.word == "georgia" for one in held[first : last + 1]):
        return True  # a state of the United States as often
    within = held[first : last + 1]
    if any(one.word in _POINTS and other.noun for one, other in pairwise(within)):
        return True
    if first == 0 or not beside(text, held[first - 1], held[first]):
        return False
    left = held[first - 1]
    return (left.word in _POINTS and held[first].noun) or (
        left.entry is None and text[left.start].isupper() and not begins(text, left)
    )


def _of_capital(held: list[Piece], first: int, at: int, last: int) -> bool:
    """Whether a label that names a city means its state: the government in Moscow, the Moscow regime.

    The government of Moscow may be the city's, and so may the authorities in Moscow.
    """
    entry = held[at].entry
    if entry is not None and any(why.of == STATE for why in entry.loaded):
        return True
    within = any(one.may_be(Part.AT) for one in held[at + 1 : last + 1])
    return within and not held[at].may_be(Part.OFFICES)


def _of_two(text: str, held: list[Piece], last: int) -> bool:
    """Whether another state goes on behind it: the governments of Norway and Iceland."""
    if last + 2 >= len(held) or not held[last + 2].of_state:
        return False
    link = held[last + 1]
    between = text[link.start : link.end]
    near = beside(text, held[last], link) and beside(text, link, held[last + 2])
    return near and len(between) <= LONGEST_AND and between.islower()


def _of_less(text: str, held: list[Piece], first: int, last: int) -> bool:
    """Whether it is a government of less than a state: local authorities, the government of Moscow region."""
    around = [(first - 1, first), (last, last + 1)]
    return any(
        one >= 0
        and other < len(held)
        and beside(text, held[one], held[other])
        and (held[one].may_be(Part.LESSER) or held[other].may_be(Part.LESSER))
        for one, other in around
    )


def _in_front(text: str, held: list[Piece], at: int, language: str) -> bool:
    """Whether a name only describes a noun for a government a little further on."""
    for step in range(1, 4):
        if at + step >= len(held) or not beside(text, held[at + step - 1], held[at + step]):
            return False
        if held[at + step].may_be(Part.STATE):
            return before(text, held, at + step) <= at
    return False


def _stands_alone(text: str, held: list[Piece], at: int, language: str) -> bool:
    """Whether a house is no place and no part of something: in the White House, a White House hopeful."""
    piece = held[at]
    right = held[at + 1] if at + 1 < len(held) and beside(text, held[at], held[at + 1]) else None
    acts = right is None or right.entry is not None or right.word.endswith(_PAST)
    if language in _NOUNS_IN_A_ROW and not acts:
        return False
    if "'" in text[piece.start : piece.end] or text[piece.start - 1 : piece.start] == "-":
        return False  # Turkish: in it, to it; and pro-Kremlin
    first = at
    if first > 0 and held[first - 1].may_be(Part.ARTICLE) and beside(text, held[first - 1], held[first]):
        first -= 1
    if first > 0 and beside(text, held[first - 1], held[first]):
        left = held[first - 1]
        if left.may_be(Part.AT) or left.may_be(Part.LINK) or left.of_state:
            return False
    return not _of_another(text, held, at, at)


def _acts(text: str, held: list[Piece], at: int, speakers: Set[tuple[int, int]]) -> bool:
    """Whether a seat of government stands for it: it speaks, or a verb of acting follows it at once."""
    piece = held[at]
    if (piece.start, piece.bare) in speakers:
        return True
    if at > 0 and beside(text, held[at - 1], piece):
        left = held[at - 1]
        if left.may_be(Part.AT) or left.may_be(Part.LINK) or left.may_be(Part.ARTICLE):
            return False
        # Real Madrid is no government.
        if left.entry is None and text[left.start].isupper():
            return False
    return at + 1 < len(held) and beside(text, piece, held[at + 1]) and held[at + 1].may_be(Part.ACT)
