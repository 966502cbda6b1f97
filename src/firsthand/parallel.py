"""Spread pure work over processes; the answer never depends on how many there are."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST_JOBS = 8
# Large enough that handing a chunk over costs less than the work in it, small enough to share evenly.
CHUNK = 64


def default_jobs() -> int:
    """All cores, at most eight."""
    return min(os.cpu_count() or 1, MOST_JOBS)


def spread(function: Callable[[Item], Result], items: Iterable[Item], jobs: int = 1) -> Iterator[Result]:
    """Yield `function(item)` for each item, in the order given.

    `function` must be a module-level function (processes receive it by name) and pure.
    A pile too small to be worth starting processes for is worked here.
    """
    waiting = iter(items)
    head = list(islice(waiting, 2 * CHUNK))
    if jobs <= 1 or len(head) < 2 * CHUNK:
        for item in head:
            yield function(item)
        for item in waiting:
            yield function(item)
        return
    rest: Sequence[Item] = head + list(waiting)
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        yield from pool.map(function, rest, chunksize=CHUNK)
