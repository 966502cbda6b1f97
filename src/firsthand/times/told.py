"""Words that a rule fits, and what they name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from firsthand.reference.time_words import Meaning, TimeWords, Value
from firsthand.times.clause import Clause

Kind = Literal["date", "clock", "duration", "set"]
_STEP = {"L": -1, "G": -1, "T": 0, "X": 1}
CODES = {"S": "S", "min": "M", "H": "H"}
# What may stand before the name of a month that is another word too, or before a year alone.
LICENSED = frozenset("itLTXB5NOZrY7")
CURRENCY = frozenset("€$£¥₽%°")


@dataclass(frozen=True, slots=True)
class Told:
    """Words that a rule fits: their signs, meanings and texts, and what stands around them.

    `before` and `after` are the signs next to them, `ahead` all of the next ones. `last` is the last day told
    before, `last_is_only` whether no other was told near it.
    """

    signs: str
    meanings: list[Meaning | None]
    texts: list[str]
    before: str
    after: str
    ahead: str
    word_before: str
    word_after: str
    words: TimeWords
    clause: Clause
    last: date | None
    last_is_only: bool

    def value(self, signs: str, nth: int = 0) -> Value | None:
        """What the nth word of these signs stands for."""
        for sign, meaning in zip(self.signs, self.meanings, strict=True):
            if sign in signs and meaning is not None:
                if nth == 0:
                    return meaning.value
                nth -= 1
        return None

    def number(self, signs: str, nth: int = 0) -> int | None:
        found = self.value(signs, nth)
        return found if isinstance(found, int) else None

    def name(self, signs: str) -> str:
        found = self.value(signs)
        return found if isinstance(found, str) else ""

    def surely(self, tense: str) -> bool:
        """Whether the clause itself tells this tense, not only the sentence."""
        return bool(tense) and (
            self.set_for()
            or self.clause.own_tense() == tense
            or (tense == "past" and self.clause.follows() == "past")
        )

    def set_for(self) -> bool:
        """Whether something is set "for" the time, so that it was still to come."""
        return self._before_is(self.words.set_for)

    def _is_ahead(self) -> bool:
        """Whether something comes before the time ("ahead of the October 27 vote")."""
        low = max(self.clause.start, self.clause.begin - 24)
        before = self.words.before
        return before is not None and before.search(self.clause.text, low, self.clause.begin) is not None

    def _before_is(self, words: frozenset[str]) -> bool:
        low = max(self.clause.start, self.clause.begin - 24)
        before = self.clause.text[low : self.clause.begin].replace("'", " ").replace("’", " ").split()[-2:]
        return any(self.words.fold(word) in words for word in before)

    def around(self) -> tuple[str, str]:
        """The two words before and the two behind."""
        text, clause = self.clause.text, self.clause
        before = text[max(clause.start, clause.begin - 24) : clause.begin].split()[-2:]
        return " ".join(before), " ".join(text[clause.stop : min(clause.end, clause.stop + 24)].split()[:2])

    def joined(self) -> bool:
        """Whether a dash joins the words to figures before: 1992-1995, but not "Expo-1992"."""
        at = self.clause.begin
        return self.before == "-" and at > 1 and self.clause.text[at - 2].isdigit()

    def tense(self) -> str:
        """Past, future or neither."""
        if self.set_for():
            return "future"
        if self.clause.follows() == "past":
            return "past"
        tense = self.clause.tense()
        if tense == "past" and (self._is_until() or self._is_ahead()):
            return ""
        return "" if tense == "future" and self.clause.follows() else tense

    def _is_until(self) -> bool:
        """Whether something lasts until the time."""
        words, text, begin = self.words, self.clause.text, self.clause.begin
        if words.until_behind is not None and words.until_behind.match(text, self.clause.stop):
            return True
        if words.pattern is not None:
            return text[max(self.clause.start, begin - 4) : begin].rstrip().endswith(tuple(words.until))
        return self._before_is(words.until) or words.fold(self.word_before) in words.up_to

    def is_of_another(self) -> bool:
        """Whether the first word is no part of the time: "a beginning in 2031"."""
        for sign, text in zip(self.signs[1:], self.texts[1:], strict=True):
            if sign not in "-F't":
                return False
            if self.words.fold(text) in self.words.within:
                return True
        return False

    def step(self) -> int | None:
        """-1, 0 or 1 for last, this or next; None where none is said."""
        return next((_STEP[sign] for sign in self.signs if sign in _STEP), None)

    def text(self, signs: str) -> str:
        return next((t for sign, t in zip(self.signs, self.texts, strict=True) if sign in signs), "")


@dataclass(frozen=True, slots=True)
class Reading:
    """What words name: `value` is None where it hangs on an unknown day; `relative` where it hangs on one.

    Not `sure` is what is only the nearest of several that it may be. `gloss` is what a date stands beside:
    "0" for today, "-1" for yesterday, "weekday" for a weekday with the date in brackets. A day or month
    is `yearless` where it is written without its year.
    """

    kind: Kind
    value: str | None
    because: str
    phase: str = ""
    relative: bool = False
    sure: bool = True
    gloss: str = ""
    yearless: bool = False


Reader = Callable[[Told, date | None], Reading | None]


def year_told(told: Told, ref: date | None) -> tuple[int | None, bool]:
    """The year, and whether it is said beside the month, as a number or as "of last year"."""
    if (year := told.number("Y")) is not None:
        return year, True
    if "7" in told.signs and (step := told.step()) is not None:
        return (ref.year + step if ref else None), True
    if (counted := told.name("E"))[:1] == "Y" and counted[1:2] in "-+0123456789":
        return (ref.year + int(counted[1:]) if ref else None), True
    return None, False


def side(tense: str) -> str:
    return {"past": "latest", "future": "coming"}.get(tense, "nearest")


def named(step: int | None) -> str:
    return {-1: "previous", 1: "next"}.get(step or 0, "running")


def length(unit: str, many: str) -> str:
    if unit in CODES:
        return f"PT{many}{CODES[unit]}"
    return f"P{many}{unit}"
