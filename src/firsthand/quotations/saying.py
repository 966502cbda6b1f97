"""Quotations that a verb gives to a speaker: "She said that …", "…, sagte sie", "condemned the plan"."""

from collections.abc import Iterator
from dataclasses import replace

from firsthand.model import QuotationKind
from firsthand.quotations.complements import Complement, beside, complement, has_infinitive
from firsthand.quotations.content import content_end, content_start, found_by, has_quoted, kind_of, span_of
from firsthand.quotations.cues import Cue, cues
from firsthand.quotations.found import Found, Span
from firsthand.quotations.grammar import Tag
from firsthand.quotations.participles import quoted_one
from firsthand.quotations.reading import (
    ADVERB, AUXILIARY, CAPITAL, DETERMINER, JOINS, NUMBER, PREPOSITION, PRONOUN, QUOTED, RELATIVE, TIME, Range, Reading,
)  # fmt: skip
from firsthand.quotations.romance import with_source, words_marked
from firsthand.quotations.spoken_before import opens_sentence, says_what_stands_before
from firsthand.quotations.subjects import Spoken, agent, subject
from firsthand.quotations.verb_parts import between, fronted_words, is_particle, leans, likens
from firsthand.quotations.verb_second import out_of, subject_after, subject_between

JUST_AS, SUBORDINATES = int(Tag.JUST_AS), int(Tag.SUBORDINATES)
SAID_TO = int(Tag.SAID_TO)
CLITIC, NOBODY = int(Tag.CLITIC), int(Tag.NOBODY)
INFINITIVE, OPENS, ASKS = int(Tag.INFINITIVE), int(Tag.OPENS_CLAUSE), int(Tag.ASKS)


def sayings(reading: Reading) -> Iterator[Found]:
    """Each quotation that a verb makes, in order of the verbs."""
    found = cues(reading)
    spoken = Spoken()
    for number, cue in enumerate(found):
        later = found[number + 1] if number + 1 < len(found) else None
        if quotation := _quotation(reading, cue, spoken, later):
            quotation = with_source(reading, cue, quotation)
            carried = quotation.speaker is None and _goes_on(reading, cue)
            yield replace(quotation, carried=True) if carried else quotation


def _cited_name(reading: Reading, cue: Cue) -> Range | None:
    """A name without an article right behind a verb of citing: "zitiert [Lindt] mit den Worten"."""
    phrase = reading.after(cue.end) if reading.tags(cue.end) & CAPITAL else None
    return phrase if phrase and phrase[0] == cue.end else None


def _goes_on(reading: Reading, cue: Cue) -> bool:
    """Whether a verb without a subject has that of the quotation before: "Dijo que", ", qui a ajouté que"."""
    book = reading.grammar.book
    if not (book.prodrop or book.antecedents or book.own_subject) or cue.passive or cue.reflexive:
        return False
    if "source" in cue.takes:
        # "Trascendió que": nobody's
        return False
    if reading.words[cue.start].low in book.own_subject:
        return True
    return book.prodrop or cue.gerund or bool(reading.tags(cue.head - 1) & (RELATIVE | JOINS))


