"""Read the values of a dossier: passages, ids, and answers that agree with what they count."""

from collections.abc import Mapping

from firsthand.check.accounts import check_accounts
from firsthand.check.origins import grouped
from firsthand.check.passages import CheckError, slices
from firsthand.check.speech import check_speech
from firsthand.model import Article, Dossier, Lineage, Reuse, ReuseKind


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
    check_accounts(dossier, articles, stories)
    for tag in dossier.site_tags:
        slices(tag.passages, articles, f"site tag {tag.tag!r}")


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
    grouped(lineage.origins, members, articles, name)
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
