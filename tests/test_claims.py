"""What is claimed: clauses, how they are told, whether two say the same, and the claims of a story."""

import time
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import body

from firsthand.claims import claims, makers
from firsthand.claims.clauses import clauses
from firsthand.claims.judge import Relation, Told, alone, cosines, judge
from firsthand.claims.modality import told_by
from firsthand.claims.reading import reading
from firsthand.encode import shipped
from firsthand.encode.bands import of_meaning
from firsthand.model import (
    Answer,
    Differs,
    Modality,
    Origins,
    Passage,
    Polarity,
    Quotation,
    QuotationKind,
    Reuse,
    ReuseKind,
    SpeakerKind,
    Story,
    ValueKind,
)
from firsthand.model import Extent as Reach
from firsthand.reference.modality_words import examples, languages, modality_words, opposites
from firsthand.times import times

LANGUAGES = "ar bg cs de el en es fa fr hu id it ja ko nl pl pt ro ru sv th tr uk vi zh".split()


def relation(left, right, language="en", other=None):
    one, two = reading(left, language), reading(right, other or language)
    vectors = shipped().encode([left, right])
    return judge(alone(one), alone(two), float(cosines(vectors[:1], vectors[1:])[0]))


def story(*bodies):
    return Story("story-1", tuple(sorted(one.article.id for one in bodies)), "", "")


def claimed(*bodies, **more):
    return claims([story(*bodies)], bodies, **more)


def test_every_language_has_its_words():
    assert list(languages()) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_are_told_as_they_say(language):
    for text, polarity, modality in examples(language):
        told = reading(text, language).manner
        assert (text, told.polarity, told.modality) == (text, polarity, modality)


@pytest.mark.parametrize("language", LANGUAGES)
def test_opposites_stand_at_two_ends_of_a_pole(language):
    for one, other in opposites(language):
        left, right = reading(one, language).manner.poles, reading(other, language).manner.poles
        assert any(right.get(pole) == -end for pole, end in left.items()), (one, other)


def test_a_language_without_words_denies_nothing():
    assert modality_words("xx") is None
    assert reading("Nihil est in horto nisi arbor magna.", "la").manner.modality is Modality.STATED
    assert told_by("denied", "xx") == (False, None)


def test_a_cue_may_deny_or_plan_what_it_brings():
    assert told_by("denied", "en") == (True, None)
    assert told_by("plans", "en") == (False, Modality.PLANNED)
    assert told_by("sagte", "de") == (False, None)


def texts(report, quotations=(), language="en"):
    return [report.article.text[c.start : c.end] for c in clauses(report, quotations, language)]


def test_a_sentence_is_a_clause_and_a_question_is_none():
    report = body("a", "The weir at Orlova broke on Monday. Will the town be rebuilt this year? Three sheep.")

    assert texts(report) == ["The weir at Orlova broke on Monday."]


def test_two_main_clauses_are_two():
    report = body(
        "a", "The council approved the bridge on Monday, and the mayor signed the contract at noon."
    )

    assert texts(report) == [
        "The council approved the bridge on Monday",
        "the mayor signed the contract at noon.",
    ]


def quotation(report, content, cue, name, kind=QuotationKind.INDIRECT):
    text, id = report.article.text, report.article.id
    at, verb = text.index(content), text.index(cue)
    held = Passage(id, at, at + len(content), content)
    spoken = Passage(id, verb, verb + len(cue), cue)
    return Quotation(
        f"{id}-q", held, kind, spoken, None, None, None, name, None, speaker_kind=SpeakerKind.PERSON
    )


def test_what_somebody_is_told_to_say_is_shown_with_its_frame_and_compared_without():
    report = body("a", "Mayor Lena Dorn said that the weir at Orlova broke on Monday night.")
    said = quotation(report, "the weir at Orlova broke on Monday night", "said", "Lena Dorn")

    [clause] = clauses(report, [said], "en")

    assert report.article.text[clause.start : clause.end] == report.article.text
    assert clause.text(report.article.text) == "the weir at Orlova broke on Monday night"


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("The toll rises to 19 crowns.", "The toll rises to 19 crowns.", Relation.SAME),
        (
            "The weir at Orlova broke on Monday night after three days of rain.",
            "After three days of rain the weir at Orlova broke on Monday night.",
            Relation.SAME,
        ),
        (
            "The council approved the new clinic in Talvik.",
            "The council rejected the new clinic in Talvik.",
            Relation.OPPOSITE,
        ),
        (
            "The council approved the new clinic in Talvik.",
            "The council did not approve the new clinic in Talvik.",
            Relation.OPPOSITE,
        ),
        (
            "The flood washed away twelve houses along the river Vesla.",
            "The flood washed away fifteen houses along the river Vesla.",
            Relation.OPPOSITE,
        ),
        (
            "The new clinic in Talvik was approved by the council.",
            "The new clinic in Talvik will have 220 beds.",
            Relation.RELATED,
        ),
        (
            "The weir at Orlova broke on Monday night.",
            "Ferry workers in Lavia demand ten percent more pay.",
            Relation.UNRELATED,
        ),
    ],
)
def test_two_clauses(left, right, found):
    likeness = relation(left, right)

    assert likeness.relation is found
    assert relation(right, left) == likeness