def _quotation(reading: Reading, cue: Cue, spoken: Spoken, later: Cue | None) -> Found | None:
    aside = _just_as(reading, cue)
    speaker = subject(reading, cue, spoken)
    cited = "cited" in cue.takes
    if speaker is None and reading.grammar.v2 and not cue.finite and (not cue.passive or cited):
        speaker = subject_between(reading, cue.head + 1, cue.start)
    right = complement(
        reading, cue.end if not (reading.grammar.v2 and not cue.finite) else cue.end,
        cue.takes, speaker is not None or cue.gerund or cue.infinitive, not cue.passive and not _unsaid(reading, cue),
    )  # fmt: skip
    if speaker is None and right.subject is not None and not reading.grammar.book.titles_stand:
        speaker = right.subject
    if speaker is None and reading.grammar.book.participles and cue.head == 0 and not cue.gerund:
        # "Asked by Lindt whether she would go, Berg left"
        speaker = agent(reading, cue)
    if right.kind == "object" and is_particle(reading, right.start, cue):
        # "…, teilte die Behörde mit": nothing but the end of the verb
        right.kind, right.rest = "", right.start + 1
    fronted = None
    if reading.grammar.v2 and aside is None and not cue.passive and speaker and speaker[1] <= cue.start:
        if after := subject_after(reading, cue.end if cue.finite else cue.head + 1, speaker):
            fronted, speaker = speaker, after
            right = complement(reading, cue.end, cue.takes - {"object", "as"}, cue.finite is False, True)
    book_source = bool("source" in cue.takes and reading.grammar.book.clitics)
    if not book_source and speaker and speaker[1] - speaker[0] == 1 and reading.tags(speaker[0]) & NOBODY:
        if right.kind in ("clause", "object"):
            return None
    if not cue.passive:
        spoken.take(cue, speaker)
    if fronted and reading.words[fronted[0]].low in (*reading.grammar.book.datives, "der"):
        right.addressee = right.addressee or fronted
    if cue.passive:
        if reading.grammar.v2 and "infinitive" in cue.takes:
            right.addressee = speaker
        speaker = agent(reading, cue) if not cited else speaker
        if right.kind == "object" or (right.kind == "" and speaker is None):
            return None
        if right.kind == "quote" and speaker is None and reading.grammar.book.clitics:
            return None
    if reading.grammar.v2 and cue.head:
        first, _ = reading.segment(cue.head)
        if reading.tags(first) & PREPOSITION and first < cue.head:
            # "In einem Interview mit der „Küstenpost“ sagte sie", "Gegenüber Reportern sagte sie"
            beside(reading, first, right, cue.takes - {"object", "as"})
    through = speaker is None or reading.tags(speaker[0]) & PRONOUN or reading.grammar.book.caseless
    if "source" in cue.takes and through and not book_source:
        first, _ = reading.segment(cue.start)
        speaker = out_of(reading, first, cue.start) or out_of(reading, cue.end, right.start or reading.end)
    if reading.grammar.v2 and later and right.kind == "clause" and _is_aside(reading, later, right.start):
        # "…, sagte Lindt, wie der Kurier berichtet": the aside is the reporter's
        _, close = reading.segment(right.start)
        behind = complement(reading, close, cue.takes, True, True) if close + 1 < reading.end else None
        if behind and behind.kind == "clause":
            right.start = behind.start
        else:
            right.kind, right.rest = "", max(cue.end, right.start - 1)
    if reading.grammar.book.participles and speaker and (whom := quoted_one(reading, cue.end)):
        # "the report quotes surveyor Amos Finch as saying": it is Finch who says it
        right = complement(reading, whom[1] + reading.is_mark(whom[1], ",") + 2, cue.takes, True, False)
        if right.kind == "" and (one := _left(reading, cue, speaker, right)):
            frame = (one.frame or one.content)[0], reading.words[right.rest - 1].end
            return replace(one, speaker=span_of(reading, *whom), via=span_of(reading, *speaker), frame=frame)
        right.via, speaker = right.via or speaker, whom
    if cited and not cue.passive and speaker and (whom := right.addressee or right.via or _cited_name(reading, cue)):
        # "…, zitiert der Kurier den Reeder Okke": it is Okke who says it
        right.addressee, right.via, speaker = None, speaker, whom
    if aside is not None and right.kind not in ("quote", "colon"):
        return _aside_of(reading, cue, aside, speaker, right)
    if cue.reflexive and cue.end == cue.start + 1 and speaker is None and right.kind == "clause":
        # "se dice que": nobody
        return None
    if (
        right.kind == "clause"
        and later
        and reading.grammar.book.infinitive
        and later.start - right.start <= 2
    ):
        said = not later.finite or reading.tags(later.start - 1) & OPENS
        if said and reading.tags(later.end) & (OPENS | ASKS):
            # "a refusé de dire si": what is left open, not the saying
            return None
    book = reading.grammar.book
    if book.heads_first and not book.prodrop and cue.head == 0 and speaker is None:
        # "Báo cáo nêu rõ": a noun that is also a verb
        return None
    if right.kind == "clause" and reading.grammar.book.heads_first and reading.tags(cue.head - 1) & RELATIVE:
        if not reading.tags(right.start) & OPENS:
            # "pria yang mengatakan dirinya dokter itu ditangkap": nothing shows where it ends
            return None
    if book.participles and (cue.gerund or cue.infinitive) and speaker and not reading.is_somebody(speaker):
        # "the rate rose, showing no change"
        return None
    if book.participles and cue.passive and speaker is None and right.kind == "clause":
        if reading.tags(right.start) & INFINITIVE and "told" not in cue.takes:
            # "is expected to resign": by nobody
            return None
    if book.participles and (cue.infinitive or _when_asked(reading, cue)) and not ("told" in cue.takes or {"quote", "clause"} <= cue.takes):
        # "closed to ensure that", "came to see the town"
        return None
    if book.participles and says_what_stands_before(reading, cue, speaker, right):
        right.kind = ""
        return _left(reading, cue, speaker, right)
    leaning = cue.infinitive or cue.gerund
    if book.clitics and right.kind == "clause" and not leaning and _behind_words(reading, cue, speaker):
        # "«Ya veremos», contestó la ministra a los periodistas que la esperaban"
        right.kind = ""
        return _left(reading, cue, speaker, right)
    if right.kind in ("clause", "colon"):
        return _right(reading, cue, speaker, right, later)
    if right.kind == "quote":
        return _quote_right(reading, cue, speaker, right)
    if fronted:
        return fronted_words(reading, cue, fronted, speaker, right)
    if left := _left(reading, cue, speaker, right):
        return left
    if book.clitics and speaker and right.kind == "" and cue.takes & {"clause", "marked"} and not cue.passive:
        return words_marked(reading, cue, speaker, right)
    parted = reading.grammar.v2 and not cue.finite and not cue.passive and right.kind == ""
    if parted and speaker and _condemns(reading, cue, speaker):
        return between(reading, cue, speaker, right)
    named = not book.heads_first or "object" in cue.takes or right.kind != "object"
    if not named and not has_quoted(reading, right.start, reading.end):
        # "gọi cảnh sát": what is called may be fetched
        return None
    if right.kind == "object" and not cue.passive and _condemns(reading, cue, speaker):
        return _reported(reading, cue, speaker, right, later)
    return None


