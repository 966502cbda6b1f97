"""Who took from whom, of a report and its translation: pairs whose original is known, siblings, and our own.

Wrong is worse than open: a pair counts as wrong where the original is said to be the translation, and any
direction between two translations of one original is wrong.
"""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import xxhash

from evals.measurement import Measurement, fingerprint
from evals.reuse.articles import article
from firsthand.lineage.credits import Credits
from firsthand.lineage.derivation import Judgements, derive
from firsthand.lineage.translated import Traced
from firsthand.lineage.verbatim import Verbatim
from firsthand.model import Article, Derivation, PairReuse, ReuseKind
from firsthand.when import When, WhenBasis

PATH = Path(__file__).with_name("cases.jsonl")
# Language of the original and of the translations, by direction.
DIRECTIONS = {"en-de": ("en", "de"), "en-ru": ("en", "ru"), "de-fr": ("de", "fr"), "ja-en": ("ja", "en")}
# The gated half; the other is for tuning.
HELD = 1
# Pairs of siblings of one document, by the hash of their names.
SIBLINGS = 20
EARLY = datetime(2031, 5, 3, 9, tzinfo=UTC)
LATE = EARLY + timedelta(days=1)
# The times of original and translation: none, the translation later, the translation stamped earlier.
CLOCKS = {"no times": (None, None), "translation later": (EARLY, LATE), "stamps reversed": (LATE, EARLY)}

Row = dict[str, str]
Case = dict[str, Any]


def measure(data: Path | None, held: int = HELD) -> Measurement | None:
    """Shares right, wrong and undecided, the precision of each kind of trace, and our own cases."""
    translated = data / "mt-copies" / "docs.jsonl.gz" if data else None
    if translated is None or not translated.exists():
        return None
    with gzip.open(translated, "rt", encoding="utf-8") as lines:
        rows = [row for line in lines if _half((row := json.loads(line))["doc"]) == held]
    scores: dict[str, float] = {}
    outcomes: dict[str, str] = {}
    pairs = list(_pairs(rows))
    answered = [(direction, doc, two.id, _answers(one, two)) for direction, doc, one, two in pairs]
    for clock in CLOCKS:
        answers = Counter(by_clock[clock] for _, _, _, by_clock in answered)
        decided = answers["right"] + answers["wrong"]
        scores[f"{clock}: not wrong"] = _part(answers.total() - answers["wrong"], answers.total())
        scores[f"{clock}: decided"] = _part(decided, answers.total())
        scores[f"{clock}: decided are right"] = _part(answers["right"], decided)
        for direction in DIRECTIONS if clock != "stamps reversed" else ():
            own = Counter(by_clock[clock] for of, _, _, by_clock in answered if of == direction)
            scores[f"{clock}: {direction} decided"] = _part(own.total() - own["open"], own.total())
    for _, doc, translation, by_clock in answered:
        for clock, answer in by_clock.items():
            if answer != "open":
                outcomes[f"{clock}: {doc} {translation.rpartition(' ')[2]}"] = answer
    for kind, (right, seen) in _kinds(pairs).items():
        scores[f"trace {kind}: in the translation"] = _part(right, seen)
        outcomes[f"trace {kind}"] = f"{right} of {seen}"
    siblings = [answer == "open" for two in _siblings(rows) for answer in _answers(*two).values()]
    scores["siblings left open"] = _part(sum(siblings), len(siblings))
    cases = [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]
    for split in ("tuned", "held"):
        found = {case["name"]: outcome(case) for case in cases if case["split"] == split}
        outcomes |= {f"own {name}": result for name, result in found.items()}
        scores[f"own cases right, {split}"] = _part(list(found.values()).count("right"), len(found))
        wrong = list(found.values()).count("wrong")
        scores[f"own cases not wrong, {split}"] = _part(len(found) - wrong, len(found))
    return Measurement(
        scores,
        outcomes,
        fingerprint([translated, PATH]),
        "documents whose xxh64 is odd, not tuned on",
    )


