"""The clause around a time: when it plays, and whether anything happens in it."""

import re
from dataclasses import dataclass

from firsthand.reference.time_words import TimeWords

# A clause is looked over for its tense, and no further.
CLAUSE_REACH = 160
_BREAK = re.compile(r"[,;:–—]\s|[。，、；()]")
# Where "after" stands behind the event: 火災の後.
_AFTER_BEHIND = frozenset({"tr", "hu", "ja", "ko", "zh"})
# How far before a time "after" may stand, and the event before or behind it.
_AFTER_REACH, _EVENT_REACH = 60, 30


@dataclass(slots=True)
class Clause:
    """The time stands at `begin` to `stop` of `text`, in the sentence from `start` to `end`."""

    text: str
    start: int
    end: int
    begin: int
    stop: int
    words: TimeWords
    _own: str | None = None
    _follows: str | None = None

    def bounds(self, brackets: bool = True) -> tuple[int, int]:
        """The clause as far as marks tell (`brackets` among them), at most so far as is looked over."""
        low, high = self._reach()
        breaks = [
            m.start() for m in _BREAK.finditer(self.text, low, high) if brackets or m.group() not in "()"
        ]
        if self.words.joining is not None:
            breaks += [
                m.start()
                for m in self.words.joining.finditer(self.text, low, high)
                if self.words.tells_tense(self.text, m.end() + 1)
            ]
        return (
            max((b for b in breaks if b < self.begin), default=low),
            min((b for b in breaks if b >= self.stop), default=high),
        )

    def tense(self) -> str:
        """Past, future or neither: what the clause says, else the past if the sentence tells of it."""
        if told := self.own_tense():
            return told
        around = self.tense_within(*self._reach())
        return "past" if around == "past" else ""

    def own_tense(self) -> str:
        """What the clause alone says."""
        if self._own is None:
            self._own = self.tense_within(*self.bounds())
        return self._own

    def tense_within(self, low: int, high: int) -> str:
        """The same of a passage: the word that stands nearest tells, of two the one before the time."""
        if self._any(self.words.hearsay, low, high):
            return "past"
        future = self._nearest(self.words.future, low, high)
        past = self._nearest(self.words.past, low, high, self.words.not_past)
        if future is None and past is None:
            return ""
        return "future" if past is None or (future is not None and future <= past) else "past"

    def follows(self) -> str:
        """Whether something is told to come after an event at the time, so that its verb tells of another.

        "past" where the event is one that nobody plans ("after Saturday's fire"), "event" where it is some
        other, "" where there is none.
        """
        if self._follows is None:
            self._follows = self._followed()
        return self._follows

    def _followed(self) -> str:
        words = self.words
        if words.after is None or words.happened is None:
            return ""
        low, high = max(self.start, self.begin - _AFTER_REACH), min(self.end, self.stop + _EVENT_REACH)
        behind = words.language in _AFTER_BEHIND
        near = self.text[low : high if behind else self.begin].lower()
        if not any(word in near for word in words.after_words):  # nearly always, and cheaper than a pattern
            return ""
        breaks = [m.start() for m in _BREAK.finditer(self.text, low, high)]
        low = max((at + 1 for at in breaks if at < self.begin), default=low)
        high = min((at for at in breaks if at >= self.stop), default=high)
        if behind:
            event = words.happened.search(self.text, max(low, self.begin - _EVENT_REACH), high)
            return "past" if event and words.after.search(self.text, event.end(), high) else ""
        after = max((m.end() for m in words.after.finditer(self.text, low, self.begin)), default=None)
        if after is None or self.tense_within(after, self.begin):
            return ""
        if words.happened.search(self.text, after, high):
            return "past"
        return "event" if len(self.text[after : self.begin].split()) > 2 else ""

    def happens(self) -> bool:
        """Whether a verb says that something happened or will."""
        return self._any(self.words.happens, *self.bounds())

    def lasts(self) -> bool:
        """Whether a verb says how things are."""
        return self._any(self.words.lasts, *self.bounds())

    def _reach(self) -> tuple[int, int]:
        return max(self.start, self.begin - CLAUSE_REACH), min(self.end, self.stop + CLAUSE_REACH)

    def _nearest(
        self, pattern: re.Pattern[str] | None, low: int, high: int, never_after: frozenset[str] = frozenset()
    ) -> tuple[int, bool] | None:
        """How far the nearest match is from the time, and whether it stands behind it."""
        if pattern is None:
            return None
        # Where the verb comes last, any word behind the time stands nearer than those before it.
        behind = CLAUSE_REACH if self.words.verb_last else 0
        found = (match.span() for match in pattern.finditer(self.text, low, high))
        return min(
            (
                (self.begin - end + behind, False) if end <= self.begin else (start - self.stop, True)
                for start, end in found
                if (end <= self.begin or start >= self.stop)
                and not (never_after and self._word_before(start) in never_after)
            ),
            default=None,
        )

    def _word_before(self, at: int) -> str:
        """The word before the one that a place is in."""
        words = (self.text[max(self.start, at - 30) : at] + "x").split()
        return self.words.fold(words[-2]) if len(words) > 1 else ""

    def _any(self, pattern: re.Pattern[str] | None, low: int, high: int) -> bool:
        return pattern is not None and any(
            not self.begin <= match.start() < self.stop for match in pattern.finditer(self.text, low, high)
        )
