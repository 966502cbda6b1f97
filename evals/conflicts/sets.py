"""Sentences and their translations, aligned by those who made them, and none of them altered.

Each row has the half it belongs to: rules and words were chosen on half 0, half 1 is reported.
"""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import xxhash
from training.corpus import lines as read_lines

PARALLEL = Path("parallel")
NEWS = PARALLEL / "dev" / "wmt_newstest_2008_2018"
MULTIWAY = NEWS / "multiway-2008-2013.tsv.zst"
KOREAN = PARALLEL / "dev" / "korean_news" / "en-ko.dev.tsv.zst"
HEALTH = PARALLEL / "dev" / "tico19" / "tico19.tsv.zst"
EVERYDAY = PARALLEL / "train" / "tatoeba"
DOCUMENTS = Path("mt-copies") / "docs.jsonl.gz"

# Pairs of languages that news was translated between, with English and without.
TOGETHER = (
    "en-de en-cs en-es en-fr en-hu en-it en-ru de-fr de-cs de-hu es-it es-fr fr-ru cs-ru it-de hu-es".split()
)
SINGLE = "tr zh ro".split()
HEALTH_PAIRS = "en-ar en-fa en-id en-pt ar-fr fa-es pt-zh id-ru".split()
# Languages without news of their own here.
EVERYDAY_LANGUAGES = "nl sv pl uk bg el vi th".split()
# Where the source of a document stands and in which language, and its translation.
DOCUMENT_PAIRS = (
    ("en-*", "en", "en-de", "de"),
    ("en-*", "en", "en-ru", "ru"),
    ("de-fr", "de", "de-fr", "fr"),
    ("ja-en", "ja", "ja-en", "en"),
)
SIBLINGS = {"en-de": "de", "en-ru": "ru", "ja-en": "en", "de-fr": "fr"}
# Rows of a pair in each half: the first by hash.
MOST = 400
SHORTEST = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One aligned pair of sentences; `name` tells it from all others."""

    name: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Set:
    """The rows of one pair of languages and one kind of text."""

    left: str
    right: str
    kind: str
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        return f"{self.left}-{self.right} {self.kind}"


def sets(data: Path, half: int) -> Iterator[Set]:
    """Every pair that there is text for."""
    columns = _columns(data / MULTIWAY)
    for pair in TOGETHER:
        left, right = pair.split("-")
        yield _set(left, right, "news", zip(columns[left], columns[right], strict=True), half)
    for language in SINGLE:
        rows = _tsv(data / NEWS / f"en-{language}.2014-2018.tsv.zst")
        yield _set("en", language, "news", rows, half)
    yield _set("en", "ko", "news", _tsv(data / KOREAN), half)
    columns = _columns(data / HEALTH)
    for pair in HEALTH_PAIRS:
        left, right = pair.split("-")
        yield _set(left, right, "health", zip(columns[left], columns[right], strict=True), half)
    for language in EVERYDAY_LANGUAGES:
        yield _set("en", language, "everyday", _tsv(data / EVERYDAY / f"en-{language}.tsv.zst"), half)
    yield from _documents(data / DOCUMENTS, half)


def _set(left: str, right: str, kind: str, rows: Iterable[tuple[str, str]], half: int) -> Set:
    named = (
        (str(at), one, other)
        for at, (one, other) in enumerate(rows)
        if len(one) + len(other) >= 2 * SHORTEST and one and other
    )
    return Set(left, right, kind, _chosen(f"{left}-{right} {kind}", named, half))


def _chosen(name: str, rows: Iterator[tuple[str, str, str]], half: int) -> tuple[Row, ...]:
    """The rows of a half, the first by hash."""
    mine = [(hashed, *row) for row in rows if (hashed := _hash(row[0])) % 2 == half]
    mine.sort(key=lambda row: (row[0] >> 1, row[1]))
    return tuple(Row(f"{name} {key}", one, other) for _, key, one, other in islice(mine, MOST))


def _hash(text: str) -> int:
    return xxhash.xxh64_intdigest(text.encode())


def _documents(path: Path, half: int) -> Iterator[Set]:
    """News documents and their human and machine translations, line by line; halves by document."""
    versions: dict[tuple[str, str], dict[str, list[tuple[str, list[str]]]]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as found:
        for row in map(json.loads, found):
            by_doc = versions.setdefault((row["pair"], row["lang"]), {})
            by_doc.setdefault(row["doc"], []).append((row["system"], row["text"].split("\n")))
    for source, left, target, right in DOCUMENT_PAIRS:
        rows = []
        for doc, translations in sorted(versions[(target, right)].items()):
            if _hash(doc) % 2 != half or doc not in versions[(source, left)]:
                continue
            [(_, original)] = versions[(source, left)][doc][:1]
            for system, translated in sorted(translations, key=lambda version: version[0]):
                if len(translated) != len(original):
                    # Its lines were cut otherwise, so they do not correspond.
                    continue
                rows += [
                    (f"{doc} {system} {at}", one, other)
                    for at, (one, other) in enumerate(zip(original, translated, strict=False))
                    if one and other and len(one) + len(other) >= 2 * SHORTEST
                ]
        rows.sort(key=lambda row: (_hash(row[0]), row[0]))
        name = f"{left}-{right} documents"
        yield Set(
            left, right, "documents", tuple(Row(f"{name} {key}", *texts) for key, *texts in rows[:MOST])
        )


def siblings(data: Path, half: int) -> Iterator[Set]:
    """Lines of a human translation beside the same lines of a machine's, both in one language."""
    versions: dict[str, dict[str, dict[str, list[str]]]] = {}
    with gzip.open(data / DOCUMENTS, "rt", encoding="utf-8") as found:
        for row in map(json.loads, found):
            if row["pair"] in SIBLINGS and row["kind"] != "src" and _hash(row["doc"]) % 2 == half:
                kept = versions.setdefault(row["pair"], {}).setdefault(row["doc"], {})
                kept[f"{row['kind']} {row['system']}"] = row["text"].split("\n")
    for direction, language in SIBLINGS.items():
        rows = []
        for doc, translations in sorted(versions[direction].items()):
            human, *machines = sorted(translations, key=lambda name: (name[:3] != "ref", _hash(doc + name)))
            for machine in machines[:3]:
                if len(translations[human]) == len(translations[machine]):
                    lines = zip(translations[human], translations[machine], strict=True)
                    rows += [
                        (f"{doc} {machine} {at}", *texts) for at, texts in enumerate(lines) if all(texts)
                    ]
        rows.sort(key=lambda row: (_hash(row[0]), row[0]))
        name = f"{language} siblings"
        yield Set(
            language, language, "siblings", tuple(Row(f"{name} {key}", *texts) for key, *texts in rows[:MOST])
        )


def _columns(path: Path) -> dict[str, list[str]]:
    head, *rows = [line.split("\t") for line in read_lines(path)]
    filled = [row + [""] * (len(head) - len(row)) for row in rows]
    return {name: [row[at] for row in filled] for at, name in enumerate(head)}


def _tsv(path: Path) -> Iterator[tuple[str, str]]:
    for line in read_lines(path):
        left, right, *_ = line.split("\t")
        yield left, right
