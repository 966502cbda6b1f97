"""What the books of quotation cues hold besides where endings and not places tell who does what.

The Slavic languages have it under `cases`. In their lists of nouns an entry may stand for several forms, as
those of verbs do: `министр~m` with `"m": ["*", "*а!", "*у!"]`; `!` then marks a form that is no subject.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

NOUNS = ("offices", "anonymous", "bodies", "documents", "events")


@dataclass(frozen=True, slots=True)
class Cases:
    """Forms by their endings; each expression matches a word in lower case that is wholly of that kind.

    `adjective` are adjectives in any case, `genitive` nouns and adjectives that go on with a noun before
    them, `oblique` forms that are no subject, `dative` whom something is said to, `infinitive` verbs that
    give what was promised or asked for, `impersonal` verbs that need no subject ("it is said", "they say"),
    `written` those of them by which a document speaks, `leaning` forms of any verb that lean on another's
    subject, where they open a clause ("having come"). `nominatives` are the forms of known nouns that may
    be a subject. `drops` where a verb may leave its subject out. `speaks_in` are prepositions that a body
    or a document speaks after ("in the ministry they said"), `asks_inside` words within a clause that make
    it a question, `genitive_by` prepositions that stand for a genitive ("на"), `possessives` tell whose
    words they were ("in his view"), `possessives_after` the same behind their noun ("по думите му").
    `tells` are verbs by which people tell one of the `agencies`, whose names have no cases ("řekl ČTK").
    `given_to` are events given to an outlet ("in an interview with"), `words_of` nouns between a verb that
    cites and whom it cites ("quotes the words of"), `participle` forms that go on with a noun after a comma
    ("the crews, putting it out"), `possessed` names that are no subject ("the roof of Sokolov's house"),
    `told_name` ends of names in marks that are told, `future` verbs of what is to come, `adversatives`
    words after which the reporter speaks of what was said ("but nobody confirmed it"), `numerals` what a
    subject stands in the genitive after. `idioms` are phrases with a verb of saying in which nobody
    speaks,
    `asides` phrases that stand as an adverb does ("between
    that").
    """

    adjective: re.Pattern[str]
    genitive: re.Pattern[str]
    oblique: re.Pattern[str]
    dative: re.Pattern[str]
    infinitive: re.Pattern[str]
    impersonal: re.Pattern[str]
    written: re.Pattern[str]
    leaning: re.Pattern[str]
    participle: re.Pattern[str]
    possessed: re.Pattern[str]
    told_name: re.Pattern[str]
    future: re.Pattern[str]
    nominatives: frozenset[str]
    drops: bool
    speaks_in: frozenset[str]
    asks_inside: frozenset[str]
    genitive_by: frozenset[str]
    possessives: frozenset[str]
    possessives_after: frozenset[str]
    tells: frozenset[str]
    agencies: frozenset[str]
    given_to: frozenset[str]
    words_of: frozenset[str]
    adversatives: frozenset[str]
    numerals: frozenset[str]
    idioms: Mapping[str, tuple[tuple[str, ...], ...]]
    asides: Mapping[str, tuple[tuple[str, ...], ...]]


def cases(
    raw: Mapping[str, Any], forms: Callable[[str], list[tuple[str, bool]]], lists: Mapping[str, Any]
) -> Cases | None:
    """The part of a book under `cases`, None where it has none; `lists` holds its nouns as written."""
    if not raw:
        return None
    subjects = (form for name in NOUNS[:-1] for word in lists.get(name, ()) for form in forms(word))

    def shape(name: str) -> re.Pattern[str]:
        return re.compile(rf"(?:{raw.get(name, '(?!)')})\Z")

    return Cases(
        shape("adjective"),
        shape("genitive"),
        shape("oblique"),
        shape("dative"),
        shape("infinitive"),
        shape("impersonal"),
        shape("written"),
        shape("leaning"),
        shape("participle"),
        shape("possessed"),
        shape("told_name"),
        shape("future"),
        nominatives=frozenset(form for form, subject in subjects if subject),
        drops=raw.get("drops", False),
        speaks_in=frozenset(raw.get("speaks_in", ())),
        asks_inside=frozenset(raw.get("asks_inside", ())),
        genitive_by=frozenset(raw.get("genitive_by", ())),
        possessives=frozenset(raw.get("possessives", ())),
        possessives_after=frozenset(raw.get("possessives_after", ())),
        tells=frozenset(raw.get("tells", ())),
        agencies=frozenset(name.lower() for name in raw.get("agencies", ())),
        given_to=frozenset(raw.get("given_to", ())),
        words_of=frozenset(raw.get("words_of", ())),
        numerals=frozenset(raw.get("numerals", ())),
        adversatives=frozenset(raw.get("adversatives", ())),
        idioms=_by_first(raw.get("idioms", ())),
        asides=_by_first(raw.get("asides", ())),
    )


def _by_first(written: Sequence[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases as their words, by the first of them."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in written:
        words = tuple(phrase.split(" "))
        found[words[0]] = (*found.get(words[0], ()), words)
    return found
