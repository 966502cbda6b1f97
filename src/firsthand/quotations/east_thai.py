"""Quotations in Thai: speaker, a cue that ends in `ว่า`, and a clause up to the space that ends it."""

import re
from collections.abc import Iterator

from firsthand.model import QuotationKind
from firsthand.quotations.east_reading import HIDDEN, Hit, Lexicon, Reading, Unit, either, end_of_words
from firsthand.quotations.found import Found, Span
from firsthand.reference.quotation_cues_east import EastBook, Takes

# How far before a cue its speaker begins at the most, and how long one that shows no sign may be.
REACH = 120
LONGEST_PLAIN = 40
SHORTEST_CLAUSE = 6
_TO = re.compile(rf"(?P<to>[^{HIDDEN}\n]{{1,50}}?)\s?(?:ฟัง)?ว่า")
_SOURCE = re.compile(
    r"\s?(?P<who>[^\n]{2,60}?)\s?(?P<cue>ระบุ|กล่าว|รายงาน|แถลง|เปิดเผย|อ้าง|ประกาศ|ยืนยัน)(?:ไว้)?(?:ว่า)?\s"
)
_NAMED_SOURCE = re.compile(r"\s?(?P<who>[^\s][^\n]{1,60}?)\s(?:ระบุว่า|พบว่า)?\s?")
_JOINED = re.compile(r"\s?(?:พร้อมทั้ง|พร้อม|และ|ก่อน|โดย|แต่|รวมทั้ง|อีกทั้ง)(?:ได้|ยัง)?\s?\Z")
_NOT_OBJECT = ("จาก", "ว่า", "กัน", "ให้")


