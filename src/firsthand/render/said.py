"""Who said what in a story: each speaker's statements, their versions, where they come from.

Every quotation is told in one place, with the speaker its report gives it to, so that counts add up: where a
statement was given to somebody else too, his words stand beside.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Derivation, Person, Quotation, Statement, Version, VersionKind
from firsthand.render.chain_picture import ChainPicture, Drawing
from firsthand.render.chain_ways import placed, sources, ways
from firsthand.render.filter import Classes, Filter
from firsthand.render.formulas import FORMULAS_SHOWN, Recurring, recurring, rules_of
from firsthand.render.given import OFFICE, Brief, Given, Giver, Words, is_brief
from firsthand.render.origins import Lanes
from firsthand.render.places import Ref
from firsthand.render.reasons import reasons
from firsthand.render.speakers import NO_NAME, Group, Speech, grouped, identity
from firsthand.render.spelling import label, listed, tag
from firsthand.render.telling import Statement as Sentence
from firsthand.render.telling import Teller
from firsthand.render.versions import (
    DIFFERING_WORDS,
    GRAVE,
    VERSIONS_A_STATEMENT,
    Comparing,
    Differing,
    Told,
    Translations,
    elsewhere,
    is_alike,
    is_translation,
    moved,
)

# What one page shows; dossier.json has all of it, and the page says so.
SPEAKERS_SHOWN = 100
STATEMENTS_A_SPEAKER = 60
ALIKE_A_STATEMENT = 40
BRIEF_A_SPEAKER = 40
GIVEN_AWAY = 4
# Of all speakers together: with what stands around it, a quotation is about a kilobyte.
QUOTATIONS_SHOWN = 800
# Of them these stand open, the others are to be opened; who is quoted once stands open only among the first.
SPEAKERS_OPEN, ONCE_OPEN = 8, 4
STATEMENTS_OPEN = 4
NAMES_SHOWN = 8
# How a version differs that may stand for the first.
_FIRST = {VersionKind.EARLIEST, VersionKind.SAME}
# With more versions these stand below the words, not beside them.
BESIDE = 2


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of one speaker: its first version by him, the versions like it, and those that differ.

    `before` is set where it was given to somebody else too, and first listed with him; `how` then says how
    this version differs. `given_away` are versions given to others. `reasons` are how the speaker was found
    and what joins the versions; `elsewhere` are passages of other stories.
    """

    given: Given
    classes: str
    anchor: str
    tie: bool
    how: str
    before: Differing | None
    alike: tuple[Given, ...]
    alike_classes: str
    more_alike: int
    differing: tuple[Differing, ...]
    given_away: tuple[Differing, ...]
    versions_classes: str
    more_differing: int
    translations: tuple[Translations, ...]
    elsewhere: tuple[Ref, ...]
    chains: ChainPicture | None
    reasons: tuple[Sentence, ...]

    @property
    def quotations(self) -> int:
        return 1 + len(self.alike) + len(self.differing) + sum(t.count for t in self.translations)

    @property
    def beside(self) -> bool:
        return 0 < bool(self.before) + len(self.differing) + len(self.given_away) <= BESIDE


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
    brief: tuple[Brief, ...]
    brief_classes: str
    more: int


