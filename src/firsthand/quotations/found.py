"""A quotation while it is being looked for: places in one text, before names are resolved."""

from dataclasses import dataclass

from firsthand.model import QuotationKind

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """One utterance by its places in the article's text; each (start, end), end exclusive.

    `parts` are the pieces of `content` where something else stands between them, else (). `via` is the
    outlet, event or document it was said to. `carried` where the sentence goes on with somebody's words:
    its speaker is that of the quotation before it.
    """

    content: Span
    kind: QuotationKind
    cue: Span | None = None
    speaker: Span | None = None
    frame: Span | None = None
    addressee: Span | None = None
    via: Span | None = None
    parts: tuple[Span, ...] = ()
    carried: bool = False
