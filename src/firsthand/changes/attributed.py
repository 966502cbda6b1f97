"""Whether two sentences that answer to each other give what is said to two speakers.

A name exchanged beside a verb of speech is another speaker, and so is an office. Where both sentences quote
one speaker each, the persons found over the pile tell, in whatever languages they are named.
"""

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from firsthand.changes.answered import alike, answered
from firsthand.changes.apart import heard_in, surely_two
from firsthand.changes.places import Places
from firsthand.encode import Encoder
from firsthand.guards.facts import Facts, facts
from firsthand.model import Passage, Person, Quotation, SpeakerKind
from firsthand.persons.offices import agree
from firsthand.reference.person_aliases import offices

# A speaker stands at most so many words from the verb of speech.
SPEAKING = 5
# Words of a sentence in whose place the other has another office.
MOST_EXCHANGED = 3
# Letters by which a word is known to be an office, and by which two are one.
LEAST_LETTERS = 4
LONGER_STEM = 6
LONGEST_NAME = 60
# Of two sentences so much is the same, where an office alone is exchanged.
LEAST_SAME = 0.6

Words = tuple[Passage, Passage]
# What happens (equal, replace, insert, delete), and where it starts and stops on either side.
Step = tuple[str, int, int, int, int]


class Speakers:
    """Who is quoted where, as the persons of the pile are known."""

    def __init__(self, quotations: Iterable[Quotation], persons: Iterable[Person], encoder: Encoder) -> None:
        self._encoder = encoder
        self._by_article: dict[str, list[Quotation]] = {}
        for quotation in quotations:
            if quotation.speaker is not None:
                self._by_article.setdefault(quotation.content.article, []).append(quotation)
        for quoted in self._by_article.values():
            quoted.sort(key=lambda one: one.speaker or one.content)
        self._starts = {
            id: [(one.speaker or one.content).start for one in quoted]
            for id, quoted in self._by_article.items()
        }
        self._undecided = {person.id: frozenset(person.undecided) for person in persons}

    def exchanged(self, left: Passage, right: Passage, places: Places) -> Words | None:
        """The two speakers of two sentences, where each quotes one and they are surely not one."""
        one, other = self._only(left), self._only(right)
        if one is None or other is None or one.speaker is None or other.speaker is None:
            return None
        if SpeakerKind.PERSON is not one.speaker_kind or SpeakerKind.PERSON is not other.speaker_kind:
            return None
        if one.person is None or other.person is None or one.person == other.person:
            return None
        undecided = self._undecided.get(one.person, frozenset()) | self._undecided.get(
            other.person, frozenset()
        )
        if one.person in undecided or other.person in undecided:
            return None
        if one.name is None or other.name is None:
            return None
        if not (_names(one) and _names(other)) or not (_full(one.name) and _full(other.name)):
            return None
        if _in(one.name, right) or _in(other.name, left):
            return None
        languages = places.language(left), places.language(right)
        if not surely_two(one.name, other.name, *languages, self._encoder):
            return None
        if heard_in(one.name, right.text, *languages) or heard_in(other.name, left.text, *languages[::-1]):
            return None
        if one.named == one.office or other.named == other.office:
            # Known by an office alone: that may be the other's.
            if agree(one.name, other.name, *languages, self._encoder) is not False:
                return None
        elif languages[0] != languages[1] and self._one_office(one, other, *languages):
            # Two spellings of one name, perhaps: the holder of one office.
            return None
        return one.speaker, other.speaker

    def two_names(self, left: Passage, right: Passage, places: Places, taken: bool) -> bool:
        """Whether two words are surely two names, and neither another spelling nor a translation of one.

        `taken` is whether one report is known to be taken from the other: then a name in one language was
        exchanged.
        """
        languages = places.language(left), places.language(right)
        if taken and languages[0] == languages[1]:
            return True
        return surely_two(left.text, right.text, *languages, self._encoder, taken)

    def alike(self, left: Passage, right: Passage, places: Places) -> bool:
        """Whether two sentences say as much of the same as a sentence and its translation do."""
        languages = places.language(left), places.language(right)
        if languages[0] == languages[1]:
            return True
        return alike(left.text, right.text, *languages, self._encoder)

    def answered(self, left: Passage, right: Passage, words: Words, places: Places) -> bool:
        """Whether what one of two sentences denies stands in the other, but for the no."""
        languages = places.language(left), places.language(right)
        if languages[0] == languages[1]:
            return True
        if words[0] == left:
            return answered(right, words[1], left, *languages[::-1], self._encoder)
        return answered(left, words[0], right, *languages, self._encoder)

    def _one_office(
        self, one: Quotation, other: Quotation, language: str | None, language_too: str | None
    ) -> bool:
        if one.office is None or other.office is None:
            return False
        return agree(one.office.text, other.office.text, language, language_too, self._encoder) is True

    def _only(self, sentence: Passage) -> Quotation | None:
        """The one quotation whose speaker is named in a sentence."""
        starts = self._starts.get(sentence.article, [])
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        inside = self._by_article.get(sentence.article, [])[first:last]
        if len({one.speaker for one in inside}) != 1:
            return None
        return inside[0]

    def office_exchanged(self, left: Passage, right: Passage, language: str | None) -> Words | None:
        """The words of two sentences of one language by which another office says what is said."""
        one, other = facts(left.text, language), facts(right.text, language)
        if not one.saying or not other.saying or one.unspaced:
            return None
        steps: list[Step] = list(LCSseq.opcodes(one.words, other.words).as_list())  # type: ignore[arg-type]
        same = sum(b - a for tag, a, b, _, _ in steps if tag == "equal")
        if 2 * same < LEAST_SAME * (len(one.words) + len(other.words)):
            return None
        for change, change_too in _exchanges(steps):
            if not (_speaks(one, change) and _speaks(other, change_too)):
                continue
            office, office_too = _office(one, change), _office(other, change_too)
            if office is None or office_too is None or _one_stem(office, office_too):
                continue
            if _stands(office, other) or _stands(office_too, one):
                continue
            if change[1] - change[0] > 1 or change_too[1] - change_too[0] > 1:
                # "Procureur général" and "ministère public" may be one.
                continue
            words = _passage(left, one, change), _passage(right, other, change_too)
            if not agree(office, office_too, language, language, self._encoder) and surely_two(
                office, office_too, language, language, self._encoder
            ):
                return words
        return None


