"""The words by which pages give themselves away, language by language.

Cues are data: `reference/noise/<language>.json`, with examples of noise and of report that look alike.
A page of any language also speaks English, so English cues count everywhere. Five strengths:
`line` (the whole line, counters and punctuation aside), `label` (what stands before a colon), `start`
(how a line that is no full sentence begins), `within` (anywhere in a short line that quotes nobody) and
`tail` (as within, but only after the report). Beside these stand `words`, which tell lines that no list
holds (see `clean/words.py`), and `desks`, the sections that stand above headlines.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind
from babel import Locale, UnknownLocaleError

from firsthand.clean.words import COVERED_UNSPACED, Words, wordbook
from firsthand.model import NoiseKind

# Where words run together, or take endings, a cue may end (or begin) inside a longer run of letters.
_UNSPACED = frozenset({"zh", "ja", "th"})
_SUFFIXING = frozenset({"tr", "hu", "ko"})
# Korean parts words but glues endings to them, so its words too are sought inside runs of letters.
_GLUED = _UNSPACED | {"ko"}
# A label is a few words; looking further only finds colons of sentences.
LONGEST_LABEL = 40
# So many buttons may stand in one line.
MOST_BUTTONS = 8
_DIGITS = re.compile(r"\d+")
_TOKEN = re.compile(r"\w+")
_LABEL = re.compile(
    r"[【\[]([^】\]]{1,20})[】\]]\s*(?=\S)|[\W_]*([^:：|/／丨=]{1,40}?)\s*(?:[:：|/／丨=]|\s[–—-]\s)\s*"
)
_ARABIC = re.compile(r"[\u0620-\u06ff]")
# Vowel signs are written or not, and hamza, yeh and kaf have spellings by taste and keyboard.
_ARABIC_SPELLINGS = str.maketrans(
    dict.fromkeys(map(chr, range(0x064B, 0x0653)), "")
    | {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك"}
)
# What a label of words may announce; what readers say of a report may also be its text.
_LABELLING = (NoiseKind.RELATED, NoiseKind.CREDIT, NoiseKind.TAG, NoiseKind.DATE)
_FOLDER = Path(__file__).parent.parent / "reference" / "noise"
_STRENGTHS = ("start", "within", "tail")


def tokens(text: str) -> list[str]:
    """The words of `text` without case, each run of digits as `0`."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if _ARABIC.search(text):
            text = text.translate(_ARABIC_SPELLINGS)
    # Lower-casing a Turkish İ leaves a combining dot, which would part the word.
    text = text.casefold().replace("\u0307", "")
    return _TOKEN.findall(_DIGITS.sub(" 0 ", text.replace("_", " ")))


class _Phrases:
    """Phrases found in one pass over a line, the leftmost and longest first."""

    def __init__(self, phrases: dict[str, NoiseKind]) -> None:
        self._kinds = list(phrases.values())
        self._search = AhoCorasick(list(phrases), matchkind=MatchKind.LeftmostLongest) if phrases else None

    def first(self, padded: str, at_start: bool = False) -> NoiseKind | None:
        if self._search is None:
            return None
        found = self._search.find_matches_as_indexes(padded)
        # A phrase that begins its line is found with or without the padding before it.
        return self._kinds[found[0][0]] if found and (not at_start or found[0][1] <= 1) else None


