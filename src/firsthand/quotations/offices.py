"""What a report says that a person is, beside his name; and whom it shows to be a person at all."""

import re

from firsthand.quotations.found import Span
from firsthand.quotations.grammar import Tag
from firsthand.quotations.people import LONGEST_SHORT, OFFICE_WORDS, WORD, Name, People
from firsthand.reference.person_aliases import folded, given_names

_ENDS_OFFICE = int(Tag.DETERMINER | Tag.PREPOSITION | Tag.JOINS | Tag.VERB)


def shown_persons(people: People) -> set[str]:
    """The family names of those whom the report shows to be persons: by an office, a title, a given name."""
    given = given_names()
    found = set()
    for name in people.full:
        before = WORD.findall(people.text[max(0, name.start - 20) : name.start])
        titled = bool(before) and bool(people.tags(before[-1]) & int(Tag.TITLE))
        known = titled or folded(name.words[0]) in given or _stands_alone(people, name)
        if known or office_at(people, name):
            found.add(people.family(name))
    return found


def office_at(people: People, name: Name) -> Span | None:
    """What the report says the person is where it names him so: before his name, or between commas."""
    if name not in people.offices:
        people.offices[name] = (
            _right_before(people, name) or _before_comma(people, name) or _after(people, name)
        )
    return people.offices[name]


def office_in(people: People, phrase: Span, name: Name) -> Span | None:
    """What a speaker's phrase says beside his name: "[mayor of Orlova], Mara Lindt"."""
    if phrase[0] <= name.start and name.end <= phrase[1]:
        start = _past_article(people, phrase[0])
        end = start + len(people.text[start : name.start].rstrip(" ,\u00a0-"))
        if end > start and any(
            people.is_office(match[0]) for match in WORD.finditer(people.text, start, end)
        ):
            return start, end
    return None


def _right_before(people: People, name: Name) -> Span | None:
    """The words right before a name from the first that is an office: "[harbour master] Tomas Berg"."""
    words = list(WORD.finditer(people.text, max(0, name.start - 90), name.start))
    first = None
    place = name.start
    for match in reversed(words[-OFFICE_WORDS:]):
        between = people.text[match.end() : place]
        if between.strip(" \u00a0-") or "\n" in between:
            break
        tags = people.tags(match[0])
        if match[0].endswith(".") and not tags & int(Tag.TITLE) and len(match[0]) > LONGEST_SHORT:
            # a full stop, and no abbreviation: the sentence before
            break
        office = people.is_office(match[0])
        if not office and (tags & _ENDS_OFFICE or people.grammar.is_finite(match[0].lower())):
            break
        if office or first is not None:
            first = match.start()
        place = match.start()
    return None if first is None else (first, len(people.text[: name.start].rstrip()))


def _before_comma(people: People, name: Name) -> Span | None:
    """What stands before a comma right before a name: "The [mayor of Orlova], Mara Lindt"."""
    if people.text[name.start - 2 : name.start] != ", ":
        return None
    end = name.start - 2
    low = max(0, end - 90)
    start = max(low, max(people.text.rfind(mark, low, end) + 1 for mark in ',;:.!?\n“”„"'))
    words = list(WORD.finditer(people.text, start, end))
    if not words or len(words) > OFFICE_WORDS or any(_acts(people, word) for word in words):
        return None
    start = _past_article(people, words[0].start())
    return (start, end) if any(people.is_office(match[0]) for match in words) and start < end else None


def _acts(people: People, word: re.Match[str]) -> bool:
    """Whether a word is a verb, so that what stands there is no office but a clause."""
    return people.grammar.is_finite(word[0].lower()) or (
        bool(people.tags(word[0]) & int(Tag.VERB)) and not people.is_office(word[0])
    )


def _past_article(people: People, start: int) -> int:
    """Where a phrase begins without its article."""
    match = WORD.match(people.text, start)
    if match and people.tags(match[0]) & int(Tag.DETERMINER) and not people.is_office(match[0]):
        return match.end() + 1
    return start


def _after(people: People, name: Name) -> Span | None:
    after = re.compile(r",\s([^,;:.!?\n]{3,80})(?=[,.;)])").match(people.text, name.end)
    if after is None:
        return None
    words = list(WORD.finditer(after[1]))[:OFFICE_WORDS]
    if any(people.is_office(match[0]) for match in words) and not any(_acts(people, word) for word in words):
        return _past_article(people, after.start(1)), after.end(1)
    return None


def _stands_alone(people: People, name: Name) -> bool:
    """Whether nothing before a name says that it is a thing's ("the cutter Blue Heron"): it opens a sentence.

    Where every noun has a capital this tells nothing.
    """
    if people.grammar.book.capital_nouns or len(name.words) > 3:
        return False
    before = people.text[max(0, name.start - 2) : name.start].strip(" \u00a0")
    return not before or before[-1] in '.!?:;\n“”„"»«'
