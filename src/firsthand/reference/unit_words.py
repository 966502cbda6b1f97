"""How a language writes numbers and units: one file per language in `reference/units/`, read when needed.

Names of units come from CLDR (through babel) and from the file, which adds endings of case, people and
money; currencies are the codes of ISO 4217. In the lists a space parts entries, `_` stands for a space and a
final `*` for up to five letters of ending. `common.json` holds signs and letters that all languages use.

`people`: kinds of people; `fates`: what became of people counted; `and`: words that end what is told of
them; `before`, `after`: words of a hedge before or behind a number, `small` those that may
stand between, but not behind a `close` one; `joint`, `between`: words of a range;
`from`, `to`, `rise`: words before and between the two numbers of a change, and verbs that tell it from a
range, `to_after` what tells it behind them; `phrases`: wordings that are a number by themselves, by value
(`1/3` a fraction, `3.` an ordinal, `~20` about twenty, `24..99` a range); `numbers`, `scales`: number words
that the guards do not know, `ones` those of them for one that are no article, `no_begin` those that mean
something else too, `half` what adds a half; `ordinal`, `age`: patterns behind figures; `article`: words
before figures of an ordinal with a dot; `aged`: words before an age; `apart`, `apart_after`: words around a
number that is none (page, flight); `street`: words, or ends of words, before the number of a house; `clock`:
words before hours of the day;
`designations`: names with a number (common to all); words of ratios: see `ratio_words`;
`skip`: adjectives and small words between a number and what is counted;
`stop`: words that nothing counted goes beyond; `counters`: signs that count, written right behind a number.
Every example is a test.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.units import format_unit

from firsthand.reference import by_language
from firsthand.reference.ratio_words import RatioWords, ratio_words

CURRENCIES: frozenset[str] = frozenset(get_global("all_currencies"))
# The mark before a fraction, by language, where it is a point; elsewhere it is a comma.
POINT = frozenset("en zh ja ko th ar fa he".split())
UNSPACED = frozenset({"ja", "zh", "th"})
# CLDR's units and ours.
_CLDR = {
    "length-kilometer": "km", "length-meter": "m", "length-centimeter": "cm", "length-millimeter": "mm",
    "length-mile": "mi", "length-foot": "ft", "length-inch": "in", "length-yard": "yd",
    "length-nautical-mile": "nmi", "mass-kilogram": "kg", "mass-gram": "g", "mass-tonne": "t",
    "mass-pound": "lb", "mass-ounce": "oz", "duration-second": "s", "duration-minute": "min",
    "duration-hour": "h", "duration-day": "day", "duration-week": "week", "duration-month": "month",
    "duration-year": "year", "duration-decade": "decade", "duration-century": "century",
    "area-square-meter": "m²", "area-square-kilometer": "km²", "area-hectare": "ha", "area-acre": "ac",
    "area-square-mile": "mi²", "area-square-foot": "ft²", "volume-liter": "l", "volume-milliliter": "ml",
    "volume-cubic-meter": "m³", "volume-gallon": "gal", "volume-barrel": "bbl", "power-watt": "W",
    "power-kilowatt": "kW", "power-megawatt": "MW", "power-gigawatt": "GW", "energy-kilowatt-hour": "kWh",
    "speed-kilometer-per-hour": "km/h", "speed-meter-per-second": "m/s", "speed-mile-per-hour": "mph",
    "speed-knot": "kn", "temperature-celsius": "°C", "temperature-fahrenheit": "°F", "concentr-percent": "%",
}  # fmt: skip
_PART = re.compile(
    r"(?:[^\W\d_]|[²³])+(?:[\u0300-\u036f\u0610-\u061a\u064b-\u0652\u0900-\u0963]\w*)*|[^\w\s.,;:!?()]"
)
# Parts of a name of a unit or a phrase, and letters of an ending.
LONGEST_NAME, LONGEST_ENDING = 4, 5

Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Names of one or more words, folded, each of which may end in `*`, and what they stand for."""

    whole: Mapping[Parts, str]
    words: frozenset[str]
    heads: frozenset[str]
    longest: int

    def find(self, parts: list[str]) -> tuple[int, str] | None:
        """How many of the parts are a name, and what it stands for; the longest counts."""
        if not parts or not self.may_begin(parts[0]):
            return None
        forms: list[tuple[str, ...]] = []
        for part in parts[: self.longest]:
            known = _forms(self, part)
            if not known:
                break
            forms.append(known)
        for size in range(len(forms), 0, -1):
            found = self._of(forms[:size])
            if found is not None:
                return size, found
        return None

    def may_begin(self, part: str) -> bool:
        """Whether a name may begin with a word: a quick no."""
        return part[:2] in self.heads or part[:1] in self.heads

    def _of(self, forms: list[tuple[str, ...]]) -> str | None:
        if len(forms) == 1:
            return next((self.whole[(form,)] for form in forms[0] if (form,) in self.whole), None)
        # A part has two forms or three at most, and a name four parts.
        keys: list[Parts] = [()]
        for known in forms:
            keys = [(*key, form) for key in keys for form in known]
        return next((self.whole[key] for key in keys if key in self.whole), None)

    def forms(self, part: str) -> tuple[str, ...]:
        """The entries that a word may be: itself, and the longest stem that it begins with."""
        return _forms(self, part)


