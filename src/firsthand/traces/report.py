"""A report as the search for traces sees it: its words, its quotation marks, and what lies inside them."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

Span = tuple[int, int]

_WORD = re.compile(r"[^\W\d_]+")
# An opening mark begins a word; what may close it is the text's own habit, and says whose habit it is.
_OPENER = re.compile(r"(?<!\w)([„“”«»「『\"])[ \u00a0\u202f]?(?=[^\W_])")
_CLOSERS = {
    "„": re.compile('[“”"]'),
    "“": re.compile('[”"]'),
    "”": re.compile("”"),
    "«": re.compile("»"),
    "»": re.compile("[«»]"),
    "「": re.compile("」"),
    "『": re.compile("』"),
    '"': re.compile('"'),
}
# Longer quotations exist; of those the marks are not paired.
LONGEST_QUOTATION = 600
# What is quoted so shortly is a term or a title, and keeps its language in any report.
LONGEST_TERM = 40
_BRACKETS = re.compile(r"\([^()\n]{1,80}\)")
# A reason quotes no more than this.
LONGEST_SHOWN = 60
# The longest of either, with its marks.
LONGEST_PLACE = 82


@dataclass(frozen=True, eq=False)
class Report:
    """The body of a report: `text` has the length of the original, with everything else blanked out."""

    text: str
    language: str

    @cached_property
    def spans(self) -> list[Span]:
        """Where its words stand."""
        return [match.span() for match in _WORD.finditer(self.text)]

    @cached_property
    def words(self) -> list[str]:
        return [self.text[start:end] for start, end in self.spans]

    @cached_property
    def folded(self) -> list[str]:
        return [word.casefold() for word in self.words]

    @cached_property
    def first(self) -> dict[str, Span]:
        """Each folded word with the first place where it stands."""
        found: dict[str, Span] = {}
        for word, span in zip(self.folded, self.spans, strict=True):
            found.setdefault(word, span)
        return found

    @cached_property
    def written(self) -> dict[str, Span]:
        """Each word as written with the first place where it stands so."""
        found: dict[str, Span] = {}
        for word, span in zip(self.words, self.spans, strict=True):
            found.setdefault(word, span)
        return found

    @cached_property
    def joined(self) -> str:
        return f" {' '.join(self.folded)} "

    @cached_property
    def quotations(self) -> list[tuple[str, Span]]:
        """Quotations in order: the opening and the closing mark, and where they stand."""
        found: list[tuple[str, Span]] = []
        at = 0
        while opened := _OPENER.search(self.text, at):
            reach = opened.end() + LONGEST_QUOTATION
            closed = _CLOSERS[opened[1]].search(self.text, opened.end(), reach)
            if closed is None:
                at = opened.end()
                continue
            found.append((opened[1] + closed[0], (opened.start(), closed.end())))
            at = closed.end()
        return found

    @cached_property
    def quotes(self) -> dict[str, Span]:
        """The pairs of marks it uses, each with the first quotation that shows it."""
        found: dict[str, Span] = {}
        for marks, span in self.quotations:
            found.setdefault(marks, span)
        return found

    @cached_property
    def terms(self) -> list[Span]:
        """Short quotations and brackets, in order: words in them keep their language in any report."""
        short = [span for _, span in self.quotations if span[1] - span[0] <= LONGEST_TERM]
        return sorted([*short, *(match.span() for match in _BRACKETS.finditer(self.text))])


def report(text: str, spans: Iterable[Span], language: str) -> Report:
    """The report that `spans`, in order, make up of `text`; `language` may be any BCP 47 tag."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += ("\n" * (start - at), text[start:end])
        at = end
    pieces.append("\n" * (len(text) - at))
    return Report("".join(pieces), language.partition("-")[0].lower())


def shown(words: str) -> str:
    """Words as a reason quotes them: in one line, and not too long."""
    line = " ".join(words[: 2 * LONGEST_SHOWN].split())
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"


def plain(word: str) -> str:
    """A word without its accents, folded: Zürich and Zurich are one spelling."""
    return "".join(
        sign for sign in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(sign)
    )


def text_in(words: str, other: Report) -> Span | None:
    """Where another report first has the same words; None where it has not."""
    at = other.text.find(words)
    return (at, at + len(words)) if at >= 0 else None
