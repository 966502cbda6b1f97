"""What clauses are joined on, as hashes: no two are compared that share too little.

The rarest telling words of a clause, in its language; names and what words mean, and meaning itself, in all.
"""

from collections.abc import Sequence

import numpy as np
import xxhash

from firsthand.claims.reading import Reading
from firsthand.encode import Vectors
from firsthand.encode.bands import of_meaning
from firsthand.joins import Hashes

# Rows of telling words, of meaning, and how many blocks each of these reads.
RAREST = 8
BANDS = 24
BLOCKS_READ = 2
# Rows that two clauses share at least; a row of meaning counts for two, which its last bit says.
LEAST_SHARED = 3
_HEAVY = np.uint64(1)


def rows(readings: Sequence[Reading], vectors: Vectors) -> list[Hashes]:
    """The rows of each clause, sorted and distinct."""
    meant = of_meaning(vectors, BLOCKS_READ, BANDS) | _HEAVY
    silent = [not telling.any() for telling in vectors]
    found = []
    for read, meaning, nothing in zip(readings, meant, silent, strict=True):
        own = np.array([_hash(row) for row in _written(read)], np.uint64) & ~_HEAVY
        found.append(_distinct(own if nothing else np.concatenate([own, meaning])))
    return found


def _distinct(hashes: Hashes) -> Hashes:
    """The hashes sorted, each once."""
    hashes.sort()
    if len(hashes) < 2:
        return hashes
    first = np.empty(len(hashes), np.bool_)
    first[0] = True
    np.not_equal(hashes[1:], hashes[:-1], out=first[1:])
    return hashes[first]


def _written(read: Reading) -> list[str]:
    rarest = sorted(read.stems.items(), key=lambda one: (-one[1], one[0]))[:RAREST]
    terms = sorted(read.terms.items(), key=lambda one: (-one[1], one[0]))[:RAREST]
    return [
        *(f"{read.language} {stem}" for stem, _ in rarest),
        *(f"means {term}" for term, _ in terms),
        *(f"name {name}" for name in sorted(read.names)),
    ]


def _hash(row: str) -> int:
    return xxhash.xxh3_64_intdigest(row.encode("utf-8", "surrogatepass"))
