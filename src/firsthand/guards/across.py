"""Where a sentence and its translation say different things.

Words cannot be laid side by side here, so each rule compares what survives translation: whether anything is
negated, values of numbers, days and months, places by their code and people by their consonants. A value is
in conflict only where exactly one is left unanswered on either side: what only one side says is a detail, and
what several may stand for is not guessed.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from firsthand.guards.across_facts import LONGEST, Said, places_in, said
from firsthand.guards.across_names import Person, Place, alike, one_name
from firsthand.guards.across_tables import across
from firsthand.guards.facts import facts
from firsthand.guards.quantities import Quantity
from firsthand.model import Conflict, ConflictKind, Passage
from firsthand.names import skeleton

# A sentence so much longer than its translation (in letters of an alphabet) holds more than it does.
LONGER = 1.7
# 1.49 million may be rounded to 1.5; a change is larger, or keeps the digits.
ROUNDED = 0.06
# Miles and kilometres, feet, inches, pounds, ounces, square miles, acres (in hectares and in square
# kilometres), gallons, yards, miles per gallon.
_CONVERSIONS = (1.609, 3.281, 2.54, 2.205, 28.35, 2.59, 2.471, 247.1, 3.785, 4.546, 1.094, 30.48, 14.0, 6.35)
CONVERTED = 0.05
# Names of places with so like consonants (0 to 100) are not called two places.
TOO_NEAR = 80
# Two names that stand for each other stand in like places, as shares of the sentence.
APART = 0.25
# Languages whose adjective of a country is its name: 中国政府, pemerintah Tiongkok.
_NO_ADJECTIVES = frozenset({"zh", "ja", "ko", "vi", "th", "id"})
# The calendars of Thailand and of Iran.
_ERAS = (543.0, 621.0, 622.0)


def conflicts_across(
    left: Passage, right: Passage, language: str | None, other: str | None
) -> tuple[Conflict, ...]:
    """The conflicts between a passage and its translation, in order of the left one.

    `language` is the left's, `other` the right's. Passages of a conflict are the words that differ; where
    a negation is missing on one side, that side's passage is the whole of it.
    """
    one_language, other_language = _primary(language), _primary(other)
    one, two = said(left.text[:LONGEST], one_language), said(right.text[:LONGEST], other_language)
    found = [*_numbers(left, right, one, two), *_calendar(left, right, one, two)]
    if across(one_language).listed and across(other_language).listed:
        found += _negation(left, right, one, two)
        loose = one_language in _NO_ADJECTIVES or other_language in _NO_ADJECTIVES
        found += _names(left, right, one, two, loose)
    if len(found) > 1:
        found.sort(key=lambda c: (c.left.start, c.left.end, c.right.start, c.kind))
    return tuple(found)


def places_apart(left: Passage, right: Passage, language: str | None) -> tuple[Conflict, ...]:
    """Where two sentences of one language name different places, however the rest is worded."""
    primary = _primary(language)
    if not across(primary).listed or not _other_names(left.text, right.text, primary):
        return ()
    mine, yours = (places_in(side.text[:LONGEST], primary) for side in (left, right))
    return tuple(_places(left, right, mine, yours, False))


def _other_names(left: str, right: str, language: str | None) -> bool:
    """Whether a word that only one of two sentences has may be a name: a quick look."""
    one, two = facts(left, language), facts(right, language)
    if one.unspaced:
        return True
    for own, other in ((one, set(two.words)), (two, set(one.words))):
        if any(
            word not in other and not own.text[span[0]].islower()
            for word, span in zip(own.words, own.spans, strict=True)
        ):
            return True
    return False


def _primary(language: str | None) -> str | None:
    return language.replace("_", "-").split("-")[0].lower() if language else None


def _negation(left: Passage, right: Passage, one: Said, two: Said) -> Iterator[Conflict]:
    """One side negates; the other neither negates nor says the no in another word."""
    if bool(one.denials) == bool(two.denials):
        return
    if (two if one.denials else one).soft:
        return
    if max(one.length, two.length) > LONGER * min(one.length, two.length):
        # One of them says more than the other, and may deny just that.
        return
    yield Conflict(
        ConflictKind.NEGATION,
        _part(left, *one.denials[0]) if one.denials else left,
        _part(right, *two.denials[0]) if two.denials else right,
    )


def _numbers(left: Passage, right: Passage, one: Said, two: Said) -> Iterator[Conflict]:
    """Exactly one number, year or hour of either side has no answer on the other."""
    if not (one.numbers and two.numbers):
        return
    only, only_two = _unanswered(one, two)
    if not (only and only_two):
        return
    mine, yours = _sorted(one, only), _sorted(two, only_two)
    if bool(mine.get("day")) != bool(yours.get("day")):
        # "The 16th" without its month is a plain number.
        for side in (mine, yours):
            side["number"] = sorted([*side.get("number", []), *side.pop("day", [])])
    minutes = _minutes(one, mine, two, yours) or _minutes(two, yours, one, mine)[::-1]
    if minutes:
        number, differs = minutes
        yield Conflict(
            ConflictKind.NUMBER,
            _part(left, number.start, number.end),
            _part(right, differs.start, differs.end),
        )
    for sort in sorted(mine.keys() & yours.keys()):
        ours, theirs = mine[sort], yours[sort]
        if len(ours) != 1 or len(theirs) != 1:
            # Words that count are read less surely than digits: they may be left out.
            ours = [at for at in ours if one.numbers[at].digits]
            theirs = [at for at in theirs if two.numbers[at].digits]
        if len(ours) != 1 or len(theirs) != 1:
            continue
        [at], [to] = ours, theirs
        number, differs = one.numbers[at], two.numbers[to]
        if number.what != differs.what or _one_value(
            number, differs, at in one.converted or to in two.converted
        ):
            continue
        plain = sort == "number" and at not in one.days and to not in two.days
        yield Conflict(
            ConflictKind.NUMBER if plain else ConflictKind.DATE,
            _part(left, number.start, number.end),
            _part(right, differs.start, differs.end),
        )


def _minutes(
    side: Said, only: Mapping[str, list[int]], other: Said, only_other: Mapping[str, list[int]]
) -> tuple[Quantity, ...]:
    """A time of day, and what the other side has for its minutes, where it has the hour and is no time."""
    clocks, numbers = only.get("clock", []), only_other.get("number", [])
    if len(clocks) != 1 or len(numbers) != 2 or "clock" in only_other:
        return ()
    clock, hour, rest = side.numbers[clocks[0]], other.numbers[numbers[0]], other.numbers[numbers[1]]
    told = {divmod(value, 60) for value in clock.values}
    if any(hours in hour.values and minute not in rest.values for hours, minute in told):
        return clock, rest
    return ()


def _sorted(side: Said, numbers: list[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at in numbers:
        found.setdefault(_sort(side, at), []).append(at)
    return found


def _sort(side: Said, at: int) -> str:
    """Day, number, year or clock: only numbers of one sort may stand for each other."""
    if at in side.days:
        return "day"
    return "number" if side.numbers[at].what == "percent" else side.numbers[at].what


def _unanswered(one: Said, two: Said) -> tuple[list[int], list[int]]:
    """The firm numbers of either side, as numbers of their place, that the other side does not have."""
    free, free_two = list(range(len(one.numbers))), list(range(len(two.numbers)))
    for firm in (True, False):
        for at in list(free):
            number = one.numbers[at]
            match = next(
                (
                    to
                    for to in free_two
                    if (number.firm and two.numbers[to].firm) is firm and _same(number, two.numbers[to])
                ),
                None,
            )
            if match is not None:
                free.remove(at)
                free_two.remove(match)
    only = [at for at in free if one.numbers[at].firm and not _among_figures(one.numbers[at], two)]
    only_two = [at for at in free_two if two.numbers[at].firm and not _among_figures(two.numbers[at], one)]
    return _without_conversions(one, only, two, only_two), _without_conversions(two, only_two, one, only)


def _without_conversions(side: Said, only: list[int], other: Said, only_other: list[int]) -> list[int]:
    """Without those that convert another in brackets ("15 metres (49 feet)"), where only one side has any."""
    if any(at in other.converted or _in_brackets(other, at) for at in only_other):
        return only
    return [at for at in only if at not in side.converted or not _in_brackets(side, at)]


def _in_brackets(side: Said, at: int) -> bool:
    return side.text[: side.numbers[at].start].rstrip(" ~$€£").endswith(("(", "（"))


def _same(number: Quantity, other: Quantity) -> bool:
    if not number.values.isdisjoint(other.values):
        return True
    if "clock" in (number.what, other.what):
        clock, plain = (number, other) if number.what == "clock" else (other, number)
        return plain.what == "number" and any(v * 60 % 720 in clock.values for v in plain.values if v <= 24)
    if "year" in (number.what, other.what):
        a, b = min(number.values), min(other.values)
        return abs(a - b) in _ERAS or (min(a, b) < 100 and a % 100 == b % 100)
    return False


def _among_figures(number: Quantity, side: Said) -> bool:
    """Whether a number is a part of a date that the other side writes in figures."""
    return any(not number.values.isdisjoint(date.parts) for date in side.figures)


def _one_value(number: Quantity, other: Quantity, converted: bool) -> bool:
    """Whether two numbers may say one thing: rounded, converted, or with a scale that is said elsewhere.

    An hour without its minutes may leave them to the next number ("в 10 часов 30 минут").
    """
    if number.what == "clock":
        return any(
            int(a // 60) == int(b // 60) and 0 in (a % 60, b % 60)
            for a in number.values
            for b in other.values
        )
    for a in number.values:
        for b in other.values:
            low, high = sorted((a, b))
            if low <= 0:
                return True
            ratio = round(high / low, 6)
            if low < 1000 and ratio in {1e2, 1e3, 1e4, 1e6, 1e8, 1e9}:
                return True
            if ratio <= 1 + ROUNDED and _digits(a) != _digits(b) and number.what != "year":
                return True
            if converted and any(abs(ratio / by - 1) <= CONVERTED for by in _CONVERSIONS):
                return True
            if converted and any(
                abs(f - (c * 1.8 + add)) <= 2 for f, c in ((a, b), (b, a)) for add in (0, 32)
            ):
                return True
    return False


def _digits(value: float) -> int:
    """Digits that say something: 1,490,000 has three."""
    return len(f"{value:.6f}".rstrip("0").rstrip(".").replace(".", "").strip("0"))


def _calendar(left: Passage, right: Passage, one: Said, two: Said) -> Iterator[Conflict]:
    """Exactly one weekday, or one month, of either side has no match on the other."""
    if not (one.calendar and two.calendar):
        return
    for what in ("day", "month"):
        mine = {named.number for named in one.calendar if named.what == what}
        yours = {named.number for named in two.calendar if named.what == what}
        if what == "month":
            mine_written = frozenset().union(*(date.months for date in one.figures))
            yours_written = frozenset().union(*(date.months for date in two.figures))
        else:
            mine_written = yours_written = frozenset()
        only, only_two = mine - yours - yours_written, yours - mine - mine_written
        if what == "day" and not (only and only_two):
            # "Monday ... Monday" is not "Wednesday ... Monday", though each Monday has its answer.
            only, only_two = _counted_off(one, two)
        if len(only) != 1 or len(only_two) != 1:
            continue
        [number], [differs] = only, only_two
        a = next(named for named in one.calendar if named.what == what and named.number == number)
        b = next(named for named in two.calendar if named.what == what and named.number == differs)
        yield Conflict(ConflictKind.DATE, _part(left, a.start, a.end), _part(right, b.start, b.end))


def _counted_off(one: Said, two: Said) -> tuple[set[int], set[int]]:
    """The weekdays of either side that the other names less often, where both name as many."""
    mine, yours = (
        Counter(name.number for name in side.calendar if name.what == "day") for side in (one, two)
    )
    if mine.total() != yours.total():
        return set(), set()
    return set(mine - yours), set(yours - mine)


def _names(left: Passage, right: Passage, one: Said, two: Said, loose: bool) -> Iterator[Conflict]:
    """Exactly one place, or one person, of either side is not named on the other."""
    yield from _places(left, right, one.places, two.places, loose)
    if one.people.may_be and two.people.may_be:
        yield from _people(left, right, one, two)


def _places(
    left: Passage, right: Passage, mine: Sequence[Place], yours: Sequence[Place], loose: bool
) -> Iterator[Conflict]:
    if not (mine and yours):
        return
    for sort in ("", "city", "org"):
        a, b = _unnamed(mine, yours, sort), _unnamed(yours, mine, sort)
        if a is None or b is None or a.firm + b.firm < (3 if loose else 4):
            continue
        if not _spelled_alike(left.text[a.start : a.end], right.text[b.start : b.end]):
            yield Conflict(ConflictKind.NAME, _part(left, a.start, a.end), _part(right, b.start, b.end))


def _people(left: Passage, right: Passage, one: Said, two: Said) -> Iterator[Conflict]:
    """One first name goes with two surnames; else exactly one name of either side has no answer."""
    mine = [p for p in one.people.may_be if p.bones not in two.people.bones]
    yours = [p for p in two.people.may_be if p.bones not in one.people.bones]
    pairs = [
        (p, q)
        for p in mine
        for q in yours
        if p.before and q.before and _one_first_name(p, q) and not one_name(p, q)
    ]
    if not pairs:
        mine = [p for p in mine if not any(alike(p.bones, bones) for bones in two.people.bones)]
        yours = [p for p in yours if not any(alike(p.bones, bones) for bones in one.people.bones)]
        few, few_too = ([p for p in side if p.called or p.lone] for side in (mine, yours))
        if len(few) == len(few_too) == 1:
            [p], [q] = few, few_too
            apart = abs(p.start / len(one.text) - q.start / len(two.text))
            if apart <= APART and not one_name(p, q):
                pairs = [(p, q)]
    if len(pairs) == 1:
        [(p, q)] = pairs
        yield Conflict(ConflictKind.NAME, _part(left, p.start, p.end), _part(right, q.start, q.end))


def _one_first_name(person: Person, other: Person) -> bool:
    """Whether one first name stands before both words; before an everyday word, the same letters."""
    if person.everyday or other.everyday:
        return person.written == other.written
    return alike(person.before or "", other.before or "")


def _unnamed(places: Sequence[Place], others: Sequence[Place], sort: str) -> Place | None:
    """The one place of a sort that the others do not have; None where there is none or there are several."""
    known = {place.code for place in others} | {place.country for place in others}
    only: dict[str, Place] = {}
    for place in places:
        if place.firm and place.code.rpartition(":")[0] == sort:
            if place.code in known or place.country in known:
                continue
            if place.code not in only or only[place.code].firm < place.firm:
                only[place.code] = place
    surest = [place for place in only.values() if place.firm == 2] or list(only.values())
    return surest[0] if len(surest) == 1 else None


@lru_cache(maxsize=4096)
def _spelled_alike(name: str, other: str) -> bool:
    """Whether two names are near in sound: Niger and Nigeria are told apart by too little."""
    bones, others = skeleton(name), skeleton(other)
    return (
        bones is not None
        and others is not None
        and (bones.startswith(others) or others.startswith(bones) or fuzz.ratio(bones, others) >= TOO_NEAR)
    )


def _part(of: Passage, start: int, end: int) -> Passage:
    return Passage(of.article, of.start + start, of.start + end, of.text[start:end])
