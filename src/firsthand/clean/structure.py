"""What a line is by its shape and its place, where no cue names it.

Every rule here answers for lines outside the report, before its first paragraph or after its last; inside
it, only a caption is told by shape, since a heading, a verse or an item of a list looks like noise there.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from firsthand.clean.cues import tokens
from firsthand.clean.lines import (
    LONGEST_CUE_LINE,
    SENTENCE_END,
    SHORTEST_PROSE,
    Line,
    Page,
    by_cue,
    by_words,
    is_date,
    line_of,
)
from firsthand.clean.signs import of_signs, points
from firsthand.clean.surroundings import (
    mark_around_the_report,
    mark_between_furniture,
    mark_fragments_after_the_report,
    mark_trailing_fragments,
    mark_what_headers_head,
)
from firsthand.model import Noise, NoiseKind
from firsthand.sentences import sentences

# A heading inside a report is rarely longer; a caption without a full stop rarely shorter.
SHORTEST_CAPTION, FEWEST_CAPTION_WORDS, FEWEST_LONG_HEADINGS = 80, 9, 3
FEWEST_CAPTION_NAMES = 2
# Of two lines with the same words but for a fifth, one is a copy of the other.
COPY_SHARE = 0.8
FEWEST_COPY_WORDS = 4
# Names of sections and menu entries are shorter than any headline.
SHORTEST_TITLE = 15
# Copies of a title stand right under it.
COPY_REACH = 8
MOST_AUTHORS = 20
# "(nap/dbr)" under a report names its agencies or its writer.
LONGEST_SIGN_OFF = 40
# "Local News" above a headline names the desk; a headline says more.
MOST_DESK_WORDS = 3
# So many characters of a paragraph show that it is no copy of a title.
BEGINNING = 120
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})
_UMLAUT = re.compile("[äöüåøæ]")
_LINK = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|@\w+")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")
# "Correspondent: Anna Berg"
_LABELLED_NAMES = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,2}): ((?:[^\W\d_][\w'’.-]* ?){2,4})")
_SLUG = re.compile(r"#?[^\W\d_][^\W_]*(?:[-_][^\W_]+)+|#\w+")
_HASHTAGS = re.compile(r"#\w+(?:[\s,]+#\w+)*")
_CRUMB = re.compile(r"\s*[›»>→＞]\s*|\s+[|/]\s+")
_ARROW = re.compile(r"\s[›»>→＞]\s")
_ITEM = re.compile(r"[,;·•|、،，]")
_CLOCK = re.compile(r"\d{1,2}[:.hH時时点]\s?\d{2}")
# "Clara Stein, dpn"
_NAME_AND_AGENCY = re.compile(
    r"(?:[A-ZÀ-ÞŁŚŽČŠ][\w'’.-]+ ){1,3}[A-ZÀ-ÞŁŚŽČŠ][\w'’-]+(?:, ?| ?[(/])[a-z]{2,4}[)]?"
)
_BARE_NAME = re.compile(r"([^\W\d_][\w'’.-]+(?: [^\W\d_][\w'’.-]*){1,2})(?: [|/–—-] .{2,30})?")
_PICTURED = re.compile(r"[(\[|/–—.-]\s*([^():：]{2,20})[:：]\s*[^():]{2,60}[)\]]?\s*\Z")
# "In the shaft. (Hill Dispatch/Jost Henning)"; "(dpa/lby)" closes reports and has no names.
_PICTURED_FOR = re.compile(r"\w.*\([A-ZÀ-ÞА-Я][^()/]{1,30}/[A-ZÀ-ÞА-Я][^()/ ]+ [^()/]{2,30}\)\Z")
# "... on Tuesday. Photo Ole Brandt"
_PICTURED_BY = re.compile(r"[(\[|/–—.]\s*([^\W\d_]{3,12})\s+(?:[A-ZÀ-ÞА-Я][\w'’.-]*[ /]?){1,4}[)\]]?\Z")
_AFTER_NAMES = re.compile(r"\s*[,|•·]|\s[–—-]\s")
_FOLDED = re.compile(r"[^\W_]+")
# Small words that may stand in a line of names.
_JOINERS = frozenset(
    "and und et y e en i и та і ve och și de da do dos von van der den del di la le al bin in for".split()
)


def judge(page: Page) -> None:
    """Mark every line of the page that its shape and place show to be noise."""
    for at, line in enumerate(page.lines):
        if line.kind is None:
            line.kind = _by_shape(page, at, line)
        if line.kind is None and not page.first <= at <= page.last and line.text != page.article.title:
            line.kind = by_words(line, page.cues.words, outside=True, after=at > page.last)
    title = _mark_title_copies(page)
    _mark_bare_names(page, title)
    _mark_runs(page, title)
    mark_what_headers_head(page)
    mark_fragments_after_the_report(page)
    mark_trailing_fragments(page)
    mark_between_furniture(page, title)
    _mark_captions(page, title)
    if page.whole:
        mark_around_the_report(page, title)


def parts(page: Page) -> Iterator[Noise]:
    """Sentences of noise that begin or end the first or one of the last paragraphs of the report."""
    known = page.cues
    prose = [line for line in page.lines if line.prose and line.kind is None]
    for line in prose[:1] + prose[1:][-2:]:
        ends = (line.text[:LONGEST_CUE_LINE], line.text[-LONGEST_CUE_LINE:])[: 1 + (not line.key)]
        if not any(known.within.first(f" {' '.join(tokens(end))} ") for end in ends):
            continue
        split = sentences(line.text, page.article.language)
        before = list(_noisy_run(page, line, split))
        yield from before
        if len(before) < len(split):
            yield from _noisy_run(page, line, split[::-1])


def _noisy_run(page: Page, line: Line, split: list[tuple[int, int]]) -> Iterator[Noise]:
    """The noise that the sentences begin with, up to the first that is report."""
    for start, end in split:
        sentence = line_of(page.article.text, line.start + start, line.start + end, 1.0)
        kind = by_cue(sentence, page.cues)
        if kind is None:
            return
        yield Noise(sentence.start, sentence.end, kind)


def _mark_title_copies(page: Page) -> int | None:
    """Mark the copies of the title; return the line that is the title itself, if one is.

    The first line that says the title is the headline and part of the report.
    """
    lines = page.lines
    given = _folded(page.article.title or "")
    head = [at for at, line in enumerate(lines[: COPY_REACH + page.first]) if line.kind is None]
    title: int | None = None
    if given:
        title = next((at for at in head if _says(lines[at].text, given)), None)
    else:
        title = next((at for at in head if SHORTEST_TITLE <= lines[at].width <= LONGEST_CUE_LINE), None)
        if title is not None and lines[title].stop in ".。:：":
            title = None
        given = _folded(lines[title].text) if title is not None else []
    if title is None or not given:
        return title
    for at, line in enumerate(lines):
        if at <= title or line.kind is not None or line.width > LONGEST_CUE_LINE:
            continue
        if line.stop in ".。" and lines[title].stop != line.stop:
            continue
        words = _folded(line.text)
        if (words == given and len(line.text) >= 12) or (at <= title + COPY_REACH and _same(words, given)):
            line.kind, line.prose = NoiseKind.TITLE_COPY, False
    return title


def _folded(text: str) -> list[str]:
    """Words without case, umlauts written out: `Eröffnung` and `Eroeffnung` are one. Numbers stay."""
    folded = text.casefold()
    return _FOLDED.findall(folded.translate(_UMLAUTS) if _UMLAUT.search(folded) else folded)


def _says(text: str, title: list[str]) -> bool:
    """Whether a line says the title; a paragraph of other words is told by how it begins."""
    begins = _folded(text[:BEGINNING])[:-1]  # the last word may be cut
    # A copy begins as the title does, or few of its words are not in the title.
    known = set(title)
    if begins and begins[0] != title[0] and 4 * sum(word not in known for word in begins) > len(title):
        return False
    return _same(_folded(text), title)


def _same(left: list[str], right: list[str]) -> bool:
    if left == right:
        return bool(left)
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) < FEWEST_COPY_WORDS:
        return False
    if [w for w in shorter if w[0].isdigit()] != [w for w in longer if w[0].isdigit()]:
        return False
    shared = (Counter(shorter) & Counter(longer)).total()
    return shared >= COPY_SHARE * len(longer) or (
        longer[: len(shorter)] == shorter and len(longer) <= 2 * len(shorter)
    )


def _by_shape(page: Page, at: int, line: Line) -> NoiseKind | None:
    text, outside = line.text, not page.first <= at <= page.last
    if not line.key and line.width <= LONGEST_CUE_LINE:
        return NoiseKind.OTHER
    if _LINK.fullmatch(text):
        return NoiseKind.CREDIT
    if points(line, outside):
        return NoiseKind.RELATED
    if text.startswith("©") and line.width <= LONGEST_CUE_LINE:
        return NoiseKind.OTHER if line.key.startswith("0") else NoiseKind.CREDIT
    if (
        text[0] in "([（【"
        and text[-1] in ")]）】"
        and line.width <= LONGEST_SIGN_OFF
        and line.stop not in ".。!?"
    ):
        return NoiseKind.CREDIT
    if line.width <= SHORTEST_PROSE and _MAIL.search(text) and not line.quotes:
        return NoiseKind.CREDIT
    if page.article.outlet and (kind := _beside_the_outlet(page, line)):
        return kind
    if _HASHTAGS.fullmatch(text):
        return NoiseKind.TAG
    if line.width > LONGEST_CUE_LINE or line.stop in ".。":
        return NoiseKind.DATE if outside and is_date(line, page.cues) else None
    if is_date(line, page.cues):
        return NoiseKind.DATE if outside or _CLOCK.search(text) else None
    if match := _PICTURED.search(text) or (None if line.ended else _PICTURED_BY.search(text)):
        kind = page.cues.label.get(" ".join(tokens(match.group(1))))
        if kind is NoiseKind.CREDIT and not line.quotes:
            return NoiseKind.CAPTION
    if ("©" in text and not line.ended) or _PICTURED_FOR.search(text):
        return NoiseKind.CAPTION
    return _outside(page, at, line) if outside else None


def _beside_the_outlet(page: Page, line: Line) -> NoiseKind | None:
    """The outlet's name alone is furniture; with the word for its newsroom it is a credit."""
    name = " ".join(tokens(page.article.outlet.name)) if page.article.outlet else ""
    if not name or name not in line.key or line.words > 6:
        return None
    rest = line.key.replace(name, "").strip()
    return page.cues.of_line(rest) if rest else NoiseKind.NAVIGATION


