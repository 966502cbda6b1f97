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
_HEADS = frozenset("市町村社会部課局署校院所議員首外財防知学店駅船船支団組班")
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
        from firsthand.quotations.east import kind_of_speaker

        phrase = self.text[slice(*span)]
        if phrase in self.book.pronouns:
            return self._pronoun(span, phrase, min(span[0], one.content[0]))
        kind = kind_of_speaker(phrase, self.book.language)
        if kind is not SpeakerKind.PERSON:
            name = span if kind is not SpeakerKind.OPEN else None
            because = "" if name else "nobody in particular is named"
            return Speaker(span, name, kind, None, because)
        name, office = self._parts(span)
        fuller = self._fuller(name)
        because = "the fullest form of that name in the report" if fuller else ""
        return Speaker(span, fuller or name, SpeakerKind.PERSON, office, because)

    def _parts(self, span: Span) -> tuple[Span, Span | None]:
        """The name within a phrase, and what it says the person is."""
        start, end = span
        phrase = self.text[start:end]
        if self.book.language == "zh":
            at = max(
                (phrase.rfind(title) + len(title) for title in self.book.titles if title in phrase), default=0
            )
            if 0 < at < len(phrase):
                return (start + at, end), (start, start + at)
        if self.book.language == "th":
            return span, None
        first = start + max(phrase.rfind("の"), phrase.rfind(" ") if self.book.language == "ko" else -1) + 1
        stop = self._without_titles(first, end)
        if stop - first < 2:
            if self.book.language == "ko" and (before := phrase[: first - start].rstrip()):
                # 김민수 대변인: the office follows the name
                cut = before.rfind(" ") + 1
                return (start + cut, start + len(before)), (first, end)
            return span, None
        return (first, stop), ((stop, end) if stop < end else None)

    def _without_titles(self, first: int, end: int) -> int:
        stop = end
        for title in sorted(self.book.titles, key=lambda word: (-len(word), word)):
            if self.text[first:stop].endswith(title):
                stop -= len(title)
                if len(title) == 1 and stop > first + 2 and self.text[stop - 1] in _HEADS:
                    stop -= 1
                break
        return stop

    def _fuller(self, name: Span) -> Span | None:
        """The one longer name among the speakers so far that begins with this one."""
        short = self.text[slice(*name)]
        longer = {
            self.text[slice(*spoken.name)]: spoken.name
            for _, spoken in self.spoken
            if spoken.name
            and spoken.kind is SpeakerKind.PERSON
            and len(short) < spoken.name[1] - spoken.name[0] <= _LONGEST_NAME
            and self.text[slice(*spoken.name)].startswith(short)
        }
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
