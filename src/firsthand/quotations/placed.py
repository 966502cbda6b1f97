"""Quotations among each other: which one stands inside which, each at one place only."""

from collections.abc import Iterable
from dataclasses import replace

from firsthand.model import Quotation


def placed(quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """The quotations in order of place, one for each content, each with the one it is inside of.

    Of two with the same content the one that names its speaker stays. Linear but for the depth of nesting.
    """
    by_span: dict[tuple[int, int], Quotation] = {}
    for one in quotations:
        span = one.content.start, one.content.end
        held = by_span.get(span)
        if held is None or (held.name is None and one.name is not None):
            by_span[span] = one
    ordered = [by_span[span] for span in sorted(by_span, key=lambda span: (span[0], -span[1]))]
    open_: list[Quotation] = []
    found = []
    for one in ordered:
        while open_ and open_[-1].content.end < one.content.end:
            open_.pop()
        found.append(replace(one, inside=open_[-1].id) if open_ else one)
        open_.append(one)
    return tuple(found)
