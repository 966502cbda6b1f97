"""Errors for a reader: the text around a quotation with its roles marked, and the commands' arguments."""

import argparse
from collections.abc import Iterable, Mapping

from evals.quotations.matching import Spans

# How much text before and after is shown.
REACH = 120
# Opening and closing mark by role.
MARKS = {
    "quote": ("⟦", "⟧"),
    "speaker": ("S⟨", "⟩"),
    "cue": ("C⟨", "⟩"),
    "addressee": ("A⟨", "⟩"),
    "via": ("V⟨", "⟩"),
}


def marked(text: str, spans: Mapping[str, Spans]) -> str:
    """The text around `spans` on one line; ⟦⟧ holds the content, S⟨⟩ the speaker, C⟨⟩ the cue."""
    shown = [(role, span) for role in MARKS for span in spans.get(role, ())]
    if not shown:
        return ""
    first = max(min(start for _, (start, _) in shown) - REACH, 0)
    last = min(max(end for _, (_, end) in shown) + REACH, len(text))
    inserts = [(start, 1, MARKS[role][0]) for role, (start, _) in shown]
    inserts += [(end, 0, MARKS[role][1]) for role, (_, end) in shown]
    pieces, at = [], first
    for place, _, mark in sorted(inserts):
        pieces += [text[at:place], mark]
        at = place
    pieces.append(text[at:last])
    return " ".join("".join(pieces).split())


def arguments(about: str, splits: Iterable[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=about)
    first, *rest = splits
    parser.add_argument("--split", choices=[first, *rest], default=first)
    parser.add_argument("--first", type=int, metavar="N", help="only the first N texts")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N errors")
    parser.add_argument("--processes", type=int, default=1, metavar="N")
    return parser


def table(scores: Mapping[str, float]) -> str:
    return "\n".join(f"  {name:<36} {score:.4f}" for name, score in scores.items())
