"""Inner products that say how much two articles share.

An article is a vector of four parts: its words, which count within its language; what survives
translation, which counts between any two articles; what its words mean one by one, and what its sentences
mean to the encoder, which both count between two languages. Each part has length one (less where there is
little evidence in it), so the product of two vectors is a sum of cosines, and the mean product of two
groups is the product of their sums: average linkage needs no pairs.

Weights are tf-idf: how rare a signal is comes from frozen counts of its language and from the pile, the
pile counting more as it grows (Dirichlet smoothing, Zhai and Lafferty 2004). Measurements below are
B-cubed F1 or the area under the curve of same-event pairs within a topic, on the tuned halves.
"""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from firsthand.encode import Vectors
from firsthand.encode.reports import Said
from firsthand.model import Body
from firsthand.names import Signal, SignalKind
from firsthand.names.rarity import UNLISTED
from firsthand.stories.meaning import Common, Meaning, common, mean, meaning, vector

# Frozen counts weigh as much as this many articles of the pile: five reports change them little, a
# thousand decide. 20 to 100 differ by less than .01.
PRIOR_ARTICLES = 50
# However many articles tell of it, a rare name keeps this much: a story may be a third of its pile.
LEAST_OF_FROZEN = 0.5
# A frozen count is of sentences; a report has about twenty.
SENTENCES_OF_A_REPORT = 20
# A sign in the title or the first sentences says what the report is about.
LEAD = 2.0
LEAD_OF_SIGNS = 1.5
# How often an article repeats a sign says little (area .886 without, .877 with the logarithm), a word more.
REPEATED_WORDS = 0.5
# Rare words decide; among signs, which are rare already, many in common say more than one rare one.
# Area of signs alone: 1.5 .871, 1 .878, .5 .886. Below .8 two meetings of one alliance come near.
SHARPNESS = 1.5
SHARPNESS_OF_SIGNS = 0.8
# Words of rarity below this stand in every tenth sentence.
LEAST_RARITY = 3

# By chance two short skeletons are equal: PRC and Block were.
SHORT_NAMES = {3: 0.5, 4: 0.9}
# Below about this length of evidence two articles share a country and a year, which proves nothing.
# At 35 and more sharpness, as before, signs of short reports hardly counted: area .82 instead of .88.
LITTLE_EVIDENCE = 4.0
LITTLE_MEANING = 20.0
# A name met in one language of several.
IN_ONE_LANGUAGE = 0.8
# The same in a script without capitals, where any rare word was taken for a name.
GUESSED_IN_ONE_LANGUAGE = 0.2
WITHOUT_CAPITALS = frozenset({"ar", "fa", "he", "ur", "ko", "und"})
# Signals an article keeps, the heaviest of each part: memory and time.
KEPT_WORDS = 160
KEPT = 60


Name = TypeVar("Name")
Keys = NDArray[np.intp]
Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Read:
    """What the index keeps of one article: its signals as (key, strength), and what a label needs."""

    id: str
    digest: str
    language: str
    keys: tuple[str, ...]
    strengths: Weights
    rarities: bytes
    shown: tuple[str, ...]
    vector: Vectors
    headline: str
    titled: bool
    earliest: float | None
    latest: float | None


def read(body: Body, signs: Iterable[Signal], said: Said) -> Read:
    """Read one report. A key is its kind, its language where it counts only there, and the sign."""
    article = body.article
    language = (article.language or "und").split("-")[0]
    keys, strengths, rarities, shown = [], [], bytearray(), []
    for signal in signs:
        if signal.rarity < LEAST_RARITY:
            continue
        word = signal.kind is SignalKind.WORD
        keys.append(f"{language}:{signal.key}" if word else f"{MARK[signal.kind]}{signal.key}")
        strengths.append(_strength(signal))
        rarities.append(signal.rarity)
        shown.append(signal.shown)
    times = article.published.utc()
    title = _without_site(_first_line(article.title or ""), article.outlet.name if article.outlet else "")
    headline = title or _opening(body)
    return Read(
        article.id,
        article.digest,
        language,
        tuple(keys),
        np.array(strengths, float),
        bytes(rarities),
        tuple(shown),
        vector(said),
        headline,
        bool(title),
        times[0].timestamp() if times else None,
        times[1].timestamp() if times else None,
    )


def _strength(signal: Signal) -> float:
    if signal.kind in WORDLIKE:
        return (1.0 + REPEATED_WORDS * math.log(signal.times)) * (LEAD if signal.lead else 1.0)
    strength = LEAD_OF_SIGNS if signal.lead else 1.0
    if signal.kind is SignalKind.NAME:
        strength *= SHORT_NAMES.get(len(signal.key), 1.0)
    return strength


