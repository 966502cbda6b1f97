"""Which language a report is in, and which of its passages are in another.

Script decides first: kana is Japanese, Hangul Korean, Thai script Thai, Greek script Greek. Where several
languages share a script, py3langid (n-grams over bytes) decides between the 25 languages and their closest
neighbours, so that Danish is not called Swedish. Too little text gives None. A passage counts as foreign
only where a whole sentence of it is clearly so: names and borrowed words are no change of language.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from firsthand.model import Foreign

LANGUAGES = frozenset("de en fr es it pt nl pl ru uk tr ar fa zh ja ko vi th id el cs ro bg hu sv".split())
# Neighbours that would otherwise be given the name of one of the 25: Danish and Norwegian for Swedish,
# Slovak for Czech, Serbian and Macedonian for Bulgarian, Urdu for Persian, and so on.
NEIGHBOURS = frozenset(
    [
        "da",
        "no",
        "nn",
        "is",
        "fi",
        "et",
        "lv",
        "lt",
        "sk",
        "sl",
        "hr",
        "bs",
        "sr",
        "mk",
        "be",
        "kk",
        "ca",
        "gl",
        "eu",
        "af",
        "ms",
        "jv",
        "tl",
        "az",
        "uz",
        "ur",
        "ps",
        "ckb",
        "he",
        "hi",
        "bn",
        "ta",
        "sw",
        "sq",
        "so",
        "xh",
        "zu",
    ]
)
# The characters looked at: three windows of this many. A page of news needs no more: on 1,000-character
# articles 3 x 160 gave the answer of the whole text, at a third of the time.
WINDOW = 160
# Letters below which a guess is a coin toss; scripts of words and syllables say more in each sign.
FEWEST_LETTERS = 24
FEWEST_SIGNS = 6
# Letters that a sentence in another language of the same script needs, and what stands for its certainty:
# the share of probability that py3langid leaves to the article's own language and to all but the best.
FOREIGN_LETTERS = 40
FOREIGN_CERTAINTY = 0.90
FOREIGN_SIGNS = 8
# A sentence is in another script where so much of its letters is.
SCRIPT_SHARE = 0.7
# ... and so little, against that, in a script of the article.
OWN_SCRIPT_LEFT = 0.05
# A passage longer than this is judged by its beginning.
LONGEST_SENTENCE = 400
# Characters of running text in which a language shows its own small words: of 792 samples of this length in
# twelve languages 20 were without (17 in Russian, whose own are Bulgarian too). Then the guess decides.
ENOUGH_FOR_WORDS = 400
# In short texts a neighbour must be this much likelier than the best of the 25, for Galician headlines
# look like Portuguese and the other way round.
NEIGHBOUR_CERTAINTY = 0.7

_SCRIPTS = {
    "Hira": "\u3041-\u309f",
    "Kana": "\u30a0-\u30ff",
    "Hang": "\uac00-\ud7af\u1100-\u11ff",
    "Hani": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "Thai": "\u0e00-\u0e7f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u052f",
    "Arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "Hebr": "\u0590-\u05ff",
    "Deva": "\u0900-\u097f",
    "Latn": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
}
_BY_SCRIPT = {name: re.compile(f"[{signs}]+") for name, signs in _SCRIPTS.items()}
_NOT_LATIN = re.compile("[\u0370-\u08ff\u0900-\u11ff\u1f00-\u1fff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ONE_LANGUAGE = {"Hang": "ko", "Thai": "th", "Grek": "el"}
_SIGN_SCRIPTS = frozenset({"Hira", "Kana", "Hang", "Hani", "Thai"})
_OF_LANGUAGE = {
    "ja": {"Hira", "Kana", "Hani"},
    "zh": {"Hani"},
    "yue": {"Hani"},
    "ko": {"Hang", "Hani"},
    "th": {"Thai"},
    "el": {"Grek"},
    "he": {"Hebr"},
    "hi": {"Deva"},
    **{code: {"Cyrl"} for code in ("ru", "uk", "bg", "be", "mk", "kk", "ky", "mn", "tg")},
    **{code: {"Cyrl", "Latn"} for code in ("sr", "bs", "uz", "az")},
    **{code: {"Arab"} for code in ("ar", "fa", "ur", "ps", "ckb", "ug")},
}
# "TOKYO (Agency) –" and "BERLIN, 3. Mai (Agentur) -" name a place and an agency, in whatever language.
_DATELINE = re.compile(r"\s*[^\n()]{2,60}\([^\n()]{2,40}\)\s*[-–—]\s?")
_PIECE = re.compile(r"[^\n.!?。！？؟۔]{3,}[.!?。！？؟۔]*")
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


def normal_tag(tag: str) -> str | None:
    """A BCP 47 tag in its usual case (`de-AT`, `zh-Hant-TW`), or None for what is none (`und`, `German`)."""
    tag = tag.strip()
    if not _TAG.fullmatch(tag) or len(tag) > 35:
        return None
    first, *rest = tag.replace("_", "-").split("-")
    if first.lower() in {"und", "mul", "zxx", "mis"}:
        return None
    shaped = [
        part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower() for part in rest
    ]
    return "-".join([first.lower(), *shaped])


def primary(tag: str) -> str:
    """The language of a tag without region or script: `de` of `de-AT`."""
    return tag.partition("-")[0]


def language_of(text: str) -> str | None:
    """The language of a text as a two- or three-letter code, or None where there is too little of it."""
    dateline = _DATELINE.match(text[:120])
    sample = _sample(text[dateline.end() :] if dateline else text)
    script, signs = _main_script(sample)
    if script is None or signs < (FEWEST_SIGNS if script in _SIGN_SCRIPTS else FEWEST_LETTERS):
        return None
    if code := _by_script(script, sample):
        return code
    return _by_letters(sample)


def settled(declared: str | None, text: str) -> str | None:
    """The language of an article: as declared, unless its script or its words rule that out.

    Publishers know their language better than a guess does; but a page that calls its Cyrillic text `en`, or
    has 400 characters without a single small word of English, carries the default of its template.
    """
    tag = normal_tag(declared) if declared else None
    if tag is None:
        return language_of(text)
    sample = _sample(text)
    script, signs = _main_script(sample)
    if script is None or signs < FEWEST_LETTERS:
        return tag
    if script in _scripts_of(tag) and not _lacks_its_words(sample, tag):
        return tag
    return language_of(text) or tag


def _lacks_its_words(sample: str, tag: str) -> bool:
    """Whether much text has none of the small words that only its declared language has."""
    own = _own_words().get(primary(tag))
    return own is not None and len(sample) >= ENOUGH_FOR_WORDS and not _has_one(sample, own)


def _has_one(text: str, words: frozenset[str]) -> bool:
    """Whether one of some small words, which are letters alone, stands in a text."""
    lower = text.lower()
    # Between spaces as a rule; only where none does the text is taken apart at its marks too.
    return not (words.isdisjoint(lower.split()) and words.isdisjoint(_WORD.findall(lower)))


def foreign_passages(
    text: str, sentences: Sequence[tuple[int, int]], language: str | None
) -> tuple[Foreign, ...]:
    """Runs of sentences, given as (start, end), that are in another language than the article's."""
    if language is None:
        return ()
    runs: list[Foreign] = []
    last_judged = -2
    own_scripts, own_words = _scripts_of(language), _own_words().get(primary(language), frozenset())
    latin_article = own_scripts == {"Latn"}
    for number, (start, end) in enumerate(sentences):
        sentence = text[start : min(end, start + LONGEST_SENTENCE)]
        if len(sentence) < FOREIGN_SIGNS or (
            len(sentence) < FOREIGN_LETTERS and latin_article and not _NOT_LATIN.search(sentence)
        ):
            continue
        code = _foreign_language(sentence, language, own_scripts, own_words)
        if code is None:
            continue
        if runs and runs[-1].language == code and last_judged == number - 1:
            runs[-1] = Foreign(runs[-1].start, end, code)
        else:
            runs.append(Foreign(start, end, code))
        last_judged = number
    return tuple(runs)


