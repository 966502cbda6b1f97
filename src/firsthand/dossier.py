"""Name the stages in order and bind their results; the only module that knows the order.

The functions here are the verbs of the command line and of `import firsthand` alike:
articles in, values out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from firsthand import __version__, model
from firsthand.citations import citations as credits_in
from firsthand.clean import clean, site_tags
from firsthand.encode import Encoder, shipped
from firsthand.encode.reports import TOGETHER, said
from firsthand.lineage import decided_pairs, trace
from firsthand.names import signals
from firsthand.parallel import spread, spread_together, spread_with
from firsthand.read import Pile
from firsthand.read import read as read_pile
from firsthand.reference.outlets import Outlets
from firsthand.reuse import ReuseIndex
from firsthand.runs import place
from firsthand.sentences import body
from firsthand.stories import Read, StoryIndex
from firsthand.stories import read as read_report
from firsthand.translation import Profile, TranslationIndex, profile

Say = Callable[[str], None]


def _silent(stage: str) -> None:
    """Say nothing."""


def read(paths: Iterable[str | Path], outlets: Outlets | None = None, jobs: int = 1) -> Pile:
    """Read a pile: its articles with their noise marked, by id, and what could not be read.

    `paths` are files, folders or `-`; raises PileError for a path that is not there.
    """
    found = read_pile(paths, outlets or Outlets.load(), jobs)
    return Pile(tuple(clean(found.articles, jobs)), found.not_read)


@dataclass(frozen=True, slots=True)
class Compared:
    """Every report of a pile, and what they share: within one language, and between two."""

    within: ReuseIndex
    between: TranslationIndex

    def reuses(self) -> list[model.Reuse]:
        """Every reuse, in the order of its passages."""
        return sorted((*self.within.reuses(), *self.between.reuses()), key=place)

    def pairs(self) -> list[model.PairReuse]:
        """The articles of which one carries the report of the other; of a star, each with the first alone."""
        return sorted((*self.within.pairs(), *self.between.pairs()), key=_ids)

    def every_pair(self) -> Iterator[model.PairReuse]:
        """As `pairs`, then the other pairs of each star."""
        yield from self.pairs()
        known = len(self.within.pairs())
        yield from islice(self.within.every_pair(), known, None)


def compare(articles: Iterable[model.Article], jobs: int = 1, encoder: Encoder | None = None) -> Compared:
    """Compare every report with every other. `encoder` finds translations: by default the one that ships."""
    bodies = _bodies(articles, jobs)
    within, between = ReuseIndex(), TranslationIndex(encoder)
    within.add(bodies, jobs)
    between.add(bodies, jobs)
    return Compared(within, between)


def reuse(
    articles: Iterable[model.Article], jobs: int = 1, encoder: Encoder | None = None
) -> list[model.Reuse]:
    """Passages that reports share, copied, edited or translated, with how much of the report they are."""
    return compare(articles, jobs, encoder).reuses()


def stories(
    articles: Iterable[model.Article], jobs: int = 1, encoder: Encoder | None = None
) -> list[model.Story]:
    """The articles grouped by the event they report; every article is in exactly one story.

    `encoder` compares them by meaning: the one that ships, unless another is given.
    """
    compared, grouping = _compared(_bodies(articles, jobs), jobs, encoder or shipped())
    grouping.hold((), compared.pairs())
    return grouping.stories()


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
    compared, grouping = _compared(bodies, jobs, encoder)
    del bodies
    by_id = {article.id: article for article in articles}
    reuses, pairs = compared.reuses(), compared.pairs()
    # What the user says was taken is of one story and one origin, whether we see it or not.
    pairs += decided_pairs(decisions, pairs, by_id)
    del compared  # what was remembered to compare articles is most of the memory, and done with
    say("grouping them into stories")
    grouping.hold((), pairs)
    told = grouping.stories()
    del grouping
    say("tracing who took from whom")
    facts = _facts(articles, credits, outlets)
    known = {outlet.id: outlet for outlet in facts}
    traced = trace(told, by_id, pairs, reuses, credits, known, decisions)
    return model.Dossier(
        firsthand=__version__,
        encoder=encoder.name,
        articles=tuple(articles),
        stories=tuple(told),
        lineage=tuple(traced),
        reuse=tuple(reuses),
        citations=tuple(credits),
        not_read=tuple(not_read),
        outlets=facts,
        site_tags=_site_tags(articles),
    )


def _ids(pair: model.PairReuse) -> tuple[str, str]:
    return pair.left, pair.right


def _compared(bodies: Sequence[model.Body], jobs: int, encoder: Encoder) -> tuple[Compared, StoryIndex]:
    """What reports share, and the index that will group them: what both ask of a report is found once."""
    grouping, profiles = StoryIndex(jobs, encoder), []
    for report, own in spread_together(_read_meaning, encoder, bodies, TOGETHER, jobs):
        # One by one: what the index keeps of a report is far smaller than what was read.
        grouping.hold([report])
        profiles.append(own)
    within, between = ReuseIndex(), TranslationIndex(encoder)
    within.add(bodies, jobs)
    between.hold(profiles, jobs)
    return Compared(within, between), grouping


def _read_meaning(encoder: Encoder, bodies: Sequence[model.Body]) -> list[tuple[Read, Profile]]:
    found = []
    for body_, own in zip(bodies, said(bodies, encoder), strict=True):
        signs = signals(body_)
        found.append((read_report(body_, signs, own), profile(body_, signs, own, encoder)))
    return found


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
