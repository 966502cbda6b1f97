"""A quotation as a page gives it: its words, what introduces them, to whom they were said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.model import Article, Passage, Quotation, QuotationKind
from firsthand.render.filter import Classes
from firsthand.render.places import Ref
from firsthand.render.side import Side, clip, shared_words, shown
from firsthand.render.speakers import Speech
from firsthand.render.spelling import direction, label, spelled, tag
from firsthand.render.telling import Teller

# What stands around somebody's words is shown up to this length.
AROUND = 160
OFFICE = 80
# Of what a version leaves out or adds.
PIECES = 3
_AROUND_A_CLAUSE = " \t\n\r,;:–—،؛、，："
# Two versions are compared up to this length.
COMPARED = 4000
# Words in a reporter's own words that mean nothing alone ("it", "to switch").
_BRIEF, _BRIEF_SIGNS = 2, 16
_WORD = re.compile(r"[぀-ヿ㐀-鿿豈-﫿฀-๿]|[^\W_]+")


@dataclass(frozen=True, slots=True)
class Words:
    """A few words of a report: what introduces somebody's words, to whom they were said, his office."""

    key: str
    start: int
    end: int
    text: str
    language: str | None
    direction: str
    clipped: bool


@dataclass(frozen=True, slots=True)
class Given:
    """One quotation as one report gives it; `lead` introduces it, before its words or behind them."""

    key: str
    classes: str
    article: Article
    ref: Ref
    kind: str
    time: str
    lead: Words | None
    behind: bool
    to: Words | None
    via: str
    words: Side


@dataclass(frozen=True, slots=True)
class Brief:
    """A word or two that reports give as somebody's; `reports` are (classes, report, passage)."""

    classes: str
    words: Words
    reports: tuple[tuple[str, Article, Ref], ...]


class Giver:
    """Gives the quotations of one page."""

    def __init__(self, speech: Speech, classes: Classes, teller: Teller) -> None:
        self.speech, self.classes, self.teller = speech, classes, teller

    def given(self, q: Quotation, differs: Sequence[Passage] = ()) -> Given:
        """The quotation, with what differs in it framed."""
        article = self.teller.articles[q.content.article]
        key = self.teller.marks.atlas.article_keys[article.id]
        # What differs as a whole, as a translation does, is not marked: marks show where to look.
        whole = q.content.end - q.content.start
        here = [p for p in differs if p.article == article.id and (p.end - p.start) * 4 < whole * 3]
        part = clip(q.content, here[0] if here else None)
        lead = _lead(q)
        via = q.via if q.via and not (q.addressee and q.via in q.addressee.text) else ""
        return Given(
            self.speech.quotation_keys[q.id],
            self.classes.of((q,)),
            article,
            self.teller.marks.ref(q.content),
            q.kind.value,
            spelled(article.published),
            self.words(lead, AROUND) if lead else None,
            lead is not None and lead.start > q.content.start,
            self.words(q.addressee, OFFICE) if q.addressee else None,
            label(via, 80),
            shown(article, key, part, (), here, part != q.content),
        )

    def brief(self, quotations: Sequence[Quotation]) -> tuple[Brief, ...]:
        """The same word or two of several reports together."""
        alike: dict[str, list[Quotation]] = {}
        for q in quotations:
            alike.setdefault(q.content.text.casefold(), []).append(q)
        return tuple(
            Brief(
                self.classes.of(found),
                self.words(found[0].content, OFFICE),
                tuple(
                    (
                        self.classes.of((q,)),
                        self.teller.articles[q.content.article],
                        self.teller.marks.ref(q.content),
                    )
                    for q in found
                ),
            )
            for found in alike.values()
        )

    def words(self, passage: Passage, most: int) -> Words:
        """The passage without the marks around it: a clause behind somebody's words begins with a comma."""
        article = self.teller.articles[passage.article]
        text = passage.text.lstrip(_AROUND_A_CLAUSE) or passage.text
        start = passage.end - len(text)
        text = whole = text.rstrip(_AROUND_A_CLAUSE) or text
        if len(text) > most:
            cut = text.rfind(" ", most // 2, most)
            text = text[: cut if cut > 0 else most]
        return Words(
            self.teller.marks.atlas.article_keys[article.id],
            start,
            start + len(text),
            text,
            tag(article.language),
            direction(article.language),
            len(text) < len(whole),
        )

    def left_out(self, fuller: Quotation, shorter: Quotation) -> tuple[Words, ...]:
        """The longest pieces of the one in words that the other has not, in the order of the text."""
        pieces = sorted(_missing(fuller.content, shorter.content), key=lambda p: (p.start - p.end, p.start))
        return tuple(self.words(piece, AROUND) for piece in sorted(pieces[:PIECES]))


def _lead(q: Quotation) -> Passage | None:
    lead = q.frame or q.cue
    return lead if lead and not (q.content.start <= lead.start < q.content.end) else None


def _missing(fuller: Passage, shorter: Passage) -> Iterator[Passage]:
    words = [list(_WORD.finditer(p.text[:COMPARED])) for p in (fuller, shorter)]
    shared = set(shared_words(*([m.group().casefold() for m in found] for found in words))[0])
    run: list[re.Match[str]] = []
    for at, word in enumerate([*words[0], None]):
        if word is not None and at not in shared:
            run.append(word)
        elif run:
            start, end = run[0].start(), run[-1].end()
            yield Passage(fuller.article, fuller.start + start, fuller.start + end, fuller.text[start:end])
            run = []


def is_brief(q: Quotation) -> bool:
    """Whether its words are the reporter's, and too few to mean anything alone."""
    text = q.content.text
    if q.kind not in (QuotationKind.INDIRECT, QuotationKind.REPORTED) or len(text) > _BRIEF_SIGNS:
        return False
    return len(_WORD.findall(text)) <= _BRIEF


def same_words(one: Quotation, other: Quotation) -> bool:
    """Whether two give the same words, whatever their marks."""
    plain = [[m.group().casefold() for m in _WORD.finditer(q.content.text[:COMPARED])] for q in (one, other)]
    return plain[0] == plain[1]
