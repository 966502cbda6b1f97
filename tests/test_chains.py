"""From whom a report has somebody's words: each pile is a case, each expectation a line."""

import time
from dataclasses import replace

import pytest
from tests.chaining import LISTED, Pile, spelled

from firsthand.chains import chains
from firsthand.chains.follow import MOST_STEPS
from firsthand.chains.publishers import Publishers
from firsthand.model import Person
from firsthand.reference.unnamed_media import languages, unnamed_media

WE = "“The kiln is cold,”"
OTHER = "“The gate is shut for good,”"


def own(
    id: str = "a", outlet: str = "Brenn Courier", name: str = "Dora Pell", words: str = WE, **facts: str
) -> Pile:
    """A report whose outlet heard Dora Pell itself."""
    pile = Pile().report(id, f"{words} {name} said at the gate.", outlet, **facts)
    return pile.said(id, words, f"{name} said at the gate", name=name)


def add(pile: Pile, id: str, outlet: str, credited: str, name: str = "Dora Pell", **facts: str) -> Pile:
    """A report that has the same words from another outlet, by a credit in the same sentence."""
    sentence = f"{WE} {name} said, the newspaper {credited} reported."
    pile.report(id, sentence, outlet, **facts).said(id, WE, f"{name} said", name=name)
    return pile.credit(id, credited, sentence)


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


def told(pile: Pile, id: str, outlet: str, to: str, listed: str | None = None) -> Pile:
    """A report of words that were said to another outlet, with the credit that says so."""
    sentence = f"{WE} Dora Pell told {to}."
    pile.report(id, sentence, outlet)
    pile.said(id, WE, f"Dora Pell told {to}", name="Dora Pell", to=to)
    return pile.credit(id, to, sentence, "said-to", **({"outlet": listed} if listed else {}))


def test_what_was_said_to_an_agency_comes_from_it_and_counts_once():
    pile = told(Pile(), "a", "Ellerbote", "Reuters", "reuters")

    assert pile.told() == ["a > [Reuters] > Dora Pell: dead end"]
    assert pile.heard() == {}


def test_the_words_for_whom_it_was_said_to_are_enough():
    pile = Pile().report("a", f"{WE} Dora Pell told Reuters.", "Ellerbote")
    pile.said("a", WE, "Dora Pell told Reuters", name="Dora Pell", to="Reuters")

    assert pile.told() == ["a > [Reuters] > Dora Pell: dead end"]


def test_what_was_said_to_the_outlet_itself_was_heard_by_it():
    pile = told(Pile(), "a", "Brenn Courier", "the Brenn Courier")
    pile.credit("a", "Ellerbote", pile.articles["a"].text)

    assert pile.told() == ["a > Dora Pell: on record"]
    assert pile.heard() == {"a": ["the Brenn Courier"]}


def test_an_outlet_may_say_this_newspaper():
    pile = Pile().report("a", f"{WE} Dora Pell told this newspaper.", "Brenn Courier")
    pile.said("a", WE, "Dora Pell told this newspaper", name="Dora Pell", to="this newspaper")

    assert pile.heard() == {"a": ["this newspaper"]}


def test_in_a_reprint_this_newspaper_is_another():
    pile = Pile().report(
        "a", f"{WE} Dora Pell told this newspaper. First published in the Ellerbote.", "Utro"
    )
    pile.said("a", WE, "Dora Pell told this newspaper", name="Dora Pell", to="this newspaper")
    pile.credit("a", "Ellerbote", "First published in the Ellerbote.", "republished-from")

    assert pile.told() == ["a > [Ellerbote] > Dora Pell: dead end"]
    assert pile.heard() == {}


def test_an_event_is_nobodys_ear():
    pile = Pile().report("a", f"{WE} Dora Pell told reporters in an interview.", "Brenn Courier")
    pile.said("a", WE, "Dora Pell told reporters", name="Dora Pell", to="reporters", via="an interview")

    assert pile.heard() == {}


def agency(words: str = f"{WE} Dora Pell said.", frame: str = "Dora Pell said", **facts: str) -> Pile:
    """A paper's report under the line of an agency."""
    pile = Pile().report("a", f"Tresk (dpa) - The kiln is out. {words}", "Ellerbote")
    pile.credit("a", "dpa", "Tresk (dpa) - The kiln is out.", "agency", outlet="dpa")
    return pile.said("a", WE, frame, name="Dora Pell", **facts)


