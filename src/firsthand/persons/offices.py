"""Whether two offices can be one person's.

They can where they mean nearly the same or lie in one walk of life; they are taken to be two persons' where
one office is held in two places, or where they lie in two walks of life. Where a field is known of neither,
the encoder alone says whether they are far apart.
"""

from functools import lru_cache

from firsthand.encode import UNIT_LENGTH, Encoder
from firsthand.names import skeleton
from firsthand.names.words import facts
from firsthand.persons.spelling import REMEMBERED
from firsthand.reference.person_aliases import offices
from firsthand.tokens import tokenize

# Cosines, in hundredths. One office in two languages has .41 or more, in one language .6 (28 pairs); "mayor
# of Orlova" and "mayor of Tarnby" .53; two different offices of no field less than .2.
ONE_OFFICE = 40
APART = 15
LONGEST = 160


@lru_cache(maxsize=REMEMBERED)
def agree(
    one: str, other: str, language: str | None, other_language: str | None, encoder: Encoder
) -> bool | None:
    """True where two offices are one, False where two persons hold them, None where nothing tells."""
    if one.casefold() == other.casefold():
        return True
    alike = _alike(one[:LONGEST], other[:LONGEST], encoder)
    names, other_names = _names(one[:LONGEST], language), _names(other[:LONGEST], other_language)
    if alike >= ONE_OFFICE:
        return not (names and other_names and names.isdisjoint(other_names))
    field, other_field = _fields(one), _fields(other)
    if field and other_field:
        if field.isdisjoint(other_field):
            return False
        return True if names & other_names else None
    return False if alike < APART and not (names & other_names) else None


def _alike(one: str, other: str, encoder: Encoder) -> int:
    left, right = encoder.encode([one, other]).astype(int)
    return round(100 * int(left @ right) / UNIT_LENGTH**2)


def _fields(office: str) -> frozenset[str]:
    words = tokenize(office).words
    unspaced = office.casefold()
    return frozenset(
        field
        for field, beginnings in offices().items()
        if any(word.startswith(beginning) for word in words for beginning in beginnings if len(beginning) > 2)
        or any(word == beginning for word in words for beginning in beginnings)
        or any(
            not beginning.isascii() and beginning > "\u2e80" and beginning in unspaced
            for beginning in beginnings
        )
    )


def _names(office: str, language: str | None) -> frozenset[str]:
    """What an office is of, by name: places by their code, others by their consonants."""
    found = set()
    tokens = tokenize(office)
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        word = office[start:end]
        if not word[0].isupper():
            continue
        known = facts(word, language or "und")
        if known is None:
            continue
        if known.place is not None:
            found.add(known.place)
        elif known.name is not None and not _fields(word):
            found.add(skeleton(word) or known.folded)
    return frozenset(found)
