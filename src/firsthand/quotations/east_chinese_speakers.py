"""Who speaks before a cue in Chinese, to whom and where.

Nothing parts words, so the speaker is what is left between the last comma and the cue once times, adverbs
and "in a statement" are taken away.
"""

import re
from dataclasses import dataclass

from firsthand.model import SpeakerKind
from firsthand.quotations.east_reading import HIDDEN, MOST_ASIDES, Lexicon, either
from firsthand.quotations.found import Span
from firsthand.reference.quotation_cues_east import EastBook

BREAKS = "。；;！？!?，,：:\n“”‘’「」"
# Without a sign of one, a name is never longer; up to this much of it may follow what shows a sign.
LONGEST_PLAIN_NAME = 12
LONGEST_NAME_END = 4
LONGEST_NAME = 6
# Between an office and the name after it: "外交部" + "发言人" + "林健".
NAME_STEP = 5
LONGEST_TOPIC = 30
# Adverbs of one sign that also begin a sentence; others of one sign begin words.
_OPENERS = "但而并则还也"
_MADE_BY = re.compile(r"(?:\A这[份项篇部则]|由).{2,30}的(?=[^的]{2,8}\Z)")
_QUOTED_FROM = re.compile(r"(?<=..)(?:援引|引述|引用)[^，。]{2,25}的(?:话|说法|消息)\Z")
_NO_NAME_END = "在对向就于和与将已也还并说称了是的望叹哭摇摊摆坐站看听拿握抱抬擦抹满着过"


@dataclass(frozen=True, slots=True)
class Who:
    """The speaker before a cue, to whom and where he spoke.

    `alone` where nothing is left but a speaker that shows what he is; `bare` where nothing is left at all.
    """

    speaker: Span | None
    listener: Span | None
    via: Span | None
    alone: bool
    bare: bool


