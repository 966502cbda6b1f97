"""Quotations in Korean: the cue ends the sentence, `고` ends the words, and `은` or `는` ends the speaker."""

import re
from collections.abc import Iterator

from firsthand.model import QuotationKind
from firsthand.quotations.east_reading import (
    HIDDEN,
    MOST_ASIDES,
    Hit,
    Lexicon,
    Reading,
    Unit,
    either,
    end_of_words,
    lone_quote,
    next_quote,
)
from firsthand.quotations.found import Found, Span
from firsthand.reference.quotation_cues_east import EastBook, Takes

REACH = 80
MOST_WORDS = 14
SHORTEST_CLAUSE = 4
LONGEST_CLAUSE = 600
_Q = f"[{HIDDEN}]"
_MID = r"(?P<mid>(?:[^\s.!?]{1,20}\s){0,5}?)\Z"
_ALL = r"(?s:.*)"
_QUOTE_LINK = re.compile(rf"{_ALL}{_Q}(?P<rest>\s?(?:이라|라|이다|다)?(?:고도?|고는|며|면서|는))\s{_MID}")
_CLAUSE_LINK = re.compile(rf"{_ALL}(?<=[다라자냐까])(?P<rest>(?:고도?|고는|며|면서)\s{_MID}|는\s?\Z)")
_THING_LINK = re.compile(rf"{_ALL}(?<=것)(?P<rest>으로|을|이라며)\s{_MID}")
_WHETHER_LINK = re.compile(rf"{_ALL}(?<=[는은을한될할]지)(?P<rest>는|를|도|에 대해서?는?)?\s{_MID}")
_NOMINAL_LINK = re.compile(rf"{_ALL}(?<=[음함임됨])(?P<rest>을|도)\s{_MID}")
_OBJECT_LINK = re.compile(r"(?P<rest>을|를)\s(?P<mid>(?:[^\s.!?]{1,12}\s){0,2}?)\Z")
# Each link with signs of which it needs one.
_LINKS = (
    (_QUOTE_LINK, HIDDEN),
    (_CLAUSE_LINK, "고며는"),
    (_THING_LINK, "것"),
    (_WHETHER_LINK, "지"),
    (_NOMINAL_LINK, "음함임됨"),
)
# An act is told by a form that ends a clause: "criticised", not "criticised, but".
_FINAL = "다고며"
_PARTICLE = re.compile(r"(?:께서는|에서는|에는|은|는|이|가|도)\Z")
_JOINS = re.compile(r"[,\s]*(?:이어|또(?! 다른)|그러면서도?)?[,\s]*")
_COUPLED = re.compile(r"\A\s?(?:이라|라)?(?:며|면서|고|는데|지만)\s\Z|\A,?\s\Z")
_DIRECT_ENDS = re.compile(rf"(?:[,을를에게서며고]|대해|관련해|통해|{_Q})\Z")
_TWO_WORDS = re.compile(r"((?:[^\s,]{1,10}\s)?[^\s,]{1,12}?)[은는]\s")
_CLOSING = re.compile(r"의\s(?P<cue>말이다|설명이다|얘기다|주장이다|지적이다|전언이다)")
_THUS = re.compile(r"(?:이렇게|이같이|이 같이|다음과 같이)\s")


