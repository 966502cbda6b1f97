"""Mark what belongs to the page and not to the report; delete nothing.

Three kinds of evidence, in order of their strength: the words of the line (`cues`), its shape and place
(`structure`), and that it stands in many articles of one outlet (`recurrence`). Whatever none of them
names stays report: a line too many in a report costs a reader a glance, a line lost costs a finding.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from firsthand.clean.lines import page
from firsthand.clean.recurrence import Recurrence, candidates
from firsthand.clean.structure import judge, parts
from firsthand.model import Article, Noise, NoiseKind
from firsthand.parallel import spread

__all__ = ["CleanUpdate", "Cleaner", "clean", "mark", "site_tags"]


@dataclass(frozen=True, slots=True)
class CleanUpdate:
    """What a batch changed: its own articles, marked, in its order, and earlier ones marked anew, by id."""

    added: tuple[Article, ...]
    changed: tuple[Article, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        return self.added + self.changed


@dataclass(frozen=True, slots=True)
class _Judged:
    """What one article alone shows: its noise, the lines that may recur by name, and its context."""

    noise: tuple[Noise, ...]
    candidates: tuple[tuple[Noise, str], ...]
    context: int


class Cleaner:
    """Marks articles as they come and remembers which lines recur; any batches end like one batch."""

    def __init__(self, jobs: int = 1) -> None:
        self._jobs = jobs
        self._recurrence = Recurrence()
        self._given: dict[str, Article] = {}
        self._noise: dict[str, tuple[Noise, ...]] = {}

    def add(self, articles: Iterable[Article]) -> CleanUpdate:
        """Mark a batch; an id seen before replaces its article."""
        batch = list(articles)
        judged = list(spread(_judged, batch, self._jobs))
        for article, found in zip(batch, judged, strict=True):
            self._recurrence.add(article, found.context, [name for _, name in found.candidates])
            self._given[article.id] = article
        shaken = self._recurrence.settle()
        added = tuple(
            _marked(article, found, self._recurrence.of(article))
            for article, found in zip(batch, judged, strict=True)
        )
        for article in added:
            self._noise[article.id] = article.noise
        changed = []
        for id_ in sorted(shaken - {article.id for article in batch}):
            article = self._given[id_]
            marked = mark(article, self._recurrence.of(article))
            if marked.noise != self._noise[id_]:
                self._noise[id_] = marked.noise
                changed.append(marked)
        return CleanUpdate(added, tuple(changed))


def clean(articles: Iterable[Article], jobs: int = 1) -> list[Article]:
    """The same articles in the same order, their noise marked; an article that carries noise keeps it."""
    return list(Cleaner(jobs).add(articles).added)


def mark(article: Article, recurring: frozenset[str] = frozenset()) -> Article:
    """One article with its noise marked; `recurring` are the candidate lines that its outlet repeats.

    Pure, for use in another process. Noise is in order, does not overlap, and covers whole lines or whole
    sentences. An article that carries noise is returned as it is.
    """
    return article if article.noise else _marked(article, _judged(article), recurring)


def site_tags(articles: Iterable[Article]) -> Mapping[str, tuple[str, ...]]:
    """Tags that say which site articles came from: the tag's text to the ids of articles that end in it.

    Such a tag looks like `xyz-general`: a slug as the last line, of which a part names nothing that the
    report speaks of. Only tags of two or more articles, never of two outlets known by name.
    """
    found: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        last = article.noise[-1] if article.noise else None
        if last is None or last.kind is not NoiseKind.TAG or article.text[last.end :].strip():
            continue
        tag = article.text[last.start : last.end].strip()
        report = article.text[: last.start].casefold()
        pieces = [piece for piece in tag.casefold().replace("_", "-").split("-") if piece]
        if len(pieces) > 1 and not tag.startswith("#") and any(p not in report for p in pieces):
            found[tag].append(article)
    return {
        tag: tuple(sorted(article.id for article in found[tag]))
        for tag in sorted(found)
        if len(found[tag]) > 1 and len({a.outlet.id for a in found[tag] if a.outlet}) < 2
    }


def _judged(article: Article) -> _Judged:
    found = page(article)
    judge(found)
    marks = [Noise(line.start, line.end, line.kind) for line in found.lines if line.kind is not None]
    marks.extend(parts(found))
    recurring = ((Noise(line.start, line.end, NoiseKind.OTHER), name) for line, name in candidates(found))
    return _Judged(tuple(marks), tuple(recurring), found.context())


def _marked(article: Article, found: _Judged, recurring: frozenset[str]) -> Article:
    if article.noise:
        return article
    marks = [*found.noise, *(noise for noise, name in found.candidates if name in recurring)]
    return replace(article, noise=_in_order(marks)) if marks else article


def _in_order(marks: list[Noise]) -> tuple[Noise, ...]:
    ordered: list[Noise] = []
    for noise in sorted(marks):
        if not ordered or noise.start >= ordered[-1].end:
            ordered.append(noise)
    return tuple(ordered)
