"""Trace: who took from whom, how many independent origins remain, and who was first in the pile.

A reuse has no direction and a count of reports is no count of sources. Here both are
decided by rule, each with its reason and passages, or left open and said to be open.
"""

from collections.abc import Iterable, Mapping, Sequence

from firsthand.lineage.credits import Credits
from firsthand.lineage.derivation import Judgements, decided_pairs, derive
from firsthand.lineage.first import first_reports
from firsthand.lineage.origins import origins_of
from firsthand.lineage.sources import one_source_each
from firsthand.lineage.stars import beside_the_earliest
from firsthand.lineage.translated import Traced, through_a_translation
from firsthand.lineage.verbatim import Verbatim
from firsthand.model import Article, Citation, Decision, Lineage, Outlet, PairReuse, Passage, Reuse, Story

__all__ = ["decided_pairs", "trace"]


def trace(
    stories: Iterable[Story],
    articles: Mapping[str, Article],
    pairs: Iterable[PairReuse],
    reuses: Iterable[Reuse],
    citations: Iterable[Citation],
    outlets: Mapping[str, Outlet],
    decisions: Sequence[Decision] = (),
    heard: Mapping[str, Sequence[Passage]] | None = None,
    sentences: Mapping[str, Sequence[tuple[int, int]]] | None = None,
) -> list[Lineage]:
    """One lineage for each story, in the order given.

    `pairs` and `reuses` may span stories; only what lies inside a story counts for it.
    `outlets` are the facts known of any outlet by id. A decision about an article that is
    not in the pile is left to the caller to refuse. `heard` are the passages of quotations by which
    articles show that their own outlet was told something. `sentences` are those of the reports, where they
    were found before.
    """
    stories = list(stories)
    home = {article: story.id for story in stories for article in story.articles}
    pairs_of: dict[str, list[PairReuse]] = {story.id: [] for story in stories}
    for pair in pairs:
        if home[pair.left] == home[pair.right]:
            pairs_of[home[pair.left]].append(pair)
    shown = _first_runs(reuses)
    credits = Credits(citations, outlets, articles, heard)
    judgements = Judgements(decisions)
    return [
        _trace_story(
            story,
            articles,
            sorted(pairs_of[story.id], key=_order),
            shown,
            credits,
            judgements,
            Verbatim(articles, sentences),
        )
        for story in stories
    ]


def _order(pair: PairReuse) -> tuple[str, str]:
    return pair.left, pair.right


def _trace_story(
    story: Story,
    articles: Mapping[str, Article],
    pairs: Sequence[PairReuse],
    shown: Mapping[tuple[str, str], Reuse],
    credits: Credits,
    judgements: Judgements,
    verbatim: Verbatim,
) -> Lineage:
    members = [articles[id] for id in sorted(story.articles)]
    traced = Traced(articles)
    through = dict(beside_the_earliest(pairs, shown, articles))
    each = [
        derive(
            pair, articles, through.get(pair) or _shown(pair, shown), credits, judgements, verbatim, traced
        )
        for pair in sorted((*pairs, *through), key=_order)
    ]
    direct = list(through_a_translation(each, articles, traced))
    derivations = tuple(one_source_each(direct, articles))
    origins = origins_of(members, pairs, shown, credits, judgements)
    return Lineage(story.id, derivations, origins, first_reports(members, derivations))


def _shown(pair: PairReuse, runs: Mapping[tuple[str, str], Reuse]) -> Reuse | None:
    return runs.get((pair.left, pair.right))


def _first_runs(reuses: Iterable[Reuse]) -> dict[tuple[str, str], Reuse]:
    """The longest report-level run of each pair: the passages that show it best."""
    longest: dict[tuple[str, str], Reuse] = {}
    for reuse in reuses:
        if reuse.extent != "report":
            continue
        key = (reuse.left.article, reuse.right.article)
        held = longest.get(key)
        if held is None or _length(reuse) > _length(held):
            longest[key] = reuse
    return longest


def _length(reuse: Reuse) -> tuple[int, int]:
    return len(reuse.left.text) + len(reuse.right.text), -reuse.left.start
