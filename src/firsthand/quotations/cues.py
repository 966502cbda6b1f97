"""The verbs of saying in a sentence, each with its auxiliaries, and whether it is a verb where it stands."""

from dataclasses import dataclass

from firsthand.quotations.bits import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    CLITIC,
    DENIES,
    DETERMINER,
    HAVE,
    INFINITIVE,
    JOINS,
    MODAL,
    NOBODY,
    OPENS,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    REFLEXIVE,
    RELATIVE,
    VERB,
)  # fmt: skip
from firsthand.quotations.grammar import Tag
from firsthand.quotations.participles import is_noun, is_remark
from firsthand.quotations.reading import Reading
from firsthand.reference.quotation_book import VerbForm

ALSO_NOUN = int(Tag.NOUN_CUE | Tag.HOMOGRAPH)


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying at words `start` to `end`; `head` is where its first auxiliary stands."""

    start: int
    end: int
    head: int
    takes: frozenset[str]
    finite: bool
    passive: bool
    gerund: bool
    infinitive: bool = False
    reflexive: bool = False
    particle: str = ""


# More verbs of saying than this make no sentence.
MOST_IN_A_SENTENCE = 24


def cues(reading: Reading) -> list[Cue]:
    """The verbs of saying in order."""
    found: list[Cue] = []
    opens = reading.grammar.opens_cue
    if not reading.any_tags & VERB and opens.isdisjoint(reading.lows):
        return found
    at = 0
    while at < reading.end and len(found) < MOST_IN_A_SENTENCE:
        word = reading.words[at]
        if not word.tags & VERB and word.low not in opens:
            at += 1
            continue
        if idiom := _idiom_at(reading, at):
            at += idiom
            continue
        cue = _cue_at(reading, at)
        if cue:
            found.append(cue)
            at = max(cue.end, at + 1)
        else:
            at += 1
    return found


def _idiom_at(reading: Reading, at: int) -> int:
    """How many words there say nothing although a verb of saying is among them: "va sans dire"."""
    for idiom in reading.grammar.idioms.get(reading.words[at].low, ()):
        if reading.follow(at, idiom):
            return len(idiom)
    return 0


def _cue_at(reading: Reading, at: int) -> Cue | None:
    word = reading.words[at]
    grammar = reading.grammar
    end = at + 1
    forms: list[VerbForm] = []
    for phrase, form in grammar.phrases(word.low, reading.low(at + 1)):
        stop = at + len(phrase)
        if (
            reading.follow(at, phrase)
            and (not form.particle or _particle(reading, stop, form.particle))
            and _goes_on(reading, stop, form)
        ):
            if forms and stop < end:
                break
            forms.append(form)
            end = stop
    if grammar.book.participles and any(len(frame) == 1 for frame, _ in grammar.frames.get(word.low, ())):
        # "citing" names a source and has none
        return None
    if grammar.book.participles and word.tags & CAPITAL and at and not reading.titled:
        return None
    if forms and grammar.book.participles and word.tags & ALSO_NOUN and not _is_verb(reading, at):
        return None
    if not forms:
        if not word.tags & VERB:
            return None
        if (
            word.tags & CAPITAL
            and at
            and (grammar.book.capital_nouns or (word.tags & ALSO_NOUN and reading.tags(at - 1) & CAPITAL))
        ):
            # a noun in German, and in English part of a name ("Nordlys Press")
            return None
        forms = [
            form
            for form in grammar.book.verbs[word.low]
            if _goes_on(reading, at + 1, form)
            and (
                not form.particle
                or word.low.startswith(form.particle)
                or _particle(reading, at + 1, form.particle)
            )
        ]
        if particled := [form for form in forms if form.particle]:
            forms = particled
        if not forms or not _is_verb(reading, at):
            return None
        if grammar.v2 and word.tags & CAPITAL and word.tags & int(Tag.NOUN_CUE):
            return None
    if grammar.book.participles and at and is_remark(reading, at):
        return None
    if grammar.book.heads_first and _is_named_thing(reading, at, end):
        return None
    takes = frozenset(take for form in forms for take in form.takes)
    finite = any(form.finite for form in forms)
    head = at
    passive = denied = infinitive = False
    reflexive = bool(reading.tags(at) & REFLEXIVE)
    while head > 0 and (
        reading.words[head - 1].tags & (AUXILIARY | ADVERB | DENIES | CLITIC | REFLEXIVE)
        or reading.words[head - 1].low in grammar.book.floats
    ):
        tags = reading.words[head - 1].tags
        if reading.words[head - 1].low in grammar.book.floats:
            if not reading.tags(head - 2) & AUXILIARY:
                break
            head -= 1
            continue
        if tags & (DETERMINER | PRONOUN | PREPOSITION) and not tags & (AUXILIARY | CLITIC):
            break
        if tags & NOBODY:
            break
        if tags & PREPOSITION and tags & CLITIC and grammar.gerund.match(word.low):
            # "en précisant que"
            break
        reflexive = reflexive or bool(tags & REFLEXIVE)
        if tags & CAPITAL and head - 1 > 0:
            break
        # "declined to say" is his who declined; "a plan to ask" has the subject of the sentence
        if (
            tags & INFINITIVE
            and grammar.svo
            and head >= 2
            and (not reading.tags(head - 2) & (AUXILIARY | VERB | ADVERB) or reading.tags(head - 2) & CAPITAL)
        ):
            infinitive = True
            head -= 1
            break
        passive = passive or (bool(tags & BE) and not tags & HAVE)
        denied = denied or bool(tags & DENIES)
        head -= 1
    while head < at and reading.words[head].tags & ADVERB and not reading.words[head].tags & AUXILIARY:
        head += 1
    gerund = end == at + 1 and bool(grammar.gerund.match(word.low)) and head == at
    if gerund or grammar.gerund.match(word.low) or reflexive:
        passive = False
    if grammar.book.infinitive and not finite and not gerund:
        if reading.tags(head - 1) & PREPOSITION and head > 0:
            # "a refusé de dire si", "pour dire que": his who does the rest
            infinitive = True
        elif reading.tags(head - 1) & PRONOUN and reading.tags(head - 2) & AUXILIARY and head > 1:
            # "a-t-il dit"
            pass
        elif not any(reading.tags(k) & AUXILIARY for k in range(head, at)) and not reading.tags(at) & (
            AUXILIARY | REFLEXIVE
        ):
            return None
    if grammar.v2 and finite and any(not form.finite for form in forms):
        finite = not _closes_with_auxiliary(reading, at) and not (reading.tags(at + 1) & AUXILIARY)
    if grammar.v2 and not finite and reading.tags(at + 1) & AUXILIARY:
        # "was sie gesagt hat", "der kritisiert worden war"
        last = at + 1
        while reading.tags(last + 1) & AUXILIARY:
            last += 1
        head = at
        passive = bool(reading.tags(at + 1) & BE) and not any(
            reading.tags(k) & HAVE for k in range(at + 1, last + 1)
        )
    elif grammar.v2 and not finite:
        first = reading.clause_start(at)
        for k in range(at - 1, first - 1, -1):
            if reading.words[k].tags & AUXILIARY:
                head = k
                passive = bool(reading.words[k].tags & BE) and not reading.words[k].tags & (HAVE | MODAL)
                break
        else:
            return None
    elif grammar.v2:
        passive = False
        head = at
    particle = next((form.particle for form in forms if form.particle), "")
    return Cue(at, end, head, takes, finite, passive, gerund, infinitive, reflexive, particle)


def _closes_with_auxiliary(reading: Reading, at: int) -> bool:
    """Whether a form that may be finite is a participle: "hat den Plan kritisiert"."""
    if at + 1 < reading.end and not reading.bound[at + 1] and not reading.tags(at + 1) & (JOINS | AUXILIARY):
        return False
    return any(reading.tags(k) & AUXILIARY for k in range(reading.clause_start(at), at))


def _goes_on(reading: Reading, at: int, form: VerbForm) -> bool:
    """Whether the word that a form has to be followed by stands there: "se quejó [de]"."""
    if not form.then:
        return True
    if at < reading.end and reading.words[at].low in form.then:
        return True
    return any(reading.follow(at, words) for words in reading.grammar.several(form.then))


def _particle(reading: Reading, start: int, particle: str) -> bool:
    """Whether the part that a verb puts at the end of its clause stands there."""
    at = start
    *needed, particle = particle.split(" ")
    while at < reading.end and at - start < 30:
        if beyond := reading.beyond_bracket(at):
            at = beyond
            continue
        if reading.bound[at]:
            # "teilte, wie erwartet, mit" is rare, and "gab er, bekannt" is nothing
            return False
        if needed and reading.words[at].low == needed[0]:
            needed = []
        if (
            not needed
            and reading.words[at].low == particle
            and (
                at + 1 >= reading.end
                or reading.bound[at + 1]
                or reading.tags(at + 1) & (JOINS | OPENS | QUOTED)
                or reading.words[at + 1].low in reading.grammar.book.infinitive_openers
            )
        ):
            return True
        at += 1
    return False


def _is_verb(reading: Reading, at: int) -> bool:
    """Whether a form that may also be a noun is a verb where it stands."""
    grammar = reading.grammar
    word = reading.words[at]
    if grammar.book.capital_nouns:
        return True
    if reading.after_determiner(at):
        return False
    before = reading.tags(at - 1)
    if grammar.book.participles and word.tags & ALSO_NOUN and not word.low.endswith(("ed", "ing")):
        if is_noun(reading, at):
            return False
        opened = OPENS | DETERMINER | PRONOUN | QUOTED | INFINITIVE
        if grammar.plural.match(reading.words[at - 1].low) and reading.tags(at + 1) & opened:
            # "police statistics show that"
            return not word.low.endswith("s")
    if before & AUXILIARY and grammar.book.clitics:
        return True
    if before & int(Tag.JUST_AS) and grammar.book.clitics:
        # "según prometió Lindt"
        return True
    if before & PREPOSITION and grammar.book.infinitive:
        return bool(grammar.gerund.match(word.low) or grammar.infinitive.match(word.low))
    if not word.tags & ALSO_NOUN and word.low.endswith(("ed", "ing")):
        return True
    if before & PREPOSITION and not before & (int(Tag.INFINITIVE) | ADVERB):
        return bool(grammar.gerund.match(word.low))
    if not word.tags & ALSO_NOUN:
        return True
    if reading.is_mark(at - 1, ",") and grammar.gerund.match(word.low):
        return True
    if at == 0 or before & (PRONOUN | RELATIVE | AUXILIARY | ADVERB | JOINS):
        return True
    if reading.is_mark(at - 1, ",") and reading.tags(at - 2) & QUOTED and grammar.book.clitics:
        # "“…”, denuncia la doctora"
        return True
    phrase = reading.before(at)
    return phrase is not None and bool(
        reading.tags(phrase[0]) & (DETERMINER | PRONOUN) or before & CAPITAL or reading.is_mark(at - 1, ",")
    )


def _is_named_thing(reading: Reading, start: int, end: int) -> bool:
    """Whether words without endings are a noun there: "lời khuyên", "với đề nghị của tôi"."""
    if reading.after_determiner(start):
        return True
    if not reading.grammar.book.titles_stand:
        return False
    return bool((reading.tags(start - 1) & PREPOSITION and start) or reading.tags(end) & int(Tag.ATTACHES))
