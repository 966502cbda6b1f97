"""The words of the field as values: articles, passages, and what is found out about them.

Field names and their order are those of the records users read (docs/records.md),
so that a value and its JSON line cannot drift apart. Standard library only; times
are in `firsthand.when`, outlets in `firsthand.outlet`, quotations in `firsthand.speech`, claims in
`firsthand.claim`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from firsthand.claim import Change as Change
from firsthand.claim import ChangeKind as ChangeKind
from firsthand.claim import Claim as Claim
from firsthand.claim import Differs as Differs
from firsthand.claim import Hedge as Hedge
from firsthand.claim import Label as Label
from firsthand.claim import Mention as Mention
from firsthand.claim import Modality as Modality
from firsthand.claim import PlanStep as PlanStep
from firsthand.claim import Polarity as Polarity
from firsthand.claim import TimelineEntry as TimelineEntry
from firsthand.claim import Track as Track
from firsthand.claim import TrackStep as TrackStep
from firsthand.claim import Value as Value
from firsthand.claim import ValueKind as ValueKind
from firsthand.claim import Wording as Wording
from firsthand.origin import Answer as Answer
from firsthand.origin import OriginGroup as OriginGroup
from firsthand.origin import Origins as Origins
from firsthand.origin import Reason as Reason
from firsthand.origin import Root as Root
from firsthand.origin import RootKind as RootKind
from firsthand.outlet import Affiliation as Affiliation
from firsthand.outlet import Outlet as Outlet
from firsthand.outlet import OutletKind as OutletKind
from firsthand.outlet import OutletRef as OutletRef
from firsthand.passage import Passage as Passage
from firsthand.speech import Chain as Chain
from firsthand.speech import ChainEnd as ChainEnd
from firsthand.speech import Formula as Formula
from firsthand.speech import FormulaUse as FormulaUse
from firsthand.speech import Person as Person
from firsthand.speech import PersonName as PersonName
from firsthand.speech import Quotation as Quotation
from firsthand.speech import QuotationKind as QuotationKind
from firsthand.speech import SpeakerKind as SpeakerKind
from firsthand.speech import Statement as Statement
from firsthand.speech import Step as Step
from firsthand.speech import Version as Version
from firsthand.speech import VersionKind as VersionKind
from firsthand.when import When


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article was read: path relative to the argument, and line for formats of many records.

    `decoding` says how the bytes became text where that needed a decision, else None.
    """

    path: str
    line: int | None = None
    decoding: str | None = None


class NoiseKind(StrEnum):
    """What a passage is that belongs to the page and not to the report."""

    TITLE_COPY = "title-copy"
    NAVIGATION = "navigation"
    RELATED = "related"
    ADVERT = "advert"
    COMMENTS = "comments"
    SHARE = "share"
    CREDIT = "credit"
    CAPTION = "caption"
    DATE = "date"
    TAG = "tag"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class Noise:
    """Characters `start` to `end` of an article's text that are not the report."""

    start: int
    end: int
    kind: NoiseKind


