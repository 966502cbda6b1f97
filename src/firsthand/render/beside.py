"""A translated run, sentence beside sentence: what answers to what, where they differ, what has no answer.

Two languages share words by chance, so only what both write alike is marked: numbers, names, and words that
nobody translated.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.model import Article, Conflict, Passage, Reuse
from firsthand.render.side import Side, Span, clip, joined, shown

# Of one run; sentences that say different things are shown beyond that too, up to as many again.
ROWS_A_RUN = 12
# A sentence that nothing answers to is shown for its place, not to be compared.
LEFT_OUT = 240
# A name of a script with capitals; a number, whatever digits it is written in.
_ALIKE = re.compile(r"(?P<number>\d+(?:[.,]\d+)*)|[^\W\d_぀-ヿ㐀-鿿豈-﫿฀-๿가-힣]{4,}")
_SEPARATOR = re.compile(r"[.,]")


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence beside the one that answers to it; None where none does."""

    left: Side | None
    right: Side | None


def beside(reuse: Reuse, left: Article, right: Article, keys: tuple[str, str]) -> tuple[tuple[Row, ...], int]:
    """The rows to show, and how many pairs of sentences are left out."""
    pairs = reuse.sentences or ((reuse.left.start, reuse.left.end, reuse.right.start, reuse.right.end),)
    found = [[c for c in reuse.conflicts if _within(c, pair)] for pair in pairs]
    chosen = list(range(min(ROWS_A_RUN, len(pairs))))
    chosen += [at for at in range(ROWS_A_RUN, len(pairs)) if found[at]][:ROWS_A_RUN]
    rows: list[Row] = []
    for at in chosen:
        if at and at - 1 in chosen:
            rows += _unanswered(pairs[at - 1], pairs[at], left, right, keys)
        rows.append(_row(pairs[at], found[at], left, right, keys))
    return tuple(rows), len(pairs) - len(chosen)


def _within(conflict: Conflict, pair: tuple[int, int, int, int]) -> bool:
    left, right = conflict.left, conflict.right
    return pair[0] <= left.start < pair[1] and pair[2] <= right.start < pair[3]


def _row(
    pair: tuple[int, int, int, int],
    conflicts: Sequence[Conflict],
    left: Article,
    right: Article,
    keys: tuple[str, str],
) -> Row:
    whole = left.passage(*pair[:2]), right.passage(*pair[2:])
    first = conflicts[0] if conflicts else None
    parts = (
        clip(whole[0], first.left if first else None),
        clip(whole[1], first.right if first else None),
    )
    words = [list(_words(part)) for part in parts]
    common = {word for word, _ in words[0]} & {word for word, _ in words[1]}
    differs = [c.left for c in conflicts], [c.right for c in conflicts]
    sides = []
    for i, article in enumerate((left, right)):
        same = joined(article.text, [span for word, span in words[i] if word in common])
        sides.append(shown(article, keys[i], parts[i], same, differs[i], parts[i] != whole[i]))
    return Row(*sides)


def _words(passage: Passage) -> Iterator[tuple[str, Span]]:
    """Each number and name of a passage, so written that both languages write it alike."""
    for found in _ALIKE.finditer(passage.text):
        span = passage.start + found.start(), passage.start + found.end()
        if found["number"]:
            digits = "".join(str(int(c)) if c.isdecimal() else c for c in found[0])
            yield _SEPARATOR.sub(" ", digits), span
        elif found[0][0].isupper():
            yield found[0], span


def _unanswered(
    before: Sequence[int], after: Sequence[int], left: Article, right: Article, keys: tuple[str, str]
) -> Iterator[Row]:
    """What stands between two pairs of sentences on one side alone."""
    for passage in _report(left, before[1], after[0]):
        yield Row(_alone(left, keys[0], passage), None)
    for passage in _report(right, before[3], after[2]):
        yield Row(None, _alone(right, keys[1], passage))


def _alone(article: Article, key: str, passage: Passage) -> Side:
    text = passage.text
    if len(text) <= LEFT_OUT:
        return shown(article, key, passage, (), (), False)
    cut = text.rfind(" ", LEFT_OUT // 2, LEFT_OUT)
    part = article.passage(passage.start, passage.start + (cut if cut > 0 else LEFT_OUT))
    return shown(article, key, part, (), (), True)


def _report(article: Article, start: int, end: int) -> Iterator[Passage]:
    """What of a stretch of text is the report, blanks around it left out."""
    at = start
    for first, last in [*sorted((n.start, n.end) for n in article.noise), (end, end)]:
        piece = article.text[at : min(first, end)] if first > at else ""
        if piece.strip():
            begin = at + len(piece) - len(piece.lstrip())
            yield article.passage(begin, begin + len(piece.strip()))
        at = max(at, last)
        if at >= end:
            return
