"""How firmly a sentence tells a thing: whether a copy or a translation made a fact of what may be so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import LCSseq

from firsthand.guards.tables import table
from firsthand.reference.change_words import change_words, fold
from firsthand.reference.modality_words import HEARSAY, PLANNED, POSSIBLE, modality_words

Span = tuple[int, int]
# What happens (equal, replace, insert, delete), and where it starts and stops on either side.
Step = tuple[str, int, int, int, int]
# No sentence is longer; what stands beyond is not read.
LONGEST = 1_000
_VOWELS = re.compile("[\u064b-\u0652]")
_WORD = re.compile(r"\w+")
# Of two versions of a sentence so much is the same, and so many words are gone or stand instead.
LEAST_SAME = 0.6
ALL_SAME = 0.85
MOST_GONE = 4
STEM = 4
# A sentence so much longer than its translation (in letters of an alphabet) holds more than it does.
LONGER = 1.5
# Letters of an alphabet that one sign of these says as much as.
_DENSE = {"zh": 3.5, "ja": 2.7, "ko": 2.0, "ar": 1.2}
# Letters by which a word is known at a quick look.
HEAD = 5
# In signs, where words are not spaced.
MOST_GONE_UNSPACED = 8
_UNSPACED = frozenset({"zh", "ja", "th"})
_SIGN = re.compile(r"\S")
_ASKS = ("?", "？", "؟")
_BEGINS = frozenset(".!?:…\"“”„«»‘’'–—-\n(")


@dataclass(frozen=True, slots=True)
class Firmness:
    """`possible` are the words that say that it may be so, `plain` those of them that say nothing else.

    `loose` where other words may say so too.
    """

    possible: tuple[Span, ...]
    plain: tuple[Span, ...]
    loose: bool
    asks: bool
    language: str | None


NOTHING = Firmness((), (), True, False, None)


@lru_cache(maxsize=8192)
def firmness(text: str, language: str | None) -> Firmness:
    known = modality_words(language)
    if known is None:
        return NOTHING
    text = text[:LONGEST]
    folded = fold(text)
    spans = [match.span() for match in _WORD.finditer(folded)]
    words = [folded[start:end].casefold() for start, end in spans]
    possible: list[Span] = []
    loose = known.hearsay(folded)
    nos = table(language).negation
    for first, last, does in known.found(words, folded):
        denied = known.spelled is None and first > 0 and words[first - 1] in nos
        span = (first, last) if known.spelled is not None else (spans[first][0], spans[last - 1][1])
        if POSSIBLE in does and denied:
            # "Cannot" is no "may".
            loose = True
        elif POSSIBLE in does and not _is_name(text, *span, language):
            possible.append(span)
        elif HEARSAY in does or PLANNED in does:
            loose = True
    more = change_words(language)
    plain = possible
    if more is not None:
        # Vowel signs stand between letters, and would end a word.
        bare = _VOWELS.sub("", folded)
        loose = loose or (more.soft is not None and more.soft.search(bare) is not None)
        if more.doubtful is not None:
            plain = [s for s in possible if not more.doubtful.fullmatch(folded[slice(*s)])]
    return Firmness(
        tuple(possible), tuple(plain), loose, text.rstrip(" \"'”’»“)」").endswith(_ASKS), language
    )


@lru_cache(maxsize=8192)
def _may_say(text: str, language: str | None) -> bool:
    """Whether a sentence may have a word that says that it may be so: a quick look."""
    heads = _heads(language)
    text = fold(text[:LONGEST])
    if heads.signs:
        return any(sign in text for sign in heads.signs)
    return any(
        word in heads.whole or any(word[:size] in heads.stems for size in heads.sizes)
        for word in _WORD.findall(text)
    )


@dataclass(frozen=True, slots=True)
class _Heads:
    """Words that say so, beginnings of such and their lengths; `signs` where words are not spaced."""

    whole: frozenset[str]
    stems: frozenset[str]
    sizes: tuple[int, ...]
    signs: tuple[str, ...] = ()


@cache
def _heads(language: str | None) -> _Heads:
    known = modality_words(language)
    if known is None:
        return _Heads(frozenset(), frozenset(), ())
    whole = [word for word, does in known.whole.items() if POSSIBLE in does]
    if known.spelled is not None:
        return _Heads(frozenset(), frozenset(), (), tuple(sorted(whole)))
    whole += [
        first for first, phrases in known.phrases.items() if any(POSSIBLE in does for _, does in phrases)
    ]
    stems = {fold(stem)[:HEAD] for stem, does in known.stems.items() if POSSIBLE in does}
    return _Heads(
        frozenset(fold(word) for word in whole),
        frozenset(stems),
        tuple(sorted({len(stem) for stem in stems})),
    )


def _is_name(text: str, start: int, end: int, language: str | None) -> bool:
    """Whether a word with a capital that nothing asks for is a name or a month ("in May")."""
    if language == "de" or not text[start].isupper():
        return False
    before = text[:start].rstrip()
    return (before != "" and before[-1] not in _BEGINS) or text[end : end + 2].strip().isdigit()


def made_a_fact(
    left: str, right: str, language: str | None, other: str | None
) -> tuple[Span | None, Span | None] | None:
    """The words of one of two aligned sentences that say "may be", where the other says so in no way.

    The side without is None. A sentence and its translation have to be as long as each other: what one says
    more may be what is uncertain. Of two versions in one language the words may be gone from among the same
    words: then nothing else has to be firm.
    """
    if not any(
        _may_say(text, of) and firmness(text, of).possible for text, of in ((left, language), (right, other))
    ):
        return None
    one, two = firmness(left, language), firmness(right, other)
    if one.asks or two.asks:
        return None
    if language == other:
        return _gone(left, right, one, two) or _gone(right, left, two, one, turned=True)
    if bool(one.possible) == bool(two.possible):
        return None
    firm, told = (two, one) if one.possible else (one, two)
    if firm.loose or not told.plain:
        return None
    lengths = sorted((len(left) * _DENSE.get(language or "", 1.0), len(right) * _DENSE.get(other or "", 1.0)))
    if lengths[1] > LONGER * lengths[0]:
        return None
    return (told.plain[0], None) if told is one else (None, told.plain[0])


def _gone(
    left: str, right: str, one: Firmness, two: Firmness, turned: bool = False
) -> tuple[Span | None, Span | None] | None:
    """Words of the left that say "may be", where the right has none that say so, all else the same."""
    if len(one.possible) <= len(two.possible):
        return None
    unspaced = one.language in _UNSPACED
    pattern, most = (_SIGN, MOST_GONE_UNSPACED) if unspaced else (_WORD, MOST_GONE)
    spans = [match.span() for match in pattern.finditer(left[:LONGEST])]
    spans_too = [match.span() for match in pattern.finditer(right[:LONGEST])]
    words = [fold(left[slice(*span)]) for span in spans]
    words_too = [fold(right[slice(*span)]) for span in spans_too]
    steps: list[Step] = list(LCSseq.opcodes(words, words_too).as_list())  # type: ignore[arg-type]
    same = sum(step[2] - step[1] for step in steps if step[0] == "equal")
    if 2 * same < LEAST_SAME * (len(words) + len(words_too)):
        return None
    # "Can" and "may" are one word in many languages: of those a copy is sure only where all else is the same.
    said = one.possible if 2 * same >= ALL_SAME * (len(words) + len(words_too)) else one.plain
    for start, stop, start_too, stop_too in _changed(steps):
        if stop == start or max(stop - start, stop_too - start_too) > most:
            continue
        begin, end = spans[start][0], spans[stop - 1][1]
        gone = [span for span in said if begin <= span[0] and span[1] <= end]
        instead = (spans_too[start_too][0], spans_too[stop_too - 1][1]) if stop_too > start_too else None
        if not gone or (instead and _says_so(right[slice(*instead)], left[slice(*gone[0])], two, instead)):
            continue
        return (instead, gone[0]) if turned else (gone[0], instead)
    return None


def _changed(steps: Iterable[Step]) -> list[tuple[int, int, int, int]]:
    """Neighbouring steps that are not equal, as one change each."""
    found: list[tuple[int, int, int, int]] = []
    before = "equal"
    for tag, start, stop, start_too, stop_too in steps:
        if tag != "equal":
            if before != "equal":
                start, _, start_too, _ = found.pop()
            found.append((start, stop, start_too, stop_too))
        before = tag
    return found


def _says_so(text: str, gone: str, of: Firmness, span: Span) -> bool:
    """Whether words say that it may be so, or may say it: a form of the words that are gone does (сможет)."""
    if any(fold(gone)[:STEM] in word for word in fold(text).split()):
        return True
    if any(span[0] <= start < span[1] for start, _ in of.possible):
        return True
    more = change_words(of.language)
    return more is not None and more.soft is not None and more.soft.search(fold(text)) is not None
