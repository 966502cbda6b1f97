"""On how many independent origins one claim rests: each small pile is a case."""

import pytest
from tests.factories import article

from firsthand.dossier import dossier
from firsthand.lineage.of_claims import Grounds, origins_of_claim
from firsthand.model import Answer, Mention, Modality, Polarity, RootKind
from firsthand.sentences import body

WEIR = (
    "The old weir above Orlova broke shortly after midnight on Saturday. Three houses in the lower town were "
    "washed away. Rescuers brought forty people to the gymnasium of the school on the hill. The mayor asked "
    "everybody to stay away from the river until the evening."
)
CLAIM = "Three houses in the lower town were washed away."
OTHER = (
    "Boats of the fire brigade crossed the flooded market of Orlova all morning. {claim} An engineer looked "
    "at the gates from a helicopter and shook her head. The trains to the coast stand still since dawn, and "
    "nobody at the station knows for how long."
)
MORNING, NOON, EVENING = "2031-05-03T06:00+00:00", "2031-05-03T12:00+00:00", "2031-05-03T18:00+00:00"


def counted(*articles, claim="Three houses"):
    """The origins of the one sentence of each article that has some words; the pile is one story."""
    made = dossier(articles)
    by_id = {one.id: one for one in made.articles}
    [story] = made.stories
    spans = {id: body(one).sentences for id, one in by_id.items()}
    facts = {outlet.id: outlet for outlet in made.outlets}
    grounds = Grounds(made.lineage, by_id, made.citations, facts, spans, made.chains, made.reuse)
    mentions = []
    for one in made.articles:
        at = one.text.find(claim)
        if at >= 0:
            [(start, end)] = [span for span in spans[one.id] if span[0] <= at < span[1]]
            mentions.append(Mention(one.passage(start, end), Polarity.AFFIRMED, Modality.STATED, ()))
    return origins_of_claim(mentions, story.id, grounds)


def groups(origins):
    return [group.articles for group in origins.groups]


def test_one_report_is_one_origin():
    origins = counted(article("a", WEIR, outlet="Norda"))

    assert (origins.answer, origins.count) == (Answer.EXACTLY, 1)
    assert origins.because == "one report makes it"


def test_copies_of_one_agency_are_one_origin():
    line = "ORLOVA (Norda) – "
    copies = [article(f"p{n}", line + WEIR, outlet=f"Paper {n}", published=NOON) for n in range(4)]

    origins = counted(article("n", WEIR, outlet="Norda", published=MORNING), *copies)

    assert (origins.answer, origins.count) == (Answer.EXACTLY, 1)
    assert groups(origins) == [("n", "p0", "p1", "p2", "p3")]


def test_every_merge_has_its_passages():
    line = "ORLOVA (Norda) – "
    copies = [article(f"p{n}", line + WEIR, outlet=f"Paper {n}", published=NOON) for n in range(3)]

    [group] = counted(article("n", WEIR, outlet="Norda", published=MORNING), *copies).groups

    assert group.because == tuple(reason.because for reason in group.reasons)
    shown = {passage.article for reason in group.reasons for passage in reason.evidence}
    assert {"p0", "p1", "p2"} <= shown


def test_a_sentence_from_another_paper_adds_nothing_to_it():
    own = OTHER.format(claim="Three houses in the lower town were washed away, the Norda reported.")
    origins = counted(
        article("n", WEIR, outlet="Norda", published=MORNING),
        article("o", own, outlet="Ostra Post", published=NOON),
    )

    assert (origins.answer, origins.count) == (Answer.EXACTLY, 1)
    assert groups(origins) == [("n", "o")]


def test_who_is_credited_for_it_is_its_root_though_not_in_the_pile():
    said = "Three houses in the lower town were washed away, Reuters reported."
    origins = counted(
        article("o", OTHER.format(claim=said), outlet="Ostra Post", published=NOON),
        article("q", WEIR.replace(CLAIM, said), outlet="Quay News", published=EVENING),
    )

    [group] = origins.groups
    assert (origins.answer, origins.count) == (Answer.EXACTLY, 1)
    assert (group.root.kind, group.root.name) == (RootKind.OUTLET, "Reuters")
    assert group.established


def test_two_that_say_nothing_of_their_source_are_not_counted():
    origins = counted(
        article("a", WEIR, published=MORNING), article("b", OTHER.format(claim=CLAIM), published=NOON)
    )

    assert (origins.answer, origins.count) == (Answer.NOT_ESTABLISHED, None)
    assert groups(origins) == [("a",), ("b",)]


def test_the_order_of_mentions_says_nothing():
    reports = [
        article("n", WEIR, outlet="Norda", published=MORNING),
        article("p", "ORLOVA (Norda) – " + WEIR, outlet="Paper", published=NOON),
        article("o", OTHER.format(claim=CLAIM), outlet="Ostra Post", published=NOON),
    ]

    assert counted(*reports) == counted(*reports[::-1])


def test_a_story_without_lineage_is_refused():
    grounds = Grounds([], {}, [], {}, {})

    with pytest.raises(KeyError):
        origins_of_claim([], "nowhere", grounds)
