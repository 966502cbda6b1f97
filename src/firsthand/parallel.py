"""Spread pure work over processes; the answer never depends on how many there are.

Processes are given the table and the items when they start and are then sent places in the list: where a
process begins as a fork of this one (Linux), nothing is pickled but what it answers, and the tables that
the first items loaded are there already. Elsewhere each process gets its own copy of both.
"""

import gc
import os
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Table = TypeVar("Table")

MOST_JOBS = 8
# Large enough that handing a chunk over costs less than the work in it, small enough to share evenly.
CHUNK = 64
# Enough to meet the languages and kinds that most of a pile is in.
WARMING = 32

_worker: tuple[Callable[[Any, Any], Any], Any, Sequence[Any]] | None = None


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
    function: Callable[[Table, Item], Result],
    table: Table,
    items: Iterable[Item],
    jobs: int = 1,
    chunk: int = CHUNK,
) -> Iterator[Result]:
    """`function(table, item)` for each item, in order; each process receives the read-only table once.

    The processes begin at once: what is done here before the answers are asked for, is done beside them.
    `chunk` items are handed over at a time: fewer where each is much work.
    """
    waiting = iter(items)
    head = list(islice(waiting, 2 * chunk))
    if jobs <= 1 or len(head) < 2 * chunk:
        return (function(table, item) for item in chain(head, waiting))
    # The first are worked here: the tables they load are then shared by the processes that are forked, not
    # loaded again by each.
    warming = min(WARMING, chunk)
    warm = [function(table, item) for item in head[:warming]]
    rest = [*head[warming:], *waiting]
    places = [(at, min(at + chunk, len(rest))) for at in range(0, len(rest), chunk)]
    # Asked for by name: from Python 3.14 on no system forks unless told to.
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    pool = ProcessPoolExecutor(jobs, context, _receive, (function, table, rest))
    with warnings.catch_warnings():
        # From 3.12 on Python warns of forking beside threads; numpy's wait idle and hold no lock of ours.
        warnings.simplefilter("ignore", DeprecationWarning)
        answers = pool.map(_work, places)
    return _collected(pool, warm, answers)


def _collected(
    pool: ProcessPoolExecutor, warm: Iterable[Result], answers: Iterable[Iterable[Result]]
) -> Iterator[Result]:
    with pool:
        yield from warm
        for results in answers:
            yield from results


def spread_together(
    function: Callable[[Table, list[Item]], list[Result]],
    table: Table,
    items: Iterable[Item],
    together: int,
    jobs: int = 1,
) -> Iterator[Result]:
    """As `spread_with`, for a function that takes some items at once: `together`, the last time fewer."""
    waiting = iter(items)
    batches = iter(lambda: list(islice(waiting, together)), [])
    return chain.from_iterable(spread_with(function, table, batches, jobs, CHUNK // together))


def _without_table(function: Callable[[Item], Result], item: Item) -> Result:
    return function(item)


def _receive(function: Callable[[Any, Any], Any], table: object, items: Sequence[Any]) -> None:
    global _worker
    _worker = function, table, items
    # What was here before the process began stays: looking through it for garbage would take time, and
    # would copy the memory that it shares with the process it was forked from.
    gc.freeze()


def _work(place: tuple[int, int]) -> list[Any]:
    if _worker is None:
        raise RuntimeError("a process was started without its table")
    function, table, items = _worker
    return [function(table, item) for item in items[place[0] : place[1]]]
