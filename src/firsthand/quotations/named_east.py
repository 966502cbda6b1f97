"""Who a speaker is in Japanese, Chinese, Korean and Thai, where no capital and no space bounds a name.

The name is the speaker's phrase without what he is; its fullest form is the one longer name among the
report's speakers that begins with it. A pronoun is the only speaker of its kind before it.
"""

import re
from collections.abc import Sequence

from firsthand.model import Body, Quotation, SpeakerKind
from firsthand.quotations.found import Found, Span
from firsthand.quotations.resolved import NOBODY, Speaker, quotation
from firsthand.reference.outlets import Outlets
from firsthand.reference.quotation_cues_east import EastBook

# A pronoun further from a name than this many characters may mean anybody.
NEAR = 300
# A phrase of a body for a pronoun such as 同社, "the said company".
_OF_BODIES = re.compile(r"[同该本](?:社|省|庁|署|党|市|県|团体|団体|紙|通信|公司|部|机构|组织|局|报)")
# One sign before a title of one sign that belongs to it: 市長, 外相.
_HEADS = frozenset("市町村社会部課局署校院所議員首外財防知学店駅船支団組班館園工寮隊機")
_OF_TITLES = ("官房", "副", "元", "前", "名誉", "代表取締役")
# 同社長, 该厂负责人: "the said" makes a phrase a pronoun.
_SAID = frozenset("同该該本")
# What may follow a family name as a given name, and what closes the whole name.
_AFTER_NAME = {
    "ja": ("[一-龥ぁ-んァ-ヶー]{1,3}?", "[（(、はがのを]"),
    "zh": ("[\u4e00-\u9fff]{1,2}?", "[（(，、说表称]"),
}
_LONGEST_FAMILY = 4
_HANGUL_NAME = re.compile(r"(?<![가-힣])[가-힣]{3}(?![가-힣])")
# What stands before a person's name in Thai; an office alone names nobody.
_CIVIL = (
    "นางสาว",
    "น.ส.",
    "นาง",
    "นาย",
    "ดร.",
    "คุณ",
    "โค้ช",
    "พล.อ.",
    "พล.ต.",
    "พ.ต.",
    "พ.อ.",
    "ร.ต.",
    "นพ.",
    "พญ.",
)
_BRACKET = re.compile(r"[（(][^（）()]{1,20}[）)]\s?\Z")
_LONGEST_NAME = 12


def named_east(body: Body, found: Sequence[Found], outlets: Outlets, book: EastBook) -> tuple[Quotation, ...]:
    """The quotations as values, their speakers named as far as the report allows."""
    reader = _Reader(body.article.text, book)
    return tuple(quotation(body, one, reader.speaker(one), outlets, None) for one in found)