def test_an_agencys_line_stands_behind_every_word():
    assert agency().told() == ["a > [Deutsche Presse-Agentur] > Dora Pell: dead end"]


def test_but_not_behind_what_the_paper_heard_itself():
    pile = agency(f"{WE} Dora Pell told the Ellerbote.", "Dora Pell told the Ellerbote", to="the Ellerbote")

    assert pile.told() == ["a > Dora Pell: on record"]


def test_an_agency_may_have_it_from_another_outlet():
    pile = agency(f"{WE} Dora Pell told Reuters.", "Dora Pell told Reuters", to="Reuters")

    assert pile.told() == ["a > [Deutsche Presse-Agentur] > [Reuters] > Dora Pell: dead end"]


def test_an_agency_line_of_its_own_is_no_credit():
    pile = Pile().report("a", f"TRESK (Reuters) - {WE} Dora Pell said.", "reuters")
    pile.credit("a", "Reuters", "TRESK (Reuters)", "agency", outlet="reuters")
    pile.said("a", WE, "Dora Pell said", name="Dora Pell")

    assert pile.told() == ["a > Dora Pell: on record"]


LEAD = "The kiln will close, the Brenn Courier reported."


def lead(
    pile: Pile, words: str = f"{WE} Dora Pell said.", frame: str = "Dora Pell said", **facts: str
) -> Pile:
    """A report that credits another paper in its lead and quotes without a credit."""
    pile.report("b", f"{LEAD} {words}", "Ellerbote").credit("b", "Brenn Courier", LEAD)
    return pile.said("b", WE, frame, name="Dora Pell", **facts)


def test_a_credit_of_the_lead_covers_a_quotation_without_one():
    assert lead(own()).told()[1] == "b > a > Dora Pell: on record"
    assert lead(Pile()).told() == ["b > [Brenn Courier] > Dora Pell: dead end"]


def test_but_not_one_that_was_said_to_somebody():
    pile = lead(own(), f"{WE} Dora Pell told reporters.", "Dora Pell told reporters", to="reporters")

    assert pile.told()[1] == "b > Dora Pell: on record"


def test_nor_one_that_the_report_credited_does_not_have():
    assert lead(own(name="Sten Malk", words=OTHER)).told()[1] == "b > Dora Pell: on record"


def test_what_she_said_next_came_the_same_way():
    more = "“It will stay so,”"
    pile = told(Pile(), "a", "Ellerbote", "Reuters", "reuters")
    pile.report("a", f"{pile.articles['a'].text} {more} Pell said.", "Ellerbote")
    pile.said("a", more, "Pell said", name="Dora Pell", speaker="Pell")

    assert pile.told() == ["a > [Reuters] > Dora Pell: dead end"]


def test_unless_the_outlet_says_that_it_was_there():
    more = "“It will stay so,”"
    pile = told(Pile(), "a", "Brenn Courier", "Reuters", "reuters")
    text = f"{pile.articles['a'].text} {more} Pell said, opening the gate to the Brenn Courier."
    pile.report("a", text, "Brenn Courier").said("a", more, "Pell said", name="Dora Pell", speaker="Pell")

    assert pile.told() == ["a > [Reuters] > Dora Pell: dead end", "a > Dora Pell: on record"]


def test_a_credit_in_one_frame_is_not_the_neighbours():
    other = "“I knew it,”"
    sentence = f"{WE} Dora Pell told Reuters, while {other} Sten Malk said."
    pile = (
        Pile()
        .report("a", sentence, "Ellerbote")
        .credit("a", "Reuters", sentence, "said-to", outlet="reuters")
    )
    pile.said("a", WE, "Dora Pell told Reuters", name="Dora Pell", to="Reuters")
    pile.said("a", other, "Sten Malk said", name="Sten Malk")

    assert pile.told() == ["a > [Reuters] > Dora Pell: dead end", "a > Sten Malk: on record"]


