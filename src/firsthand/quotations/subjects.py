"""Who says it: the subject of a verb of saying, before it, after it, or that of the verb it leans on."""

from firsthand.quotations.bits import (
    ADVERB,
    AUXILIARY,
    BY,
    CAPITAL,
    DETERMINER,
    JOINS,
    JUST_AS,
    OPENS,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATES,
    TIME,
    VERB,
)  # fmt: skip
from firsthand.quotations.cues import Cue
from firsthand.quotations.participles import opens_remark, own_subject, with_remark
from firsthand.quotations.reading import Reading
from firsthand.quotations.segments import Range

# "Sen. Lindt, D-Orlova, a farmer, said" has two; more is a list.
MOST_INSERTIONS = 3
LONGEST_INSERTION = 32
# A subject that opens a clause stands no more words before its verb.
LONGEST_CLAUSE = 60
# A phrase before the verb is not longer.
LONGEST_FIRST_FIELD = 24


class Spoken:
    """The subjects of the verbs of one sentence so far, for a verb that leans on one before it."""

    def __init__(self) -> None:
        self._found: list[tuple[Cue, Range]] = []

    def take(self, cue: Cue, speaker: Range | None) -> None:
        """Remember whose verb a cue is."""
        if speaker is not None and not cue.gerund:
            self._found.append((cue, speaker))

    def before(self, place: int) -> Range | None:
        """The first subject before a place: later ones stand mostly in what the first said."""
        return next((speaker for cue, speaker in self._found if cue.end <= place), None)


def subject(reading: Reading, cue: Cue, spoken: Spoken) -> Range | None:
    """The speaker before his verb, or of the verb it leans on."""
    head = cue.head
    if head == 0:
        return None
    before = reading.tags(head - 1)
    if cue.gerund and not before & RELATIVE:
        if reading.grammar.book.clitics:
            # "Salió de la sala asegurando que": his who left
            return spoken.before(head) or reading.main_subject(head)
        # "with the campaign saying": its own; "Smith said no, adding that": that of the sentence
        if not reading.bound[head - 1] and not before & (PREPOSITION | JOINS | ADVERB | VERB):
            return reading.before(head)
        if reading.grammar.book.absolutes and (own := own_subject(reading, head)):
            return own
        if reading.grammar.book.caseless:
            return spoken.before(head)
        if reading.grammar.book.articled_names and (said := spoken.before(head)):
            return said
        if (
            reading.grammar.book.absolutes
            and not spoken.before(head)
            and (nearest := _nearest(reading, head))
        ):
            return nearest
        return reading.main_subject(head) or spoken.before(head)
    if cue.infinitive:
        return spoken.before(head) or reading.main_subject(head)
    joined = reading.grammar.book.joining and reading.words[head].low.startswith(reading.grammar.book.joining)
    if joined and (said := spoken.before(head)):
        # "انتقد … ووصفها"
        return said
    if before & JOINS:
        return spoken.before(head) or reading.main_subject(head)
    if reading.is_mark(head - 1, ",–—-"):
        return None if _is_inverted(reading, cue) else _before_insertion(reading, head)
    if before & RELATIVE and (not before & PRONOUN or reading.grammar.v2 or before & OPENS):
        if reading.grammar.book.antecedents:
            return _antecedent(reading, head - 1, spoken)
        return (head - 1, head)
    first, _ = reading.segment(head)
    if reading.grammar.v2:
        return _subject_v2(reading, first, head)
    if reading.grammar.book.lead_subject:
        return _leading(reading, first, head)
    if reading.grammar.book.participles and (whole := with_remark(reading, first, head)):
        return whole
    phrase = reading.before(head)
    ahead = reading.tags(phrase[0] - 1) if phrase else 0
    if phrase and ahead & PREPOSITION and not ahead & SUBORDINATES:
        outer = reading.before(phrase[0] - 1)
        if outer and outer[1] == phrase[0] - 1 and not reading.tags(outer[0] - 1) & PREPOSITION:
            # "candidates like Lindt", "a report about the bridge"
            return outer[0], phrase[1]
        return _name_at_end(reading, phrase)
    if phrase is None and before & OPENS and reading.grammar.book.clitics:
        # "a refuzat să spună dacă"
        return spoken.before(head)
    if phrase and reading.grammar.book.clitics:
        return _with_joined(reading, first, phrase)
    return phrase or _before_relative(reading, first, head)


