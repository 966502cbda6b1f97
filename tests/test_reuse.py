"""What two reports share: the report itself, words that both quote, or a stock paragraph."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import article, body

from firsthand.model import Noise, NoiseKind, Reuse
from firsthand.reuse import ReuseIndex, reuse
from firsthand.sentences import body as body_of

FERRY = [
    "The harbour council of Varmouth voted on Tuesday to close the old chain ferry across the Ell.",
    "Engineers had found cracks in 14 of the 22 links that pull the boat from shore to shore.",
    '"We cannot ask people to trust their lives to rust," said harbour master Ines Calloway.',
    "The ferry carries about 3,000 passengers a day, most of them workers at the Rowan shipyard.",
    "A bus will take them over the upstream bridge, which adds 40 minutes to the journey.",
    "Shop owners on the east bank fear that customers will stay away until a new boat is built.",
]
# The same six sentences as another translator might have put them.
REWORDED = [
    "On Tuesday the port council in Varmouth decided that the old chain ferry over the Ell will be closed.",
    "Experts had discovered cracks in 14 of the 22 chain links pulling the boat from one shore to the other.",
    '"We can\'t ask people to entrust their lives to rust," harbour master Ines Calloway explained.',
    "Roughly 3,000 passengers take the ferry daily, mostly workers of the Rowan shipyard.",
    "They will be carried by bus over the bridge upstream, making the journey 40 minutes longer.",
    "Shopkeepers on the eastern bank are afraid that customers stay away until a new boat has been built.",
]
INDEPENDENT = [
    "Commuters in Varmouth face a long detour after officials ordered the river crossing out of service.",
    "Inspectors who dived under the hull last month reported damage to the drive, two people said.",
    "Rowan shipyard told its staff it would let early shifts start an hour later.",
    "Mayor Odell Finch called the decision overdue and promised free tickets on replacement buses.",
    "Baker Lena Strauss, whose shop faces the landing stage, has lost half her morning trade.",
]
CHOIR = [
    "A choir of forty children opened the new concert hall in Brackley on Saturday evening.",
    "The architect, Miro Tannen, had promised a room in which a whisper can be heard in the last row.",
    "Critics praised the wooden ceiling and complained about the narrow seats.",
    "Tickets for the first season sold out within a day.",
    "The orchestra will tour the northern towns in spring.",
]
QUOTE = (
    "{open}Nobody on this river will be forgotten, and nobody will pay twice for a crossing{close} "
    "that the town promised, Ines Calloway said."
)
STOCK = [
    "The chain ferry was built in 1911 and was restored twice, most recently after the flood of 1987.",
    "It is one of only three of its kind still running in the country.",
]


def shared(left: list[str], right: list[str], **facts: str | None) -> list[Reuse]:
    """What two reports share; each is the second's copy, offset for offset."""
    found = reuse([body("a", "\n".join(left), **facts), body("b", "\n".join(right), **facts)])
    for one in found:
        assert "\n".join(left)[one.left.start : one.left.end] == one.left.text
        assert "\n".join(right)[one.right.start : one.right.end] == one.right.text
        assert one.left.article < one.right.article
        assert 0 <= one.score <= 1
        assert one.because
    return found


def extents(left: list[str], right: list[str]) -> list[str]:
    return [str(one.extent) for one in shared(left, right)]


REPORTS = [
    # word for word
    (FERRY, FERRY),
    # shortened from the end, as papers do with agency copy
    (FERRY, FERRY[:4]),
    # a headline before it and another story around it
    (FERRY, [*CHOIR[:2], *FERRY, *CHOIR[2:]]),
    # worded anew from first to last
    (FERRY, REWORDED),
    # reworded and shortened
    (FERRY[:5], REWORDED[:5]),
    # a flash of one sentence, word for word
    (FERRY[:1], FERRY[:1]),
    # or but for a word
    (FERRY[:1], [FERRY[0].replace("Tuesday", "Wednesday")]),
]


@pytest.mark.parametrize(("left", "right"), REPORTS)
def test_a_report_taken_is_found(left, right):
    assert set(extents(left, right)) == {"report"}


SILENT = [
    # two desks at one event
    (FERRY, INDEPENDENT),
    # nothing in common
    (FERRY, CHOIR),
    # an idiom is no passage
    (["It was, at the end of the day, a matter of life and death."], ["At the end of the day it rained."]),
    # one short sentence that anybody would write
    ([*INDEPENDENT, "Nobody was hurt."], [*CHOIR, "Nobody was hurt."]),
]


