"""Read a name as an article writes it: which words of it are the person's, and in what order they stand.

Titles, what is said in brackets and what stands behind a comma are left out; an office without a name ("the
mayor of Orlova") has no parts. Chinese names are cut into surname and given name and read in Pinyin, Korean
ones likewise. A spelling of a public figure that letters do not give away is read as the name it stands for.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from firsthand.names.words import facts
from firsthand.persons.spelling import REMEMBERED, Part, part, script_of
from firsthand.reference.person_aliases import Known, aliases, folded, titles

# Longer names are lists or glued text; words beyond these are not compared.
LONGEST = 120
MOST_PARTS = 7
# From so many letters on a title may have an ending of case: Präsidenten.
LONG_TITLE = 8
# In these the surname stands first.
EASTERN = frozenset({"zh", "ja", "ko", "vi", "hu"})
# In these the second surname may be left out.
TWO_SURNAMES = frozenset({"es", "pt", "ca", "gl"})
# A number or "Jr" behind a name tells a son from his father.
_GENERATIONS = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "мл": "jr", "младший": "jr", "ii": "2",
    "iii": "3", "iv": "4", "v": "5", "vi": "6", "xiv": "14", "xv": "15", "xvi": "16",
}  # fmt: skip
_COMPOUND_SURNAMES = frozenset(
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 司徒 东方 東方".split()
)
_ASIDE = re.compile(r"\([^()]{0,80}\)|（[^（）]{0,80}）|[\"“„«»”‟][^\"“„«»”]{0,40}[\"“”«»]")
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[\u0300-\u036f\u0610-\u0670\u0e31\u0e34-\u0e4e'’ʼ‐‑-])*\.?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s‐-]?){2,4}|[^\W\d_]\.-[^\W\d_]\.")
_DOTS = re.compile(r"[・·•‧＝=]")
_CASED = frozenset({"latin", "cyrillic", "greek"})
_PREFIXED = re.compile(r"^(?:al|el|as|ad|ar|at|an|ash|аль|эль|ас|аш|ад|ар)[-‐‑](?=\w{3})", re.IGNORECASE)
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
# The article before an office: L'avocat, L’assessore, dell'avvocato.
_ELISION = re.compile(r"^\W{0,4}(?:l|d|dell|all|dall)['’](?=[^\W\d_]{3})", re.IGNORECASE)
_HYPHENS = re.compile(r"[-‐‑]")


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name as it is compared. `parts` are its words in the order written, particles and titles left out;
    none where it names an office alone. `first` is where the surname may stand first. `known` is the public
    figure that the spelling is listed for; `signs` where it is written in signs that no letters spell, and
    `pinyin` where its letters are only the sounds of such signs. `hyphened` tells which parts are tied to the
    one before. `plain` is the text without title, folded."""

    text: str
    language: str | None
    plain: str
    parts: tuple[Part, ...]
    hyphened: tuple[bool, ...]
    first: bool
    known: str | None
    signs: str | None
    pinyin: bool
    generation: str | None

    @property
    def full(self) -> bool:
        """Whether it has a surname and a given name spelled out."""
        if self.signs is not None and self.known is None:
            return len(self.signs) >= 3 or (self.pinyin and len(self.signs) == 2)
        return sum(not part.initial for part in self.parts) >= 2

    @property
    def personal(self) -> bool:
        return bool(self.parts) or self.signs is not None


@lru_cache(maxsize=REMEMBERED)
def read(text: str, language: str | None, office: str | None = None) -> Name:
    """The name in some words of an article; `language` is the article's, with or without region.

    `office` is what the article says he is: its words are no part of the name where they lead up to it.
    """
    language = language.replace("_", "-").split("-")[0].lower() if language else None
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFC", text[:LONGEST]))
    plain = _ASIDE.sub(" ", plain).strip(" \t\n,.;:\"'“”„«»")
    plain = _unjoined(_without_office(plain, office) if office else plain)
    script = script_of(plain)
    if script in _CASED:
        words, generation, turned = _cased(plain, language)
    else:
        words, generation, turned = _uncased(plain, script), None, False
    known = _known(plain, words if generation is None else [])
    if known is not None:
        return _as_known(text, language, known, words, script)
    signs = words[0] if script == "han" and len(words) == 1 else None
    pinyin = signs is not None and language == "zh" and 2 <= len(signs) <= 4
    cut = (
        _of_signs(signs)
        if signs is not None and pinyin
        else _of_hangul(words)
        if script == "hangul"
        else words
    )
    if signs is not None and not pinyin:
        cut = []
    return Name(
        text,
        language,
        folded(" ".join(words)) or folded(plain),
        *_parts(cut, language),
        turned or language in EASTERN or script in {"han", "hangul"},
        None,
        signs,
        pinyin,
        generation,
    )


