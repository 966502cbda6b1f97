"""Count the independent origins of a story: what remains when copies, credits and owners are collapsed.

Articles fall into one group by report-level reuse, by crediting the same outlet for the
report, or by a common owner; each merge keeps its reason and passages. A group is
established where its own passages name its root, or where one of its articles shows that
it heard it itself. The count is exact only where nothing is open.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.lineage.credits import STEPS, Credit, Credits
from firsthand.lineage.derivation import Judgements
from firsthand.model import (
    Answer,
    Article,
    OriginGroup,
    Origins,
    PairReuse,
    Passage,
    Reason,
    Reuse,
    Root,
    RootKind,
)

NOBODY = Root(RootKind.UNKNOWN, None, None)
# A pointer to an article as such shows this much of its beginning.
LEAD = 200


@dataclass(frozen=True, slots=True)
class Merge:
    """Two articles that share an origin, why, and the passages that show it."""

    one: str
    other: str
    because: str
    evidence: tuple[Passage, ...]


def origins_of(
    members: Sequence[Article],
    pairs: Sequence[PairReuse],
    shown: Mapping[tuple[str, str], Reuse],
    credits: Credits,
    judgements: Judgements,
) -> Origins:
    """The origins of one story; `members` are its articles by id, `pairs` its report-level reuses."""
    accepted = [pair for pair in pairs if not judgements.denied(pair.left, pair.right)]
    families = _Families([article.id for article in members])
    for merge in _merges(members, accepted, shown, credits):
        families.join(merge)
    by_id = {article.id: article for article in members}
    groups = tuple(_group([by_id[id] for id in ids], merges, credits) for ids, merges in families.groups())
    return _answer(groups)


def _merges(
    members: Sequence[Article],
    pairs: Sequence[PairReuse],
    shown: Mapping[tuple[str, str], Reuse],
    credits: Credits,
) -> Iterator[Merge]:
    """Every reason to put two articles together, the most telling kind first."""
    by_id = {article.id: article for article in members}
    for pair in pairs:
        run = shown.get((pair.left, pair.right))
        evidence = (run.left, run.right) if run else (_lead(by_id[pair.left]), _lead(by_id[pair.right]))
        share = max(pair.share_left, pair.share_right)
        because = (
            f"{_name(by_id[pair.left])} and {_name(by_id[pair.right])} carry the same report: "
            f"{pair.kind}, {share:.0%} of the shorter"
        )
        yield Merge(pair.left, pair.right, because, evidence)
    yield from _same_root(members, credits)
    yield from _same_house(members, credits)


def _same_root(members: Sequence[Article], credits: Credits) -> Iterator[Merge]:
    """Articles that credit one outlet for the report, and that outlet's own articles."""
    first: dict[str, tuple[Article, Credit | None]] = {}
    for article in members:
        house = credits.house_of(article.id)
        if house is not None:
            first.setdefault(house, (article, None))
    for article in members:
        named = _roots_named(article.id, credits)
        # Which part is whose is not said where several are credited: no merge rests on that.
        if len(named) != 1 or any(credit.nobody for credit in named.values()):
            named = {}
        steps = {c.house: c for c in credits.for_the_report(article.id) if c.role in STEPS}
        for house, credit in sorted((named | steps).items()):
            if house == credits.house_of(article.id):
                continue
            known = first.setdefault(house, (article, credit))
            other, their_credit = known
            if other.id == article.id:
                continue
            if their_credit is None:
                because = f"{_name(article)} credits {credit.name}, which published {other.id}"
                yield Merge(other.id, article.id, because, (credit.passage, _lead(other)))
            else:
                because = f"{_name(other)} and {_name(article)} both credit {credit.name} for the report"
                yield Merge(other.id, article.id, because, (their_credit.passage, credit.passage))


def _same_house(members: Sequence[Article], credits: Credits) -> Iterator[Merge]:
    """Articles of one house that are its own work.

    One that credits another house for the report is left out: a paper that prints two
    agencies' reports does not make one origin of the two.
    """
    first: dict[str, Article] = {}
    for article in members:
        house = credits.house_of(article.id)
        if house is None or article.outlet is None or _roots_named(article.id, credits).keys() - {house}:
            continue
        other = first.setdefault(house, article)
        if other.id == article.id or other.outlet is None:
            continue
        if other.outlet.id == article.outlet.id:
            because = f"{other.outlet.name} published both {other.id} and {article.id}"
        else:
            owner = credits.owner(article.outlet.id)
            because = f"{other.outlet.name} and {article.outlet.name} have one owner, {owner}"
        yield Merge(other.id, article.id, because, (_lead(other), _lead(article)))


def _roots_named(article: str, credits: Credits) -> dict[str, Credit]:
    """The houses an article names as source of the report, steps left out where it names any other."""
    report = credits.for_the_report(article)
    beyond = [c for c in report if c.role not in STEPS]
    named: dict[str, Credit] = {}
    for credit in beyond or report:
        named.setdefault(credit.house, credit)
    return named


def _group(members: Sequence[Article], merges: Sequence[Merge], credits: Credits) -> OriginGroup:
    root, established, reason = _root(members, credits)
    reasons = (*(Reason(merge.because, merge.evidence) for merge in merges), reason)
    return OriginGroup(
        tuple(article.id for article in members),
        root,
        established,
        tuple(one.because for one in reasons),
        # The root's own passages first: they are what a reader looks for.
        tuple(dict.fromkeys(p for one in (reason, *reasons) for p in one.evidence)),
        reasons,
    )


