"""Where names of media stand in a text: outlets we know, and names that the words around them mark as media.

An unknown name counts only where a word for a medium stands beside it ("the newspaper Utro"),
where it is built of one ("Vesna Herald", "Morgenkurier") or in the slot of a cue that only media
take ("first published by"). "According to Meier" names nobody's newspaper.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from firsthand.citations.patterns import CAPITAL
from firsthand.citations.phrases import REACH, Grammar, Signs
from firsthand.citations.units import Unit
from firsthand.model import Article
from firsthand.reference.outlets import Mention, Outlets

# A name of more words than this is a sentence in title case.
MOST_WORDS = 5
# More names than this make a directory of media, not a report that credits somebody.
MOST_NAMES = 400
# What is left of a name without its ending; of less, anything may be made.
SHORTEST_STEM = 3
# Of a stem that has lost its vowel more is needed: "Mint" is no form of MINA.
SHORTEST_CUT_STEM = 5
LONGEST_NAME = 60
_WORD = re.compile(rf"{CAPITAL}[\w'’&-]*(?:\.(?=\w)[\w'’&-]+)*")
_JOIN = re.compile(
    r"\s(?:d|l)['’]|\s(?:(?:of|de|del|della|di|la|du|des|&|do|van|von)\s(?:(?:la|the|los|le)\s)?)?|\s"
)
_QUOTED = re.compile(
    r"\s{0,3}(?:«\s?(?P<a>[^«»\n]{2,60}?)\s?»|„(?P<b>[^„“”\"\n]{2,60})[“”\"]|[“\"](?P<c>[^„“”\"\n]{2,60})[”\"]"
    r"|[‘'‚](?P<d>[^'‘’\n]{2,60})['’‘]|”(?P<e>[^”\n]{2,60})”"
    r"|[「『《〈](?P<f>[^「」『』《》〈〉\n]{2,60})[」』》〉])"
)
# "《奥尔洛瓦日报》", "オルロワ新聞", "오를로바일보": what leads up to a word for a medium, in no capitals.
_CASELESS_TITLE = re.compile(r"(?:[《『「〈][^《》『』「」〈〉\n]{1,30}|[가-힣]{2,12}|[ァ-ヶー・]{3,20})\Z")
# What a name may end in that an ending has taken the place of: "Népszavának", "Pravdy".
_STEMS = ("", "a", "o", "e")
_OF_PLACE = re.compile(rf"\s(?:(?:de|del|du|of)\s(?:la\s)?|d['’]){CAPITAL}[\w’'-]*")
_TOWN = re.compile(rf"(?<!\w)({CAPITAL}\w+er )\Z")
_GAP = re.compile(r"\s{1,3}")


@dataclass(frozen=True, slots=True)
class Name:
    """Characters `start` to `end` that name a medium; `outlets` those who bear the name, () where unknown.

    `slot` where only the slot of a cue says that it is a medium; `own` where the report speaks of its own
    outlet; `weak` where the name is also an ordinary word.
    """

    start: int
    end: int
    outlets: tuple[str, ...]
    weak: bool = False
    slot: bool = False
    own: bool = False


def names(
    article: Article, units: list[Unit], outlets: Outlets, grammar: Grammar | None, signs: Signs
) -> list[Name]:
    """The names in order of place, none overlapping another; a known outlet's before an unknown one's."""
    text = article.text
    starts = [unit.start for unit in units]
    known = [_whole(mention, text, grammar, outlets) for mention in _mentions(outlets, text, units)]
    further: list[Name] = []
    if grammar and grammar.contracted:
        further += _contracted(text, units, grammar, outlets)
    if grammar and grammar.endings:
        further += _inflected(text, units, grammar, outlets)
    if further:
        begun = {name.start for name in known}
        known += (name for name in further if name.start not in begun)
        known.sort(key=lambda name: name.start)
    found = {name.start: name for name in known}
    taken = sorted((name.start, name.end) for name in known)
    if grammar:
        for name in _unknown(article, units, starts, grammar, signs):
            at = bisect_left(taken, (name.start, name.end))
            clear = (at == 0 or taken[at - 1][1] <= name.start) and (
                at == len(taken) or taken[at][0] >= name.end
            )
            if clear and name.start not in found:
                found[name.start] = name
    ordered: list[Name] = []
    for start in sorted(found):
        if not ordered or found[start].start >= ordered[-1].end:
            ordered.append(found[start])
        elif ordered[-1].slot and not found[start].slot:
            ordered[-1] = found[start]
    return ordered[:MOST_NAMES]


def unit_of(units: Sequence[Unit], starts: list[int], start: int, end: int) -> Unit | None:
    """The unit in which `start` to `end` lies."""
    at = bisect_left(starts, start + 1) - 1
    return units[at] if at >= 0 and units[at].start <= start and end <= units[at].end else None


def _mentions(outlets: Outlets, text: str, units: list[Unit]) -> list[Mention]:
    if not units:
        return []
    return outlets.mentions(text, units[0].start, max(unit.end for unit in units))


def _whole(mention: Mention, text: str, grammar: Grammar | None, outlets: Outlets) -> Name:
    """The mention as a name; one inside a longer name is that longer name, of nobody we know."""
    if grammar and (space := text.find(" ", mention.start, mention.end)) > 0:
        first = text[mention.start : space]
        # "Zeitung Nikkei" is the name Nikkei, and in "Zeitung Nikkei Asia" it is another one.
        if first in grammar.generic or grammar.medium.fullmatch(first):
            inner = outlets.mentions(text, space + 1, mention.end + LONGEST_NAME)
            mention = next((m for m in inner[:1] if m.start == space + 1), mention)
    start, end = mention.start, mention.end
    if text[end - 2 : end] in ("'s", "’s"):
        end -= 2
    begin = start
    if grammar and mention.weak and not grammar.book.capital_nouns:
        begin = _backwards(text, start, grammar)
    elif (
        grammar
        and text[start:end] in grammar.book.titles
        and (town := _TOWN.search(text, max(0, start - 40), start))
    ):
        # "der Orlovaer Kurier" is not the Kurier
        begin = town.start(1)
    # "Le Matin de Vesna" is not Le Matin, nor "The Vesna Times" the Times.
    stop = further.end() if (further := _OF_PLACE.match(text, end)) else end
    if (begin, stop) != (start, end):
        return Name(begin, stop, ())
    return Name(start, end, mention.outlets, mention.weak)


def _contracted(text: str, units: list[Unit], grammar: Grammar, outlets: Outlets) -> Iterator[Name]:
    """Names whose article is in the word before them: "du Monde" speaks of Le Monde."""
    assert grammar.contracted
    start, end = (units[0].start, max(unit.end for unit in units)) if units else (0, 0)
    for match in islice(grammar.contracted.finditer(text, start, end), MOST_NAMES):
        article = grammar.articles[match[1].lower()]
        words = match[2].split(" ")
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count])
            bearers = outlets.candidates(f"{article} {name}")
            if bearers:
                ids = tuple(outlet.id for outlet in bearers)
                yield Name(match.start(2), match.start(2) + len(name), ids, weak=True)
                break


def _inflected(text: str, units: list[Unit], grammar: Grammar, outlets: Outlets) -> Iterator[Name]:
    """Names that an ending is written onto: "a Reutersnek" speaks of Reuters."""
    assert grammar.endings
    start, end = (units[0].start, max(unit.end for unit in units)) if units else (0, 0)
    for word in islice(_WORD.finditer(text, start, end), MOST_WORDS * MOST_NAMES):
        ending = grammar.endings.search(word[0])
        if not ending or ending.start() < SHORTEST_STEM or word[0].lower() in grammar.not_in_name:
            continue
        stems = _STEMS if ending.start() >= SHORTEST_CUT_STEM else _STEMS[:1]
        begin = _backwards(text, word.start(), grammar, start)
        for first in dict.fromkeys((begin, word.start())):
            stem = text[first : word.start() + ending.start()]
            bearers = next(filter(None, (outlets.candidates(stem + vowel) for vowel in stems)), ())
            if bearers:
                yield Name(first, word.end(), tuple(outlet.id for outlet in bearers), weak=True)
                break


def _unknown(
    article: Article, units: list[Unit], starts: list[int], grammar: Grammar, signs: Signs
) -> Iterator[Name]:
    text = article.text
    own = (article.outlet.id,) if article.outlet else ()
    for start, end in signs.own[:MOST_NAMES]:
        yield Name(start, end, own, own=True)
    for start, end in signs.titles[:MOST_NAMES]:
        if name := _titled(text, start, end, grammar):
            yield name
    for start, end in signs.media[:MOST_NAMES]:
        unit = unit_of(units, starts, start, end)
        if unit is None:
            continue
        if qualified := grammar.qualified.match(text, end, unit.end):
            end = qualified.end()
        if quoted := _QUOTED.match(text, end, unit.end):
            yield Name(*quoted.span(quoted.lastgroup or 0), ())
        elif gap := _GAP.match(text, end, unit.end):
            stop = _forwards(text, gap.end(), unit.end, grammar)
            if stop > gap.end() and _is_name(text[gap.end() : stop], grammar):
                yield Name(gap.end(), stop, ())
        if not grammar.book.name_before_medium or not text[start].islower():
            continue
        begin = _backwards(text, start, grammar, unit.start)
        # "the South Korean newspaper Utro": the name follows.
        followed = (gap := _GAP.match(text, end, unit.end)) and _WORD.match(text, gap.end(), unit.end)
        if begin < start and not followed and _is_name(text[begin:start].rstrip(), grammar):
            yield Name(begin, begin + len(text[begin:start].rstrip()), ())
    open_to_all = (hit for hit in signs.hits if grammar.book.cues[hit.cue].any_name)
    for hit in islice(open_to_all, MOST_NAMES):
        unit = unit_of(units, starts, hit.start, hit.end)
        if unit is None:
            continue
        if quoted := _QUOTED.search(text, hit.end, min(unit.end, hit.end + REACH)):
            start, end = quoted.span(quoted.lastgroup or 0)
            if text[start].isupper():
                yield Name(start, end, (), slot=True)
        for word in _WORD.finditer(text, hit.end, min(unit.end, hit.end + REACH)):
            stop = _forwards(text, word.start(), unit.end, grammar)
            if stop > word.start() and text[word.start() : stop] not in grammar.tongues:
                yield Name(word.start(), stop, (), slot=True)


def _titled(text: str, start: int, end: int, grammar: Grammar) -> Name | None:
    """The name around a word such as Herald, or ending in -kurier; the word alone is no name."""
    begin = start
    while begin and text[begin - 1].isalnum() and start - begin < 40:
        begin -= 1
    if not text[begin].isupper():
        before = _CASELESS_TITLE.search(text, max(0, start - LONGEST_NAME), start)
        if not before or text[before.start() : end] in grammar.generic:
            return None
        begin = before.start() + (framed := before[0][0] in "《『「〈")
        whole = not framed or text[end : end + 1] in tuple("》』」〉")
        return Name(begin, end, ()) if begin < start and whole else None
    if text[begin:end] in grammar.generic and not _TOWN.search(text, max(0, begin - 40), begin):
        # the Zeitung is none, the Orlovaer Zeitung is
        return None
    first = _backwards(text, begin, grammar)
    stop = _forwards(text, begin, min(len(text), end + LONGEST_NAME), grammar)
    if first < begin and not _OF_PLACE.match(text, end):
        # "the Vesna Post White House bureau" names the Vesna Post
        stop = end
    name = text[first:stop]
    if first == begin == start and stop == end:
        return None
    return Name(first, stop, ()) if _is_name(name, grammar) else None


def _is_name(name: str, grammar: Grammar) -> bool:
    return (
        bool(name)
        and name not in grammar.generic
        and name not in grammar.ends
        and name not in grammar.documents
        and name not in grammar.tongues
        and not grammar.adjective.fullmatch(name)
    )


def _forwards(text: str, start: int, limit: int, grammar: Grammar) -> int:
    """Where the words in capitals that begin at `start` end; `start` where there are none."""
    end, count = start, 0
    place = start
    while count < MOST_WORDS and (word := _WORD.match(text, place, limit)):
        if word[0] in grammar.ends or (count and word[0] in grammar.documents):
            break
        end = word.end()
        if text[end - 2 : end] in ("'s", "’s"):
            return end - 2
        end -= word[0].endswith(("'", "’", "-"))
        count += 1
        join = _JOIN.match(text, end, limit)
        if not join:
            break
        place = join.end()
    return end


def _backwards(text: str, start: int, grammar: Grammar, limit: int = 0) -> int:
    """Where the words in capitals that end before `start` begin; `start` where there are none."""
    begin, place = start, start
    for _ in range(MOST_WORDS):
        low = max(limit, place - 40)
        before = text[low:place]
        if not before or before[-1] not in " \u00a0-":
            break
        word = re.search(rf"(?<![\w'’])({CAPITAL}[\w'’&-]*)[ \u00a0-]\Z", before)
        if not word or word[1].lower() in grammar.not_in_name or word[1].endswith(("'s", "’s")):
            break
        place = begin = low + word.start(1)
    return begin
