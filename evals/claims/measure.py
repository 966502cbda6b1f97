"""How well statements are told apart: look-up among claims, pairs, altered copies, small piles."""

import csv
import io
import json
import re
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import firsthand
from evals.claims.distorted import Result, available, distorted
from evals.conflicts.measure import FILES
from evals.measurement import Measurement, fingerprint
from firsthand.claims import claims
from firsthand.claims.judge import Relation, alone, cosines, judge, likeness
from firsthand.claims.reading import Reading, reading
from firsthand.encode import UNIT_LENGTH, shipped
from firsthand.model import Claim, Quotation, Story
from firsthand.quotations import quotations
from firsthand.reference.outlets import Outlets
from firsthand.sentences import body
from firsthand.times import times

HERE = Path(__file__).parent
PAIRS, PILES = HERE / "pairs.jsonl", HERE / "piles.jsonl"
TWEETS = Path("claims-en") / "checkthat2020-train-dev.tar.gz"
HELD = 1
DEPTH = 5
_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/)\S+")
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")

Row = Mapping[str, Any]


def measure(data: Path | None) -> Measurement | None:
    if data is None or not (data / TWEETS).exists() or not available(data):
        return None
    rows = [row for row in read(PAIRS) if row["part"] == "held"]
    scores, outcomes = pairs(rows, told)
    baselines, _ = pairs(rows, by_words)
    scores |= piles(PILES, "held")
    altered = [result for _, result in distorted(data, HELD)]
    scores |= not_agreed(altered)
    ranked = look_up(data / TWEETS, "dev")
    scores["look-up MAP@5"] = sum(ranked.values()) / len(ranked)
    return Measurement(
        {name: round(score, 4) for name, score in scores.items()},
        outcomes | {f"tweet {id}": f"{value:.2f}" for id, value in ranked.items()},
        fingerprint([PAIRS, PILES, data / TWEETS, *(data / path for path in FILES)]),
        "held pairs and piles, rows whose xxh64 is odd, the dev queries: none of them tuned on",
        baselines,
    )


def read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


Way = Callable[[Row], Relation]


def told(row: Row) -> Relation:
    """What the package says of a pair."""
    left, right = (reading(row[side]["text"], row[side]["language"]) for side in ("left", "right"))
    vectors = shipped().encode([left.text, right.text])
    return judge(alone(left), alone(right), float(cosines(vectors[:1], vectors[1:])[0])).relation


def by_words(row: Row) -> Relation:
    """The naive way: the same where half of the shorter's words stand in the other."""
    left, right = (set(re.findall(r"\w+", row[side]["text"].casefold())) for side in ("left", "right"))
    part = len(left & right) / max(1, min(len(left), len(right)))
    return Relation.SAME if part >= 0.5 else Relation.RELATED if part >= 0.2 else Relation.UNRELATED


def pairs(rows: Sequence[Row], way: Way) -> tuple[dict[str, float], dict[str, str]]:
    """Accuracy, recall of the same and the opposite, and how seldom another relation is called the same."""
    table: Counter[tuple[str, str]] = Counter()
    outcomes = {}
    for row in rows:
        found = way(row)
        table[row["relation"], found] += 1
        outcomes[row["id"]] = f"{row['relation']}: {found}"
    grave = table["opposite", "same"] + table["related", "same"]
    called = sum(count for (_, found), count in table.items() if found == "same")
    of = Counter(row["relation"] for row in rows)
    return {
        "pairs: right": sum(table[one, one] for one in Relation) / len(rows),
        "pairs: same precision": table["same", "same"] / max(1, called),
        "pairs: same recall": table["same", "same"] / max(1, of["same"]),
        "pairs: opposite recall": table["opposite", "opposite"] / max(1, of["opposite"]),
        "pairs: opposite or related not called same": 1 - grave / max(1, of["opposite"] + of["related"]),
    }, outcomes


def not_agreed(results: Iterable[Result]) -> dict[str, float]:
    """The share of altered sentences that are not called the same, and of unaltered ones that are."""
    altered: Counter[str] = Counter()
    same: Counter[str] = Counter()
    plain = kept = 0
    for result in results:
        altered += result.altered
        same += result.same
        plain, kept = plain + result.plain, kept + result.plain_same
    scores = {f"altered {kind} not the same": 1 - same[kind] / altered[kind] for kind in sorted(altered)}
    return {**scores, "unaltered the same": kept / max(1, plain)}


def piles(path: Path, part: str) -> dict[str, float]:
    """Precision and recall of pairs of sentences in one claim, over the piles of a part."""
    right = found = known = 0
    for pile in read(path):
        if pile["part"] != part:
            continue
        where, group = sentences(pile)
        ours = together(claimed(pile), where)
        theirs = {
            pair
            for pair in combinations(sorted(where.values()), 2)
            if group[pair[0]] is not None and group[pair[0]] == group[pair[1]]
        }
        right += len(ours & theirs)
        found += len(ours)
        known += len(theirs)
    return {"grouping precision": right / max(1, found), "grouping recall": right / max(1, known)}


Place = tuple[str, int]


