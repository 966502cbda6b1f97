"""Write a name so that its spellings in different scripts meet.

A consonant skeleton after transliteration: Stoltenberg, Столтенберга and ストルテンベルグ all
give `strtnbrg`. Vowels go first because scripts and romanisations disagree about them most; an
initial vowel is kept as `a`. Letters that scripts confuse fall together (b with p and v, l with r, c
with k, s with z). A skeleton is a key to join on, not a proof that two names are one: rarity and
company decide that.
"""

import re
from functools import lru_cache

from anyascii import anyascii

# A skeleton shorter than this says too little: `brn` is Berlin, Brian, Bruno and Braun.
SHORTEST_SKELETON = 3
# Longer tokens are no names (hostile input, glued text); the prefix is compared.
LONGEST_NAME = 40
# Room for the vocabulary of a few thousand articles.
REMEMBERED = 1 << 16

# Case endings that Slavic languages put behind a name, longest first; four letters must remain.
_CYRILLIC_ENDINGS = [
    "ому", "ого", "ами", "ыми", "ими", "ием", "ой", "ою", "ей", "ею", "ом", "ем", "ым", "им",
    "ам", "ям", "ах", "ях", "ов", "ев", "ів", "ові", "еві", "ія", "ии", "ию", "ие", "а", "я", "у", "ю",
    "е", "и", "і", "ы", "о", "й", "ь",
]  # fmt: skip
_ARABIC_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال")
# Particles behind a Korean noun.
_KOREAN_PARTICLES = ("에서", "으로", "은", "는", "이", "가", "을", "를", "의", "에", "도", "와", "과", "로")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")

_ALIFS = "اأإآعئ"

# Order matters: longer spellings of one sound before their parts.
_SOUNDS = (
    ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("shch", "s"), ("dzh", "j"), ("dsch", "j"),
    ("kh", "k"), ("ch", "k"), ("sh", "s"), ("zh", "s"), ("sz", "s"), ("cz", "c"), ("ts", "s"), ("tz", "s"),
    ("th", "t"), ("ph", "f"), ("gh", "g"), ("ck", "k"), ("qu", "k"), ("dj", "j"), ("x", "ks"),
    ("q", "k"), ("c", "k"), ("z", "s"), ("v", "b"), ("p", "b"), ("l", "r"),
)  # fmt: skip
_KATAKANA_SOUNDS = (("cha", "ca"), ("chu", "cu"), ("cho", "co"), ("che", "ce"), ("chi", "ti"))
_VOWELS = str.maketrans("", "", "aeiouyhjw'`- .·")
_DOUBLED = re.compile(r"(.)\1+")
_NASAL = re.compile(r"n(?=b)")
_NOT_LETTERS = re.compile(r"[^a-z]+")


@lru_cache(maxsize=REMEMBERED)
def skeleton(name: str) -> str | None:
    """The consonant skeleton of one name in any script; None where too little is left to compare."""
    name = _bare(name[:LONGEST_NAME])
    plain = anyascii(name).casefold()
    if _KATAKANA.match(name):
        for sound, plainer in _KATAKANA_SOUNDS:
            plain = plain.replace(sound, plainer)
    plain = _NOT_LETTERS.sub("", plain)
    if not plain:
        return None
    vowel_first = plain[0] in "aeiou" or name[0] in _ALIFS
    if plain[0] == "w":  # Washington, Вашингтон: b before the mid-word w goes the way of the vowels
        plain = "b" + plain[1:]
    for sound, plainer in _SOUNDS:
        plain = plain.replace(sound, plainer)
    bones = _DOUBLED.sub(r"\1", plain.translate(_VOWELS)).replace("ng", "n")
    bones = _DOUBLED.sub(r"\1", _NASAL.sub("m", bones))
    if vowel_first:
        bones = "a" + bones
    if len(bones) > SHORTEST_SKELETON and bones.endswith("s"):  # genitives and plurals
        bones = bones[:-1]
    return bones if len(bones) >= SHORTEST_SKELETON else None


def _bare(name: str) -> str:
    """The name without the endings, articles and particles its script puts around it."""
    if _CYRILLIC.match(name):
        lower = name.casefold()
        for ending in _CYRILLIC_ENDINGS:
            if lower.endswith(ending) and len(name) - len(ending) >= 4:
                return lower[: -len(ending)]
    elif _ARABIC.match(name):
        for prefix in _ARABIC_PREFIXES:
            if name.startswith(prefix) and len(name) - len(prefix) >= 3:
                return name[len(prefix) :]
    elif _HANGUL.match(name):
        for particle in _KOREAN_PARTICLES:
            if name.endswith(particle) and len(name) - len(particle) >= 3:
                return name[: -len(particle)]
    return name
