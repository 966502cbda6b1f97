"""Credits that a cue makes: the name in a slot beside it, or the document or language named there."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from firsthand.citations.phrases import REACH, Grammar, Hit, Phrase, Signs, ready
from firsthand.citations.scope import WHOLE_REPORT, Credit
from firsthand.citations.slots import Name, unit_of
from firsthand.citations.units import Unit
from firsthand.model import Role
from firsthand.reference.outlets import Outlets

# What may stand between two names that share a cue: "Reuters and AFP reported".
_COORDINATED = re.compile(
    r"[”“\"»]?(?:\s?[,/&、،・·]\s?|,?\s(?:and|or|und|sowie|oder|y|e|et|ou|и|а\sтакже|i|oraz|a|en|och|ve|dan"
    r"|και|și|és|і|й|та|và|و|และ)\s|\sو|[와과]\s|[和与及と]|และ)"
)
# How far back a word stands that makes a credit an aside: "after the newspaper Utro reported".
ASIDE = 60
# Hits of cue words near one name; more is a list of cue words.
MOST_HITS = 24
# A report speaks of its documents a few times; more is a list.
MOST_FRAMED = 200


def cued(
    text: str,
    units: Sequence[Unit],
    known: Grammar,
    signs: Signs,
    names: Sequence[Name],
    outlets: Outlets,
) -> list[Credit]:
    """The credits of names, at most one for each name."""
    starts = [unit.start for unit in units]
    places = [hit.start for hit in signs.hits]
    found: dict[int, Credit] = {}
    for number, name in enumerate(names):
        unit = unit_of(units, starts, name.start, name.end)
        if unit is None:
            continue
        low = bisect_left(places, max(unit.start, name.start - REACH))
        high = bisect_right(places, min(unit.end, name.end + REACH))
        near = sorted(signs.hits[low:high], key=lambda hit: _preference(hit, name, known))
        for hit in near[:MOST_HITS]:
            if phrase := _fits(text, unit, known, name, hit, outlets):
                found[number] = _credit(text, unit, known, name, hit, phrase)
                break
    _share(text, names, found)
    return [found[number] for number in sorted(found)]


def framed(text: str, units: Sequence[Unit], known: Grammar, signs: Signs) -> Iterator[Credit]:
    """The credits of documents and languages."""
    starts = [unit.start for unit in units]
    framing = (hit for hit in signs.hits if hit.cue in known.frames)
    for hit in islice(framing, MOST_FRAMED):
        unit = unit_of(units, starts, hit.start, hit.end)
        if unit is None:
            continue
        low, high = max(unit.start, hit.start - REACH), min(unit.end, hit.end + REACH)
        window = ("\0" if low > unit.start else "") + text[low:high]
        shift = low - (low > unit.start)
        for frame in known.frames[hit.cue]:
            for match in ready(frame.whole).finditer(window):
                if match.start("cue") + shift != hit.start:
                    continue
                start, end = match.start("name") + shift, match.end("name") + shift
                cue = (hit.start, match.end("cue") + shift)
                key = f"name {text[start:end].casefold()}"
                tongue = frame.role is Role.TRANSLATED_FROM
                yield Credit(start, end, cue, frame.role, None, key, unit, tongue=tongue)


def _preference(hit: Hit, name: Name, known: Grammar) -> tuple[bool, int, int, int]:
    """A translation of "an article in X" is a translation; else the nearest cue speaks, the longest first."""
    whole = known.book.cues[hit.cue].role in WHOLE_REPORT
    return (not whole, max(hit.start - name.end, name.start - hit.end, 0), hit.start - hit.end, hit.cue)


def _fits(text: str, unit: Unit, known: Grammar, name: Name, hit: Hit, outlets: Outlets) -> Phrase | None:
    if hit.start < name.end and name.start < hit.end:
        return None
    phrases = known.phrases.get(hit.cue, ())
    return next((p for p in phrases if _matches(text, unit, known, name, hit, p, outlets)), None)


def _matches(
    text: str, unit: Unit, known: Grammar, name: Name, hit: Hit, phrase: Phrase, outlets: Outlets
) -> bool:
    """Whether the words around cue and name are the phrase's; the cheapest question is asked first."""
    if phrase.name_first != (name.start < hit.start) or (name.slot and not phrase.any_name):
        return False
    first, last = (name, hit) if phrase.name_first else (hit, name)
    if not ready(phrase.middle).fullmatch(text, first.end, last.start):
        return False
    if phrase.opening and not ready(phrase.opening).search(_before(text, unit, first.start)):
        return False
    if phrase.closing and not ready(phrase.closing).match(text, last.end, unit.end):
        return False
    if known.not_a_source.match(text, last.end, unit.end) and not (phrase.closing and not phrase.name_first):
        return False
    if not phrase.staff and known.staff_before.search(_before(text, unit, name.start)):
        return False
    if phrase.kinds:
        facts = outlets.get(name.outlets[0]) if len(name.outlets) == 1 else None
        return facts is not None and facts.kind in phrase.kinds
    return True


def _before(text: str, unit: Unit, place: int) -> str:
    """What stands before `place` in the unit; where it is cut, `^` must not match its beginning."""
    low = max(unit.start, place - REACH)
    return ("\0" if low > unit.start else "") + text[low:place]


def _credit(text: str, unit: Unit, known: Grammar, name: Name, hit: Hit, phrase: Phrase) -> Credit:
    first = min(name.start, hit.start)
    before = text[max(unit.start, first - ASIDE) : first]
    return Credit(
        start=name.start,
        end=name.end,
        cue=(hit.start, hit.end),
        role=phrase.role,
        outlet=name.outlets[0] if len(name.outlets) == 1 else None,
        key=_key(text, name),
        unit=unit,
        aside=known.aftermath.search(before) is not None
        or (
            known.book.cues[hit.cue].noun
            and known.denial.search(text, unit.start, min(unit.end, name.end + REACH)) is not None
        ),
    )


def _key(text: str, name: Name) -> str:
    return name.outlets[0] if len(name.outlets) == 1 else f"name {text[name.start : name.end].casefold()}"


def _share(text: str, names: Sequence[Name], found: dict[int, Credit]) -> None:
    """Give names that are coordinated with a credited one its credit."""
    for order, step in ((range(len(names)), -1), (range(len(names) - 1, -1, -1), 1)):
        for number in order:
            beside = found.get(number + step)
            if number in found or beside is None or names[number].slot:
                continue
            left, right = sorted((names[number], names[number + step]), key=lambda name: name.start)
            gap = _COORDINATED.match(text, left.end, right.start)
            if gap and right.start - gap.end() <= len("der Zeitung „"):
                name = names[number]
                outlet = name.outlets[0] if len(name.outlets) == 1 else None
                found[number] = Credit(
                    name.start, name.end, beside.cue, beside.role, outlet, _key(text, name),
                    beside.unit, beside.aside,
                )  # fmt: skip
