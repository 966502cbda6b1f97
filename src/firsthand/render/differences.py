"""Where accounts differ, side by side: what was updated, what contradicts, what a copy distorts."""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Article, Change, ChangeKind, Passage
from firsthand.render.accounts import Accounts, of_claims
from firsthand.render.side import Side, clip, shown
from firsthand.render.spelling import spelled
from firsthand.render.telling import Statement, Teller

CHANGES_SHOWN = 30
# Of each kind these stand open, the others are to be opened.
CHANGES_OPEN = 4
HEADINGS = {
    ChangeKind.UPDATE: "Changed over time",
    ChangeKind.DISTORTION: "Distorted in copying or translating",
    ChangeKind.CONTRADICTION: "Disputed",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One of two accounts: the report, its time, and the passage with the words that differ framed."""

    article: Article
    when: str
    side: Side


@dataclass(frozen=True, slots=True)
class Difference:
    differs: str
    because: Statement
    earlier: Told
    later: Told


@dataclass(frozen=True, slots=True)
class Kind:
    """`count` is of the story, `more` are in dossier.json alone."""

    value: str
    heading: str
    count: int
    open: tuple[Difference, ...]
    further: tuple[Difference, ...]
    more: int


def differences(story: str, accounts: Accounts, teller: Teller) -> tuple[Kind, ...]:
    """Of each kind that there is, those of the weightiest claims first."""
    ordered = of_claims(accounts.changes.get(story, ()), accounts.weighed(story))
    told = []
    for kind, heading in HEADINGS.items():
        found = [change for change in ordered if change.kind is kind]
        if not found:
            continue
        shown_ = [_difference(change, teller) for change in found[:CHANGES_SHOWN]]
        told.append(
            Kind(
                kind.value,
                heading,
                len(found),
                tuple(shown_[:CHANGES_OPEN]),
                tuple(shown_[CHANGES_OPEN:]),
                max(0, len(found) - CHANGES_SHOWN),
            )
        )
    return tuple(told)


def _difference(change: Change, teller: Teller) -> Difference:
    refs = tuple(teller.marks.ref(passage) for passage in (change.earlier, change.later))
    return Difference(
        change.differs.value,
        Statement(teller.said(change.because or f"{change.differs.value} differs"), refs),
        _told(change.earlier, change.evidence, teller),
        _told(change.later, change.evidence, teller),
    )


def _told(passage: Passage, evidence: Sequence[Passage], teller: Teller) -> Told:
    article = teller.articles[passage.article]
    here = [w for w in evidence if w.article == article.id and passage.start <= w.start < passage.end]
    part = clip(passage, here[0] if here else None)
    # A passage that differs as a whole is not framed: frames show where to look.
    framed = [w for w in here if (w.end - w.start) * 4 < (passage.end - passage.start) * 3]
    key = teller.marks.atlas.article_keys[article.id]
    return Told(article, spelled(article.published), shown(article, key, part, (), framed, part != passage))
