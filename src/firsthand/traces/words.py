"""Words left in the language they were written in."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, partial

from firsthand.names.rarity import STEM_LETTERS, is_listed
from firsthand.traces.mark import Kind, Mark
from firsthand.traces.report import LONGEST_PLACE, Report, Span, shown, text_in
from firsthand.traces.tables import Table, all_heads, name_of_language, table

# Languages written in letters of their own, and the others that use them too.
_LETTERS = {
    "Han": (re.compile("[\u3400-\u4dbf\u4e00-\u9fff]{2,}"), frozenset({"zh", "ja", "ko", "vi"})),
    "kana": (re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]{2,}"), frozenset({"ja", "zh", "ko"})),
    "Hangul": (re.compile("[\uac00-\ud7a3]{2,}"), frozenset({"ko"})),
    "Thai": (re.compile("[\u0e01-\u0e4e]{3,}"), frozenset({"th"})),
    "Cyrillic": (re.compile("[\u0400-\u04ff]{4,}"), frozenset({"ru", "uk", "bg"})),
    "Greek": (re.compile("[\u0370-\u03ff\u1f00-\u1fff]{4,}"), frozenset({"el"})),
    "Arabic": (re.compile("[\u0621-\u064a\u066e-\u06d3]{3,}"), frozenset({"ar", "fa"})),
}
_WRITES = {
    "zh": ("Han",),
    "ja": ("Han", "kana"),
    "ko": ("Hangul",),
    "th": ("Thai",),
    "ru": ("Cyrillic",),
    "uk": ("Cyrillic",),
    "bg": ("Cyrillic",),
    "el": ("Greek",),
    "ar": ("Arabic",),
    "fa": ("Arabic",),
}
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
# A single word left in Latin letters must be this long, a compound this.
SHORTEST_WORD = 4
SHORTEST_COMPOUND = 9
# So much before the end of a compound makes it one.
_FIRST_PART = 3
# Next to these a word is part of an address, a tag or a name with a sign in it.
_GLUED = frozenset("@./#_-–’'&:\\")


def marks(report: Report, source: str) -> Iterator[Mark]:
    yield from _runs(report, source)
    yield from _letters(report, source)
    yield from _lower_case_in_other_letters(report, source)
    yield from _nouns(report, source)


def latin(language: str) -> bool:
    return language not in _WRITES


@cache
def _of_source(word: str, source: str) -> bool:
    known = table(source)
    return (known is not None and word in known.function_words) or is_listed(word[:STEM_LETTERS], source)


@cache
def _foreign(word: str, source: str, target: str) -> bool:
    """Whether a word is an everyday word of the one language and none of the other."""
    own = table(target)
    if own is None or word in own.function_words or is_listed(word[:STEM_LETTERS], target):
        return False
    return _of_source(word, source)


def _runs(report: Report, source: str) -> Iterator[Mark]:
    """`the creation of` in a German report: small letters throughout, and a small word among them."""
    known = table(source)
    if known is None or latin(source) != latin(report.language):
        return
    run: list[int] = []
    for at, word in enumerate(report.words):
        if report.folded[at] == word and _of_source(word, source):
            if run and report.text[report.spans[run[-1]][1] : report.spans[at][0]] != " ":
                yield from _run(report, run, source, known)
                run = []
            run.append(at)
        elif run:
            yield from _run(report, run, source, known)
            run = []
    yield from _run(report, run, source, known)


def _run(report: Report, run: list[int], source: str, known: Table) -> Iterator[Mark]:
    own = [at for at in run if _foreign(report.folded[at], source, report.language)]
    if len(own) < 2 or not any(report.folded[at] in known.function_words for at in own):
        return
    first, last = own[0], own[-1]
    span = report.spans[first][0], report.spans[last][1]
    if _beside_a_name(report, first, last) or within(span, report.terms) or _quoted(report, span):
        return
    words = " ".join(report.folded[first : last + 1])
    yield Mark(Kind.WORDS, span, "words", True, _left(report, span, source), partial(_words_in, words))


def _quoted(report: Report, span: Span) -> bool:
    """Whether the words make up half of a quotation or more: it was left in the language it was said in."""
    at = bisect_right(report.quotations, span[0], key=lambda quotation: quotation[1][0])
    start, end = report.quotations[at - 1][1] if at else (0, 0)
    return start <= span[0] and span[1] <= end <= start + 2 * (span[1] - span[0])


def _beside_a_name(report: Report, first: int, last: int) -> bool:
    """Between capitals, as in `Lord of the Rings`, words belong to a title."""
    before = report.spans[first - 1] if first else (0, 0)
    after = report.spans[last + 1] if last + 1 < len(report.spans) else (0, 0)
    start, end = report.spans[first][0], report.spans[last][1]
    return (before[1] + 1 == start and report.text[before[0]].isupper()) or (
        after[0] == end + 1 and report.text[after[0]].isupper()
    )


def _words_in(words: str, other: Report) -> Span | None:
    at = other.joined.find(f" {words} ")
    if at < 0:
        return None
    first = other.joined.count(" ", 0, at)
    last = first + words.count(" ")
    return other.spans[first][0], other.spans[last][1]


def _letters(report: Report, source: str) -> Iterator[Mark]:
    """Words in the letters of the source, in a report that is written in others."""
    for name in _WRITES.get(source, ()):
        letters, natives = _LETTERS[name]
        if report.language in natives:
            continue
        for match in letters.finditer(report.text):
            if not within(match.span(), report.terms):
                because = f"“{shown(match[0])}” is left in {name_of_language(source)}"
                yield Mark(Kind.LETTERS, match.span(), "letters", True, because, partial(text_in, match[0]))


def _lower_case_in_other_letters(report: Report, source: str) -> Iterator[Mark]:
    """`berth` in a Russian report: brands have capitals, common words are translated or borrowed."""
    if latin(report.language) or not latin(source):
        return
    for word, span in zip(report.words, report.spans, strict=True):
        if (
            len(word) >= SHORTEST_WORD
            and word.islower()
            and _LATIN.fullmatch(word)
            and _of_source(word, source)
            and not _is_glued(report, span)
            and not within(span, report.terms)
        ):
            yield Mark(Kind.WORD, span, "word", False, _left(report, span, source), partial(_word_in, word))


def _word_in(word: str, other: Report) -> Span | None:
    return other.first.get(word)


def _nouns(report: Report, source: str) -> Iterator[Mark]:
    """`Hafengesellschaft` in an English report; in letters that are not Latin, of whatever language."""
    own = table(report.language)
    known = table(source)
    if own is None or known is None:
        return
    if latin(report.language):
        nouns, heads = known.nouns, known.heads
    elif latin(source):
        nouns, heads = all_heads()
    else:
        return
    if not nouns and not heads:
        return
    for word, span in zip(report.words, report.spans, strict=True):
        folded = word.casefold()
        compound = len(word) >= SHORTEST_COMPOUND and _compound(folded, heads)
        if not (word in nouns or compound) or word in known.no_trace or folded.startswith("bundes"):
            continue
        if word in own.nouns or _compound(folded, own.heads) or within(span, report.terms):
            continue
        its = word in known.nouns or _compound(folded, known.heads)
        because = _left(report, span, source) if its else f"“{shown(word)}” is left in Latin letters"
        yield Mark(Kind.NOUN, span, "noun", its, because, partial(_word_in, folded))


def _compound(folded: str, heads: tuple[str, ...]) -> bool:
    return folded.endswith(heads) and any(
        folded.endswith(head) and len(folded) >= len(head) + _FIRST_PART for head in heads
    )


def _is_glued(report: Report, span: Span) -> bool:
    around = report.text[max(0, span[0] - 1) : span[0]] + report.text[span[1] : span[1] + 1]
    return any(sign in _GLUED or sign.isdigit() for sign in around)


def within(span: Span, places: list[Span]) -> bool:
    """Whether one of the places, which are in order and short, holds the span."""
    at = bisect_right(places, (span[0], sys.maxsize))
    while at and places[at - 1][0] >= span[0] - LONGEST_PLACE:
        at -= 1
        if span[1] <= places[at][1]:
            return True
    return False


def _left(report: Report, span: Span, source: str) -> str:
    return f"“{shown(report.text[span[0] : span[1]])}” is left in {name_of_language(source)}"
