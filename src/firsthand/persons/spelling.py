"""How one word of a name sounds, whatever script and language spelled it.

`sounds` keep the vowels and tell near names apart; `bones` are consonants alone, in coarse classes, and are
what spellings of two scripts are joined on. Letters that languages read differently (ch, j, w) give two
readings, the continental and the English one; two words meet where any of theirs do. Endings of case come
off into `stems`, with what they leave.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from firsthand.reference.person_aliases import given_names

# Longer words are no names (hostile input, glued text); what stands beyond is not compared.
LONGEST = 40
# What is left when an ending comes off.
SHORTEST_STEM = 3
REMEMBERED = 1 << 16

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]")
_HAN = re.compile(r"[\u3400-\u9fff々]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_SCRIPTS = (
    ("katakana", _KATAKANA), ("han", _HAN), ("hangul", _HANGUL), ("cyrillic", _CYRILLIC), ("greek", _GREEK),
    ("arabic", _ARABIC), ("latin", _LATIN),
)  # fmt: skip
_SLAVIC = "ый ий ая ому ого ему его ами ыми ими ой ою ей ею ом ем ым им ам ям ов ев а я у ю е и і ы".split()
# Endings that a case puts behind a name, by language, longest first; in the language's own letters.
ENDINGS = {
    "ru": _SLAVIC, "be": _SLAVIC,
    "uk": [*"ий ова ового овим ові еві єві ому ого ами ими ій ою ею єю ом ем єм им їм ым ам ям".split(),
           *"а я у ю е є и і ї".split()],
    "sr": "ом ем у а е и om em u a e i".split(),
    "hr": "ovi om em u a e i".split(), "sl": "om em u a e i".split(), "bs": "om em u a e i".split(),
    "pl": "iego owi ego emu iem ami ach ą ę em im ym om a u y i e".split(),
    "cs": "á í ý ovi ého ému ovou em ym ým ím ou ě a u y i e é".split(),
    "sk": "á é í ý ovi ého ému ovou om ým ím ou a u y i e ej".split(),
    "lv": "am us is as s a u i".split(), "lt": "as is us ui o io u a ą".split(),
    "hu": ["nak", "nek", "tól", "től", "ról", "ről", "val", "vel"],
    "fi": "lla llä lta ltä".split(), "et": ["lt"], "ro": ["ului"], "el": "ου ος ας ης α η ο".split(),
}  # fmt: skip
# Turkish, and others before a foreign name, set their endings off: Erdoğan'ın.
_APOSTROPHE = re.compile(r"['’ʼ](?:\w{1,6})$")
_KOREAN_PARTICLES = (
    "에게서",
    "에서",
    "에게",
    "으로",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "도",
    "와",
    "과",
)
_ARABIC_PREFIXES = ("وال", "بال", "ال")

_SMALL_KANA = re.compile(r"([キギシジチヂニヒビピミリテデトドツフヴウクグスズ])([ァィゥェォャュョ])")
_SMALL = dict(zip("ァィゥェォャュョ", ("a", "i", "u", "e", "o", "a", "u", "o"), strict=True))
_ONSETS = dict(
    zip(
        "キギシジチヂニヒビピミリテデトドツフヴウクグスズ",
        "k g sh j ch j n h b p m r t d t d ts f v w k g s z".split(),
        strict=True,
    )
)
# Korean vowels as most names are romanised, so that Jae-myeong meets Jae-myung.
_KOREAN = (("eo", "u"), ("eu", "u"), ("ae", "e"), ("oo", "u"), ("yi", "i"))

# Spellings of one sound. C stands for ch, which two readings resolve.
_FOLDED = (
    ("schtsch", "S"), ("shch", "S"), ("chtch", "S"), ("szcz", "S"), ("dsch", "S"), ("dzh", "S"),
    ("tsch", "S"), ("tch", "S"), ("cz", "S"), ("sch", "S"), ("sh", "S"), ("sz", "S"), ("zh", "S"),
    ("dj", "S"), ("dz", "S"), ("kh", "H"), ("ch", "C"), ("ts", "S"), ("tz", "S"), ("th", "t"), ("ph", "f"),
    ("gh", "g"), ("ck", "k"), ("qu", "k"), ("x", "ks"), ("q", "k"), ("ce", "Se"), ("ci", "Si"), ("cy", "Sy"),
    ("c", "Q"), ("z", "S"), ("s", "S"),
)  # fmt: skip
# The continental reading, the English one, and that of Slavic names without their marks (Vucic).
_READINGS = (
    str.maketrans({"C": "H", "j": "i", "y": "i", "w": "v", "Q": "k"}),
    str.maketrans({"C": "S", "j": "S", "y": "i", "w": "u", "Q": "k", "G": "S"}),
    str.maketrans({"C": "S", "j": "i", "y": "i", "w": "v", "Q": "S"}),
)
_SOFT_G = re.compile(r"g(?=[eiy])")
_VOWELS_FOLDED = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("ae", "e"), ("oe", "o"), ("ue", "u"), ("ie", "i"))
_DOUBLED = re.compile(r"(.)\1+")
_COARSE = str.maketrans({"v": "b", "p": "b", "f": "b", "l": "r", "S": "s"} | dict.fromkeys("aeiouHh", None))
_NOT_LETTERS = re.compile(r"[^a-z]+")
_SKI = re.compile(r"(?<=[sc]k)(?:iy|yj|yy|ij|ii|yi|y|i|j|iego|iy)$")


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One word of a name. `plain` is it in folded Latin letters, `initial` where it is one letter and a stop.

    `sounds` and `bones` are its readings; `stems` are what its endings of case may leave, as sounds. `form`
    is the given name that it is a form of.
    """

    plain: str
    script: str
    language: str | None
    initial: bool
    sounds: tuple[str, ...]
    bones: tuple[str, ...]
    stems: frozenset[str]
    stem_bones: frozenset[str]
    form: str | None


