"""Put articles of one origin together, each merge with its reason and the passages that show it.

Report-level reuse comes first, then own work of one house, then credits: which of an outlet's reports a
credit means may hang on what those have merged. Where it could be one of several origins, nothing is merged.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.lineage.credits import STEPS, Credit, Credits
from firsthand.lineage.naming import lead, name_of
from firsthand.model import Article, PairReuse, Passage, Reuse

# A report that makes up no more than this of another may be one of several parts of it.
PART = 0.6


@dataclass(frozen=True, slots=True)
class Merge:
    """Two articles that share an origin, why, and the passages that show it."""

    one: str
    other: str
    because: str
    evidence: tuple[Passage, ...]


# A group: its articles by id, and the merges that made it.
Grouped = tuple[tuple[str, ...], tuple[Merge, ...]]


@dataclass(frozen=True, slots=True)
class Merged:
    """The groups, and what was left open.

    `apart` are report-level reuses between two groups. `unclear` are articles, each with the house of an
    outlet that it credits and that has reports in several groups.
    """

    groups: tuple[Grouped, ...]
    apart: tuple[PairReuse, ...]
    unclear: frozenset[tuple[str, str]]


def merged(
    members: Sequence[Article],
    pairs: Sequence[PairReuse],
    shown: Mapping[tuple[str, str], Reuse],
    credits: Credits,
    decided: Iterable[Merge] = (),
) -> Merged:
    """Group `members` by everything that says that two of them share an origin, the user's word first."""
    by_id = {article.id: article for article in members}
    families = _Families(by_id)
    for merge in decided:
        families.join(merge)
    digests = _digests(pairs, shown, by_id)
    parts = {pair for held in digests.values() for pair in held}
    for pair in pairs:
        if pair not in parts:
            families.join(_same_report(pair, shown, by_id))
    for merge in _same_house(members, credits):
        families.join(merge)
    unclear = frozenset(_join_credited(members, families, credits))
    apart: list[PairReuse] = []
    for digest, held in sorted(digests.items()):
        # What holds parts of several reports goes with that of the greatest part, and does not join the rest.
        main, *rest = sorted(held, key=lambda pair: (-share_of(pair, digest), pair.left, pair.right))
        families.join(_same_report(main, shown, by_id))
        for pair in rest:
            if _overlap(_span(pair, digest, shown), _span(main, digest, shown)):
                families.join(_same_report(pair, shown, by_id))
            else:
                apart.append(pair)
    return Merged(
        families.groups(),
        tuple(pair for pair in apart if families.find(pair.left) != families.find(pair.right)),
        unclear,
    )


def roots_named(article: str, credits: Credits) -> dict[str, Credit]:
    """The houses an article names as source of the report, steps left out where it names any other."""
    report = credits.for_the_report(article)
    beyond = [c for c in report if c.role not in STEPS]
    named: dict[str, Credit] = {}
    for credit in beyond or report:
        named.setdefault(credit.house, credit)
    return named


def _same_report(
    pair: PairReuse, shown: Mapping[tuple[str, str], Reuse], by_id: Mapping[str, Article]
) -> Merge:
    left, right = by_id[pair.left], by_id[pair.right]
    run = shown.get((pair.left, pair.right))
    because = (
        f"{name_of(left)} and {name_of(right)} carry the same report: {pair.kind}, "
        f"{pair.share_left:.0%} of the one and {pair.share_right:.0%} of the other"
    )
    evidence = (run.left, run.right) if run else (*lead(left), *lead(right))
    return Merge(pair.left, pair.right, because, evidence)


def _digests(
    pairs: Sequence[PairReuse], shown: Mapping[tuple[str, str], Reuse], by_id: Mapping[str, Article]
) -> dict[str, list[PairReuse]]:
    """Articles that hold others in different parts, with their pairs: they may join what has two origins.

    What was out before the other was not put together from it.
    """
    holding: dict[str, list[PairReuse]] = {}
    for pair in pairs:
        for digest, part in ((pair.left, pair.right), (pair.right, pair.left)):
            if (
                (pair.left, pair.right) in shown
                and share_of(pair, digest) <= PART
                and not by_id[digest].published.precedes(by_id[part].published)
            ):
                holding.setdefault(digest, []).append(pair)
    found = {}
    for digest, held in holding.items():
        spans = [_span(pair, digest, shown) for pair in held]
        if min(end for _, end in spans) <= max(start for start, _ in spans):
            found[digest] = held
    return found


def share_of(pair: PairReuse, article: str) -> float:
    """How much of an article's characters a pair says is the other's, 0 to 1."""
    return pair.share_left if pair.left == article else pair.share_right


