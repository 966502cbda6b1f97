"""The words by which reports give what somebody said: one file per language, read when needed.

A file in `reference/quotations/` holds the verbs and phrases of one language and the small words that bound
a clause. A verb is one form, or a stem and a class of endings: `erklär~weak` with `"weak": ["*t", "*te"]`
stands for `erklärt` and `erklärte`; `!` ends a form that is not finite (`gesagt!`). Each group says what its
verbs take:

    clause      "said that it was safe"      question    "asked whether it was safe"
    infinitive  "promised to repair it"      object      "condemned the plan"
    as          "called the plan a mistake"  quote       only words in quotation marks
    marked      its object is somebody's only with words in marks in it ("parle de « retards »")
    cited       the subject of its passive is the speaker ("wird … zitiert")
    source      its speaker stands after a preposition ("geht aus dem Bericht hervor")
    told        its object is the one it was said to ("told reporters that")
    state       what he says he is ("s'est dite prête à revenir"), by a word of `states`

`particle` is the part that German verbs put at the end ("teilte … mit"). In an example `yes`, braces mark
what was said, square brackets the speaker: "[She] said {that it was safe}."; an example `no` holds no
quotation. Every example is a test.
"""

import json
from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from importlib import resources
from typing import Any

from firsthand.reference.quotation_book import Frame, QuotationBook, VerbForm
from firsthand.reference.quotation_cues_cases import NOUNS, cases
from firsthand.reference.quotation_cues_final import final

FOLDER = "quotations"
TAKES = frozenset("clause question infinitive object as quote told state source cited marked".split())


_SINGLE = frozenset(
    {
        "language",
        "order",
        "cases",
        "final",
        "noun_endings",
        "adjuncts",
        "softened",
        "bare",
        "capital_nouns",
        "elides",
        "prodrop",
        "antecedents",
        "known_speakers",
        "states",
        "frames_inside",
        "dashes",
        "noun_clauses",
        "articled_names",
        "lead_subject",
        "caseless",
        "plain",
        "heads_first",
        "titles_stand",
        "family_first",
        "infinitive",
        "after_apostrophe",
        "before_hyphen",
        "after_hyphen",
        "spelling",
        "marks",
        "idioms",
        "commas",
        "partials",
        "adverb_like",
        "gerunds",
        "participles",
        "plurals",
        "finite",
        "verbs",
        "phrases",
        "nouns",
        "frames",
    }
)


def languages() -> tuple[str, ...]:
    """The languages that have a file, as BCP 47 primary subtags, sorted."""
    names = (file.name for file in _folder().iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in names if name.endswith(".json")))


@lru_cache(maxsize=32)
def quotation_book(language: str) -> QuotationBook | None:
    """The cues of a language (`de`, `pt-BR`), None where there are none."""
    primary = language.replace("_", "-").split("-")[0].lower()
    file = _folder() / f"{primary}.json"
    if not primary.isalpha() or not file.is_file():
        return None
    raw = json.loads(file.read_text(encoding="utf-8"))
    if raw.get("order") == "east":
        return None
    if raw.get("folded"):
        raw = _folded(raw, str.maketrans(raw["spelling"]))
    return _book(raw)


def _folded(raw: dict[str, Any], spelling: dict[int, str]) -> dict[str, Any]:
    """A book with its words in the spelling that words of a text are compared in, its examples kept."""
    kept = ("spelling", "marks", "yes", "no")
    return {
        key: value if key in kept else json.loads(json.dumps(value, ensure_ascii=False).translate(spelling))
        for key, value in raw.items()
    }