def test_an_outlet_named_by_the_speaker_is_no_credit():
    words = "“I read it in the Brenn Courier,”"
    sentence = f"{words} Dora Pell said."
    pile = Pile().report("a", sentence, "Ellerbote").credit("a", "Brenn Courier", sentence)
    pile.said("a", words, "Dora Pell said", name="Dora Pell")

    assert pile.told() == ["a > Dora Pell: on record"]


def test_a_report_that_is_only_answered_is_no_credit():
    sentence = f"After Reuters had reported it, Dora Pell said: {WE}"
    pile = Pile().report("a", sentence, "Ellerbote")
    pile.credit("a", "Reuters", sentence, outlet="reuters", scope="passing")
    pile.said("a", WE, "Dora Pell said", name="Dora Pell")

    assert pile.told() == ["a > Dora Pell: on record"]


def test_several_credits_leave_it_open():
    sentence = f"{WE} Dora Pell said, Reuters and AFP reported."
    pile = Pile().report("a", sentence, "Ellerbote").said("a", WE, "Dora Pell said", name="Dora Pell")
    pile.credit("a", "Reuters", sentence, outlet="reuters").credit("a", "AFP", sentence, outlet="afp")

    assert pile.told() == ["a > Dora Pell: open"]
    assert "which of them is meant is not said" in pile.chains()[0].because


def test_whoever_reports_that_it_was_said_to_another_has_it_from_there():
    sentence = f"{WE} Dora Pell told Reuters, the Brenn Courier reported."
    pile = Pile().report("b", sentence, "Ellerbote")
    pile.said("b", WE, "Dora Pell told Reuters", name="Dora Pell", to="Reuters")
    pile.credit("b", "Brenn Courier", sentence)

    assert pile.told() == ["b > [Brenn Courier] > [Reuters] > Dora Pell: dead end"]
    # its own report says how it came by it
    told(pile, "c", "Brenn Courier", "Reuters")
    assert pile.told()[0] == "b > c > [Reuters] > Dora Pell: dead end"


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
    open_ = Person("p", "Dora Pell", (), ("a#0",), undecided=("q",))
    found = chains(pile.articles, pile.stories(), pile.citations, pile.quotations, LISTED, [open_])

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


def test_the_same_words_are_followed_to_whomever_they_are_given():
    pile = add(own(name="Sten Malk"), "b", "Ellerbote", "Brenn Courier")

    assert pile.told()[1] == "b > a > Sten Malk: on record"


def test_unnamed_sources_meet_where_the_report_has_one_alone():
    pile = Pile().report("a", f"{OTHER} a high official said.", "Brenn Courier")
    pile.said("a", OTHER, "a high official said", name="a high official", who="anonymous")
    sentence = f"{WE} ein Beamter said, the Brenn Courier reported."
    pile.report("b", sentence, "Ellerbote").credit("b", "Brenn Courier", sentence)
    pile.said("b", WE, "ein Beamter said", name="ein Beamter", who="anonymous")

    assert pile.told()[1] == "b > a > a high official: anonymous"


def test_an_outlet_around_the_words_is_a_credit():
    pile = own()
    inner, frame = "the kiln was cold", "Dora Pell said"
    pile.report("b", f"According to the Brenn Courier, {frame} {inner}.", "Ellerbote")
    pile.said(
        "b", f"{frame} {inner}", "According to the Brenn Courier", kind="indirect", name="the Brenn Courier",
        who="outlet",
    )  # fmt: skip
    pile.said("b", inner, frame, kind="indirect", name="Dora Pell")

    assert pile.told()[1:] == ["b > a > Dora Pell: on record"]


def test_words_that_an_outlet_is_quoted_with_are_whose_its_report_says():
    pile = own().report("b", f"{WE} the Brenn Courier quoted her.", "Ellerbote")
    pile.said("b", WE, "the Brenn Courier quoted her", name="the Brenn Courier", who="outlet")
    assert pile.told()[1:] == ["b > a > Dora Pell: on record"]

    # where its report is not here, they are its own
    pile = Pile().report("b", f"{WE} the Brenn Courier wrote.", "Ellerbote")
    pile.said("b", WE, "the Brenn Courier wrote", name="the Brenn Courier", who="outlet")
    assert pile.credit("b", "Brenn Courier", pile.articles["b"].text).told() == []


