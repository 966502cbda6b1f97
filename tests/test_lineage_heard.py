"""An outlet that was told something itself is an origin: quotations show it as credits do, and count once."""

from dataclasses import replace

import pytest
from tests.chaining import Pile

from firsthand.chains import heard_itself
from firsthand.lineage import trace
from firsthand.model import Answer, Origins, Outlet, RootKind

WE = "“The kiln is cold,”"


def origins(pile: Pile, outlets: dict[str, Outlet] | None = None) -> Origins:
    known = heard_itself(pile.voices())
    [lineage] = trace(pile.stories(), pile.articles, (), (), pile.citations, outlets or {}, (), known)
    return lineage.origins


def quoting(pile: Pile, id: str, to: str, outlet: str) -> Pile:
    pile.report(id, f"{WE} Dora Pell told {to}.", outlet)
    return pile.said(id, WE, f"Dora Pell told {to}", name="Dora Pell", to=to)


def test_what_a_quotation_shows_as_told_to_the_outlet_is_an_origin():
    found = origins(quoting(quoting(Pile(), "a", "the Ellerbote", "Ellerbote"), "b", "Utro", "Utro"))

    assert (found.answer, found.count) == (Answer.EXACTLY, 2)
    assert [(group.root.kind, group.root.id) for group in found.groups] == [
        (RootKind.ARTICLE, "a"),
        (RootKind.ARTICLE, "b"),
    ]
    assert [p.text for p in found.groups[0].evidence] == ["Dora Pell told the Ellerbote"]
    assert found.groups[0].because[-1] == "Ellerbote (a) says that it was told so itself"


@pytest.mark.parametrize("to", ["Reuters", "reporters", "the mayor"])
def test_what_was_told_to_others_is_none(to):
    found = origins(quoting(quoting(Pile(), "a", to, "Ellerbote"), "b", to, "Utro"))

    assert found.answer is Answer.NOT_ESTABLISHED


def test_what_credit_and_quotation_both_show_counts_once():
    pile = quoting(Pile(), "a", "this newspaper", "Ellerbote")
    pile.credit("a", "this newspaper", pile.articles["a"].text, "said-to", outlet="Ellerbote")
    [group] = origins(pile).groups

    assert [p.text for p in group.evidence] == [pile.articles["a"].text]
    assert len(group.because) == 1


def test_a_quotation_told_to_an_agency_agrees_with_its_credit():
    pile = quoting(quoting(Pile(), "a", "Reuters", "Ellerbote"), "b", "Reuters", "Utro")
    for id in "ab":
        pile.credit(id, "Reuters", pile.articles[id].text, "said-to", outlet="reuters")
    found = origins(pile)

    assert (found.answer, found.count) == (Answer.EXACTLY, 1)
    assert [(g.articles, g.root.kind, g.root.id) for g in found.groups] == [
        (("a", "b"), RootKind.OUTLET, "reuters")
    ]
    assert pile.told() == [f"{id} > [Reuters] > Dora Pell: dead end" for id in "ab"]


def test_a_credit_for_the_report_comes_before_what_was_heard():
    pile = quoting(Pile(), "a", "the Ellerbote", "Ellerbote")
    pile.credit("a", "dpa", "Dora Pell told", "agency", outlet="dpa")
    [group] = origins(pile).groups

    assert (group.root.kind, group.root.id, group.established) == (RootKind.OUTLET, "dpa", True)


def test_an_article_without_an_outlet_heard_nothing():
    pile = quoting(Pile(), "a", "this newspaper", "Ellerbote")
    pile.articles["a"] = replace(pile.articles["a"], outlet=None)
    [group] = origins(pile).groups

    assert not group.established


def test_papers_of_one_owner_that_each_heard_it_are_one_origin():
    owner = {name: Outlet(name, name, owner="Nordmedien") for name in ("Ellerbote", "Utro")}
    found = origins(quoting(quoting(Pile(), "a", "the Ellerbote", "Ellerbote"), "b", "Utro", "Utro"), owner)

    assert [(g.articles, g.root.id, g.established) for g in found.groups] == [(("a", "b"), "a", True)]


def test_without_quotations_nothing_changes():
    pile = quoting(quoting(Pile(), "a", "the Ellerbote", "Ellerbote"), "b", "Utro", "Utro")
    pile.quotations.clear()

    assert origins(pile).answer is Answer.NOT_ESTABLISHED