def sentences(pile: Row) -> tuple[dict[tuple[str, int], Place], dict[Place, str | None]]:
    """Where each sentence of a pile starts, as (article, number), and what claim it makes."""
    where, group = {}, {}
    for article in pile["articles"]:
        at = 0
        for number, sentence in enumerate(article["sentences"]):
            place = article["id"], number
            where[article["id"], at] = place
            group[place] = sentence["group"]
            at += len(sentence["text"]) + 1
    return where, group


def claimed(pile: Row) -> tuple[Claim, ...]:
    """The claims of a pile as one story, read as a user's reports are."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        rows = [
            {**article, "text": " ".join(sentence["text"] for sentence in article["sentences"])}
            for article in pile["articles"]
        ]
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        bodies = [body(article) for article in firsthand.read([path]).articles]
    outlets = Outlets.load()
    said: list[Quotation] = [one for report in bodies for one in quotations(report, outlets)]
    when = {report.article.id: times(report) for report in bodies}
    story = Story("story", tuple(sorted(report.article.id for report in bodies)), "", "")
    return claims([story], bodies, said, when).claims


def together(found: Iterable[Claim], where: Mapping[tuple[str, int], Place]) -> set[tuple[Place, Place]]:
    """The pairs of sentences that share a claim."""
    starts: dict[str, list[int]] = defaultdict(list)
    for article, at in where:
        starts[article].append(at)
    pairs_found = set()
    for claim in found:
        places = set()
        for mention in claim.mentions:
            article = mention.passage.article
            begins = max(at for at in starts[article] if at <= mention.passage.start)
            places.add(where[article, begins])
        pairs_found |= set(combinations(sorted(places), 2))
    return pairs_found


def look_up(archive: Path, part: str) -> dict[str, float]:
    """Average precision at 5 of each query of a part: a tweet to the claims that it repeats.

    A claim has two wordings, its own and its title: what counts is how like both together the tweet is.
    """
    texts, queries, wanted = tweets(archive, part)
    ids = sorted(texts)
    worded = [Wordings([texts[id][at] for id in ids]) for at in (0, 1)]
    asked = sorted(id for id in queries if id in wanted)
    vectors = _vectors([queries[id] for id in asked])
    found = {}
    for id, vector in zip(asked, vectors, strict=True):
        scores = [0.0] * len(ids)
        for one in worded:
            for number, score in one.like(reading(queries[id], "en"), vector):
                scores[number] += score
        best = sorted(range(len(ids)), key=lambda number: (-round(scores[number], 6), number))[:DEPTH]
        hits, total = 0, 0.0
        for rank, number in enumerate(best, 1):
            if ids[number] in wanted[id]:
                hits += 1
                total += hits / rank
        found[id] = total / min(len(wanted[id]), DEPTH)
    return found


class Wordings:
    """One wording of each claim, and which of them hold a stem."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._readings = [reading(text, "en") for text in texts]
        self._vectors = _vectors(texts)
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, read in enumerate(self._readings):
            for stem in read.stems:
                self._holders[stem].append(number)

    def like(self, query: Reading, vector: NDArray[np.float32]) -> Iterator[tuple[int, float]]:
        """How like a query each wording is that shares a word with it, by the package's own likeness."""
        alike = (self._vectors @ vector).tolist()
        for number in sorted({number for stem in query.stems for number in self._holders.get(stem, ())}):
            yield number, likeness(query, self._readings[number], alike[number])


def _vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    return shipped().encode(texts).astype(np.float32) / np.float32(UNIT_LENGTH)


def tweets(
    archive: Path, part: str
) -> tuple[dict[str, tuple[str, str]], dict[str, str], dict[str, set[str]]]:
    """The claims with their titles, the queries without links, and the claims that each repeats."""
    csv.field_size_limit(1 << 24)
    with tarfile.open(archive) as packed:
        names = {name.partition("/")[2]: name for name in packed.getnames()}

        def rows(path: str) -> list[list[str]]:
            member = packed.extractfile(next(full for short, full in names.items() if short.endswith(path)))
            assert member is not None
            text = io.TextIOWrapper(member, encoding="utf-8", newline="")
            return list(csv.reader(text, delimiter="\t"))

        texts = {row[0]: (row[1], row[2]) for row in rows("verified_claims.docs.tsv")[1:]}
        queries = {row[0]: _plain(row[1]) for row in rows(f"{part}/tweets.queries.tsv")[1:]}
        wanted: dict[str, set[str]] = defaultdict(set)
        for row in rows(f"{part}/tweet-vclaim-pairs.qrels"):
            wanted[row[0]].add(row[2])
    return texts, queries, wanted


def _plain(tweet: str) -> str:
    return _JOINED.sub(" ", _LINK.sub(" ", tweet))


def main() -> None:
    """Show the confusion table of each part, what the tune pairs and piles get wrong, and their scores."""
    rows = read(PAIRS)
    for part in ("tune", "held"):
        own = [row for row in rows if row["part"] == part]
        scores, outcomes = pairs(own, told)
        print(part, {name: round(score, 3) for name, score in scores.items()})
        for (known, found), count in sorted(Counter(tuple(o.split(": ")) for o in outcomes.values()).items()):
            print(f"  {known:<10} {found:<10} {count}")
        print("  piles", {name: round(score, 3) for name, score in piles(PILES, part).items()})


if __name__ == "__main__":
    main()
