"""Cues made ready to match: found all at once, then checked word by word up to the name beside them.

One automaton finds every cue word of a language in a text. Only where a cue and a name stand
near each other are the words between them compared with the cue's patterns, from fixed ends,
so that the cost grows with the cues found and not with the patterns known.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from firsthand.citations.patterns import (
    APPOSITION,
    BRACKET,
    CAPITAL,
    CLOSING,
    OPENING,
    QUOTE,
    SPACE,
    either,
    following,
    leading_up,
    preceding,
    shortly_leading_up,
)
from firsthand.model import OutletKind, Role
from firsthand.reference.citation_cues import CueBook, cue_book
from firsthand.tokens import encodable

# What a cue may end in that is written onto the name.
_WRITTEN_ON = ("'", "’", " ل")
# How far a cue may stand from its name: the longest gap and lead-in that the patterns allow, in practice.
REACH = 160


# A report of 3,000 characters has some 60 such words; what has this many is a list, read from both ends.
MOST_SIGNS = 20_000


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern of a cue, cut at the cue and the slot; a part is an expression, None where it asks nothing.

    `opening` must end where the cue or the name (whichever is first) begins, `middle` fill the space
    between them, `closing` begin where the later one ends.
    """

    cue: int
    role: Role
    name_first: bool
    opening: str | None
    middle: str
    closing: str | None
    any_name: bool
    kinds: tuple[OutletKind, ...]
    staff: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A pattern whose slot is a word for a document or a language: one expression, group `name` the slot."""

    cue: int
    role: Role
    whole: str


class Hit(NamedTuple):
    """A cue's words at `start` to `end`."""

    start: int
    end: int
    cue: int


@dataclass(frozen=True, slots=True)
class Signs:
    """What the automaton found in a text, each in order of place."""

    hits: tuple[Hit, ...]
    media: tuple[tuple[int, int], ...]
    titles: tuple[tuple[int, int], ...]
    own: tuple[tuple[int, int], ...]


