"""Say of a report and its translation which is which.

Two translations of one unseen original look just like a report and its translation. So a clock alone says
nothing here: the later one must show that it was translated, by a trace that it kept of the earlier one's
language, and the earlier one must show no such thing. Traces that are strong need no clock that agrees, only
none that disagrees.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from firsthand.lineage.credits import Credit, Credits
from firsthand.lineage.merges import PART, share_of
from firsthand.lineage.naming import name_of
from firsthand.lineage.tongues import tongue
from firsthand.lineage.verdict import lead_of, taken, undecided
from firsthand.model import Article, Basis, Derivation, PairReuse, Passage, Reuse, ReuseKind, Role, Scope
from firsthand.sentences import body
from firsthand.traces import Kind, Mark, Report, Trace, marks, report, strong, traces
from firsthand.traces.tables import name_of_language

# So many traces are told and shown; more of them say the same.
SHOWN = 3
# A translation of a translation keeps at least so many words that nobody translated on the way.
LEAST_KEPT = 2


class Traced:
    """Answers for pairs of articles, remembering what it read of each."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._reports: dict[str, Report] = {}
        self._marks: dict[tuple[str, str], tuple[Mark, ...]] = {}

    def __call__(self, taker: str, source: str) -> tuple[Trace, ...]:
        """What shows that one article was translated from the language of another."""
        language, own = self.language(source), self.language(taker)
        if language is None or own is None or language == own:
            return ()
        found = self._marks.get((taker, language))
        if found is None:
            found = self._marks[taker, language] = marks(self._report(taker, own), language)
        return traces(found, self._report(source, language))

    def language(self, id: str) -> str | None:
        """The language of an article without its region."""
        return _base(self._articles[id])

    def untranslated(self, taker: str, source: str) -> frozenset[str]:
        """The words that one article left as another has them, folded."""
        text = self._articles[taker].text
        return frozenset(
            text[trace.start : trace.end].casefold()
            for trace in self(taker, source)
            if trace.kind in (Kind.NOUN, Kind.WORD, Kind.WORDS, Kind.LETTERS)
        )

    def _report(self, id: str, language: str) -> Report:
        found = self._reports.get(id)
        if found is None:
            article = self._articles[id]
            found = self._reports[id] = report(article.text, body(article).sentences, language)
        return found


def by_translation_of_a_third(
    pair: PairReuse,
    articles: Mapping[str, Article],
    credits: Credits,
    traced: Traced,
    passages: tuple[Passage, ...],
) -> Derivation | None:
    """A report that says whose it translates, or from which language, is not taken from any other.

    Another may still be taken from it, and where that shows so, nothing is said here.
    """
    if pair.kind is not ReuseKind.TRANSLATED:
        return None
    for taker, other in ((pair.left, pair.right), (pair.right, pair.left)):
        if traced(other, taker) and not traced(taker, other):
            continue
        for credit in credits.for_the_report(taker):
            if credit.role is Role.TRANSLATED_FROM:
                because = f"it says that it was translated from {credit.name}, which is not the other"
                return undecided(pair, because, (credit.passage, *passages), about=taker)
        said = credits.translated(taker)
        language = said and _said(said, articles[taker])
        if said and said.scope is Scope.REPORT and language and language != _base(articles[other]):
            because = f"it says that it was translated from {name_of_language(language)}"
            return undecided(pair, because, (said.passage, *passages), about=taker)
    return None


def by_traces(
    pair: PairReuse,
    articles: Mapping[str, Article],
    credits: Credits,
    traced: Traced,
    run: Reuse | None,
    passages: tuple[Passage, ...],
) -> Derivation | None:
    """The verdict where one of the two, or each, shows that it was translated; None where neither does."""
    if pair.kind is not ReuseKind.TRANSLATED:
        return None
    sides = [
        _Side(
            taker,
            source,
            _of_the_run(traced(taker, source), taker, pair, run),
            _calls_itself(taker, source, articles, credits),
            articles,
        )
        for taker, source in ((pair.left, pair.right), (pair.right, pair.left))
    ]
    showing = [side for side in sides if side.shows]
    if not showing:
        return None
    if len(showing) == 2:
        because = f"each shows traces of a translation from the other's language: {showing[0].reasons}"
        because += f"; the other, {showing[1].reasons}"
        evidence = (*passages, *showing[0].evidence, *showing[1].evidence)
        return undecided(pair, because, tuple(dict.fromkeys(evidence)), about=showing[0].taker)
    [side] = showing
    evidence = tuple(dict.fromkeys((*passages, *side.evidence)))
    own, other = articles[side.taker].published, articles[side.source].published
    if own.precedes(other):
        because = f"{side.because}, but it was out before the other, which was {lead_of(own, other)}"
        return undecided(pair, because, evidence, about=side.taker)
    if other.precedes(own):
        because = f"{lead_of(other, own)}; and {side.because}"
        return taken(pair, side.source, Basis.CLOCK, because, evidence)
    if side.strong:
        return taken(pair, side.source, Basis.DIRECTION, side.because, evidence)
    because = f"{side.because}, which is too little where no time tells who was earlier"
    return undecided(pair, because, evidence, about=side.taker)


