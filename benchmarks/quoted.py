"""Made-up piles in which people are quoted as often as in news, and articles made to be dear.

What is said comes from the bundled reports and from our own cases of quotations, paragraph by paragraph in
any order; between them stand sentences in which nobody speaks, half of them of words that were never met
before. The same size gives the same bytes.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.pile import CASES, FUNCTION, Writer, line

OWN = Path(__file__).parents[1] / "evals" / "quotations" / "own"
# Each as often as it stands here.
LANGUAGES = "de de de en en en fr fr es es ru ru it pt pl nl uk tr ar zh ja ko".split()
CHARACTERS = 2_250
# A sign says as much as two letters and a half.
SIGNS = {"zh": 900, "ja": 900, "ko": 1_100}
# Of the paragraphs. So ten quotations are found in 2,250 characters; known are, in the annotated news of
# evals/quotations, six (German) and twelve (English).
SPOKEN = 0.5
CASES_TOGETHER = 2
LONG = 1_000_000


def write_quoted(path: Path, size: int) -> None:
    """Write `size` articles of about 2,250 characters as JSON Lines."""
    random, paragraphs = Random(f"quoted {size}"), _Paragraphs()
    with path.open("w", encoding="utf-8") as file:
        for number in range(size):
            language = random.choice(LANGUAGES)
            names = paragraphs.names(random, language)
            text: list[str] = []
            while sum(map(len, text)) < SIGNS.get(language, CHARACTERS):
                spoken = random.random() < SPOKEN
                text += (
                    paragraphs.spoken(random, language)
                    if spoken
                    else paragraphs.plain(random, language, names)
                )
            file.write(line(number, text, language, random))


# What stands again and again in one article of a megabyte, which has no full stop but where one is shown.
DEAR = {
    "no full stop": "the harbour of Orlova will stay closed and the ferries will sail to Sillavik instead ",
    "opening marks": "“ ",
    "straight marks": '" ',
    "a word in marks": "“ferry” ",
    "open marks and cues": "“the mayor said that ",
    "commas": "ferry, ",
    "cues": "said ",
    "clauses": "she said that he said that ",
    "according to": "according to ",
    "names": "Mara Lindt ",
    "said so": "“No,” said Mara Lindt. ",
    "he said": "He said it. ",
    "lines": "— No, said she\n",
    "Chinese cues": "说：",
    "Japanese cues": "「と述べた",
}
_SIGNS_OF = {"Chinese cues": "zh", "Japanese cues": "ja"}


def write_dear(folder: Path) -> dict[str, Path]:
    """Write a pile of one article of a million characters for each of DEAR; their paths."""
    written = {}
    for number, (name, again) in enumerate(DEAR.items()):
        written[name] = folder / f"dear{number}.jsonl"
        text = (again * (LONG // len(again) + 1))[:LONG]
        record = {"id": name, "language": _SIGNS_OF.get(name, "en"), "text": text}
        written[name].write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    return written


class _Paragraphs:
    """Paragraphs by language: those in which somebody speaks, and plain ones."""

    def __init__(self) -> None:
        self._reports, self._cases = defaultdict(list), defaultdict(list)
        for language, paragraph in _reported():
            self._reports[language].append(paragraph)
        for file in sorted(OWN.glob("*.jsonl")):
            for case in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
                self._cases[case["language"]].append(case["text"])
        rows = [json.loads(row) for row in CASES.read_text(encoding="utf-8").splitlines()]
        self._plain = {language: [row[language] for row in rows] for language in set(LANGUAGES)}
        self._writers = {language: Writer(language) for language in FUNCTION}

    def names(self, random: Random, language: str) -> list[str]:
        return self._writers[language].event(random) if language in self._writers else []

    def spoken(self, random: Random, language: str) -> list[str]:
        reports, cases = self._reports.get(language, []), self._cases.get(language, [])
        if reports and (not cases or random.random() < 0.5):
            return [random.choice(reports)]
        return random.sample(cases, CASES_TOGETHER)

    def plain(self, random: Random, language: str, names: list[str]) -> list[str]:
        known = [random.choice(self._plain[language])]
        if language in self._writers:
            return known + self._writers[language].report(random, names)[:1]
        return known


def _reported() -> Iterator[tuple[str, str]]:
    """Language and text of each paragraph of the bundled reports."""
    from firsthand import read
    from firsthand.examples import PILE

    for article in read([PILE]):
        for paragraph in article.text.splitlines():
            if len(paragraph) > 60:
                yield article.language or "", paragraph