class Thai:
    """Reads one sentence of Thai after another."""

    def __init__(self, words: Lexicon) -> None:
        self._speakers = words.speakers
        book = words.book
        self._lead = re.compile(rf"(?:\s*(?:{'|'.join(book.times)}|{either(_openers(book))})\s*)+")
        self._trail = re.compile(
            rf"(?:\s*(?:(?:ใน|ระหว่าง|ผ่าน|ทาง)(?P<via>[^\s]{{0,20}}?(?:{either(book.events)})[^\s]{{0,15}})"
            rf"|{'|'.join(book.times)}|{either(book.adverbs)}))\s*\Z"
        )

    def found(self, read: Reading, unit: Unit, before: Unit | None) -> Iterator[Found]:
        """The quotations of one sentence; `before` is the one before it, None at the start."""
        left, last = unit.start, None
        if before is not None and (found := self._cut_off(read, unit, before)):
            left, last = found.content[1], found
            yield found
        for number, hit in enumerate(unit.hits):
            if hit.start < left:
                continue
            for found in self._at(read, unit, hit, left, last, unit.hits[number + 1 :]):
                left, last = max(hit.end, found.content[1]), found
                yield found

    def _at(
        self, read: Reading, unit: Unit, hit: Hit, left: int, last: Found | None, after: tuple[Hit, ...]
    ) -> Iterator[Found]:
        masked, cue, end = read.masked, (hit.start, hit.end), hit.end
        if hit.takes is Takes.SOURCE:
            yield from self._source(read, unit, hit)
            return
        speaker, via, bare = self._who(masked, max(left, hit.start - REACH), hit.start)
        if speaker is None and bare and last is not None:
            speaker = last.speaker
        if hit.takes is Takes.QUOTE:
            yield from self._closing(read, unit, hit, speaker)
            return
        listener: Span | None = None
        if hit.takes is Takes.TELL:
            to = _TO.match(masked, end, unit.end)
            if to is None:
                return
            listener, end = to.span("to"), to.end()
        signed = speaker is not None and self._speakers.speaks(masked[speaker[0] : speaker[1]])
        if hit.takes in (Takes.ASK, Takes.OBJECT) and not signed:
            return
        start = end
        while start < unit.end and masked[start] in " :\u00a0":
            start += 1
        stop = end_of_words(read.text, start, self._stop(masked, unit, start, after))
        if hit.takes is Takes.OBJECT and masked.startswith(_NOT_OBJECT, start):
            return
        if stop - start < SHORTEST_CLAUSE:
            return
        kind = QuotationKind.REPORTED if hit.takes is Takes.OBJECT else QuotationKind.INDIRECT
        content: Span = (start, stop)
        if masked[start] in HIDDEN:
            quote = next(one for one in unit.quotes if one[0] == start)
            if quote[1] >= stop or masked[quote[1]] == " ":
                content, kind = quote, QuotationKind.DIRECT
        if kind is QuotationKind.INDIRECT:
            if speaker is None and last is None and not bare:
                return
            if any(sign in masked[start:stop] for sign in HIDDEN):
                kind = QuotationKind.MIXED
        yield Found(content, kind, cue, speaker, None, listener, via, carried=speaker is None)

    def _closing(self, read: Reading, unit: Unit, hit: Hit, speaker: Span | None) -> Iterator[Found]:
        """`“…” X กล่าว`: only where the sentence is nothing else."""
        if not unit.quotes or speaker is None or end_of_words(read.text, hit.end, unit.end) > hit.end:
            return
        quote = unit.quotes[-1]
        if not read.masked[quote[1] : speaker[0]].strip() and quote[1] <= speaker[0]:
            yield Found(quote, QuotationKind.DIRECT, (hit.start, hit.end), speaker)

    def _source(self, read: Reading, unit: Unit, hit: Hit) -> Iterator[Found]:
        masked = read.masked
        if read.text.startswith("ตามที่", hit.start):
            named = _SOURCE.match(masked, hit.end, unit.end)
        else:
            named = _NAMED_SOURCE.match(masked, hit.end, unit.end)
        if named is None or not self._speakers.speaks(named["who"]):
            return
        cue = named.span("cue") if "cue" in named.groupdict() else (hit.start, hit.end)
        end = end_of_words(read.text, named.end(), unit.end)
        if end - named.end() < SHORTEST_CLAUSE:
            return
        mixed = any(sign in masked[named.end() : end] for sign in HIDDEN)
        kind = QuotationKind.MIXED if mixed else QuotationKind.INDIRECT
        yield Found((named.end(), end), kind, cue, named.span("who"), (hit.start, named.end()))

    def _cut_off(self, read: Reading, unit: Unit, before: Unit) -> Found | None:
        """`จากข้อมูลของ X` at the end of the clause before, where a space ended it."""
        masked = read.masked
        if (
            not before.hits
            or before.hits[0].takes is not Takes.SOURCE
            or masked.find("\n", before.end, unit.start) >= 0
        ):
            return None
        cue = before.hits[0]
        if not 2 < before.end - cue.end <= 60 or not self._speakers.speaks(masked[cue.end : before.end]):
            return None
        who = (cue.end, before.end)
        content = (unit.start, end_of_words(read.text, unit.start, unit.end))
        return Found(content, QuotationKind.INDIRECT, (cue.start, cue.end), who, (cue.start, before.end))

    def _stop(self, masked: str, unit: Unit, start: int, after: tuple[Hit, ...]) -> int:
        """Where a clause ends: where the speaker is said to say more, else with its sentence."""
        for hit in after[:4]:
            if hit.start > start and (joined := _JOINED.search(masked, start, hit.start)):
                return joined.start()
        return unit.end

    def _who(self, masked: str, low: int, high: int) -> tuple[Span | None, Span | None, bool]:
        """The speaker before a cue, where he spoke, and whether nothing stands there at all."""
        via: Span | None = None
        for _ in range(4):
            trail = self._trail.search(masked, low, high)
            if trail is None or trail.start() == high:
                break
            via = via or (trail.span("via") if trail["via"] else None)
            high = trail.start()
        lead = self._lead.match(masked, low, high)
        start = lead.end() if lead else low
        last_quote = max(masked.rfind(sign, start, high) for sign in HIDDEN)
        start = max(start, last_quote + 1)
        while start < high and masked[start].isspace():
            start += 1
        while high > start and masked[high - 1].isspace():
            high -= 1
        if start >= high:
            return None, via, True
        at = start
        while at < high:
            if self._speakers.speaks(masked[at:high][:60]):
                return (at, high), via, False
            space = masked.find(" ", at, high)
            if space < 0:
                break
            at = space + 1
        plain = high - start <= LONGEST_PLAIN and " " not in masked[start:high]
        return ((start, high) if plain else None), via, False


def _openers(book: EastBook) -> tuple[str, ...]:
    """Words that open a sentence before its speaker."""
    return tuple(word for word in book.adverbs if len(word) > 2)
