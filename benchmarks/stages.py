"""The stage budget: processor milliseconds per article of each stage of a dossier, in one process.

python -m benchmarks.stages PILE.jsonl
"""

import json
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path


def main(pile: Path) -> None:
    """Print a JSON object: stage to milliseconds per article, `loading` once per run."""
    clock = time.process_time
    marks: list[tuple[str, float]] = [("loading", 0.0)]
    from firsthand.dossier import dossier, read
    from firsthand.reference.outlets import Outlets
    from firsthand.render import write

    outlets = Outlets.load()
    marks.append(("reading and cleaning", clock()))
    found = read([pile], outlets)
    count = len(found.articles)
    bound = dossier(found, outlets, say=lambda stage: marks.append((stage, clock())))
    marks.append(("writing and checking the pages", clock()))
    with tempfile.TemporaryDirectory() as folder:
        write(bound, Path(folder) / "dossier")
    marks.append(("", clock()))
    spent = {stage: end - begin for (stage, begin), (_, end) in pairwise(marks)}
    print(json.dumps({stage: round(1000 * seconds / count, 2) for stage, seconds in spent.items()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