class Grammar:
    """The cues of one language, compiled."""

    def __init__(self, book: CueBook) -> None:
        self.book = book
        self.lead_in = leading_up(book)
        # "Reutersnek", "MTI-nek": an ending written onto a name, or after a mark that sets it apart.
        self.endings = re.compile(rf"(?:{either(book.endings)})\Z") if book.endings else None
        self._ending = rf"(?:[-'’:](?:{either(book.endings)}))?" if book.endings else ""
        self._staff = re.compile(rf"(?<!\w)(?:{either(('STAFF', *book.staff))})")
        self.phrases: dict[int, list[Phrase]] = {}
        self.frames: dict[int, list[Frame]] = {}
        for number, cue in enumerate(book.cues):
            for pattern in cue.patterns:
                if "DOCUMENT" in pattern or "TONGUE" in pattern:
                    frame = Frame(number, cue.role, self._spaced(self._frame(pattern, cue.words)))
                    self.frames.setdefault(number, []).append(frame)
                else:
                    self.phrases.setdefault(number, []).append(self._phrase(number, pattern))
        self.groups = frozenset(book.groups)
        self.generic = frozenset(book.generic)
        self.ends = frozenset(book.ends)
        self.documents = frozenset(book.documents)
        # "auf Englisch" and "aus dem Englischen" name no medium.
        self.tongues = frozenset(book.tongues) | {t.removesuffix("en") for t in book.tongues}
        self.qualified = re.compile(rf"(?:\s{{1,3}}(?:{book.adjectives})(?!\w)){{1,2}}")
        self.adjective = re.compile(book.adjectives)
        self.not_in_name = frozenset(
            word.lower()
            for word in (
                *book.determiners,
                *book.ends,
                *book.of,
                *book.openers,
                *(word for cue in book.cues for word in cue.words),
            )
        )
        # A word for a medium that is no part of a name: any in lower case, nouns and compounds in German.
        lower = [word for word in book.media if book.capital_nouns or word.islower()]
        self.medium = re.compile(
            rf"\w*(?:{either(lower)})" if book.capital_nouns else "|".join(map(re.escape, lower))
        )
        self.denial = re.compile(rf"(?<!\w)(?:{either(book.denials)})(?!\w)", re.IGNORECASE)
        self.not_a_source = re.compile(
            rf"(?:['’]s)?(?:\s{{1,3}}|-)(?:{either(w for w in book.not_followed_by if w != '-')})(?!\w)"
            + ("|-" if "-" in book.not_followed_by else "")
        )
        self.staff_before = re.compile(
            rf"(?<!\w)(?:{either(book.staff)})(?:\s{{1,3}}(?:{either((*book.of, 'for', 'at'))}))?"
            rf"{shortly_leading_up(book)}\Z"
        )
        self.aftermath = re.compile(rf"(?<!\w)(?:{either(book.aftermath)})(?!\w)", re.IGNORECASE)
        self.articles = {word: article for word, _, article in (p.partition(" ") for p in book.contractions)}
        name = rf"{CAPITAL}[\w’'-]{{1,20}}"
        self.contracted = (
            re.compile(rf"(?<!\w)((?i:{'|'.join(self.articles)})) (?:« ?|“)?({name}(?: {name}){{0,2}})")
            if self.articles
            else None
        )
        self.photo = re.compile(rf"(?<!\w)(?:{either(book.photo)})(?!\w)")
        self.byline = re.compile(rf"(?:{either(book.byline)})\s") if book.byline else None
        self._signs, self._automaton = _automaton(book)

    def signs(self, text: str) -> Signs:
        """Every cue, word for a medium and word of a medium's name in the text."""
        found: dict[str, list[tuple[int, int, int]]] = {"hit": [], "media": [], "titles": [], "own": []}
        length = len(text)
        places = self._automaton.find_matches_as_indexes(encodable(text), overlapping=True)
        if len(places) > MOST_SIGNS:
            places = places[: MOST_SIGNS // 2] + places[-MOST_SIGNS // 2 :]
        for index, start, end in places:
            kind, number, inside = self._signs[index]
            if self.book.unspaced:
                found[kind].append((start, end, number))
                continue
            # "dall'ANSA", "وفقا لرويترز": what is written onto the name ends its cue.
            if end < length and text[end].isalnum() and not text.endswith(_WRITTEN_ON, start, end):
                continue
            if not inside and start and text[start - 1].isalnum():
                continue
            found[kind].append((start, end, number))
        spans = {
            kind: tuple(sorted({(start, end) for start, end, _ in places}))
            for kind, places in found.items()
            if kind != "hit"
        }
        hits = tuple(map(Hit._make, sorted(set(found["hit"]))))
        return Signs(hits, spans["media"], spans["titles"], spans["own"])

    def _phrase(self, number: int, pattern: str) -> Phrase:
        cue = self.book.cues[number]
        lead_in = self.lead_in
        for token, expression in (("BARE", SPACE + OPENING), ("QUOTED", SPACE + QUOTE)):
            if token in pattern:
                pattern, lead_in = pattern.replace(token, "NAME"), expression
        name_first = pattern.index("NAME") < pattern.index("CUE")
        first, second = ("NAME", "CUE") if name_first else ("CUE", "NAME")
        before, rest = pattern.split(first, 1)
        between, after = rest.split(second, 1)
        # What stands before a name brings its own space.
        opening = preceding(before, self.book) + (lead_in.removeprefix(SPACE) if name_first else "")
        middle = (
            rf"(?:['’]s(?=\s{{1,3}}(?:{either(self.book.staff)})))?{CLOSING}{self._ending}(?:-\w{{0,15}}(?:{either(self.book.media)}))?{BRACKET}{APPOSITION}(?:\s{{1,3}}(?:{either(self.book.media)}))?,?"
            if name_first
            else ""
        ) + following(between, self.book)
        middle += r"\s{0,3}" if name_first else lead_in
        closing = following(after, self.book)
        if closing and second == "NAME":
            closing = CLOSING + self._ending + closing
        return Phrase(
            cue=number,
            role=cue.role,
            name_first=name_first,
            opening=self._spaced(opening + r"\Z") if before.strip() else None,
            middle=self._spaced(middle),
            closing=self._spaced(closing + r"(?!\w)") if after.strip() else None,
            any_name=cue.any_name,
            kinds=cue.kinds,
            staff=any(self._staff.search(known) for known in (pattern, *cue.words)),
        )

    def _spaced(self, expression: str) -> str:
        """The expression for a language that writes no spaces."""
        if not self.book.unspaced:
            return expression
        for edge in (r"(?:(?<!\w)|(?=,))", r"(?<!\w)", r"(?!\w)"):
            expression = expression.replace(edge, "")
        return expression.replace(SPACE, r"\s{0,3}")

    def _frame(self, pattern: str, cues: tuple[str, ...]) -> str:
        book = self.book
        determiner = rf"\s{{1,3}}(?:{either(book.determiners)})(?!\w)"
        adjective = rf"\s{{1,3}}(?!(?:{either(book.determiners)})(?!\w))[\w’'-]{{1,30}}"
        # Without spaces, any words at all would be adjectives.
        adjectives = "" if book.unspaced else f"(?:{adjective}){{0,2}}?"
        whose = (
            rf"(?:\s{{1,3}}(?:{either(book.of)})(?!\w)(?:{determiner})?"
            rf"(?:\s{{1,3}}{CAPITAL}[\w’'-]{{0,40}}){{1,3}})?"
        )
        document = (
            rf"(?:{determiner})?{adjectives}\s{{1,3}}"
            rf"(?P<name>(?:{either(book.documents)})(?!\w){whose})"
        )
        before, _, rest = pattern.removeprefix("^").partition("CUE")
        # "Artikeln är översatt": the words before a cue may begin the sentence, as they may for a name.
        words_before = following(" " + before, book).removeprefix(SPACE)
        whole = (words_before if "DOCUMENT" in before else f"(?i:{words_before})") + following(
            " CUE" + rest, book
        ).removeprefix("" if before.strip() else SPACE)
        whole = (
            whole.replace(SPACE + "DOCUMENT", document)
            .replace("DOCUMENT", rf"(?P<name>(?:{either(book.documents)}){whose})")
            .replace(SPACE + "TONGUE", r"(?:\s{1,3}|(?<=['’]))TONGUE")
            .replace("TONGUE", rf"(?P<name>{either(book.tongues)})(?!\w)")
            .replace("CUE", rf"(?P<cue>{either(cues)})(?:(?<=['’])|(?!\w))")
        )
        return (r"(?:\A|(?<=[.!?]\s))[\s(\[–—•*-]{0,4}" if pattern.startswith("^") else r"(?<!\w)") + whole


@lru_cache(maxsize=8192)
def ready(expression: str) -> re.Pattern[str]:
    """The expression compiled, when a report first asks for it: most cues are rare, and compiling is slow."""
    return re.compile(expression)


@lru_cache(maxsize=32)
def grammar(language: str) -> Grammar | None:
    """The compiled cues of a language; None where it has none yet."""
    book = cue_book(language)
    return Grammar(book) if book else None


def _automaton(book: CueBook) -> tuple[list[tuple[str, int, bool]], AhoCorasick]:
    meant: list[tuple[str, int, bool]] = []
    patterns: list[str] = []
    listed: list[tuple[str, int, Iterable[str]]] = [
        ("hit", number, cue.words) for number, cue in enumerate(book.cues)
    ]
    listed += [("media", 0, book.media), ("titles", 0, book.titles), ("own", 0, book.own)]
    for kind, number, words in listed:
        for word in words:
            bare = word.lstrip("-")
            forms = {bare, bare[0].upper() + bare[1:]} | ({bare.upper()} if kind == "hit" else set())
            for form in sorted(forms | {form.replace("'", "’") for form in forms}):
                meant.append((kind, number, word.startswith("-")))
                patterns.append(form)
    return meant, AhoCorasick(patterns, store_patterns=False)
