"""How well articles are grouped into stories: look-alike events, translated articles, cases of our own."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from evals.measurement import Measurement, fingerprint
from evals.stories.grouped import Features, grouped, numbers, runs_of_four
from evals.stories.piles import (
    LOOK_ALIKES,
    TRANSLATED,
    Report,
    can_unpack,
    look_alikes,
    mixed,
    mixed_files,
    own,
    translated,
)

from firsthand.stories import stories

HERE = Path(__file__).parent
OWN = {"own cases": HERE / "cases.jsonl", "own cases, held out": HERE / "heldout.jsonl"}
SAMPLES = 500
SPLIT = (
    "look-alikes: even topics (tuned on odd); translations and mixed: odd half of documents (tuned on even)"
)


def measure(data: Path | None) -> Measurement | None:
    """Own cases and every pile; None without data, or without the program that unpacks it."""
    if data is None or not all((data / name).is_file() for name in (LOOK_ALIKES, TRANSLATED)):
        return None
    if not can_unpack(data):
        print("  the mixed pile needs the program zstd (apt install zstd)")
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
        ("mixed", mixed(data, 1, pieces=False)),
        ("mixed pieces", mixed(data, 1, pieces=True)),
    ):
        shares = agreement(pile)
        for measure_name, score in zip(("F1", "precision", "recall"), totals(shares), strict=True):
            scores[f"{name}: B-cubed {measure_name}"] = score
        if "," not in name:
            cases |= {f"{name}:{story}": f"{score:.2f}" for story, score in by_story(pile, shares).items()}
            print(f"  {name}: {len(pile)} articles, F1 {interval(pile, shares)}")
        if name in ("translated", "mixed", "mixed pieces"):
            for language, score in by_language(pile, shares).items():
                scores[f"{name}, {language}: B-cubed F1"] = score
        for said, features, least in NAIVE.get(name, ()):
            print(f"  {name}, {said}: F1 {totals(naive(pile, features, least))[0]:.3f}")
    used = [data / LOOK_ALIKES, data / TRANSLATED, *mixed_files(data), *OWN.values()]
    return Measurement(scores, cases, fingerprint(used), SPLIT, BASELINES)


# TF-IDF with average linkage on the whole set: .882 to .894, depending on its setting.
BASELINES = {"look-alikes, whole: B-cubed F1": 0.894}
# Naive ways to group, with the likeness at which joining ends, the best on the tuned half: numbers .1 to .9
# (.88 at .8), runs of four letters .05 to .4 (.56 at .4; of pieces .60 at .2).
NAIVE: dict[str, list[tuple[str, Features, float]]] = {
    "mixed": [("numbers alone", numbers, 0.8), ("runs of four letters", runs_of_four, 0.4)],
    "mixed pieces": [("runs of four letters", runs_of_four, 0.2)],
}

Shares = Sequence[tuple[float, float]]


def agreement(pile: Sequence[Report]) -> Shares:
    """B-cubed precision and recall of each article of a pile, grouped as one."""
    place = {report.body.article.id: at for at, report in enumerate(pile)}
    told = stories([report.body for report in pile])
    return _shares(pile, [[place[article] for article in story.articles] for story in told])


def naive(pile: Sequence[Report], features: Features, least: float) -> Shares:
    """The same of a naive way to group."""
    return _shares(pile, grouped([report.body.article.text for report in pile], features, least))


def _shares(pile: Sequence[Report], groups: Iterable[Sequence[int]]) -> Shares:
    size = Counter(report.story for report in pile)
    found: dict[int, tuple[float, float]] = {}
    for members in groups:
        held = Counter(pile[at].story for at in members)
        for at in members:
            common = held[pile[at].story]
            found[at] = (common / len(members), common / size[pile[at].story])
    return [found[at] for at in range(len(pile))]


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
