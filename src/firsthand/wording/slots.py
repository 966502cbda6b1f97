"""What stands where another version of a sentence has a name, with the same words on either side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.reference.loaded_words import Part, loaded_words
from firsthand.wording.pieces import Piece, words_of
from firsthand.wording.uses import MOST_BEFORE, MOST_BEHIND, STATE, Referent, Use, use

# Words the same on either side, so that nothing but the label differs.
AROUND = 3
# Characters that are read on either side of a noun, and that a name may have.
MOST_AROUND = 120
MOST_NAME = 60
# Nouns of a passage that are looked at.
MOST_NOUNS = 12
TIE = "another version of the sentence has the name in its place"


@dataclass(frozen=True, slots=True)
class Version:
    """A passage of an article, the labels known in it, and nouns for governments and bodies that are not."""

    text: str
    language: str
    start: int
    end: int
    uses: Sequence[Use]
    loose: Sequence[int]


def slot_uses(one: Version, other: Version) -> Iterator[Use]:
    """The labels in one version in whose place the other has the name of a state or body."""
    names = {name.end: name for name in other.uses}
    for place in [each for each in one.loose if one.start <= each < one.end][:MOST_NOUNS]:
        start, end = max(one.start, place - MOST_AROUND), min(one.end, place + MOST_AROUND)
        words = words_of(one.text, start, end, one.language)
        at = next((number for number, piece in enumerate(words) if piece.start == place), None)
        found = _slot(one, other, words, at, names) if at is not None else None
        if found is not None:
            yield found


def _slot(one: Version, other: Version, words: list[Piece], at: int, names: dict[int, Use]) -> Use | None:
    for first in range(max(AROUND, at - MOST_BEFORE), at + 1):
        ahead = one.text[words[first - AROUND].start : words[first].start]
        found = other.text.find(ahead, other.start, other.end)
        if found < 0:
            continue
        begin = found + len(ahead)
        for last in range(at, min(at + MOST_BEHIND, len(words) - AROUND)):
            behind = one.text[words[last].end : words[last + AROUND].end]
            stop = other.text.find(behind, begin, min(begin + MOST_NAME + len(behind), other.end))
            name = names.get(stop)
            if name is not None and _fills(other, name, begin):
                held = [piece for piece in words[first : last + 1] if not piece.may_be(Part.ARTICLE)]
                return use(name.referent, held, TIE) if _is_label(held, name.referent) else None
    return None


def _fills(other: Version, name: Use, begin: int) -> bool:
    """Whether a name stands at a place, with or without an article."""
    if begin >= name.start:
        return begin == name.start
    words = loaded_words(other.language)
    entry = words.find((other.text[begin : name.start].strip().casefold(),)) if words is not None else None
    return entry is not None and Part.ARTICLE in entry[0].parts


def _is_label(span: Sequence[Piece], referent: Referent) -> bool:
    """Whether some words name no state or body, and a noun for one is among them."""
    nouns = (Part.STATE,) if referent[0] == STATE else (Part.BODY, Part.BLOC)
    return all(one.sign is None for one in span) and any(one.may_be(noun) for one in span for noun in nouns)