def _with_joined(reading: Reading, first: int, phrase: Range) -> Range:
    """The phrase with the one that "and" joins to it at the start: "[Le maire et le préfet] ont dit"."""
    at = phrase[0] - 1
    if at <= first or not reading.tags(at) & JOINS:
        return phrase
    left = reading.before(at)
    opens = first + 1 if reading.tags(first) & JOINS else first
    # "Ni le club ni le joueur": the first "ni" is his too
    return (first, phrase[1]) if left and left == (opens, at) else phrase


def _leading(reading: Reading, first: int, head: int) -> Range | None:
    """The phrase that opens a clause, where and when it was said passed: "A miniszter a házban [közölte]"."""
    first = max(first, head - LONGEST_CLAUSE)
    passed = JOINS | ADVERB | TIME | JUST_AS | SUBORDINATES
    while first < head and reading.tags(first) & passed and not reading.tags(first) & DETERMINER:
        first += 1
    at = first
    opening: Range | None = None
    while at < head:
        if reading.tags(at) & PREPOSITION and not reading.tags(at) & DETERMINER:
            inner = reading.after(at + 1, head)
            if inner is None:
                return None
            at = inner[1]
            continue
        phrase = reading.after(at, head)
        if phrase is None or phrase[0] != at:
            return opening if reading.grammar.book.caseless else None
        stop = next((k for k in range(at + 1, phrase[1]) if _is_adjunct(reading, k)), phrase[1])
        while stop < phrase[1] and stop - 1 > at and reading.tags(stop - 1) & DETERMINER:
            stop -= 1
        phrase = (at, stop)
        if phrase[1] == head or reading.is_somebody(phrase):
            return _with_office_before(reading, phrase)
        opening = opening or phrase
        at = phrase[1]
        while at < head and reading.tags(at) & (ADVERB | TIME):
            at += 1
    return opening if reading.grammar.book.caseless else None


def _is_adjunct(reading: Reading, at: int) -> bool:
    """Whether a noun has an ending by which it is no subject: "Londonban", "újságíróknak"."""
    return reading.grammar.adjunct.match(reading.words[at].low) is not None


def _with_office_before(reading: Reading, phrase: Range) -> Range:
    """A name with what he is before a comma: "[Az ellenzék vezetője, Marsán Jolán]"."""
    if not reading.is_mark(phrase[0] - 1, ",") or reading.tags(phrase[0]) & DETERMINER:
        return phrase
    outer = reading.before(phrase[0] - 1)
    if outer and outer[0] == 0 and outer[1] == phrase[0] - 1 and reading.is_somebody(outer):
        return outer[0], phrase[1]
    return phrase


def _before_relative(reading: Reading, first: int, head: int) -> Range | None:
    """The phrase that a clause without commas stands behind: "the groups who wrote to her say"."""
    for at in range(first + 1, head):
        if reading.tags(at) & RELATIVE and not reading.tags(at) & DETERMINER:
            return reading.before(at)
    return None


def _antecedent(reading: Reading, at: int, spoken: Spoken) -> Range | None:
    """Who a relative clause is about; None where he has just been the speaker."""
    phrase = reading.before(at - 1 if reading.is_mark(at - 1, ",") else at)
    return None if phrase is None or phrase == spoken.before(at) else phrase


def _is_inverted(reading: Reading, cue: Cue) -> bool:
    """Whether the speaker follows his verb and nothing else does: "…, said Lindt."."""
    if reading.grammar.book.participles and ("told" in cue.takes or not cue.takes & {"clause", "quote"}):
        return False
    phrase = reading.after(cue.end)
    if phrase is None or phrase[0] != cue.end:
        return False
    if reading.grammar.book.known_speakers and "object" in cue.takes and not reading.is_somebody(phrase):
        # "L'avocate, Me Sidonie Carrel, réfute la thèse"
        return False
    if reading.grammar.book.participles and not reading.is_somebody(phrase):
        # "Lindt, 41, announced a plan"
        return False
    return phrase[1] >= reading.end or reading.bound[phrase[1]]


