"""Follow a quotation from report to report, to whoever said it or to where nothing leads on.

An outlet on the way means its report in the same story that quotes the same speaker, where there is exactly
one, or its only report there. Each look-up is in a table by outlet and speaker, so that ten thousand reports
which credit one another cost no more than as many.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.chains.publishers import Named, Publishers
from firsthand.chains.speakers import SAME_WORDS, Key, keys, other_script
from firsthand.chains.ways import ENDS, Hop, Relay, Way
from firsthand.model import Article, Chain, ChainEnd, Passage, Person, Quotation, SpeakerKind, Step, Story

# A longer way is broken off: nobody follows so many papers, and a hostile pile must not make them.
MOST_STEPS = 24
# Of so many reports by one outlet that quote one speaker, none is looked for by its time.
MOST_RIVALS = 40
# Speakers of one report who share a surname, or come each their own way; more make a list of names.
MOST_SPEAKERS = 60

Voice = tuple[Quotation, Way]


@dataclass(frozen=True, slots=True)
class Meant:
    """The report that a credit means, None where there is none or `several`; if it quotes the speaker."""

    report: str | None
    several: int
    quoting: bool


class Reports:
    """The reports of a pile by story, outlet and whom they quote."""

    def __init__(
        self,
        articles: Mapping[str, Article],
        stories: Iterable[Story],
        voices: Mapping[str, Sequence[Voice]],
        persons: Iterable[Person],
    ) -> None:
        self.articles = articles
        self._maybe = {person.id: frozenset(person.undecided) for person in persons}
        self._home = {article: story.id for story in stories for article in story.articles}
        self._of_outlet: dict[tuple[str, str], list[str]] = {}
        self._quoting: dict[tuple[str, str, Key], list[str]] = {}
        self._saying: dict[tuple[str, Key], list[str]] = {}
        self._voices: dict[tuple[str, Key], dict[object, Voice]] = {}
        self._known: dict[tuple[str, Key, str | None, str | None], Sequence[Voice]] = {}
        for id, article in sorted(articles.items()):
            found = dict.fromkeys(key for quotation, _ in voices.get(id, ()) for key in keys(quotation))
            for quotation, way in voices.get(id, ()):
                told = way.sign, quotation.person, quotation.name
                for key in keys(quotation):
                    there = self._voices.setdefault((id, key), {})
                    if len(there) < MOST_SPEAKERS:
                        there.setdefault(told, (quotation, way))
            if article.outlet is None:
                continue
            outlet, home = article.outlet.id, self._home.get(id, "")
            self._of_outlet.setdefault((home, outlet), []).append(id)
            for key in found:
                self._quoting.setdefault((home, outlet, key), []).append(id)
                if key[0] == "statement":
                    self._saying.setdefault((outlet, key), []).append(id)

    def meant(self, by: str, outlet: str, quotation: Quotation, again: bool = False) -> "Meant":
        """Which report of an outlet a report means by crediting it for a quotation.

        `again` where only a report with the same words will do.
        """
        own = self.articles[by].outlet
        itself = own is not None and own.id == outlet
        home = self._home.get(by, "")
        for key in keys(quotation):
            if again and key[0] not in SAME_WORDS:
                break
            found = () if key[0] == "kind" else self._quoting.get((home, outlet, key), ())
            if not found and key[0] == "statement":
                found = self._saying.get((outlet, key), ())
            if len(found) > MOST_RIVALS:
                return Meant(None, len(found), True)
            rivals = [id for id in found if self._said(id, key, quotation)]
            if rivals := self._by_then(by, rivals, strictly=itself):
                return Meant(rivals[0] if len(rivals) == 1 else None, len(rivals), True)
        if itself:
            return Meant(None, 0, False)
        there = self._of_outlet.get((home, outlet), ())
        only = there[0] if len(there) == 1 else None
        return Meant(only, len(there), only is not None and bool(self.said(only, quotation)))

    def said(self, article: str, quotation: Quotation) -> "Sequence[Voice]":
        """What a report has of the same speaker, of the same statement where it has that: one of each way."""
        for key in keys(quotation):
            found = self._said(article, key, quotation)
            if key[0] == "kind":
                named = {other.name for other, _ in found}
                person = quotation.speaker_kind is SpeakerKind.PERSON
                if len(named) > 1 or (person and not all(other_script(quotation.name, n) for n in named)):
                    continue
            if found:
                return found
        return ()

    def _said(self, article: str, key: Key, sought: Quotation) -> Sequence[Voice]:
        """Asked once for each speaker: a report may be credited ten thousand times."""
        asked = article, key, sought.person, sought.name
        known = self._known.get(asked)
        if known is None:
            ways: dict[object, Voice] = {}
            for quotation, way in self._voices.get((article, key), {}).values():
                if key[0] in SAME_WORDS or self._may_be_one(sought, quotation):
                    name = quotation.name if key[0] == "kind" else None
                    ways.setdefault((way.sign, name), (quotation, way))
            known = self._known[asked] = tuple(ways.values())
        return known

    def _may_be_one(self, one: Quotation, other: Quotation) -> bool:
        """Whether the pile does not tell two speakers apart: an open question is answered by the credit."""
        return (
            one.person is None
            or other.person is None
            or one.person == other.person
            or other.person in self._maybe.get(one.person, ())
            or other_script(one.name, other.name)
        )

    def _by_then(self, by: str, rivals: Sequence[str], strictly: bool) -> list[str]:
        """Of several reports those that were out by then; of the outlet's own only what was out before."""
        published = self.articles[by].published
        if strictly:
            return [id for id in rivals if self.articles[id].published.precedes(published)]
        if len(rivals) < 2:
            return list(rivals)
        return [id for id in rivals if not published.precedes(self.articles[id].published)]


