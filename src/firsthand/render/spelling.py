"""Names, times and numbers as a reader expects them; nothing from a report gets past this unclipped."""

import re
from calendar import monthrange
from datetime import datetime, timedelta
from functools import cache, lru_cache

from firsthand.check import printable
from firsthand.model import Article, Outlet
from firsthand.when import When

# Long enough for any headline a person wrote, short enough that a hostile one cannot fill a page.
LABEL = 200
# Directional and invisible characters have a use inside a text, but none in a name, where they can only
# make one name look like another. Joiners stay: Persian and emoji need them.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]+")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:[+-]\d\d:\d\d|Z)?")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")
_FROM_THE_RIGHT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def label(text: str, most: int = LABEL) -> str:
    """A name or a title on one line, at most `most` characters, with nothing invisible in it."""
    start = text[: 4 * most]
    # Of characters that are all to be seen, none is invisible and each can be carried.
    line = " ".join((start if start.isprintable() else _INVISIBLE.sub(" ", printable(start))).split())
    if len(line) > most:
        return line[: most - 1].rstrip() + "…"
    return line + "…" if len(text) > 4 * most else line


def sentence(reason: str, most: int) -> str:
    """A reason that a stage gave, as a sentence."""
    said = label(reason, most)
    return said[:1].upper() + said[1:] + ("" if said.endswith((".", "…", "?", "!")) or not said else ".")


def number(count: int) -> str:
    return f"{count:,}"


def many(count: int, one: str, more: str | None = None) -> str:
    """`1 report`, `1,204 reports`."""
    return f"{number(count)} {one if count == 1 else more or one + 's'}"


def listed(names: list[str], most: int = 5) -> str:
    """`A, B and C`; beyond `most`, `A, B and 7 more`."""
    if len(names) > most:
        names = [*names[: most - 1], f"{number(len(names) - most + 1)} more"]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def tag(language: str | None) -> str | None:
    """The language tag where it can stand in `lang`, else None."""
    return language if language and _LANGUAGE_TAG.fullmatch(language) else None


def direction(language: str | None) -> str:
    """The `dir` of a text: a sentence written from right to left may begin with a Latin name."""
    return "rtl" if language and language.split("-")[0].lower() in _FROM_THE_RIGHT else "auto"


@cache
def _english() -> object:
    from babel import Locale  # a reading of locale data, not needed before a page is written

    return Locale("en")


@cache
def language_name(code: str) -> str:
    names = getattr(_english(), "languages", {})
    return str(names.get(code.replace("-", "_")) or names.get(code.split("-")[0]) or label(code, 40))


@cache
def country_name(code: str) -> str:
    return str(getattr(_english(), "territories", {}).get(code.upper()) or label(code, 40))


def day(moment: datetime) -> str:
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def _zone(moment: datetime) -> str:
    offset = moment.utcoffset()
    if offset is None:
        return " (time zone unknown)"
    return " UTC" if not offset else f" {moment.isoformat()[-6:]}"


@lru_cache(maxsize=4096)
def spelled(when: When) -> str:
    """`3 May 2023`, `3 May 2023, 09:00 +09:00`, `between … and …`, `time unknown`."""
    if when.earliest is None or when.latest is None:
        return "time unknown"
    first, last = when.earliest, when.latest
    if f"{first:%Y%m%d%H%M%z}" == f"{last:%Y%m%d%H%M%z}":  # a minute is not told to the second
        return f"{day(first)}, {first:%H:%M}{_zone(first)}"
    if first.date() == last.date() and last - first >= timedelta(hours=23, minutes=59):
        return day(first)
    if first.date() == last.date():
        return f"{day(first)}, {first:%H:%M} to {last:%H:%M}{_zone(last)}"
    if f"{first:%H:%M}" == "00:00" and f"{last:%H:%M}" == "23:59":
        return f"between {day(first)} and {day(last)}"
    return f"between {day(first)}, {first:%H:%M} and {day(last)}, {last:%H:%M}{_zone(last)}"


def period(when: When) -> str:
    """As `spelled`; of a whole month or year its name alone: `July 2023`, `2023`."""
    first, last = when.earliest, when.latest
    if first is None or last is None or f"{first:%d %H:%M}" != "01 00:00" or f"{last:%H:%M}" != "23:59":
        return spelled(when)
    if last.day != monthrange(last.year, last.month)[1]:
        return spelled(when)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return str(first.year) if (first.year, first.month, last.month) == (last.year, 1, 12) else spelled(when)


def on_day(when: When) -> str:
    """As `period`, without the hour: a plan is told by the day."""
    first, last = when.earliest, when.latest
    return day(first) if first and last and first.date() == last.date() else period(when)


def moments(text: str) -> str:
    """The text with each RFC 3339 time in it as a reader expects it: `3 May 2023, 09:00 +09:00`."""

    def spelled_out(found: re.Match[str]) -> str:
        try:
            moment = datetime.fromisoformat(found[0])
        except ValueError:  # the 31st of a shorter month
            return found[0]
        return f"{day(moment)}, {moment:%H:%M}{_zone(moment)}"

    return _MOMENT.sub(spelled_out, text)


def outlet_name(article: Article) -> str:
    return label(article.outlet.name, 60) if article.outlet else "outlet unknown"


def known_as(article: Article) -> str:
    """What a report is called in a table or picture: its outlet, else the file it was read from."""
    if article.outlet:
        return outlet_name(article)
    path = article.source.path.replace("\\", "/").rstrip("/")
    return label(path.rsplit("/", 1)[-1], 60) or "outlet unknown"


def affiliated(outlet: Outlet) -> str | None:
    """What a public source says of its ties to a state, with the source and the date it says it."""
    tie = outlet.affiliation
    if tie is None:
        return None
    return f"{label(tie.typology, 80)} of {country_name(tie.state)}"


def web(url: str | None) -> str | None:
    """The address where it is a plain web address that a reader may follow, else None."""
    if not url or len(url) > 2000 or printable(url) != url or _INVISIBLE.search(url):
        return None
    return url if re.fullmatch(r"https?://[^\s<>\"'`\\]+", url) else None
