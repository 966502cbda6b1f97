"""What shared text tells of two sentences: that one translates the other, or that they conflict."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.claims.clauses import MOST_OF_SENTENCE
from firsthand.model import Reuse, ReuseKind

Span = tuple[int, int]
# Where a wording stands in an article, and its number.
Wording = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence of one article and its translation in the `other`; `conflicts` where the two differ.

    `words` where the spans are words that differ between two versions of one text, and no sentences. `apart`
    are the words that differ between a sentence and its translation, on either side.
    """

    left: Span
    other: str
    right: Span
    conflicts: bool
    words: bool = False
    apart: tuple[tuple[Span, Span], ...] = ()


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
        clashes = [
            ((one.left.start, one.left.end), (one.right.start, one.right.end)) for one in run.conflicts
        ]
        for start, end, start_too, end_too in run.sentences:
            apart = tuple(clash for clash in clashes if clash[0][0] < end and start < clash[0][1])
            found[run.left.article].append(
                Aligned((start, end), run.right.article, (start_too, end_too), bool(apart), False, apart)
            )
    return found


def parts_apart(
    spans: Sequence[Wording], others: Sequence[Wording], pair: Aligned
) -> Iterator[tuple[int, int, bool]]:
    """Wordings of a sentence and of its translation of which one holds words that differ, and that they do.

    `spans` and `others` are the wordings of the two articles, in order of place. What holds such words
    translates no part of the other sentence, whatever else it says.
    """
    mine, yours = _touching(spans, *pair.left), _touching(others, *pair.right)
    for words, words_too in pair.apart:
        for start, end, one in mine:
            holds = start < words[1] and words[0] < end
            for start_too, end_too, other in yours:
                if one != other and (holds or (start_too < words_too[1] and words_too[0] < end_too)):
                    yield one, other, True


def _touching(spans: Sequence[Wording], start: int, end: int) -> Sequence[Wording]:
    """The wordings that stand in a sentence at least in part; the last before it may reach into it."""
    at = max(0, bisect_left(spans, (start, 0, 0)) - 1)
    return [span for span in spans[at : at + MOST_OF_SENTENCE + 1] if span[0] < end and start < span[1]]
