"""What stands inside quotation marks, of every style."""

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

_SINGLE = r"(?:[^‘‚’\n]|(?<=\w)’(?=\w)){12,2000}[’‘](?!\w)"
# Each way begins with a sign of its own, so that the search runs from one such sign to the next.
# Straight marks close in their line; marks that differ at both ends may
# run over lines, and one that opens again at a new line before it closed was a quotation going on.
_QUOTED = re.compile(
    r"“[^“”]{1,2000}(?:”|(?<=\n)(?=“))|„[^„“”]{1,2000}(?:[“”]|(?<=\n)(?=„))|«[^«»]{1,2000}(?:»|(?<=\n)(?=«))"
    r"|»[^«»\n]{1,2000}«|「[^「」]{1,2000}」|『[^『』]{1,2000}』|``[^`']{1,2000}(?:'[^`']{1,2000}){0,20}?''"
    r"|''(?=\S)[^'\n]{1,2000}(?:'(?!')[^'\n]{1,2000}){0,20}?''"
    r"|\"[^\"\n]{1,2000}(?:\"|(?=\s{1,4}\n\")|(?=\n{1,3}\"))|‹[^‹›]{1,2000}›"
    rf"|‘(?<!\w‘){_SINGLE}|‚(?<!\w‚){_SINGLE}"
)


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Where each quotation starts and ends, its marks included, in order."""
    return (match.span() for match in _QUOTED.finditer(text))


def quoted(text: str, starts: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Whether each of some places in a text, in order, stands inside quotation marks."""
    edges = [edge for span in quotations(text) for edge in span]
    inside: NDArray[np.bool_] = (
        np.searchsorted(np.array(edges, dtype=np.int64), starts, side="right") % 2 == 1
    )
    return inside
