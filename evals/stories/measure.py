"""How well articles are grouped into stories: look-alike events, translated articles, cases of our own."""

import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import xxhash
from evals.measurement import Measurement, fingerprint

from firsthand.model import Article, Body, Source
from firsthand.sentences import body
from firsthand.stories import stories
from firsthand.when import UNKNOWN_TIME, When, WhenBasis

HERE = Path(__file__).parent
OWN = {"own cases": HERE / "cases.jsonl", "own cases, held out": HERE / "heldout.jsonl"}
LOOK_ALIKES = Path("stories-en") / "docs.jsonl.gz"
TRANSLATED = Path("mt-copies") / "docs.jsonl.gz"
# Of each article one source, one human translation and so many machine translations a language.
MACHINE_TRANSLATIONS = 2
SAMPLES = 500
SPLIT = "look-alikes: even topics (tuned on odd); translations: odd half of documents (tuned on even)"


@dataclass(frozen=True, slots=True)
class Report:
    """One article of a pile and the story it belongs to."""

    body: Body
    story: str
    block: str  # what a bootstrap draws: a topic, a document, a case


def measure(data: Path | None) -> Measurement | None:
    """Own cases always; the two piles where the data is there. None without data."""
    if data is None or not (data / LOOK_ALIKES).is_file() or not (data / TRANSLATED).is_file():
        return None
    scores: dict[str, float] = {}
    cases: dict[str, str] = {}
    for name, path in OWN.items():
        outcomes = {case: b_cubed(pile)[0] for case, pile in own(path).items()}
        scores[f"{name}: B-cubed F1"] = sum(outcomes.values()) / len(outcomes)
        cases |= {f"own:{case}": f"{score:.3f}" for case, score in outcomes.items()}
    for name, pile in (
        ("look-alikes", look_alikes(data, 0)),
        ("look-alikes, tuned half", look_alikes(data, 1)),
        ("look-alikes, whole", [*look_alikes(data, 0), *look_alikes(data, 1)]),
        ("translated", translated(data, 1)),
    ):
        shares = agreement(pile)
        for measure_name, score in zip(("F1", "precision", "recall"), totals(shares), strict=True):
            scores[f"{name}: B-cubed {measure_name}"] = score
        if "," not in name:
            cases |= {f"{name}:{story}": f"{score:.2f}" for story, score in by_story(pile, shares).items()}
            print(f"  {name}: {len(pile)} articles, F1 {interval(pile, shares)}")
        if name == "translated":
            for language, score in by_language(pile, shares).items():
                scores[f"translated, {language}: B-cubed F1"] = score
    used = [data / LOOK_ALIKES, data / TRANSLATED, *OWN.values()]
    return Measurement(scores, cases, fingerprint(used), SPLIT, BASELINES)


# TF-IDF with average linkage on the whole set: .882 to .894, depending on its setting.
BASELINES = {"look-alikes, whole: B-cubed F1": 0.894}

Shares = Sequence[tuple[float, float]]


def agreement(pile: Sequence[Report]) -> Shares:
    """B-cubed precision and recall of each article of a pile, grouped as one."""
    story = {report.body.article.id: report.story for report in pile}
    size = Counter(report.story for report in pile)
    found = {}
    for group in stories([report.body for report in pile]):
        held = Counter(story[article] for article in group.articles)
        for article in group.articles:
            common = held[story[article]]
            found[article] = (common / len(group.articles), common / size[story[article]])
    return [found[report.body.article.id] for report in pile]


def totals(shares: Iterable[tuple[float, float]]) -> tuple[float, float, float]:
    """F1, precision and recall: means over articles."""
    kept = list(shares)
    precision = sum(p for p, _ in kept) / len(kept)
    recall = sum(r for _, r in kept) / len(kept)
    return 2 * precision * recall / (precision + recall), precision, recall


def b_cubed(pile: Sequence[Report]) -> tuple[float, float, float]:
    return totals(agreement(pile))


def by_story(pile: Sequence[Report], shares: Shares) -> dict[str, float]:
    return _by(((report.story, share) for report, share in zip(pile, shares, strict=True)))


def by_language(pile: Sequence[Report], shares: Shares) -> dict[str, float]:
    return _by(((report.body.article.language or "", s) for report, s in zip(pile, shares, strict=True)))


def _by(named: Iterable[tuple[str, tuple[float, float]]]) -> dict[str, float]:
    found: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for name, share in named:
        found[name].append(share)
    return {name: totals(found[name])[0] for name in sorted(found)}


def interval(pile: Sequence[Report], shares: Shares) -> str:
    """The middle 95 % of F1 over resamples of topics, documents or cases."""
    blocks: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for report, share in zip(pile, shares, strict=True):
        blocks[report.block].append(share)
    names, draw = sorted(blocks), random.Random(1)
    drawn = sorted(
        totals(share for name in draw.choices(names, k=len(names)) for share in blocks[name])[0]
        for _ in range(SAMPLES)
    )
    return f"{totals(shares)[0]:.3f} [{drawn[SAMPLES // 40]:.3f}, {drawn[-SAMPLES // 40]:.3f}]"


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
        if xxhash.xxh64_intdigest(document.encode()) % 2 != half:
            continue
        taken[version] += 1
        if taken[version] <= (MACHINE_TRANSLATIONS if row["kind"] == "hyp" else 1):
            id_ = f"{document}-{row['lang']}-{row['kind']}-{taken[version]}"
            found.append(Report(_body(id_, row["text"], row["lang"]), document, document))
    return found


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


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