def _span(pair: PairReuse, article: str, shown: Mapping[tuple[str, str], Reuse]) -> tuple[int, int]:
    run = shown[pair.left, pair.right]
    passage = run.left if pair.left == article else run.right
    return passage.start, passage.end


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same_house(members: Sequence[Article], credits: Credits) -> Iterator[Merge]:
    """Articles of one house that are its own work.

    One that credits another house for the report is left out: a paper that prints two
    agencies' reports does not make one origin of the two.
    """
    first = _first_own_work(members, credits)
    for article in members:
        other = first.get(credits.house_of(article.id) or "")
        if other is None or other.id == article.id or not _own_work(article, credits):
            continue
        if other.outlet is None or article.outlet is None:
            continue
        if other.outlet.id == article.outlet.id:
            because = f"{other.outlet.name} published both {other.id} and {article.id}"
        else:
            owner = credits.owner(article.outlet.id)
            because = f"{other.outlet.name} and {article.outlet.name} have one owner, {owner}"
        yield Merge(other.id, article.id, because, (*lead(other), *lead(article)))


def _own_work(article: Article, credits: Credits) -> bool:
    return not roots_named(article.id, credits).keys() - {credits.house_of(article.id)}


def _join_credited(
    members: Sequence[Article], families: "_Families", credits: Credits
) -> Iterator[tuple[str, str]]:
    """Join articles that credit one outlet for the report, and that outlet's own report.

    Yields each article, with the house it credits, of which it cannot be said which report it means.
    """
    published: dict[str, list[Article]] = {}
    for article in members:
        if article.outlet is not None:
            published.setdefault(article.outlet.id, []).append(article)
    own_work = _first_own_work(members, credits)
    homes = _homes(published, families)
    open_credits = []
    for article in members:
        for house, credit in _credited(article, credits):
            # The words it shares with one of the outlet's reports say which is meant.
            if families.find(article.id) not in homes.get(credit.outlet, ()):
                open_credits.append((article, house, credit))
    first: dict[str, tuple[Article, Credit]] = {}
    for article, house, credit in open_credits:
        other, their_credit = first.setdefault(house, (article, credit))
        if other.id != article.id:
            families.join(_both_credit(other, their_credit, article, credit, credits))
    homes = _homes(published, families)
    for article, house, credit in open_credits:
        theirs = published.get(credit.outlet or "", ())
        if len(homes.get(credit.outlet, ())) > 1:
            yield article.id, house
        elif theirs:
            because = f"{name_of(article)} credits {credit.name}, which published {theirs[0].id}"
            families.join(Merge(theirs[0].id, article.id, because, (credit.passage, *lead(theirs[0]))))
        elif sister := own_work.get(house):
            owner = credits.owner(credit.outlet or "")
            with_sister = f"which has one owner with {name_of(sister)}, {owner}"
            because = f"{name_of(article)} credits {credit.name}, {with_sister}"
            families.join(Merge(sister.id, article.id, because, (credit.passage, *lead(sister))))


def _homes(published: Mapping[str, Sequence[Article]], families: "_Families") -> dict[str | None, set[str]]:
    """The families that each outlet's articles are in."""
    return {outlet: {families.find(article.id) for article in theirs} for outlet, theirs in published.items()}


def _first_own_work(members: Sequence[Article], credits: Credits) -> dict[str, Article]:
    """The first article of each house that is its own work."""
    first: dict[str, Article] = {}
    for article in members:
        house = credits.house_of(article.id)
        if house is not None and house not in first and _own_work(article, credits):
            first[house] = article
    return first


def _credited(article: Article, credits: Credits) -> list[tuple[str, Credit]]:
    """The houses a merge may rest on: the one named as root, and the steps on the way."""
    named = roots_named(article.id, credits)
    steps: dict[str, Credit] = {}
    for credit in credits.for_the_report(article.id):
        if credit.role in STEPS:
            steps.setdefault(credit.house, credit)
    # Which part is whose is not said where several are credited: no merge rests on that.
    if len(named) != 1 or any(credit.nobody for credit in named.values()):
        named = {}
    if len(steps) != 1:
        steps = {}
    own = credits.house_of(article.id)
    return [(house, credit) for house, credit in sorted((named | steps).items()) if house != own]


def _both_credit(
    one: Article, credit: Credit, other: Article, their_credit: Credit, credits: Credits
) -> Merge:
    if credit.outlet == their_credit.outlet:
        because = f"{name_of(one)} and {name_of(other)} both credit {credit.name} for the report"
    else:
        because = (
            f"{name_of(one)} credits {credit.name} and {name_of(other)} credits {their_credit.name}, "
            f"which have one owner, {credits.owner(credit.outlet or '')}"
        )
    return Merge(one.id, other.id, because, (credit.passage, their_credit.passage))


class _Families:
    """Disjoint sets of articles that remember the merges which joined them."""

    def __init__(self, ids: Mapping[str, Article]) -> None:
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

    def groups(self) -> tuple[Grouped, ...]:
        """Each group's articles by id, with the merges that made it, in the order they were made."""
        found: dict[str, tuple[list[str], list[Merge]]] = {}
        for id in sorted(self._parent):
            found.setdefault(self.find(id), ([], []))[0].append(id)
        for merge in self._merges:
            found[self.find(merge.one)][1].append(merge)
        return tuple((tuple(ids), tuple(merges)) for _, (ids, merges) in sorted(found.items()))
