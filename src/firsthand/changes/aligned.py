"""Sentences that answer to each other in a report and its copy or translation.

A translated run names them itself. In a copy most sentences are the same to the letter: between two of these
what is left is laid side by side in order.
"""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from firsthand.changes.places import Places
from firsthand.model import Passage, Reuse, ReuseKind

Pair = tuple[Passage, Passage]
# Sentences of one run beyond these are not laid side by side; between two that are the same, fewer.
MOST_SENTENCES = 2_000
MOST_BETWEEN = 12
# Two sentences are versions of one where this much of them is the same, in order (0 to 100).
VERSIONS = 60
# Letters of a sentence, and of a run, that are compared.
LONGEST = 600
LONGEST_RUN = 4_000
# So much of a run is the same, in order, where it was copied (0 to 100), whatever its sentences.
CARRIED = 92


def aligned(run: Reuse, places: Places) -> Iterator[Pair]:
    """The pairs of sentences of a run that are not the same to the letter, in order."""
    if run.sentences:
        left, right = (places.articles[side.article] for side in (run.left, run.right))
        for start, end, start_too, end_too in run.sentences:
            yield left.passage(start, end), right.passage(start_too, end_too)
        return
    if run.left.text == run.right.text:
        return
    ours = places.within(run.left)[:MOST_SENTENCES]
    theirs = places.within(run.right)[:MOST_SENTENCES]
    at = at_too = 0
    for stop, stop_too in _same(ours, theirs):
        yield from _between(ours[at:stop], theirs[at_too:stop_too])
        at, at_too = stop + 1, stop_too + 1
    yield from _between(ours[at:], theirs[at_too:])


def is_carried(run: Reuse, places: Places) -> bool:
    """Whether most of a run is the same to the letter: so is a copy, and no two translations of a third."""
    if run.kind is ReuseKind.TRANSLATED:
        return False
    if fuzz.ratio(run.left.text[:LONGEST_RUN], run.right.text[:LONGEST_RUN]) >= CARRIED:
        return True
    ours, theirs = (
        {sentence.text for sentence in places.within(side)[:MOST_SENTENCES]} for side in (run.left, run.right)
    )
    fewer = min(sum(map(len, ours)), sum(map(len, theirs)))
    return 2 * sum(map(len, ours & theirs)) >= fewer


def _same(ours: Sequence[Passage], theirs: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Sentences that are the same and stand once on either side, as long as they are in one order."""
    where: dict[str, list[int]] = {}
    for at, sentence in enumerate(theirs):
        where.setdefault(sentence.text, []).append(at)
    once: dict[str, int] = {}
    for sentence in ours:
        once[sentence.text] = once.get(sentence.text, 0) + 1
    last = -1
    for at, sentence in enumerate(ours):
        found = where.get(sentence.text, ())
        if len(found) == 1 and once[sentence.text] == 1 and found[0] > last:
            last = found[0]
            yield at, last


def _between(ours: Sequence[Passage], theirs: Sequence[Passage]) -> Iterator[Pair]:
    if not ours or not theirs or len(ours) > MOST_BETWEEN or len(theirs) > MOST_BETWEEN:
        return
    free = 0
    for sentence in ours:
        scored = [
            (round(fuzz.ratio(sentence.text[:LONGEST], theirs[at].text[:LONGEST]), 3), -at)
            for at in range(free, len(theirs))
        ]
        score, at = max(scored, default=(0.0, 0))
        if score >= VERSIONS:
            free = 1 - at
            yield sentence, theirs[-at]
