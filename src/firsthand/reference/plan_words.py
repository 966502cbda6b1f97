"""Words that tell of plans and how far they have come: one file per language, read when needed.

A file in `reference/plans/` names things that may be planned by what they mean in every language (a bridge,
ponte, 大桥), what is done with them, and the words of each step. All are found in one pass over a text,
whatever their number. Every example is a test.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

import ahocorasick_rs

from firsthand.reference import by_language

# Written without spaces between words, or with particles behind them: no word's edge can be asked for.
_EDGELESS = frozenset({"zh", "ja", "th", "ko"})
# Arabic writes its article and small words together with the noun, and a pronoun behind it.
_BEFORE = {"ar": re.compile(r"(?<!\w)(?:[وف]?(?:[بكل]?ال|لل|[بلسك])|[وف])")}
_BEHIND = {"ar": re.compile(r"(?:ها|هم|ه|ا|ان|ين)(?!\w)"), "fa": re.compile(r"(?:ی|ها|های|هایی)(?!\w)")}
_LONGEST_BEFORE = 5
# Verbs whose other half ends the clause: "lehnt den Vorschlag ab", "wijst het plan af".
_FINAL_HALF = frozenset({"de", "nl"})
_CLAUSE_ENDS = r"(?=\s*(?:[.,;:!?–—\"“”»)(|\n-]|$|und\b|oder\b|wie\b|en\b|of\b|zo\b))"
_LETTERS = r"[^\W\d_]{0,20}"
# Between the halves of an expression; no clause of a report is longer.
_BETWEEN = r"[^.!?\n]{1,120}?"
_SURROGATE = re.compile("[\ud800-\udfff]")
# What a text has beyond this many is no report.
MOST_HITS = 4_000


class Cue(StrEnum):
    """What a word tells of a plan."""

    THING = "thing"
    ACT = "act"
    PLAN = "plans"
    WILL = "will"
    ASKED = "asked"
    PLANNED = "planned"
    IN_TALKS = "in talks"
    CONFIRMED = "confirmed"
    OPPOSED = "opposed"
    POSTPONED = "postponed"
    DROPPED = "dropped"
    DONE = "done"
    HOLDS = "holds"
    NOT = "not"
    NONE = "none"
    HARMLESS = "harmless"
    IF = "if"
    OPEN = "open"


class Hit(NamedTuple):
    """Words `start` to `end` of a text and what they tell.

    `name` is which thing, or whether an act starts or ends it. `head` is where the first half ends of an
    expression that has two.
    """

    start: int
    end: int
    cue: Cue
    name: str
    head: int


class _Form(NamedTuple):
    cue: Cue
    name: str
    anchor: str
    open_before: bool
    open_behind: bool
    rest: re.Pattern[str] | None
    swallows: bool


class PlanWords:
    """The words of one language."""

    def __init__(self, language: str, known: dict[str, Any]) -> None:
        self.language = language
        self._edgeless = language in _EDGELESS
        self._before, self._behind = _BEFORE.get(language), _BEHIND.get(language)
        self.beside = frozenset(folded(known["beside"]).split())
        behind = [word.replace("_", " ") for word in known["behind"].split()]
        self.behind = tuple(word for word in behind if not word.startswith("*"))
        self.endings = tuple(word[1:] for word in behind if word.startswith("*"))
        self.reasons = tuple(f" {word.replace('_', ' ')} " for word in folded(known["reason"]).split())
        again = "|".join(re.escape(word.replace("_", " ")) for word in folded(known["again"]).split())
        self.again = re.compile(again if self._edgeless else rf"(?<!\w)(?:{again})")
        self._forms: list[list[_Form]] = []
        by_anchor: dict[str, list[_Form]] = {}
        for cue, name, words in _listed(known):
            form = _form(cue, name, words, language)
            by_anchor.setdefault(form.anchor, []).append(form)
        self._forms = list(by_anchor.values())
        self._finder = ahocorasick_rs.AhoCorasick(list(by_anchor))

    def hits(self, text: str) -> list[Hit]:
        """The words in a text, in order; of two that overlap the longer, of one place both meanings.

        Of two things the one that more letters tell: *flughafen, and not *hafen.
        """
        plain = folded(text)
        found: list[Hit] = []
        longest: dict[tuple[int, int], int] = {}
        lengths: dict[Hit, int] = {}
        for which, start, end in self._finder.find_matches_as_indexes(
            _SURROGATE.sub("\ufffd", plain), overlapping=True
        ):
            for form in self._forms[which]:
                if (hit := self._whole(plain, form, start, end)) is None:
                    continue
                found.append(hit)
                if form.cue is Cue.THING:
                    span = hit.start, hit.end
                    longest[span] = max(longest.get(span, 0), len(form.anchor))
                    lengths[hit] = max(lengths.get(hit, 0), len(form.anchor))
            if len(found) > MOST_HITS:
                break
        kept = {hit for hit in found if lengths.get(hit, 0) == longest.get((hit.start, hit.end), 0)}
        kept |= {hit for hit in found if hit.cue is not Cue.THING}
        return list(_outermost(sorted(kept)))

    def _whole(self, text: str, form: _Form, start: int, end: int) -> Hit | None:
        if not self._edgeless:
            before = text[start - 1] if start else " "
            if before.isalnum() or before == "_":
                if form.open_before:
                    while start and text[start - 1].isalpha() and end - start < 40:
                        start -= 1
                elif self._before is None or not self._attached(text, start):
                    return None
        head = end
        if form.rest is not None:
            match = form.rest.match(text, end)
            if match is None:
                return None
            head = match.end() if form.swallows or "head" not in match.groupdict() else match.start("head")
            end = match.end()
        elif not self._edgeless and end < len(text) and text[end].isalnum():
            if form.open_behind:
                while end < len(text) and text[end].isalpha() and end - start < 40:
                    end += 1
            elif self._behind is None or (behind := self._behind.match(text, end)) is None:
                return None
            else:
                end = behind.end()
            head = end
        if form.cue is Cue.ACT and "-" in (text[start - 1 : start], text[end : end + 1]):
            return None  # "open-ended"
        if form.cue is Cue.THING and text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
            return None  # "Satelliten-Startplatz"
        return Hit(start, end, form.cue, form.name, head)

    def _attached(self, text: str, start: int) -> bool:
        assert self._before is not None
        return any(
            (match := self._before.match(text, at)) is not None and match.end() == start
            for at in range(max(0, start - _LONGEST_BEFORE), start)
        )


def folded(text: str) -> str:
    """The text in small letters, character by character, with plain apostrophes and spaces."""
    low = text.replace("İ", "i").lower()
    if len(low) != len(text):
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    for sign, plain in _PLAIN:  # far faster than a table, for a text that is not English
        low = low.replace(sign, plain)
    return low


_PLAIN = (("’", "'"), ("ʼ", "'"), ("\u00a0", " "), ("\u202f", " "), ("‑", "-"))


def _outermost(hits: list[Hit]) -> Iterator[Hit]:
    """Those that lie in no longer one. `hits` are sorted; an expression of two halves covers its first."""
    reach, opposed = -1, False
    for _, same in groupby(sorted(hits, key=lambda hit: (hit.start, -hit.head)), key=lambda hit: hit.start):
        group = list(same)
        longest = group[0].head
        if longest > reach:
            whole = [hit for hit in group if hit.head == longest]
            # "ungefähre" is no ferry.
            yield from sorted(hit for hit in whole if hit.cue is Cue.HARMLESS) or sorted(whole)
            reach = longest
            opposed = any(hit.cue is Cue.OPPOSED for hit in whole)
        elif opposed:  # "against the building" names the act
            yield from sorted(hit for hit in group if hit.cue in (Cue.ACT, Cue.PLAN))


def _listed(known: dict[str, Any]) -> Iterator[tuple[Cue, str, str]]:
    parts: list[tuple[Cue, str, str]] = [(Cue.THING, name, words) for name, words in known["things"].items()]
    parts += [(Cue.ACT, name, words) for name, words in known["acts"].items()]
    parts += [(Cue(step), "", words) for step, words in known["steps"].items()]
    parts += [
        (cue, "", known[cue])
        for cue in (Cue.PLAN, Cue.WILL, Cue.NOT, Cue.NONE, Cue.HARMLESS, Cue.IF, Cue.OPEN)
    ]
    for cue, name, words in parts:
        for word in words.split():
            yield cue, name, word


def _form(cue: Cue, name: str, written: str, language: str) -> _Form:
    open_before = written.startswith("*")
    written = folded(written.removeprefix("*").replace("_", " "))
    simple = written.removesuffix("*")
    if not any(sign in simple for sign in "*…~"):
        return _Form(cue, name, simple, open_before, written != simple, None, False)
    anchor = re.split(r"[*…~]", written, maxsplit=1)[0].rstrip()
    rest = re.escape(written[len(anchor) :]).replace(r"\*", _LETTERS)
    edge = "" if language in _EDGELESS else r"(?!\w)"
    begin = "" if language in _EDGELESS else r"(?<!\w)"
    rest = rest.replace("…", rf"{edge}(?P<head>){_BETWEEN}{begin}").replace("\\~", "~")
    rest = rest.replace("~", rf"{edge}{_BETWEEN}{begin}")
    ends = _CLAUSE_ENDS if "…" in written and language in _FINAL_HALF else ""
    return _Form(cue, name, anchor, open_before, False, re.compile(rest + edge + ends), "~" in written)


def languages() -> tuple[str, ...]:
    """The languages that have such words, sorted."""
    return by_language.languages("plans")


@lru_cache(maxsize=32)
def plan_words(language: str | None) -> PlanWords | None:
    """The words of a language (`de`, `pt-BR`), None where there are none."""
    primary = (language or "").replace("_", "-").split("-")[0].lower()
    return PlanWords(primary, by_language.read("plans", primary)) if primary in languages() else None


def examples(language: str) -> tuple[list[tuple[str, str, str]], list[str]]:
    """Sentences that tell a step (step, thing, sentence with the words in braces), and such as tell none."""
    known = by_language.read("plans", language)
    return [(step, thing, text) for step, thing, text in known["yes"]], list(known["no"])
