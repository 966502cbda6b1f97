"""One use of a label in one article: what it is of, where it stands, and what ties it to that."""

from dataclasses import dataclass

from firsthand.reference.loaded_words import Loaded, Part
from firsthand.wording.pieces import Piece, beside

# What a thing is, and its sign: ("state", "CN"), ("body", "NATO"), ("person", id or skeleton).
Referent = tuple[str, str]
STATE, BODY, PERSON, EVENT = "state", "body", "person", "event"
# A label's own words before and behind its noun.
MOST_BEFORE = 5
MOST_BEHIND = 4
STEM_LETTERS = 5
# Characters between a full stop and the next sentence.
MOST_BETWEEN = 6
_ENDS = frozenset({"", ".", "!", "?", ":", "\n", "–", "—"})
LONG_WORD = 12  # Militärblock is no Militärbündnis
# Languages in which the name of the state stands in front of the noun alone, or far behind it by a "of".
NOTHING_BEHIND = frozenset({"en", "sv", "nl", "hu", "tr", "ko", "zh", "ja", "de"})


@dataclass(frozen=True, slots=True)
class Use:
    """A label in an article's text from `start` to `end`.

    `key` is what its inflected forms share; `plain` where it is the mere name. `tie` says what ties it to
    its referent. `loaded` are the entries its words have; `so_called` where such a word stands in it.
    `rests` is where the name stands that it is tied to, where that is another place. `needs` is the state
    that the report has to name for it; a `seat` of government needs another state named there besides.
    """

    referent: Referent
    start: int
    end: int
    key: str
    tie: str
    plain: bool = False
    loaded: tuple[Loaded, ...] = ()
    so_called: bool = False
    rests: int | None = None
    needs: str | None = None
    seat: bool = False


def stem(piece: Piece) -> str:
    """What the inflected forms of a word share; of a long word, as compounds are, more of it."""
    if len(piece.word) >= LONG_WORD and " " not in piece.word:
        return piece.word[:LONG_WORD]
    return piece.word[:STEM_LETTERS] if piece.word[:1].isascii() or len(piece.word) > 4 else piece.word


def use(
    referent: Referent, held: list[Piece], tie: str, start: int | None = None, end: int | None = None
) -> Use:
    """The use of the label that some pieces make up."""
    own = [one for one in held if not one.may_be(Part.ARTICLE) and not one.may_be(Part.LINK)]
    words = sorted(
        {stem(one) for one in own if one.sign is None or one.may_be(Part.NAME) or one.may_be(Part.SEAT)}
    )
    # Named by its capital, it is another label: the Beijing regime.
    words += sorted({one.city for one in own if one.city is not None})
    loaded: list[Loaded] = []
    for one in own:
        loaded += [why for why in (one.entry.loaded if one.entry else ()) if why.of == referent[0]]
    return Use(
        referent,
        held[0].start if start is None else start,
        held[-1].bare if end is None else end,
        " ".join(words),
        tie,
        loaded=tuple(dict.fromkeys(loaded)),
        so_called=any(one.may_be(Part.SO_CALLED) for one in own),
    )


def before(text: str, held: list[Piece], at: int) -> int:
    """Where the words begin that belong to the noun at a place: adjectives, names of states, "so-called"."""
    first = at
    while first > 0 and at - first < MOST_BEFORE and beside(text, held[first - 1], held[first]):
        left = held[first - 1]
        if (
            left.may_be(Part.LED)
            and first >= 2
            and beside(text, held[first - 2], left)
            and held[first - 2].of_state
        ):
            first -= 2
            first = _by(text, held, first)
        elif _describes(left):
            first -= 1
        else:
            break
    return first


def _describes(piece: Piece) -> bool:
    if piece.may_be(Part.ARTICLE) or piece.may_be(Part.AT) or piece.may_be(Part.ACT):
        return False
    return piece.of_state or piece.may_be(Part.MODIFIER) or piece.may_be(Part.SO_CALLED)


def _by(text: str, held: list[Piece], first: int) -> int:
    """Past "by the" in front of who leads: von den USA geführte."""
    at = first
    if at > 0 and held[at - 1].may_be(Part.ARTICLE) and beside(text, held[at - 1], held[at]):
        at -= 1
    if at > 0 and held[at - 1].may_be(Part.LINK) and not held[at - 1].may_be(Part.ARTICLE):
        return at - 1 if beside(text, held[at - 1], held[at]) else first
    return first


def behind(text: str, held: list[Piece], at: int, language: str) -> int:
    """The last piece that belongs to the noun: adjectives, "of China", "in Beijing", "led by the US"."""
    last = at
    while last + 1 < len(held) and last - at < MOST_BEHIND and beside(text, held[last], held[last + 1]):
        right = held[last + 1]
        if right.may_be(Part.LED) and (leader := _leader(text, held, last + 1)) is not None:
            return leader
        if (right.may_be(Part.LINK) or right.may_be(Part.ARTICLE)) and last == _adjectives(held, at, last):
            named = _linked(text, held, last + 1)
            return named if named is not None else last
        genitive = language == "de" and right.noun and right.word.endswith("s")
        if genitive or (language not in NOTHING_BEHIND and not right.may_be(Part.LED) and _describes(right)):
            last += 1
        else:
            break
    return last


def _adjectives(held: list[Piece], at: int, last: int) -> int:
    """The last piece, where no state was named behind the noun yet."""
    return -1 if any(one.of_state for one in held[at + 1 : last + 1]) else last


def _linked(text: str, held: list[Piece], at: int) -> int | None:
    """The state named behind an "of" or "in", with or without an article."""
    for step in range(3):
        if at + step >= len(held) or (step and not beside(text, held[at + step - 1], held[at + step])):
            return None
        one = held[at + step]
        if one.of_state:
            return at + step
        if not (one.may_be(Part.LINK) or one.may_be(Part.ARTICLE)):
            return None
    return None


def _leader(text: str, held: list[Piece], at: int) -> int | None:
    """The state named within three words behind "led"."""
    for step in range(1, 4):
        if at + step >= len(held) or not beside(text, held[at + step - 1], held[at + step]):
            return None
        if held[at + step].of_state:
            return at + step
    return None


def begins(text: str, piece: Piece) -> bool:
    """Whether a word begins a sentence or a line, where capitals say nothing."""
    ahead = text[max(0, piece.start - MOST_BETWEEN) : piece.start]
    return ahead.rstrip(" \u00a0\"'“„«»(")[-1:] in _ENDS
