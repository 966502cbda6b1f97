"""The mentions of a report: where it claims something, how it is told, and the values in it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from firsthand.claims.clauses import Clause, clauses
from firsthand.claims.modality import told_by
from firsthand.claims.named import Named
from firsthand.claims.reading import Reading, primary, reading
from firsthand.model import Article, Body, Mention, Modality, Polarity, Quotation, Value, ValueKind
from firsthand.times import Time
from firsthand.values import NumberKind, to_value

# What the telling words of a clause say at least (halvings of their frequency): less is said everywhere.
LEAST_SAID = 8
# Clauses of a lone report that are read whatever they say.
MOST_ALONE = 6
# Values of one mention.
MOST_VALUES = 16
# What comes first, and how old somebody is, counts nothing.
_NOT_COUNTS = (NumberKind.ORDINAL, NumberKind.AGE)
_DIGIT = re.compile(r"\d")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def said_in(
    body: Body, quotations: Sequence[Quotation] = (), alone: bool = False
) -> list[tuple[Clause, Reading]]:
    """The clauses of a report that claim something, read, in order; `quotations` are the article's.

    Of an article that is `alone` in its story those only that may be worth a card.
    """
    language, text = primary(body.article.language), body.article.text
    found = []
    for number, clause in enumerate(clauses(body, quotations, language)):
        if alone and number >= MOST_ALONE and _DIGIT.search(clause.text(text)) is None:
            continue
        read = reading(clause.text(text), language)
        if read.weight >= LEAST_SAID:
            found.append((clause, read))
    return found


def mention(article: Article, clause: Clause, read: Reading, times: Sequence[Time] = ()) -> Mention:
    """A clause as a record; `times` are those told in it."""
    polarity, modality = manner_of(clause, read)
    return Mention(
        article.passage(clause.start, clause.end),
        polarity,
        modality,
        values_of(article, clause, read, times),
        clause.quotation.id if clause.quotation is not None else None,
    )


def values_of(article: Article, clause: Clause, read: Reading, times: Sequence[Time]) -> tuple[Value, ...]:
    """The numbers, dates, places and names of a clause, in order of place."""
    found = []
    by = clause.said[0]
    # Most clauses count nothing, which is told without a search for dozens and halves.
    for number in read.numbers if read.counts else ():
        if number.kind in _NOT_COUNTS:
            continue
        whole = number.whole[0] + by, number.whole[1] + by
        moved = replace(number, start=number.start + by, end=number.end + by, whole=whole)
        found.append(to_value(moved, article))
    for time in times:
        day = _DATE.match(time.value or "") if time.kind in ("date", "clock") else None
        if day is not None and (day.end() == len(time.value or "") or (time.value or "")[day.end()] == "T"):
            passage = article.passage(time.start, time.end)
            found.append(Value(ValueKind.DATE, day.group(), None, passage))
    for named in read.named:
        if read.language == "de" and named.kind is ValueKind.NAME and not _is_sure(named, read.text):
            continue
        passage = article.passage(by + named.start, by + named.end)
        found.append(Value(named.kind, passage.text, None, passage))
    found.sort(key=lambda value: (value.passage.start, value.passage.end, value.kind))
    return tuple(found[:MOST_VALUES])


def _is_sure(named: Named, text: str) -> bool:
    """Whether a German word is a name and no noun: several words, or letters and digits (AP4)."""
    written = text[named.start : named.end]
    return named.full or not written[1:].islower()


def manner_of(clause: Clause, read: Reading) -> tuple[Polarity, Modality]:
    """How a clause is told in its place: turned round where its speaker denies it ("denied that it leaks").

    The words of somebody are reported, unless he plans or supposes ("plans to", "may").
    """
    polarity, modality = read.manner.polarity, read.manner.modality
    if clause.quotation is None:
        return polarity, modality
    if modality is Modality.STATED:
        modality = Modality.REPORTED
    cue = clause.quotation.cue
    if cue is not None:
        denied, told = told_by(cue.text, read.language)
        if denied:
            polarity = Polarity.AFFIRMED if polarity is Polarity.DENIED else Polarity.DENIED
        if told is not None and modality is Modality.REPORTED:
            modality = told
    return polarity, modality
