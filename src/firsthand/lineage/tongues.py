"""Which language a report names where it calls itself a translation from one."""

from functools import cache

from babel import Locale, UnknownLocaleError

from firsthand.language import LANGUAGES

# Names stand in a case ("aus dem Englischen", "с немецкого"): so many letters at the end may be its ending.
_ENDING = 3
_SHORTEST_STEM = 4


@cache
def tongue(named: str, language: str) -> str | None:
    """The language called `named` in a text in `language`; None where that is none of ours, or not one."""
    folded = named.casefold()
    found = {
        code
        for code, name in _names(language).items()
        if folded == name or (len(stem := name[:-_ENDING]) >= _SHORTEST_STEM and folded.startswith(stem))
    }
    return found.pop() if len(found) == 1 else None


@cache
def _names(language: str) -> dict[str, str]:
    try:
        names = Locale(language).languages
    except (UnknownLocaleError, ValueError):
        return {}
    return {code: names[code].casefold() for code in sorted(LANGUAGES) if code in names}
