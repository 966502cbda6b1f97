"""Split text into sentences with offsets into the original.

A stop ends a sentence unless something says that it does not: a small letter after it, an abbreviation,
an initial, an ordinal before it. What abbreviates, and which words begin a sentence all the same, is data,
one file per language. Where both readings stand the stop does not split: a sentence too long still holds
the passage, a sentence cut in two loses it. Sentences of a quotation are sentences of their own, and a
closing mark belongs to the sentence it closes. A line break ends a sentence, except where a text was
wrapped by hand to a fixed width. Thai has no stops: its clauses end at spaces.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from firsthand.model import Article, Body

Span = tuple[int, int]

# Nobody writes longer sentences; whoever compares sentences needs a bound that hostile text cannot break.
LONGEST = 2000
# Text wrapped by hand is 60 to 80 wide by custom; mail is 72, some exports 90.
NARROWEST_WRAP, WIDEST_WRAP = 45, 100
# How far back an open quotation mark is looked for: longer quotations are paragraphs of their own.
QUOTE_REACH = 1000
# An abbreviation, an initial or an ordinal is never longer than this.
LONGEST_ABBREVIATION = 14
# Clauses of Thai shorter than this are names, figures or headings set off by spaces, not sentences.
SHORTEST_THAI = 16

_CLOSERS = ")]}\"'”“’‘»«›‹」』）】〉》〕"
_OPENERS = "([{\"'“„‚‘«»‹›「『（【〈《〔¿¡"
_QUOTES = "\"'“„‚‘’”«»‹›「『"
_DASHES = "–—-―•·*"
_FULL_WIDTH = "。！？｡"
_CASELESS_STOPS = "؟۔।॥։።။។"
_STOPS = rf"[.!?…‥{_CASELESS_STOPS}{_FULL_WIDTH}]"
_TAIL = rf"[{re.escape(_CLOSERS)}]*(?:[ \u00a0\u202f][»”\"](?=[\s,;.]|$))?"
_STOP = re.compile(rf"({_STOPS}+)({_TAIL})")
# In Greek the question mark is written ; (U+037E, or the semicolon that looks the same).
_GREEK_STOP = re.compile(rf"((?:{_STOPS}|[;\u037e](?=\W{{0,3}}(?:\s|$)))+)({_TAIL})")
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\W\d_]+")
_ELISION = re.compile(r"^\w{1,5}['’]")
_THAI = re.compile(r"[\u0e00-\u0e7f]")
_THAI_RUN = re.compile(r"\S+")
# After these a Thai clause goes on; before those it has not ended.
_THAI_JOINS = ("และ", "หรือ", "ซึ่ง", "ที่", "โดย", "เพื่อ", "ว่า", "กับ", "ของ", "ใน", "จาก", "ๆ", "ฯ")
_THAI_OPEN = ("ว่า", "และ", "หรือ", "คือ", "เช่น", "ได้แก่", "นาย", "นาง", "นางสาว", "ดร.", "พล.อ.")
_ROMAN = re.compile(r"[IVX]{1,6}\Z")
_FOLDER = Path(__file__).with_name("reference") / "abbreviations"


@dataclass(frozen=True, slots=True)
class _Habits:
    """What a language abbreviates; `starters` begin a sentence even after an abbreviation or a number."""

    ordinals: bool
    never_end: frozenset[str]
    may_end: frozenset[str]
    before_number: frozenset[str]
    starters: frozenset[str]


@cache
def _habits(language: str) -> _Habits:
    path = _FOLDER / f"{language}.json"
    known = json.loads((path if path.exists() else _FOLDER / "en.json").read_text(encoding="utf-8"))
    return _Habits(
        known["ordinals"],
        *(frozenset(known[name]) for name in ("never_end", "may_end", "before_number", "starters")),
    )


def sentences(text: str, language: str | None) -> list[Span]:
    """The sentences of `text` as (start, end) in code points, surrounding white space left out.

    In order, not overlapping, none empty, none longer than LONGEST; every character that is not white
    space lies in one. `language` is a BCP 47 tag; None, or one without habits on file, is split as English.
    """
    base = (language or "en").partition("-")[0].lower()
    habits, stop = _habits(base), _GREEK_STOP if base == "el" else _STOP
    thai = _THAI.search(text) is not None
    found: list[Span] = []
    for start, end in blocks(text):
        begin = start
        for cut in _cuts(text, start, end, habits, stop):
            _append(found, text, begin, cut, thai)
            begin = cut
        _append(found, text, begin, end, thai)
    return found


def body(article: Article) -> Body:
    """The report proper: its sentences, less the noise. A sentence partly noise is cut to what is report."""
    split = sentences(article.text, article.language)
    if not article.noise:
        return Body(article, tuple(split))
    text, at = article.text, 0
    kept: list[Span] = []
    noise = sorted((n.start, n.end) for n in article.noise)
    for start, end in split:
        while at < len(noise) and noise[at][1] <= start:
            at += 1
        ahead = at
        while ahead < len(noise) and noise[ahead][0] < end:
            kept.extend(_trimmed(text, start, noise[ahead][0]))
            start = max(start, noise[ahead][1])
            ahead += 1
        kept.extend(_trimmed(text, start, end))
    return Body(article, tuple(kept))


def blocks(text: str) -> list[Span]:
    """The lines of `text` that say something, trimmed; hand-wrapped lines of one paragraph joined."""
    joined: list[Span] = []
    run: list[Span] = []
    for match in _LINE.finditer(text):
        for start, end in _trimmed(text, match.start(), match.end()):
            if run and text.count("\n", run[-1][1], start) > 1:
                joined.extend(_unwrapped(text, run))
                run = []
            run.append((start, end))
    joined.extend(_unwrapped(text, run))
    return joined


def _unwrapped(text: str, run: list[Span]) -> list[Span]:
    """Join the lines of one paragraph where their lengths show that a margin broke them."""
    if len(run) < 2:
        return run
    out: list[Span] = []
    at = 0
    while at < len(run):
        last = at
        while last + 1 < len(run) and NARROWEST_WRAP <= run[last][1] - run[last][0] <= WIDEST_WRAP:
            last += 1
        out.extend(_wrapped_to(text, run[at : last + 1]))
        at = last + 1
    return out


def _wrapped_to(text: str, run: list[Span]) -> list[Span]:
    """One span where every line of `run` is as full as its neighbours' margin lets it be, else the run.

    A line is full where the next line's first word would not have fitted on it. Headlines of one length
    also look full; but only broken sentences go on with a small letter, so a third of the breaks must.
    """
    if len(run) < 2:
        return run
    width = max(end - start for start, end in run[:-1])
    small = full = 0
    for (start, end), (after, stop) in pairwise(run):
        space = text.find(" ", after, stop)
        full += end - start + 1 + ((space if space > 0 else stop) - after) > width - 2
        small += text[after].islower() and text[end - 1] not in ".!?"
    breaks = len(run) - 1
    if full == breaks and run[-1][1] - run[-1][0] <= width + 1 and small * 3 >= breaks and small:
        return [(run[0][0], run[-1][1])]
    return run


def _cuts(text: str, start: int, end: int, habits: _Habits, stop: re.Pattern[str]) -> Iterator[int]:
    """Where sentences of the block end, its own end left out."""
    for match in stop.finditer(text, start, end):
        cut = _cut(text, start, end, habits, match)
        if cut is not None and start < cut < end:
            yield cut


def _cut(text: str, low: int, high: int, habits: _Habits, match: re.Match[str]) -> int | None:
    mark, after = match.group(1), match.end()
    if after >= high:
        return None
    follower = text[after]
    if mark[-1] in _FULL_WIDTH:
        return _full_width_cut(text, match)
    spaced = follower.isspace()
    if not spaced:
        return _unspaced_cut(text, low, match)
    at = after
    while at < high and (text[at].isspace() or text[at] in _OPENERS):
        at += 1
    if at >= high:
        return after
    first = text[at]
    opened = text[at - 1] in _QUOTES
    if first in _DASHES:
        return after if not match.group(2) and _capital_after(text, at, high) else None
    if first in ",;:)" or (first.islower() and not (opened and mark[0] not in "!?")):
        return None
    if mark == "." and text[at - 1] not in "¿¡" and _abbreviates(text, low, match.start(), at, habits):
        return None
    if mark[0] in ".…" and match.start() > low and text[match.start() - 1] in "[(":  # [...]
        return None
    return after


def _capital_after(text: str, at: int, high: int) -> bool:
    word = _WORD.search(text, at, min(at + 6, high))
    return word is not None and not text[word.start()].islower()


def _full_width_cut(text: str, match: re.Match[str]) -> int | None:
    """Where 。 ends a sentence. After a closed quotation a particle carries it on (「…。」と述べた)."""
    after = match.end()
    follower = text[after]
    goes_on = "\u3041" <= follower <= "\u309f" or follower in "、，,"
    if match.group(2):
        return None if goes_on else after
    return None if follower in "とっ、，" and match.group(1)[-1] in "！？" else after


def _unspaced_cut(text: str, low: int, match: re.Match[str]) -> int | None:
    """A stop with no space after it ends a sentence where a whole word ends and a capital follows."""
    end_of_stop, after = match.end(1), match.end()
    follower, before = text[after], text[match.start() - 1] if match.start() > low else " "
    closed = bool(match.group(2))
    if closed and match.group(2)[-1] in _QUOTES and not _closes(text, low, after - 1):
        after, follower = end_of_stop, text[after]
    elif not closed and follower in _QUOTES:
        follower = text[after + 1 : after + 2] or " "
    if match.group(1)[-1] in _CASELESS_STOPS:
        return after
    hangul = "가" <= before <= "힣" and "가" <= follower <= "힣"
    if closed and hangul:  # the quotative: "…했다."라고 말했다
        return None
    word = text[max(low, match.start() - 3) : match.start()]
    ends = closed or hangul or (len(word) == 3 and word.isalpha() and before.islower())
    return after if ends and (follower.isupper() or hangul) and not _is_address(text, low, match) else None


def _is_address(text: str, low: int, match: re.Match[str]) -> bool:
    low = max(low, match.start() - 60)
    begin = max(text.rfind(" ", low, match.start()) + 1, low)
    token = text[begin : match.end() + 4]
    return "/" in token or "@" in token or "www" in token or token.count(".") > 1 + match.group(1).count(".")


def _closes(text: str, low: int, at: int) -> bool:
    """Whether the quotation mark at `at` closes one opened before it in the block."""
    quote, low = text[at], max(low, at - QUOTE_REACH)
    if quote == '"':
        return text.count('"', low, at) % 2 == 1
    opener = {"“": "„", "»": "«", "«": "»", "›": "‹", "‹": "›"}.get(quote)
    if opener is None:
        return True
    return text.rfind(opener, low, at) > text.rfind(quote, low, at)


def _abbreviates(text: str, low: int, stop: int, at: int, habits: _Habits) -> bool:
    """Whether the full stop at `stop` belongs to the word before it and ends no sentence before `at`."""
    reach = max(low, stop - LONGEST_ABBREVIATION - 3)
    begin = max(text.rfind(" ", reach, stop) + 1, reach)
    token = text[begin:stop].split()[-1:]
    word = _ELISION.sub("", token[0].lstrip(_OPENERS + _DASHES)) if token else ""
    if not word or len(word) > LONGEST_ABBREVIATION:
        return False
    lower, number = word.lower(), text[at].isdigit()
    if lower in habits.never_end or (number and lower in habits.before_number):
        return True
    following = _WORD.match(text, at)
    starts = (
        following is not None
        and following.group().lower() in habits.starters
        # "И. И." are initials, "И он" begins a sentence
        and not (following.end() == at + 1 and text.startswith(".", following.end()))
    )
    if lower in habits.may_end:
        return not starts
    if word.isdigit():
        if stop - len(word) == low:  # the number of a list item
            return len(word) <= 3
        return habits.ordinals and len(word) <= 2 and (number or not starts)
    if len(word) == 1:
        return word.isalpha() and ord(word) < 0x1100 and not starts
    if "." in word:
        return all(len(part) <= 2 for part in word.split(".")) and not starts
    return habits.ordinals and not starts and _ROMAN.match(word) is not None


def _append(found: list[Span], text: str, start: int, end: int, thai: bool) -> None:
    for begin, stop in _trimmed(text, start, end):
        pieces = (
            _thai_clauses(text, begin, stop) if thai and _THAI.search(text, begin, stop) else [(begin, stop)]
        )
        for piece in pieces:
            found.extend(_bounded(text, *piece) if piece[1] - piece[0] > LONGEST else (piece,))


def _thai_clauses(text: str, start: int, end: int) -> list[Span]:
    """Cut at spaces between two clauses. Each cut hangs on its own two clauses, so copies cut alike."""
    runs = [(m.start(), m.end()) for m in _THAI_RUN.finditer(text, start, end)]
    cuts = [
        after
        for (before, stop), (after, last) in pairwise(runs)
        if stop - before >= SHORTEST_THAI
        and last - after >= SHORTEST_THAI
        and _THAI.match(text, stop - 1)
        and _THAI.match(text, after)
        and not text.startswith(_THAI_JOINS, after)
        and not text.endswith(_THAI_OPEN, before, stop)
    ]
    edges = [start, *cuts, end]
    return [span for a, b in pairwise(edges) for span in _trimmed(text, a, b)]


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST:
        limit, floor = start + LONGEST, start + LONGEST // 2
        cut = max(text.rfind(mark, floor, limit) for mark in (" ", "、", "，", "،", "\u00a0")) + 1
        cut = cut or limit
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
