"""What dates of the calendar name: days, months, seasons, parts of years, years, decades, centuries."""

import re
from dataclasses import replace
from datetime import date

from firsthand.reference.unit_words import unit_words
from firsthand.times.spans import DAY, interval, month_end, moved, nearest_year, of_day, written_day
from firsthand.times.told import CURRENCY, LICENSED, Reading, Told, side, year_told

_MOST_YEARS = 2100
_FOUR_FIGURES = re.compile(r"\d{4}")
# Nobody names a day or a month so far off without its year.
FAR = 240
# A day so near to publication is of the nearest year, whatever the tense.
NEAR = 60
_PLURAL = re.compile(r"(?:e|en|er|n|s|uro|ollar|ark|rozent|rad|tück|eter|ilo)$")
_OF = frozenset({"de", "din", "di", "of"})
# What may be counted right behind a number, and how far a number may stand from its street.
_COUNTED = re.compile(r"[ \u00a0](?:de )?(?P<word>[^\W\d_]{3,40})(?![-’'])[ \u00a0]?")
_LONGEST_STREET = 40
_PERSON, _PLURALS_EN = "person", frozenset({"people", "feet", "yen", "yuan", "baht"})
# Where a subject needs no article and stands before its verb.
_BARE_SUBJECTS = frozenset({"en", "id", "vi"})
# The days of a month before and after which a day named alone may be of the month beside.
_BEGUN, _ENDING = 12, 18
_MIDDLES = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}


def day(told: Told, ref: date | None) -> Reading | None:
    month, day = told.number("Mm"), told.number("NOZ")
    if "N" in told.signs and not any(letter.isdigit() for letter in told.text("N")):
        return None  # "en juin un pic", "a May morning"
    return on(told, ref, month, day)


def on(told: Told, ref: date | None, month: int | None, day: int | None) -> Reading | None:
    if month is None or day is None or not 1 <= day <= 31 or interval(f"2000-{month:02}-{day:02}") is None:
        return None
    year, said = year_told(told, ref)
    if not said and _is_before_number(told):
        return None  # 31 December 9999
    because, sure = "the date is written out", True
    if year is None and not said and ref is not None:
        if isinstance(weekday := told.value("D"), int):
            return _on_weekday(told, ref, month, day, weekday)
        step = told.step() if "7" not in told.signs and "5" not in told.signs else None
        tense = {-1: "past", 1: "future"}.get(step or 0) or told.tense()
        year = nearest_year(ref, month, day, tense)
        because = f"the {side(tense)} such day, counted from publication"
        if year is None:
            return None
        off = abs((date(year, month, day) - ref).days)
        sure = (told.surely(tense) or off <= NEAR) and off <= FAR
    if year is None:
        gloss = "weekday" if told.signs.startswith("D(") else ""
        value = f"XXXX-{month:02}-{day:02}"
        return Reading("date", value, "no year is told", "", True, True, gloss, True)
    value = f"{year:04}-{month:02}-{day:02}"
    if interval(value) is None:
        return None
    gloss = "weekday" if told.signs.startswith("D(") else ""
    yearless = year is not None and not said
    return Reading("date", value, because, "", "Y" not in told.signs, sure, gloss, yearless)


def _on_weekday(told: Told, ref: date, month: int, day: int, weekday: int) -> Reading | None:
    """A date beside its weekday is of the nearest year in which it falls on it."""
    days = [one for year in (ref.year - 1, ref.year, ref.year + 1) if (one := written_day(year, month, day))]
    if not days:
        return None
    fitting = [one for one in days if one.weekday() == weekday]
    nearest = min(fitting or days, key=lambda one: abs((one - ref).days))
    gloss = "weekday" if told.signs.startswith("D(") else ""
    because = "the nearest such date on that weekday"
    sure = bool(fitting) and abs((nearest - ref).days) <= FAR
    return Reading("date", of_day(nearest), because, "", True, sure, gloss, True)


def _is_before_number(told: Told) -> bool:
    """Whether four figures stand behind that are no year that is read."""
    return told.after in "Nn" and _FOUR_FIGURES.fullmatch(told.word_after) is not None