class _Reader:
    """One report, read from its beginning: who has spoken."""

    def __init__(self, text: str, book: EastBook) -> None:
        self.text = text
        self.book = book
        self.simplified = str.maketrans(*book.traditional) if book.traditional else {}
        self.spoken: list[tuple[int, Speaker]] = []

    def speaker(self, one: Found) -> Speaker:
        """The speaker of a quotation."""
        if one.speaker is None:
            found = self._before(one.content[0]) if one.carried else NOBODY
        else:
            found = self._named(one.speaker, one)
        if found.name is not None:
            self.spoken.append((one.content[1], found))
        return found

    def _named(self, span: Span, one: Found) -> Speaker:
        from firsthand.quotations.east import kind_of_speaker

        phrase = self.text[slice(*span)]
        if phrase in self.book.pronouns or (phrase[0] in _SAID and len(phrase) > 1):
            return self._pronoun(span, phrase, min(span[0], one.content[0]))
        kind = kind_of_speaker(phrase, self.book.language)
        if kind is not SpeakerKind.PERSON:
            name = span if kind is not SpeakerKind.OPEN else None
            because = "" if name else "nobody in particular is named"
            return Speaker(span, name, kind, None, because)
        name, office = self._parts(span)
        if name is None:
            return Speaker(span, None, SpeakerKind.PERSON, span, "named by an office only")
        fuller = self._fuller(name)
        because = "the fullest form of that name in the report" if fuller else ""
        return Speaker(span, fuller or name, SpeakerKind.PERSON, office, because)

    def _parts(self, span: Span) -> tuple[Span | None, Span | None]:
        """The name within a phrase, and what it says the person is."""
        start, end = span
        if bracket := _BRACKET.search(self.text, start, end):
            end = bracket.start()
        phrase = self.text[start:end]
        if self.book.language == "zh":
            plain = phrase.translate(self.simplified)
            titled = (plain.rfind(title) + len(title) for title in self.book.titles if title in plain)
            at = max(titled, default=0)
            if 0 < at < len(phrase):
                return (start + at, end), (start, start + at)
        if self.book.language == "th":
            return self._thai(start, phrase)
        if self.book.language == "ko":
            for word in _HANGUL_NAME.finditer(phrase):
                if word[0].startswith(self.book.surnames) and not word[0].endswith(
                    (*self.book.titles, *self.book.bodies)
                ):
                    # 도현우 한빛대 교수: the name is the word that a surname begins
                    return (start + word.start(), start + word.end()), None
        first = start + max(phrase.rfind("の"), phrase.rfind(" ") if self.book.language == "ko" else -1) + 1
        stop = self._without_titles(first, end)
        if stop - first < 2:
            before = phrase[: first - start].rstrip()
            if self.book.language == "ko" and before:
                # 김민수 대변인: the office follows the name
                cut = before.rfind(" ") + 1
                return (start + cut, start + len(before)), (first, end)
            return None, (start, end)
        return (first, stop), ((stop, end) if stop < end else None)

    def _thai(self, start: int, phrase: str) -> tuple[Span | None, Span | None]:
        """The given and family name behind a title that only persons have; none behind an office alone."""
        title = next((sign for sign in _CIVIL if phrase.startswith(sign)), None)
        if title is None or phrase.startswith("นายก"):
            return None, (start, start + len(phrase))
        words = phrase[len(title) :].split(" ")
        if not words[0]:
            words = words[1:]
        kept = [words[0]] if words else []
        if len(words) > 1 and not words[1].startswith(self.book.titles):
            kept.append(words[1])
        name = " ".join(kept)
        if not name:
            return None, (start, start + len(phrase))
        first = start + phrase.index(name, len(title))
        return (first, first + len(name)), None

    def _without_titles(self, first: int, end: int) -> int:
        """Where a name ends before the titles behind it: 立花誠 of 立花誠官房長官."""
        stop = end
        for title in sorted(self.book.titles, key=lambda word: (-len(word), word)):
            if self.text[first:stop].endswith(title):
                stop -= len(title)
                if len(title) == 1 and stop > first + 2 and self.text[stop - 1] in _HEADS:
                    stop -= 1
                break
        for body in _OF_TITLES:
            if self.text[first:stop].endswith(body) and stop < end and stop - len(body) - first >= 2:
                return stop - len(body)
        return stop

    def _fuller(self, name: Span) -> Span | None:
        """The one longer name in the report before it that begins with this one: 早乙女蓮 for 早乙女."""
        short = self.text[slice(*name)]
        if not 2 <= len(short) <= _LONGEST_FAMILY or self.book.language == "th":
            return None
        follow = _AFTER_NAME.get(self.book.language)
        longer: dict[str, Span] = {}
        for _, spoken in self.spoken:
            if spoken.name and spoken.kind is SpeakerKind.PERSON:
                full = self.text[slice(*spoken.name)]
                if len(short) < len(full) <= _LONGEST_NAME and full.startswith(short):
                    longer.setdefault(full, spoken.name)
        if follow:
            titles = "|".join(
                sorted(map(re.escape, self.book.titles), key=lambda title: (-len(title), title))
            )
            pattern = re.compile(rf"{re.escape(short)}({follow[0]})(?={titles}|{follow[1]})")
            for match in pattern.finditer(self.text, 0, name[0]):
                if match[1] not in self.book.titles:
                    longer.setdefault(match[0], match.span())
        return next(iter(longer.values())) if len(longer) == 1 else None

    def _pronoun(self, span: Span, phrase: str, place: int) -> Speaker:
        kind = SpeakerKind.BODY if _OF_BODIES.match(phrase) else SpeakerKind.PERSON
        near = [s for end, s in self.spoken if place - end <= NEAR and s.kind is kind]
        names = {self.text[slice(*s.name)] for s in near if s.name}
        if len(names) == 1:
            last = near[-1]
            because = f"“{phrase}” is the only such speaker before it"
            return Speaker(span, last.name, last.kind, last.office, because)
        if names:
            return Speaker(
                span, None, SpeakerKind.OPEN, None, f"“{phrase}” may be {' or '.join(sorted(names))}"
            )
        return Speaker(span, None, SpeakerKind.OPEN, None, f"“{phrase}” is nobody that spoke before")

    def _before(self, place: int) -> Speaker:
        if not self.spoken or place - self.spoken[-1][0] > NEAR:
            return NOBODY
        last = self.spoken[-1][1]
        return Speaker(last.beside, last.name, last.kind, last.office, "it goes on with the speaker before")
