"""Copies of a sentence with one thing altered: a negation, a number, a date or a name.

Nothing here knows the guards' tables. Each recipe is one of few sure steps per language (a "not" taken out or
put behind an auxiliary), and gives None where none of them fits. What is put in is chosen by the text's hash.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import xxhash
from babel import Locale

NAMES = Path(__file__).with_name("names.json")
NEGATIONS = Path(__file__).with_name("negations.json")


@dataclass(frozen=True, slots=True)
class Recipe:
    """One language's: what negates, widely; how a negation is taken out, and how one is put in."""

    negates: re.Pattern[str]
    taken: list[tuple[str, str]]
    put: list[tuple[str, str]]


@cache
def recipes() -> dict[str, Recipe]:
    known = json.loads(NEGATIONS.read_text(encoding="utf-8"))
    return {
        language: Recipe(re.compile(one["negates"], re.IGNORECASE), one["taken"], one["put"])
        for language, one in known.items()
    }


def turn(of: str, most: int) -> int:
    """A number below `most` that hangs on the text alone."""
    return xxhash.xxh64_intdigest(of.encode()) % most


def negate(text: str, other: str, language: str, other_language: str) -> str | None:
    """The text with its one negation gone, or one put in where neither side has any."""
    known = recipes()
    if language not in known or other_language not in known:
        return None
    if any(side.rstrip(" \"'”’»“)").endswith(("?", "？", "؟")) for side in (text, other)):
        return None
    mine = len(known[language].negates.findall(text))
    yours = known[other_language].negates.search(other) is not None
    # French says its no in two words.
    if mine and yours and mine <= (2 if language == "fr" else 1):
        return _once(text, known[language].taken)
    if not mine and not yours:
        return _turkish(text) if language == "tr" else _once(text, known[language].put)
    return None


def _once(text: str, recipe: list[tuple[str, str]]) -> str | None:
    for pattern, instead in recipe:
        altered, times = _compiled(pattern).subn(instead, text, count=1)
        if times and altered != text:
            return altered
    return None


def _turkish(text: str) -> str | None:
    """The last verb in the past tense, negated: açıkladı, açıklamadı."""
    match = re.search(r"(?P<stem>\w{2,}?)(?P<mark>[dt])(?P<vowel>[ıiuü])(?P<rest>(?:lar|ler)?)\.$", text)
    if match is None or match["stem"].casefold() in {"var", "i"}:
        return None
    back = match["vowel"] in "ıu"
    return text[: match.start()] + match["stem"] + ("madı" if back else "medi") + match["rest"] + "."


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_NUMBER = re.compile(r"(?<![\w.,:/-])\d{1,3}(?:[.,  ]\d{3})*(?:[.,]\d{1,2})?(?![\w:/-]|[.,]\d)")
_NUMBER_EAST = re.compile(
    r"(?<![A-Za-z\d.,:/-])\d{1,3}(?:[.,]\d{3})*(?:[.,]\d{1,2})?(?![\d:/-]|[.,]\d| ?[月日年号號월일년])"
)


def renumber(text: str, other: str, language: str, other_language: str) -> str | None:
    """The text with one number altered in its first figure; the other side writes the same figures."""
    east = language in {"zh", "ja", "ko", "th"}
    months = _month_names(language)
    others = {re.sub(r"\D", "", match.group()) for match in re.finditer(r"\d[\d.,  ]*", other)}
    found = [
        match
        for match in (_NUMBER_EAST if east else _NUMBER).finditer(text)
        if re.sub(r"\D", "", match.group()) in others
        and not any(
            month in text[max(0, match.start() - 14) : match.end() + 14].casefold() for month in months
        )
    ]
    if not found:
        return None
    match = found[turn(text, len(found))]
    figure = int(match.group()[0])
    instead = (figure + 2 + turn(text + "number", 5)) % 9 + 1
    if instead == figure:
        instead = figure % 9 + 1
    return text[: match.start()] + str(instead) + text[match.start() + 1 :]


