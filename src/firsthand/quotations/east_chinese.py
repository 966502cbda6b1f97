"""Quotations in Chinese: speaker, cue, words; or the words in marks, then speaker and cue.

A cue after which a comma or a mark stands says that words follow. Without one the same signs may be a noun
or a part of another word, and only a speaker right before them makes them a cue.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from firsthand.model import QuotationKind
from firsthand.quotations.east_chinese_sources import LONGEST_CLAUSE, REACH, SHORTEST_CLAUSE, source
from firsthand.quotations.east_chinese_speakers import ChineseSpeakers, Who, chunk
from firsthand.quotations.east_reading import HIDDEN, Hit, Lexicon, Reading, Unit, end_of_words, lone_quote
from firsthand.quotations.found import Found, Span
from firsthand.reference.quotation_cues_east import Takes

# Cues after a cue that are asked whether they end its clause.
MOST_AHEAD = 6
_TAIL = re.compile(r"(?:道|过(?=[，：])|说|称|着说|指出|表示|指(?=[，,]))?")
_QUOTED_NEXT = re.compile(rf"(?P<mark>[：:，,]?)\s?(?=[{HIDDEN}])")
_COMMA_NEXT = re.compile(r"[，,：:]\s?")
_CLOSES = re.compile(r"\s?(?:[。！？!?；;\n]|\Z)")
_GOES_ON = re.compile(rf"[，,]\s?(?=[{HIDDEN}])")
_ENDS_QUOTE = "。！？，,!?.…—"
_JOINS = ("并", "还", "也", "同", "但", "而", "称", "又")
# Verbs that are nothing else: before a clause they make a speaker of any name.
_NEVER_NOUNS = (
    "表示",
    "声称",
    "宣称",
    "认为",
    "坚称",
    "宣布",
    "透露",
    "坦言",
    "证实",
    "强调",
    "坚称",
    "谎称",
    "担心",
    "抱怨",
    "怀疑",
    "承认",
    "否认",
    "承诺",
)
# Verbs that need the one who is told; others of their kind take what he is to do.
_ONLY_TOLD = ("问", "告诉", "告知", "通知", "转告", "质问", "追问", "询问")
# Verbs that are also nouns and still take a clause with no comma before it, after who shows what he is.
_PLAIN_TALK = (
    "号召",
    "谎称",
    "命令",
    "扬言",
    "责令",
    "勒令",
    "判决",
    "允诺",
    "断定",
    "猜测",
    "推断",
    "坦陈",
    "恳求",
    "期待",
    "期望",
    "担忧",
)
# A quotation that ends as speech does, before somebody of whom only an act is told.
_SPOKEN = re.compile(r".{4,}[。！？，,!?…—]{1,2}[”」』\"]", re.S)
_ACTS = re.compile(r"(?P<cue>[^，。：；！？\ue000\ue001]{2,14})[。！]?\Z")
_NO_ACTS = ("的", "是", "在", "有", "和", "与", "等", "被", "、")
# With no subject after a comma these go on with what the one before says.
_NEXT_SAID = ("要求", "呼吁", "敦促", "强调", "警告", "批评", "指责", "承诺", "建议", "希望", "称其", "称这")
_COLON = re.compile(r"(?:道|说|称)?[：:]")
_ASKS = re.compile(r"[，,：:]|[^，。]{0,12}(?:是否|为何|为什么|能否|会否|有没有|谁|如何|怎么)")
# With nobody before it a verb of saying has its words after a colon, or is one that means nothing else.
_SAYS = re.compile(
    r"[^，。：:]{1,4}[：:]\s?[\ue000\ue001]|(?:说|表示|坦言|承认|强调|感叹|解释说)[，,]|呼吁|敦促|承诺|宣布|誓言"
)
_CONTRASTS = ("但", "不过", "然而")
_FEELS = re.compile(
    r"表示(?:了|过)?(?:强烈|热烈|诚挚|深切|衷心|极大|严重|高度|由衷)?的?"
    r"(?:欢迎|感谢|祝贺|关切|遗憾|不满|支持|反对|谴责|哀悼|慰问|赞赏|敬意|担忧|失望|愤慨|震惊|歉意|理解|怀疑|肯定)"
)
_TOWARDS = re.compile(rf"[对就向](?P<what>[^，。：{HIDDEN}]{{2,50}}?)\Z")
_ADDRESSED = re.compile(rf"了?(?P<to>[^，。：、{HIDDEN}]{{1,20}}?)(?=[，,：:])")
_PRONOUN = re.compile(r"(?:我们?|他们?|她们?|(?:本报)?记者)(?=.{4})")
_OBJECT = re.compile(r"[了过道]?(?P<what>[^，。；！？\n]{2,60})")
_NO_OBJECT = ("的", "者", "、", "和", "与", "声", "书", "信")
_NO_CLAUSE = re.compile(r"[着了过的地得者书、]")


class Chinese:
    """Reads one sentence of Chinese after another."""

    def __init__(self, words: Lexicon) -> None:
        self._who = ChineseSpeakers(words)

    def found(self, read: Reading, unit: Unit, before: Unit | None) -> Iterator[Found]:
        """The quotations of one sentence; `before` is the one before it, None at the start."""
        left, last = unit.start, None
        taken: set[Span] = set()
        for number, hit in enumerate(unit.hits):
            if hit.start < left:
                continue
            ahead = unit.hits[number + 1 : number + 1 + MOST_AHEAD]
            for found in self._at(read, unit, hit, left, last, before, ahead):
                left = max(left, found.content[1], hit.end)
                last = found
                taken.add(found.content)
                yield found
        for quote in unit.quotes:
            if quote not in taken and (after := self._after_colon(read, unit, quote)):
                last = after
                yield after
        if last is None and (acting := self._acting(read, unit, before)):
            yield acting

    def _acting(self, read: Reading, unit: Unit, before: Unit | None) -> Found | None:
        """`“…。”售票员摊手。`: no verb says so, but somebody acts right after the words."""
        masked = read.masked
        quote = unit.quotes[-1] if unit.quotes else None
        if quote is None and before is not None and "\n" not in masked[before.end : unit.start]:
            quote = lone_quote(read, before)
        low = quote[1] if quote and quote[0] >= unit.start else unit.start
        if quote is None or unit.end - low > REACH or masked[quote[0] - 1 : quote[0]] in ("的", "叫", "《"):
            return None
        high = end_of_words(read.text, low, unit.end)
        if not _SPOKEN.fullmatch(read.text, *quote) or chunk(masked, low, high) > low:
            return None
        who = self._who.topic(masked, self._who.past_lead(masked, low, high), high)
        if who is None or not self._who.is_person(masked, who):
            return None
        act = _ACTS.match(masked, who[1], high)
        if act is None or act["cue"].startswith(_NO_ACTS):
            return None
        return Found(quote, QuotationKind.DIRECT, act.span("cue"), who)

    def _after_colon(self, read: Reading, unit: Unit, quote: Span) -> Found | None:
        """`店主摆摆手：“…”`: no verb says so, but somebody acts and a colon follows."""
        colon = quote[0] - 1
        if colon <= unit.start or read.masked[colon] not in "：:":
            return None
        low = chunk(read.masked, max(unit.start, colon - REACH), colon)
        who = self._who.before(read.masked, low, colon)
        if not self._who.speaks(read.masked, who.speaker):  # 律师都筑摇摇头：“…”
            who = replace(who, speaker=self._who.topic(read.masked, low, colon))
        if not self._who.speaks(read.masked, who.speaker) or not self._who.is_person(
            read.masked, who.speaker
        ):
            return None
        return Found(quote, QuotationKind.DIRECT, speaker=who.speaker, addressee=who.listener, via=who.via)

    def _at(
        self,
        read: Reading,
        unit: Unit,
        hit: Hit,
        left: int,
        last: Found | None,
        before: Unit | None,
        ahead: tuple[Hit, ...],
    ) -> Iterator[Found]:
        masked, cue = read.masked, (hit.start, hit.end)
        if hit.takes is Takes.SOURCE:
            yield from source(self._who, read, unit, hit)
            return
        low = chunk(masked, max(left, hit.start - REACH), hit.start)
        who = self._who.before(masked, low, hit.start)
        tail = _TAIL.match(masked, hit.end, unit.end)
        end = tail.end() if tail else hit.end
        if hit.takes is Takes.OBJECT and not _COMMA_NEXT.match(masked, end, unit.end):
            yield from self._act(masked, unit, hit, who)
            return
        listener = who.listener
        told = self._told(masked, end, unit.end) if hit.takes is Takes.TELL else None
        if told:
            if not self._who.speaks(masked, who.speaker):
                return
            listener, end = told, told[1]
        elif masked.startswith(_ONLY_TOLD, hit.start) and not _ASKS.match(masked, end, unit.end):
            return
        quote = self._quote_before(read, unit, low, end, before)
        if quote and who.speaker:
            yield Found(quote, QuotationKind.DIRECT, cue, who.speaker, None, listener, who.via)
            more = _GOES_ON.match(masked, end, unit.end)
            if more and (following := _at(unit, more.end())):
                yield Found(following, QuotationKind.DIRECT, carried=True)
                return
            if _CLOSES.match(masked, end, unit.end):
                return
        who = who if quote else self._with_name_in_marks(masked, unit, low, who)
        if feels := _FEELS.match(masked, hit.start, unit.end):
            yield from self._feels(masked, hit, low, feels.end())
            return
        speaker = who.speaker or self._dropped(masked, unit, low, hit, last, who)
        goes_on = last is not None or self._joined(masked, low, hit)
        if speaker is None and not (who.bare and (goes_on or _SAYS.match(masked, hit.start, unit.end))):
            return
        if not quote and _CLOSES.match(masked, end, unit.end):
            yield from self._clause_before(masked, hit, max(left, unit.start), low, who)
            return
        shown = who.alone or who.bare or (self._who.shows(masked, speaker, masked[end : end + 1]))
        if hit.takes in (Takes.TALK, Takes.TELL) and not told and not shown:
            return
        around = (speaker, listener, who.via)
        yield from self._words(read, unit, hit, end, around, who, ahead)

    def _with_name_in_marks(self, masked: str, unit: Unit, low: int, who: Who) -> Who:
        """`“海鸥号”船长`, `环保组织“绿湾”`: a name in marks beside what it names is part of the speaker."""
        if low == unit.start or masked[low - 1] not in HIDDEN:
            return who
        name = next((one for one in unit.quotes if one[1] == low), None)
        if name is None:
            return who
        start = chunk(masked, max(unit.start, name[0] - REACH), name[0])
        if who.speaker and who.speaker[0] == low:
            return replace(who, speaker=(start, who.speaker[1]))
        if who.bare and start < name[0] and self._who.speaks(masked, (start, name[0])):
            return replace(who, speaker=(start, name[1]), alone=True, bare=False)
        return who

    def _words(
        self,
        read: Reading,
        unit: Unit,
        hit: Hit,
        end: int,
        around: tuple[Span | None, Span | None, Span | None],
        who: Who,
        ahead: tuple[Hit, ...],
    ) -> Iterator[Found]:
        """What stands after the cue: quotations, or a clause."""
        masked, cue = read.masked, (hit.start, hit.end)
        speaker, listener, via = around
        opened = _QUOTED_NEXT.match(masked, end, unit.end)
        if opened and (quote := _at(unit, opened.end())):
            ended = _CLOSES.match(masked, quote[1], unit.end) is not None
            if ended or opened["mark"] in ("：", ":") or masked[quote[1]] in "，," + HIDDEN:
                following: Span | None = quote
                while following:
                    quote = following
                    yield Found(
                        quote,
                        QuotationKind.DIRECT,
                        cue,
                        speaker,
                        None,
                        listener,
                        via,
                        carried=speaker is None,
                    )
                    following = _at(unit, quote[1])
                return
        comma = _COMMA_NEXT.match(masked, end, unit.end)
        start = comma.end() if comma else end
        if comma is None and not self._plain(masked, hit, end, who, speaker):
            return
        if masked.startswith(_CONTRASTS, start):
            return
        stop = end_of_words(read.text, start, self._stop(masked, unit, start, ahead))
        if not SHORTEST_CLAUSE <= stop - start <= LONGEST_CLAUSE:
            return
        mixed = any(sign in masked[start:stop] for sign in HIDDEN)
        kind = QuotationKind.MIXED if mixed else QuotationKind.INDIRECT
        yield Found((start, stop), kind, cue, speaker, None, listener, via, carried=speaker is None)

    def _plain(self, masked: str, hit: Hit, end: int, who: Who, speaker: Span | None) -> bool:
        """Whether a clause with no comma before it hangs on the cue."""
        if (
            hit.takes is Takes.TALK and not (who.alone and masked.startswith(_PLAIN_TALK, hit.start))
        ) or _NO_CLAUSE.match(masked, end):
            return False
        if who.bare:
            return self._who.speaks(masked, speaker) or hit.takes is Takes.WORDS
        plain = who.speaker is not None and masked.startswith(_NEVER_NOUNS, hit.start)
        return who.alone or (plain and self._who.named(masked, who.speaker or (0, 0)))

    def _stop(self, masked: str, unit: Unit, start: int, ahead: tuple[Hit, ...]) -> int:
        """Where a clause ends: at the end of its sentence, or where somebody is said to say more."""
        for hit in ahead:
            if hit.start < start + SHORTEST_CLAUSE:
                continue
            low = chunk(masked, max(start, hit.start - REACH), hit.start)
            joins = masked[low - 1] in "，," and (
                (low == hit.start and masked.startswith(_NEXT_SAID, low)) or self._turns(masked, low, hit)
            )
            if low > start and (
                masked[low - 1] in "；;"
                or joins
                or (masked.startswith(_JOINS, low) and self._who.before(masked, low, hit.start).bare)
            ):
                return low - 1
        return unit.end

    def _turns(self, masked: str, low: int, hit: Hit) -> bool:
        """`…，议员们则反驳：“…”`: another speaks, as a word of contrast or a colon before marks shows."""
        who = self._who.before(masked, low, hit.start)
        if not self._who.speaks(masked, who.speaker):
            return False
        contrast = masked[hit.start - 1] in "则却" or masked.startswith(("但", "而"), low)
        return contrast or _COLON.match(masked, hit.end) is not None

    def _act(self, masked: str, unit: Unit, hit: Hit, who: Who) -> Iterator[Found]:
        what = _OBJECT.match(masked, hit.end, unit.end)
        if who.alone and what and not what["what"].startswith(_NO_OBJECT):
            yield Found(what.span("what"), QuotationKind.REPORTED, (hit.start, hit.end), who.speaker)

    def _feels(self, masked: str, hit: Hit, low: int, end: int) -> Iterator[Found]:
        """`X对Y表示欢迎`: Y is what it was about."""
        towards = _TOWARDS.search(masked, low, hit.start)
        if towards is None:
            return
        who = self._who.before(masked, low, towards.start())
        if who.alone:
            yield Found(towards.span("what"), QuotationKind.REPORTED, (hit.start, end), who.speaker)

    def _told(self, masked: str, low: int, high: int) -> Span | None:
        """Whom somebody is said to tell, where it stands between the cue and a comma."""
        if told := _ADDRESSED.match(masked, low, high):
            if self._who.listens(masked, told.span("to")):
                return told.span("to")
        elif near := _PRONOUN.match(masked, low, high):
            return near.span()
        return None

    def _quote_before(
        self, read: Reading, unit: Unit, low: int, end: int, before: Unit | None
    ) -> Span | None:
        """The quotation right before a speaker and his cue, in this sentence or the one before."""
        masked = read.masked
        if end < unit.end and masked[end] not in "。，,：:；\n！":
            return None
        at = low - (low > unit.start and masked[low - 1] in "，,")
        if at > unit.start and masked[at - 1] in HIDDEN:
            quote = next((one for one in unit.quotes if one[1] == at), None)
            if quote and (at < low or read.text[quote[1] - 2] in _ENDS_QUOTE):
                return quote
            return None
        if low == unit.start and before is not None and _CLOSES.match(masked, end, unit.end):
            return lone_quote(read, before)
        return None

    def _clause_before(self, masked: str, hit: Hit, start: int, low: int, who: Who) -> Iterator[Found]:
        """`桥很安全，市长说。`"""
        end = low - 1
        if not who.alone or not 6 <= end - start <= LONGEST_CLAUSE:
            return
        if masked[end] in "，," and masked[end - 1] not in HIDDEN:
            yield Found((start, end), QuotationKind.INDIRECT, (hit.start, hit.end), who.speaker)

    def _dropped(
        self, masked: str, unit: Unit, low: int, hit: Hit, last: Found | None, who: Who
    ) -> Span | None:
        """Who goes on speaking: the speaker of the words before, or what the sentence begins with."""
        if not who.bare:
            return None
        if last is not None:
            return last.speaker
        if low <= unit.start:
            return None
        start = self._who.past_lead(masked, unit.start, low)
        comma = chunk(masked, start, low - 1)
        first = masked.find("，", start, low)
        topic = self._who.before(masked, start, first if 0 <= first <= start + 60 else min(low, start + 60))
        if topic.alone or comma < start:
            return topic.speaker
        named = self._who.topic(masked, start, min(low - 1, start + 40))
        goes_on = named is not None and masked[named[1]] not in "的和与及、或"
        joined = self._joined(masked, low, hit) or _SAYS.match(masked, hit.start, unit.end)
        return named if goes_on and joined else None

    def _joined(self, masked: str, low: int, hit: Hit) -> bool:
        """Whether a clause without a subject goes on with the one before."""
        return masked.startswith(_JOINS, low) or masked.startswith(("当着", "称", "宣称", "声称"), low)


def _at(unit: Unit, place: int) -> Span | None:
    """The quotation that begins at a place."""
    return next((quote for quote in unit.quotes if quote[0] == place), None)
