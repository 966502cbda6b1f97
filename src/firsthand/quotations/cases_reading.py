"""Phrases of a sentence in a language whose endings tell who does what.

There are no articles and the subject stands on either side of its verb, so a phrase is read from its first
word on: adjectives, the noun, what stands in the genitive after it, names. A phrase after a preposition is
set aside; of what is left the first that may be a subject is one.
"""

from firsthand.quotations.bits import (
    ADVERB,
    CAPITAL,
    DENIES,
    DETERMINER,
    JOINS,
    MARK,
    NUMBER,
    OPENS,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    TIME,
    TITLE,
    VERB,
)  # fmt: skip
from firsthand.quotations.cases_words import AUXILIARY, NOUNS, SPEAKS, Endings
from firsthand.quotations.grammar import Tag
from firsthand.quotations.segments import Range

LONGEST_PHRASE = 16
_ENDS_PHRASE = RELATIVE | OPENS | AUXILIARY | DENIES | int(Tag.SUBORDINATES | Tag.JUST_AS)


class Inflected(Endings):
    """The words of a unit, with the phrases that their endings show."""

    # -- phrases ------------------------------------------------------------------------------------------

    def phrase(self, at: int, stop: int, of: bool = False) -> int:
        """Where the noun phrase that begins at a word ends; `of` after a preposition, which governs it."""
        stop = min(stop, self.end, at + LONGEST_PHRASE)
        start = at
        head = name = False
        while at < stop:
            word = self.words[at]
            tags = word.tags
            if tags & QUOTED:
                if head and not of and self.is_told_name(at):
                    break
                if not self.is_name(at) or (at == start and not of and self.acts_in(at + 1, at + 2)):
                    return at + 1 if at == start and self.is_name(at) else at
                head = True
            elif tags & MARK:
                if at == start or not self._within_name(at):
                    break
            elif tags & PRONOUN and not tags & DETERMINER:
                return at + 1 if at == start else at
            elif tags & JOINS:
                if not (head and self._joins(at, stop)):
                    break
                head = name = False
            elif tags & PREPOSITION:
                further = self._attached(at, stop, name, of) if at > start else 0
                if not further:
                    break
                at = further
                head = True
                continue
            elif (
                self._stops(at)
                or (of and at > start and self._is_subject_next(at))
                or (
                    head
                    and (
                        (not of and not tags & (CAPITAL | NUMBER) and self._is_told(at))
                        or not self._goes_on(at, name, of, stop)
                    )
                )
            ):
                break
            else:
                adjective = (bool(self.cases.adjective.match(word.low)) and not tags & NOUNS) or (
                    bool(tags & DETERMINER)
                )  # fmt: skip
                if tags & CAPITAL and not adjective and not (
                    self.opens(at) and (tags & NOUNS or not self.tags(at + 1) & CAPITAL)
                ):  # fmt: skip
                    name = True
                head = head or bool(tags & (NOUNS | CAPITAL) and not adjective) or (
                    not adjective and not tags & (DETERMINER | NUMBER | TITLE)
                )  # fmt: skip
            at += 1
        while at > start and (
            self.tags(at - 1) & (MARK | JOINS)
            or (self.tags(at - 1) & PREPOSITION and not self.tags(at - 1) & CAPITAL)
        ):
            at -= 1
        return at

    def _stops(self, at: int) -> bool:
        """Whether a word can be in no noun phrase: an adverb, a verb, what opens a clause."""
        word = self.words[at]
        tags = word.tags
        if (tags & TIME and not tags & NUMBER) or (tags & ADVERB and not tags & CAPITAL):
            return True
        if tags & _ENDS_PHRASE and not tags & (DETERMINER | NOUNS):
            return True
        return not tags & (CAPITAL | NOUNS) and bool(
            tags & VERB or self.grammar.is_finite(word.low) or self.cases.infinitive.match(word.low)
        )

    def _is_told(self, at: int) -> bool:
        """Whether the word is in the dative and no adjective: whom something is said to."""
        low = self.words[at].low
        return bool(self.cases.dative.match(low)) and not (
            self.cases.adjective.match(low) or self.cases.genitive.match(low) or low in self.cases.nominatives
        )

    def _goes_on(self, at: int, name: bool, of: bool, stop: int) -> bool:
        """Whether a word after the noun of a phrase belongs to it: a genitive, a name, a number."""
        word = self.words[at]
        if word.tags & CAPITAL:
            return not (of and not name and self._person(at, stop))
        if word.tags & (NUMBER | TITLE):
            return True
        before = self.words[at - 1]
        if self.cases.adjective.match(before.low) and not before.tags & NOUNS:
            return True
        if name and before.tags & CAPITAL:
            return bool(word.tags & NOUNS and self.cases.genitive.match(word.low)) and not of
        return bool(self.cases.genitive.match(word.low)) or (not of and bool(word.tags & NOUNS))

    def _is_subject_next(self, at: int) -> bool:
        """Whether a noun that can only be a subject begins there: "on this the [mayor] said"."""
        low = self.words[at].low
        return (
            low in self.cases.nominatives
            and (bool(self.tags(at) & NOUNS) or not self.cases.adjective.match(low))
            and self._only_nominative(low)
        )

    def _only_nominative(self, low: str) -> bool:
        return not self.cases.genitive.match(low) or not low.endswith(("и", "ы", "y", "i"))

    def _person(self, at: int, stop: int) -> bool:
        """Whether a name of its own runs from here to the verb: "in the interview Olga Senzova said"."""
        last = at
        while last < stop and self.tags(last) & CAPITAL:
            last += 1
        if last < stop or last >= self.count or self.bound[last]:
            return False
        low = self.words[at].low
        if self.cases.oblique.match(low):
            return False
        return last - at >= 2 or not self.cases.genitive.match(low)

    def _attached(self, at: int, stop: int, name: bool, of: bool) -> int:
        """Where what a preposition adds to a phrase ends, "a source in the government"; 0 for nothing."""
        genitive = self.words[at].low in self.cases.genitive_by
        if name or not (genitive or (self.tags(at) & int(Tag.ATTACHES) and not of)):
            return 0
        end = self.phrase(at + 1, stop, True)
        if genitive:
            return end if end > at + 1 else 0
        if end <= at + 1 or any(self.tags(k) & TIME for k in range(at + 1, min(end + 1, self.count))):
            return 0
        return 0 if self.is_event(at + 1, end) else end

    def _joins(self, at: int, stop: int) -> bool:
        """Whether "and" joins two who speak."""
        if at + 1 >= stop:
            return False
        following = self.tags(at + 1)
        if following & (VERB | MARK) and not following & (CAPITAL | NOUNS):
            return False
        return bool(following & (CAPITAL | NOUNS)) and not self.acts(at + 1)

    def _within_name(self, at: int) -> bool:
        low = self.words[at].low
        if low == ".":
            before = self.words[at - 1]
            return bool(before.tags & TITLE) or before.end - before.start <= 2
        return low in "&/'’-"

    def prepositional(self, at: int, stop: int) -> int:
        """Where the phrase of the preposition there ends; just past it where none follows."""
        following = at + 1
        while (following < stop and self.tags(following) & TIME) or (
            following < stop and self.tags(following) & NUMBER and self.tags(following + 1) & TIME
        ):
            following += 1
        if following > at + 1:
            return following
        return max(self.phrase(at + 1, stop, True), at + 1)

    def dative(self, at: int, stop: int) -> int:
        """Where those a thing is said to end, by the first word's ending; `at` where they do not begin."""
        word = self.words[at]
        if word.low in self.cases.nominatives and word.tags & NOUNS:
            return at
        if word.tags & (MARK | QUOTED | PREPOSITION | ADVERB | TIME | VERB) or not self.cases.dative.match(
            word.low
        ):
            return at
        if word.tags & CAPITAL and not word.tags & NOUNS and self.cases.adjective.match(word.low) is None:
            # a name in the dative is given names and all
            end = at
            while end < stop and self.tags(end) & CAPITAL:
                end += 1
            return end
        if word.tags & PRONOUN:
            return at + 1
        end = at
        while (
            end < stop
            and self.cases.dative.match(self.words[end].low)
            and not self.tags(end) & (MARK | QUOTED)
        ):
            end += 1
        if end < stop and self.is_name(end):
            end += 1
        else:
            while end < stop and not self.tags(end) & (MARK | NOUNS) and not self.acts(end) and (
                self.cases.genitive.match(self.words[end].low)
                and not self.tags(end) & CAPITAL
            ):  # fmt: skip
                end += 1
        return end

    # -- subjects -----------------------------------------------------------------------------------------

    def subject_between(self, first: int, stop: int, many: bool = False) -> tuple[Range | None, Range | None]:
        """Of the words before a verb its subject, and the body that it may speak for: "in the ministry".

        `many` where the verb needs no subject, so that any place may speak: "in the village they say".
        """
        subject: Range | None = None
        body: Range | None = None
        at = first
        while at < stop:
            tags = self.tags(at)
            if tags & PREPOSITION and tags & ADVERB and self._is_subject_next(at + 1):
                # "накануне министр сказал"
                at += 1
            elif tags & PREPOSITION and not (tags & CAPITAL and at > 0 and not self.opens(at)):
                end = self.prepositional(at, stop)
                if self.words[at].low in self.cases.speaks_in and (
                    self._pointed_to(at, end, stop)
                    or self.speaks(at + 1, end) or (many and self.may_speak(at + 1, end))
                ):  # fmt: skip
                    body = body or (at + 1, end)
                at = end
            elif tags & JOINS and at > first:
                if at + 1 < stop and not self.acts_in(at + 1, stop):
                    subject = None
                at += 1
            elif tags & (MARK | ADVERB | TIME | JOINS | DENIES) and not (tags & DETERMINER or tags & QUOTED):
                at += 1
            else:
                end = self.phrase(at, stop)
                if end > at:
                    told = at if self.may_be_subject((at, end)) else self.dative(at, end)
                    if at < told < end:
                        # "To reporters the mayor said": two phrases and no mark between
                        end = told
                    if subject is None and self.may_be_subject((at, end)):
                        subject = (at, end)
                    at = end
                else:
                    at += 1
        return subject, body if subject is None else None

    def _pointed_to(self, at: int, end: int, verb: int) -> bool:
        """Whether a pronoun stands for a document in which something is written: "in it is said"."""
        return bool(
            end == at + 2 and self.tags(at + 1) & PRONOUN and self.cases.written.match(self.words[verb].low)
        )

    def is_impersonal(self, at: int) -> bool:
        """Whether the verb needs no subject: "they said", "it is written"."""
        return bool(self.cases.impersonal.match(self.words[at].low))

    def may_speak(self, first: int, last: int) -> bool:
        """Whether people may speak at a place: it is no time, no event and no platform."""
        return last > first and not self.is_event(first, last) and not any(
            self.tags(k) & (TIME | PRONOUN | NUMBER | DETERMINER) for k in range(first, last)
        )  # fmt: skip

    def speaks(self, first: int, last: int) -> bool:
        """Whether a phrase is a body or a document; capitals throughout are an authority's."""
        return any(
            self.words[k].tags & SPEAKS
            or (self.words[k].tags & CAPITAL and self._length(k) <= 6 and self._written_large(k))
            for k in range(first, last)
        ) and not any(self.tags(k) & TIME for k in range(first, last))

    def _written_large(self, at: int) -> bool:
        written = self.text[self.words[at].start : self.words[at].end]
        return len(written) > 1 and written.isupper()

    def with_second_name(self, phrase: Range, stop: int) -> Range:
        """The phrase and what follows it between commas as a second name: ", mayor of Orlova"."""
        first, last = phrase
        if not self.is_mark(last, ",") or last + 1 >= stop:
            return phrase
        if not self.tags(last + 1) & (NOUNS | CAPITAL) and not self.cases.adjective.match(
            self.words[last + 1].low
        ):
            return phrase
        _, end = self.segment(last + 1)
        if end - last > 12 or self.acts_in(last + 1, end) or self.tags(last + 1) & (RELATIVE | OPENS | VERB):
            return phrase
        if self.phrase(last + 1, end) >= end and any(self.tags(k) & NOUNS for k in range(last + 1, end)):
            return first, end
        return phrase
