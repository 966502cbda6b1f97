"""Sources in Chinese: `据X介绍，…`, `在X看来，…`, and `有传言称，…`, which nobody says."""

import re
from collections.abc import Iterator

from firsthand.model import QuotationKind
from firsthand.quotations.east_chinese_speakers import BREAKS, LONGEST_PLAIN_NAME, ChineseSpeakers, chunk
from firsthand.quotations.east_reading import HIDDEN, Hit, Reading, Unit, end_of_words
from firsthand.quotations.found import Found, Span

# How far before a cue its speaker begins at the most.
REACH = 90
SHORTEST_CLAUSE = 2
LONGEST_CLAUSE = 800
_COMMA_NEXT = re.compile(r"[，,：:]\s?")
_SOURCE_CUE = re.compile(
    r"(?P<who>[^，。；\n]{0,50}?)(?:\d{1,2}日|的)?"
    r"(?P<cue>报道|介绍|透露|消息|称|说|统计|分析|估计|预计|披露|公布|发布|说法|表示|反映|讲述|了解|报|悉)"
    r"(?:称|说|指出|显示)?[，,]"
)
_THINGS = ("报告", "声明", "数据", "调查", "研究", "统计", "消息", "通报", "公告", "说法", "消息人士")
_LEADS = ("但", "而", "另", "又")
_SEEN_BY = ("看来", "的话说")
_RUMOURS = ("有", "坊间", "据传")


def source(around: ChineseSpeakers, read: Reading, unit: Unit, hit: Hit) -> Iterator[Found]:
    """`据X介绍，…` and `根据X的报告，…`"""
    masked, at = read.masked, hit.start
    if masked.startswith(_SEEN_BY, at):
        yield from _seen_by(around, read, unit, hit)
        return
    if masked.startswith(_RUMOURS, at):
        yield from _rumour(read, unit, hit)
        return
    if at > unit.start and masked[at - 1] not in BREAKS and not masked.startswith(_LEADS, at - 1):
        return
    close = masked.find("，", hit.end, min(hit.end + 60, unit.end))
    if close < 0:
        return
    said = _SOURCE_CUE.fullmatch(masked, hit.end, close + 1)
    if said is None and not masked.endswith(_THINGS, hit.end, close):
        return
    who = said.span("who") if said else (hit.end, close)
    cue = said.span("cue") if said else (hit.start, hit.end)
    lead = around.past_lead(masked, *who)
    who = (lead if lead < who[1] else who[0], who[1])
    length = who[1] - who[0]
    if length and not around.speaks(masked, who) and not (said and length <= LONGEST_PLAIN_NAME):
        return
    start = close + 1
    end = end_of_words(read.text, start, unit.end)
    if end - start < SHORTEST_CLAUSE:
        return
    content: Span = (start, end)
    parts: tuple[Span, ...] = ()
    if 6 <= at - unit.start <= 80 and masked[at - 1] in "，,":
        content, parts = (unit.start, end), ((unit.start, at - 1), (start, end))
    mixed = any(sign in masked[start:end] for sign in HIDDEN)
    kind = QuotationKind.MIXED if mixed else QuotationKind.INDIRECT
    yield Found(content, kind, cue, who if length else None, (at, close), parts=parts)


def _seen_by(around: ChineseSpeakers, read: Reading, unit: Unit, hit: Hit) -> Iterator[Found]:
    """`在X看来，…` and `用X的话说，…`"""
    low = chunk(read.masked, max(unit.start, hit.start - REACH), hit.start)
    who = (low + 1, hit.start)
    start, end = hit.reach, end_of_words(read.text, hit.reach, unit.end)
    if read.masked[low] not in "在用" or end - start < SHORTEST_CLAUSE or not around.speaks(read.masked, who):
        return
    mixed = any(sign in read.masked[start:end] for sign in HIDDEN)
    kind = QuotationKind.MIXED if mixed else QuotationKind.INDIRECT
    yield Found((start, end), kind, (hit.start, hit.end), who, (low, hit.end))


def _rumour(read: Reading, unit: Unit, hit: Hit) -> Iterator[Found]:
    """`有传言称，…`: nobody says it."""
    comma = _COMMA_NEXT.match(read.masked, hit.end, unit.end)
    start = comma.end() if comma else hit.end
    end = end_of_words(read.text, start, unit.end)
    if SHORTEST_CLAUSE <= end - start <= LONGEST_CLAUSE:
        yield Found((start, end), QuotationKind.INDIRECT, (hit.start, hit.end))
