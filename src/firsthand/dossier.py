"""Name the stages in order and bind their results; the only module that knows the order.

The functions here are the verbs of the command line and of `import firsthand` alike:
articles in, values out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from firsthand import __version__, model
from firsthand.chains import chains as chains_of
from firsthand.chains import heard_itself, voices
from firsthand.changes import changes
from firsthand.claims import claims as claims_in
from firsthand.claims import with_plans
from firsthand.clean import clean, site_tags
from firsthand.encode import Encoder, shipped
from firsthand.encode.reports import TOGETHER, said
from firsthand.lineage import decided_pairs, trace
from firsthand.lineage.of_claims import Grounds, origins_of_claim
from firsthand.names import signals
from firsthand.order import Order
from firsthand.parallel import spread, spread_together
from firsthand.persons import persons as persons_in
from firsthand.plans import tracks
from firsthand.read import Pile
from firsthand.read import read as read_pile
from firsthand.reference.outlets import Outlets
from firsthand.reuse import Profile as WithinProfile
from firsthand.reuse import ReuseIndex
from firsthand.reuse import profile as profile_within
from firsthand.runs import place
from firsthand.sentences import body
from firsthand.statements import formulas as formulas_in
from firsthand.statements import statements as statements_in
from firsthand.stories import Read, StoryIndex
from firsthand.stories import read as read_report
from firsthand.study import credited, quoted, study
from firsthand.times import timeline
from firsthand.translation import Profile, TranslationIndex, profile
from firsthand.wording import wording as wording_in

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
    _, compared, grouping = _compared(list(articles), jobs, encoder or shipped())
    grouping.hold((), compared.pairs())
    return grouping.stories()


def citations(
    articles: Iterable[model.Article], outlets: Outlets | None = None, jobs: int = 1
) -> list[model.Citation]:
    """Where articles say they have something from, resolved to outlets where exactly one fits."""
    return credited(list(articles), outlets or Outlets.load(), jobs)


def quotations(
    articles: Iterable[model.Article],
    outlets: Outlets | None = None,
    jobs: int = 1,
    encoder: Encoder | None = None,
) -> list[model.Quotation]:
    """Who said what, to whom: the person behind each name, the statement each is a version of."""
    articles = list(articles)
    found = quoted(articles, outlets or Outlets.load(), jobs)
    return list(_said(found, {a.id: a for a in articles}, encoder or shipped()).quotations)


def chains(
    articles: Iterable[model.Article],
    outlets: Outlets | None = None,
    jobs: int = 1,
    encoder: Encoder | None = None,
) -> list[model.Chain]:
    """From whom each article has what it quotes, step by step, to the end that is known."""
    return list(dossier(articles, outlets, jobs=jobs, encoder=encoder).chains)


def claims(
    articles: Iterable[model.Article],
    outlets: Outlets | None = None,
    decisions: Sequence[model.Decision] = (),
    jobs: int = 1,
    encoder: Encoder | None = None,
) -> list[model.Claim | model.Change | model.Track]:
    """What is claimed and on how many independent origins, then what changed, then what became of plans."""
    found = dossier(articles, outlets, decisions, jobs=jobs, encoder=encoder)
    return [*found.claims, *found.changes, *found.tracks]


def wording(
    articles: Iterable[model.Article],
    outlets: Outlets | None = None,
    decisions: Sequence[model.Decision] = (),
    jobs: int = 1,
    encoder: Encoder | None = None,
) -> list[model.Wording]:
    """What outlets call the same person, state, body or event, and which of it is loaded."""
    return list(dossier(articles, outlets, decisions, jobs=jobs, encoder=encoder).wording)


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
    say("comparing the reports")
    bodies, compared, grouping = _compared(articles, jobs, encoder)
    say("reading each report, and grouping them into stories")
    # Each report is read beside the grouping, which is work for one process alone.
    studying = study(bodies, outlets, jobs)
    by_id = {article.id: article for article in articles}
    reuses, pairs = compared.reuses(), compared.pairs()
    # What the user says was taken is of one story and one origin, whether we see it or not.
    pairs += decided_pairs(decisions, pairs, by_id)
    del compared  # what was remembered to compare articles is most of the memory, and done with
    grouping.hold((), pairs)
    told = grouping.stories()
    del grouping
    studied = studying()
    credits = studied.credits
    say("finding who said what")
    said_ = _said(studied.quotations, by_id, encoder)
    formulas = formulas_in(said_.quotations, by_id, encoder)
    say("tracing who took from whom")
    facts = _facts(articles, credits, outlets)
    known = {outlet.id: outlet for outlet in facts}
    voiced = voices(by_id, credits, said_.quotations, outlets)
    heard = heard_itself(voiced)
    sentences = studied.sentences
    traced = trace(told, by_id, pairs, reuses, credits, known, decisions, heard, sentences)
    chained = chains_of(by_id, told, voiced, said_.persons)
    say("finding what is claimed, and what became of plans")
    grounds = Grounds(traced, by_id, credits, known, sentences, chained, reuses, heard)
    backed = partial(origins_of_claim, grounds=grounds)
    found = claims_in(told, studied.bodies, said_.quotations, studied.times, reuses, backed, encoder, jobs)
    order = Order(by_id, told, studied.anchors, studied.inferred)
    planned = tracks(studied.steps, by_id, told, encoder, pairs, order)
    claimed = with_plans(found, planned, told, backed)
    timed = timeline(studied.bodies, studied.times, told)
    say("finding what changed")
    changed = changes(
        by_id,
        sentences,
        told,
        reuses,
        traced,
        claimed.claims,
        claimed.rivals,
        planned,
        timed,
        said_.quotations,
        said_.persons,
        encoder,
        order,
        jobs,
    )
    say("comparing how it is worded")
    worded = wording_in(
        studied.bodies, told, said_.persons, said_.quotations, reuses, encoder, studied.labels
    )
    return model.Dossier(
        firsthand=__version__,
        encoder=encoder.name,
        articles=tuple(articles),
        stories=tuple(told),
        lineage=tuple(traced),
        reuse=tuple(reuses),
        citations=tuple(credits),
        quotations=said_.quotations,
        claims=claimed.claims,
        changes=changed,
        wording=worded,
        timeline=timed,
        not_read=tuple(not_read),
        outlets=facts,
        site_tags=_site_tags(articles),
        statements=said_.statements,
        formulas=formulas,
        persons=said_.persons,
        chains=tuple(chained),
        tracks=planned,
    )


def _ids(pair: model.PairReuse) -> tuple[str, str]:
    return pair.left, pair.right


def _compared(
    articles: Sequence[model.Article], jobs: int, encoder: Encoder
) -> tuple[list[model.Body], Compared, StoryIndex]:
    """The reports with their sentences, what they share, and the index that will group them."""
    grouping, bodies, shared, meant = StoryIndex(jobs, encoder), [], [], []
    every = spread_together(_read_once, encoder, articles, TOGETHER, jobs)
    for article, one in zip(articles, every, strict=True):
        # One by one: what the index keeps of a report is far smaller than what was read.
        grouping.hold([one.told])
        bodies.append(model.Body(article, one.sentences))
        shared.append(one.shared)
        meant.append(one.meant)
    within, between = ReuseIndex(), TranslationIndex(encoder)
    within.hold(shared, jobs)
    between.hold(meant, jobs)
    return bodies, Compared(within, between), grouping


class _ReadOnce(NamedTuple):
    """What is compared of one report: as an event that is told, in its language, and in all."""

    sentences: tuple[tuple[int, int], ...]
    told: Read
    shared: WithinProfile
    meant: Profile


def _read_once(encoder: Encoder, articles: Sequence[model.Article]) -> list[_ReadOnce]:
    bodies = [body(article) for article in articles]
    found = []
    for body_, own in zip(bodies, said(bodies, encoder), strict=True):
        signs = signals(body_)
        told, meant = read_report(body_, signs, own), profile(body_, signs, own, encoder)
        found.append(_ReadOnce(body_.sentences, told, profile_within(body_), meant))
    return found


def _bodies(articles: Iterable[model.Article], jobs: int) -> list[model.Body]:
    articles = list(articles)
    found = spread(_sentences, articles, jobs)
    return [model.Body(article, sentences) for article, sentences in zip(articles, found, strict=True)]


def _sentences(article: model.Article) -> tuple[tuple[int, int], ...]:
    return body(article).sentences


@dataclass(frozen=True, slots=True)
class _Said:
    """The quotations of a pile, and who and what stands behind them."""

    quotations: tuple[model.Quotation, ...]
    persons: tuple[model.Person, ...]
    statements: tuple[model.Statement, ...]


def _said(found: Sequence[model.Quotation], articles: Mapping[str, model.Article], encoder: Encoder) -> _Said:
    persons, whose = persons_in(found, articles, encoder=encoder)
    found = [replace(one, person=whose.get(one.id)) for one in found]
    statements = statements_in(found, articles, persons, encoder)
    version_of = {version.quotation: each.id for each in statements for version in each.versions}
    found = [replace(one, statement=version_of.get(one.id)) for one in found]
    return _Said(tuple(found), persons, statements)


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
