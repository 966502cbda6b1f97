"""From whom one report has a quotation: credits beside it, above it, and who passes it on."""

import pytest
from tests.chaining import OTHER, WE, Pile, own, told


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
    assert pile.heard() == {"a": ["Dora Pell told the Brenn Courier"]}


def test_an_outlet_may_say_this_newspaper():
    pile = Pile().report("a", f"{WE} Dora Pell told this newspaper.", "Brenn Courier")
    pile.said("a", WE, "Dora Pell told this newspaper", name="Dora Pell", to="this newspaper")

    assert pile.heard() == {"a": ["Dora Pell told this newspaper"]}


def test_in_a_reprint_this_newspaper_is_another():
    pile = Pile().report(
        "a", f"{WE} Dora Pell told this newspaper. First published in the Ellerbote.", "Utro"
    )
    pile.said("a", WE, "Dora Pell told this newspaper", name="Dora Pell", to="this newspaper")
    pile.credit("a", "Ellerbote", "First published in the Ellerbote.", "republished-from")

    assert pile.told() == ["a > [Ellerbote] > Dora Pell: dead end"]
    assert pile.heard() == {}


def test_so_it_is_where_a_credit_says_so():
    sentence = f"{WE} Dora Pell told this newspaper."
    pile = Pile().report("a", f"{sentence} First published in the Ellerbote.", "Utro")
    pile.said("a", WE, "Dora Pell told this newspaper", name="Dora Pell")
    pile.credit("a", "this newspaper", sentence, "said-to", outlet="Utro")
    pile.credit("a", "Ellerbote", "First published in the Ellerbote.", "republished-from")

    assert pile.told() == ["a > [Ellerbote] > Dora Pell: dead end"]


def test_a_speaker_cut_too_long_is_no_outlet():
    sentence = f"{WE} sagte Dora Pell dem Ellerbote."
    pile = Pile().report("a", sentence, "Utro").credit("a", "Ellerbote", sentence, "said-to")
    pile.said("a", WE, "sagte Dora Pell dem Ellerbote", name="Dora Pell dem Ellerbote", who="body")

    assert pile.told() == ["a > [Ellerbote] > Dora Pell dem Ellerbote: dead end"]


def test_a_credit_to_the_outlet_itself_is_no_step():
    pile = Pile().report("a", f"{LEAD} {WE} Dora Pell said.", "Brenn Courier")
    pile.credit("a", "Brenn Courier", LEAD).said("a", WE, "Dora Pell said", name="Dora Pell")

    assert pile.told() == ["a > Dora Pell: on record"]


def test_an_agency_that_was_told_it_is_one_step():
    pile = agency(f"{WE} Dora Pell told dpa.", "Dora Pell told dpa", to="dpa")
    pile.credit("a", "dpa", f"{WE} Dora Pell told dpa.", "said-to", outlet="dpa")

    assert pile.told() == ["a > [Deutsche Presse-Agentur] > Dora Pell: dead end"]


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


def test_agencies_without_a_name_leave_it_open():
    pile = Pile().report("a", f"Tresk (Agencies) - {WE} Dora Pell said.", "Utro")
    pile.credit("a", "Agencies", "Tresk (Agencies)", "agency").said(
        "a", WE, "Dora Pell said", name="Dora Pell"
    )

    assert pile.told() == ["a > Agencies > Dora Pell: open"]


def test_a_translation_of_nobody_knows_what_leaves_it_open():
    pile = Pile().report("a", f"Translated from German. {WE} Dora Pell said.", "Utro")
    pile.credit("a", "German", "Translated from German.", "translated-from")
    pile.said("a", WE, "Dora Pell said", name="Dora Pell")

    assert pile.told() == ["a > Dora Pell: open"]


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


def test_words_cut_too_long_are_still_passed_on():
    inner, frame = "the kiln is cold, Dora Pell said, wrote the Brenn Courier", "Dora Pell said"
    pile = own(words=OTHER).report("b", f"It is so: {inner}.", "Ellerbote")
    pile.said("b", inner, frame, kind="indirect", name="Dora Pell")
    pile.said(
        "b", "the kiln is cold, Dora Pell said", "wrote the Brenn Courier", kind="indirect",
        name="the Brenn Courier", who="outlet",
    )  # fmt: skip

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


def test_who_passes_words_on_comes_before_a_credit_of_the_lead():
    pile = relayed("the court record", "document")
    pile.report("a", f"{pile.articles['a'].text} {LEAD}").credit("a", "Brenn Courier", LEAD)

    assert pile.told() == ["a > the court record > Dora Pell: document"]


def test_words_within_words_within_words():
    text = "According to the court record, her neighbour said Dora Pell said the kiln was cold."
    pile = Pile().report("a", text)
    pile.said(
        "a", "her neighbour said Dora Pell said the kiln was cold", "According to the court record",
        kind="indirect", name="the court record", who="document",
    )  # fmt: skip
    pile.said(
        "a", "Dora Pell said the kiln was cold", "her neighbour said", kind="indirect", name="her neighbour"
    )
    pile.said("a", "the kiln was cold", "Dora Pell said", kind="indirect", name="Dora Pell")

    assert pile.told() == ["a > the court record > her neighbour > Dora Pell: document"]


def test_a_document_that_speaks_is_named_once():
    sentence = f"According to the declaration of Tresk, it says: {WE}"
    pile = Pile().report("a", sentence).credit("a", "declaration of Tresk", sentence, "document")
    pile.said("a", WE, "it says", name="declaration of Tresk", who="document")

    assert pile.told() == ["a > declaration of Tresk: document"]


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


def test_an_aggregator_gives_way_to_the_outlet_behind_it():
    sentence = f"{WE} Dora Pell said, Reuters reported on Yahoo News."
    pile = Pile().report("a", sentence, "Ellerbote").said("a", WE, "Dora Pell said", name="Dora Pell")
    pile.credit("a", "Reuters", sentence, outlet="reuters")
    pile.credit("a", "Yahoo News", sentence, outlet="yahoo-news")

    assert pile.told() == ["a > [Reuters] > Dora Pell: dead end"]


def test_the_mere_act_makes_no_chain():
    pile = Pile().report("a", "Dora Pell condemned the plan.")

    assert pile.said("a", "the plan", "Dora Pell condemned", kind="reported", name="Dora Pell").told() == []
