"""Countries, territories and large cities by their names in 25 languages, so that Litauen meets リトアニア.

Names are CLDR's, as Babel carries them, read at first use. A name is matched by its stem, so that
`Japans`, `japanische` and `Японии` all say Japan; words of several parts need every part.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import ahocorasick_rs
from babel import Locale
from babel.localedata import locale_identifiers

from firsthand.tokens import encodable

LANGUAGES = (
    "de", "en", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "fa", "zh", "ja", "ko",
    "vi", "th", "id", "el", "cs", "ro", "bg", "hu", "sv",
)  # fmt: skip
# Scripts without spaces between words: names are looked for in the running text.
UNSPACED = frozenset({"zh", "ja", "th"})
# Letters that may follow a stem: `ischen`, `ского`; more, and it is another word.
LONGEST_ENDING = 6
# USA, ООН: letters that mean it as written, and another word in small letters.
LONGEST_ACRONYM = 6
# `japanisch`, `японский`: a short word in small letters is no adjective of a country.
LEAST_LETTERS_OF_ADJECTIVE = 7
# A shorter stem stands for too many words: it has to be the whole word.
SHORTEST_STEM = 4
SHORTEST_SYLLABLES = 2
_FINAL_VOWELS = "aeiouyáéíóúàèìòùâêîôûãõăäöüæøаеёиіїоуыэюяйьαεηιουωάέήίόύώ"
# An adjective of a language that one country is named by: japanisch, японский, japoński.
_LANGUAGE_COUNTRIES = {
    "ja": "JP", "zh": "CN", "ko": "KR", "ru": "RU", "uk": "UA", "pl": "PL", "tr": "TR", "el": "GR",
    "hu": "HU", "cs": "CZ", "sk": "SK", "ro": "RO", "bg": "BG", "sv": "SE", "fi": "FI", "da": "DK",
    "nb": "NO", "nl": "NL", "de": "DE", "fr": "FR", "it": "IT", "lt": "LT", "lv": "LV", "et": "EE",
    "ka": "GE", "hy": "AM", "az": "AZ", "kk": "KZ", "uz": "UZ", "mn": "MN", "is": "IS", "sq": "AL",
    "sr": "RS", "hr": "HR", "sl": "SI", "mk": "MK", "he": "IL", "th": "TH", "vi": "VN", "id": "ID",
    "be": "BY", "ga": "IE", "km": "KH", "my": "MM", "ne": "NP", "am": "ET",
}  # fmt: skip
# Zones that CLDR names after places few reports mean: the word is another word more often.
_NOT_CITIES = frozenset(
    [
        "Center",
        "Nome",
        "Easter",
        "Midway",
        "Wake",
        "Troll",
        "Enderbury",
        "Knox",
        "Marengo",
        "Beulah",
        "New_Salem",
        "Tell_City",
        "Winamac",
        "Vevay",
        "Petersburg",
        "Monticello",
        "Vincennes",
        "Louisville",
        "Rothera",
        "Palmer",
        "Davis",
        "Mawson",
        "Casey",
        "Vostok",
        "Macquarie",
        "Chatham",
        "Thunder_Bay",
        "Creston",
        "Regina",
        "Phoenix",
        "Menominee",
        "Boise",
        "Adak",
        "Metlakatla",
        "Sitka",
        "Pacific",
        "Christmas",
        "Cocos",
        "Norfolk",
        "Canary",
        "Faeroe",
        "Madeira",
        "Reunion",
        "Mayotte",
        "Comoro",
        "Azores",
        "Bermuda",
        "Stanley",
        "Currie",
        "Eucla",
        "Unknown",
        "Merida",
        "Cordoba",
        "Salta",
        "Tucuman",
        "Jujuy",
        "Mendoza",
        "La_Rioja",
        "San_Juan",
        "San_Luis",
        "Santiago",
        "Cancun",
        "Maceio",
        "Noronha",
        "Lima",
    ]
)


class Gazetteer:
    """The places one language names, by stem."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._shortest = SHORTEST_SYLLABLES if language == "ko" else SHORTEST_STEM
        self.exact: dict[str, str] = {}
        self.acronyms: dict[str, str] = {}
        self.small: set[str] = set()
        self.stems: dict[str, str] = {}
        self.phrases: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self.spelled: dict[str, str] = {}
        for name, code in sorted(_names(language).items()):
            self._learn(name, code)
        self._running: ahocorasick_rs.AhoCorasick | None = None
        if language in UNSPACED:
            self._order = sorted(self.spelled)
            self._running = ahocorasick_rs.AhoCorasick(
                self._order, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
            )

    def _learn(self, name: str, code: str) -> None:
        if name.isupper() and len(name) <= LONGEST_ACRONYM and " " not in name:
            self.acronyms[name] = code
            return
        words = name.casefold().replace("-", " ").replace("’", " ").replace("'", " ").split()
        if len(name) >= 2:
            self.spelled[name] = code
        if len(words) == 1:
            [word] = words
            self.exact.setdefault(word, code)
            if name[0].islower():
                self.small.add(word)
            stem = word.rstrip(_FINAL_VOWELS)
            stem = stem if len(stem) >= self._shortest else word
            if len(stem) >= self._shortest:
                self.stems.setdefault(stem, code)
        elif 1 < len(words) <= 3:
            parts = tuple(word[: max(3, len(word) - 2)] for word in words)
            self.phrases[parts[0]].append((parts[1:], code))

    def place(self, word: str, small: bool = False) -> str | None:
        """The place that one case-folded word names, whatever its ending; `small` as it has no capital.

        In small letters a short word or a short stem is another word (chin, mali), unless listed so.
        """
        code = self.exact.get(word)
        if code is not None and not (
            small and len(word) < LEAST_LETTERS_OF_ADJECTIVE and word not in self.small
        ):
            return code
        if small and len(word) < LEAST_LETTERS_OF_ADJECTIVE:
            return None
        for length in range(min(len(word) - 1, 24), self._shortest - 1 + small, -1):
            code = self.stems.get(word[:length])
            if code is not None:
                return code if len(word) - length <= LONGEST_ENDING else None
        return None

    def openings(self, word: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        """The names of several words that may begin with this one: their other stems and the place."""
        found = []
        for length in range(3, min(len(word), 24) + 1):
            if word[:length] in self.phrases:
                found += self.phrases[word[:length]]
        return tuple(sorted(found, key=lambda rest: (-len(rest[0]), rest)))

    def running(self, text: str) -> list[tuple[int, int, str]]:
        """Places named in text of a script without spaces: start, end, place."""
        if self._running is None:
            return []
        return [
            (start, end, self.spelled[self._order[which]])
            for which, start, end in self._running.find_matches_as_indexes(encodable(text))
        ]


@cache
def gazetteer(language: str) -> Gazetteer | None:
    """The gazetteer of a language that CLDR names places in, the 25 and others; None for another."""
    return Gazetteer(language) if has_names(language) else None


@cache
def has_names(language: str) -> bool:
    """Whether CLDR knows a language well enough to name countries and months in it."""
    if language in LANGUAGES:
        return True
    return (
        language.isalpha()
        and language.isascii()
        and language in locale_identifiers()
        and bool(Locale(language).territories)
    )


def _names(language: str) -> dict[str, str]:
    """Every name of a place in one language; a name that two places share is left out."""
    locale = Locale(language)
    meant: defaultdict[str, set[str]] = defaultdict(set)
    countries = {
        c: n for c, n in locale.territories.items() if len(c) == 2 and c.isalpha() and c not in _NO_COUNTRY
    }
    for code, name in countries.items():
        meant[name].add(code)
    for code, country in _LANGUAGE_COUNTRIES.items():
        if code in locale.languages and " " not in locale.languages[code]:
            meant[locale.languages[code]].add(country)
    taken = set(meant)
    for zone, name in _cities(locale):
        if name not in taken:
            meant[name].add(zone)
    for code, names in _aliases(language).items():
        for name in names:
            meant[name] = {code}
    return {name: next(iter(codes)) for name, codes in meant.items() if len(codes) == 1}


ORGANISATION = "org:"
_NO_COUNTRY = frozenset({"ZZ", "EU", "EZ", "UN", "QO", "XA", "XB", "AC", "CP", "DG", "EA", "IC", "TA"})


def _cities(locale: Locale) -> list[tuple[str, str]]:
    english = Locale("en").time_zones
    found = []
    for zone in sorted(set(Locale("ru").time_zones) | set(locale.time_zones)):  # Russian respells all
        area, _, last = zone.rpartition("/")
        if not area or area.startswith("Etc") or last in _NOT_CITIES or len(last) < 4:
            continue
        name = locale.time_zones.get(zone, {}).get("city") or english.get(zone, {}).get("city")
        found.append((f"city:{last}", name or last.replace("_", " ")))
    return found


@cache
def _all_aliases() -> Mapping[str, Mapping[str, list[str]]]:
    """Names of places and of bodies by the sign they share and by language; `*` is every language."""
    folder = files("firsthand").joinpath("reference", "names")
    places = json.loads(folder.joinpath("places.json").read_text(encoding="utf-8"))["places"]
    bodies = json.loads(folder.joinpath("organisations.json").read_text(encoding="utf-8"))["organisations"]
    found: dict[str, Mapping[str, list[str]]] = dict(places)
    found.update({f"{ORGANISATION}{sign}": names for sign, names in bodies.items()})
    return found


def _aliases(language: str) -> dict[str, list[str]]:
    return {code: [*names.get(language, ()), *names.get("*", ())] for code, names in _all_aliases().items()}
