"""Find the translation among 2,000 sentences of the halves that are for tuning, with a packed model.

    FIRSTHAND_EVAL_DATA=… python -m training.evaluate [FILE]

The other halves are the gate's (`python -m evals.gate encoder`): to look at them here would spoil them.
"""

import sys

from evals.encoder.retrieval import Remembered, looked_for, mean
from evals.encoder.sets import there, to_tune_on
from evals.gate import data_folder

from firsthand.encode import load


def main() -> None:
    data = data_folder()
    if data is None or not there(data):
        sys.exit("no data, or no program zstd: set FIRSTHAND_EVAL_DATA, see evals/README.md")
    encoder = Remembered(load(sys.argv[1] if len(sys.argv) > 1 else None))
    results = [looked_for(pairs, encoder) for pairs in to_tune_on(data)]
    for result in results:
        print(result)
    print(f"mean {mean(result.rate for result in results):.4f}")


if __name__ == "__main__":
    main()