@dataclass(frozen=True, slots=True, order=True)
class Foreign:
    """Characters `start` to `end` of an article's text that are in another language than the article."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class Article:
    """One report as published. `text` is the original: every offset anywhere is into it."""

    id: str
    source: Source
    url: str | None
    outlet: OutletRef | None
    title: str | None
    published: When
    retrieved: str | None
    language: str | None
    text: str
    noise: tuple[Noise, ...]
    digest: str
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    authors: tuple[str, ...] = ()
    foreign: tuple[Foreign, ...] = ()

    def passage(self, start: int, end: int) -> Passage:
        """The passage from `start` to `end`; raises ValueError where that is no slice of the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(
                f"article {self.id!r} has no passage {start} to {end}: its text is {len(self.text)} long"
            )
        return Passage(self.id, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class NotRead:
    """Something in the pile that could not be read, and what the user can do about it."""

    path: str
    line: int | None
    why: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Body:
    """The report proper: an article and its sentences as (start, end), in order, noise left out."""

    article: Article
    sentences: tuple[tuple[int, int], ...]


class ReuseKind(StrEnum):
    COPIED = "copied"
    EDITED = "edited"
    TRANSLATED = "translated"


class Extent(StrEnum):
    """How much of the report a reuse carries: the report itself, shared words, or a stock paragraph."""

    REPORT = "report"
    QUOTATION = "quotation"
    BACKGROUND = "background"


class ConflictKind(StrEnum):
    NEGATION = "negation"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where two aligned passages say different things: the smallest differing words, or the sentences."""

    kind: ConflictKind
    left: Passage
    right: Passage


@dataclass(frozen=True, slots=True)
class Reuse:
    """Two passages with the same underlying text; `left.article < right.article`.

    `group` is set where many articles carry nearly the same text and are compared with
    the first of them alone: it is that first article's id. `sentences` are the sentences of
    a translated run that answer to each other: start and end in the left text, start and end
    in the right one.
    """

    left: Passage
    right: Passage
    kind: ReuseKind
    extent: Extent
    score: float
    because: str
    conflicts: tuple[Conflict, ...] = ()
    group: str | None = None
    sentences: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PairReuse:
    """The report-level reuse between two articles, summed up; shares are of each report's characters."""

    left: str
    right: str
    kind: ReuseKind
    share_left: float
    share_right: float
    score: float
    passages: int


class Role(StrEnum):
    """What an article says it has from the one it names."""

    REPORTED_BY = "reported-by"
    SAID_TO = "said-to"
    AGENCY = "agency"
    TRANSLATED_FROM = "translated-from"
    REPUBLISHED_FROM = "republished-from"
    DOCUMENT = "document"
    PERSON = "person"


class Scope(StrEnum):
    """What a credit covers: the report as a whole, or one statement in passing."""

    REPORT = "report"
    PASSING = "passing"


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage in which an article names where it has something from.

    `named` is the name as written; `outlet` the id it resolves to, None where none or several fit.
    """

    passage: Passage
    named: str
    outlet: str | None
    role: Role
    cue: Passage | None
    scope: Scope


@dataclass(frozen=True, slots=True)
class Story:
    """Articles reporting one event, by id; `previous` are earlier stories this one follows."""

    id: str
    articles: tuple[str, ...]
    label: str
    because: str
    previous: tuple[str, ...] = ()


class Basis(StrEnum):
    """What gives a reuse its direction."""

    CREDIT = "credit"
    CLOCK = "clock"
    DIRECTION = "direction"
    DECISION = "decision"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Derivation:
    """The verdict on a reuse: which article took from which. `taken_from` is None where undecided."""

    taken_by: str
    taken_from: str | None
    reuse: PairReuse
    basis: Basis
    because: str
    evidence: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class First:
    """Who had the story first in the pile; several articles where their times do not exclude each other."""

    articles: tuple[str, ...]
    tie: bool
    because: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """Who took from whom in one story, what independent origins remain, and who was first in the pile."""

    story: str
    derivations: tuple[Derivation, ...]
    origins: Origins
    first: First


@dataclass(frozen=True, slots=True)
class Decision:
    """A user's judgement: this article is, or is not, taken from that one."""

    taken_by: str
    taken_from: str
    taken: bool
    by: str | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True)
class SiteTag:
    """A line of a site's own that stands in several reports: they came from one site, whatever its name."""

    tag: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything found out about a pile, in the order of `dossier.json`.

    A list for something this version does not find out yet is empty. `outlets` are the facts
    about every outlet that the pile's articles or citations refer to.
    """

    firsthand: str
    encoder: str | None
    articles: tuple[Article, ...]
    stories: tuple[Story, ...]
    lineage: tuple[Lineage, ...]
    reuse: tuple[Reuse, ...]
    citations: tuple[Citation, ...]
    quotations: tuple[Quotation, ...] = ()
    claims: tuple[Claim, ...] = ()
    changes: tuple[Change, ...] = ()
    wording: tuple[Wording, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    site_tags: tuple[SiteTag, ...] = ()
    statements: tuple[Statement, ...] = ()
    formulas: tuple[Formula, ...] = ()
    persons: tuple[Person, ...] = ()
    chains: tuple[Chain, ...] = ()
    tracks: tuple[Track, ...] = ()


class PileError(Exception):
    """The call is wrong: the message names the value and what to do."""
