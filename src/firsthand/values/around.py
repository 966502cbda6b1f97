"""What stands around a number: its hedge, its unit, what is counted, and what became of those counted."""

import re
from functools import lru_cache

from firsthand.claim import Hedge
from firsthand.guards.tables import table
from firsthand.reference.unit_words import LONGEST_NAME, begins_part, parts_of
from firsthand.values.atom import Piece
from firsthand.values.number import Fate
from firsthand.values.spelled import parts_of_word
from firsthand.values.units import PERSON

# Characters before and behind a number that are looked at.
_BEFORE, _BEHIND = 40, 60
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"(?<![^\W\d_])(?P<word>[^\W\d_]+)[ \u00a0'’\"“«„(-]{0,3}\Z")
_STOPS = re.compile(r"[.!?;:\n]")
_UNIT_GAP = re.compile(r"[ \u00a0\u202f\u200c]?[-‑'’]?")
_UNIT_STOP = re.compile(r"[,;:!?()\n\d]|\.\s")
_NEXT = re.compile(r"(?:[ \u00a0\u202f\u200c]{1,2}|[-‑]|['’])?(?P<word>[^\W\d_]{1,60})")
_MOST_SKIPPED = 3
# In English what is counted ends in s, behind adjectives and nouns that do not: three automatic weapons.
_PLURAL = re.compile(r"[ \u00a0](?:[^\W\d_]{1,30}[ \u00a0]){0,3}?[^\W\d_]{2,30}(?<![suio])s(?!\w)")
_NOT_PLURAL = frozenset("was has does his this its as us says".split())
_HYPHENED = re.compile(r"(?:[-‑][^\W\d_]{1,60}){1,4}")
# How German adjectives end.
_ADJECTIVE = ("e", "en", "er", "es", "em")
# Square and cubic metres written with a figure: m2.
_POWERS, _POWER, _RAISED = {"m", "km", "cm"}, re.compile(r"[23](?!\d)"), {"2": "²", "3": "³"}
# Signs before an ending of case, behind which nothing counted follows: 12'den, 9-ről.
_SUFFIXED = {"tr": "'’", "hu": "-"}
# Signs that end what is told of a number, and how far it may be told.
_CLAUSE = re.compile("[,;:.!?()\\n\\d–—،؛，。、；！？]")
_FATE_BEFORE, _FATE_BEHIND = 40, 70
_MOST_FATE_WORDS, _NEAR = 7, 2
# Where the verb ends the clause, what is told before a number is told of another.
_VERB_FINAL = frozenset({"tr", "fa", "ko", "ja", "hu"})


@lru_cache(maxsize=4)
def words_before(piece: Piece, start: int) -> tuple[str, ...]:
    """The last words before a place, as far as nothing but spaces parts them."""
    clauses = _STOPS.split(piece.lower[max(0, start - _BEFORE) : start])
    # A dot right before figures is that of an abbreviation: Nr. 7.
    tail = " ".join(clauses[-2:]) if len(clauses[-1]) < 2 else clauses[-1]
    return tuple(_WORD.findall(tail)[-5:])


def unit_before(piece: Piece, start: int) -> tuple[int, str] | None:
    """The currency or percent sign written before a number, and where it starts."""
    tail = piece.lower[max(0, start - 8) : start]
    bare = tail.rstrip(" \u00a0\u202f")
    if bare[-1:] not in piece.known.money_ends:
        return None
    known = piece.known.money_before
    for size in range(min(6, len(bare)), 0, -1):
        sign = bare[-size:]
        spaced = not piece.known.unspaced and sign[0].isalpha()
        if sign in known and not (spaced and bare[-size - 1 : -size].isalpha()):
            return start - (len(tail) - len(bare)) - size, known[sign]
    return None


def hedge_before(piece: Piece, start: int, between: bool = False) -> tuple[int, Hedge] | None:
    """The hedge that ends where a number starts, and where it starts."""
    known = piece.known
    tail = piece.lower[max(0, start - _BEFORE) : start]
    if known.unspaced:
        bare = tail.rstrip(" \u00a0")
        for sign, hedge in known.before_signs:
            if bare.endswith(sign):
                # 最近 ends as 近 does, and is no hedge.
                return (start - (len(tail) - len(bare)) - len(sign), Hedge(hedge)) if hedge else None
        return None
    if tail[-1:] and tail[-1] in "~≈":
        return start - 1, Hedge.ABOUT
    last = _LAST_WORD.search(tail)
    if last is None or (last["word"] not in known.before_ends and last["word"] not in known.small):
        return None
    found = list(_WORD.finditer(tail))[-4:]
    for at in range(len(found)):
        hedged = known.before.get(tuple(match.group() for match in found[at:]))
        if hedged is not None and not (between and at == len(found) - 1 and last["word"] in known.close):
            return start - len(tail) + found[at].start(), Hedge(hedged)
    # One small word may stand between: "at least the 62", "circa il 40%".
    if not between and last["word"] in known.small and len(found) > 1:
        return hedge_before(piece, start - len(tail) + found[-1].start(), between=True)
    return None


