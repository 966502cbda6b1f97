"""Sentences and their translations, none of which the encoder was trained on.

News and health text was tuned on by its first half; only the second is here. Where a language has neither,
what training keeps back of its own sources stands in, which is not news and mostly about software.
"""

import gzip
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from training.corpus import kept_back, lines

CASES = Path(__file__).with_name("cases.jsonl")
PARALLEL = Path("parallel")
NEWS = PARALLEL / "dev" / "wmt_newstest_2008_2018"
MULTIWAY = NEWS / "multiway-2008-2013.tsv.zst"
KOREAN = PARALLEL / "dev" / "korean_news" / "en-ko.dev.tsv.zst"
HEALTH = PARALLEL / "dev" / "tico19" / "tico19.tsv.zst"
TRANSLATED = Path("mt-copies") / "docs.jsonl.gz"
TRAIN = PARALLEL / "train"

MOST = 2000
# Sentences that stand together in a text: a piece of it, and what a set is drawn in.
RUN = 10
# A pair of languages with fewer sentences in common is not reported.
LEAST = 500

# Languages whose sentences with English were news in several languages at once; single pairs; later news.
TOGETHER = "de fr es it cs ru hu".split()
SINGLE = "tr zh ro".split()
LATER = "de fr cs ru".split()
# Languages without news of their own with English, besides Japanese and Korean, which have little.
WITHOUT_NEWS = "nl sv pl uk bg el pt id fa vi th ja ko ar".split()
# Sentences kept back are taken from the first of these that have any: the least about software first.
SOURCES = ("tatoeba", "debian_web", "mozilla_www", "msdocs_projops", "msdocs_custins", "msdocs_dyn365")
SHORTEST = 40


@dataclass(frozen=True, slots=True)
class Pairs:
    """Sentences of two languages in the order of their texts: `rows[i][1]` translates `rows[i][0]`.

    Those from `begins` on are looked for; those before are only there to be mistaken for them.
    """

    left: str
    right: str
    kind: str
    rows: list[tuple[str, str]]
    begins: int = 0

    @property
    def name(self) -> str:
        return f"{self.left}-{self.right} {self.kind}"


def there(data: Path | None) -> bool:
    """Whether the data is, and the program that unpacks it."""
    needed = (MULTIWAY, KOREAN, HEALTH, TRANSLATED, TRAIN)
    return data is not None and all((data / path).exists() for path in needed) and bool(shutil.which("zstd"))


def files(data: Path) -> list[Path]:
    """The files whose bytes the gated figures rest on."""
    singles = [data / NEWS / f"en-{x}.2014-2018.tsv.zst" for x in sorted({*SINGLE, *LATER})]
    trained = sorted(p for source in SOURCES for p in (data / TRAIN / source).glob("en*.zst"))
    return [data / MULTIWAY, *singles, data / KOREAN, data / HEALTH, data / TRANSLATED, *trained, CASES]


def to_tune_on(data: Path) -> Iterator[Pairs]:
    """The first halves of news and health with English: training may look at them, the gate never does."""
    news, health = _columns(data / MULTIWAY), _columns(data / HEALTH)
    for x in TOGETHER:
        yield Pairs("en", x, "news", half(_both(news, "en", x), 0))
    for x in SINGLE:
        yield Pairs("en", x, "news", half(_tsv(data / NEWS / f"en-{x}.2014-2018.tsv.zst"), 0))
    yield Pairs("en", "ko", "news", half(_tsv(data / KOREAN), 0))
    for x in _languages(health):
        yield Pairs("en", x, "health", half(_both(health, "en", x), 0))


def with_english(data: Path) -> Iterator[Pairs]:
    """News, Japanese and Korean included, then health, then what was kept back."""
    news, health = _columns(data / MULTIWAY), _columns(data / HEALTH)
    for x in TOGETHER:
        yield Pairs("en", x, "news", second_half(_both(news, "en", x)))
    for x in SINGLE:
        yield Pairs("en", x, "news", second_half(_tsv(data / NEWS / f"en-{x}.2014-2018.tsv.zst")))
    yield Pairs("en", "ko", "news", second_half(_tsv(data / KOREAN)))
    yield Pairs("en", "ja", "news", _versions(data, ("ja-en", "en", "ref", "A"), ("ja-en", "ja", "src", "")))
    for x in LATER:
        yield Pairs("en", x, "later news", second_half(_tsv(data / NEWS / f"en-{x}.2014-2018.tsv.zst")))
    for x in _languages(health):
        yield Pairs("en", x, "health", second_half(_both(health, "en", x)))
    for x in WITHOUT_NEWS:
        held, others = kept_back_rows(data, x)
        yield Pairs("en", x, "kept back", others + held, len(others))


def without_english(data: Path) -> Iterator[Pairs]:
    """Every pair that has news in common, then every pair of the health text."""
    news, health = _columns(data / MULTIWAY), _columns(data / HEALTH)
    german, russian = ("en-de", "de", "ref", "A"), ("en-ru", "ru", "ref", "A")
    yield Pairs(
        "de", "fr", "later news", _versions(data, ("de-fr", "de", "src", ""), ("de-fr", "fr", "ref", "A"))
    )
    yield Pairs("de", "ru", "later news", _versions(data, german, russian))
    for table, kind, languages in ((news, "news", TOGETHER), (health, "health", _languages(health))):
        for left, right in combinations(languages, 2):
            rows = second_half(_both(table, left, right))
            if len(rows) >= LEAST:
                yield Pairs(left, right, kind, rows)


