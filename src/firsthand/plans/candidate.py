"""A step of a plan as one report tells it, before it is known which reports tell of the same plan."""

from dataclasses import dataclass

from firsthand.model import PlanStep

Span = tuple[int, int]
# Languages in which a place stands before the thing in it.
MODIFIERS_BEFORE = frozenset({"zh", "ja", "ko", "tr", "hu"})
# Of these there are many in one story; a place alone does not tell one from another.
COMMON = frozenset(
    "agreement alliance ban centre currency exercise fee fund housing jobs law market merger missiles mission"
    " reform referendum sanctions subsidy summit tax troops visa zone".split()
)
# What is made by talks.
NEGOTIATED = frozenset({"agreement", "merger"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One step of one plan in one report; every span is of the article's text.

    `thing` is what is planned by what it means ("office"), `aim` whether it is to start, to end, or "".
    `where` are the places and names behind the thing, `around` those before it. `firm` where the sentence
    speaks of a plan, and not of the thing alone; `telling`
    where the phrase says which thing it is, with the words `which`.
    """

    article: str
    language: str
    step: PlanStep
    thing: str
    aim: str
    where: frozenset[str]
    around: frozenset[str]
    phrase: Span
    clause: Span
    words: Span
    firm: bool
    telling: bool
    which: str
    because: str
