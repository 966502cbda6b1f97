"""Who said what in a story: each speaker's statements in order of time, their versions, where they come from.

Every quotation stands in one place, with the speaker its report gives it to, so that counts add up: where a
statement was given to somebody else first, his words stand beside.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Article, Passage, Quotation, Statement, Version, VersionKind
from firsthand.render.chain_picture import ChainPicture, draw_chains, placed
from firsthand.render.filter import Classes, Filter
from firsthand.render.formulas import FORMULAS_SHOWN, Recurring, recurring
from firsthand.render.origins import Lanes
from firsthand.render.places import Ref
from firsthand.render.side import Side, clip, shown
from firsthand.render.speakers import NO_NAME, Group, Speech, grouped
from firsthand.render.spelling import direction, label, listed, spelled, tag
from firsthand.render.telling import PASSAGES_A_STATEMENT, Teller
from firsthand.render.telling import Statement as Sentence

# What one page shows; dossier.json has all of it, and the page says so.
SPEAKERS_SHOWN = 100
STATEMENTS_A_SPEAKER = 60
VERSIONS_A_STATEMENT = 12
ALIKE_A_STATEMENT = 40
# Of all speakers together: with what stands around it, a quotation is about one and a half kilobytes.
QUOTATIONS_SHOWN = 800
# Of them these stand open, the others are to be opened.
SPEAKERS_OPEN = 8
STATEMENTS_OPEN = 4
NAMES_SHOWN = 8
# Of the words in which a version differs.
DIFFERING_WORDS = 24
# What stands around somebody's words is shown up to this length.
AROUND = 160
OFFICE = 80
_AROUND_A_CLAUSE = " \t\n\r,;:–—،؛、，："
# How versions differ that need not be shown.
_ALIKE = {VersionKind.SAME, VersionKind.EARLIEST}


@dataclass(frozen=True, slots=True)
class Words:
    """A few words of a report beside somebody's: what introduces them, to whom they were said, his office."""

    key: str
    start: int
    end: int
    text: str
    language: str | None
    direction: str
    clipped: bool


@dataclass(frozen=True, slots=True)
class Given:
    """One quotation as one report gives it; `lead` introduces it, before its words or behind them."""

    key: str
    classes: str
    article: Article
    ref: Ref
    kind: str
    time: str
    lead: Words | None
    behind: bool
    to: Words | None
    via: str
    words: Side


