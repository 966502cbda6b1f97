"""What shared text tells of two sentences: that one translates the other, or that they conflict."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Reuse, ReuseKind

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence of one article and its translation in the `other`; `conflicts` where the two differ.

    `words` where the spans are words that differ between two versions of one text, and no sentences.
    """

    left: Span
    other: str
    right: Span
    conflicts: bool
    words: bool = False


def aligned(reuses: Iterable[Reuse]) -> Mapping[str, Sequence[Aligned]]:
    """The sentences of translated runs and the conflicts of copies, by the article on the left."""
    found: dict[str, list[Aligned]] = defaultdict(list)
    for run in reuses:
        if run.kind is not ReuseKind.TRANSLATED:
            found[run.left.article] += [
                Aligned(
                    (one.left.start, one.left.end),
                    run.right.article,
                    (one.right.start, one.right.end),
                    True,
                    True,
                )
                for one in run.conflicts
            ]
            continue
        clashes = [(conflict.left.start, conflict.left.end) for conflict in run.conflicts]
        for start, end, start_too, end_too in run.sentences:
            differs = any(a < end and start < b for a, b in clashes)
            found[run.left.article].append(
                Aligned((start, end), run.right.article, (start_too, end_too), differs)
            )
    return found
