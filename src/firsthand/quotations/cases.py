"""Find quotations in languages whose endings and not places tell who does what: the Slavic ones."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from firsthand.model import QuotationKind
from firsthand.quotations.cases_framing import framings
from firsthand.quotations.cases_inserted import inserted, spoken
from firsthand.quotations.cases_reading import Inflected
from firsthand.quotations.cases_right import cues
from firsthand.quotations.cases_saying import sayings
from firsthand.quotations.found import Found, Span
from firsthand.quotations.grammar import Grammar
from firsthand.quotations.marked import claimed, is_alone, marked, quoted_places
from firsthand.quotations.marks import quoted
from firsthand.quotations.words import Unit, units, words
from firsthand.reference.quotation_cues_cases import Cases

# Marks within marks, around two words or more.
_NESTED = re.compile(
    r"[“„][^“”„\s]{2,300} [^“”„\n]{2,700}[”“]|«[^«»\s]{2,300} [^«»\n]{2,700}»|‚[^‚‘’\n]{8,800}[‘’]"
)


def found(text: str, sentences: Sequence[Span], known: Grammar, most: int) -> list[Found]:
    """The quotations of a text in order of place, at most `most` and those of one sentence more."""
    cases = known.book.cases
    if cases is None:
        return []
    marks = quoted(text)
    talk = spoken(text, marks, known, cases)
    every = [one for _, one in talk]
    named = list(islice(inserted(text, marks, known, cases), most))
    every += named
    introduced = False
    at = past = 0
    for unit in units(text, sentences, marks):
        while at < len(talk) and talk[at][0][1] <= unit.start:
            at += 1
        end = unit.end
        if at < len(talk) and talk[at][0][0] < end:
            end = talk[at][0][0]
            if end <= unit.start + 1:
                continue
        unit = Unit(unit.start, end, tuple(span for span in unit.quoted if span[1] <= end))
        while past < len(named) and named[past].content[1] <= unit.start:
            past += 1
        ahead = past
        while ahead < len(named) and named[ahead].content[0] < end:
            ahead += 1
        beside = named[past:ahead]
        own = _of_unit(text, unit, known, cases, beside, introduced)
        every += own
        introduced = text[unit.start : unit.end].rstrip().endswith(":")
        if len(every) >= most:
            break
    return _with_earlier(sorted(every, key=lambda f: (f.content[0], -f.content[1])))


def _of_unit(
    text: str, unit: Unit, known: Grammar, cases: Cases, named: Sequence[Found], introduced: bool
) -> list[Found]:
    reading = Inflected(text, words(text, unit, known), known, cases)
    if not reading.words:
        return []
    verbs = cues(reading)
    own = _apart([*framings(reading, verbs), *sayings(reading, verbs)], named)
    for at in quoted_places(reading):
        place = (reading.words[at].start, reading.words[at].end)
        if not claimed(own, place) and not claimed(named, place):
            one = marked(text, reading, at, introduced=introduced, alone=is_alone(reading, at))
            own += [one] if one else []
    direct = [one for one in own if one.kind is QuotationKind.DIRECT]
    return own + [deep for one in direct for deep in _inside(text, one, known, cases)]


def _apart(found: Sequence[Found], named: Sequence[Found]) -> list[Found]:
    """Of quotations with the same words the first found; none for what is said of a passage already named."""
    kept: list[Found] = []
    for one in found:
        if any(one.content == other.content for other in kept):
            continue
        if any(one.content[0] < other.content[1] and other.content[0] < one.content[1] for other in named):
            continue
        kept.append(one)
    return kept


def _inside(text: str, outer: Found, known: Grammar, cases: Cases) -> list[Found]:
    """Quotations in inner marks inside one in marks, where a verb there gives them to somebody."""
    start, end = outer.content[0] + 1, outer.content[1] - 1
    if end - start < 10 or text[outer.content[0]] not in '«„“"':
        return []
    deeper = [match.span() for match in _NESTED.finditer(text, start, end)]
    if not deeper:
        return []
    reading = Inflected(text, words(text, Unit(start, end, tuple(deeper)), known), known, cases)
    return [one for one in sayings(reading, cues(reading)) if one.content in deeper]


def _with_earlier(found: list[Found]) -> list[Found]:
    """A verb without a subject goes on with the speaker before, where there is one to go on with."""
    told = False
    kept = []
    for one in found:
        if one.speaker is None and one.cue is not None:
            if one.carried and not told:
                continue
            one = replace(one, carried=told)
        told = told or one.speaker is not None
        kept.append(one)
    return kept
