"""What times name that hang on the day of publication or on a day told before, and lengths of time."""

import re
from dataclasses import replace
from datetime import date

from firsthand.times import calendar
from firsthand.times.spans import DAY, interval, moved, nearest_day, of_day, of_month
from firsthand.times.told import CODES, Kind, Reading, Told, length, named

_THOUSANDS = frozenset({"juta", "ribu", "miliar", "triệu", "tỷ", "nghìn", "میلیون", "هزار", "میلیارد"})
# Days counted from the last one told: the same day, the next, the one before.
_FROM_TOLD = {"S0": 0, "S1": 1, "S-1": -1}
_WEDNESDAY, _SATURDAY = 2, 5
# Where no preposition need stand before a weekend.
_NO_PREPOSITION = frozenset({"zh", "ja", "ko", "th", "vi", "id", "tr", "hu"})
# A clause so short may be a line of a list, which has no verb.
_HEADING = 22
# Units by length, the longest first: of two in one length of time the second is the shorter.
_UNITS = ("C", "DE", "Y", "Q", "M", "W", "D", "H", "min", "S")
_UNKNOWN = "counted from publication, which is not known"


def _shifted(told: Told, ref: date | None, sign: int) -> Reading | None:
    unit = told.name("0123456789")
    many = told.number("Na")
    if many is None and "G" in told.signs and "p" not in told.signs and not _may_lack_a_number(told):
        return None
    plural = many is None and told.text("0123456789").casefold() in told.words.plurals
    if (
        plural
        or "p" in told.signs
        or unit in CODES
        or (many is None and "g" in told.signs and "G" not in told.signs)
    ):
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Reading("date", value, "no day can be counted", relative=True)
    many = 1 if many is None else many
    counted = moved(ref, unit, sign * many) if ref else None
    way = "back" if sign < 0 else "ahead"
    # "About 20 years ago", "within five years" name no year.
    about = "q" in told.signs or (unit == "Y" and many % 10 == 0)
    sure = not about and (sign < 0 or unit in ("D", "W"))
    return Reading("date", counted, f"counted {way} from publication", relative=True, sure=sure)


def _may_lack_a_number(told: Told) -> bool:
    """Whether a unit alone before "ago" is the last such: "tahun lalu", but not "juta tahun lalu"."""
    return told.words.last_is_ago and told.before not in "Nn" and told.word_before not in _THOUSANDS


def ago(told: Told, ref: date | None) -> Reading | None:
    return _shifted(told, ref, -1)


def ahead(told: Told, ref: date | None) -> Reading | None:
    if _RATE.match(told.ahead):  # "in five days a week"
        return None
    unit, many = told.name("0123456789"), told.number("Na")
    if unit in CODES or "p" in told.signs or told.tense() == "past":  # built in three days
        return duration(told, ref)
    if many is None:
        return None
    return _shifted(told, ref, 1)


def day_of(told: Told, ref: date | None) -> Reading | None:
    """The 24th of last month."""
    day, step = told.number("NOZ"), told.step()
    if (counted := told.name("E")) == "SM":  # the 13th of the same month
        if day is None or told.last is None:
            return None
        value = f"{of_month(told.last)}-{day:02}"
        because = f"of the month of {of_day(told.last)}, the last day told before"
        return Reading("date", value, because, relative=True) if interval(value) else None
    if counted:
        if counted[0] == "S":
            return None
        which, step = _split(counted)
        if which != "M":
            return None
    if day is None or step is None or not 1 <= day <= 31:
        return None
    if ref is None:
        return Reading("date", None, _UNKNOWN, relative=True)
    value = f"{of_month(ref, step)}-{day:02}"
    return Reading("date", value, "a day of that month", relative=True) if interval(value) else None


def _may_hang(told: Told, ref: date | None, value: str | None) -> bool:
    """Whether the last day told is the only one near, and what is past does not come after publication."""
    late = ref is not None and value is not None and value[:10] > of_day(ref)
    return told.last_is_only and not (late and told.tense() != "future")