@dataclass(frozen=True, slots=True)
class Differing:
    """A version that differs from the earliest, or the earliest where it is another speaker's; `of` is the
    language of the words that it stands beside."""

    given: Given
    how: str
    because: Sentence
    of: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of one speaker: its earliest version by him, the versions like it, and those that differ.

    `before` is set where the first of all was given to somebody else. `reasons` are how the speaker was found
    and what joins the versions; `elsewhere` are passages of other stories.
    """

    given: Given
    classes: str
    tie: bool
    before: Differing | None
    alike: tuple[Given, ...]
    alike_classes: str
    more_alike: int
    differing: tuple[Differing, ...]
    more_differing: int
    elsewhere: tuple[Ref, ...]
    chains: ChainPicture | None
    reasons: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Spelled:
    name: str
    language: str | None
    ref: Ref


@dataclass(frozen=True, slots=True)
class Speaker:
    key: str
    classes: str
    name: str
    language: str | None
    kind: str
    open: bool
    office: Words | None
    reports: int
    quotations: int
    names: tuple[Spelled, ...]
    undecided: Sentence | None
    said: tuple[Said, ...]
    further: tuple[Said, ...]
    more: int


@dataclass(frozen=True, slots=True)
class SpeechPage:
    """The section of a story's page; `further` speakers are to be opened, `more` are not on it.

    `chains` are those of no quotation that is told; `pictured` says whether there is any picture of one.
    """

    count: int
    number_of_speakers: int
    speakers: tuple[Speaker, ...]
    further: tuple[Speaker, ...]
    further_classes: str
    more: int
    chains: ChainPicture | None
    pictured: bool
    formulas: tuple[Recurring, ...]
    more_formulas: int
    filter: Filter


def speech_page(
    story: str, speech: Speech, lanes: Lanes, names: Mapping[str, str], teller: Teller
) -> SpeechPage | None:
    """What the story's page says of speakers; None where nobody is quoted. `names` are outlets' by id."""
    quotations = speech.of_story.get(story, [])
    formulas = speech.formulas.get(story, [])
    if not quotations and not formulas:
        return None
    groups = grouped(quotations, speech, teller.marks.atlas)
    classes = Classes(groups, quotations, speech, teller.marks.atlas)
    telling = _Telling(quotations, speech, classes, lanes, names, teller)
    told = [telling.speaker(group) for group in groups[:SPEAKERS_SHOWN]]
    behind = [q for group in groups[SPEAKERS_OPEN:SPEAKERS_SHOWN] for q in group.quotations]
    return SpeechPage(
        len(quotations),
        sum(not group.open for group in groups),
        tuple(told[:SPEAKERS_OPEN]),
        tuple(told[SPEAKERS_OPEN:]),
        classes.of(behind),
        max(0, len(groups) - SPEAKERS_SHOWN),
        draw_chains(telling.loose, lanes, names, teller.marks),
        bool(telling.loose or telling.chains),
        recurring(formulas, story, speech, classes, teller),
        max(0, len(formulas) - FORMULAS_SHOWN),
        classes.filter,
    )


class _Telling:
    """What the speakers of one story are told with."""

    def __init__(
        self,
        quotations: Sequence[Quotation],
        speech: Speech,
        classes: Classes,
        lanes: Lanes,
        names: Mapping[str, str],
        teller: Teller,
    ) -> None:
        self.speech, self.classes, self.lanes, self.names, self.teller = speech, classes, lanes, names, teller
        self.chains, self.loose = placed(quotations, speech.chains)
        self.left = QUOTATIONS_SHOWN

    def speaker(self, group: Group) -> Speaker:
        person = group.person
        statements = list(self._statements(group))
        told: list[Said] = []
        for found in statements[:STATEMENTS_A_SPEAKER]:
            if self.left <= 0:
                break
            told.append(self._said(found))
            self.left -= 1 + len(told[-1].alike) + len(told[-1].differing)
        office = next((q.office for q in group.quotations if q.office), None)
        spellings = [n for n in person.names if n.name != person.name] if person else []
        language = next((n.language for n in person.names if n.name == person.name), None) if person else None
        return Speaker(
            self.speech.speaker_keys[group.identity],
            self.classes.of(group.quotations),
            label(group.name, 120) or NO_NAME,
            tag(language),
            group.kind.value,
            group.open,
            self._words(office, OFFICE) if office else None,
            group.reports,
            len(group.quotations),
            tuple(
                Spelled(label(n.name, 80), tag(n.language), self.teller.marks.ref(n.passage))
                for n in spellings[:NAMES_SHOWN]
            ),
            self._undecided(group),
            tuple(told[:STATEMENTS_OPEN]),
            tuple(told[STATEMENTS_OPEN:]),
            len(statements) - len(told),
        )

    def _statements(self, group: Group) -> Iterator[list[Quotation]]:
        """The quotations of each statement, the earliest first; of each statement in order of time."""
        joined: dict[str, list[Quotation]] = {}
        for quotation in group.quotations:
            key = f"s{quotation.statement}" if quotation.statement is not None else f"q{quotation.id}"
            joined.setdefault(key, []).append(quotation)
        for found in joined.values():
            yield sorted(found, key=lambda q: self.speech.versions[q.id][0] if q.statement is not None else 0)

    def _said(self, found: Sequence[Quotation]) -> Said:
        head, rest = found[0], found[1:]
        statement = self.speech.statements.get(head.statement or "")
        first = self.speech.quotations[statement.versions[0].quotation] if statement else head
        alike: list[tuple[Quotation, Version]] = []
        differing: list[tuple[Quotation, Version]] = []
        for quotation in rest:
            version = self.speech.versions[quotation.id][1]
            (alike if set(version.kinds) <= _ALIKE else differing).append((quotation, version))
        told = [self._differing(q, v, first, head) for q, v in differing[:VERSIONS_A_STATEMENT]]
        before = None
        # Words that differ are marked where they stand: in the earliest those of all versions shown.
        evidence = [
            passage for _, v in differing[:VERSIONS_A_STATEMENT] for passage in v.evidence[:DIFFERING_WORDS]
        ]
        if first is not head:
            version = self.speech.versions[head.id][1]
            before = self._differing(first, version, first, head)
            evidence += version.evidence[:DIFFERING_WORDS]
        return Said(
            self._given(head, evidence),
            self.classes.of(found),
            bool(statement and statement.tie),
            before,
            tuple(self._given(q, ()) for q, _ in alike[:ALIKE_A_STATEMENT]),
            self.classes.of(q for q, _ in alike),
            max(0, len(alike) - ALIKE_A_STATEMENT),
            tuple(told),
            max(0, len(differing) - VERSIONS_A_STATEMENT),
            self._elsewhere(statement),
            draw_chains(
                [c for q in found for c in self.chains.get(q.id, ())],
                self.lanes,
                self.names,
                self.teller.marks,
            ),
            tuple(self._reasons(found, statement)),
        )

    def _differing(
        self, quotation: Quotation, version: Version, first: Quotation, head: Quotation
    ) -> Differing:
        other = quotation if quotation is not first else head
        refs = tuple(self.teller.marks.ref(p) for p in (first.content, other.content))
        return Differing(
            self._given(quotation, version.evidence[:DIFFERING_WORDS]),
            _how(version),
            Sentence(self.teller.said(version.because or _how(version)), refs),
            self.teller.articles[head.content.article].language,
        )

    def _elsewhere(self, statement: Statement | None) -> tuple[Ref, ...]:
        """Where other stories have it."""
        places, marks = self.teller.marks.atlas.places, self.teller.marks
        contents = (
            [self.speech.quotations[v.quotation].content for v in statement.versions] if statement else []
        )
        abroad = (content for content in contents if places[content.article].story != marks.story)
        return tuple(
            marks.ref(content) for content, _ in zip(abroad, range(PASSAGES_A_STATEMENT), strict=False)
        )

    def _reasons(self, found: Sequence[Quotation], statement: Statement | None) -> Iterator[Sentence]:
        """How the speaker was found, what joins the versions, why a chain ends where it does; each once."""
        told: set[str] = set()
        for because, passages in self._given_reasons(found, statement):
            if because and because not in told and len(told) < PASSAGES_A_STATEMENT:
                told.add(because)
                refs = tuple(self.teller.marks.ref(passage) for passage in passages)
                yield Sentence(self.teller.said(because), refs)

    def _given_reasons(
        self, found: Sequence[Quotation], statement: Statement | None
    ) -> Iterator[tuple[str, Sequence[Passage]]]:
        if statement and len(statement.versions) > 1:
            contents = [self.speech.quotations[v.quotation].content for v in statement.versions[:2]]
            yield statement.because, contents
        for quotation in found:
            yield quotation.because, [quotation.content, *([quotation.named] if quotation.named else [])]
        for quotation in found:
            for chain in self.chains.get(quotation.id, ()):
                passages = [step.passage for step in chain.steps if step.passage]
                yield chain.because, passages[:PASSAGES_A_STATEMENT] or [quotation.content]

    def _given(self, q: Quotation, differs: Sequence[Passage]) -> Given:
        article = self.teller.articles[q.content.article]
        key = self.teller.marks.atlas.article_keys[article.id]
        # What differs as a whole, as a translation does, is not marked: marks show where to look.
        whole = q.content.end - q.content.start
        here = [p for p in differs if p.article == article.id and (p.end - p.start) * 4 < whole * 3]
        part = clip(q.content, here[0] if here else None)
        lead = q.frame or q.cue
        lead = lead if lead and not (q.content.start <= lead.start < q.content.end) else None
        via = q.via if q.via and not (q.addressee and q.via in q.addressee.text) else ""
        return Given(
            self.speech.quotation_keys[q.id],
            self.classes.of((q,)),
            article,
            self.teller.marks.ref(q.content),
            q.kind.value,
            spelled(article.published),
            self._words(lead, AROUND) if lead else None,
            lead is not None and lead.start > q.content.start,
            self._words(q.addressee, OFFICE) if q.addressee else None,
            label(via, 80),
            shown(article, key, part, (), here, part != q.content),
        )

    def _words(self, passage: Passage, most: int) -> Words:
        """The passage without the marks around it: a clause behind somebody's words begins with a comma."""
        article = self.teller.articles[passage.article]
        text = passage.text.lstrip(_AROUND_A_CLAUSE) or passage.text
        start = passage.end - len(text)
        text = whole = text.rstrip(_AROUND_A_CLAUSE) or text
        if len(text) > most:
            cut = text.rfind(" ", most // 2, most)
            text = text[: cut if cut > 0 else most]
        return Words(
            self.teller.marks.atlas.article_keys[article.id],
            start,
            start + len(text),
            text,
            tag(article.language),
            direction(article.language),
            len(text) < len(whole),
        )

    def _undecided(self, group: Group) -> Sentence | None:
        """Who may be the same and is not merged."""
        if group.person is None or not group.person.undecided:
            return None
        others = [self.speech.persons[other] for other in group.person.undecided]
        passages = [p.names[0].passage for p in (group.person, *others) if p.names]
        named = listed([label(other.name, 80) for other in others])
        text = f"may be the same as {named}" + (f": {group.person.because}" if group.person.because else "")
        passages = passages or [group.quotations[0].content]
        return self.teller.statement(text, passages, ())


def _how(version: Version) -> str:
    return ", ".join(kind.value for kind in version.kinds)
