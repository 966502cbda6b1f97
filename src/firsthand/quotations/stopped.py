"""A verb of saying behind words in marks that end with a stop of their own: “Now!” Lindt said on Friday.

The sentences are then two, and the verb stands in the second with nothing that was said.
"""

from firsthand.quotations.bits import ADVERB, AUXILIARY, PREPOSITION, QUOTED, TIME, VERB
from firsthand.quotations.grammar import Grammar
from firsthand.quotations.reading import Reading
from firsthand.quotations.words import LONGEST_JOINED, Unit, words

_STOPS = "!?…"
# The verb of such a sentence is one of its first words.
WITHIN = 8


def rejoined(text: str, found: list[Unit], known: Grammar) -> list[Unit]:
    """The units in order, each that only says whose the marked words before it are joined to them."""
    if not known.book.participles:
        return found
    joined: list[Unit] = []
    for unit in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and _ends_in_marks(text, before)
            and "\n" not in text[before.end : unit.start]
            and unit.end - before.start <= LONGEST_JOINED
            and _says_whose(Reading(words(text, unit, known), known))
        ):
            joined[-1] = Unit(before.start, unit.end, before.quoted + unit.quoted)
        else:
            joined.append(unit)
    return joined


def _ends_in_marks(text: str, unit: Unit) -> bool:
    if not unit.quoted or unit.quoted[-1][1] < unit.start + len(text[unit.start : unit.end].rstrip()):
        return False
    start, end = unit.quoted[-1]
    return end - start > 2 and (text[end - 2] in _STOPS or text[end - 3] in _STOPS)


def _says_whose(reading: Reading) -> bool:
    """Whether a sentence is no more than a speaker and his verb: "Berg said on Friday."."""
    phrase = reading.after(0)
    if phrase is None or phrase[0] != 0 or phrase[1] > WITHIN:
        return False
    at = phrase[1]
    while at < reading.end and reading.tags(at) & (AUXILIARY | ADVERB) and not reading.tags(at) & VERB:
        at += 1
    if at >= reading.end or not reading.tags(at) & VERB:
        return False
    takes = {take for form in reading.grammar.book.verbs[reading.words[at].low] for take in form.takes}
    if "quote" not in takes:
        return False
    following = reading.tags(at + 1)
    if at + 1 >= reading.end or "told" in takes or reading.is_mark(at + 1, ","):
        return not any(
            reading.is_mark(k, ":") or reading.tags(k) & QUOTED for k in range(at, min(reading.end, at + 4))
        )
    return bool(following & (PREPOSITION | TIME | ADVERB))
