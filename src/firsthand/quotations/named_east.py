"""Who a speaker is in Japanese, Chinese, Korean and Thai, where no capital and no space bounds a name.

The name is the speaker's phrase without what he is; its fullest form is the one longer name among the
report's speakers that begins with it. A pronoun is the only speaker of its kind before it.
"""

import re
from collections.abc import Sequence
from functools import cached_property

from firsthand.model import Body, Quotation, SpeakerKind
from firsthand.quotations.east import is_pronoun, kind_of_speaker
from firsthand.quotations.east_names import name_in
from firsthand.quotations.found import Found, Span
from firsthand.quotations.resolved import NOBODY, Speaker, quotation
from firsthand.reference.outlets import Outlets
from firsthand.reference.quotation_cues_east import EastBook

# A pronoun further from a name than this many characters may mean anybody.
NEAR = 300
# A phrase of a body for a pronoun such as 同社, "the said company".
_OF_BODIES = re.compile(r"[同该本](?:社|省|庁|署|党|市|県|团体|団体|紙|通信|公司|部|机构|组织|局|报)")
# What may follow a family name as a given name, and what closes the whole name.
_AFTER_NAME = {
    "ja": ("[一-龥ぁ-んァ-ヶー]{1,3}?", "[（(、はがのを]"),
    "zh": ("[\u4e00-\u9fff]{1,2}?", "[（(，、说表称]"),
}
_LONGEST_FAMILY = 4
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
        phrase = self.text[slice(*span)]
        if is_pronoun(phrase, self.book.language):
            return self._pronoun(span, phrase, min(span[0], one.content[0]))
        kind = kind_of_speaker(phrase, self.book.language)
        if kind is not SpeakerKind.PERSON:
            name = span if kind is not SpeakerKind.OPEN else None
            because = "" if name else "nobody in particular is named"
            return Speaker(span, name, kind, None, because)
        name, office = self._parts(span)
        if name is None:
            return Speaker(span, span, SpeakerKind.PERSON, span, "named by an office only")
        fuller = self._fuller(name)
        because = "the fullest form of that name in the report" if fuller else ""
        return Speaker(span, fuller or name, SpeakerKind.PERSON, office, because)

    def _parts(self, span: Span) -> tuple[Span | None, Span | None]:
        """The name within a phrase, and what it says the person is."""
        start, end = span
        name = name_in(self.text[start:end], self.book.language)
        if name is None:
            return None, span
        first, last = start + name[0], start + name[1]
        if last < end:
            return (first, last), (last, end)
        return (first, last), ((start, first) if start < first else None)

    @cached_property
    def _rest(self) -> re.Pattern[str]:
        """What may follow a family name to make it the full one, with what shows that the name ends there."""
        given, end = _AFTER_NAME[self.book.language]
        titles = "|".join(re.escape(title) for title in sorted(self.book.titles, key=lambda t: (-len(t), t)))
        return re.compile(rf"({given})(?={titles}|{end})")

    def _fuller(self, name: Span) -> Span | None:
        """The one longer name in the report before it that begins with this one: 早乙女蓮 for 早乙女."""
        short = self.text[slice(*name)]
        if not 2 <= len(short) <= _LONGEST_FAMILY or self.book.language == "th":
            return None
        longer: dict[str, Span] = {}
        for _, spoken in self.spoken:
            if spoken.name and spoken.kind is SpeakerKind.PERSON:
                full = self.text[slice(*spoken.name)]
                if len(short) < len(full) <= _LONGEST_NAME and full.startswith(short):
                    longer.setdefault(full, spoken.name)
        if self.book.language in _AFTER_NAME:
            at = self.text.find(short, 0, name[0])
            while at >= 0:
                rest = self._rest.match(self.text, at + len(short), name[0])
                if rest and rest[1] not in self.book.titles:
                    longer.setdefault(self.text[at : rest.end()], (at, rest.end()))
                at = self.text.find(short, rest.end() if rest else at + 1, name[0])
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
