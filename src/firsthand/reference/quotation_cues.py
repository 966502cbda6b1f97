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
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib import resources
from typing import Any

from firsthand.reference.quotation_cues_cases import NOUNS, Cases, cases
from firsthand.reference.quotation_cues_final import Final, final

FOLDER = "quotations"
TAKES = frozenset(
    {"clause", "question", "infinitive", "object", "as", "quote", "told", "state", "source", "cited", "marked"}
)


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a verb of saying: what it takes, whether it is finite, and its particle, "" for none.

    `then` are the words one of which has to follow ("se quejó de"), () for any.
    """

    takes: frozenset[str]
    finite: bool
    particle: str = ""
    then: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A phrase that names a speaker beside what he said: "according to" before him, "zufolge" after him.

    `place` is `before`, `after`, or `aside` where it stands only between commas or at the end (", so Lindt");
    `named` is `before`, but only where who may speak is named after it, `behind` is `after` with the
    same condition, and `opening` only where a person named after it opens the sentence ("Pour l'économiste Loïc Jarnac, …"), `apart` only at the start or after
    a mark ("De acuerdo con la policía, …" and not "la falta de acuerdo con los bomberos"),
    `alone` where nobody is named and a mark follows ("по слухам, …").
    """

    words: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class QuotationBook:
    """What one language says things with. Words are in lower case except where capitals tell.

    `order` is where the finite verb stands: `svo`, `v2` (second in a main clause, last in a subordinate one)
    or `final`. `bare` is how a clause follows its verb without a word that opens it: `direct` ("said he was"),
    `comma` ("sagte, er sei"), or "" where it cannot. `capital_nouns` where every noun has a capital, `elides` where
    a word runs into the next with an apostrophe ("qu'il"), `commas` where a comma stands before every clause.
    `adverb_like` is an expression for adverbs by their ending,
    `gerunds` one for forms of a verb that lean on another subject ("adding"). `attach` are
    prepositions that go on with a name ("the mayor of"), `prepositions` all of them. `subjunctive` are verbs
    in the mood of words that are another's; `hearsay` verbs for what is only said to be so. `he`, `she`,
    `they` are the pronouns of a speaker, `his` and `hers` those of what he says ("in her words"), `he_words` and `she_words` tell whom they can mean where they stand
    before a name ("Mr", "Frau"), `he_endings` and `she_endings` how
    a family name tells it. `possessives` are the pronouns of one whose word it
    is ("her claim"), `homographs` forms of verbs that are also
    nouns and say nothing as such ("address"), `may_be_names` words that are also given names ("Jan", "Mark"),
    `unnamed` are words in a phrase for somebody who asked not to be named, `family_endings` nouns that end family names ("Weidmann"). `offices` are what a person is, `anonymous` those
    who are not named,
    `bodies` and `documents` what speaks without being a person. `said_to` comes before the one addressed,
    `events` are where something is said, `platforms` where it is written. `scare` are words before marks that
    quote nobody. `partials` where words in marks within an indirect quotation count as one of their own.
    `follows` are words by which a sentence leans on what was said before ("demnach"), `pointers` pronouns for
    the whole sentence before ("Das teilte … mit"), `sources` nouns for what somebody said that stand between a
    preposition and him ("nach Angaben der Polizei"), `after` those prepositions, `genitives` articles of him.
    `outlets` are nouns for who publishes, `oblique` relative pronouns that are no subject, `accusatives` and
    `datives` words that open no subject, `purposes` words before an infinitive that gives no words ("um …
    zu"), `whereby` words that open a clause with what the noun before says ("wonach").

    `infinitive_openers` stand before an infinitive that no comma sets off ("riep hen op om te helpen"),
    `own_subject` are verbs with their subject in them ("katanya"), `joining` what joins a verb to the one
    before, written with it ("wa-"). `marks` is an expression for quotations in marks that other languages use
    otherwise (”…”, '…').
    `prodrop` where a verb needs no subject ("Dijo que"): its speaker is then the one before. `clitics` are
    small words between a subject and its verb ("nous a dit"), `reflexives` those that make "is said" an act
    ("s'est dite"). `infinitive` is an expression for infinitives where they have a shape of their own,
    `before_hyphen` and `after_hyphen` for words that a hyphen joins to the next ("s-a") or to the one before
    ("a-t-elle"), `spelling` letters that are also written otherwise. `nobody` are pronouns that never speak
    ("tout indique que"), `idioms` phrases that say nothing ("va sans dire"). `frames_inside` where a frame
    stands within the marks (« A, dit X, B »), `dashes` where a dash opens a speech, `noun_clauses` where a
    noun of `nouns` takes a clause with one finite verb ("l'annonce que A a surpris"). `antecedents` where who
    a relative clause is about is its speaker, `known_speakers` where only whom the lists know can condemn or
    demand. `attach_before` go on with a name only before its verb ("l'assessore al Bilancio ha detto").

    `noun_endings` is an expression for what known nouns take at their end ("bakanlığ-ın"), `softened` letters
    that change before it, `adjuncts` an expression for nouns that are where or to whom it was said
    ("Londonban"); `final` is what endings tell where the verb closes the sentence. `articled_names` where a
    name has an article ("η Ελένη"), `lead_subject` where the subject opens the sentence and its verb may
    stand far behind it, `caseless` where the script has no capitals: a name is then what follows an office,
    `heads_first` where a phrase is about its first noun, `titles_stand` where a title alone is a pronoun
    ("ông"), `plain` where a preposition may stand right before a clause ("pekade på att"), `fused`
    prepositions written with the noun after them, `family_first` where the family name comes first.
    `noun_beginnings` are what known nouns take at their start ("al-"); where a book says `folded`, `spelling`
    is applied to all its words.
    `cases` is what endings tell where they and not places tell who does what, else None.

    `trailing` are words by which what was said goes on behind its verb ("…, dit Lindt, [faute] de repreneur"),
    `pledges` nouns that give words by an infinitive ("la promesse de réparer"), `anaphors` what only somebody
    just named is called ("l'intéressé", "le sexagénaire").

    `participles` is an expression for forms that lean on a noun with no auxiliary ("data [released] by"), ""
    where the language keeps them apart; with it, `plurals` is one for nouns that take a verb without ending,
    `after_nouns` are words that follow a noun and not its verb ("calls [about]"), `floats` words that stand
    behind the subject they count ("they [both] said"), `absolutes` those that give a gerund a subject of its
    own ("[with] Lindt saying"), `contrasts` those by which the reporter goes on after a comma (", [while]").
    """

    language: str
    order: str
    cases: Cases | None
    final: Final | None
    bare: str
    capital_nouns: bool
    elides: bool
    prodrop: bool
    antecedents: bool
    known_speakers: bool
    frames_inside: bool
    dashes: bool
    noun_clauses: bool
    articled_names: bool
    lead_subject: bool
    caseless: bool
    plain: bool
    heads_first: bool
    titles_stand: bool
    family_first: bool
    fused: tuple[str, ...]
    noun_beginnings: tuple[str, ...]
    commas: bool
    partials: bool
    gerunds: str
    adverb_like: str
    infinitive: str
    after_apostrophe: str
    before_hyphen: str
    after_hyphen: str
    spelling: Mapping[str, str]
    marks: str
    noun_endings: str
    adjuncts: str
    softened: Mapping[str, str]
    idioms: tuple[str, ...]
    states: frozenset[str]
    finite: str
    verbs: Mapping[str, tuple[VerbForm, ...]]
    phrases: tuple[tuple[str, VerbForm], ...]
    nouns: frozenset[str]
    frames: tuple[Frame, ...]
    complementizers: tuple[str, ...]
    questions: tuple[str, ...]
    infinitives: tuple[str, ...]
    infinitive_openers: tuple[str, ...]
    own_subject: tuple[str, ...]
    joining: tuple[str, ...]
    as_words: tuple[str, ...]
    just_as: tuple[str, ...]
    subordinators: tuple[str, ...]
    relatives: tuple[str, ...]
    oblique: tuple[str, ...]
    accusatives: tuple[str, ...]
    datives: tuple[str, ...]
    purposes: tuple[str, ...]
    conjunctions: tuple[str, ...]
    determiners: tuple[str, ...]
    prepositions: tuple[str, ...]
    attach: tuple[str, ...]
    have: tuple[str, ...]
    be: tuple[str, ...]
    modals: tuple[str, ...]
    by: tuple[str, ...]
    negations: tuple[str, ...]
    adverbs: tuple[str, ...]
    times: tuple[str, ...]
    subjunctive: tuple[str, ...]
    hearsay: tuple[str, ...]
    he: tuple[str, ...]
    she: tuple[str, ...]
    they: tuple[str, ...]
    it: tuple[str, ...]
    his: tuple[str, ...]
    hers: tuple[str, ...]
    he_words: tuple[str, ...]
    she_words: tuple[str, ...]
    he_endings: tuple[str, ...]
    she_endings: tuple[str, ...]
    possessives: tuple[str, ...]
    homographs: tuple[str, ...]
    unnamed: tuple[str, ...]
    may_be_names: tuple[str, ...]
    family_endings: tuple[str, ...]
    persons: tuple[str, ...]
    titles: tuple[str, ...]
    offices: tuple[str, ...]
    anonymous: tuple[str, ...]
    bodies: tuple[str, ...]
    documents: tuple[str, ...]
    said_to: tuple[str, ...]
    events: tuple[str, ...]
    platforms: tuple[str, ...]
    scare: tuple[str, ...]
    follows: tuple[str, ...]
    pointers: tuple[str, ...]
    sources: tuple[str, ...]
    after: tuple[str, ...]
    genitives: tuple[str, ...]
    outlets: tuple[str, ...]
    whereby: tuple[str, ...]
    clitics: tuple[str, ...]
    attach_before: tuple[str, ...]
    participles: str
    plurals: str
    after_nouns: tuple[str, ...]
    floats: tuple[str, ...]
    absolutes: tuple[str, ...]
    contrasts: tuple[str, ...]
    trailing: tuple[str, ...]
    pledges: tuple[str, ...]
    anaphors: tuple[str, ...]
    reflexives: tuple[str, ...]
    nobody: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


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
