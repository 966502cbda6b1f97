"""Count the independent origins of one claim: the story's origins, as far as its makers go, and no further.

Whom each article has the claim from is read where it makes it (`of_makers`). What several have from one
outlet rests on that outlet, whatever else they tell; a copy adds nothing. The answer is `exactly`, `at least`
or `not established` by the rule of `origins`.
"""

from collections.abc import Mapping, Sequence

from firsthand.lineage.merges import roots_named
from firsthand.lineage.naming import lead, name_of
from firsthand.lineage.of_makers import GROUP, HOUSE, OPEN, Grounds, Maker, Source, StoryOrigins
from firsthand.model import Answer, Mention, OriginGroup, Origins, Passage, Reason, Root, RootKind

__all__ = ["Grounds", "origins_of_claim"]

NOBODY = Root(RootKind.UNKNOWN, None, None)
# Merges shown of one article, on the way to another that makes the claim.
MOST_SHOWN = 6


def origins_of_claim(mentions: Sequence[Mention], story: str, grounds: Grounds) -> Origins:
    """The independent origins of what `mentions` say alike, all of them in articles of one story."""
    said: dict[str, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda one: one.passage):
        said.setdefault(mention.passage.article, []).append(mention)
    of = grounds.stories[story]
    makers = {id: grounds.maker(grounds.articles[id], own, of) for id, own in sorted(said.items())}
    makers = _followed(makers, of, grounds)
    makers, apart = _placed(makers, said, grounds)
    return _Count(makers, of, grounds, said).answer(apart)


def _followed(makers: Mapping[str, Maker], story: StoryOrigins, grounds: Grounds) -> dict[str, Maker]:
    """Copies that dropped the credit which a copy of the same report gives for the claim."""
    crediting: dict[str, dict[str, Maker]] = {}
    for maker in makers.values():
        if maker.credit is not None:
            home = (GROUP, str(story.home.get(maker.article.id)))
            crediting.setdefault(home[1], {})[maker.article.id] = maker
    found = dict(makers)
    if not crediting:
        return found
    for id, maker in makers.items():
        beside = story.beside.get(id, set())
        there = crediting.get(maker.source[1], {}) if maker.source[0] == GROUP else {}
        near = [there[other] for other in sorted(beside & there.keys())] if there else []
        # Who was copied did not have it from whom the copy credits.
        near = [one for one in near if id not in story.source_of.get(one.article.id, ())]
        if len({one.source for one in near}) == 1 and not roots_named(id, grounds.credits):
            [first, *_] = near
            because = f"{name_of(maker.article)} carries the same report as {name_of(first.article)}, which "
            because += f"credits {first.credit.name if first.credit else ''} for it"
            found[id] = Maker(maker.article, first.source, because, first.evidence, first.credit)
    return found


def _placed(
    makers: Mapping[str, Maker], said: Mapping[str, Sequence[Mention]], grounds: Grounds
) -> tuple[dict[str, Maker], bool]:
    """Put what holds parts of several reports with the one that has this part, and say if any is left open.

    An article whose own report credits one source stays with it.
    """
    found, apart = dict(makers), False
    if len({maker.source for maker in makers.values()}) < 2:
        return found, apart
    for id, maker in makers.items():
        if maker.source[0] != GROUP:
            continue
        holders = sorted(
            {other for mention in said[id] for other in grounds.shared(mention.passage)} & makers.keys()
        )
        others = [makers[other] for other in holders if makers[other].source != maker.source]
        if not others or len(others) < len(holders):
            apart = apart or any(other.source[0] == GROUP for other in others)
            continue
        if len({other.source for other in others}) > 1 or len(roots_named(id, grounds.credits)) == 1:
            apart = apart or any(other.source[0] == GROUP for other in others)
            continue
        [first, *_] = others
        because = f"{name_of(maker.article)} has it in what it shares with {name_of(first.article)}"
        passages = tuple(mention.passage for mention in (*said[id][:1], *said[first.article.id][:1]))
        found[id] = Maker(maker.article, first.source, because, passages)
    return found, apart


