"""What stands beside a quotation in its own report: credits in its frame or sentence, and words around it.

A credit whose name stands in the frame of one quotation is that one's alone. Other words of the report may be
around a quotation: "according to X, [Y said that Z]"; whoever X is passes the words of Y on.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firsthand.chains.publishers import Named, Publishers
from firsthand.model import Article, Citation, Passage, Quotation, QuotationKind, Role, Scope, SpeakerKind
from firsthand.reference.citation_cues import cue_book

# A credit's passage is a sentence, or this much of one (`citations`).
LONGEST_CREDIT = 1_300
# Words within words are read to this depth.
DEEPEST = 4
# How far back a word stands that makes a credit an aside: "after the newspaper Utro reported".
ASIDE = 60
# How far a sentence is followed before and behind what introduces a quotation.
REACH = 200
_STOP = re.compile(r"[.!?。！？…\n]")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit at its place: where the name starts. `outlet` is None where it names a document alone."""

    outlet: Named | None
    name: str
    role: Role
    scope: Scope
    passage: Passage
    place: int


class Surroundings:
    """The quotations of one report in order of place, and what stands beside each."""

    def __init__(
        self,
        article: Article,
        quotations: Sequence[Quotation],
        citations: Sequence[Citation],
        publishers: Publishers,
    ) -> None:
        self._article, self._publishers = article, publishers
        self.quotations = sorted(quotations, key=lambda q: (q.content.start, -q.content.end, q.id))
        aside = _asides(article.language)
        located = (_located(citation, publishers) for citation in citations)
        self.credits = sorted(
            (c for c in located if not (aside and _is_aside(c, article.text, aside))),
            key=lambda c: (c.passage.start, c.place),
        )
        self._starts = [credit.passage.start for credit in self.credits]
        self.around = self._around()
        self._relaying = {
            outer.id
            for q in self.quotations
            if q.kind is not QuotationKind.REPORTED
            for outer in self.around[q.id]
            if _says_no_more(article.text, outer, q)
        }
        self._frames = sorted(
            (q.frame.start, q.frame.end, q.id) for q in self.quotations if q.frame and self.is_voice(q)
        )
        self._spoken = _merged(
            (piece.start, piece.end)
            for q in self.quotations
            if self.is_voice(q)
            for piece in q.parts or (q.content,)
        )

    def is_voice(self, quotation: Quotation) -> bool:
        """Whether a quotation gives somebody's words, and does not only say from whom another is."""
        return (
            quotation.kind is not QuotationKind.REPORTED
            and not self.outlets_speaking(quotation)
            and quotation.speaker_kind is not SpeakerKind.OUTLET
            and quotation.id not in self._relaying
        )

    def is_quoted_by_an_outlet(self, quotation: Quotation) -> bool:
        """Whether words in marks are given to an outlet, which may have them of somebody: "X quoted him"."""
        return quotation.kind is QuotationKind.DIRECT and bool(self.outlets_speaking(quotation))

    def outlets_speaking(self, quotation: Quotation) -> list[Named]:
        """The outlets that a quotation's speaker names: none where it is somebody of or at an outlet."""
        kind, speaker = quotation.speaker_kind, quotation.speaker
        if speaker is None or kind is SpeakerKind.ANONYMOUS:
            return []
        near = [c for c in self._near(speaker) if speaker.start <= c.place < speaker.end]
        if any(credit.role is Role.SAID_TO for credit in near):
            return []
        if kind is SpeakerKind.PERSON:
            # "Brenn Courier" has the looks of a person's name.
            name = quotation.name or speaker.text
            outlet = self._publishers.named(name)
            # "El Faro" may be all that was read of El Faro de Quintala
            return [outlet] if outlet else [c.outlet for c in near if c.outlet and c.name.startswith(name)]
        return [c.outlet for c in near if c.outlet] or self._publishers.all_within(speaker.text)

    def beside(self, quotation: Quotation) -> list[Credit]:
        """The credits that are this quotation's, those of its own frame first."""
        frame = quotation.frame or quotation.content
        own, shared = [], []
        for credit in self._near(frame):
            if quotation.frame and frame.start <= credit.place < frame.end:
                own.append(credit)
            elif not _within(quotation, credit.place) and not self._claimed(credit.place):
                shared.append(credit)
        return [*own, *shared]

    def sentence(self, quotation: Quotation) -> list[tuple[int, int]]:
        """The rest of the sentence before and behind what introduces a quotation, its words left out."""
        text, frame = self._article.text, quotation.frame or quotation.content
        first, last = frame.start, frame.end
        # Words in marks end in a stop of their own.
        content = quotation.content
        if quotation.frame and 0 <= first - content.end <= 2:
            first = content.start
        if quotation.frame and 0 <= content.start - last <= 2:
            last = content.end
        low, high = max(0, first - REACH), min(len(text), last + REACH)
        stops = [match.end() for match in _STOP.finditer(text, low, first)]
        stop = _STOP.search(text, last, high)
        before = (stops[-1] if stops else low, first)
        ended = bool(last and _STOP.match(text[last - 1]))
        behind = (last, last if ended else stop.start() if stop else high)
        return [span for span in (before, (frame.start, frame.end), behind) if span[0] < span[1]]

    def is_spoken(self, credit: Credit) -> bool:
        """Whether a credit stands in somebody's words: then it is his, and not the report's."""
        at = bisect_right(self._spoken, (credit.place, len(self._article.text) + 1)) - 1
        return at >= 0 and credit.place < self._spoken[at][1]

    def _around(self) -> dict[str, list[Quotation]]:
        """By quotation those whose content holds its verb, the nearest first.

        One that runs on past the end of what is around it is cut too long, and passed on all the same: of two
        that hold each other the outlet is around the other.
        """
        around: dict[str, list[Quotation]] = {quotation.id: [] for quotation in self.quotations}
        open_: list[Quotation] = []
        for quotation in sorted(self.quotations, key=_begun):
            while open_ and open_[-1].content.end <= _begun(quotation)[0]:
                open_.pop()
            for other in open_[: -DEEPEST - 1 : -1]:
                outside, inside = _holds(other, quotation), _holds(quotation, other)
                if outside and inside:
                    outside = bool(self.outlets_speaking(other))
                    inside = not outside and bool(self.outlets_speaking(quotation))
                if outside:
                    around[quotation.id].append(other)
                elif inside:
                    around[other.id].insert(0, quotation)
            open_.append(quotation)
        return around

    def _near(self, span: Passage) -> list[Credit]:
        low = bisect_left(self._starts, span.start - LONGEST_CREDIT)
        high = bisect_left(self._starts, span.end)
        return [credit for credit in self.credits[low:high] if credit.passage.end > span.start]

    def _claimed(self, place: int) -> bool:
        at = bisect_right(self._frames, (place, len(self._article.text) + 1, ""))
        return any(start <= place < end for start, end, _ in self._frames[max(0, at - 2 * DEEPEST) : at])


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _located(citation: Citation, publishers: Publishers) -> Credit:
    passage, named = citation.passage, citation.named
    near = (citation.cue.start if citation.cue else passage.start) - passage.start
    # A credit's passage may hold its name twice: the one nearest the cue is meant.
    places = [passage.text.find(named)]
    while places[-1] >= 0:
        places.append(passage.text.find(named, places[-1] + 1))
    place = passage.start + min(places[:-1], key=lambda at: (abs(at - near), at), default=0)
    outlet: Named | None
    if citation.role is Role.DOCUMENT and citation.outlet is None:
        outlet = publishers.within(named)
    else:
        outlet = publishers.credited(citation.outlet, named)
    role = Role.REPORTED_BY if citation.role is Role.DOCUMENT and outlet else citation.role
    return Credit(outlet, named, role, citation.scope, passage, place)


