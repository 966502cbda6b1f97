"""Sentences that go on with somebody's words without saying so again: the mood of the verb tells.

German puts what another said into subjunctive I: "Die Brücke sei sicher. Man habe sie geprüft." A sentence
in that mood with no verb of saying belongs to the speaker before it. "Demnach" says the same by a word.
"""

from firsthand.model import QuotationKind
from firsthand.quotations.bits import CAPITAL, MARK, QUOTED, SUBJUNCTIVE
from firsthand.quotations.found import Found
from firsthand.quotations.reading import Reading

# Forms that also say what would be, not only what was said.
_MAY_BE_UNREAL = frozenset(
    {"wäre", "hätte", "würde", "wären", "hätten", "würden", "könnten", "müssten", "dürften", "gäbe", "gäben"}
)
_OWN = frozenset({"ich", "wir", "uns", "mir", "mich"})
_UNREAL = frozenset({"wenn", "falls", "sonst", "beinahe", "fast", "wünschte", "gern", "gerne", "andernfalls"})


def carries_on(reading: Reading, right_after: bool) -> Found | None:
    """The sentence as somebody's words, where its mood or a word such as "demnach" says so.

    `right_after` where the sentence before it was somebody's words too: a form that may also say what would
    be is then theirs.
    """
    words, follow = reading.words, reading.grammar.follows
    if not reading.any_tags & SUBJUNCTIVE and follow.isdisjoint(reading.lows):
        return None
    if reading.is_mark(len(words) - 1, "?") or not _OWN.isdisjoint(reading.lows):
        return None
    moods = [word.low for word in words[: reading.end] if word.tags & SUBJUNCTIVE and not word.tags & CAPITAL]
    sure = any(mood not in _MAY_BE_UNREAL for mood in moods)
    possible = bool(moods) and right_after and not any(word.low in _UNREAL for word in words)
    follows = next((at for at in range(reading.end) if reading.lows[at] in follow), None)
    if not sure and not possible and follows is None:
        return None
    kind = QuotationKind.MIXED if any(word.tags & QUOTED for word in words) else QuotationKind.INDIRECT
    if follows is None:
        return Found((words[0].start, words[-1].end), kind, carried=True)
    return _following(reading, follows, kind)


def _following(reading: Reading, at: int, kind: QuotationKind) -> Found | None:
    """The sentence but for the word that leans on the one before: "Demnach [ist sie sicher]."."""
    words = reading.words
    if reading.end - at < 3 or words[reading.end - 1].tags & MARK:
        return None
    cue = (words[at].start, words[at].end)
    after = (words[at + 1].start, words[reading.end - 1].end)
    if at == 0:
        return Found(after, kind, cue=cue, frame=cue, carried=True)
    before = (words[0].start, words[at - 1].end)
    return Found((before[0], after[1]), kind, cue=cue, frame=cue, parts=(before, after), carried=True)
