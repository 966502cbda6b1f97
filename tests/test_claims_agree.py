"""What a copy or translation tells otherwise is no agreement: in a frame, in a part, in a name."""

import pytest

import firsthand
from firsthand.claims.judge import Relation, alone, judge
from firsthand.claims.judge import aligned as aligned_
from firsthand.claims.reading import reading
from firsthand.guards import conflicts_across
from firsthand.model import Article, ConflictKind, Passage, Source
from firsthand.when import UNKNOWN_TIME


def article(id, language, *sentences):
    return Article(
        id, Source("pile.jsonl"), None, None, None, UNKNOWN_TIME, None, language, "\n".join(sentences), (), id
    )


def agreed(one, other, sentence, words):
    """Whether a claim of two reports starts in the sentence of the one and holds the words of the other."""
    begins = one.text.index(sentence)
    at = other.text.index(words)
    for claim in firsthand.dossier([one, other]).claims:
        where = {mention.passage.article: mention.passage for mention in claim.mentions}
        if (
            len(where) == 2
            and begins <= where[one.id].start < begins + len(sentence)
            and where[other.id].start <= at
            and at + len(words) <= where[other.id].end
        ):
            return True
    return False


NORDA = {
    "en": (
        "The town of Norda will close its old harbour in autumn.",
        "The mayor opened the meeting on the quay with a long speech.",
        "The council had bought two ferries from the yard in Tresk.",
        "Families living near the lighthouse complained about the noise of the cranes.",
    ),
    "es": (
        "La ciudad de Norda cerrará su viejo puerto en otoño.",
        "El alcalde abrió la reunión en el muelle con un largo discurso.",
        "El consejo había comprado dos transbordadores al astillero de Tresk.",
        "Las familias que viven cerca del faro se quejaron del ruido de las grúas.",
    ),
    "hu": (
        "Norda városa ősszel bezárja régi kikötőjét.",
        "A polgármester hosszú beszéddel nyitotta meg a rakparton az ülést.",
        "A tanács két kompot vásárolt a treski hajógyártól.",
        "A világítótorony közelében élő családok panaszkodtak a daruk zajára.",
    ),
    "it": (
        "La città di Norda chiuderà il suo vecchio porto in autunno.",
        "Il sindaco ha aperto la riunione sul molo con un lungo discorso.",
        "Il consiglio aveva comprato due traghetti dal cantiere di Tresk.",
        "Le famiglie che vivono vicino al faro si sono lamentate del rumore delle gru.",
    ),
}
# Two sentences that answer each other, the words of the second that may be altered, and what to.
ALTERED = [
    (  # a clause beside the altered one
        ("en", "Night fares rose by 7.1 percent on 2037, while cabins went up by as much as 29.2 percent."),
        (
            "hu",
            "Az éjszakai díjak 7,1 százalékkal nőttek 2037-hez képest, a kabinok 29,2 százalékkal drágultak.",
        ),
        ("2037", "2021"),
    ),
    (  # a no in the frame
        ("es", "El alcalde dijo que los pescadores quieren conservar el viejo muelle."),
        ("it", "Il sindaco ha detto che i pescatori vogliono conservare il vecchio molo."),
        ("ha detto", "non ha detto"),
    ),
    (  # a number in the frame
        ("en", "A poll of 80 skippers found that the old pier is loved by nearly everybody in the town."),
        ("en", "A poll of 80 skippers found that the old pier is loved by nearly everybody in the town."),
        ("80", "30"),
    ),
    (  # one end of a range
        ("en", "Norda could have to pay damages of between 3 million and 8 million crowns."),
        ("it", "Norda potrebbe dover pagare danni tra 3 milioni e 8 milioni di corone."),
        ("8 milioni", "6 milioni"),
    ),
]


@pytest.mark.parametrize(("one", "other", "change"), ALTERED)
def test_what_was_altered_is_no_agreement(one, other, change):
    report = article("a", one[0], one[1], *NORDA[one[0]])
    copy = article("b", other[0], other[1], *NORDA[other[0]])
    altered = article("b", other[0], other[1].replace(*change), *NORDA[other[0]])

    assert agreed(report, copy, one[1], change[0])
    assert not agreed(report, altered, one[1], change[1])


def test_frames_with_other_numbers_are_not_shown_and_what_they_frame_is_agreed():
    one, other, change = ALTERED[2]
    report = article("a", "en", one[1], *NORDA["en"])
    altered = article("b", "en", other[1].replace(*change), *NORDA["en"])

    told = [claim for claim in firsthand.dossier([report, altered]).claims if "pier is loved" in claim.about]

    assert [len(claim.mentions) for claim in told] == [2]
    assert all("old pier" in mention.passage.text for mention in told[0].mentions)
    assert not [mention for mention in told[0].mentions if "skippers" in mention.passage.text]
    assert told[0].left_out == ()


def test_who_is_called_by_a_title_is_somebody_else():
    one = reading("On that day President Arlow signed the act on the harbour of Norda.", "en")
    same = reading("В тот же день президент Арлов подписал закон о порте Норды.", "ru")
    other = reading("В тот же день президент Бадин подписал закон о порте Норды.", "ru")

    assert aligned_(alone(one), alone(same), 0.6).relation is Relation.SAME
    assert aligned_(alone(one), alone(other), 0.6).relation is not Relation.SAME
    assert judge(alone(one), alone(other), 0.9).relation is not Relation.SAME


def test_a_that_behind_a_no_does_not_unsay_it():
    left = Passage("a", 0, 0, "Eine Studie ergab, dass die Fähre schneller ist als die Brücke.")
    right = Passage("b", 0, 0, "Une étude n'a pas montré que le ferry est plus rapide que le pont.")
    only = Passage("b", 0, 0, "Une étude n'a montré que des ferries plus rapides que le pont.")

    assert [found.kind for found in conflicts_across(left, right, "de", "fr")] == [ConflictKind.NEGATION]
    assert conflicts_across(left, only, "de", "fr") == ()


def test_one_weekday_told_twice_is_not_two_weekdays():
    left = Passage("a", 0, 0, "El plan del lunes cambió lo que la alcaldesa presentó el lunes.")
    right = Passage("b", 0, 0, "Il piano di mercoledì ha cambiato ciò che la sindaca presentò lunedì.")
    same = Passage("b", 0, 0, "Il piano di lunedì ha cambiato ciò che la sindaca presentò lunedì.")
    once = Passage("b", 0, 0, "Il piano ha cambiato ciò che la sindaca presentò lunedì.")

    assert [found.kind for found in conflicts_across(left, right, "es", "it")] == [ConflictKind.DATE]
    assert not conflicts_across(left, same, "es", "it") + conflicts_across(left, once, "es", "it")


def test_and_before_a_perhaps_in_arabic_leaves_it_one():
    firm, may = (
        reading(text, "ar")
        for text in ("تصل العبارة إلى الميناء اليوم.", "وربما تصل العبارة إلى الميناء اليوم.")
    )

    assert [str(firm.manner.modality), str(may.manner.modality)] == ["stated", "possible"]
