"""Say who a quotation's speaker is: the fullest name the report gives him, or nobody.

"He" is whoever is the only person named in the sentence before it, or failing that the last who spoke;
"the minister" is the only person whom the report calls so. Where two could be meant he is left open.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from firsthand.model import Body, Quotation, SpeakerKind
from firsthand.quotations.carriers import addressed, sourced, without_frame
from firsthand.quotations.found import Found, Span
from firsthand.quotations.grammar import Grammar, Tag
from firsthand.quotations.offices import office_at, office_in, shown_persons
from firsthand.quotations.people import Name, People
from firsthand.quotations.resolved import NOBODY, Speaker, quotation
from firsthand.quotations.speakers import Who, who
from firsthand.reference.outlets import Outlets

# A pronoun further than this many sentences from a name may mean anybody.
SENTENCES_BACK = 4
# A name is no further from its "who".
LONGEST_BEFORE_RELATIVE = 80
# What a frame adds to a verb of saying stands this near to it.
NEAR_CUE = 20
_OUTLET = SpeakerKind.OUTLET
# What a frame is put around is among so many quotations before or after it.
NEIGHBOURS = 12
# A quotation in marks that stands alone goes on with the speaker before it within so many characters.
NEAR = 900


def named(body: Body, found: Sequence[Found], outlets: Outlets, grammar: Grammar) -> tuple[Quotation, ...]:
    """The quotations as values, their speakers named as far as the report allows."""
    reader = _Reader(body, outlets, grammar)
    quotations = []
    for one in reader.without_carriers(reader.of_outlets(found)):
        speaker = reader.speaker(one)
        quotations.append(quotation(body, one, speaker, outlets, grammar))
    return tuple(quotations)


def _only_within(outer: Found, found: Sequence[Found]) -> Found | None:
    """The one quotation with a verb of its own that a frame is put around.

    "“…,” sagte Lindt [laut Nikkei]", "[According to Nikkei,] Lindt said that …".
    """
    if outer.frame is None or outer.carried or outer.cue is None or outer.speaker is None:
        return None
    if not (outer.frame[0] <= outer.cue[0] and outer.cue[1] <= outer.speaker[0]):
        # a verb of saying makes no frame: "berichtete Nikkei"
        return None
    inner = [
        one
        for one in found
        if one is not outer
        and one.cue is not None
        and one.speaker is not None
        and outer.content[0] <= min(one.content[0], one.cue[0])
        and one.cue[1] <= outer.content[1] + NEAR_CUE
        and not (outer.frame[0] < one.cue[1] and one.cue[0] < outer.frame[1])
    ]
    return inner[0] if len(inner) == 1 else None


class _Reader:
    """One report, read from its beginning: who spoke last, and who has been named."""

    def __init__(self, body: Body, outlets: Outlets, grammar: Grammar) -> None:
        self.text = body.article.text
        self.sentences = body.sentences
        self.starts = [start for start, _ in body.sentences]
        self.grammar = grammar
        self.outlets = outlets
        self.people = People(self.text, body.sentences, grammar)
        self.last: tuple[int, Speaker] | None = None
        self.content: Span = (0, 0)
        self.calls: dict[str, str] = {}
        # The pronoun left open last, and in which sentence.
        self.unknown = ("", False)
        self.open_at = -9

    @cached_property
    def shown(self) -> set[str]:
        """The family names of persons; whoever speaks by name is added as the report is read."""
        return shown_persons(self.people)

    def speaker(self, one: Found) -> Speaker:
        """The speaker of a quotation; what is said next may go on with him."""
        if one.speaker is None:
            found = self._carried(one) if one.carried else NOBODY
        else:
            found = self._named(who(self.people, one.speaker, self.outlets), one)
        if found.beside is not None:
            self.last = (one.content[1], found)
            self.content = one.content
        if one.speaker is None and self.grammar.book.clitics:
            # "Dijo que": nobody stands beside it, and the name is that of the speaker before
            return replace(found, beside=None)
        return found

    def of_outlets(self, found: Sequence[Found]) -> list[Found]:
        """The quotations with outlets beside them, where a sentence had them speak or in what was said."""
        cased = self.grammar.book.cases is not None
        told = sourced(self.people, found, self.outlets)
        cut = (without_frame(self.text, one, self.outlets, self.grammar) for one in told)
        return [addressed(self.people, one, self.outlets, cased) for one in cut]

    def without_carriers(self, found: Sequence[Found]) -> list[Found]:
        """The quotations without those of an outlet that only carries another's words.

        "“…,” sagte Lindt laut Nikkei": Lindt says it, and Nikkei is what it was said to.
        """
        carried: dict[Found, Found] = {}
        carriers: set[Found] = set()
        for at, outer in enumerate(found):
            inner = _only_within(outer, found[max(0, at - NEIGHBOURS) : at + NEIGHBOURS])
            if inner and outer.speaker and who(self.people, outer.speaker, self.outlets).kind is _OUTLET:
                carried[inner] = replace(inner, via=inner.via or outer.speaker)
                carriers.add(outer)
        return [carried.get(one, one) for one in found if one not in carriers]

    def _named(self, seen: Who, one: Found) -> Speaker:
        if seen.name is not None:
            return self._by_name(seen.span, seen.name, seen.kind, "")
        if seen.pronoun:
            return self._pronoun(seen, one)
        if seen.office and (name := self._by_office(seen)):
            because = f"the only person the report calls “{seen.office}”"
            return self._by_name(seen.span, name, SpeakerKind.PERSON, because)
        if seen.kind is SpeakerKind.OUTLET:
            return Speaker(one.speaker, self._bare(seen.span), SpeakerKind.OUTLET)
        if seen.kind is SpeakerKind.OPEN:
            return Speaker(seen.span, None, SpeakerKind.OPEN, None, "nobody in particular is named")
        if seen.kind is SpeakerKind.PERSON:
            office = self._bare(seen.span)
            return Speaker(seen.span, office, SpeakerKind.PERSON, office, "named by an office only")
        return Speaker(seen.span, self._bare(seen.span), seen.kind)

    def _by_name(self, beside: Span, name: Name, kind: SpeakerKind, because: str) -> Speaker:
        self.shown.add(self.people.family(name))
        full, unique = self.people.fullest(name)
        if not unique:
            because = "several persons of that family name are named, and which is meant is not said"
        office = (
            office_in(self.people, beside, name)
            or office_at(self.people, name)
            or (office_at(self.people, full) if full is not name else None)
        )
        if full.words != name.words and not because:
            because = "the fullest form of that name in the report"
        return Speaker(beside, (full.start, full.end), kind, office, because)

    def _pronoun(self, seen: Who, one: Found) -> Speaker:
        book = self.grammar.book
        word, place = seen.pronoun, min(seen.span[0], one.content[0])
        near = self.last is not None and place - self.last[0] <= NEAR
        spoke = self.last[1] if self.last and near and self.last[1].known else None
        if word in book.relatives and word not in (*book.he, *book.she):
            return self._relative(seen)
        if word in (*book.it[:1], *book.they[:1]) and word not in (*book.he, *book.she):
            if spoke and spoke.kind is not SpeakerKind.PERSON:
                return self._as_before(seen, spoke)
            return self._left_open(seen, f"“{word}” names nobody")
        if word not in (*book.he, *book.she):
            return self._left_open(seen, f"“{word}” names nobody")
        if word in book.they and one.cue and self._is_plural(one.cue):
            return self._left_open(seen, f"“{word}” is several, and nobody is named")
        if self.unknown == (word, True) and self._follows(place):
            return self._left_open(seen, f"“{word}” is whom the sentence before left open")
        persons, rivals = self._candidates(place, word)
        if spoke and self._may_go_on(spoke, persons, word):
            return self._as_before(seen, spoke)
        if len(persons) == 1 and not rivals:
            because = f"“{word}” is the only person named before it"
            self._called(persons[0], word)
            return self._by_name(seen.span, persons[0], SpeakerKind.PERSON, because)
        if persons:
            names = " or ".join(self.text[c.start : c.end] for c in [*persons, *rivals][:3])
            return self._left_open(seen, f"“{word}” may be {names}")
        if spoke and (spoke.kind is SpeakerKind.ANONYMOUS or word in book.they[:1]):
            return self._as_before(seen, spoke)
        return self._left_open(seen, f"“{word}” is nobody that the sentences before name")

    def _may_go_on(self, spoke: Speaker, persons: Sequence[Name], word: str) -> bool:
        """Whether the pronoun may be the last speaker: a person whom no other stands in the way of."""
        if spoke.kind is not SpeakerKind.PERSON or spoke.name is None:
            return False
        name = self.people.in_phrase(*spoke.name)
        if name is not None:
            full, _ = self.people.fullest(name)
            if self._is_other_sex(full, word):
                return False
            if not persons or self._same(spoke.name, persons):
                self._called(full, word)
                return True
            return False
        return not persons

    def _called(self, name: Name, word: str) -> None:
        """Remember whether a person is he or she, once a pronoun has meant him."""
        book = self.grammar.book
        he, she = word in book.he, word in book.she
        if he != she and word not in book.they:
            self.calls[" ".join(name.words)] = "he" if he else "she"

    def _candidates(self, place: int, pronoun: str) -> tuple[list[Name], list[Name]]:
        """The persons of the nearest sentence before a place that names any, and who may be there."""
        at = bisect_right(self.starts, place) - 1
        if at < 0:
            return [], []
        persons, rivals = self._persons(self.starts[at], place, pronoun)
        for back in range(1, min(SENTENCES_BACK, at) + 1):
            if persons:
                break
            start, end = self.sentences[at - back]
            persons, more = self._persons(start, end, pronoun)
            rivals += more
            if self.last and start <= self.last[0] <= end + 2 and self.last[1].known:
                break
        return persons, rivals

    def _relative(self, seen: Who) -> Speaker:
        """Who "who" is: the name right before it in its sentence."""
        at = bisect_right(self.starts, seen.span[0]) - 1
        low = max(self.starts[at] if at >= 0 else 0, seen.span[0] - LONGEST_BEFORE_RELATIVE)
        names = self.people.between(low, seen.span[0])
        if names and self.text[names[-1].end : seen.span[0]].strip(" ,(") == "":
            return self._by_name(
                seen.span, names[-1], SpeakerKind.PERSON, f"“{seen.pronoun}” follows the name"
            )
        return self._left_open(seen, f"“{seen.pronoun}” follows no name")

    def _as_before(self, seen: Who, spoke: Speaker) -> Speaker:
        because = f"“{seen.pronoun}” is the speaker of the quotation before"
        return Speaker(seen.span, spoke.name, spoke.kind, spoke.office, because)

    def _persons(self, start: int, end: int, pronoun: str) -> tuple[list[Name], list[Name]]:
        """The persons named between two places, each once, and other names that may be persons'.

        Those whom the pronoun cannot mean are left out.
        """
        persons: list[Name] = []
        rivals: list[Name] = []
        for name in self.people.between(start, end):
            full, _ = self.people.fullest(name)
            if self.outlets.candidates(self.text[full.start : full.end]):
                continue
            if self.content[0] <= name.start < self.content[1]:
                # who is spoken of in the words before is not who speaks next
                continue
            family = self.people.family(full)
            if any(self.people.same(other, full) for other in (*persons, *rivals)):
                continue
            if self._is_other_sex(full, pronoun):
                continue
            if family in self.shown:
                persons.append(full)
            elif not self.grammar.book.capital_nouns:
                rivals.append(full)
        return persons, rivals

    def _is_other_sex(self, name: Name, pronoun: str) -> bool:
        called = self.calls.get(" ".join(name.words))
        if called is None:
            called = self._sex(name)
            self.calls[" ".join(name.words)] = called
        book = self.grammar.book
        he, she = pronoun in book.he, pronoun in book.she
        return (called == "she" and he and not she) or (called == "he" and she and not he)

    def _sex(self, name: Name) -> str:
        """What the words before a name tell: "he", "she", or ""."""
        before = self.text[max(0, name.start - 40) : name.start].split()[-1:]
        low = before[0].lower().strip(".,") if before else ""
        if low in self.grammar.book.she_words:
            return "she"
        if low in self.grammar.book.he_words:
            return "he"
        family = name.words[-1]
        if self.grammar.book.she_endings and family.endswith(self.grammar.book.she_endings):
            return "she"
        if self.grammar.book.he_endings and family.endswith(self.grammar.book.he_endings):
            return "he"
        return ""

    def _same(self, span: Span, names: Sequence[Name]) -> bool:
        spoken = self.people.in_phrase(*span)
        return spoken is not None and any(self.people.same(name, spoken) for name in names)

    def _by_office(self, seen: Who) -> Name | None:
        """The only person whom the report calls by an office."""
        bearers: dict[str, Name] = {}
        for name in self.people.full:
            office = office_at(self.people, name)
            if office and any(
                self._is(word, seen.office) for word in self.text[office[0] : office[1]].split()
            ):
                full, _ = self.people.fullest(name)
                bearers.setdefault(self.people.family(full), full)
                if len(bearers) > 1:
                    return None
        return next(iter(bearers.values())) if bearers else None

    def _is(self, word: str, office: str) -> bool:
        low = word.lower().strip(".,")
        return low == office or (self.grammar.book.capital_nouns and len(office) > 4 and low.endswith(office))

    def _carried(self, one: Found) -> Speaker:
        if self.last is None or one.content[0] - self.last[0] > NEAR or self._between(one.content[0]):
            return NOBODY
        before = self.last[1]
        return Speaker(
            before.beside, before.name, before.kind, before.office, "it goes on with the speaker before"
        )

    def _between(self, place: int) -> bool:
        """Whether a whole sentence stands between the last quotation and a place: nobody then goes on."""
        assert self.last is not None
        first = bisect_right(self.starts, self.last[0])
        return any(
            self.last[0] <= start and end <= place and self.text[start:end].strip("“”„«»\"'’‘ .,–—")
            for start, end in self.sentences[first : first + 3]
        )

    def _is_plural(self, cue: Span) -> bool:
        """Whether a verb is in the plural, where one pronoun is both: "sie fürchten"."""
        return self.text[slice(*cue)].split()[0].endswith(("en", "eln", "ern"))

    def _follows(self, place: int) -> bool:
        """Whether the sentence of a place follows that of the pronoun left open last."""
        return bisect_right(self.starts, place) - 1 - self.open_at <= 1

    def _left_open(self, seen: Who, because: str) -> Speaker:
        self.unknown = (seen.pronoun, True)
        self.open_at = bisect_right(self.starts, seen.span[0]) - 1
        return Speaker(seen.span, None, SpeakerKind.OPEN, None, because)

    def _bare(self, span: Span) -> Span:
        """The phrase without its article and what a comma adds to it."""
        start, end = span
        comma = self.text.find(",", start, end)
        end = comma if comma > start else end
        first = self.grammar.token.match(self.text, start, end)
        if first and self.grammar.tags(first[0].lower()) & int(Tag.DETERMINER):
            rest = self.text[first.end() : end]
            if rest.strip():
                start = first.end() + len(rest) - len(rest.lstrip())
        return start, end
