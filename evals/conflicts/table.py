"""Write the table of docs/conflicts.md: for each pair of languages, cases, recall and false marks.

    FIRSTHAND_EVAL_DATA=… python -m evals.conflicts.table [--tuned]

Rewrites what stands between the marks there; with `--tuned` the other half is printed instead.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from babel import Locale

from evals.conflicts.measure import HELD, KINDS, Result, results, within_languages
from evals.gate import data_folder

DOCS = Path(__file__).resolve().parents[2] / "docs" / "conflicts.md"
BEGIN, END = "<!-- figures: python -m evals.conflicts.table -->", "<!-- end of figures -->"
HEAD = ("pair", "text", *KINDS, "false per sentence", "negation", "number", "date", "name")


def table(data: Path, half: int) -> str:
    """The figures in Markdown: every pair across languages, then within."""
    translated, within = results(data, half), within_languages(data, half)
    lines = [_line(HEAD), _line(["---"] * len(HEAD))]
    lines += [_row(result) for result in translated]
    lines += [_row(_sum("all", translated)), ""]
    lines += ["Within one language:", "", _line(HEAD), _line(["---"] * len(HEAD))]
    lines += [_row(result) for result in within]
    return "\n".join(lines)


def _sum(name: str, group: Sequence[Result]) -> Result:
    whole = Result(name, sum(result.rows for result in group))
    for result in group:
        for mine, added in (
            (whole.cases, result.cases), (whole.found, result.found), (whole.false, result.false)
        ):  # fmt: skip
            mine.update(added)
    return whole


def _row(result: Result) -> str:
    pair, _, kind = result.name.partition(" ")
    names = " – ".join(Locale("en").languages.get(code, code) for code in pair.split("-"))
    recalls = [_recall(result.found, result.cases, kind) for kind in KINDS]
    false = [f"{result.false[kind] / result.rows:.3f}" for kind in ("negation", "number", "date", "name")]
    return _line([names, f"{kind} ({result.rows})", *recalls, f"**{result.false_share:.3f}**", *false])


def _recall(found: Counter[str], cases: Counter[str], kind: str) -> str:
    return f"{found[kind] / cases[kind]:.2f} of {cases[kind]}".lstrip("0") if cases[kind] else "–"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Write the table of docs/conflicts.md.")
    parser.add_argument("--tuned", action="store_true", help="print the tuned half, write nothing")
    asked = parser.parse_args(arguments)
    data = data_folder()
    if data is None:
        print("not measured: no data (set FIRSTHAND_EVAL_DATA, see evals/README.md)", file=sys.stderr)
        return 1
    if asked.tuned:
        print(table(data, 1 - HELD))
        return 0
    text = DOCS.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    DOCS.write_text(f"{before}{BEGIN}\n{table(data, HELD)}\n{END}{after}", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
