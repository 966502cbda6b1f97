"""Names and subjects where the script has no capitals: Arabic and Persian.

A name is what closes a phrase behind an office. In Arabic a verb comes first, its subject and its object
behind it with nothing between; they part where a definite noun follows a name, or an indefinite one a
definite one.
"""

from firsthand.quotations.bits import NOUNS
from firsthand.quotations.found import Span
from firsthand.quotations.grammar import INFLECTS, Grammar, Tag
from firsthand.quotations.reading import Reading
from firsthand.quotations.segments import Range

OFFICE, TITLE, BODY = int(Tag.OFFICE), int(Tag.TITLE), int(Tag.BODY | Tag.DOCUMENT | Tag.ANONYMOUS)
ARTICLE = "ال"
# "محمد بن سلمان", "عبد الله": such a word belongs to the name on both its sides, or to the word after it.
_WITHIN, _BEFORE = frozenset({"بن", "ابن", "ابو", "بنت"}), frozenset({"عبد", "ابو", "ام"})
NAME_WORDS = 2


def name_at_end(text: str, start: int, end: int, grammar: Grammar) -> list[tuple[str, int, int]]:
    """The words of the name that closes a phrase, each with its place; none where nobody is named."""
    words = [
        (match[0].lower().translate(grammar.spelling), *match.span())
        for match in grammar.token.finditer(text, start, end)
        if match[0][0].isalpha()
    ]
    first = len(words)
    while first > 0 and len(words) - first < NAME_WORDS + 2 and _may_be_name(words, first - 1, grammar):
        first -= 1
    run = words[first:]
    if not run or (first == 0 and not NAME_WORDS <= len(run) <= NAME_WORDS + 1):
        return []
    kinds = [_kinds(grammar, low) for low, _, _ in words[:first]]
    if kinds and not any(kind & (OFFICE | TITLE) for kind in kinds):
        return []
    of = first and not words[first - 1][0].startswith(ARTICLE) and kinds[-1] & BODY & ~OFFICE
    if of and len(run) <= NAME_WORDS:
        return []
    return run[-_length(run) :] if len(run) >= NAME_WORDS else []


def _length(run: list[tuple[str, int, int]]) -> int:
    """How many of the last words are a name: two, more with "bin" or "abd" among them."""
    length = NAME_WORDS
    if len(run) > length and (run[-2][0] in _WITHIN or run[-3][0] in _BEFORE or run[-2][0] in _BEFORE):
        length += 1
    return length


def _may_be_name(words: list[tuple[str, int, int]], at: int, grammar: Grammar) -> bool:
    low = words[at][0]
    if low.startswith(ARTICLE) and len(low) > 4:
        return at > 0 and words[at - 1][0] in _BEFORE
    return not grammar.tags(low) & ~int(Tag.VERB) and not _kinds(grammar, low)


def _kinds(grammar: Grammar, low: str) -> int:
    return (grammar.tags(low) or grammar.inflected(low)) & (INFLECTS | TITLE)


def apart(reading: Reading, phrase: Range, takes: frozenset[str]) -> tuple[Range, int]:
    """The subject within the words after a verb, and where its object begins or, for none, they end."""
    first, last = phrase
    heard = next((at for at in range(first + 1, last) if is_heard(reading, at)), last)
    if heard < last:
        return (first, heard), heard
    lows = [reading.words[at].low for at in range(first, last)]
    infinitive = reading.grammar.infinitive
    if "infinitive" in takes:
        for at in range(1, len(lows)):
            if infinitive.match(lows[at]) and not reading.tags(first + at) & NOUNS:
                return (first, first + at), first + at
    if not takes & {"object", "as"} or takes & {"clause"}:
        return phrase, last
    definite = [low.startswith(ARTICLE) and len(low) > 4 for low in lows]
    if definite and definite[0]:
        at = next((k for k in range(1, len(lows)) if not definite[k]), len(lows))
        return (first, first + at), first + at
    at = len(lows)
    while at > 1 and definite[at - 1]:
        at -= 1
    if 1 < at < len(lows):
        return (first, first + at), first + at
    return phrase, last


def is_heard(reading: Reading, at: int) -> bool:
    """Whether a word with its preposition in it names the one addressed: "للصحفيين"."""
    low = reading.words[at].low
    return low in reading.grammar.book.datives


def unfused(reading: Reading, span: Span, at: int) -> Span:
    """The characters of a phrase without the preposition that its first word holds: "لمصلحة" is "مصلحة"."""
    low = reading.words[at].low
    fused = reading.grammar.book.fused
    if low.startswith(fused) and fused and not reading.grammar.tags(low):
        return span[0] + 1, span[1]
    return span
