"""Phrases rendered word for word, where the other report has the phrase they render."""

import re
from collections.abc import Iterator
from functools import partial
from unicodedata import normalize

from firsthand.traces.mark import Mark
from firsthand.traces.report import Report, Span, shown
from firsthand.traces.tables import name_of_language, table


def marks(report: Report, source: str) -> Iterator[Mark]:
    own = table(report.language)
    if own is None:
        return
    for calque in own.calques:
        if source in calque.sources and (match := calque.says.search(report.text)):
            language = name_of_language(source)
            because = f"“{shown(match[0])}” is {language} word for word"
            if calque.why is not None:
                because = f"{calque.why}, as {language} does (“{shown(match[0])}”)"
            # Each is a phrase of its own, and no habit explains two.
            habit = f"{calque.kind} {calque.says.pattern}"
            peculiar = len(calque.sources) == 1
            find = partial(_rendered, calque.of, _number(match))
            yield Mark(calque.kind, match.span(), habit, peculiar, because, find)


def _rendered(of: re.Pattern[str], number: str | None, other: Report) -> Span | None:
    if number is None:
        match = of.search(other.text)
        return match.span() if match else None
    return next((match.span() for match in of.finditer(other.text) if _number(match) == number), None)


def _number(match: re.Match[str]) -> str | None:
    """The number that both must have, where the pattern names one."""
    if "n" not in match.re.groupindex:
        return None
    return normalize("NFKC", match["n"]).rstrip(".,").replace(",", ".")
