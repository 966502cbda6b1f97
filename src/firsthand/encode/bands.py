"""Meaning as rows to join on: blocks of dimensions, each read as the place and sign of its largest number.

Cross-polytope hashing (Andonov et al. 2015, *Practical and Optimal LSH for Angular Distance*): two vectors
that are alike share rows, and the more blocks a row reads, the more alike they have to be.
"""

import numpy as np
from numpy.typing import NDArray

from firsthand.encode.static import Vectors

BLOCKS = 16
# An encoder of fewer dimensions has little to hash.
LEAST_DIMENSIONS = 128

_MIX = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(0xC2B2AE3D27D4EB4F)


def of_meaning(vectors: Vectors, read: int, bands: int) -> NDArray[np.uint64]:
    """`bands` rows of each vector, each of `read` blocks: (len(vectors), bands)."""
    width = vectors.shape[1] // BLOCKS
    if vectors.shape[1] < LEAST_DIMENSIONS:
        return np.empty((len(vectors), 0), np.uint64)
    blocks = vectors[:, : width * BLOCKS].reshape(len(vectors), BLOCKS, width).astype(np.int16)
    largest = np.abs(blocks).argmax(axis=2)
    above = np.take_along_axis(blocks, largest[:, :, None], axis=2)[:, :, 0] > 0
    codes: NDArray[np.uint64] = (2 * largest + above).astype(np.uint64)
    found = np.arange(1, bands + 1, dtype=np.uint64)[None, :] * _MIX + np.uint64(read)
    for step in range(read):
        # Each band reads its own blocks: the first turns round once in BLOCKS bands, the others faster.
        at = np.array(
            [(band + step * (1 + 2 * (band // BLOCKS) + 2 * step)) % BLOCKS for band in range(bands)]
        )
        found = (found + codes[:, at]) * _TURN
        found ^= found >> np.uint64(31)
    return found