def _behind_words(reading: Reading, cue: Cue, speaker: Range | None) -> bool:
    """Whether a verb stands right behind words in marks that are its own."""
    before = first_word(reading, cue, speaker) - 1
    if reading.is_mark(before, ",–—"):
        before -= 1
    return before >= 0 and bool(reading.tags(before) & QUOTED)


def _when_asked(reading: Reading, cue: Cue) -> bool:
    """Whether a participle right behind "when" has no subject: "[when] asked about the contract"."""
    low = reading.words[cue.start].low
    return cue.head > 0 and low.endswith("ed") and bool(reading.tags(cue.head - 1) & SUBORDINATES)


def _unsaid(reading: Reading, cue: Cue) -> bool:
    """Whether what follows a verb at the start is no speaker, who is then unsaid: "Reclama la apertura"."""
    if not reading.grammar.book.prodrop or reading.grammar.book.caseless or cue.head:
        return False
    at = cue.end
    while at < reading.end and reading.tags(at) & ADVERB:
        at += 1
    phrase = reading.after(at)
    return phrase is not None and not reading.is_somebody(phrase)


def _condemns(reading: Reading, cue: Cue, speaker: Range | None) -> bool:
    """Whether whoever is given as the speaker may be meant to condemn, reject or demand a thing."""
    book = reading.grammar.book
    if speaker is None:
        return book.prodrop and cue.finite and cue.head == 0 and not cue.reflexive
    return not book.known_speakers or (
        reading.is_somebody(speaker) and not _sentenced(reading, cue.end)
    )


