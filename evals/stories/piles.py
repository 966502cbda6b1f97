"""The piles that stories are measured on: look-alike events, translated articles, a mixed pile, own cases.

In the mixed pile a story is one article of news test sets, there in two to six of its languages, or alone.
An id says nothing of the story, for what is looked up by id must not give it away.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from shutil import which

import xxhash
from training import corpus

from firsthand.model import Article, Body, Source
from firsthand.sentences import body
from firsthand.when import UNKNOWN_TIME, When, WhenBasis

LOOK_ALIKES = Path("stories-en") / "docs.jsonl.gz"
TRANSLATED = Path("mt-copies") / "docs.jsonl.gz"
NEWS = Path("parallel") / "dev" / "wmt_newstest_2008_2018"
MULTIWAY = NEWS / "multiway-2008-2013.tsv.zst"
KOREAN = Path("parallel") / "dev" / "korean_news" / "en-ko.dev.tsv.zst"
# Those whose articles are taken, and those that only add their language to such an article.
LATER, LATER_ADDED = ("tr", "zh", "ro"), ("cs", "de", "fr", "ru")
# Of each translated article one source, one human translation and so many machine translations a language.
MACHINE_TRANSLATIONS = 2

# Sentences of an article of the mixed pile, and of a piece of one.
LEAST_SENTENCES, MOST_SENTENCES = 6, 20
PIECE = 5
# Lines left out between two articles, about the length of one.
LEFT_OUT = 20
# Korean news comes without headlines, and is cut by count.
KOREAN_SENTENCES = 12
# One story in so many is of one article, the others are in two to six of their languages.
ALONE = 5
LANGUAGES_OF_A_STORY = (2, 3, 4, 5, 6)
LONGEST_HEADLINE = 110
_ENDS_A_SENTENCE = ".!?\"”“'’»:;)…,"


@dataclass(frozen=True, slots=True)
class Report:
    """One article of a pile and the story it belongs to."""

    body: Body
    story: str
    block: str  # what a bootstrap draws: a topic, a document, a case


Versions = Mapping[str, Sequence[str]]


def look_alikes(data: Path, parity: int) -> list[Report]:
    """Documents of the topics with this parity; each topic holds two events of one kind."""
    return [
        Report(_body(row["id"], row["text"], "en"), row["cluster"], str(row["topic"]))
        for row in _rows(data / LOOK_ALIKES)
        if int(row["topic"]) % 2 == parity
    ]


def translated(data: Path, half: int) -> list[Report]:
    """Sources with a human and a few machine translations, of half the documents by their hash."""
    taken: Counter[tuple[str, str, str]] = Counter()
    found = []
    for row in _rows(data / TRANSLATED):
        document, version = row["doc"], (row["doc"], row["lang"], row["kind"])
        if _hash(document) % 2 != half:
            continue
        taken[version] += 1
        if taken[version] <= (MACHINE_TRANSLATIONS if row["kind"] == "hyp" else 1):
            id_ = f"{document}-{row['lang']}-{row['kind']}-{taken[version]}"
            found.append(Report(_body(id_, row["text"], row["lang"]), document, document))
    return found


def can_unpack(data: Path) -> bool:
    """Whether the mixed pile can be built: its data is there, and the program that unpacks it."""
    return which("zstd") is not None and (data / MULTIWAY).is_file()


def mixed_files(data: Path) -> list[Path]:
    later = (data / NEWS / f"en-{language}.2014-2018.tsv.zst" for language in (*LATER, *LATER_ADDED))
    return [data / MULTIWAY, *later, data / KOREAN]


def mixed(data: Path, half: int, pieces: bool) -> list[Report]:
    """News in fourteen languages, of half the documents by their hash: whole, or five sentences of each
    with every digit masked."""
    found = []
    for name, versions in _documents(data):
        draw = _hash(name)
        if draw % 2 != half:
            continue
        least = min(map(len, versions.values()))
        if pieces:
            first = (least - PIECE) // 2
            versions = {of: lines[first : first + PIECE] for of, lines in versions.items()}
        for language in _drawn(sorted(versions), draw >> 1):
            text = "\n".join(versions[language])
            if pieces:
                text = "".join("#" if sign.isdecimal() else sign for sign in text)
            id_ = xxhash.xxh64_hexdigest(f"{language} {name}".encode())
            found.append(Report(_body(id_, text, language), name, name))
    return sorted(found, key=lambda report: report.body.article.id)


def _drawn(languages: Sequence[str], draw: int) -> list[str]:
    """Which versions of a document are in the pile."""
    count = LANGUAGES_OF_A_STORY[draw // ALONE % len(LANGUAGES_OF_A_STORY)] if draw % ALONE else 1
    return sorted(languages, key=lambda language: _hash(f"{draw} {language}"))[:count]


def _documents(data: Path) -> Iterator[tuple[str, Versions]]:
    """Articles by name, each as lines in several languages."""
    head, *rows = (line.split("\t") for line in corpus.lines(data / MULTIWAY))
    for name, run in _articles([row[1] for row in rows], "multiway"):
        texts = {language: [row[at] for row in rows[run]] for at, language in enumerate(head) if at}
        yield name, {language: lines for language, lines in texts.items() if all(lines)}
    sides = {language: _later(data, language) for language in (*LATER, *LATER_ADDED)}
    known = {language: dict(pairs) for language, pairs in sides.items()}
    seen: set[str] = set()
    for language in LATER:
        for name, run in _articles([english for english, _ in sides[language]], language):
            english = [line for line, _ in sides[language][run]]
            if seen.isdisjoint(english):
                found = {other: [lines.get(line, "") for line in english] for other, lines in known.items()}
                yield name, {"en": english} | {other: lines for other, lines in found.items() if all(lines)}
            seen.update(english)
    korean = [line.split("\t")[:2] for line in corpus.lines(data / KOREAN)]
    for start in range(0, len(korean) - KOREAN_SENTENCES + 1, KOREAN_SENTENCES):
        part = korean[start : start + KOREAN_SENTENCES]
        yield f"korean {start}", {"en": [left for left, _ in part], "ko": [right for _, right in part]}
    versions: dict[str, dict[str, list[str]]] = {}
    for row in _rows(data / TRANSLATED):
        if row["kind"] != "hyp":
            lines = row["text"].splitlines()[:MOST_SENTENCES]
            versions.setdefault(row["doc"], {}).setdefault(row["lang"], lines)
    for name, texts in versions.items():
        if min(map(len, texts.values())) >= LEAST_SENTENCES:
            yield name, texts


def _later(data: Path, language: str) -> list[list[str]]:
    return [line.split("\t")[:2] for line in corpus.lines(data / NEWS / f"en-{language}.2014-2018.tsv.zst")]


def _articles(english: Sequence[str], name: str) -> Iterator[tuple[str, slice]]:
    """Runs of lines from one headline to the next, cut to length: the sets mark no documents.

    Some headlines stand over parts of one article, so between two runs that are taken some lines are not.
    """
    heads = [at for at, line in enumerate(english) if _is_headline(line)]
    free = 0
    for start, after in zip(heads, [*heads[1:], len(english)], strict=True):
        if start >= free and after - start >= LEAST_SENTENCES:
            end = min(after, start + MOST_SENTENCES)
            yield f"{name} {start}", slice(start, end)
            free = end + LEFT_OUT


def _is_headline(line: str) -> bool:
    return 0 < len(line) <= LONGEST_HEADLINE and line[-1] not in _ENDS_A_SENTENCE


def own(path: Path) -> dict[str, list[Report]]:
    """Small piles of fiction, one a line."""
    return {
        case["case"]: [
            Report(
                _body(f"{number}", report["text"], report["language"], report.get("published")),
                report["story"],
                case["case"],
            )
            for number, report in enumerate(case["reports"])
        ]
        for case in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    }


def _body(id_: str, text: str, language: str, published: str | None = None) -> Body:
    return body(
        Article(
            id=id_,
            source=Source(id_),
            url=None,
            outlet=None,
            title=None,
            published=_day(published),
            retrieved=None,
            language=language,
            text=text,
            noise=(),
            digest=xxhash.xxh3_128_hexdigest(text.encode()),
        )
    )


def _day(day: str | None) -> When:
    if day is None:
        return UNKNOWN_TIME
    start = datetime.fromisoformat(day)
    return When(start, start + timedelta(hours=24) - timedelta(seconds=1), WhenBasis.METADATA, "given")


def _hash(text: str) -> int:
    return xxhash.xxh64_intdigest(text.encode())


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
