"""Say where a group of reports comes from: whom its own passages name, or who says that it was told so."""

from collections.abc import Mapping, Sequence

from firsthand.lineage.credits import Credit, Credits, Heard
from firsthand.lineage.merges import roots_named
from firsthand.lineage.naming import lead, name_of
from firsthand.model import Article, Reason, Root, RootKind

NOBODY = Root(RootKind.UNKNOWN, None, None)


def root_of(
    members: Sequence[Article], credits: Credits, unclear: frozenset[tuple[str, str]]
) -> tuple[Root, bool, Reason]:
    """Where a group comes from, whether that is established, and why.

    `unclear` are articles with a house of which they credit one report, nobody knows which.
    """
    named: dict[str, Credit] = {}
    unnamed: list[Credit] = []
    onward: dict[str, set[str]] = {}
    clear = False
    for article in members:
        roots = roots_named(article.id, credits)
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
        return _named_root(ends[0], members, unclear)
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
    if heard := _heard(members, credits):
        return heard
    for credit in unnamed:
        because = f"it credits “{credit.name}”, which names no outlet"
        return NOBODY, False, Reason(because, (credit.passage,))
    for article in members:
        if (step := credits.translated(article.id)) is not None:
            because = f"it calls itself a translation (“{step.name}”) and does not say of which report"
            return NOBODY, False, Reason(because, (step.passage,))
    return NOBODY, False, Reason("no credit for the report was found", lead(members[0]))


def _heard(members: Sequence[Article], credits: Credits) -> tuple[Root, bool, Reason] | None:
    """The root of a group by what its articles say was told to their own outlet."""
    by_house: dict[str | None, tuple[Article, Heard]] = {}
    for article in members:
        if (heard := credits.heard_itself(article.id)) is not None:
            by_house.setdefault(credits.house_of(article.id), (article, heard))
    if not by_house:
        return None
    told = list(by_house.values())
    evidence = tuple(passage for _, heard in told for passage in heard.passages)
    if len(told) > 1:
        names = " and ".join(name_of(article) for article, _ in told)
        return NOBODY, False, Reason(f"{names} each say that they were told so themselves", evidence)
    [(article, heard)] = told
    root = Root(RootKind.ARTICLE, article.id, article.outlet.name if article.outlet else None)
    because = f"{name_of(article)} says that it was told so itself"
    if heard.sister is not None:
        because = f"{name_of(article)} says that {heard.sister}, of the same owner, was told so"
    return root, True, Reason(because, evidence)


def _named_root(
    credit: Credit, members: Sequence[Article], unclear: frozenset[tuple[str, str]]
) -> tuple[Root, bool, Reason]:
    own = next((a for a in members if a.outlet is not None and a.outlet.id == credit.outlet), None)
    if own is not None:
        root = Root(RootKind.ARTICLE, own.id, credit.name)
        because = f"{credit.name} is credited, and its report is in the pile"
        return root, True, Reason(because, (credit.passage,))
    if (credit.passage.article, credit.house) in unclear:
        because = f"it credits {credit.name}, which has several reports here, and which is meant is not said"
        return NOBODY, False, Reason(because, (credit.passage,))
    root = Root(RootKind.OUTLET, credit.outlet, credit.name)
    because = f"{credit.name} is credited; its report is not in the pile"
    return root, True, Reason(because, (credit.passage,))
