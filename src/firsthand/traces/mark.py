"""What a trace is: a mark of another language in a report, and where the other report shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from firsthand.traces.report import Report, Span


class Kind(StrEnum):
    """What a translation kept of the language it was made from."""

    WORDS = "words"
    WORD = "word"
    NOUN = "noun"
    LETTERS = "letters"
    QUOTES = "quotes"
    STOPS = "stops"
    NUMBER = "number"
    DATE = "date"
    UNIT = "unit"
    NAME = "name"
    CALQUE = "calque"
    DAY = "day"


# These decide alone. Of the others it takes two habits, one of them of the source's language alone, or a
# clock that agrees: what two languages share would also stand in two translations from a third.
STRONG = frozenset({Kind.WORDS, Kind.LETTERS})


@dataclass(frozen=True, slots=True, order=True)
class Trace:
    """Characters `start` to `end` of one report that show it to be translated from the other's language.

    `there` is the passage of the other report that says so too; `habit` is the same for traces that
    one habit explains, so that ten decimal commas are no more than one. `own` where no other language
    that we know of would have left it.
    """

    start: int
    end: int
    kind: Kind
    there: Span
    habit: str
    own: bool
    because: str


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A trace if the other report has its counterpart: `find` answers where."""

    kind: Kind
    span: Span
    habit: str
    own: bool
    because: str
    find: Callable[[Report], Span | None]
