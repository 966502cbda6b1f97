"""The ground that words of plans stand on in one sentence: its clauses, and how far two words stand apart."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice

from babel import Locale

from firsthand.names.places import has_names
from firsthand.names.rarity import STEM_LETTERS, rarity
from firsthand.names.words import months
from firsthand.plans.candidate import Span
from firsthand.reference.plan_words import Cue, Hit, PlanWords

# Farther apart than this no two words go together.
OUT_OF_REACH = 99
# A comma divides clauses, a semicolon almost sentences.
COMMA, SEMICOLON = 3, 9
# In a script without spaces so many signs are a word.
SIGNS_OF_WORD = 2
_UNSPACED = frozenset({"zh", "ja", "th"})
# Where the negation may follow the verb ("plant nicht", 中止しない).
_NOT_BEHIND = frozenset({"de", "nl", "sv", "ja", "ko", "tr", "fa"})
# Where "would" may.
_OPEN_BEHIND = _NOT_BEHIND | {"cs", "pl", "ru", "uk"}
# Where a verb ends its clause: what stands before a comma goes with nothing behind it.
CLAUSE_ENDS_IN_VERB = frozenset({"ja", "ko", "tr"})
LINKS = frozenset({"bridge", "pipeline", "railway", "road", "ship", "tunnel"})
# Words between a negation and what it negates.
_NOT_REACH = 4
_SIGNS_REACH = 8
# How far before a word of its reason its "because of" may stand.
_REASON_REACH = 28
# How far before a thing "near", "at" or "with" may stand.
_BESIDE_REACH = 40
_BESIDE_WORDS = 3
# Words before a thing that may say which it is; a word of every 128th sentence does not.
_MOST_BEFORE = 3
_EVERYWHERE = 7
_PHRASE_BEFORE = re.compile(r"(?:[\u30a1-\u30fa\u30fc]{2,20}|[^\W\d_はがをにで的在将了]){1,10}の?$")
# As long a word says itself which thing it is: Verbindungsbüro.
_COMPOUND = 13
# Words behind a thing that may say which it is, and what is too short to do so.
_MORE_WORDS = 3
_SMALL_WORD = 2
_ARTICLES = frozenset(
    "a an the ein eine einen eines das die der den des un une le la les una uno el los las il lo gli um uma o"
    " os as een het de en ett ο η το ένα μια".split()
)

_AND = {
    "ar": {"و"},
    "bg": {"и", "или"},
    "cs": {"a", "i", "nebo"},
    "de": {"und", "oder"},
    "el": {"και", "ή"},
    "en": {"and", "or"},
    "es": {"y", "e", "o"},
    "fa": {"و"},
    "fr": {"et", "ou"},
    "hu": {"és"},
    "id": {"dan"},
    "it": {"e", "ed", "o"},
    "nl": {"en", "of"},
    "pl": {"i", "oraz", "lub"},
    "pt": {"e", "ou"},
    "ro": {"și", "şi", "sau"},
    "ru": {"и", "или"},
    "sv": {"och", "eller"},
    "tr": {"ve", "veya"},
    "uk": {"і", "й", "та", "або"},
    "vi": {"và"},
}
_THIS = frozenset(
    "this that these those such diesen dieser diesem dieses diese solche ce cet cette ces este esta estos"
    " estas ese esa esos esas questo questa"
    " questi queste quel esse essa deze dit dat этот этого этому эту эти"
    " этих цей цього цю ці ten tego tę tento tuto toto těchto tyto bu şu هذا هذه این acest această"
    " този тази тези denna detta dessa αυτό αυτή αυτά".split()
)
_YET = frozenset(
    "yet still noch encore todavía aún ancora ainda nog jeszcze пока еще ещё поки ще zatím ještě још încă"
    " ännu än ακόμα ακόμη henüz még masih belum chưa بعد هنوز".split()
)
_YET_SIGNS = ("まだ", "尚", "还", "還", "仍", "아직", "ยัง")
# Before the name of an act these say when something else happens.
_WHEN = frozenset(
    "at during after before since bei beim während nach vor seit ab pendant après avant dès durante tras"
    " después antes desde dopo prima depois após tijdens na podczas po przed при после во під після během"
    " след după înainte efter före μετά πριν для setelah sebelum sau trước بعد قبل".split()
)
_ON = frozenset("on about über sur sobre su sulla sul over о об про o om za despre tentang về για".split())
_SO_THAT = frozenset("so um damit aby żeby чтобы щоб pour afin para per om att pentru за".split())
_FROM = frozenset("from auf op aus von de des du da del dal из от із z ze из من".split())
_AND_SIGNS = frozenset("و并和及且")
_INFINITIVE = {
    "fr": re.compile(r"\s+(?:de |d['’])(\w{1,16}(?:er|ir|re))\b"),
    "ru": re.compile(r"\s+(\w{1,16}(?:ть|ться|ти|тись|чь))\b"),
    "uk": re.compile(r"\s+(\w{1,16}(?:ти|тися))\b"),
}
_BRACKETS = re.compile(r"[(（][^()（）]{0,200}[)）]")
_DIVIDES = re.compile(r"[,;:—–，、；：،؛]|\s-\s")
_HEAVY = frozenset(";:；：؛")
_WITHOUT_ARTICLES = frozenset({"cs", "pl", "ru", "uk"})
_WORDS = re.compile(r"[^\W_]+'?")
# Behind one of these the naming of a thing begins.
_VERBS = frozenset(Cue) - {Cue.THING, Cue.PLAN, Cue.NOT, Cue.NONE, Cue.HARMLESS, Cue.IF, Cue.OPEN}
_OPENING = frozenset(Cue) - {Cue.THING, Cue.ACT, Cue.WILL, Cue.HARMLESS, Cue.IF, Cue.OPEN}


def links(thing: Hit, act: Hit) -> bool:
    """Whether a thing may link places by an act; a road behind the act is linked itself."""
    return thing.name in LINKS and (thing.start < act.start or thing.name != "road")


class Ground:
    """One sentence of a text with the words found in it."""

    def __init__(self, text: str, span: Span, hits: Sequence[Hit], words: PlanWords) -> None:
        self.text, self.start, self.end = text, *span
        self.hits, self.words, self.language = hits, words, words.language
        self.unspaced = self.language in _UNSPACED
        cuts = [match.start() for match in _DIVIDES.finditer(text, self.start, self.end)]
        self.cuts = [self.start, *cuts, self.end]

    def segment(self, at: int) -> int:
        """The number of the clause, by commas, that a place lies in."""
        return max(bisect_left(self.cuts, at + 1) - 1, 0)

    def clause(self, hits: Iterable[Hit]) -> Span:
        """From the comma before the words to the comma behind them."""
        low = min(hit.start for hit in hits)
        high = max(hit.end for hit in hits)
        start = self.cuts[self.segment(low)]
        end = self.cuts[min(self.segment(high - 1) + 1, len(self.cuts) - 1)]
        start, end = min(start, low), max(end, high)
        while start < low and not self.text[start].isalnum() and self.text[start] not in "\"“„«‘'":
            start += 1
        while end > high and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def apart(self, one: Hit, other: Hit) -> int:
        """How far two words stand apart: the words between, and more for a comma. 0 within another."""
        if one.start <= other.start < one.end or other.start <= one.start < other.end:
            return 0
        low, high = (one.head, other.start) if one.start < other.start else (other.end, one.start)
        if high - low > 400:
            return OUT_OF_REACH
        between = _BRACKETS.sub(" ", self.text[low:high])
        marks = sum(SEMICOLON if sign[0] in _HEAVY else COMMA for sign in _DIVIDES.findall(between))
        return self.count(between) + marks

    def between(self, one: Hit, other: Hit) -> int:
        low, high = (one.end, other.start) if one.start < other.start else (other.end, one.start)
        return self.count(self.text[low:high]) if high - low < 120 else OUT_OF_REACH

    def count(self, between: str) -> int:
        return len(between) // SIGNS_OF_WORD if self.unspaced else len(between.split())

    def precedes(self, hit: Hit, thing: Hit) -> bool:
        return hit.end <= thing.start and not self.text[hit.end : thing.start].strip()

    def joins_on(self, hit: Hit) -> bool:
        """Whether the word right before, but for an article, is an "and"."""
        before = self.text[max(self.start, hit.start - 12) : hit.start].lower().split()
        if self.text[hit.start] == "و" or self.text[hit.start - 1 : hit.start] in _AND_SIGNS:
            return True
        words = _AND.get(self.language, ())
        if len(before) > 1 and before[-1] in _ARTICLES and before[-1] not in words:
            before.pop()
        return bool(before) and before[-1] in words

    def points_back(self, hit: Hit) -> bool:
        """Whether the word right before is a "this": of something told before."""
        before = self.text[max(self.start, hit.start - 12) : hit.start].split()
        return bool(before) and before[-1].lower() in _THIS

    def begins_anew(self, hit: Hit, thing: Hit) -> bool:
        """Whether another verb begins behind a comma between a word and a thing behind it: "declared a
        strike, closing schools"; not "plans, to build a bridge"."""
        cuts = [cut for cut in self.cuts if hit.end <= cut < thing.start]
        if not cuts or not self.text[hit.end : cuts[-1]].strip():
            return False
        begin = cuts[-1] + 1
        while begin < thing.start and self.text[begin].isspace():
            begin += 1
        return any(other.start == begin and other.cue in _VERBS for other in self.hits)

    def begins_with_verb(self, at: int) -> bool:
        """Whether a verb that is no act on a thing is next: "refused to believe in the building of"."""
        pattern = _INFINITIVE.get(self.language)
        match = pattern.match(self.text, at, min(self.end, at + 40)) if pattern else None
        return match is not None and not any(
            match.start(1) <= other.start < match.end() and other.cue in _VERBS for other in self.hits
        )

    def is_open(self, hit: Hit, cues: frozenset[Cue]) -> bool:
        """Whether its clause says before it that it may be, or will: "hopes to have it signed"."""
        own, anywhere = self.segment(hit.start), self.language in _OPEN_BEHIND
        return any(
            other.cue in cues and (anywhere or other.start < hit.start) and self.segment(other.start) == own
            for other in self.hits
        )

    def is_refused(self, hit: Hit) -> bool:
        """Whether a word right before says no to it: "refused on Monday to discuss"."""
        return any(
            other.cue is Cue.OPPOSED
            and other.end <= hit.start
            and self.segment(other.start) == self.segment(hit.start)
            and self.between(other, hit) < _NOT_REACH
            for other in self.hits
        )

    def is_reason(self, hit: Hit) -> bool:
        """Whether a word is why something is done: "put off because of doubts"."""
        low = max(self.start, hit.start - _REASON_REACH)
        before = f" {' '.join(self.text[low : hit.start].lower().split())} "
        if self.unspaced:
            behind = self.text[hit.end : min(self.end, hit.end + _SIGNS_REACH)]
            return any(word.strip() in before or word.strip() in behind for word in self.words.reasons)
        return any(word in before for word in self.words.reasons)

    def is_content(self, hit: Hit) -> bool:
        """Whether a word is what something is on: "an agreement on the scrapping of"."""
        before = self.text[max(self.start, hit.start - 16) : hit.start].lower().split()
        while before and before[-1] in _ARTICLES and before[-1] not in _ON:
            before.pop()
        return bool(before) and before[-1] in _ON

    def may_be(self, hit: Hit, thing: Hit) -> bool:
        """Whether between a decision and a thing behind it stands a "would": "confirmed that they might"."""
        return hit.cue is Cue.CONFIRMED and any(
            other.cue is Cue.OPEN and hit.end <= other.start < thing.start for other in self.hits
        )

    def is_for_something(self, hit: Hit, thing: Hit) -> bool:
        """Whether a word tells what a thing is for: "a fence, so as to stop"."""
        at = self.cuts[self.segment(hit.start)]
        first = _WORDS.search(self.text, at, hit.start)
        return at >= thing.end and first is not None and first[0].lower() in _SO_THAT

    def has_and(self, low: int, high: int) -> bool:
        return not set(self.text[low:high].lower().split()).isdisjoint(_AND.get(self.language, ()))

    def says_yet(self, hit: Hit) -> bool:
        """Whether its clause has a "yet": not yet dropped is not going ahead."""
        at = self.segment(hit.start)
        clause = self.text[self.cuts[at] : self.cuts[min(at + 1, len(self.cuts) - 1)]]
        if self.unspaced or self.language == "ko":
            return any(word in clause for word in _YET_SIGNS)
        return not _YET.isdisjoint(clause.lower().split())

    def beside(self, thing: Hit) -> bool:
        """Whether a thing is only where something happens, or with whom: "near the embassy"."""
        words, named = self.words, thing.cue is Cue.THING
        if named and words.endings and self.text[thing.start : thing.end].endswith(words.endings):
            return True
        if named and words.behind and self.text.startswith(words.behind, thing.end):
            return True
        low = max(self.start, thing.start - _BESIDE_REACH)
        if self.unspaced:
            return named and bool(words.beside) and self.text[low : thing.start].endswith(tuple(words.beside))
        before = list(_WORDS.finditer(self.text, low, thing.start))[-_BESIDE_WORDS:]
        if low > self.start and before and before[0].start() == low:
            del before[0]  # cut amid a word
        for at, match in enumerate(before):
            if any(other[0].lower() in _ARTICLES for other in before[at + 2 :]):
                continue  # "in Tresk a museum"
            if self.language in _WITHOUT_ARTICLES and any(
                other[0][0].isupper() for other in before[at + 1 :]
            ):
                continue
            if not named and any(len(other[0]) > _SMALL_WORD + 1 for other in before[at + 1 :]):
                continue  # "in Tresk eröffnen"
            if match[0].lower() in words.beside and (named or match[0].lower() in _WHEN):
                covered = any(
                    hit.cue is not Cue.THING
                    and (
                        hit.start <= match.start() < hit.end
                        # "backed away from the bridge"
                        or (match[0].lower() in _FROM and 0 <= match.start() - hit.end <= 1)
                    )
                    for hit in self.hits
                )
                between = any(
                    match.end() <= hit.start < thing.start and hit.cue in (Cue.ACT, Cue.PLAN)
                    for hit in self.hits
                )
                if not covered and not between:
                    return True
        return False

    def negated(self, hit: Hit) -> bool:
        if hit.cue is Cue.HOLDS:
            return False
        own = self.segment(hit.start)
        for other in self.hits:
            if other.cue not in (Cue.NOT, Cue.NONE):
                continue
            if hit.start <= other.start < hit.end:  # "lehnt den Vorschlag nicht ab"
                return hit.head < hit.end
            if self.segment(other.start) != own:
                continue
            between = self.between(other, hit)
            reach = _SIGNS_REACH // SIGNS_OF_WORD if self.unspaced or self.language == "ko" else _NOT_REACH
            if other.cue is Cue.NONE:
                reach = 1
            if between <= reach and (other.start < hit.start or self.language in _NOT_BEHIND):
                if other.start > hit.start and self.language == "ko":
                    return self.text[hit.end : other.start].strip() != "" or between <= 1
                return True
        return False

    def opening(self, thing: Hit, acts: Iterable[Hit], low: int) -> int:
        """Where the naming of a thing begins: at what is done with it, else behind the words of its step."""
        starts = [act.start for act in acts if low <= act.start < thing.start]
        if starts:
            return starts[-1]
        ends = [hit.head for hit in self.hits if hit.cue in _OPENING and low < hit.head <= thing.start]
        low = max([low, *ends])
        if self.unspaced:
            match = _PHRASE_BEFORE.search(self.text, low, thing.start)
            return match.start() if match else thing.start
        start = thing.start
        for match in list(_WORDS.finditer(self.text, low, start))[: -_MOST_BEFORE - 1 : -1]:
            word = match[0].lower()
            if word in _ARTICLES or rarity(word[:STEM_LETTERS], self.language) <= _EVERYWHERE:
                break
            start = match.start()
        return start

    def closing(self, start: int, high: int) -> int:
        """Where the naming of a thing ends that names no place behind it: "the law on the press"."""
        if self.unspaced:
            return start
        words = list(islice(_WORDS.finditer(self.text, start, high), _MORE_WORDS))
        while words and not self._says_something(words[-1][0]):
            words.pop()
        return words[-1].end() if words else start

    def which(self, thing: Hit, acts: Iterable[Hit], begin: int, close: int) -> str:
        """What a naming from `begin` to `close` has beside the thing and what is done with it.

        A compound is its own: Verbindungsbüro.
        """
        if self.unspaced:
            rest = [self.text[begin : thing.start], self.text[thing.end : close]]
            return "".join(rest).strip("の的")
        words = []
        taken = [*acts, thing]
        named = thing.name == "alliance" and " " in self.text[thing.start : thing.end]  # "asiatische NATO"
        for match in _WORDS.finditer(self.text, begin, close):
            within = next((hit for hit in taken if hit.start <= match.start() < hit.end), None)
            own = within is thing and (len(match[0]) >= _COMPOUND or named)
            if own or (within is None and self._says_something(match[0])):
                words.append(match[0])
        return " ".join(words)

    def _says_something(self, word: str) -> bool:
        word = word.lower()
        if len(word) <= _SMALL_WORD or word in _days(self.language):
            return False
        return rarity(word[:STEM_LETTERS], self.language) > _EVERYWHERE


@cache
def _days(language: str) -> frozenset[str]:
    """The names of days and months: they tell when, and not what."""
    if not has_names(language):
        return frozenset()
    days = Locale(language).days["format"]["wide"].values()
    return frozenset(day.lower() for day in days) | frozenset(months(language))
