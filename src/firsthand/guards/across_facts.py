"""What the guards across languages look at in one sentence; found once per sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from firsthand.guards.across_names import People, Places, people, places
from firsthand.guards.across_tables import Across, across
from firsthand.guards.calendar import DAY_SIGN, Figures, Named, doubtful, figures, named
from firsthand.guards.facts import Facts, facts
from firsthand.guards.quantities import Quantity, quantities
from firsthand.guards.tables import table
from firsthand.names.places import UNSPACED
from firsthand.tokens import folded

# Letters of an alphabet that one sign of these says as much as.
_DENSE = {"zh": 3.5, "ja": 2.7, "ko": 2.0, "ar": 1.2}
# No sentence, nor three of them, is so long: whoever compares leaves out what stands beyond.
LONGEST = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A sentence as what may conflict in it, whatever language the other side is in.

    `denials` are spans of words that negate; `soft` says that a word implies a no, or that one
    negates which other languages do without. `days` are those of `numbers` that stand beside a
    month, `converted` those beside a unit that translators convert.
    """

    text: str
    denials: tuple[tuple[int, int], ...]
    soft: bool
    numbers: tuple[Quantity, ...]
    days: frozenset[int]
    converted: frozenset[int]
    calendar: tuple[Named, ...]
    figures: tuple[Figures, ...]
    places: Places
    people: People
    length: float


@lru_cache(maxsize=8192)
def places_in(text: str, language: str | None) -> Places:
    """The places and bodies that a sentence names, in order."""
    one = facts(text, language)
    return places(one.text, one.words, one.spans, language)


@lru_cache(maxsize=8192)
def said(text: str, language: str | None) -> Said:
    one, known, wide = facts(text, language), table(language), across(language)
    text, words, spans = one.text, list(one.words), list(one.spans)
    small = folded(text)
    dates = figures(text)
    calendar = named(text, small, words, spans, language, known)
    taken = [(date.start, date.end) for date in dates] + [(name.start, name.end) for name in calendar]
    numbers = quantities(text, small, words, spans, taken, language)
    denials, soft = _denials(one, words, small, language)
    days = frozenset(at for at, number in enumerate(numbers) if _is_day(text, number, calendar))
    sure = tuple(
        name
        for name in calendar
        if not doubtful(small[name.start : name.end], language)
        or any(_beside(text, numbers[at], name) for at in days)
    )
    where = places_in(text, language)
    return Said(
        text,
        tuple(denials),
        soft,
        tuple(numbers),
        days,
        frozenset(_with_units(numbers, small, wide)),
        sure,
        tuple(dates),
        where,
        people(text, words, spans, language, calendar, where, known),
        len(text) * _DENSE.get(language or "", 1.0),
    )


def _denials(
    one: Facts, words: list[str], folded: str, language: str | None
) -> tuple[list[tuple[int, int]], bool]:
    """Where a sentence plainly negates; and whether it may say a no in another way.

    What only seems to negate ("not only"), or negates less than the sentence ("without"), answers a
    negation of the other side and asks for none.
    """
    known, wide = table(language), across(language)
    if wide.plain is None:
        return [], False
    phrases = [
        match.span()
        for pattern in (known.harmless, wide.beside)
        if pattern is not None
        for match in pattern.finditer(folded)
    ]
    plain = [
        match.span()
        for match in wide.plain.finditer(folded)
        if not any(start < match.end() and match.start() < end for start, end in phrases)
        and not _in_a_name(one.text, *match.span(), language)
    ]
    # A question asks the same with a "not" and without: "didn't you come?"
    asked = ("?", "？", "؟", ";", "\u037e") if language == "el" else ("?", "？", "؟")
    if folded.rstrip(_CLOSING).endswith(asked):
        return [], True
    if plain:
        return plain, True
    soft = (
        bool(one.negations)
        or any(word in known.negation for word in words)
        or (wide.denials is not None and wide.denials.search(folded) is not None)
        or (wide.soft is not None and wide.soft.search(folded) is not None)
    )
    return plain, soft


def _in_a_name(text: str, start: int, end: int, language: str | None) -> bool:
    """Whether a word is a part of a name: "Taira no Masakado", the song "Never the Same"."""
    if language in UNSPACED:
        return False
    before, after = text[:start], text[end:]
    if text[start].isupper():
        # All in capitals, or the first word of a sentence, a quotation or a line: no name.
        opens = not before.strip() or before.rstrip()[-1] in _OPENING or text[start:end].isupper()
        return not opens and language != "de"
    if text[start:end] != "no" or before[-1:] != " " or not after[1:2].isupper() or after[:1] != " ":
        return False
    word = before.split()[-1]
    return word[0].isupper() and len(word) > 1


_OPENING = ".!?:;…\"“”„«»‘’'–—-(\n[/|・*"
_CLOSING = " \"'”’»“)]」』"
# Between a number and its unit may stand a word ("five square miles").
_TO_UNIT = 14


def _with_units(numbers: list[Quantity], folded: str, wide: Across) -> Iterator[int]:
    if wide.imperial is None or not numbers:
        return
    units = [match.start() for match in wide.imperial.finditer(folded)]
    for at, number in enumerate(numbers):
        if any(-_TO_UNIT <= start - number.end <= _TO_UNIT for start in units):
            yield at


_BETWEEN = re.compile(
    r"[\s.,]*(?:de|of|the|den|di|del|dne|na|d)?[\s.,]*(?:th|st|nd|rd|er|го|º|η|e|η)?[\s.,]*"
)


def _is_day(text: str, number: Quantity, calendar: list[Named]) -> bool:
    """Whether a number stands beside a month, or carries the sign of a day of the month."""
    if number.what != "number" or not all(1 <= value <= 31 for value in number.values):
        return False
    if DAY_SIGN.match(text, number.end):
        return True
    return any(name.what == "month" and _beside(text, number, name) for name in calendar)


def _beside(text: str, number: Quantity, name: Named) -> bool:
    start, end = (number.end, name.start) if number.end <= name.start else (name.end, number.start)
    return 0 <= end - start <= 8 and _BETWEEN.fullmatch(text, start, end) is not None
