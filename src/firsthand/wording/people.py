"""What reports call persons: the noun beside a name, or behind it after a comma ("Venn, the autocrat")."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from anyascii import anyascii

from firsthand.model import Person
from firsthand.names.places import UNSPACED
from firsthand.names.translit import skeleton
from firsthand.names.words import facts, may_be_name
from firsthand.reference.loaded_words import Part, loaded_words
from firsthand.wording.pieces import Piece, beside
from firsthand.wording.uses import PERSON, Use, before, begins, use

# A name is no longer.
MOST_NAME_WORDS = 4
# An apposition behind a comma is no longer.
MOST_APPOSITION_WORDS = 6
# The noun behind the name: 金大統領, Orbán Viktor miniszterelnök.
_NAME_FIRST = frozenset({"ko", "hu", "tr"})
# The surname first, as in Orbán Viktor.
_SURNAME_FIRST = frozenset({"hu", "vi", "ko"})
_CASELESS = frozenset({"ar", "fa", "ko"})
# The noun in front of what describes it.
_NOUN_FIRST = frozenset({"fr", "es", "it", "pt", "ro"})
# What an office is of stands in front of it, with a capital.
_COMPOUND = frozenset({"en", "tr"})
# Organisations stand between an office and a name in the genitive: of these names the last two words count.
_GENITIVES = frozenset({"ru", "uk", "bg", "pl", "cs"})
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "prof", "sir", "lord", "st", "saint"})
_BESIDE_IT = "the name stands beside it"
_BEHIND_IT = "it stands behind the name"
# Words of an office that are not on our lists.
MOST_UNKNOWN_WORDS = 3
# Characters of a name in a script without spaces.
MOST_WRITTEN = 12


@dataclass(frozen=True, slots=True)
class Holder:
    """A noun that names the holder of an office, and the name it is of.

    `surname` and `given` are skeletons, the second "" where it is not told; `full` the name as written where
    both are. In a script without spaces `behind` and `ahead` are the characters around it instead.
    """

    use: Use
    surname: str
    given: str
    full: str = ""
    behind: str = ""
    ahead: str = ""


@dataclass(slots=True)
class Known:
    """The persons of a story: who bears each surname, by given names; names without spaces as written."""

    bearers: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(dict))
    written: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def of(self, holder: Holder) -> str | None:
        """The one person that a noun can be of, None where there are two or none."""
        if not holder.surname:
            ending = [id for name, id in self.written.items() if holder.behind.endswith(name)]
            found = {*ending, *(id for name, id in self.written.items() if holder.ahead.startswith(name))}
        else:
            bearers = self.bearers.get(holder.surname, {})
            found = {id for id, given in bearers.items() if _agree(holder.given, given)}
        return next(iter(found)) if len(found) == 1 else None


def _agree(given: str, known: set[str]) -> bool:
    """Whether a given name may be one of a person's: told neither, or alike, or the initial of it."""
    if not given or not known:
        return True
    return any(one == given or (min(len(one), len(given)) <= 1 and one[:1] == given[:1]) for one in known)


def known_persons(
    said: Iterable[tuple[str, str]], people: Mapping[str, Person], held: Iterable[Holder]
) -> Known:
    """Who is named in a story: `said` are persons by id and language, `held` what stands beside nouns."""
    known = Known()
    for id in sorted({id for id, _ in said if id in people}):
        person = people[id]
        known.names[id] = _bare(person)
        for name in person.names:
            language = name.language or ""
            words = name.name.split()
            if language in UNSPACED:
                if 1 < len(name.name) <= MOST_WRITTEN:
                    known.written[name.name] = id
            elif words:
                last, given = _split(words, language)
                bearers = known.bearers[last].setdefault(id, set())
                bearers.update({given} - {""})
    for last, given, full in sorted({(one.surname, one.given, one.full) for one in held if one.given}):
        if any(_agree(given, other) for other in known.bearers[last].values()):
            continue
        # Another given name is another person.
        id = f"named {last} {given}"
        known.bearers[last][id] = {given}
        known.names[id] = full
    return known


def _bare(person: Person) -> str:
    """A person's name without an office in front of it."""
    language = next((name.language or "" for name in person.names if name.name == person.name), "")
    words = loaded_words(language)
    parts = person.name.split()
    while words is not None and len(parts) > 1:
        term = words.find((parts[0].casefold(),))
        if term is None or Part.PERSON not in term[0].parts:
            break
        parts = parts[1:]
    return " ".join(parts)


def _split(words: list[str], language: str) -> tuple[str, str]:
    """Surname and given name of a full name, as skeletons; the second "" where there is none."""
    ordered = list(reversed(words)) if language in _SURNAME_FIRST else words
    return surname(ordered[-1]), surname(ordered[0]) if len(ordered) > 1 else ""


def surname(word: str) -> str:
    """What the spellings of a name share."""
    return skeleton(word.capitalize()) or anyascii(word).casefold()


def holders(text: str, held: list[Piece], language: str) -> Iterator[Holder]:
    """The nouns for persons in one sentence that a name stands beside, in order of place."""
    for at, piece in enumerate(held):
        if not piece.may_be(Part.PERSON):
            continue
        first = _whole(text, held, at, language)
        if first is None:
            continue
        label = use((PERSON, ""), held[first : at + 1], _BESIDE_IT)
        if language in UNSPACED:
            behind = text[max(0, held[first].start - MOST_WRITTEN) : held[first].start]
            ahead = text[piece.end : piece.end + MOST_WRITTEN]
            yield Holder(label, "", "", behind=behind, ahead=ahead)
            continue
        if language in _CASELESS:
            yield from _caseless(text, label, held, first, at, language)
            continue
        name = _name_at(text, held, at + 1, language)
        if name and beside(text, piece, name[0]):
            yield _holder(text, label, name, language)
            continue
        if language in _NAME_FIRST:
            name = _name_before(text, held, first, language)
            if name:
                yield _holder(text, label, name, language)
                continue
        name = _behind_comma(text, held, first, at, language)
        if name:
            yield _holder(text, use((PERSON, ""), held[first : at + 1], _BEHIND_IT), name, language)


