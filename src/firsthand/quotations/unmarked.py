"""What follows a verb where no comma sets it off, as in Dutch, Swedish, Indonesian and Vietnamese."""

from firsthand.quotations.bits import CAPITAL, DETERMINER, NUMBER, OPENS, PREPOSITION, QUOTED
from firsthand.quotations.reading import Reading


def is_particle(reading: Reading, at: int) -> bool:
    """Whether a preposition there only leads up to a clause: "kondigde [aan] dat", "pekade [på] att"."""
    return bool(reading.tags(at) & PREPOSITION and reading.tags(at + 1) & OPENS)


def infinitive_from(reading: Reading, at: int) -> int | None:
    """Where an infinitive that begins at a word starts: "beloofde [de weg te herstellen]"; else None.

    A word may open it behind the one addressed: "riep hen op [om te helpen]".
    """
    book = reading.grammar.book
    _, last = reading.segment(at)
    if reading.words[at].low in book.purposes:
        return None
    for place in range(at, last):
        if reading.words[place].low in book.infinitives:
            following = reading.tags(place + 1)
            if place + 1 < last and not following & (DETERMINER | CAPITAL | NUMBER):
                if reading.finite_in(at, place):
                    return None
                opened = (k for k in range(at, place) if reading.words[k].low in book.infinitive_openers)
                return next(opened, at)
    return None


def opener(reading: Reading, at: int) -> int:
    """The word that opens the clause behind the one addressed, 0 for none: "berjanji padaku [bahwa]"."""
    stop = min(reading.end, at + 5)
    place = at
    while place < stop and not reading.bound[place] and not reading.tags(place) & QUOTED:
        if reading.tags(place) & OPENS:
            return place if place > at else 0
        place += 1
    return 0