def pieces(text: str) -> list[tuple[int, int]]:
    """A text cut at line ends and stops, as (start, end): not its sentences, but fast."""
    return [found.span() for found in _PIECE.finditer(text)]


def _foreign_language(
    sentence: str, language: str, own_scripts: Iterable[str], own_words: frozenset[str]
) -> str | None:
    if own_words and _has_one(sentence, own_words):
        return None
    script, signs = _main_script(sentence)
    if script is None:
        return None
    if script not in own_scripts:
        if signs < (FOREIGN_SIGNS if script in _SIGN_SCRIPTS else FOREIGN_LETTERS):
            return None
        if sum(_count(_BY_SCRIPT[own], sentence) for own in own_scripts) > OWN_SCRIPT_LEFT * signs:
            return None  # the article's own words around foreign names
        return _by_script(script, sentence) or _by_letters(sentence)
    if script in _SIGN_SCRIPTS or signs < FOREIGN_LETTERS:
        return None
    best, certainty = _identifier().classify(sentence)
    if best == primary(language) or best not in LANGUAGES or round(certainty, 6) < FOREIGN_CERTAINTY:
        return None
    # Its own small words must say so too: a list of foreign names has none.
    there = _own_words().get(best)
    if there is not None and not _has_one(sentence, there):
        return None
    return str(best)


