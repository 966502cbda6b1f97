"""The words by which reports in Japanese, Chinese, Korean and Thai give what somebody said.

These write their words without spaces, or hang particles on them, so that a cue is a string and not a
word. A cue is one form, or a stem and a class of endings: `述べ/1` with `"1": ["た", "て"]` stands for 述べた
and 述べて. Each group says what its cues take:

    words    a quotation or a clause ("said that")     quote   only words in quotation marks
    talk     as words, but also "talked with"          ask     what somebody is to do ("demanded that")
    object   what the act was about ("condemned")      tell    as words, after the one it is said to
    source   a phrase after or before a name ("according to")
    view     a noun that a clause stands before ("expressed the view that")
    nothing  holds the letters of a cue and is none ("so to say"): where it stands no cue is looked for

In an example `yes`, `[S …]` is the speaker, `[Q …]` what was said, `[C …]` the cue; an example `no` holds
no quotation. Every example is a test.
"""

import json
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any

LANGUAGES = ("ja", "ko", "th", "zh")


class Takes(StrEnum):
    """What a cue takes."""

    WORDS = "words"
    QUOTE = "quote"
    TALK = "talk"
    ASK = "ask"
    OBJECT = "object"
    TELL = "tell"
    SOURCE = "source"
    VIEW = "view"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Cue:
    """Cues that take the same, every form of them."""

    takes: Takes
    forms: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EastBook:
    """What one language says things with.

    What a speaker is shows at the end of his name, in Thai at its start: `titles` (a person), `bodies`,
    `outlets`, `documents`, `anonymous`; `pronouns` stand alone; `surnames` begin a name that has no title.
    `not_speakers` end like one of these and are none. `times`, `adverbs`, `events` (where or by what it was
    said) and `listeners` (to whom) may stand between a speaker and his words; those of `times` and
    `adverbs` are expressions. `traditional` are characters and those that the file writes for them.
    """

    language: str
    pronouns: tuple[str, ...]
    titles: tuple[str, ...]
    bodies: tuple[str, ...]
    outlets: tuple[str, ...]
    documents: tuple[str, ...]
    anonymous: tuple[str, ...]
    surnames: tuple[str, ...]
    not_speakers: tuple[str, ...]
    times: tuple[str, ...]
    adverbs: tuple[str, ...]
    events: tuple[str, ...]
    listeners: tuple[str, ...]
    traditional: tuple[str, ...]
    cues: tuple[Cue, ...]


@lru_cache(maxsize=len(LANGUAGES) + 1)
def east_book(language: str) -> EastBook | None:
    """The cues of a language (`ja`, `zh-TW`), None where it is none of the four."""
    primary = language.replace("_", "-").split("-")[0].lower()
    if primary not in LANGUAGES:
        return None
    file = resources.files("firsthand.reference").joinpath("quotations", f"{primary}.json")
    raw = json.loads(file.read_text(encoding="utf-8"))
    listed = {
        field.name: tuple(raw.get(field.name, ()))
        for field in fields(EastBook)
        if field.name not in ("language", "cues")
    }
    endings: dict[str, list[str]] = raw.get("endings", {})
    return EastBook(language=primary, cues=tuple(_cue(cue, endings) for cue in raw["cues"]), **listed)


def _cue(raw: dict[str, Any], endings: dict[str, list[str]]) -> Cue:
    forms: list[str] = []
    for written in raw["words"]:
        stem, _, kind = written.partition("/")
        forms += [stem + ending for ending in endings[kind]] if kind else [stem]
    return Cue(Takes(raw["takes"]), tuple(forms), tuple(raw.get("yes", ())), tuple(raw.get("no", ())))
