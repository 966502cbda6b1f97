"""Words for events that several reports name (a summit, an election), one file per language.

What each key means stands in the files. Every example is a test.
"""

import re
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from firsthand.reference import by_language
from firsthand.tokens import folded

_UNSPACED = frozenset({"zh", "ja", "th", "ko"})
# How many letters a * stands for.
LONGEST = 24
_ANY = rf"\w{{0,{LONGEST}}}"
EVENT = "event"


@dataclass(frozen=True, slots=True, eq=False)
class EventWords:
    """The words of one language. `nouns` has a group for each kind; `stems` find where one may be."""

    language: str
    stems: AhoCorasick
    nouns: re.Pattern[str]
    before: re.Pattern[str]
    at: re.Pattern[str]
    underway: re.Pattern[str]
    will: re.Pattern[str]
    did: re.Pattern[str]
    later: re.Pattern[str]
    joins: re.Pattern[str] | None


def languages() -> tuple[str, ...]:
    """The languages that have such words, sorted."""
    return by_language.languages("events")


@cache
def event_words(language: str | None) -> EventWords | None:
    """The words of a language by its primary subtag, None where there are none."""
    if language is None or language not in languages():
        return None
    known = by_language.read("events", language)
    kinds = {**known["kinds"], EVENT: known["event"]}
    nouns = "|".join(f"(?P<{kind}>{_any(words, language)})" for kind, words in kinds.items())
    stems = {word.strip("*").replace("_", " ") for words in kinds.values() for word in words.split()}
    return EventWords(
        language=language,
        stems=AhoCorasick(sorted(folded(stem) for stem in stems), matchkind=MatchKind.LeftmostLongest),
        nouns=_whole(nouns, language),
        before=_whole(_any(known["before"], language), language),
        at=_whole(_any(known["at"], language), language),
        underway=_whole(_any(known["underway"], language), language),
        will=_whole(_any(known["will"], language), language),
        did=_whole(_any(known["did"], language), language),
        later=_whole(_any(known["later"], language), language),
        joins=_whole(_any(known["and"], language), language) if known["and"] else None,
    )


def examples(language: str) -> tuple[list[tuple[str, str, str, list[str]]], list[str]]:
    """Sentences with the kind, phase ("ahead" or "begun") and places of their event; and such without one."""
    known = by_language.read("events", language)["examples"]
    return [(text, kind, phase, places) for text, kind, phase, places in known["yes"]], list(known["no"])


def _any(listed: str, language: str) -> str:
    words = sorted(listed.split(), key=lambda word: (-len(word), word))
    return "|".join(_written(word, language in _UNSPACED) for word in words)


def _written(word: str, unspaced: bool) -> str:
    spelled = re.escape(word.strip("*").replace("_", " "))
    if unspaced:
        return spelled
    return (_ANY if word.startswith("*") else "") + spelled + (_ANY if word.endswith("*") else "")


def _whole(either: str, language: str) -> re.Pattern[str]:
    pattern = f"(?:{either})"
    return re.compile(pattern if language in _UNSPACED else rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


def word_start(text: str, at: int, language: str) -> int:
    """Where the word begins that has a letter at `at`, not further back than a word may reach."""
    if language in _UNSPACED:
        return at
    floor = max(0, at - LONGEST)
    while at > floor and (text[at - 1].isalnum() or text[at - 1] == "_"):
        at -= 1
    return at
