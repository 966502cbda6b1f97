"""Marks in a report that it was translated from the language of another.

A translation keeps something of what it was made from: a word nobody translated, quotation marks of the
other language, its decimal comma, its spelling of a name, an idiom rendered word for word. Each is a trace
only where the other report has its counterpart, and each has its passages in both.
"""

from collections import Counter
from collections.abc import Iterable

from firsthand.traces import calques, habits, words
from firsthand.traces.mark import STRONG, Kind, Mark, Trace
from firsthand.traces.report import Report, report

__all__ = ["STRONG", "Kind", "Mark", "Report", "Trace", "marks", "report", "strong", "traces"]

# Marks of one habit that are looked for in the other report: a text full of them is no report.
MOST = 50


def marks(of: Report, source: str) -> tuple[Mark, ...]:
    """What may be traces of the language `source` in a report, whoever the other is."""
    source = source.partition("-")[0].lower()
    if source == of.language:
        return ()
    found: dict[tuple[str, str], Mark] = {}
    told: Counter[str] = Counter()
    for mark in (*words.marks(of, source), *habits.marks(of, source), *calques.marks(of, source)):
        told[mark.habit] += 1
        if told[mark.habit] <= MOST:
            found.setdefault((mark.habit, of.text[mark.span[0] : mark.span[1]]), mark)
    return tuple(sorted(found.values(), key=lambda mark: (mark.span, mark.kind, mark.habit)))


def traces(marks: Iterable[Mark], other: Report) -> tuple[Trace, ...]:
    """The marks that the other report has a counterpart of, in the order of the text."""
    found = (
        Trace(*mark.span, mark.kind, there, mark.habit, mark.own, mark.because)
        for mark in marks
        if (there := mark.find(other)) is not None
    )
    return tuple(sorted(set(found)))


def strong(found: Iterable[Trace]) -> bool:
    """Whether the traces show a direction by themselves: one that decides alone, or two habits.

    One of the two is of the source's language alone.
    """
    found = tuple(found)
    if any(trace.kind in STRONG for trace in found):
        return True
    return len({trace.habit for trace in found}) >= 2 and any(trace.own for trace in found)