def _caseless(
    text: str, label: Use, held: list[Piece], first: int, at: int, language: str
) -> Iterator[Holder]:
    """What may be the name beside a noun where capitals show none: two words, then one.

    Only persons known from elsewhere are found so.
    """
    if language in _NAME_FIRST:
        near = [one for one in (first - 1, first - 2) if one >= 0]
    else:
        near = [one for one in (at + 1, at + 2) if one < len(held)]
    ends = [first, *near] if language in _NAME_FIRST else [at, *near]
    words: list[Piece] = []
    for one, other in pairwise(ends):
        left, right = sorted((one, other))
        if not beside(text, held[left], held[right]) or not _of_name(text, held[other], language):
            break
        words.append(held[other])
    # Everyday words and the shortest are no surnames: their consonants are too many names'.
    named = [facts(text[one.start : one.bare], language) for one in words]
    told = [surname(text[one.start : one.bare]) for one in words]
    likely = [language == "ko" or (one is not None and one.name is not None) for one in named]
    if len(told) == 2 and likely[0 if language in _NAME_FIRST else 1]:
        last, given = told if language in _NAME_FIRST else reversed(told)
        yield Holder(label, last, given)
    if told and likely[0]:
        yield Holder(label, told[0], "")


def _whole(text: str, held: list[Piece], at: int, language: str) -> int | None:
    """Where the label begins, None where what stands in front makes it another office: vice president.

    A word with a capital belongs to it in English (First Minister) and Turkish (Dışişleri Bakanı); elsewhere
    it is not known what it does.
    """
    first = before(text, held, at)
    for _ in range(MOST_UNKNOWN_WORDS):
        if first == 0 or not beside(text, held[first - 1], held[first]):
            return first
        left = held[first - 1]
        if left.may_be(Part.LESSER):
            return None
        if not left.may_be(Part.PERSON):
            if left.entry is not None or left.of_state:
                return first
            if not text[left.start].isupper():
                # In these a noun may stand there, and ours only describes it: le groupe terroriste.
                return None if language in _NOUN_FIRST and _is_loaded(held[at]) else first
            if language not in _COMPOUND:
                return first if begins(text, left) else None
            if language == "en" and begins(text, left):
                return first
        first = before(text, held, first - 1)
    return None


def _is_loaded(piece: Piece) -> bool:
    return piece.entry is not None and bool(piece.entry.loaded)


def _holder(text: str, label: Use, name: list[Piece], language: str) -> Holder:
    name = name[-2:] if language in _GENITIVES else name
    full = text[name[0].start : name[-1].bare]
    last, given = _split(full.split(), language)
    return Holder(label, last, given, full if given else "")


def _behind_comma(text: str, held: list[Piece], first: int, at: int, language: str) -> list[Piece]:
    """The name before a comma and the whole apposition: "Venn, the autocrat,"."""
    opening = first
    if opening > 0 and held[opening - 1].may_be(Part.ARTICLE):
        opening -= 1
    if opening == 0 or at - opening >= MOST_APPOSITION_WORDS:
        return []
    gap = text[held[opening - 1].end : held[opening].start]
    closing = text[held[at].end : held[at].end + 1]
    if gap.strip() not in {",", "،"} or (closing and closing not in ",.;،—–"):
        return []
    return _name_before(text, held, opening, language, gap_is_known=True)


def _name_before(
    text: str, held: list[Piece], end: int, language: str, gap_is_known: bool = False
) -> list[Piece]:
    """The words of a name up to a place."""
    found: list[Piece] = []
    for one in reversed(held[max(0, end - MOST_NAME_WORDS) : end]):
        right = found[0] if found else (None if gap_is_known else held[end])
        if (right is not None and not beside(text, one, right)) or not _of_name(text, one, language):
            break
        found.insert(0, one)
    return found if found and _is_name(text, found, language) else []


def _name_at(text: str, held: list[Piece], at: int, language: str) -> list[Piece]:
    """The words of a name from a place on: capitals, and no words of the language."""
    found: list[Piece] = []
    for one in held[at : at + MOST_NAME_WORDS]:
        if (found and not beside(text, found[-1], one)) or not _of_name(text, one, language):
            break
        found.append(one)
    return found if found and _is_name(text, found, language) else []


def _of_name(text: str, one: Piece, language: str) -> bool:
    # Maliki begins as Mali does: only a whole name of a place ends a name.
    if one.entry is not None or one.noun or one.city is not None or one.of_body:
        return False
    written = text[one.start : one.bare]
    if len(written) > 1 and written.isupper():
        return False
    if one.word in _TITLES:
        return False
    # Kim Jong-un: behind a hyphen a name may go on without a capital.
    return language in _CASELESS or text[one.start].isupper() or text[one.start - 1 : one.start] == "-"


def _is_name(text: str, name: list[Piece], language: str) -> bool:
    """Whether some word of it is no everyday word."""
    told = [facts(text[one.start : one.bare], language) for one in name]
    return any(one is not None and may_be_name(one.folded, language) for one in told)
