"""Sentences that go on with somebody's words without saying so again: the mood of the verb tells.

German puts what another said into subjunctive I: "Die Brücke sei sicher. Man habe sie geprüft." A sentence
in that mood with no verb of saying belongs to the speaker before it.
"""

from firsthand.model import QuotationKind
from firsthand.quotations.found import Found
from firsthand.quotations.grammar import Tag
from firsthand.quotations.reading import QUOTED, Reading

SUBJUNCTIVE, HEARSAY, SUBORDINATES = int(Tag.SUBJUNCTIVE), int(Tag.HEARSAY), int(Tag.SUBORDINATES)
# Forms that also say what would be, not only what was said.
_MAY_BE_UNREAL = frozenset(
    {"wäre", "hätte", "würde", "wären", "hätten", "würden", "könnten", "müssten", "dürften"}
)
_OWN = frozenset({"ich", "wir"})
_UNREAL = frozenset({"wenn", "falls", "hätte", "wünschte"})


def carries_on(reading: Reading, after_a_quotation: bool) -> Found | None:
    """The sentence as somebody's words, where its mood says so."""
    words = reading.words
    sure = possible = hearsay = False
    for at, word in enumerate(words[: reading.end]):
        if word.low in _OWN:
            return None
        if word.tags & SUBJUNCTIVE:
            if _noun_or_adjective(reading, at):
                continue
            if word.low in _MAY_BE_UNREAL:
                possible = True
            else:
                sure = True
        elif word.tags & HEARSAY:
            hearsay = True
    if not sure and not (after_a_quotation and (possible and not _unreal(reading))):
        return None
    del hearsay
    kind = QuotationKind.INDIRECT
    if any(word.tags & QUOTED for word in words):
        kind = QuotationKind.MIXED
    last = words[-1]
    return Found((words[0].start, last.end), kind, carried=True)


def _noun_or_adjective(reading: Reading, at: int) -> bool:
    """Whether a form stands before a noun it belongs to: "eine solle" never, "der alte" not listed."""
    return at > 0 and bool(reading.words[at].start and reading.words[at].low[0].isupper())


def _unreal(reading: Reading) -> bool:
    return any(word.low in _UNREAL for word in reading.words)
