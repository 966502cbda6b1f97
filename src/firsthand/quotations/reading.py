"""A sentence as its words stand: segments between marks, noun phrases before and after a place.

There is no parser here. A speaker is a run of words that may belong to a noun phrase, read from the verb
outwards until a word that cannot; where the words leave it open, there is none.
"""

from functools import cached_property

from firsthand.quotations.grammar import Grammar, Tag
from firsthand.quotations.words import Word

# A noun phrase of more words than this is a clause misread.
LONGEST_PHRASE = 24
# An inserted clause ("the mayor, who had come from Orlova, said") is not longer.
LONGEST_INSERTION = 30
# What stands in brackets after a name is not longer: "(FDP)", "(48)".
LONGEST_BRACKET = 12
_BOUNDS = frozenset(',;:()[]–—?!"“”„«»…|•')
_SENTENCE_ENDS = frozenset(".!?…")

Range = tuple[int, int]
_NOT_IN_PHRASE = int(
    Tag.RELATIVE
    | Tag.OPENS_CLAUSE
    | Tag.SUBORDINATES
    | Tag.HAVE
    | Tag.BE
    | Tag.MODAL
    | Tag.ASKS
    | Tag.INFINITIVE
)
_SMALL = int(
    Tag.DETERMINER | Tag.PREPOSITION | Tag.JOINS | Tag.ADVERB | Tag.HAVE | Tag.BE | Tag.MODAL | Tag.SUBORDINATES
    | Tag.MARK | Tag.OPENS_CLAUSE | Tag.RELATIVE
)  # fmt: skip
DETERMINER, PREPOSITION, ATTACHES = int(Tag.DETERMINER), int(Tag.PREPOSITION), int(Tag.ATTACHES)
PRONOUN, MARK, QUOTED, CAPITAL = int(Tag.PRONOUN), int(Tag.MARK), int(Tag.QUOTED), int(Tag.CAPITAL)
JOINS, ADVERB, TIME, VERB = int(Tag.JOINS), int(Tag.ADVERB), int(Tag.TIME), int(Tag.VERB)
NUMBER, TITLE, OFFICE = int(Tag.NUMBER), int(Tag.TITLE), int(Tag.OFFICE)
ATTACHES_BEFORE, NOBODY = int(Tag.ATTACHES | Tag.ATTACHES_BEFORE), int(Tag.NOBODY)
_NAMES = int(Tag.DETERMINER | Tag.CAPITAL | Tag.PRONOUN | Tag.NUMBER | Tag.QUOTED)
INFINITIVE = int(Tag.INFINITIVE)
NOUNS = int(Tag.BODY | Tag.DOCUMENT | Tag.ANONYMOUS | Tag.OFFICE)
RELATIVE, OPENS, SUBORDINATES = int(Tag.RELATIVE), int(Tag.OPENS_CLAUSE), int(Tag.SUBORDINATES)
AUXILIARY = int(Tag.HAVE | Tag.BE | Tag.MODAL)
CLITIC = int(Tag.CLITIC)


