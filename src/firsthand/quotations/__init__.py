"""Who said what, to whom: the quotations of one report.

Words in marks are found by their marks, words in the reporter's own by the verb, the phrase or the mood that
gives them to somebody (the cues are data, `reference/quotations`). Whoever the speaker is where the sentence
says "he" is looked for in the sentences before, and left open where more than one could be meant.
"""

from firsthand.model import Body, Quotation
from firsthand.quotations.grammar import grammar
from firsthand.quotations.named import named
from firsthand.quotations.sentence import found_in
from firsthand.reference.outlets import Outlets

__all__ = ["quotations"]


def quotations(body: Body, outlets: Outlets) -> tuple[Quotation, ...]:
    """The quotations of a report, in order of place.

    Offsets are code points of the article's original text. Pure, and linear in the text.
    """
    known = grammar(body.article.language or "")
    return named(body, found_in(body, known), outlets, known) if known else ()
