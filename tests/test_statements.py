"""One utterance over articles and languages, how its versions differ, and set phrases."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import article

from firsthand.encode import shipped
from firsthand.model import Passage, Quotation, QuotationKind, SpeakerKind, VersionKind
from firsthand.persons import persons
from firsthand.reference.phrase_words import examples as phrase_examples
from firsthand.reference.strength_words import examples, languages, strength_words
from firsthand.statements import formulas, statements
from firsthand.statements.grades import stronger
from firsthand.statements.phrases import may_be_set
from firsthand.statements.units import units

DIRECT, INDIRECT, MIXED = QuotationKind.DIRECT, QuotationKind.INDIRECT, QuotationKind.MIXED
MARKS = "“„«「"


class Pile:
    """Articles of one sentence each: a quotation and its introducing words."""

    def __init__(self):
        self.articles, self.quotations = {}, []

    def add(self, id, speaker, content, language="en", cue="said", published=None, kind=SpeakerKind.PERSON):
        text = f"{content} {speaker} {cue}."
        self.articles[id] = article(id, text, language=language, published=published, outlet=f"outlet-{id}")
        at = text.index(cue, len(content) + len(speaker))
        sort = (
            DIRECT if content[0] in MARKS else MIXED if any(mark in content for mark in MARKS) else INDIRECT
        )
        held, verb = Passage(id, 0, len(content), content), Passage(id, at, at + len(cue), cue)
        self.quotations.append(
            Quotation(f"{id}-1", held, sort, verb, None, None, None, speaker, None, speaker_kind=kind)
        )
        return self

    def statements(self, order=None):
        listed = self.quotations if order is None else [self.quotations[at] for at in order]
        people, _ = persons(listed, self.articles)
        return statements(listed, self.articles, people)

    def kinds(self):
        """How the second differs from the first, where they are one statement."""
        found = self.statements()
        if not found:
            return None
        [statement] = found
        for version in statement.versions:
            for passage in version.evidence:
                whole = self.articles[passage.article].text
                assert whole[passage.start : passage.end] == passage.text
            assert version.because
        return [str(kind) for kind in statement.versions[1].kinds]


def pair(left, right):
    return Pile().add("a", *left).add("b", *right).kinds()


DAM = "“The spillway of the upper dam must be rebuilt before the autumn rains”"


LINDT, FERBER = "Mara Lindt", "Jonas Ferber"
CRANES = "the sale of the old harbour cranes"
NO_MONEY = "“We have no money to repair the harbour cranes”"
KEIN_GELD = "„Wir haben kein Geld, um die Hafenkräne zu reparieren“"
SOLD = "that the harbour cranes would be sold to a foundry in spring"
WOULD_SELL = "the town would sell its harbour cranes to a foundry next spring"
TABLE = "“All options are on the table”"
SIGNED = "that the contract with the foundry was signed in spring"
CERTAIN = "that the old cranes were certain to go before the autumn rains came to the harbour"
SIGNS = "that the walls of the upper dam show clear signs of wear"
KNEW = "“The minister knew of the cracks in the dam for years”"
SOLD_NEVER = "“We never sold the dam, and we never will”"
SHIP = "“My grandmother waited on that quay for a ship that stopped coming”"
SCHIFF = "„Meine Großmutter hat an diesem Kai auf ein Schiff gewartet, das nicht mehr kam“"
OPEN = "“The new bridge over the river is not closed”"
ZU = "„Die neue Brücke über den Fluss ist geschlossen“"
MILES = "“The nearest harbour lies 15 miles up the coast from here”"
KILOMETER = "„Der nächste Hafen liegt 24 Kilometer die Küste hinauf von hier“"


@pytest.mark.parametrize(
    ("left", "right", "kinds"),
    [
        ((LINDT, DAM), ("Lindt", DAM), ["same"]),
        ((LINDT, DAM), (LINDT, "“The spillway of the upper dam must be rebuilt”"), ["shortened"]),
        ((LINDT, "“The spillway of the upper dam must be rebuilt”"), (LINDT, DAM), ["lengthened"]),
        ((LINDT, DAM), (FERBER, DAM), ["re-attributed"]),
        ((LINDT, DAM), (LINDT, DAM.replace("must be", "must not be")), ["changed"]),
        (
            (LINDT, "that 40 boats would leave the harbour of Velden on Friday"),
            (LINDT, "that 400 boats would leave the harbour of Velden on Friday"),
            ["changed"],
        ),
        (
            (LINDT, "that the dam might burst before the autumn rains"),
            (LINDT, "that the dam would burst before the autumn rains"),
            ["stronger"],
        ),
        ((LINDT, CRANES, "en", "condemned"), (LINDT, CRANES, "en", "criticised"), ["weaker"]),
        ((LINDT, SOLD), (LINDT, WOULD_SELL), ["reworded"]),
        ((LINDT, NO_MONEY), (LINDT, KEIN_GELD, "de", "sagte"), ["translated"]),
        (
            (LINDT, "that the ferry would carry 300 passengers a day"),
            (LINDT, "dass die Fähre 500 Passagiere am Tag befördern werde", "de", "sagte"),
            ["translated", "changed"],
        ),
        ((LINDT, "“We never sold the dam”"), (LINDT, SOLD_NEVER), ["lengthened"]),
        (
            (LINDT, "„Wir haben den Damm nie verkauft“", "de", "sagte"),
            (LINDT, SOLD_NEVER),
            ["lengthened", "translated"],
        ),
        ((LINDT, SHIP), (LINDT, SCHIFF, "de", "sagte"), ["translated"]),
        ((LINDT, OPEN), (LINDT, ZU, "de", "sagte"), ["translated", "changed"]),
        ((LINDT, MILES), (LINDT, KILOMETER, "de", "sagte"), ["translated"]),
        (
            (LINDT, "“The nearest harbour lies 24 km up the coast”"),
            (LINDT, "“The nearest harbour lies 15 miles up the coast”"),
            ["reworded"],
        ),
        (
            (LINDT, "that the town hall is dry and safe"),
            (LINDT, "das Rathaus sei trocken und sicher", "de", "sagte"),
            ["translated"],
        ),
        ((LINDT, SIGNED), (LINDT, SIGNED.replace("was", "was allegedly")), ["weaker"]),
        (
            (LINDT, CERTAIN),
            (LINDT, "that the old cranes might go before autumn"),
            ["shortened", "reworded", "weaker"],
        ),
        ((LINDT, SIGNS), (LINDT, SIGNS.replace("clear ", "")), ["shortened"]),
        ((LINDT, KNEW), (FERBER, KNEW), ["re-attributed"]),
        (
            (LINDT, "that the new ferry terminal would cost 62 million euros"),
            (LINDT, "that the new ferry terminal would cost 67 million dollars"),
            ["reworded"],
        ),
    ],
)
def test_versions_of_one_statement_are_found_and_their_difference_is_told(left, right, kinds):
    assert pair(left, right) == kinds


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((LINDT, "“The harbour needs new cranes this year”"), (LINDT, "“The harbour has no pilot”")),
        ((LINDT, "that the harbour cranes would be sold"), (FERBER, "the cranes should be sold")),
        ((LINDT, "“No comment”"), (LINDT, "“No comment”")),
        ((LINDT, TABLE), (FERBER, TABLE)),
        (
            (LINDT, "“Will the cranes be sold to the foundry this year?”"),
            (LINDT, "“The cranes will be sold to the foundry this year”"),
        ),
        (
            (LINDT, "whether the cranes would be sold this year"),
            (LINDT, "that the cranes would be sold this year"),
        ),
        ((LINDT, NO_MONEY), (LINDT, "„Die Schule braucht ein neues Dach“", "de", "sagte")),
    ],
)
def test_agreeing_or_speaking_of_the_same_is_no_statement(left, right):
    assert pair(left, right) is None


def test_the_earliest_comes_first_and_a_tie_is_said():
    pile = Pile()
    pile.add("a", "Mara Lindt", DAM, published="2026-03-04T10:00+00:00")
    pile.add("b", "Mara Lindt", DAM, published="2026-03-02T10:00+00:00")
    pile.add("c", "Mara Lindt", DAM, published="2026-03-03T10:00+00:00")

    [statement] = pile.statements()
    assert [version.quotation for version in statement.versions] == ["b-1", "c-1", "a-1"]
    assert statement.versions[0].kinds == (VersionKind.EARLIEST,)
    assert not statement.tie

    pile.add("d", "Mara Lindt", DAM)
    [statement] = pile.statements()
    assert statement.tie
    assert [version.quotation for version in statement.versions] == ["b-1", "c-1", "a-1", "d-1"]


def test_two_parts_of_one_utterance_meet_in_the_fuller_version():
    pile = Pile()
    fuller = "“The spillway must be rebuilt at once, and the sluices have to be painted in spring”"
    pile.add("a", LINDT, "“The spillway must be rebuilt at once”", published="2026-03-01T10:00+00:00")
    pile.add("b", LINDT, fuller, published="2026-03-02T10:00+00:00")
    pile.add("c", LINDT, "“the sluices have to be painted in spring”", published="2026-03-03T10:00+00:00")

    [statement] = pile.statements()

    assert [version.quotation for version in statement.versions] == ["a-1", "b-1", "c-1"]
    assert "fuller version" in statement.versions[2].because


def test_parts_of_two_sentences_are_no_one_statement():
    pile = Pile()
    fuller = "“I am sorry for what happened at the sluice. The spillway has to be painted in spring”"
    pile.add("a", LINDT, "“I am sorry for what happened at the sluice”", published="2026-03-01T10:00+00:00")
    pile.add("b", LINDT, fuller, published="2026-03-02T10:00+00:00")
    pile.add("c", LINDT, "“The spillway has to be painted in spring”", published="2026-03-03T10:00+00:00")

    [statement] = pile.statements()

    assert [version.quotation for version in statement.versions] == ["a-1", "b-1"]


def test_what_was_left_out_and_the_languages_are_told_in_words():
    shorter = Pile().add("a", LINDT, DAM).add("b", LINDT, "“The spillway of the upper dam must be rebuilt”")
    [statement] = shorter.statements()
    assert statement.versions[1].because == "shorter by: “before the autumn rains”"

    across = Pile().add("a", LINDT, NO_MONEY).add("b", LINDT, KEIN_GELD, "de", "sagte")
    [statement] = across.statements()
    assert statement.versions[1].because == "the same words in another language (English and German)"


def test_an_article_has_one_version_unless_it_tells_it_in_other_words():
    pile = Pile().add("a", LINDT, DAM).add("b", LINDT, DAM)
    outer = pile.quotations[0]
    inner = replace(
        outer, id="a-2", content=Passage("a", 1, len(DAM) - 1, DAM[1:-1]), kind=DIRECT, inside="a-1"
    )
    pile.quotations.append(inner)
    [statement] = pile.statements()
    assert [version.quotation for version in statement.versions] == ["a-1", "b-1"]

    text = f"{NO_MONEY} {LINDT} said. {KEIN_GELD} {LINDT} said."
    pile = Pile().add("b", LINDT, NO_MONEY)
    pile.articles["a"] = article("a", text, language="en", outlet="outlet-a")
    for number, content in ((1, NO_MONEY), (2, KEIN_GELD)):
        at = text.index(content)
        held = Passage("a", at, at + len(content), content)
        pile.quotations.append(replace(pile.quotations[0], id=f"a-{number}", content=held, cue=None))
    [statement] = pile.statements()
    assert len(statement.versions) == 2


def test_the_same_words_of_another_man_in_reports_of_one_matter_are_re_attributed():
    few = "“We learned of it from the radio”"
    pile = Pile().add("a", LINDT, few).add("b", FERBER, few)
    assert pile.statements() == ()

    text = f"{pile.articles['a'].text} {DAM} Nan Overby said."
    other = f"{pile.articles['b'].text} {DAM} Nan Overby said."
    for id, whole in (("a", text), ("b", other)):
        pile.articles[id] = article(id, whole, outlet=f"outlet-{id}")
        at = whole.index(DAM)
        held = Passage(id, at, at + len(DAM), DAM)
        more = replace(pile.quotations[0], id=f"{id}-2", content=held, cue=None, name="Nan Overby")
        pile.quotations.append(more)
    kinds = {str(kind) for s in pile.statements() for version in s.versions for kind in version.kinds}
    assert "re-attributed" in kinds


def test_a_name_that_breaks_off_is_not_another_man():
    pile = Pile().add("a", "Robert J. Holt", DAM).add("b", "Robert J.", DAM)

    assert pile.kinds() == ["same"]


def test_a_month_is_no_modal_verb():
    known = strength_words("en")

    assert known.level("sure", "the ferry sails in May") is None
    assert known.level("sure", "May 2027 is the date") is None
    assert known.level("sure", "the ferry may sail") == (0, 10, 13)


def test_one_article_alone_makes_no_statement():
    pile = Pile().add("a", "Mara Lindt", DAM)

    assert pile.statements() == ()


CONTENTS = [
    ("en", DAM),
    ("en", "“The spillway must be rebuilt”"),
    ("en", DAM.replace("must", "must not")),
    ("en", SOLD),
    ("en", WOULD_SELL),
    ("de", KEIN_GELD),
    ("en", NO_MONEY),
    ("ja", "「クレーンを修理する金はない」"),
    ("zh", "“”"),
]
SPEAKERS = [LINDT, FERBER, "Lindt"]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_answer_does_not_hang_on_the_order_of_reading(data):
    said = st.tuples(st.sampled_from(CONTENTS), st.sampled_from(SPEAKERS))
    drawn = data.draw(st.lists(said, max_size=12))
    pile = Pile()
    for number, ((language, content), speaker) in enumerate(drawn):
        pile.add(f"n{number}", speaker, content, language)
    order = data.draw(st.permutations(range(len(drawn))))

    assert pile.statements(order) == pile.statements()
    turned = [pile.quotations[at] for at in order]
    assert formulas(turned, pile.articles) == formulas(pile.quotations, pile.articles)


@settings(max_examples=60, deadline=None)
@given(
    st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=80), st.sampled_from(["en", "zh", None])
)
def test_any_text_may_be_quoted(one, other, language):
    pile = Pile().add("a", "Mara Lindt", one, language).add("b", "Mara Lindt", other, language)

    pile.statements()
    formulas(pile.quotations, pile.articles)


@pytest.mark.parametrize("speakers", [1, 10_000])
def test_ten_thousand_quotations_of_the_same_words_are_one_statement_in_seconds(speakers):
    pile = Pile()
    for number in range(10_000):
        name = f"Speaker{number % speakers} Lindt"
        pile.add(f"a{number:05}", name, DAM, kind=SpeakerKind.BODY)
    started = time.perf_counter()

    found = statements(pile.quotations, pile.articles)

    assert time.perf_counter() - started < 30
    assert sum(len(statement.versions) for statement in found) == 10_000


def test_a_quotation_of_one_endless_sentence_is_cut():
    endless = "“" + "the dam and " * 90_000 + "”"
    pile = Pile().add("a", "Mara Lindt", endless).add("b", "Mara Lindt", endless)
    started = time.perf_counter()

    [statement] = pile.statements()
    formulas(pile.quotations, pile.articles)

    assert len(statement.versions) == 2
    assert time.perf_counter() - started < 10


def test_a_set_phrase_is_found_in_every_language_that_uses_it():
    pile = Pile()
    pile.add(
        "d",
        "Jonas Ferber",
        "that a Cold War mentality had come back to Velden",
        published="2026-03-09T10:00+00:00",
    )
    for id, text, language, published in (
        ("a", "Der Sprecher sah darin eine „Mentalität des Kalten Krieges“.", "de", "2026-03-01T10:00+00:00"),
        ("b", "The envoy called it a “Cold War mentality” and left.", "en", "2026-03-03T10:00+00:00"),
        ("c", "发言人批评“冷战思维”。", "zh", "2026-03-04T10:00+00:00"),
    ):
        pile.articles[id] = article(id, text, language=language, published=published, outlet=f"outlet-{id}")

    [formula] = formulas(pile.quotations, pile.articles)

    assert [(use.passage.article, use.passage.text, use.quotation) for use in formula.uses] == [
        ("a", "Mentalität des Kalten Krieges", None),
        ("b", "Cold War mentality", None),
        ("c", "冷战思维", None),
        ("d", "Cold War mentality", "d-1"),
    ]
    assert formula.since == "a"
    assert "4 speakers or outlets" in formula.because


def test_the_words_of_one_statement_are_no_set_phrase():
    pile = Pile()
    for id in "abc":
        pile.add(id, "Mara Lindt", "“a house of cards in the autumn rain”")
    [statement] = pile.statements()
    known = [replace(one, statement=statement.id) for one in pile.quotations]

    assert formulas(known, pile.articles) == ()


def marked(*texts):
    """The formulas of reports that put words in quotation marks and quote nobody."""
    pile = Pile()
    for number, (language, text) in enumerate(texts):
        id = f"n{number}"
        pile.articles[id] = article(id, text, language=language, outlet=f"outlet-{id}")
    return [{use.passage.text for use in one.uses} for one in formulas(pile.quotations, pile.articles)]


PATCHWORK = "The mayor called the report a “patchwork of excuses” and left the hall."


def test_a_set_phrase_is_known_word_by_word_in_another_language():
    found = marked(
        ("en", PATCHWORK),
        ("de", "Die Opposition im Landtag sprach am Montag von einem „Flickwerk aus Ausreden“."),
        ("fr", "Pour la présidente du port, ce plan n'est qu'un « rapiéçage d'excuses »."),
    )

    assert found == [{"patchwork of excuses", "Flickwerk aus Ausreden", "rapiéçage d'excuses"}]


def test_what_and_joins_in_quotation_marks_are_two_phrases():
    found = marked(
        ("en", "The envoy saw a “Cold War mentality and stubborn bias” in the paper."),
        ("de", "Der Sprecher warf dem Bündnis eine „Mentalität des Kalten Krieges“ vor."),
    )

    assert found == [{"Cold War mentality", "Mentalität des Kalten Krieges"}]


@pytest.mark.parametrize(
    "texts",
    [
        # one sentence, copied or translated
        (("en", PATCHWORK), ("en", PATCHWORK.replace(".", ", aides said."))),
        (
            ("en", PATCHWORK),
            ("de", "Der Bürgermeister nannte den Bericht ein „Flickwerk aus Ausreden“ und ging hinaus."),
        ),
        # whole sentences, and opposite ones
        (
            ("en", "The mayor wrote “The bridge is not safe” on a wall of the hall."),
            ("de", "Auf einem Plakat stand am Montag „Die Brücke ist sicher“."),
        ),
        # a name
        (
            ("en", "Her lawyer said that “Lindsay Holt checked into” was wrong."),
            ("en", "Under the title “Lindsay Holt checked into” a story ran yesterday."),
        ),
    ],
)
def test_sentences_names_and_copies_are_no_set_phrase(texts):
    assert marked(*texts) == []


@pytest.mark.parametrize(("language", "text", "may_be"), phrase_examples())
def test_every_example_of_a_phrase_reads_so(language, text, may_be):
    assert may_be_set(text, language) is may_be


@pytest.mark.parametrize("language", languages())
def test_every_example_of_strength_reads_so(language):
    assert strength_words(language) is not None
    for one, other, way in examples(language):
        pile = Pile().add("a", "M", one, language, one).add("b", "M", other, language, other)
        every = units(pile.quotations, pile.articles, (), shipped())
        left, right = every[0], every[-1]
        if left.passage.article != "a":
            left, right = right, left
        found = stronger(left, right)
        assert (None if found is None else "stronger" if found.more else "weaker") == way
