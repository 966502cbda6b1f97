"""From whom one report has one quotation, as far as the report itself tells.

A credit beside the quotation speaks for it alone. A dateline, a line that says where the text was published
or translated from, stands behind every word. A credit of the lead covers a quotation that has none of its own
and was said to nobody. What was said to the report's own outlet was heard by it, whatever else it credits.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from firsthand.chains.beside import Credit, Surroundings
from firsthand.chains.publishers import Named, Publishers, names_of
from firsthand.model import Article, ChainEnd, Citation, Passage, Quotation, Role, Scope, SpeakerKind
from firsthand.reference.citation_cues import cue_book, languages
from firsthand.reference.unnamed_media import unnamed_media

STEPS = frozenset({Role.TRANSLATED_FROM, Role.REPUBLISHED_FROM})
ENDS = {
    SpeakerKind.PERSON: ChainEnd.ON_RECORD,
    SpeakerKind.BODY: ChainEnd.ON_RECORD,
    SpeakerKind.ANONYMOUS: ChainEnd.ANONYMOUS,
    SpeakerKind.DOCUMENT: ChainEnd.DOCUMENT,
    SpeakerKind.OUTLET: ChainEnd.OPEN,
    SpeakerKind.OPEN: ChainEnd.OPEN,
}


@dataclass(frozen=True, slots=True)
class Hop:
    """One outlet on the way.

    `loose` where the credit stands apart from the quotation: it counts unless the report that it means is
    here and has no word of the speaker. `again` where the report's own outlet was told: an earlier report
    of its own is a step where it alone has the same words.
    """

    outlet: Named
    passage: Passage
    loose: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class Relay:
    """Who passes the words on: a document, another speaker, or media that nobody names."""

    name: str
    passage: Passage
    end: ChainEnd


@dataclass(frozen=True, slots=True)
class Way:
    """From whom a report has a quotation: `hops`, the outer first, then `relays`.

    `said` is the passage that gives the words to their speaker. `heard` is the one that says that its own
    outlet was told, None where nothing says so. `told` where it says to whom it was said. `unsure` says why
    the way is open. `by_outlet` where the words are given to an outlet.
    """

    said: Passage
    hops: tuple[Hop, ...] = ()
    relays: tuple[Relay, ...] = ()
    heard: Passage | None = None
    told: bool = False
    unsure: str = ""
    by_outlet: bool = False

    @property
    def sign(self) -> tuple[object, ...]:
        """What quotations share that came the same way."""
        outlets = tuple(hop.outlet.key for hop in self.hops if not hop.again)
        return outlets, tuple(relay.name for relay in self.relays), self.unsure


@dataclass(slots=True)
class _Beside:
    """What stands beside one quotation: outlets that report it, outlets it was said to, who passes it on."""

    reported: list[Hop] = field(default_factory=list)
    told: list[Hop] = field(default_factory=list)
    relays: list[Relay] = field(default_factory=list)
    heard: Passage | None = None
    here: bool = False


def ways(
    article: Article, quotations: Sequence[Quotation], citations: Sequence[Citation], publishers: Publishers
) -> Iterator[tuple[Quotation, Way]]:
    """The quotations of a report that give somebody's words, in order of place, with the way of each.

    Words in marks that are given to an outlet are among them, with a speaker left open: it may have them from
    somebody.
    """
    report = _Report(article, Surroundings(article, quotations, citations, publishers), publishers)
    before: tuple[Quotation, Way] | None = None
    for quotation in report.surroundings.quotations:
        if report.surroundings.is_voice(quotation):
            before = quotation, report.way(quotation, before)
            yield before
        elif report.surroundings.is_quoted_by_an_outlet(quotation):
            yield report.of_an_outlet(quotation)


class _Report:
    def __init__(self, article: Article, surroundings: Surroundings, publishers: Publishers) -> None:
        self.article, self.surroundings, self.publishers = article, surroundings, publishers
        self.own = article.outlet.id if article.outlet else None
        self.unnamed = unnamed_media(article.language)
        self.documents = _documents(article.language)
        report = [c for c in surroundings.credits if c.scope is Scope.REPORT and not self._is_own(c.outlet)]
        # In a text taken from elsewhere "this newspaper" is the one that it was taken from.
        self.reprinted = any(c.role in STEPS for c in report)
        agencies = [c for c in report if c.role is Role.AGENCY]
        # "Agencies" alone are a step by that name; beside a name they leave open what is whose.
        self.agencies = agencies if agencies and all(map(_is_nobody, agencies)) else []
        self.copied, self.unclear = self._levels(
            [c for c in report if c.role in STEPS], [] if self.agencies else agencies
        )
        self.lead, self.lead_unclear = self._levels(
            [c for c in report if c.role is Role.REPORTED_BY and not surroundings.is_spoken(c)]
        )

    def way(self, quotation: Quotation, before: tuple[Quotation, Way] | None) -> Way:
        beside = self._beside(quotation)
        said = quotation.frame or quotation.content
        if beside.heard is not None:
            own = self.publishers.of_article(self.article)
            earlier = (Hop(own, beside.heard, again=True),) if own else ()
            return Way(said, earlier, tuple(beside.relays), beside.heard, told=True)
        told = bool(beside.told or quotation.addressee or quotation.via)
        hops, unsure = self._nested(beside)
        if not (hops or unsure or told or beside.here or beside.relays):
            hops, unsure = self._of_the_lead(quotation, before)
        hops = self._one_of_each([*self.copied, *hops])
        unnamed = [Relay(c.name, c.passage, ChainEnd.OPEN) for c in self.agencies[:1] if not hops]
        return Way(said, tuple(hops), (*unnamed, *beside.relays), None, told, self.unclear or unsure)

    def of_an_outlet(self, quotation: Quotation) -> tuple[Quotation, Way]:
        said = quotation.frame or quotation.content
        hops = self._one_of_each(Hop(o, said) for o in self.surroundings.outlets_speaking(quotation))
        silent = replace(quotation, name=None, person=None, speaker_kind=SpeakerKind.OPEN)
        unsure = _several(hops) if len(hops) > 1 else ""
        return silent, Way(said, tuple(hops), told=True, unsure=unsure, by_outlet=True)

    def _beside(self, quotation: Quotation) -> _Beside:
        found = _Beside()
        self._passed_on(quotation, found)
        self._told(quotation, found)
        for credit in self.surroundings.beside(quotation):
            self._take(credit, quotation, found)
        if not (found.reported or found.told or found.relays or found.heard):
            self._in_the_sentence(quotation, found)
        return found

    def _passed_on(self, quotation: Quotation, found: _Beside) -> None:
        """Those around whose words the quotation is, the outermost first."""
        for outer in reversed(self.surroundings.around[quotation.id]):
            passage = outer.frame or outer.speaker or outer.content
            if outlets := self.surroundings.outlets_speaking(outer):
                found.reported += (Hop(outlet, passage) for outlet in outlets)
                continue
            if outer.name is None or outer.name == quotation.name:
                continue
            media = self.unnamed and self.unnamed.find(passage.text, 0, len(passage.text))
            end = ChainEnd.OPEN if media else ENDS[outer.speaker_kind]
            found.relays.append(Relay(outer.name, passage, end))

    def _told(self, quotation: Quotation, found: _Beside) -> None:
        """To whom it was said, by the words for it."""
        said = quotation.frame or quotation.addressee or quotation.content
        for words in (quotation.addressee.text if quotation.addressee else "", quotation.via or ""):
            outlet = self.publishers.within(words)
            if self._of_itself(words):
                found.heard = found.heard or (said if not self.reprinted else None)
            elif self._is_own(outlet):
                found.heard = found.heard or said
            elif outlet:
                found.told.append(Hop(outlet, said))
        if quotation.via and self._quotes(quotation.via, quotation):
            found.relays.append(Relay(quotation.via, said, ChainEnd.DOCUMENT))

    def _quotes(self, via: str, quotation: Quotation) -> bool:
        """Whether a document quotes him, and he did not write it: "the report quotes Finch as saying"."""
        frame, speaker = quotation.frame, quotation.speaker
        if frame is None or speaker is None or self.documents is None:
            return False
        at = frame.text.find(via)
        return at >= 0 and frame.start + at < speaker.start and self.documents.search(via) is not None

    def _take(self, credit: Credit, quotation: Quotation, found: _Beside) -> None:
        hop = Hop(credit.outlet, credit.passage) if credit.outlet else None
        if credit.role is Role.SAID_TO and self._is_own(credit.outlet):
            if not (self.reprinted and self._of_itself(credit.name)):
                found.heard = found.heard or credit.passage
        elif credit.role is Role.SAID_TO and hop:
            found.told.append(hop)
        elif credit.role is Role.REPORTED_BY and hop:
            if _is_nobody(credit):
                found.relays.append(Relay(credit.name, credit.passage, ChainEnd.OPEN))
            else:
                found.reported.append(hop)
        elif credit.role is not Role.DOCUMENT or quotation.speaker_kind is SpeakerKind.DOCUMENT:
            return
        elif not _in_its_frame(credit, quotation):
            if all(relay.end is not ChainEnd.DOCUMENT for relay in found.relays):
                found.relays.append(Relay(credit.name, credit.passage, ChainEnd.DOCUMENT))
        elif quotation.speaker is None and quotation.name is None:
            found.relays.append(Relay(credit.name, credit.passage, ChainEnd.DOCUMENT))

    def _in_the_sentence(self, quotation: Quotation, found: _Beside) -> None:
        """Words for media that nobody names, and the outlet's own name, which says that it was there."""
        text = self.article.text
        for start, end in self.surroundings.sentence(quotation):
            if self.unnamed and (place := self.unnamed.find(text, start, end)):
                found.relays.append(Relay(text[slice(*place)], self.article.passage(*place), ChainEnd.OPEN))
                return
            found.here = found.here or self._is_own(self.publishers.within(text[start:end]))

    def _nested(self, beside: _Beside) -> tuple[list[Hop], str]:
        """The outlets beside a quotation: whoever reports that it was said to another has it from there."""
        hops: list[Hop] = []
        for level in (beside.reported, beside.told):
            found = self._one_of_each(level)
            if len(found) > 1:
                return [], _several(found)
            hops += (hop for hop in found if hop.outlet.key not in {known.outlet.key for known in hops})
        return hops, ""

    def _of_the_lead(
        self, quotation: Quotation, before: tuple[Quotation, Way] | None
    ) -> tuple[list[Hop], str]:
        if before is not None and quotation.name and before[0].name == quotation.name:
            # "…," she told Reuters. "…," she said.
            way = before[1]
            if way.heard is not None or way.told or way.hops:
                return [hop for hop in way.hops if not hop.again], ""
        return [replace(hop, loose=True) for hop in self.lead], self.lead_unclear

    def _levels(self, *levels: Sequence[Credit]) -> tuple[list[Hop], str]:
        hops: list[Hop] = []
        for level in levels:
            if nobody := [credit for credit in level if _is_nobody(credit)]:
                return [], f"it credits “{nobody[0].name}”, which names no outlet"
            found = self._one_of_each(Hop(credit.outlet, credit.passage) for credit in level if credit.outlet)
            if len(found) > 1:
                return [], _several(found)
            hops += (hop for hop in found if hop.outlet.key not in {known.outlet.key for known in hops})
        return hops, ""

    def _one_of_each(self, hops: Iterable[Hop]) -> list[Hop]:
        """The first hop to each outlet; one that only passes reports on gives way to any other."""
        first: dict[str, Hop] = {}
        for hop in hops:
            first.setdefault(hop.outlet.key, hop)
        real = [hop for hop in first.values() if not self.publishers.passes_on(hop.outlet)]
        return real or list(first.values())

    def _is_own(self, outlet: Named | None) -> bool:
        return outlet is not None and outlet.key == self.own

    def _of_itself(self, words: str) -> bool:
        """Whether some words are an outlet's for itself: "this newspaper"."""
        book = cue_book(self.article.language) if self.article.language and words else None
        spoken = words.casefold()
        return book is not None and any(own.casefold() in spoken for own in book.own)


def _several(hops: Iterable[Hop]) -> str:
    return f"it credits {names_of(hop.outlet for hop in hops)}, and which of them is meant is not said"


def _in_its_frame(credit: Credit, quotation: Quotation) -> bool:
    """A document in the frame of somebody's words is his own: "she wrote in a letter"."""
    frame = quotation.frame
    return frame is not None and frame.start <= credit.place < frame.end


def _is_nobody(credit: Credit) -> bool:
    return credit.name.casefold() in _names_of_nobody()


@cache
def _documents(language: str | None) -> re.Pattern[str] | None:
    """The words for a document in a language, as whole words."""
    book = cue_book(language) if language else None
    if book is None or not book.documents:
        return None
    words = "|".join(re.escape(word) for word in sorted(book.documents, key=lambda word: (-len(word), word)))
    return re.compile(words if book.unspaced else rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _names_of_nobody() -> frozenset[str]:
    """Words for unnamed agencies and for languages, in every language that has cues, folded."""
    books = [book for language in languages() if (book := cue_book(language)) is not None]
    return frozenset(name.casefold() for book in books for name in (*book.groups, *book.tongues))
