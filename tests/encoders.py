"""Encoders for tests: tiny model files and what they must answer, worked out the slow way; and a glossary."""

import math
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from firsthand.encode import UNIT_LENGTH, StaticEncoder, Vectors
from firsthand.encode.static import scaled
from firsthand.encode.table import LARGEST_SCALE, Table, pack, write
from firsthand.encode.units import features, is_optional, units

DIMENSIONS, ROWS, BITS = 16, 32, 4
# Units that have rows of their own; "tòa nhà" and 東京 count only because they have.
OWN = ("ferry", "harbour", "паром", "フェリー", "港", "東京", "ทา", "나루", "tòa nhà", "1240")


def hashed(unit: str) -> int:
    """The feature that is the unit itself."""
    return int(features([unit])[0][0])


class Model:
    """A model made of a seed, as the levels and scales of its rows and as the table that packs them."""

    def __init__(
        self, seed: int = 1, *, bits: int = BITS, dimensions: int = DIMENSIONS, largest: int = LARGEST_SCALE
    ) -> None:
        chance = np.random.default_rng(seed)
        self.top = (1 << bits) - 1
        self.keys = sorted(map(hashed, OWN))
        self.levels = chance.integers(0, self.top + 1, (ROWS, dimensions)).astype(np.uint8)
        self.scales = chance.integers(1, largest + 1, ROWS).astype(np.uint16)
        self.bits = bits

    @property
    def table(self) -> Table:
        packed = pack(self.levels, self.bits)
        keys = np.array(self.keys, np.uint64)
        return Table("tiny", self.levels.shape[1], self.bits, keys, self.scales, packed)

    def written(self, path: Path) -> Path:
        write(self.table, path)
        return path

    def encoder(self, folder: Path) -> StaticEncoder:
        return StaticEncoder(self.written(folder / "tiny.model"))

    def row(self, feature: int) -> int:
        if feature in self.keys:
            return self.keys.index(feature)
        return len(self.keys) + feature % (ROWS - len(self.keys))

    def added(self, places: Iterable[int]) -> list[int]:
        """The sum of rows, one number at a time."""
        total = [0] * self.levels.shape[1]
        for place in places:
            for at, level in enumerate(self.levels[place].tolist()):
                total[at] += (2 * level - self.top) * int(self.scales[place])
        return total

    def vector(self, sentence: str) -> list[int]:
        """The answer for a sentence by its definition: the sum of the rows of its features, at length 127."""
        places: list[int] = []
        for unit in units(sentence):
            if is_optional(unit) and hashed(unit) not in self.keys:
                continue
            places += [self.row(int(feature)) for feature in features([unit])[0]]
        total = self.added(places)
        length = math.sqrt(sum(value * value for value in total)) or 1.0
        return [round(value * UNIT_LENGTH / length) for value in total]

    def vectors(self, sentences: Sequence[str]) -> list[list[int]]:
        return [self.vector(sentence) for sentence in sentences]


class Glossary:
    """An encoder that was told which lines of some texts mean the same; of all others it knows nothing.

    Of two texts that are `apart` all other lines of one mean the opposite of those of the other.
    """

    name = "glossary"

    def __init__(
        self, texts: Sequence[Sequence[str]], dimensions: int, apart: Sequence[Sequence[str]] = ()
    ) -> None:
        chance = np.random.default_rng(1)
        self._nothing = np.zeros(dimensions, np.int8)
        self._known: dict[str, Vectors] = {}
        [one] = scaled(chance.integers(-99, 100, (1, dimensions)))
        for vector, text in zip((one, -one), apart, strict=False):
            self._known |= dict.fromkeys(text, vector)
        for lines in zip(*texts, strict=True):
            [vector] = scaled(chance.integers(-99, 100, (1, dimensions)))
            self._known |= dict.fromkeys(lines, vector)

    def encode(self, sentences: Sequence[str]) -> Vectors:
        found = [self._known.get(sentence, self._nothing) for sentence in sentences]
        return np.array(found, np.int8).reshape(-1, len(self._nothing))
