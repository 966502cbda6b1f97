"""How versions, ways and short words are told on a story's page, and who may be the same."""

import re
from dataclasses import replace

from tests.dossiers import one_story, taken
from tests.factories import article
from tests.speeches import Pile, weir
from tests.spoken import classes, plain, said, story_of, voice

from firsthand import model

WEIR = weir()


def two(*given: tuple[str, str, str, str], **more: object) -> str:
    """The section of a story of reports that each quote once: (id, text, words, speaker)."""
    p = Pile()
    members = []
    for id, text, words_, name in given:
        members.append(article(id, text, outlet=f"Paper {id}", published=f"2031-05-0{len(members) + 1}"))
        p.quote(id, members[-1], words_, "", name)
    statement_ = more.pop("statement", None)
    if statement_:
        p.versions("s", *statement_)
    return said(
        one_story(members, quotations=tuple(p.quotations.values()), statements=tuple(p.statements), **more)
    )


LONG = "“We close the road to the south by winter,” said Ida Lunde."


def test_of_a_shortened_version_the_words_left_out_are_told():
    page = two(
        ("a", LONG, "“We close the road to the south by winter,”", "Ida Lunde"),
        ("b", "“We close the road,” said Ida Lunde.", "“We close the road,”", "Ida Lunde"),
        statement=("a earliest, b shortened",),
    )

    assert "without to the south by winter" in plain(page)
    assert "It is shortened" not in plain(page)


def test_in_a_tie_nothing_is_called_the_earliest():
    page = two(
        ("a", LONG, "“We close the road to the south by winter,”", "Ida Lunde"),
        (
            "b",
            "“We close the road to the south,” said Ola Berg.",
            "“We close the road to the south,”",
            "Ola Berg",
        ),
        statement=("a earliest, b shortened+re-attributed", "", True),
    )

    assert "earliest" not in plain(page)
    assert "Given to another in 1 Paper a ¶1" in plain(voice("Ola Berg", page))


def test_equal_translations_share_a_place():
    german = "„Wir sperren die Straße“, sagte Ida Lunde."
    p = Pile()
    a = article("a", LONG, outlet="a", language="en", published="2031-05-01")
    others = [article(x, german, outlet=x, language="de", published="2031-05-02") for x in "bc"]
    p.quote("qa", a, "“We close the road to the south by winter,”", "", "Ida Lunde")
    for of in others:
        p.quote(f"q{of.id}", of, "„Wir sperren die Straße“", "", "Ida Lunde")
    p.versions("s", "qa earliest, qb translated, qc translated")
    page = said(
        one_story([a, *others], quotations=tuple(p.quotations.values()), statements=tuple(p.statements))
    )

    assert page.count("<blockquote") == 2
    assert len(classes(page, "tally")) == 3


def sailing(*derivations: model.Derivation) -> str:
    """Three reports of the same words, none of which credits another, on what the lineage found."""
    p = Pile()
    for of in SAILING:
        p.quote(f"q{of.id}", of, "“We sail,”", "said Ida Lunde", "Ida Lunde")
        p.chain("on record", (of, "said Ida Lunde"), ("Ida Lunde", None), because=f"{of.id} credits nobody")
    p.versions("s", "qa earliest, qb same, qc same")
    chains = tuple(replace(chain, quotations=(f"q{chain.article}",)) for chain in p.chains)
    parts = {"quotations": tuple(p.quotations.values()), "statements": tuple(p.statements)}
    return said(one_story(SAILING, *derivations, chains=chains, **parts))


SAILING = [
    article(id, f"“We sail,” said Ida Lunde. Line {id}.", outlet=id, published=f"2031-05-0{day}")
    for day, id in enumerate("abc", 1)
]


