"""Spread pure work over processes; the answer never depends on how many there are."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Table = TypeVar("Table")

MOST_JOBS = 8
# Large enough that handing a chunk over costs less than the work in it, small enough to share evenly.
CHUNK = 64
# Enough to meet the languages and kinds that most of a pile is in.
WARMING = 32

_worker: tuple[Callable[[Any, Any], Any], Any] | None = None


def default_jobs() -> int:
    """All cores, at most eight."""
    return min(os.cpu_count() or 1, MOST_JOBS)


def spread(function: Callable[[Item], Result], items: Iterable[Item], jobs: int = 1) -> Iterator[Result]:
    """Yield `function(item)` for each item, in the order given.

    `function` must be a module-level function (processes receive it by name) and pure.
    A pile too small to be worth starting processes for is worked here.
    """
    return spread_with(_without_table, function, items, jobs)


def spread_with(
    function: Callable[[Table, Item], Result], table: Table, items: Iterable[Item], jobs: int = 1
) -> Iterator[Result]:
    """Yield `function(table, item)` for each item; each process receives the read-only table once."""
    waiting = iter(items)
    head = list(islice(waiting, 2 * CHUNK))
    if jobs <= 1 or len(head) < 2 * CHUNK:
        for item in head:
            yield function(table, item)
        for item in waiting:
            yield function(table, item)
        return
    # The first are worked here: the tables they load are then shared by the processes that are forked, not
    # loaded again by each.
    for item in head[:WARMING]:
        yield function(table, item)
    with ProcessPoolExecutor(jobs, initializer=_receive, initargs=(function, table)) as pool:
        yield from pool.map(_work, [*head[WARMING:], *waiting], chunksize=CHUNK)


def _without_table(function: Callable[[Item], Result], item: Item) -> Result:
    return function(item)


def _receive(function: Callable[[Any, Any], Any], table: object) -> None:
    global _worker
    _worker = function, table


def _work(item: Any) -> Any:
    if _worker is None:
        raise RuntimeError("a process was started without its table")
    function, table = _worker
    return function(table, item)
