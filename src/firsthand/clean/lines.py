"""An article as lines, and what each line is by its cues and by where it stands."""

import re
from dataclasses import dataclass

import xxhash

from firsthand.clean.cues import Cues, cues, tokens
from firsthand.clean.words import COVERED_UNSPACED, Words
from firsthand.model import Article, NoiseKind
from firsthand.sentences import blocks

# A paragraph of a report is at least this long and ends like a sentence; shorter lines may be anything.
SHORTEST_PROSE = 80
# Thai ends nothing with a stop, so length alone tells a paragraph from a headline.
SHORTEST_THAI_PROSE = 110
# Longer lines are prose whatever they say: their noise, if any, is a sentence of them.
LONGEST_CUE_LINE = 300
LONGEST_START_LINE, LONGEST_NOTICE, LONGEST_TIME = 160, 200, 50
# So much furniture by its words surrounds a report only where the whole page was pasted.
FEWEST_OF_A_PAGE = 8
# What lines count for and against a stretch of prose, in letters.
LONGEST_WORTH, NOISE_WORTH, FRAGMENT_WORTH, ENDED_WORTH = 400.0, -60.0, -45.0, 0.0
# How much of a notice to the reader has to be the page's words, inside the report and outside.
MOST_OF_A_NOTICE = (0.8, 0.6)
# What a heading of a report hardly speaks of, even in words of the page alone.
PLAIN = (NoiseKind.ADVERT, NoiseKind.SHARE, NoiseKind.RELATED)
# Of its words at least so many are not merely small.
FEWEST_TELLING = 0.35
MOST_OF_A_WEAK_NOTICE = 0.75
# A line of the page's words may name whose page it is.
MOST_NAMES, HALF = 2, 0.5
# What follows "Photo:" as a full sentence and is longer than this is no name.
LONGEST_NAMES = 60
# How many of an article's paragraphs stand for it when its outlet's reports are counted.
TELLING_PARAGRAPHS = 3
# Characters of these scripts say more than a letter does.
_WIDTHS = {"zh": 2.5, "ja": 2.2, "ko": 1.6}
_STOPS = ".!?…。！？｡۔؟।;"
_CLOSERS = ")]}\"'”“’‘»«›‹」』）】〉》"
# Kinds that only a page has; a credit or a date may also stand under a bare report.
FURNITURE = frozenset(
    {
        NoiseKind.NAVIGATION,
        NoiseKind.SHARE,
        NoiseKind.COMMENTS,
        NoiseKind.RELATED,
        NoiseKind.ADVERT,
        NoiseKind.OTHER,
    }
)
_QUOTES = re.compile('["“”„«»「」『』]')
_THAI = re.compile(r"[\u0e00-\u0e7f]")
SENTENCE_END = re.compile(r"[.!?…۔؟।]\s|[。！？]")
_OPENED = tuple('"“”„«»「『‚‘')


