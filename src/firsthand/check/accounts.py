"""Read what is claimed, planned, dated and worded: every passage is there, and every id leads somewhere."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from firsthand.check.origins import grouped
from firsthand.check.passages import CheckError, slices
from firsthand.model import (
    Article,
    Change,
    ChangeKind,
    Claim,
    Dossier,
    Mention,
    Passage,
    TimelineEntry,
    Track,
    Wording,
)
from firsthand.order import by_event
from firsthand.when import When

Stories = Mapping[str, frozenset[str]]


def check_accounts(dossier: Dossier, articles: Mapping[str, Article], stories: Stories) -> None:
    """Raise CheckError on the first claim, change, track, entry or wording that does not hold.

    `stories` are the articles of each story by id.
    """
    quotations = {quotation.id: quotation.content.article for quotation in dossier.quotations}
    claims: set[str] = set()
    for claim in dossier.claims:
        _new(claim.id, claims, f"claim {claim.id!r}")
        _claim(claim, quotations, articles, stories)
    times = _Times(dossier, articles)
    for change in dossier.changes:
        _change(change, claims, times, articles, stories)
    tracks: set[str] = set()
    for track in dossier.tracks:
        _new(track.id, tracks, f"track {track.id!r}")
        _track(track, articles, stories)
    for entry in dossier.timeline:
        _entry(entry, articles, stories)
    for wording in dossier.wording:
        _wording(wording, articles, stories)


class _Times:
    """The times of each article: when it was published, and those that it tells of."""

    def __init__(self, dossier: Dossier, articles: Mapping[str, Article]) -> None:
        self._found: dict[str, list[When]] = defaultdict(list)
        for article in articles.values():
            self._found[article.id].append(article.published)
        for entry in dossier.timeline:
            self._found[entry.passage.article].append(entry.when)
        for step in (step for track in dossier.tracks for step in track.steps):
            self._found[step.passage.article].append(step.when)

    def may_precede(self, earlier: Article, later: Article) -> bool:
        """Whether a time of one article is over before a time of the other begins, or an event says so."""
        over = [span[1] for when in self._found[earlier.id] if (span := when.utc())]
        begun = [span[0] for when in self._found[later.id] if (span := when.utc())]
        if over and begun:
            return min(over) < max(begun)
        return by_event(earlier, later) is not None


def _in_order(times: Iterable[When], name: str) -> None:
    """Raise CheckError where one of `times` is surely over before one that stands in front of it begins."""
    latest_begin = datetime.min.replace(tzinfo=UTC)
    for when in times:
        span = when.utc()
        if span is None:
            continue
        if span[1] < latest_begin:
            raise CheckError(
                name, f"what is told until {span[1]:%Y-%m-%d %H:%M} stands behind what came later"
            )
        latest_begin = max(latest_begin, span[0])


def _new(identity: str, known: set[str], name: str) -> None:
    if not identity or identity in known:
        raise CheckError(name, "an id is unique in the pile and never empty")
    known.add(identity)


def _members(story: str, stories: Stories, name: str) -> frozenset[str]:
    if story not in stories:
        raise CheckError(name, f"there is no story {story!r}")
    return stories[story]


def _within(inner: Passage, outer: Passage, name: str) -> None:
    if inner.article != outer.article or not outer.start <= inner.start < inner.end <= outer.end:
        raise CheckError(name, f"{inner.start} to {inner.end} of {inner.article!r} is not in its passage")


def _claim(
    claim: Claim, quotations: Mapping[str, str], articles: Mapping[str, Article], stories: Stories
) -> None:
    name = f"claim {claim.id!r}"
    members = _members(claim.story, stories, name)
    if not claim.mentions:
        raise CheckError(name, "nobody makes it")
    made: set[str] = set()
    for mention in claim.mentions:
        _mention(mention, quotations, articles, name)
        if mention.passage.article not in members:
            raise CheckError(name, f"article {mention.passage.article!r} is not of its story")
        made.add(mention.passage.article)
    if claim.about not in {mention.passage.text for mention in claim.mentions}:
        raise CheckError(name, "what it is about is the text of none of its mentions")
    _in_order((articles[mention.passage.article].published for mention in claim.mentions), name)
    grouped(claim.origins, made, articles, name)
    _each_once(claim.left_out, name)
    for article in claim.left_out:
        if article not in members or article in made:
            raise CheckError(name, f"article {article!r} does not leave it out")


def _each_once(listed: tuple[str, ...], name: str) -> None:
    if len(set(listed)) < len(listed):
        raise CheckError(name, "an article is listed twice")


def _mention(
    mention: Mention, quotations: Mapping[str, str], articles: Mapping[str, Article], name: str
) -> None:
    slices((mention.passage, *(value.passage for value in mention.values)), articles, name)
    for value in mention.values:
        _within(value.passage, mention.passage, f"{name}: {value.kind.value} {value.value!r}")
    if mention.quotation is not None and quotations.get(mention.quotation) != mention.passage.article:
        raise CheckError(name, f"{mention.quotation!r} is no quotation of {mention.passage.article!r}")


def _change(
    change: Change,
    claims: set[str],
    times: _Times,
    articles: Mapping[str, Article],
    stories: Stories,
) -> None:
    name = f"{change.kind.value} of {change.differs.value} in {change.later.article!r}"
    slices((change.earlier, change.later, *change.evidence), articles, name)
    if change.earlier == change.later:
        raise CheckError(name, "a passage does not differ from itself")
    if not {word.article for word in change.evidence} <= {change.earlier.article, change.later.article}:
        raise CheckError(name, "what differs stands in another article")
    earlier, later = articles[change.earlier.article], articles[change.later.article]
    # A report that tells both tells their order too ("from nine to 16").
    if change.kind is ChangeKind.UPDATE and earlier != later and not times.may_precede(earlier, later):
        raise CheckError(name, "no time tells which of the two was the earlier")
    if change.claim is not None and change.claim not in claims:
        raise CheckError(name, f"there is no claim {change.claim!r}")
    if change.story is not None and not (
        {change.earlier.article, change.later.article} & _members(change.story, stories, name)
    ):
        raise CheckError(name, "neither of its articles is of its story")


def _track(track: Track, articles: Mapping[str, Article], stories: Stories) -> None:
    name = f"track {track.id!r}"
    members = _members(track.story, stories, name)
    if not track.steps:
        raise CheckError(name, "it has no steps")
    slices((track.named, *(p for step in track.steps for p in (step.passage, step.words))), articles, name)
    for step in track.steps:
        if step.passage.article not in members:
            raise CheckError(name, f"article {step.passage.article!r} is not of its story")
        _within(step.words, step.passage, f"{name}: {step.step.value}")
    _in_order((step.when for step in track.steps), name)
    if track.last is not None and track.last not in {step.step for step in track.steps}:
        raise CheckError(name, f"nobody tells {track.last.value!r}, which is said to be the last step")
    earlier = {step.passage.article for step in track.steps if step.step is not track.last}
    _each_once(track.stopped, name)
    for article in track.stopped:
        if track.last is None or article not in earlier:
            raise CheckError(name, f"article {article!r} did not stop at an earlier step")


def _entry(entry: TimelineEntry, articles: Mapping[str, Article], stories: Stories) -> None:
    name = f"time told in article {entry.passage.article!r}"
    members = _members(entry.story, stories, name)
    slices((entry.passage, *([entry.words] if entry.words else ())), articles, name)
    if entry.passage.article not in members:
        raise CheckError(name, "it is not of its story")
    if entry.words is not None:
        _within(entry.words, entry.passage, name)
    span = entry.when.utc()
    if span and span[0] > span[1]:
        raise CheckError(name, "its time ends before it begins")


def _wording(wording: Wording, articles: Mapping[str, Article], stories: Stories) -> None:
    name = f"wording of {wording.referent!r}"
    if not wording.labels:
        raise CheckError(name, "it has no labels")
    if wording.story is not None:
        _members(wording.story, stories, name)
    for label in wording.labels:
        told = f"{name}: {label.label!r}"
        slices(label.passages, articles, told)
        if not label.passages or min(label.outlets.values(), default=1) < 1:
            raise CheckError(told, "nobody uses it")
        if label.loaded and not label.because:
            raise CheckError(told, "it is called loaded and no reason is given")