def redate(text: str, other: str, language: str, other_language: str) -> str | None:
    """The text with another weekday, month or year, which the other side names too."""
    if turn(text, 3) == 0 and (altered := _another_day(text, other, language)) is not None:
        return altered
    for what in ("days", "months"):
        mine, yours = _calendar(language, what), _calendar(other_language, what)
        named = {number for number, name in mine if _spelled(name, language).search(text)}
        named_too = {number for number, name in yours if _spelled(name, other_language).search(other)}
        if len(named) == 1 and named == named_too:
            [number] = named
            name = next(name for at, name in mine if at == number and _spelled(name, language).search(text))
            form = [n for at, n in mine if at == number].index(name)
            size = 7 if what == "days" else 12
            base = 0 if what == "days" else 1
            others = [at for at in range(base, base + size) if at != number and at in {at for at, _ in mine}]
            instead = others[turn(text, len(others))]
            forms = [n for at, n in mine if at == instead]
            return _spelled(name, language).sub(forms[min(form, len(forms) - 1)], text, count=1)
    if (altered := _another_day(text, other, language)) is not None:
        return altered
    years = [m for m in re.finditer(r"(?<!\d)(?:19|20)\d\d(?!\d)", text) if m.group() in other]
    if len(years) == 1 and text.count(years[0].group()) == 1:
        year = years[0]
        earlier = int(year.group()) - 2 - turn(text, 17)
        return f"{text[: year.start()]}{earlier}{text[year.end() :]}"
    return None


def _another_day(text: str, other: str, language: str) -> str | None:
    """The text with another day of the month, which the other side writes in the same figures."""
    names = "|".join(re.escape(name) for name in _month_names(language))
    sign = r"(?P<day>[12]?\d|3[01])(?= ?[日号일])"
    spelled = rf"(?<!\d)(?P<before>[12]?\d|3[01])(?=(?:\.|st|nd|rd|th|er|º)?(?: de)? (?:{names}))"
    after = rf"(?:{names}) (?P<after>[12]?\d|3[01])(?!\d)"
    pattern = rf"(?<!\d){sign}" if language in {"zh", "ja", "ko"} else rf"{spelled}|{after}"
    found = list(re.compile(pattern, re.IGNORECASE).finditer(text))
    if len(found) != 1 or found[0].lastgroup is None:
        return None
    start, end = found[0].span(found[0].lastgroup)
    day = text[start:end]
    if re.search(rf"(?<!\d){day}(?!\d)", other) is None:
        return None
    return text[:start] + str((int(day) + 2 + turn(text, 20)) % 28 + 1) + text[end:]


@cache
def _calendar(language: str, what: str) -> list[tuple[int, str]]:
    """Names of weekdays or months with their numbers, as a sentence writes them."""
    if language in {"zh", "ja", "ko"} and what == "months":
        sign = "월" if language == "ko" else "月"
        return [(number, f"{number}{sign}") for number in range(1, 13)]
    if language == "zh":
        return [(at, f"{week}{sign}") for at, sign in enumerate("一二三四五六日") for week in ("星期", "周")]
    if language == "vi" and what == "months":
        return [(number, f"tháng {number}") for number in range(1, 13)]
    locale = Locale.parse(language)
    names = locale.days if what == "days" else locale.months
    found: list[tuple[int, str]] = []
    for form in ("format", "stand-alone"):
        for number, name in names[form]["wide"].items():
            if (int(number), name) not in found and name.casefold() not in {"may", "march"}:
                found.append((int(number), name))
    return found


@cache
def _month_names(language: str) -> list[str]:
    names = [name.casefold() for _, name in _calendar(language, "months")]
    return [*names, "march", "may"] if language == "en" else names


@cache
def _spelled(name: str, language: str) -> re.Pattern[str]:
    if language in {"zh", "ja", "th", "ko"}:
        return re.compile(r"(?<!\d)" + re.escape(name) + r"(?![間间])")
    # A weekday in small letters may open a sentence.
    first = f"[{name[0].lower()}{name[0].upper()}]"
    return re.compile(rf"(?<!\w){first}{re.escape(name[1:])}(?!\w)")