def _sample(text: str) -> str:
    if len(text) <= 3 * WINDOW:
        return text
    middle, last = (len(text) - WINDOW) // 2, len(text) - WINDOW - WINDOW // 2
    return "\n".join((text[:WINDOW], text[middle : middle + WINDOW], text[last : last + WINDOW]))


def _main_script(sample: str) -> tuple[str | None, int]:
    """The script that carries the text, and how many of its signs there are; None where none prevails."""
    if not _NOT_LATIN.search(sample):
        letters = len("".join(_WORD.findall(sample)))
        return ("Latn", letters) if letters else (None, 0)
    counts = Counter({name: _count(signs, sample) for name, signs in _BY_SCRIPT.items()})
    # A sign of Chinese or Japanese carries what two or three letters do, and quotes Latin names freely.
    weights = {name: count * (3 if name in _SIGN_SCRIPTS else 1) for name, count in counts.items()}
    kana = counts["Hira"] + counts["Kana"]
    if kana and kana * 20 > counts["Hani"]:
        joined = weights["Hira"] + weights["Kana"] + weights["Hani"]
        weights = {**weights, "Hira": joined, "Kana": 0, "Hani": 0}
        counts["Hira"] = kana + counts["Hani"]
    script = max(sorted(weights), key=weights.__getitem__)
    total = sum(weights.values())
    if not total or weights[script] < SCRIPT_SHARE * total:
        script = script if total and weights[script] >= 0.5 * total else ""
    return (script, counts[script]) if script else (None, 0)


def _count(signs: re.Pattern[str], text: str) -> int:
    """How many signs of a script stand in a text."""
    return len("".join(signs.findall(text)))


def _by_script(script: str, sample: str) -> str | None:
    if script in {"Hira", "Kana"}:
        return "ja"
    if script == "Hani":
        return "zh"
    return _ONE_LANGUAGE.get(script)


def _scripts_of(tag: str) -> set[str]:
    parts = tag.split("-")
    if "Latn" in parts or "Cyrl" in parts:
        return {"Latn"} if "Latn" in parts else {"Cyrl"}
    return _OF_LANGUAGE.get(parts[0], {"Latn"})


def _by_letters(sample: str) -> str:
    best, certainty = _identifier().classify(sample)
    if best in LANGUAGES or round(certainty, 6) >= NEIGHBOUR_CERTAINTY:
        return str(best)
    ranking = _identifier().rank(sample)
    return next((str(code) for code, _ in ranking if code in LANGUAGES), str(best))


@cache
def _identifier() -> Any:
    import numpy
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # half a second, only where text is read

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted((LANGUAGES | NEIGHBOURS) & set(identifier.labels)))
    # Restricting leaves half-precision columns in the wrong order of memory: each look-up took twice as long.
    identifier.nb_ptc = numpy.ascontiguousarray(identifier.nb_ptc, dtype=numpy.float32)
    return identifier


@cache
def _own_words() -> dict[str, frozenset[str]]:
    """The small words that only one of the languages has, by language."""
    source = files("firsthand.reference").joinpath("function_words.json").read_text(encoding="utf-8")
    words = {code: frozenset(row.split()) for code, row in json.loads(source)["words"].items()}
    shared = Counter(word for row in words.values() for word in row)
    return {code: frozenset(word for word in row if shared[word] == 1) for code, row in words.items()}
