"""The text the encoder is trained on: where it lies, what is taken of it, what is kept back.

Every row goes through one sieve. Of every source of sentences one English sentence in a hundred, by its hash,
is kept back in all languages at once: it is never trained on, and stands in for news where no news is to be
had. (A few of its translations stand in pairs without English, which cannot be told.)
"""

import io
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import xxhash

LANGUAGES = "de fr es it pt nl pl ru uk tr ar fa zh ja ko vi th id el cs ro bg sv hu".split()
# Characters of a side.
SHORTEST, LONGEST = 2, 400
KEPT_BACK = 100  # one in so many


class Layout(StrEnum):
    """How a source lies in its folder."""

    LINES = "lines"  # XX.txt, line by line translations of en.txt
    PAIRS = "pairs"  # en-XX.tsv: English, a tab, the translation
    WITHOUT_ENGLISH = "without English"  # both languages, then both sentences, a line
    NAMES = "names"  # one table, a column a language


@dataclass(frozen=True)
class Source:
    """One folder of parallel text. `share` weighs how often it is drawn from, `most` how much is used.

    `words` marks lists of words and names: their rows are kept though both sides are equal, and drawn less.
    """

    name: str
    layout: Layout
    share: float
    most: int = 1_000_000
    sharealike: bool = False
    words: bool = False


SOURCES = (
    Source("tatoeba", Layout.PAIRS, 1.0),
    Source("tatoeba", Layout.WITHOUT_ENGLISH, 0.5),
    Source("debian_web", Layout.PAIRS, 1.0),
    Source("mozilla_www", Layout.PAIRS, 0.5),
    # Business software drowns the rest when all of it goes in.
    Source("msdocs_dyn365", Layout.LINES, 0.7, most=60_000),
    Source("msdocs_projops", Layout.LINES, 0.7),
    Source("msdocs_custins", Layout.LINES, 0.3),
    Source("msdocs_alchemy", Layout.LINES, 0.7),
    Source("msdocs_d365ce", Layout.PAIRS, 0.2),
    Source("president_ua_speeches", Layout.PAIRS, 1.0),
    Source("storybooks", Layout.PAIRS, 0.5),
    Source("nextstrain", Layout.PAIRS, 1.0),
    Source("names_cldr_iso", Layout.NAMES, 0.2, words=True),
    Source("names_wikidata_person", Layout.PAIRS, 0.3, words=True),
    Source("natural_earth_names", Layout.PAIRS, 0.3, words=True),
    Source("osm_id_tagging", Layout.PAIRS, 0.3, words=True),
    Source("holidays", Layout.PAIRS, 0.2, words=True),
    Source("wiktionary_dict", Layout.PAIRS, 1.0, sharealike=True, words=True),
    Source("omw", Layout.PAIRS, 0.5, sharealike=True, words=True),
    Source("kyoto_wiki", Layout.PAIRS, 0.7, sharealike=True),
)


@dataclass
class Pairs:
    """Translations of one source in one pair of languages."""

    source: Source
    left: str
    right: str
    rows: list[tuple[str, str]] = field(default_factory=list)

    def described(self) -> dict[str, str | int | float | bool]:
        return {
            "source": self.source.name,
            "left": self.left,
            "right": self.right,
            "rows": len(self.rows),
            "share": self.source.share,
            "sharealike": self.source.sharealike,
            "words": self.source.words,
        }


def lines(path: Path) -> Iterator[str]:
    """The lines of a text file, packed with zstd or not."""
    if path.suffix != ".zst":
        with path.open(encoding="utf-8", newline="\n") as file:
            yield from (line.rstrip("\n") for line in file)
        return
    with subprocess.Popen(["zstd", "-dcq", str(path)], stdout=subprocess.PIPE) as unpacked:
        assert unpacked.stdout is not None
        for line in io.TextIOWrapper(unpacked.stdout, encoding="utf-8", newline="\n"):
            yield line.rstrip("\n")


def kept_back(english: str) -> bool:
    """Whether a sentence is never trained on, in whatever language it stands."""
    return xxhash.xxh64_intdigest(_plain(english).encode("utf-8", "surrogatepass")) % KEPT_BACK == 7


_NOT_LETTERS = re.compile(r"[\W\d_]+")


def _plain(text: str) -> str:
    return _NOT_LETTERS.sub("", text.casefold())


def usable(left: str, right: str) -> bool:
    """Whether a row teaches anything: both sides have letters, neither is the other, none is overlong."""
    if not (SHORTEST <= len(left) <= LONGEST and 1 <= len(right) <= LONGEST):
        return False
    lettered = any(map(str.isalpha, right)) and any(map(str.isalpha, left))
    return lettered and left.casefold() != right.casefold()


def pairs(
    root: Path, languages: Sequence[str] = LANGUAGES, sources: Sequence[Source] = SOURCES
) -> Iterator[Pairs]:
    """Every set of translations under `root`, cleaned, without repetitions and without what is kept back."""
    for source in sources:
        folder = root / source.name
        if not folder.exists():
            continue
        for found in _READ[source.layout](folder, source, languages):
            met: set[tuple[str, str]] = set()
            kept = []
            for left, right in found.rows:
                key = (_plain(left), _plain(right))
                if key in met or not (source.words or usable(left, right)):
                    continue
                if not source.words and found.left == "en" and kept_back(left):
                    continue
                met.add(key)
                kept.append((left, right))
                if len(kept) >= source.most:
                    break
            found.rows = kept
            if kept:
                yield found


def _read_lines(folder: Path, source: Source, languages: Sequence[str]) -> Iterator[Pairs]:
    english = list(lines(folder / "en.txt.zst"))
    for language in languages:
        path = folder / f"{language}.txt.zst"
        if path.exists():
            rows = zip(english, lines(path), strict=True)
            yield Pairs(source, "en", language, [(left, right) for left, right in rows if left and right])


def _read_pairs(folder: Path, source: Source, languages: Sequence[str]) -> Iterator[Pairs]:
    for language in languages:
        files = [
            *sorted(folder.glob(f"en-{language}.*tsv*")),
            *sorted(folder.glob(f"lexicon.en-{language}.tsv*")),
        ]
        for path in files:
            yield Pairs(source, "en", language, [_two(line) for line in lines(path)])


def _read_without_english(folder: Path, source: Source, languages: Sequence[str]) -> Iterator[Pairs]:
    found: dict[tuple[str, str], Pairs] = {}
    for line in lines(folder / "without-english.tsv.zst"):
        left, right, *sides = line.split("\t")
        if left in languages and right in languages:
            of = found.setdefault((left, right), Pairs(source, left, right))
            of.rows.append((sides[0], sides[1]))
    yield from found.values()


def _read_names(folder: Path, source: Source, languages: Sequence[str]) -> Iterator[Pairs]:
    rows = lines(folder / "names.tsv.zst")
    head = next(rows).split("\t")
    # Rows of iso-codes are LGPL: left out.
    table = [dict(zip(head, row.split("\t"), strict=False)) for row in rows if not row.startswith("iso")]
    for language in languages:
        named = [(row["en"], row[language]) for row in table if row.get("en") and row.get(language)]
        yield Pairs(source, "en", language, named)


_READ = {
    Layout.LINES: _read_lines,
    Layout.PAIRS: _read_pairs,
    Layout.WITHOUT_ENGLISH: _read_without_english,
    Layout.NAMES: _read_names,
}


def _two(line: str) -> tuple[str, str]:
    left, _, right = line.partition("\t")
    return left, right.split("\t")[0]
