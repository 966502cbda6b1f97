"""Whether two wordings are one utterance, and how they differ: a pure function of the two.

Words in quotation marks are the words that were said, so two of them are one utterance only where they
align; what a reporter put in other words may be worded freely. Another speaker has to have the very words,
and telling ones: that two people say the same in their own words is agreement, not a quotation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from firsthand.encode import UNIT_LENGTH
from firsthand.encode.strength import expected
from firsthand.model import Conflict, Passage
from firsthand.statements.changes import certain
from firsthand.statements.grades import Stronger, stronger
from firsthand.statements.speakers import Whose, whose
from firsthand.statements.tongues import listed
from firsthand.statements.units import Unit

# Taken for languages that nobody measured: how alike a sentence and its translation are.
UNMEASURED = 0.5
FEW_SIGNS = frozenset({"ar", "fa", "ja", "ko", "th", "vi", "zh"})
# Words of a wording that are compared in order: a text without a full stop has far more.
MOST_WORDS = 1_000
# Words a shared utterance has at least, and what they say together (halvings of their frequency): "No
# comment" says 10 in two words.
LEAST_WORDS = 4
LEAST_SAID = 8
# The same words of another speaker: "All options are on the table" says 17, "Our thoughts are with the
# families of the victims" 23.
LEAST_SAID_BY_TWO = 36
# ... the very same words and no others; and in reports that share another statement.
LEAST_SAID_ALIKE = 28
LEAST_SAID_NEAR = 14
# The part of the shorter's words that stand in the longer, in order.
HELD = 0.9
# Where both sides have words of their own, what is shared says this much more than either's own, and...
ALIGNED = 0.75
OUTWEIGHS = 2.5
# Reported in other words: how alike (cosine), and the part of telling words that are shared.
REWORDED = 0.7
REWORDED_SHARED = 0.4
REWORDED_DIRECT = 0.85
REWORDED_DIRECT_SHARED = 0.6
# In two languages, as a part of how alike a sentence and its translation are: of one speaker, in quotation
# marks on both sides or in languages of few signs, of a clause, of speakers that nothing tells apart, of two
# speakers. (Of 470 sentences of news and their French translations .83 are this alike, and .002 of 4,413
# with another sentence of the document; of 287 Japanese ones .75 and .013. Of clauses five times as many.)
TRANSLATED = 0.75
TRANSLATED_OTHERWISE = 0.78
TRANSLATED_PART = 0.85
TRANSLATED_OPEN = 0.85
TRANSLATED_BY_TWO = 1.0
# What a part has to exceed the whole by to be taken for it.
PART = 0.1
# A version is shorter where it has less than this of the other's words.
SHORTER = 0.8
# ... and where it is in other words, than this.
MUCH_SHORTER = 0.5
# ... or, all else being the same, where what it lacks says this much.
LEFT_OUT = 3
# Words shown of what one lacks.
MOST_TOLD = 8
MOST_SHOWN = 90


_SENTENCE_ENDS = re.compile(r"[.!?…]\s|[。！？\n]")

# What happens (equal, replace, insert, delete), and where it starts and stops on either side.
Step = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Alike:
    """What two wordings are to each other. `fuller` is 1 where the second has more, -1 where the first has.

    `differ` are spans of each text that the other lacks, in pairs.
    """

    same: bool
    speakers: Whose
    across: bool
    worded: bool  # in other words
    fuller: int
    conflicts: tuple[Conflict, ...]
    stronger: Stronger | None
    differ: tuple[tuple[Passage | None, Passage | None], ...]
    score: float
    because: str


NOT_ONE = Alike(False, Whose.OPEN, False, False, 0, (), None, (), 0.0, "")


def judge(one: Unit, other: Unit, near: bool = False) -> Alike:
    """The verdict on two wordings; `one` is the earlier as far as it matters which.

    `near` where their articles are known to tell of one matter: then two speakers have to share less.
    """
    if one.asks != other.asks:
        return NOT_ONE
    if one.language is not None and other.language is not None and one.language != other.language:
        return _across(one, other)
    if one.words != other.words and _shared(one, other) < LEAST_SAID:
        return NOT_ONE
    return _within(one, other, whose(one.speaker, other.speaker), near)


def telling(unit: Unit) -> bool:
    """Whether a wording says enough to be known again: "No comment" does not."""
    enough = len(unit.words) >= LEAST_WORDS or (
        len(unit.words) == LEAST_WORDS - 1 and len(unit.quotations) == 1
    )
    return enough and unit.weight >= LEAST_SAID


def cosine(one: Unit, other: Unit) -> float:
    return round(float(_products(one, other)[0, 0]), 6)


def _products(one: Unit, other: Unit) -> NDArray[np.float64]:
    # Exact: products of vectors of length 127 are integers below 2**24.
    products = one.vectors.astype(np.float32) @ other.vectors.astype(np.float32).T
    found: NDArray[np.float64] = products.astype(np.float64) / UNIT_LENGTH**2
    return found


def _within(one: Unit, other: Unit, speakers: Whose, near: bool) -> Alike:
    if max(len(one.words), len(other.words)) > MOST_WORDS:
        if one.words != other.words:
            return NOT_ONE
        steps: list[Step] = [("equal", 0, len(one.words), 0, len(other.words))]
    else:
        steps = list(LCSseq.opcodes(one.words, other.words).as_list())  # type: ignore[arg-type]
    equal = [(a, b, c, d) for tag, a, b, c, d in steps if tag == "equal"]
    same = sum(b - a for a, b, _, _ in equal)
    shared = sum(sum(one.weights[a:b]) for a, b, _, _ in equal)
    fewest, most = sorted((len(one.words), len(other.words)))
    fuller = 0 if fewest >= SHORTER * most else 1 if len(other.words) > len(one.words) else -1
    if speakers is Whose.TWO:
        whole = same >= 0.95 * most or (same == fewest and fewest >= LEAST_WORDS)
        alike = one.words == other.words and one.direct == other.direct and most >= LEAST_WORDS
        least = (LEAST_SAID_NEAR if near else LEAST_SAID_ALIKE) if alike else LEAST_SAID_BY_TWO
        if not (whole and shared >= least and _level(one, other)):
            return NOT_ONE
        return _told(
            one, other, speakers, steps, fuller, False, same / most, "the same words by another speaker"
        )
    if same == fewest == most and shared >= LEAST_SAID and most >= LEAST_WORDS:
        return _told(one, other, speakers, steps, 0, False, 1.0, "the same words")
    if fewest >= LEAST_WORDS and shared >= LEAST_SAID and same >= HELD * fewest and _run(equal) * 2 >= fewest:
        why = "nearly the same words"
        if fuller or _aligned(one, other, steps, shared):
            return _told(one, other, speakers, steps, fuller, False, same / fewest, why)
    enough = fewest >= LEAST_WORDS and same >= ALIGNED * fewest and shared >= LEAST_SAID
    if enough and _aligned(one, other, steps, shared):
        why = "mostly the same words, in the same order"
        return _told(one, other, speakers, steps, fuller, False, same / most, why)
    if speakers is not Whose.ONE or fewest < LEAST_WORDS:
        return NOT_ONE
    return _reworded(one, other, speakers, steps, fuller if fewest < MUCH_SHORTER * most else 0)


def of_one_sentence(one: Unit, other: Unit, fuller: Unit) -> bool:
    """Whether two wordings are parts of one sentence of a fuller version, word for word."""
    if len({one.language, other.language, fuller.language}) > 1:
        return False
    if whose(other.speaker, fuller.speaker) is not Whose.ONE:
        return False
    spans = []
    for part in (one, other):
        steps: list[Step] = list(LCSseq.opcodes(part.words, fuller.words).as_list())  # type: ignore[arg-type]
        equal = [(c, d) for tag, _, _, c, d in steps if tag == "equal"]
        if sum(d - c for c, d in equal) < HELD * len(part.words):
            return False
        spans.append((fuller.starts[equal[0][0]], fuller.ends[equal[-1][1] - 1]))
    (_, end), (start, _) = sorted(spans)
    return _SENTENCE_ENDS.search(fuller.text, end, max(start, end)) is None


def _level(one: Unit, other: Unit) -> bool:
    """Whether two speakers are quoted in one manner, or with the very same words."""
    return one.direct == other.direct or one.words == other.words


def _run(equal: list[tuple[int, int, int, int]]) -> int:
    return max((b - a for a, b, _, _ in equal), default=0)


def _aligned(one: Unit, other: Unit, steps: list[Step], shared: int) -> bool:
    """Whether the words that only one side has change one utterance, and make no other of it.

    They are outweighed by the shared ones; or each is a number, a day, a name, a negation or a word of
    strength, which the guards and the scales look at.
    """
    own = sum(sum(one.weights[a:b]) for tag, a, b, _, _ in steps if tag != "equal")
    own_other = sum(sum(other.weights[c:d]) for tag, _, _, c, d in steps if tag != "equal")
    if not own or not own_other:
        return True
    if shared >= OUTWEIGHS * max(own, own_other):
        return True
    if certain(one, other, (0, len(one.text)), (0, len(other.text)), 1.0):
        return True
    return stronger(one, other, (0, len(one.text)), (0, len(other.text))) is not None and shared >= max(
        own, own_other
    )


def _reworded(one: Unit, other: Unit, speakers: Whose, steps: list[Step], fuller: int) -> Alike:
    alike = cosine(one, other)
    stems, others = one.stems, other.stems
    shared = _shared(one, other)
    least = min(sum(stems.values()), sum(others.values()))
    both = one.direct and other.direct
    part = shared / least if least else 0.0
    if shared < LEAST_SAID or alike < (REWORDED_DIRECT if both else REWORDED):
        return NOT_ONE
    if part < (REWORDED_DIRECT_SHARED if both else REWORDED_SHARED):
        return NOT_ONE
    why = f"one speaker says the same in other words; {round(100 * part)}% of the telling words are shared"
    return _told(one, other, speakers, steps, fuller, True, alike * part, why)


def _shared(one: Unit, other: Unit) -> int:
    """What the telling words say that both have, each once."""
    return sum(weight for stem, weight in one.stems.items() if stem in other.stems)


def _across(one: Unit, other: Unit) -> Alike:
    if min(len(one.words), len(other.words)) < LEAST_WORDS - 1:
        return NOT_ONE
    translations = expected(one.language, other.language) or UNMEASURED
    products = _products(one, other)
    if products.max() < translations * TRANSLATED:
        return NOT_ONE
    speakers = whose(one.speaker, other.speaker)
    products = np.round(products / translations, 6)
    whole = float(products[0, 0])
    left_part, right_part = float(products[1:, 0].max(initial=-1.0)), float(products[0, 1:].max(initial=-1.0))
    part = max(left_part, right_part)
    shorter = min(one.weight, other.weight)
    fuller = 0
    if part >= whole + PART:
        fuller = 1 if right_part >= left_part else -1
    alike = part if fuller else whole
    if speakers is Whose.TWO:
        enough = one.direct and other.direct and whole >= TRANSLATED_BY_TWO and shorter >= LEAST_SAID_BY_TWO
    elif speakers is Whose.OPEN:
        enough = alike >= TRANSLATED_OPEN and shorter >= LEAST_SAID
    else:
        few = one.language in FEW_SIGNS or other.language in FEW_SIGNS
        otherwise = few or (one.direct and other.direct)
        enough = alike >= (TRANSLATED_PART if fuller else TRANSLATED_OTHERWISE if otherwise else TRANSLATED)
    if not enough:
        return NOT_ONE
    if fuller > 0:
        why = "more of it, in another language"
    else:
        why = "part of it, in another language" if fuller else "the same words in another language"
    why += f" ({listed((one.language, other.language))})"
    # What one says more than the other is left out of sight.
    span, other_span = (0, len(one.text)), (0, len(other.text))
    if fuller > 0:
        other_span = other.clauses[int(products[0, 1:].argmax())]
    elif fuller < 0:
        span = one.clauses[int(products[1:, 0].argmax())]
    return Alike(
        True,
        speakers,
        True,
        False,
        fuller,
        certain(one, other, span, other_span, alike if not fuller else 0.0),
        stronger(one, other, span, other_span),
        (),
        min(alike, 1.0) * 0.9,
        why,
    )


def _told(
    one: Unit,
    other: Unit,
    speakers: Whose,
    steps: list[Step],
    fuller: int,
    worded: bool,
    score: float,
    why: str,
) -> Alike:
    span, other_span = _answering(one, other, steps, fuller)
    changed = certain(one, other, span, other_span, 1.0)
    graded = stronger(one, other, span, other_span)
    differ = tuple(_differ(one, other, steps)) if not worded else ()
    if not (fuller or worded or changed or graded) and speakers is not Whose.TWO:
        fuller = _lacks(one, other, steps)
        worded = not fuller and _exchanged(one, other, steps)
    if fuller and not worded:
        told = _listed(differ, 0 if fuller < 0 else 1)
        more = f"{'shorter' if fuller < 0 else 'longer'} by: {told}" if told else ""
        why = f"{why}, {more}" if speakers is Whose.TWO and more else more or why
    return Alike(True, speakers, False, worded, fuller, changed, graded, differ, round(score, 6), why)


def _answering(
    one: Unit, other: Unit, steps: list[Step], fuller: int
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Which spans of the texts answer to each other: all of both, or what of the fuller the shorter has."""
    whole, whole_too = (0, len(one.text)), (0, len(other.text))
    equal = [(a, b, c, d) for tag, a, b, c, d in steps if tag == "equal"]
    if not fuller or not equal:
        return whole, whole_too
    (a, _, c, _), (_, b, _, d) = equal[0], equal[-1]
    # A word in front may be the "no" that the shorter lacks; what follows is another clause.
    if fuller > 0:
        return whole, _span(other, c - a - 1, d + len(one.words) - b)
    return _span(one, a - c - 1, b + len(other.words) - d), whole_too


