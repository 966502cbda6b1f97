"""Habits of writing that a translation kept: quotation marks, stops, numbers, dates, units, spellings."""

import re
from collections.abc import Iterator
from functools import partial

from firsthand.traces.mark import Kind, Mark
from firsthand.traces.report import Report, Span, plain, shown, text_in
from firsthand.traces.tables import SHORTEST_NAME, Table, by_default, every, name_of_language, table
from firsthand.traces.words import within

# A number with one decimal mark, and one whose thousands are set apart by a sign.
_DECIMAL = re.compile(r"(?<![\w.,:/-])\d{1,3}([.,])\d{1,2}(?![\w:/-]|[.,]\d)")
_GROUPED = re.compile(r"(?<![\w.,:/-])\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?![\w:/-]|[.,]\d)")
_STRAIGHT = '""'


def marks(report: Report, source: str) -> Iterator[Mark]:
    own, known = table(report.language), table(source)
    if own is None or known is None:
        return
    yield from _quotes(report, source, own, known)
    yield from _stops(report, source, own, known)
    yield from _numbers(report, source, own, known)
    yield from _abbreviated(report, source, own, known)
    yield from _dates(report, source, own, known)
    yield from _units(report, source, own, known)
    yield from _names(report, source, own, known)


def _quotes(report: Report, source: str, own: Table, known: Table) -> Iterator[Mark]:
    """Marks that the source's language has and this one has not, where the report has no others."""
    used = report.quotes.keys() - {_STRAIGHT}
    if len(used) != 1 or not used <= known.typical or used & (own.typical | own.seen):
        return
    [style] = used
    own_alone = sum(style in other["quotes"]["typical"] for other in every().values()) == 1
    because = f"it has the quotation marks of {name_of_language(source)} ({style[0]}…{style[1]})"
    yield Mark(Kind.QUOTES, report.quotes[style], "quotes", own_alone, because, partial(_quotes_in, style))


def _quotes_in(style: str, other: Report) -> Span | None:
    return other.quotes.get(style)


def _stops(report: Report, source: str, own: Table, known: Table) -> Iterator[Mark]:
    for name, pattern in known.marks.items():
        if name not in own.marks and (match := pattern.search(report.text)):
            because = f"it has {name}, as {name_of_language(source)} has"
            own_alone = sum(name in other["marks"] for other in every().values()) == 1
            yield Mark(Kind.STOPS, match.span(), "stops", own_alone, because, partial(_found_in, pattern))


def _found_in(pattern: re.Pattern[str], other: Report) -> Span | None:
    match = pattern.search(other.text)
    return match.span() if match else None


def _numbers(report: Report, source: str, own: Table, known: Table) -> Iterator[Mark]:
    """`3,5` where this language writes 3.5, and the other report has it so."""
    if own.decimal is None or known.decimal is None or own.decimal == known.decimal:
        return
    if known.decimal not in own.seen_decimals:
        for match in _DECIMAL.finditer(report.text):
            # A point is also in times and versions; before a word that counts it is in a number.
            if match[1] == known.decimal and (known.decimal == "," or _counted(report, match, own)):
                yield _number(match, source, "decimal mark")
    for match in _GROUPED.finditer(report.text):
        if match[1] == own.decimal and known.group == own.decimal:
            yield _number(match, source, "thousands")


def _counted(report: Report, match: re.Match[str], own: Table) -> bool:
    return own.numbered is not None and own.numbered.match(report.text, match.start()) is not None


def _number(match: re.Match[str], source: str, what: str) -> Mark:
    because = f"“{shown(match[0])}” has the {what} of {name_of_language(source)}"
    return Mark(Kind.NUMBER, match.span(), "number", False, because, partial(_number_in, match[0]))


def _number_in(written: str, other: Report) -> Span | None:
    return _found_in(re.compile(rf"(?<![\w.,]){re.escape(written)}(?!\w|[.,]\d)"), other)


