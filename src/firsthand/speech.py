"""Who said what, to whom: quotations, the statements and persons behind them, and chains of credit.

Field names and their order are those of the records users read (docs/records.md).
"""

from dataclasses import dataclass
from enum import StrEnum

from firsthand.passage import Passage


class QuotationKind(StrEnum):
    """How somebody's words are given.

    Direct: in quotation marks. Indirect: in the reporter's words. Mixed: in the reporter's words, some of
    them in quotation marks. Reported: the act alone ("condemned the move"); its content is what it was about.
    """

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    REPORTED = "reported"


class SpeakerKind(StrEnum):
    """What sort of speaker a quotation has, as far as its words show."""

    PERSON = "person"  # named, or an office that one person holds ("the mayor of Orlova")
    BODY = "body"  # a ministry, a party, a company, the police
    OUTLET = "outlet"
    DOCUMENT = "document"  # a declaration, a report, a law
    ANONYMOUS = "anonymous"  # "a senior official", "people familiar with the matter"
    OPEN = "open"  # a pronoun or short form that nothing resolves, or nobody at all


@dataclass(frozen=True, slots=True)
class Quotation:
    """One utterance as one article gives it.

    `content` runs from the first word of it to the last, its quotation marks included; where the words that
    introduce it stand inside, `parts` are its pieces without them, else (). `speaker` is the speaker as named
    beside it ("he"), `named` the passage of the fullest name the article gives him and `name` its text, None
    where he is left open; `office` what he is said to be ("mayor of Orlova"), the same passage as
    `named` where the report names him by his office alone. `addressee` is to whom it was
    said, `via` the outlet, event or document. `frame` is the clause that introduces it. `inside` is the
    quotation that this one is part of. `because` says how the speaker was found, where it took more than
    reading the clause. `statement` and `person` are filled over the whole pile.
    """

    id: str
    content: Passage
    kind: QuotationKind
    cue: Passage | None
    speaker: Passage | None
    addressee: Passage | None
    frame: Passage | None
    name: str | None
    via: str | None
    statement: str | None = None
    parts: tuple[Passage, ...] = ()
    named: Passage | None = None
    office: Passage | None = None
    speaker_kind: SpeakerKind = SpeakerKind.OPEN
    person: str | None = None
    inside: str | None = None
    because: str = ""


class VersionKind(StrEnum):
    """How one version of a statement differs from the earliest."""

    EARLIEST = "earliest"
    SAME = "same"
    SHORTENED = "shortened"
    LENGTHENED = "lengthened"
    REWORDED = "reworded"
    TRANSLATED = "translated"
    REATTRIBUTED = "re-attributed"
    STRONGER = "stronger"
    WEAKER = "weaker"
    CHANGED = "changed"  # a negation, number, date or name differs


@dataclass(frozen=True, slots=True)
class Version:
    """One article's version of a statement: the quotation by id, and how it differs from the earliest.

    `evidence` are the words that differ, of the earliest and of this one.
    """

    quotation: str
    kinds: tuple[VersionKind, ...]
    because: str
    evidence: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance over articles and languages; `versions` in order of time, the earliest first.

    `tie` where no time tells which version was the earliest: the first is then first by id.
    """

    id: str
    versions: tuple[Version, ...]
    tie: bool
    because: str


@dataclass(frozen=True, slots=True)
class FormulaUse:
    """One use of a recurring formula: where, and by whom where it stands in a quotation."""

    passage: Passage
    quotation: str | None = None


@dataclass(frozen=True, slots=True)
class Formula:
    """A set phrase that several speakers or outlets use in quotation marks or not ("Cold War mentality").

    `uses` in order of time; `since` is the article that used it first, None where no time tells.
    """

    id: str
    label: str
    uses: tuple[FormulaUse, ...]
    since: str | None
    because: str


@dataclass(frozen=True, slots=True)
class PersonName:
    """One spelling of a person's name, with the passage where it stands first."""

    name: str
    language: str | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Person:
    """One speaker across the pile: his names, his quotations, and who may be the same.

    `undecided` are ids of persons who may be this one and are not merged, with the reason in `because`.
    """

    id: str
    name: str
    names: tuple[PersonName, ...]
    quotations: tuple[str, ...]
    undecided: tuple[str, ...] = ()
    because: str = ""


class ChainEnd(StrEnum):
    """Where a chain of credit and quotation ends."""

    ON_RECORD = "on record"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    DEAD_END = "dead end"  # an outlet that is not in the pile
    CIRCLE = "circle"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain: an article of the pile, or an outlet, person or document that one names.

    `passage` is what leads to the next step: the credit or the quotation; None at the last step where
    nothing leads on.
    """

    article: str | None
    outlet: str | None
    name: str | None
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Chain:
    """From whom an article has what somebody is quoted as saying, step by step to the end that is known.

    `quotations` are the ids of the article's quotations that came this way.
    """

    article: str
    steps: tuple[Step, ...]
    end: ChainEnd
    because: str = ""
    quotations: tuple[str, ...] = ()