def _sentenced(reading: Reading, at: int) -> bool:
    """Whether somebody is sentenced and nothing said: "a condamné le prévenu à trois ans"."""
    while at + 2 < reading.end and not reading.bound[at]:
        if reading.tags(at) & SAID_TO and reading.tags(at + 1) & (DETERMINER | NUMBER):
            if reading.tags(at + 2) & TIME:
                return True
        at += 1
    return False


def _just_as(reading: Reading, cue: Cue) -> Range | None:
    """The segment of the cue where it is an aside: "as the mayor said", "wie sie mitteilte"."""
    first, last = reading.segment(cue.start)
    if reading.grammar.v2 and reading.tags(first) & JOINS:
        first += 1
    if reading.tags(first) & JUST_AS and first < cue.start:
        return first, last
    if reading.tags(first + 1) & JUST_AS and first + 1 < cue.start and reading.grammar.book.clitics:
        # "tal como dijo", "după cum a spus"
        if reading.tags(first) & (ADVERB | SUBORDINATES):
            return first, last
    return None


def _is_aside(reading: Reading, cue: Cue, start: int) -> bool:
    """Whether a verb closes an aside that begins right there: "[wie der Kurier berichtet]"."""
    aside = _just_as(reading, cue)
    return aside is not None and aside[0] == start and cue.end >= aside[1]


# -- where the content stands ---------------------------------------------------------------------------


def _right(
    reading: Reading, cue: Cue, speaker: Range | None, right: Complement, later: Cue | None
) -> Found | None:
    start = right.start
    end = _own_clause(reading, cue, speaker, start, content_end(reading, start, later))
    if right.kind == "colon" and reading.grammar.book.plain and reading.tags(start) & QUOTED:
        if start + 1 < reading.end and reading.bound[start + 1]:
            # what follows the marks is the reporter's again
            end = start + 1
    if end <= start:
        return None
    content = span_of(reading, start, end)
    if right.kind == "colon" and reading.tags(start) & QUOTED and end == start + 1:
        kind = QuotationKind.DIRECT
    else:
        kind = kind_of(reading, start, end)
    return found_by(reading, cue, speaker, right, content, kind)


def _own_clause(reading: Reading, cue: Cue, speaker: Range | None, start: int, end: int) -> int:
    """Where the clause of a verb ends that has its sentence go on without it.

    "Lindt, who said it was safe, left"; "Asked whether she would go, Lindt left".
    """
    first, _ = reading.segment(cue.head)
    if reading.grammar.v2:
        # "Lindt, der sagte, dass sie sicher sei, kündigte an": the verb of the sentence follows
        if first and reading.tags(first) & RELATIVE and reading.is_mark(first - 1, ","):
            return next((k for k in range(start, end - 1) if _verb_after_comma(reading, k)), end)
        return end
    if not reading.grammar.svo or reading.grammar.book.commas:
        return end
    opening = speaker is None and cue.head == 0 and not cue.gerund
    if reading.grammar.book.participles and opens_sentence(reading, cue):
        return next((at for at in range(start, end) if reading.is_mark(at, ",")), end)
    if opening or (first and reading.tags(first) & RELATIVE and reading.is_mark(first - 1, ",")):
        return next((at for at in range(start, end) if reading.is_mark(at, ",")), end)
    return end


def _verb_after_comma(reading: Reading, at: int) -> bool:
    return reading.is_mark(at, ",") and reading.is_finite(at + 1) and not reading.tags(at + 1) & RELATIVE