def range_(told: Told, ref: date | None) -> Reading | None:
    month = told.number("Mm")
    ends = [m.value for s, m in zip(told.signs, told.meanings, strict=True) if s in "NOZ" and m]
    if month is None or len(ends) != 2 or not all(isinstance(end, int) for end in ends):
        return None
    days = [on(told, ref, month, end) for end in ends if isinstance(end, int)]
    if any(day is None for day in days) or str(ends[0]).zfill(2) >= str(ends[1]).zfill(2):
        return None
    first, last = (day.value for day in days if day)
    sure = all(one.sure for one in days if one)
    return Reading("date", f"{first}/{last}", "from day to day", relative="Y" not in told.signs, sure=sure)


def figures(told: Told, ref: date | None) -> Reading | None:
    value = told.value("d")
    if not isinstance(value, tuple):
        return None
    year, month, day = value
    if year:
        written = f"{year:04}-{month:02}-{day:02}"
        if interval(written) is None:
            return None
        gloss = "weekday" if told.signs.startswith("D(") else ""
        return Reading("date", written, "the date is written out in figures", gloss=gloss)
    return on(told, ref, month, day)


def day_of_month(told: Told, ref: date | None) -> Reading | None:
    """A day without a month ("10日"): of the month of publication, or of the next where one ends."""
    day = told.number("Z")
    if day is None or told.before in "Mm":
        return None
    if ref is None:
        return Reading("date", None, "no month is told", relative=True)
    tense = told.tense()
    month, sure = ref, told.surely(tense)
    if tense != "future" and day > ref.day:
        if ref.day <= _BEGUN and day >= _ENDING:
            month = ref.replace(day=1) - DAY
        else:
            sure = False
    elif tense == "future" and day < ref.day:
        if ref.day >= _ENDING and day <= _BEGUN:
            month = ref.replace(day=28) + 7 * DAY
        else:
            sure = False
    value = f"{month.year:04}-{month.month:02}-{day:02}"
    if interval(value) is None:
        return None
    return Reading("date", value, "the nearest such day, counted from publication", relative=True, sure=sure)


def month(told: Told, ref: date | None) -> Reading | None:
    month = told.number("Mm")
    if month is None:
        return None
    phase = told.name("B")
    year, said = year_told(told, ref)
    step = told.step()
    if not said and step is None and not phase and "5" not in told.signs and not may_be_a_month(told):
        return None
    if not said and _is_before_number(told):
        return None
    if year is not None:
        because = "the month and its year are told"
        return Reading("date", f"{year:04}-{month:02}", because, phase, "Y" not in told.signs)
    if ref is None:
        return Reading("date", f"XXXX-{month:02}", "no year is told", phase, True, yearless=True)
    sure = True
    if step is not None and not said:
        because = ("the latest such month", "this month or the nearest", "the coming such month")[step + 1]
        if step == -1:
            year = ref.year - (month >= ref.month)
        elif step == 1:
            year = ref.year + (month <= ref.month)
        else:
            year = nearest_year(ref, month, None, "")
    else:
        tense = told.tense()
        year = nearest_year(ref, month, None, tense)
        because = f"the {side(tense)} such month, counted from publication"
        off = abs((ref.year - year) * 12 + ref.month - month) if year is not None else 0
        sure = (told.surely(tense) and off * 30 <= FAR) or month == ref.month
    return Reading("date", f"{year:04}-{month:02}", because, phase, True, sure, yearless=step is None)


def may_be_a_month(told: Told) -> bool:
    """Whether a name alone, which may be a person's or another word, stands where months stand."""
    text = told.text("M")
    folded = text.casefold()
    if told.words.capital and not text[0].isupper():
        return False
    lower = not told.words.capital and not told.words.nouns_capitalised
    if lower and text[0].isupper() and (told.before != "|" or told.word_after[:1].isupper()):
        return False
    licensed = "it" if folded in told.words.doubtful else LICENSED
    if told.word_after[:1].isupper() and told.words.capital and told.before not in licensed:
        return False
    if folded not in told.words.doubtful:
        return True
    if told.before not in LICENSED:
        return False
    # "in May's view", "in mai multe"
    return told.after != "'"