def script_of(text: str) -> str:
    """The first script of a list that a text has a letter of; kana before Han, which stand together."""
    return next((name for name, letters in _SCRIPTS if letters.search(text)), "other")


@lru_cache(maxsize=REMEMBERED)
def part(token: str, language: str | None, initial: bool) -> Part | None:
    """One word of a name as it is compared; None where no letter of it is left."""
    token = _bare(token[:LONGEST], script_of(token))
    script = script_of(token)
    plain = _plain(token, script, language)
    if not plain:
        return None
    sounds = _sounds(plain)
    if script == "katakana" and "ー" in token:
        # A long vowel often stands for an r: ペーター, Peter; マーク, Mark.
        head, _, tail = token.rpartition("ー")
        for with_r in (f"{head}r{tail}", token.replace("ー", "r")):
            sounds += tuple(s for s in _sounds(_plain(with_r, script, language)) if s not in sounds)
        if not tail:
            plain = _plain(f"{head}r", script, language)
    cut = {_plain(stem, script, language) for stem in _cut(token, language)} - {""}
    stems = {sound for one in sorted(cut) for sound in _sounds(one)}
    return Part(
        _SKI.sub("i", plain),
        script,
        language,
        initial,
        sounds,
        tuple(dict.fromkeys(map(bones_of, sounds))),
        frozenset(stems) | frozenset(sounds),
        frozenset(map(bones_of, stems)) | frozenset(map(bones_of, sounds)),
        _form(plain, cut),
    )


def _form(plain: str, stems: set[str]) -> str | None:
    """The given name that this is a form of: Wolodymyr and Vladimir are one, Bill and William too."""
    known = given_names()
    return known.get(plain) or next((known[stem] for stem in sorted(stems) if stem in known), None)


def _bare(token: str, script: str) -> str:
    """Without the endings, articles and particles that no form of the name has."""
    token = _APOSTROPHE.sub("", token) if len(token) > 4 else token
    if script == "arabic":
        for prefix in _ARABIC_PREFIXES:
            if token.startswith(prefix) and len(token) - len(prefix) >= 3:
                return token[len(prefix) :]
    if script == "hangul" and len(token) > 3:
        for particle in _KOREAN_PARTICLES:
            if token.endswith(particle) and len(token) - len(particle) >= 3:
                return token[: -len(particle)]
    return token


def _cut(token: str, language: str | None) -> list[str]:
    """What the word may be without an ending of its language."""
    folded = token.casefold()
    return [
        folded[: -len(ending)]
        for ending in ENDINGS.get(language or "", ())
        if folded.endswith(ending) and len(folded) - len(ending) >= SHORTEST_STEM
    ]


def _plain(token: str, script: str, language: str | None) -> str:
    """In Latin letters, folded: as the language of the text romanises it where that is known."""
    if script == "katakana":
        token = _SMALL_KANA.sub(lambda kana: _ONSETS[kana[1]] + _SMALL[kana[2]], token)
        token = token.replace("ー", "").replace("ッ", "")
    folded = token.casefold()
    if script == "latin" and language in {"de", "sv", "da", "no", "nb", "fi", "et", "hu", None}:
        folded = folded.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ø", "oe")
    plain = anyascii(folded).casefold()
    if script == "greek":
        for written, read in (("mp", "b"), ("nt", "d"), ("gk", "g"), ("oy", "u"), ("tz", "ts")):
            plain = plain.replace(written, read)
    if script == "hangul":
        for written, read in _KOREAN:
            plain = plain.replace(written, read)
    return _NOT_LETTERS.sub("", plain)


def _sounds(plain: str) -> tuple[str, ...]:
    folded = _SKI.sub("i", plain)
    for written, read in _FOLDED:
        folded = folded.replace(written, read)
    found = []
    for english, reading in enumerate(_READINGS):
        one = _SOFT_G.sub("G" if english == 1 else "g", folded).translate(reading)
        for written, read in _VOWELS_FOLDED:
            one = one.replace(written, read)
        one = one[0] + one[1:].replace("h", "").replace("H", "")
        found.append(_DOUBLED.sub(r"\1", one.lower() if one[0] == "H" else one))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=REMEMBERED)
def bones_of(sound: str) -> str:
    """The consonants of a sound in coarse classes; its first vowel where there are none."""
    bones = _DOUBLED.sub(r"\1", sound.translate(_COARSE))
    bones = _DOUBLED.sub(r"\1", bones.replace("ng", "n").replace("nb", "mb"))
    return bones or sound[:1]
