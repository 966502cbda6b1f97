"""Whole saved pages, every tag stripped, a line for each block: how much of the furniture is marked?

    FIRSTHAND_EVAL_DATA=... python -m evals.noise.pages

The pages are those of `evals/pages`, in the same halves. A line counts as body where the given body holds
it, as furniture where it has neither the title nor the body's words; what lies between is not counted.
"""

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from evals.gate import data_folder
from evals.pages.measure import _pages, is_held_out
from lxml import html

from firsthand.clean import clean
from firsthand.language import language_of
from firsthand.model import Article, Source
from firsthand.when import UNKNOWN_TIME

BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br button caption dd details dialog div dl dt fieldset "
        "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol option p pre "
        "section select summary table tbody td tfoot th thead tr ul title",
    )
)
SILENT = frozenset(["script", "style", "noscript", "template", "svg", "head", "iframe", "textarea"])
# A line is surely the body's own from so many letters on; perhaps, if so many words share so much with it.
SUREST, FEWEST_WORDS, SHARED = 25, 8, 0.85


def block_lines(page: Any) -> list[str]:
    """The lines of a parsed page that stand in blocks of their own, white space collapsed."""
    found: list[str] = []
    current: list[str] = []

    def flush() -> None:
        if said := " ".join("".join(current).split()):
            found.append(said)
        current.clear()

    def walk(element: Any) -> None:
        if isinstance(element.tag, str) and element.tag not in SILENT:
            block = element.tag in BLOCKS
            if block:
                flush()
            current.append(element.text or "")
            for child in element:
                walk(child)
            if block:
                flush()
        current.append(element.tail or "")

    walk(page)
    flush()
    return found


def told(lines: list[str], title: str, body: str) -> Iterator[str]:
    """For each line `body`, `furniture`, or nothing where neither is sure."""
    whole, name = _letters(body), _letters(title)
    own = {_letters(line) for line in body.split("\n")}
    words = set(re.findall(r"\w+", body.casefold()))
    for line in lines:
        letters, said = _letters(line), re.findall(r"\w+", line.casefold())
        shared = sum(word in words for word in said)
        if letters and name and (letters in name or name in letters):
            yield ""
        elif (len(letters) >= SUREST and letters in whole) or (len(letters) > 2 and letters in own):
            yield "body"
        elif len(said) >= FEWEST_WORDS and shared >= SHARED * len(said):
            yield ""
        else:
            yield "furniture"


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def marked(title: str, language: str | None, lines: list[str]) -> Iterator[bool]:
    """Whether more than half of each line is marked."""
    text = "\n".join(lines)
    [article] = clean(
        [Article("page", Source("page"), None, None, title, UNKNOWN_TIME, None, language, text, (), "")]
    )
    at = 0
    for line in lines:
        end = at + len(line)
        covered = sum(max(0, min(n.end, end) - max(n.start, at)) for n in article.noise)
        yield 2 * covered > len(line)
        at = end + 1


def main() -> int:
    data = data_folder()
    if data is None:
        print("not measured: FIRSTHAND_EVAL_DATA names no data")
        return 0
    sys.setrecursionlimit(20_000)  # pages nest deeply
    rows, pages = _pages(data / "pages")
    counts: Counter[tuple[bool, str, bool]] = Counter()
    for row in rows:
        held, title, body = is_held_out(row["html"]), row["title"] or "", row["body"]
        markup = pages[row["html"]].decode("utf-8", "replace").encode()
        lines = block_lines(html.fromstring(markup, parser=html.HTMLParser(encoding="utf-8")))
        language = language_of(body)
        counts.update(
            (held, label, hit)
            for label, hit in zip(told(lines, title, body), marked(title, language, lines), strict=True)
        )
        alone = [line for line in body.split("\n") if line.strip()]
        counts.update((held, "body alone", hit) for hit in marked(title, language, alone))
    for held in (False, True):
        print("held half" if held else "tuning half")
        for label in ("furniture", "body", "body alone"):
            hits = counts[held, label, True]
            all_ = hits + counts[held, label, False]
            print(f"  {label:<12} {hits} of {all_} lines marked ({hits / all_:.4f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
