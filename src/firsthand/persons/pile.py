"""Which speakers of a pile are one person.

Full names are compared with those that share a key, each spelling once however often it stands; one spelling
whose bearers hold offices that no one holds together is taken apart again. A surname alone is somebody's only
where exactly one person of the article, else of the story, else of the pile bears it. What an answer hangs on
is which articles are there, never their order.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import xxhash

from firsthand.encode import Encoder, shipped
from firsthand.model import Article, Person, PersonName, Quotation, Story
from firsthand.persons.bearers import MOST_OFFICES, Local, Office, locals_in
from firsthand.persons.bearing import Bearing, pairs
from firsthand.persons.naming import Name, bare, read
from firsthand.persons.offices import agree
from firsthand.persons.same import Answer, judge, letter_for_letter

# Persons of one spelling that offices tell apart, and names compared before two persons become one.
MOST_BEARERS = 8
MOST_NAMES = 6
# Persons shown as undecided with one, and spellings shown of it.
MOST_UNDECIDED = 8
MOST_SPELLINGS = 60


@dataclass(slots=True)
class Group:
    """Locals taken to be one person. `doubts` are why it is not one with others, by their number."""

    locals: list[Local]
    names: list[Name]
    offices: list[Office]
    doubts: dict[int, str] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)


def persons(
    quotations: Iterable[Quotation],
    articles: Mapping[str, Article],
    stories: Iterable[Story] = (),
    encoder: Encoder | None = None,
) -> tuple[tuple[Person, ...], dict[str, str]]:
    """The persons who speak in a pile, in order of their ids, and whose each quotation is, by its id.

    Speakers that are no persons, and those without a name, have none. Without `stories` the pile is one.
    `encoder` compares offices: the one that ships unless another is given.
    """
    story_of = {article: story.id for story in stories for article in story.articles}
    people = _People(locals_in(quotations, articles, story_of), encoder or shipped())
    people.spellings()
    people.across()
    people.surnames()
    return people.told()


def compared(
    name: str,
    language: str | None,
    other: str,
    other_language: str | None,
    office: str | None = None,
    other_office: str | None = None,
) -> tuple[Answer, str]:
    """Whether two names are one person's, and why, by what they say alone: without a pile around them."""
    one, two = read(name, language), read(other, other_language)
    judged = judge(one, two)
    held = (
        agree(office, other_office, one.language, two.language, shipped())
        if office and other_office
        else None
    )
    if judged.answer is Answer.SAME and held is False:
        return Answer.UNDECIDED, f"{judged.because}, but in offices that one person does not hold"
    if (
        judged.answer is Answer.UNDECIDED
        and judged.bears
        and held
        and min(len(one.parts), len(two.parts)) > 1
    ):
        return Answer.SAME, f"{judged.because}, and the office is the same"
    return judged.answer, judged.because


