"""Words of labels, and which of them are loaded, by whose account: `reference/loaded/XX.json`.

A file has the nouns that name a government, an alliance or an office (`heads`), what may stand beside them,
other names of states, and the loaded terms, each with the reason and the public source of that reason.
A `*` stands for any ending, a `_` for a space. Every example is a test. `capitals.json` says which city
is whose seat of government.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from firsthand.reference import by_language

# The longest ending that a `*` stands for: `chinesischen`, and no `chinesischsprachig`.
LONGEST_ENDING = 3
SHORTEST_STEM = 2


class Part(StrEnum):
    """What a word may be of a label."""

    ARTICLE = "article"
    LINK = "link"  # of, in
    STATE = "state"  # a noun for a government
    BODY = "body"  # a noun for an alliance
    BLOC = "bloc"  # a noun for an alliance or a union of states
    PERSON = "person"  # a noun for who holds an office, or for what somebody is called
    MODIFIER = "modifier"
    LED = "led"
    SO_CALLED = "so-called"
    ACT = "act"  # a verb by which a capital stands for its government
    AT = "at"  # a preposition of place
    OFFICES = "offices"  # a noun for a government that a city has too
    LESSER = "lesser"  # what makes it a government of less than a state, or another office
    NAME = "name"  # another name of a state
    NOUN = "noun"  # the name of a state in a case that the gazetteer does not know
    SEAT = "seat"  # a house that stands for who governs from it
    ADJECTIVE = "adjective"  # another adjective of one


@dataclass(frozen=True, slots=True)
class Loaded:
    """Why a term is loaded: `of` what sort of thing, the reason, and who says so."""

    sense: str
    of: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What one term may be. `of` is the state that a name or an adjective is of; `stem` is the term."""

    parts: frozenset[Part]
    of: str | None
    loaded: tuple[Loaded, ...]
    stem: str


@dataclass(frozen=True, slots=True, eq=False)
class LoadedWords:
    """The terms of one language: by their words, those with an open ending apart."""

    language: str
    whole: Mapping[tuple[str, ...], Entry]
    open: Mapping[tuple[str, ...], Entry]
    open_alone: Mapping[str, Entry]  # of `open` those of one word, by it
    first: Mapping[str, int]  # the most words of a term that begins with this one

    def find(self, words: tuple[str, ...]) -> tuple[Entry, int] | None:
        """The longest term that case-folded words begin with, and of how many words it is."""
        for many in range(min(len(words), self.first.get(words[0], 1)), 0, -1):
            entry = self.whole.get(words[:many]) or self._opened(words[:many])
            if entry is not None:
                return entry, many
        return None

    def alone(self, word: str) -> Entry | None:
        """The term of one word, case-folded."""
        entry = self.whole.get((word,))
        if entry is None:
            for length in range(len(word), max(len(word) - LONGEST_ENDING, SHORTEST_STEM) - 1, -1):
                if entry := self.open_alone.get(word[:length]):
                    break
        return entry

    def _opened(self, words: tuple[str, ...]) -> Entry | None:
        last = words[-1]
        for length in range(len(last), max(len(last) - LONGEST_ENDING, SHORTEST_STEM) - 1, -1):
            entry = self.open.get((*words[:-1], last[:length]))
            if entry is not None:
                return entry
        return None


def languages() -> tuple[str, ...]:
    """The languages that have such words, sorted."""
    return by_language.languages("loaded")


@cache
def loaded_words(language: str) -> LoadedWords | None:
    """The words of a language by its primary subtag, None where there are none."""
    if language not in languages():
        return None
    parts: dict[str, set[Part]] = {}
    of: dict[str, str] = {}
    why: dict[str, list[Loaded]] = {}
    for term, part, state, loaded in _terms(by_language.read("loaded", language)):
        parts.setdefault(term, set()).add(part)
        if state is not None:
            of[term] = state
        if loaded is not None and loaded not in why.setdefault(term, []):
            why[term].append(loaded)
    whole: dict[tuple[str, ...], Entry] = {}
    opened: dict[tuple[str, ...], Entry] = {}
    first: dict[str, int] = {}
    for term in sorted(parts):
        words = tuple(
            term.removesuffix("*").replace("_", " ").replace("-", " ").replace("'s", "").casefold().split()
        )
        loaded_as = tuple(why.get(term, ()))
        entry = Entry(frozenset(parts[term]), of.get(term), loaded_as, words[-1])
        (opened if term.endswith("*") else whole)[words] = entry
        if len(words) > 1:
            first[words[0]] = max(first.get(words[0], 1), len(words))
    alone = {words[0]: entry for words, entry in opened.items() if len(words) == 1}
    return LoadedWords(language, whole, opened, alone, first)


@cache
def capitals() -> Mapping[str, str]:
    """The states whose seat of government a city is, by the city's sign."""
    found: dict[str, str] = by_language.read("loaded", "capitals")["capitals"]
    return found


def examples(language: str) -> list[tuple[str, str | None]]:
    """Sentences, and the sense of the loaded label in them, if there is one."""
    return [(sentence, sense) for sentence, sense in by_language.read("loaded", language)["examples"]]


def _terms(data: dict[str, Any]) -> Iterator[tuple[str, Part, str | None, Loaded | None]]:
    plain = {
        Part.ARTICLE: data["articles"],
        Part.LINK: data["links"],
        Part.MODIFIER: data["modifiers"],
        Part.LED: data["led"],
        Part.SO_CALLED: data["so_called"],
        Part.ACT: data["acts"],
        Part.AT: data["at"],
        Part.OFFICES: data["offices"],
        Part.LESSER: data["lesser"],
        **{Part(of): terms for of, terms in data["heads"].items()},
    }
    for part, terms in plain.items():
        for term in terms.split():
            yield term, part, None, None
    of_states = {
        Part.NOUN: data["state_nouns"],
        Part.NAME: data["state_names"],
        Part.SEAT: data["state_seats"],
        Part.ADJECTIVE: data["state_adjectives"],
    }
    for part, by_state in of_states.items():
        for state, terms in by_state.items():
            for term in terms.split():
                yield term, part, state, None
    for each in data["loaded"]:
        loaded = Loaded(each["sense"], each["of"], each["reason"], each["source"])
        part = Part.MODIFIER if each["part"] == "modifier" else Part(each["of"])
        for term in each["terms"].split():
            yield term, part, None, loaded