def bare(name: Name) -> str:
    """A name as written, without the titles before it."""
    words = name.text.split()
    for start in range(len(words) - 1, 0, -1):
        if len(words) <= 2 * MOST_PARTS and read(" ".join(words[start:]), name.language).plain == name.plain:
            return " ".join(words[start:])
    return name.text


def is_titled(name: Name) -> bool:
    """Whether an office leads up to a full name, with nothing between that says what it is held of."""
    words = [word.rstrip(".").casefold() for word in _WORD.findall(_ELISION.sub("", name.text[:LONGEST]))]
    before = len(words) - len(name.parts)
    return (
        name.full
        and name.signs is None
        and before > 0
        and _is_title(words[0])
        and not any(word in _OF or word in _PREPOSITIONS for word in words[:before])
    )


def is_courtesy(office: str) -> bool:
    """Whether what stands beside a name is no office: Mr, Frau, 氏."""
    known = titles().courtesy
    words = [word.rstrip(".").casefold() for word in office.split()]
    return all(word in known for word in words)


def _without_office(plain: str, office: str) -> str:
    """A name without the words of an office before it, where two words or more are left."""
    held = {word.rstrip(".").casefold() for word in _WORD.findall(office[:LONGEST])}
    words = list(_WORD.finditer(plain))
    first = next((at for at, word in enumerate(words) if word[0].rstrip(".").casefold() not in held), 0)
    return plain[words[first].start() :] if 0 < first <= len(words) - 2 else plain


def _known(plain: str, words: list[str]) -> Known | None:
    listed = aliases()
    return listed.get(folded(plain)) or listed.get(folded(" ".join(words)))


def _as_known(text: str, language: str | None, known: Known, words: list[str], script: str) -> Name:
    """The public figure's name in Latin letters where the spelling is of other signs, else as written."""
    spelled = (
        words if script in _CASED and folded(" ".join(words)) != "" and len(words) > 1 else known.name.split()
    )
    signs = words[0] if script == "han" and len(words) == 1 else None
    return Name(
        text, language, folded(" ".join(words)), *_parts(spelled, language), language in EASTERN, known.name,
        signs, False, None,
    )  # fmt: skip


def _parts(words: list[str], language: str | None) -> tuple[tuple[Part, ...], tuple[bool, ...]]:
    """The words as parts, and which are tied by a hyphen to the one before."""
    found, tied = [], []
    for word in words[:MOST_PARTS]:
        for at, piece in enumerate(_HYPHENS.split(_PREFIXED.sub("", word))):
            bare = piece.rstrip(".")
            if not bare:
                continue
            initial = len(bare) == 1 or (len(bare) == 2 and piece.endswith(".") and bare[0].isupper())
            one = part(bare, language, initial and script_of(bare) in _CASED)
            if one is not None:
                found.append(one)
                tied.append(at > 0)
    return tuple(found[:MOST_PARTS]), tuple(tied[:MOST_PARTS])


def _unjoined(plain: str) -> str:
    """Without the title that stands behind a name without a space: 岸田首相, 大統領."""
    if script_of(plain) not in {"han", "katakana", "hangul"}:
        return plain
    for title in titles().joined:
        if plain.endswith(title) and len(plain) - len(title) >= 2:
            return plain[: -len(title)].rstrip()
    return plain


def _uncased(plain: str, script: str) -> list[str]:
    known = titles()
    if script == "han" and not _DOTS.search(plain):
        return ["".join(plain.split())]
    found = [word for word in _WORD.findall(_DOTS.sub(" ", plain)) if word.strip("-")]
    if script in {"katakana", "hangul"} or not found:
        return found
    kept = [word for word in found if word not in known.words and word not in known.particles]
    return kept or found[:1]


def _of_signs(signs: str) -> list[str]:
    """Surname and given name of a Chinese name."""
    cut = 2 if signs[:2] in _COMPOUND_SURNAMES and len(signs) > 2 else 1
    return [signs[:cut], signs[cut:]]


def _of_hangul(words: list[str]) -> list[str]:
    """A Korean name of three or two syllables is a surname of one and a given name."""
    if len(words) == 1 and 2 <= len(words[0]) <= 3:
        return [words[0][:1], words[0][1:]]
    return words


