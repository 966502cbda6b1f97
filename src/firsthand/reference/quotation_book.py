"""What a cue file of a language says, read: its verb forms, its phrases, and the words that bound a clause.

`quotation_cues` tells how the file is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.reference.quotation_cues_cases import Cases
from firsthand.reference.quotation_cues_final import Final


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

    `place` is `before`, `after`, or `aside` where it stands only between commas or at the end (", so
    Lindt"); `named` is `before`, but only where who may speak is named after it, `behind` is `after` with
    the same condition, and `opening` only where a person named after it opens the sentence ("Pour
    l'économiste Loïc Jarnac, …"), `apart` only at the start or after a mark ("De acuerdo con la policía, …"
    and not "la falta de acuerdo con los bomberos"), `alone` where nobody is named and a mark follows ("по
    слухам, …").
    """

    words: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class QuotationBook:
    """What one language says things with. Words are in lower case except where capitals tell.

    `order` is where the finite verb stands: `svo`, `v2` (second in a main clause, last in a subordinate
    one) or `final`. `bare` is how a clause follows its verb without a word that opens it: `direct` ("said
    he was"), `comma` ("sagte, er sei"), or "" where it cannot. `capital_nouns` where every noun has a
    capital, `elides` where a word runs into the next with an apostrophe ("qu'il"), `commas` where a comma
    stands before every clause. `adverb_like` is an expression for adverbs by their ending, `gerunds` one
    for forms of a verb that lean on another subject ("adding"). `attach` are prepositions that go on with a
    name ("the mayor of"), `prepositions` all of them. `subjunctive` are verbs in the mood of words that are
    another's; `hearsay` verbs for what is only said to be so. `he`, `she`, `they` are the pronouns of a
    speaker, `his` and `hers` those of what he says ("in her words"), `he_words` and `she_words` tell whom
    they can mean where they stand before a name ("Mr", "Frau"), `he_endings` and `she_endings` how a family
    name tells it. `possessives` are the pronouns of one whose word it is ("her claim"), `homographs` forms
    of verbs that are also nouns and say nothing as such ("address"), `may_be_names` words that are also
    given names ("Jan", "Mark"), `unnamed` are words in a phrase for somebody who asked not to be named,
    `family_endings` nouns that end family names ("Weidmann"). `offices` are what a person is, `anonymous`
    those who are not named, `bodies` and `documents` what speaks without being a person. `said_to` comes
    before the one addressed, `events` are where something is said, `platforms` where it is written. `scare`
    are words before marks that quote nobody. `partials` where words in marks within an indirect quotation
    count as one of their own. `follows` are words by which a sentence leans on what was said before
    ("demnach"), `pointers` pronouns for the whole sentence before ("Das teilte … mit"), `sources` nouns for
    what somebody said that stand between a preposition and him ("nach Angaben der Polizei"), `after` those
    prepositions, `genitives` articles of him. `outlets` are nouns for who publishes, `oblique` relative
    pronouns that are no subject, `accusatives` and `datives` words that open no subject, `purposes` words
    before an infinitive that gives no words ("um … zu"), `whereby` words that open a clause with what the
    noun before says ("wonach").

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

    `trailing` are words by which what was said goes on behind its verb ("…, dit Lindt, [faute] de
    repreneur"), `pledges` nouns that give words by an infinitive ("la promesse de réparer"), `anaphors`
    what only somebody just named is called ("l'intéressé", "le sexagénaire").

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
    reflexives: tuple[str, ...]
    nobody: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
