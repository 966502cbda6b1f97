"""The text of an article as markup: noise dimmed, other languages named, every passage spoken of marked.

Marks may cross each other, elements may not: a mark that would end after the element around it is
cut there and taken up again behind. The anchor stays with its first piece.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from markupsafe import Markup, escape

from firsthand.check import printable
from firsthand.model import Article, NoiseKind
from firsthand.render.spelling import direction, language_name, tag

# Longer texts show their beginning and the passages spoken of, each with what stands around it.
SHOWN_WHOLE = 40_000
SHOWN_FIRST = 20_000
AROUND = 300
# A longer passage is marked only when a link leads to it: a copied report would be one block of colour.
STANDS_OUT = 240
# Of one passage, so that a passage of a megabyte does not undo the above.
SHOWN_OF_A_PASSAGE = 2_000

_ESCAPED = re.compile("[&<>'\"]")
NOISE_NAMES = {
    NoiseKind.TITLE_COPY: "title repeated",
    NoiseKind.NAVIGATION: "navigation",
    NoiseKind.RELATED: "other headline or link",
    NoiseKind.ADVERT: "advert",
    NoiseKind.COMMENTS: "comments",
    NoiseKind.SHARE: "share buttons",
    NoiseKind.CREDIT: "credit line",
    NoiseKind.CAPTION: "caption",
    NoiseKind.DATE: "date line",
    NoiseKind.TAG: "tag of the site",
    NoiseKind.OTHER: "not the report",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """An element over characters `start` to `end`; `first` opens it, `again` where it was cut."""

    start: int
    end: int
    element: str
    first: str
    again: str


def escaped(text: str) -> str:
    """As `escape`, many times as fast where there is nothing to escape."""
    return str(escape(text)) if _ESCAPED.search(text) else text


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> Markup:
    """Characters `start` to `end` of a text, escaped, with the marks that fall into them."""
    waiting = []
    for order, mark in enumerate(marks):
        begin, stop = max(mark.start, start), min(mark.end, end)
        if begin < stop:
            opened = mark.first if begin == mark.start else mark.again
            waiting.append((begin, -stop, order, opened, mark))
    heapify(waiting)
    out: list[str] = []
    open_: list[tuple[int, Mark]] = []
    at = start
    # Before it is cut: a mark may end between the two characters of one line end, and they print together.
    shown = printable(text[start:end])

    def until(stop: int) -> None:
        nonlocal at
        if at < stop:
            out.append(escaped(shown[at - start : stop - start]))
            at = stop

    while waiting:
        begin, negative, order, opened, mark = heappop(waiting)
        while open_ and open_[-1][0] <= begin:
            stop, ended = open_.pop()
            until(stop)
            out.append(f"</{ended.element}>")
        until(begin)
        stop = -negative
        if open_ and stop > open_[-1][0]:
            heappush(waiting, (open_[-1][0], -stop, order, mark.again, mark))
            stop = open_[-1][0]
        out.append(opened)
        open_.append((stop, mark))
    while open_:
        stop, ended = open_.pop()
        until(stop)
        out.append(f"</{ended.element}>")
    until(end)
    return Markup("".join(out))  # every piece of text in it was escaped above


def article_text(article: Article, key: str, number: int, spoken_of: Sequence[tuple[int, int]]) -> Markup:
    """The whole text, or the shown parts of a long one, each a quotation that the check compares."""
    marks = [_noise(n.start, n.end, n.kind) for n in article.noise]
    marks += [_foreign(f.start, f.end, f.language) for f in article.foreign]
    marks += [_spoken_of(number, start, end) for start, end in sorted(spoken_of, key=lambda s: (s[0], -s[1]))]
    language = tag(article.language)
    spoken = f' lang="{language}"' if language else ""
    parts, behind = [], 0
    for start, end in _shown(article, spoken_of):
        if start > behind:
            parts.append(_gap(start - behind))
        parts.append(
            f'<div class="text" dir="{direction(language)}"{spoken} data-quote data-article="{escape(key)}"'
            f' data-start="{start}" data-end="{end}">{marked(article.text, start, end, marks)}</div>'
        )
        behind = end
    if behind < len(article.text):
        parts.append(_gap(len(article.text) - behind))
    return Markup("".join(parts))


def _gap(characters: int) -> str:
    return f'<p class="gap" data-page>{characters:,} characters not shown here; they are in dossier.json</p>'


def _shown(article: Article, spoken_of: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    length = len(article.text)
    if length <= SHOWN_WHOLE:
        return [(0, length)] if length else []
    shown = [(0, SHOWN_FIRST)]
    for start, end in sorted(spoken_of):
        left, right = max(0, start - AROUND), min(length, min(end, start + SHOWN_OF_A_PASSAGE) + AROUND)
        if left <= shown[-1][1]:
            shown[-1] = (shown[-1][0], max(shown[-1][1], right))
        else:
            shown.append((left, right))
    return shown


def dimmed(article: Article) -> list[Mark]:
    """The noise of an article as quiet marks: dimmed, named only under the pointer."""
    marks = []
    for noise in article.noise:
        opened = f'<span class="noise" title="Not the report: {NOISE_NAMES[noise.kind]}">'
        marks.append(Mark(noise.start, noise.end, "span", opened, opened))
    return marks


def _noise(start: int, end: int, kind: NoiseKind) -> Mark:
    opened = f'<span class="noise" title="Not the report: {NOISE_NAMES[kind]}"'
    return Mark(start, end, "span", f'{opened} data-kind="{NOISE_NAMES[kind]}">', f"{opened}>")


def _foreign(start: int, end: int, language: str) -> Mark:
    spoken = f' lang="{tag(language)}"' if tag(language) else ""
    opened = f'<span class="foreign"{spoken} title="In {escape(language_name(language))}">'
    return Mark(start, end, "span", opened, opened)


def _spoken_of(number: int, start: int, end: int) -> Mark:
    name, kind = f"r{number}-{start}-{end}", "p" if end - start <= STANDS_OUT else "p run"
    return Mark(start, end, "mark", f'<mark class="{kind}" id="{name}">', f'<mark class="{kind} {name}">')


def crossing(article: Article, number: int, spoken_of: Sequence[tuple[int, int]]) -> list[str]:
    """A style rule for each passage that another mark cuts, so that its pieces light up together."""
    others = [(n.start, n.end) for n in article.noise] + [(f.start, f.end) for f in article.foreign]
    others += spoken_of
    rules = []
    for start, end in spoken_of:
        if any(begin <= start < stop < end for begin, stop in others):
            name = f"r{number}-{start}-{end}"
            rules.append(f":root:has(#{name}:target) .{name}{{background:var(--target)}}")
    return rules
