"""Read a report sentence by sentence for quotations, and leave each stretch of text to one of them."""

from collections.abc import Sequence
from dataclasses import replace

from firsthand.model import Body, QuotationKind
from firsthand.quotations import cases, verb_final
from firsthand.quotations.carried import carries_on
from firsthand.quotations.dashes import speeches
from firsthand.quotations.found import Found
from firsthand.quotations.framing import framings
from firsthand.quotations.grammar import Grammar
from firsthand.quotations.headed import headed
from firsthand.quotations.interrupted import interruptions
from firsthand.quotations.introduced import given, introducer, said_last
from firsthand.quotations.marked import claimed, is_alone, marked, partial, quoted_places
from firsthand.quotations.marks import quoted
from firsthand.quotations.noun_clauses import noun_clauses
from firsthand.quotations.nouns import nominals
from firsthand.quotations.reading import Reading
from firsthand.quotations.saying import sayings
from firsthand.quotations.stopped import rejoined
from firsthand.quotations.words import Unit, units, words

# More quotations than this make a transcript or a hostile page.
MOST = 2_000


def found_in(body: Body, known: Grammar) -> list[Found]:
    """The quotations of a report in order of place, each with what its own sentence says of it."""
    if known.book.final:
        return verb_final.found(body.article.text, body.sentences, known, MOST)
    if known.book.cases:
        return cases.found(body.article.text, body.sentences, known, MOST)
    return _found(body.article.text, body.sentences, known)


def _found(text: str, sentences: Sequence[tuple[int, int]], known: Grammar) -> list[Found]:
    found: list[Found] = []
    introduced = right_after = False
    before: Unit | None = None
    intro: tuple[tuple[int, int], tuple[int, int]] | None = None
    spans = quoted(text, known.marks)
    if known.book.dashes:
        spans = speeches(text, spans, known)
    for unit in rejoined(text, units(text, sentences, spans), known):
        reading = Reading(words(text, unit, known), known)
        if not reading.words:
            continue
        own = _of_unit(text, reading, introduced, right_after, before is None)
        if not found:
            # what goes on with nobody's words condemns nothing: "Reclama, además, la apertura"
            own = [one for one in own if not (one.carried and one.kind is QuotationKind.REPORTED)]
        if own and _is_pointer(text, own[0], known):
            own[:1] = _pointed(text, own[0], before, found, right_after)
        own = given(own, intro or said_last(text, found, unit, known), reading.words[0].start)
        found += own
        right_after, before = bool(own), unit
        introduced = text[unit.start : unit.end].rstrip().endswith(":")
        intro = introducer(reading) if introduced else None
        if len(found) >= MOST:
            break
    return _joined(text, found[:MOST])


def _of_unit(text: str, reading: Reading, introduced: bool, right_after: bool, opening: bool) -> list[Found]:
    framed = [*framings(reading)]
    said = [one for one in sayings(reading) if not _within_frame(one, framed, reading.grammar)]
    own = _apart([*framed, *said])
    if reading.grammar.book.noun_clauses:
        own = _apart([*own, *noun_clauses(reading)])
    own = _apart([*own, *nominals(reading)])
    if not own and reading.grammar.book.subjunctive and (one := carries_on(reading, right_after)):
        own.append(one)
    if opening and not own and (one := headed(text, reading)):
        own.append(one)
    whole = tuple(own)
    for at in quoted_places(reading):
        span = (reading.words[at].start, reading.words[at].end)
        if reading.grammar.book.frames_inside:
            own += interruptions(text, reading.words[at], reading.grammar)
        if not claimed(own, span):
            one = marked(text, reading, at, introduced=introduced, alone=is_alone(reading, at))
        elif reading.grammar.book.partials:
            one = partial(text, whole, span)
        else:
            continue
        if one:
            own.append(one)
    return sorted(own, key=lambda f: (f.content[0], -f.content[1]))


def _within_frame(one: Found, framed: Sequence[Found], known: Grammar) -> bool:
    """Whether a verb only tells who a frame names: "Según una fuente que pidió no ser identificada, …"."""
    if not known.book.clitics or one.cue is None:
        return False
    return any(f.frame and f.frame[0] <= one.cue[0] and one.cue[1] <= f.frame[1] for f in framed)


def _is_pointer(text: str, one: Found, known: Grammar) -> bool:
    return text[slice(*one.content)].lower() in known.book.pointers


def _pointed(
    text: str, one: Found, before: Unit | None, found: list[Found], right_after: bool
) -> list[Found]:
    """The sentence before as what was said, where a pronoun stands for it: "Das teilte die Polizei mit"."""
    if before is None or "\n\n" in text[before.end : one.content[0]]:
        return []
    if not right_after:
        start, end = before.start, before.start + len(text[before.start : before.end].rstrip())
        kind = QuotationKind.MIXED if before.quoted else QuotationKind.INDIRECT
        return [replace(one, content=(start, end), kind=kind)]
    if found[-1].speaker is None and found[-1].carried:
        found[-1] = replace(
            found[-1], speaker=one.speaker, cue=one.cue, frame=one.frame, via=one.via, carried=False
        )
    return []


def _apart(found: Sequence[Found]) -> list[Found]:
    """Of quotations with the same words the first found; one that runs over another's verb stays."""
    kept: list[Found] = []
    for one in found:
        if any(one.content == other.content for other in kept):
            continue
        kept.append(one)
    return kept


def _joined(text: str, found: Sequence[Found]) -> list[Found]:
    """Sentences that one speaker's words run through without a break, as one quotation."""
    joined: list[Found] = []
    for one in found:
        before = joined[-1] if joined else None
        if (
            before
            and before.carried
            and one.carried
            and before.kind is not None
            and not _in_marks(text, before)
            and not _in_marks(text, one)
            and "\n" not in text[before.content[1] : one.content[0]]
            and not text[before.content[1] : one.content[0]].strip()
        ):
            joined[-1] = replace(before, content=(before.content[0], one.content[1]))
        else:
            joined.append(one)
    return joined


def _in_marks(text: str, one: Found) -> bool:
    return not text[one.content[0]].isalnum()