class ChineseSpeakers:
    """Finds the speaker in the words before a cue."""

    def __init__(self, words: Lexicon) -> None:
        book = words.book
        self._speakers = words.speakers
        self._listeners = book.listeners
        openers = [word for word in book.adverbs if len(word) > 1 or word in _OPENERS]
        times = "|".join(book.times)
        openers.sort(key=lambda word: (-len(word), word))
        self._lead = re.compile(rf"(?:(?:{times}|{'|'.join(openers)})[，,]?)+")
        self._full_name = re.compile(rf"(?:{either(book.surnames)})[\u4e00-\u9fff]{{2}}\Z")
        self._times = re.compile(times)
        self._aside = re.compile(_aside(book))

    def before(self, masked: str, low: int, high: int) -> Who:
        """Who speaks in `low` to `high`, from a break to a cue."""
        listener: Span | None = None
        via: Span | None = None
        start, end = self.past_lead(masked, low, high), high
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
        while start < end and masked[end - 1].isspace():
            end -= 1
        if start >= end:
            return Who(None, listener, via, False, True)
        if made := _MADE_BY.search(masked[start:end]):
            start += made.end()
        if quoted := _QUOTED_FROM.search(masked, start, end):  # 《X》援引Y的话
            end = quoted.start()
        name = masked[start:end]
        if self._speakers.speaks(name):
            return Who((start, end), listener, via, True, False)
        described = masked.rfind("的", start, end) + 1  # 住了一个月的前田美津
        if described > start and self._speakers.speaks(masked[described:end]):
            return Who((described, end), listener, via, True, False)
        topic = self.topic(masked, start, end)
        if topic and (end - topic[1] > LONGEST_NAME_END or self._speakers.is_pronoun(masked[slice(*topic)])):
            return Who(topic, listener, via, False, False)
        if len(name) > LONGEST_PLAIN_NAME or len(name) < 2 or self._speakers.is_nobody(name):
            grown = self.topic(masked, start, high) if len(name) < 2 else None  # 老 of 老顾客惋惜地说
            return Who(grown, listener, via, False, False)
        return Who((start, end), listener, via, False, False)

    def past_lead(self, masked: str, low: int, high: int) -> int:
        """Past the times and conjunctions at the start of a clause."""
        lead = self._lead.match(masked, low, high)
        return lead.end() if lead else low

    def topic(self, masked: str, start: int, end: int) -> Span | None:
        """The speaker that a clause begins with: the longest that grows from its first sign of one."""
        if time := self._times.search(masked, start + 2, end):
            end = time.start()
            if self._speakers.speaks(masked[start:end]):
                return start, end
        best, at = 0, start + 1
        while at <= min(end, start + LONGEST_TOPIC) and (not best or at <= best + NAME_STEP):
            if masked[at - 1] in BREAKS or masked[at - 1] in HIDDEN:
                break
            sign = masked[at - 1]
            # Only an office, a short name or one with a dot in it can end here.
            may = best or sign in self._speakers.last_signs or at - start <= LONGEST_NAME_END
            if (may or "·" in masked[start:at]) and not (best and sign in _NO_NAME_END):
                best = at if self._speakers.speaks(masked[start:at]) else best
            at += 1
        return (start, best) if best else None

    def speaks(self, masked: str, span: Span | None) -> bool:
        """Whether a place names somebody or something that can speak."""
        return span is not None and self._speakers.speaks(masked[span[0] : span[1]])

    def is_person(self, masked: str, span: Span | None) -> bool:
        """Whether a place names a person or points to one."""
        name = masked[span[0] : span[1]] if span else ""
        kind = self._speakers.kind(name)
        return kind in (SpeakerKind.PERSON, SpeakerKind.ANONYMOUS) or self._speakers.is_pronoun(name)

    def shows(self, masked: str, span: Span | None, mark: str) -> bool:
        """Whether a place before a verb that may be a noun names a speaker: its end or a colon tells."""
        if span is None:
            return False
        short = span[1] - span[0] <= LONGEST_PLAIN_NAME
        named = short and self._full_name.search(masked, *span) is not None
        return named or (mark in ("：", ":") and self.speaks(masked, span))

    def listens(self, masked: str, span: Span) -> bool:
        """Whether a place names somebody who can be told something."""
        return self.speaks(masked, span) or masked[span[0] : span[1]].endswith(self._listeners)

    def named(self, masked: str, span: Span) -> bool:
        """Whether a place may be a name that shows no sign of one."""
        name = masked[span[0] : span[1]]
        return 2 <= len(name) <= LONGEST_NAME and not self._speakers.is_nobody(name)

    def _bare(self, masked: str, span: Span) -> Span:
        start = self.past_lead(masked, *span)
        start = start if start < span[1] else span[0]
        return start + masked.startswith("的", start), span[1]


def chunk(masked: str, low: int, high: int) -> int:
    """After the last break or quotation before `high`, not before `low`."""
    at = high
    while at > low and masked[at - 1] not in BREAKS and masked[at - 1] not in HIDDEN:
        at -= 1
    return at


def _aside(book: EastBook) -> str:
    """What may stand between a speaker and his cue, read back from the cue."""
    events = either(book.events)
    return (
        rf"(?:在(?:接受)?(?P<to>[^，。在]{{1,20}}?)(?:的)?(?:采访|专访|访问|提问|问题)(?:时|中|的时候)?"
        rf"|接受(?P<asked>[^，。]{{1,20}}?)(?:的)?(?:采访|专访|访问)时"
        rf"|(?:在|通过|于)(?P<via>[^，。在]{{0,22}}?(?:{events}))(?:上|中|里|期间|时|的时候|内|开幕式上)?"
        rf"|在[^，。在]{{1,22}}(?:上|中|时|后|里|期间|之际|前)"
        rf"|(?<![反针面相绝应派敌核])[对向](?!于)(?P<said>[^，。对向]{{1,20}}?)"
        rf"|在?(?:{'|'.join(book.times)})|{'|'.join(book.adverbs)})\Z"
    )