class _People:
    def __init__(self, locals_: Sequence[Local], encoder: Encoder) -> None:
        self.encoder = encoder
        self.full = [local for local in locals_ if local.name.full]
        self.short = [local for local in locals_ if not local.name.full]
        self.groups: list[Group] = []
        self.of_spelling: dict[tuple[str, str], list[int]] = {}
        self.parent: list[int] = []

    def spellings(self) -> None:
        """Bearers of one spelling in one language are one person, where their offices do not forbid it."""
        by_spelling: dict[tuple[str, str], list[Local]] = defaultdict(list)
        for local in self.full:
            by_spelling[local.key[:2]].append(local)
        for spelling, bearers in by_spelling.items():
            first = len(self.groups)
            self._split(bearers)
            own = list(range(first, len(self.groups)))
            self.of_spelling[spelling] = own
            for one in own[:MOST_BEARERS]:
                for other in own[:MOST_BEARERS]:
                    if one != other:
                        self.groups[one].doubts[other] = (
                            "the same name, in offices that one person does not hold"
                        )

    def _split(self, bearers: Sequence[Local]) -> None:
        first = len(self.groups)
        waiting = []
        for local in bearers:
            if not local.offices:
                waiting.append(local)
                continue
            fits = [
                number
                for number in range(first, min(len(self.groups), first + MOST_BEARERS))
                if self._agree(self.groups[number].offices, local.offices) is not False
            ]
            if fits:
                best = next((n for n in fits if self._agree(self.groups[n].offices, local.offices)), fits[0])
                self._join_local(best, local)
            else:
                self._begin(local)
        several = len(self.groups) - first > 1
        for local in waiting:
            if len(self.groups) == first:
                self._begin(local)
            elif not several:
                self._join_local(first, local)
            else:
                near = [
                    n
                    for n in range(first, len(self.groups))
                    if any(near.story == local.story for near in self.groups[n].locals)
                ]
                if local.story and len(near) == 1:
                    self._join_local(near[0], local)
                else:
                    self._begin(local)

    def _begin(self, local: Local) -> int:
        self.groups.append(Group([local], [local.name], list(local.offices)))
        self.parent.append(len(self.parent))
        return len(self.groups) - 1

    def _join_local(self, number: int, local: Local) -> None:
        group = self.groups[number]
        group.locals.append(local)
        group.offices += [office for office in local.offices if office not in group.offices][
            : MOST_OFFICES - len(group.offices)
        ]

    def across(self) -> None:
        """Spellings of one name, in one language or several, are one person."""
        names = [
            (spelling, self.groups[own[0]].names[0]) for spelling, own in sorted(self.of_spelling.items())
        ]
        found = []
        for one, other in pairs([name for _, name in names]):
            judged = judge(names[one][1], names[other][1])
            if judged.answer is not Answer.DIFFERENT:
                sure = judged.answer is Answer.SAME
                found.append((not sure, names[one][0], names[other][0], judged))
        for unsure, spelling, other_spelling, judged in sorted(found, key=lambda edge: edge[:3]):
            lefts, rights = (self.of_spelling[s][:MOST_BEARERS] for s in (spelling, other_spelling))
            agreeing = [
                (left, right)
                for left in lefts
                for right in rights
                if self._agree(self.groups[left].offices, self.groups[right].offices)
            ]
            for left in lefts:
                for right in rights:
                    agreed = self._agree(self.groups[left].offices, self.groups[right].offices)
                    alone = len(lefts) == len(rights) == 1
                    if unsure and judged.bears and agreed and agreeing == [(left, right)]:
                        self._join(left, right, f"{judged.because}, and the office is the same")
                    elif unsure:
                        self._doubt(left, right, judged.because)
                    elif agreed is False:
                        self._doubt(
                            left, right, f"{judged.because}, but in offices that one person does not hold"
                        )
                    elif alone or agreeing == [(left, right)]:
                        self._join(left, right, judged.because)
                    else:
                        self._doubt(left, right, f"{judged.because}, and several persons bear it")

    def surnames(self) -> None:
        """A surname alone is somebody's where one person of the article, the story or the pile has it."""
        bearing = Bearing(
            [(number, name) for number, group in enumerate(self.groups) for name in group.names]
        )
        stands: dict[int, tuple[set[str], set[str]]] = {}
        for number, group in enumerate(self.groups):
            articles, stories = stands.setdefault(self._root(number), (set(), set()))
            articles.update(local.article for local in group.locals)
            stories.update(local.story for local in group.locals)
        fresh: dict[tuple[str, str, str], int] = {}
        for local in self.short:
            able = sorted({self._root(number) for number in bearing(local.name)})
            able = [n for n in able if self._agree(self.groups[n].offices, local.offices) is not False]
            scopes = (
                ("article", [n for n in able if local.article in stands[n][0]]),
                ("story", [n for n in able if local.story and local.story in stands[n][1]]),
                ("pile", [n for n in able if self._sounds_so(local.name, n)]),
            )
            scope, near = next(((scope, own) for scope, own in scopes if own), ("pile", []))
            if len(near) == 1:
                self.groups[near[0]].locals.append(local)
                said = f"“{local.name.text}” is one name in the {scope} alone"
                if said not in self.groups[near[0]].reasons:
                    self.groups[near[0]].reasons.append(said)
                continue
            # A surname that no full name bears, and an office, are one person's within a story alone.
            key = (*local.key[:2], local.story or local.article)
            if key in fresh:
                self._join_local(fresh[key], local)
            else:
                fresh[key] = self._begin(local)
            number = fresh[key]
            for other in near[:MOST_UNDECIDED]:
                self._doubt(number, other, f"“{local.name.text}” may be the name of several persons")

    def _sounds_so(self, short: Name, number: int) -> bool:
        """Whether a surname is a word of somebody's name, and not merely near to it."""
        return any(letter_for_letter(short, name) for name in self.groups[number].names)

    def _agree(self, offices: Sequence[Office], others: Sequence[Office]) -> bool | None:
        """Whether some office of one is one of the other's; False where all that tell are two persons'."""
        answers = {
            agree(one, other, language, other_language, self.encoder)
            for one, language in offices
            for other, other_language in others
        }
        return True if True in answers else False if answers == {False} else None

    def _root(self, number: int) -> int:
        while self.parent[number] != number:
            self.parent[number] = self.parent[self.parent[number]]
            number = self.parent[number]
        return number

    def _join(self, one: int, other: int, because: str) -> None:
        one, other = sorted((self._root(one), self._root(other)))
        if one == other:
            return
        group, more = self.groups[one], self.groups[other]
        apart = next(
            (
                (a, b)
                for a in group.names[:MOST_NAMES]
                for b in more.names[:MOST_NAMES]
                if _comparable(a, b) and judge(a, b).answer is Answer.DIFFERENT
            ),
            None,
        )
        if apart is not None:
            self._doubt(one, other, f"“{apart[0].text}” and “{apart[1].text}” are two names")
            return
        if self._agree(group.offices, more.offices) is False:
            self._doubt(one, other, f"{because}, but in offices that one person does not hold")
            return
        self.parent[other] = one
        group.locals += more.locals
        group.names += more.names
        group.offices = [*group.offices, *more.offices][:MOST_OFFICES]
        group.reasons += [because, *more.reasons]
        group.doubts |= more.doubts

    def _doubt(self, one: int, other: int, because: str) -> None:
        for number, against in ((one, other), (other, one)):
            doubts = self.groups[self._root(number)].doubts
            if len(doubts) < MOST_UNDECIDED:
                doubts.setdefault(against, because)

    def told(self) -> tuple[tuple[Person, ...], dict[str, str]]:
        roots = [number for number in range(len(self.groups)) if self._root(number) == number]
        names = {number: _fullest(self.groups[number].locals) for number in roots}
        ids: dict[int, str] = {}
        taken: set[str] = set()
        firsts = {number: min(local.article for local in self.groups[number].locals) for number in roots}
        for number in sorted(
            roots, key=lambda n: (firsts[n], names[n].plain, names[n].text, self.groups[n].locals[0].key)
        ):
            ids[number] = _id(names[number].plain or names[number].text.casefold(), firsts[number], taken)
        found, whose = [], {}
        for number in roots:
            group = self.groups[number]
            doubts = {
                self._root(other): why for other, why in group.doubts.items() if self._root(other) != number
            }
            own = tuple(
                quotation for local in sorted(group.locals, key=_place) for quotation in local.quotations
            )
            whose.update(dict.fromkeys(own, ids[number]))
            found.append(
                Person(
                    ids[number],
                    bare(names[number]),
                    _spellings(group.locals),
                    own,
                    tuple(sorted(ids[other] for other in doubts))[:MOST_UNDECIDED],
                    _reason(group, doubts, ids),
                )
            )
        return tuple(sorted(found, key=lambda person: person.id)), whose


