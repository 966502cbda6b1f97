"""What follows a verb where no comma sets it off: Dutch and Swedish order, second like German but unpunctuated."""

from firsthand.quotations.grammar import Tag
from firsthand.quotations.reading import CAPITAL, DETERMINER, NUMBER, OPENS, PREPOSITION, Reading

ASKS = int(Tag.ASKS)


def is_particle(reading: Reading, at: int) -> bool:
    """Whether a preposition there is only a part of its verb: "kondigde [aan] dat", "pekade [på] att"."""
    return bool(reading.tags(at) & PREPOSITION and reading.tags(at + 1) & OPENS)


def infinitive_from(reading: Reading, at: int) -> int | None:
    """Where an infinitive that begins at a word starts: "beloofde [de weg te herstellen]"; None where none does.

    A word that opens it lies between the one addressed and what he is asked to do: "riep hen op [om te helpen]".
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
