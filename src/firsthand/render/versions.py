"""How the versions of a statement differ: what is told of each beside the words of the first."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.model import Passage, Quotation, Statement, Version, VersionKind
from firsthand.render.given import Given, Giver, Words, same_words
from firsthand.render.places import Ref
from firsthand.render.speakers import NO_NAME, called, identity
from firsthand.render.spelling import label, language_name, listed
from firsthand.render.telling import PASSAGES_A_STATEMENT
from firsthand.render.telling import Statement as Sentence

VERSIONS_A_STATEMENT = 12
TRANSLATIONS_A_STATEMENT = 24
# Of the words in which a version differs.
DIFFERING_WORDS = 24
# How versions differ that need not be shown.
ALIKE = {VersionKind.SAME, VersionKind.EARLIEST}
# What is told of all translations of one sort at once.
_TRANSLATED = {
    frozenset({VersionKind.TRANSLATED}): "The same words in another language",
    frozenset({VersionKind.TRANSLATED, VersionKind.SHORTENED}): "Part of it, in another language",
    frozenset({VersionKind.TRANSLATED, VersionKind.LENGTHENED}): "This and more, in another language",
}
_LENGTH = {VersionKind.SHORTENED, VersionKind.LENGTHENED}
# What changes the meaning has a chip of its own colour.
GRAVE = {VersionKind.REATTRIBUTED, VersionKind.STRONGER, VersionKind.WEAKER, VersionKind.CHANGED}

Told = tuple[Quotation, Version]


@dataclass(frozen=True, slots=True)
class Differing:
    """A version that differs; `of` is the language of the words that it stands beside.

    `missing` are words that it leaves out, `added` words that it alone has. `to` is the speaker that it is
    given to where that is somebody else, `at` the anchor of where it stands with him.
    """

    given: Given
    how: str
    grave: bool
    because: Sentence | None
    missing: tuple[Words, ...]
    added: tuple[Words, ...]
    of: str | None
    to: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """One wording in another language, and the reports that have it word for word."""

    given: Given
    also: tuple[Given, ...]
    classes: str


@dataclass(frozen=True, slots=True)
class Translations:
    """All of one sort."""

    said: Sentence
    classes: str
    wordings: tuple[Translation, ...]
    more: int

    @property
    def count(self) -> int:
        return sum(1 + len(wording.also) for wording in self.wordings)


class Comparing:
    """Tells the versions of the statements of one page."""

    def __init__(self, giver: Giver) -> None:
        self.giver, self.teller = giver, giver.teller
        self._anchors: dict[tuple[str, str], str] = {}
        # By statement whether several speakers have it.
        self._shared: dict[str, bool] = {}

    def anchor(self, quotation: Quotation) -> str:
        """Where a statement stands with the speaker of this version; empty where it has one speaker alone."""
        if quotation.statement is None:
            return ""
        if quotation.statement not in self._shared:
            speech = self.giver.speech
            told = (speech.quotations[v.quotation] for v in speech.statements[quotation.statement].versions)
            self._shared[quotation.statement] = len({identity(q) for q in told}) > 1
        if not self._shared[quotation.statement]:
            return ""
        key = quotation.statement, identity(quotation)
        return self._anchors.setdefault(key, f"said-{len(self._anchors) + 1}")

    def differing(self, told: Told, first: Quotation, head: Quotation) -> Differing:
        """A version beside the first, or the first beside the version `head` of another speaker."""
        quotation, version = told
        other = quotation if quotation is not first else head
        how = ", ".join(kind.value for kind in version.kinds)
        kinds = set(version.kinds)
        missing = self.giver.left_out(first, other) if VersionKind.SHORTENED in kinds else ()
        added = self.giver.left_out(other, first) if VersionKind.LENGTHENED in kinds else ()
        if VersionKind.TRANSLATED in kinds:
            missing = added = ()
        refs = tuple(self.teller.marks.ref(p) for p in (first.content, other.content))
        # What it leaves out says more than how many words are the same.
        because = None
        if kinds - _LENGTH or not (missing or added):
            because = Sentence(self.teller.said(version.because or how), refs)
        return Differing(
            self.giver.given(quotation, version.evidence[:DIFFERING_WORDS]),
            how,
            bool(kinds & GRAVE),
            because,
            missing,
            added,
            self.teller.articles[head.content.article].language,
            at=self.anchor(quotation) if quotation is first else "",
        )

    def given_away(self, told: Told, head: Quotation) -> Differing:
        """A version that a report gives to somebody else, beside the words of whose they are."""
        quotation, version = told
        person = self.giver.speech.persons.get(quotation.person or "")
        refs = tuple(self.teller.marks.ref(p) for p in (head.content, quotation.content))
        how = VersionKind.REATTRIBUTED.value
        return Differing(
            self.giver.given(quotation, version.evidence[:DIFFERING_WORDS]),
            how,
            True,
            Sentence(self.teller.said(version.because or how), refs),
            (),
            (),
            self.teller.articles[head.content.article].language,
            label(person.name if person else called(quotation), 80) or NO_NAME,
            self.anchor(quotation),
        )

    def translations(self, told: Sequence[Told], head: Quotation) -> Iterator[Translations]:
        """The translations of each sort, equal wordings together."""
        sorts: dict[str, list[Quotation]] = defaultdict(list)
        for quotation, version in told:
            sorts[_TRANSLATED[frozenset(version.kinds)]].append(quotation)
        for text, found in sorts.items():
            shown = found[:TRANSLATIONS_A_STATEMENT]
            wordings: list[list[Quotation]] = []
            for quotation in shown:
                known = next((w for w in wordings if same_words(w[0], quotation)), None)
                if known is None:
                    wordings.append([quotation])
                else:
                    known.append(quotation)
            codes = dict.fromkeys(self.teller.articles[q.content.article].language for q in found)
            languages = [language_name(code) for code in codes if code]
            named = f"{text}: {listed(languages, 12)}" if languages else text
            passages = [head.content, *(w[0].content for w in wordings)][:PASSAGES_A_STATEMENT]
            yield Translations(
                Sentence(self.teller.said(named), tuple(self.teller.marks.ref(p) for p in passages)),
                self.giver.classes.of(found),
                tuple(
                    Translation(
                        self.giver.given(w[0]),
                        tuple(self.giver.given(q) for q in w[1:]),
                        self.giver.classes.of(w),
                    )
                    for w in wordings
                ),
                len(found) - len(shown),
            )


def is_translation(version: Version) -> bool:
    return frozenset(version.kinds) in _TRANSLATED


def is_alike(told: Told, head: Quotation, first: Quotation, heads: Version | None) -> bool:
    """Whether a version need not be shown beside `head`; `heads` says how that differs from `first`."""
    quotation, version = told
    if head is first or (heads and set(heads.kinds) <= ALIKE):
        return set(version.kinds) <= ALIKE
    return same_words(quotation, head)


def moved(evidence: Sequence[Passage], first: Quotation, head: Quotation) -> Iterator[Passage]:
    """What differs in the first version, where it stands in another that has the same text."""
    by = head.content.start - first.content.start
    same = head.content.text == first.content.text and head is not first
    for p in evidence:
        yield p
        if same and p.article == first.content.article and first.content.start <= p.start < first.content.end:
            yield Passage(head.content.article, p.start + by, p.end + by, p.text)


def elsewhere(statement: Statement | None, comparing: Comparing) -> tuple[Ref, ...]:
    """Where other stories have it."""
    marks, speech = comparing.teller.marks, comparing.giver.speech
    contents = [speech.quotations[v.quotation].content for v in statement.versions] if statement else []
    abroad = (c for c in contents if marks.atlas.places[c.article].story != marks.story)
    return tuple(marks.ref(c) for c, _ in zip(abroad, range(PASSAGES_A_STATEMENT), strict=False))
