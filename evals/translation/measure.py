"""Translations found and aligned, and independent reports in two languages left alone."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evals.measurement import Measurement, fingerprint
from evals.reuse.articles import article
from evals.translation.aligned import CASES as ALIGNMENTS
from evals.translation.aligned import Tally, by_line, own_cases
from evals.translation.bags import DIRECTIONS, Version, bag, pairs, read, siblings
from firsthand.model import PairReuse
from firsthand.sentences import body
from firsthand.translation import TranslationIndex

HERE = Path(__file__).parent
SPLITS = ("tuned", "held")
# What two reports share, by what they are to each other.
EXTENTS = {
    "translated": ["report"],
    "moved": ["report"],
    "part": ["report"],
    "quotation": ["quotation"],
    "background": ["background"],
    "unrelated": [],
}
# Translations of a document whose lines are held against those found.
ALIGNED = 3


def measure(data: Path | None) -> Measurement | None:
    """Recall, precision and alignment by direction, siblings, and our own cases by what they are."""
    path = data / "mt-copies" / "docs.jsonl.gz" if data else None
    if path is None or not path.exists():
        return None
    rows = read(path)
    scores: dict[str, float] = {}
    outcomes: dict[str, str] = {}
    for direction in DIRECTIONS:
        versions = bag(rows, direction)
        truth = {(one.name, other.name) for one, other in pairs(versions)}
        _score(direction, versions, truth, scores, outcomes)
        tally = Tally()
        for one, other in pairs(bag(rows, direction, ALIGNED)):
            lines = by_line(one, other)
            if lines is not None:
                tally.add(*lines)
        scores[f"{direction} alignment F1"] = tally.f1
    versions = siblings(rows)
    truth = {(one.name, other.name) for one, other in pairs(versions)}
    _score("siblings de~ru", versions, truth, scores, outcomes)
    _aligned(scores, outcomes)
    for split in SPLITS:
        _own(split, scores, outcomes)
    files = [path, ALIGNMENTS, *(HERE / f"{split}.jsonl" for split in SPLITS)]
    return Measurement(
        scores, outcomes, fingerprint(files), "documents whose xxh64 is odd, not tuned on; own cases by split"
    )


def _score(
    name: str,
    versions: list[Version],
    truth: set[tuple[str, str]],
    scores: dict[str, float],
    outcomes: dict[str, str],
) -> None:
    document = {version.name: version.document for version in versions}
    found = {(pair.left, pair.right) for pair in _found(versions)}
    scores[f"{name} recall"] = _part(len(found & truth), len(truth))
    scores[f"{name} precision"] = _part(len(found & truth), len(found))
    missed = Counter(document[left] for left, _ in truth - found)
    false = Counter(document[left] for left, _ in found - truth)
    for each in sorted(set(document.values())):
        outcomes[f"{name} {each}"] = f"{missed[each]} missed, {false[each]} false"


def _found(versions: list[Version]) -> list[PairReuse]:
    index = TranslationIndex()
    index.add(version.body() for version in versions)
    return index.pairs()


def _aligned(scores: dict[str, float], outcomes: dict[str, str]) -> None:
    total = Tally()
    for name, tally in own_cases():
        outcomes[f"alignment {name}"] = f"{tally.f1:.3f}"
        total.right += tally.right
        total.found += tally.found
        total.known += tally.known
    scores["own alignments F1"] = total.f1


def _own(split: str, scores: dict[str, float], outcomes: dict[str, str]) -> None:
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for name, relation, extents in _judged(HERE / f"{split}.jsonl"):
        # Two reporters may quote the same words, which is found; that is no report taken over.
        fine = "report" not in extents if relation == "independent" else extents == EXTENTS[relation]
        count[relation] += 1
        right[relation] += fine
        outcomes[f"{split} {name}"] = "right" if fine else f"{relation}: {'+'.join(extents) or 'nothing'}"
    for relation in sorted(count):
        scores[f"own {relation}, {split}"] = _part(right[relation], count[relation])


def _judged(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        index = TranslationIndex()
        index.add(body(article(side, row[side], row[f"{side}_language"])) for side in ("left", "right"))
        extents = sorted({str(found.extent) for found in index.reuses()})
        yield row["case"], row["relation"], extents


def _part(some: int, of: int) -> float:
    return round(some / of, 6) if of else 1.0