def _outside(page: Page, at: int, line: Line) -> NoiseKind | None:
    """What a line before or after the report is."""
    text = line.text
    if _SLUG.fullmatch(text) and text == text.lower():
        return NoiseKind.TAG
    if _is_byline(page, line):
        return NoiseKind.CREDIT
    words = line.key.split()
    if at < page.first and 0 < len(words) <= MOST_DESK_WORDS and page.cues.desks.issuperset(words):
        return NoiseKind.NAVIGATION
    if kind := of_signs(line, page.cues):
        return kind
    labelled = _LABELLED_NAMES.fullmatch(text)
    if labelled and len(text) <= LONGEST_SIGN_OFF and all(w[0].isupper() for w in labelled.group(2).split()):
        return NoiseKind.CREDIT
    crumbs = [part for part in _CRUMB.split(text) if part]
    fewest = 2 if at < page.first and _ARROW.search(text) else 3
    if len(crumbs) >= fewest and not line.ended and all(len(part.split()) <= 4 for part in crumbs):
        return NoiseKind.NAVIGATION
    items = [part.strip() for part in _ITEM.split(text)]
    short = all(0 < len(part.split()) <= 3 and len(part) <= 30 for part in items)
    if at > page.last and len(items) >= 3 and short and not line.ended:
        return NoiseKind.TAG
    return None


