"""Words of a sentence whose endings tell who does what: which act, and which may be subjects."""

from collections.abc import Mapping

from firsthand.quotations.bits import (
    ADVERB,
    CAPITAL,
    DENIES,
    DETERMINER,
    EVENT,
    INFINITIVE,
    JOINS,
    MARK,
    NUMBER,
    PRONOUN,
    QUOTED,
    VERB,
)  # fmt: skip
from firsthand.quotations.grammar import Grammar, Tag
from firsthand.quotations.marks import ends_a_sentence
from firsthand.quotations.reading import Reading
from firsthand.quotations.segments import Range
from firsthand.quotations.words import Word
from firsthand.reference.quotation_cues_cases import Cases

# A title or a name in marks has no more characters than this.
LONGEST_NAME = 48
SPEAKS = int(Tag.BODY | Tag.DOCUMENT | Tag.OFFICE)
NOUNS = int(Tag.OFFICE | Tag.ANONYMOUS | Tag.BODY | Tag.DOCUMENT | Tag.EVENT)
AUXILIARY = int(Tag.HAVE | Tag.BE | Tag.MODAL)


class Endings(Reading):
    """The words of a unit, with what their endings show."""

    def __init__(self, text: str, words: list[Word], grammar: Grammar, cases: Cases) -> None:
        self.cases = cases
        self.words = words
        self.count = len(words)
        self.lows = tuple([word.low for word in words])
        beside = self._phrases(cases.asides)
        if beside:
            words = [w._replace(tags=ADVERB) if at in beside else w for at, w in enumerate(words)]
        super().__init__(words, grammar)
        self.text = text
        self.idle = self._phrases(cases.idioms)
        for at, word in enumerate(words):
            # „…,“ řekl: a stop within the marks ends the clause as one outside them would
            if word.tags & QUOTED and ends_a_sentence(text, word.start, word.end):
                self.bound[at] = True

    def acts(self, at: int) -> bool:
        """Whether the word is a finite verb, as far as lists and endings tell."""
        word = self.words[at]
        if word.tags & (MARK | QUOTED | NOUNS) or (word.tags & CAPITAL and at and not self.opens(at)):
            return False
        if word.tags & AUXILIARY:
            return True
        if word.tags & VERB:
            return not self.is_gerund(at)
        return self.grammar.is_finite(word.low)

    def acts_in(self, first: int, last: int) -> bool:
        """Whether a finite verb stands between."""
        return any(self.acts(at) for at in range(first, min(last, self.end)))

    def is_gerund(self, at: int) -> bool:
        """Whether the word is a verb that leans on the subject of another ("adding")."""
        word = self.words[at]
        return bool(word.tags & VERB and self.grammar.gerund.match(word.low))

    def leans(self, first: int) -> bool:
        """Whether the clause that begins at a word leans on the subject of another ("having come, …")."""
        while first < self.end and self.tags(first) & (JOINS | DENIES | ADVERB | MARK):
            first += 1
        if first >= self.end:
            return False
        return self.is_gerund(first) or bool(self.cases.leaning.match(self.words[first].low))

    def is_infinitive(self, at: int) -> bool:
        """Whether what was promised or asked begins here: "to repair"."""
        word = self.words[at]
        if word.tags & (MARK | QUOTED | NOUNS | CAPITAL):
            return False
        return bool(word.tags & INFINITIVE or self.cases.infinitive.match(word.low))

    def is_name(self, at: int) -> bool:
        """Whether words in marks are a name: short, and no sentence."""
        word = self.words[at]
        return bool(word.tags & QUOTED) and word.end - word.start <= LONGEST_NAME

    def is_titled(self, at: int) -> bool:
        """Whether words in marks are a name with a capital of few words: "Речной курьер"."""
        word = self.words[at]
        written = self.text[word.start : word.end].strip("«»„“”\"'‘’ ")
        few = written.count(" ") <= 2 and written[-1:].isalnum()
        return self.is_name(at) and few and written[:1].isupper()

    def few(self, at: int) -> bool:
        """Whether words in marks are two or one: a name rather than an utterance."""
        word = self.words[at]
        return self.text.count(" ", word.start, word.end) < 2

    def named_in(self, first: int, last: int) -> bool:
        """Whether a name that may be a subject stands there: not "the roof of [Sokolov's] house"."""
        return any(
            self.words[k].tags & CAPITAL and not self.cases.possessed.match(self.words[k].low)
            for k in range(first, last)
        )

    def names_somebody(self, first: int, last: int) -> bool:
        """Whether an office, a body, a pronoun or a name stands there."""
        return any(self.tags(k) & (NOUNS | PRONOUN | CAPITAL) and k for k in range(first, last))

    def is_future(self, first: int, last: int) -> bool:
        """Whether a verb of what is to come stands there."""
        return any(self.cases.future.match(self.words[k].low) for k in range(first, last))

    def is_event(self, first: int, last: int) -> bool:
        """Whether a phrase is where or in what something is said: an interview, a speech, Telegram."""
        return any(
            self.words[k].tags & EVENT
            or (self.words[k].tags & CAPITAL and self.words[k].low in self.grammar.platforms)
            for k in range(first, min(last, self.count))
        )

    def is_told_name(self, at: int) -> bool:
        """Whether a name in marks is in the dative: beside its noun it would have no case."""
        word = self.words[at]
        last = self.text[word.start : word.end].strip("«»„“”\"'‘’ ").split(" ")[-1].lower()
        return self.is_titled(at) and bool(self.cases.told_name.match(last))

    def may_be_subject(self, phrase: Range) -> bool:
        """Whether nothing in the endings of a phrase says that it is no subject."""
        first, last = phrase
        for at in range(first, last):
            word = self.words[at]
            if word.low in self.cases.nominatives or word.tags & PRONOUN:
                return True
            if word.tags & (QUOTED | NUMBER) or word.low in self.cases.numerals:
                return True
            if word.tags & (MARK | DETERMINER):
                continue
            if word.tags & NOUNS:
                return False
            if self.cases.oblique.match(word.low):
                return False
            if word.tags & CAPITAL and not self.cases.adjective.match(word.low):
                return True
            if not self.cases.adjective.match(word.low):
                return True
        return True

    def opens(self, at: int) -> bool:
        """Whether only marks stand before the word."""
        return at == 0 or all(self.tags(k) & MARK for k in range(at))

    def _phrases(self, phrases: Mapping[str, tuple[tuple[str, ...], ...]]) -> frozenset[int]:
        """The words that belong to one of these phrases."""
        found: set[int] = set()
        if phrases.keys().isdisjoint(self.lows):
            return frozenset()
        for at, low in enumerate(self.lows):
            for phrase in phrases.get(low, ()):
                if self.lows[at : at + len(phrase)] == phrase:
                    found.update(range(at, at + len(phrase)))
        return frozenset(found)
