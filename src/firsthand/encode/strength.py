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


@dataclass(frozen=True, slots=True)
class Strength:
    """What was measured of one language against English."""

    found: float  # the translation of a sentence comes first
    ten: float  # likewise of ten sentences together
    among: int  # sentences to choose from
    measured_on: str  # "news", "encyclopedia", "kept back"; "reference" for English itself


def strength(language: str | None) -> float:
    """How often a sentence of a language is found again in English; 0 for a language outside the 25."""
    measured = measurements().get(language or "")
    return measured.found if measured else 0.0


@cache
def measurements() -> dict[str, Strength]:
    """What was measured, by language code."""
    text = files("firsthand.encode").joinpath(_FILE).read_text(encoding="utf-8")
    return {
        language: Strength(float(row["found"]), float(row["ten"]), int(row["among"]), str(row["measured on"]))
        for language, row in json.loads(text).items()
    }