def later(told: Told, ref: date | None) -> Reading | None:
    """So long after or before a day told before: sure only where days or weeks are counted."""
    unit = told.name("023456789") or "D"
    many = told.number("Na")
    way = -1 if "b" in told.signs else 1
    adjective = told.signs[0] in "wb"
    plural = told.text("0123456789").casefold() in told.words.plurals
    if adjective and (told.before not in "tF" or plural or (told.before == "t" and "D" in told.signs)):
        return None  # "before Monday", "after weeks"
    if told.signs[0] == "D" and told.words.capital:
        return None
    after = "F" if told.words.language in ("es", "pt", "it") else "Fxt"  # "después de"
    if told.after in after and told.words.fold(told.texts[-1]) in told.words.prepositions:
        return Reading("date", None, "counted from what is told behind it", relative=True)
    if unit in CODES or "p" in told.signs or told.last is None:
        return Reading("date", None, "counted from a date that is not told", relative=True)
    if "D" in told.signs:
        weekday = told.number("D")
        if weekday is None:
            return None
        day = nearest_day(told.last + way * DAY, weekday, "past" if way < 0 else "future")
        because = f"counted from {of_day(told.last)}"
        return Reading("date", of_day(day), because, relative=True, sure=_may_hang(told, ref, of_day(day)))
    value = moved(told.last, unit, way * (1 if many is None else many))
    because = f"counted from {of_day(told.last)}, the last day told before"
    return Reading(
        "date", value, because, relative=True, sure=_may_hang(told, ref, value) and unit in ("D", "W")
    )


def unit(told: Told, ref: date | None) -> Reading | None:
    which, phase, step = told.name("23456789"), told.name("B"), told.step()
    plurals = any(text.casefold() in told.words.plurals for text in told.texts)
    if step is None and phase and (which == "D" or plurals):
        return None
    if step is not None and not phase and plurals:
        return plural(told, ref)
    if which == "D" and step == 1 and not phase and told.last is not None:
        because = f"the day after {of_day(told.last)}, the last day told before"
        value = moved(told.last, "D", 1)
        return Reading("date", value, because, relative=True, sure=_may_hang(told, ref, value))
    if which == "D" and not phase:
        return None  # "am letzten Tag" and "this day" are of something else
    if (month := told.number("M")) is not None and which == "Y" and step is not None:
        told_month = f"{ref.year + step:04}-{month:02}" if ref else f"XXXX-{month:02}"
        return Reading("date", told_month, "a month of the year told", phase, True)
    if told.words.language == "en" and told.before == "F" and step and not phase:
        return Reading("duration", length(which, "1"), "a length of time")  # within the next year
    if ref is None:
        return Reading("date", None, _UNKNOWN, phase, True)
    value = moved(ref, which, step or 0)
    if which == "WE" and step == 0 and told.tense() == "past" and ref.weekday() < _SATURDAY:
        value = moved(ref, which, -1)
    if (season := told.name("S")) and which == "Y" and value:
        value = f"{value}-{season}"
    return Reading("date", value, f"the {named(step)} one, counted from publication", phase, True)


def counted(told: Told, ref: date | None) -> Reading | None:
    written = told.name("E")
    if written in _FROM_TOLD:
        if told.last is None:
            return Reading("date", None, "counted from a date that is not told", relative=True)
        day = told.last + _FROM_TOLD[written] * DAY
        because = f"counted from {of_day(told.last)}"
        return Reading("date", of_day(day), because, relative=True, sure=_may_hang(told, ref, of_day(day)))
    if written.startswith("S"):
        return None
    unit, by = _split(written)
    value = moved(ref, unit, by) if ref else None
    return Reading("date", value, f"the {named(by)} one, counted from publication", told.name("B"), True)


def _split(counted: str) -> tuple[str, int]:
    """ "W-1" as a unit and how many."""
    unit = counted.rstrip("-+0123456789")
    return unit, int(counted[len(unit) :])


def plural(told: Told, ref: date | None) -> Reading | None:
    """Weeks, months, years without a number; the weekend."""
    unit = told.name("0123456789")
    if unit == "WE" and told.words.fold(told.text("4")) in told.words.plurals:
        return None
    if unit == "WE" and (told.before in "ti|F" or told.words.language in _NO_PREPOSITION):
        return _weekend(told, ref)
    if told.before in "tLTXi" and told.text("0123456789").casefold() in told.words.plurals:
        return Reading("duration", length(unit, "X"), "a length of time")
    return None