class Korean:
    """Reads one sentence of Korean after another."""

    def __init__(self, words: Lexicon) -> None:
        self._speakers = words.speakers
        self._aside = re.compile(_aside(words.book))

    def found(self, read: Reading, unit: Unit, before: Unit | None) -> Iterator[Found]:
        """The quotations of one sentence; `before` is the one before it, None at the start."""
        left, last = unit.start, None
        for hit in unit.hits:
            here = list(self._at(read, unit, hit, left, last, before))
            if here:
                left, last = hit.end, here[-1]
                yield from here
        if last is None and (
            closing := _CLOSING.search(read.masked, unit.start, min(unit.end, unit.start + 2500))
        ):
            yield from self._closing(read, unit, before, closing)

    def _at(
        self, read: Reading, unit: Unit, hit: Hit, left: int, last: Found | None, before: Unit | None
    ) -> Iterator[Found]:
        if hit.takes is Takes.SOURCE:
            yield from self._source(read, unit, hit)
            return
        low = max(left, hit.start - REACH)
        window = read.masked[low : hit.start]
        links = [
            (link, pattern)
            for pattern, signs in _LINKS
            if any(sign in window for sign in signs) and (link := pattern.search(window))
        ]
        if not links and hit.takes is Takes.OBJECT and read.masked[hit.end - 1] in _FINAL:
            links = [(link, _OBJECT_LINK) for link in [_OBJECT_LINK.search(window)] if link]
        if links:
            link, pattern = max(links, key=lambda one: one[0].end() - len(one[0]["mid"] or ""))
            end, mid = low + _start(link), low + link.end() - len(link["mid"] or "")
            if pattern is _QUOTE_LINK:
                yield from self._quoted(read, unit, hit, (left, end), mid, last)
            else:
                yield from self._clause(read, unit, hit, (left, end), mid, last, pattern is _OBJECT_LINK)
            return
        if found := self._thus(read, unit, hit, before):
            yield found

    def _quoted(
        self, read: Reading, unit: Unit, hit: Hit, span: Span, mid: int, last: Found | None
    ) -> Iterator[Found]:
        masked, (left, end) = read.masked, span
        quotes = [quote for quote in unit.quotes if left <= quote[0] and quote[1] <= end]
        if not quotes or quotes[-1][1] != end:
            return
        first = len(quotes) - 1
        while first and _COUPLED.match(masked[quotes[first - 1][1] : quotes[first][0]]):
            first -= 1
        quotes = quotes[first:]
        start = quotes[0][0]
        speaker, at, listener, via = self._who(masked, left, start, mid, hit.start, last)
        rest = masked[at:start].strip()
        kind = QuotationKind.DIRECT
        topic = self._topic(masked, at, start) or self._first_topic(masked, at, start)
        if speaker is None and topic:
            speaker = topic
        elif rest and not _DIRECT_ENDS.search(rest):
            kind, quotes = QuotationKind.MIXED, [(at, end)]
        for quote in quotes:
            yield self._made(quote, kind, hit, speaker, listener, via)

    def _clause(
        self, read: Reading, unit: Unit, hit: Hit, span: Span, mid: int, last: Found | None, reported: bool
    ) -> Iterator[Found]:
        masked, (left, end) = read.masked, span
        speaker, start, listener, via = self._who(masked, left, end, mid, hit.start, last)
        quote = next((quote for quote in unit.quotes if quote[0] == start and quote[1] < end), None)
        if quote and (
            coupled := re.compile(r"(?:이라|라)?(?:며|면서|고|는데|지만)\s").match(masked, quote[1])
        ):
            yield self._made(quote, QuotationKind.DIRECT, hit, speaker, listener, via)
            start = coupled.end()
        if reported and speaker is None:
            return
        if not SHORTEST_CLAUSE <= end - start <= LONGEST_CLAUSE:
            return
        kind = QuotationKind.INDIRECT
        if reported:
            kind = QuotationKind.REPORTED
        elif any(sign in masked[start:end] for sign in HIDDEN):
            kind = QuotationKind.MIXED
        yield self._made((start, end), kind, hit, speaker, listener, via)

    def _who(
        self, masked: str, left: int, high: int, mid: int, cue: int, last: Found | None
    ) -> tuple[Span | None, int, Span | None, Span | None]:
        """The speaker, where his words begin, to whom and by what he spoke."""
        after = self._subject(masked, mid, cue, True)
        opening = self._frame(masked, _past(masked, left, high), high)
        named = after or self._subject(masked, left, high, False)
        inner = self._frame(masked, named[1], high) if named and not after else opening
        closing = self._frame(masked, after[1] if after else mid, cue)
        speaker = named[0] if named else last.speaker if last else None
        return speaker, inner[0], inner[1] or closing[1] or opening[1], inner[2] or closing[2] or opening[2]

    def _subject(self, masked: str, low: int, high: int, late: bool) -> tuple[Span, int] | None:
        """The first topic that can speak, and where the next word begins."""
        at = start = self._frame(masked, _past(masked, low, high), high)[0]
        for _ in range(MOST_WORDS):
            if at >= high or masked[at] in HIDDEN:
                return None
            space = masked.find(" ", at, high)
            end = space if space >= 0 else high
            word = masked[at:end]
            particle = _PARTICLE.search(word.rstrip(","))
            if particle and len(word) > len(particle[0]):
                stop = at + particle.start()
                topic = particle[0] not in ("이", "가", "도")
                fits = topic or late or self._opens(masked, end + 1, high)
                if fits and self._speakers.speaks(masked[start:stop]):
                    return (start, stop), min(end + 1, high)
            at = end + 1
            if word.endswith(","):
                at = start = self._frame(masked, at, high)[0]
        return None

    def _topic(self, masked: str, low: int, high: int) -> Span | None:
        """Whatever topic stands right before a quotation."""
        words = masked[low:high].rstrip(" ,")
        particle = _PARTICLE.search(words)
        if particle is None or len(words) > (60 if particle[0] in "은는" else 20) or "," in words:
            return None
        if self._speakers.is_nobody(words[: particle.start()]):
            return None
        return (low, low + particle.start()) if particle.start() > 1 else None

    def _first_topic(self, masked: str, low: int, high: int) -> Span | None:
        """The topic that the sentence of a quotation begins with, in one word or two."""
        begins = _TWO_WORDS.match(masked, low, high)
        return begins.span(1) if begins and not self._speakers.is_nobody(begins[1]) else None

    def _source(self, read: Reading, unit: Unit, hit: Hit) -> Iterator[Found]:
        masked = read.masked
        low = max(masked.rfind(mark, unit.start, hit.start) for mark in (",", ".")) + 1
        low = self._frame(masked, _past(masked, max(low, unit.start), hit.start), hit.start)[0]
        name = masked[low : hit.start]
        start = _past(masked, hit.end, unit.end)
        end = end_of_words(read.text, start, unit.end)
        if not 1 < len(name) <= 50 or not self._speakers.speaks(name) or end - start < SHORTEST_CLAUSE:
            return
        mixed = any(sign in masked[start:end] for sign in HIDDEN)
        kind = QuotationKind.MIXED if mixed else QuotationKind.INDIRECT
        yield Found(
            (start, end), kind, cue=(hit.start, hit.end), speaker=(low, hit.start), frame=(low, hit.end)
        )

    def _closing(
        self, read: Reading, unit: Unit, before: Unit | None, closing: re.Match[str]
    ) -> Iterator[Found]:
        """`"…" X의 말이다.`: the quotation stands before it, in this sentence or the one before."""
        quote, start = None, unit.start
        if unit.quotes and unit.quotes[-1][1] <= closing.start():
            quote, start = unit.quotes[-1], unit.quotes[-1][1]
        elif before is not None:
            quote = lone_quote(read, before)
        start = _past(read.masked, start, closing.start())
        if quote and 1 < closing.start() - start <= 50:
            yield Found(
                quote, QuotationKind.DIRECT, cue=closing.span("cue"), speaker=(start, closing.start())
            )

    def _thus(self, read: Reading, unit: Unit, hit: Hit, before: Unit | None) -> Found | None:
        """A sentence that only says who spoke, beside a quotation that stands alone."""
        if end_of_words(read.text, hit.end, unit.end) > hit.end or hit.start - unit.start > 80:
            return None
        lead = read.masked[unit.start : hit.start]
        named = self._subject(read.masked, unit.start, hit.start, True)
        if named is None:
            return None
        at, listener, via = self._frame(read.masked, named[1], hit.start)
        thus = _THUS.search(lead) is not None
        if at < hit.start:
            return None
        quote = lone_quote(read, before) if before else None
        if quote is None and thus:
            quote = next_quote(read, unit.end)
        return self._made(quote, QuotationKind.DIRECT, hit, named[0], listener, via) if quote else None

    def _opens(self, masked: str, at: int, high: int) -> bool:
        return at >= high or masked[at] in HIDDEN or self._aside.match(masked, at, high) is not None

    def _frame(self, masked: str, at: int, high: int) -> tuple[int, Span | None, Span | None]:
        """Past asides at `at`: times, adverbs, to whom and where it was said; the last two are returned."""
        listener: Span | None = None
        via: Span | None = None
        for _ in range(MOST_ASIDES):
            aside = self._aside.match(masked, at, high)
            if aside is None or aside.end() == at:
                break
            if aside["via"]:
                via = via or aside.span("via")
            elif aside["to"]:
                listener = listener or aside.span("to")
            at = aside.end()
        return at, listener, via

    def _made(
        self,
        content: Span,
        kind: QuotationKind,
        hit: Hit,
        speaker: Span | None,
        to: Span | None,
        via: Span | None,
    ) -> Found:
        cue = (hit.start, hit.end)
        return Found(content, kind, cue, speaker, None, to, via, carried=speaker is None)


