"""How the names of outlets are written: when two spellings are one name, and where a name may stand in text.

Two spellings are compared strictly first (case, width, quotation marks and dashes do not
count, accents do) and only where that finds nobody, loosely (accents, a leading article
and a genitive ending do not count either): "El Pais" finds El País, yet a name that
differs from another by an accent alone stays a name of its own.

In running text a name is found as it is written, not in any case, because "Le Monde",
"Welt" or "Time" in lower case are ordinary words.
"""

import re
import unicodedata
from collections.abc import Iterator

# The longest name in the reference data has 83 characters; anything much longer is no name.
LONGEST_NAME = 200
# Han, kana and hangul names shorter than this stand inside too many other words to count without a cue.
SHORTEST_UNSPACED = 3
# A genitive s after a shorter name ("APs", "RTs") is more often a plural or another word.
SHORTEST_GENITIVE = 4

_SAME_MARK = str.maketrans(
    {
        **dict.fromkeys("’‘‛ʼ′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_WRAPPING = " \t\r\n\"'«»„“”‚‹›「」『』《》〈〉()[]{}<>,;:!?*·|"
_SPACES = re.compile(r"\s+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ARTICLE = re.compile(
    r"^(?:the|der|die|das|den|dem|des|la|le|les|el|los|las|il|lo|gli|os?|as?|het|de|az?)\s+|^l'(?=\w)"
)
_GENITIVE = re.compile(r"(?<=\w\w\w\w)(?:'s|s'|'|s)$")
_STROKES = str.maketrans(
    {"đ": "d", "ł": "l", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "Đ": "D", "Ł": "L", "Ø": "O"}
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_WRITTEN_ARTICLE = re.compile(r"^(?:The|Der|Die|Das|La|Le|Les|El|Il|O|A|De|Het) (?=\S+ \S)")
# Letters that Arabic writes onto the front of a word: and, so, with, for, like.
_ARABIC_PARTICLES = "وفبلك"
# Scripts written without spaces between words, or (hangul) with particles written onto the word.
_UNSPACED = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u11ff"),
    ("\u1780", "\u17ff"),
    ("\u2e80", "\u9fff"),
    ("\ua960", "\ua97f"),
    ("\uac00", "\ud7ff"),
    ("\uf900", "\ufaff"),
    ("\uff66", "\uff9f"),
    ("\U00020000", "\U0003ffff"),
)


def folded(name: str) -> str:
    """The name without case, width, wrapping marks and doubled spaces; accents stay."""
    text = unicodedata.normalize("NFKC", name[:LONGEST_NAME]).casefold()
    text = text.replace("i\u0307", "i").translate(_SAME_MARK)
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text).strip(_WRAPPING))


def unaccented(text: str) -> str:
    """The text without the accents of Latin, Greek and Cyrillic letters; marks of other scripts stay."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text.translate(_STROKES))
    return unicodedata.normalize("NFC", "".join(c for c in apart if not "\u0300" <= c <= "\u036f"))


def loose_keys(name: str) -> Iterator[str]:
    """Further spellings under which a listed name may be looked up where no name fits strictly."""
    strict = folded(name)
    for spelled in (strict, strict.translate(_UMLAUTS)):
        yield _ARTICLE.sub("", unaccented(spelled))


def loose_lookups(name: str) -> Iterator[str]:
    """What to look a name up by, in turn, where no name fits strictly."""
    plain = _ARTICLE.sub("", unaccented(folded(name)))
    yield plain
    if (bare := _GENITIVE.sub("", plain)) != plain:
        yield bare


def spellings(name: str, weak: bool) -> Iterator[str]:
    """How a listed name is written in running text; a weak one only as it stands in the list."""
    name = name.translate(_SAME_MARK)
    yield name
    if weak:
        return
    forms = [name, unaccented(name), unaccented(name.translate(_UMLAUTS))]
    forms += [_WRITTEN_ARTICLE.sub("", form) for form in forms]
    for form in forms:
        yield form
        yield form.upper()


def matchable(text: str) -> str:
    """The text with typographic variants of space, apostrophe and hyphen made plain; same length.

    A lone surrogate, which no search in native code takes, is a U+FFFD.
    """
    for variant, plain in (("\n", " "), ("\u00a0", " "), ("\u202f", " "), ("’", "'"), ("\u2011", "-")):
        text = text.replace(variant, plain)
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def unspaced(letter: str) -> bool:
    """Whether the letter is of a script that does not set its words apart with spaces."""
    return letter >= "\u0e00" and any(low <= letter <= high for low, high in _UNSPACED)


def _in_word(letter: str) -> bool:
    return (letter.isalnum() or letter == "_") and not unspaced(letter)


def stands_alone(text: str, start: int, end: int, weak: bool) -> bool:
    """Whether the name at `start` to `end` is whole words of the text, not part of one."""
    if _in_word(text[start]) and not _begins(text, start):
        return False
    if not _in_word(text[end - 1]) or end >= len(text) or not _in_word(text[end]):
        return True
    genitive = not weak and text[end] == "s" and end - start >= SHORTEST_GENITIVE
    return genitive and (end + 1 >= len(text) or not _in_word(text[end + 1]))


def _begins(text: str, start: int) -> bool:
    before = start - 1
    if before < 0 or not _in_word(text[before]):
        return True
    if text[before] in _ARABIC_PARTICLES and "\u0600" <= text[start] <= "\u06ff":
        return before == 0 or not _in_word(text[before - 1])
    return False
