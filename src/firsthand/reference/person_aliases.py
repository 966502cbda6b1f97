"""What is known of names of persons: spellings of public figures, given names in their forms, titles.

`reference/persons/aliases.json` lists public figures with the spellings that letters do not show to be one:
Chinese and Japanese signs, syllables of another language. `given.json` has groups of given names (forms of
one name, and its short forms), Korean surnames as they are romanised, and the feminine names that a case of a
masculine one looks like. `titles.json` has words that stand beside a name and are no part of it,
`offices.json` the fields that offices lie in. Every example in them is a test.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

# Accents of letters; the marks of other scripts are letters of theirs.
_ACCENTS = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Titles:
    """Words around names, folded. `words` stand alone, `endings` end a compound (Bundeskanzler), `joined`
    stand at the end of a name without a space (氏), `particles` lead up to a surname and are not compared.
    `courtesy` are no offices; `names_too` are surnames as well, and titles only where they come first."""

    words: frozenset[str]
    endings: tuple[str, ...]
    joined: tuple[str, ...]
    particles: frozenset[str]
    courtesy: frozenset[str]
    names_too: frozenset[str]


@dataclass(frozen=True, slots=True)
class Known:
    """A public figure: the name in Latin letters, and every spelling listed."""

    name: str
    spellings: tuple[str, ...]


def folded(name: str) -> str:
    """One spelling for writing a name with or without dots, spaces, accents and signs of width."""
    apart = _ACCENTS.sub("", unicodedata.normalize("NFKD", name))
    plain = unicodedata.normalize("NFKC", apart).casefold()
    return "".join(letter for letter in plain if letter.isalnum() or unicodedata.category(letter) == "Mn")


@cache
def aliases() -> dict[str, Known]:
    """Public figures by each of their spellings, folded; a spelling that two share is left out."""
    found: dict[str, Known | None] = {}
    for known in _known():
        for spelling in (known.name, *known.spellings):
            key = folded(spelling)
            found[key] = None if found.get(key, known) is not known else known
    return {key: known for key, known in found.items() if known is not None}


def _known() -> Iterator[Known]:
    for row in _read("aliases.json")["persons"]:
        yield Known(row["name"], tuple(row["also"].split("|")))


@cache
def given_names() -> dict[str, str]:
    """Forms of given names, in plain Latin letters, by the first of their group: Wladimir, Volodymyr."""
    return _grouped("forms")


@cache
def short_names() -> dict[str, str]:
    """Given names and their short forms, which may be one person's: Bill, William."""
    return _grouped("short")


@cache
def korean_surnames() -> dict[str, str]:
    """Korean surnames in their Latin spellings: Kim, gim."""
    return _grouped("korean")


def _grouped(which: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in _read("given.json")[which]:
        first, *_ = names = group.split()
        for name in names:
            found.setdefault(name, first)
    return found


@cache
def feminine_names() -> frozenset[str]:
    """Feminine given names that a case of a masculine one looks like (Петра, Aleksandra)."""
    return frozenset(_read("given.json")["feminine"].split())


@cache
def titles() -> Titles:
    """Titles of every language together: a name keeps none of them."""
    known = _read("titles.json")
    return Titles(
        frozenset(word for words in known["words"].values() for word in words.split()),
        tuple(known["endings"].split()),
        tuple(sorted(known["joined"].split(), key=lambda word: (-len(word), word))),
        frozenset(known["particles"].split()),
        frozenset(known["courtesy"].split()),
        frozenset(known["names too"].split()),
    )


@cache
def offices() -> dict[str, tuple[str, ...]]:
    """Beginnings of words, folded, by the walk of life that an office with one of them lies in."""
    return {field: tuple(words.split()) for field, words in _read("offices.json")["fields"].items()}


def examples() -> dict[str, list[Any]]:
    """The examples of each file, as tests read them."""
    return {
        name: _read(name)["examples"]
        for name in ("aliases.json", "given.json", "offices.json", "titles.json")
    }


@cache
def _read(name: str) -> dict[str, Any]:
    path = files("firsthand").joinpath("reference", "persons", name)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
