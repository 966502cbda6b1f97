"""How far the encoder that ships is to be trusted in a language, as measured beside the code.

The figures are rates: how often a sentence's translation is the first of 490 to 2,000, looked for with
English on the other side, both ways. A language nobody measured counts for nothing. `python -m
evals.encoder.table` rewrites them with each model.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_FILE = "languages.json"
# Two languages other than English are nearer to each other than their likenesses with it, multiplied: by
# this much in the median of 276 pairs (1.09 to 1.33; correlation .95).
WITHOUT_ENGLISH = 1.17


@dataclass(frozen=True, slots=True)
class Strength:
    """What was measured of one language against English."""

    found: float  # the translation of a sentence comes first
    ten: float  # likewise of ten sentences together
    alike: float  # the cosine of a sentence and its translation, the median of 35 invented ones
    among: int  # sentences to choose from
    measured_on: str  # "news", "encyclopedia", "kept back"; "reference" for English itself


def strength(language: str | None) -> float:
    """How often a sentence of a language is found again in English; 0 for a language outside the 25."""
    measured = measurements().get(language or "")
    return measured.found if measured else 0.0


def expected(one: str | None, other: str | None) -> float | None:
    """How alike a sentence of one language and its translation into another are; None outside the 25."""
    left, right = measurements().get(one or ""), measurements().get(other or "")
    if left is None or right is None:
        return None
    between = 1.0 if "en" in (one, other) else WITHOUT_ENGLISH
    return round(min(1.0, left.alike * right.alike * between), 6)


@cache
def measurements() -> dict[str, Strength]:
    """What was measured, by language code."""
    text = files("firsthand.encode").joinpath(_FILE).read_text(encoding="utf-8")
    return {
        language: Strength(
            float(row["found"]),
            float(row["ten"]),
            float(row["alike"]),
            int(row["among"]),
            str(row["measured on"]),
        )
        for language, row in json.loads(text).items()
    }
