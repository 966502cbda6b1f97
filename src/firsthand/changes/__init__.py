"""What changed: updates over time, contradictions at one time, and what copies and translations distorted.

Everything is passed in as the stages before give it. Each change has both passages, the words that differ,
and why; the order in time is told only where times allow it.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from firsthand.changes.accounts import Accounts
from firsthand.changes.attributed import Speakers
from firsthand.changes.copied import copied
from firsthand.changes.own import own_words
from firsthand.changes.places import Places
from firsthand.changes.steps import moved
from firsthand.claims import Rival
from firsthand.encode import Encoder, shipped
from firsthand.model import (
    Article,
    Change,
    ChangeKind,
    Claim,
    Extent,
    Lineage,
    Person,
    Quotation,
    Reuse,
    Story,
    TimelineEntry,
    Track,
)
from firsthand.order import Order

__all__ = ["changes"]

# Changes of a story beyond these are not told.
MOST_OF_STORY = 400
_ORDER = {kind: at for at, kind in enumerate(ChangeKind)}


def changes(
    articles: Mapping[str, Article],
    sentences: Mapping[str, Sequence[tuple[int, int]]],
    stories: Iterable[Story],
    reuses: Iterable[Reuse],
    lineages: Iterable[Lineage],
    claims: Iterable[Claim] = (),
    rivals: Iterable[Rival] = (),
    tracks: Iterable[Track] = (),
    timeline: Iterable[TimelineEntry] = (),
    quotations: Iterable[Quotation] = (),
    persons: Iterable[Person] = (),
    encoder: Encoder | None = None,
    order: Order | None = None,
    jobs: int = 1,
) -> tuple[Change, ...]:
    """The changes of a pile, story by story: updates, contradictions, distortions; each in order of time.

    `sentences` are those of each article as (start, end), in order. `rivals` are pairs of `claims` that tell
    one thing differently. `order` is what is known of the order of articles, from their own times unless it
    is given.
    """
    stories, reuses = list(stories), list(reuses)
    places = Places(articles, sentences, timeline, order)
    speakers = Speakers(quotations, persons, encoder or shipped())
    home = {id: story.id for story in stories for id in story.articles}
    found: dict[str, list[Change]] = {story.id: [] for story in stories}
    # Most of the work, begun first: the rest is found beside it.
    copies = copied(reuses, lineages, home, places, speakers, jobs)
    told = chain(
        moved(tracks, places),
        chain.from_iterable(
            own_words(_by_time(story, articles, places), places, story.id) for story in stories
        ),
        Accounts(places, speakers, _linked(reuses)).changes(claims, rivals),
        copies,
    )
    for change in told:
        if change.story in found:
            found[change.story].append(change)
    return tuple(
        change
        for story in stories
        for change in sorted(
            _once(found[story.id], places)[:MOST_OF_STORY],
            key=lambda one: (
                _ORDER[one.kind],
                places.place(one.later),
                places.place(one.earlier),
                one.differs,
            ),
        )
    )


def _by_time(story: Story, articles: Mapping[str, Article], places: Places) -> list[Article]:
    return [articles[id] for id in sorted(story.articles, key=places.published)]


def _linked(reuses: Iterable[Reuse]) -> dict[str, frozenset[str]]:
    """For each article those that share its report, or are copies of what it is a copy of."""
    beside: dict[str, set[str]] = {}
    hubs: dict[str, set[str]] = {}
    for run in reuses:
        if run.extent is not Extent.REPORT:
            continue
        beside.setdefault(run.left.article, set()).add(run.right.article)
        beside.setdefault(run.right.article, set()).add(run.left.article)
        if run.group is not None:
            hubs.setdefault(run.group, set()).update((run.left.article, run.right.article))
    stars = {id: members for members in hubs.values() for id in sorted(members)}
    return {id: frozenset(near | stars.get(id, set())) for id, near in beside.items()}


def _once(found: Sequence[Change], places: Places) -> list[Change]:
    """What a report itself says of a change is told once, however many copies of it there are."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for change in sorted(found, key=lambda one: (places.place(one.later), places.place(one.earlier))):
        sign = change.kind, change.differs, change.earlier.text, change.later.text
        if sign not in seen:
            seen.add(sign)
            kept.append(change)
    return kept
