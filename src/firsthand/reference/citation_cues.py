"""The words by which reports say where they have something from: one file per language, read when needed.

A file in `reference/citations/` holds the cues of one language and the words around them. Each
cue has a role, the words themselves and the patterns they stand in:

    {"role": "said-to", "cue": ["told", "tells"], "patterns": ["CUE NAME"],
     "yes": ["The mayor told {Reuters} so."], "no": ["The judge told BBC staff to leave."]}

In a pattern CUE is one of the cue's words, NAME the name of an outlet (with what may lead up to it: "the
Japanese newspaper"), BARE a name with nothing leading up to it, QUOTED one in quotation marks, DOCUMENT and
TONGUE a word for a document or a language, STAFF a word for somebody who works for a medium, `…` up to ten
words, `‥` one to four without a comma, `^` the beginning of a sentence or line, `+nek|nak` an ending that
the name has, `(a|b)` one of these and `(a|b)?` one of these or nothing, `WHEN` up to three adverbs or
times, `$` the end of a sentence or line. `any_name` marks cues that only media take: a name that nobody
lists counts there. `noun` marks cues that are a thing which can be denied ("a report by"). `kinds` limits a
cue to outlets of these kinds. Every example is a test.
"""

import json
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib import resources

from firsthand.model import OutletKind, Role

FOLDER = "citations"
# The fields of a book that are no list of words.
_SINGLE = ("language", "adjectives", "name_before_medium", "capital_nouns", "unspaced", "cues")


@dataclass(frozen=True, slots=True)
class Cue:
    """One way to credit somebody; in `yes` the credited name stands in braces, `no` credits nobody."""

    role: Role
    words: tuple[str, ...]
    patterns: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    any_name: bool = False
    noun: bool = False
    kinds: tuple[OutletKind, ...] = ()


@dataclass(frozen=True, slots=True)
class CueBook:
    """The cues of one language and the words that stand around them.

    `media` are words for a medium that stand beside its name, `titles` words that a medium's name is built
    of (a leading hyphen: it may end a longer word), `generic` words that look so and are no name. `groups`
    are unnamed agencies, `own` what an outlet calls itself. After the words of `not_followed_by` a name is
    not a source. `aftermath` words before a credit, and `denials` beside "a report by", say that this
    report is about what another medium reported. `photo` words mark the credit of a picture. `openers` are
    words in capitals that begin a sentence and no name, `ends` such that end a name ("Monday"). `when` are
    adverbs and times. `endings` are what is written onto a name ("Reutersnek", "Reutersu"). `contractions`
    are words that hide a name's article: "du Le" for "du Monde", which is Le Monde. `unspaced` where words
    are written without spaces. `name_before_medium` where the name may stand first ("Utro newspaper"),
    `capital_nouns` where capitals mark no name.
    """

    language: str
    determiners: tuple[str, ...]
    adjectives: str
    media: tuple[str, ...]
    titles: tuple[str, ...]
    generic: tuple[str, ...]
    groups: tuple[str, ...]
    documents: tuple[str, ...]
    of: tuple[str, ...]
    tongues: tuple[str, ...]
    own: tuple[str, ...]
    staff: tuple[str, ...]
    not_followed_by: tuple[str, ...]
    aftermath: tuple[str, ...]
    denials: tuple[str, ...]
    photo: tuple[str, ...]
    byline: tuple[str, ...]
    openers: tuple[str, ...]
    name_before_medium: bool
    capital_nouns: bool
    ends: tuple[str, ...]
    when: tuple[str, ...]
    contractions: tuple[str, ...]
    endings: tuple[str, ...]
    unspaced: bool
    cues: tuple[Cue, ...]


def languages() -> tuple[str, ...]:
    """The languages that have cues, as BCP 47 primary subtags, sorted."""
    return tuple(
        sorted(f.name.removesuffix(".json") for f in _folder().iterdir() if f.name.endswith(".json"))
    )


@lru_cache(maxsize=32)
def cue_book(language: str) -> CueBook | None:
    """The cues of a language (`de`, `pt-BR`), None where there are none yet."""
    primary = language.replace("_", "-").split("-")[0].lower()
    if primary not in languages():
        return None
    raw = json.loads((_folder() / f"{primary}.json").read_text(encoding="utf-8"))
    listed = {
        field.name: tuple(raw.get(field.name, ())) for field in fields(CueBook) if field.name not in _SINGLE
    }
    return CueBook(
        language=raw["language"],
        adjectives=raw["adjectives"],
        name_before_medium=raw["name_before_medium"],
        capital_nouns=raw["capital_nouns"],
        unspaced=raw.get("unspaced", False),
        cues=tuple(_cue(cue) for cue in raw["cues"]),
        **listed,
    )


def _cue(raw: dict[str, object]) -> Cue:
    def listed(key: str) -> tuple[str, ...]:
        found = raw.get(key, [])
        assert isinstance(found, list)
        return tuple(str(item) for item in found)

    return Cue(
        role=Role(str(raw["role"])),
        words=listed("cue"),
        patterns=listed("patterns"),
        yes=listed("yes"),
        no=listed("no"),
        any_name=bool(raw.get("any_name", False)),
        noun=bool(raw.get("noun", False)),
        kinds=tuple(OutletKind(kind) for kind in listed("kinds")),
    )


def _folder() -> resources.abc.Traversable:
    return resources.files("firsthand.reference") / FOLDER
