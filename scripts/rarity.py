"""Rebuild what is known of words: how rare each is in its language, and what it means in English.

    python scripts/rarity.py FOLDER

FOLDER holds pairs of sentences as Tatoeba gives them (tatoeba.org, CC BY 2.0 FR, by its contributors):
one file `en-LANGUAGE.tsv` for each language, a line an English sentence, a tab, its translation; and
`without-english.tsv`, a line two languages and a sentence of each, tabs between. Only counts are kept of
them. Written are, under `src/firsthand/reference/names/`,

- `rarity/LANGUAGE.txt`: stems by class, -log2 of the share of sentences that hold them;
- `lexicon/LANGUAGE.txt`: stems by the stem of the English word they go with, `lexicon/en.txt` all of
  these. Two stems go together where neither has a better partner by Dice's coefficient of the pairs
  that hold both (Smadja, McKeown and Hatzivassiloglou 1996).

The same folder gives the same files: nothing is sampled, and ties go by the alphabet.
"""

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from firsthand.names.rarity import STEM_LETTERS

TARGET = Path(__file__).parents[1] / "src" / "firsthand" / "reference" / "names"
# A stem in fewer sentences is as rare as an unlisted one, or a slip.
FEWEST_SENTENCES = 3
COMMONEST, RAREST = 2, 15
# Two stems that go together less often than this are seldom a translation of each other.
LEAST_DICE = 0.3
# Two pairs of sentences prove a translation only where the stems go together nearly always.
FEW_PAIRS, LEAST_DICE_OF_FEW = 3, 0.5
# Words of every fiftieth sentence (with, about, go) say nothing of an event.
LEAST_RARITY = 7
# The commonest stems of a language are kept: what is rarer is called so by standing in no list.
MOST_STEMS = 4000
MOST_STEMS_OF = {"en": 6000, "de": 6000, "fr": 5000, "ru": 5000}
# Without spaces between words a term needs pieces of two characters; Thai has none that fit.
WITHOUT_TERMS = frozenset({"th"})
SHORTEST_TERM = 4

_WORD = re.compile(r"[^\W\d_]+")
_IDEOGRAMS = re.compile(r"[\u3400-\u9fff々]+|[\u30a1-\u30fa\u30fc]{2,}")
_SYLLABLES = re.compile(r"[\uac00-\ud7a3]{2,}")
_THAI = re.compile(r"[\u0e01-\u0e4e]+")


def stems(sentence: str, language: str) -> set[str]:
    """The stems of a sentence, cut as `firsthand.names` cuts them."""
    if language in {"ja", "zh"}:
        return set(_of_ideograms(sentence))
    if language == "ko":
        return {word[:2] for word in _SYLLABLES.findall(sentence)}
    if language == "th":
        return {run[at : at + 4] for run in _THAI.findall(sentence) for at in range(len(run) - 3)}
    return {word[:STEM_LETTERS] for word in _WORD.findall(sentence.casefold())}


def _of_ideograms(sentence: str) -> Iterator[str]:
    for run in _IDEOGRAMS.findall(sentence):
        if run[0] <= "\u30ff":
            yield run
        else:
            yield from (run[at : at + 2] for at in range(len(run) - 1))


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """English and other sentences; a line without exactly one tab is left out."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(row[0], row[1]) for row in rows if len(row) == 2]


def classes(sentences: Iterable[str], language: str) -> dict[str, int]:
    """The class of each stem of some sentences, each sentence counted once."""
    distinct = set(sentences)
    held: Counter[str] = Counter()
    for sentence in distinct:
        held.update(stems(sentence, language))
    common = sorted(held.items(), key=lambda counted: (-counted[1], counted[0]))
    return {
        stem: min(max(round(-math.log2(count / len(distinct))), COMMONEST), RAREST)
        for stem, count in common[: MOST_STEMS_OF.get(language, MOST_STEMS)]
        if count >= FEWEST_SENTENCES
    }


def partners(pairs: Iterable[tuple[str, str]], language: str) -> dict[str, str]:
    """The English stem that each stem of another language goes with."""
    english: Counter[str] = Counter()
    other: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    for left, right in pairs:
        ours = {stem for stem in stems(left, "en") if len(stem) >= SHORTEST_TERM}
        theirs = stems(right, language)
        english.update(ours)
        other.update(theirs)
        both.update((one, another) for one in ours for another in theirs)
    best: dict[str, tuple[float, int, str]] = {}
    for (one, another), count in both.items():
        dice = round(2 * count / (english[one] + other[another]), 6)
        least = LEAST_DICE if count >= FEW_PAIRS else LEAST_DICE_OF_FEW
        if count > 1 and dice >= least:
            best[another] = max(best.get(another, (0.0, 0, "")), (dice, count, one))
    return {another: one for another, (_, _, one) in best.items()}


def write_rarity(language: str, found: dict[str, int]) -> None:
    by_class: defaultdict[int, list[str]] = defaultdict(list)
    for stem, how_rare in found.items():
        by_class[how_rare].append(stem)
    rows = (f"{how_rare}\t{' '.join(sorted(by_class[how_rare]))}\n" for how_rare in sorted(by_class))
    (TARGET / "rarity" / f"{language}.txt").write_text("".join(rows), encoding="utf-8")


def write_lexicon(language: str, meant: dict[str, str]) -> None:
    by_term: defaultdict[str, list[str]] = defaultdict(list)
    for stem, term in meant.items():
        by_term[term].append(stem)
    rows = (f"{term}\t{' '.join(sorted(by_term[term]))}\n" for term in sorted(by_term))
    (TARGET / "lexicon" / f"{language}.txt").write_text("".join(rows), encoding="utf-8")


def main() -> None:
    folder = Path(sys.argv[1])
    pairs = {path.stem[3:]: read_pairs(path) for path in sorted(folder.glob("en-*.tsv"))}
    if not pairs:
        raise SystemExit(f"{folder}: no files en-LANGUAGE.tsv")
    said = defaultdict(list, {language: [other for _, other in rows] for language, rows in pairs.items()})
    said["en"] = [ours for rows in pairs.values() for ours, _ in rows]
    others = folder / "without-english.tsv"
    for row in others.read_text(encoding="utf-8").splitlines() if others.is_file() else ():
        left, right, *sentences = row.split("\t")
        if len(sentences) == 2:
            said[left].append(sentences[0])
            said[right].append(sentences[1])
    rarities = {language: classes(said[language], language) for language in ("en", *pairs)}
    english = rarities["en"]
    write_rarity("en", english)
    terms: set[str] = set()
    for language, rows in pairs.items():
        rare = rarities[language]
        write_rarity(language, rare)
        if language in WITHOUT_TERMS:
            continue
        meant = {
            stem: term
            for stem, term in partners(rows, language).items()
            if english.get(term, RAREST) >= LEAST_RARITY and rare.get(stem, RAREST) >= LEAST_RARITY
        }
        write_lexicon(language, meant)
        terms.update(meant.values())
    (TARGET / "lexicon" / "en.txt").write_text("".join(f"{t}\n" for t in sorted(terms)), encoding="utf-8")


if __name__ == "__main__":
    main()