def test_a_bound_far_from_a_number_is_another_number():
    left = "At least 14 people were killed in the town of Morra on Sunday."
    assert relation(left, left.replace("At least 14", "27")).relation is not Relation.SAME
    near = "More than 52,000 spectators watched the final in Ferrano."
    assert relation(near, near.replace("More than 52,000", "Some 52,000")).relation is Relation.SAME


def test_a_plan_is_not_the_same_as_the_fact():
    left = "The company Arvo plans to build a battery factory in Rovny."
    found = relation(left, left.replace("plans to build", "will build"))

    assert found.relation is not Relation.SAME


def test_a_translation_says_the_same_and_an_altered_one_does_not():
    german = "Die Fähre nach Orsund ist am Montag mit 120 Menschen an Bord gesunken."
    english = "The ferry to Orsund sank on Monday with 120 people on board."

    assert relation(german, english, "de", "en").relation is Relation.SAME
    altered = english.replace("120", "170")
    assert relation(german, altered, "de", "en").relation is not Relation.SAME
    assert relation(german, english.replace("sank", "did not sink"), "de", "en").relation is not Relation.SAME


WEIR = "The weir at Orlova broke on Monday night after three days of rain."
PUMP = "Twelve pumps were sent to Orlova from the neighbouring towns of Harl and Brenn."


def test_claims_of_a_story_with_who_makes_them_and_who_leaves_them_out():
    one = body("a", f"{WEIR} {PUMP}", published="2031-03-04", outlet="norda")
    two = body("b", f"{WEIR} The school stays closed.", published="2031-03-05", outlet="ledger")
    three = body("c", "The mayor of Harl opened a new library.", published="2031-03-06", outlet="post")

    found = claimed(one, two, three)

    first = found.claims[0]
    assert first.about == WEIR
    assert makers(first) == ("a", "b")
    assert first.left_out == ("c",)
    assert first.story == "story-1"
    assert first.because == "2 articles say the same, in the same words"
    assert PUMP in [claim.about for claim in found.claims]
    assert len({claim.id for claim in found.claims}) == len(found.claims)


def test_values_of_a_mention_lie_in_it():
    report = body("a", "On 3 May 2031 the council of Talvik paid 40 million euros to Mara Lindt.")
    found = claimed(report, times={"a": times(report)})

    [mention] = found.claims[0].mentions
    kinds = {(value.kind, value.value) for value in mention.values}
    assert (ValueKind.NUMBER, "40000000") in kinds
    assert (ValueKind.DATE, "2031-05-03") in kinds
    for value in mention.values:
        assert mention.passage.start <= value.passage.start < value.passage.end <= mention.passage.end
        assert report.article.text[value.passage.start : value.passage.end] == value.passage.text


def test_another_number_is_another_claim_and_a_rival():
    text = "The flood washed away {} houses along the river Vesla."
    reports = [body(id, text.format(n)) for id, n in (("a", "twelve"), ("b", "twelve"), ("c", "fifteen"))]

    found = claimed(*reports)

    assert [makers(claim) for claim in found.claims] == [("a", "b"), ("c",)]
    [rival] = found.rivals
    assert (rival.left, rival.right) == tuple(claim.id for claim in found.claims)
    assert rival.differs == (Differs.NUMBER,)
    assert rival.left_mention.passage.article == "a"
    assert rival.right_mention.passage.article == "c"


def test_who_denies_does_not_agree():
    one = body("a", "The dam above Sorvik leaks in three places.")
    two = body("b", "Director Hana Brok denied that the dam above Sorvik leaks in three places.")
    said = quotation(two, "the dam above Sorvik leaks in three places", "denied", "Hana Brok")

    found = claimed(one, two, quotations=[said])

    assert sorted(makers(claim) for claim in found.claims) == [("a",), ("b",)]
    denied = next(claim for claim in found.claims if makers(claim) == ("b",))
    assert denied.mentions[0].polarity is Polarity.DENIED
    assert denied.mentions[0].quotation == "b-q"
    assert [rival.differs for rival in found.rivals] == [(Differs.NEGATION,)]