def _weekend(told: Told, ref: date | None) -> Reading:
    """The weekend alone: the last in the past, the coming one in the future, else the nearest of both."""
    if ref is None:
        return Reading("date", None, _UNKNOWN, relative=True)
    tense = told.tense()
    by = -1 if ref.weekday() < (_SATURDAY if tense == "past" else _WEDNESDAY if not tense else 0) else 0
    sure = ref.weekday() >= _SATURDAY or told.surely(tense)
    because = "the weekend by the tense of its clause" if tense else "the nearest weekend"
    return Reading("date", moved(ref, "WE", by), because, relative=True, sure=sure)


def _written_as_day(told: Told, text: str) -> bool:
    """Whether a weekday is written in capitals or not as its language does: Domingo may be a name."""
    if told.words.capital == text[0].isupper() or text[0].lower() == text[0].upper():
        return True
    return not told.words.capital and told.before == "|" and not told.word_after[:1].isupper()


def weekday(told: Told, ref: date | None) -> Reading | None:
    named_day, part = told.value("D"), told.name("P")
    if isinstance(named_day, str):
        value, part = int(named_day[0]), named_day[1:]
    elif isinstance(named_day, int):
        value = named_day
    else:
        return None
    if "A" in told.signs:  # Mittwoch morgen
        if not told.words.nouns_capitalised or told.number("A") != 1:
            return None
        part = "MO"
    text, step = told.text("D"), told.step()
    if not _written_as_day(told, text):
        return None
    if told.words.capital and told.before == "F" and told.word_after[:1].isupper():
        return None  # the Tuesday Group
    if told.words.language == "id" and text == "Minggu" and told.before == "|" and told.step() is not None:
        return Reading("date", None, "a Sunday or a week", relative=True)
    week = told.name("E")
    doubtful = told.words.fold(text) in told.words.doubtful
    if (
        doubtful
        and step is None
        and not week
        and not part
        and told.before not in ("itF" if told.words.capital else "it")
    ):
        return None
    kind: Kind = "clock" if part else "date"
    if week:
        if not week.startswith("W") or week.startswith("WE"):
            return None
        step = int(week[1:])
    if ref is None:
        return Reading(kind, None, _UNKNOWN, relative=True)
    sure = True
    if (week or "3" in told.signs) and step is not None:
        day = ref + (value - ref.weekday()) * DAY + 7 * step * DAY
        because = f"of the {named(step)} week"
    elif step == -1:
        day, because = nearest_day(ref - DAY, value, "past"), "the latest such day before publication"
    elif step == 1:
        day, because = nearest_day(ref + DAY, value, "future"), "the next such day after publication"
    else:
        tense = told.tense()
        day, sure = nearest_day(ref, value, tense), told.surely(tense)
        because = {
            "past": "the clause is past: the latest such day not after publication",
            "future": "the clause is about what is to come: the next such day from publication on",
        }.get(tense, "the clause tells no tense: the nearest such day")
    return Reading(kind, of_day(day) + (f"T{part}" if part else ""), because, relative=True, sure=sure)


def anchor(told: Told, ref: date | None) -> Reading | None:
    text = told.text("A")
    if (
        text[:1].isupper()
        and told.before not in "|.("
        and not text.isupper()
        and not told.words.nouns_capitalised
    ):
        return None  # Russia Today
    part = told.name("P")
    kind: Kind = "clock" if part else "date"
    days = told.number("A")
    if told.signs == "AA":  # heute morgen
        if not told.words.nouns_capitalised or told.number("A", 1) != 1:
            return None
        part, kind = "MO", "clock"
    if days is None:
        step = told.step()
        if step is None or step == 1:
            return None
        days = step
    if "d" in told.signs or told.number("Mm") is not None:
        written = calendar.figures(told, ref) if "d" in told.signs else calendar.day(told, ref)
        return written and replace(written, gloss=str(days))
    if days == 0 and not part and len(told.signs) == 1 and _is_nowadays(told):
        return Reading("date", "PRESENT_REF", "it may mean nowadays", relative=True)
    if ref is None:
        return Reading(kind, None, _UNKNOWN, relative=True)
    value = of_day(ref + days * DAY) + (f"T{part}" if part else "")
    # "Today" may mean nowadays where no word tells when its clause plays.
    sure = days != 0 or bool(part) or told.surely(told.tense())
    return Reading(kind, value, "counted from the day of publication", relative=True, sure=sure)


def _is_nowadays(told: Told) -> bool:
    """Whether "today" is no day: "until today", or its clause says how things are."""
    words = told.words
    if words.fold(told.word_before) in words.nowadays or words.fold(told.word_after) in words.nowadays:
        return True
    if words.happens is None or told.clause.happens():
        return False
    low, high = told.clause.bounds()
    return high - low > _HEADING or told.clause.lasts()


