"""A step of a plan that several reports tell is one claim, however each words it."""

from tests.factories import article, when

from firsthand.claims import Claimed, with_plans
from firsthand.model import (
    Answer,
    Claim,
    Mention,
    Modality,
    Origins,
    PlanStep,
    Polarity,
    Story,
    Track,
    TrackStep,
    Value,
    ValueKind,
)

TEXTS = {
    "a": "Harlow plans to build a tram to Tresk, its mayor said. The weir was mended.",
    "b": "Harlow will eine Straßenbahn nach Tresk bauen. Das Wehr ist geflickt.",
    "c": "The tram to Tresk was shelved.",
}
PILE = {id: article(id, text, language="de" if id == "b" else "en") for id, text in TEXTS.items()}
STORY = Story("s", ("a", "b", "c"), "", "")


def passage(id, words):
    start = TEXTS[id].index(words)
    return PILE[id].passage(start, start + len(words))


def step(kind, id, words):
    return TrackStep(kind, passage(id, words), passage(id, words.split()[0]), when("2031-05-03"))


def track(*steps):
    return Track(id="t", story="s", about="tram", named=steps[0].words, steps=steps, last=None, stopped=())


def counted(mentions, story):
    return Origins(Answer.AT_LEAST, len(mentions), (), "")


def claim(id, *passages, values=()):
    mentions = tuple(Mention(one, Polarity.AFFIRMED, Modality.STATED, values) for one in passages)
    origins = Origins(Answer.EXACTLY, 1, (), "")
    return Claim(id=id, about=passages[0].text, mentions=mentions, origins=origins, story="s")


PLANNED = (
    step(PlanStep.PLANNED, "a", "Harlow plans to build a tram to Tresk"),
    step(PlanStep.PLANNED, "b", "Harlow will eine Straßenbahn nach Tresk bauen"),
    step(PlanStep.DROPPED, "c", "The tram to Tresk was shelved"),
)


def joined(claims, *steps):
    return with_plans(Claimed(tuple(claims), ()), [track(*steps)], [STORY], counted).claims


def test_reports_in_two_languages_make_one_claim_of_the_plan():
    [made] = joined([], *PLANNED)

    assert [one.passage.article for one in made.mentions] == ["a", "b"]
    assert {one.modality for one in made.mentions} == {Modality.PLANNED}
    assert made.about == "Harlow plans to build a tram to Tresk"
    assert made.left_out == ("c",)
    assert made.because == "2 articles tell of one plan that it is planned"


def test_the_same_claim_found_by_its_words_is_told_once_and_leaves_its_values():
    place = Value(ValueKind.PLACE, "Tresk", None, passage("a", "Tresk"))
    words = claim(
        "w", passage("a", "Harlow plans to build a tram to Tresk, its mayor said."), values=(place,)
    )
    other = claim("o", passage("a", "The weir was mended."), passage("b", "Das Wehr ist geflickt."))

    made, kept = joined([other, words], *PLANNED)

    assert kept == other
    assert made.mentions[0].values == (place,)


def test_a_step_that_one_report_tells_makes_no_claim():
    assert joined([], PLANNED[0], PLANNED[2]) == ()


def test_what_more_rests_on_comes_first():
    strong = claim("o", passage("a", "The weir was mended."), passage("b", "Das Wehr ist geflickt."))
    strong = Claim(
        id="o",
        about=strong.about,
        mentions=strong.mentions,
        origins=Origins(Answer.EXACTLY, 3, (), ""),
        story="s",
    )

    assert [one.id == "o" for one in joined([strong], *PLANNED)] == [True, False]