def relayed(by: str, who: str, language: str = "en") -> Pile:
    pile = Pile().report("a", f"According to {by}, Dora Pell said the kiln was cold.", language=language)
    pile.said(
        "a", "Dora Pell said the kiln was cold", f"According to {by}", kind="indirect", name=by, who=who
    )
    return pile.said("a", "the kiln was cold", "Dora Pell said", kind="indirect", name="Dora Pell")


@pytest.mark.parametrize(
    ("by", "who", "end"),
    [
        ("the court record", "document", "document"),
        ("her neighbour", "person", "on record"),
        ("people close to her", "anonymous", "anonymous"),
        ("media reports", "anonymous", "open"),
    ],
)
def test_whoever_passes_words_on_is_a_step(by, who, end):
    assert relayed(by, who).told() == [f"a > {by} > Dora Pell: {end}"]


def test_media_without_a_name_are_found_in_the_sentence():
    pile = Pile().report("a", f"{WE} Dora Pell said, according to media reports.")
    pile.said("a", WE, "Dora Pell said", name="Dora Pell")

    assert pile.told() == ["a > media reports > Dora Pell: open"]


def test_a_document_quoted_as_such_ends_the_chain():
    sentence = f"It says in the Tresk Declaration: {WE}"
    pile = Pile().report("a", sentence).credit("a", "Tresk Declaration", sentence, "document")
    pile.said("a", WE, "It says in the Tresk Declaration")

    assert pile.told() == ["a > Tresk Declaration: document"]


def test_a_letter_of_ones_own_is_on_record():
    sentence = f"{WE} Dora Pell wrote in a letter to the council."
    pile = Pile().report("a", sentence).credit("a", "letter to the council", sentence, "document")
    pile.said("a", WE, "Dora Pell wrote in a letter to the council", name="Dora Pell", via="a letter")

    assert pile.told() == ["a > Dora Pell: on record"]


def test_an_outlets_report_as_a_document_is_a_credit_to_it():
    sentence = f"{WE} Dora Pell said, according to a report of the Brenn Courier."
    pile = own().report("b", sentence, "Ellerbote")
    pile.credit("b", "report of the Brenn Courier", sentence, "document")
    pile.said("b", WE, "Dora Pell said", name="Dora Pell")

    assert pile.told()[1] == "b > a > Dora Pell: on record"


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


def test_an_aggregator_gives_way_to_the_outlet_behind_it():
    sentence = f"{WE} Dora Pell said, Reuters reported on Yahoo News."
    pile = Pile().report("a", sentence, "Ellerbote").said("a", WE, "Dora Pell said", name="Dora Pell")
    pile.credit("a", "Reuters", sentence, outlet="reuters")
    pile.credit("a", "Yahoo News", sentence, outlet="yahoo-news")

    assert pile.told() == ["a > [Reuters] > Dora Pell: dead end"]


def test_the_mere_act_makes_no_chain():
    pile = Pile().report("a", "Dora Pell condemned the plan.")

    assert pile.said("a", "the plan", "Dora Pell condemned", kind="reported", name="Dora Pell").told() == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("einem Bericht des Harlow Ledger", "Harlow Ledger"),
        ("dziennikowi Głosu Doliny", "Głos Doliny"),
        ("dem Ellerboten", "Ellerbote"),
        ("the mayor of Brenn", None),
        ("the Brenn Courier and the Ellerbote", None),
        ("湖畔日报记者", "湖畔日报"),
        # capitals tell a name from ordinary words
        ("the elle rbote", None),
    ],
)
def test_an_outlet_of_the_pile_is_found_by_its_name(words, found):
    pile = Pile()
    for number, name in enumerate(["Harlow Ledger", "Głos Doliny", "Ellerbote", "Brenn Courier", "湖畔日报"]):
        pile.report(str(number), "A report.", name)
    named = Publishers(pile.articles, LISTED).within(words)

    assert (named.name if named else None) == found


@pytest.mark.parametrize("language", languages())
def test_words_for_media_without_a_name(language):
    words = unnamed_media(language)
    assert words is not None
    for example in words.yes:
        start, end = example.index("{"), example.index("}") - 1
        plain = example.replace("{", "").replace("}", "")
        assert words.find(plain, 0, len(plain)) == (start, end)
    for plain in words.no:
        assert words.find(plain, 0, len(plain)) is None


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
