"""Who speaks in a sentence of Japanese, to whom and where: topics, and what stands around them."""

import re

from firsthand.model import SpeakerKind
from firsthand.quotations.east_japanese_links import FROM, RISES
from firsthand.quotations.east_reading import HIDDEN, MOST_ASIDES, Lexicon, either
from firsthand.quotations.found import Span
from firsthand.reference.quotation_cues_east import EastBook

# Topics that cannot speak are tried this often before a clause counts as having no speaker.
MOST_TOPICS = 8
_LINKS_ON = re.compile(r"(?:[、,]|たうえで|た上で|うえで|上で|一方で?|が、|て、)+")
_TOPIC = re.compile(r"[はがも]")
_NO_TOPIC = ("で", "に", "と", "の", "から", "まで", "より", "て", "こそ", "では")
_FIRST_TOPIC = re.compile(rf"([^、。をにがでと{HIDDEN}]{{2,20}}?)は(?!じ|っき|ず)、?")
# "the manager who lost": the noun after a clause that describes it is the speaker.
# What one writes to, and in: "in a letter".
_WRITTEN = ("手紙", "日記", "ブログ", "書簡", "SNS", "フェイスブック", "ツイッター")
_NAMES = re.compile(r"[\u4e00-\u9fff々ァ-ヶA-Za-z]")
_OTHER_SUBJECT = re.compile(r"[^、。をにでとの](?:が|は)(?=[^、。])")
_CLEFT = re.compile(r"(?:いる)?のは、?(?P<who>[^。]{1,60}?)(?:だ|です|である)?。?\Z")
_RELATIVE = re.compile(
    r"(?:を[^、をはが]{1,6}[うくすつぬぶむぐる]|(?<=[^あ])た|んだ|[うくすつむぶ]る|[いえけせてめれ]る|する|ある|で)(?=[\u4e00-\u9fffァ-ヶ「A-Z])"
)
_ASKED = re.compile(rf"([^、。をはがで{HIDDEN}]{{1,20}}?)に(?:対し(?:て)?)?、?")


