"""A headline or a line of a record that gives its words to whom it names: "Minister: bridge is safe"."""

from firsthand.model import QuotationKind
from firsthand.quotations.bits import ANONYMOUS, BODY, CAPITAL, DOCUMENT, OFFICE, QUOTED, TITLE
from firsthand.quotations.found import Found, Span
from firsthand.quotations.reading import Reading

# Who speaks is named in so many words at most.
LONGEST_NAME = 5


def headed(text: str, reading: Reading) -> Found | None:
    """The words behind a colon as those of the office, body or person of several names before it."""
    if not reading.grammar.book.participles:
        return None
    colon = next((at for at in range(1, min(LONGEST_NAME + 2, reading.end)) if reading.is_mark(at, ":")), 0)
    if not colon or colon + 3 > reading.end or reading.tags(colon + 1) & QUOTED:
        return None
    phrase = reading.after(0, colon)
    if (
        phrase != (0, colon)
        or not _may_speak(reading, colon)
        or not reading.finite_in(colon + 1, reading.end)
    ):
        return None
    words = reading.words
    speaker: Span = (words[0].start, words[colon - 1].end)
    last = reading.end
    quoted = any(word.tags & QUOTED for word in words[colon + 1 : last])
    return Found(
        content=(words[colon + 1].start, words[last - 1].end),
        kind=QuotationKind.MIXED if quoted else QuotationKind.INDIRECT,
        speaker=speaker,
        frame=(speaker[0], words[colon].end),
    )


def _may_speak(reading: Reading, colon: int) -> bool:
    """Whether words before a colon end in who can speak: "Minister", "Orlova police", "Mara Lindt"."""
    last = reading.tags(colon - 1)
    if last & (OFFICE | BODY | ANONYMOUS) and not last & DOCUMENT:
        return True
    return colon >= 2 and bool(reading.tags(0) & (OFFICE | TITLE)) and bool(last & CAPITAL)
