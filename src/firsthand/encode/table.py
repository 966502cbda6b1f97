"""The model file: a table of small integers, a row for each feature, memory-mapped.

Frequent features have rows of their own, found by their hash among sorted keys; all others share the
rows that are left, by the remainder of their hash. A row is packed in two or four bits a dimension, with
one scale of sixteen bits; the levels are odd integers, so that every sum is an integer and the same on
every machine.
"""

import json
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from xxhash import xxh3_64_hexdigest

from firsthand.model import PileError

MAGIC = b"firsthand encoder\n"
VERSION = 1
# Sizes beyond these come from no model of ours.
LONGEST_HEADER = 4096
MOST_ROWS, MOST_DIMENSIONS = 1 << 24, 4096
# So that the features of the longest text never add up past 31 bits.
LARGEST_SCALE = 4095
ALIGNED = 64
# Keys are found by their first bits; so many of a million hashes never begin alike.
BEGINNING = np.uint64(46)
MOST_ALIKE = 32
# Float32 holds integers exactly up to 2**24; rows unpacked at a time, so that they stay in the cache.
EXACT_BITS = 24
ROWS_AT_ONCE = 512

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of packed levels: `rows[i]` unpacked and times `scales[i]` is what feature i adds."""

    name: str
    dimensions: int
    bits: int
    keys: NDArray[np.uint64]  # sorted; feature keys[i] has row i
    scales: NDArray[np.uint16]
    packed: NDArray[np.uint8]  # one row of dimensions * bits / 8 bytes a feature

    # Where the keys of each beginning start, and how many begin alike at most.
    _begins: NDArray[np.int32] = field(init=False, repr=False, compare=False)
    _alike: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        first = (self.keys >> BEGINNING).astype(np.int64)
        beginnings = np.bincount(first, minlength=1 << (64 - int(BEGINNING)))
        begins = np.concatenate([[0], np.cumsum(beginnings)]).astype(np.int32)
        object.__setattr__(self, "_begins", begins)
        object.__setattr__(self, "_alike", int(beginnings.max()))

    def places(self, features: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """The row of each feature, and whether it is its own."""
        own = len(self.keys)
        at = np.minimum(self._sought(features), own - 1)
        found = self.keys[at] == features
        shared = (features % np.uint64(len(self.packed) - own)).astype(np.int64) + own
        return np.where(found, at, shared), found

    def _sought(self, features: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Where each feature would stand among the keys, as `np.searchsorted` says, ten times as fast.

        Keys are hashes, evenly spread: few begin alike, and those are passed one at a time.
        """
        if self._alike > MOST_ALIKE:  # no hashes: this file is not of our making
            places: NDArray[np.int64] = np.searchsorted(self.keys, features)
            return places
        at: NDArray[np.int64] = self._begins[features >> BEGINNING].astype(np.int64)
        for _ in range(self._alike):
            at += (at < len(self.keys)) & (self.keys[np.minimum(at, len(self.keys) - 1)] < features)
        return at

    def added(self, places: NDArray[np.int64], lengths: NDArray[np.int64]) -> Ints:
        """Sums of runs of rows: the first lengths[0] of `places`, the next lengths[1], and so on.

        Runs of one length at a time, as products of their scales with their levels. These are floats that
        hold integers, small enough that every order of adding them up is exact.
        """
        levels, starts = _unpacked(self.bits), np.cumsum(lengths) - lengths
        result = np.empty((len(lengths), self.dimensions), np.int32)
        for length in np.unique(lengths).tolist():
            kind = np.float32 if length * LARGEST_SCALE << self.bits < 1 << EXACT_BITS else np.float64
            runs = np.flatnonzero(lengths == length)
            step = max(ROWS_AT_ONCE // max(length, 1), 1)
            for some in (runs[at : at + step] for at in range(0, len(runs), step)):
                rows = places[starts[some][:, None] + np.arange(length)]
                scales = self.scales[rows].astype(kind)[:, None, :]
                values = levels.take(self.packed.take(rows, axis=0), axis=0)
                sums = scales @ values.reshape(len(some), length, self.dimensions).astype(kind, copy=False)
                # A byte holds a level of each part of the row.
                parts = sums.reshape(len(some), -1, 8 // self.bits).transpose(0, 2, 1)
                result[some] = parts.reshape(len(some), self.dimensions)
        return result


@cache
def _unpacked(bits: int) -> NDArray[np.float32]:
    """The levels in each byte, as odd integers around zero."""
    shifts, top = np.arange(0, 8, bits), (1 << bits) - 1
    return (2.0 * (np.arange(256)[:, None] >> shifts & top) - top).astype(np.float32)


def pack(levels: NDArray[np.uint8], bits: int) -> NDArray[np.uint8]:
    """Levels 0 to 2**bits - 1, (rows, dimensions), as `Table.added` unpacks them."""
    per_byte = 8 // bits
    width = levels.shape[1] // per_byte
    packed = np.zeros((levels.shape[0], width), np.uint8)
    for part in range(per_byte):
        packed |= levels[:, part * width : (part + 1) * width] << np.uint8(part * bits)
    return packed


def write(table: Table, path: Path) -> None:
    """Write a table as `read` reads it."""
    parts = [
        np.ascontiguousarray(table.keys, "<u8").tobytes(),
        np.ascontiguousarray(table.scales, "<u2").tobytes(),
        np.ascontiguousarray(table.packed).tobytes(),
    ]
    body = b"".join(_padded(part) for part in parts)
    header = json.dumps(
        {
            "version": VERSION,
            "name": table.name,
            "dimensions": table.dimensions,
            "bits": table.bits,
            "keys": len(table.keys),
            "rows": len(table.packed),
            "checksum": xxh3_64_hexdigest(body),
        }
    )
    path.write_bytes(_padded(MAGIC + header.encode("ascii") + b"\n", b" ") + body)


def _padded(part: bytes, filler: bytes = b"\0") -> bytes:
    return part + filler * (-len(part) % ALIGNED)


def read(path: Path) -> Table:
    """Map a model file into memory.

    Raises PileError where there is none, it is damaged, or another version wrote it; the message names
    the file and the remedy.
    """
    try:
        with path.open("rb") as file:
            start = file.read(LONGEST_HEADER)
        # Taken as a plain array: each slice of a memmap costs as much as the look-up.
        whole = np.memmap(path, np.uint8, "r").view(np.ndarray)
    except (OSError, ValueError) as fault:
        raise PileError(f"{path}: the encoder cannot be read ({fault}); {_REMEDY}") from fault
    header, begins = _header(path, start)
    own, rows, dimensions, bits = (header[key] for key in ("keys", "rows", "dimensions", "bits"))
    sizes = [own * 8, rows * 2, rows * dimensions * bits // 8]
    places = [begins]
    for size in sizes:
        places.append(places[-1] + size + -size % ALIGNED)
    if places[-1] != len(whole):
        raise PileError(
            f"{path}: the encoder is damaged: {len(whole)} bytes instead of {places[-1]}; {_REMEDY}"
        )
    if xxh3_64_hexdigest(whole[begins:].data) != header.get("checksum"):
        raise PileError(f"{path}: the encoder is damaged: its checksum differs; {_REMEDY}")
    parts = (whole[place : place + size] for place, size in zip(places, sizes, strict=False))
    keys, scales, packed = next(parts).view("<u8"), next(parts).view("<u2"), next(parts)
    if (keys[1:] <= keys[:-1]).any() or int(scales.max()) > LARGEST_SCALE:
        raise PileError(f"{path}: the encoder is damaged: its rows make no sense; {_REMEDY}")
    return Table(
        str(header["name"]), dimensions, bits, _native(keys), _native(scales), packed.reshape(rows, -1)
    )


_REMEDY = "install firsthand again, or name another encoder with --encoder"


def _native(values: NDArray[Any]) -> NDArray[Any]:
    return values if sys.byteorder == "little" else values.astype(values.dtype.newbyteorder("="))


def _header(path: Path, start: bytes) -> tuple[dict[str, Any], int]:
    if not start.startswith(MAGIC):
        raise PileError(f"{path}: this is no encoder of firsthand; {_REMEDY}")
    line, _, _ = start[len(MAGIC) :].partition(b"\n")
    try:
        header = json.loads(line)
        if header["version"] != VERSION:
            raise PileError(
                f"{path}: the encoder is of version {header['version']}, and this firsthand reads version "
                f"{VERSION}; {_REMEDY}"
            )
        sizes = [header[key] for key in ("dimensions", "bits", "keys", "rows")]
        sound = all(type(size) is int and size > 0 for size in sizes) and (
            header["bits"] in (2, 4)
            and header["keys"] < header["rows"] <= MOST_ROWS
            and header["dimensions"] <= MOST_DIMENSIONS
            and header["dimensions"] % 4 == 0
            and isinstance(header["name"], str)
        )
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise PileError(f"{path}: the encoder is damaged: its header cannot be read; {_REMEDY}") from fault
    if not sound:
        raise PileError(f"{path}: the encoder is damaged: its header makes no sense; {_REMEDY}")
    begins = len(MAGIC) + len(line) + 1
    return header, begins + -begins % ALIGNED