def _subject_v2(reading: Reading, first: int, head: int) -> Range | None:
    """The subject in a language whose verb is second in a main clause and last in a subordinate one."""
    first = reading.clause_start(first)
    while first < head - 1 and reading.tags(first) & JOINS and not reading.tags(first) & DETERMINER:
        first += 1
    opening = reading.tags(first)
    if opening & RELATIVE and _is_relative_clause(reading, first, head):
        # "ein Bericht, der … schildert": what the pronoun stands for, unless another phrase is the subject
        if reading.words[first].low in reading.grammar.book.oblique:
            return reading.after(first + 1, head)
        return reading.before(first - 1) or (first, first + 1)
    if (
        opening & (SUBORDINATES | JUST_AS)
        and not opening & DETERMINER
        and first < head - 1
        and _is_last(reading, head)
    ):
        first += 1
        while first < head - 1 and reading.tags(first) & ADVERB and not reading.tags(first) & CAPITAL:
            first += 1
        return reading.after(first, head)
    while first < head and reading.tags(first) & (JOINS | ADVERB) and not reading.tags(first) & DETERMINER:
        first += 1
    if first >= head and reading.is_mark(first - 1, ","):
        # "Lindt, der lange schwieg, sagte"
        return _with_relative(reading, first)
    if first >= head or reading.tags(first) & PREPOSITION:
        return None
    phrase = reading.after(first, head)
    if phrase is None and reading.tags(first) & DETERMINER:
        # "Dieser sagte": an article of its own
        phrase = (first, first + 1)
    if phrase is None or phrase[0] != first:
        return None
    phrase = reading.with_brackets(phrase)
    rest = phrase[1]
    while rest < head and reading.tags(rest) & (ADVERB | AUXILIARY):
        rest += 1
    if rest >= head:
        return phrase
    # one phrase stands before the verb: "ein Sprecher im Rathaus von Orlova sagte"
    last = head
    while last > rest and reading.tags(last - 1) & ADVERB and not reading.tags(last - 1) & CAPITAL:
        last -= 1
    whole = reading.tags(rest) & PREPOSITION and not reading.finite_in(rest, last)
    return (first, last) if whole and last - first <= LONGEST_FIRST_FIELD else None


def _with_relative(reading: Reading, end: int) -> Range | None:
    """The phrase that opens the sentence where nothing but a clause about it stands before `end`."""
    phrase = reading.after(0)
    if phrase is None or phrase[0] != 0 or not reading.is_mark(phrase[1], ","):
        return None
    return phrase if reading.tags(phrase[1] + 1) & RELATIVE and phrase[1] + 2 < end else None


def _is_relative_clause(reading: Reading, first: int, head: int) -> bool:
    """Whether a clause that opens with "der" after a comma has its verb at the end."""
    return reading.is_mark(first - 1, ",") and _is_last(reading, head)


def _is_last(reading: Reading, head: int) -> bool:
    """Whether a verb closes its clause, as it does in a subordinate one."""
    _, last = reading.segment(head)
    while last > head + 1 and reading.tags(last - 1) & AUXILIARY:
        last -= 1
    return last <= head + 2