@pytest.mark.parametrize(("left", "right"), SILENT)
def test_reports_that_share_no_text_stay_apart(left, right):
    assert extents(left, right) == []


@pytest.mark.parametrize(("open", "close"), ["“”", "„“", "«»", "»«", '""', ("``", "''")])
def test_words_that_both_quote_are_a_quotation(open, close):  # noqa: A002 (what the mark does)
    quote = QUOTE.format(open=open, close=close)

    assert extents([*INDEPENDENT[:3], quote, *INDEPENDENT[3:]], [*CHOIR[:2], quote, *CHOIR[2:]]) == [
        "quotation"
    ]


def test_a_long_quotation_makes_no_report_of_two_short_ones():
    quote = [
        '"We have looked at every plank of this boat, and there is none that I would sit on," Calloway said.',
        '"So we will close it, build another, and until then the bus will run at night too," she said.',
    ]

    found = extents(["The ferry will stop.", *quote], ["No boat from Monday, a baker complains.", *quote])

    assert set(found) == {"quotation"}


def test_a_stock_ending_is_background():
    assert extents([*INDEPENDENT, *STOCK], [*CHOIR, *STOCK]) == ["background"]


def test_a_paragraph_lifted_to_the_top_is_a_report():
    lifted = FERRY[3:6]

    assert extents([*lifted, *INDEPENDENT], [*lifted, *CHOIR]) == ["report"]


def test_a_copy_and_a_rewording_are_told_apart():
    assert [str(one.kind) for one in shared(FERRY, FERRY)] == ["copied"]
    assert [str(one.kind) for one in shared(FERRY, REWORDED)] == ["edited"]


def test_the_reason_names_its_figures():
    [copy] = shared(FERRY, FERRY)

    assert copy.because == "6 of 6 sentences align in the same order; 100% of their words are the same"


def test_a_reversed_copy_stays_aligned_and_is_marked():
    reversed_copy = [FERRY[0].replace("voted", "did not vote"), *FERRY[1:]]
    [found] = shared(FERRY, reversed_copy)

    assert found.extent == "report"
    assert [(str(c.kind), c.left.text, c.right.text) for c in found.conflicts] == [
        ("negation", "voted", "did not vote")
    ]


def test_noise_is_not_compared():
    text = "\n".join(FERRY)
    whole = article("a", text, noise=(Noise(0, len(text), NoiseKind.RELATED),))

    assert reuse([body_of(whole), body("b", text)]) == []


def test_other_languages_are_not_compared():
    one, other = body("a", "\n".join(FERRY), language="en"), body("b", "\n".join(FERRY), language="nl")

    assert reuse([one, other]) == []


@pytest.mark.parametrize(("one", "other"), [("en-GB", "en-US"), (None, "en"), (None, None)])
def test_one_language_under_two_names_or_unknown_is_compared(one, other):
    pair = [body("a", "\n".join(FERRY), language=one), body("b", "\n".join(FERRY), language=other)]

    assert [str(found.extent) for found in reuse(pair)] == ["report"]


def test_a_pair_is_summed_up_with_the_share_of_each():
    index = ReuseIndex()
    index.add([body("a", "\n".join(FERRY)), body("b", "\n".join(FERRY[:3]))])
    [pair] = index.pairs()

    assert (pair.left, pair.right, str(pair.kind), pair.passages) == ("a", "b", "copied", 1)
    assert 0.4 < pair.share_left < 0.6
    assert pair.share_right == 1.0
    assert list(index.every_pair()) == [pair]


def test_a_shared_quotation_is_no_pair():
    quote = QUOTE.format(open="“", close="”")
    index = ReuseIndex()
    index.add([body("a", "\n".join([*INDEPENDENT, quote])), body("b", "\n".join([quote, *CHOIR]))])

    assert index.pairs() == []


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([*FERRY, *REWORDED, *CHOIR, *STOCK]), max_size=9),
    st.lists(st.sampled_from([*FERRY, *REWORDED, *CHOIR, *STOCK]), max_size=9),
)
def test_whatever_two_reports_share_passages_are_slices_and_in_order(left, right):
    found = shared(left, right)

    assert found == sorted(found, key=lambda one: (one.left.start, one.left.end, one.right.start))
