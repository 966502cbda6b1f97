"""The names of persons a report gives: where they stand, what each is said to be, and which are one person.

A name is a run of words in capitals with the offices, titles and small words around it taken off. One word
alone is a name only where a longer one in the report ends with it, or where somebody of that name speaks.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from firsthand.names.places import gazetteer
from firsthand.quotations.caseless import name_at_end
from firsthand.quotations.found import Span
from firsthand.quotations.grammar import Grammar, Tag
from firsthand.reference.person_aliases import folded, given_names

# Names of more words than this are headlines.
MOST_WORDS = 5
# More names than this make a list of people; the first are kept.
MOST_NAMES = 1_500
# A word of more letters that ends in a full stop is no abbreviation.
LONGEST_SHORT = 5
# How many words before or after a name its office may begin.
OFFICE_WORDS = 8
_NOT_A_NAME = int(
    Tag.DETERMINER | Tag.PREPOSITION | Tag.HAVE | Tag.BE | Tag.MODAL | Tag.ADVERB | Tag.PRONOUN
    | Tag.OPENS_CLAUSE | Tag.SUBORDINATES | Tag.JOINS | Tag.TIME | Tag.ASKS
    | Tag.BODY | Tag.DOCUMENT | Tag.ANONYMOUS | Tag.EVENT
)  # fmt: skip
_OFFICE = int(Tag.OFFICE | Tag.TITLE)
_KINDS = int(Tag.OFFICE | Tag.BODY | Tag.DOCUMENT | Tag.ANONYMOUS)
_PARTICLES = frozenset(
    (
        "van von de der den di da del della du dos das do la le al el bin ibn ben abu y zu zur af av ter ten"
    ).split()
)
_GERMAN_PARTICLES = frozenset("von van zu de al bin ibn abu".split())
WORD = re.compile(r"[^\W\d_]+(?:[-'’·.][^\W\d_]+)*\.?")
# Words in capitals and particles alone: what stands between them parts names as any other word does.
_CAPITALS = "".join(letter for letter in map(chr, range(0x10000)) if letter.isupper())
_REST = r"[^\W\d_]*(?:[-'’·.][^\W\d_]+)*\.?"
_ALONE = r"(?<![^\W\d_])(?<![^\W\d_][-'’·.])"
_NAMED, _NAMED_GERMAN = (
    re.compile(rf"{_ALONE}(?:[{_CAPITALS}]{_REST}|(?:{'|'.join(sorted(small))})(?=[ \u00a0]))")
    for small in (_PARTICLES, _GERMAN_PARTICLES)
)
_CAPITAL_NEXT = re.compile(r"[ \u00a0][^\W\d_a-zà-öø-ÿа-я]")
_GAP = re.compile(r"[ \u00a0]{1,2}")
# Endings that cases put behind a name in Slavic languages, the longest first.
_CASE_ENDING = re.compile(
    r"(?:ому|его|ого|ыми|ами|ой|ей|ом|ем|ым|им|ою|ів|ові|еві|ом|ою|а|я|у|ю|е|и|і|ы|о|й|ь"
    r"|owi|iem|ego|emu|ovi|ové|ovou|ého|ému|em|ej|ą|ę|ou|é|á|a|u|y|i|e)\Z"
)
_SHORTEST_FAMILY = 3
_PATRONYMIC = re.compile(r"(?:вич|вича|вичу|вичем|вна|вны|вне|вной|йович|івна)\Z")


@dataclass(frozen=True, slots=True)
class Name:
    """A name at `start` to `end`; `words` are its words in lower case, the family name last."""

    start: int
    end: int
    words: tuple[str, ...]


class People:
    """The names in one report."""

    def __init__(self, text: str, sentences: Sequence[Span], grammar: Grammar) -> None:
        self.text = text
        self.grammar = grammar
        self._sentences = sentences
        self._places = gazetteer(grammar.book.language)
        # What each is said to be beside his name, as far as it has been asked.
        self.offices: dict[Name, Span | None] = {}
        self._called: dict[str, Name] = {}
        self._fullest: dict[tuple[str, ...], tuple[Name | None, bool]] = {}

    def _caseless(self, run: Sequence[tuple[str, int, int]]) -> Name:
        """A name where the script has no capitals; its last word alone means the same from then on."""
        name = Name(run[0][1], run[-1][2], tuple(low for low, _, _ in run))
        self._called.setdefault(self.text[run[-1][1] : run[-1][2]], name)
        return name

    @cached_property
    def full(self) -> list[Name]:
        """Every name of two words or more, in order of place."""
        found: list[Name] = []
        for start, end in self._sentences:
            for name in self._runs(start, end):
                if len(name.words) > 1:
                    found.append(name)
            if len(found) >= MOST_NAMES:
                break
        return found[:MOST_NAMES]

    @cached_property
    def _by_family(self) -> dict[str, list[Name]]:
        found: dict[str, list[Name]] = {}
        for name in self.full:
            found.setdefault(self.family(name), []).append(name)
        return found

    def family(self, name: Name) -> str:
        """The family name without its ending, so that its cases meet: Ракитиной, Ракитина."""
        return self._family(name.words[-1])

    def _family(self, word: str) -> str:
        if self.grammar.book.cases is None:
            return word
        bare = _CASE_ENDING.sub("", word)
        return bare if len(bare) >= _SHORTEST_FAMILY else word

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start for name in self.full]

    def in_phrase(self, start: int, end: int) -> Name | None:
        """The name within a phrase.

        What stands right before an office is none ("South Korean President"); behind one a name of several
        words comes first, then one of one; with no office the longest.
        """
        if self.grammar.book.caseless:
            run = name_at_end(self.text, start, end, self.grammar)
            return self._caseless(run) if run else self._called.get(self.text[start:end])
        behind: list[Name] = []
        others: list[Name] = []
        for name in self._runs(start, end):
            following = WORD.match(self.text, name.end + 1)
            if (
                following
                and not self.grammar.book.family_first
                and following.end() <= end
                and self.is_office(following[0])
                and _gap(self.text, name, following)
            ):
                continue
            before = WORD.findall(self.text[start : name.start])[-OFFICE_WORDS:]
            last = max((at for at, word in enumerate(before) if self.is_office(word)), default=None)
            office = last is not None
            if last is not None and len(name.words) == 1:
                # "security analyst with Lumo": what the office is at, not who holds it
                apart = int(Tag.PREPOSITION | Tag.DETERMINER)
                if any(self.tags(word) & apart for word in before[last + 1 :]):
                    continue
            known = (
                len(name.words) > 1 or self.family(name) in self._by_family or self._alone(name, start, end)
            )
            if office:
                behind.append(name)
            elif known:
                others.append(name)
        for names in (behind, others):
            if names:
                return max(names, key=lambda name: (len(name.words) > 1, -name.start))
        return None

    def fullest(self, name: Name) -> tuple[Name, bool]:
        """The longest form of a name in the report, and whether no other person shares its family name."""
        known = self._fullest.get(name.words)
        if known is None:
            known = self._fullest[name.words] = self._find_fullest(name.words)
        longest, unique = known
        return (longest or name, True) if unique else (name, False)

    def _find_fullest(self, words: tuple[str, ...]) -> tuple[Name | None, bool]:
        bearers: dict[tuple[str, ...], Name] = {}
        for other in self._by_family.get(self._family(words[-1]), []):
            if other.words not in bearers and self._fits(words, other.words):
                bearers[other.words] = other
        if not bearers:
            return None, True
        longest = max(bearers.values(), key=lambda other: (len(other.words), -other.start))
        unique = all(
            self._fits(other, longest.words) or self._fits(longest.words, other) for other in bearers
        )
        return longest, unique

    def between(self, start: int, end: int) -> list[Name]:
        """The names of several words between two places, and family names alone of persons named in full."""
        if self.grammar.book.caseless:
            return []
        found = list(self.full[bisect_left(self._starts, start) : bisect_left(self._starts, end)])
        known = self._by_family
        covered = [(name.start, name.end) for name in found]
        for match in self._may_be_named.finditer(self.text, start, end):
            low = _bare(match[0])
            if (
                match[0][0].isupper()
                and self._family(low) in known
                and not any(a <= match.start() < b for a, b in covered)
            ):
                found.append(Name(match.start(), match.start() + len(low), (low,)))
        return sorted(found, key=lambda name: name.start)

    def is_office(self, word: str) -> bool:
        """Whether a word says what a person is; in a language of compounds its end may."""
        return bool(self.kinds(word) & int(Tag.OFFICE))

    def kinds(self, word: str) -> int:
        """Whether a word is an office, a body, a document or people without names; 0 for any other."""
        low = _bare(word)
        found = self.grammar.listed(low) & _KINDS
        if not found and self.grammar.book.capital_nouns:
            return self.grammar.compound(low)
        return found

    def tags(self, word: str) -> int:
        """What a word may be."""
        return self.grammar.listed(_bare(word))

    def _runs(self, start: int, end: int) -> Iterator[Name]:
        """The runs of words in capitals that may be names, offices and small words taken off."""
        run: list[re.Match[str]] = []
        for match in self._may_be_named.finditer(self.text, start, end):
            joined = bool(run) and _GAP.fullmatch(self.text, run[-1].end(), match.start()) is not None
            if match[0][0].isupper() and not self._no_name(match, not run or not joined, start):
                if run and not joined:
                    yield from self._name(run)
                    run = []
                run.append(match)
            elif run and joined and match[0] in self._particles and len(run) < MOST_WORDS:
                run.append(match)
            elif run:
                yield from self._name(run)
                run = []
        yield from self._name(run)

    @property
    def _may_be_named(self) -> re.Pattern[str]:
        return _NAMED_GERMAN if self.grammar.book.capital_nouns else _NAMED

    @cached_property
    def _particles(self) -> frozenset[str]:
        """Small words within a name; where every noun has a capital "der" joins nouns and no names."""
        return _GERMAN_PARTICLES if self.grammar.book.capital_nouns else _PARTICLES

    def _no_name(self, match: re.Match[str], first: bool, start: int) -> bool:
        tags = self.tags(match[0])
        if _bare(match[0]) in self.grammar.book.may_be_names and _CAPITAL_NEXT.match(self.text, match.end()):
            return False
        if self.grammar.book.titles_stand:
            # syllables of names are words: "Hồ Minh Rạng"
            return bool(tags & int(Tag.TITLE)) or (first and bool(tags & (_NOT_A_NAME | _OFFICE)))
        if tags & (_NOT_A_NAME | _OFFICE) or self.is_office(match[0]):
            # "May" and "Will" are words and names: within a run they are names.
            return (
                first
                or bool(tags & (_OFFICE | int(Tag.BODY | Tag.DOCUMENT | Tag.TIME)))
                or self.is_office(match[0])
            )
        return bool(tags & int(Tag.VERB)) and first and match.start() == start

    def _name(self, run: list[re.Match[str]]) -> Iterator[Name]:
        while run and run[-1][0] in _PARTICLES:
            run = run[:-1]
        while run and run[0][0] in _PARTICLES:
            run = run[1:]
        if len(run) > 3 and run[-2][0] == "van" and self.grammar.book.plain:
            # "minister Ruud Delving van Verkeer", and not "Jan van Dijk"
            ahead = self.text[max(0, run[0].start() - 30) : run[0].start()].split()[-1:]
            if ahead and self.is_office(ahead[0]):
                run = run[:-2]
        if not run or len(run) > MOST_WORDS:
            return
        if len(run) > 2 and self.grammar.book.cases and not _PATRONYMIC.search(run[-2][0].lower()):
            # "мэра Тихоборска Игоря Лабутина": the place before a name runs into it
            run = run[-2:]
        if len(run) > 2 and self.grammar.book.capital_nouns:
            run = self._from_given(run)
        if len(run) > 2 and self._is_place((_bare(run[-1][0]),)):
            # "Shigeru Holm Washington": the place is not part of the name
            run = run[:-1]
        end = run[-1].end()
        if self.text[end - 1] == ".":
            end -= 1
        for genitive in ("'s", "’s", "'", "’"):
            if self.text[run[-1].start() : end].endswith(genitive):
                end -= len(genitive)
                break
        words = tuple(_bare(match[0]) for match in run)
        if self.grammar.book.family_first:
            words = (*words[1:], words[0])
        if len(self.text[run[0].start() : end]) < 2 or self._is_place(words):
            return
        yield Name(run[0].start(), end, words)

    def _from_given(self, run: list[re.Match[str]]) -> list[re.Match[str]]:
        """The run from its given name on: nouns with capitals run into it ("Hafenmeister Tomas Berg")."""
        given = given_names()
        at = next((k for k, word in enumerate(run[:-1]) if folded(word[0].lower()) in given), None)
        if at is not None:
            return run[at:]
        return run[-2:] if len(run) > 3 and not any(word[0] in self._particles for word in run) else run

    def _is_place(self, words: tuple[str, ...]) -> bool:
        if self._places is None:
            return False
        if len(words) == 1:
            return self._places.place(words[0]) is not None
        return any(rest[0] == words[1:] or rest[0] == words for rest in self._places.openings(words[0]))

    def _alone(self, name: Name, start: int, end: int) -> bool:
        """Whether one word is a name by itself: all of the phrase, or behind an office or a title."""
        before = self.text[start : name.start].split()
        articled = self.grammar.book.articled_names and len(before) == 1
        if not before or (articled and self.tags(before[0]) & int(Tag.DETERMINER)):
            return name.end >= end or self.text[name.end : end].strip()[:1] in ("(", ",")
        return self.is_office(before[-1]) or bool(self.tags(before[-1]) & int(Tag.TITLE))

    def same(self, one: Name, other: Name) -> bool:
        """Whether two names may be one person's: one family name, and no given name against another."""
        return self._fits(one.words, other.words) or self._fits(other.words, one.words)

    def _fits(self, short: tuple[str, ...], long: tuple[str, ...]) -> bool:
        """Whether all words of one name stand in another of the same family name, initials as initials."""
        if self._family(short[-1]) != self._family(long[-1]):
            return False
        rest = [self._family(word) for word in long[:-1]]
        for word in short[:-1]:
            own = self._family(word)
            initial = len(word.rstrip(".")) == 1
            match = next((o for o in rest if o == own or (initial and o[0] == word[0])), None)
            if match is None:
                return False
            rest.remove(match)
        return True


def _gap(text: str, name: Name, following: re.Match[str]) -> bool:
    return not text[name.end : following.start()].strip(" \u00a0")


@lru_cache(maxsize=50_000)
def _bare(word: str) -> str:
    """A word in lower case without genitive or full stop."""
    low = word.lower().rstrip(".")
    for ending in ("'s", "’s", "'", "’"):
        if low.endswith(ending):
            return low[: -len(ending)]
    return low
