"""What is claimed, what changed, and how outlets word it: claims, changes, plans, times and labels.

Field names and their order are those of the records users read (docs/records.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from firsthand.origin import Origins
from firsthand.passage import Passage
from firsthand.when import When


class Polarity(StrEnum):
    AFFIRMED = "affirmed"
    DENIED = "denied"


class Modality(StrEnum):
    """How firmly a thing is told: as a fact, as somebody's words, as a plan, or as what may be."""

    STATED = "stated"
    REPORTED = "reported"
    PLANNED = "planned"
    POSSIBLE = "possible"


class ValueKind(StrEnum):
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    PLACE = "place"
    NAME = "name"


class Hedge(StrEnum):
    """How a number is bounded where it is told."""

    EXACT = ""
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Value:
    """A number, date, place or name in a mention.

    `value` is a number without marks ("62000000", "16", a range as "12..16"), a date as ISO 8601 as precise
    as it is told ("2031-05-03", "2031-05", "2031"), or the name as written. `unit` is what is counted, as
    written, in the singular where known ("EUR", "person"), None without one.
    """

    kind: ValueKind
    value: str
    unit: str | None
    passage: Passage
    hedge: Hedge = Hedge.EXACT


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an article makes a claim. `quotation` is the id of whose words it is, if anybody's."""

    passage: Passage
    polarity: Polarity
    modality: Modality
    values: tuple[Value, ...]
    quotation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Statements of one story that say the same of the same thing.

    `about` is the plainest wording, the text of one of the mentions; `mentions` are in order of time.
    `origins` are the independent origins in this pile of the articles that make it. `left_out` are the
    articles of the story that do not.
    """

    record: str = "claim"
    id: str
    about: str
    mentions: tuple[Mention, ...]
    origins: Origins
    story: str
    left_out: tuple[str, ...] = ()
    because: str = ""


class ChangeKind(StrEnum):
    """An update over time, a contradiction at one time, a distortion by copying or translating."""

    UPDATE = "update"
    CONTRADICTION = "contradiction"
    DISTORTION = "distortion"


class Differs(StrEnum):
    """What two mentions tell differently."""

    NEGATION = "negation"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    PLACE = "place"
    ATTRIBUTION = "attribution"
    MODALITY = "modality"
    STEP = "step"  # how far a plan has come


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Two passages that tell one thing differently.

    Of an update `earlier` is surely the earlier; of the others it is the earlier where times tell, else the
    first by article and place. `evidence` are the smallest words that differ, of each.
    """

    record: str = "change"
    kind: ChangeKind
    claim: str | None
    earlier: Passage
    later: Passage
    because: str
    differs: Differs
    evidence: tuple[Passage, ...] = ()
    story: str | None = None


class PlanStep(StrEnum):
    """How far a plan has come."""

    PLANNED = "planned"
    IN_TALKS = "in talks"
    CONFIRMED = "confirmed"
    OPPOSED = "opposed"
    POSTPONED = "postponed"
    DROPPED = "dropped"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class TrackStep:
    """One step of a plan as one article tells it, in `words`; `when` it was told or, where said, taken."""

    step: PlanStep
    passage: Passage
    words: Passage
    when: When
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """What became of one plan of a story: its steps in order of time, and who stopped at an earlier one.

    `about` names the plan in the words of one article (`named`). `last` is the latest step where times tell,
    None where they do not. `stopped` are the articles whose last step is an earlier one than `last`.
    """

    record: str = "track"
    id: str
    story: str
    about: str
    named: Passage
    steps: tuple[TrackStep, ...]
    last: PlanStep | None
    stopped: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that a report places in time; `passage` is the clause, `words` the expression of time."""

    when: When
    passage: Passage
    story: str
    words: Passage | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """What outlets call a thing: how often each does, and why it is marked as loaded, if it is."""

    label: str
    language: str
    outlets: Mapping[str, int]
    loaded: bool
    because: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The labels that outlets use for one person, state, body or event."""

    referent: str
    labels: tuple[Label, ...]
    story: str | None = None
    because: str = ""