def _quote_right(reading: Reading, cue: Cue, speaker: Range | None, right: Complement) -> Found | None:
    at = right.start
    if whole := _interrupted(reading, cue, speaker, right):
        return whole
    _, last = reading.segment(at)
    content = (reading.words[at].start, reading.words[at].end)
    separated = reading.is_mark(at - 1, ",:–—") or at + 1 >= reading.end or reading.bound[at + 1]
    if reading.grammar.book.clitics and speaker is None and at == cue.end and (
        cue.infinitive or reading.is_mark(cue.head - 1, ",")
    ):
        # "Le mur, dit « des fusillés », …", "Il tempo di dire «ciak»"
        return None
    if reading.grammar.book.clitics and not reading.is_mark(at - 1, ",:–—"):
        if speaker and speaker == right.subject and not reading.is_somebody(speaker):
            # "escribió el final «con fiebre»"
            return None
        if reading.words[at].low == "“”" and at == cue.end and not separated and "state" not in cue.takes:
            # "El museo expone «Luces del norte» hasta mayo": a title
            return None
        if "clause" not in cue.takes and at == cue.end and reading.tags(at + 1) & JOINS:
            # "El guardia gritó «¡Fuera!» y eché a correr"
            return found_by(reading, cue, speaker, right, content, QuotationKind.DIRECT)
    if reading.grammar.book.clitics and not separated and reading.is_finite(at + 1):
        # 'Le maire dit « de fer » a pris sa retraite'
        return None
    if last > at + 1 and not separated:
        # the words in marks are part of a clause: 'called it “a disaster” for the town'
        end = content_end(reading, at, None)
        return found_by(reading, cue, speaker, right, span_of(reading, at, end), QuotationKind.MIXED)
    clause = (
        reading.grammar.v2
        and reading.is_mark(at - 1, ",")
        and (reading.finite_in(at + 1, last) or has_infinitive(reading, at + 1, last))
    )
    if last > at + 1 and (clause or not reading.is_mark(at - 1, ",:")):
        end = content_end(reading, at, None)
        return found_by(reading, cue, speaker, right, span_of(reading, at, end), QuotationKind.MIXED)
    return found_by(reading, cue, speaker, right, content, QuotationKind.DIRECT)


def _interrupted(reading: Reading, cue: Cue, speaker: Range | None, right: Complement) -> Found | None:
    """One utterance whose verb stands inside it: "“We are staying,” said Lindt, “and so is she.”"."""
    first = min(cue.head, speaker[0] if speaker and speaker[0] < cue.start else cue.head)
    before = first - 1 if reading.tags(first - 1) & QUOTED else first - 2
    if before < 0 or not reading.tags(before) & QUOTED or not reading.is_mark(right.start - 1, ",:–—"):
        return None
    if before == first - 2 and not reading.is_mark(first - 1, ",–—-"):
        return None
    parts = tuple((reading.words[at].start, reading.words[at].end) for at in (before, right.start))
    found = found_by(reading, cue, speaker, right, parts[0], QuotationKind.DIRECT)
    return replace(found, content=(parts[0][0], parts[1][1]), parts=parts)


def first_word(reading: Reading, cue: Cue, speaker: Range | None) -> int:
    """Where the words of a verb and its subject before it begin."""
    first = min(cue.head, speaker[0] if speaker and speaker[0] < cue.start else cue.head)
    if speaker and first == speaker[0] and reading.tags(first) & PRONOUN and reading.grammar.book.clitics:
        # "a-t-il dit"
        while first > 0 and reading.tags(first - 1) & (AUXILIARY | CLITIC | int(Tag.REFLEXIVE)):
            first -= 1
    return first