def _book(raw: dict[str, Any]) -> QuotationBook:
    endings: dict[str, list[str]] = raw.get("endings", {})
    verbs: dict[str, list[VerbForm]] = {}
    phrases: list[tuple[str, VerbForm]] = []
    for group in raw["verbs"]:
        takes = frozenset(group["takes"])
        if unknown := takes - TAKES:
            raise ValueError(f"{raw['language']}: no verb takes {sorted(unknown)}; known: {sorted(TAKES)}")
        for written in group["words"]:
            for form, finite in _forms(written, endings):
                verb = VerbForm(takes, finite, group.get("particle", ""), tuple(group.get("then", ())))
                if verb.particle and " " not in form + verb.particle and not form.startswith(verb.particle):
                    # "teilte … mit", and at the end of a subordinate clause "mitteilte"
                    verbs.setdefault(verb.particle + form, []).append(verb)
                if " " in form or ("'" in form and raw.get("elides")):
                    phrases.append((form, verb))
                else:
                    verbs.setdefault(form, []).append(verb)
    listed = {
        field.name: tuple(raw.get(field.name, ()))
        for field in fields(QuotationBook)
        if field.name not in _SINGLE
    }
    for name in NOUNS:
        listed[name] = tuple(form for word in listed[name] for form, _ in _forms(word, endings))
    return QuotationBook(
        language=raw["language"],
        order=raw["order"],
        final=final(raw.get("final", {})),
        cases=cases(raw.get("cases", {}), lambda word: _forms(word, endings), raw),
        bare=raw.get("bare", ""),
        capital_nouns=raw.get("capital_nouns", False),
        commas=raw.get("commas", raw.get("bare") == "comma"),
        elides=raw.get("elides", False),
        prodrop=raw.get("prodrop", False),
        antecedents=raw.get("antecedents", False),
        known_speakers=raw.get("known_speakers", False),
        states=frozenset(form for word in raw.get("states", ()) for form, _ in _forms(word, endings)),
        frames_inside=raw.get("frames_inside", False),
        dashes=raw.get("dashes", False),
        noun_clauses=raw.get("noun_clauses", False),
        articled_names=raw.get("articled_names", False),
        lead_subject=raw.get("lead_subject", False),
        caseless=raw.get("caseless", False),
        plain=raw.get("plain", False),
        heads_first=raw.get("heads_first", False),
        titles_stand=raw.get("titles_stand", False),
        family_first=raw.get("family_first", False),
        infinitive=raw.get("infinitive", ""),
        after_apostrophe=raw.get("after_apostrophe", "(?!)"),
        before_hyphen=raw.get("before_hyphen", "(?!)"),
        after_hyphen=raw.get("after_hyphen", "(?!)"),
        spelling=raw.get("spelling", {}),
        marks=raw.get("marks", ""),
        noun_endings=raw.get("noun_endings", ""),
        adjuncts=raw.get("adjuncts", ""),
        softened=raw.get("softened", {}),
        idioms=tuple(form for idiom in raw.get("idioms", ()) for form, _ in _forms(idiom, endings)),
        partials=raw.get("partials", False),
        adverb_like=raw.get("adverb_like", "(?!)"),
        gerunds=raw.get("gerunds", "(?!)"),
        participles=raw.get("participles", ""),
        plurals=raw.get("plurals", "(?!)"),
        finite=raw.get("finite", "(?!)"),
        verbs={form: tuple(found) for form, found in verbs.items()},
        phrases=tuple(phrases),
        nouns=frozenset(form for word in raw.get("nouns", ()) for form, _ in _forms(word, endings)),
        frames=tuple(Frame(tuple(frame["words"]), frame["place"]) for frame in raw.get("frames", ())),
        **listed,
    )


def _forms(written: str, endings: Mapping[str, list[str]]) -> list[tuple[str, bool]]:
    """The forms that an entry stands for, each with whether it is finite."""
    stem, _, kind = written.partition("~")
    kind, space, rest = kind.partition(" ")
    found = []
    for shape in endings[kind] if kind else ["*"]:
        form = shape.replace("*", stem)
        whole = form.rstrip("!") + space + rest
        found.append((whole, not form.endswith("!")))
        if "ß" in whole:
            # as the Swiss spell it
            found.append((whole.replace("ß", "ss"), not form.endswith("!")))
    return found


def _folder() -> resources.abc.Traversable:
    return resources.files("firsthand.reference") / FOLDER
