"""The clauses of a report that can be compared: what is said of something, each as a span of the text.

The content of a quotation is one, without the words that frame it; what a sentence says before it is another;
and a main clause ends where a comma and a word that joins two (", and") begin the next, if both have a verb.
Questions, headings, captions and sentences of everyday words alone claim nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from firsthand.claims.modality import denials, told_by
from firsthand.claims.verbs import UNKNOWN_VERBS, begins_clause, has_verb, is_predicated, stands_alone
from firsthand.model import Body, Quotation, QuotationKind
from firsthand.reference.quotation_cues import languages, quotation_book
from firsthand.tokens import UNSPACED, folded

Span = tuple[int, int]
# Clauses of one report beyond these are not compared, and of a sentence; characters of one clause.
MOST_CLAUSES = 80
MOST_OF_SENTENCE = 6
LONGEST = 600
# Words of a clause at least (signs where words are not spaced); fewer than these must hold a verb.
LEAST_WORDS, LEAST_SIGNS = 3, 6
PLAINLY_A_SENTENCE = 9
LEAST_STOPPED = 4
_LONG = 80
# What a sentence says beside a quotation is often no more than who said it, and where.
LEAST_BESIDE, LEAST_SIGNS_BESIDE = 6, 12
LEAST_OF_TWO = 4
# How far before a verb of speech, and behind it, a no is of the saying: "does not say", "sagte nicht, dass".
_DENIED_BEFORE, _DENIED_BEHIND = 20, 8
# What is told in a reporter's words is shown with its frame where it is at least one part in so many.
LEAST_TOLD = 3

_MARKS = " \t\r\n\u00a0“”„«»‹›「」『』\"'‘’‚`([{)]},;:–—-…"
_ASKS = re.compile(r"[?？؟;\u037e][\s\"'”’»)」』]*\Z")
_GREEK_ASKS = ";\u037e"
_WORD = re.compile(r"[^\W\d_]+")
_ANY_WORD = re.compile(r"\w+")
_SIGN = re.compile(rf"[{UNSPACED}]")
_SPACES = " \t\r\n\u00a0"
# What a clause before a quotation ends in.
_ENDS = ",;:，；：–—-、،؛"
_COMMA = re.compile(
    r"[;；,،，が](?:(?<=[;；])\s*|(?<=[,،])\s+(?=(?P<joins>[^\W\d_]{1,10})\b)"
    r"|(?<=，)(?P<signs>但是?|而且?|并且?|同时|不过|可是)|(?<=[たる]が)、)"
)
# What goes on with the clause before it: not a partner, but an enemy.
_GOES_ON = frozenset({"sondern", "sino", "bensì", "vaan"})
# What joins two clauses of which neither tells of the other.
_MEANWHILE = {
    "de": "während wobei", "en": "while whereas", "fr": "tandis alors", "es": "mientras", "it": "mentre",
    "pt": "enquanto", "nl": "terwijl", "sv": "medan", "pl": "podczas natomiast", "cs": "zatímco přičemž",
    "ru": "тогда", "uk": "тоді", "bg": "докато", "ro": "iar", "el": "ενώ", "hu": "miközben",
}  # fmt: skip
_SPACED_OUT = frozenset({"zh", "ja", "th"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A span of the text, what of it is compared, and the quotation whose words these are.

    The words that frame what is told in the reporter's own are shown and not compared. `whole` is whether it
    reads as a sentence does, not as a piece of one.
    """

    start: int
    end: int
    quotation: Quotation | None
    said: Span
    whole: bool

    def text(self, article: str) -> str:
        """What is compared."""
        return article[self.said[0] : self.said[1]]


def clauses(body: Body, quotations: Sequence[Quotation], language: str | None) -> list[Clause]:
    """The clauses of a report in order, at most MOST_CLAUSES; `quotations` are the article's own."""
    text = body.article.text
    held = _held(quotations)
    found: list[Clause] = []
    first = 0
    for start, end in body.sentences:
        while first < len(held) and held[first].end <= start:
            first += 1
        inside = [
            one for one in held[first : first + MOST_OF_SENTENCE] if one.start < end and start < one.end
        ]
        if inside:
            found += _of_quoting(text, start, end, inside, language)
        elif not _asks(text, start, end, language):
            found += _split(text, start, end, language)
        if len(found) >= MOST_CLAUSES:
            break
    return [
        clause
        for clause in found[:MOST_CLAUSES]
        if says_something(clause.text(text), language, clause.quotation is not None)
    ]


