"""What the guards know of each language, read from `reference/guards`.

`negation`: words that negate; `affixes`: patterns of a word that carries its negation in
itself, or of characters where words are not spaced; `harmless`: phrases that contain a
cue and negate nothing; `numbers`, `scales`: number words; `saying`: beginnings of verbs
of speech; `titles`: capitalised words that are no names.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale

_FOLDER = Path(__file__).parent.parent / "reference" / "guards"
# A shorter name of a month or weekday must stand whole: with an ending it is too easily another word.
_STEM = 5
# Letters that endings of case may take from a name, where there are any: понеділок, понеділка; január,
# januárban. Elsewhere names stand whole: a German "Dienst" is no Dienstag, an English march no March.
_CUT = {"pl": 2, "ru": 2, "uk": 2, "cs": 2, "hu": 0, "tr": 0, "el": 1, "sv": 0, "ro": 0}
# Forms that begin as another name does: "červenci" is July, "červnu" June.
_FORMS = {
    "cs": dict.fromkeys(("července", "červenci", "červencem", "červencích", "červenců"), ("month", 7)),
}
# The longest ending (januárban, måndagens).
_ENDING = 3


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One language's cues, folded."""

    negation: frozenset[str]
    affixes: re.Pattern[str] | None
    harmless: re.Pattern[str] | None
    numbers: dict[str, int]
    scales: dict[str, float]
    saying: tuple[str, ...]
    titles: frozenset[str]
    nouns_capitalised: bool
    calendar: dict[str, tuple[str, int]]
    calendar_heads: frozenset[str]
    calendar_capital: bool

    def day_or_month(self, word: str) -> tuple[str, int] | None:
        """The weekday or month that a folded word names, with endings of case where there are any."""
        if word[:3] not in self.calendar_heads:
            return None
        if found := self.calendar.get(word):
            return found
        stems = (word[:size] + "…" for size in range(max(_STEM, len(word) - _ENDING), len(word) + 1))
        return next((self.calendar[stem] for stem in stems if stem in self.calendar), None)


EMPTY = Table(frozenset(), None, None, {}, {}, (), frozenset(), False, {}, frozenset(), False)


def languages() -> list[str]:
    return sorted(path.stem for path in _FOLDER.glob("*.json"))


@cache
def table(language: str | None) -> Table:
    """The table of a language by its primary subtag; an empty one where there is none."""
    path = _FOLDER / f"{language}.json"
    if language is None or not language.isalpha() or not path.exists():
        return EMPTY
    known = json.loads(path.read_text(encoding="utf-8"))
    calendar = _calendar(language)
    return Table(
        negation=frozenset(known["negation"]),
        affixes=re.compile("|".join(known["affixes"])) if known["affixes"] else None,
        harmless=_any_of(known["harmless"]),
        numbers={word: int(value) for word, value in known["numbers"].items()},
        scales={word: float(value) for word, value in known["scales"].items()},
        saying=tuple(known["saying"]),
        titles=frozenset(known["titles"]),
        nouns_capitalised=bool(known.get("nouns_capitalised", False)),
        calendar=calendar,
        calendar_heads=frozenset(name[:3] for name in calendar),
        calendar_capital=all(
            name[0].isupper() for name in Locale.parse(language).months["format"]["wide"].values()
        ),
    )


def _any_of(phrases: list[str]) -> re.Pattern[str] | None:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(re.escape, longest_first))) if phrases else None


def _calendar(language: str) -> dict[str, tuple[str, int]]:
    """Names of weekdays and months from CLDR, in both their forms, and their beginnings (ending in …)."""
    locale = Locale.parse(language)
    found: dict[str, set[tuple[str, int]]] = {}
    for what, names in (("day", locale.days), ("month", locale.months)):
        for form in ("format", "stand-alone"):
            for number, name in names[form]["wide"].items():
                folded = name.casefold()
                forms = {folded}
                if " " not in folded and (cut := _CUT.get(language)) is not None:
                    sizes = range(max(_STEM, len(folded) - cut), len(folded) + 1)
                    forms |= {folded[:size] + "…" for size in sizes}
                for spelling in forms:
                    found.setdefault(spelling, set()).add((what, int(number)))
    for spelling, means in _FORMS.get(language, {}).items():
        found[spelling] = {means}
    return {spelling: next(iter(means)) for spelling, means in found.items() if len(means) == 1}