@lru_cache(maxsize=1 << 16)
def _forms(names: Names, part: str) -> tuple[str, ...]:
    found = [part] if part in names.words else []
    for size in range(len(part), max(0, len(part) - LONGEST_ENDING - 1), -1):
        if (stem := part[:size] + "*") in names.words:
            found.append(stem)
            break
    return tuple(found)


@dataclass(frozen=True, slots=True, eq=False)
class UnitWords:
    """One language's words around numbers, folded and ready to look up."""

    language: str
    unspaced: bool
    units: Names
    people: Names
    people_signs: re.Pattern[str] | None
    fates: Names
    fate_signs: re.Pattern[str] | None
    fate_by_sign: Mapping[str, str]
    codes: frozenset[str]
    unit_signs: re.Pattern[str] | None
    unit_by_sign: Mapping[str, str]
    money_before: Mapping[str, str]
    money_ends: frozenset[str]  # the last sign of each of these
    before: Mapping[Parts, str]
    before_ends: frozenset[str]
    close: frozenset[str]
    small: frozenset[str]
    before_signs: tuple[tuple[str, str], ...]
    after: re.Pattern[str] | None
    after_hedges: Mapping[str, str]
    joint: re.Pattern[str]
    joint_between: re.Pattern[str] | None
    between: frozenset[str]
    starts_change: frozenset[str]
    change: re.Pattern[str] | None
    change_words: frozenset[str]
    change_after: re.Pattern[str] | None
    rise: Names
    conjunctions: frozenset[str]
    phrases: Names
    phrase_heads: frozenset[str]
    phrase_firsts: frozenset[str]
    phrase_seconds: frozenset[str]
    second_heads: frozenset[str]
    phrase_signs: re.Pattern[str] | None
    phrase_values: Mapping[str, str]
    numbers: Mapping[str, float]
    ones: frozenset[str]
    no_begin: frozenset[str]
    half: re.Pattern[str] | None
    scales: Mapping[str, float]
    ordinal: re.Pattern[str] | None
    ordinal_before: re.Pattern[str] | None
    article: frozenset[str]
    age: re.Pattern[str] | None
    aged: frozenset[str]
    apart: frozenset[str]
    apart_ends: tuple[str, ...]
    apart_after: re.Pattern[str] | None
    designations: re.Pattern[str]
    ratios: RatioWords
    street: tuple[str, ...]
    clock: frozenset[str]
    skip: frozenset[str]
    stop: frozenset[str]
    cuts: frozenset[str]
    counters: re.Pattern[str] | None


def parts_of(text: str, most: int | None = None) -> list[str]:
    """The words and signs of a folded text that a name may be of, `most` of them where given."""
    return [part.group() for part in islice(_PART.finditer(text), most)]


def begins_part(text: str) -> bool:
    """Whether a folded text begins with such a word or sign."""
    return _PART.match(text) is not None


def languages() -> tuple[str, ...]:
    """The languages that have a file, sorted."""
    return by_language.languages("units")


def examples(language: str) -> list[tuple[str, list[str]]]:
    """Texts, and their numbers as `str` writes them: "at least 62 person"."""
    return [(text, list(numbers)) for text, numbers in by_language.read("units", language)["examples"]]


