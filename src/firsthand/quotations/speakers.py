"""What sort of speaker a phrase names, read from its words: a person, a body, an outlet, a document, nobody."""

from dataclasses import dataclass

from firsthand.model import SpeakerKind
from firsthand.quotations.found import Span
from firsthand.quotations.grammar import Tag
from firsthand.quotations.people import Name, People
from firsthand.reference.outlets import Outlets

OFFICE, BODY, DOCUMENT, ANONYMOUS = int(Tag.OFFICE), int(Tag.BODY), int(Tag.DOCUMENT), int(Tag.ANONYMOUS)
PRONOUN, RELATIVE, DETERMINER, PREPOSITION = (
    int(Tag.PRONOUN), int(Tag.RELATIVE), int(Tag.DETERMINER), int(Tag.PREPOSITION),
)  # fmt: skip
# Offices that speak for a body and are seldom named.
_SPEAKS_FOR = (
    "spokes",
    "sprecher",
    "porta",
    "portavoz",
    "пресс",
    "rzeczni",
    "mluvčí",
    "purtător",
    "woordvoer",
)


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker as his phrase shows him: `name` where it holds one; `pronoun` where it is only that;
    `office` the word that says what he is where no name stands with it, and whether the phrase is definite."""

    kind: SpeakerKind
    span: Span
    name: Name | None = None
    pronoun: str = ""
    office: str = ""


def who(people: People, span: Span, outlets: Outlets) -> Who:
    """Read the phrase at `span`."""
    text, grammar = people.text, people.grammar
    start, end = span
    written = text[start:end]
    words = [match for match in grammar.token.finditer(text, start, end) if match[0][0].isalnum()]
    lows = [match[0].lower() for match in words]
    if len(lows) == 1 and grammar.tags(lows[0]) & (PRONOUN | RELATIVE):
        return Who(SpeakerKind.OPEN, span, pronoun=lows[0])
    name = people.in_phrase(start, end)
    head = _head(people, lows)
    if head is not None:
        tags = grammar.tags(head)
        if name is not None and (people.is_office(head) or not tags & (BODY | DOCUMENT)):
            return Who(SpeakerKind.PERSON, span, name=name)
        if people.is_office(head) and not tags & ANONYMOUS:
            if head.startswith(_SPEAKS_FOR) or any(part in head for part in _SPEAKS_FOR[:2]):
                return Who(SpeakerKind.BODY, span)
            return Who(SpeakerKind.PERSON, span, office=head if _definite(people, lows) else "")
        if tags & ANONYMOUS and not tags & BODY:
            return Who(SpeakerKind.ANONYMOUS, span)
        if tags & DOCUMENT or (grammar.book.capital_nouns and _ends_with(head, grammar.book.documents)):
            return Who(SpeakerKind.DOCUMENT, span)
        if tags & BODY or (grammar.book.capital_nouns and _ends_with(head, grammar.book.bodies)):
            return Who(SpeakerKind.BODY, span)
        if people.is_office(head):
            return Who(SpeakerKind.PERSON, span, office=head if _definite(people, lows) else "")
    if outlets.candidates(_without_article(people, written)):
        return Who(SpeakerKind.OUTLET, span)
    if name is not None:
        kind = SpeakerKind.BODY if text[name.start : name.end].isupper() else SpeakerKind.PERSON
        return Who(kind, span, name=name)
    if words and all(match[0][0].isupper() for match in words):
        return Who(SpeakerKind.BODY, span)
    return Who(SpeakerKind.OPEN if not words else SpeakerKind.BODY, span)


def _head(people: People, lows: list[str]) -> str | None:
    """The noun that the phrase is about: before its first preposition, a known word where one stands there."""
    known = None
    for low in lows:
        tags = people.grammar.tags(low)
        if tags & PREPOSITION and known is not None:
            break
        if (
            tags & (OFFICE | BODY | DOCUMENT | ANONYMOUS)
            or people.is_office(low)
            or (
                people.grammar.book.capital_nouns
                and (
                    _ends_with(low, people.grammar.book.bodies)
                    or _ends_with(low, people.grammar.book.documents)
                )
            )
        ):
            if known is None or people.grammar.svo:
                known = low
            if not people.grammar.svo:
                break
    return known


def _definite(people: People, lows: list[str]) -> bool:
    """Whether the phrase points at one known person: no article of the unknown before it."""
    return not (
        lows
        and lows[0] in ("a", "an", "ein", "eine", "einer", "einem", "einen", "un", "une", "una", "um", "uma")
    )


def _ends_with(low: str, words: tuple[str, ...]) -> bool:
    return any(len(word) >= 5 and low.endswith(word) and len(low) > len(word) for word in words)


def _without_article(people: People, written: str) -> str:
    first, _, rest = written.partition(" ")
    name = rest if rest and people.grammar.tags(first.lower()) & DETERMINER else written
    return name.strip('“”„"«»‘’ ')
