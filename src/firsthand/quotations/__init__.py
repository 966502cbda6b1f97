"""Who said what, to whom: the quotations of one report.

Words in marks are found by their marks, words in the reporter's own by the verb, the phrase or the mood that
gives them to somebody (the cues are data, `reference/quotations`). Whoever the speaker is where the sentence
says "he" is looked for in the sentences before, and left open where more than one could be meant.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from firsthand.model import Body, Quotation
from firsthand.quotations.east import found as found_east
from firsthand.quotations.found import Span
from firsthand.quotations.grammar import grammar
from firsthand.quotations.named import named
from firsthand.quotations.named_east import named_east
from firsthand.quotations.placed import placed
from firsthand.quotations.sentence import MOST, found_in
from firsthand.reference.outlets import Outlets
from firsthand.reference.quotation_cues_east import east_book

__all__ = ["LONGEST_READ", "quotations"]

# A report has some 3,000 characters; what is longer than this is no report, and the rest of it is not read.
LONGEST_READ = 200_000


def quotations(body: Body, outlets: Outlets) -> tuple[Quotation, ...]:
    """The quotations of a report, in order of place.

    Offsets are code points of the article's original text. Pure, and linear in the text, of which the first
    `LONGEST_READ` characters are read.
    """
    article = body.article
    if len(article.text) > LONGEST_READ:
        body = replace(body, sentences=tuple(_until(body.sentences, LONGEST_READ)))
    language = article.language or ""
    if known := grammar(language):
        return placed(article.text, named(body, found_in(body, known), outlets, known))
    if book := east_book(language):
        found = found_east(article.text, body.sentences, language)[:MOST]
        return placed(article.text, named_east(body, found, outlets, book))
    return ()


def _until(sentences: Iterable[Span], end: int) -> Iterator[Span]:
    """The sentences that begin before a place, the last cut there."""
    for start, stop in sentences:
        if start < end:
            yield start, min(stop, end)
