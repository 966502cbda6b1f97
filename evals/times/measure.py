"""Score the times found in reports: strict and relaxed spans, and relaxed spans with the right value."""

import json
import re
import tarfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from evals.measurement import Measurement, fingerprint
from firsthand.model import Article, Body, Source
from firsthand.sentences import body
from firsthand.times import times
from firsthand.when import UNKNOWN_TIME, When, WhenBasis

HERE = Path(__file__).parent
CASES = HERE / "cases.jsonl"
KRAUTS = Path("dates-de") / "krauts-dev.tar.gz"

Told = tuple[int, int, str | None]


@dataclass(frozen=True, slots=True)
class Case:
    """A text with its times as (start, end, value); `beside` are those that another system finds."""

    name: str
    language: str
    part: str
    body: Body
    told: tuple[Told, ...]
    beside: tuple[Told, ...] = ()


def measure(data: Path | None) -> Measurement | None:
    if data is None or not (data / KRAUTS).exists():
        return None
    scores: dict[str, float] = {}
    baselines: dict[str, float] = {}
    outcomes: dict[str, str] = {}
    german = [case for case in krauts(data / KRAUTS) if case.part == "held"]
    for name, way, rival in (
        ("krauts", found, by_heideltime),
        ("krauts lengths", _as_lengths(found), _as_lengths(by_heideltime)),
    ):
        scores |= {f"{name} {kind}": value for kind, value in score(german, way).items()}
        baselines |= {f"{name} {kind}": value for kind, value in score(german, rival).items()}
    own = [case for case in read() if case.part != "tune"]
    for language in sorted({case.language for case in own}):
        some = [case for case in own if case.language == language]
        scores[f"{language} value"] = score(some, found)["value"]
        baselines[f"{language} value"] = score(some, in_figures)["value"]
    for case in [*german, *own]:
        right, of, ours = _counts(case.told, found(case))["value"]
        outcomes[case.name] = f"{right} of {of}, {ours} found"
    return Measurement(
        scores=scores,
        cases=outcomes,
        fingerprint=fingerprint([CASES, data / KRAUTS]),
        split="KRAUTS: every second document by name; own cases: parts held and fresh",
        baselines=baselines,
    )


def score(cases: Iterable[Case], way: Callable[[Case], Iterable[Told]]) -> dict[str, float]:
    """F1 over all cases of the same span, of overlapping spans, and of those with the same value."""
    sums: dict[str, list[int]] = {}
    for case in cases:
        for name, counts in _counts(case.told, way(case)).items():
            sums[name] = [a + b for a, b in zip(sums.get(name, [0, 0, 0]), counts, strict=True)]
    return {
        name: round(2 * right / max(known + ours, 1), 4)
        for name, (right, known, ours) in sorted(sums.items())
    }


def _counts(known: Iterable[Told], ours: Iterable[Told]) -> dict[str, tuple[int, int, int]]:
    """Right, known and found; each of ours answers to one known at most, the first that it overlaps."""
    known, ours = list(known), sorted(ours, key=lambda one: one[:2])
    strict = len({one[:2] for one in known} & {one[:2] for one in ours})
    relaxed = value = 0
    free = list(ours)
    for one in known:
        other = next((o for o in free if o[0] < one[1] and one[0] < o[1]), None)
        if other is not None:
            free.remove(other)
            relaxed += 1
            value += _plain(one[2]) == _plain(other[2])
    sizes = len(known), len(ours)
    return {"strict": (strict, *sizes), "relaxed": (relaxed, *sizes), "value": (value, *sizes)}


def _plain(value: str | None) -> str | None:
    """Spellings of one value: `T20.30` for `T20:30`."""
    return value and value.replace(".", ":").removesuffix(":00")


def found(case: Case) -> list[Told]:
    """What Firsthand finds."""
    return [(time.start, time.end, time.value) for time in times(case.body)]


_AGO = re.compile(r"vor\s+(?=\w)", re.IGNORECASE)


def _as_lengths(way: Callable[[Case], Iterable[Told]]) -> Callable[[Case], list[Told]]:
    """A way that writes "vor drei Jahren" as KRAUTS does: as the length of time behind "vor"."""

    def lengths(case: Case) -> list[Told]:
        out = []
        for start, end, value in way(case):
            match = _AGO.match(case.body.article.text, start, end)
            if match is None or (value or "P").startswith("P"):
                out.append((start, end, value))
                continue
            inner = list(times(written(case.body.article.text[match.end() : end], "de", None)))
            length = inner[0].value if len(inner) == 1 and inner[0].kind == "duration" else value
            out.append((match.end(), end, length))
        return out

    return lengths


def by_heideltime(case: Case) -> list[Told]:
    """What HeidelTime finds, from the file beside the data."""
    return list(case.beside)


def in_figures(case: Case) -> list[Told]:
    """The naive way: years, and dates in ISO 8601."""
    pattern = re.compile(r"(?<!\d)(?:(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d\d)(?!\d)")
    return [(*match.span(), match.group()) for match in pattern.finditer(case.body.article.text)]