def _left(reading: Reading, cue: Cue, speaker: Range | None, right: Complement) -> Found | None:
    """The quotation whose verb comes after it: "“…,” said Lindt", "The bridge is safe, she said"."""
    if not cue.takes & {"clause", "quote", "question"}:
        return None
    if reading.grammar.book.bare == "direct" and cue.start and reading.tags(cue.start - 1) & INFINITIVE:
        # "declined to answer" answers nothing
        return None
    first = first_word(reading, cue, speaker)
    while first > 0 and reading.tags(first - 1) & ADVERB and not reading.tags(first - 1) & DETERMINER:
        first -= 1
    before = first - 1
    if before < 0:
        return None
    rest = max(right.rest, cue.end)
    if reading.tags(before) & QUOTED:
        content = (reading.words[before].start, reading.words[before].end)
        return _left_quote(reading, cue, speaker, right, before, content)
    if not reading.is_mark(before, ",–—"):
        return None
    if reading.grammar.v2 and speaker is not None and speaker[0] < min(cue.head, cue.start):
        # "…, die den Plan lobt": after what was said its verb comes first
        return None
    if before > 0 and reading.tags(before - 1) & QUOTED:
        content = (reading.words[before - 1].start, reading.words[before - 1].end)
        return _left_quote(reading, cue, speaker, right, before - 1, content)
    if reading.grammar.book.clitics and (first < cue.head or "clause" not in cue.takes):
        # "puis l'audience a repris": after what was said its verb comes first
        if not (speaker and first < speaker[0]):
            return None
    if reading.grammar.book.clitics and reading.tags(rest) & PREPOSITION:
        # ", a-t-il ajouté devant les élus"
        _, rest = reading.segment(rest)
    elif reading.grammar.v2 and right.kind == "object" and reading.tags(right.start) & PREPOSITION:
        # "…, betonte die Polizei bei der Lage am Morgen": where it was said is no object
        _, rest = reading.segment(right.start)
    if rest < reading.end and not reading.bound[rest] and right.kind not in ("",):
        return None
    if rest < reading.end and not reading.bound[rest] and not reading.grammar.v2:
        return None
    start = content_start(reading, before)
    if reading.grammar.book.clitics and reading.is_mark(rest, ",") and not reading.finite_in(start, before):
        # "La sequía, dijo, ha vaciado los pozos"
        if reading.finite_in(*reading.segment(rest + 1)):
            return around(reading, first, rest, cue, speaker)
    if reading.grammar.v2 and speaker and reading.is_mark(rest, ",") and reading.is_finite(rest + 1):
        # "Die Brücke, sagte Lindt, sei sicher": one field, and then the verb
        if not reading.finite_in(start, before):
            return around(reading, first, rest, cue, speaker)
    if reading.grammar.v2 and leans(reading, start, before):
        return None
    if medial := _medial(reading, cue, speaker, right, start, before):
        return medial
    if reading.grammar.book.adjuncts and (reading.tags(first) & RELATIVE or reading.is_mark(rest, ",")):
        # "…, mely azt mondta, menjek"
        return None
    if before - start < 2 or not (reading.finite_in(start, before) or before - start >= 4):
        return None
    if reading.grammar.v2 and not cue.takes & {"clause", "question"}:
        return None
    content = span_of(reading, start, before)
    return found_by(reading, cue, speaker, right, content, kind_of(reading, start, before))


def _medial(
    reading: Reading, cue: Cue, speaker: Range | None, right: Complement, start: int, before: int
) -> Found | None:
    """A clause with its verb of saying in the middle: "The bridge, she said, was safe"."""
    rest = max(right.rest, cue.end)
    if reading.grammar.v2 or speaker is None or not reading.is_mark(rest, ",") or before <= start:
        return None
    after = rest + 1
    trailing = after < reading.end and reading.words[after].low in reading.grammar.book.trailing
    if reading.grammar.book.trailing and reading.finite_in(start, before) and not trailing:
        # "La route fermera, a annoncé Lindt, en marge d'un sommet"
        return None
    if after >= reading.end or not trailing and reading.tags(after) & (JOINS | SUBORDINATES | RELATIVE | QUOTED):
        return None
    if reading.grammar.gerund.match(reading.words[after].low):
        return None
    if reading.finite_in(start, before) and not trailing and not reading.tags(after) & (DETERMINER | PREPOSITION | AUXILIARY):
        return None
    end = content_end(reading, after, None)
    if end - after < 2:
        return None
    parts = (span_of(reading, start, before), span_of(reading, after, end))
    kind = kind_of(reading, start, end)
    found = found_by(reading, cue, speaker, right, (parts[0][0], parts[1][1]), kind)
    return replace(found, parts=parts)


