"""The five guards, each a rule that abstains unless the words around a change are the same."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from firsthand.guards.across import places_apart
from firsthand.guards.facts import Facts, facts
from firsthand.guards.tables import table
from firsthand.model import Conflict, ConflictKind, Passage

# Sentences that share fewer words in order are two wordings; what differs in them is not one change.
# (On 13,386 sentences of sibling translations this marks 32 negations, 0.4 marks 41.)
LEAST_SAME = 0.6
LEAST_SAME_NAMES = 0.7
# A change is a few words; a longer one is a rewording.
MOST_CHANGED = 4
# Characters, where words are not spaced.
MOST_CHANGED_UNSPACED = 8
# What a negation negates stands this near to it, in words.
REACH = 4
# Two words are forms of one where they begin alike this far.
STEM = 4
# A name spelt another way is no other name: Selenskyj, Zelensky (similarity 0 to 100).
SPELLING = 55
MOST_NUMBERS = 3
# Between a verb of speech and its speaker stands at most an office ("said the captain of the port").
SPEAKING = 5


# What happens (equal, replace, insert, delete), and where it starts and stops on either side.
Step = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Change:
    """Words `left[0]` to `left[1]` of one sentence stand where the other has `right[0]` to `right[1]`."""

    left: tuple[int, int]
    right: tuple[int, int]


def conflicts(left: Passage, right: Passage, language: str | None) -> tuple[Conflict, ...]:
    """The conflicts between two aligned sentences of one language, in order of the left one.

    Passages of a conflict are the words that differ; where a negation is missing on one side, that
    side's passage is the sentence.
    """
    if left.text == right.text:
        return ()
    primary = language.split("-")[0].lower() if language else None
    one, other = facts(left.text, primary), facts(right.text, primary)
    pair = _Pair(left, right, one, other, primary)
    found = [*pair.numbers(), *pair.calendar()]
    if pair.same >= LEAST_SAME:
        found += pair.negation()
    named = list(pair.names()) if pair.same >= LEAST_SAME_NAMES else []
    # A place is known by its name, whatever stands around it.
    found += named or places_apart(left, right, primary)
    return tuple(sorted(found, key=lambda c: (c.left.start, c.left.end, c.right.start, c.kind)))


class _Pair:
    def __init__(self, left: Passage, right: Passage, one: Facts, other: Facts, language: str | None) -> None:
        self.left, self.right, self.one, self.other = left, right, one, other
        self.table, self.language = table(language), language
        steps: list[Step] = list(LCSseq.opcodes(one.words, other.words).as_list())  # type: ignore[arg-type]
        self.changes = _changes(steps)
        equal = sum(stop - start for tag, start, stop, _, _ in steps if tag == "equal")
        self.same = 2 * equal / max(1, len(one.words) + len(other.words))

    def negation(self) -> Iterator[Conflict]:
        """A negation stands on one side of a change, and what it negates is the same word."""
        if not (self.one.negations or self.other.negations):
            return
        for change in self.changes:
            denied = [at for at in range(*change.left) if at in self.one.negations]
            denied_too = [at for at in range(*change.right) if at in self.other.negations]
            if bool(denied) == bool(denied_too):
                continue
            most = MOST_CHANGED_UNSPACED if self.one.unspaced else MOST_CHANGED
            if max(change.left[1] - change.left[0], change.right[1] - change.right[0]) > most:
                continue
            if not self._same_content(change):
                continue
            if self._denied_elsewhere(bool(denied)):
                continue
            # One reversal a sentence: French and Afrikaans say theirs in two words.
            yield Conflict(
                ConflictKind.NEGATION,
                self._words(self.left, self.one, change.left),
                self._words(self.right, self.other, change.right),
            )
            return

    def _denied_elsewhere(self, on_left: bool) -> bool:
        """Whether the other side has a negation of its own that was moved, not lost."""
        one, other = (self.one, self.other) if on_left else (self.other, self.one)
        return len(other.negations) >= len(one.negations)

    def _same_content(self, change: _Change) -> bool:
        """Whether a change, its negations left out, is made of forms of the same words."""
        if self.one.unspaced:
            return True
        one = [self.one.words[at] for at in range(*change.left) if at not in self.one.negations]
        other = [self.other.words[at] for at in range(*change.right) if at not in self.other.negations]
        # A negation inside a word (Turkish, Persian) changes its form: the word itself is compared.
        affixed = self.table.affixes is not None or self.language == "ar"
        whole = [self.one.words[at] for at in range(*change.left)]
        whole_other = [self.other.words[at] for at in range(*change.right)]
        # "need not last" and "a last": what is left when the negation goes is no form of the other.
        if one and other and not any(_one_word(a, b, affixed) or a[:3] == b[:3] for a in one for b in other):
            return False
        if not (_told_by(one, whole_other, affixed) and _told_by(other, whole, affixed)):
            return False
        # "was rejected" and "was not accepted": the word that is negated stands a little further on.
        for near in self.changes:
            if (
                near is change
                or near.left[0] > change.left[1] + REACH
                or near.left[1] < change.left[0] - REACH
            ):
                continue
            words = self.one.words[slice(*near.left)]
            others = self.other.words[slice(*near.right)]
            if (
                any(map(_telling, words))
                and any(map(_telling, others))
                and not _told_by(words, others, affixed)
            ):
                return False
        return True

    def numbers(self) -> Iterator[Conflict]:
        """As many numbers are left unmatched on both sides, of the same sort, and few."""
        if not (self.one.numbers and self.other.numbers):
            return
        one, other = list(self.one.numbers), list(self.other.numbers)
        for number in list(one):
            match = next((o for o in other if o.values & number.values), None)
            if match is not None:
                one.remove(number)
                other.remove(match)
        if not one or len(one) != len(other) or len(one) > MOST_NUMBERS:
            return
        if [n.what for n in one] != [n.what for n in other]:
            return
        if any(_scale_said_once(n.values, d.values) for n, d in zip(one, other, strict=True)):
            return
        for number, differs in zip(one, other, strict=True):
            near = self._beside_a_month(self.one, number.start) and self._beside_a_month(
                self.other, differs.start
            )
            yield Conflict(
                ConflictKind.DATE if near or number.what != "number" else ConflictKind.NUMBER,
                _part(self.left, number.start, number.end),
                _part(self.right, differs.start, differs.end),
            )

    def _beside_a_month(self, of: Facts, start: int) -> bool:
        at = next((at for at, span in enumerate(of.spans) if span[0] == start), None)
        return at is not None and any(
            what == "month" and abs(near - at) == 1 for near, what, _ in of.calendar
        )

    def calendar(self) -> Iterator[Conflict]:
        """Exactly one weekday, or one month, of either side has no match on the other."""
        if not (self.one.calendar and self.other.calendar):
            return
        for what in ("day", "month"):
            one = [(at, n) for at, kind, n in self.one.calendar if kind == what]
            other = [(at, n) for at, kind, n in self.other.calendar if kind == what]
            only = [found for found in one if found[1] not in {n for _, n in other}]
            only_other = [found for found in other if found[1] not in {n for _, n in one}]
            if len(only) == len(only_other) == 1:
                yield Conflict(
                    ConflictKind.DATE,
                    self._words(self.left, self.one, (only[0][0], only[0][0] + 1)),
                    self._words(self.right, self.other, (only_other[0][0], only_other[0][0] + 1)),
                )

    def names(self) -> Iterator[Conflict]:
        """One name stands where the other side has another, between the same words."""
        for change in self.changes:
            if not (self._name(self.one, change.left) and self._name(self.other, change.right)):
                continue
            # Names in two scripts are one name until shown otherwise.
            if _script(self.one.words[change.left[0]]) != _script(self.other.words[change.right[0]]):
                continue
            one = " ".join(self.one.words[slice(*change.left)])
            other = " ".join(self.other.words[slice(*change.right)])
            if fuzz.ratio(one, other) >= SPELLING or fuzz.partial_ratio(one, other) >= 2 * SPELLING * 0.7:
                continue
            # A name that the other sentence has elsewhere was moved, not replaced.
            if set(self.one.words[slice(*change.left)]) & set(self.other.words):
                continue
            if set(self.other.words[slice(*change.right)]) & set(self.one.words):
                continue
            yield Conflict(
                ConflictKind.ATTRIBUTION if self._speaks(change) else ConflictKind.NAME,
                self._words(self.left, self.one, change.left),
                self._words(self.right, self.other, change.right),
            )

    def _speaks(self, change: _Change) -> bool:
        """Whether a verb of speech stands beside the name, on both sides."""
        return any(
            change.left[0] - SPEAKING <= at < change.left[1] + SPEAKING for at in self.one.saying
        ) and any(change.right[0] - SPEAKING <= at < change.right[1] + SPEAKING for at in self.other.saying)

    def _name(self, of: Facts, words: tuple[int, int]) -> bool:
        """Whether words are a name by their form: capitals where no sentence and no noun asks for them."""
        start, end = words
        if not (1 <= end - start <= 3 and of.capital(start) and all(map(of.capital, range(start, end)))):
            return False
        if any(word in self.table.titles or word.isdigit() for word in of.words[start:end]):
            return False
        if any(at == known for known, _, _ in of.calendar for at in range(start, end)):
            return False
        if any(len(word) < 3 for word in of.words[start:end]) or any(map(of.part, range(start, end))):
            return False
        if self.table.nouns_capitalised:
            return start > 1 and (end - start > 1 or of.capital(start - 1))
        return start > 0 or end - start > 1

    def _words(self, of: Passage, found: Facts, words: tuple[int, int]) -> Passage:
        """The words of a range; the sentence where there are none."""
        if words[0] == words[1]:
            return of
        return _part(of, found.spans[words[0]][0], found.spans[words[1] - 1][1])


def _changes(steps: list[Step]) -> list[_Change]:
    """Neighbouring steps that are not equal, as one change each."""
    found: list[_Change] = []
    before = "equal"
    for tag, start, stop, other_start, other_stop in steps:
        if tag != "equal":
            if before != "equal":
                last = found.pop()
                start, other_start = last.left[0], last.right[0]
            found.append(_Change((start, stop), (other_start, other_stop)))
        before = tag
    return found


def _scale_said_once(values: frozenset[float], others: frozenset[float]) -> bool:
    """ "3 to 8 million" and "3 million to 8 million": one of the numbers leaves its scale to the next."""
    return any(
        min(one, other) * scale == max(one, other) and min(one, other) < 1000
        for one in values
        for other in others
        for scale in (1e3, 1e6, 1e9)
    )


def _told_by(words: Sequence[str], others: Sequence[str], affixed: bool) -> bool:
    """Whether every telling word has a form of itself among the others."""
    return all(any(_one_word(word, other, affixed) for other in others) for word in words if _telling(word))


def _one_word(word: str, other: str, affixed: bool) -> bool:
    """Forms of one word begin alike; where affixes are set before a word, it may stand inside."""
    # Where the negation is inside the word (verdi, vermedi) little of it stands before.
    stem = min(STEM - affixed, _least(word))
    if word[:stem] == other[:stem]:
        return True
    if not affixed:
        return False
    shorter, longer = sorted((word, other), key=len)
    return shorter in longer and _telling(shorter + longer[:1])


def _telling(word: str) -> bool:
    """Whether a word says something, by its length."""
    return len(word) >= _least(word)


def _least(word: str) -> int:
    """Letters of the shortest telling word: Korean writes syllables, Arabic no short vowels."""
    if "\uac00" <= word[0] <= "\ud7a3":
        return 2
    return 3 if "\u0590" <= word[0] <= "\u08ff" else STEM + 1


def _script(word: str) -> str:
    """LATIN, CYRILLIC, GREEK...: the first word of a letter's Unicode name."""
    return unicodedata.name(word[0], "").split(" ")[0]


def _part(of: Passage, start: int, end: int) -> Passage:
    return Passage(of.article, of.start + start, of.start + end, of.text[start:end])