def nth(told: Told, ref: date | None) -> Reading | None:
    """The first Saturday in April, the last Sunday of May 2031."""
    month, weekday, which = told.number("Mm"), told.number("D"), told.number("O")
    if weekday is None or (which is None and month is None):
        return None
    year, said = year_told(told, ref)
    tense = "" if said or ref is None else told.tense()
    if month is not None and year is None and ref is not None and not said:
        year = nearest_year(ref, month, None, tense)
    if month is None or year is None:
        return Reading("date", None, "a weekday of a month that is not told", relative=True)
    if which is None:  # the last
        end = month_end(year, month).date()
        day = end - ((end.weekday() - weekday) % 7) * DAY
    else:
        start = date(year, month, 1)
        day = start + ((weekday - start.weekday()) % 7 + 7 * (which - 1)) * DAY
        if day.month != month:
            return None
    because = "such a weekday of the month told"
    return Reading(
        "date", of_day(day), because, relative="Y" not in told.signs, sure=said or told.surely(tense)
    )


def season(told: Told, ref: date | None) -> Reading | None:
    which, phase = told.name("S"), told.name("B")
    year, said = year_told(told, ref)
    if isinstance(pair := told.value("Y"), tuple):
        year, said = pair[0], True
    step = told.step()
    if year is not None:
        because = "the season and its year are told"
        return Reading("date", f"{year:04}-{which}", because, phase, "Y" not in told.signs)
    if step is None and not said and told.before not in "itFB" and not phase:
        return None
    if ref is None:
        return Reading("date", f"XXXX-{which}", "no year is told", phase, True)
    middle = _MIDDLES[which]
    tense = told.tense() if step is None else ""
    if step == -1:
        year = ref.year - (middle >= ref.month)
    elif step == 1:
        year = ref.year + (middle <= ref.month)
    else:
        year = nearest_year(ref, middle, None, tense) or ref.year
    if which == "WI":  # a winter is of the year in which it begins
        year -= 1
    because = f"the {side(tense)} such season"
    return Reading("date", f"{year:04}-{which}", because, phase, True, told.surely(tense) or step is not None)


def quarter(told: Told, ref: date | None) -> Reading | None:
    if not _is_one_of_a_row(told, "6"):
        return None
    return _part_of_year(told, ref, told.number("NO"), "Q", 4)


def _is_one_of_a_row(told: Told, unit: str) -> bool:
    """The third quarter or 3 분기, but not "a quarter" nor "three quarters"."""
    spelled = told.text("N")
    counted = bool(spelled) and not any(letter.isdigit() for letter in spelled)
    return not counted and told.words.fold(told.text(unit)) not in told.words.plurals


def half(told: Told, ref: date | None) -> Reading | None:
    which = told.number("H") or told.number("O") or told.number("N")
    month = told.number("M")
    if month is None:
        return _part_of_year(told, ref, which, "H", 2)
    phase = {1: "START", 2: "END"}.get(which or 0)
    if phase is None:
        return None
    year, said = year_told(told, ref)
    tense = "" if said or ref is None else told.tense()
    if year is None and ref is not None:
        year = nearest_year(ref, month, None, tense)
    value = f"XXXX-{month:02}" if year is None else f"{year:04}-{month:02}"
    return Reading("date", value, "half of a month", phase, True, said or told.surely(tense))


