"""Write down how good the encoder is in each language: for the product, for the docs, against the bars.

    FIRSTHAND_EVAL_DATA=… FIRSTHAND_EVAL_EXTRA=… python -m evals.encoder.table [--model PATH]

Rewrites src/firsthand/encode/languages.json, and what stands between the marks in docs/encoder.md and in the
README here. Of each language the best text there is counts: news, else encyclopedia, else health, else what
training keeps back.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from babel import Locale

from evals.encoder import sets
from evals.encoder.measure import distractors, own_cases
from evals.encoder.retrieval import Remembered, Result, looked_for, mean
from evals.gate import data_folder
from firsthand.encode import UNIT_LENGTH, Encoder, load

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ROOT / "src" / "firsthand" / "encode" / "languages.json"
DOCS = ROOT / "docs" / "encoder.md"
README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- figures: python -m evals.encoder.table -->", "<!-- end of figures -->"

# Kinds of text, the best first, and what the product calls them.
MEASURED_ON = {
    "news": "news",
    "PUD": "encyclopedia",
    "XQuAD": "encyclopedia",
    "health": "health",
    "kept back": "kept back",
}
# Of a sentence, and of ten together: the rates asked for among 2,000 news sentences.
BARS = (
    ("de", 0.96, 0.99),
    ("fr es it pt", 0.94, 0.99),
    ("nl sv cs ru pl tr uk ro bg hu el", 0.85, 0.97),
    ("zh ja ar", 0.75, 0.97),
    ("ko vi id fa th", None, None),
)


def best(english: Iterable[Result]) -> dict[str, Result]:
    """The result on the best text of each language, the weakest language first."""
    order = list(MEASURED_ON)
    found: dict[str, Result] = {}
    for result in english:
        before, kind = found.get(result.pairs.right), result.pairs.kind
        if kind in order and (before is None or order.index(kind) < order.index(before.pairs.kind)):
            found[result.pairs.right] = result
    return dict(sorted(found.items(), key=lambda item: item[1].rate))


def alike(encoder: Encoder) -> dict[str, float]:
    """The median cosine of our own cases with their English, by language."""
    rows = [json.loads(line) for line in sets.CASES.read_text(encoding="utf-8").splitlines()]
    languages = sorted(rows[0].keys() - {"case"})
    vectors = {x: encoder.encode([row[x] for row in rows]).astype(np.float32) for x in languages}
    found = {x: np.median((vectors["en"] * vectors[x]).sum(axis=1)) for x in languages}
    return {x: round(float(cosine) / UNIT_LENGTH**2, 2) for x, cosine in found.items()}


def strengths(chosen: dict[str, Result], cosines: dict[str, float]) -> str:
    """The file that the package reads; English is what the others were measured against."""
    rows = {
        language: {
            "found": round(result.rate, 3),
            "ten": round(result.rate_of_tens, 3),
            "alike": cosines[language],
            "among": len(result.pairs.rows),
            "measured on": MEASURED_ON[result.pairs.kind],
        }
        for language, result in chosen.items()
    }
    rows["en"] = {"found": 1.0, "ten": 1.0, "alike": 1.0, "among": 0, "measured on": "reference"}
    return "{\n" + ",\n".join(f"  {json.dumps(x)}: {json.dumps(rows[x])}" for x in sorted(rows)) + "\n}\n"


def by_language(chosen: dict[str, Result], own: dict[str, float]) -> str:
    """One row a language, the weakest first."""
    rows = [
        [
            _name(language),
            *_figures(result),
            f"{len(result.one):,} among {len(result.pairs.rows):,}",
            _kind(result),
            _rate(own[language]),
        ]
        for language, result in chosen.items()
    ]
    return _table("language|found|95 %|ten together|sentences|measured on|own cases", rows)


def by_pair(results: Iterable[Result]) -> str:
    """One row a pair and kind of text, the weakest first."""
    rows = [
        [
            f"{_name(result.pairs.left)} and {_name(result.pairs.right)}",
            *_figures(result),
            f"{len(result.one):,} among {len(result.pairs.rows):,}",
            _kind(result),
        ]
        for result in sorted(results, key=lambda result: result.rate)
    ]
    return _table("pair|found|95 %|ten together|sentences|measured on", rows)


def bars(chosen: dict[str, Result]) -> str:
    """What was asked for beside what was reached."""
    rows = []
    for group, one, ten in BARS:
        for language in group.split():
            result = chosen[language]
            met = "reported" if one is None or ten is None else _met(result, one, ten)
            asked = [_rate(bar) if bar else "" for bar in (one, ten)]
            figures = [_rate(result.rate), _rate(result.rate_of_tens)]
            rows.append([_name(language), asked[0], figures[0], asked[1], figures[1], _kind(result), met])
    return _table("English with|bar|found|bar, ten|ten together|measured on|", rows)


def _met(result: Result, one: float, ten: float) -> str:
    if result.rate >= one and result.rate_of_tens >= ten:
        return "met"
    missed = [
        name for name, short in (("one", result.rate < one), ("ten", result.rate_of_tens < ten)) if short
    ]
    return "**not met** (" + ", ".join(missed) + ")"


def _figures(result: Result) -> list[str]:
    low, high = result.interval
    return [_rate(result.rate), f"{_rate(low)} to {_rate(high)}", _rate(result.rate_of_tens)]


def _rate(rate: float) -> str:
    return f"{rate:.3f}".removeprefix("0")


def _name(language: str) -> str:
    return str(Locale("en").languages[language])


def _kind(result: Result) -> str:
    kind = result.pairs.kind
    return f"{MEASURED_ON[kind]} ({kind})" if MEASURED_ON.get(kind) == "encyclopedia" else kind


def _table(head: str, rows: Sequence[Sequence[str]]) -> str:
    names = head.split("|")
    lines = [names, ["---"] * len(names), *rows]
    return "".join("| " + " | ".join(row) + " |\n" for row in lines)


def fill(path: Path, text: str) -> None:
    """Put a text between the marks of a file."""
    before, begin, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        sys.exit(f"{path}: the marks are missing; put {BEGIN} and {END} where the figures belong")
    path.write_text(f"{before}{BEGIN}\n{text}{END}{after}", encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write down how good the encoder is in each language.")
    parser.add_argument("--model", help="a model file; the one that ships by default")
    asked = parser.parse_args()
    data = data_folder()
    if data is None or not sets.there(data):
        sys.exit("not measured: no data (set FIRSTHAND_EVAL_DATA, see evals/README.md)")
    more = list(sets.extra())
    if not more:
        sys.exit("not measured: without FIRSTHAND_EVAL_EXTRA half of the languages have no text of their own")
    encoder = Remembered(load(asked.model))
    english = [looked_for(pairs, encoder) for pairs in (*sets.with_english(data), *more)]
    others = [looked_for(pairs, encoder) for pairs in sets.without_english(data)]
    own_pairs, _ = own_cases(encoder, distractors(english))
    own = {
        x: mean(rate for pair, rate in own_pairs.items() if x in pair) for x in sorted({*sum(own_pairs, ())})
    }
    chosen = best(english)
    LANGUAGES.write_text(strengths(chosen, alike(encoder)), encoding="utf-8", newline="\n")
    day = f"Measured {date.today().isoformat()}"
    worst = sorted(own_pairs.items(), key=lambda item: item[1])[:5]
    fill(
        DOCS,
        f"{day}, weakest first.\n\n{by_language(chosen, own)}\n"
        f"Own cases: every language with every other, {mean(own_pairs.values()):.3f} on average; the worst "
        f"{', '.join(f'{_name(a)} and {_name(b)} {_rate(rate)}' for (a, b), rate in worst)}.\n\n"
        f"### Other texts with English\n\n{by_pair(r for r in english if r not in chosen.values())}\n"
        f"### Pairs without English\n\n{by_pair(others)}",
    )
    fill(README, f"{day}.\n\n{bars(chosen)}")


if __name__ == "__main__":
    main()