@dataclass(frozen=True, slots=True)
class SpeechPage:
    """The section of a story's page; `further` speakers are to be opened, `more` are not on it.

    `chains` are those of no quotation that is told; `pictured` says whether there is any picture of one.
    `anchors` are the statements that are told, `rules` the style that goes with the buttons.
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
    formula_classes: str
    more_formulas: int
    filter: Filter
    rules: list[str]
    anchors: frozenset[str]


def speech_page(
    story: str,
    speech: Speech,
    lanes: Lanes,
    names: Mapping[str, str],
    derivations: Iterable[Derivation],
    teller: Teller,
) -> SpeechPage | None:
    """What the story's page says of speakers; None where nobody is quoted. `names` are outlets' by id."""
    quotations = speech.of_story.get(story, [])
    formulas = speech.formulas.get(story, [])
    if not quotations and not formulas:
        return None
    groups = grouped(quotations, speech, teller.marks.atlas)
    classes = Classes(groups, quotations, speech, teller.marks.atlas)
    drawing = Drawing(lanes, lambda outlet: names.get(outlet, outlet), teller.marks, classes.outlets)
    telling = _Telling(quotations, speech, classes, drawing, derivations, teller)
    opened, folded = _folded(groups)
    told = [telling.speaker(group) for group in opened]
    further = [telling.speaker(group) for group in folded]
    loose = ways(telling.loose, telling.sources, (), {}, teller.marks)
    recur = recurring(formulas, story, speech, classes, teller)
    return SpeechPage(
        len(quotations),
        sum(not group.open for group in groups),
        tuple(told),
        tuple(further),
        classes.of(q for group in folded for q in group.quotations),
        max(0, len(groups) - SPEAKERS_SHOWN),
        drawing.draw(loose, ""),
        bool(telling.loose or telling.chains),
        recur,
        classes.joined(formula.classes for formula in recur),
        max(0, len(formulas) - FORMULAS_SHOWN),
        classes.filter,
        [*classes.filter.rules, *rules_of(recur)] if classes.filter.speakers else [],
        frozenset(telling.anchors),
    )


def _folded(groups: Sequence[Group]) -> tuple[Sequence[Group], Sequence[Group]]:
    """The speakers that stand open and those to be opened: many are quoted once, by one report."""
    shown = groups[:SPEAKERS_SHOWN]
    opened = [group for group in shown if group.several][:SPEAKERS_OPEN]
    if len(opened) < ONCE_OPEN:
        once = [group for group in shown if not group.several]
        opened = [g for g in shown if g in [*opened, *once[: ONCE_OPEN - len(opened)]]]
    return opened, [group for group in shown if group not in opened]


class _Telling:
    """What the speakers of one story are told with."""

    def __init__(
        self,
        quotations: Sequence[Quotation],
        speech: Speech,
        classes: Classes,
        drawing: Drawing,
        derivations: Iterable[Derivation],
        teller: Teller,
    ) -> None:
        self.speech, self.classes, self.drawing, self.teller = speech, classes, drawing, teller
        self.giver = Giver(speech, classes, teller)
        self.comparing = Comparing(self.giver)
        self.chains, self.loose = placed(quotations, speech.chains)
        self.sources = sources(derivations)
        self.taken = Counter(source.article for source in self.sources.values())
        self.anchors: set[str] = set()
        self.left = QUOTATIONS_SHOWN

    def speaker(self, group: Group) -> Speaker:
        person = group.person
        statements = list(self._statements(group))
        brief = [s[0] for s in statements if not s[0].statement and is_brief(s[0])]
        statements = [s for s in statements if s[0].statement or not is_brief(s[0])]
        told: list[Said] = []
        for found in statements[:STATEMENTS_A_SPEAKER]:
            if self.left <= 0:
                break
            told.append(self._said(found, group))
            self.left -= told[-1].quotations
        shown = brief[: max(0, min(BRIEF_A_SPEAKER, self.left))]
        self.left -= len(shown)
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
            self.giver.words(office, OFFICE) if office else None,
            group.reports,
            len(group.quotations),
            tuple(
                Spelled(label(n.name, 80), tag(n.language), self.teller.marks.ref(n.passage))
                for n in spellings[:NAMES_SHOWN]
            ),
            self._undecided(group),
            tuple(told[:STATEMENTS_OPEN]),
            tuple(told[STATEMENTS_OPEN:]),
            self.giver.brief(shown),
            self.classes.of(shown),
            len(statements) - len(told) + len(brief) - len(shown),
        )

    def _statements(self, group: Group) -> list[list[Quotation]]:
        """The quotations of each statement, the first one first; statements of several reports come first."""
        joined: dict[str, list[Quotation]] = {}
        for quotation in group.quotations:
            key = f"s{quotation.statement}" if quotation.statement is not None else f"q{quotation.id}"
            joined.setdefault(key, []).append(quotation)
        told = [
            sorted(found, key=lambda q: self.speech.versions[q.id][0] if q.statement is not None else 0)
            for found in joined.values()
        ]
        return sorted(told, key=lambda found: len({q.content.article for q in found}) == 1)

    def _said(self, found: Sequence[Quotation], group: Group) -> Said:
        statement = self.speech.statements.get(found[0].statement or "")
        versions = {v.quotation: v for v in statement.versions} if statement else {}
        first = self.speech.quotations[statement.versions[0].quotation] if statement else found[0]
        head = self._head(found, statement, versions)
        alike: list[Told] = []
        translated: list[Told] = []
        differing: list[Told] = []
        for quotation in found:
            told = quotation, versions.get(quotation.id)
            if quotation is head or told[1] is None:
                continue
            version = quotation, told[1]
            if is_alike(version, head, first, versions.get(head.id)):
                alike.append(version)
            elif is_translation(told[1]) and identity(first) == group.identity:
                translated.append(version)
            else:
                differing.append(version)
        shown = differing[:VERSIONS_A_STATEMENT]
        away = self._given_away(statement, group) if identity(first) == group.identity else []
        own = versions.get(head.id)
        how, before = "", None
        # Words that differ are marked where they stand: in the first those of all versions shown.
        evidence = [p for _, version in [*shown, *away] for p in version.evidence[:DIFFERING_WORDS]]
        if identity(first) != group.identity and own:
            before = self.comparing.differing((first, own), first, head)
            how = before.how
            evidence += own.evidence[:DIFFERING_WORDS]
        anchor = self.comparing.anchor(head)
        if anchor:
            self.anchors.add(anchor)
        translations = tuple(self.comparing.translations(translated, head))
        picture = self._picture(found, [*differing, *([(head, own)] if before and own else [])], group)
        again = picture is not None and picture.as_before
        return Said(
            self.giver.given(head, list(moved(evidence, first, head))),
            self.classes.of(found),
            anchor,
            bool(statement and statement.tie),
            how,
            before,
            tuple(self.giver.given(q) for q, _ in alike[:ALIKE_A_STATEMENT]),
            self.classes.of(q for q, _ in alike),
            max(0, len(alike) - ALIKE_A_STATEMENT),
            tuple(self.comparing.differing(told, first, head) for told in shown),
            tuple(self.comparing.given_away(told, head) for told in away),
            # What stands beside only to compare goes with the words that it is compared to.
            self.classes.of(found if before or away else [q for q, _ in differing]),
            max(0, len(differing) - VERSIONS_A_STATEMENT) + sum(t.more for t in translations),
            translations,
            elsewhere(statement, self.comparing),
            picture,
            # The same picture as above comes for the same reasons.
            tuple(
                reasons(
                    found, statement, self.speech, {} if again else self.chains, self.sources, self.teller
                )
            ),
        )

    def _head(
        self, found: Sequence[Quotation], statement: Statement | None, versions: Mapping[str, Version]
    ) -> Quotation:
        """The first version; where no time tells which that was, of equal ones the one that most took."""
        if statement is None or not statement.tie or not set(versions[found[0].id].kinds) <= _FIRST:
            return found[0]
        equal = [q for q in found if set(versions[q.id].kinds) <= _FIRST]
        taken, numbers = self.taken, self.teller.marks.atlas.places
        if not any(taken[q.content.article] for q in equal):
            return found[0]
        return min(equal, key=lambda q: (-taken[q.content.article], numbers[q.content.article].number, q.id))

    def _given_away(self, statement: Statement | None, group: Group) -> list[Told]:
        places, story = self.teller.marks.atlas.places, self.teller.marks.story
        told = [(self.speech.quotations[v.quotation], v) for v in statement.versions] if statement else []
        away = (
            (q, v)
            for q, v in told
            if VersionKind.REATTRIBUTED in v.kinds
            and identity(q) != group.identity
            and places[q.content.article].story == story
        )
        return list(away)[:GIVEN_AWAY]

    def _picture(
        self, found: Sequence[Quotation], versions: Sequence[Told], group: Group
    ) -> ChainPicture | None:
        chains = [chain for q in found for chain in self.chains.get(q.id, ())]
        apart = {q.content.article for q, version in versions if GRAVE & set(version.kinds)}
        names = group.person.names if group.person else ()
        called = {spelled.name: group.name for spelled in names}
        row = ways(chains, self.sources, apart, called, self.teller.marks)
        return self.drawing.draw(row, group.identity)

    def _undecided(self, group: Group) -> Sentence | None:
        """Who may be the same and is not merged."""
        if group.person is None or not group.person.undecided:
            return None
        others = [self.speech.persons[other] for other in group.person.undecided]
        passages = [p.names[0].passage for p in (group.person, *others) if p.names]
        named = listed([label(other.name, 80) for other in others])
        because = _one_reason(group.person, others)
        text = f"may be the same as {named}" + (f": {because}" if because else "")
        passages = passages or [group.quotations[0].content]
        return self.teller.statement(text, passages, ())


def _one_reason(person: Person, others: Sequence[Person]) -> str:
    """Of all that was found about a speaker's names, what is about him and another."""
    pieces = person.because.split("; ")
    about = (p for p in pieces if person.name in p and any(other.name in p for other in others))
    return next(about, pieces[0])