def says_something(clause: str, language: str | None, quoted: bool = False) -> bool:
    """Whether words may be a clause: enough of them, and a verb as far as that can be told."""
    if _SIGN.search(clause):
        return sum(1 for _ in _SIGN.finditer(clause)) >= LEAST_SIGNS
    # A long clause has words enough in its first part.
    if len(clause) > _LONG and len(_WORD.findall(clause, 0, _LONG)) >= PLAINLY_A_SENTENCE:
        return True
    words = _WORD.findall(clause)
    if len(words) < LEAST_WORDS:
        return False
    if len(words) >= PLAINLY_A_SENTENCE or language in UNKNOWN_VERBS:
        return True
    if any(has_verb(word.casefold(), language) for word in words):
        return True
    # Headings have no full stop.
    return len(words) > (LEAST_WORDS if quoted else LEAST_STOPPED) and (quoted or clause.endswith("."))


@cache
def _conjunctions(language: str | None) -> frozenset[str]:
    book = quotation_book(language) if language is not None and language in languages() else None
    joins = frozenset(book.conjunctions) if book is not None else frozenset()
    return (joins - _GOES_ON) | frozenset(_MEANWHILE.get(language or "", "").split())


@dataclass(frozen=True, slots=True)
class _Held:
    """A quotation as far as it fills sentences: its span with its frame, and the parts that are its words."""

    start: int
    end: int
    parts: tuple[Span, ...]
    around: tuple[Span, ...]
    quotation: Quotation


def _held(quotations: Sequence[Quotation]) -> list[_Held]:
    """Quotations whose content can be compared, the innermost alone, in order."""
    told = [one for one in quotations if one.kind is not QuotationKind.REPORTED]
    outer = {one.inside for one in told}
    found = []
    for one in told:
        if one.id in outer:
            continue
        parts = tuple((part.start, part.end) for part in one.parts or (one.content,))
        around = tuple(
            (p.start, p.end)
            for p in (one.frame, one.cue, one.speaker)
            if p is not None and p.article == one.content.article
        )
        spans = [*parts, *around]
        found.append(_Held(min(s for s, _ in spans), max(e for _, e in spans), parts, around, one))
    return sorted(found, key=lambda held: (held.start, held.end, held.quotation.id))


def _of_quoting(
    text: str, start: int, end: int, inside: Sequence[_Held], language: str | None
) -> Iterator[Clause]:
    """What is quoted in a sentence, and what it says before; what stands behind is no clause."""
    found: list[Clause] = []
    taken: list[Span] = []
    for held in inside:
        parts = [(max(a, start), min(b, end)) for a, b in held.parts if a < end and start < b]
        for a, b in parts:
            if any(a < d and c < b for c, d in taken) or _asks(text, a, b, language):
                continue
            if _denied_around(text, (start, end), (a, b), held.quotation, len(parts) > 1, language):
                continue
            told = held.quotation.kind is QuotationKind.INDIRECT and len(parts) == len(inside) == 1
            pieces = _split(text, a, b, language, held.quotation)
            if told and pieces and LEAST_TOLD * (b - a) >= end - start:
                last = end if len(pieces) == 1 else pieces[0].end
                found += [_told(text, start, last, pieces[0]), *pieces[1:]]
            else:
                alone = len(parts) == len(inside) == 1
                frame = start if alone else max(held.start, start), min(held.end, end)
                found += [_framed(text, piece, frame, language) for piece in pieces]
        taken += parts
        taken += [(max(a, start), min(b, end)) for a, b in held.around if a < end and start < b]
    first = min((a for a, _ in taken), default=end)
    if start < first and not any(clause.start == start for clause in found):
        found += _before(text, start, first, language)
    yield from sorted(found, key=lambda clause: (clause.start, clause.end))