def _names(quotation: Quotation) -> bool:
    """Whether the speaker is named beside the words, and not by a pronoun."""
    said = quotation.speaker.text if quotation.speaker is not None else ""
    if len(said) > LONGEST_NAME:
        return False
    return any(word in said for word in (quotation.name or "").split() if len(word) > 1)


def _full(name: str) -> bool:
    """Whether a name has two words or more with a capital: one may be anything that begins a sentence."""
    return sum(word[0].isupper() for word in name.split()) > 1


def _in(name: str, sentence: Passage) -> bool:
    """Whether a sentence has a word of a name."""
    text = sentence.text.casefold()
    return any(word in text for word in name.casefold().split() if len(word) >= LEAST_LETTERS)


def of_speakers(one: Passage, other: Passage, left: Passage, right: Passage, places: Places) -> bool:
    """Whether words of two sentences are names beside a verb of speech on both sides."""
    return all(
        _named_as_speaker(words, sentence, facts(sentence.text, places.language(sentence)))
        for words, sentence in ((one, left), (other, right))
    )


def _named_as_speaker(words: Passage, sentence: Passage, found: Facts) -> bool:
    start, end = words.start - sentence.start, words.end - sentence.start
    inside = [at for at, span in enumerate(found.spans) if span[0] < end and start < span[1]]
    return bool(inside) and _speaks(found, (inside[0], inside[-1] + 1))


def _speaks(of: Facts, words: tuple[int, int]) -> bool:
    return any(words[0] - SPEAKING <= at < words[1] + SPEAKING for at in of.saying)


def _exchanges(steps: list[Step]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Neighbouring steps that are not equal, as one exchange of few words for few."""
    found: list[tuple[tuple[int, int], tuple[int, int]]] = []
    before = "equal"
    for tag, start, stop, start_too, stop_too in steps:
        if tag != "equal":
            if before != "equal":
                (start, _), (start_too, _) = found.pop()
            found.append(((start, stop), (start_too, stop_too)))
        before = tag
    return [
        (one, two)
        for one, two in found
        if 1 <= one[1] - one[0] <= MOST_EXCHANGED and 1 <= two[1] - two[0] <= MOST_EXCHANGED
    ]


def _office(of: Facts, words: tuple[int, int]) -> str | None:
    return next((word for word in of.words[slice(*words)] if _is_office(word)), None)


@lru_cache(maxsize=8192)
def _is_office(word: str) -> bool:
    return any(
        word.startswith(beginning)
        for beginnings in offices().values()
        for beginning in beginnings
        if len(beginning) >= LEAST_LETTERS
    )


def _stands(office: str, of: Facts) -> bool:
    """Whether a form of a word stands anywhere in a sentence."""
    return any(word.startswith(office[:LONGER_STEM]) for word in of.words)


def _one_stem(one: str, other: str) -> bool:
    return one[:LEAST_LETTERS] == other[:LEAST_LETTERS]


def _passage(sentence: Passage, of: Facts, words: tuple[int, int]) -> Passage:
    start, end = of.spans[words[0]][0], of.spans[words[1] - 1][1]
    return Passage(sentence.article, sentence.start + start, sentence.start + end, sentence.text[start:end])