@dataclass(slots=True)
class Line:
    """One line while it is being judged. `width` is its length in Latin letters; `key` its words."""

    start: int
    end: int
    text: str
    key: str
    words: int
    width: float
    stop: str
    kind: NoiseKind | None = None
    header: bool = False
    prose: bool = False

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does; a quotation is one whatever its last mark."""
        return self.stop in _STOPS or self.text[-1] in '”“»«"」』'

    @property
    def speaks(self) -> bool:
        """Whether it ends as a paragraph does. A lone question does not: headlines are often questions."""
        if _THAI.search(self.text):
            return self.width >= SHORTEST_THAI_PROSE
        if self.stop in "?？؟" and not self.opens_quote:
            return SENTENCE_END.search(self.text, 0, len(self.text) - 2) is not None
        return self.ended or self.stop in ":："

    @property
    def quotes(self) -> bool:
        return _QUOTES.search(self.text) is not None

    @property
    def opens_quote(self) -> bool:
        return self.text.startswith(_OPENED)


@dataclass(frozen=True, slots=True)
class Page:
    """An article's lines; the report runs from line `first` to line `last`.

    `whole` says that a page was pasted with all its furniture, teasers and comments of readers included.
    """

    article: Article
    cues: Cues
    lines: list[Line]
    first: int
    last: int
    whole: bool = False

    def context(self) -> int:
        """A digest that versions of one report most likely share: the lowest of its longest paragraphs'.

        Two texts agree in it with the probability of their overlap (Broder, On the resemblance and
        containment of documents, 1997), so an outlet's versions of one report count once.
        """
        prose = [line.text for line in self.lines if line.prose] or [line.text for line in self.lines]
        # The longest ones: paragraphs that a page repeats are shorter than those of its reports.
        telling = sorted(prose, key=len)[-TELLING_PARAGRAPHS:]
        return min((xxhash.xxh64_intdigest(text.encode("utf-8", "replace")) for text in telling), default=0)


def page(article: Article) -> Page:
    """Read the lines of an article, mark those that cues name, and find where its report stands."""
    known = cues(article.language)
    base = (article.language or "").partition("-")[0].lower()
    scale = _WIDTHS.get(base, 1.0)
    lines = [line_of(article.text, start, end, scale) for start, end in blocks(article.text)]
    for line in lines:
        line.kind = by_cue(line, known)
    for line in lines:
        if line.kind is None:
            line.kind = by_words(line, known.words)
    for line in lines:
        line.prose = line.kind is None and line.width >= SHORTEST_PROSE and line.speaks
    places = [at for at, line in enumerate(lines) if line.prose]
    if not places:  # a brief: whatever ends like a sentence is the report
        places = [at for at, line in enumerate(lines) if line.kind is None and line.ended]
    first, last = (places[0], places[-1]) if places else (0, len(lines) - 1)
    whole = sum(line.kind in FURNITURE for line in lines) >= FEWEST_OF_A_PAGE
    if whole and len(places) > 1:
        first, last = _densest(lines)
    last = _before_the_bio(lines, first, _last_sentence(lines, last, known), known)
    return Page(article, known, lines, first, last, whole)


def _densest(lines: list[Line]) -> tuple[int, int]:
    """Where most of a whole page's prose stands together: the stretch of the greatest sum.

    Prose counts what it is long, all else counts against (Pasternack and Roth, Extracting article text from
    the web with maximum subsequence segmentation, 2009): teasers among furniture do not belong to it.
    """
    best, total, start, found = 0.0, 0.0, 0, (0, len(lines) - 1)
    for at, line in enumerate(lines):
        if line.prose:
            worth = min(line.width, LONGEST_WORTH)
        else:
            worth = NOISE_WORTH if line.kind is not None else ENDED_WORTH if line.ended else FRAGMENT_WORTH
        if total <= 0:
            total, start = 0.0, at
        total += worth
        if total > best:
            best, found = total, (start, at)
    return found


def line_of(text: str, start: int, end: int, scale: float) -> Line:
    said = text[start:end]
    bare = said.rstrip(_CLOSERS + " ")
    width = (end - start) * scale
    words = tokens(said) if width <= LONGEST_CUE_LINE else []
    return Line(start, end, said, " ".join(words), len(words), width, bare[-1] if bare else said[-1])


def by_cue(line: Line, known: Cues) -> NoiseKind | None:
    """The kind that a cue gives the line, else None. Whole lines first, being the surest."""
    if line.width > LONGEST_CUE_LINE:
        return None
    # "Video?" asks; the heading of a film has no question mark.
    if (kind := known.of_line(line.key)) and not (line.words == 1 and line.stop in "?？؟"):
        line.header = True
        return kind
    labelled = known.of_label(line.text)
    if labelled and not (labelled[0] is NoiseKind.DATE and not _dated(labelled[1])):
        kind, rest = labelled
        line.header = not rest.strip()
        if (
            kind is NoiseKind.CREDIT
            and line.stop in ".。"
            and len(rest) > LONGEST_NAMES
            and not _names_people(line)
        ):
            return None
        # "Quelle: „Das stimmt nicht“, sagte sie." is a report of what a source said
        return None if line.quotes and line.ended and kind is not NoiseKind.RELATED else kind
    padded = f" {line.key} "
    if line.width <= LONGEST_START_LINE and not line.opens_quote:
        kind = known.start.first(padded, at_start=True)
        if kind and (line.stop not in ".。।۔" or (kind is NoiseKind.CREDIT and _names_people(line))):
            return kind
    kind = None if line.quotes else known.within.first(padded)
    # A notice is a line; but a credit, or anything in a long line, may be one sentence at its end.
    part = kind is NoiseKind.CREDIT or line.width > LONGEST_NOTICE
    if kind and part and (end := SENTENCE_END.search(line.text, 0, len(line.text) - 2)):
        opening = tokens(line.text[: end.end()])
        return kind if known.within.first(f" {' '.join(opening)} ") else None
    return kind


def by_words(line: Line, words: Words, outside: bool = False, after: bool = False) -> NoiseKind | None:
    """The kind of a line that its words explain: all of a short one, most of one that addresses the reader.

    A single word says enough only outside the report, words that leave a name unexplained only after it:
    before it they may be its headline.
    """
    if not line.key or line.width > LONGEST_NOTICE or line.quotes:
        return None
    said = words.read(line.key)
    if said.kind is None:
        return None
    whole = said.covered >= (COVERED_UNSPACED if words.search is not None else 1.0)
    telling = said.strong + said.weak
    # A sentence has to speak to the reader; inside the report a heading may be of the page's words by chance.
    direct = line.stop not in ".。।۔:：?？؟" or said.address > 0
    clear = outside or said.address > 0 or said.strong >= 3 or said.kind in PLAIN
    counter = said.kind is NoiseKind.COMMENTS and line.key[:1] == "0" and line.words <= 3
    if whole and direct and line.width <= SHORTEST_PROSE and ((telling >= 2 and clear) or outside or counter):
        return said.kind
    dense = telling + said.address >= FEWEST_TELLING * line.words
    if said.address and said.strong >= 2 and said.covered >= MOST_OF_A_NOTICE[outside] and dense:
        return said.kind
    if not after:
        return None
    if said.address and telling >= 2 and said.covered >= MOST_OF_A_WEAK_NOTICE:
        return said.kind
    # "More from Harbour News", "With files from NAP"
    named = 0 < len(said.unknown) <= MOST_NAMES and said.covered >= HALF and not line.ended
    enough = 1 if said.kind is NoiseKind.CREDIT else 2
    return said.kind if named and telling >= enough and _are_names(line.text, said.unknown) else None


def _are_names(text: str, unknown: tuple[str, ...]) -> bool:
    """Whether the words stand with capitals, in a line that has small letters too."""
    capitals = {" ".join(tokens(word)) for word in text.split() if word[0].isupper()}
    return text != text.upper() and all(word in capitals for word in unknown)


def _dated(rest: str) -> bool:
    """Whether what follows "Update:" is a time and not a sentence."""
    return not rest.strip() or (len(rest) <= LONGEST_TIME and any(c.isdigit() for c in rest))


def is_date(line: Line, known: Cues) -> bool:
    """Whether the line is a date or a time and nothing else; a bare number is neither."""
    words = line.key.split() if line.width <= SHORTEST_PROSE else []
    return len(words) >= 2 and "0" in words and all(w == "0" or w in known.date_words for w in words)


def _last_sentence(lines: list[Line], last: int, known: Cues) -> int:
    """Short sentences after the last paragraph are still the report, up to the page's own words."""
    for at in range(last + 1, len(lines)):
        line = lines[at]
        if line.kind in FURNITURE:
            break
        if line.kind is None and line.ended and line.stop not in "?？؟" and not is_date(line, known):
            last = at
    return last


def _names_people(line: Line) -> bool:
    """`Reporting by Anna Berg and Tom Au.` is half capitals; a sentence about a report is not."""
    words = line.text.split()
    return 2 * sum(word[0].isupper() for word in words) >= len(words)


def _before_the_bio(lines: list[Line], first: int, last: int, known: Cues) -> int:
    """Mark what follows the report and speaks of its author; the new last line of the report."""
    for at in range(len(lines) - 1, first, -1):
        line = lines[at]
        if line.kind is None and (line.quotes or line.width > LONGEST_CUE_LINE):
            break
        if line.kind is None and (kind := known.tail.first(f" {line.key} ")):
            line.kind, line.prose = kind, False
        elif line.prose:
            break
    while last > first and lines[last].kind is not None:
        last -= 1
    return last
