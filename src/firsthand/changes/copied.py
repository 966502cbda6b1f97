"""What a copy or a translation tells otherwise than the report it shares its text with.

The guards say what differs between sentences that answer to each other; whether a possibility was made a
fact is looked at here. Where it is known who took from whom, the taker has distorted it; or, where it is the
same outlet's newer report or a higher number of people in a report that was worked over, has brought it up to
date. Where nobody knows, two accounts contradict each other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from firsthand.changes.aligned import aligned, is_carried
from firsthand.changes.attributed import Speakers, of_speakers
from firsthand.changes.certain import is_place, lost_no, named
from firsthand.changes.figures import may_both_be, moved_on, number_at, risen
from firsthand.changes.firmness import made_a_fact
from firsthand.changes.places import Places
from firsthand.lineage.naming import name_of
from firsthand.model import (
    Change,
    ChangeKind,
    ConflictKind,
    Derivation,
    Differs,
    Extent,
    Lineage,
    Passage,
    Reuse,
    ReuseKind,
)
from firsthand.parallel import spread_with

# Differences looked at between two passages, and in a story.
MOST_OF_RUN = 24
MOST_OF_STORY = 300
MOST_LOOKED_AT = 4_000
# A report that is less alike its source was worked over (`PairReuse.score`).
WORKED_OVER = 0.9
# Reports named that tell it in the same words as the one shown.
NAMED = 3
_DIFFERS = {
    ConflictKind.NEGATION: Differs.NEGATION,
    ConflictKind.NUMBER: Differs.NUMBER,
    ConflictKind.DATE: Differs.DATE,
    ConflictKind.NAME: Differs.NAME,
    ConflictKind.ATTRIBUTION: Differs.ATTRIBUTION,
}
_SAYS = {
    Differs.NEGATION: "one of the two says no, and the other does not",
    Differs.NUMBER: "the numbers differ",
    Differs.DATE: "the dates differ",
    Differs.NAME: "the names differ",
    Differs.PLACE: "the places differ",
    Differs.ATTRIBUTION: "the words are given to another",
    Differs.MODALITY: "one tells as a fact what the other says may be so",
}


_OF_NAMES = frozenset({Differs.NAME, Differs.ATTRIBUTION, Differs.PLACE})
# What is the same sign in two languages. A no, a name or a "may" is said in too many ways.
_READ_OFF = frozenset({Differs.NUMBER, Differs.DATE})


@dataclass(frozen=True, slots=True)
class Difference:
    """Two sentences of one text, and the words by which they differ: the sentence where it has none."""

    left: Passage
    right: Passage
    words: tuple[Passage, Passage]
    differs: Differs
    kind: ReuseKind


def differences(run: Reuse, places: Places, speakers: Speakers) -> Iterator[Difference]:
    """What differs in one run of shared text, in order of the left passage for each way of looking."""
    exchanged: list[Passage] = []
    for conflict in run.conflicts[:MOST_OF_RUN]:
        left, right = places.sentence(conflict.left), places.sentence(conflict.right)
        differs, words = _DIFFERS[conflict.kind], (conflict.left, conflict.right)
        if differs is Differs.NUMBER and may_both_be(*words, left, right, places):
            continue
        if differs is Differs.NEGATION and not (
            lost_no(*words, left, right, places) and speakers.answered(left, right, words, places)
        ):
            continue
        if differs in (Differs.NAME, Differs.ATTRIBUTION) and not named(*words, places):
            continue
        if differs is Differs.NAME:
            if of_speakers(*words, left, right, places):
                differs = Differs.ATTRIBUTION
            elif all(is_place(side, places) for side in words):
                differs = Differs.PLACE
        if differs in _OF_NAMES and not _two_names(words, places, speakers, True):
            continue
        if differs is Differs.ATTRIBUTION:
            exchanged.append(conflict.left)
        yield Difference(left, right, words, differs, run.kind)
    for left, right in islice(aligned(run, places), MOST_OF_RUN):
        one, other = places.language(left), places.language(right)
        spans = made_a_fact(left.text, right.text, one, other)
        if spans is not None:
            words = _part(left, spans[0]), _part(right, spans[1])
            if speakers.alike(left, right, places):
                yield Difference(left, right, words, Differs.MODALITY, run.kind)
        if any(left.start <= known.start < left.end for known in exchanged):
            continue
        found = speakers.exchanged(left, right, places)
        if found is None and one == other:
            found = speakers.office_exchanged(left, right, one)
        if found is not None:
            yield Difference(left, right, found, Differs.ATTRIBUTION, run.kind)


def _two_names(words: tuple[Passage, Passage], places: Places, speakers: Speakers, taken: bool) -> bool:
    """Whether two names are surely two; places of two languages are compared by what is known of them."""
    across = places.language(words[0]) != places.language(words[1])
    if across and any(is_place(side, places) for side in words):
        return True
    return speakers.two_names(*words, places, taken)


def _part(passage: Passage, span: tuple[int, int] | None) -> Passage:
    """The words of a sentence; the sentence where there are none."""
    if span is None:
        return passage
    start, end = span
    return Passage(passage.article, passage.start + start, passage.start + end, passage.text[start:end])


class Copies:
    """Who took from whom in a story, by article."""

    def __init__(self, lineage: Lineage, places: Places) -> None:
        self.places = places
        self.source: dict[str, Derivation] = {}
        for derivation in lineage.derivations:
            if derivation.taken_from is not None:
                self.source.setdefault(derivation.taken_by, derivation)

    def change(self, found: Difference, story: str) -> Change | None:
        """The difference as a change, None where a report only has what its own source has."""
        sides = ((found.left, found.words[0]), (found.right, found.words[1]))
        kept = 0
        for (own, words), (theirs, their_words) in (sides[::-1], sides):
            derivation = self.source.get(own.article)
            if derivation is None or derivation.taken_from is None:
                continue
            if derivation.taken_from == theirs.article:
                return self._taken(found, derivation, (theirs, their_words), (own, words), story)
            if (before := self._same(derivation.taken_from, theirs, their_words)) is not None:
                return self._taken(found, derivation, before, (own, words), story)
            kept += self._same(derivation.taken_from, own, words) is not None
        if kept:
            return None
        return self._open(found, story)

    def _same(self, source: str, sentence: Passage, words: Passage) -> tuple[Passage, Passage] | None:
        """The very sentence in the report something is taken from, with the same words of it."""
        article = self.places.articles[source]
        at = article.text.find(sentence.text)
        if at < 0:
            return None
        by = at - sentence.start
        return article.passage(at, at + len(sentence.text)), article.passage(words.start + by, words.end + by)

    def _taken(
        self,
        found: Difference,
        derivation: Derivation,
        before: tuple[Passage, Passage],
        after: tuple[Passage, Passage],
        story: str,
    ) -> Change:
        taker, source = (self.places.articles[side[0].article] for side in (after, before))
        way = "translates" if derivation.reuse.kind is ReuseKind.TRANSLATED else "takes it from"
        told = f"{name_of(taker)} {way} {name_of(source)} ({derivation.because})"
        if found.differs is Differs.NUMBER and (why := self._newer(found, derivation, before, after)):
            kind, because = ChangeKind.UPDATE, f"{_SAYS[found.differs]}: {told}, and {why}"
        else:
            kind, because = ChangeKind.DISTORTION, f"{_SAYS[found.differs]}: {told}"
        return _told(kind, found, before, after, because, story)

    def _newer(
        self,
        found: Difference,
        derivation: Derivation,
        before: tuple[Passage, Passage],
        after: tuple[Passage, Passage],
    ) -> str:
        """Why a number that was taken over and differs is newer, empty where nothing says so."""
        source, taker = (self.places.articles[side[0].article] for side in (before, after))
        if not source.published.precedes(taker.published):
            return ""
        if source.outlet is not None and taker.outlet is not None and source.outlet.id == taker.outlet.id:
            return "both are of one outlet"
        numbers = [number_at(words, sentence, self.places) for sentence, words in (before, after)]
        worked_over = derivation.reuse.kind is ReuseKind.EDITED and derivation.reuse.score < WORKED_OVER
        if worked_over and risen(numbers[0], numbers[1]):
            return "tells more of them in a report that was worked over since"
        return ""

    def _open(self, found: Difference, story: str) -> Change:
        sides = [(found.left, found.words[0]), (found.right, found.words[1])]
        order = self.places.order(found.left, found.right)
        if order is not None:
            sides = sides if order.first else sides[::-1]
        elif self.places.place(found.right) < self.places.place(found.left):
            sides = sides[::-1]
        text = (
            "a report and its translation"
            if found.kind is ReuseKind.TRANSLATED
            else "two versions of one text"
        )
        if found.kind is ReuseKind.TRANSLATED:
            because = f"{_SAYS[found.differs]}: {text}, and which is which is not known"
        else:
            because = f"{_SAYS[found.differs]}: {text}, and who took it from whom is not known"
        if order is not None and found.differs is Differs.NUMBER:
            # Two reports of one event share much of their text without being copies of each other.
            numbers = [number_at(words, sentence, self.places) for sentence, words in sides]
            if moved_on(numbers[0], numbers[1]):
                because = f"{_SAYS[found.differs]}: {order.because}, and such counts change"
                return _told(ChangeKind.UPDATE, found, sides[0], sides[1], because, story)
        return _told(ChangeKind.CONTRADICTION, found, sides[0], sides[1], because, story)


def copied(
    reuses: Iterable[Reuse],
    lineages: Iterable[Lineage],
    home: Mapping[str, str],
    places: Places,
    speakers: Speakers,
    jobs: int = 1,
) -> Iterator[Change]:
    """What copies and translations tell otherwise than what they share their text with, story by story.

    `home` is the story of each article. Differences in the same words are told once. Begun in as many
    processes as there are `jobs`.
    """
    runs: dict[str, list[Reuse]] = {}
    for run in reuses:
        story = home.get(run.left.article)
        if run.extent is not Extent.BACKGROUND and story is not None and home.get(run.right.article) == story:
            runs.setdefault(story, []).append(run)
    told = [(lineage, runs[lineage.story]) for lineage in lineages if lineage.story in runs]
    return chain.from_iterable(spread_with(_of_story, (places, speakers), told, jobs))


def _of_story(known: tuple[Places, Speakers], told: tuple[Lineage, Sequence[Reuse]]) -> list[Change]:
    return list(_changed(*told, *known))


def _changed(lineage: Lineage, runs: Iterable[Reuse], places: Places, speakers: Speakers) -> Iterator[Change]:
    copies = Copies(lineage, places)
    found: dict[tuple[object, ...], list[Change]] = {}
    looked = 0
    for run in runs:
        for difference in differences(run, places, speakers):
            looked += 1
            if looked > MOST_LOOKED_AT:
                break
            change = copies.change(difference, lineage.story)
            if change is not None and change.kind is not ChangeKind.DISTORTION:
                change = change if _is_open(difference, run, places, speakers) else None
            if change is not None:
                found.setdefault(_sign(change), []).append(change)
    distorted = {
        words for told in found.values() for c in told if c.kind is not _OPEN for words in c.evidence
    }
    kept = 0
    open_: set[tuple[Differs, Passage]] = set()
    for told in found.values():
        told.sort(key=lambda change: (places.place(change.later), places.place(change.earlier)))
        first = told[0]
        if first.kind is _OPEN and any(words in distorted for words in first.evidence):
            # What one of the two was shown to have distorted.
            continue
        if first.kind is _OPEN:
            # Of many versions of one text each is held against one other.
            sides = {(first.differs, first.earlier), (first.differs, first.later)}
            if sides & open_:
                continue
            open_ |= sides
        kept += 1
        if kept > MOST_OF_STORY:
            return
        yield _with_others(first, told, places)


def _is_open(found: Difference, run: Reuse, places: Places, speakers: Speakers) -> bool:
    """Whether a difference says anything where it is not known who took from whom.

    Of sentences that do not answer to each other nothing follows; and two translations of a third report say
    a no, a name or a "may" in words of their own.
    """
    if not speakers.alike(found.left, found.right, places):
        return False
    if found.differs in _READ_OFF:
        return True
    if found.differs in _OF_NAMES and not _two_names(found.words, places, speakers, False):
        return False
    return is_carried(run, places)


_OPEN = ChangeKind.CONTRADICTION


def _sign(change: Change) -> tuple[object, ...]:
    """The same for differences in the same words, whoever has them."""
    words = sorted(word.text for word in change.evidence)
    if change.differs in _OF_NAMES:
        # One name for another is one finding, in however many sentences.
        return change.kind, change.differs, *words
    texts = [change.earlier.text, change.later.text]
    if change.kind is _OPEN:
        texts.sort()
    return change.kind, change.differs, *texts, *words


def _with_others(first: Change, told: Iterable[Change], places: Places) -> Change:
    shown = {first.earlier.article, first.later.article}
    others = sorted({c.later.article for c in told} - shown, key=lambda id: places.articles[id].id)
    if not others:
        return first
    names = [name_of(places.articles[id]) for id in others[:NAMED]]
    more = f" and {len(others) - NAMED} more" if len(others) > NAMED else ""
    return replace(first, because=f"{first.because}; the same words stand in {', '.join(names)}{more}")


def _told(
    kind: ChangeKind,
    found: Difference,
    earlier: tuple[Passage, Passage],
    later: tuple[Passage, Passage],
    because: str,
    story: str,
) -> Change:
    return Change(
        kind=kind,
        claim=None,
        earlier=earlier[0],
        later=later[0],
        because=because,
        differs=found.differs,
        evidence=(earlier[1], later[1]),
        story=story,
    )
