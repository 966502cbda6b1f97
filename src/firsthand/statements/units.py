"""Quotations as they are compared: each wording of each speaker once, however many articles print it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import xxhash
from numpy.typing import NDArray

from firsthand.encode import Encoder, Vectors
from firsthand.model import Article, Passage, Person, Quotation, QuotationKind, SpeakerKind
from firsthand.names import skeleton
from firsthand.names.rarity import STEM_LETTERS, rarity
from firsthand.reference.person_aliases import titles
from firsthand.tokens import UNSPACED, tokenize

# Words of a quotation beyond these are not compared; and characters.
MOST_WORDS = 300
LONGEST = 2_000
# Clauses that are looked at one by one, and words of one at least (signs where words are not spaced).
MOST_CLAUSES = 6
LEAST_WORDS = 3
LEAST_SIGNS = 5
# A word as everyday as this says nothing of what was said.
EVERYDAY = 4

_CLAUSE = re.compile(r"[,;:.!?—–…。，；、：！？]+")
_MARKS = " \t\n“”„«»「」『』\"'‘’‚‹›`"
_SIGN = re.compile(rf"[{UNSPACED}]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_DATELINE = re.compile(r"[^()\n.!?:;“”„«»\"]{2,60}\([^()\n]{2,40}\) ?[—–-]{1,2} ")
_ASKS = ("?", "？", "؟", ";")
# Words with which a question is told.
QUESTIONS = {
    "en": ("whether", "if"), "de": ("ob",), "fr": ("si",), "es": ("si",), "it": ("se",), "pt": ("se",),
    "nl": ("of",), "pl": ("czy",), "ru": ("ли",), "uk": ("чи",), "cs": ("zda", "jestli"), "sv": ("om",),
}  # fmt: skip
# Words with which indirect speech begins, and that are no part of what was said.
COMPLEMENTIZERS = frozenset(
    "that dass daß que qu che dat że iż что що че hogy că att at ότι πως ki bahwa rằng أن إن که cũng".split()
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: a person's id, or the name as a key. `open` where nobody is named; `signs` where the name
    is written in signs that letters of another language do not spell, `named` where it names more than an
    office ("the mayor"). `encoder` compares names by meaning."""

    person: str | None
    name: str
    language: str | None
    kind: SpeakerKind
    signs: bool
    named: bool
    may_be: frozenset[str]
    encoder: Encoder = field(compare=False, repr=False)

    @property
    def open(self) -> bool:
        return not self.name or self.kind in (SpeakerKind.OPEN, SpeakerKind.ANONYMOUS)

    @property
    def key(self) -> str:
        return self.person or self.name


@dataclass(slots=True, eq=False)
class Unit:
    """One wording of one speaker in one language.

    `words` are folded, with `starts` and `ends` in `text`; `weights` what each says (0 for everyday words).
    `passage` is the content where it stands first, `quotations` every quotation of these words. `direct`
    where they stand in quotation marks; `asks` where it is a question. `clauses` are spans of `text`, and
    `vectors` (1 + clauses, dimensions) what the whole and each clause mean. `cue` is the introducing verb;
    `stems` are the telling words by their beginnings, `weight` what all of them say.
    """

    key: int
    language: str | None
    speaker: Speaker
    direct: bool
    text: str
    passage: Passage
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    weights: tuple[int, ...]
    asks: bool
    cue: Passage | None
    clauses: tuple[tuple[int, int], ...]
    stems: Mapping[str, int]
    weight: int
    quotations: list[Quotation] = field(default_factory=list)
    vectors: Vectors = field(default_factory=lambda: np.zeros((0, 0), np.int8))


def units(
    quotations: Iterable[Quotation],
    articles: Mapping[str, Article],
    persons: Sequence[Person],
    encoder: Encoder,
) -> list[Unit]:
    """Every wording of a pile, in order of its hash, which hangs on nothing but its words and speaker."""
    whose = {quotation: person for person in persons for quotation in person.quotations}
    found: dict[tuple[object, ...], Unit] = {}
    ordered = sorted(quotations, key=lambda q: (q.content.article, q.content.start, q.content.end, q.id))
    for quotation in ordered:
        language = _primary(articles[quotation.content.article].language)
        speaker = _speaker(quotation, whose.get(quotation.id), language, encoder)
        text = _said(quotation)
        tokens = tokenize(text, MOST_WORDS)
        first = 1 if len(tokens.words) > 2 and tokens.words[0] in COMPLEMENTIZERS else 0
        words = tuple(tokens.words[first:])
        if not words:
            continue
        direct = quotation.kind is QuotationKind.DIRECT
        key = (language, speaker.key, words, direct, _cue(quotation))
        unit = found.get(key)
        if unit is None:
            weights = tuple(weight_of(word, language) for word in words)
            unit = found[key] = Unit(
                _hash(key),
                language,
                speaker,
                direct,
                text,
                quotation.content,
                words,
                tuple(tokens.starts[first:]),
                tuple(tokens.ends[first:]),
                weights,
                _asks(text, first, tokens.words, language),
                quotation.cue,
                tuple(_clauses(text)),
                {word[:STEM_LETTERS]: weight for word, weight in zip(words, weights, strict=True) if weight},
                sum(weights),
            )
        unit.quotations.append(quotation)
    every = sorted(found.values(), key=lambda unit: (unit.key, unit.passage))
    _encode(every, encoder)
    return every


