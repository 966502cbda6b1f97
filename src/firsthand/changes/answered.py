"""Whether the clause that a "no" stands in has its answer in the other sentence, but for the no.

A translator who loses a "not" translates all around it. Where what is denied has nothing like it on the other
side, the no is said there in other words ("they have no parents", "ils sont orphelins").
"""

import re
from itertools import pairwise

from firsthand.encode import UNIT_LENGTH, Encoder
from firsthand.encode.strength import expected
from firsthand.model import Passage

# How alike a sentence and its translation are at least, as a part of what is measured of two languages. (Of
# 237 translations in which the guards falsely saw a "no" lost .24 are less, of 829 that lost one .1.)
ALIKE = 0.7
# How alike the clause and the sentence are together, the clause counted twice. (Of 2,458 translations that
# lost a "no" .08 are less, of 185 that lost none .38.)
CLAUSE_ALIKE = 1.72
UNMEASURED = 0.5
LONGEST = 1_000
# Clauses of a sentence that are compared.
MOST_CLAUSES = 24
SHORTEST = 3
_CUT = re.compile(r"[,;:،؛、，：；–—()«»“”„\"]|\s-\s")


def alike(one: str, other: str, language: str | None, other_language: str | None, encoder: Encoder) -> bool:
    """Whether two sentences say as much of the same as a sentence and its translation do."""
    left, right = encoder.encode([one[:LONGEST], other[:LONGEST]]).astype(int)
    cosine = round(int(left @ right) / UNIT_LENGTH**2, 6)
    return cosine >= ALIKE * (expected(language, other_language) or UNMEASURED)


def answered(
    denied: Passage,
    words: Passage,
    other: Passage,
    language: str | None,
    other_language: str | None,
    encoder: Encoder,
) -> bool:
    """Whether the other sentence has all that is denied by `words` of one."""
    text, said = denied.text[:LONGEST], other.text[:LONGEST]
    start, end = words.start - denied.start, words.end - denied.start
    if start >= len(text) or not said.strip():
        return False
    first, last = next(
        ((first, last) for first, last in _clauses(text) if first <= start < last), (0, len(text))
    )
    bare = f"{text[first:start]} {text[min(end, last) : last]}"
    clauses = _clauses(said)[:MOST_CLAUSES]
    parts = [said[first:last] for first, last in clauses]
    parts += [said[one[0] : two[1]] for one, two in pairwise(clauses)]
    vectors = encoder.encode([text, bare, said, *parts]).astype(int)
    whole = int(vectors[0] @ vectors[2])
    clause = int((vectors[2:] @ vectors[1]).max())
    alike_ = round((2 * clause + whole) / UNIT_LENGTH**2, 6)
    return alike_ >= CLAUSE_ALIKE * (expected(language, other_language) or UNMEASURED)


def _clauses(text: str) -> list[tuple[int, int]]:
    bounds = [0, *(match.end() for match in _CUT.finditer(text)), len(text)]
    return [(first, last) for first, last in pairwise(bounds) if last - first >= SHORTEST] or [(0, len(text))]
