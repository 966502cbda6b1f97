"""Set phrases that name what a body is likened to, in quotation marks and without: „pazifische NATO“."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from firsthand.names.places import ORGANISATION, UNSPACED, gazetteer
from firsthand.names.words import facts
from firsthand.wording.uses import EVENT, STEM_LETTERS, Use

LEAST_LETTERS, MOST_LETTERS = 7, 60
LEAST_UNSPACED, MOST_UNSPACED = 4, 12
IN_MARKS = "in marks"
# Phrases of one story.
MOST_PHRASES = 30
# Phrases of one article.
MOST_OF_ARTICLE = 60
_PHRASE = re.compile(r"[^\W\d_]+(?:[ \u00a0-][^\W\d_]+){1,3}")
_LETTERS = re.compile(r"[^\W\d_]+")

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in quotation marks: its key, and where marks and words stand."""

    key: Key
    start: int
    end: int
    inner: tuple[int, int]
    shown: str


def phrases(text: str, marks: Sequence[tuple[int, int]], language: str) -> Iterator[Phrase]:
    """The phrases in quotation marks that hold the name of a body, and more: "Asian NATO".

    Of other short words in marks most are parts of what somebody said, titles and nicknames.
    """
    many = 0
    for start, end in marks:
        if end - start > MOST_LETTERS or many >= MOST_OF_ARTICLE:
            continue
        within = text[start + 1 : end - 1]
        inner = within.strip(" \u00a0\u202f")
        begin = start + 1 + within.find(inner)
        if not _names_body(inner, language):
            continue
        if language in UNSPACED:
            if not (LEAST_UNSPACED <= len(inner) <= MOST_UNSPACED and inner.isalpha()):
                continue
            key: Key = (inner,)
        else:
            if len(inner) < LEAST_LETTERS or _PHRASE.fullmatch(inner) is None:
                continue
            key = tuple(word.casefold()[:STEM_LETTERS] for word in _LETTERS.findall(inner))
        many += 1
        yield Phrase(key, start, end, (begin, begin + len(inner)), inner)


def _names_body(phrase: str, language: str) -> bool:
    """Whether a phrase holds the name of a body, and more than that."""
    if language in UNSPACED:
        known = gazetteer(language)
        bodies = (
            [] if known is None else [one for one in known.running(phrase) if one[2].startswith(ORGANISATION)]
        )
        return len(bodies) == 1 and bodies[0][:2] != (0, len(phrase))
    told = [facts(word, language) for word in _LETTERS.findall(phrase)]
    return sum(one is not None and (one.place or "").startswith(ORGANISATION) for one in told) == 1


def event_uses(text: str, own: Sequence[Phrase], known: Mapping[Key, str], language: str) -> Iterator[Use]:
    """The uses of a story's phrases in one article: those in marks, and those without."""
    inside = set()
    for phrase in own:
        if phrase.key in known:
            inside.add(phrase.inner[0])
            referent = (EVENT, known[phrase.key])
            yield Use(referent, phrase.start, phrase.end, IN_MARKS, "the same words recur in the story")
    folded = text.casefold()
    for key in known:
        if not all(stem in folded for stem in key):
            continue
        for match in _pattern(key, language).finditer(text):
            if match.start() not in inside:
                tie = "the same words stand in quotation marks elsewhere in the story"
                yield Use((EVENT, known[key]), *match.span(), "", tie)


@lru_cache(maxsize=4096)
def _pattern(key: Key, language: str) -> re.Pattern[str]:
    """The words of a phrase in any inflection, in this order."""
    if language in UNSPACED:
        return re.compile(re.escape(key[0]))
    # A stem that was not cut is the whole word, but for an ending.
    words = (
        re.escape(stem) + (r"[^\W\d_]{0,20}" if len(stem) == STEM_LETTERS else r"[^\W\d_]{0,2}")
        for stem in key
    )
    return re.compile(r"(?<![^\W_])" + r"[ \u00a0-]".join(words) + r"(?![^\W_])", re.IGNORECASE)


def longer(signs: Mapping[Key, str], shown: Mapping[Key, Mapping[str, int]]) -> dict[Key, str]:
    """Longer phrases that hold every word of one that recurs ("Asian version of NATO"), as that one."""
    first: defaultdict[str, list[Key]] = defaultdict(list)
    for short in sorted(signs):
        first[short[0]].append(short)
    found = {}
    for key in sorted(shown)[:MOST_PHRASES]:
        held = [short for short in first.get(key[0], ()) if len(short) < len(key) and set(short) <= set(key)]
        if len(held) == 1 and key not in signs:
            found[key] = signs[held[0]]
    return found