def _abbreviated(report: Report, source: str, own: Table, known: Table) -> Iterator[Mark]:
    """`3 Mrd` in English."""
    if known.scales is None:
        return
    for match in known.scales.finditer(report.text):
        if own.scales is None or own.scales.match(report.text, match.start()) is None:
            because = f"“{shown(match[0])}” is abbreviated as in {name_of_language(source)}"
            yield Mark(Kind.NUMBER, match.span(), "scale", False, because, partial(text_in, match[0]))


def _dates(report: Report, source: str, own: Table, known: Table) -> Iterator[Mark]:
    if own.dated is None or own.ordinal_dot or not known.ordinal_dot:
        return
    for match in own.dated.finditer(report.text):
        because = f"“{shown(match[0])}” has the dot of {name_of_language(source)} behind the day"
        if known.dated is not None:
            yield Mark(Kind.DATE, match.span(), "date", False, because, partial(_found_in, known.dated))


def _units(report: Report, source: str, own: Table, known: Table) -> Iterator[Mark]:
    """`30 Meilen` where the other has 30 miles: who writes in German counts in kilometres."""
    if source != "en" or own.imperial is None or known.imperial is None:
        return
    for match in own.imperial.finditer(report.text):
        because = f"“{shown(match[0])}” keeps the units of the other"
        yield Mark(
            Kind.UNIT, match.span(), "unit", True, because, partial(_measure_in, _value(match[1]), known)
        )


def _value(number: str) -> str:
    return number.rstrip(".,").replace(",", ".")


def _measure_in(value: str, known: Table, other: Report) -> Span | None:
    if known.imperial is None:
        return None
    return next((m.span() for m in known.imperial.finditer(other.text) if _value(m[1]) == value), None)


def _names(report: Report, source: str, own: Table, known: Table) -> Iterator[Mark]:
    """`Lawrow` in English: spelled as the source's language spells a name that this one spells otherwise."""
    if report.written.keys().isdisjoint(known.keys) and report.written.keys().isdisjoint(own.defaults):
        return
    for at, (word, span) in enumerate(zip(report.words, report.spans, strict=True)):
        if len(word) < SHORTEST_NAME or not word[0].isupper():
            continue
        key = _key(word, own, known)
        ours = _spellings(own, key) if key else None
        if key is None or not ours or plain(word) in {plain(spelling) for spelling in ours}:
            continue
        if word in own.keys or (key not in known.people and _in_a_name(report, at)):
            continue
        if not within(span, report.terms):
            because = f"“{shown(word)}” is spelled as in {name_of_language(source)}"
            find = partial(_name_in, _spellings(known, key))
            yield Mark(Kind.NAME, span, "name", _of_one_language(word, key), because, find)


def _key(word: str, own: Table, known: Table) -> str | None:
    """The name that the source's language spells so; a city may go by what its zone is called."""
    zone = own.defaults.get(word)
    return known.keys.get(word) or (zone if zone is not None and zone not in known.names else None)


def _spellings(of: Table, key: str) -> frozenset[str]:
    default = by_default(key)
    return of.names.get(key) or (frozenset([default]) if default else frozenset())


def _of_one_language(word: str, key: str) -> bool:
    """Whether one language alone spells a name so. Of cities that CLDR spells this is not asked."""
    spellings = ({**other["people"], **other["places"]}.get(key, ()) for other in every().values())
    return sum(word in those for those in spellings) == 1


def _in_a_name(report: Report, at: int) -> bool:
    """Beside another capital it is part of a name that is kept: Rapid Wien, Süddeutsche Zeitung München."""
    start, end = report.spans[at]
    before = report.words[at - 1] if at and report.spans[at - 1][1] + 1 == start else ""
    after = report.words[at + 1] if at + 1 < len(report.words) and report.spans[at + 1][0] == end + 1 else ""
    return before[:1].isupper() or after[:1].isupper()


def _name_in(spellings: frozenset[str], other: Report) -> Span | None:
    return min((other.written[name] for name in spellings if name in other.written), default=None)
