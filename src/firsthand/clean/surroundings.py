"""What its neighbours make of a line: furniture comes in heaps, and a report is one stretch.

These rules come after cues, words and shapes, and only add to what those marked.
"""

import re

from firsthand.clean.lines import FURNITURE, HALF, SHORTEST_PROSE, Line, Page
from firsthand.model import NoiseKind

# A question that closes a report is short; a related headline in the form of one is not.
SHORTEST_RELATED_QUESTION = 60
SHORTEST_RELATED, LONGEST_HEADLINE = 25, 180
# Headline, deck and what stands between them and the report of a whole page.
HEADLINE_REACH, DECK_REACH = 8, 16
# How many headlines a list under "Read also" may have.
LONGEST_LIST = 15
# A question that closes a report takes up its words. A shorter one is strange where none of its longer
# words, three at least, stands in the report.
SHORTEST_STRANGE_QUESTION, FEWEST_TELLING_WORDS = 40, 3
_TELLING = re.compile(r"[^\W\d_]{5,}")
# Endings differ; the same first letters are the same word here.
TELLING_LETTERS = 5


def mark_around_the_report(page: Page, title: int | None) -> None:
    """Of a whole page everything after the report is the page's, and all but the headline before it.

    Long lines between the headline and the report, and soon after it, are its first and last ones.
    """
    for at, line in enumerate(page.lines):
        if line.kind is not None or at == title or page.first - HEADLINE_REACH <= at <= page.last:
            continue
        near = at <= page.last + HEADLINE_REACH if at > page.last else title is not None and at > title
        if line.width >= SHORTEST_PROSE and (near or 0 < page.first - at <= DECK_REACH):
            continue
        short = line.width < SHORTEST_RELATED
        line.kind, line.prose = (NoiseKind.NAVIGATION if short else NoiseKind.RELATED), False


def mark_what_headers_head(page: Page) -> None:
    """Under a bare `Read also` or `Tags:` stand headlines or tags, up to the next full sentence."""
    heading: NoiseKind | None = None
    left = 0
    for line in page.lines:
        if line.kind is not None:
            if line.header:
                heading, left = line.kind, LONGEST_LIST
            continue
        listed = not line.prose and line.stop not in ".。:：" and not line.opens_quote and left > 0
        if heading is NoiseKind.RELATED and listed and line.width <= LONGEST_HEADLINE:
            line.kind = NoiseKind.RELATED
        elif heading is NoiseKind.TAG and listed and line.words <= 3:
            line.kind = NoiseKind.TAG
        else:
            heading = None
        left -= 1


def mark_fragments_after_the_report(page: Page) -> None:
    """After the report, a headline among the page's own words is another report's.

    Above the first such word only a long one is taken for it: a report may end in a question or a list.
    """
    tail = page.lines[page.last + 1 :]
    marked = [at for at, line in enumerate(tail) if line.kind is not None]
    if not marked or page.lines[page.last].stop in ":：":
        return
    furniture = next((at for at, line in enumerate(tail) if line.kind in FURNITURE), len(tail))
    listing = False
    report: set[str] | None = None
    for at, line in enumerate(tail):
        # "It will cost:" heads a list of the report, up to the page's own words.
        listing = (listing and line.kind is None) or line.stop in ":："
        if line.kind is not None or line.opens_quote or line.width > LONGEST_HEADLINE:
            continue
        if line.stop in ".。:：" or (at < furniture and (listing or _is_item(line))):
            continue
        wordy = line.words >= 4 or line.width > len(line.text)
        if at > furniture:
            usual = NoiseKind.RELATED if wordy and line.width >= SHORTEST_RELATED else NoiseKind.NAVIGATION
            line.kind = _said_kind(page, line, usual)
        elif at < marked[-1] and wordy:
            asks = line.stop in "?？؟;"
            enough = SHORTEST_RELATED_QUESTION if asks else SHORTEST_RELATED
            if asks and SHORTEST_STRANGE_QUESTION <= line.width < enough:
                if report is None:
                    report = _telling([near.text for near in page.lines[: page.last + 1]])
                asked = _telling([line.text])
                strange = len(asked) >= FEWEST_TELLING_WORDS and not asked & report
            else:
                strange = line.width >= enough
            line.kind = _said_kind(page, line, NoiseKind.RELATED) if strange else None


def _said_kind(page: Page, line: Line, usual: NoiseKind) -> NoiseKind:
    """The kind that the words of the line speak for, where they are half of it; else the usual one."""
    said = page.cues.words.read(line.key)
    return said.kind if said.kind and said.covered >= HALF else usual


def _telling(texts: list[str]) -> set[str]:
    """The longer words of texts, by the letters they begin with."""
    return {word[:TELLING_LETTERS] for text in texts for word in _TELLING.findall(text.casefold())}


def _is_item(line: Line) -> bool:
    """Whether it is a point of a list, or a line of a verse."""
    return line.text[0] in "-•–*·▪" or line.stop in ",;，、"


def mark_trailing_fragments(page: Page) -> None:
    """What stands at the very end of a text and ends in no stop: a few words are a button or a name.

    Three or more such lines are buttons and headlines, but not a list of results or a verse with commas.
    """
    tail = page.lines[page.last + 1 :]
    loose = [line for line in tail if line.kind is None]
    if not loose or page.lines[page.last].stop in ":：" or page.lines[page.last].kind is not None:
        return
    listed = sum(any(c.isdigit() for c in line.text) for line in loose) * 2 > len(loose)
    if listed or any(line.ended or line.stop in ":：" or _is_item(line) for line in loose):
        return
    for line in loose:
        short = line.words <= 4 and line.width <= SHORTEST_RELATED
        if short and line is not page.lines[0]:
            line.kind = NoiseKind.OTHER
        elif len(loose) >= 3 and line.width <= LONGEST_HEADLINE:
            line.kind = NoiseKind.RELATED


def mark_between_furniture(page: Page, title: int | None) -> None:
    """A fragment between two lines of the page is of the page: above the headline, or below the report."""
    lines = page.lines
    above = 0 if title is None else title
    for at in range(1, len(lines) - 1):
        line = lines[at]
        if line.kind is not None or line.ended or line.stop in ":：" or line.opens_quote:
            continue
        if (at < above or at > page.last) and lines[at - 1].kind and lines[at + 1].kind:
            line.kind = NoiseKind.NAVIGATION if line.width < SHORTEST_RELATED else NoiseKind.RELATED
