"""The peer beside which reuse is timed: rensa, MinHash over word 5-grams, as its documentation sets it up.

python benchmarks/peer.py PILE.jsonl
"""

import json
import sys
from pathlib import Path

from rensa import RMinHash, RMinHashLSH


def main(pile: Path) -> None:
    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    sketches = []
    for number, line in enumerate(pile.read_text(encoding="utf-8").splitlines()):
        words = json.loads(line)["text"].lower().split()
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update([" ".join(words[i : i + 5]) for i in range(max(1, len(words) - 4))])
        index.insert(number, sketch)
        sketches.append(sketch)
    pairs = sum(len(index.query(sketch)) - 1 for sketch in sketches)
    print(f"{pairs // 2} candidate pairs")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