def part(told: Told, ref: date | None) -> Reading | None:
    """A part of the day alone ("am Abend"), as a clock is."""
    if not told.words.nouns_capitalised or told.before not in "it" or not told.text("P")[0].isupper():
        return None
    return Reading("clock", f"T{told.name('P')}", "a part of a day that is not told", relative=True)


def ref(told: Told, ref: date | None) -> Reading | None:
    return Reading("date", told.name("R"), "no day is told", relative=True)


def again(told: Told, ref: date | None) -> Reading | None:
    if (value := told.name("V")) and len(told.signs) == 1:
        return Reading("set", value, "it comes again and again")
    many = told.number("NO") or 1
    weekday, part = told.value("D"), told.name("P")
    if isinstance(weekday, int):
        return Reading("set", f"XXXX-WXX-{weekday + 1}", "it comes every week")
    if (month := told.number("M")) is not None:
        return Reading("set", f"XXXX-{month:02}", "it comes every year")
    if part or told.name("S"):
        return Reading("set", f"T{part}" if part else f"XXXX-{told.name('S')}", "it comes again and again")
    unit = told.name("0123456789")
    return Reading("set", length(unit, str(many)), "it comes again and again") if unit else None


def duration(told: Told, ref: date | None) -> Reading | None:
    if lasting := told.name("l"):
        return Reading("duration", lasting, "a length of time")
    first, second = told.name("0123456789"), ""
    if first == "Y" and (told.after == "-" or told.words.is_age(*told.around())):
        return None
    units = [m.value for s, m in zip(told.signs, told.meanings, strict=True) if s.isdigit() and m]
    many = told.number("Na")
    if not first or (many is None and "p" not in told.signs):
        return None
    if "a" in told.signs and "N" not in told.signs and many != 1:
        return None
    if first == "H" and told.words.fold(told.word_before) in told.words.hour_before and told.signs == "N1":
        return (
            Reading("clock", f"T{many:02}", "the clock is told", relative=True) if many in range(25) else None
        )
    if first == "Q" and many == 1:
        return None  # a quarter of something
    value = length(first, "X" if many is None else str(many))
    if len(units) == 2 and _UNITS.index(str(units[1])) <= _UNITS.index(first):
        return None
    if len(units) == 2 and (more := told.number("Na", 1)) is not None:
        second = length(str(units[1]), str(more))
        value += second.removeprefix("P") if not (second.startswith("PT") and "T" in value) else second[2:]
    return Reading("duration", value, "a length of time")


_RATE = re.compile(r"F?[NvF][2-7]")
_LISTED = re.compile(r"(?:[rt,-]t?[CN]){1,4}K")


def _listed(told: Told) -> bool:
    """Whether figures stand in a list of clocks that ends with the word: "um 9, 10.30 und 18 Uhr"."""
    return _LISTED.match(told.ahead) is not None


def _is_clock(told: Told) -> bool:
    """Whether 20.30 is a clock although no word says so: "um 20.30", and nothing counted behind it."""
    at = told.words.fold(told.word_before) in told.words.clock_before and not told.word_after[:1].isalpha()
    return at or _listed(told)


def clock(told: Told, ref: date | None) -> Reading | None:
    value = told.value("cC")
    exact = True
    if isinstance(value, tuple):
        if "C" in told.signs and "K" not in told.signs and "a" not in told.signs and not _is_clock(told):
            return None
        hour, minute = value[0], value[1]
    else:
        named_hour = told.number("N")
        hour = -1 if named_hour is None else named_hour
        minute = told.number("N", 1) or 0
        exact = "NKN" in told.signs
        if told.signs == "N" and not _listed(told):
            return None
    said = "K" in told.signs or "a" in told.signs or "P" in told.signs
    if "c" in told.signs and not said and told.before not in "itr-,(D|ZFAMYd":
        return None
    shift = told.number("a")
    if told.name("P") in ("AF", "EV") and hour < 12:
        shift = 12
    if shift is not None:
        hour = hour % 12 + shift
    if not 0 <= hour <= 24 or minute > 59:
        return None
    hour %= 24
    written = f"T{hour:02}:{minute:02}" if exact else f"T{hour:02}"
    return Reading("clock", written, "the clock is told", relative=True)
