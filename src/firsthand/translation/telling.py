"""How well two languages are known, for the verdict and for the reader."""

from firsthand.encode.strength import expected, strength
from firsthand.translation.profile import Profile

# Taken for languages that nobody measured: how alike a sentence and its translation are.
UNMEASURED = 0.5
# Below this rate of finding a sentence's translation, a language is called weaker.
WEAK = 0.85


def as_translated(left: Profile, right: Profile) -> float:
    """How alike a sentence and its translation are in two languages."""
    return expected(left.language, right.language) or UNMEASURED


def languages(left: Profile, right: Profile) -> str:
    """The two languages in brackets, and which of them the encoder knows less well."""
    both = left.language or "und", right.language or "und"
    # What was measured is the encoder that ships; of one of the user's own nothing is known.
    weak = " and ".join(of for of in both if left.ours and strength(of) < WEAK)
    return f" ({' and '.join(both)}{f'; the encoder is weaker in {weak}' if weak else ''})"