def hedge_behind(piece: Piece, end: int) -> tuple[int, Hedge] | None:
    """The hedge that begins where a number or its unit ends, and where it ends."""
    pattern = piece.known.after
    match = pattern.match(piece.lower, end) if pattern is not None else None
    return (match.end(), Hedge(piece.known.after_hedges[match["name"]])) if match else None


def unit_behind(piece: Piece, end: int) -> tuple[int, str, str | None] | None:
    """The unit that follows a number, where it ends, and of people the kind as written."""
    known, lower = piece.known, piece.lower
    if known.unit_signs is not None and (sign := known.unit_signs.match(lower, end)):
        unit = known.unit_by_sign[sign["name"]]
        kind = known.people_signs.match(lower, sign.end()) if known.people_signs and unit == PERSON else None
        return (kind.end(), unit, kind["name"]) if kind else (sign.end(), unit, None)
    at = end
    for _ in range(_MOST_SKIPPED):
        gap = _UNIT_GAP.match(lower, at)
        begin = gap.end() if gap else at
        window = lower[begin : begin + _BEHIND].replace("-", " ").replace("‑", " ")
        if not begins_part(window):
            return None
        found, parts = None, []
        if known.units.may_begin(window):
            stop = _UNIT_STOP.search(window)
            parts = parts_of(window[: stop.start()] if stop else window, LONGEST_NAME)
            found = known.units.find(parts)
        if found is not None and not _other_word(piece, begin, parts[0], found[1]):
            size, unit = found
            place = begin
            for part in parts[:size]:
                place = begin + window.index(part, place - begin) + len(part)
            if unit in _POWERS and (power := _POWER.match(lower, place)) is not None:
                return power.end(), unit + _RAISED[power.group()], None
            return place, unit, _kind(piece, begin, place) if unit == PERSON else None
        word = _NEXT.match(lower, at)
        if word is None or word["word"] not in known.skip:
            return _people_behind(piece, at) if at == end else None
        at = word.end()
    return None


def _kind(piece: Piece, begin: int, end: int) -> str | None:
    return piece.text[begin:end] if piece.known.people.find(parts_of(piece.lower[begin:end])) else None


def _other_word(piece: Piece, begin: int, part: str, unit: str) -> bool:
    """Whether what may be a unit is a word or a name: "3 s.", "5 T cells", 1948-ban."""
    if part in piece.known.codes:
        return not piece.text[begin : begin + 3].isupper()
    if len(part) > 1 or not part.isalpha() or part > "\u3000":
        return False
    if not part.isascii():
        return False
    return part != "w" and (piece.text[begin] != part or unit in {"s", "g", "l"})


def _people_behind(piece: Piece, at: int) -> tuple[int, str, str | None] | None:
    """People behind one adjective: 62 young people."""
    first = _NEXT.match(piece.lower, at)
    if first is None or first["word"] in piece.known.stop:
        return None
    second = _NEXT.match(piece.lower, first.end())
    found = piece.known.units.find([second["word"]]) if second else None
    if second is None or found is None or found[1] != PERSON:
        return None
    return second.end(), PERSON, _kind(piece, second.start("word"), second.end())


