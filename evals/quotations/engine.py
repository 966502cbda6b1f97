"""The quotations that firsthand finds in bodies, on one processor or several."""

import multiprocessing
from collections.abc import Sequence
from functools import cache

from firsthand.model import Body, Quotation
from firsthand.reference.outlets import Outlets


def found(bodies: Sequence[Body], processes: int = 1) -> list[tuple[Quotation, ...]]:
    """The quotations of each body, in the order given."""
    if processes == 1:
        return [_quotations(body) for body in bodies]
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        return pool.map(_quotations, bodies, chunksize=8)


def _quotations(body: Body) -> tuple[Quotation, ...]:
    # Here, so that the scores and their tests do without the whole of the engine.
    from firsthand.quotations import quotations

    return quotations(body, _outlets())


@cache
def _outlets() -> Outlets:
    return Outlets.load()