@cache
def unit_words(language: str | None) -> UnitWords:
    """The words of a language by its primary subtag; signs and figures alone where there is no file."""
    listed = language is not None and language in languages()
    known, common = (
        (by_language.read("units", language) if listed and language else {}),
        by_language.read("units", "common"),
    )
    name = language or ""
    unspaced = name in UNSPACED
    small = _small_words(name)
    own = frozenset(name for row in known.get("units", {}).values() for name in _entries(row))
    people = _entries(known.get("people", ""))
    units = _units(name if listed else "", known, common) | dict.fromkeys(people, "person")
    fates = {p: fate for fate, row in known.get("fates", {}).items() for p in _entries(row)}
    phrases = {p: value for value, row in known.get("phrases", {}).items() for p in _entries(row)}
    before = {p: hedge for hedge, row in known.get("before", {}).items() for p in _entries(row)}
    after = {p: hedge for hedge, row in known.get("after", {}).items() for p in _entries(row)}
    after |= {p: hedge for hedge, row in common["after"].items() for p in _entries(row)}
    money = {p: unit for unit, row in common["money_before"].items() for p in _entries(row)}
    money |= {p: unit for unit, row in known.get("money_before", {}).items() for p in _entries(row)}
    return UnitWords(
        language=name,
        unspaced=unspaced,
        units=_names(units),
        unit_by_sign=units if unspaced else {},
        people=_names(dict.fromkeys(people, "person")),
        people_signs=_literal(people, lead="[的の]?") if unspaced and people else None,
        fates=_names(fates),
        fate_signs=_literal(fates, lead="") if unspaced and fates else None,
        codes=frozenset(name for name in units if name.upper() in CURRENCIES) - own,
        unit_signs=_literal(units) if unspaced else None,
        money_before=money,
        money_ends=frozenset(sign[-1] for sign in money),
        fate_by_sign=fates if unspaced else {},
        before={tuple(re.findall(r"[^\W\d_]+", p)): hedge for p, hedge in before.items()},
        before_ends=frozenset(words[-1] for p in before if (words := re.findall(r"[^\W\d_]+", p))),
        close=frozenset(_entries(known.get("close", ""))),
        small=frozenset(_entries(known.get("small", ""))) | frozenset(_entries(known.get("skip", ""))),
        before_signs=tuple(sorted(before.items(), key=lambda item: (-len(item[0]), item[0])))
        if unspaced
        else (),
        after=_literal(after, spaced=True),
        after_hedges=after,
        joint=_joint([*_entries(common["joint"]), *_entries(known.get("joint", ""))]),
        joint_between=_joint(_entries(known["joint_between"])) if known.get("joint_between") else None,
        between=frozenset(_entries(known.get("between", ""))),
        starts_change=frozenset(_entries(known.get("from", ""))),
        change=_joint(_entries(known["to"])) if known.get("to") else None,
        change_words=frozenset(_entries(known.get("to", ""))),
        change_after=_pattern(known.get("to_after")),
        rise=_names(dict.fromkeys(_entries(known.get("rise", "")), "")),
        conjunctions=frozenset(_entries(known["and"])) if known else frozenset(),
        phrases=(named := _names(phrases)),
        phrase_heads=frozenset(key[0] for key in named.whole if len(key) > 1 and key[1] in small),
        phrase_firsts=frozenset(key[0] for key in named.whole if len(key) > 1),
        phrase_seconds=(
            seconds := frozenset(key[1] for key in named.whole if len(key) > 1 and key[1] not in small)
        ),
        second_heads=frozenset(second.removesuffix("*")[:2] for second in seconds),
        phrase_signs=_literal(phrases) if unspaced else None,
        phrase_values=phrases,
        numbers={w: float(v) for v, row in known.get("numbers", {}).items() for w in row.split()},
        ones=frozenset(_entries(known.get("ones", ""))),
        no_begin=frozenset(_entries(known.get("no_begin", ""))),
        half=_half(_entries(known.get("half", ""))),
        scales={
            word: float(value)
            for rows in (common["scales"], known.get("scales", {}))
            for value, row in rows.items()
            for word in row.split()
        },
        ordinal=_pattern(known.get("ordinal")),
        ordinal_before=_pattern(known.get("ordinal_before")),
        article=frozenset(_entries(known.get("article", ""))),
        age=_pattern(known.get("age")),
        aged=frozenset(_entries(known.get("aged", ""))),
        apart_ends=(*_entries(common["apart"]), *_entries(known.get("apart", ""))),
        apart=frozenset([*_entries(common["apart"]), *_entries(known.get("apart", ""))]),
        apart_after=_pattern(known.get("apart_after")),
        designations=re.compile(common["designations"]),
        ratios=ratio_words(known, unspaced),
        street=tuple(_entries(known.get("street", ""))),
        clock=frozenset(_entries(known.get("clock", ""))),
        skip=frozenset(_entries(known.get("skip", ""))),
        stop=frozenset(
            word
            for key in ("stop", "joint", "joint_between", "to", "and")
            for word in known.get(key, "").replace("_", " ").split()
        )
        | small,
        cuts=frozenset(_entries(known.get("stop", ""))),
        counters=_literal(dict.fromkeys(_entries(known["counters"]), "")) if known.get("counters") else None,
    )


