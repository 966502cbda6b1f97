"""Set phrases of two languages that mean the same, where an encoder says so."""

from collections.abc import Mapping

import numpy as np

from firsthand.encode import UNIT_LENGTH, Encoder
from firsthand.wording.events import Key

# Cosine of two phrases that are translations of each other.
LEAST_LIKENESS = 0.6


def same_phrases(
    by_language: Mapping[str, Mapping[Key, str]], encoder: Encoder | None
) -> dict[str, dict[Key, str]]:
    """The phrases by language, each with the phrase it is shown by: one for two languages that mean the same.

    Each joins at most one phrase of another language, the most alike of all it could join.
    """
    found = {language: dict(signs) for language, signs in by_language.items()}
    shown = sorted({(language, name) for language, signs in found.items() for name in signs.values()})
    if encoder is None or len(found) < 2:
        return found
    vectors = encoder.encode([name for _, name in shown]).astype(np.int64)
    alike = vectors @ vectors.T / UNIT_LENGTH**2
    pairs = sorted(
        (-round(float(alike[one, other]), 4), one, other)
        for one in range(len(shown))
        for other in range(one)
        if shown[one][0] != shown[other][0] and alike[one, other] >= LEAST_LIKENESS
    )
    joined: dict[tuple[str, str], str] = {}
    for _, one, other in pairs:
        if shown[one] not in joined and shown[other] not in joined:
            joined[shown[one]] = joined[shown[other]] = min(shown[one][1], shown[other][1])
    return {
        language: {key: joined.get((language, name), name) for key, name in signs.items()}
        for language, signs in found.items()
    }
