"""Quotations in Chinese: speaker, cue, words; or the words in marks, then speaker and cue.

Nothing parts words here, so the speaker is what is left between the last comma and the cue once times,
adverbs and "in a statement" are taken away. Only what can speak counts before a clause with no comma.
"""

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
)
from firsthand.quotations.found import Found, Span
from firsthand.reference.quotation_cues_east import EastBook, Takes

# How far before a cue its speaker begins at the most.
REACH = 90
SHORTEST_CLAUSE = 4
LONGEST_CLAUSE = 800
LONGEST_PLAIN_NAME = 12
# Between an office and the name after it: "外交部" + "发言人" + "林健".
NAME_STEP = 5
_BREAKS = "。；;！？!?，,：:\n"
_TAIL = re.compile(r"(?:道|说|称|着说|指出|表示)?")
_QUOTED_NEXT = re.compile(rf"(?P<mark>[：:，,]?)\s?(?=[{HIDDEN}])")
_COMMA_NEXT = re.compile(r"[，,：:]\s?")
_CLOSES = re.compile(r"\s?(?:[。！？!?；;\n]|\Z)")
_GOES_ON = re.compile(rf"[，,]?\s?(?=[{HIDDEN}])")
_ENDS_QUOTE = "。！？，,!?.…—"
_FEELS = re.compile(
    r"(?:了|过)?(?:强烈|热烈|诚挚|深切|衷心|极大|严重|高度|由衷)?的?"
    r"(?:欢迎|感谢|祝贺|关切|遗憾|不满|支持|反对|谴责|哀悼|慰问|赞赏|敬意|担忧|失望|愤慨|震惊|歉意|理解|怀疑|肯定)"
)
_TOWARDS = re.compile(rf"[对就向](?P<what>[^，。：{HIDDEN}]{{2,50}}?)\Z")
_ADDRESSED = re.compile(rf"(?:了)?(?P<to>[^，。：、{HIDDEN}]{{1,20}}?)(?=[，,：:])")
_OBJECT = re.compile(r"(?:了|过|道)?(?P<what>[^，。；！？\n]{2,60})")
_NOT_WORDS = re.compile(r"[着了过的地得者书]")
_SOURCE_CUE = re.compile(
    r"(?P<who>[^，。；\n]{0,50}?)(?:\d{1,2}日|[的])?"
    r"(?P<cue>报道|介绍|透露|消息|称|说|统计|分析|估计|预计|披露|公布|发布|说法|表示|反映|讲述|了解|报|悉)"
    r"(?:称|说|指出|显示)?[，,]"
)
_SOURCE_THING = re.compile(r"(?P<who>[^，。；\n]{2,50}?)[，,]")
_THINGS = ("报告", "声明", "数据", "调查", "研究", "统计", "消息", "通报", "公告", "说法", "消息人士")
_LEADS = ("但", "而", "另", "此外，", "同时，", "又", "另外，")
_MADE_BY = re.compile(r"(?:\A这[份项篇部则]|由).{2,30}的(?=[^的]{2,8}\Z)")