def _of_the_run(
    found: tuple[Trace, ...], taker: str, pair: PairReuse, run: Reuse | None
) -> tuple[Trace, ...]:
    """Of a digest, what stands in the part that it has from elsewhere: the rest may be from anybody."""
    if run is None or share_of(pair, taker) > PART:
        return found
    part = run.left if run.left.article == taker else run.right
    return tuple(trace for trace in found if part.start <= trace.start and trace.end <= part.end)


def why_open(pair: PairReuse, articles: Mapping[str, Article]) -> str:
    """Why nothing is said of a report and its translation that no trace was found in."""
    left, right = articles[pair.left].published, articles[pair.right].published
    nothing = "neither credits the other, and neither shows a trace of the other's language"
    for earlier, later in ((left, right), (right, left)):
        if earlier.precedes(later):
            return f"{nothing}: one was {lead_of(earlier, later)}, but both may be translations of a third"
    return f"{nothing}; their times do not tell who was earlier"


def through_a_translation(
    derivations: Sequence[Derivation], articles: Mapping[str, Article], traced: Traced
) -> Iterator[Derivation]:
    """The verdicts, in the order given, less those that skip a step.

    A report in a third language that kept just the words that a translation before it had left
    untranslated was made from that translation, not from the original of the words.
    """
    rivals: dict[str, list[str]] = {}
    for derivation in derivations:
        if by_the_traces(derivation):
            rivals.setdefault(derivation.taken_by, []).append(derivation.taken_from or "")
    passed = {taker: list(_passed(taker, sources, traced)) for taker, sources in rivals.items()}
    for derivation in derivations:
        between = _between(derivation, passed, traced) if by_the_traces(derivation) else None
        if between is None:
            yield derivation
        else:
            because = f"the words that it kept untranslated are those that {name_of(articles[between])} "
            because += "had left so, and it was made from that"
            yield replace(derivation, taken_from=None, basis=Basis.NONE, because=because)


Passed = tuple[str, str | None, frozenset[str]]


def _passed(taker: str, sources: Sequence[str], traced: Traced) -> Iterator[Passed]:
    """Each source that is a translation, the language it is from, and the words that came through it."""
    for middle in sources:
        kept = traced.untranslated(taker, middle)
        if len(kept) < LEAST_KEPT:
            continue
        through: dict[str | None, set[str]] = {}
        for source in sources:
            language = traced.language(source)
            if language != traced.language(middle):
                through.setdefault(language, set()).update(kept & traced.untranslated(middle, source))
        for language, words in through.items():
            if len(words) >= LEAST_KEPT:
                yield middle, language, frozenset(words)


def _between(derivation: Derivation, passed: Mapping[str, Sequence[Passed]], traced: Traced) -> str | None:
    """The translation that a report was made from instead of what its words are from."""
    source = derivation.taken_from or ""
    for middle, language, words in passed[derivation.taken_by]:
        if language == traced.language(source) and traced.untranslated(derivation.taken_by, source) <= words:
            return middle
    return None


def by_the_traces(derivation: Derivation) -> bool:
    """Whether a verdict rests on what a translation kept, with or without the clock."""
    return (
        derivation.taken_from is not None
        and derivation.reuse.kind is ReuseKind.TRANSLATED
        and derivation.basis in (Basis.CLOCK, Basis.DIRECTION)
    )


class _Side:
    """What one of the two shows of having been translated from the other."""

    def __init__(
        self,
        taker: str,
        source: str,
        found: tuple[Trace, ...],
        said: Credit | None,
        articles: Mapping[str, Article],
    ) -> None:
        self.taker, self.source = taker, source
        self.shows = bool(found or said)
        self.strong = said is not None or strong(found)
        told = _telling(found)
        language = name_of_language(_base(articles[source]) or "")
        reasons = [f"it calls itself a translation (“{said.name}”)"] if said else []
        self.reasons = "; ".join([*reasons, *(trace.because for trace in told)])
        # Words in Latin letters may be of any language that is written in them.
        told_by_letters = not said and not any(
            trace.own or trace.kind not in (Kind.NOUN, Kind.WORD) for trace in found
        )
        origin = "" if told_by_letters else f" from {language}"
        self.because = f"it shows traces of a translation{origin}: {self.reasons}"
        passages = [said.passage] if said else []
        for trace in told:
            passages.append(articles[taker].passage(trace.start, trace.end))
            passages.append(articles[source].passage(*trace.there))
        self.evidence = tuple(passages)


def _telling(found: tuple[Trace, ...]) -> list[Trace]:
    """The first trace of each habit, then others, as many as are shown, in the order of the text."""
    first: dict[str, Trace] = {}
    for trace in found:
        first.setdefault(trace.habit, trace)
    told = {trace.because: trace for trace in (*found[::-1], *list(first.values())[::-1])}
    ordered = sorted(told.values(), key=lambda trace: (first[trace.habit] is not trace, trace))
    return sorted(ordered[:SHOWN])


def _calls_itself(
    taker: str, source: str, articles: Mapping[str, Article], credits: Credits
) -> Credit | None:
    """The passage in which a report calls itself a translation from the language of the other."""
    said = credits.translated(taker)
    if said and said.scope is Scope.REPORT and _said(said, articles[taker]) == _base(articles[source]):
        return said
    return None


def _said(credit: Credit, article: Article) -> str | None:
    return tongue(credit.name, _base(article) or "")


def _base(article: Article) -> str | None:
    return (article.language or "").partition("-")[0].lower() or None