def _is_byline(page: Page, line: Line) -> bool:
    """`Von Anna Berg und Tom Au`: the small word, then names alone. Also an author whom the page names."""
    names = {" ".join(tokens(name)) for name in page.article.authors[:MOST_AUTHORS]}
    if line.key in names:
        return True
    word, _, rest = line.text.partition(" ")
    if _NAME_AND_AGENCY.fullmatch(line.text) or _is_signed(line, page.cues.byline):
        return True
    if line.width > SHORTEST_PROSE or " ".join(tokens(word)) not in page.cues.byline:
        return False
    # "By Anna Berg, staff writer" says more of her, a sentence goes on and ends.
    names_only = rest if line.ended else _AFTER_NAMES.split(rest)[0]
    following = re.findall(r"[^\W\d_]+", names_only.partition("(")[0])
    capitals = [w for w in following if w[0].isupper()]
    return (
        len(capitals) >= 2 and all(w[0].isupper() or w in _JOINERS for w in following) and _pairs(following)
    )


def _mark_bare_names(page: Page, title: int | None) -> None:
    """Two or three capitals beside the date, between headline and report, are who wrote it."""
    for at in range(1 if title is None else title + 1, page.first):
        line = page.lines[at]
        beside = [near.kind for near in page.lines[at - 1 : at + 2 : 2]]
        match = _BARE_NAME.fullmatch(line.text)
        if line.kind is None and NoiseKind.DATE in beside and match:
            line.kind = NoiseKind.CREDIT if match[1].istitle() or match[1].isupper() else None


