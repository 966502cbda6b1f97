"""The cues of a language made ready: what each word may be, and where phrases of several words stand."""

import re
from enum import IntFlag, auto
from functools import lru_cache

from firsthand.reference.quotation_book import QuotationBook, VerbForm
from firsthand.reference.quotation_cues import quotation_book
from firsthand.tokens import Remembered


class Tag(IntFlag):
    """What a word may be; several at once, since most small words are several things."""

    DETERMINER = auto()
    PREPOSITION = auto()
    ATTACHES = auto()
    HAVE = auto()
    BE = auto()
    MODAL = auto()
    ADVERB = auto()
    PRONOUN = auto()
    RELATIVE = auto()
    OPENS_CLAUSE = auto()
    ASKS = auto()
    SUBORDINATES = auto()
    JOINS = auto()
    DENIES = auto()
    TIME = auto()
    SUBJUNCTIVE = auto()
    HEARSAY = auto()
    FINITE = auto()
    INFINITIVE = auto()
    AS = auto()
    JUST_AS = auto()
    SAID_TO = auto()
    BY = auto()
    OFFICE = auto()
    ANONYMOUS = auto()
    BODY = auto()
    DOCUMENT = auto()
    TITLE = auto()
    EVENT = auto()
    SCARE = auto()
    VERB = auto()
    NOUN_CUE = auto()
    HOMOGRAPH = auto()
    CLITIC = auto()
    ATTACHES_BEFORE = auto()
    REFLEXIVE = auto()
    NOBODY = auto()
    # of the token and not of the word
    CAPITAL = auto()
    NUMBER = auto()
    MARK = auto()
    QUOTED = auto()


_LISTS = {
    "determiners": Tag.DETERMINER,
    "prepositions": Tag.PREPOSITION,
    "attach": Tag.ATTACHES,
    "have": Tag.HAVE,
    "be": Tag.BE,
    "modals": Tag.MODAL,
    "adverbs": Tag.ADVERB,
    "relatives": Tag.RELATIVE,
    "complementizers": Tag.OPENS_CLAUSE,
    "questions": Tag.ASKS,
    "subordinators": Tag.SUBORDINATES,
    "conjunctions": Tag.JOINS,
    "negations": Tag.DENIES,
    "times": Tag.TIME,
    "subjunctive": Tag.SUBJUNCTIVE,
    "hearsay": Tag.HEARSAY,
    "infinitives": Tag.INFINITIVE,
    "as_words": Tag.AS,
    "just_as": Tag.JUST_AS,
    "said_to": Tag.SAID_TO,
    "by": Tag.BY,
    "offices": Tag.OFFICE,
    "anonymous": Tag.ANONYMOUS,
    "bodies": Tag.BODY,
    "documents": Tag.DOCUMENT,
    "titles": Tag.TITLE,
    "events": Tag.EVENT,
    "scare": Tag.SCARE,
    "homographs": Tag.HOMOGRAPH,
    "he": Tag.PRONOUN,
    "she": Tag.PRONOUN,
    "they": Tag.PRONOUN,
    "it": Tag.PRONOUN,
    "persons": Tag.PRONOUN,
    "clitics": Tag.CLITIC,
    "attach_before": Tag.ATTACHES_BEFORE,
    "reflexives": Tag.REFLEXIVE,
    "nobody": Tag.NOBODY,
}

INFLECTS = int(Tag.OFFICE | Tag.ANONYMOUS | Tag.BODY | Tag.DOCUMENT | Tag.EVENT | Tag.NOUN_CUE | Tag.TIME)
# Shorter beginnings stand for too many words; longer words are read to this length.
SHORTEST_STEM, LONGEST_INFLECTED = 4, 30
# Shorter words end others by chance.
SHORTEST_HEAD = 4
# What is left behind the beginning of a noun has so many letters.
SHORTEST_AFTER = 3
# So many words as written are remembered for each language, and then anew.
MOST_REMEMBERED = 50_000
# The expression by which a book says that its language has none.
NOTHING = "(?!)"


