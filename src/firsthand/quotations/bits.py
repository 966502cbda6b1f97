"""What a word may be, as the bits that the questions about a sentence compare."""

from firsthand.quotations.grammar import Tag

DETERMINER, PREPOSITION, ATTACHES = int(Tag.DETERMINER), int(Tag.PREPOSITION), int(Tag.ATTACHES)
PRONOUN, MARK, QUOTED, CAPITAL = int(Tag.PRONOUN), int(Tag.MARK), int(Tag.QUOTED), int(Tag.CAPITAL)
JOINS, ADVERB, TIME, VERB = int(Tag.JOINS), int(Tag.ADVERB), int(Tag.TIME), int(Tag.VERB)
NUMBER, TITLE, OFFICE = int(Tag.NUMBER), int(Tag.TITLE), int(Tag.OFFICE)
ATTACHES_BEFORE, NOBODY = int(Tag.ATTACHES | Tag.ATTACHES_BEFORE), int(Tag.NOBODY)
NAMES = int(Tag.DETERMINER | Tag.CAPITAL | Tag.PRONOUN | Tag.NUMBER | Tag.QUOTED)
INFINITIVE = int(Tag.INFINITIVE)
NOUNS = int(Tag.BODY | Tag.DOCUMENT | Tag.ANONYMOUS | Tag.OFFICE)
RELATIVE, OPENS, SUBORDINATES = int(Tag.RELATIVE), int(Tag.OPENS_CLAUSE), int(Tag.SUBORDINATES)
AUXILIARY = int(Tag.HAVE | Tag.BE | Tag.MODAL)
CLITIC = int(Tag.CLITIC)
ANONYMOUS = int(Tag.ANONYMOUS)
AS = int(Tag.AS)
ASKS = int(Tag.ASKS)
BE = int(Tag.BE)
BODY = int(Tag.BODY)
BY = int(Tag.BY)
DENIES = int(Tag.DENIES)
DOCUMENT = int(Tag.DOCUMENT)
EVENT = int(Tag.EVENT)
HAVE = int(Tag.HAVE)
JUST_AS = int(Tag.JUST_AS)
MODAL = int(Tag.MODAL)
NOUN_CUE = int(Tag.NOUN_CUE)
REFLEXIVE = int(Tag.REFLEXIVE)
SAID_TO = int(Tag.SAID_TO)
SCARE = int(Tag.SCARE)
SUBJUNCTIVE = int(Tag.SUBJUNCTIVE)
NOT_IN_PHRASE = int(
    Tag.RELATIVE
    | Tag.OPENS_CLAUSE
    | Tag.SUBORDINATES
    | Tag.HAVE
    | Tag.BE
    | Tag.MODAL
    | Tag.ASKS
    | Tag.INFINITIVE
)
SMALL = int(
    Tag.DETERMINER | Tag.PREPOSITION | Tag.JOINS | Tag.ADVERB | Tag.HAVE | Tag.BE | Tag.MODAL
    | Tag.SUBORDINATES | Tag.MARK | Tag.OPENS_CLAUSE | Tag.RELATIVE
)  # fmt: skip
