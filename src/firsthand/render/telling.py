"""Statements and quotations: what a page may say of the pile, each with the passages it rests on."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firsthand.model import Passage
from firsthand.render.places import Marks, Ref
from firsthand.render.spelling import moments, sentence

# What one statement names; the record has all of them.
PASSAGES_A_STATEMENT = 8
# What a reason rests on that is about a whole group.
PASSAGES_OF_ALL = 3
# Longer than any reason that a stage gives, short enough that a hostile label in it cannot fill a page.
BECAUSE = 600
# What is quoted for itself, a name or a number, is shorter than this.
_SENTENCE = 60
# How a reason names an article: by its id, in brackets behind the outlet, or alone.
_NAMED = re.compile(r"\(([^()\s]{1,200})\)|(?<![^\s(])([^()\s]{6,200})(?=[\s,;:]|$)")
# A name written from right to left, before a bracket or a number of ours: these belong to our sentence.
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc][\"'”’“»]?(?= ?[(\\d])")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence about the pile and the passages it rests on; never made without one."""

    text: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage quoted on the page; where it is long, its part from `start` to `end`."""

    ref: Ref
    start: int
    end: int
    text: str
    language: str | None
    before: bool
    after: bool


class Teller:
    """Makes the statements of one page; every passage it names is marked in the text on that page."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.articles = marks.atlas.articles

    def number(self, identity: str) -> int:
        return self.marks.atlas.places[identity].number

    def statement(self, text: str, passages: Sequence[Passage], about: Iterable[str]) -> Statement | None:
        """The sentence on its passages, else on the openings of the articles it is about, else None."""
        named = list(dict.fromkeys(passages))[:PASSAGES_A_STATEMENT]
        if not named:
            openings = (self.marks.opening(identity) for identity in list(about)[:PASSAGES_A_STATEMENT])
            named = [passage for passage in openings if passage]
        found = (self.marks.ref(passage) for passage in named)
        refs = tuple(sorted(found, key=lambda ref: (not ref.here, ref.number, ref.start, ref.end)))
        return Statement(self.said(text), refs) if refs else None

    def nearest(self, reason: str, evidence: Sequence[Passage]) -> list[Passage]:
        """Of the evidence of several reasons, what belongs to this one: a passage of each article it names.

        A reason names articles by their ids in brackets; one that names none rests on the first few.
        """
        first: dict[str, Passage] = {}
        for passage in evidence:
            first.setdefault(passage.article, passage)
        named = {a for found in _NAMED.findall(reason) for a in found if a in first}
        return [p for a, p in first.items() if a in named] or list(first.values())[:PASSAGES_OF_ALL]

    def said(self, text: str) -> str:
        """A reason as a sentence: an article's id becomes its number on the page, a time is spelled out."""
        places = self.marks.atlas.places

        def numbered(found: re.Match[str]) -> str:
            place = places.get(found[1] or found[2])
            if place is None or place.story != self.marks.story:
                return found[0]
            return f"({place.number})" if found[1] else f"report {place.number}"

        told = sentence(moments(_NAMED.sub(numbered, text[: 4 * BECAUSE])), BECAUSE)
        return _FROM_THE_RIGHT.sub("\\g<0>\u200e", told)

    def quote(self, passage: Passage, most: int = 320, focus: tuple[int, int] | None = None) -> Quote:
        """The passage, or of a long one the part that holds `focus` (characters of the article)."""
        text, start, end = passage.text, 0, len(passage.text)
        if end > most:
            first, last = (focus[0] - passage.start, focus[1] - passage.start) if focus else (0, 0)
            last = min(last, first + most)
            if last > most:  # it lies beyond what fits from the beginning; a little behind it is shown too
                end = min(end, last + most // 4)
                start = min(first, end - most)
                start = text.find(" ", start, first) + 1 or start
            else:
                end = most
            cut = text.rfind(" ", max(last, start + most // 2), end)
            end = cut if cut > 0 and end < len(text) else end
        language = self.articles[passage.article].language
        return Quote(
            self.marks.ref(passage),
            passage.start + start,
            passage.start + end,
            text[start:end],
            language,
            start > 0,
            end < len(text) or _goes_on(self.articles[passage.article].text, passage),
        )


def _goes_on(text: str, passage: Passage) -> bool:
    """Whether a passage of some length, such as a report's beginning, breaks off within a sentence."""
    behind = text[passage.end : passage.end + 2]
    long = passage.end - passage.start > _SENTENCE
    return (
        long and bool(behind) and "\n" not in behind and behind.strip()[:1].isalnum() and not _ends(passage)
    )


def _ends(passage: Passage) -> bool:
    return passage.text.rstrip("\"'”“’»«)]").endswith((".", "!", "?", "…", ":", "。", "！", "？"))
