"""Verbs that no list holds, where the place tells that they give somebody's words: "«…», — waved the mayor".

Reports say things with any verb once words in marks stand beside it; a person after it or before it, and
nothing else to be its object, is then the one who speaks.
"""

from firsthand.quotations.bits import ADVERB, CAPITAL, DENIES, MARK, PREPOSITION, PRONOUN, QUOTED
from firsthand.quotations.cases_reading import Inflected
from firsthand.quotations.cases_right import REACH, Cue
from firsthand.quotations.cases_words import AUXILIARY, NOUNS
from firsthand.quotations.segments import Range

_DASHES = "–—-"
# Words in marks before such a verb are no shorter; a name in marks is.
LEAST_WORDS = 3
# Between the verb and who speaks stand no more words ("waved his hand at the crowd").
BETWEEN = 4
SAID = frozenset({"clause", "quote"})


def all_cues(reading: Inflected, listed: list[Cue]) -> list[Cue]:
    """The verbs of saying, listed and not, in order."""
    if not reading.any_tags & QUOTED:
        return listed
    more: list[Cue] = []
    for at, word in enumerate(reading.words):
        if not word.tags & QUOTED:
            continue
        for cue in (_behind(reading, at), _before_colon(reading, at)):
            if cue and not any(one.start < cue.end and cue.head < one.end for one in (*listed, *more)):
                more.append(cue)
    return sorted([*listed, *more], key=lambda cue: cue.start) if more else listed


def unlisted(reading: Inflected, at: int) -> Cue | None:
    """Any finite verb there that somebody follows: "waved his hand the captain"."""
    head = at
    while at < reading.end and reading.tags(at) & (ADVERB | DENIES) and not reading.tags(at) & CAPITAL:
        at += 1
    if at >= reading.end or reading.tags(at) & (AUXILIARY | CAPITAL) or not reading.acts(at):
        return None
    _, last = reading.segment(at)
    place = at + 1
    while place < min(last, at + 1 + BETWEEN):
        tags = reading.tags(place)
        if tags & PREPOSITION:
            end = reading.prepositional(place, last)
            speaks = reading.words[place].low in reading.cases.speaks_in and reading.speaks(place + 1, end)
            if speaks and reading.is_impersonal(at):
                return Cue(at, at + 1, head, SAID, False)
            place = end
            continue
        end = reading.phrase(place, last)
        if end > place and reading.may_be_subject((place, end)) and heads(reading, (place, end)):
            return Cue(at, place if _is_set(reading, at, place) else at + 1, head, SAID, False)
        place = max(end, place + 1)
    return None


def _is_set(reading: Inflected, at: int, place: int) -> bool:
    """Whether one word stands between verb and speaker, and is part of what is done: "waved [his] hand"."""
    return place == at + 2 and not reading.tags(at + 1) & (MARK | ADVERB | PREPOSITION | NOUNS)


def heads(reading: Inflected, phrase: Range) -> bool:
    """Whether what a phrase is about may speak: its first noun is an office or a body, or a name follows."""
    first, last = phrase
    for at in range(first, last):
        word = reading.words[at]
        if word.tags & PRONOUN:
            return True
        if word.tags & NOUNS:
            return word.low in reading.cases.nominatives
        if word.tags & CAPITAL and not reading.opens(at):
            return True
        if not reading.cases.adjective.match(word.low):
            return reading.named_in(at + 1, last)
    return False


def _behind(reading: Inflected, quote: int) -> Cue | None:
    """The verb right behind words in marks, a comma or a stop and a dash between them."""
    word = reading.words[quote]
    at = quote + 1
    comma = dash = False
    while at < reading.end and reading.tags(at) & MARK and not reading.tags(at) & QUOTED:
        comma = comma or reading.is_mark(at, ",")
        dash = dash or reading.is_mark(at, _DASHES)
        at += 1
    stopped = word.low == "“.”"
    if at >= reading.end or not (dash or (stopped and at == quote + 1)):
        return None
    if not stopped and not comma and reading.few(quote):
        return None
    return unlisted(reading, at)


def _before_colon(reading: Inflected, quote: int) -> Cue | None:
    """The verb of a clause that a colon ends, where somebody is its subject: "he cheered them: «…»"."""
    if not reading.is_mark(quote - 1, ":") or quote < 3 or reading.few(quote):
        return None
    first, last = reading.segment(quote - 2)
    if last - first > REACH or first > 0:
        return None
    verb = next((at for at in range(first, last) if reading.acts(at)), last)
    if verb >= last or reading.tags(verb) & AUXILIARY:
        return None
    subject, _ = reading.subject_between(first, verb)
    if subject is None or not heads(reading, subject) or reading.acts_in(verb + 1, last):
        return None
    return Cue(verb, verb + 1, verb, SAID, False)
