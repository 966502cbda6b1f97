"""Quotations that a verb gives to a speaker: "She said that …", "…, sagte sie", "condemned the plan"."""

from collections.abc import Iterator
from dataclasses import replace

from firsthand.quotations.bits import (
    ADVERB,
    ASKS,
    CAPITAL,
    DETERMINER,
    INFINITIVE,
    JOINS,
    JUST_AS,
    NOBODY,
    NUMBER,
    OPENS,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SAID_TO,
    SUBORDINATES,
    TIME,
)  # fmt: skip
from firsthand.quotations.complements import complement
from firsthand.quotations.content import has_quoted, span_of
from firsthand.quotations.cues import Cue, cues
from firsthand.quotations.found import Found
from firsthand.quotations.participles import quoted_one
from firsthand.quotations.reading import Reading
from firsthand.quotations.romance import with_source, words_marked
from firsthand.quotations.said_left import aside_of, first_word, words_before
from firsthand.quotations.said_right import act_behind, quote_behind, words_behind
from firsthand.quotations.segments import Range
from firsthand.quotations.spoken_before import says_what_stands_before
from firsthand.quotations.subjects import Spoken, agent, subject
from firsthand.quotations.told_to import beside
from firsthand.quotations.verb_parts import between, fronted_words, is_particle
from firsthand.quotations.verb_second import out_of, subject_after, subject_between


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
        reading,
        cue.end,
        cue.takes,
        has_subject=speaker is not None or cue.gerund or cue.infinitive,
        inverted=not cue.passive and not _unsaid(reading, cue),
    )
    if speaker is None and right.subject is not None and not reading.grammar.book.titles_stand:
        speaker = right.subject
    if speaker is None and reading.grammar.book.participles and cue.head == 0 and not cue.gerund:
        # "Asked by Lindt whether she would go, Berg left"
        speaker = agent(reading, cue)
    if right.kind == "object" and is_particle(reading, right.start, cue):
        # "…, teilte die Behörde mit": nothing but the end of the verb
        right.kind, right.rest = "", right.start + 1
    fronted = None
    if (
        reading.grammar.v2
        and aside is None
        and not cue.passive
        and speaker
        and speaker[1] <= cue.start
        and (after := subject_after(reading, cue.end if cue.finite else cue.head + 1, speaker))
    ):
        fronted, speaker = speaker, reading.with_apposition(after)
        right = complement(reading, cue.end, cue.takes - {"object", "as"}, cue.finite is False, True)
    book_source = bool("source" in cue.takes and reading.grammar.book.clitics)
    if (
        not book_source
        and speaker
        and speaker[1] - speaker[0] == 1
        and reading.tags(speaker[0]) & NOBODY
        and right.kind in ("clause", "object")
    ):
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
        if right.kind == "" and (one := words_before(reading, cue, speaker, right)):
            frame = (one.frame or one.content)[0], reading.words[right.rest - 1].end
            return replace(one, speaker=span_of(reading, *whom), via=span_of(reading, *speaker), frame=frame)
        right.via, speaker = right.via or speaker, whom
    if (
        cited
        and not cue.passive
        and speaker
        and (whom := right.addressee or right.via or _cited_name(reading, cue))
    ):
        # "…, zitiert der Kurier den Reeder Okke": it is Okke who says it
        right.addressee, right.via, speaker = None, speaker, whom
    if aside is not None and right.kind not in ("quote", "colon"):
        return aside_of(reading, cue, aside, speaker, right)
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
    if (
        right.kind == "clause"
        and reading.grammar.book.heads_first
        and reading.tags(cue.head - 1) & RELATIVE
        and not reading.tags(right.start) & OPENS
    ):
        # "pria yang mengatakan dirinya dokter itu ditangkap": nothing shows where it ends
        return None
    if book.participles and (cue.gerund or cue.infinitive) and speaker and not reading.is_somebody(speaker):
        # "the rate rose, showing no change"
        return None
    if (
        book.participles
        and cue.passive
        and speaker is None
        and right.kind == "clause"
        and reading.tags(right.start) & INFINITIVE
        and "told" not in cue.takes
    ):
        # "is expected to resign": by nobody
        return None
    if (
        book.participles
        and (cue.infinitive or _when_asked(reading, cue))
        and not ("told" in cue.takes or {"quote", "clause"} <= cue.takes)
    ):
        # "closed to ensure that", "came to see the town"
        return None
    if book.participles and says_what_stands_before(reading, cue, speaker, right):
        right.kind = ""
        return words_before(reading, cue, speaker, right)
    leaning = cue.infinitive or cue.gerund
    if book.clitics and right.kind == "clause" and not leaning and _behind_words(reading, cue, speaker):
        # "«Ya veremos», contestó la ministra a los periodistas que la esperaban"
        right.kind = ""
        return words_before(reading, cue, speaker, right)
    if right.kind in ("clause", "colon"):
        return words_behind(reading, cue, speaker, right, later)
    if right.kind == "quote":
        return quote_behind(reading, cue, speaker, right)
    if fronted:
        return fronted_words(reading, cue, fronted, speaker, right)
    if left := words_before(reading, cue, speaker, right):
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
        return act_behind(reading, cue, speaker, right, later)
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
    return not book.known_speakers or (reading.is_somebody(speaker) and not _sentenced(reading, cue.end))


def _sentenced(reading: Reading, at: int) -> bool:
    """Whether somebody is sentenced and nothing said: "a condamné le prévenu à trois ans"."""
    while at + 2 < reading.end and not reading.bound[at]:
        if (
            reading.tags(at) & SAID_TO
            and reading.tags(at + 1) & (DETERMINER | NUMBER)
            and reading.tags(at + 2) & TIME
        ):
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
    # "tal como dijo", "după cum a spus"
    if (
        reading.tags(first + 1) & JUST_AS
        and first + 1 < cue.start
        and reading.grammar.book.clitics
        and reading.tags(first) & (ADVERB | SUBORDINATES)
    ):
        return first, last
    return None


def _is_aside(reading: Reading, cue: Cue, start: int) -> bool:
    """Whether a verb closes an aside that begins right there: "[wie der Kurier berichtet]"."""
    aside = _just_as(reading, cue)
    return aside is not None and aside[0] == start and cue.end >= aside[1]


# -- where the content stands ---------------------------------------------------------------------------
