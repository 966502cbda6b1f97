"""Quotations among each other: which one stands inside which, each at one place, headlines counted once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from firsthand.model import Quotation

# A headline is one line, no longer than this, and no sentence.
LONGEST_HEADLINE = 200
# So much of a headline's words stand in what the report itself gives of them.
REPEATED = 0.5
_ENDS = ".!?…。！？:"
_WORD = re.compile(r"\w+")


def placed(text: str, quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """The quotations in order of place, one for each content, each with the one it is inside of.

    Of two with the same content the one that names its speaker stays; one of the headline goes where the
    report itself gives the words, or words of the same speaker. Linear but for the depth of nesting.
    """
    by_span: dict[tuple[int, int], Quotation] = {}
    for one in quotations:
        span = one.content.start, one.content.end
        held = by_span.get(span)
        if held is None or (held.name is None and one.name is not None):
            by_span[span] = one
    ordered = [by_span[span] for span in sorted(by_span, key=lambda span: (span[0], -span[1]))]
    open_: list[Quotation] = []
    found = []
    for one in _once(text, ordered):
        while open_ and open_[-1].content.end < one.content.end:
            open_.pop()
        found.append(replace(one, inside=open_[-1].id) if open_ else one)
        open_.append(one)
    return tuple(found)


def _once(text: str, ordered: Sequence[Quotation]) -> list[Quotation]:
    """The quotations without those that a headline repeats."""
    end = headline_end(text)
    above = [one for one in ordered if one.content.end <= end]
    if not above or len(above) == len(ordered):
        return list(ordered)
    below = ordered[len(above) :]
    said = {word for one in below for word in _WORD.findall(one.content.text.lower())}
    families = {one.name.split()[-1] for one in below if one.name}
    kept = [
        one
        for one in above
        if not (one.name and one.name.split()[-1] in families) and _repeated(one, said) < REPEATED
    ]
    return [*kept, *below]


def _repeated(one: Quotation, said: set[str]) -> float:
    words = set(_WORD.findall(one.content.text.lower()))
    return len(words & said) / len(words) if words else 1.0


def headline_end(text: str) -> int:
    """Where the headline ends that a text begins with; 0 where it begins with a sentence."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    if end < 0 or end - start > LONGEST_HEADLINE or not text[end:].strip():
        return 0
    return 0 if text[start:end].rstrip(' \u00a0”“»"’')[-1:] in _ENDS else end