def _cased(plain: str, language: str | None) -> tuple[list[str], str | None, bool]:
    """The words of a name among titles and offices; its sign of a generation; if the surname is first."""
    segments = [segment for segment in plain.split(",") if segment.strip()]
    read = [_segment(segment, language) for segment in segments[:4]]
    generation = next((own for _, own in read if own is not None), None)
    if len(read) >= 2 and len(read[0][0]) == 1 and 1 <= len(read[1][0]) <= 2 and len(segments) == 2:
        bare = [len(_WORD.findall(segment)) for segment in segments]
        if bare == [1, len(read[1][0])]:
            return [*read[0][0], *read[1][0]], generation, True
    named = [words for words, _ in read if words]
    return (max(named, key=len) if named and not read[0][0] else named[0] if named else []), generation, False


def _segment(segment: str, language: str | None) -> tuple[list[str], str | None]:
    """The words of a name between two commas, none where it is an office alone; its sign of a generation."""
    words: list[str] = []
    segment = _ELISION.sub("", segment)
    for match in _WORD.finditer(_INITIALS.sub(lambda dotted: _spaced(dotted[0]), segment)):
        word = match[0]
        words += [f"{letter}." for letter in word] if _is_initials(word, segment) else [word]
    if language == "fr" and len(words) > 1 and words[0] == "M.":
        words = words[1:]
    generation = None
    if len(words) > 1 and (own := _GENERATIONS.get(words[-1].rstrip(".").casefold())) is not None:
        generation, words = own, words[:-1]
    # What stands before the last word in small letters is an office; behind a preposition it is a place.
    small = [
        at
        for at, word in enumerate(words)
        if word[0].islower() and not _is_particle(word) and not _PREFIXED.match(word)
    ]
    start = small[-1] + 1 if small else 0
    run = words[start:]
    if start and (words[start - 1].casefold() in _PREPOSITIONS or _opens_with_of(run)):
        return [], generation
    if not any(word[0].isupper() for word in run):
        return [], generation
    if len(run) > 1 and _is_title(run[0]) and _opens_with_of(run[1:]):
        return [], generation
    if start and len(run) > 2 and _is_place(run[0], language):
        run = run[1:]
    kept = [word for word in run if not _is_particle(word)]
    # "Norvex CTO Jon Pell": what stands before an office says where it is held.
    inner = [at for at, word in enumerate(kept[:-2]) if at and _is_title(word) and not _is_name_too(word)]
    kept = kept[inner[-1] + 1 :] if inner else kept
    while len(kept) > 1 and _is_title(kept[0]):
        kept = kept[1:]
    if len(kept) == 1 and _is_title(kept[0]) and (start or len(run) > 1 or len(words) == 1):
        return [], generation
    return kept, generation


def _opens_with_of(words: list[str]) -> bool:
    """Whether a particle is a preposition here: "the mayor of Orlova"."""
    return bool(words) and words[0][0].islower() and words[0] in _OF


_OF = frozenset("of von de du des der del della di da do van для в из".split())
_PREPOSITIONS = frozenset(
    "of in at for from im am vom zum zur aus bei für à au aux en por para w we z do od v ve na при из".split()
)


def _spaced(dotted: str) -> str:
    return " ".join(f"{letter}." for letter in dotted if letter.isalpha()) + " "


def _is_initials(word: str, segment: str) -> bool:
    """Whether two capitals are two initials (JD), in a line that is not set in capitals."""
    return len(word) == 2 and word.isupper() and not segment.isupper()


def _is_particle(word: str) -> bool:
    return word.rstrip(".").casefold() in titles().particles and (len(word.rstrip(".")) > 1 or word.islower())


def _is_place(word: str, language: str | None) -> bool:
    known = facts(word, language or "und")
    return known is not None and known.place is not None


def _is_name_too(word: str) -> bool:
    return word.rstrip(".").casefold() in titles().names_too


def _is_title(word: str) -> bool:
    known = titles()
    bare = word.rstrip(".").casefold()
    if len(bare) == 1:
        # An initial, as far as this tells; French calls a man M.
        return False
    ways = {bare, *(bare.removesuffix(case) for case in ("en", "n", "s") if len(bare) > LONG_TITLE)}
    return (
        not ways.isdisjoint(known.words)
        or any(len(way) > 6 and way.endswith(known.endings) for way in ways)
        or ("-" in bare and not known.words.isdisjoint((bare.partition("-")[0], bare.rpartition("-")[2])))
    )
