"""What sort of speaker a phrase names, by its words: a person, a body, an outlet, a document, nobody."""

from dataclasses import dataclass

from firsthand.model import SpeakerKind
from firsthand.quotations.bits import (
    ANONYMOUS,
    BODY,
    DETERMINER,
    DOCUMENT,
    OFFICE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
)  # fmt: skip
from firsthand.quotations.found import Span
from firsthand.quotations.grammar import Grammar, Tag
from firsthand.quotations.people import Name, People
from firsthand.reference.outlets import Outlets

_KINDS = (
    (SpeakerKind.ANONYMOUS, ANONYMOUS),
    (SpeakerKind.DOCUMENT, DOCUMENT),
    (SpeakerKind.BODY, BODY),
)
_UNKNOWN = frozenset(
    "a an ein eine einer einem einen un une una um uma uno o unui unei en ett et een egy".split()
)
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


# "who asked not to be named" stands within so many characters behind whom it is about.
LONGEST_CLAUSE_BEHIND = 60


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker as his phrase shows him: `name` where it holds one; `pronoun` where it is only that;
    `office` the word that says what he is where no name stands with it."""

    kind: SpeakerKind
    span: Span
    name: Name | None = None
    pronoun: str = ""
    office: str = ""


def who(people: People, span: Span, outlets: Outlets) -> Who:
    """Read the phrase at `span`."""
    text, grammar = people.text, people.grammar
    span = _without_clause(people, span)
    words = [match for match in grammar.token.finditer(text, *span) if match[0][0].isalnum()]
    lows = [match[0].lower() for match in words]
    if len(lows) == 1 and grammar.tags(lows[0]) & (PRONOUN | RELATIVE):
        return Who(SpeakerKind.OPEN, span, pronoun=lows[0])
    if len(lows) == 1 and (pronoun := _title_alone(grammar, lows[0])):
        return Who(SpeakerKind.OPEN, span, pronoun=pronoun)
    if len(lows) == 2 and (owner := _whose(people, lows)):
        return Who(SpeakerKind.OPEN, span, pronoun=owner)
    plain = _without_article(people, text[slice(*span)])
    capitals = all(word[0].isupper() or not word[0].isalpha() for word in plain.split())
    if capitals and outlets.candidates(plain):
        return Who(SpeakerKind.OUTLET, span)
    told = f"{text[slice(*span)]} {_clause_behind(people, span)}".lower()
    if any(sign in told for sign in grammar.book.unnamed):
        return Who(SpeakerKind.ANONYMOUS, span)
    name = people.in_phrase(*span)
    named = name.start if name and grammar.book.titles_stand else span[1]
    at = _head(people, [low for low, match in zip(lows, words, strict=True) if match.end() <= named])
    head = lows[at] if at is not None else ""
    kinds = people.kinds(head) if head else 0
    if name is not None and at is not None and not _is_his(people, words[at].end(), name):
        name = None
    if name is not None and outlets.candidates(text[name.start : name.end]):
        return Who(SpeakerKind.OUTLET, span)
    if not kinds & OFFICE and (outlet := _outlet_at_end(people, span, outlets, bool(kinds & BODY))):
        return Who(SpeakerKind.OUTLET, outlet)
    if name is not None:
        return _with_name(people, span, name, kinds, words[0][0].lower())
    if kinds & OFFICE and not kinds & ANONYMOUS:
        if any(part in head for part in _SPEAKS_FOR):
            return Who(SpeakerKind.BODY, span)
        if not _definite(lows):
            return Who(SpeakerKind.ANONYMOUS, span)
        return Who(SpeakerKind.PERSON, span, office=head)
    for kind, sign in _KINDS:
        if kinds & sign:
            return Who(kind, span)
    return Who(SpeakerKind.BODY if words else SpeakerKind.OPEN, span)


def _whose(people: People, lows: list[str]) -> str:
    """The pronoun for whom words are said to be: "nach [ihren Worten]" is she; "" where it is none."""
    book = people.grammar.book
    if not people.kinds(lows[1]) & DOCUMENT and not people.tags(lows[1]) & int(Tag.NOUN_CUE):
        return ""
    for own, pronouns in ((book.his, book.he), (book.hers, book.she)):
        if lows[0] in own and pronouns:
            return pronouns[0]
    return ""


def _outlet_at_end(people: People, span: Span, outlets: Outlets, medium: bool) -> Span | None:
    """The outlet that a phrase names last; one that is also a word only behind a body: "die Zeit"."""
    mentions = outlets.mentions(people.text, *span)
    if (
        mentions
        and (medium or not mentions[-1].weak)
        and not people.text[mentions[-1].end : span[1]].strip('“”„"» ')
    ):
        return mentions[-1].start, mentions[-1].end
    return None


def _without_clause(people: People, span: Span) -> Span:
    """The phrase without a clause about the speaker: "Lindt, who came late"."""
    comma = people.text.find(",", *span)
    if comma > span[0]:
        rest = people.text[comma + 1 : span[1]].split()
        if rest and people.grammar.tags(rest[0].lower()) & RELATIVE and len(rest) > 3:
            return span[0], comma
    return span


def _clause_behind(people: People, span: Span) -> str:
    """What follows a phrase as a clause about him: "An official [who asked not to be named] said"."""
    behind = people.text[span[1] : span[1] + LONGEST_CLAUSE_BEHIND]
    opening = behind.lstrip(" ,\u00a0").split(" ", 1)[0].lower()
    leans = people.grammar.tags(opening) & RELATIVE or people.grammar.gerund.match(opening)
    return behind if opening and leans else ""


def _title_alone(grammar: Grammar, low: str) -> str:
    """The pronoun that a title without a name stands for ("ông", Mr, for "he"); "" for none."""
    book = grammar.book
    if not book.titles_stand:
        return ""
    if low in book.he_words:
        return book.he[0]
    return book.she[0] if low in book.she_words else ""


def _with_name(people: People, span: Span, name: Name, kinds: int, first: str) -> Who:
    """A phrase with a name in it: a person's, unless it is that of a body or has an article of its own."""
    written = people.text[name.start : name.end]
    if kinds & OFFICE:
        return Who(SpeakerKind.PERSON, span, name=name)
    if kinds & DOCUMENT:
        return Who(SpeakerKind.DOCUMENT, span)
    before = people.text[span[0] : name.start].strip().lower()
    article = before == first and bool(people.grammar.tags(first) & DETERMINER)
    article = article and not people.grammar.book.articled_names
    if kinds & BODY or article or (written.isupper() and " " not in written and len(written) > 1):
        return Who(SpeakerKind.BODY, span)
    return Who(SpeakerKind.PERSON, span, name=name)


