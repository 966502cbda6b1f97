"""What a run of signs (`firsthand.times.scan`) tells: named patterns, of which the longest holds."""

import re
from functools import lru_cache

_W = "[F']{0,3}"
_U = "[0-9]"
_MOD = "[LTX]"
# A year behind a month: "2031", "de 2031", "des Jahres 2031", "2031 года".
_YEAR = rf"(?:[,.]?{_W}7?{_W}Y(?!{_U})7?|[,.]?{_W}7?{_W}Y7)"
_SOME_YEAR = rf"(?:{_W}{_MOD}{_W}7|{_W}7{_W}[LTXG]|{_W}E)"
_PHASE = "(?:B[-F't]{0,3})?"
_DAY = "(?:[LTX]?D[,F(t']{0,3})?"
_COUNT = "[Nap]"
_BEHIND = rf"{_W}[LTXG](?![0-9DSMP])"
# What joins a day named from publication to its date: "tomorrow, on ", "today (".
_BESIDE = rf"[,(t]{{0,3}}{_W}"

_RULES = (
    ("day_of", r"[OZ]F{1,2}[LTX]F?5"),
    ("day_of", r"[NOZ]F{1,2}5F?[LTX]"),
    ("day_of", rf"E{_W}Z"),
    ("range", rf"[NO][rt-]{_W}[NO]{_W}[Mm](?:{_YEAR})?"),
    ("range", r"[NO]F[NO]F?[Mm]"),
    ("range", rf"[NO]F[NO]F?[Mm]{_YEAR}"),
    ("range", rf"[Mm]\.?[N][r-][N](?:{_YEAR})?"),
    ("range", rf"(?:(?:Y7?|E){_W})?MZ[rt-]{_W}Z"),
    ("day_month", rf"{_MOD}{_W}M{_W}Z"),
    ("day_month", rf"{_DAY}[NOZ]{_W}5?{_W}[Mm]\.?(?:{_YEAR}|{_SOME_YEAR})?"),
    ("year_month_day", rf"(?:Y7?|E)[.,]?{_W}[Mm]\.?{_W}[NOZ](?:D|\(D\))?"),
    ("month_day", rf"{_DAY}[Mm]\.?{_W}(?:Z|[NO](?!{_U}|[cK]))(?:,?{_W}Y(?!{_U})|{_SOME_YEAR})?(?:\(?D\)?)?"),
    ("figures", rf"{_DAY}d"),
    ("day_of_month", rf"{_DAY}Z(?!{_U})"),
    ("year_month", rf"(?:Y7?|E|(?:{_MOD}{_W}7?)|7{_MOD}){_W}M5?(?:{_W}B)?"),
    ("year_month", rf"(?:E|{_MOD}{_W}7|7{_MOD})[ti]{_W}M"),
    (
        "month",
        rf"{_PHASE}(?:{_MOD}{_W})?(?:5{_W})?(?:M5?|m\.?(?=Y))(?:{_YEAR}|{_SOME_YEAR}|{_BEHIND})?(?:{_W}B(?!{_W}[Y7M]))?",
    ),
    (
        "season",
        rf"{_PHASE}(?:{_MOD}{_W}|Y7?{_W}|E{_W})?S(?:{_W}7?{_W}Y(?:7|(?!{_U}))|{_SOME_YEAR}|{_BEHIND})?",
    ),
    (
        "quarter",
        rf"(?:(?:Y7?|E|{_MOD}{_W}7){_W})?{_PHASE}(?:[NO]{_W}6|{_MOD}{_W}6|6[LTXN])(?:{_YEAR}|{_SOME_YEAR}|{_W}7)?",
    ),
    (
        "half",
        rf"(?:Y7?{_W}|E{_W}|{_MOD}{_W}7{_W})?(?:O{_W})?H(?:{_W}O)?(?:{_YEAR}|{_SOME_YEAR}|{_W}M(?:{_YEAR})?)",
    ),
    ("half", rf"(?:Y7?|E|{_MOD}{_W}7){_W}(?:O{_W})?H"),
    ("ago", rf"q{{0,2}}gq{{0,2}}{_W}{_COUNT}{_W}q?{_U}"),
    ("ago", rf"g{_U}(?!{_W}Y)"),
    ("ago", rf"q{{0,2}}{_COUNT}-?{_U}[,]?G"),
    ("ago", rf"{_U}G"),
    ("ahead", rf"iq{{0,2}}{_W}{_COUNT}{_W}{_U}(?![LTX])"),
    ("later", rf"{_COUNT}{_W}{_U}[wb]"),
    ("later", rf"{_W}{_U}[wb]"),
    ("later", rf"[wb]{_W}[2-7]"),
    ("later", "[wb]D"),
    ("later", "D[wb]"),
    ("stretch", rf"{_MOD}{_W}{_COUNT}{_W}{_U}"),
    ("stretch", rf"{_COUNT}{_U}[LX]"),
    ("stretch", rf"{_U}{_COUNT}[LX]"),
    ("stretch", rf"{_COUNT}{_MOD}{_U}"),
    ("unit", rf"{_PHASE}{_MOD}{_W}[2-9](?:{_W}[MS])?"),
    ("unit", rf"{_PHASE}[2-9]{_W}{_MOD}(?![0-9DSM])"),
    ("unit", r"B[-F']{0,3}[3-9]"),
    ("unit", r"[2-9]B(?![F']{0,3}[YM7])"),
    ("counted", rf"{_PHASE}E(?:{_W}B(?!{_W}[Y7M]))?"),
    ("nth", rf"[OL]{_W}D{_W}[ti]?{_W}5?{_W}M(?:{_YEAR}|{_SOME_YEAR})?"),
    ("nth", rf"O{_W}D"),
    ("weekday", rf"(?:{_MOD}{_W})?D(?:{_W}[LXTG](?!{_U}))?(?:[-,F']{{0,3}}P(?!c))?"),
    ("weekday", "DA"),
    ("weekday", rf"(?:{_MOD}{_W}3|E){_W}D(?:[-F]{{0,2}}P)?"),
    ("weekday", rf"D{_W}(?:{_MOD}{_W}3|E)"),
    ("weekday", rf"D{_W}3{_W}[LTXG]"),
    ("anchor", rf"A(?:[-,F'it]{{0,3}}P(?!c))?(?:{_BESIDE}{_DAY}[NOZ]{_W}[Mm](?:{_YEAR})?\)?)?"),
    ("anchor", "AA"),
    ("anchor", rf"A{_BESIDE}{_DAY}d\)?"),
    ("anchor", rf"A{_BESIDE}{_DAY}(?:Y7?{_W})?[Mm]\.?{_W}[NOZ](?:,?{_W}Y(?!{_U}))?\)?"),
    ("anchor", rf"A{_BESIDE}[DZ]\)?"),
    ("anchor", rf"P{_W}A"),
    ("anchor", rf"{_MOD}{_W}P"),
    ("anchor", rf"P{_W}[TLX](?![0-9D])"),
    ("century", rf"{_PHASE}(?:[NOo]{_W}9|9{_W}[NOo])"),
    ("decade", rf"{_PHASE}(?:7{_W})?J(?:{_W}7)?"),
    ("year", rf"{_PHASE}(?:7{_W})?Y7B?"),
    ("year", rf"{_PHASE}(?:7{_W})?Y(?![0-9n])"),
    ("year", rf"{_PHASE}7{_W}Y"),
    ("set", rf"v{_W}(?:[NO]{_W})?(?:{_U}|[DPSM])"),
    ("set", "V"),
    ("set", "V[DPSM]"),
    ("clock", "[cC]K?a?"),
    ("clock", "Pc"),
    ("clock", "N(?:KN?|a)?"),
    ("clock", rf"K{_W}[cCN](?!{_U})a?"),
    ("duration", rf"q{{0,2}}{_COUNT}q?{_W}-?{_U}"),
    ("duration", "l"),
    ("duration", rf"q{{0,2}}{_COUNT}q?{_W}{_U}[Fr,]?{_COUNT}{_U}"),
    ("plural", rf"{_U}"),
    ("part", "P"),
    ("ref", "R"),
    ("feast", rf"h(?:{_YEAR})?"),
)
_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _RULES)

Fit = tuple[int, tuple[tuple[int, str], ...]]


@lru_cache(maxsize=8192)
def fits(run: str) -> tuple[Fit, ...]:
    """Where in a run a rule fits: the place, and the end and name of each rule there, the longest first."""
    found: list[Fit] = []
    for at in range(len(run)):
        some = [
            (m.end(), name) for name, pattern in _PATTERNS if (m := pattern.match(run, at)) and m.end() > at
        ]
        if some:
            found.append((at, tuple(sorted(some, key=lambda one: -one[0]))))
    return tuple(found)
