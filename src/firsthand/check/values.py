"""Read the values of a dossier: passages, ids, and answers that agree with what they count."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from firsthand.check.passages import CheckError, slices
from firsthand.check.speech import check_speech
from firsthand.model import Answer, Article, Dossier, Lineage, Passage, Reuse, ReuseKind


def check(dossier: Dossier) -> None:
    """Raise CheckError on the first value of the dossier that does not hold."""
    articles = _articles(dossier)
    stories = _stories(dossier, articles)
    outlets = {outlet.id for outlet in dossier.outlets}
    outlets |= {article.outlet.id for article in dossier.articles if article.outlet}
    told: set[str] = set()
    for lineage in dossier.lineage:
        name = f"lineage of story {lineage.story!r}"
        if lineage.story not in stories:
            raise CheckError(name, "there is no such story")
        if lineage.story in told:
            raise CheckError(name, "it is told twice")
        told.add(lineage.story)
        _lineage(lineage, stories[lineage.story], articles, name)
    for reuse in dossier.reuse:
        _reuse(reuse, articles)
    for citation in dossier.citations:
        name = f"citation of {citation.named!r} in article {citation.passage.article!r}"
        slices((citation.passage, *([citation.cue] if citation.cue else ())), articles, name)
        if citation.outlet is not None and citation.outlet not in outlets:
            raise CheckError(name, f"it names outlet {citation.outlet!r}, which the dossier does not have")
    check_speech(dossier, articles)
    for part in ("claims", "changes", "wording", "timeline", "site_tags"):
        for position, found in enumerate(getattr(dossier, part)):
            slices(_passages(found), articles, f"{part} {position + 1}")


def _articles(dossier: Dossier) -> dict[str, Article]:
    known: dict[str, Article] = {}
    for article in dossier.articles:
        name = f"article {article.id!r}"
        if not article.id or article.id in known:
            raise CheckError(name, "an id is unique in the pile and never empty")
        known[article.id] = article
        spans = [(n.start, n.end) for n in article.noise] + [(f.start, f.end) for f in article.foreign]
        for start, end in spans:
            if not 0 <= start < end <= len(article.text):
                raise CheckError(name, f"{start} to {end} is no passage of its text")
        when = article.published.utc()
        if when and when[0] > when[1]:
            raise CheckError(name, "its time ends before it begins")
    return known


def _stories(dossier: Dossier, articles: Mapping[str, Article]) -> dict[str, frozenset[str]]:
    stories: dict[str, frozenset[str]] = {}
    placed: dict[str, str] = {}
    for story in dossier.stories:
        name = f"story {story.id!r}"
        if not story.id or story.id in stories:
            raise CheckError(name, "an id is unique in the pile and never empty")
        if not story.articles:
            raise CheckError(name, "it has no articles")
        for article in story.articles:
            if article not in articles:
                raise CheckError(name, f"there is no article {article!r}")
            if article in placed:
                raise CheckError(name, f"article {article!r} is in story {placed[article]!r} too")
            placed[article] = story.id
        stories[story.id] = frozenset(story.articles)
    for article in articles:
        if article not in placed:
            raise CheckError(f"article {article!r}", "it is in no story")
    for story in dossier.stories:
        for previous in story.previous:
            if previous not in stories or previous == story.id:
                raise CheckError(f"story {story.id!r}", f"it follows {previous!r}, which is no other story")
    return stories


def _lineage(lineage: Lineage, members: frozenset[str], articles: Mapping[str, Article], name: str) -> None:
    for derivation in lineage.derivations:
        pair = {derivation.reuse.left, derivation.reuse.right}
        verdict = f"{name}: {derivation.taken_by!r} taken from {derivation.taken_from!r}"
        if len(pair) != 2 or not pair <= members:
            raise CheckError(verdict, "its reuse is not between two articles of the story")
        if derivation.taken_by not in pair or derivation.taken_from not in {None, *pair}:
            raise CheckError(verdict, "its reuse is between other articles")
        if derivation.taken_by == derivation.taken_from:
            raise CheckError(verdict, "nothing is taken from itself")
        slices(derivation.evidence, articles, verdict)
    placed: set[str] = set()
    origins = lineage.origins
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
    first = lineage.first
    if not set(first.articles) <= members:
        raise CheckError(name, "the first report is not of the story")
    if len(first.articles) > 1 and not first.tie:
        raise CheckError(name, "several articles are first and it is no tie")


def _reuse(reuse: Reuse, articles: Mapping[str, Article]) -> None:
    name = f"reuse between {reuse.left.article!r} and {reuse.right.article!r}"
    if not reuse.left.article < reuse.right.article:
        raise CheckError(name, "left comes before right")
    slices((reuse.left, reuse.right), articles, name)
    spoken = {
        (articles[p.article].language or "").partition("-")[0].lower() for p in (reuse.left, reuse.right)
    }
    if "" not in spoken and (reuse.kind is ReuseKind.TRANSLATED) != (len(spoken) > 1):
        languages = " and ".join(sorted(spoken))
        raise CheckError(name, f"it is {reuse.kind.value} between articles in {languages}")
    if reuse.sentences and reuse.kind is not ReuseKind.TRANSLATED:
        raise CheckError(name, "only of a translation sentences answer to each other")
    for left, left_end, right, right_end in reuse.sentences:
        if not (
            reuse.left.start <= left < left_end <= reuse.left.end
            and reuse.right.start <= right < right_end <= reuse.right.end
        ):
            told = f"{left} to {left_end} and {right} to {right_end}"
            raise CheckError(name, f"{told} are no sentences of its passages")
    for conflict in reuse.conflicts:
        if (conflict.left.article, conflict.right.article) != (reuse.left.article, reuse.right.article):
            raise CheckError(name, "a conflict is between other articles")
        slices((conflict.left, conflict.right), articles, f"{name}: conflict of {conflict.kind.value}")
    if reuse.group is not None and reuse.group not in articles:
        raise CheckError(name, f"there is no article {reuse.group!r} to compare with")


def _passages(value: Any) -> Iterator[Passage]:
    """Every passage anywhere in a value."""
    if isinstance(value, Passage):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _passages(item)
    elif is_dataclass(value):
        for name in _names(value.__class__):
            yield from _passages(getattr(value, name))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