def _head(people: People, lows: list[str]) -> int | None:
    """Which word the phrase is about: before its first preposition, the last known one, or the first where
    what a noun belongs to follows it."""
    known = None
    # what a noun belongs to stands before it: "a minisztérium szóvivője"
    book = people.grammar.book
    last = (
        (book.bare == "direct" and not book.heads_first)
        or people.grammar.final
        or bool(people.grammar.book.adjuncts)
    )
    for at, low in enumerate(lows):
        if people.grammar.tags(low) & PREPOSITION and known is not None:
            break
        if people.kinds(low):
            if known is None or last:
                known = at
            if not last:
                if book.titles_stand and at + 1 < len(lows) and people.kinds(lows[at + 1]) & OFFICE:
                    # "bộ trưởng": a minister, and not a ministry
                    known = at + 1
                break
    return known


def _is_his(people: People, head: int, name: Name) -> bool:
    """Whether a name behind a noun is that of the one it is said of: "mayor Lindt", not "mayor of Lindt"."""
    if len(name.words) > 1 and _follows_a_noun(people, name):
        # "the director of the chamber of commerce Mara Lindt"
        return True
    between = people.text[head : name.start]
    if name.start < head or not between.strip() or between.rstrip().endswith((",", "(")):
        return True
    words = between.replace(",", " ").split()
    book = people.grammar.book
    if (book.articled_names or book.caseless) and len(name.words) > 1:
        # "η αρχηγός της αντιπολίτευσης Άννα Βερόλη": an article before the name would say that it is not his
        words = words[-1:]
    return not any(people.tags(word) & (PREPOSITION | DETERMINER) for word in words)


def _follows_a_noun(people: People, name: Name) -> bool:
    """Whether a word that is neither an article nor a preposition stands right before a name."""
    before = people.text[max(0, name.start - 30) : name.start].split()
    return (
        bool(before)
        and before[-1][-1:].isalpha()
        and not people.tags(before[-1]) & (PREPOSITION | DETERMINER)
    )


def _definite(lows: list[str]) -> bool:
    """Whether the phrase points at one known person: no article of the unknown before it."""
    return not (lows and lows[0] in _UNKNOWN)


def _without_article(people: People, written: str) -> str:
    first, _, rest = written.partition(" ")
    name = rest if rest and people.grammar.tags(first.lower()) & DETERMINER else written
    return name.strip('“”„"«»‘’ ')
