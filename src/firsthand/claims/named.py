"""What a clause names: places by their codes, and runs of words that are names."""

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.claims.words import Words
from firsthand.model import ValueKind

# Names of one clause beyond these are a list, not a claim.
MOST_NAMED = 24
_FAMILY_FIRST = frozenset({"hu"})


@dataclass(frozen=True, slots=True)
class Named:
    """A name or place at `start` to `end` of a clause; `key` is equal where two name one thing.

    The key of a name is its consonants, of a place its code. `full` is whether a name has several words.
    """

    kind: ValueKind
    start: int
    end: int
    key: str
    full: bool


def named_in(words: Words, language: str | None) -> tuple[Named, ...]:
    """The names and places of a clause in order of place; `words` are its words."""
    found = sorted(_found(words, language), key=lambda one: (one.start, one.end))
    return tuple(found[:MOST_NAMED])


def _found(words: Words, language: str | None) -> Iterator[Named]:
    places = [at for at, word in enumerate(words.words) if word.place is not None or word.name is not None]
    if not places:
        return
    run: list[int] = []
    starts, ends = words.starts, words.ends
    for at in places:
        word = words.words[at]
        if word.place is not None:
            yield Named(ValueKind.PLACE, starts[at], ends[at], word.place, False)
        else:
            if run and starts[at] - ends[run[-1]] <= 1:
                run.append(at)
                continue
            yield from _run(words, run, language)
            run = [at]
    yield from _run(words, run, language)


def _run(words: Words, run: list[int], language: str | None) -> Iterator[Named]:
    if run:
        # A family name tells a person apart from another; a first name may be left out.
        family = words.words[run[0 if language in _FAMILY_FIRST else -1]].name or ""
        yield Named(ValueKind.NAME, words.starts[run[0]], words.ends[run[-1]], family, len(run) > 1)
