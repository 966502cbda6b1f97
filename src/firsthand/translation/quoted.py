"""Quotations that stand in two languages, whoever is said to have said them.

Only what stands inside the marks is compared, so that another speaker, or a document instead of a speaker,
hides nothing.
"""

from firsthand.guards import conflicts_across
from firsthand.model import Extent, Passage, ReuseKind
from firsthand.runs import Run, Span, clash
from firsthand.translation.alignment import WHOLE, meant
from firsthand.translation.profile import Profile
from firsthand.translation.telling import as_translated, languages

# Quotations this alike, as a part of how alike translations are, and each the other's best, are one: a few
# words of a sentence and the whole have .8.
SAME = 0.75


def same_quotations(left: Profile, right: Profile) -> list[Run]:
    """The words inside quotation marks that two articles share, in order of the left one."""
    if not len(left.quotations) or not len(right.quotations):
        return []
    alike = meant(left.quotations, right.quotations)
    least = SAME * as_translated(left, right) * WHOLE
    best, best_left = alike.argmax(axis=1), alike.argmax(axis=0)
    return [
        _run(left, right, _span(left, row), _span(right, column), int(alike[row, column]) / WHOLE)
        for row, column in enumerate(best.tolist())
        if best_left[column] == row and alike[row, column] >= least
    ]


def _span(of: Profile, quotation: int) -> Span:
    start, end = of.quoted[quotation].tolist()
    return start, end


def _run(left: Profile, right: Profile, one: Span, other: Span, alike: float) -> Run:
    clashes = conflicts_across(
        Passage(left.id, *one, left.text[slice(*one)]),
        Passage(right.id, *other, right.text[slice(*other)]),
        left.language,
        right.language,
    )
    because = "the same words inside quotation marks, in another language" + languages(left, right)
    score = round(min(1.0, alike), 6)
    return Run(one, other, ReuseKind.TRANSLATED, Extent.QUOTATION, score, because, tuple(map(clash, clashes)))
