"""The verbs of saying in a language whose verb closes the sentence, in order of place."""

from collections.abc import Iterator
from typing import NamedTuple

from firsthand.quotations.bits import CAPITAL, VERB
from firsthand.quotations.reading import Reading


class FinalCue(NamedTuple):
    """A verb at words `start` to `end`, what it takes, and whether it is finite."""

    start: int
    end: int
    takes: frozenset[str]
    finite: bool


def final_cues(reading: Reading) -> Iterator[FinalCue]:
    """Each verb or phrase that says something; what asks whether somebody says it is left out."""
    grammar = reading.grammar
    at = 0
    while at < reading.end:
        word = reading.words[at]
        phrase = next(
            (
                (w, form)
                for w, form in grammar.phrases(word.low, reading.low(at + 1))
                if reading.follow(at, w)
            ),
            None,
        )
        if phrase:
            yield FinalCue(at, at + len(phrase[0]), phrase[1].takes, phrase[1].finite)
            at += len(phrase[0])
            continue
        asked = at + 1 < reading.end and reading.words[at + 1].low in reading.grammar.book.questions
        if word.tags & VERB and not word.tags & CAPITAL and not asked:
            forms = grammar.book.verbs[word.low]
            takes = frozenset(take for form in forms for take in form.takes)
            yield FinalCue(at, at + 1, takes, any(form.finite for form in forms))
        at += 1