def test_reports_that_credit_nobody_have_it_from_where_the_lineage_found_it():
    a, b, c = SAILING
    page = sailing(taken(b, a), taken(c, b))

    assert "<title>Report 1 gives it as the words of Ida Lunde and credits nobody else</title>" in page
    found = "2 reports have no credit; their text was found to be taken from report 1"
    assert f"<title>{found}</title>" in page
    assert page.count('class="arrow found"') == 1
    assert page.count('class="shape') == 4
    assert "Report 3 credits nobody for it; its text was found to be taken from report 1." in plain(page)


def test_without_a_lineage_such_reports_share_one_row():
    page = sailing()

    assert "<title>3 reports give it as the words of Ida Lunde and credit nobody else</title>" in page


def test_a_report_that_gives_the_words_otherwise_has_a_row_of_its_own():
    reworded = replace(WEIR.statements[0].versions[1], kinds=(model.VersionKind.CHANGED,))
    first = WEIR.statements[0]
    versions = (first.versions[0], reworded, *first.versions[2:])
    page = said(replace(WEIR, statements=(replace(first, versions=versions), *WEIR.statements[1:])))

    assert "<title>3 reports: 2, 3 and 7</title>" not in page
    assert "<title>2 reports: 3 and 7</title>" in page


def test_the_same_picture_of_a_speaker_is_not_drawn_again():
    a, b = article("a", "“We sail,” said Ida Lunde. “We land,” said Ida Lunde."), article("b", "None.")
    p = Pile()
    p.quote("q1", a, "“We sail,”", "said Ida Lunde", "Ida Lunde")
    p.quote("q2", a, "“We land,”", "said Ida Lunde", "Ida Lunde")
    p.chain("on record", (a, "said Ida Lunde"), ("Ida Lunde", None))
    chains = (replace(p.chains[0], quotations=("q1", "q2")),)
    page = said(one_story([a, b], quotations=tuple(p.quotations.values()), chains=chains))

    assert page.count('<figure class="way') == 1
    assert plain(page).count("The same way as above") == 1


def test_words_that_mean_nothing_alone_stand_on_one_line():
    a, b = article("a", "Ida Lunde offered help. Ida Lunde said the road was wet."), article("b", "None.")
    p = Pile()
    p.quote("q1", a, "help", "Ida Lunde offered", "Ida Lunde", "reported person")
    p.quote("q2", a, "the road was wet", "Ida Lunde said", "Ida Lunde", "indirect person")
    page = said(one_story([a, b], quotations=tuple(p.quotations.values())))

    assert "In a word or two: help 1" in plain(page)
    assert page.count('<li class="statement') == 1
    assert len(classes(page, "tally")) == 2


def test_of_one_name_two_buttons_say_which_is_which():
    a, b = article("a", "Orlova said no. Orlova says yes."), article("b", "Orlova said no. Orlova says yes.")
    p = Pile()
    for of in (a, b):
        p.quote(f"{of.id}1", of, "no", "Orlova said", "Orlova", "indirect body")
        p.quote(f"{of.id}2", of, "yes", "Orlova says", "Orlova", "indirect document")
    page = plain(said(one_story([a, b], quotations=tuple(p.quotations.values()))))

    assert "Orlova (body) 2 Orlova (document) 2" in page


def test_who_may_be_the_same_has_one_reason():
    why = "“Lindt” is borne by several; The water authority and Le ministère de l’Eau share a seat"
    persons = tuple(replace(p, because=why) if p.id == "water" else p for p in WEIR.persons)
    told = plain(voice("water authority", said(replace(WEIR, persons=persons))))

    assert "May be the same as Le ministère de l’Eau: The water authority and Le ministère de l’Eau" in told
    assert "borne by several" not in told


def test_a_formula_without_a_hit_is_hidden_with_its_heading():
    html = story_of(WEIR)
    rule = re.search(r"#said:has\(#by-1:checked\):has\(#in-\d+:checked\) :is\(([^)]*)\)", html)
    brandt = re.findall(r"#said:has\(#by-2:checked\):has\(#in-(\d+):checked\) :is\(#formulas\)", html)

    assert rule is None
    assert brandt