def extra() -> Iterator[Pairs]:
    """UD PUD (news, encyclopedia) and XQuAD (encyclopedia, questions), where FIRSTHAND_EVAL_EXTRA has them.

    Their first halves were looked at in tuning: the second is looked for among the whole.
    """
    named = os.environ.get("FIRSTHAND_EVAL_EXTRA")
    for folder, kind, shortest in (("ud_pud", "PUD", 1), ("xquad", "XQuAD", 61)) if named else ():
        for path in sorted((Path(named or "") / folder).glob("en-??.tsv")):
            rows = [row for row in _tsv(path) if len(row[0]) >= shortest and all(row)]
            yield Pairs(
                "en", path.stem[3:], kind, rows[: len(rows) // RUN * RUN], len(rows) // 2 // RUN * RUN
            )


def own() -> dict[str, dict[str, str]]:
    """Our own cases: the sentence of each name in each language."""
    rows = map(json.loads, CASES.read_text(encoding="utf-8").splitlines())
    return {row.pop("case"): row for row in rows}


def second_half(rows: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The half that tuning leaves alone."""
    return half(rows, 1)


def half(rows: Iterable[tuple[str, str]], which: int) -> list[tuple[str, str]]:
    """2,000 rows in runs of ten, spread over the first half (0) or the second (1)."""
    kept = [row for row in rows if all(row)]
    kept = kept[len(kept) // 2 :] if which else kept[: len(kept) // 2]
    runs = [kept[at : at + RUN] for at in range(0, len(kept) - RUN + 1, RUN)]
    wanted = MOST // RUN
    if len(runs) > wanted:
        runs = [runs[at * len(runs) // wanted] for at in range(wanted)]
    return [row for run in runs for row in run]


def kept_back_rows(data: Path, language: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What training keeps back of its sources in a language; and other rows of theirs, 2,000 in all.

    The others were trained on. They are never looked for: they are there to be mistaken for those that are.
    """
    held: dict[str, str] = {}
    others: dict[str, str] = {}
    for source in SOURCES:
        for left, right, kept in _trained(data / TRAIN / source, language):
            (held if kept else others).setdefault(left, right)
    found = _once(held)[:MOST]
    spare, wanted = _once(others), MOST - len(found) // RUN * RUN
    filler = [spare[at * len(spare) // wanted] for at in range(min(wanted, len(spare)))] if wanted else []
    return found[: len(found) // RUN * RUN], filler[: len(filler) // RUN * RUN]


def _trained(folder: Path, language: str) -> Iterator[tuple[str, str, bool]]:
    """Long rows of a source, and whether training keeps each back."""
    if (folder / f"{language}.txt.zst").exists():
        yield from (
            (left, right, kept)
            for (left, kept), right in zip(
                _english(folder), lines(folder / f"{language}.txt.zst"), strict=True
            )
            if right and len(left) >= SHORTEST and left != right
        )
    if (folder / f"en-{language}.tsv.zst").exists():
        yield from (
            (left, right, kept_back(left))
            for left, right in _tsv(folder / f"en-{language}.tsv.zst")
            if right and len(left) >= SHORTEST and left != right
        )


@cache
def _english(folder: Path) -> list[tuple[str, bool]]:
    return [(text, kept_back(text)) for text in lines(folder / "en.txt.zst")]


def _once(rows: dict[str, str]) -> list[tuple[str, str]]:
    """The rows whose translation stands in no other."""
    return list({right: (left, right) for left, right in reversed(rows.items())}.values())[::-1]


def _columns(path: Path) -> dict[str, list[str]]:
    """A table with a head: the column of each name, empty text where there is none."""
    head, *rows = [line.split("\t") for line in lines(path)]
    filled = [row + [""] * (len(head) - len(row)) for row in rows]
    return {name: [row[at] for row in filled] for at, name in enumerate(head)}


def _languages(table: dict[str, list[str]]) -> list[str]:
    return sorted(name for name in table if len(name) == 2 and name != "en")


def _both(table: dict[str, list[str]], left: str, right: str) -> list[tuple[str, str]]:
    return list(zip(table[left], table[right], strict=True))


def _tsv(path: Path) -> list[tuple[str, str]]:
    return [(left, right) for left, right, *_ in (line.split("\t") for line in lines(path))]


def _versions(data: Path, left: tuple[str, ...], right: tuple[str, ...]) -> list[tuple[str, str]]:
    """Lines of the documents that two versions share, one beside the other."""
    held: dict[tuple[str, ...], dict[str, list[str]]] = {left: {}, right: {}}
    with gzip.open(data / TRANSLATED, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            version = (row["pair"], row["lang"], row["kind"], row["system"])
            if version in held:
                held[version][row["doc"]] = row["text"].split("\n")
    shared = [doc for doc in held[left] if doc in held[right]]
    found = [row for doc in shared for row in zip(held[left][doc], held[right][doc], strict=True) if all(row)]
    return found[: len(found) // RUN * RUN]
