"""Cut a sentence into units and a unit into features: what the encoder adds up.

A unit is a word, a number, two syllables of Vietnamese, or, where a script writes no spaces, a run of a few
signs. A word has as features itself and the n-grams of its Latin spelling, so that Путин, Putin and プーチン
meet and an unseen inflection still resembles its stem (Bojanowski et al. 2017, *Enriching Word Vectors with
Subword Information*). A feature is a 64-bit hash: nothing here knows a language.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray
from xxhash import xxh3_64_intdigest

# A sentence says what it says long before this; the bound is for hostile input.
MOST_CHARACTERS = 4_000
# Longer runs of letters are glued text: they count as several units.
LONGEST_UNIT = 48
# Lengths of the runs of Chinese and Japanese signs, of Thai letters.
SIGNS = (1, 2, 3)
THAI = (2, 3, 4, 5)
# Lengths of the n-grams of a word, its two boundaries counted; of a Korean one, in syllables, without them.
GRAMS = (3, 4, 5)
SYLLABLES = (1, 2, 3)

_HAN_KANA = "\u3005\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff"
_THAI = "\u0e01-\u0e3a\u0e40-\u0e4e"
_UNSPACED = f"{_HAN_KANA}{_KATAKANA}{_THAI}"
_NUMBER = r"\d{1,3}(?:[.,'’٬ \u00a0\u202f]\d{3}(?!\d))+|\d+"
_UNIT = re.compile(
    rf"{_NUMBER}|[^\W\d_{_UNSPACED}][^\W_{_UNSPACED}]{{0,{LONGEST_UNIT - 1}}}"
    rf"|[{_KATAKANA}]{{1,{LONGEST_UNIT}}}|[{_HAN_KANA}]+|[{_THAI}]+"
)
_PLAIN = re.compile(rf"[a-z][a-z0-9]{{0,{LONGEST_UNIT - 1}}}|{_NUMBER}")
# Where none of these stands, neither digits nor signs, every unit is a word as written.
_NO_WORDS = re.compile(r"[\d\u0e01-\u0e4e\u3005-\uabff\ud7a4-\U0010ffff]")
_PLAIN_WORDS = re.compile(rf"[a-z]{{1,{LONGEST_UNIT}}}")
_WORDS = re.compile(rf"[^\W_]{{1,{LONGEST_UNIT}}}")
_NOT_DIGITS = re.compile(r"\D+")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
# Vowel signs and the stretching mark go; letters that Arabic and Persian write differently, or with and
# without a hamza, become one.
_ARABIC_FORMS = str.maketrans(
    dict.fromkeys([*range(0x610, 0x61B), *range(0x64B, 0x660), 0x640, 0x670])
    | dict.fromkeys([ord(letter) for letter in "أإآٱ"], "ا")
    | {ord("ي"): "ی", ord("ى"): "ی", ord("ك"): "ک", ord("ة"): "ه"}
)
# Vietnamese writes its words apart, a syllable at a time: there two in a row count too. (Two words in a row
# in every language: nothing gained elsewhere, .693 for .694, Vietnamese .75 for .72.)
_VIETNAMESE = re.compile("[\u01a1\u01b0\u1ea0-\u1ef9]")
_DOT_ABOVE = "\u0307"  # what casefold leaves of the Turkish İ

Hashes = NDArray[np.uint64]


def units(text: str) -> list[str]:
    """The units of a text, with their repetitions; empty where it has neither letters nor digits."""
    text = text[:MOST_CHARACTERS].casefold()
    if text.isascii():
        if _NO_WORDS.search(text) is None:
            found = _PLAIN_WORDS.findall(text)
        else:
            found = _PLAIN.findall(text)
            found = [token if token[0] > "9" else _NOT_DIGITS.sub("", token) for token in found]
    else:
        if unicodedata.is_normalized("NFKC", text):
            text = text[:MOST_CHARACTERS]
        else:
            # Compatible forms may be capitals (𝐀, ℡) and may be many (ﷺ is four words): folded and cut again.
            text = unicodedata.normalize("NFKC", text)[:MOST_CHARACTERS].casefold()
            text = unicodedata.normalize("NFKC", text)
        text = text.replace(_DOT_ABOVE, "")
        if _ARABIC.search(text):
            text = text.translate(_ARABIC_FORMS)
        if _NO_WORDS.search(text) is None:
            found = _WORDS.findall(text)
        else:
            found = []
            for token in _UNIT.findall(text):
                if "9" < token[0] < "\u0660":  # most words of most languages, and no digits
                    found.append(token)
                else:
                    found += _parts(token)
    if _VIETNAMESE.search(text):
        found += [f"{left} {right}" for left, right in pairwise(found)]
    return found


def _parts(token: str) -> Sequence[str]:
    first = token[0]
    if first.isdecimal():
        # Arabic and full-width digits are the same numbers; marks between thousands differ by country.
        digits = _NOT_DIGITS.sub("", token)
        return (digits if digits.isascii() else "".join(str(unicodedata.digit(d, 0)) for d in digits),)
    if first < "\u0e01":
        return (token,)
    if _thai(first):
        return [token[at : at + n] for n in THAI for at in range(len(token) - n + 1)] or (token,)
    if not _sign(first):
        return (token,)
    return [token[at : at + n] for n in SIGNS for at in range(len(token) - n + 1)]


def _thai(first: str) -> bool:
    return "\u0e01" <= first <= "\u0e4e"


def _sign(first: str) -> bool:
    """Whether a letter is a sign of Chinese or Japanese, or beyond; katakana and Hangul spell sounds."""
    return first >= "\u3005" and not ("\u30a1" <= first <= "\u30ff" or "\uac00" <= first <= "\ud7a3")


def _korean(first: str) -> bool:
    return "\uac00" <= first <= "\ud7a3"


def is_optional(unit: str) -> bool:
    """Whether a unit counts only where it has a row of its own: two words, a longer run of signs.

    Their parts are counted already, and one that is rare says nothing more.
    """
    first = unit[0]
    if first < "\u3005":
        return " " in unit or (len(unit) > 2 and _thai(first))
    return (len(unit) > 1 and _sign(first)) or " " in unit


def features(of: Sequence[str]) -> tuple[Hashes, NDArray[np.int64]]:
    """The features of each unit, one after another, and how many each has: itself, then its n-grams."""
    spelled = [_spelling(unit) for unit in of]
    number = np.arange(len(of))
    whole = np.array([xxh3_64_intdigest(unit.encode("utf-8", "surrogatepass")) for unit in of], np.uint64)
    hashes, owners = [whole], [number]
    for lengths, chosen in (
        (GRAMS, [at for at, word in enumerate(spelled) if word and not _korean(word[0])]),
        (SYLLABLES, [at for at, word in enumerate(spelled) if word and _korean(word[0])]),
    ):
        if not chosen:
            continue
        text = "".join(spelled[at] for at in chosen)
        signs = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)
        owner = np.repeat(np.array(chosen), [len(spelled[at]) for at in chosen])
        for length in lengths:
            if len(signs) < length:
                continue
            within = owner[: len(owner) - length + 1] == owner[length - 1 :]
            hashes.append(_rolled(signs, length)[within])
            owners.append(owner[: len(owner) - length + 1][within])
    every = np.concatenate(owners)
    order = np.argsort(every, kind="stable")
    return np.concatenate(hashes)[order], np.bincount(every, minlength=len(of)).astype(np.int64)


_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIXERS = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


def _rolled(signs: Hashes, length: int) -> Hashes:
    """A hash of each run of `length` signs: a polynomial modulo 2**64, then the finish of SplitMix64."""
    count = len(signs) - length + 1
    total = np.full(count, length, np.uint64)
    for at in range(length):
        total = total * _FACTOR + signs[at : at + count]
    for shift, factor in zip((30, 27), _MIXERS, strict=True):
        total = (total ^ (total >> np.uint64(shift))) * factor
    return total ^ (total >> np.uint64(31))


def _spelling(unit: str) -> str:
    """A word as its n-grams are taken from: in Latin letters between marks; in its own in Arabic and Korean.

    Empty for what has no n-grams: numbers, two words, signs of Chinese, Japanese and Thai.
    """
    first = unit[0]
    if _sign(first) or first.isdecimal() or " " in unit or _thai(first):
        return ""
    if unit.isascii() or "\u0600" <= first <= "\u06ff":
        return f"<{unit}>"
    if _korean(first):
        return unit
    return f"<{unit.translate(_LATIN)}>"


class _Latin(dict[int, str]):
    """The Latin spelling of each letter, asked for once: three times as fast as spelling word by word."""

    def __missing__(self, letter: int) -> str:
        spelled = self[letter] = _NOT_LETTERS.sub("", anyascii(chr(letter)).casefold())
        return spelled


_LATIN = _Latin()