def _units(language: str, known: Mapping[str, Any], common: Mapping[str, Any]) -> dict[str, str]:
    """Each name of a unit: signs of all languages, then CLDR's, then the language's own, which decide."""
    found = {code.lower(): code for code in CURRENCIES if len(code) == 3 and code not in _WORDS_TOO}
    found |= {p: unit for unit, row in common["units"].items() for p in _entries(row)}
    if language:
        locale = Locale.parse(language)
        for name, unit in _CLDR.items():
            for count in (1, 2, 5, 1.5):
                written = format_unit(count, name, "long", locale=locale).lower()
                bare = re.sub(r"[\d.,٫٠-٩۰-۹\u200e\u200f]+", "", written).replace("\xa0", " ").strip()
                if bare and name not in written:
                    found[bare] = unit
    found |= {p: unit for unit, row in known.get("units", {}).items() for p in _entries(row)}
    if language == "ko":
        # Particles stand right behind a unit.
        found |= {f"{name}*": unit for name, unit in found.items() if len(name) > 1 and name.isalpha()}
    return {name: unit for name, unit in found.items() if unit}


# Codes that are words of some language.
_WORDS_TOO = frozenset("ALL CAD TOP MOP SOS LAK GEL BAM PEN MAD NIO TRY AMD ANG CUP DEM COP".split())


@cache
def _small_words(language: str) -> frozenset[str]:
    path = files("firsthand").joinpath("reference", "function_words.json")
    return frozenset(json.loads(path.read_text(encoding="utf-8"))["words"].get(language, "").split())


def _entries(row: str) -> list[str]:
    return [entry.replace("_", " ") for entry in row.split()]


def _names(meaning: Mapping[str, str]) -> Names:
    whole: dict[Parts, str] = {}
    for name, what in meaning.items():
        name = name.replace("-", " ")
        parts = _PART.findall(name.replace("*", ""))
        # A star in the middle of a name ends its word: "square_kilomet*".
        words = name.split()
        stars = {word.removesuffix("*") for word in words if word.endswith("*")}
        key = tuple(part + "*" if part in stars else part for part in parts)
        if key and len(key) <= LONGEST_NAME:
            whole[key] = what
    words_in = frozenset(part for key in whole for part in key)
    return Names(
        whole=whole,
        words=words_in,
        heads=frozenset(key[0].removesuffix("*")[:2] for key in whole),
        longest=max((len(key) for key in whole), default=0),
    )


def _literal(names: Iterable[str], spaced: bool = False, lead: str = "[ \u00a0]?") -> re.Pattern[str] | None:
    """Any of the names as they stand, the longest first."""
    written = sorted({name.removesuffix("*") for name in names}, key=lambda name: (-len(name), name))
    if not written:
        return None
    either = "|".join(re.escape(name) + (r"(?!\w)" if spaced and _latin(name) else "") for name in written)
    return re.compile(rf"[\s\u00a0\u200c]?(?P<name>{either})" if spaced else rf"{lead}(?P<name>{either})")


def _half(entries: list[str]) -> re.Pattern[str] | None:
    either = "|".join(re.escape(entry).replace("\\ ", "[ -]") for entry in entries)
    return re.compile(rf"[ \u00a0-]?(?:{either})(?!\w)") if entries else None


def _latin(name: str) -> bool:
    return name[-1].isalpha() and not "\u0e00" <= name[-1] <= "\u0eff" and name[-1] < "\u3000"


def _joint(entries: list[str]) -> re.Pattern[str]:
    either = "|".join(
        rf"[\s\u00a0]?{re.escape(entry)}[\s\u00a0]?"
        if not entry.isalpha() or entry[0] > "\u3000" or "\u0e00" <= entry[0] <= "\u0eff"
        else rf"[\s\u00a0]{re.escape(entry)}[\s\u00a0]"
        for entry in sorted(entries, key=lambda entry: (-len(entry), entry))
    )
    return re.compile(either)


def _pattern(written: str | None) -> re.Pattern[str] | None:
    return re.compile(written) if written else None