class Reading:
    """The words of one unit, with the questions that finding a quotation asks of them."""

    def __init__(self, words: list[Word], grammar: Grammar) -> None:
        self.words = words
        self.grammar = grammar
        self.count = len(words)
        self.bound = [bool(w.tags & MARK) and w.low in _BOUNDS for w in words]
        for at in range(1, self.count - 1):
            # "10:05", "3:1"
            if words[at].low == ":" and words[at - 1].end == words[at].start == words[at + 1].start - 1:
                self.bound[at] = False
        self.end = self.count
        while self.end and words[self.end - 1].low in _SENTENCE_ENDS:
            self.end -= 1

    @cached_property
    def titled(self) -> bool:
        """Whether most words have a capital, as in a headline."""
        plain = [w for w in self.words if not w.tags & (_SMALL | QUOTED | NUMBER)]
        return 5 * sum(bool(w.tags & CAPITAL) for w in plain) >= 4 * len(plain)

    def is_mark(self, at: int, marks: str) -> bool:
        """Whether one of these marks stands there."""
        return 0 <= at < self.count and self.words[at].low in marks and bool(self.words[at].tags & MARK)

    def follow(self, at: int, words: tuple[str, ...]) -> bool:
        """Whether these words stand there, the first of them at `at`."""
        if at + len(words) > self.end:
            return False
        return all(self.words[at + k].low == word for k, word in enumerate(words))

    def is_somebody(self, phrase: Range) -> bool:
        """Whether a phrase is known to name who can speak: a name, an office, a body, a pronoun."""
        first, last = phrase
        for at in range(first, last):
            tags = self.words[at].tags
            if at > first and tags & PREPOSITION:
                return False
            if tags & (NOUNS | TITLE | PRONOUN) and not tags & NOBODY:
                return True
            if tags & CAPITAL and not tags & (_SMALL & ~MARK):
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

    # -- noun phrases -------------------------------------------------------------------------------------

    def before(self, end: int) -> Range | None:
        """The noun phrase that ends right before a word, adverbs and times between them left out."""
        end = self._without_adverbials(end)
        first = end
        at = end - 1
        if self.is_mark(at, ")") and (opened := self._opening(at)):
            # "Lindt (Greens) said"
            inner = self.before(opened)
            return (inner[0], end) if inner else None
        while at >= 0 and end - at <= LONGEST_PHRASE:
            tags = self.words[at].tags
            if tags & QUOTED:
                if not self._is_name_in_marks(at) or not self._nominal(at - 1):
                    break
                first = at
            elif tags & MARK:
                if first == end and self.closes_abbreviation(at):
                    at -= 1
                    first = at
                elif not self._inner_mark(at) or first == end:
                    break
            elif tags & PRONOUN and not tags & DETERMINER:
                if first == end:
                    return (at, end)
                break
            elif tags & DETERMINER and tags & OPENS and not self.grammar.v2:
                break
            elif tags & DETERMINER and not (tags & ATTACHES and first < end and self._nominal(at - 1)):
                if first == end and not tags & PRONOUN and not tags & int(Tag.RELATIVE):
                    break
                first = at
                if not (self.tags(at - 1) & ATTACHES_BEFORE and self._nominal(at - 2)):
                    if not (self.tags(at - 1) & DETERMINER or self._coordinated(at - 1, at)):
                        if not (self.grammar.book.capital_nouns and self._genitive(at)):
                            break
            elif tags & JOINS:
                if first == end or not self._coordinated(at, at + 1):
                    break
            elif tags & PREPOSITION:
                if first == end or not (tags & ATTACHES_BEFORE and self._nominal(at - 1)):
                    break
            elif self._breaks(at, first == end):
                break
            elif tags & TIME and self._is_date_before(at, first, end):
                break
            else:
                first = at
            at -= 1
        return self._trimmed(first, end)

    def after(self, start: int, stop: int | None = None) -> Range | None:
        """The noun phrase that begins at a word."""
        stop = self.end if stop is None else min(stop, self.end)
        at = start
        last = start
        noun = False
        while at < stop and at - start < LONGEST_PHRASE:
            tags = self.words[at].tags
            if tags & QUOTED:
                if not self._is_name_in_marks(at) or not (noun or self._names_outlet(at, start)):
                    break
                noun = True
                last = at + 1
            elif tags & MARK:
                if not self._inner_mark(at) or at == start:
                    break
            elif tags & PRONOUN and not tags & DETERMINER:
                return (start, at + 1) if at == start else self._trimmed(start, last)
            elif tags & DETERMINER and not (noun and tags & ATTACHES and not self.grammar.v2):
                if noun and not self.grammar.book.capital_nouns and not self.tags(at - 1) & ATTACHES:
                    # "told Face the Nation"
                    named = (tags & CAPITAL and self.grammar.book.clitics) or self.tags(at - 1) & CAPITAL
                    if not (named and self.tags(at + 1) & CAPITAL):
                        break
                # "Lindt und die Bürgermeisterin [sagten]": a verb must close what "und" joins to it
                joined = stop < self.end and self._coordinated(at - 1, at)
                if noun and self.grammar.book.capital_nouns and not joined and not self._genitive(at):
                    break
            elif tags & JOINS:
                if not noun or not self._coordinated(at, at + 1):
                    break
            elif (
                tags & PREPOSITION
                and tags & INFINITIVE
                and self.grammar.svo
                and not self.tags(at + 1) & _NAMES
                and not self._noun_follows(at)
            ):
                break
            elif tags & PREPOSITION:
                if not (noun and tags & ATTACHES and self._begins_phrase(at + 1)):
                    break
                if self.tags(at + 1) & TIME or self.tags(at + 2) & TIME:
                    break
            elif (tags & (ADVERB | TIME) and not tags & CAPITAL | (tags & TIME)) or self._breaks(
                at, not noun
            ):
                break
            elif self.grammar.book.capital_nouns and noun and not tags & (CAPITAL | NUMBER | TITLE):
                if not self._adjective_before_noun(at) or self.tags(at - 1) & CAPITAL:
                    break
            else:
                noun = noun or self._is_noun(at)
                last = at + 1
            at += 1
        return self._trimmed(start, last) if noun else None

    def with_apposition(self, phrase: Range, stop: int | None = None) -> Range:
        """The phrase and what follows it between commas as a second name for the same: ", mayor of Orlova,"."""
        stop = self.end if stop is None else stop
        first, last = phrase
        if not self.is_mark(last, ","):
            if self.is_mark(last, "("):
                for at in range(last + 1, min(last + 8, self.end)):
                    if self.is_mark(at, ")"):
                        return first, at + 1
            return phrase
        opening = self.tags(last + 1)
        if not opening & (DETERMINER | CAPITAL | OFFICE | TITLE) or opening & (MARK | QUOTED):
            return phrase
        inner = self.after(last + 1, stop)
        if inner is None or inner[0] != last + 1:
            return phrase
        after = inner[1]
        if after >= self.end or self.bound[after]:
            return first, after
        return phrase

    def with_brackets(self, phrase: Range) -> Range:
        """The phrase with what stands in brackets right after it: "Lindt (FDP)"."""
        first, last = phrase
        if self.is_mark(last, "("):
            for at in range(last + 1, min(last + 8, self.end)):
                if self.is_mark(at, ")"):
                    return first, at + 1
        return phrase

    def without_outlet(self, phrase: Range) -> Range:
        """The phrase up to an outlet that was spoken to: "sagte [Lindt] der „Küstenpost“"."""
        first, last = phrase
        for at in range(first + 1, last):
            if self.words[at].low in ("der", "dem") and not self.tags(at - 1) & (NOUNS | DETERMINER):
                outlet = any(
                    self.tags(k) & QUOTED or self.words[k].low.endswith(self.grammar.book.outlets)
                    for k in range(at + 1, last)
                )
                if outlet:
                    return first, at
        return phrase

    def _without_adverbials(self, end: int) -> int:
        """Where the words before adverbs and times end: "the mayor on Tuesday" for "… on Tuesday [said]"."""
        while end > 0:
            tags = self.words[end - 1].tags
            if tags & TIME and not (tags & DETERMINER):
                end -= 1
                while end > 0 and (
                    self.tags(end - 1) & (TIME | NUMBER)
                    or (self.tags(end - 1) & (PREPOSITION | DETERMINER) and self.tags(end) & TIME)
                ):
                    end -= 1
            elif tags & ADVERB and not tags & (CAPITAL | DETERMINER | PRONOUN):
                end -= 1
            elif self._floats(end - 1):
                end -= 1
            else:
                break
        return end

    def _floats(self, at: int) -> bool:
        """Whether a word there counts the subject before it: "Lindt and Berg [both] said"."""
        if self.words[at].low not in self.grammar.book.floats or at < 1:
            return False
        before = self.tags(at - 1)
        return self._nominal(at - 1) or bool(before & PRONOUN and not before & OPENS)

    def _breaks(self, at: int, first: bool) -> bool:
        """Whether a plain word cannot stand inside a noun phrase."""
        word = self.words[at]
        tags = word.tags
        if tags & _NOT_IN_PHRASE:
            return not (first and tags & int(Tag.RELATIVE) and not tags & int(Tag.SUBORDINATES))
        if tags & CAPITAL and at > 0:
            return False
        if tags & NOUNS:
            return False
        if tags & VERB and not self.grammar.book.capital_nouns:
            return not self.after_determiner(at) and not (
                self.tags(at - 1) & PREPOSITION and not self._is_auxiliary(at - 1) or self._noun_like_verb(at)
            )
        if self.grammar.book.capital_nouns and not tags & (CAPITAL | NUMBER):
            if tags & VERB or self.grammar.is_finite(word.low):
                return True
            return tags & ADVERB != 0 or not self._adjective_before_noun(at)
        if tags & (ADVERB | TIME):
            return True
        return not tags & CAPITAL and self.grammar.is_finite(word.low) and not self.after_determiner(at)

    def _is_auxiliary(self, at: int) -> bool:
        """Whether a word that is also a preposition may be an auxiliary: Romanian "a spus"."""
        return bool(self.tags(at) & AUXILIARY and self.grammar.book.clitics)

    def _noun_like_verb(self, at: int) -> bool:
        """Whether a form that may be a verb stands among adjectives and nouns: "the new report said"."""
        before = self.tags(at - 1)
        return (
            at > 1
            and not self.grammar.v2
            and not before & (_SMALL | VERB | CAPITAL | PRONOUN)
            and bool(self.tags(at - 2) & DETERMINER)
        )

    def _adjective_before_noun(self, at: int) -> bool:
        """Whether a word in lower case leads up to a noun in capitals, where nouns have them."""
        if self.words[at].low in ("und", "sowie") or self.words[at].low.isdigit():
            return True
        if self.tags(at) & (VERB | ADVERB) and not self.words[at].low.endswith(("e", "en", "er", "es", "em")):
            return False
        ahead = at + 1
        while ahead < self.end and ahead - at <= 3:
            tags = self.tags(ahead)
            if tags & (CAPITAL | QUOTED):
                return self.words[at].low.endswith(("e", "en", "er", "es", "em", "a", "ige", "igen")) or (
                    self.words[at].low[:1].isdigit()
                )
            if tags & (MARK | DETERMINER | PREPOSITION | VERB) or self.is_finite(ahead):
                return False
            ahead += 1
        return False

    def _genitive(self, at: int) -> bool:
        return self.words[at].low in (
            "der",
            "des",
            "eines",
            "einer",
            "dieser",
            "dieses",
            "seiner",
            "ihrer",
        ) and (self._nominal(at - 1))

    def _coordinated(self, at: int, after: int) -> bool:
        """Whether "and" there joins two names or two phrases of one build."""
        if not self.tags(at) & JOINS or at < 1 or after >= self.count:
            return False
        left, right = self.tags(at - 1), self.tags(after)
        if left & (MARK | VERB) and not left & (CAPITAL | NOUNS):
            return False
        if right & PRONOUN and not right & DETERMINER:
            return False
        return bool(left & CAPITAL and right & CAPITAL) or bool(
            (self.grammar.book.capital_nouns or self.grammar.book.articled_names)
            and left & CAPITAL
            and right & DETERMINER
        )

    def _begins_phrase(self, at: int) -> bool:
        tags = self.tags(at)
        return (bool(tags) and not tags & (MARK | PREPOSITION | int(Tag.SUBORDINATES))) or (
            at < self.end and not tags
        )

    def _nominal(self, at: int) -> bool:
        """Whether the word there may end a noun phrase."""
        if at < 0:
            return False
        word = self.words[at]
        if word.tags & (CAPITAL | QUOTED | NOUNS):
            return True
        if word.tags & (_SMALL | PRONOUN) or self.grammar.book.capital_nouns:
            return False
        return not word.tags & VERB or self.after_determiner(at)

    def _names_outlet(self, at: int, start: int) -> bool:
        """Whether marks after an article hold a name: "in der „Küstenpost“"."""
        return self.grammar.book.capital_nouns and at > start and bool(self.tags(at - 1) & DETERMINER)

    def _noun_follows(self, at: int) -> bool:
        """Whether what follows "di" is no infinitive, where those have a shape: "fonti di palazzo"."""
        if not self.grammar.book.clitics or at + 1 >= self.end or self.tags(at + 1) & ~NOUNS:
            return False
        return not self.grammar.infinitive.match(self.words[at + 1].low)

    def _is_noun(self, at: int) -> bool:
        tags = self.words[at].tags
        if self.grammar.book.capital_nouns:
            return bool(tags & (CAPITAL | NOUNS))
        return not tags & _SMALL

    def _inner_mark(self, at: int) -> bool:
        """A full stop within a name ("Mr. Lindt", "U.S. officials"), a sign that is part of one."""
        low = self.words[at].low
        if low == ".":
            return 0 < at < self.end - 1 and bool(
                self.tags(at - 1) & (TITLE | OFFICE) or self._length(at - 1) <= 4
            )
        return low in "&/'’-+@#%$€£"

    def _is_date_before(self, at: int, first: int, end: int) -> bool:
        """Whether a day stands before a name and is no part of it: "On [Friday] Lindt said"."""
        if not self.grammar.book.participles or first == end:
            return False
        return bool(self.tags(at - 1) & PREPOSITION) and not self.tags(first) & TIME

    def closes_abbreviation(self, at: int) -> bool:
        """Whether a full stop there is that of a short word in capitals: "the F.B.I.", "R-Fla."."""
        if not self.grammar.book.participles or self.words[at].low != "." or at < 1:
            return False
        word = self.words[at - 1]
        return bool(word.tags & CAPITAL) and word.end == self.words[at].start and self._length(at - 1) <= 6

    def _is_name_in_marks(self, at: int) -> bool:
        """Whether words in marks may be part of a name ("the newspaper “Utro”") and are no utterance."""
        if self.grammar.book.adjuncts:
            return False
        return self._length(at) <= 60 and self.words[at].low == "“”"

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

    def main_subject(self, stop: int) -> Range | None:
        """The subject of the sentence: the phrase before its first finite verb, which stands before `stop`."""
        for at in range(1, min(stop, self.end)):
            if self.is_finite(at) and not self.tags(at - 1) & (RELATIVE | AUXILIARY):
                first, last = self.segment(at)
                if self.tags(first) & SUBORDINATES and self.is_mark(last, ",") and last < stop:
                    continue
                phrase = self.before(at)
                if phrase and not (phrase[0] and self.tags(phrase[0] - 1) & PREPOSITION):
                    return phrase
        return None

    def _length(self, at: int) -> int:
        return self.words[at].end - self.words[at].start

    def _trimmed(self, first: int, last: int) -> Range | None:
        """The range without joining words and marks at its ends; None where nothing is left."""
        while (
            first < last
            and self.words[first].tags & (JOINS | MARK | ADVERB)
            and not (self.words[first].tags & (DETERMINER | CAPITAL) and not self.words[first].tags & JOINS)
        ):
            first += 1
        while (
            last > first
            and self.words[last - 1].tags & (MARK | JOINS | PREPOSITION | DETERMINER)
            and not (self.words[last - 1].tags & (CAPITAL | PRONOUN))
            and not ("." in self.words[last - 2].low and self.closes_abbreviation(last - 1))
        ):
            last -= 1
        return (first, last) if first < last else None
