"""Which reports a quotation is followed through: each pile is a case, each expectation a line."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chaining import OTHER, WE, Pile, add, own, spelled, told

from firsthand.chains import chains
from firsthand.chains.follow import MOST_STEPS
from firsthand.model import Person


def test_words_said_at_the_gate_are_on_record():
    assert own().told() == ["a > Dora Pell: on record"]


def test_two_outlets_at_one_press_conference_are_two_chains():
    pile = own()
    pile.report("b", f"{WE} Dora Pell told reporters.", "Ellerbote")
    pile.said("b", WE, "Dora Pell told reporters", name="Dora Pell", to="reporters")

    assert pile.told() == ["a > Dora Pell: on record", "b > Dora Pell: on record"]


def test_a_credit_leads_to_the_report_credited():
    assert add(own(), "b", "Ellerbote", "Brenn Courier").told()[1] == "b > a > Dora Pell: on record"


def test_each_step_shows_what_leads_on():
    [_, chain] = add(own(), "b", "Ellerbote", "Brenn Courier").chains()

    assert [step.passage and step.passage.text for step in chain.steps] == [
        f"{WE} Dora Pell said, the newspaper Brenn Courier reported.",
        "Dora Pell said at the gate",
        None,
    ]
    assert [step.outlet for step in chain.steps] == ["Ellerbote", "Brenn Courier", None]
    assert chain.because == "Brenn Courier quotes Dora Pell and credits nobody else for it"


def test_a_chain_goes_on_through_several_reports():
    pile = add(add(own(), "b", "Ellerbote", "Brenn Courier"), "c", "Harlow Ledger", "Ellerbote")

    assert pile.told()[2] == "c > b > a > Dora Pell: on record"


def test_an_outlet_that_is_not_in_the_pile_is_a_dead_end():
    pile = add(Pile(), "b", "Ellerbote", "Tresk Gazette")

    assert pile.told() == ["b > [Tresk Gazette] > Dora Pell: dead end"]
    assert pile.chains()[0].because == "Tresk Gazette is credited, and its report is not in the pile"


def test_two_that_credit_each_other_are_a_circle():
    pile = add(add(Pile(), "a", "Brenn Courier", "Ellerbote"), "b", "Ellerbote", "Brenn Courier")

    assert pile.told() == ["a > b > a: circle", "b > a > b: circle"]


def test_a_report_that_leads_into_a_circle_ends_where_it_closes():
    pile = add(add(Pile(), "a", "Brenn Courier", "Ellerbote"), "b", "Ellerbote", "Brenn Courier")
    add(pile, "c", "Harlow Ledger", "Brenn Courier")

    assert pile.told()[2] == "c > a > b > a: circle"


@pytest.mark.parametrize(
    ("who", "name", "end"),
    [
        ("person", "Dora Pell", "a > Dora Pell: on record"),
        ("body", "the harbour office", "a > the harbour office: on record"),
        ("anonymous", "a senior official", "a > a senior official: anonymous"),
        ("document", "the Tresk Declaration", "a > the Tresk Declaration: document"),
        # a pronoun that nothing resolves: nobody can be named
        ("open", None, "a: open"),
    ],
)
def test_the_end_is_what_the_speaker_is(who, name, end):
    pile = Pile().report("a", f"{WE} {name or 'he'} said.")
    pile.said("a", WE, f"{name or 'he'} said", name=name, speaker=name or "he", who=who)

    assert pile.told() == [end]


def test_of_several_reports_the_one_that_quotes_the_speaker_is_meant():
    pile = own("a1").report("a2", "The kiln was built long ago.", "Brenn Courier")

    assert add(pile, "b", "Ellerbote", "Brenn Courier").told()[1] == "b > a1 > Dora Pell: on record"


def test_where_several_quote_him_or_none_does_it_is_open():
    pile = own("a1")
    pile.report("a2", f"{WE} Dora Pell said.", "Brenn Courier").said(
        "a2", WE, "Dora Pell said", name="Dora Pell"
    )
    add(pile, "b", "Ellerbote", "Brenn Courier")
    assert pile.told()[2] == "b > [Brenn Courier] > Dora Pell: open"

    none = Pile().report("a1", "A kiln.", "Brenn Courier").report("a2", "A gate.", "Brenn Courier")
    assert add(none, "b", "Ellerbote", "Brenn Courier").told() == ["b > [Brenn Courier] > Dora Pell: open"]


def test_of_several_the_one_that_was_out_by_then():
    pile = own("a1", published="2031-05-03T08:00+00:00")
    pile.report("a2", f"{WE} Dora Pell said.", "Brenn Courier", published="2031-05-03T12:00+00:00")
    pile.said("a2", WE, "Dora Pell said", name="Dora Pell")
    add(pile, "b", "Ellerbote", "Brenn Courier", published="2031-05-03T09:00+00:00")

    assert pile.told()[2] == "b > a1 > Dora Pell: on record"


def test_the_statement_says_which_is_meant():
    pile = own("a1")
    later = "“It will stay so,”"
    pile.report("a2", f"{later} Dora Pell said.", "Brenn Courier")
    pile.said("a2", later, "Dora Pell said", name="Dora Pell", statement="t")
    sentence = f"{later} Dora Pell said, the Brenn Courier reported."
    pile.report("b", sentence, "Ellerbote").credit("b", "Brenn Courier", sentence)
    pile.said("b", later, "Dora Pell said", name="Dora Pell", statement="t")

    assert pile.told()[2] == "b > a2 > Dora Pell: on record"


def test_a_statement_leads_into_another_story():
    pile = Pile(b="later").report("a", f"{WE} Dora Pell said.", "Brenn Courier")
    pile.said("a", WE, "Dora Pell said", name="Dora Pell", statement="t")
    sentence = f"{WE} Dora Pell said, the Brenn Courier reported."
    pile.report("b", sentence, "Ellerbote").credit("b", "Brenn Courier", sentence)
    pile.said("b", WE, "Dora Pell said", name="Dora Pell", statement="t")

    assert pile.told()[1] == "b > a > Dora Pell: on record"


def test_two_of_one_name_are_two_where_the_pile_tells_them_apart():
    pile = Pile().report("a", f"{OTHER} Dora Pell said.", "Brenn Courier")
    pile.said("a", OTHER, "Dora Pell said", name="Dora Pell", person="the elder")
    add(pile, "b", "Ellerbote", "Brenn Courier")
    pile.quotations[-1] = replace(pile.quotations[-1], person="the younger")

    assert pile.told()[1] == "b > a > Dora Pell: open"


def test_two_names_that_may_be_one_are_met_by_the_credit():
    pile = Pile().report("a", f"{OTHER} Dora Pell said.", "Brenn Courier")
    pile.said("a", OTHER, "Dora Pell said", name="Dora Pell", person="p")
    add(pile, "b", "Ellerbote", "Brenn Courier")
    pile.quotations[-1] = replace(pile.quotations[-1], person="q")
    one = Person("p", "Dora Pell", (), ("a#0",), undecided=("q",))
    other = Person("q", "Dora Pell", (), ("b#1",), undecided=("p",))
    found = chains(pile.articles, pile.stories(), pile.voices(), [one, other])

    assert spelled(found[1]) == "b > a > Dora Pell: on record"


def test_a_report_that_has_no_word_of_him_leaves_it_open():
    pile = add(own(name="Sten Malk", words=OTHER), "b", "Ellerbote", "Brenn Courier")

    assert pile.told()[1] == "b > a > Dora Pell: open"
    assert pile.chains()[1].because == "the report of Brenn Courier here gives no words of Dora Pell"


def test_a_speaker_is_met_in_another_script():
    assert (
        add(own(name="Рольф Кесте", words=OTHER), "b", "Ellerbote", "Brenn Courier", "Rolf Keste").told()[1]
        == "b > a > Рольф Кесте: on record"
    )


@pytest.mark.parametrize(
    ("there", "end"),
    [
        # signs that no letters spell: the only person whom the report credited quotes
        ("森田健", "b > a > 森田健: on record"),
        # another name in the same letters is another's
        ("Sten Malk", "b > a > Dora Pell: open"),
    ],
)
def test_a_name_that_cannot_be_compared_is_the_only_one_there(there, end):
    assert add(own(name=there, words=OTHER), "b", "Ellerbote", "Brenn Courier").told()[1] == end


def test_nor_where_it_quotes_two_of_them():
    pile = add(own(name="森田健", words=OTHER), "b", "Ellerbote", "Brenn Courier")
    pile.report("a", f"{pile.articles['a'].text} “So it is,” 李明 said.", "Brenn Courier")
    pile.said("a", "“So it is,”", "李明 said", name="李明")

    assert pile.told()[2] == "b > a > Dora Pell: open"


def test_persons_of_two_scripts_need_not_be_known_as_one():
    pile = add(own(name="Рольф Кесте", words=OTHER), "b", "Ellerbote", "Brenn Courier", "Rolf Keste")
    pile.quotations = [replace(q, person=f"person {n}") for n, q in enumerate(pile.quotations)]

    assert pile.told()[1] == "b > a > Рольф Кесте: on record"


def test_words_of_one_speaker_that_came_in_several_ways_leave_it_open():
    pile = own(words=OTHER)
    pile.report("a", f"{pile.articles['a'].text} “So it is,” Dora Pell told Reuters.", "Brenn Courier")
    pile.said("a", "“So it is,”", "Dora Pell told Reuters", name="Dora Pell", to="Reuters")
    add(pile, "b", "Ellerbote", "Brenn Courier")

    assert pile.told()[2] == "b > a > Dora Pell: open"
    assert pile.chains()[2].because == (
        "Brenn Courier has words of Dora Pell in several ways, and which is meant is not said"
    )


def test_what_an_outlet_heard_itself_is_one_way_whether_it_says_so_or_not():
    pile = own(words=OTHER)
    text = f"{pile.articles['a'].text} “So it is,” Dora Pell told the Brenn Courier."
    pile.report("a", text, "Brenn Courier")
    pile.said(
        "a", "“So it is,”", "Dora Pell told the Brenn Courier", name="Dora Pell", to="the Brenn Courier"
    )
    add(pile, "b", "Ellerbote", "Brenn Courier")

    assert pile.told()[1] == "b > a > Dora Pell: on record"


def test_a_report_behind_one_that_is_missing_is_no_dead_end():
    pile = told(Pile(), "a", "reuters", "Reuters", "reuters")
    pile.report("b", f"Tresk (dpa) - {WE} Dora Pell told Reuters.", "Ellerbote")
    pile.credit("b", "dpa", "Tresk (dpa)", "agency", outlet="dpa")
    pile.said("b", WE, "Dora Pell told Reuters", name="Dora Pell", to="Reuters")

    assert pile.told()[1] == "b > [Deutsche Presse-Agentur] > a > Dora Pell: on record"


def test_the_same_words_are_followed_to_whomever_they_are_given():
    pile = add(own(name="Sten Malk"), "b", "Ellerbote", "Brenn Courier")

    assert pile.told()[1] == "b > a > Sten Malk: on record"
    pile.quotations = [replace(q, person=q.name) for q in pile.quotations]
    assert pile.told()[1] == "b > a > Sten Malk: on record"


def test_unnamed_sources_do_not_meet_where_it_has_two():
    pile = Pile().report("a", f"{OTHER} a high official said. “So it is,” a guard said.", "Brenn Courier")
    pile.said("a", OTHER, "a high official said", name="a high official", who="anonymous")
    pile.said("a", "“So it is,”", "a guard said", name="a guard", who="anonymous")
    sentence = f"{WE} ein Beamter said, the Brenn Courier reported."
    pile.report("b", sentence, "Ellerbote").credit("b", "Brenn Courier", sentence)
    pile.said("b", WE, "ein Beamter said", name="ein Beamter", who="anonymous")

    assert pile.told()[2] == "b > a > ein Beamter: open"


def test_unnamed_sources_meet_where_the_report_has_one_alone():
    pile = Pile().report("a", f"{OTHER} a high official said.", "Brenn Courier")
    pile.said("a", OTHER, "a high official said", name="a high official", who="anonymous")
    sentence = f"{WE} ein Beamter said, the Brenn Courier reported."
    pile.report("b", sentence, "Ellerbote").credit("b", "Brenn Courier", sentence)
    pile.said("b", WE, "ein Beamter said", name="ein Beamter", who="anonymous")

    assert pile.told()[1] == "b > a > a high official: anonymous"


def test_an_own_earlier_report_is_a_step_where_it_is_in_the_pile():
    pile = own("a", published="2031-05-03")
    add(pile, "b", "Brenn Courier", "Brenn Courier", published="2031-05-06")

    assert pile.told() == ["a > Dora Pell: on record", "b > a > Dora Pell: on record"]
    # so too where it was told this in its own report
    told(pile, "c", "Brenn Courier", "the Brenn Courier")
    pile.report("c", pile.articles["c"].text, "Brenn Courier", published="2031-05-09")
    pile.citations.pop()
    assert pile.told()[2] == "c > Dora Pell: on record"
    del pile.articles["b"], pile.citations[0], pile.quotations[1]
    assert pile.told()[1] == "c > a > Dora Pell: on record"
    # without it, it is its own
    assert add(Pile(), "b", "Brenn Courier", "Brenn Courier").told() == ["b > Dora Pell: on record"]


def test_an_own_report_that_came_later_or_has_other_words_is_no_step():
    later = own("a", published="2031-05-09")
    assert add(later, "b", "Brenn Courier", "Brenn Courier", published="2031-05-03").told()[1] == (
        "b > Dora Pell: on record"
    )

    other = told(own("a", words=OTHER, published="2031-05-03"), "b", "Brenn Courier", "the Brenn Courier")
    other.report("b", other.articles["b"].text, "Brenn Courier", published="2031-05-09")
    assert other.told()[1] == "b > Dora Pell: on record"


def test_the_order_of_reading_does_not_matter():
    pile = add(add(own(), "b", "Ellerbote", "Brenn Courier"), "c", "Harlow Ledger", "Ellerbote")
    before = pile.chains()
    pile.citations.reverse()
    pile.quotations.reverse()
    pile.articles = dict(reversed(pile.articles.items()))

    assert pile.chains() == before


def test_a_long_way_is_broken_off():
    pile = own("p000", "Paper 0")
    for number in range(1, 2 * MOST_STEPS):
        add(pile, f"p{number:03}", f"Paper {number}", f"Paper {number - 1}")
    found = pile.chains()

    assert max(len(chain.steps) for chain in found) <= MOST_STEPS + 1
    assert found[-1].end == "open"


@pytest.mark.parametrize(("shape", "many"), [("star", 10_000), ("one outlet", 5_000), ("row", 2_500)])
def test_thousands_of_reports_that_credit_one_another(shape, many):
    pile = own("p00000", "Paper 0")
    for number in range(1, many):
        outlet = "Paper 1" if shape == "one outlet" else f"Paper {number}"
        credited = {"star": "Paper 0", "one outlet": "Paper 1", "row": f"Paper {number - 1}"}[shape]
        add(pile, f"p{number:05}", outlet, credited)
    start = time.process_time()

    assert len(pile.chains()) == many
    assert time.process_time() - start < 15


NAMES = ["Brenn Courier", "Ellerbote", "Utro", "reuters"]


@given(
    reports=st.lists(
        st.tuples(
            st.sampled_from(NAMES),
            st.sampled_from(["", "said-to", "reported-by", "agency", "republished-from", "document"]),
            st.sampled_from(NAMES),
            st.sampled_from(["person", "anonymous", "document", "open", "outlet"]),
            st.sampled_from(["2031-05-03T09:00+00:00", "2031-05-04", None]),
        ),
        max_size=6,
    )
)
@settings(deadline=None, max_examples=150)
def test_every_chain_can_be_shown(reports):
    pile = Pile()
    for number, (outlet, role, credited, who, published) in enumerate(reports):
        id, text = f"r{number}", f"{WE} Dora Pell told {credited}."
        pile.report(id, text, outlet, **({"published": published} if published else {}))
        pile.said(id, WE, f"Dora Pell told {credited}", name=None if who == "open" else "Dora Pell", who=who)
        if role:
            pile.credit(id, credited, text, role)
    for chain in pile.chains():
        assert chain.steps[0].article == chain.article
        assert chain.because
        for step in chain.steps:
            assert step.article in pile.articles or (step.article is None and (step.outlet or step.name))
            if step.passage:
                text = pile.articles[step.passage.article].text
                assert text[step.passage.start : step.passage.end] == step.passage.text
        # a report stands twice only where a circle closes
        named = [step.article for step in chain.steps if step.article]
        assert len(named) - len(set(named)) == (chain.end == "circle")
        assert chain.steps[-1].passage is None or chain.end == "open"


def test_a_report_of_nothing_but_quotations_takes_no_longer():
    pile = Pile()
    text = " ".join(f"“It is {n},” Dora Pell told Reuters." for n in range(2_000))
    pile.report("a", text, "Ellerbote")
    for n in range(2_000):
        frame = f"“It is {n},” Dora Pell told Reuters"
        pile.said("a", f"“It is {n},”", frame, name="Dora Pell")
    for n in range(0, 2_000, 10):
        pile.credit("a", "Reuters", f"“It is {n},” Dora Pell told Reuters.", "said-to", outlet="reuters")
    start = time.process_time()

    assert pile.told() == ["a > [Reuters] > Dora Pell: dead end"]
    assert time.process_time() - start < 5