def _left_quote(
    reading: Reading, cue: Cue, speaker: Range | None, right: Complement, at: int, content: Span
) -> Found:
    """The words in marks before the verb; where the sentence began before the marks, all of it."""
    start = content_start(reading, at)
    if start < at and not reading.bound[at - 1] and reading.finite_in(start, at):
        return found_by(reading, cue, speaker, right, span_of(reading, start, at + 1), QuotationKind.MIXED)
    return found_by(reading, cue, speaker, right, content, QuotationKind.DIRECT)


def _aside_of(
    reading: Reading, cue: Cue, aside: Range, speaker: Range | None, right: Complement
) -> Found | None:
    """What is said where the cue is an aside between commas: the rest of the sentence."""
    first, last = aside
    if speaker is None or right.kind in ("clause", "quote", "colon"):
        return None
    return around(reading, first, last, cue, speaker)


def around(reading: Reading, first: int, last: int, cue: Cue | None, speaker: Range | None) -> Found | None:
    """The sentence but for words `first` to `last`, as what somebody said."""
    bracket = reading.bracket(first)
    left_end = first
    while left_end > bracket and reading.is_mark(
        left_end - 1, ",–—(:" if reading.grammar.book.clitics else ",–—("
    ):
        left_end -= 1
    right_start = last
    while right_start < reading.end and reading.is_mark(
        right_start, ",–—):" if reading.grammar.book.participles else ",–—)"
    ):
        right_start += 1
    start = max(content_start(reading, left_end), bracket)
    parts: list[Span] = []
    marked = left_end - start == 1 and bool(reading.tags(start) & QUOTED)
    if left_end - start >= 2 or marked:
        parts.append(span_of(reading, start, left_end))
    if right_start < reading.end:
        end = content_end(reading, right_start, None)
        if end - right_start >= 1 and not (parts and end - right_start < 2):
            parts.append(span_of(reading, right_start, end))
    if not parts:
        return None
    content = (parts[0][0], parts[-1][1])
    low = start if left_end - start >= 2 or marked else right_start
    kind = kind_of(reading, low, reading.end)
    if marked and len(parts) == 1:
        kind = QuotationKind.DIRECT
    return Found(
        content=content,
        kind=kind,
        cue=span_of(reading, cue.head, cue.end) if cue else None,
        speaker=span_of(reading, *speaker) if speaker else None,
        frame=span_of(reading, first, last),
        parts=tuple(parts) if len(parts) > 1 else (),
    )


def _reported(
    reading: Reading, cue: Cue, speaker: Range | None, right: Complement, later: Cue | None
) -> Found | None:
    start = right.start
    end = content_end(reading, start, later, clause=False)
    if is_particle(reading, end - 1, cue):
        end -= 1
    if end <= start:
        return None
    if reading.grammar.book.plain and (marks := _closed_by_marks(reading, start, end)):
        end = marks
    elif reading.grammar.v2 and "object" not in cue.takes and not likens(reading, cue.start, end):
        return None
    kind = QuotationKind.MIXED if has_quoted(reading, start, end) else QuotationKind.REPORTED
    return found_by(reading, cue, speaker, right, span_of(reading, start, end), kind)


def _closed_by_marks(reading: Reading, start: int, end: int) -> int:
    """Where words in marks close what somebody is said to call a thing: "noemde het plan “een grap” [en …]"."""
    for at in range(start, end - 1):
        if reading.tags(at) & QUOTED and reading.tags(at + 1) & JOINS:
            return at + 1
    return end if reading.tags(end - 1) & QUOTED else 0