def _asides(language: str | None) -> re.Pattern[str] | None:
    book = cue_book(language) if language else None
    if book is None or not book.aftermath:
        return None
    words = "|".join(map(re.escape, sorted(book.aftermath, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _is_aside(credit: Credit, text: str, aside: re.Pattern[str]) -> bool:
    """Whether a report only mentions another: "after Utro had reported", "denied a report by"."""
    if credit.role is not Role.REPORTED_BY or credit.scope is not Scope.PASSING:
        return False
    low = max(credit.passage.start, credit.place - ASIDE)
    return aside.search(text, low, credit.place) is not None


def _within(quotation: Quotation, place: int) -> bool:
    pieces = quotation.parts or (quotation.content,)
    return any(piece.start <= place < piece.end for piece in pieces)


def _begun(quotation: Quotation) -> tuple[int, int, str]:
    cue = _introducing(quotation) or quotation.content
    return min(quotation.content.start, cue.start), -quotation.content.end, quotation.id


def _introducing(quotation: Quotation) -> Passage | None:
    """The verb, for a frame may hold words of what is around it: "[according to X, Y said] that Z"."""
    return quotation.cue or quotation.speaker or quotation.frame


def _holds(outer: Quotation, quotation: Quotation) -> bool:
    if quotation.inside == outer.id:
        return True
    around, introducing = outer.content, _introducing(quotation)
    if introducing is None or outer.frame is None:
        return False
    return around.start <= introducing.start < introducing.end <= around.end


def _says_no_more(text: str, outer: Quotation, quotation: Quotation) -> bool:
    """Whether what one passes on is nothing but that another said something."""
    rest, at = "", outer.content.start
    held = sorted(
        (piece.start, piece.end) for piece in (quotation.content, quotation.frame, quotation.cue) if piece
    )
    for start, end in held:
        rest += text[at : max(at, start)]
        at = max(at, end)
    rest += text[at : max(at, outer.content.end)]
    return _WORD.search(rest) is None
