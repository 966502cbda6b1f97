"""A sentence as its words stand: segments between marks, noun phrases before and after a place.

There is no parser here. A speaker is a run of words that may belong to a noun phrase, read from the verb
outwards until a word that cannot; where the words leave it open, there is none.
"""

from firsthand.quotations.bits import (
    ADVERB,
    ATTACHES,
    ATTACHES_BEFORE,
    AUXILIARY,
    CAPITAL,
    DETERMINER,
    INFINITIVE,
    JOINS,
    MARK,
    NAMES,
    NOT_IN_PHRASE,
    NOUNS,
    NUMBER,
    OFFICE,
    OPENS,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SMALL,
    SUBORDINATES,
    TIME,
    TITLE,
    VERB,
)  # fmt: skip
from firsthand.quotations.grammar import Tag
from firsthand.quotations.segments import Range, Segments

# A noun phrase of more words than this is a clause misread.
LONGEST_PHRASE = 24


class Reading(Segments):
    """The words of one unit, with the questions that finding a quotation asks of them."""

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
                if not (self.tags(at - 1) & ATTACHES_BEFORE and self._nominal(at - 2)) and (
                    (not (self.tags(at - 1) & DETERMINER or self._coordinated(at - 1, at)))
                    and not (self.grammar.book.capital_nouns and self._genitive(at))
                ):
                    break
            elif tags & JOINS:
                if first == end or not self._coordinated(at, at + 1):
                    break
            elif tags & PREPOSITION:
                if first == end or not (tags & ATTACHES_BEFORE and self._nominal(at - 1)):
                    break
            elif self._breaks(at, first == end) or (tags & TIME and self._is_date_before(at, first, end)):
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
                and not self.tags(at + 1) & NAMES
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
        """The phrase and what follows it between commas as a second name: ", mayor of Orlova,"."""
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
            elif (tags & ADVERB and not tags & (CAPITAL | DETERMINER | PRONOUN)) or self._floats(end - 1):
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
        if tags & NOT_IN_PHRASE:
            return not (first and tags & int(Tag.RELATIVE) and not tags & int(Tag.SUBORDINATES))
        if tags & CAPITAL and at > 0:
            return False
        if tags & NOUNS:
            return False
        if tags & VERB and not self.grammar.book.capital_nouns:
            return not self.after_determiner(at) and not (
                (self.tags(at - 1) & PREPOSITION and not self._is_auxiliary(at - 1))
                or self._noun_like_verb(at)
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
            and not before & (SMALL | VERB | CAPITAL | PRONOUN)
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
        if word.tags & (SMALL | PRONOUN) or self.grammar.book.capital_nouns:
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
        return not tags & SMALL

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

    def _is_name_in_marks(self, at: int) -> bool:
        """Whether words in marks may be part of a name ("the newspaper “Utro”") and are no utterance."""
        if self.grammar.book.adjuncts:
            return False
        return self._length(at) <= 60 and self.words[at].low == "“”"

    def main_subject(self, stop: int) -> Range | None:
        """The subject of the sentence: the phrase before its first finite verb, before `stop`."""
        for at in range(1, min(stop, self.end)):
            if self.is_finite(at) and not self.tags(at - 1) & (RELATIVE | AUXILIARY):
                first, last = self.segment(at)
                if self.tags(first) & SUBORDINATES and self.is_mark(last, ",") and last < stop:
                    continue
                phrase = self.before(at)
                if phrase and not (phrase[0] and self.tags(phrase[0] - 1) & PREPOSITION):
                    return phrase
        return None

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