def _past(masked: str, at: int, high: int) -> int:
    joins = _JOINS.match(masked, at, high)
    return joins.end() if joins else at


def _aside(book: EastBook) -> str:
    word = rf"[^\s,{HIDDEN}]{{1,14}}"
    lead = rf"{word}(?<![은는을를])"  # a topic is the speaker, and no part of an aside
    times, events, listeners = "|".join(book.times), either(book.events), either(book.listeners)
    return (
        rf"(?:{times})(?:에|에는)?,?\s"
        rf"|(?P<to>(?:{lead}\s){{0,2}}?(?:{word})??(?:{listeners}))(?: 측)?"
        rf"(?:에게|에|[와과]의 (?:전화 |서면 )?(?:인터뷰|통화)에서)(?:는)?,?\s"
        rf"|(?P<via>(?:{lead}\s){{0,3}}?(?:{word})??(?:{events}))"
        rf"(?:에서|을 통해|를 통해|을 내고|를 내고|을 열고|를 열고|에 출연해|에)(?:는|도)?,?\s"
        rf"|익명을 (?:요구한|전제로)\s"
        rf"|(?:{'|'.join(book.adverbs)}),?\s"
    )


def _start(link: re.Match[str]) -> int:
    """Where the words before a link end."""
    return link.start("rest") if link["rest"] else link.start("mid") - 1
