"""Reports and their translations, one bag of documents for each direction."""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import xxhash

from evals.reuse.articles import article
from firsthand.model import Body
from firsthand.sentences import body

# The source and the language it was translated into.
DIRECTIONS = {
    "en-de": ("en", "de"),
    "en-ru": ("en", "ru"),
    "ja-en": ("ja", "en"),
    "de-fr": ("de", "fr"),
    "is-en": ("is", "en"),
}
# Translations of one document, human ones first, so that the whole takes a minute.
VERSIONS = 12
# The scored half; the other is for tuning.
HELD = 1

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a document: its source, or one translation of it."""

    name: str
    document: str
    language: str
    source: bool
    text: str

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def body(self) -> Body:
        return body(article(self.name, self.text, self.language))


def half(document: str) -> int:
    return xxhash.xxh64_intdigest(document.encode()) % 2


def read(path: Path, which: int = HELD) -> list[Row]:
    """The rows of one half of the documents."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [row for row in map(json.loads, lines) if half(row["doc"]) == which]


def bag(rows: list[Row], direction: str, versions: int = VERSIONS) -> list[Version]:
    """The sources of one direction and the first translations of each, by document."""
    source, target = DIRECTIONS[direction]
    sources: dict[str, Version] = {}
    translations: dict[str, list[tuple[bool, int, Version]]] = defaultdict(list)
    for row in rows:
        name = f"{row['doc']} {row['lang']} {row['kind']} {row['system']}"
        if row["kind"] == "src" and row["lang"] == source and _is_source(row, direction):
            sources[row["doc"]] = Version(name, row["doc"], source, True, row["text"])
        elif row["kind"] != "src" and row["pair"] == direction:
            version = Version(name, row["doc"], target, False, row["text"])
            key = xxhash.xxh64_intdigest(name.encode())
            translations[row["doc"]].append((row["kind"] != "ref", key, version))
    found = []
    for document, first in sorted(sources.items()):
        own = sorted(translations[document], key=lambda one: one[:2])[:versions]
        found += [first, *(version for *_, version in own)]
    return found


def _is_source(row: Row, direction: str) -> bool:
    return row["pair"] == direction or (row["pair"].endswith("-*") and direction.startswith(row["pair"][:-1]))


def siblings(rows: list[Row], versions: int = 3) -> list[Version]:
    """Translations of English documents into German and Russian, the English left out."""
    return [
        version
        for direction in ("en-de", "en-ru")
        for version in bag(rows, direction, versions)
        if not version.source
    ]


def pairs(versions: list[Version]) -> Iterator[tuple[Version, Version]]:
    """Each two versions of one document in two languages, by name."""
    by_document: dict[str, list[Version]] = defaultdict(list)
    for version in versions:
        by_document[version.document].append(version)
    for own in by_document.values():
        for at, one in enumerate(sorted(own, key=lambda version: version.name)):
            for other in sorted(own, key=lambda version: version.name)[at + 1 :]:
                if one.language != other.language:
                    yield one, other
