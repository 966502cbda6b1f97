"""Two passages side by side: the words they share, in the order they share them, and where they differ."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup
from rapidfuzz.distance import LCSseq

from firsthand.model import Article, Passage, Reuse
from firsthand.render.spelling import direction, tag
from firsthand.render.text import Mark, dimmed, marked

# Two paragraphs; what is longer is clipped, and the clipping shown.
SHOWN = 700
# What stands before the first difference where that is further in.
BEFORE = 250
# A shared word shorter than this is underlined only together with its neighbours.
TELLING = 4
# A word of a script that writes spaces; a single character of one that does not.
_WORD = re.compile(r"[぀-ヿ㐀-鿿豈-﫿฀-๿]|[^\W_]+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Side:
    """One passage as shown: its markup is a quotation of `start` to `end`."""

    key: str
    start: int
    end: int
    language: str | None
    direction: str
    html: Markup
    clipped: bool


def side_by_side(reuse: Reuse, left: Article, right: Article, keys: tuple[str, str]) -> tuple[Side, Side]:
    differs = reuse.conflicts[0] if reuse.conflicts else None
    clipped = (
        clip(reuse.left, differs.left if differs else None),
        clip(reuse.right, differs.right if differs else None),
    )
    words = [
        [(m.start() + p.start, m.end() + p.start, m.group().casefold()) for m in _WORD.finditer(p.text)]
        for p in clipped
    ]
    shared = shared_words([w[2] for w in words[0]], [w[2] for w in words[1]])
    conflicts = ([c.left for c in reuse.conflicts], [c.right for c in reuse.conflicts])
    sides = []
    for i, article in enumerate((left, right)):
        same = joined(article.text, [words[i][position][:2] for position in shared[i]])
        whole = (reuse.left, reuse.right)[i]
        sides.append(shown(article, keys[i], clipped[i], same, conflicts[i], whole != clipped[i]))
    return sides[0], sides[1]


def shown(
    article: Article,
    key: str,
    passage: Passage,
    same: Sequence[Span],
    differs: Sequence[Passage],
    clipped: bool,
    further: Sequence[Mark] = (),
) -> Side:
    """One passage as markup, with what the other has too and what it says otherwise."""
    marks = [Mark(start, end, "b", '<b class="same">', '<b class="same">') for start, end in same]
    marks += [
        Mark(p.start, p.end, "mark", '<mark class="differs">', '<mark class="differs">') for p in differs
    ]
    html = marked(article.text, passage.start, passage.end, [*dimmed(article), *further, *marks])
    language = tag(article.language)
    return Side(key, passage.start, passage.end, language, direction(language), html, clipped)


def clip(passage: Passage, focus: Passage | None) -> Passage:
    """The beginning of a long passage, or the part of it where the two first say different things."""
    text = passage.text
    if len(text) <= SHOWN:
        return passage
    start = 0
    if focus and focus.end - passage.start > SHOWN:
        start = text.find(" ", max(0, focus.start - passage.start - BEFORE)) + 1
        start = min(start, max(0, focus.start - passage.start))
    end = min(len(text), start + SHOWN)
    cut = text.rfind(" ", start + SHOWN // 2, end) if end < len(text) else -1
    end = cut if cut > 0 else end
    return Passage(passage.article, passage.start + start, passage.start + end, text[start:end])


def shared_words(left: Sequence[str], right: Sequence[str]) -> tuple[list[int], list[int]]:
    """The positions of a longest common subsequence of words on each side."""
    numbers = {word: number for number, word in enumerate(dict.fromkeys([*left, *right]))}
    blocks = LCSseq.opcodes([numbers[w] for w in left], [numbers[w] for w in right])
    same = [block for block in blocks if block.tag == "equal"]
    return (
        [i for block in same for i in range(block.src_start, block.src_end)],
        [i for block in same for i in range(block.dest_start, block.dest_end)],
    )


def joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Neighbouring words as one run, where only a space or a mark stands between them."""
    runs: list[Span] = []
    for start, end in spans:
        if runs and start - runs[-1][1] <= 2 and not any(c.isalnum() for c in text[runs[-1][1] : start]):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return [run for run in runs if _telling(text[run[0] : run[1]])]


def _telling(words: str) -> bool:
    """Whether shared words are worth underlining: a lone "the" between other words is chance."""
    return len(words) >= TELLING or not words.isascii() or any(c.isdigit() for c in words)
