"""Name the stages in order and bind their results; the only module that knows the order.

The functions here are the verbs of the command line and of `import firsthand` alike:
articles in, values out.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from firsthand import __version__, model
from firsthand.citations import citations as credits_in
from firsthand.clean import clean, site_tags
from firsthand.encode import Encoder, shipped
from firsthand.lineage import decided_pairs, trace
from firsthand.parallel import spread, spread_with
from firsthand.read import Pile
from firsthand.read import read as read_pile
from firsthand.reference.outlets import Outlets
from firsthand.reuse import ReuseIndex
from firsthand.sentences import body
from firsthand.stories import stories as group

Say = Callable[[str], None]


def _silent(stage: str) -> None:
    """Say nothing."""


def read(paths: Iterable[str | Path], outlets: Outlets | None = None, jobs: int = 1) -> Pile:
    """Read a pile: its articles with their noise marked, by id, and what could not be read.

    `paths` are files, folders or `-`; raises PileError for a path that is not there.
    """
    found = read_pile(paths, outlets or Outlets.load(), jobs)
    return Pile(tuple(clean(found.articles, jobs)), found.not_read)


def reuse(articles: Iterable[model.Article], jobs: int = 1) -> list[model.Reuse]:
    """Passages that reports of one language share, copied or edited, with how much of the report they are."""
    return compare(_bodies(articles, jobs), jobs).reuses()


def compare_articles(articles: Iterable[model.Article], jobs: int = 1) -> ReuseIndex:
    """An index that holds every report given and what they share."""
    return compare(_bodies(articles, jobs), jobs)


def compare(bodies: Iterable[model.Body], jobs: int = 1) -> ReuseIndex:
    """As `compare_articles`, from reports whose sentences are known."""
    index = ReuseIndex()
    index.add(bodies, jobs)
    return index


def stories(
    articles: Iterable[model.Article], jobs: int = 1, encoder: Encoder | None = None
) -> list[model.Story]:
    """The articles grouped by the event they report; every article is in exactly one story.

    `encoder` compares them by meaning: the one that ships, unless another is given.
    """
    bodies = _bodies(articles, jobs)
    return group(bodies, compare(bodies, jobs).pairs(), jobs, encoder)


def citations(
    articles: Iterable[model.Article], outlets: Outlets | None = None, jobs: int = 1
) -> list[model.Citation]:
    """Where articles say they have something from, resolved to outlets where exactly one fits."""
    return _study(articles, outlets or Outlets.load(), jobs)[1]


def lineage(
    articles: Iterable[model.Article],
    outlets: Outlets | None = None,
    decisions: Sequence[model.Decision] = (),
    jobs: int = 1,
    encoder: Encoder | None = None,
) -> list[model.Lineage]:
    """Who took from whom, how many independent origins remain and who was first, story by story."""
    return list(dossier(articles, outlets, decisions, jobs=jobs, encoder=encoder).lineage)


def dossier(
    articles: Iterable[model.Article],
    outlets: Outlets | None = None,
    decisions: Sequence[model.Decision] = (),
    not_read: Sequence[model.NotRead] = (),
    jobs: int = 1,
    say: Say = _silent,
    encoder: Encoder | None = None,
) -> model.Dossier:
    """Everything found out about a pile of articles. `say` is told each stage as it begins.

    `encoder` compares them by meaning: the one that ships, unless another is given.

    What a pile from `read` could not read is taken over from it; `not_read` adds to that.
    """
    if isinstance(articles, Pile):
        not_read = (*articles.not_read, *not_read)
    articles = sorted(articles, key=lambda article: article.id)
    outlets, encoder = outlets or Outlets.load(), encoder or shipped()
    say("looking for credits")
    bodies, credits = _study(articles, outlets, jobs)
    say("comparing the reports")
    index = compare(bodies, jobs)
    by_id = {article.id: article for article in articles}
    reuses, pairs = index.reuses(), index.pairs()
    # What the user says was taken is of one story and one origin, whether we see it or not.
    pairs += decided_pairs(decisions, pairs, by_id)
    del index  # what was remembered to compare articles is most of the memory, and done with
    say("grouping them into stories")
    grouped = group(bodies, pairs, jobs, encoder)
    del bodies
    say("tracing who took from whom")
    facts = _facts(articles, credits, outlets)
    known = {outlet.id: outlet for outlet in facts}
    traced = trace(grouped, by_id, pairs, reuses, credits, known, decisions)
    return model.Dossier(
        firsthand=__version__,
        encoder=encoder.name,
        articles=tuple(articles),
        stories=tuple(grouped),
        lineage=tuple(traced),
        reuse=tuple(reuses),
        citations=tuple(credits),
        not_read=tuple(not_read),
        outlets=facts,
        site_tags=_site_tags(articles),
    )


def _bodies(articles: Iterable[model.Article], jobs: int) -> list[model.Body]:
    articles = list(articles)
    found = spread(_sentences, articles, jobs)
    return [model.Body(article, sentences) for article, sentences in zip(articles, found, strict=True)]


def _sentences(article: model.Article) -> tuple[tuple[int, int], ...]:
    return body(article).sentences


def _study(
    articles: Iterable[model.Article], outlets: Outlets, jobs: int
) -> tuple[list[model.Body], list[model.Citation]]:
    """What can be found in each article alone: its sentences and its credits."""
    articles = list(articles)
    studied = list(spread_with(_study_one, outlets, articles, jobs))
    bodies = [
        model.Body(article, sentences) for article, (sentences, _) in zip(articles, studied, strict=True)
    ]
    return bodies, [citation for _, credits in studied for citation in credits]


def _study_one(
    outlets: Outlets, article: model.Article
) -> tuple[tuple[tuple[int, int], ...], tuple[model.Citation, ...]]:
    report = body(article)
    return report.sentences, credits_in(report, outlets)


def _facts(
    articles: Iterable[model.Article], credits: Iterable[model.Citation], outlets: Outlets
) -> tuple[model.Outlet, ...]:
    published = {article.outlet.id for article in articles if article.outlet}
    credited = {citation.outlet for citation in credits if citation.outlet}
    return outlets.facts(sorted(published | credited))


def _site_tags(articles: Sequence[model.Article]) -> tuple[model.SiteTag, ...]:
    by_id = {article.id: article for article in articles}
    found = []
    for tag, ids in sorted(site_tags(articles).items()):
        ends = [(by_id[id], by_id[id].text.rfind(tag)) for id in ids]
        passages = tuple(article.passage(start, start + len(tag)) for article, start in ends)
        found.append(model.SiteTag(tag, passages))
    return tuple(found)