@cache
def _names() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = json.loads(NAMES.read_text(encoding="utf-8"))
    return found


@cache
def _given() -> frozenset[str]:
    return frozenset(_names()["given"][0]["*"].split())


@cache
def _territories(language: str) -> dict[str, str]:
    names = Locale.parse(language).territories
    return {code: names[code] for code in COUNTRIES if len(names[code]) >= 2 and "-" not in names[code]}


# Countries that news names by one word in most languages.
COUNTRIES = (
    "DE FR ES IT PT NL PL RU UA TR EG IR IQ CN JP VN TH ID GR RO BG HU SE NO FI DK AT CH BE IE CA MX BR AR "
    "CL PE CO CU IN PK AF IL SY LB JO LY TN MA DZ NG KE ET SN GH AU MY SG RS HR AL EE LV LT GE AM KZ"
).split()
LATIN = set("en de fr es it pt ro nl sv pl cs hu tr id vi".split())
_SURNAME = re.compile(r"(?<!\w)(?P<first>[A-ZÀ-Ž][a-zß-ž]{2,}) (?P<last>[A-ZÀ-Ž][a-zß-ž]{3,})(?!\w)")


def another_place(text: str, other: str, language: str, other_language: str) -> str | None:
    """The text with another country or city in the stead of one that the other side names too."""
    countries, cities = _places(language, other_language)
    return _replace(text, other, countries) or _replace(text, other, cities)


def another_person(text: str, other: str, language: str, other_language: str) -> str | None:
    """The text with another surname in the stead of one that the other side names too."""
    listed = [(_form(person, language), _form(person, other_language)) for person in _names()["people"]]
    altered = _replace(text, other, [pair for pair in listed if all(pair)])
    if altered is not None or not {language, other_language} <= LATIN:
        return altered
    surnames = _names()["surnames"][0]["*"].split()
    for match in _SURNAME.finditer(text):
        if match["first"] in _given() and match.group() in other:
            surname = surnames[turn(text, len(surnames))]
            return text[: match.start("last")] + surname + text[match.end("last") :]
    return None


def _form(name: dict[str, str], language: str) -> str:
    """How a language writes a name; empty where the list does not say."""
    return name.get(language, name["*"] if language in LATIN else "")


def _once_only(name: str, text: str) -> bool:
    return text.casefold().count(name.casefold()[: max(2, min(5, len(name) - 2))]) == 1


@cache
def _places(language: str, other_language: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    mine, yours = _territories(language), _territories(other_language)
    countries = [(mine[code], yours[code]) for code in sorted(mine.keys() & yours.keys())]
    cities = []
    for city in _names()["cities"]:
        one, two = _form(city, language), _form(city, other_language)
        if one and two:
            cities.append((one, two))
    return countries, cities


def _replace(text: str, other: str, names: list[tuple[str, str]]) -> str | None:
    """One name of the list exchanged for another; the other side has it, whatever its ending."""
    here = [
        at
        for at, (mine, yours) in enumerate(names)
        if mine in text and yours[: max(2, len(yours) - 2)] in other
    ]
    here = [
        at
        for at in here
        if re.search(rf"(?<!\w){re.escape(names[at][0])}", text) or not names[at][0][0].isascii()
    ]
    # Where an adjective of the place stands beside it, the sentence still says the right one.
    here = [at for at in here if _once_only(names[at][0], text) and _once_only(names[at][1], other)]
    if not here:
        return None
    at = max(here, key=lambda at: (len(names[at][0]), -at))
    mine = names[at][0]
    spaced = ord(mine[0]) < 0x0E00
    pattern = rf"(?<!\w){re.escape(mine)}(?!\w)" if spaced else re.escape(mine)
    for step in range(1, len(names)):
        new, new_too = names[(at + turn(text, len(names)) + step) % len(names)]
        if new not in text and new_too not in other and new != mine:
            altered = re.sub(pattern, new.replace("\\", ""), text)
            return altered if altered != text else None
    return None