def _root(members: Sequence[Article], credits: Credits) -> tuple[Root, bool, Reason]:
    """Where a group comes from, whether that is established, and why."""
    published = {house: a for a in reversed(members) if (house := credits.house_of(a.id)) is not None}
    named: dict[str, Credit] = {}
    unnamed: list[Credit] = []
    onward: dict[str, set[str]] = {}
    clear = False
    for article in members:
        roots = _roots_named(article.id, credits)
        house = credits.house_of(article.id)
        clear = clear or (len(roots) == 1 and not any(credit.nobody for credit in roots.values()))
        for root_house, credit in sorted(roots.items()):
            if credit.nobody:
                unnamed.append(credit)
                continue
            named.setdefault(root_house, credit)
            if house is not None and root_house != house:
                onward.setdefault(house, set()).add(root_house)
    # A house that itself credits another is a step on the way to that other.
    ends = [named[house] for house in sorted(named) if house not in onward]
    # "Agencies" beside a name leaves open what is whose, unless another report credits that name alone.
    shared = ends if clear else [*ends, *unnamed]
    if len(ends) == 1 and len(shared) == 1:
        return _named_root(ends[0], published.get(ends[0].house))
    if len(shared) > 1:
        names = ", ".join(sorted(credit.name for credit in shared))
        because = f"several are credited ({names}), and what is whose is not said"
        return NOBODY, False, Reason(because, tuple(dict.fromkeys(credit.passage for credit in shared)))
    return _unnamed_root(members, named, shared, credits)


def _unnamed_root(
    members: Sequence[Article], named: Mapping[str, Credit], unnamed: Sequence[Credit], credits: Credits
) -> tuple[Root, bool, Reason]:
    """The root of a group in which no outlet is credited that does not itself credit another."""
    if named:
        names = " and ".join(sorted(credit.name for credit in named.values()))
        circle = tuple(named[house].passage for house in sorted(named))
        return NOBODY, False, Reason(f"a circle of credit: {names} credit each other", circle)
    heard = sorted((c.passage, a.id) for a in members if (c := credits.heard_itself(a.id)) is not None)
    if len({credits.house_of(id) for _, id in heard}) == 1:
        passage, id = heard[0]
        article = next(a for a in members if a.id == id)
        root = Root(RootKind.ARTICLE, id, article.outlet.name if article.outlet else None)
        return root, True, Reason(f"{_name(article)} says that it was told so itself", (passage,))
    for credit in unnamed:
        because = f"it credits “{credit.name}”, which names no outlet"
        return NOBODY, False, Reason(because, (credit.passage,))
    for article in members:
        if (step := credits.translated(article.id)) is not None:
            because = f"it calls itself a translation (“{step.name}”) and does not say of which report"
            return NOBODY, False, Reason(because, (step.passage,))
    return NOBODY, False, Reason("no credit for the report was found", (_lead(members[0]),))


def _named_root(credit: Credit, own: Article | None) -> tuple[Root, bool, Reason]:
    if own is not None:
        root = Root(RootKind.ARTICLE, own.id, credit.name)
        return (
            root,
            True,
            Reason(f"{credit.name} is credited, and its report is in the pile", (credit.passage,)),
        )
    root = Root(RootKind.OUTLET, credit.outlet, credit.name)
    because = f"{credit.name} is credited; its report is not in the pile"
    return root, True, Reason(because, (credit.passage,))


def _answer(groups: tuple[OriginGroup, ...]) -> Origins:
    established = sum(group.established for group in groups)
    if len(groups) == 1:
        because = "all its reports fall into one group" if len(groups[0].articles) > 1 else "it is one report"
        return Origins(Answer.EXACTLY, 1, groups, because)
    if established == len(groups):
        return Origins(
            Answer.EXACTLY,
            established,
            groups,
            "every group of reports names its source or was told so itself",
        )
    if not established:
        because = f"{len(groups)} groups of reports, and none names its source beyond doubt"
        return Origins(Answer.NOT_ESTABLISHED, None, groups, because)
    unclear = len(groups) - established
    because = (
        f"of {len(groups)} groups of reports "
        f"{established} {'names its' if established == 1 else 'name their'} "
        f"source; the other {'may rest' if unclear == 1 else f'{unclear} may rest'} on "
        f"{'it' if established == 1 else 'one of these'} or on others"
    )
    return Origins(Answer.AT_LEAST, established, groups, because)


def _name(article: Article) -> str:
    return f"{article.outlet.name} ({article.id})" if article.outlet else article.id


def _lead(article: Article) -> Passage:
    """The beginning of an article, where the article as such is the evidence."""
    text = article.text
    start = len(text) - len(text.lstrip())
    line_end = text.find("\n", start)
    end = line_end if line_end > start else len(text)
    if end - start > LEAD:
        space = text.rfind(" ", start + LEAD // 2, start + LEAD + 1)
        end = space if space > 0 else start + LEAD
    return article.passage(start, max(end, start + 1))


class _Families:
    """Disjoint sets of articles that remember the merges which joined them."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._parent = {id: id for id in ids}
        self._merges: list[Merge] = []

    def find(self, id: str) -> str:
        while self._parent[id] != id:
            self._parent[id] = self._parent[self._parent[id]]
            id = self._parent[id]
        return id

    def join(self, merge: Merge) -> None:
        one, other = sorted((self.find(merge.one), self.find(merge.other)))
        # A merge that adds nothing is left out: the reasons shown are the ones that hold the group together.
        if one != other:
            self._parent[other] = one
            self._merges.append(merge)

    def groups(self) -> list[tuple[list[str], list[Merge]]]:
        """Each group's articles by id, with the merges that made it, in the order they were made."""
        found: dict[str, tuple[list[str], list[Merge]]] = {}
        for id in sorted(self._parent):
            found.setdefault(self.find(id), ([], []))[0].append(id)
        for merge in self._merges:
            found[self.find(merge.one)][1].append(merge)
        return [found[root] for root in sorted(found)]