def _is_signed(line: Line, words: frozenset[str]) -> bool:
    """`김하늘 기자`, `记者 李伟`: where letters have no case the word for the writer is all there is."""
    said = line.key.split()
    return 2 <= line.words <= 4 and line.width > len(line.text) and (said[-1] in words or said[0] in words)


def _pairs(words: list[str]) -> bool:
    """Whether two capitals stand side by side, as in a name and not in `Von Rom und Paris`."""
    return any(a[0].isupper() and b[0].isupper() for a, b in pairwise(words))


def _mark_runs(page: Page, title: int | None) -> None:
    """Four or more very short lines in a row, outside the report, are a menu."""
    run: list[Line] = []
    for at, line in enumerate([*page.lines, None]):
        outside = at < page.first or at > page.last
        if line and outside and at != title and line.words <= 3 and line.width <= 25 and not line.ended:
            run.append(line)
            continue
        for member in run if len(run) >= 4 else ():
            member.kind = member.kind or NoiseKind.NAVIGATION
        run = []


def _mark_captions(page: Page, title: int | None) -> None:
    """A long line without a full stop, alone between two paragraphs, stands under a picture.

    Three of them are no captions but the headings of a report that likes them long.
    """
    found = []
    for at in range(page.first + 1, page.last):
        before, line, after = page.lines[at - 1 : at + 2]
        if line.kind is not None or line.ended or line.stop in ":：,;" or at == title or ":" in line.text:
            continue
        alone = (before.ended or before.kind is not None) and (after.ended or after.kind is not None)
        wordy = line.words >= FEWEST_CAPTION_WORDS or line.width > len(line.text)
        wordy = wordy and _names_somebody(line) and SENTENCE_END.search(line.text) is None
        if (
            alone
            and wordy
            and SHORTEST_CAPTION <= line.width <= LONGEST_CUE_LINE
            and before.stop not in ":："
        ):
            found.append(line)
    for line in found if len(found) < FEWEST_LONG_HEADINGS else ():
        line.kind = NoiseKind.CAPTION


def _names_somebody(line: Line) -> bool:
    """Whether capitals stand inside the line: pictures show people and places, long headings state things."""
    if line.text.lower() == line.text.upper():
        return True
    return sum(word[0].isupper() for word in line.text.split()[1:]) >= FEWEST_CAPTION_NAMES
