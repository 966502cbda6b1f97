"""What a report itself says has changed: "extends the areas of cooperation from nine to 16"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from firsthand.changes.places import Places
from firsthand.claims.reading import reading
from firsthand.model import Article, Change, ChangeKind, Differs, Modality, Passage
from firsthand.reference.change_words import ChangeWords, change_words, fold
from firsthand.values import Number, NumberKind, values
from firsthand.values.units import PERCENT

# Characters of a report that are read, sentences of it that may tell of a change, and changes told of it.
MOST_CHARACTERS = 30_000
MOST_SENTENCES = 60
MOST_TOLD = 6
# A sentence is this long at most.
LONGEST = 700
# A word of change stands so near to the numbers, in characters.
NEAR = 120
# A word that says that they bound a range, before them.
BESIDE = 24
_FIGURES = re.compile(r"\d[\d.,\u00a0\u202f]*")
_TOKEN = re.compile(r"[^\s\-‑–—]+")
# In these one word says both "by" and "from"; verbs that say "from".
_BY_AND_FROM = frozenset({"fr", "es", "it", "pt", "ro"})
_PASSES = ("pas", "port", "tomb", "cay", "scend", "sces", "cai", "caí", "ajuns")
_ENDS = ' \t,;:.–—-（(「“"'


@dataclass(frozen=True, slots=True)
class Told:
    """Two numbers in a text of which the one became the other."""

    earlier: Number
    later: Number


def own_words(articles: Iterable[Article], places: Places, story: str) -> Iterator[Change]:
    """The changes of a number that the articles of a story tell in one sentence; each once, by the first."""
    seen: set[tuple[Decimal, Decimal]] = set()
    for article in articles:
        for told, sentence in _told_by(article, places):
            sign = told.earlier.low, told.later.low
            if sign not in seen and (change := _change(article, told, sentence, story)) is not None:
                seen.add(sign)
                yield change


def _told_by(article: Article, places: Places) -> Iterator[tuple[Told, tuple[int, int]]]:
    language = places.primary(article.id)
    known = change_words(language)
    if known is None or known.may_tell is None:
        return
    small = fold(article.text[:MOST_CHARACTERS])
    read = found = 0
    done = -1
    for match in known.may_tell.finditer(small):
        if match.start() < done:
            continue
        span = places.span(article.id, match.start())
        if span is None:
            continue
        start, end = span
        done, read = end, read + 1
        if read > MOST_SENTENCES or found >= MOST_TOLD:
            return
        stop = min(end, start + LONGEST, len(small))
        sentence = article.text[start:stop]
        told = told_in(sentence, small[start:stop], language, known)
        # What is to become of a number has not become of it yet.
        if told is not None and reading(sentence, language).manner.modality is not Modality.PLANNED:
            found += 1
            yield Told(_moved(told.earlier, start), _moved(told.later, start)), (start, end)


def _moved(number: Number, by: int) -> Number:
    return replace(number, start=number.start + by, end=number.end + by)


def told_in(text: str, small: str, language: str | None, known: ChangeWords) -> Told | None:
    """The first change that a sentence tells; `small` is the sentence folded."""
    found = values(text, language, [(0, len(text))])
    numbers = [one for number in found for one in _ends(number, text)]
    if len(numbers) < 2:
        return None
    masked = _masked(small, numbers)
    for pattern, asks in known.patterns:
        for match in pattern.finditer(masked):
            if asks and (known.change is None or not _near(known.change, masked, match)):
                continue
            pair = tuple(_at(numbers, match.start(name)) for name in ("a", "b"))
            if pair[0] is None or pair[1] is None or pair[0] is pair[1]:
                continue
            if known.ranging is not None and known.ranging.search(
                masked, max(0, match.start() - BESIDE), match.end()
            ):
                # "Magnitudes ranging from 3.6 to 4.3", whatever else in the sentence has grown.
                continue
            if _one_thing(pair[0], pair[1]) and not _is_range(pair[1], language, known, masked):
                return Told(pair[0], pair[1])
    return None


def _ends(number: Number, text: str) -> list[Number]:
    """A number that counts something; of a range its two ends: "from seven to 12" may be either."""
    if number.kind in (NumberKind.ORDINAL, NumberKind.AGE):
        return []
    if number.low == number.high:
        return [number]
    part = text[number.start : number.end]
    figures = [match.span() for match in _FIGURES.finditer(part)]
    words = [match.span() for match in _TOKEN.finditer(part)]
    first = figures[0] if figures and figures[0][0] == 0 else words[0]
    last = figures[-1] if figures and figures[-1][1] == len(part) else words[-1]
    if first[1] >= last[0]:
        return []
    return [
        replace(number, start=number.start + span[0], end=number.start + span[1], low=value, high=value)
        for span, value in ((first, number.low), (last, number.high))
    ]


def _masked(small: str, numbers: Sequence[Number]) -> str:
    parts, at = [], 0
    for number in numbers:
        if number.start < at:
            continue
        parts.append(small[at : number.start].replace("#", " "))
        parts.append("#" * (number.end - number.start))
        at = number.end
    parts.append(small[at:].replace("#", " "))
    return "".join(parts)


def _near(words: re.Pattern[str], masked: str, match: re.Match[str]) -> bool:
    return words.search(masked, max(0, match.start() - NEAR), match.end() + NEAR) is not None


def _at(numbers: Sequence[Number], at: int) -> Number | None:
    return next((number for number in numbers if number.start <= at < number.end), None)


def _one_thing(earlier: Number, later: Number) -> bool:
    """Whether two numbers may be of one thing, and are not one number: what one leaves out the other says."""
    if earlier.unit is not None and later.unit is not None and earlier.unit != later.unit:
        return False
    return earlier.low != later.low


def _is_range(later: Number, language: str | None, known: ChangeWords, masked: str) -> bool:
    """Whether "augmente de 10 à 20 %" may say by how much: only what passes from one to the other is sure."""
    if language not in _BY_AND_FROM or later.unit != PERCENT or known.change is None:
        return False
    return not any(word.startswith(_PASSES) for word in known.change.findall(masked))


def _change(article: Article, told: Told, sentence: tuple[int, int], story: str) -> Change | None:
    """The sentence cut in two between its numbers."""
    first, second = sorted((told.earlier, told.later), key=lambda number: number.start)
    cut = _cut(article.text, first, second)
    start, end = sentence
    if not start < cut < end:
        return None
    parts = {id(first): article.passage(start, cut), id(second): _tail(article, cut, end)}
    words = tuple(article.passage(n.start, n.end) for n in (told.earlier, told.later))
    because = f"the report itself tells of a change from “{words[0].text}” to “{words[1].text}”"
    return Change(
        kind=ChangeKind.UPDATE,
        claim=None,
        earlier=parts[id(told.earlier)],
        later=parts[id(told.later)],
        because=because,
        differs=Differs.NUMBER,
        evidence=words,
        story=story,
    )


def _cut(text: str, first: Number, second: Number) -> int:
    """Behind the first number and what goes with it, before the words that lead to the second."""
    between = text[first.end : second.start]
    stripped = between.rstrip()
    space = stripped.rfind(" ")
    if space <= 0:
        return first.end
    return first.end + len(stripped[:space].rstrip(_ENDS)) if stripped[:space].strip() else first.end


def _tail(article: Article, cut: int, end: int) -> Passage:
    while cut < end - 1 and article.text[cut].isspace():
        cut += 1
    return article.passage(cut, end)
