"""Does a sentence find its translation among 2,000, in 25 languages, and ten sentences together?

Numbers alone, and character 4-grams of the Latin spelling, are the baselines.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from evals.encoder import sets
from evals.encoder.retrieval import Credits, Remembered, Result, by_four_grams, by_numbers, looked_for, mean
from evals.encoder.sets import MOST, Pairs
from evals.measurement import Measurement, fingerprint
from firsthand.encode import shipped

SPLIT = "news, health: second half (the first was tuned on); kept back: never trained on; own cases: all"
TEN = ", ten together"
NUMBERS = ", numbers only"
# The baselines are worked out on these.
COMPARED = ("news", "health")


def measure(data: Path | None) -> Measurement | None:
    """The rate of each pair with English, mean and worst of the others; None without data."""
    if data is None or not sets.there(data):
        return None
    encoder = Remembered(shipped())
    english = [looked_for(pairs, encoder) for pairs in sets.with_english(data)]
    others = [looked_for(pairs, encoder) for pairs in sets.without_english(data)]
    by_pair, by_case = own_cases(encoder, distractors(english))
    for result in [*english, *others, *(looked_for(pairs, encoder) for pairs in sets.extra())]:
        print(f"  {result}")
    return Measurement(
        scores={
            **scores(english),
            **summed(others),
            "own cases: mean of pairs": mean(by_pair.values()),
            "own cases: worst pair": min(by_pair.values()),
        },
        cases={
            **{r.pairs.name: f"{r.rate:.3f} {r.rate_of_tens:.3f}" for r in [*english, *others]},
            **{f"own:{case}": f"{share:.3f}" for case, share in by_case.items()},
        },
        fingerprint=fingerprint(sets.files(data)),
        split=SPLIT,
        baselines=baselines([result.pairs for result in english]),
    )


def scores(results: Iterable[Result]) -> dict[str, float]:
    """The rates of each set, sentence by sentence and ten together."""
    return {
        name: rate
        for result in results
        for name, rate in ((result.pairs.name, result.rate), (result.pairs.name + TEN, result.rate_of_tens))
    }


def summed(results: Sequence[Result]) -> dict[str, float]:
    """Of each kind of text, the mean and the worst of the pairs without English."""
    found = {}
    for kind in dict.fromkeys(result.pairs.kind for result in results):
        these = [result for result in results if result.pairs.kind == kind]
        for name, rates in (("", [r.rate for r in these]), (TEN, [r.rate_of_tens for r in these])):
            found[f"no English, {kind}: mean{name}"] = mean(rates)
            found[f"no English, {kind}: worst{name}"] = min(rates)
    return found


def baselines(english: Iterable[Pairs]) -> dict[str, float]:
    """Character 4-grams on each set of news and health; numbers are printed."""
    found = {}
    for pairs in english:
        if pairs.kind in COMPARED:
            found[pairs.name] = by_four_grams(pairs)
            print(f"  {pairs.name}: numbers only {by_numbers(pairs):.3f}, 4-grams {found[pairs.name]:.3f}")
    return found


def distractors(english: Iterable[Result]) -> dict[str, list[str]]:
    """Up to 2,000 sentences of each language, of the sets that have it."""
    found: dict[str, dict[str, None]] = {}
    for pairs in (result.pairs for result in english):
        for language, side in ((pairs.left, 0), (pairs.right, 1)):
            found.setdefault(language, {}).update(dict.fromkeys(row[side] for row in pairs.rows))
    return {language: list(texts)[:MOST] for language, texts in found.items()}


def own_cases(
    encoder: Remembered, among: Mapping[str, Sequence[str]]
) -> tuple[dict[tuple[str, str], float], dict[str, float]]:
    """Our own cases among each other and the distractors: the rate of each pair, and of each case."""
    cases = sets.own()
    languages = sorted(among)
    ours = {x: encoder.encode([case[x] for case in cases.values()]).astype(np.float32) for x in languages}
    others = {x: encoder.encode(among[x]).astype(np.float32) for x in languages}

    def one_way(asked: str, answered: str) -> Credits:
        products = ours[asked] @ ours[answered].T
        own = products.diagonal().copy()
        np.fill_diagonal(products, -np.inf)
        best = np.maximum(products.max(axis=1), (ours[asked] @ others[answered].T).max(axis=1))
        return np.where(own > best, 1.0, 0.0)

    credits = {
        (left, right): (one_way(left, right) + one_way(right, left)) / 2
        for left, right in combinations(languages, 2)
    }
    by_case = np.mean(list(credits.values()), axis=0)
    return (
        {pair: float(found.mean()) for pair, found in credits.items()},
        {case: float(share) for case, share in zip(cases, by_case, strict=True)},
    )
