"""Sources in Japanese: `県警によると、…` says the rest of the sentence, `うわさでは、…` is said by nobody."""

from firsthand.model import QuotationKind
from firsthand.quotations.east_japanese_links import HEARSAY, HEARSAY_SOURCES
from firsthand.quotations.east_japanese_speakers import JapaneseSpeakers
from firsthand.quotations.east_reading import HIDDEN, Hit, Reading, Unit, end_of_words
from firsthand.quotations.found import Found, Span

SHORTEST_CLAUSE = 3


def source(who: JapaneseSpeakers, read: Reading, unit: Unit, hit: Hit) -> Found | None:
    """`Xによると、…`: the rest of the sentence, and what stands before it between commas."""
    masked = read.masked
    if read.text.startswith(HEARSAY_SOURCES, hit.start):
        return _hearsay(who, read, unit, hit)
    low = max(masked.rfind("、", unit.start, hit.start), masked.rfind("。", unit.start, hit.start)) + 1
    low = who.over(masked, max(low, unit.start), hit.start)[0]
    after = hit.reach
    if not 1 <= hit.start - low <= 40 or masked[after : after + 1] not in ("、", *HIDDEN, "，", ","):
        return None
    phrase = read.text[low : hit.start]
    if who.is_nobody(phrase):
        return None
    start = after + (masked[after] in "、，,")
    end = end_of_words(read.text, start, unit.end)
    hearsay = HEARSAY.search(masked, start, end)
    if hearsay:
        end = hearsay.start()
    if end - start < SHORTEST_CLAUSE:
        return None
    content: Span = (start, end)
    parts: tuple[Span, ...] = ()
    opened = who.over(masked, unit.start, low)[0]
    if low - opened > 4 and masked[low - 1] == "、" and low - opened <= 80:
        content, parts = (opened, end), ((opened, low - 1), (start, end))
    kind = QuotationKind.INDIRECT
    if any(sign in masked[start:end] for sign in HIDDEN):
        kind = QuotationKind.DIRECT if content in unit.quotes else QuotationKind.MIXED
    return Found(
        content,
        kind,
        cue=(hit.start, hit.end),
        speaker=(low, hit.start),
        frame=(low, hit.end),
        parts=parts,
    )


def _hearsay(who: JapaneseSpeakers, read: Reading, unit: Unit, hit: Hit) -> Found | None:
    """`うわさでは、…`: nobody says it."""
    start = hit.end + (read.masked[hit.end : hit.end + 1] == "、")
    end = end_of_words(read.text, start, unit.end)
    told = HEARSAY.search(read.masked, start, end)
    end = told.start() if told else end
    if end - start < SHORTEST_CLAUSE:
        return None
    return Found((start, end), QuotationKind.INDIRECT, cue=(hit.start, hit.end))
