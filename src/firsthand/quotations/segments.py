"""A sentence as its words and marks stand: segments between marks, brackets, finite verbs."""

from functools import cached_property, reduce
from operator import or_

from firsthand.quotations.bits import (
    AUXILIARY,
    CAPITAL,
    CLITIC,
    DETERMINER,
    MARK,
    NOBODY,
    NOUNS,
    NUMBER,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SMALL,
    TITLE,
    VERB,
)  # fmt: skip
from firsthand.quotations.grammar import Grammar, Tag
from firsthand.quotations.words import Word

# What stands in brackets after a name is not longer: "(FDP)", "(48)".
LONGEST_BRACKET = 12
_BOUNDS = frozenset(',;:()[]–—?!"“”„«»…|•')
_SENTENCE_ENDS = frozenset(".!?…")
Range = tuple[int, int]


class Segments:
    """The words of one unit, with what their marks and forms tell."""

    def __init__(self, words: list[Word], grammar: Grammar) -> None:
        self.words = words
        self.grammar = grammar
        self.count = len(words)
        # The words alone, and what any of them may be: what is in neither need not be sought one by one.
        self.lows = tuple([word.low for word in words])
        tags = [word.tags for word in words]
        self.any_tags = reduce(or_, tags, 0)
        self.bound = [low in _BOUNDS and tag & MARK != 0 for low, tag in zip(self.lows, tags, strict=True)]
        for at in [at for at, bound in enumerate(self.bound) if bound and words[at].low == ":"]:
            # "10:05", "3:1"
            if 0 < at < self.count - 1 and words[at - 1].end == words[at].start == words[at + 1].start - 1:
                self.bound[at] = False
        self.end = self.count
        while self.end and words[self.end - 1].low in _SENTENCE_ENDS:
            self.end -= 1

    @cached_property
    def titled(self) -> bool:
        """Whether most words have a capital, as in a headline."""
        plain = [w for w in self.words if not w.tags & (SMALL | QUOTED | NUMBER)]
        return 5 * sum(bool(w.tags & CAPITAL) for w in plain) >= 4 * len(plain)

    def is_mark(self, at: int, marks: str) -> bool:
        """Whether one of these marks stands there."""
        return 0 <= at < self.count and self.words[at].low in marks and bool(self.words[at].tags & MARK)

    def follow(self, at: int, words: tuple[str, ...]) -> bool:
        """Whether these words stand there, the first of them at `at`."""
        return at + len(words) <= self.end and self.lows[at : at + len(words)] == words

    def is_somebody(self, phrase: Range) -> bool:
        """Whether a phrase is known to name who can speak: a name, an office, a body, a pronoun."""
        first, last = phrase
        for at in range(first, last):
            tags = self.words[at].tags
            if at > first and tags & PREPOSITION:
                return False
            if tags & (NOUNS | TITLE | PRONOUN) and not tags & NOBODY:
                return True
            if tags & CAPITAL and not tags & (SMALL & ~MARK):
                # at the start of a sentence every word has a capital
                if at > 0 or last == first + 1 or self.tags(at + 1) & CAPITAL:
                    return True
                if self.grammar.book.participles and self.tags(at + 1) & (MARK | PREPOSITION):
                    # "Dahl, 41,", "Democrats in Orlova"
                    return True
        return False

    def tags(self, at: int) -> int:
        """What the word there may be; 0 outside the unit."""
        return self.words[at].tags if 0 <= at < self.count else 0

    def low(self, at: int) -> str:
        """The word there in lower case; "" outside the unit."""
        return self.words[at].low if 0 <= at < self.count else ""

    def segment(self, at: int) -> Range:
        """From the mark before a word to the mark after it, both left out."""
        first = at
        while first > 0 and not self.bound[first - 1]:
            first -= 1
        last = at
        while last < self.end and not self.bound[last]:
            last += 1
        return first, last

    def clause_start(self, at: int) -> int:
        """Where the words before a place begin, brackets passed over: "Lindt (FDP) hat gesagt"."""
        first, _ = self.segment(at)
        while self.is_mark(first - 1, ")"):
            back = first - 2
            while back > 0 and first - back < LONGEST_BRACKET and not self.is_mark(back, "()"):
                back -= 1
            if back < 1 or not self.is_mark(back, "("):
                break
            first, _ = self.segment(back - 1)
        return first

    def beyond_bracket(self, at: int) -> int:
        """The word after a short bracket that opens there, 0 where none does: "(FDP)"."""
        if self.is_mark(at, "("):
            for close in range(at + 1, min(at + LONGEST_BRACKET, self.end)):
                if self.is_mark(close, ")"):
                    return close + 1
        return 0

    def finite_in(self, first: int, last: int) -> bool:
        """Whether a finite verb stands between, as far as the lists know."""
        return any(self.is_finite(at) for at in range(first, min(last, self.end)))

    def is_finite(self, at: int) -> bool:
        word = self.words[at]
        if word.tags & (MARK | QUOTED):
            return False
        if word.tags & CAPITAL and at > 0 and self.grammar.book.participles and not self.titled:
            # a name, where not every word has a capital: "the Ways and Means Committee"
            return False
        if word.tags & (AUXILIARY | int(Tag.SUBJUNCTIVE)):
            return not (self.grammar.svo and word.tags & int(Tag.INFINITIVE))
        if self.grammar.book.capital_nouns and word.tags & CAPITAL:
            return False
        if word.tags & VERB and any(form.finite for form in self.grammar.book.verbs[word.low]):
            return not self.grammar.gerund.match(word.low) and not self.after_determiner(at)
        if at > 0 and self.grammar.book.clitics:
            before = self.tags(at - 1)
            if word.tags & (CAPITAL | NOUNS) or (before & PREPOSITION and not before & (AUXILIARY | CLITIC)):
                # a name or a noun that ends as a verb does: "Lledó", "della cooperativa"
                return False
        return self.grammar.is_finite(word.low)

    def after_determiner(self, at: int) -> bool:
        """Whether the word follows an article or a possessive: it is then a noun."""
        before = self.tags(at - 1)
        if self.grammar.book.titles_stand and before & CAPITAL and at > 1:
            # "thứ Hai nói": a number within a name of a day
            return False
        if before & DETERMINER and not before & (PRONOUN | int(Tag.RELATIVE)):
            return True
        return at > 0 and self.words[at - 1].low.endswith(("'s", "’s", "s’")) and not before & MARK

    def closes_abbreviation(self, at: int) -> bool:
        """Whether a full stop there is that of a short word in capitals: "the F.B.I.", "R-Fla."."""
        if not self.grammar.book.participles or self.words[at].low != "." or at < 1:
            return False
        word = self.words[at - 1]
        return bool(word.tags & CAPITAL) and word.end == self.words[at].start and self._length(at - 1) <= 6

    def bracket(self, at: int) -> int:
        """The first word of the bracket that a word stands in; 0 where it stands in none."""
        for back in range(at - 1, -1, -1):
            if self.is_mark(back, ")"):
                return 0
            if self.is_mark(back, "("):
                return back + 1
        return 0

    def _opening(self, at: int) -> int:
        """Where the bracket opens that closes at a word; 0 where it is far off."""
        for back in range(at - 1, max(at - 9, 0), -1):
            if self.is_mark(back, "("):
                return back
        return 0

    def _length(self, at: int) -> int:
        return self.words[at].end - self.words[at].start