def outcome(case: Case) -> str:
    """`right`, `wrong` (a direction that is not so), or `missed` (none where there is one)."""
    a, b = (
        replace(article(name, case[name]["text"], case[name]["language"]), published=_when(case[name]))
        for name in ("a", "b")
    )
    found = derivation(a, b).taken_from
    if found == case["source"]:
        return "right"
    return "wrong" if found else "missed"


def derivation(one: Article, other: Article, traced: Traced | None = None) -> Derivation:
    """The verdict on two articles that are known to be one report in two languages."""
    left, right = sorted((one.id, other.id))
    pair = PairReuse(left, right, ReuseKind.TRANSLATED, 0.9, 0.9, 0.8, 1)
    pile = {one.id: one, other.id: other}
    traced = traced or Traced(pile)
    return derive(pair, pile, None, Credits([], {}, pile), Judgements([]), Verbatim(pile), traced)


def _answers(original: Article, translation: Article) -> dict[str, str]:
    """`right`, `wrong` or `open` by clock; of two siblings any answer but open is a mistake."""
    traced = Traced({original.id: original, translation.id: translation})
    answers = {}
    for clock, (first, second) in CLOCKS.items():
        one, other = replace(original, published=_at(first)), replace(translation, published=_at(second))
        found = derivation(one, other, traced).taken_from
        answers[clock] = "open" if found is None else "right" if found == original.id else "wrong"
    return answers


def _kinds(pairs: list[tuple[str, str, Article, Article]]) -> dict[str, tuple[int, int]]:
    """By kind of trace: pairs in which the translation shows one, and pairs in which either does."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for _, _, original, translation in pairs:
        traced = Traced({original.id: original, translation.id: translation})
        right.update({trace.kind.value for trace in traced(translation.id, original.id)})
        wrong.update({trace.kind.value for trace in traced(original.id, translation.id)})
    return {kind: (right[kind], right[kind] + wrong[kind]) for kind in sorted(right | wrong)}


def _pairs(rows: list[Row]) -> Iterator[tuple[str, str, Article, Article]]:
    """Direction, document, original and translation; which id comes first changes from pair to pair."""
    originals = {row["doc"]: row for row in rows if row["kind"] == "src"}
    for row in rows:
        if row["pair"] in DIRECTIONS and row["kind"] != "src" and row["doc"] in originals:
            source, target = DIRECTIONS[row["pair"]]
            yield (
                row["pair"],
                row["doc"],
                article(f"m {row['doc']}", originals[row["doc"]]["text"], source),
                article(_name(row), row["text"], target),
            )


def _siblings(rows: list[Row]) -> Iterator[tuple[Article, Article]]:
    """Translations of one English report into German and into Russian."""
    versions: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row["pair"] in ("en-de", "en-ru") and row["kind"] != "src":
            versions[row["doc"]][row["lang"]].append(row)
    for _, by_language in sorted(versions.items()):
        both = sorted(
            product(by_language["de"], by_language["ru"]),
            key=lambda two: xxhash.xxh64_intdigest(f"{_name(two[0])}|{_name(two[1])}".encode()),
        )
        for german, russian in both[:SIBLINGS]:
            yield article(_name(german), german["text"], "de"), article(_name(russian), russian["text"], "ru")


def _name(row: Row) -> str:
    version = f"{row['pair']}-{row['kind']}-{row['system']}"
    side = "a" if xxhash.xxh64_intdigest(version.encode()) % 2 else "z"
    return f"{side} {row['doc']} {version}"


def _half(name: str) -> int:
    return xxhash.xxh64_intdigest(name.encode()) % 2


def _when(side: dict[str, Any]) -> When:
    return _at(datetime.fromisoformat(side["published"]) if side["published"] else None)


def _at(moment: datetime | None) -> When:
    basis = WhenBasis.METADATA if moment else WhenBasis.UNKNOWN
    return When(moment, moment, basis, "given" if moment else "no time is given")


def _part(some: int, of: int) -> float:
    return round(some / of, 6) if of else 1.0
