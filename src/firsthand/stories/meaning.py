"""What articles mean, as vectors of the sentence encoder: compared between languages.

An article is the sum of its sentences' vectors, scaled to one length, less what the articles of its
language have in common: small integers, so that sums of articles are exact on every machine. The likeness
of two is their cosine less what unrelated articles reach, times how well the encoder knows the language
of each (a measured rate): in a weak language both likeness and its absence say less. All of it is linear,
so the products of all pairs of two groups are products of sums. Measurements are B-cubed F1 on the tuned
halves of the mixed pile, whole articles and pieces of five sentences; without any meaning they are .969 and
.898. Those of WEIGHT are with an early state of the encoder that ships, the others with one that had
learned nine languages.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.encode import UNIT_LENGTH, Vectors
from firsthand.encode.reports import Said
from firsthand.encode.static import scaled
from firsthand.encode.strength import measurements, strength

# News says early what it is about.
MOST_SENTENCES = 24
# The title and the first sentences count so often.
LEAD_SENTENCES = 3
LEAD = 2
# How much of what a language's articles have in common is taken out of each: half .974 and .926, .7 .976
# and .932, .9 .981 and .934, all .981 and .934. Something is left, for one story may be most of a pile.
REMOVED = 0.9
# So many articles of a language without anything in common are assumed: 3 .981 and .936, 30 .979 and .931.
PRIOR_ARTICLES = 10
# While little is known of that, meaning counts so much less. 0 and 1 differ by less than .002 in a large
# pile; in a small one unrelated articles are as alike as reports of one event are in a large one.
LEAST_KNOWN = 0.3
# What is in common is kept in sixteenths.
FINE = 16
# The cosine that unrelated articles of two languages hardly reach, and how much likeness of meaning counts
# beside that of words and signs. Mixed articles, pieces, translated: .2 and 1.4 .982 .976 .985, .3 and 1.4
# .985 .973 .989, .3 and 1 .986 .962 .989.
UNRELATED = 0.3
WEIGHT = 1.4
# Meaning ties a language to a story from this likeness on: a cosine of .37, a quarter more than unrelated
# articles reach.
LEAST_TIED = 0.1
# How well an encoder of the user's own, which nobody measured, is taken to find translations in any language.
UNMEASURED = 0.9
# Strengths are whole hundredths.
WHOLE = 100

Ints = NDArray[np.int64]
# What the articles of a language have in common, in sixteenths, and how well it is known, 0 to 1.
Common = Mapping[str, tuple[Ints, float]]


def rate(language: str, ours: bool) -> float:
    """How often an encoder finds the translation of ten sentences; 0 where ours was not taught a language."""
    if not ours:
        return UNMEASURED
    measured = measurements().get(language)
    return measured.ten if measured else 0.0


def rate_of_sentences(language: str, ours: bool) -> float:
    """The same of single sentences: lower, and what a reader is told."""
    return strength(language) if ours else UNMEASURED


def vector(said: Said) -> Vectors:
    """The vector of an article, of length 127; zeros where it says nothing."""
    rows = np.concatenate([said.title, said.sentences[:MOST_SENTENCES]]).astype(np.int64)
    total = rows.sum(axis=0) + (LEAD - 1) * rows[:LEAD_SENTENCES].sum(axis=0)
    found: Vectors = scaled(total[None])[0]
    return found


def common(vectors: Iterable[tuple[str, Vectors]]) -> Common:
    """What the articles of each language have in common: how the language is written, what its news is of."""
    total: dict[str, Ints] = {}
    count: dict[str, int] = {}
    for language, one in vectors:
        if one.any():
            total[language] = total[language] + one if language in total else one.astype(np.int64)
            count[language] = count.get(language, 0) + 1
    found = {}
    for language, held in total.items():
        assumed = count[language] + PRIOR_ARTICLES
        shared = np.rint(held * (FINE * REMOVED) / assumed).astype(np.int64)
        found[language] = shared, count[language] / assumed
    return found


@dataclass(slots=True)
class Meaning:
    """What one or more articles mean: the sums of their vectors times strength, and in the last place of
    the strengths, for each language and for all."""

    by_language: dict[str, Ints]
    total: Ints

    def copy(self) -> "Meaning":
        return Meaning(dict(self.by_language), self.total)

    def absorb(self, other: "Meaning") -> None:
        for language, held in other.by_language.items():
            mine = self.by_language.get(language)
            self.by_language[language] = held if mine is None else mine + held
        self.total = self.total + other.total


def meaning(vector: Vectors, language: str, shared: Common, known: float) -> Meaning:
    """The meaning of one article; `known` is the rate of its language."""
    # An article that says nothing has the dimensions of those that do.
    dimensions = len(next(iter(shared.values()))[0]) if shared else 1
    held = np.zeros(dimensions + 1, np.int64)
    if language in shared and vector.any():
        in_common, certain = shared[language]
        strength = round(WHOLE * known * (LEAST_KNOWN + (1.0 - LEAST_KNOWN) * certain))
        held[:-1] = scaled((FINE * vector.astype(np.int64) - in_common)[None])[0]
        held[-1] = 1
        held *= strength
    return Meaning({language: held}, held)


def mean(parts: Sequence[Meaning]) -> Meaning:
    """The meaning of several articles that count as one."""
    if len(parts) == 1:
        return parts[0]
    total = parts[0].copy()
    for part in parts[1:]:
        total.absorb(part)
    by_language = {of: np.rint(held / len(parts)).astype(np.int64) for of, held in total.by_language.items()}
    return Meaning(by_language, np.sum(list(by_language.values()), axis=0))


@dataclass(frozen=True, slots=True)
class Likeness:
    """Over the pairs of two groups that are of two languages: sums of their likeness, and of how far it
    is known."""

    alike: float = 0.0
    known: float = 0.0


NONE = Likeness()


def between(left: Meaning, right: Meaning) -> Likeness:
    """What the pairs of two groups share in meaning, where they are of two languages."""
    shared = left.by_language.keys() & right.by_language.keys()
    if len(left.by_language) == len(right.by_language) == len(shared) == 1:
        return NONE
    alike, known = _product(left.total, right.total)
    for language in shared:
        theirs, theirs_known = _product(left.by_language[language], right.by_language[language])
        alike, known = alike - theirs, known - theirs_known
    if not known:
        return NONE
    cosines = alike / (UNIT_LENGTH * UNIT_LENGTH)
    return Likeness(WEIGHT * (cosines - UNRELATED * known) / (WHOLE * WHOLE), known / (WHOLE * WHOLE))


def _product(left: Ints, right: Ints) -> tuple[int, int]:
    # Exact: no more than the product of the lengths, which are 12,700 an article.
    return int(left[:-1] @ right[:-1]), int(left[-1]) * int(right[-1])


def tied(parts: Sequence[Meaning]) -> list[str]:
    """The languages of a story that meaning ties to its others, by code; empty or two and more."""
    if len({language for part in parts for language in part.by_language}) < 2:
        return []
    whole = parts[0].copy()
    for part in parts[1:]:
        whole.absorb(part)
    found = []
    for language, held in sorted(whole.by_language.items()):
        likeness = between(Meaning({language: held}, held), whole)
        if likeness.alike > LEAST_TIED * likeness.known:
            found.append(language)
    return found if len(found) > 1 else []
