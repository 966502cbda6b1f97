"""Words that tell how a sentence is told, and which way: one file per language, read when needed.

A file in `reference/modality/` lists words by what they do: they deny, make possible, plan, or say that
others say so; and by pole: two that stand at the ends of one pole ("rises", "falls") turn a statement round.
The poles have the same names in every language. What is only said to be so is taken from the books of
quotations as well ("serait", "habría"). Every example is a test.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.reference import by_language
from firsthand.reference.quotation_cues import languages as with_quotations
from firsthand.reference.quotation_cues import quotation_book

DENIES, POSSIBLE, PLANNED, HEARSAY = "denies", "possible", "planned", "hearsay"
_KINDS = (DENIES, POSSIBLE, PLANNED, HEARSAY)
# What a word may do: one of the kinds, or a pole's name with + or - behind it.
Does = tuple[str, ...]
_UNSPACED = frozenset({"ja", "zh", "th"})
_WORD = re.compile(r"\w+")
# Longer words are no words.
LONGEST_STEM = 24


@dataclass(frozen=True, slots=True, eq=False)
class ModalityWords:
    """The words of one language, folded: whole ones, beginnings, and phrases by their first word.

    `spelled` finds the words where a language writes no spaces, `patterns` are expressions for hearsay.
    """

    language: str
    whole: dict[str, Does]
    stems: dict[str, Does]
    shortest: int
    heads: frozenset[str]  # the first letters of beginnings, as many as the shortest has
    phrases: dict[str, tuple[tuple[tuple[str, ...], Does], ...]]
    spelled: re.Pattern[str] | None
    patterns: tuple[re.Pattern[str], ...]

    def found(
        self, words: Sequence[str], folded: str, places: Iterable[int] | None = None
    ) -> Iterator[tuple[int, int, Does]]:
        """What is said: for each hit the words from, to (exclusive), and what they do.

        `folded` is the text of the words; where a language writes no spaces hits are characters of it. Only
        the words at `places` are looked at, where given.
        """
        if self.spelled is not None:
            for match in self.spelled.finditer(folded):
                yield *match.span(), self.whole[match.group()]
            return
        done = 0
        for at in range(len(words)) if places is None else places:
            if at < done:
                continue
            length, does = self._at(words, at)
            if does:
                yield at, at + length, does
                done = at + length

    def may_tell(self, word: str) -> bool:
        """Whether a word is one of these or begins a phrase."""
        return word in self.phrases or bool(self._of(word))

    def hearsay(self, folded: str) -> bool:
        return any(pattern.search(folded) for pattern in self.patterns)

    def _at(self, words: Sequence[str], at: int) -> tuple[int, Does]:
        word = words[at]
        for phrase, does in self.phrases.get(word, ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return len(phrase), does
        return 1, self._of(word)

    def _of(self, word: str) -> Does:
        if (does := self.whole.get(word)) is not None:
            return does
        if word[: self.shortest] not in self.heads:
            return ()
        for length in range(min(len(word), LONGEST_STEM), self.shortest - 1, -1):
            if (does := self.stems.get(word[:length])) is not None:
                return does
        return ()


def languages() -> tuple[str, ...]:
    """The languages that have such words, sorted."""
    return by_language.languages("modality")


@cache
def modality_words(language: str | None) -> ModalityWords | None:
    """The words of a language by its primary subtag, None where there are none."""
    if language is None or language not in languages():
        return None
    raw = by_language.read("modality", language)
    listed: dict[str, set[str]] = {}
    for kind in _KINDS:
        _put(listed, raw[kind].split(), kind)
    book = quotation_book(language) if language in with_quotations() else None
    taken = {word for kind in (POSSIBLE, PLANNED) for word in raw[kind].split()}
    # A mood that only sometimes tells hearsay is left to the expressions ("soll … haben").
    _put(listed, [word for word in (book.hearsay if book else ()) if word not in taken], HEARSAY)
    for pole, ends in raw["poles"].items():
        for sign, end in zip("+-", ends, strict=True):
            _put(listed, end.split(), pole + sign)
    return _compiled(language, {word: tuple(sorted(does)) for word, does in listed.items()}, raw)


def examples(language: str) -> list[tuple[str, str, str]]:
    """Sentences with their polarity and modality."""
    return [
        (text, polarity, modality)
        for text, polarity, modality in by_language.read("modality", language)["examples"]
    ]


def opposites(language: str) -> list[tuple[str, str]]:
    """Pairs of sentences that exclude each other by a pole."""
    return [(one, other) for one, other in by_language.read("modality", language)["opposites"]]


def _put(listed: dict[str, set[str]], words: Iterable[str], does: str) -> None:
    for word in words:
        # Folding joins what lower case keeps apart (ς and σ).
        listed.setdefault(word.casefold(), set()).add(does)


def _compiled(language: str, listed: dict[str, Does], raw: dict[str, Any]) -> ModalityWords:
    patterns = tuple(re.compile(pattern) for pattern in raw["hearsay_patterns"])
    if language in _UNSPACED:
        whole = {word.replace("_", " "): does for word, does in listed.items()}
        ordered = sorted(whole, key=lambda word: (-len(word), word))
        spelled = re.compile("|".join(re.escape(word) for word in ordered))
        return ModalityWords(language, whole, {}, 1, frozenset(), {}, spelled, patterns)
    whole, stems = {}, {}
    phrases: dict[str, list[tuple[tuple[str, ...], Does]]] = {}
    for word, does in listed.items():
        parts = tuple(_WORD.findall(word.replace("_", " ").removesuffix("*")))
        if len(parts) > 1:
            phrases.setdefault(parts[0], []).append((parts, does))
        elif word.endswith("*"):
            stems[word.removesuffix("*")] = does
        else:
            whole[word] = does
    longest_first = {
        first: tuple(sorted(found, key=lambda one: (-len(one[0]), one))) for first, found in phrases.items()
    }
    shortest = min(map(len, stems), default=1)
    heads = frozenset(stem[:shortest] for stem in stems)
    return ModalityWords(language, whole, stems, shortest, heads, longest_first, None, patterns)
