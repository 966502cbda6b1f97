"""Pack a trained table into the file that ships: two bits a dimension, one scale a row.

python -m training.quantise WORK/trained --out src/firsthand/encode/firsthand-25.model
"""

import argparse
from pathlib import Path

import numpy as np

from firsthand.encode.table import LARGEST_SCALE, Table, pack, write
from training.train import STEPS


def quantise(rows: np.ndarray, bits: int) -> tuple[np.ndarray, np.ndarray]:
    """Levels 0 to 2**bits - 1 of each value and an integer scale a row, as training rounded them.

    A level stands for an odd number of half steps, so the scale is half a step, in units that give the
    row of the largest steps the largest scale.
    """
    levels = 1 << bits
    half = np.sqrt((rows.astype(np.float64) ** 2).mean(axis=1)) * STEPS[levels] / 2
    scales = np.clip(np.rint(half * (LARGEST_SCALE / half.max())), 1, LARGEST_SCALE)
    step = 2 * np.maximum(half, 1e-12)[:, None]
    found = np.clip(np.rint(rows / step + (levels - 1) / 2), 0, levels - 1)
    return found.astype(np.uint8), scales.astype(np.uint16)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("trained", type=Path, help="the folder that training wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--bits", type=int, choices=(2, 4), default=2)
    parser.add_argument("--name", default="firsthand-25")
    args = parser.parse_args()
    rows, keys = np.load(args.trained / "table.npy"), np.load(args.trained / "keys.npy")
    order = np.argsort(keys, kind="stable")
    rows = np.concatenate([rows[: len(keys)][order], rows[len(keys) :]])
    levels, scales = quantise(rows, args.bits)
    write(Table(args.name, rows.shape[1], args.bits, keys[order], scales, pack(levels, args.bits)), args.out)
    print(f"{args.out}: {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