def _part_of_year(told: Told, ref: date | None, which: int | None, sign: str, most: int) -> Reading | None:
    year, said = year_told(told, ref)
    if which is None:
        step = told.step()
        if step is None or sign != "Q":
            return None
        value = moved(ref, "Q", step) if ref else None
        return Reading("date", value, "counted from the quarter of publication", relative=True)
    if not 1 <= which <= most:
        return None
    because, tense = f"{'a quarter' if sign == 'Q' else 'half'} of the year told", ""
    if year is None and not said and ref is not None:
        tense = told.tense()
        month = (which - 1) * (12 // most) + 1
        year = ref.year - (tense == "past" and month > ref.month)
        because = "of the year of publication"
    if year is None:
        return Reading("date", f"XXXX-{sign}{which}", "no year is told", relative=True)
    sure = said or sign != "Q"  # the first quarter may be of a match
    return Reading("date", f"{year:04}-{sign}{which}", because, relative="Y" not in told.signs, sure=sure)


def century(told: Told, ref: date | None) -> Reading | None:
    number = told.number("NO")
    if number is None or not 1 <= number <= 22 or not _is_one_of_a_row(told, "9"):
        return None
    return Reading("date", f"{number - 1:02}", "the century is told", told.name("B"))


def decade(told: Told, ref: date | None) -> Reading | None:
    figures = sum(letter.isdigit() for letter in told.text("J"))
    if figures == 2 and told.before not in "F'" and "7" not in told.signs:
        return None  # a woman in her 50s
    because = "the decade is told; two figures mean the last century"
    return Reading("date", told.name("J"), because, told.name("B"))


def year(told: Told, ref: date | None) -> Reading | None:
    value = told.value("Y")
    if isinstance(value, tuple):
        if "7" not in told.signs and told.before not in LICENSED and told.before not in "F(|,":
            return None
        return Reading("date", f"{value[0]:04}/{value[1]:04}", "both years are told")
    if not isinstance(value, int):
        return None
    if "7" not in told.signs and "B" not in told.signs and not _may_be_a_year(told, value):
        return None
    return Reading("date", f"{value:04}", "the year is told", told.name("B"))


def _is_count(told: Told) -> bool:
    """Whether a number alone counts what stands behind it, or is that of a house before its street."""
    clause, words = told.clause, told.words
    behind = _COUNTED.match(clause.text, clause.stop, clause.end)
    if behind is None:
        return False
    known, word = unit_words(words.language), words.fold(behind["word"])
    around = clause.text[clause.stop : clause.stop + _LONGEST_STREET].lower()
    if behind["word"][0].isupper() and known.apart_after is not None and known.apart_after.match(around):
        return True
    if words.language in _BARE_SUBJECTS and words.tells_tense(clause.text, behind.end()):
        return False  # "In 1984 schools closed"
    if word in words.instances:
        return True
    unit = known.units.find([word])
    if unit is None or (words.language == "en" and word[-1] != "s" and word not in _PLURALS_EN):
        return False
    return unit[1] != _PERSON or told.before not in "i|"


def _may_be_a_year(told: Told, year: int) -> bool:
    """Whether a number alone is a year: nothing is counted, and it stands where years stand."""
    after = told.word_after
    if told.after in "xF" and _is_count(told):
        return False
    if after[:1] in CURRENCY or told.word_before[-1:] in CURRENCY or told.after in "0123456789nKNm":
        return False
    if told.before == "q" and told.after not in "tiF":  # about 2000
        return False
    licensed = (
        told.before in LICENSED
        or told.before in "gG"
        or (year >= 1900 and (told.before == "(" or told.joined()))
    )
    if not 1900 <= year <= _MOST_YEARS and not licensed:
        if not told.words.nouns_capitalised or year < 1500 or year > _MOST_YEARS or year % 100 == 0:
            return False
        return told.after != "x" or not after[:1].isupper()
    if told.words.language == "tr" and told.after == "'":
        decade = told.clause.text[told.clause.stop + 1 : told.clause.stop + 3] in ("la", "le", "lı", "li")
        return year % 100 != 0 and not (decade and year % 10 == 0)
    if not after[:1].isalpha():
        return licensed or told.before in "F,|" or after[:1] in ".,;:)!?–-" or not after
    if told.after == "F" and told.words.fold(told.word_after.split()[0]) in _OF:  # "2000 de oameni"
        return (licensed and year % 100 != 0) or told.before in "(|,"
    if told.after == "F" and not told.words.nouns_capitalised:
        return licensed or told.before in "F(|,"
    if told.after != "x":
        return True
    if year < 1900 and not told.words.nouns_capitalised and after[0].islower():
        return False
    if told.words.nouns_capitalised:
        if not after[0].isupper():
            return True
        # "wurde 1994 Chef" is a year, "zählte 1994 Einwohner" none: what is counted is in the plural.
        counted = _PLURAL.search(after.split()[0]) is not None
        return year % 10 != 0 and (told.before in "itr|,(" or not (counted or told.word_before[:1].isupper()))
    if told.words.language in {"zh", "ja", "ko", "th"}:
        return False
    if after[0].isupper():
        return licensed or told.before in "F,|"
    return told.before in "itr-gG" and (year % 100 != 0 or len(after) <= 3)


def feast(told: Told, ref: date | None) -> Reading | None:
    """Christmas: seldom the day itself, so only a year beside it makes it one; no Christmas Island."""
    if told.word_after[:1].isupper() and told.words.capital and not told.words.nouns_capitalised:
        return None
    month, _, day = told.name("h").partition("-")
    one = on(told, ref, int(month), int(day))
    return one and replace(one, sure=not one.relative)