def _encode(every: Sequence[Unit], encoder: Encoder) -> None:
    """All together, which is quicker than one by one."""
    sentences: list[str] = []
    for unit in every:
        sentences.append(unit.text.strip(_MARKS) or unit.text)
        sentences += [unit.text[start:end] for start, end in unit.clauses]
    vectors = encoder.encode(sentences)
    at = 0
    for unit in every:
        unit.vectors = vectors[at : at + 1 + len(unit.clauses)]
        at += 1 + len(unit.clauses)


def _said(quotation: Quotation) -> str:
    """The words of the content; what stands between its parts is blank, so that places stay as they were."""
    content = quotation.content
    text, at = [], content.start
    for part in quotation.parts or (content,):
        text += [" " * (part.start - at), part.text]
        at = part.end
    said = "".join(text)[:LONGEST]
    # "GRÜNWIEK (Norda) – " says where the report was written, and is nobody's words.
    dateline = _DATELINE.match(said) if quotation.kind is QuotationKind.INDIRECT else None
    return " " * dateline.end() + said[dateline.end() :] if dateline else said


def _speaker(quotation: Quotation, person: Person | None, language: str | None, encoder: Encoder) -> Speaker:
    name = " ".join((quotation.name or "").casefold().split())
    return Speaker(
        person.id if person else None,
        name,
        language,
        quotation.speaker_kind,
        _HAN.search(name) is not None and (language != "zh" or "·" in name),
        _is_named(quotation.name or ""),
        frozenset(person.undecided) if person else frozenset(),
        encoder,
    )


def _asks(text: str, first: int, whole: Sequence[str], language: str | None) -> bool:
    """Whether it is a question, in its own words or as one that is told (whether, ob, si)."""
    if text.rstrip(_MARKS + ",").endswith(_ASKS):
        return True
    opens = text.strip()[:1] not in "“”„«»「『\"'‘"
    return opens and not first and whole[0] in QUESTIONS.get(language or "", ())


def _is_named(name: str) -> bool:
    """Whether a speaker is named, and not only what he is: "the mayor of Orlova", "Hafendirektorin"."""
    words = [word for word in name.split() if word[0].isalpha()]
    names = [not word[0].islower() and not _is_office(word) for word in words]
    if words and words[0][0].islower():
        # "the mayor of Orlova" and "le ministre Jean Colas": a place is one word, a person two.
        return len(names) > 2 and names[-1] and names[-2]
    return any(names)


def _is_office(word: str) -> bool:
    known, folded = titles(), word.casefold().rstrip(".")
    return folded in known.words or (len(folded) > 6 and folded.endswith(known.endings))


def _cue(quotation: Quotation) -> str:
    return quotation.cue.text.casefold() if quotation.cue else ""


def _clauses(text: str) -> Iterable[tuple[int, int]]:
    spans, at = [], 0
    for mark in [*(match.span() for match in _CLAUSE.finditer(text)), (len(text), len(text))]:
        piece = text[at : mark[0]]
        start = at + len(piece) - len(piece.lstrip(_MARKS))
        end = at + len(piece.rstrip(_MARKS))
        if end > start and _long_enough(text[start:end]):
            spans.append((start, end))
        at = mark[1]
    return (
        spans[:MOST_CLAUSES]
        if len(spans) > 1
        else spans
        if spans and spans[0][1] - spans[0][0] < at // 2
        else []
    )


def _long_enough(piece: str) -> bool:
    if _SIGN.match(piece):
        return len(piece) >= LEAST_SIGNS
    return len(piece.split()) >= LEAST_WORDS


def weight_of(word: str, language: str | None) -> int:
    """What a word says: 0 where it is an everyday one."""
    if word.isdecimal():
        return 6
    spelled = word if _SIGN.match(word) else word[:STEM_LETTERS]
    return max(0, rarity(spelled, language or "und") - EVERYDAY)


def _primary(language: str | None) -> str | None:
    return language.replace("_", "-").split("-")[0].lower() if language else None


def _hash(key: object) -> int:
    return xxhash.xxh3_64_intdigest(repr(key).encode("utf-8", "surrogatepass")) >> 1


def name_bones(speaker: Speaker) -> NDArray[np.uint64]:
    """The consonants of a speaker's name, as hashes: what names of two spellings share."""
    bones = {skeleton(word) for word in speaker.name.split()} - {None}
    return np.array(sorted(xxhash.xxh3_64_intdigest(str(b).encode()) for b in bones), np.uint64)
