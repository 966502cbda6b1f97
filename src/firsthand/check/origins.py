"""Read a count of origins: its groups are a partition of the articles, and the answer agrees with them."""

from collections.abc import Mapping, Set

from firsthand.check.passages import CheckError, slices
from firsthand.model import Answer, Article, Origins


def grouped(origins: Origins, members: Set[str], articles: Mapping[str, Article], name: str) -> None:
    """Raise CheckError unless every one of `members` is in exactly one group, and the count is of groups."""
    placed: set[str] = set()
    for group in origins.groups:
        origin = f"{name}: origin {group.root.name or group.root.id!r}"
        slices(group.evidence, articles, origin)
        if group.reasons and tuple(reason.because for reason in group.reasons) != group.because:
            raise CheckError(origin, "its reasons are others than its sentences")
        for reason in group.reasons:
            slices(reason.evidence, articles, f"{origin}: {reason.because}")
        for article in group.articles:
            if article not in members or article in placed:
                raise CheckError(name, f"article {article!r} is in no group of origin or in several")
            placed.add(article)
    if placed != members:
        raise CheckError(name, f"article {min(members - placed)!r} is in no group of origin")
    established = sum(group.established for group in origins.groups)
    agreed = {
        Answer.EXACTLY: origins.count == len(origins.groups)
        and established in ({0, 1} if len(origins.groups) == 1 else {len(origins.groups)}),
        Answer.AT_LEAST: bool(established) and origins.count == established and len(origins.groups) > 1,
        Answer.NOT_ESTABLISHED: origins.count is None and not established and len(origins.groups) > 1,
    }
    if not agreed[origins.answer]:
        said = f"{name}: origins {origins.answer.value} {origins.count}"
        raise CheckError(said, f"{established} of {len(origins.groups)} groups are established")
