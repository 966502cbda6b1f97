"""A clause as it is compared: its telling words, names, numbers and manner, read once for all copies."""

import re
from collections.abc import Mapping
from functools import lru_cache

from firsthand.claims.modality import Manner, manner
from firsthand.claims.named import Named, named_in
from firsthand.claims.words import words_of
from firsthand.model import ValueKind
from firsthand.tokens import folded
from firsthand.values import Number, values

# Clauses remembered: copies say the same in the same words.
REMEMBERED = 1 << 13
# Numbers of one clause beyond these are a table, not a claim.
MOST_NUMBERS = 16


_FIGURE = re.compile(r"\d+(?:[.,'’\u066b\u066c]\d+|[ \u00a0\u202f]\d{3}(?!\d))*")
_DIGIT = re.compile(r"\d|[一二三四五六七八九十百千万萬億亿両两半数數\u0e01-\u0e4e]")
_MARKS = re.compile(r"\D")


class Reading:
    """What one clause says.

    `stems` weigh the telling words, without those that deny or stand at a pole and without numbers; `terms`
    are what they mean in English with the same weights, `plain` the stems that name nothing; `named` are
    names and places, `names` their keys, `places` those of the places, `full_names` those of several words.
    `weight` is that of all stems. `counts` is whether a figure or a plain word for a number stands in it.
    """

    __slots__ = (
        "_figures",
        "_numbers",
        "counts",
        "full_names",
        "language",
        "manner",
        "named",
        "names",
        "places",
        "plain",
        "plain",
        "stems",
        "terms",
        "text",
        "weight",
    )

    def __init__(
        self,
        text: str,
        language: str | None,
        told: Manner,
        stems: Mapping[str, int],
        terms: Mapping[str, int],
        plain: frozenset[str],
        counts: bool,
        named: tuple[Named, ...],
    ) -> None:
        self.text, self.language, self.manner, self.counts = text, language, told, counts
        self.stems, self.terms, self.plain, self.named = stems, terms, plain, named
        self.names = frozenset(one.key for one in named)
        self.full_names = frozenset(one.key for one in named if one.full)
        self.places = frozenset(one.key for one in named if one.kind is ValueKind.PLACE)
        self.weight = sum(stems.values())
        self._numbers: tuple[Number, ...] | None = None
        self._figures: frozenset[str] | None = None

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the clause, with offsets into its text: read when first asked for."""
        if self._numbers is None:
            self._numbers = values(self.text, self.language, [(0, len(self.text))])[:MOST_NUMBERS]
        return self._numbers

    @property
    def figures(self) -> frozenset[str]:
        """What is written in digits, without marks: days, years and scores among them."""
        if self._figures is None:
            found = (_MARKS.sub("", match.group()) for match in _FIGURE.finditer(self.text))
            self._figures = frozenset(str(int(digits)) if len(digits) < 20 else digits for digits in found)
        return self._figures


@lru_cache(maxsize=REMEMBERED)
def reading(text: str, language: str | None) -> Reading:
    """What a clause says; `language` is a primary subtag."""
    words = words_of(text, language)
    told = manner(text, folded(text), words, language)
    stems: dict[str, int] = {}
    terms: dict[str, int] = {}
    plain: set[str] = set()
    turning = told.turning
    for at, word in enumerate(words.words):
        if not word.weight or at in turning:
            continue
        stems[word.stem] = word.weight
        if word.term is not None:
            terms[word.term] = word.weight
        if word.name is None and word.place is None:
            plain.add(word.stem)
    counts = _DIGIT.search(text) is not None or any(word.counts for word in words.words)
    return Reading(text, language, told, stems, terms, frozenset(plain), counts, named_in(words, language))


def primary(language: str | None) -> str | None:
    """The language without its region or script."""
    return language.replace("_", "-").split("-")[0].lower() if language else None
