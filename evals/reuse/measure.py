"""Reuse within a language: sibling translations, independent reports of one event, and our own cases.

A baseline stands beside each score: two reports are taken for copies where half of their rows of three
words are the same, the usual setting of near-duplicate tools.
"""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
import xxhash

from evals.measurement import Measurement, fingerprint
from evals.reuse.articles import article
from evals.reuse.cases import PATH, cases, outcome
from firsthand.guards import conflicts
from firsthand.model import Body, PairReuse, Passage
from firsthand.reuse import ReuseIndex
from firsthand.reuse.profile import profile
from firsthand.sentences import body

# Direction and the language its versions are in.
DIRECTIONS = {"en-de": "de", "en-ru": "ru", "ja-en": "en", "de-fr": "fr", "is-en": "en"}
# The gated half; the other is for tuning.
HELD = 1
# Versions of one document taken into the bag: all human ones, and machine ones up to this many in all,
# by the hash of their names, so that the whole stays under a minute.
VERSIONS = 14
BASELINE = 0.5
# Pairs of siblings whose sentences are held against each other; the lines of a document correspond.
GUARDED_PAIRS = 250

Row = dict[str, str]


def measure(data: Path | None) -> Measurement | None:
    """Recall and precision per direction, the share of pairs of one event reported, and our own cases."""
    if data is None:
        return None
    translated, events = data / "mt-copies" / "docs.jsonl.gz", data / "stories-en" / "docs.jsonl.gz"
    if not (translated.exists() and events.exists()):
        return None
    scores: dict[str, float] = {}
    baselines: dict[str, float] = {}
    outcomes: dict[str, str] = {}
    rows = [row for row in _rows(translated) if _half(row["doc"]) == HELD]
    for direction, language in DIRECTIONS.items():
        bag = list(_bag(rows, direction))
        family = {name: doc for name, doc, _ in bag}
        bodies = [body(article(name, text, language)) for name, _, text in bag]
        truth = {pair for pair in combinations(sorted(family), 2) if family[pair[0]] == family[pair[1]]}
        found = {(pair.left, pair.right) for pair in _pairs(bodies)}
        scores[f"{direction} recall"] = _part(len(found & truth), len(truth))
        scores[f"{direction} precision"] = _part(len(found & truth), len(found))
        near = set(_near(bodies, truth))
        baselines[f"{direction} recall"] = _part(len(near), len(truth))
        scores[f"{direction} sentences without false conflict"] = _unmarked(bag, truth, language)
        missed = Counter(family[left] for left, right in truth - found)
        outcomes |= {f"{direction} {doc}": f"{missed[doc]} missed" for doc in sorted(set(family.values()))}
    _events(events, scores, outcomes)
    _own(scores, outcomes)
    return Measurement(
        scores,
        outcomes,
        fingerprint([translated, events, PATH]),
        "documents and events whose xxh64 is odd, not tuned on; at most 14 versions of a document",
        baselines,
    )


def _unmarked(bag: list[tuple[str, str, str]], truth: set[tuple[str, str]], language: str) -> float:
    """The share of aligned sentences of sibling translations, none of them altered, that no guard marks.

    Machine translations that mistake a number or lose a negation are counted as false here.
    """
    texts = {name: text.split("\n") for name, _, text in bag}
    chosen = sorted(truth, key=lambda pair: xxhash.xxh64_intdigest("|".join(pair).encode()))[:GUARDED_PAIRS]
    seen = marked = 0
    for left, right in chosen:
        for one, other in zip(texts[left], texts[right], strict=False):
            seen += 1
            marked += len(
                conflicts(Passage(left, 0, len(one), one), Passage(right, 0, len(other), other), language)
            )
    return 1 - _part(marked, seen)


def _events(path: Path, scores: dict[str, float], outcomes: dict[str, str]) -> None:
    """How few pairs of one event are reported. Real agency copies are among them, so 1 is not the aim."""
    rows = [row for row in _rows(path) if _half(row["cluster"]) == HELD]
    cluster = {row["id"]: row["cluster"] for row in rows}
    found = list(_pairs([body(article(row["id"], row["text"], "en")) for row in rows]))
    sizes = Counter(cluster.values())
    total = sum(size * (size - 1) // 2 for size in sizes.values())
    across = sum(cluster[pair.left] != cluster[pair.right] for pair in found)
    scores["pairs of one event not reported"] = 1 - _part(len(found) - across, total)
    scores["reported pairs within one event"] = 1 - _part(across, len(found))
    reported = Counter(cluster[pair.left] for pair in found)
    outcomes |= {f"event {name}": f"{reported[name]} reported" for name in sorted(sizes)}


def _own(scores: dict[str, float], outcomes: dict[str, str]) -> None:
    own = cases()
    results = {case.name: outcome(case) for case in own}
    outcomes |= {f"own {name}": result for name, result in results.items()}
    for split in ("tuned", "held"):
        chosen = [case.name for case in own if case.split == split]
        scores[f"own cases right, {split}"] = _part(
            sum(results[name] == "right" for name in chosen), len(chosen)
        )


def _rows(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _half(name: str) -> int:
    return xxhash.xxh64_intdigest(name.encode()) % 2


def _bag(rows: list[Row], direction: str) -> Iterator[tuple[str, str, str]]:
    """Name, document and text of every version in one direction's bag."""
    versions = defaultdict(list)
    for row in rows:
        if row["pair"] == direction and row["kind"] != "src":
            name = f"{row['doc']} {row['kind']} {row['system']}"
            versions[row["doc"]].append(
                (row["kind"] != "ref", xxhash.xxh64_intdigest(name.encode()), name, row)
            )
    for doc, own in sorted(versions.items()):
        for *_, name, row in sorted(own, key=lambda version: version[:3])[:VERSIONS]:
            yield name, doc, row["text"]


def _pairs(bodies: list[Body]) -> Iterator[PairReuse]:
    index = ReuseIndex()
    index.add(bodies)
    return index.every_pair()


def _near(bodies: list[Body], truth: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The true pairs that half of the rows of three words would find."""
    rows = {found.id: found.rows for found in map(profile, bodies)}
    for left, right in truth:
        both = len(np.intersect1d(rows[left], rows[right], assume_unique=True))
        if both >= BASELINE * (len(rows[left]) + len(rows[right]) - both):
            yield left, right


def _part(some: int, of: int) -> float:
    return round(some / of, 6) if of else 1.0