class JapaneseSpeakers:
    """Finds the speaker before the words and after them."""

    def __init__(self, words: Lexicon) -> None:
        book = words.book
        self._speakers = words.speakers
        self.speaks = words.speakers.speaks
        self.is_nobody = words.speakers.is_nobody
        self._aside = re.compile(_aside(book))
        self._trimmed = re.compile(rf"(?:{'|'.join(book.times)})+の?")

    def subject(self, masked: str, low: int, high: int) -> tuple[Span, int] | None:
        """The first topic in `low` to `high` that can speak, and where it ends, its particle included."""
        at, tried = low, 0
        while at < high and tried < MOST_TOPICS:
            at = self.over(masked, at, high)[0]
            comma = masked.find("、", at, high)
            stop = comma if comma >= 0 else high
            for topic in _TOPIC.finditer(masked, at, min(stop, at + 70)):
                place = topic.start()
                tried += 1
                name = masked[at:place]
                if topic[0] == "は" and name.endswith(("で", "に")):  # "県では…としている", "規約には…と"
                    place -= 1
                    wanted = SpeakerKind.BODY if name[-1] == "で" else SpeakerKind.DOCUMENT
                    name = name[:-1] if self._speakers.kind(name[:-1]) is wanted else ""
                if (
                    not name
                    or name.endswith(_NO_TOPIC)
                    or (topic[0] != "は" and not self._opens(masked, place + 1, high))
                ):
                    continue
                if start := self._name(masked, at, place):
                    return (start - 1, place), self._past_comma(masked, topic.end(), high)
            at = stop + 1
        return None

    def after(self, masked: str, low: int, high: int, any_name: bool) -> tuple[Span, int] | None:
        """A speaker between the link and the cue: `…」と市長は述べた`."""
        if masked[low:high].startswith("、"):
            low += 1
        low = self.over(masked, low, high)[0]
        for topic in _TOPIC.finditer(masked, low, high):
            place = topic.start()
            if masked[low:place].endswith(_NO_TOPIC):
                continue
            start = self._name(masked, low, place)
            if start is None and any_name and place - low <= 15 and _NAMES.search(masked, low, place):
                start = low + 1
            if start is not None:
                return (start - 1, place), self._past_comma(masked, place + 1, high)
        return None

    def first_topic(self, masked: str, low: int, high: int) -> tuple[Span, int] | None:
        """The topic that the sentence of a quotation begins with, whatever it is."""
        first = _FIRST_TOPIC.match(masked, low, high)
        if first is None or self._speakers.is_nobody(first[1]):
            return None
        return first.span(1), first.end()

    def from_whom(self, masked: str, low: int, high: int, cue: int) -> tuple[Span, int] | None:
        """`委員からは…との声が上がった`: who stands before から, where a view comes up."""
        if not masked.startswith(RISES, cue):
            return None
        at = self.over(masked, low, high)[0]
        found = FROM.match(masked, at, high)
        if found is None or not self._speakers.speaks(found["who"]):
            return None
        return found.span("who"), found.end()

    def plain_topic(self, masked: str, low: int, high: int, asks: bool = False) -> tuple[Span, int] | None:
        """A first topic that shows no sign of a speaker: one that a comma or another subject follows.

        Who asks for something is the first topic anyway, and so is one that a time or an event follows.
        """
        at = self.over(masked, low, high)[0]
        first = _FIRST_TOPIC.match(masked, at, high)
        if first is None or self._speakers.is_nobody(first[1]):
            return None
        comma = masked[first.end() - 1] == "、"
        if not (comma or asks or _OTHER_SUBJECT.search(masked, first.end(), high)):
            at, listener, via = self.frame(masked, first.end(), high)
            if not (listener or via or (at > first.end() and masked[at - 1] == "、")):
                return None
        return first.span(1), first.end()

    def cleft(self, masked: str, low: int, high: int) -> tuple[Span, int] | None:
        """The speaker at the end: `「…」と話すのは…さんだ`."""
        who = _CLEFT.match(masked, low, high)
        start = self._name(masked, *who.span("who")) if who else None
        return ((start - 1, who.end("who")), high) if who and start else None

    def any_topic(self, masked: str, low: int, high: int) -> tuple[Span, int] | None:
        """Whatever topic stands right before a quotation: `店長が「…」と`."""
        rest = masked[low:high].rstrip("、 ")
        if rest[-1:] not in ("は", "が", "も") or rest[:-1].endswith(_NO_TOPIC) or "、" in rest:
            return None
        name = rest[:-1]
        if (
            not 1 + (rest[-1] == "も") <= len(name) <= 20
            or self._speakers.is_nobody(name)
            or re.search(r"[をにで]", name)
        ):
            return None
        return (low, low + len(name)), high

    def _name(self, masked: str, low: int, high: int) -> int | None:
        """One more than where the name that ends at `high` begins, None where it names no speaker."""
        name = masked[low:high]
        # "the newcomer 「Spica」": what stands before its name tells what it is
        shown = name.rstrip(HIDDEN) if len(name.rstrip(HIDDEN)) > 1 else name
        if len(shown) > 60 or not self._speakers.speaks(shown):
            return None
        cut = 0
        for clause in _RELATIVE.finditer(name):
            cut = clause.end()
        return low + cut + 1

    def _opens(self, masked: str, at: int, high: int) -> bool:
        """Whether `が` and `も` end a speaker: a comma, a quotation or an aside comes after."""
        return at >= high or masked[at] in "、" + HIDDEN or self._aside.match(masked, at, high) is not None

    def _past_comma(self, masked: str, at: int, high: int) -> int:
        return at + 1 if at < high and masked[at] == "、" else at

    def over(self, masked: str, at: int, high: int) -> tuple[int, Span | None, Span | None]:
        """Past what joins a clause to the one before it, and past asides."""
        joined = _LINKS_ON.match(masked, at, high)
        return self.frame(masked, joined.end() if joined else at, high)

    def frame(self, masked: str, at: int, high: int) -> tuple[int, Span | None, Span | None]:
        """Past asides at `at`: times, adverbs, to whom and where it was said; the last two are returned."""
        listener: Span | None = None
        via: Span | None = None
        for _ in range(MOST_ASIDES):
            aside = self._aside.match(masked, at, high)
            if aside is None or aside.end() == at:
                break
            if aside["via"]:
                via = via or self._trim(masked, aside.span("via"))
            elif aside["to"] and aside["to"].endswith(_WRITTEN):
                via = via or self._trim(masked, aside.span("to"))
            elif aside["to"] or aside["whom"]:
                listener = listener or self._trim(masked, aside.span("to" if aside["to"] else "whom"))
            at = aside.end()
        return at, listener, via

    def _trim(self, masked: str, span: Span) -> Span:
        start, end = span
        lead = self._trimmed.match(masked, start, end)
        if lead and lead.end() < end:
            start = lead.end()
        place = masked.rfind("で", start, end - 1)
        return (place + 1 if place > start else start), end

    def asked(self, masked: str, start: int, end: int) -> tuple[int, Span | None]:
        """`市に工事を止めるよう求めた`: whom is asked stands first, and speaks."""
        asked = _ASKED.match(masked, start, end)
        if asked and self._speakers.speaks(asked[1]):
            return asked.end(), asked.span(1)
        return start, None


def _aside(book: EastBook) -> str:
    times = "|".join(book.times)
    near = rf"[^、。はがを{HIDDEN}]{{0,24}}?"
    events, listeners = either(book.events), either(book.listeners)
    return (
        rf"(?P<via>{near}(?:{events}))(?:（[^（）]{{1,12}}）)?(?:の中|の席上|の席|内|上|など)?"
        rf"(?:において|に出席し(?:て|(?=、))|を開き|を開いて|を通じ(?:て)?|に臨み|後に|に寄せ|で)(?:は|も)?、?"
        rf"|(?P<to>{near}(?:{listeners}))(?:の[^、。はが]{{0,8}}?(?:取材|質問|インタビュー|問いかけ|問い))?"
        rf"(?:に対し(?:て)?|に応じ(?:て|た)?|に答え(?:て|た)?|を前に|向けに|に(?!よ|つ|関|は))、?"
        rf"|(?:[^、。はがを]{{1,8}}の)?(?:取り調べ|調べ)に(?:対し(?:て)?)?、?"
        rf"|(?:質問|批判|指摘|問い)に対し(?:て)?、?"
        rf"|(?P<whom>[^、。はがをで{HIDDEN}]{{1,15}}?)に対し(?:て)?、?"
        rf"|(?:{times})+(?:に?、|付で、?|(?=[{HIDDEN}])|の?(?=[^、。はがをに]{{0,12}}(?:{events}|{listeners})))"
        rf"|(?:{'|'.join(book.adverbs)})、?"
    )