WORDLIKE = frozenset({SignalKind.WORD, SignalKind.TERM})
# Keys of what survives translation begin with a mark that no language code begins with.
MARK: dict[SignalKind, str] = {kind: f"={kind.value}=" for kind in SignalKind if kind is not SignalKind.WORD}
LONGEST_LABEL = 120
_DASH = re.compile(r"\s+[-–—|·•]\s+")


def _without_site(title: str, outlet: str) -> str:
    """The title without the outlet's own name at its end, and without a section of one word before that."""
    dashes = list(_DASH.finditer(title))
    if not dashes or not outlet or title[dashes[-1].end() :].casefold() != outlet.casefold():
        return title
    end = dashes[-1].start()
    if len(dashes) > 1 and " " not in title[dashes[-2].end() : end]:
        end = dashes[-2].start()
    return title[:end] or title


def _first_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[0].strip() if lines else ""


def _opening(body: Body) -> str:
    """The first sentence, cut at a word: text that stands in the article."""
    text = body.article.text
    for start, end in body.sentences:
        line = _first_line(text[start : min(end, start + 4 * LONGEST_LABEL)])
        if len(line) <= LONGEST_LABEL:
            return line
        cut = line.rfind(" ", LONGEST_LABEL // 2, LONGEST_LABEL)
        return line[: cut if cut > 0 else LONGEST_LABEL].rstrip(" ,;:–-")
    return _first_line(text[: 4 * LONGEST_LABEL])[:LONGEST_LABEL].strip()


Vector = dict[int, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """What one article shares with others: words within its language, signs with any, terms with other
    languages. Heaviest keys first.

    `own` holds the terms again under keys of their language, to take from a product what two articles of
    one language share. `languages` is the language it is written in, or the shares of several where it
    stands for several.
    """

    words: Vector
    signs: Vector
    terms: Vector
    own: Vector
    languages: Mapping[str, float]
    meaning: Meaning


LAST_LATIN = "\u024f"


@dataclass(slots=True)
class Vocabulary:
    """Every key of the pile, numbered, with what is known of it before counting.

    `rarities` and `shown` are up to date after `settle`.
    """

    numbers: defaultdict[str, int] = field(default_factory=lambda: defaultdict(count().__next__))
    rarities: list[int] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    _met: set[tuple[int, int, str]] = field(default_factory=set)

    def learn(self, article: Read) -> Keys:
        """The numbers of an article's keys."""
        found = list(map(self.numbers.__getitem__, article.keys))
        self._met.update(zip(found, article.rarities, article.shown, strict=True))
        return np.array(found, np.intp)

    def settle(self) -> None:
        """Settle what is kept of each key, which does not depend on who came first."""
        rarities, shown = self.rarities, self.shown
        more = len(self.numbers) - len(shown)
        rarities += [UNLISTED] * more
        shown += [""] * more
        for number, rarity, spelled in self._met:
            # A name may be an everyday word elsewhere.
            if rarity < rarities[number]:
                rarities[number] = rarity
            known = shown[number]
            if not known or (known != spelled and _plainest(spelled) < _plainest(known)):
                shown[number] = spelled
        self._met.clear()


def _plainest(shown: str) -> tuple[bool, bool, int, str]:
    """Latin letters and no capitals throughout first: most readers read them."""
    return shown[:1] > LAST_LATIN, shown.isupper(), len(shown), shown


LAST_LATIN = "\u024f"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in the pile: numbers and strengths of its keys, the language they are in."""

    language: str
    keys: Keys
    strengths: Weights
    vector: Vectors


def profiles(
    units: Sequence[Sequence[Entry]], vocabulary: Vocabulary, rate: Callable[[str], float]
) -> list[Profile]:
    """The profile of each unit: one article, or several that carry the same report and count as one.

    `rate` is how well meaning is known in a language, 0 to 1.
    """
    kinds = _Kinds.of(vocabulary)
    languages = sorted({entry.language for unit in units for entry in unit})
    telling = _counted(units, vocabulary, kinds, languages)
    order = {language: number for number, language in enumerate(languages, 1)} if len(languages) > 1 else {}
    shared = common((entry.language, entry.vector) for unit in units for entry in unit)
    return [
        _mean([_profile(entry, telling, kinds, order, shared, rate(entry.language)) for entry in unit])
        for unit in units
    ]


@dataclass(frozen=True, slots=True)
class _Kinds:
    """Of each key, whether it counts in every language, and whether between languages alone."""

    everywhere: NDArray[np.bool_]
    terms: NDArray[np.bool_]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> "_Kinds":
        term = MARK[SignalKind.TERM]
        return cls(
            np.array([key[0] == "=" for key in vocabulary.numbers], bool),
            np.array([key.startswith(term) for key in vocabulary.numbers], bool),
        )


def _counted(
    units: Sequence[Sequence[Entry]], vocabulary: Vocabulary, kinds: _Kinds, languages: Sequence[str]
) -> NDArray[np.float64]:
    """How telling each key is: -log of its smoothed share of articles, sharpened.

    In a pile of several languages a sign met in one language alone cannot tie two languages; it still
    sets its article apart, a little less.
    """
    size = len(vocabulary.numbers)
    order = {language: number for number, language in enumerate(languages)}
    articles = np.zeros(size)
    lowest, highest = np.full(size, len(languages)), np.full(size, -1)
    in_language = np.zeros(len(languages))
    for unit in units:
        articles[np.unique(np.concatenate([entry.keys for entry in unit]))] += 1
        for entry in unit:
            mine = entry.keys
            place = order[entry.language]
            lowest[mine] = np.minimum(lowest[mine], place)
            highest[mine] = np.maximum(highest[mine], place)
        for language in {entry.language for entry in unit}:
            in_language[order[language]] += 1
    pile = np.where(kinds.everywhere, len(units), in_language[np.clip(highest, 0, None)])
    sentences = 2.0 ** -np.array(vocabulary.rarities, float)
    ordinary = 1.0 - (1.0 - sentences) ** SENTENCES_OF_A_REPORT
    share = (PRIOR_ARTICLES * ordinary + articles) / (PRIOR_ARTICLES + pile)
    rare = np.maximum(-np.log(np.minimum(share, 1.0)), LEAST_OF_FROZEN * -np.log(ordinary))
    signs = kinds.everywhere & ~kinds.terms
    telling: Weights = rare ** np.where(signs, SHARPNESS_OF_SIGNS, SHARPNESS)
    if len(languages) > 1:
        guesses = np.array([language in WITHOUT_CAPITALS for language in languages])
        once = signs & (lowest == highest)
        telling[once] *= IN_ONE_LANGUAGE
        telling[once & guesses[np.clip(highest, 0, None)]] *= GUESSED_IN_ONE_LANGUAGE / IN_ONE_LANGUAGE
    return telling


def _profile(
    entry: Entry,
    telling: NDArray[np.float64],
    kinds: _Kinds,
    order: Mapping[str, int],
    shared: Common,
    known: float,
) -> Profile:
    """`order` numbers the languages of the pile; it is empty where there is but one."""
    keys, weights = entry.keys, entry.strengths * telling[entry.keys]
    term, within = kinds.terms[keys], ~kinds.everywhere[keys]
    ranked = np.argsort(-np.round(weights, 9), kind="stable")
    words = _normed(keys, weights, within, ranked, 0.0, KEPT_WORDS)
    signs = _normed(keys, weights, ~(term | within), ranked, LITTLE_EVIDENCE, KEPT)
    terms = _normed(keys, weights, term, ranked, LITTLE_MEANING, KEPT) if order else {}
    first = order.get(entry.language, 0) * len(telling)
    own = {first + key: weight for key, weight in terms.items()}
    meant = meaning(entry.vector, entry.language, shared, known)
    return Profile(words, signs, terms, own, {entry.language: 1.0}, meant)


def _normed(
    keys: Keys, weights: Weights, part: NDArray[np.bool_], ranked: Keys, little: float, most: int
) -> Vector:
    """The heaviest keys of a part as a vector of length one, or less where it holds little; `ranked` are
    the places of all keys, the heaviest first."""
    own = weights[part]
    length = math.sqrt(float((own * own).sum()) + little * little)
    kept = ranked[part[ranked]][:most]
    return {
        key: weight / length
        for key, weight in zip(keys[kept].tolist(), weights[kept].tolist(), strict=True)
        if weight > 0.0
    }


def _mean(parts: Sequence[Profile]) -> Profile:
    if len(parts) == 1:
        return parts[0]
    return Profile(
        _heaviest(summed(part.words for part in parts), len(parts), KEPT_WORDS),
        _heaviest(summed(part.signs for part in parts), len(parts), KEPT),
        _heaviest(summed(part.terms for part in parts), len(parts), KEPT),
        _heaviest(summed(part.own for part in parts), len(parts), KEPT),
        {lang: share / len(parts) for lang, share in summed(part.languages for part in parts).items()},
        mean([part.meaning for part in parts]),
    )


def summed(parts: Iterable[Mapping[Name, float]]) -> dict[Name, float]:
    """The sum of vectors."""
    total: dict[Name, float] = {}
    for part in parts:
        if not total:
            total.update(part)
            continue
        for key, weight in part.items():
            total[key] = total.get(key, 0.0) + weight
    return total


def _heaviest(total: Vector, parts: int, most: int) -> Vector:
    ranked = sorted(total.items(), key=lambda held: -round(held[1], 9))
    return {key: weight / parts for key, weight in ranked[:most]}


def product(left: Vector, right: Vector) -> float:
    """The inner product of two vectors, whatever the order of their keys."""
    return math.fsum([left[key] * right[key] for key in left.keys() & right.keys()])