def test_the_same_words_of_two_persons_are_two_claims():
    reports, said = [], []
    for id, name, person in (("a", "Mara Lindt", "person-1"), ("b", "Jon Verr", "person-2")):
        report = body(id, f"“We will rebuild the old harbour before winter comes,” {name} said on Monday.")
        content = "“We will rebuild the old harbour before winter comes,”"
        reports.append(report)
        said.append(replace(quotation(report, content, "said", name, QuotationKind.DIRECT), person=person))

    found = claimed(*reports, quotations=said)

    assert all(len(makers(claim)) == 1 for claim in found.claims)


def test_a_translated_run_joins_what_it_lays_side_by_side_but_not_where_it_conflicts():
    german = "Das Wehr hat in der Nacht nachgegeben, sagen Leute aus dem Ort."
    english = "People from the place say that the dyke collapsed overnight."
    one, two = body("a", german, language="de"), body("b", english)
    left, right = (report.article.passage(*report.sentences[0]) for report in (one, two))
    span = (*one.sentences[0], *two.sentences[0])
    run = Reuse(left, right, ReuseKind.TRANSLATED, Reach.REPORT, 0.9, "", sentences=(span,))

    joined = claimed(one, two, reuses=[run])

    assert [makers(claim) for claim in joined.claims][:1] == [("a", "b")]


def test_origins_are_asked_for_the_mentions_and_order_the_claims():
    asked = []

    def origins(mentions, of):
        asked.append((tuple(one.passage.article for one in mentions), of))
        count = 2 if "Twelve pumps" in mentions[0].passage.text else 1
        return Origins(Answer.EXACTLY, count, (), "counted")

    reports = [body(id, f"{WEIR} {PUMP}") for id in "ab"] + [body("c", WEIR)]

    found = claimed(*reports, origins=origins)

    assert [claim.about for claim in found.claims] == [PUMP, WEIR]
    assert found.claims[0].origins.because == "counted"
    assert (("a", "b", "c"), "story-1") in asked


def test_the_same_whatever_the_order_and_the_processes():
    reports = [body(f"r{n}", f"{WEIR} {PUMP} Report {n} counts {n + 20} boats.") for n in range(8)]
    stories = [Story(f"story-{n}", (f"r{2 * n}", f"r{2 * n + 1}"), "", "") for n in range(4)]
    known = claims(stories, reports)
    shuffled = list(reports)
    Random(1).shuffle(shuffled)

    assert claims(stories[::-1], shuffled) == known
    assert claims(stories, reports, jobs=2) == known


def test_a_lone_article_has_few_claims_and_an_empty_pile_none():
    lone = body("a", " ".join(f"The town of Orlova counted {n} boats in the harbour." for n in range(20, 60)))

    assert 0 < len(claimed(lone).claims) <= 5
    assert claims([], []).claims == ()


def test_bands_of_a_vector_are_its_own():
    vectors = shipped().encode(
        ["The weir at Orlova broke.", "The weir at Orlova broke.", "Ten percent more pay."]
    )
    rows = of_meaning(vectors, 2, 24)

    assert rows.shape == (3, 24)
    assert (rows[0] == rows[1]).all()
    assert (rows[0] != rows[2]).any()
    assert of_meaning(vectors[:, :64], 2, 24).shape == (3, 0)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from([*LANGUAGES, None]))
def test_any_two_texts_are_judged_the_same_both_ways(left, right, language):
    one, two = (Told(reading(side, language), Polarity.AFFIRMED, Modality.STATED) for side in (left, right))

    assert judge(one, two, 0.7) == judge(two, one, 0.7)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "no " * 330_000,
        "1,2.3 " * 160_000,
        "Mara Lindt, " * 80_000,
        "大坝没有漏水，" * 140_000,
        "The weir broke. " * 60_000,
        "“" * 1_000_000,
    ],
    ids=["letters", "no", "figures", "names", "signs", "sentences", "marks"],
)
def test_a_megabyte_of_anything_is_read_in_time(text):
    reports = [body("a", text), body("b", text[:500_000])]
    begun = time.process_time()

    claimed(*reports)

    assert time.process_time() - begun < 3.0
