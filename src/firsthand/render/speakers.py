"""Who is quoted in a story: quotations grouped by speaker, the named whom most reports quote first."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.check import keys
from firsthand.model import Chain, Dossier, Formula, Person, Quotation, SpeakerKind, Statement, Version
from firsthand.render.places import Atlas

# Of the many who are left open there is one group, whatever their reports.
OPEN = ""
# Of speakers whom as many reports quote.
_RANK = (SpeakerKind.PERSON, SpeakerKind.BODY, SpeakerKind.DOCUMENT, SpeakerKind.OUTLET)
# Instead of a name of which nothing can be seen.
NO_NAME = "name unreadable"


def identity(quotation: Quotation) -> str:
    """Which speaker a quotation belongs to: a person of the pile, else a kind of speaker under one name."""
    if quotation.person is not None:
        return f"id {quotation.person}"
    name = " ".join(called(quotation).split()).casefold()
    if quotation.speaker_kind is SpeakerKind.OPEN or not name:
        return OPEN
    return f"{quotation.speaker_kind.value} named {name}"


def called(quotation: Quotation) -> str:
    return quotation.name or (quotation.speaker.text if quotation.speaker else "")


class Speech:
    """What a dossier's reports quote, by story, so that each page finds its own in constant time."""

    def __init__(self, dossier: Dossier, home: Mapping[str, str]) -> None:
        self.quotations = {quotation.id: quotation for quotation in dossier.quotations}
        self.persons: dict[str, Person] = {person.id: person for person in dossier.persons}
        self.statements: dict[str, Statement] = {found.id: found for found in dossier.statements}
        self.versions: dict[str, tuple[int, Version]] = {
            version.quotation: (place, version)
            for statement in dossier.statements
            for place, version in enumerate(statement.versions)
        }
        self.of_story: dict[str, list[Quotation]] = defaultdict(list)
        for quotation in dossier.quotations:
            self.of_story[home[quotation.content.article]].append(quotation)
        self.formulas: dict[str, list[Formula]] = defaultdict(list)
        for formula in dossier.formulas:
            for story in dict.fromkeys(home[use.passage.article] for use in formula.uses):
                self.formulas[story].append(formula)
        self.chains: dict[str, list[Chain]] = defaultdict(list)
        for chain in dossier.chains:
            self.chains[chain.article].append(chain)
        speakers = {identity(quotation) for quotation in dossier.quotations} - {OPEN}
        # How a page names them in its attributes.
        self.speaker_keys = {**keys(sorted(speakers)), OPEN: ""}
        self.quotation_keys = keys(self.quotations)
        self.formula_keys = keys(formula.id for formula in dossier.formulas)


@dataclass(frozen=True, slots=True)
class Group:
    """One speaker's quotations in a story, in the order of its reports and their text."""

    identity: str
    quotations: tuple[Quotation, ...]
    reports: int
    person: Person | None

    @property
    def open(self) -> bool:
        return self.identity == OPEN

    @property
    def several(self) -> bool:
        return len(self.quotations) > 1 or self.reports > 1

    @property
    def kind(self) -> SpeakerKind:
        """What most of the reports take him for; of as many, the first."""
        return Counter(quotation.speaker_kind for quotation in self.quotations).most_common(1)[0][0]

    @property
    def name(self) -> str:
        return self.person.name if self.person else called(self.quotations[0])


def grouped(quotations: Sequence[Quotation], speech: Speech, atlas: Atlas) -> tuple[Group, ...]:
    """Speakers by the number of reports that quote them, then persons before bodies, documents and outlets.

    The unnamed come behind all of these, and what is left open comes last.
    """
    places = atlas.places

    def place(quotation: Quotation) -> tuple[int, int, int, str]:
        content = quotation.content
        return places[content.article].number, content.start, -content.end, quotation.id

    by_speaker: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in sorted(quotations, key=place):
        by_speaker[identity(quotation)].append(quotation)
    groups = [
        Group(
            speaker,
            tuple(found),
            len({quotation.content.article for quotation in found}),
            speech.persons.get(found[0].person or ""),
        )
        for speaker, found in by_speaker.items()
    ]
    # Reports are numbered in the order of their times, so the first by number is the first in time.
    groups.sort(key=lambda g: (*rank(g), place(g.quotations[0])))
    return tuple(groups)


def rank(group: Group) -> tuple[bool, bool, int, int]:
    named = group.kind in _RANK
    return group.open, not named, -group.reports, _RANK.index(group.kind) if named else 0
