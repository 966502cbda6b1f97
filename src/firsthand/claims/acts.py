"""Whether two clauses that share their names and things also tell the same act.

"Police searched the office" and "police guarded the office" share all but what was done. What each tells
beside the other is compared by meaning: acts that mean nothing alike make two claims.
"""

from collections.abc import Callable

import numpy as np

from firsthand.claims.reading import Reading
from firsthand.encode import UNIT_LENGTH, Vectors
from firsthand.names.rarity import STEM_LETTERS
from firsthand.tokens import tokenize

Encode = Callable[[list[str]], Vectors]
# The cosine of what each tells beside the other: less, and it is another act.
ACTS_ALIKE = 0.2
# What "on" and "they" weigh, and what is little beside them: "Saturday night", "on Saturday".
COMMONEST, LITTLE = 1, 10
# Words of a clause that are compared so.
MOST_WORDS = 24


def of_two_acts(one: Reading, other: Reading, encode: Encode) -> bool:
    """Whether each of two clauses of one language tells what the other does not, and nothing like it."""
    if one.text == other.text or one.language != other.language:
        return False
    rest, rest_too = _beside(one, other), _beside(other, one)
    if not rest or not rest_too:
        return False
    if _says_little(one, other) or _says_little(other, one):
        return False
    left, right = (np.asarray(row, np.int64) for row in encode([rest, rest_too]))
    return float(left @ right) < ACTS_ALIKE * UNIT_LENGTH**2


def _says_little(one: Reading, other: Reading) -> bool:
    """Whether what one tells beside the other are the commonest words, and what that tells is little too."""
    own, others = one.plain - other.stems.keys(), other.plain - one.stems.keys()
    return (
        all(one.stems[stem] <= COMMONEST for stem in own)
        and sum(other.stems[stem] for stem in others) <= LITTLE
    )


def _beside(one: Reading, other: Reading) -> str:
    """The telling words of a clause that name nothing and that the other has not, in order."""
    stems = one.plain - other.stems.keys()
    if not stems:
        return ""
    tokens = tokenize(one.text)
    words = [
        one.text[start:end]
        for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True)
        if word in stems or word[:STEM_LETTERS] in stems
    ]
    return " ".join(words[:MOST_WORDS])