def counted_behind(piece: Piece, end: int) -> tuple[int, str] | None:
    """The noun that follows a number, as written, and where it ends."""
    known, lower = piece.known, piece.lower
    if known.counters is not None and (counter := known.counters.match(lower, end)):
        return counter.end(), counter["name"]
    if known.unspaced or (lower[end : end + 1] and lower[end] in _SUFFIXED.get(known.language, "")):
        return None
    if known.language == "en" and (plural := _PLURAL.match(lower, end)) is not None:
        words = list(_WORD.finditer(lower, end, plural.end()))
        if not any(word.group() in known.stop or word.group() in _NOT_PLURAL for word in words):
            return _whole_word(piece, words[-1].start(), words[-1].end())
    at = end
    capitals = table(known.language or None).nouns_capitalised
    for _ in range(_MOST_SKIPPED + 1):
        word = _NEXT.match(lower, at)
        if word is None:
            return None
        said = piece.text[word.start("word") : word.end("word")]
        skipped = word["word"] in known.skip
        if not skipped and (word["word"] in known.stop or parts_of_word(word["word"], known.language)):
            return None
        if skipped or (capitals and said[0].islower() and said.endswith(_ADJECTIVE)):
            at = word.end()
            continue
        if (len(said) < 2 and known.language != "vi") or (capitals and said[0].islower()):
            return None
        return _whole_word(piece, word.start("word"), word.end("word"))
    return None


def _whole_word(piece: Piece, start: int, end: int) -> tuple[int, str]:
    """A noun with the parts that a hyphen joins to it."""
    if (rest := _HYPHENED.match(piece.text, end)) is not None:
        end = rest.end()
    return end, piece.text[start:end]


def fate_around(piece: Piece, start: int, end: int) -> Fate | None:
    """What became of the people whose number stands from `start` to `end`, as the nearest words tell."""
    known = piece.known
    tail = piece.lower[end : end + _FATE_BEHIND]
    if (stop := _CLAUSE.search(tail)) is not None:
        tail = tail[: stop.start()]
    head = piece.lower[max(0, start - _FATE_BEFORE) : start]
    stops = list(_CLAUSE.finditer(head))
    if stops:
        head = head[stops[-1].end() :]
    # Behind another number what is told may be told of that one.
    trusted = not (stops and stops[-1].group().isdigit())
    if known.fate_signs is not None:
        trusted = trusted or any(word in head for word in known.conjunctions)
    if known.fate_signs is not None:
        return _fate_in_signs(piece, head if trusted else "", tail)
    before = _fate_before(piece, head, trusted)
    if before is not None and known.language not in _VERB_FINAL:
        return before
    return _fate_behind(piece, tail) or before


def _fate_behind(piece: Piece, tail: str) -> Fate | None:
    known = piece.known
    if known.language == "ro":
        # "Și" is "and", and the reflexive of "și-au pierdut viața".
        tail = tail.replace("și-", "")
    words = _WORD.findall(tail)[:_MOST_FATE_WORDS]
    for at, word in enumerate(words):
        if word in known.conjunctions:
            return None
        if known.language == "ar" and word[0] == "و" and known.fates.find([word[1:]]):
            return None
        if not known.fates.may_begin(word):
            continue
        found = known.fates.find(words[at : at + LONGEST_NAME])
        if found is not None:
            return Fate(found[1])
    return None


def _fate_before(piece: Piece, head: str, trusted: bool) -> Fate | None:
    """What is told right before a number."""
    known = piece.known
    every = _WORD.findall(head)
    words = every[-_NEAR:]
    if (
        not trusted
        and known.conjunctions.isdisjoint(every)
        and not (known.language == "ar" and any(w[0] == "و" for w in words))
    ):
        return None
    for at in range(len(words) - 1, -1, -1):
        if words[at] in known.conjunctions or words[at] in known.cuts:
            return None
        found = known.fates.find(words[at:])
        if found is None and known.language == "ar" and words[at][0] == "و":
            found = known.fates.find([words[at][1:]])
        if found is not None:
            return Fate(found[1])
    return None


def _fate_in_signs(piece: Piece, head: str, tail: str) -> Fate | None:
    known = piece.known
    if known.fate_signs is None:
        return None
    for word in known.conjunctions:
        tail, head = tail.partition(word)[0], head.rpartition(word)[2]
    bare = head.rstrip(" \u00a0")
    for match in known.fate_signs.finditer(bare):
        if match.end() >= len(bare) - 1:
            return Fate(known.fate_by_sign[match["name"]])
    first = known.fate_signs.search(tail)
    return Fate(known.fate_by_sign[first["name"]]) if first else None


def is_fate(piece: Piece, start: int) -> bool:
    """Whether the words from a place on say what became of people, and are not what is counted."""
    first, fates = _WORD.search(piece.lower, start, start + _BEHIND), piece.known.fates
    if first is None or not fates.may_begin(first.group()):
        return False
    return fates.find(_WORD.findall(piece.lower, start, start + _BEHIND)[:LONGEST_NAME]) is not None