def _span(unit: Unit, first: int, last: int) -> tuple[int, int]:
    first, last = max(first, 0), min(last, len(unit.words))
    return unit.starts[first], unit.ends[last - 1]


def _lacks(one: Unit, other: Unit, steps: list[Step]) -> int:
    """-1 where the second only lacks telling words of the first, 1 where it only has more, else 0."""
    tags = {tag for tag, *_ in steps} - {"equal"}
    if tags == {"delete"}:
        return (
            -1
            if sum(sum(one.weights[a:b]) for tag, a, b, _, _ in steps if tag == "delete") >= LEFT_OUT
            else 0
        )
    if tags == {"insert"}:
        return (
            1
            if sum(sum(other.weights[c:d]) for tag, _, _, c, d in steps if tag == "insert") >= LEFT_OUT
            else 0
        )
    return 0


def _exchanged(one: Unit, other: Unit, steps: list[Step]) -> bool:
    """Whether telling words of one stand where the other has telling words of its own."""
    mine = yours = 0
    for tag, a, b, c, d in [*steps, ("equal", 0, 0, 0, 0)]:
        if tag != "equal":
            mine, yours = mine + sum(one.weights[a:b]), yours + sum(other.weights[c:d])
            continue
        if min(mine, yours) >= LEFT_OUT:
            return True
        mine = yours = 0
    return False


