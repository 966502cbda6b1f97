"""Turn the text into numbers once: sentences into unit ids, units into features.

python -m training.prepare DATA/parallel/train MORE --out WORK/prepared
"""

import argparse
import json
from array import array
from pathlib import Path

import numpy as np

from firsthand.encode.units import features, is_optional, units
from training.corpus import LANGUAGES, pairs

AT_ONCE = 100_000


class Sentences:
    """Unit ids of every sentence, one after another, and where each begins."""

    def __init__(self) -> None:
        self.units: dict[str, int] = {}
        self.flat = array("i")
        self.starts = array("q", [0])
        self._met: dict[str, int] = {}

    def add(self, text: str) -> int:
        """The number of a sentence; one that was met before keeps its number."""
        number = self._met.get(text)
        if number is None:
            ids = self.units
            self.flat.extend([ids.setdefault(unit, len(ids)) for unit in units(text)])
            number = self._met[text] = len(self.starts) - 1
            self.starts.append(len(self.flat))
        return number


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("roots", type=Path, nargs="+", help="folders that hold folders of sources")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--languages", default=" ".join(LANGUAGES))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    store, sets, rows = Sentences(), [], []
    for root in args.roots:
        for found in pairs(root, args.languages.split()):
            rows.append(
                np.array([(store.add(left), store.add(right)) for left, right in found.rows], np.int32)
            )
            sets.append(found.described())
            print(sets[-1], flush=True)
    (args.out / "sets.json").write_text(json.dumps(sets))
    np.save(args.out / "rows.npy", np.concatenate(rows))
    np.save(args.out / "flat.npy", np.frombuffer(store.flat, np.int32))
    np.save(args.out / "starts.npy", np.frombuffer(store.starts, np.int64))
    names = list(store.units)
    np.save(args.out / "optional.npy", np.array([is_optional(unit) for unit in names]))
    parts = [features(names[at : at + AT_ONCE]) for at in range(0, len(names), AT_ONCE)]
    known, places = np.unique(np.concatenate([hashes for hashes, _ in parts]), return_inverse=True)
    np.save(args.out / "features.npy", known)
    np.save(args.out / "unit_features.npy", places.astype(np.int32))
    lengths = np.concatenate([lengths for _, lengths in parts])
    np.save(args.out / "unit_starts.npy", np.concatenate([[0], np.cumsum(lengths)]))
    print(f"{len(store.starts) - 1:,} sentences, {len(names):,} units, {len(known):,} features")


if __name__ == "__main__":
    main()
