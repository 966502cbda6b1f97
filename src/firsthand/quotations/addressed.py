"""How a quotation came to the public: the outlet it was said to, an event, a document, a platform."""

from firsthand.quotations.found import Found
from firsthand.quotations.grammar import Grammar, Tag
from firsthand.reference.outlets import Outlets

_MARKS = '“”„"«»‘’‚‹› '


def via(text: str, one: Found, outlets: Outlets, grammar: Grammar | None) -> str | None:
    """The outlet among those addressed, else the event, document or platform; None where none is named."""
    for span in (one.addressee, one.via):
        if span and (name := _outlet_in(text, span, outlets)):
            return name
    if one.via:
        return _bare(text[slice(*one.via)], grammar)
    return None


def _outlet_in(text: str, span: tuple[int, int], outlets: Outlets) -> str | None:
    for mention in outlets.mentions(text, *span):
        if not mention.weak or text[mention.start - 1 : mention.start] in _MARKS:
            return text[mention.start : mention.end]
    return None


def _bare(phrase: str, grammar: Grammar | None) -> str:
    """The phrase without article and quotation marks."""
    first, _, rest = phrase.partition(" ")
    if grammar and rest and grammar.tags(first.lower()) & int(Tag.DETERMINER):
        phrase = rest
    return phrase.strip(_MARKS)