def _listed(differ: tuple[tuple[Passage | None, Passage | None], ...], side: int) -> str:
    """The words that only one side has, at most MOST_TOLD of them."""
    said, room = [], MOST_TOLD
    for pair in differ:
        passage = pair[side]
        words = passage.text.split() if passage is not None else []
        if not words:
            continue
        if room <= 0:
            said.append("…")
            break
        shown = " ".join(words[:room])
        if len(shown) > MOST_SHOWN:
            shown = shown[:MOST_SHOWN].rstrip() + "…"
        said.append(f"“{shown}{' …' if len(words) > room else ''}”")
        room -= len(words)
    return ", ".join(said)


def _differ(one: Unit, other: Unit, steps: list[Step]) -> Iterator[tuple[Passage | None, Passage | None]]:
    for tag, a, b, c, d in steps:
        if tag != "equal":
            yield _words(one, a, b), _words(other, c, d)


def _words(unit: Unit, first: int, last: int) -> Passage | None:
    if first == last:
        return None
    return part_of(unit.passage, unit.starts[first], unit.ends[last - 1])


def part_of(passage: Passage, start: int, end: int) -> Passage:
    """Characters `start` to `end` of a passage."""
    return Passage(passage.article, passage.start + start, passage.start + end, passage.text[start:end])
