"""What an eval answers: scores, the outcome of each case, and the fingerprint of the data behind them."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measurement:
    """`scores` by name, 0 to 1 and higher is better; `cases` gives each case's outcome in one word or number.

    `split` says which part of the data was scored, and that it was not tuned on. `baselines` are a naive
    method's scores on the same cases, for comparison; they are reported and not gated.
    """

    scores: Mapping[str, float]
    cases: Mapping[str, str]
    fingerprint: str
    split: str
    baselines: Mapping[str, float] | None = None


def fingerprint(paths: Iterable[Path]) -> str:
    """A digest of the files' bytes, in the order given."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]
