"""Count the independent origins of a story: what remains when copies, credits and owners are collapsed.

Articles fall into one group by report-level reuse, by crediting the same outlet for the
report, or by a common owner; each merge keeps its reason and passages (`merges`). A group is
established where its own passages name its root, or where one of its articles shows that
it heard it itself (`roots`). The count is exact only where nothing is open.
"""

from collections.abc import Iterable, Mapping, Sequence

from firsthand.lineage.credits import Credits
from firsthand.lineage.derivation import Judgements, who
from firsthand.lineage.merges import Grouped, Merge, merged
from firsthand.lineage.naming import lead, name_of
from firsthand.lineage.roots import root_of
from firsthand.model import Answer, Article, OriginGroup, Origins, PairReuse, Reason, Reuse


def origins_of(
    members: Sequence[Article],
    pairs: Sequence[PairReuse],
    shown: Mapping[tuple[str, str], Reuse],
    credits: Credits,
    judgements: Judgements,
) -> Origins:
    """The origins of one story; `members` are its articles by id, `pairs` its report-level reuses."""
    by_id = {article.id: article for article in members}
    found_alike = [pair for pair in pairs if pair.passages and not judgements.denied(pair.left, pair.right)]
    decided = [
        Merge(
            *(pair.left, pair.right),
            f"{who(decision)} that {name_of(by_id[decision.taken_by])} is taken from "
            f"{name_of(by_id[decision.taken_from])}",
            (*lead(by_id[decision.taken_by]), *lead(by_id[decision.taken_from])),
        )
        for pair in pairs
        if not pair.passages
        for decision in judgements.taken(pair.left, pair.right)
    ]
    found = merged(members, found_alike, shown, credits, decided)

    def told(groups: Iterable[Grouped]) -> list[OriginGroup]:
        return [_group([by_id[id] for id in ids], merges, credits, found.unclear) for ids, merges in groups]

    groups = told(found.groups)
    joined = _by_root(found.groups, groups)
    if len(joined) < len(groups):
        groups = told(joined)
    home = {id: number for number, group in enumerate(groups) for id in group.articles}
    apart = [pair for pair in found.apart if home[pair.left] != home[pair.right]]
    return _answer(tuple(groups), apart)


def _by_root(found: Sequence[Grouped], groups: Sequence[OriginGroup]) -> list[Grouped]:
    """Groups that were established to have one root as one: however they name it, it is one origin."""
    joined: dict[object, Grouped] = {}
    first: dict[object, OriginGroup] = {}
    for (ids, merges), group in zip(found, groups, strict=True):
        key = group.root if group.established else ids
        if key not in joined:
            joined[key], first[key] = (ids, merges), group
            continue
        because = f"{first[key].articles[0]} and {ids[0]} both come from {group.root.name or group.root.id}"
        evidence = (*first[key].reasons[-1].evidence, *group.reasons[-1].evidence)
        merge = Merge(first[key].articles[0], ids[0], because, evidence)
        known_ids, known_merges = joined[key]
        joined[key] = tuple(sorted((*known_ids, *ids))), (*known_merges, *merges, merge)
    return list(joined.values())


def _group(
    members: Sequence[Article],
    merges: Sequence[Merge],
    credits: Credits,
    unclear: frozenset[tuple[str, str]],
) -> OriginGroup:
    root, established, reason = root_of(members, credits, unclear)
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


def _answer(groups: tuple[OriginGroup, ...], apart: Sequence[PairReuse]) -> Origins:
    established = sum(group.established for group in groups)
    if len(groups) == 1:
        because = "all its reports fall into one group" if len(groups[0].articles) > 1 else "it is one report"
        return Origins(Answer.EXACTLY, 1, groups, because)
    if established == len(groups) and not apart:
        return Origins(
            Answer.EXACTLY, established, groups, "the source of every group of reports is established"
        )
    if not established:
        because = f"{len(groups)} groups of reports, and the source of none is established"
        return Origins(Answer.NOT_ESTABLISHED, None, groups, because)
    if established == len(groups):
        because = "the source of every group of reports is established, but one holds parts of another"
        return Origins(Answer.AT_LEAST, established, groups, because)
    unclear = len(groups) - established
    because = (
        f"the source of {established} of {len(groups)} groups of reports is established; the other "
        f"{'may rest' if unclear == 1 else f'{unclear} may rest'} on "
        f"{'it' if established == 1 else 'one of these'} or on others"
    )
    return Origins(Answer.AT_LEAST, established, groups, because)
