"""Independent origins: what remains when copies, translations, wire reprints and common owners are collapsed.

Field names and their order are those of the records users read (docs/records.md).
"""

from dataclasses import dataclass
from enum import StrEnum

from firsthand.passage import Passage


class Answer(StrEnum):
    """How certain a count of origins is."""

    EXACTLY = "exactly"
    AT_LEAST = "at least"
    NOT_ESTABLISHED = "not established"


class RootKind(StrEnum):
    ARTICLE = "article"
    OUTLET = "outlet"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Root:
    """Where a group of articles comes from, as far as the pile shows it."""

    kind: RootKind
    id: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with the passages that show it."""

    because: str
    evidence: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Articles that collapse into one origin, why each was merged, and the passages that show it.

    `reasons` are the sentences of `because`, each with its own evidence; the last is that of the root.
    """

    articles: tuple[str, ...]
    root: Root
    established: bool
    because: tuple[str, ...]
    evidence: tuple[Passage, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    answer: Answer
    count: int | None
    groups: tuple[OriginGroup, ...]
    because: str
