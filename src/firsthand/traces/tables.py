"""What is known of each language's habits, read from `reference/traces`.

`quotes`: pairs of quotation marks, `typical` of the language and also `seen` in it; `marks`: other signs,
by name, as patterns; `decimal`, `group`: what stands in its numbers, with `seen_decimals` beside it, null
where habits differ; `ordinal_dot`: days are written with a dot; `numbered`: what follows a number, and
`scales`: abbreviations that do; `imperial`: its words for miles, feet and the like; `nouns`, `heads`: common
nouns, or ends of them, that a translation left, and `no_trace` those that others borrowed; `people` and
`places`: spellings of a name by a key that is one for all languages; `calques`: literal renderings, with what
they render (a number called `n` must be the same in both).
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

from firsthand.traces.mark import Kind

_FOLDER = Path(__file__).parent.parent / "reference" / "traces"
_FUNCTION_WORDS = _FOLDER.parent / "function_words.json"
# Names this short are too easily another word.
SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Calque:
    """A literal rendering (`says`, in this language) of a phrase (`of`) of the languages `sources`.

    `why` says what it is where it is more of a habit than of a phrase.
    """

    kind: Kind
    sources: frozenset[str]
    of: re.Pattern[str]
    says: re.Pattern[str]
    why: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One language's habits; patterns see the text as written."""

    typical: frozenset[str]
    seen: frozenset[str]
    marks: dict[str, re.Pattern[str]]
    decimal: str | None
    group: str | None
    seen_decimals: frozenset[str]
    ordinal_dot: bool
    dated: re.Pattern[str] | None
    numbered: re.Pattern[str] | None
    scales: re.Pattern[str] | None
    imperial: re.Pattern[str] | None
    nouns: frozenset[str]
    heads: tuple[str, ...]
    no_trace: frozenset[str]
    names: dict[str, frozenset[str]]
    keys: dict[str, str]
    defaults: dict[str, str]
    people: frozenset[str]
    calques: tuple[Calque, ...]
    function_words: frozenset[str]


def languages() -> list[str]:
    return sorted(path.stem for path in _FOLDER.glob("*.json"))


def known(language: str) -> dict[str, Any]:
    """The file of a language as it stands."""
    found: dict[str, Any] = json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    return found


@cache
def table(language: str) -> Table | None:
    """The habits of a language, None where nothing is known of it."""
    if language not in languages():
        return None
    found = known(language)
    listed = {**found["people"], **found["places"]}
    names = {key: frozenset(spellings) for key, spellings in listed.items()} | _of_cldr(language)
    return Table(
        typical=frozenset(found["quotes"]["typical"]),
        seen=frozenset(found["quotes"]["seen"]),
        marks={name: re.compile(pattern) for name, pattern in found["marks"].items()},
        decimal=found["decimal"],
        group=found["group"],
        seen_decimals=frozenset(found["seen_decimals"]),
        ordinal_dot=found["ordinal_dot"],
        dated=_dated(language),
        numbered=_after_a_number(found["numbered"]),
        scales=_after_a_number(found["scales"]),
        imperial=_after_a_number(found["imperial"]),
        nouns=frozenset(found["nouns"]),
        heads=tuple(found["heads"]),
        no_trace=frozenset(found["no_trace"]),
        names=names,
        keys={spelling: key for key in sorted(names) for spelling in sorted(names[key])},
        defaults={name: zone for zone in sorted(names) if (name := by_default(zone))},
        people=frozenset(found["people"]),
        calques=tuple(
            Calque(
                Kind(calque.get("kind", Kind.CALQUE)),
                frozenset(calque["from"]),
                re.compile(calque["of"], re.IGNORECASE),
                re.compile(calque["says"], re.IGNORECASE),
                calque.get("why"),
            )
            for calque in found["calques"]
        ),
        function_words=_function_words().get(language, frozenset()),
    )


@cache
def name_of_language(language: str) -> str:
    return str(Locale("en").languages.get(language, language))


@cache
def every() -> dict[str, dict[str, Any]]:
    """The files of all languages as they stand."""
    return {language: known(language) for language in languages()}


@cache
def all_heads() -> tuple[frozenset[str], tuple[str, ...]]:
    """Common nouns and ends of them, of every language."""
    heads = sorted({head for found in every().values() for head in found["heads"]})
    return frozenset(noun for found in every().values() for noun in found["nouns"]), tuple(heads)


@cache
def _function_words() -> dict[str, frozenset[str]]:
    """Small words of each language that are of no other."""
    listed = json.loads(_FUNCTION_WORDS.read_text(encoding="utf-8"))["words"]
    return {language: frozenset(words.split()) for language, words in listed.items()}


# Scripts that set no space between words.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def _after_a_number(words: list[str]) -> re.Pattern[str] | None:
    """What stands behind a number, with the number, bounded so that no text makes it slow."""
    if not words:
        return None
    number, either = r"(\d[\d.,]{0,14})[ \u00a0\u202f-]?", f"(?:{'|'.join(words)})"
    if _UNSPACED.match(words[0]):
        return re.compile(rf"(?<![A-Za-z\d.,]){number}{either}")
    return re.compile(rf"(?<![\w.,]){number}{either}(?!\w)")


def _dated(language: str) -> re.Pattern[str] | None:
    """A day with a dot before a month of this language."""
    names = sorted({*Locale.parse(language).months["format"]["wide"].values()}, key=lambda n: (-len(n), n))
    if not all(name[0].isalpha() for name in names):
        return None
    return re.compile(rf"(?<![\w.,])\d{{1,2}}\.\s?(?:{'|'.join(map(re.escape, names))})(?!\w)")


def _of_cldr(language: str) -> dict[str, frozenset[str]]:
    """Cities by zone, where CLDR spells them otherwise in this language than the zone is called."""
    return {
        zone: frozenset([names["city"]])
        for zone, names in sorted(Locale.parse(language).time_zones.items())
        if zone.startswith(("Europe/", "Asia/", "Africa/"))
        and zone not in _NO_TELLING
        and len(names.get("city", "")) >= SHORTEST_NAME
        and " " not in names["city"]
    }


def by_default(zone: str) -> str | None:
    """How a city is spelled where a language has no spelling of its own; None of what is no zone."""
    return zone.rpartition("/")[2].replace("_", " ") if "/" in zone else None


# Cities with two names that are both in use, and those that are also a people, a club or a person.
_NO_TELLING = frozenset(
    [
        "Africa/Asmera",
        "Asia/Brunei",
        "Asia/Calcutta",
        "Asia/Katmandu",
        "Asia/Macau",
        "Asia/Rangoon",
        "Asia/Saigon",
        "Europe/Kiev",
        "Europe/Kirov",
        "Europe/Luxembourg",
        "Europe/Rome",
        "Europe/Tirane",
        "Europe/Uzhgorod",
        "Europe/Vatican",
        "Europe/Zaporozhye",
    ]
)