def _comparable(one: Name, other: Name) -> bool:
    """Whether two names that differ are two: what Russian and Chinese make of a third spelling may differ."""
    scripts = {name.parts[0].script for name in (one, other) if name.parts}
    return len(scripts) < 2 or "latin" in scripts


def _reason(group: Group, doubts: Mapping[int, str], ids: Mapping[int, str]) -> str:
    """Why he may be another, as told of the first that he may be; else why his names are one."""
    if doubts:
        return doubts[min(doubts, key=lambda other: ids[other])]
    return next(iter(group.reasons), "")


def _place(local: Local) -> tuple[str, int]:
    return local.article, local.first.start


def _fullest(locals_: Sequence[Local]) -> Name:
    """The name a person is shown by: a full one, without a title, the most frequent, the first in order."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    names: dict[tuple[str, str], Name] = {}
    for local in locals_:
        key = (local.name.text, local.name.language or "")
        counts[key] += len(local.quotations)
        names.setdefault(key, local.name)
    best = min(names, key=lambda key: (not names[key].full, bare(names[key]) != key[0], -counts[key], key))
    return names[best]


def _spellings(locals_: Sequence[Local]) -> tuple[PersonName, ...]:
    found: dict[tuple[str, str], PersonName] = {}
    for local in sorted(locals_, key=_place):
        key = (local.name.text, local.name.language or "")
        found.setdefault(key, PersonName(local.name.text, local.name.language, local.first))
    return tuple(found[key] for key in sorted(found)[:MOST_SPELLINGS])


def _id(name: str, article: str, taken: set[str]) -> str:
    """`person-` and as many digits of the name and its first article as make it the only one."""
    digits = xxhash.xxh3_128_hexdigest(f"{name}\0{article}".encode("utf-8", "surrogatepass"))
    length = 8
    while f"person-{digits[:length]}" in taken and length < len(digits):
        length += 8
    taken.add(f"person-{digits[:length]}")
    return f"person-{digits[:length]}"
