"""Read saved news pages: the report's text, its day, title and authors."""

import gzip
import json
import re
import tarfile
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import xxhash

from evals.measurement import Measurement, fingerprint
from firsthand.model import NotRead
from firsthand.read.draft import Draft, Item
from firsthand.read.page import read_page

# What no reader sees and no comparison should hang on: soft hyphens and zero-width spaces.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_WORD = re.compile(r"\w+")
# A page counts as well read where so much of its text is right; the word in the frozen cases.
WELL_READ = 0.95


def measure(data: Path | None) -> Measurement | None:
    """The scores on the half of the pages that was not tuned on, with trafilatura beside."""
    if data is None or not (data / "pages" / "pairs.jsonl.gz").exists():
        return None
    rows, pages = _pages(data / "pages")
    ours: dict[str, list[float]] = {name: [] for name in SCORES}
    theirs: dict[str, list[float]] = {name: [] for name in SCORES}
    tuned: list[float] = []
    cases = {}
    for row in rows:
        page = pages[row["html"]]
        mine = _ours(row, page)
        if not is_held_out(row["html"]):
            tuned.append(mine["body F1"])
            continue
        for name, score in mine.items():
            ours[name].append(score)
        for name, score in _trafilaturas(row, page).items():
            theirs[name].append(score)
        cases[row["html"]] = _outcome(mine)
    count = len(cases)
    return Measurement(
        scores={name: sum(found) / count for name, found in ours.items()},
        cases=cases,
        fingerprint=fingerprint([data / "pages" / name for name in ("pairs.jsonl.gz", "html.tar.gz")]),
        split=f"held-out half of {len(rows)} pages (tuning half: body F1 {sum(tuned) / len(tuned):.4f})",
        baselines={name: sum(found) / count for name, found in theirs.items()},
    )


SCORES = ("body F1", "exact day", "exact title", "exact authors")


def is_held_out(name: str) -> bool:
    """Whether a page belongs to the half that rules were not tuned on."""
    return xxhash.xxh64(name.encode()).intdigest() % 2 == 1


def _pages(folder: Path) -> tuple[list[dict[str, Any]], dict[str, bytes]]:
    with gzip.open(folder / "pairs.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    pages = {}
    with tarfile.open(folder / "html.tar.gz") as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.isfile() else None
            if stream:
                pages[member.name.removeprefix("./")] = gzip.decompress(stream.read())
    return rows, pages


def _ours(row: dict[str, Any], page: bytes) -> dict[str, float]:
    [found] = read_page(Item("page.html", page))
    if isinstance(found, NotRead):
        return dict.fromkeys(SCORES, 0.0)
    assert isinstance(found, Draft)
    day = found.published.earliest
    return {
        "body F1": token_f1(found.text, row["body"]),
        "exact day": float(day is not None and day.date().isoformat() == row["date"]),
        "exact title": float(_seen(found.title) == _seen(row["title"])),
        "exact authors": float(list(found.authors) == _names(row["authors"])),
    }


def _trafilaturas(row: dict[str, Any], page: bytes) -> dict[str, float]:
    from trafilatura import bare_extraction

    found = bare_extraction(page, favor_precision=True, include_comments=False, with_metadata=True)
    if found is None:
        return dict.fromkeys(SCORES, 0.0)
    authors = [name.strip() for name in (found.author or "").split(";") if name.strip()]
    return {
        "body F1": token_f1(found.text or "", row["body"]),
        "exact day": float(found.date == row["date"]),
        "exact title": float(_seen(found.title) == _seen(row["title"])),
        "exact authors": float(authors == _names(row["authors"])),
    }


def _names(authors: object) -> list[str]:
    if isinstance(authors, str):  # some rows carry the list as it is printed
        authors = json.loads(authors.replace("'", '"')) if authors.startswith("[") else [authors]
    return [str(name) for name in authors] if isinstance(authors, list) else []


def _seen(text: str | None) -> str:
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text or "")).split())


def token_f1(found: str, gold: str) -> float:
    """F1 over the two texts' bags of lower-case words, as trafilatura's and Zyte's benchmarks count."""
    left, right = (Counter(_WORD.findall(_seen(text).lower())) for text in (found, gold))
    both = left.total() + right.total()
    return 2 * (left & right).total() / both if both else 1.0


def _outcome(scores: dict[str, float]) -> str:
    wrong: Iterable[str] = [name for name in SCORES[1:] if scores[name] < 1]
    body = "read" if scores["body F1"] >= WELL_READ else "badly read"
    return ", ".join([body, *(f"not the {name}" for name in wrong)])