class _Count:
    """The makers of one claim by their sources, joined where one source is another."""

    def __init__(
        self,
        makers: Mapping[str, Maker],
        story: StoryOrigins,
        grounds: Grounds,
        said: Mapping[str, Sequence[Mention]],
    ) -> None:
        self.makers, self.story, self.grounds, self.said = makers, story, grounds, said
        self.parent = {maker.source: maker.source for maker in makers.values()}
        for maker in makers.values():
            self.parent |= {(HOUSE, credit.house): (HOUSE, credit.house) for credit in maker.several}
        self.onward: set[Source] = set()
        self.unclear: set[Source] = set()
        if len(self.parent) > 1:
            self._join()

    def find(self, source: Source) -> Source:
        while self.parent[source] != source:
            source = self.parent[source]
        return source

    def union(self, one: Source, other: Source) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self.parent[second] = first

    def _join(self) -> None:
        published: dict[str, list[Maker]] = {}
        for id, maker in self.makers.items():
            if house := self.grounds.credits.house_of(id):
                published.setdefault(house, []).append(maker)
        heard = {maker.source for maker in self.makers.values() if maker.heard}
        for kind, house in sorted(self.parent):
            source = kind, house
            if kind != HOUSE or source in heard:
                continue
            leads = {maker.source for maker in published.get(house, ()) if maker.source != source}
            if len(leads) == 1:
                self.onward.add(source)
                self.union(source, leads.pop())
            elif leads:
                self.unclear.add(source)
        for kind, number in sorted(self.parent):
            if kind == GROUP:
                group = self.story.lineage.origins.groups[int(number)]
                root = (HOUSE, self._house_of(group.root))
                if group.established and root in self.parent and root not in self.onward | self.unclear:
                    self.union((kind, number), root)
        peopled = {self.find(maker.source) for maker in self.makers.values() if not maker.several}
        for id, maker in sorted(self.makers.items()):
            named = {self.find((HOUSE, credit.house)) for credit in maker.several}
            if named and named <= peopled:
                # It adds nothing to those it credits, each of which is here.
                self.union((OPEN, id), min(named))

    def _house_of(self, root: Root) -> str:
        if root.kind is RootKind.ARTICLE and root.id:
            return self.grounds.credits.house_of(root.id) or f"article {root.id}"
        return self.grounds.credits.house(root.id) if root.id else f"name {(root.name or '').casefold()}"

    def answer(self, apart: bool) -> Origins:
        together: dict[Source, list[Maker]] = {}
        for _, maker in sorted(self.makers.items()):
            together.setdefault(self.find(maker.source), []).append(maker)
        groups = tuple(sorted((self._group(m) for m in together.values()), key=lambda group: group.articles))
        established = sum(group.established for group in groups)
        if len(groups) == 1:
            one = len(groups[0].articles) == 1
            because = "one report makes it" if one else "all reports that make it fall into one group"
            return Origins(Answer.EXACTLY, 1, groups, because)
        if not established:
            because = f"{len(groups)} groups of reports make it, and the source of none is established"
            return Origins(Answer.NOT_ESTABLISHED, None, groups, because)
        if established < len(groups):
            because = (
                f"{len(groups)} groups of reports make it; the source of {established} is established, and "
                f"{'the other' if len(groups) - established == 1 else 'the others'} may rest on no other"
            )
            return Origins(Answer.AT_LEAST, established, groups, because)
        if apart:
            because = "the source of each is established, but one report holds parts of another"
            return Origins(Answer.AT_LEAST, established, groups, because)
        because = "the source of every group of reports that make it is established"
        return Origins(Answer.EXACTLY, established, groups, because)

    def _group(self, makers: Sequence[Maker]) -> OriginGroup:
        root, established, last = self._root(makers)
        reasons: list[Reason] = []
        ids = {maker.article.id for maker in makers}
        for maker in makers:
            if maker.because and (maker.because, maker.evidence) != (last.because, last.evidence):
                reasons.append(Reason(maker.because, maker.evidence))
            if maker.source[0] == GROUP and len(ids) > 1:
                reasons += self._merges(maker.article.id, ids)
        reasons = [*dict.fromkeys(reasons), last]
        evidence = tuple(dict.fromkeys(p for one in (last, *reasons) for p in one.evidence))
        return OriginGroup(
            tuple(sorted(ids)),
            root,
            established,
            tuple(one.because for one in reasons),
            evidence,
            tuple(reasons),
        )

    def _merges(self, id: str, ids: set[str]) -> list[Reason]:
        """The merges by which an article hangs on another that makes the claim."""
        found: list[Reason] = []
        at = id
        while at in self.story.onward and len(found) < MOST_SHOWN:
            at, reason = self.story.onward[at]
            found.append(Reason(reason.because, tuple(dict.fromkeys(map(self._shown, reason.evidence)))))
            if at in ids:
                break
        return found

    def _shown(self, passage: Passage) -> Passage:
        """Of a run that two articles share, the claim itself where it lies in it."""
        for mention in self.said.get(passage.article, ()):
            if passage.start <= mention.passage.start and mention.passage.end <= passage.end:
                return mention.passage
        return passage

    def _root(self, makers: Sequence[Maker]) -> tuple[Root, bool, Reason]:
        sources = {maker.source for maker in makers}
        told = [maker for maker in makers if maker.heard]
        if told and len({maker.source for maker in told}) == 1:
            first = told[0].article
            root = Root(RootKind.ARTICLE, first.id, first.outlet.name if first.outlet else None)
            return root, True, Reason(told[0].because, told[0].evidence)
        credited = [maker for maker in makers if maker.credit is not None]
        if credited and sources <= self.onward:
            passages = tuple(passage for maker in credited for passage in maker.evidence)
            names = " and ".join(sorted({maker.credit.name for maker in credited if maker.credit}))
            return NOBODY, False, Reason(f"a circle of credit: {names} credit each other for it", passages)
        groups = [maker for maker in makers if maker.source[0] == GROUP]
        if groups:
            return self._root_of_group(groups, credited)
        if credited:
            return self._root_credited(credited)
        return (
            NOBODY,
            False,
            Reason(makers[0].because or "where it has it from is not said", makers[0].evidence),
        )

    def _root_credited(self, credited: Sequence[Maker]) -> tuple[Root, bool, Reason]:
        last = next((maker for maker in credited if maker.source not in self.onward), credited[0])
        credit = last.credit
        if credit is None or last.source in self.unclear:
            because = f"{last.because}, which has several reports here, and which is meant is not said"
            return NOBODY, False, Reason(because, last.evidence)
        root = Root(RootKind.OUTLET, credit.outlet, credit.name)
        return root, True, Reason(f"{credit.name} is credited for it", last.evidence)

    def _root_of_group(self, groups: Sequence[Maker], credited: Sequence[Maker]) -> tuple[Root, bool, Reason]:
        group = self.story.lineage.origins.groups[int(groups[0].source[1])]
        reason = group.reasons[-1] if group.reasons else Reason("", group.evidence)
        root, established = group.root, group.established
        own = {maker.article.id for maker in groups}
        if root.kind is RootKind.ARTICLE and root.id not in self.makers and not self._from(root.id, groups):
            because = "the report behind this group does not make the claim"
            return NOBODY, False, Reason(because, tuple(m.passage for m in self.said[min(own)][:1]))
        for maker in credited:
            # What is credited for it and says of no other where it has it is where it comes from.
            house = maker.source[1]
            theirs = [m.article for m in groups if self.grounds.credits.house_of(m.article.id) == house]
            if not established and theirs and not roots_named(theirs[0].id, self.grounds.credits):
                name = maker.credit.name if maker.credit else ""
                root = Root(RootKind.ARTICLE, theirs[0].id, name)
                because = f"{name} is credited for it, and its report is in the pile"
                return root, True, Reason(because, (*maker.evidence, *lead(theirs[0])))
        return root, established, reason

    def _from(self, root: str | None, groups: Sequence[Maker]) -> bool:
        """Whether a maker says that its report is from the root, or shares this very passage with it."""
        house = self.grounds.credits.house_of(root or "") if root else None
        return any(
            house in roots_named(maker.article.id, self.grounds.credits)
            or any(root in self.grounds.shared(m.passage) for m in self.said[maker.article.id])
            for maker in groups
        )