def _denied_around(
    text: str, sentence: Span, piece: Span, quotation: Quotation, several: bool, language: str | None
) -> bool:
    """Whether a sentence says no of words that it gives a part of: he had not, as told, “taken bribes”.

    Which part the no is of is not read; and who does not say a thing claims nothing of it.
    """
    start, end = sentence
    if quotation.kind is QuotationKind.DIRECT:
        opens = text[slice(*piece)].lstrip(_MARKS)[:1]
        if quotation.inside is None and not opens.islower():
            return False
        beside = f"{text[start : piece[0]]} {text[piece[1] : end]}"
    elif several:
        beside = text[start:end]
    elif quotation.cue is not None and start <= quotation.cue.start and quotation.cue.end <= piece[0]:
        before = max(start, quotation.cue.start - _DENIED_BEFORE)
        beside = text[before : min(piece[0], quotation.cue.end + _DENIED_BEHIND)]
        opening = _WORD.search(text, start, piece[0])
        if opening is not None and told_by(opening.group(), language)[0]:
            return True
    else:
        return False
    return denials(folded(beside), language) > 0


def _told(text: str, start: int, end: int, piece: Clause) -> Clause:
    """The sentence that tells what somebody said; only that is compared."""
    shown = _trimmed(text, start, end)
    return Clause(min(shown[0], piece.start), max(shown[1], piece.end), piece.quotation, piece.said, True)


def _framed(text: str, piece: Clause, frame: Span, language: str | None) -> Clause:
    """What is quoted, with who said it where it is no clause by itself: "offered to keep the pier"."""
    if not text[piece.start].islower() or stands_alone(piece.text(text), language):
        return piece
    shown = _trimmed(text, *frame)
    return replace(piece, start=min(shown[0], piece.start), end=max(shown[1], piece.end))


def _before(text: str, start: int, end: int, language: str | None) -> Iterator[Clause]:
    """What a sentence says before a quotation, where that is a clause of its own."""
    piece = text[start:end].rstrip(_SPACES)
    if piece[-1:] not in _ENDS:
        return
    signs = _SIGN.search(piece) is not None
    if signs and sum(1 for _ in _SIGN.finditer(piece)) < LEAST_SIGNS_BESIDE:
        return
    words = [] if signs else _WORD.findall(piece)
    if not signs and (
        len(words) < LEAST_BESIDE or not any(has_verb(word.casefold(), language) for word in words)
    ):
        return
    if not _asks(text, start, end, language):
        yield from _split(text, start, end, language)


def _split(
    text: str, start: int, end: int, language: str | None, quotation: Quotation | None = None
) -> list[Clause]:
    """A sentence at the words that join two main clauses, each trimmed."""
    end = min(end, start + LONGEST)
    cuts: list[Span] = []
    for match in _COMMA.finditer(text, start, end):
        joins = match["joins"]
        if joins is not None and joins.casefold() not in _conjunctions(language):
            continue
        cuts.append((match.start(), match.end() + (0 if joins is None else len(joins))))
        if len(cuts) == MOST_OF_SENTENCE - 1:
            break
    found: list[Clause] = []
    at = start
    for cut, begins in cuts:
        if _are_two(text[at:cut], text[begins:end], language):
            found.append(_clause(text, at, cut, quotation, at == start))
            at = begins
    found.append(_clause(text, at, end, quotation, at == start))
    return [clause for clause in found if clause.start < clause.end]


def _clause(text: str, start: int, end: int, quotation: Quotation | None, begins: bool) -> Clause:
    span = _trimmed(text, start, end)
    first = text[span[0] : span[0] + 1]
    own = quotation is None or quotation.kind is QuotationKind.DIRECT
    return Clause(*span, quotation, span, begins and own and not first.islower())


def _are_two(piece: str, rest: str, language: str | None) -> bool:
    """Whether what stands before a joining word and what stands behind it are two clauses."""
    if not (_is_clause(piece, language) and _is_clause(rest, language)):
        return False
    return language in _SPACED_OUT or (is_predicated(piece, language) and begins_clause(rest, language))


def _is_clause(piece: str, language: str | None) -> bool:
    if language in _SPACED_OUT:
        return sum(1 for _ in _SIGN.finditer(piece)) >= LEAST_SIGNS_BESIDE - 4
    words = _WORD.findall(piece)
    return len(words) >= LEAST_OF_TWO and any(has_verb(word.casefold(), language) for word in words)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(_MARKS))
    return start, max(start, end - len(piece) + len(piece.rstrip(_MARKS)))


def _asks(text: str, start: int, end: int, language: str | None) -> bool:
    found = _ASKS.search(text, max(start, end - 12), end)
    return found is not None and (found.group()[0] not in _GREEK_ASKS or language == "el")
