"""The words of a clause as they are compared: folded, weighed by rarity, and what they name or mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.guards.tables import table
from firsthand.names.places import gazetteer, has_names
from firsthand.names.rarity import STEM_LETTERS, is_listed, rarity, term
from firsthand.names.translit import skeleton
from firsthand.names.words import facts, may_be_name
from firsthand.reference.modality_words import modality_words
from firsthand.tokens import UNSPACED, Remembered, plain_words, tokenize

# A word as everyday as this says nothing of what is claimed.
EVERYDAY = 4
# Places written small are adjectives, and no shorter than this.
LEAST_OF_PLACE = 5
# Numbers in words that no table of exact ones has, by their beginnings.
_ROUGHLY = tuple(
    "dozen hundred thousand million billion trillion half third quarter zero none dutzend hundert "
    "tausend zehntausend milliard hälft drittel viertel null dizain douzain vingtain trentain "
    "quarantain cinquantain centain millier moitié tiers quart docena decena centena millar miles "
    "mitad tercio cuarto decin dozzin centina migliai metà terzo dezena dúzia centen milhar milhões "
    "metade terço honderd duizend miljoen helft derde kwart dussin hundra tusen miljon hälft tredje "
    "tucet tuzin dziesiąt setk tysią milion połow desít stov tisíc polovin třetin čtvrtin десят дюжин "
    "сотн тысяч миллион миллиард половин треть трет четверт десят сотен тисяч мільйон мільярд чверт "
    "хиляд милион стотиц половин zec sut mii jumătate sfert tucat száz ezer millió fél harmad negyed "
    "onlarca yüzlerce binlerce milyon yarı üçte puluhan ratusan ribuan jutaan setengah hàng chục trăm "
    "nghìn triệu nửa δεκάδ εκατοντάδ χιλιάδ εκατομμύρι μισό μισοί τρίτ عشرات مئات آلاف ملايين مليون "
    "نصف ثلث ربع ده‌ها صدها هزاران میلیون نیم "
    "수십 수백 수천 수만 수백만 절반 двое трое четверо обоих двух трех "
    "трёх".split()
)
_ROUGHLY_HEADS = frozenset(beginning[:2] for beginning in _ROUGHLY)
_FIRST_UNSPACED = "\u0e00"
# Words of a clause beyond these are not compared.
MOST_WORDS = 120
REMEMBERED = 1 << 16
# Where each word starts, and where it ends.
_Spans = tuple[list[int], list[int]]

_SIGN = re.compile(rf"[{UNSPACED}]")
_HIRAGANA = re.compile(r"[\u3041-\u309f]")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{3,24}")


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """All that one word (two signs where words are not spaced) says wherever it stands.

    `stem` is what its forms share, `weight` 0 for everyday words, `name` its consonants where it is a name,
    `place` the code of the place it names, `term` the English word that it goes with in sentences and their
    translations. `tells` where it may deny, make possible, or stand at a pole, alone or with the next;
    `counts` where it may be a number.
    """

    folded: str
    stem: str
    weight: int
    name: str | None
    place: str | None
    term: str | None
    tells: bool
    counts: bool = False


class Words:
    """The words of a clause in order; where each starts and ends in it is found when first asked."""

    __slots__ = ("_spans", "_text", "_written", "folded", "words")

    def __init__(
        self, text: str, words: Sequence[Word], written: Sequence[str], spans: _Spans | None = None
    ) -> None:
        self.words, self.folded = words, [word.folded for word in words]
        self._text, self._written, self._spans = text, written, spans

    @property
    def starts(self) -> list[int]:
        return self._placed()[0]

    @property
    def ends(self) -> list[int]:
        return self._placed()[1]

    def _placed(self) -> _Spans:
        if self._spans is None:
            starts, ends, at = [], [], 0
            for word in self._written:
                # Between two words stands no letter, so the next place of a word is its own.
                start = self._text.index(word, at)
                at = start + len(word)
                starts.append(start)
                ends.append(at)
            self._spans = starts, ends
        return self._spans


def words_of(text: str, language: str | None) -> Words:
    """The words of a clause."""
    known = language or "und"
    said = _said(known)
    if (plain := plain_words(text)) is not None:
        plain = plain[:MOST_WORDS]
        return Words(text, list(map(said.__getitem__, plain)), plain)
    tokens = tokenize(text, MOST_WORDS)
    starts, ends = tokens.starts, tokens.ends
    written = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    words = list(map(said.__getitem__, written))
    if known != "ja":
        return Words(text, words, written, (starts, ends))
    spans = list(zip(starts, ends, words, strict=True))
    spans += [(*match.span(), _foreign(match.group())) for match in _KATAKANA.finditer(text)]
    spans.sort(key=lambda one: one[:2])
    placed = [start for start, _, _ in spans], [end for _, end, _ in spans]
    return Words(text, [one for _, _, one in spans], (), placed)


@cache
def _said(language: str) -> Remembered[Word]:
    return Remembered(lambda written: word(written, written.casefold(), language), REMEMBERED)


def word(written: str, folded: str, language: str) -> Word:
    """What a word says; `language` is a primary subtag."""
    if folded[0].isdecimal():
        return Word(folded, folded, 0, None, None, None, False)
    if _SIGN.match(folded):
        # Endings and particles of Japanese: what they stand beside says it.
        weight = 0 if _HIRAGANA.search(folded) else max(0, rarity(folded, language) - EVERYDAY)
        return Word(folded, folded, weight, None, None, term(folded, language), False)
    stem = folded[:STEM_LETTERS]
    weight = max(0, rarity(stem, language) - EVERYDAY)
    known = modality_words(language)
    tells = known is not None and known.may_tell(folded)
    counts = folded in table(language).numbers or (
        folded[:2] in _ROUGHLY_HEADS and folded.startswith(_ROUGHLY)
    )
    if written.islower() and written[-1] < _FIRST_UNSPACED and has_names(language):
        # Written small it names nothing, but that an adjective may be of a place.
        place = None if len(written) < LEAST_OF_PLACE else _placed(folded, language)
        meant = term(stem, language) if place is None else None
        return Word(folded, stem, weight, None, place, meant, tells, counts)
    said = facts(written, language)
    if said is None:
        return Word(folded, stem, weight, None, None, None, tells, counts)
    name = said.name
    if name is None and said.capital and said.place is None and may_be_name(said.folded, language):
        name = said.folded  # too few consonants to be known in another script
    return Word(folded, stem, weight, name, said.place, said.term, tells, counts)


def _placed(folded: str, language: str) -> str | None:
    names = gazetteer(language)
    return names.place(folded, True) if names is not None else None


def _foreign(written: str) -> Word:
    """A word in katakana, which may be a name from abroad."""
    name = None if is_listed(written, "ja") else skeleton(written)
    return Word(written, written, 0, name, None, None, False)
