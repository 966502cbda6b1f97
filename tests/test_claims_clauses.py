"""What a card shows is a clause, says no more than all who make the claim, and joins no strangers."""

import pytest
from tests.factories import article, body

import firsthand
from firsthand.claims.about import MORE, plainest
from firsthand.claims.acts import of_two_acts
from firsthand.claims.clauses import Clause, clauses
from firsthand.claims.judge import Relation, aligned, alone
from firsthand.claims.reading import reading
from firsthand.claims.units import Place, Unit
from firsthand.claims.verbs import begins_clause, is_predicated, stands_alone
from firsthand.encode import shipped
from firsthand.quotations import quotations
from firsthand.reference.outlets import Outlets
from firsthand.reference.publishing import Publishing

OUTLETS = Outlets.load()


def shown(text, language):
    report = body("a", text, language=language)
    quoted = quotations(report, Publishing(OUTLETS, [report.article]))
    return [text[clause.start : clause.end] for clause in clauses(report, quoted, language)]


def unit(text):
    read = reading(text, "en")
    place = Place(article("a", text), Clause(0, len(text), None, (0, len(text)), True), 0, 0, ())
    return place, Unit(0, alone(read), None, [place])


def cards(*texts, language="en"):
    pile = [
        article(
            f"{number}-{language}",
            text,
            language=language,
            outlet=f"o{number}.example",
            published=f"2031-05-0{number + 1}",
        )
        for number, text in enumerate(texts)
    ]
    return [claim for claim in firsthand.dossier(pile).claims if len(claim.mentions) > 1]


WHOLE = [
    (  # ages in a list of persons
        "en",
        "A hearing for Jon Brandt, 31, accused of the theft of the boats of his uncle Per Moll, 60, and his "
        "cousin Ida, 22, took place in Norda on Friday.",
    ),
    (  # the same subject goes on
        "en",
        "The harbour council has praised the plan for the ferry, but has not paid for the pier.",
    ),
    ("de", "Die Reederei hat den Fahrplan für den Herbst gelobt, aber hat die neuen Fähren nicht bezahlt."),
    ("ru", "Совет порта одобрил новый план причала, но отказался от старого парома в Норде."),
]
TWO = [
    ("en", "The council of Norda has sold the old ferry, and the skippers have bought a new one."),
    ("de", "Der Rat von Norda hat die alte Fähre verkauft, und die Fischer haben eine neue bestellt."),
    ("fr", "Le conseil de Norda a vendu le vieux ferry, et les pêcheurs ont acheté un bateau neuf."),
    ("de", "Der Rat hat die alte Fähre verkauft, aber selbst die Fähre, die er bestellt, wird langsam sein."),
    ("ru", "Совет Норды продал старый паром вчера, а рыбаки купили новый корабль."),
]


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_a_list_or_a_subject_that_goes_on_is_not_cut(language, text):
    assert [one.rstrip(".") for one in shown(text, language)] == [text.rstrip(".")]


@pytest.mark.parametrize(("language", "text"), TWO)
def test_two_clauses_with_a_subject_each_are_two(language, text):
    assert len(shown(text, language)) == 2


@pytest.mark.parametrize(
    ("language", "piece", "stands"),
    [
        ("en", "to keep the pier", False),
        ("en", "was on leave at the time", False),
        ("en", "how to guard the old lighthouse", False),
        ("en", "a boat that turned out to be stolen", False),
        ("en", "the alleged thief of the boats", False),
        ("en", "that the boat was stolen", True),
        ("en", "the skippers, 58 in all, boarded the ferry", True),
        ("de", "die Fähre zu verkaufen", False),
        ("de", "er habe die Fähre verkauft", True),
        ("fr", "vendre le vieux bateau", False),
        ("fr", "le bateau sera vendu", True),
        ("es", "salió de la ciudad", True),
        ("ru", "покинула старый город", False),
        ("ru", "город покинула полиция", True),
        ("ko", "항구를 떠났다", True),
    ],
)
def test_what_reads_as_a_clause(language, piece, stands):
    assert stands_alone(piece, language) is stands


def test_a_form_that_leans_is_no_verb_of_a_clause():
    assert not is_predicated("A hearing for Jon Brandt, 31, accused of the theft of two boats", "en")
    assert is_predicated("The skipper Brandt, 31 years old, floored the thief", "en")
    assert not begins_clause("his cousin Ida, 22, took place in Norda", "en")


def test_what_somebody_is_asked_to_do_is_shown_with_who_asked():
    long = (
        "On the evening of the last day of the long meeting in the town hall of Norda, which was put off "
        "twice because of the storm, the skippers of the harbour urged the council to keep the pier."
    )

    assert [one.rstrip(".") for one in shown(long, "en")] == [long.rstrip(".")]


BESIDE = "The old crane on the quay of Tresk was painted green by volunteers over the summer."


@pytest.mark.parametrize("turned", [False, True])
def test_a_number_that_one_does_not_give_is_not_shown_for_all(turned):
    texts = [
        f"The skippers of Norda looked after the lighthouse when the storm of 2029 was over. {BESIDE}",
        f"The skippers of Norda looked after the lighthouse when the storm was over. {BESIDE}",
    ]
    told = [one for one in cards(*reversed(texts) if turned else texts) if "lighthouse" in one.about]

    assert [one.about for one in told] == [texts[1][: -len(BESIDE) - 1]]
    assert "the wording shown" not in told[0].because


def test_where_each_gives_what_the_other_does_not_that_is_said():
    members = [
        unit("Skipper Ida Lindqvist repaired the lighthouse of Norda with 12 friends."),
        unit("Skipper Ida Lindqvist repaired the lighthouse of Norda for 300 crowns."),
        unit("Skipper Ida Lindqvist repaired the lighthouse of Norda with friends."),
    ]

    assert plainest(members[:2], members[0][1]).more == MORE
    assert plainest(members, members[0][1]) == (members[2][0], "")


def test_sentences_side_by_side_are_no_translation_where_they_are_not_alike():
    drunk = alone(reading("Ein Bluttest ergab, dass der Fährmann Jon Brandt betrunken war.", "de"))
    court = alone(reading("Skipper Jon Brandt will stand trial in the autumn.", "en"))

    assert aligned(drunk, court, 0.4).relation is not Relation.SAME


def test_sentences_side_by_side_are_no_translation_where_one_tells_more():
    hurt = alone(reading("23 Menschen wurden verletzt.", "de"))
    died = alone(reading("Seven people died and 23 were hurt in the accident at the pier.", "en"))
    whole = alone(reading("23 people were hurt.", "en"))

    assert aligned(hurt, died, 0.7).relation is not Relation.SAME
    assert aligned(hurt, whole, 0.7).relation is Relation.SAME


def test_common_words_on_one_side_are_no_other_act():
    night = reading("Ida Brandt beat Per Moll in the chess final of Norda on Saturday.", "en")
    same = reading("Ida Brandt beat Per Moll in the chess final of Norda Saturday night.", "en")
    hired = reading("Ida Brandt is out as head coach of the Norda rowers.", "en")
    fired = reading("Ida Brandt has been hired as head coach of the Norda rowers.", "en")

    assert not of_two_acts(night, same, shipped().encode)
    assert of_two_acts(hired, fired, shipped().encode)