class Chinese:
    """Reads one sentence of Chinese after another."""

    def __init__(self, words: Lexicon) -> None:
        self._speakers = words.speakers
        book = words.book
        self._listeners = book.listeners
        self._times = re.compile("|".join(book.times))
        self._lead = re.compile(rf"(?:(?:{'|'.join(book.times)}|{'|'.join(book.adverbs)})[，,]?)+")
        self._aside = re.compile(_aside(book))

    def found(self, read: Reading, unit: Unit, before: Unit | None) -> Iterator[Found]:
        """The quotations of one sentence; `before` is the one before it, None at the start."""
        left, last = unit.start, None
        for number, hit in enumerate(unit.hits):
            if hit.start < left:
                continue
            after = unit.hits[number + 1 :]
            for found in self._at(read, unit, hit, left, last, before, after):
                left = max(left, found.content[1], hit.end)
                last = found
                yield found

    def _at(
        self,
        read: Reading,
        unit: Unit,
        hit: Hit,
        left: int,
        last: Found | None,
        before: Unit | None,
        after: tuple[Hit, ...],
    ) -> Iterator[Found]:
        masked = read.masked
        if hit.takes is Takes.SOURCE:
            yield from self._source(read, unit, hit)
            return
        low = self._chunk(masked, max(left, hit.start - REACH), hit.start)
        speaker, listener, via, bare = self._who(masked, low, hit.start)
        tail = _TAIL.match(masked, hit.end, unit.end)
        end = tail.end() if tail else hit.end
        if hit.takes is Takes.OBJECT:
            yield from self._act(masked, unit, hit, speaker, last)
            return
        if hit.takes is Takes.TELL and (to := self._told(masked, end, unit.end)):
            if speaker is None or not self._can_speak(masked, speaker):
                return
            listener, end = to, to[1]
        cue = (hit.start, hit.end)
        quote = self._quote_before(read, unit, low, end, before)
        if quote and speaker and not bare:
            yield Found(quote, QuotationKind.DIRECT, cue, speaker, None, listener, via)
            more = _GOES_ON.match(masked, end, unit.end)
            if more and more.end() > end and (next_one := _at(unit, more.end())):
                yield Found(next_one, QuotationKind.DIRECT, carried=True)
                return
            if _CLOSES.match(masked, end, unit.end):
                return
        if hit.takes is Takes.WORDS and masked.startswith("表示", hit.start) and (feels := _FEELS.match(masked, end, unit.end)):
            yield from self._feels(masked, hit, low, feels.end(), last)
            return
        pro_drop = speaker is None
        if pro_drop:
            speaker = self._dropped(masked, unit, low, last, bare)
            if speaker is None and not bare:
                return
        if not quote and _CLOSES.match(masked, end, unit.end):
            yield from self._clause_before(read, unit, hit, left, low, speaker)
            return
        yield from self._words(read, unit, hit, end, (speaker, listener, via), after)

    def _words(
        self,
        read: Reading,
        unit: Unit,
        hit: Hit,
        end: int,
        around: tuple[Span | None, Span | None, Span | None],
        after: tuple[Hit, ...],
    ) -> Iterator[Found]:
        """What stands after the cue: quotations, or a clause."""
        masked = read.masked
        speaker, listener, via = around
        cue = (hit.start, hit.end)
        opened = _QUOTED_NEXT.match(masked, end, unit.end)
        if opened and (quote := _at(unit, opened.end())):
            alone = opened["mark"] in "：:" and opened["mark"]
            if alone or _CLOSES.match(masked, quote[1], unit.end) or masked[quote[1] : quote[1] + 1] in ("，", ",", *HIDDEN):
                yield Found(quote, QuotationKind.DIRECT, cue, speaker, None, listener, via, carried=speaker is None)
                while following := _at(unit, quote[1]):
                    quote = following
                    yield Found(quote, QuotationKind.DIRECT, cue, speaker, None, listener, via, carried=speaker is None)
                return
        comma = _COMMA_NEXT.match(masked, end, unit.end)
        start = comma.end() if comma else end
        if comma is None and not self._plain(masked, hit, end, speaker):
            return
        stop = self._stop(masked, unit, start, after) if comma else unit.end
        stop = end_of_words(read.text, start, stop)
        if not SHORTEST_CLAUSE <= stop - start <= LONGEST_CLAUSE:
            return
        mixed = any(sign in masked[start:stop] for sign in HIDDEN)
        kind = QuotationKind.MIXED if mixed else QuotationKind.INDIRECT
        yield Found((start, stop), kind, cue, speaker, None, listener, via, carried=speaker is None)

    def _plain(self, masked: str, hit: Hit, end: int, speaker: Span | None) -> bool:
        """Whether a clause with no comma before it hangs on the cue."""
        if speaker is None or _NOT_WORDS.match(masked, end):
            return False
        return self._can_speak(masked, speaker)

    def _stop(self, masked: str, unit: Unit, start: int, after: tuple[Hit, ...]) -> int:
        """Where a clause ends: at the end of its sentence, or where somebody is said to say more."""
        for hit in after[:6]:
            if hit.start < start + SHORTEST_CLAUSE:
                continue
            low = self._chunk(masked, max(start, hit.start - REACH), hit.start)
            if low <= start:
                continue
            lead = self._lead.match(masked, low, hit.start)
            joins = masked[low : low + 1] in ("并", "还", "也", "同", "但", "而", "称", "又")
            if masked[low - 1] in "；;" or (lead and lead.end() == hit.start and joins):
                return low - 1
        return unit.end

    def _act(self, masked: str, unit: Unit, hit: Hit, speaker: Span | None, last: Found | None) -> Iterator[Found]:
        if speaker is None or not self._can_speak(masked, speaker):
            return
        what = _OBJECT.match(masked, hit.end, unit.end)
        if what is None or what["what"].startswith(("的", "者", "、", "和", "与", "声")):
            return
        yield Found(what.span("what"), QuotationKind.REPORTED, (hit.start, hit.end), speaker)

    def _feels(self, masked: str, hit: Hit, low: int, end: int, last: Found | None) -> Iterator[Found]:
        """`X对Y表示欢迎`: Y is what it was about."""
        towards = _TOWARDS.search(masked, low, hit.start)
        if towards is None:
            return
        speaker = self._who(masked, low, towards.start())[0]
        if speaker is None or not self._can_speak(masked, speaker):
            return
        yield Found(towards.span("what"), QuotationKind.REPORTED, (hit.start, end), speaker)

    def _told(self, masked: str, low: int, high: int) -> Span | None:
        """Whom somebody is said to tell, where it stands between the cue and a comma."""
        to = _ADDRESSED.match(masked, low, high)
        if to is None or not (self._can_speak(masked, to.span("to")) or to["to"].endswith(self._listeners)):
            return None
        return to.span("to")

    def _quote_before(
        self, read: Reading, unit: Unit, low: int, end: int, before: Unit | None
    ) -> Span | None:
        """The quotation right before a speaker and his cue, in this sentence or the one before."""
        masked = read.masked
        if masked[end : end + 1] not in ("", "。", "，", ",", "：", ":", "；", "\n", "！") :
            return None
        at = low
        if at > unit.start and masked[at - 1] in "，,":
            at -= 1
        if at > unit.start and masked[at - 1] in HIDDEN:
            quote = next((one for one in unit.quotes if one[1] == at), None)
            ended = quote is not None and (at < low or read.text[quote[1] - 2] in _ENDS_QUOTE)
            return quote if ended else None
        if low == unit.start and before is not None and masked[end : end + 1] in ("", "。", "\n"):
            return lone_quote(read, before)
        return None

    def _clause_before(
        self, read: Reading, unit: Unit, hit: Hit, left: int, low: int, speaker: Span | None
    ) -> Iterator[Found]:
        """`桥很安全，市长说。`"""
        if speaker is None or speaker[0] < low or not self._can_speak(read.masked, speaker):
            return
        start = max(left, unit.start)
        end = low - 1
        if end - start < 6 or read.masked[low - 1] not in "，," or read.masked[end - 1] in HIDDEN:
            return
        if end - start <= LONGEST_CLAUSE:
            yield Found((start, end), QuotationKind.INDIRECT, (hit.start, hit.end), speaker)

    def _source(self, read: Reading, unit: Unit, hit: Hit) -> Iterator[Found]:
        """`据X介绍，…` and `根据X的报告，…`"""
        masked, at = read.masked, hit.start
        if at > unit.start and masked[at - 1] not in _BREAKS and not masked.startswith(_LEADS, at - 1):
            return
        close = masked.find("，", hit.end, min(hit.end + 60, unit.end))
        if close < 0:
            return
        said = _SOURCE_CUE.fullmatch(masked, hit.end, close + 1)
        cue, who = None, (hit.end, close)
        if said:
            cue, who = said.span("cue"), said.span("who")
        elif not masked[hit.end : close].endswith(_THINGS):
            return
        lead = self._lead.match(masked, *who)
        if lead and lead.end() < who[1]:
            who = (lead.end(), who[1])
        named = who[1] > who[0]
        if named and not self._can_speak(masked, who) and not (said and who[1] - who[0] <= LONGEST_PLAIN_NAME):
            return
        start = close + 1
        end = end_of_words(read.text, start, unit.end)
        if end - start < SHORTEST_CLAUSE:
            return
        content: Span = (start, end)
        parts: tuple[Span, ...] = ()
        if at - unit.start >= 6 and masked[at - 1] in "，," and at - unit.start <= 80:
            content, parts = (unit.start, end), ((unit.start, at - 1), (start, end))
        mixed = any(sign in masked[start:end] for sign in HIDDEN)
        kind = QuotationKind.MIXED if mixed else QuotationKind.INDIRECT
        yield Found(content, kind, cue or (hit.start, hit.end), who if named else None, (at, close), parts=parts)

    def _who(self, masked: str, low: int, high: int) -> tuple[Span | None, Span | None, Span | None, bool]:
        """The speaker between a break and a cue, to whom and where he spoke; last, whether nothing is left."""
        listener: Span | None = None
        via: Span | None = None
        start, end = low, high
        lead = self._lead.match(masked, start, end)
        start = lead.end() if lead else start
        for _ in range(MOST_ASIDES):
            aside = self._aside.search(masked, start, end)
            if aside is None or aside.start() == end:
                break
            if aside["via"]:
                via = via or self._bare(masked, aside.span("via"))
            for group in ("to", "asked", "said"):
                if aside[group]:
                    listener = listener or aside.span(group)
            end = aside.start()
        while start < end and masked[start].isspace():
            start += 1
        if start >= end:
            return None, listener, via, True
        name = masked[start:end]
        if made := _MADE_BY.search(name):
            start += made.end()
            name = masked[start:end]
        if self._speakers.speaks(name):
            return (start, end), listener, via, False
        if topic := self._topic(masked, start, end):
            return topic, listener, via, False
        if len(name) > LONGEST_PLAIN_NAME or self._speakers.is_nobody(name):
            return None, listener, via, False
        return ((start, end) if len(name) >= 2 else None), listener, via, False

    def _bare(self, masked: str, span: Span) -> Span:
        lead = self._lead.match(masked, *span)
        start = lead.end() if lead and lead.end() < span[1] else span[0]
        if masked.startswith("的", start):
            start += 1
        return start, span[1]

    def _dropped(self, masked: str, unit: Unit, low: int, last: Found | None, bare: bool) -> Span | None:
        """Who goes on speaking: the speaker of the words before, or what the sentence begins with."""
        if not bare:
            return None
        if last is not None and last.speaker:
            return last.speaker
        if low <= unit.start:
            return None
        lead = self._lead.match(masked, unit.start, low)
        start = lead.end() if lead else unit.start
        return self._topic(masked, start, min(low - 1, start + 40))

    def _topic(self, masked: str, start: int, end: int) -> Span | None:
        """The speaker that a clause begins with: the longest that grows from its first sign of one."""
        if time := self._times.search(masked, start + 2, end):
            end = time.start()
            if self._speakers.speaks(masked[start:end]):
                return start, end
        best, at = 0, start + 1
        while at <= min(end, start + 30) and (not best or at <= best + NAME_STEP):
            if masked[at - 1] in _BREAKS or masked[at - 1] in HIDDEN:
                break
            name = masked[start:at]
            if self._speakers.speaks(name) and not (best and masked[at - 1] in "在对向就于和与将已也还并说称了是"):
                best = at
            at += 1
        return (start, best) if best else None

    def _can_speak(self, masked: str, span: Span) -> bool:
        return self._speakers.speaks(masked[span[0] : span[1]])

    def _chunk(self, masked: str, low: int, high: int) -> int:
        """After the last break before `high`, not before `low`."""
        at = high
        while at > low and masked[at - 1] not in _BREAKS and masked[at - 1] not in HIDDEN:
            at -= 1
        if at > low and masked[at - 1] in HIDDEN and masked[at : at + 1] not in _BREAKS:
            return at
        return at


def _at(unit: Unit, place: int) -> Span | None:
    """The quotation that begins at a place."""
    return next((quote for quote in unit.quotes if quote[0] == place), None)


def _aside(book: EastBook) -> str:
    """What may stand between a speaker and his cue, read back from the cue."""
    events = either(book.events)
    return (
        rf"(?:在(?:接受)?(?P<to>[^，。在]{{1,20}}?)(?:的)?(?:采访|专访|访问|提问|问题)(?:时|中|的时候)?"
        rf"|接受(?P<asked>[^，。]{{1,20}}?)(?:的)?(?:采访|专访|访问)时"
        rf"|(?:在|通过|于)(?P<via>[^，。在]{{0,22}}?(?:{events}))(?:上|中|里|期间|时|的时候|内|开幕式上)?"
        rf"|在[^，。在]{{1,22}}(?:上|中|时|后|里|期间|之际|前)"
        rf"|(?<![反针面相绝应派敌核])[对向](?!于)(?P<said>[^，。对向]{{1,20}}?)"
        rf"|{'|'.join(book.times)}|{'|'.join(book.adverbs)})\Z"
    )