class Grammar:
    """One language, compiled."""

    def __init__(self, book: QuotationBook) -> None:
        self.book = book
        self.svo = book.order == "svo"
        self.v2 = book.order == "v2"
        self.final = book.order == "final"
        elided = (
            r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|dell|nell|all|dall|sull|coll|un|quell|quest)['’](?=\w)|"
            if book.elides
            else ""
        )
        # What a language has none of is left out: each alternative is tried at every word.
        before = rf"\b(?:{book.before_hyphen})-(?=\w)|" if book.before_hyphen != NOTHING else ""
        apart = []
        if book.after_apostrophe != NOTHING:
            apart.append(rf"['’](?:{book.after_apostrophe})\b")
        if book.after_hyphen != NOTHING:
            apart.append(rf"-(?:t-)?(?:{book.after_hyphen})\b")
        joins = r"-'’.&/·\u200c\u064b-\u0652"
        joined = rf"(?=[{joins}])(?!{'|'.join(apart)})[{joins}]" if apart else f"[{joins}]"
        self.token = re.compile(
            rf"{elided}{before}[^\W_]+(?:{joined}[^\W_]+)*[\u064b-\u0652\u200c]*|"
            + "".join(rf"(?<=\w){part}|" for part in apart)
            + r"[^\w\s]",
            re.IGNORECASE,
        )
        self.spelling = str.maketrans(dict(book.spelling))
        self.marks = re.compile(book.marks) if book.marks else None
        self._words: dict[str, int] = {}
        self._cut: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
        for field, tag in _LISTS.items():
            for word in getattr(book, field):
                if " " not in word:
                    self._mark(word.lower(), tag)
        for word in book.verbs:
            self._mark(word, Tag.VERB)
        for word in book.nouns:
            self._mark(word, Tag.NOUN_CUE)
        self._phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], VerbForm]]] = {}
        for phrase, form in book.phrases:
            words = self.split(phrase)
            self._phrases.setdefault((words[0], "".join(words[1:2])), []).append((words, form))
        # Slavic verbs stand apart from the preposition that their phrase ends in.
        self.phrases_from: dict[str, list[tuple[tuple[str, ...], VerbForm]]] = {}
        for (first, _), found in self._phrases.items():
            self.phrases_from.setdefault(first, []).extend(found)
        for found in (*self._phrases.values(), *self.phrases_from.values()):
            found.sort(key=lambda item: (-len(item[0]), item[0]))
        self.frames: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for frame in book.frames:
            for phrase in frame.words:
                words = self.split(phrase)
                self.frames.setdefault(words[0], []).append((words, frame.place))
        for framed in self.frames.values():
            framed.sort(key=lambda item: (-len(item[0]), item))
        self.idioms: dict[str, list[tuple[str, ...]]] = {}
        for idiom in book.idioms:
            words = self.split(idiom)
            self.idioms.setdefault(words[0], []).append(words)
        self.infinitive = re.compile(rf"(?:{book.infinitive or '(?!)'})\Z")
        self.finite = re.compile(rf"(?:{book.finite})\Z")
        self.adverb = re.compile(rf"(?:{book.adverb_like})\Z")
        self.gerund = re.compile(rf"(?:{book.gerunds})\Z")
        self.participle = re.compile(rf"(?:{book.participles or '(?!)'})\Z")
        self.plural = re.compile(rf"(?:{book.plurals})\Z")
        self.adjunct = re.compile(rf"(?:{book.adjuncts or '(?!)'})\Z")
        self.ending = re.compile(rf"(?:{book.noun_endings})\Z") if book.noun_endings else None
        # At other words no verb of saying, idiom or phrase begins.
        self.opens_cue = frozenset(first for first, _ in self._phrases) | frozenset(self.idioms)
        self.opens_frame = frozenset(self.frames) | frozenset(book.after)
        self.platforms = frozenset(name.lower() for name in book.platforms)
        self.follows, self.whereby = frozenset(book.follows), frozenset(book.whereby)
        self.tokens = Remembered(self._as_cut, MOST_REMEMBERED)
        self._listed: dict[str, int] = {}

    def split(self, phrase: str) -> tuple[str, ...]:
        """The words of a phrase as they are cut in a text."""
        return tuple(match[0].removeprefix("-") or "-" for match in self.token.finditer(phrase))

    def phrases(self, first: str, second: str) -> list[tuple[tuple[str, ...], VerbForm]]:
        """The phrases of saying that begin with these two words, the longest first, then of one word."""
        return [*self._phrases.get((first, second), ()), *self._phrases.get((first, ""), ())]

    def read(self, written: str) -> tuple[str, int]:
        """A word as written in lower case and common spelling, and what it may be."""
        low = written.lower().translate(self.spelling)
        tags = self.listed(low)
        if written[0].isdigit():
            tags |= Tag.NUMBER
        elif written[0].isupper():
            if not tags and self.book.capital_nouns:
                tags = self.compound(low)
            tags |= Tag.CAPITAL
        elif not tags and self.adverb.match(low):
            tags = Tag.ADVERB
        return low, int(tags)

    def several(self, then: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """Of what may have to follow a form the phrases of more than one word, cut once."""
        cut = self._cut.get(then)
        if cut is None:
            phrases = (phrase for phrase in then if " " in phrase or "'" in phrase[:-1])
            cut = self._cut[then] = tuple(self.split(phrase) for phrase in phrases)
        return cut

    def tags(self, word: str) -> int:
        """What a word in lower case may be."""
        return self._words.get(word, 0)

    def listed(self, word: str) -> int:
        """What a word in lower case may be, by the lists or by the noun it begins with."""
        known = self._listed.get(word)
        if known is None:
            if len(self._listed) >= MOST_REMEMBERED:
                self._listed.clear()
            known = self._listed[word] = self.tags(word) or self.inflected(word)
        return known

    def inflected(self, word: str) -> int:
        """What a word in lower case that no list holds may be by the noun it begins with: "bakanlığa"."""
        for beginning in self.book.noun_beginnings:
            if word.startswith(beginning) and len(word) - len(beginning) >= SHORTEST_AFTER:
                rest = word[len(beginning) :]
                if tags := (self.tags(rest) & INFLECTS) or self._ended(rest):
                    return tags
        return self._ended(word)

    def _ended(self, word: str) -> int:
        if self.ending is None:
            return 0
        base = re.split("['’]", word, maxsplit=1)[0][:LONGEST_INFLECTED]
        for cut in range(len(base), SHORTEST_STEM - 1, -1):
            if cut < len(base) and not self.ending.match(base[cut:]):
                continue
            stem = base[:cut]
            hard = stem[:-1] + self.book.softened.get(stem[-1], stem[-1])
            if tags := (self.tags(stem) | self.tags(hard)) & INFLECTS:
                return tags
        return 0

    def compound(self, word: str) -> int:
        """What a noun in lower case that no list holds may be by its end: Verkehrsminister is a minister."""
        for length in range(min(len(word) - 1, LONGEST_INFLECTED), SHORTEST_HEAD - 1, -1):
            if word[-length:] in self.book.family_endings:
                return 0
            if tags := self._words.get(word[-length:], 0) & INFLECTS:
                return tags
        return 0

    def is_finite(self, word: str) -> bool:
        """Whether a word in lower case is a finite verb as far as the language's list knows."""
        return self.finite.match(word) is not None

    def _as_cut(self, token: str) -> tuple[int, str, int]:
        """A token as cut in a text: how many of its signs are skipped, and what `read` says."""
        # "a-t-il", "disse-lhe": the pronoun is a word
        skipped = token.rindex("-") + 1 if token[0] == "-" and len(token) > 1 else 0
        written = token[skipped:]
        if len(written) == 1 and not written.isalnum():
            return skipped, written.translate(self.spelling), int(Tag.MARK)
        return skipped, *self.read(written)

    def _mark(self, word: str, tag: Tag) -> None:
        for spelt in {word, word.replace("ß", "ss")}:
            self._words[spelt] = self._words.get(spelt, 0) | int(tag)


@lru_cache(maxsize=32)
def grammar(language: str) -> Grammar | None:
    """The compiled cues of a language; None where it has none yet."""
    book = quotation_book(language)
    return Grammar(book) if book else None