def read() -> list[Case]:
    """Our own cases, one a line: language, part, publication, text, and [words, value] in order."""
    return [
        _case(at, json.loads(line))
        for at, line in enumerate(CASES.read_text(encoding="utf-8").splitlines(), 1)
    ]


def _case(at: int, row: dict[str, Any]) -> Case:
    told: list[Told] = []
    after = 0
    for words, value in row["times"]:
        start = row["text"].index(words, after)
        after = start + len(words)
        told.append((start, after, value))
    name = f"{row['language']}-{at}"
    return Case(
        name,
        row["language"],
        row["part"],
        written(row["text"], row["language"], row["published"]),
        tuple(told),
    )


def written(text: str, language: str, published: str | None) -> Body:
    """A report of the text, published on a day or at an unknown time."""
    when = UNKNOWN_TIME
    if published:
        day = datetime.fromisoformat(published)
        when = When(day, day + timedelta(days=1, seconds=-1), WhenBasis.METADATA, "given")
    article = Article(
        id="case", source=Source("case", None), url=None, outlet=None, title=None, published=when,
        retrieved=None, language=language, text=text, noise=(), digest="",
    )  # fmt: skip
    return body(article)


_TIMEX = re.compile(r"<TIMEX3\b([^>]*)>|</TIMEX3>|<[^>]*>")


def krauts(path: Path) -> list[Case]:
    """The German articles of KRAUTS, HeidelTime's times beside; every second one by name is held."""
    with tarfile.open(path) as archive:
        texts = {
            member.name: file.read().decode("utf-8")
            for member in archive.getmembers()
            if member.name.endswith(".tml") and (file := archive.extractfile(member))
        }
    cases = []
    for folder in ("KRAUTS_DieZeit", "KRAUTS_Dolomiten-42"):
        names = sorted(name for name in texts if name.split("/")[-2] == folder)
        for at, name in enumerate(names):
            published, text, told = timeml(texts[name])
            _, theirs, beside = timeml(texts[name.replace(f"{folder}/", f"{folder}_Heideltime/")])
            part = "held" if at % 2 else "tune"
            by_words = tuple(_placed(text, theirs, beside))
            cases.append(Case(name, "de", part, written(text, "de", published), told, by_words))
    return cases


def timeml(source: str) -> tuple[str, str, tuple[Told, ...]]:
    """The day of publication, the text, and the times in it; times of no extent are left out."""
    published = re.search(r'<DCT>.*?value="([^"]*)"', source, re.S)
    inner = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    text, told, at = "", [], 0
    start, value = 0, None
    for match in _TIMEX.finditer(inner):
        text += _unescaped(inner[at : match.start()])
        at = match.end()
        if match[1] is not None and not match[1].rstrip().endswith("/"):
            named = re.search(r'value="([^"]*)"', match[1])
            start, value = len(text), named[1] if named else None
        elif match.group() == "</TIMEX3>" and len(text) > start:
            told.append((start, len(text), value))
    text += _unescaped(inner[at:])
    return published[1] if published else "", text, tuple(told)


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def _placed(text: str, theirs: str, told: tuple[Told, ...]) -> Iterable[Told]:
    """Times of a copy of the text placed in the text: their file may differ in white space."""
    ours = [at for at, letter in enumerate(text) if not letter.isspace()]
    if "".join(text.split()) != "".join(theirs.split()):
        ours = []
    order = {}
    count = 0
    for at, letter in enumerate(theirs):
        order[at] = count
        count += not letter.isspace()
    for start, end, value in told:
        if ours and order[start] < len(ours):
            yield ours[order[start]], ours[order[end - 1]] + 1, value


def main() -> None:
    """Show what is missed in the cases that may be looked at, and the scores of every part."""
    import os
    import sys

    data = os.environ.get("FIRSTHAND_EVAL_DATA")
    wanted = set(sys.argv[1:])
    groups: dict[str, list[Case]] = {}
    if data and (not wanted or "krauts" in wanted):
        groups["krauts"] = krauts(Path(data) / KRAUTS)
    for case in read() if CASES.exists() else ():
        if not wanted or case.language in wanted:
            groups.setdefault(case.language, []).append(case)
    for name, cases in sorted(groups.items()):
        for case in cases:
            if case.part == "tune" and "held" not in wanted:
                _show(case)
        for part in ("tune", "held", "fresh") if "held" in wanted or not wanted else ("tune",):
            some = [case for case in cases if case.part == part]
            if some:
                beside = score(some, by_heideltime if name == "krauts" else in_figures)
                print(name, part, len(some), score(some, found), beside["value"])


def _show(case: Case) -> None:
    ours = found(case)
    text = case.body.article.text
    missed = [one for one in case.told if one not in ours]
    extra = [one for one in ours if one not in case.told]
    for sign, listed in (("-", missed), ("+", extra)):
        for start, end, value in listed:
            around = text[max(0, start - 25) : start] + "[" + text[start:end] + "]" + text[end : end + 25]
            print(f"{case.name[-12:]} {sign} {value}: {' '.join(around.split())}")


if __name__ == "__main__":
    main()
