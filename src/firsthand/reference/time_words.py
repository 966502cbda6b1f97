"""Words that tell times, one file per language, read when needed.

A file in `reference/times/` lists words by what they mean; names of months and weekdays come from CLDR and
are only added to there, number words from `reference/guards`. A list is one string: `_` is a space, a final
`*` any ending of up to four letters, and a capital asks for a capital. Every example is a test.

Each word is read as one sign, so that a rule is a pattern of signs (`firsthand.times.rules`):

    N number  Y year  O ordinal  M month (m short)  D weekday  d date in figures  Z day of a month
    0 minute  1 hour  2 day  3 week  4 weekend  5 month  6 quarter  7 year  8 decade  9 century  H half
    S season  P part of the day  A today and its neighbours  R now, once, soon  B beginning, middle, end
    L last  T this  X next  g ago (before the number)  G ago (behind it)  i in  w later  b earlier
    v every  V daily  p some, several  q about  F the, of  t on, since  r to  K o'clock  a am, pm
    J the nineties  l for years  h feast  c clock (C with a stop)  E this year, in one word
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale

from firsthand.reference import by_language

Value = int | str | tuple[int, ...]
WORD = re.compile(r"[^\W\d_]++(?:[\u0300-\u036f\u064b-\u0652]++[^\W\d_]*+)*+|\d[\d.,:/–-]*|[^\w\s]")
UNSPACED = frozenset({"zh", "ja", "th", "ko"})
LONGEST_ENDING = 4
_KANJI = frozenset("一二三四五六七八九十百千万")
_PARTICLE = "(?=[은는이가을를의에도만과와로부까간째쯤내말초]|[^가-힣]|$)"
_NO_HANGUL = r"(?<![가-힣])"
# Names that are other words nearly always: in Persian May is how verbs begin.
_NEVER = frozenset({("fa", "می")})
# Lists of words of one meaning, and lists by meaning.
_PLAIN = {
    "last": "L", "this": "T", "next": "X", "ago_before": "g", "ago_behind": "G", "in": "i", "later": "w",
    "earlier": "b", "every": "v", "some": "p", "about_so": "q", "of": "F", "on": "t", "to": "r", "clock": "K",
}  # fmt: skip
_UNITS = {
    "S": "0",
    "min": "0",
    "H": "1",
    "D": "2",
    "W": "3",
    "WE": "4",
    "M": "5",
    "Q": "6",
    "Y": "7",
    "DE": "8",
    "C": "9",
}
_BY_MEANING = {
    "seasons": "S", "parts": "P", "phases": "B", "refs": "R", "sets": "V", "decades": "J", "lasting": "l",
    "feasts": "h", "counted": "E",
}  # fmt: skip
_BY_NUMBER = {"days": "A", "ordinals": "O", "halves": "H", "half_days": "a", "more_numbers": "N"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """The sign of a word and what it stands for."""

    sign: str
    value: Value


@dataclass(frozen=True, slots=True, eq=False)
class TimeWords:
    """What one language says of times, folded.

    `phrases` by their first word, longest first. `month_first`: May 3. `last_is_ago`: "week ago" is the last.
    `doubtful` names of months and weekdays are other words too often to stand alone. `traps` are phrases that
    tell no time.
    `future` and `past` are words (and endings) that tell when a clause plays, `happens` verbs of what happens
    and `lasts` of how things are. Beside words of `nowadays` "today" is no day.
    Words of `joining` begin another clause before such a word ("and will").
    After a word of `not_past` no word tells of the past ("will be held"); `hearsay` does ("soll ... haben").
    Of the words of "later" and "earlier" the `prepositions` hang on what follows ("a day after the fire").
    `before` says that something comes before a time; after words of `not_at` nothing happens at the time,
    and what is `set_for` a time is still to come. What lasted `until` a time may have done so until the next,
    so may what lasted `up_to` one, right before it, or with `until_behind` it (a pattern).
    `after` stands before or behind an event, and what `happened` is one that nobody plans: it is past.
    Behind a phase words of `within` say that it is no part of the time: "ein Beginn im Jahr 2031".
    A year with one of `instances` behind it counts them: "in 1984 cases".
    `verb_last`: what a clause tells stands behind its time.
    A year with one of `decade_endings` close behind is a decade ("1930er"), of `year_endings` still a year.
    Years beside words of `age_before` and `age_after` are an age, 20.30 after one of `clock_before` a clock,
    and hours after one of `hour_before` too ("à 23 heures"). `ordinal_endings` stand close behind figures.
    """

    language: str
    words: dict[str, Meaning]
    cased: dict[str, Meaning]
    stems: dict[str, Meaning]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Meaning], ...]]
    heads: frozenset[str]
    prefixes: tuple[str, ...]
    pattern: re.Pattern[str] | None
    month_first: bool
    capital: bool
    last_is_ago: bool
    nouns_capitalised: bool
    doubtful: frozenset[str]
    plurals: frozenset[str]
    traps: re.Pattern[str] | None
    future: re.Pattern[str] | None
    past: re.Pattern[str] | None
    not_past: frozenset[str]
    joining: re.Pattern[str] | None
    hearsay: re.Pattern[str] | None
    happens: re.Pattern[str] | None
    lasts: re.Pattern[str] | None
    nowadays: frozenset[str]
    not_at: frozenset[str]
    set_for: frozenset[str]
    until: frozenset[str]
    up_to: frozenset[str]
    until_behind: re.Pattern[str] | None
    after: re.Pattern[str] | None
    after_words: tuple[str, ...]
    happened: re.Pattern[str] | None
    within: frozenset[str]
    instances: frozenset[str]
    verb_last: bool
    decade_endings: frozenset[str]
    year_endings: frozenset[str]
    prepositions: frozenset[str]
    ordinal_endings: frozenset[str]
    clock_before: frozenset[str]
    hour_before: frozenset[str]
    age_before: frozenset[str]
    age_after: frozenset[str]
    before: re.Pattern[str] | None

    def tells_tense(self, text: str, at: int) -> bool:
        """Whether a word that tells when a clause plays stands at a place."""
        word = WORD.match(text, at)
        return word is not None and any(
            one is not None and one.search(text, *word.span()) for one in (self.future, self.past)
        )

    def opens(self, words: list[str]) -> bool:
        """Whether these words before a time say that something happened at it: "On", "Im Jahr", or none."""
        if not words:
            return True
        meanings = [self.meaning(word) for word in words]
        return all(one is not None and one.sign in "tiF7D" for one in meanings) and not any(
            self.fold(word) in self.not_at for word in words
        )

    def joins(self, word: str) -> bool:
        """Whether a word stands between the ends of a stretch of time: "to", "bis", "and"."""
        one = self.meaning(word) if word.isalpha() else None
        return one is not None and one.sign in "rt"

    def is_age(self, before: str, after: str) -> bool:
        """Whether years between these words are how old somebody is."""
        return not self.age_before.isdisjoint(self.fold(before).split()) or not self.age_after.isdisjoint(
            word.strip(".,;:)") for word in self.fold(after).split()
        )

    def fold(self, word: str) -> str:
        """A word in small letters; of Turkish the dotted I is i and the other is not."""
        if self.language == "tr":
            word = word.replace("İ", "i").replace("I", "ı")
        return word.casefold()

    def spelled(self, written: str) -> Meaning | None:
        """What a word or phrase means in a language without spaces."""
        folded = written.casefold()
        if found := self.words.get(folded) or self.stems.get(folded):
            return found
        parts = tuple(WORD.findall(folded))
        return next((one for known, one in self.phrases.get(parts[0], ()) if known == parts), None)

    def meaning(self, word: str) -> Meaning | None:
        """What a single word means, as written."""
        return self.meaning_of(word, self.fold(word))

    def meaning_of(self, word: str, folded: str) -> Meaning | None:
        """The same, where the word is folded already."""
        if found := self.cased.get(word):
            return found
        if found := self.words.get(folded) or self._by_stem(folded):
            return found
        for prefix in self.prefixes:
            if folded.startswith(prefix) and len(folded) > len(prefix) + 2:
                rest = folded[len(prefix) :]
                if found := self.words.get(rest) or self._by_stem(rest):
                    return found
        return None

    def _by_stem(self, folded: str) -> Meaning | None:
        if folded[:3] not in self.heads:
            return None
        for size in range(len(folded), max(2, len(folded) - LONGEST_ENDING - 1), -1):
            if found := self.stems.get(folded[:size]):
                return found
        return None


def languages() -> tuple[str, ...]:
    """The languages whose times are read, sorted."""
    return by_language.languages("times")


@cache
def time_words(language: str | None) -> TimeWords | None:
    """The words of a language by its primary subtag, None where there are none."""
    if language is None or language not in languages():
        return None
    known = by_language.read("times", language)
    entries = list(_entries(language, known))
    words: dict[str, Meaning] = {}
    cased: dict[str, Meaning] = {}
    stems: dict[str, Meaning] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for spelling, meaning in entries:  # what comes first holds
        spelled = spelling.replace("_", " ")
        stem = spelled.endswith("*")
        parts = tuple(WORD.findall(spelled.removesuffix("*")))
        if not parts:
            continue
        if len(parts) > 1:
            folded = tuple(part.casefold() for part in parts)
            phrases.setdefault(folded[0], []).append((folded, meaning))
        elif stem:
            stems.setdefault(parts[0].casefold(), meaning)
        elif parts[0] != parts[0].casefold() and language in ("de", "id", "en"):
            cased.setdefault(parts[0], meaning)
        else:
            words.setdefault(parts[0].casefold(), meaning)
    return TimeWords(
        language=language,
        words=words,
        cased=cased,
        stems=stems,
        phrases={first: tuple(sorted(some, key=lambda one: -len(one[0]))) for first, some in phrases.items()},
        heads=frozenset(stem[:3] for stem in stems),
        prefixes=tuple(known.get("prefixes", "").split()),
        pattern=_pattern(language, entries) if language in UNSPACED else None,
        month_first=bool(known.get("month_first", False)),
        capital=bool(known.get("capital", False)),
        last_is_ago=bool(known.get("last_is_ago", False)),
        nouns_capitalised=language == "de",
        plurals=frozenset(known.get("plurals", "").split()),
        doubtful=frozenset(known.get("doubtful", "").split()),
        traps=_any(known.get("traps", ""), language),
        future=_any(known.get("future", ""), language),
        past=_any(known.get("past", ""), language),
        joining=_any(known.get("joining", ""), language),
        not_past=frozenset(known.get("not_past", "").split()),
        hearsay=re.compile(known["hearsay"], re.IGNORECASE) if "hearsay" in known else None,
        happens=re.compile(known["happens"], re.IGNORECASE) if "happens" in known else None,
        lasts=re.compile(known["lasts"], re.IGNORECASE) if "lasts" in known else None,
        nowadays=frozenset(known.get("nowadays", "").split()),
        until=frozenset(known.get("until", "").casefold().split()),
        up_to=frozenset(known.get("up_to", "").casefold().split()),
        until_behind=re.compile(known["until_behind"]) if "until_behind" in known else None,
        after=_any(known.get("after", ""), language),
        after_words=tuple(word.replace("_", " ") for word in known.get("after", "").split()),
        happened=_any(known.get("happened", ""), language),
        within=frozenset(known.get("within", "").casefold().split()),
        instances=frozenset(known.get("instances", "").casefold().split()),
        verb_last=bool(known.get("verb_last", False)),
        set_for=frozenset(known.get("set_for", "").split()),
        not_at=frozenset(known.get("not_at", "").split()),
        decade_endings=frozenset(known.get("decade_endings", "").split()),
        year_endings=frozenset(known.get("year_endings", "").split()),
        prepositions=frozenset(known.get("prepositions", "").split()),
        ordinal_endings=frozenset(known.get("ordinal_endings", "").split()),
        hour_before=frozenset(known.get("hour_before", "").split()),
        clock_before=frozenset(known.get("clock_before", "").split()),
        age_before=frozenset(known.get("age_before", "").split()),
        age_after=frozenset(known.get("age_after", "").split()),
        before=_any(known.get("before", ""), language),
    )


def examples(language: str) -> list[tuple[str, str, list[tuple[str, str | None]]]]:
    """The day of publication, a text, and the words and the value of each time in it."""
    return [
        (published, text, [(words, value) for words, value in told])
        for published, text, told in by_language.read("times", language)["examples"]
    ]


def _entries(language: str, known: dict[str, Any]) -> Iterator[tuple[str, Meaning]]:
    for key, sign in _BY_MEANING.items():
        for value, listed in known.get(key, {}).items():
            yield from ((word, Meaning(sign, value)) for word in listed.split())
    for key, sign in _BY_NUMBER.items():
        for value, listed in known.get(key, {}).items():
            yield from ((word, Meaning(sign, int(value))) for word in listed.split())
    for value, listed in known.get("units", {}).items():
        yield from ((word, Meaning(_UNITS[value], value)) for word in listed.split())
    for key, sign in _PLAIN.items():
        yield from ((word, Meaning(sign, key)) for word in known.get(key, "").split())
    for key, sign in (("months", "M"), ("weekdays", "D")):
        for value, listed in known.get(key, {}).items():
            yield from ((word, Meaning(sign, int(value))) for word in listed.split())
    if word := known.get("numbered_month"):
        for number in range(12, 0, -1):
            yield f"{word}_{number}", Meaning("M", number)
            yield f"{word}_0{number}", Meaning("M", number)
    compounds = known.get("compounds")
    for sign, value, name, short in _names(language, known.get("cut")):
        if compounds is not None and sign == "D":
            for part, listed in known["parts"].items():
                for word in listed.split():
                    yield f"{name}{compounds}{word.casefold()}", Meaning("D", f"{value}{part}")
        yield name, Meaning(sign.lower() if short else sign, value)
    for word, number in by_language.read("guards", language)["numbers"].items():
        if number <= 100:
            yield word.replace(" ", "_"), Meaning("N", int(number))


def _names(language: str, cut: int | None) -> Iterator[tuple[str, int, str, bool]]:
    locale = Locale.parse(language)
    for sign, names in (("D", locale.days), ("M", locale.months)):
        for form in ("format", "stand-alone"):
            for number, name in names[form]["wide"].items():
                folded = name.casefold().replace(" ", "_").replace("\u200c", "_")
                if any(letter.isdigit() for letter in folded):
                    continue
                yield sign, int(number), folded, False
                if cut is not None and len(folded) - cut >= 4:
                    yield sign, int(number), folded[: len(folded) - cut] + "*", False
    if language in UNSPACED or language in {"ar", "fa", "vi"}:
        return
    for number, name in locale.months["format"]["abbreviated"].items():
        folded = name.casefold().rstrip(".")
        if len(folded) >= 3 and folded.isalpha():
            yield "M", int(number), folded, True


def _pattern(language: str, entries: list[tuple[str, Meaning]]) -> re.Pattern[str]:
    """All words of a language without spaces, by their first letter, so that most places fail at once."""
    heads: dict[str, set[str]] = {}
    for spelling, _ in entries:
        word = spelling.replace("_", " ").removesuffix("*")
        if word not in _KANJI:
            heads.setdefault(word[0], set()).add(word[1:])
    # A word of one syllable is part of another unless a particle or a space follows.
    alone = _PARTICLE if language == "ko" else ""
    either = "|".join(
        re.escape(head)
        + "(?:"
        + "|".join((re.escape(t) or alone) for t in sorted(tails, key=lambda t: (-len(t), t)))
        + ")"
        for head, tails in sorted(heads.items())
    )
    first = "".join(re.escape(head) for head in sorted(heads))
    return re.compile(rf"(?=[{first}]){_NO_HANGUL if language == 'ko' else ''}(?P<word>{either})")


def _any(listed: str, language: str) -> re.Pattern[str] | None:
    """Words, `stem*` and `*ending`, any of them; `-stem*` and `-*ending` never."""
    if not listed:
        return None
    if language in UNSPACED:
        return re.compile("|".join(re.escape(word.replace("_", " ").strip("*")) for word in listed.split()))
    plain = sorted(listed.split(), key=lambda word: (-len(word), word))
    never = "".join(
        rf"(?!\w*{re.escape(word[2:])}(?!\w))" if word[1] == "*" else rf"(?!{re.escape(word[1:-1])})"
        for word in plain
        if word[0] == "-"
    )
    plain = [word for word in plain if word[0] != "-"]
    whole = [
        re.escape(word.strip("*").replace("_", " ")) + (r"\w*" if word.endswith("*") else r"(?!\w)")
        for word in plain
        if not word.startswith("*")
    ]
    ends = [re.escape(word[1:]) for word in plain if word.startswith("*")]
    pattern = rf"(?<!\w)(?:{'|'.join(whole)})" if whole else ""
    if ends:
        # A German word with a capital is a noun. The ending is asked for first: few words have it.
        head = r"(?-i:[a-zäöüß])\w+" if language == "de" else r"\w{2,}"
        pattern += ("|" if whole else "") + rf"(?<!\w)(?={head}(?:{'|'.join(ends)})(?!\w)){never}\w+"
    return re.compile(pattern, re.IGNORECASE)