def _before_insertion(reading: Reading, head: int) -> Range | None:
    """The phrase before what stands between commas or dashes right before the verb, that included.

    "Sen. Lindt, D-Orlova, a farmer, said": each insertion is passed, up to three.
    """
    end = head
    for _ in range(MOST_INSERTIONS):
        marks = "," if reading.is_mark(end - 1, ",") else "–—-"
        at = end - 2
        while at >= 0 and end - at <= LONGEST_INSERTION and not reading.is_mark(at, marks + ";:"):
            at -= 1
        if at < 1 or not reading.is_mark(at, marks):
            return None
        opening = reading.tags(at + 1)
        remark = bool(reading.grammar.book.participles) and opens_remark(reading, at + 1)
        if reading.finite_in(at + 1 + remark, end - 1) and not opening & (RELATIVE | SUBORDINATES):
            relative = next((k for k in range(at + 1, end) if reading.tags(k) & RELATIVE), end)
            if reading.finite_in(at + 1, relative):
                return None
        phrase = reading.before(at)
        if phrase is None and reading.grammar.book.participles and _only_adverbs(reading, at):
            # "Lindt, meanwhile, who has no seat, said"
            end, head = at, at + 1
            continue
        alone = phrase is not None and (phrase[1] - phrase[0] == 1 or not reading.grammar.book.participles)
        if phrase is None or (alone and reading.tags(phrase[0]) & PRONOUN):
            return None
        if reading.is_mark(phrase[0] - 1, ",") and not reading.finite_in(0, phrase[0]) and phrase[0] > 3:
            # this phrase may be an insertion itself
            outer = _before_insertion_at(reading, phrase[0])
            if outer is not None:
                phrase = outer
        ahead = reading.tags(phrase[0] - 1) if phrase[0] else 0
        if ahead & PREPOSITION and not ahead & SUBORDINATES:
            first = reading.clause_start(at - 1)
            opening = reading.tags(first)
            if not reading.grammar.v2 or reading.finite_in(first, at) or opening & (PREPOSITION | ADVERB):
                return None
            # "Der Sprecher im Landtag, Lindt, sagte": all before the verb is one phrase
            phrase = (first, at)
        last = head - 1
        if remark or (reading.grammar.book.participles and end - at <= 3 and opening & ADVERB):
            last = at
        if end - at > 8 and not opening & (DETERMINER | CAPITAL):
            # a clause about the speaker is no name of his
            last = at
        return phrase[0], last
    return None


def _nearest(reading: Reading, head: int) -> Range | None:
    """The subject of the last clause that "and" opens before a gerund: "… and [Berg] left, saying"."""
    for at in range(head - 1, 0, -1):
        if not reading.is_finite(at) or reading.tags(at - 1) & (RELATIVE | AUXILIARY):
            continue
        phrase = reading.before(at)
        if phrase and phrase[0] and reading.tags(phrase[0] - 1) & (JOINS | SUBORDINATES):
            joined = not reading.tags(phrase[0] - 1) & PREPOSITION and reading.finite_in(0, phrase[0])
            return phrase if joined and reading.is_somebody(phrase) else None
    return None


def _only_adverbs(reading: Reading, end: int) -> bool:
    """Whether nothing but adverbs stands between the comma before and that at `end`."""
    first, last = reading.segment(end - 1)
    return first < last and all(reading.tags(at) & ADVERB for at in range(first, last))


def _before_insertion_at(reading: Reading, place: int) -> Range | None:
    """The name that an insertion at `place`, right behind a comma, belongs to: "Lindt, [D-Orlova]"."""
    phrase = reading.before(place - 1)
    if phrase and reading.tags(phrase[1] - 1) & CAPITAL and not reading.tags(phrase[0] - 1) & PREPOSITION:
        return phrase
    return None


def _name_at_end(reading: Reading, phrase: Range) -> Range | None:
    """Of "at the meeting Smith" the name; nothing where all of it hangs on the preposition."""
    first = phrase[1]
    while first > phrase[0] and reading.tags(first - 1) & CAPITAL:
        first -= 1
    if first > phrase[0] and first < phrase[1] and not reading.grammar.book.capital_nouns:
        return first, phrase[1]
    return None


def agent(reading: Reading, cue: Cue) -> Range | None:
    """The speaker of a passive: "was condemned by the council"."""
    at = cue.end
    stop = min(reading.end, cue.end + 6)
    if reading.grammar.v2:
        at, _ = reading.segment(cue.start)
        stop = cue.start
    while at < stop and not reading.bound[at]:
        if reading.tags(at) & BY:
            return reading.after(at + 1)
        at += 1
    return None