@dataclass(frozen=True, slots=True)
class Cues:
    """All that one language (or all of them) knows about noise."""

    line: dict[str, NoiseKind]
    label: dict[str, NoiseKind]
    start: _Phrases
    within: _Phrases
    tail: _Phrases
    byline: frozenset[str]
    date_words: frozenset[str]
    words: Words
    desks: frozenset[str]

    def of_line(self, key: str) -> NoiseKind | None:
        """The kind of a line that says nothing but a cue, a counter before or after it left out."""
        kind = self.line.get(key) or self.line.get(key.removeprefix("0 ").removesuffix(" 0"))
        if kind is None and key.count(" ") < MOST_BUTTONS:  # "Facebook Twitter Telegram"
            kinds = {self.line.get(word) for word in key.split()}
            kind = kinds.pop() if len(kinds) == 1 else None
        return kind

    def of_label(self, text: str) -> tuple[NoiseKind, str] | None:
        """The kind of a labelled line, and what follows the label."""
        match = _LABEL.match(text, 0, LONGEST_LABEL + 10)
        if match is None:
            return None
        key = " ".join(tokens(match.group(1) or match.group(2)))
        kind = self.label.get(key) or self._composed_label(key, text, match.end())
        # 【Photo】 before a headline says that there are pictures; 【Related】 says that it is another's.
        if match.group(1) and kind not in (NoiseKind.RELATED, NoiseKind.ADVERT):
            return None
        return (kind, text[match.end() :]) if kind else None

    def _composed_label(self, key: str, text: str, end: int) -> NoiseKind | None:
        """A label that its words explain, before what is no sentence: `Zum Weiterlesen: Die Maut steigt`."""
        if " " not in key or text[end:].rstrip(" \"'”»)").endswith((".", "。", "।", "۔", ":")):
            return None
        said = self.words.read(key)
        whole = said.covered >= (COVERED_UNSPACED if self.words.search is not None else 1.0)
        return said.kind if whole and said.kind in _LABELLING and text[end:].strip() else None


@cache
def cues(language: str | None) -> Cues:
    """The cues of a language by its two letters, with the English ones; of all languages for None."""
    known = languages()
    base = (language or "").partition("-")[0].lower()
    if base in known:
        return _read([base] if base == "en" else [base, "en"])
    return _read(["en", *sorted(known - {"en"})])


@cache
def languages() -> frozenset[str]:
    """The languages with cues on file."""
    return frozenset(path.stem for path in _FOLDER.glob("*.json"))


def _read(chosen: list[str]) -> Cues:
    line: dict[str, NoiseKind] = {}
    label: dict[str, NoiseKind] = {}
    phrases: dict[str, dict[str, NoiseKind]] = {strength: {} for strength in _STRENGTHS}
    byline: set[str] = set()
    dates: set[str] = set()
    desks: set[str] = set()
    for language in chosen:
        known = json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))
        for table, name in ((line, "line"), (label, "label")):
            for kind, key in _entries(known[name]):
                table.setdefault(key, kind)
        for strength in _STRENGTHS:
            for kind, key in _entries(known[strength]):
                phrases[strength].setdefault(_padded(key, language), kind)
        byline.update(" ".join(tokens(word)) for word in known["byline"])
        desks.update(" ".join(tokens(word)) for word in known["desks"])
        for words in (*known["date_words"], *_calendar(language)):
            dates.update(tokens(words))
    # Of all languages at once, only the English words: small words of one are names in another.
    said = [_vocabulary(language) for language in (chosen if len(chosen) <= 2 else chosen[:1])]
    book = wordbook(said, unspaced=chosen[0] in _GLUED, arabic=chosen[0] == "ar")
    start, within, tail = (_Phrases(phrases[strength]) for strength in _STRENGTHS)
    return Cues(line, label, start, within, tail, frozenset(byline), frozenset(dates), book, frozenset(desks))


def _vocabulary(language: str) -> dict[str, list[str]]:
    """The words of a language by class, spelt as `tokens` spells lines (vowel signs part Thai words)."""
    known = json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))["words"]
    return {
        name: [
            word + "*" * entry.endswith("*")
            for entry in entries
            for said in [tokens(entry.removesuffix("*"))]
            for word in ([" ".join(said)] if language in _GLUED else said)
            if word
        ]
        for name, entries in known.items()
    }


def _entries(table: dict[str, list[str]]) -> Iterator[tuple[NoiseKind, str]]:
    for kind, texts in table.items():
        for text in texts:
            if key := " ".join(tokens(text)):
                yield NoiseKind(kind), key


def _padded(key: str, language: str) -> str:
    if language in _UNSPACED:
        return key
    return f" {key}" if language in _SUFFIXING else f" {key} "


def _calendar(language: str) -> Iterator[str]:
    """Names of months and days, as CLDR has them."""
    try:
        locale = Locale.parse(language)
    except UnknownLocaleError:
        return
    for names in (locale.months, locale.days):
        for context in ("format", "stand-alone"):
            for length in ("wide", "abbreviated"):
                yield from names[context][length].values()
