"""Languages as a reader calls them: "English", "German", not "en", "de"."""

from collections.abc import Iterable
from functools import cache

from babel import Locale


@cache
def language(code: str | None) -> str:
    """The English name of a language by its code; the code itself where none is known."""
    if code is None or code == "und":
        return "a language unknown"
    return str(Locale("en").languages.get(code) or code)


def listed(codes: Iterable[str | None]) -> str:
    """ "English, French and German", in order of their names."""
    names = sorted({language(code) for code in codes})
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
