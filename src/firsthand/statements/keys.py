"""What wordings are joined on, as hashes: no two are compared that share none.

Three kinds: three words in a row; the speaker, alone and with what was meant; and what was meant alone, more
finely. Meaning is read from blocks of dimensions (`encode.bands`).
"""

from collections.abc import Sequence

import numpy as np
import xxhash

from firsthand.encode.bands import of_meaning
from firsthand.joins import Hashes
from firsthand.statements.units import Unit, name_bones

# A row of one speaker's words reads two blocks of dimensions, of anybody's three.
BANDS_OF_SPEAKER = 16
BANDS = 48
WORDS_IN_A_ROW = 3


def keys(units: Sequence[Unit]) -> list[Hashes]:
    """The rows of each wording, sorted and distinct."""
    words = [_of_words(unit) for unit in units]
    if not units:
        return []
    vectors = np.concatenate([unit.vectors for unit in units])
    counts = [len(unit.vectors) for unit in units]
    owners = np.repeat(np.arange(len(units)), counts)
    speakers = np.array([_hash(f"speaker {unit.speaker.key}") for unit in units], np.uint64)
    named = np.array([not unit.speaker.open for unit in units])
    found = [
        of_meaning(vectors, 3, BANDS),
        of_meaning(vectors, 2, BANDS_OF_SPEAKER) ^ speakers[owners][:, None],
    ]
    starts = np.cumsum(counts) - counts
    rows = []
    for at, unit in enumerate(units):
        own = slice(starts[at], starts[at] + counts[at])
        kinds = [words[at], found[0][own].ravel()]
        if named[at]:
            kinds += [found[1][own].ravel(), speakers[at : at + 1], _of_name(unit), _may_be(unit)]
        rows.append(np.unique(np.concatenate(kinds)))
    return rows


def _of_words(unit: Unit) -> Hashes:
    language, words = unit.language or "und", unit.words
    found = {f"{language} {' '.join(words)}"}
    found |= {
        f"{language} {' '.join(words[at : at + WORDS_IN_A_ROW])}"
        for at in range(len(words) - WORDS_IN_A_ROW + 1)
    }
    return np.array([_hash(row) for row in found], np.uint64)


def _of_name(unit: Unit) -> Hashes:
    """The words of a name that no person of the pile stands for, as consonants."""
    return name_bones(unit.speaker) if unit.speaker.person is None else np.empty(0, np.uint64)


def _may_be(unit: Unit) -> Hashes:
    """The persons that the speaker may be, who may be him."""
    ids = sorted(unit.speaker.may_be)
    pairs = [f"either {' '.join(sorted((other, unit.speaker.key)))}" for other in ids]
    return np.array([_hash(row) for row in pairs], np.uint64)


def _hash(row: str) -> int:
    return xxhash.xxh3_64_intdigest(row.encode("utf-8", "surrogatepass"))
