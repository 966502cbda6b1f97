"""What is remembered of an article to find its translations: sentences as vectors, and the signs in them.

Made once per article and from that article and the encoder alone. Everything a verdict needs is in here, so
that a pair of profiles always gives the same verdict.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import xxhash
from numpy.typing import NDArray

from firsthand.encode import Encoder, Vectors, is_shipped
from firsthand.encode.reports import Said
from firsthand.encode.strength import strength
from firsthand.joins import Counts, Hashes
from firsthand.model import Body
from firsthand.names import SURVIVES_TRANSLATION, Signal, SignalKind
from firsthand.translation.keys import keys

# Codes that name no language.
UNDETERMINED = frozenset({"und", "mul", "mis", "zxx"})
# Signs of rarity below this stand in every tenth sentence.
LEAST_RARITY = 3
# Weights are whole numbers, so that their products add up the same on every machine. What a single word
# means is less sure than a name or a number.
HARD, SOFT = 4, 2
IS_SOFT = {kind: kind is SignalKind.TERM for kind in SURVIVES_TRANSLATION}
# Where a sentence has few signs, sharing them proves little.
LITTLE = 12
# How many letters of English one sign of a denser script stands for (measured on news, 35 sentences in 25
# languages and 2,000 of each pair; the others lie between .84 and 1.18).
DENSITY = {"zh": 3.3, "ja": 2.4, "ko": 2.0}

Spans = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One article as numbers. Of its `n` first sentences:

    `spans` (n, 2) are offsets in `text`; `lengths` (n) letters, as English has them; `quoting` (n) the share
    inside quotation marks; `vectors` (n, dimensions) their meaning. `quoted` (q, 2) is where words stand in
    quotation marks, `quotations` (q, dimensions) their meaning. Sign `k` stands with weight `weights[k]` in
    sentence `places[k]`; `signs` are sorted, `norms` (n) are what signs a sentence weighs. `rows` are the
    distinct hashes that articles are joined on, sorted. `known` is whether the encoder was taught the
    language; one of the user's own is taken to know them all. `ours` is whether it is the one that ships.
    """

    id: str
    key: int
    digest: str
    language: str | None
    known: bool
    ours: bool
    text: str
    spans: Spans
    lengths: NDArray[np.float64]
    quoting: NDArray[np.float64]
    quoted: Spans
    quotations: Vectors
    vectors: Vectors
    signs: Hashes
    places: Counts
    weights: Counts
    norms: NDArray[np.float64]
    rows: Hashes

    @property
    def sentences(self) -> int:
        return len(self.lengths)


def profile(body: Body, signs: Iterable[Signal], said: Said, encoder: Encoder) -> Profile:
    """The profile of one article's report proper; `said` is what the encoder makes of it."""
    article = body.article
    language = article.language.split("-")[0].lower() if article.language else None
    language = None if language in UNDETERMINED else language
    ours = is_shipped(encoder)
    known = not ours or strength(language) > 0
    count = len(said.sentences)
    spans = np.array(body.sentences[:count], dtype=np.int32).reshape(-1, 2)
    hashes, places, weights, hard = _signs(signs, count)
    squares = np.bincount(places, weights * weights, minlength=count)
    sizes = (spans[:, 1] - spans[:, 0]).astype(np.float64)
    return Profile(
        id=article.id,
        key=xxhash.xxh3_64_intdigest(article.id.encode("utf-8", "surrogatepass")) >> 1,
        digest=article.digest,
        language=language,
        known=known,
        ours=ours,
        text=article.text,
        spans=spans,
        lengths=sizes * DENSITY.get(language or "", 1.0),
        quoting=_quoting(said.quoted, spans, sizes),
        quoted=np.array(said.quoted, dtype=np.int32).reshape(-1, 2),
        quotations=said.quotations,
        vectors=said.sentences,
        signs=hashes,
        places=places,
        weights=weights,
        norms=np.sqrt(squares) + LITTLE,
        rows=keys(hashes, places, hard, said.sentences, said.quotations, known),
    )


def _signs(signs: Iterable[Signal], count: int) -> tuple[Hashes, Counts, Counts, Counts]:
    """Hash, sentence and weight of each sign in each of its sentences, sorted by hash; and the weight of
    the sign itself, negative where it is what a word means."""
    hashes: list[int] = []
    places: list[int] = []
    weights: list[int] = []
    own: list[int] = []
    for kind, key, _, _, _, rarity, sentences in signs:
        soft = IS_SOFT.get(kind)
        if soft is None or rarity < LEAST_RARITY:
            continue
        at = sentences if not sentences or sentences[-1] < count else [n for n in sentences if n < count]
        if not at:
            continue
        hashed = xxhash.xxh3_64_intdigest(f"{kind.value}={key}".encode("utf-8", "surrogatepass"))
        # A sign in many sentences says little of which answers to which.
        weight = round((SOFT if soft else HARD) * rarity / len(at) ** 0.5)
        worth = -rarity if soft else 2 * rarity
        for place in at:
            hashes.append(hashed)
            places.append(place)
            weights.append(weight)
            own.append(worth)
    hashed_all = np.array(hashes, dtype=np.uint64)
    order = np.argsort(hashed_all, kind="stable")
    return (
        hashed_all[order],
        np.array(places, dtype=np.int64)[order],
        np.array(weights, dtype=np.int64)[order],
        np.array(own, dtype=np.int64)[order],
    )


def _quoting(
    quoted: Iterable[tuple[int, int]], spans: Spans, sizes: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The share of each sentence that stands inside quotation marks; each quotation stands in one."""
    inside = np.zeros(len(spans))
    for start, end in quoted:
        inside[int(np.searchsorted(spans[:, 1], start, side="right"))] += end - start
    return np.round(inside / np.maximum(sizes, 1.0), 6)