@dataclass(slots=True)
class _Walk:
    """A chain in the making: the speaker as the last report names him."""

    start: str
    speaker: Quotation
    steps: list[Step] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    unread: list[str] = field(default_factory=list)

    def ended(self, end: ChainEnd, because: str, name: str | None = None) -> Chain:
        if name:
            self.steps.append(Step(None, None, name, None))
        return Chain(self.start, tuple(self.steps), end, because)


def follow(start: str, voice: Voice, reports: Reports, publishers: Publishers) -> Chain:
    """The chain of one quotation of the report `start`."""
    walk = _Walk(start, voice[0])
    article = start
    while True:
        quotation, way = voice
        if quotation.name:
            walk.speaker = quotation
        walk.seen.add(article)
        onward: str | None = None
        if way.unsure:
            _report(walk, reports.articles[article], way.said, publishers)
            return walk.ended(ChainEnd.OPEN, way.unsure, walk.speaker.name)
        hops = _counting(article, quotation, way, reports)
        first = hops[0].passage if hops else way.relays[0].passage if way.relays else way.heard or way.said
        _report(walk, reports.articles[article], first, publishers)
        for place, hop in enumerate(hops):
            passage = hops[place + 1].passage if place + 1 < len(hops) else way.said
            meant = reports.meant(article, hop.outlet.key, quotation, hop.again)
            onward = meant.report
            if onward is not None:
                break
            walk.steps.append(Step(None, hop.outlet.name, None, passage if walk.speaker.name else None))
            if meant.several:
                because = (
                    f"{hop.outlet.name} has {meant.several} reports here, and which is meant is not said"
                )
                return walk.ended(ChainEnd.OPEN, because, walk.speaker.name)
            walk.unread.append(hop.outlet.name)
        if onward is None:
            return _end(walk, way.relays)
        if onward in walk.seen:
            _report(walk, reports.articles[onward], None, publishers)
            return walk.ended(ChainEnd.CIRCLE, _circle(walk, onward))
        found = reports.said(onward, quotation)
        if not found:
            _report(walk, reports.articles[onward], None, publishers)
            name = _name(reports.articles[onward], publishers)
            because = f"the report of {name} here gives no words of {walk.speaker.name or 'that speaker'}"
            return walk.ended(ChainEnd.OPEN, because, walk.speaker.name)
        walk.unread.clear()
        if len(found) > 1:
            _report(walk, reports.articles[onward], found[0][1].said, publishers)
            name = _name(reports.articles[onward], publishers)
            because = (
                f"{name} has words of {found[0][0].name} in several ways, and which is meant is not said"
            )
            return walk.ended(ChainEnd.OPEN, because, found[0][0].name)
        if len(walk.steps) >= MOST_STEPS:
            return walk.ended(ChainEnd.OPEN, f"it goes on through more than {MOST_STEPS} reports")
        article, voice = onward, found[0]


def _counting(article: str, quotation: Quotation, way: Way, reports: Reports) -> list[Hop]:
    """The hops of a way without those that the pile shows to be about other words."""
    own = reports.articles[article].outlet
    kept = []
    for hop in way.hops:
        if hop.loose or (own is not None and hop.outlet.key == own.id):
            meant = reports.meant(article, hop.outlet.key, quotation, hop.again)
            if hop.again and meant.report is None:
                continue
            if not meant.quoting and (meant.several or not hop.loose):
                continue
        kept.append(hop)
    return kept


def _end(walk: _Walk, relays: Sequence[Relay]) -> Chain:
    """The end of a way on which no report follows."""
    name, end = walk.speaker.name, ENDS[walk.speaker.speaker_kind]
    for relay in relays:
        walk.steps.append(Step(None, None, relay.name, relay.passage if name else None))
    if walk.unread:
        unread = " and ".join(walk.unread)
        are = (
            "are credited, and their reports are"
            if len(walk.unread) > 1
            else "is credited, and its report is"
        )
        return walk.ended(ChainEnd.DEAD_END, f"{unread} {are} not in the pile", name)
    if relays:
        return walk.ended(relays[0].end, _relayed(relays[0], name), name)
    if name is None or end is ChainEnd.OPEN:
        return walk.ended(ChainEnd.OPEN, "who said it is not told")
    return walk.ended(end, _spoken(walk, name, end), name)


def _spoken(walk: _Walk, name: str, end: ChainEnd) -> str:
    heard = walk.steps[-1].outlet or walk.steps[-1].article
    if end is ChainEnd.DOCUMENT:
        return f"{heard} quotes {name} itself"
    if end is ChainEnd.ANONYMOUS:
        return f"{heard} has it from {name}, who is not named"
    return f"{heard} quotes {name} and credits nobody else for it"


def _relayed(relay: Relay, name: str | None) -> str:
    if relay.end is ChainEnd.OPEN:
        return f"it credits “{relay.name}”, which names nobody"
    return f"it has the words of {name} from {relay.name}" if name else f"it quotes {relay.name}"


def _circle(walk: _Walk, closed: str) -> str:
    first = next(place for place, step in enumerate(walk.steps) if step.article == closed)
    names = [step.outlet or step.article or "" for step in walk.steps[first:-1]]
    return f"a circle of credit: each of {', '.join(names)} has it from the next, and the last from the first"


def _report(walk: _Walk, article: Article, passage: Passage | None, publishers: Publishers) -> None:
    walk.steps.append(Step(article.id, article.outlet.name if article.outlet else None, None, passage))


def _name(article: Article, publishers: Publishers) -> str:
    named: Named | None = publishers.of_article(article)
    return named.name if named else article.id
