"""Where two reports claim one thing differently: a contradiction, an update over time, or nothing.

The claims say what is one thing; here only what differs is looked at, and when. Two exact numbers of one
thing contradict each other at one time. Later more people may be dead, hurt or held, and what is said to have
risen has: where times are in order that is an update. Anything else that differs days apart may be either,
and is left alone. A report that tells both versions contradicts nobody.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from rapidfuzz import fuzz

from firsthand.changes.attributed import Speakers
from firsthand.changes.figures import numbers_in, risen
from firsthand.changes.places import Places
from firsthand.changes.timing import Timing, timing
from firsthand.changes.turned import turning_words
from firsthand.claims import Rival
from firsthand.guards import conflicts, conflicts_across
from firsthand.model import (
    Change,
    ChangeKind,
    Claim,
    ConflictKind,
    Differs,
    Hedge,
    Mention,
    Modality,
    Passage,
    Polarity,
    ValueKind,
)
from firsthand.reference.change_words import change_words, fold
from firsthand.values import Number, NumberKind, Verdict, agree

# Mentions of a claim that are looked at, its versions, mentions of each; changes of a claim and of a story.
MOST_MENTIONS = 200
MOST_VERSIONS = 8
MOST_OF_VERSION = 6
MOST_OF_CLAIM = 3
MOST_OF_STORY = 200
# What two clauses share around numbers of one thing (0 to 100); where nothing is named that is counted, more.
SAME_AROUND, SAME_AROUND_UNNAMED = 60, 85
# ... and around a no, or two words that are contraries.
SAME_BUT_FOR = 80
_COUNTED = frozenset({ValueKind.NUMBER, ValueKind.PERCENT, ValueKind.DATE})
_BEFORE_MONEY = " $€£¥US"
_FIRM = frozenset({Modality.STATED, Modality.REPORTED})
# What is told otherwise without a no or a value is no contradiction: only a copy can have changed it.
_COMPARED = frozenset({Differs.NEGATION, Differs.NUMBER, Differs.DATE, Differs.NAME, Differs.PLACE})
_VALUES = {Differs.DATE: ValueKind.DATE, Differs.NAME: ValueKind.NAME, Differs.PLACE: ValueKind.PLACE}


def _version(mention: Mention) -> tuple[object, ...]:
    """What mentions that tell it alike have in common."""
    told = ((v.kind, v.value, v.unit, v.hedge) for v in mention.values if v.kind in _COUNTED)
    return mention.polarity, *told


@dataclass(frozen=True, slots=True)
class Found:
    """What two mentions differ in: the words of each, and what that is to each other."""

    kind: ChangeKind
    differs: Differs
    words: tuple[Passage, Passage]
    because: str


class Accounts:
    """The claims of a pile as reports tell them.

    `linked` are for each article those that share its text: what differs there is told of copies.
    """

    def __init__(self, places: Places, speakers: Speakers, linked: Mapping[str, frozenset[str]]) -> None:
        self.places, self.speakers, self.linked = places, speakers, linked

    def changes(self, claims: Iterable[Claim], rivals: Iterable[Rival]) -> Iterator[Change]:
        """The changes within claims and between those that are rivals, claim by claim."""
        told: dict[str, int] = {}
        groups: list[tuple[str, str, Sequence[Mention], Differs | None]] = []
        known: dict[str, Claim] = {}
        for claim in claims:
            known[claim.id] = claim
            if len(claim.mentions) > 1:
                groups.append((claim.story, claim.id, self._told(claim.mentions), None))
        for rival in rivals:
            one, other = known.get(rival.left), known.get(rival.right)
            if one is None or other is None or one.story != other.story:
                continue
            pair = self._told((rival.left_mention, rival.right_mention))
            if _tells_both(rival, one, other):
                continue
            groups += [(one.story, one.id, pair, what) for what in rival.differs if what in _COMPARED]
        for story, id, mentions, differs in groups:
            for change in self._of_group(story, id, mentions, differs):
                told[story] = told.get(story, 0) + 1
                if told[story] > MOST_OF_STORY:
                    break
                yield change

    def _told(self, mentions: Sequence[Mention]) -> list[Mention]:
        return [mention for mention in mentions[:MOST_MENTIONS] if mention.modality in _FIRM]

    def _numbers(self, passage: Passage) -> tuple[Number, ...]:
        found = numbers_in(passage.text, self.places.language(passage))
        return tuple(
            number
            for number in found
            if number.kind not in (NumberKind.ORDINAL, NumberKind.AGE)
            # In brackets stand conversions and ages.
            and not passage.text[: number.start].rstrip(_BEFORE_MONEY).endswith("(")
        )

    def _of_group(
        self, story: str, claim: str, mentions: Sequence[Mention], differs: Differs | None
    ) -> Iterator[Change]:
        versions = self._versions(mentions) if differs is None else [[told] for told in mentions]
        if len(versions) < 2:
            return
        kept = 0
        seen: set[tuple[object, ...]] = set()
        for one, other in combinations(versions, 2):
            change = self._between(story, claim, one, other, differs)
            if change is None:
                continue
            sign = change.kind, change.differs, *sorted(words.text for words in change.evidence)
            if sign in seen:
                continue
            seen.add(sign)
            kept += 1
            yield change
            if kept == MOST_OF_CLAIM:
                return

    def _versions(self, mentions: Sequence[Mention]) -> list[list[Mention]]:
        """Mentions by what they tell, the earliest first; those of reports that tell several are left out."""
        by_article: dict[str, set[tuple[object, ...]]] = {}
        for one in mentions:
            by_article.setdefault(one.passage.article, set()).add(_version(one))
        found: dict[tuple[object, ...], list[Mention]] = {}
        for one in sorted(mentions, key=lambda one: self.places.place(one.passage)):
            if len(by_article[one.passage.article]) == 1:
                found.setdefault(_version(one), []).append(one)
        return [told[:MOST_OF_VERSION] for told in found.values()][:MOST_VERSIONS]

    def _between(
        self,
        story: str,
        claim: str,
        ones: Sequence[Mention],
        others: Sequence[Mention],
        differs: Differs | None,
    ) -> Change | None:
        for one, other in product(ones, others):
            articles = one.passage.article, other.passage.article
            if articles[0] == articles[1] or articles[1] in self.linked.get(articles[0], ()):
                continue
            when = timing(one.passage, other.passage, self.places)
            found = self._found(one, other, when, differs)
            if found is not None:
                sides = [(one.passage, found.words[0]), (other.passage, found.words[1])]
                later = self.places.place(one.passage) > self.places.place(other.passage)
                if when.first is False or (when.first is None and later):
                    sides.reverse()
                return Change(
                    kind=found.kind,
                    claim=claim,
                    earlier=sides[0][0],
                    later=sides[1][0],
                    because=found.because,
                    differs=found.differs,
                    evidence=(sides[0][1], sides[1][1]),
                    story=story,
                )
        return None

    def _found(self, one: Mention, other: Mention, when: Timing, differs: Differs | None) -> Found | None:
        if one.polarity is not other.polarity or differs is Differs.NEGATION:
            return self._denied(one, other, when)
        if differs in _VALUES:
            return self._valued(one, other, when, differs)
        return self._counted(one, other, when) or self._valued(one, other, when, Differs.DATE)

    def _denied(self, one: Mention, other: Mention, when: Timing) -> Found | None:
        words = turning_words(one.passage, other.passage, self.places)
        if words is None or not self._same_but_for(one.passage, other.passage, words):
            return None
        if when.first is not None and (why := self._turned_since(one, other, when)):
            return Found(ChangeKind.UPDATE, Differs.NEGATION, words, f"{why}, and {when.because}")
        if not when.one or self._open_no(one) or self._open_no(other):
            return None
        because = f"one says no where the other does not, and {when.because}"
        return Found(ChangeKind.CONTRADICTION, Differs.NEGATION, words, because)

    def _same_but_for(self, one: Passage, other: Passage, words: tuple[Passage, Passage]) -> bool:
        """Whether all that two clauses say but these words is the same: else a no is of something else."""
        languages = self.places.language(one), self.places.language(other)
        if languages[0] != languages[1]:
            found = conflicts_across(one, other, *languages)
            return any(c.kind is ConflictKind.NEGATION for c in found) and self.speakers.alike(
                one, other, self.places
            )
        if one == words[0] or other == words[1]:
            return any(c.kind is ConflictKind.NEGATION for c in conflicts(one, other, languages[0]))
        left, right = (
            side.text.replace(word.text, " ", 1) for side, word in ((one, words[0]), (other, words[1]))
        )
        return fuzz.ratio(fold(left), fold(right)) >= SAME_BUT_FOR

    def _turned_since(self, one: Mention, other: Mention, when: Timing) -> str:
        """Why a no that became a yes, or a yes a no, is news and no contradiction."""
        earlier, later = (one, other) if when.first else (other, one)
        if earlier.polarity is Polarity.DENIED and self._says(earlier.passage, "yet"):
            return "the earlier says only that it was not so yet"
        if later.polarity is Polarity.DENIED and self._says(later.passage, "no_longer"):
            return "the later says that it is so no longer"
        return ""

    def _open_no(self, one: Mention) -> bool:
        """Whether a no is one for now: that it is so later, or was before, denies nothing."""
        return one.polarity is Polarity.DENIED and (
            self._says(one.passage, "yet") or self._says(one.passage, "no_longer")
        )

    def _says(self, passage: Passage, which: str) -> bool:
        known = change_words(self.places.language(passage))
        if known is None:
            return False
        pattern = {"yet": known.yet, "no_longer": known.no_longer, "change": known.change}[which]
        return pattern is not None and pattern.search(fold(passage.text)) is not None

    def _counted(self, one: Mention, other: Mention, when: Timing) -> Found | None:
        pair = self._differing(one, other)
        if pair is None or when.apart:
            # Figures of two times may both be right.
            return None
        words = _words(one.passage, pair[0]), _words(other.passage, pair[1])
        if when.first is not None:
            earlier, later = pair if when.first else pair[::-1]
            told_later = other if when.first else one
            if risen(earlier, later):
                because = f"more of them are counted later: {when.because}"
                return Found(ChangeKind.UPDATE, Differs.NUMBER, words, because)
            if self._says(told_later.passage, "change"):
                because = f"the later says that it changed: {when.because}"
                return Found(ChangeKind.UPDATE, Differs.NUMBER, words, because)
        if not when.one or not (_exact(pair[0]) and _exact(pair[1])):
            return None
        if not when.known and (risen(*pair) or risen(*pair[::-1])):
            # One of them may be the later count.
            return None
        why = agree(*pair, same_thing=True).because
        return Found(ChangeKind.CONTRADICTION, Differs.NUMBER, words, f"{why}, and {when.because}")

    def _differing(self, one: Mention, other: Mention) -> tuple[Number, Number] | None:
        """The one number of each that the other has not, where both count the same and cannot both be."""
        left, right = list(self._numbers(one.passage)), list(self._numbers(other.passage))
        for number in tuple(left):
            answer = next((n for n in right if _fits(number, n)), None)
            if answer is not None:
                left.remove(number)
                right.remove(answer)
        if len(left) != 1 or len(right) != 1 or left[0].kind is not right[0].kind:
            return None
        [number], [differs] = left, right
        if agree(number, differs, same_thing=True).verdict is not Verdict.DIFFERS:
            return None
        if number.language != differs.language:
            return number, differs
        around = fuzz.token_sort_ratio(_without(one.passage, number), _without(other.passage, differs))
        unnamed = number.counted is None and differs.counted is None
        least = SAME_AROUND if _named_alike(number, differs) else SAME_AROUND_UNNAMED if unnamed else 100
        return (number, differs) if around >= least else None

    def _valued(self, one: Mention, other: Mention, when: Timing, differs: Differs) -> Found | None:
        """One date, name or place of each that the other does not have."""
        if not when.one and differs is not Differs.DATE:
            return None
        kind = _VALUES[differs]
        mine, yours = (
            {value.value: value for value in told.values if value.kind is kind} for told in (one, other)
        )
        only = [value for key, value in mine.items() if key not in yours]
        only_too = [value for key, value in yours.items() if key not in mine]
        if len(only) != 1 or len(only_too) != 1 or self._differing(one, other) is not None:
            return None
        [value], [differing] = only, only_too
        if kind is ValueKind.NAME and not set(value.value.split()).isdisjoint(differing.value.split()):
            return None
        if kind is ValueKind.DATE and (len(value.value) != len(differing.value) or value.value[:4] == ""):
            return None
        because = f"“{value.value}” and “{differing.value}” are two {kind.value}s"
        if not when.apart:
            because += f", and {when.because}"
        return Found(ChangeKind.CONTRADICTION, differs, (value.passage, differing.passage), because)


def _tells_both(rival: Rival, one: Claim, other: Claim) -> bool:
    """Whether a report that makes one of two claims makes the other too."""
    makers = {mention.passage.article for mention in one.mentions}
    others = {mention.passage.article for mention in other.mentions}
    return rival.left_mention.passage.article in others or rival.right_mention.passage.article in makers


def _fits(one: Number, other: Number) -> bool:
    return agree(one, other, same_thing=True).verdict in (Verdict.SAME, Verdict.ROUNDED)


def _named_alike(one: Number, other: Number) -> bool:
    return agree(one, other).verdict is Verdict.DIFFERS


def _exact(number: Number) -> bool:
    return number.hedge is Hedge.EXACT and number.low == number.high


def _words(passage: Passage, number: Number) -> Passage:
    start, end = number.start, number.end
    return Passage(passage.article, passage.start + start, passage.start + end, passage.text[start:end])


def _without(passage: Passage, number: Number) -> str:
    return passage.text[: number.start] + passage.text[number.end :]
