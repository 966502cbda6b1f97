"""Who said what is checked as everything is: no value and no page gets by without its passage."""

from dataclasses import replace

import pytest
from tests.dossiers import dossier
from tests.factories import article
from tests.speeches import weir

from firsthand import render
from firsthand.check import CheckError, check, check_pages
from firsthand.model import Dossier, Passage, PersonName, SpeakerKind, Step, VersionKind

WEIR = weir()


def refused(changed: Dossier) -> str:
    with pytest.raises(CheckError) as caught:
        check(changed)
    return caught.value.why


def spoken(part: str, of: str, /, **change: object) -> Dossier:
    """The weir with one of its values changed."""
    values = getattr(WEIR, part)
    return replace(WEIR, **{part: tuple(replace(v, **change) if v.id == of else v for v in values)})


def version(at: int, **change: object) -> Dossier:
    first = WEIR.statements[0]
    changed = tuple(replace(v, **change) if i == at else v for i, v in enumerate(first.versions))
    return spoken("statements", first.id, versions=changed)


def use(**change: object) -> Dossier:
    uses = WEIR.formulas[0].uses
    return spoken("formulas", "f1", uses=(replace(uses[0], **change), *uses[1:]))


def chain(**change: object) -> Dossier:
    return replace(WEIR, chains=(replace(WEIR.chains[0], **change),))


OFF = Passage("norda", 0, 3, "orl")
NORDA = next(a for a in WEIR.articles if a.id == "norda")
NORTH = next(a for a in WEIR.articles if a.id == "north")
SPOKEN = [
    # a quotation
    ("reads otherwise", spoken("quotations", "n1", content=OFF)),
    ("reads otherwise", spoken("quotations", "n1", cue=OFF)),
    ("reads otherwise", spoken("quotations", "n1", office=OFF)),
    ("reads otherwise", spoken("quotations", "n1", parts=(OFF,))),
    ("no article", spoken("quotations", "n1", speaker=replace(OFF, article="nobody"))),
    ("of another article", spoken("quotations", "n1", frame=NORTH.passage(0, 5))),
    ("pieces of its content", spoken("quotations", "n1", parts=(NORDA.passage(0, 5),))),
    ("left open and has a name", spoken("quotations", "n1", speaker_kind=SpeakerKind.OPEN)),
    ("says otherwise", spoken("quotations", "n1", name="Ivo Brandt")),
    ("unique", replace(WEIR, quotations=(*WEIR.quotations, WEIR.quotations[0]))),
    ("unique", spoken("quotations", "n1", id="")),
    ("no quotation", spoken("quotations", "n1", inside="nothing")),
    ("not inside", spoken("quotations", "n1", inside="n2")),
    ("as long as", spoken("quotations", "n1", inside="n1")),
    ("no statement", spoken("quotations", "n1", statement="nothing")),
    ("is of statement None", spoken("quotations", "n1", statement=None)),
    ("does not list it", spoken("quotations", "n5", statement="s1")),
    ("does not list it", spoken("quotations", "n5", person="lindt")),
    ("no person", spoken("quotations", "n1", person="nobody")),
    ("is of person 'brandt'", spoken("quotations", "n1", person="brandt")),
    # a statement
    (
        "no versions",
        replace(WEIR, statements=(*WEIR.statements, replace(WEIR.statements[0], id="x", versions=()))),
    ),
    ("no quotation", version(1, quotation="nothing")),
    ("twice", version(1, quotation="n1")),
    ("is of statement", version(1, quotation="n6")),
    ("the earliest", version(1, kinds=(VersionKind.EARLIEST,))),
    ("the earliest", version(0, kinds=(VersionKind.SAME,))),
    ("differs in some way", version(1, kinds=())),
    ("reads otherwise", version(1, evidence=(OFF,))),
    ("stands in another article", version(1, evidence=(WEIR.quotations[-1].content,))),
    ("in en is translated from en", version(1, kinds=(VersionKind.TRANSLATED,))),
    # a formula
    ("nobody uses it", spoken("formulas", "f1", uses=())),
    ("reads otherwise", use(passage=OFF)),
    ("is no quotation of", use(quotation="m1")),
    ("is no quotation of", use(quotation="nothing")),
    ("said to be first", spoken("formulas", "f1", since="gazette")),
    # a person
    ("has a name", spoken("persons", "lindt", name="")),
    ("reads otherwise", spoken("persons", "lindt", names=(PersonName("x", None, OFF),))),
    ("no quotation", spoken("persons", "lindt", quotations=(*WEIR.persons[0].quotations, "nothing"))),
    ("is of person None", spoken("persons", "lindt", quotations=(*WEIR.persons[0].quotations, "n5"))),
    ("no other person", spoken("persons", "lindt", undecided=("nobody",))),
    ("no other person", spoken("persons", "lindt", undecided=("lindt",))),
    # a chain
    ("no such article", chain(article="nobody")),
    ("no steps", chain(steps=())),
    ("no quotation of it", chain(quotations=("nothing",))),
    ("no quotation of it", chain(quotations=("m1",))),
    ("no article", chain(steps=(Step("nobody", None, None, None),))),
    ("a step is", chain(steps=(Step(None, None, None, None),))),
    ("reads otherwise", chain(steps=(Step("norda", None, None, OFF),))),
]


@pytest.mark.parametrize(("why", "changed"), SPOKEN, ids=[f"{i}-{why}" for i, (why, _) in enumerate(SPOKEN)])
def test_who_said_what_stands_on_passages_and_ids_that_are_there(why, changed):
    assert why in refused(changed)


def test_a_story_in_which_many_are_quoted_passes():
    check(WEIR)
    check_pages(dict(render.pages(WEIR)), WEIR)


def test_a_name_may_stand_over_two_lines():
    text = "Mara\n Lindt said no."
    told = article("a", text)
    quotation = replace(
        WEIR.quotations[1],
        **dict.fromkeys(("cue", "speaker", "frame", "statement", "person")),
        content=told.passage(17, 19),
        named=told.passage(0, 11),
    )

    check(dossier((told,), quotations=(quotation,)))


SPOILED = [
    # counts of quotations, of one speaker's, of one outlet's, and of the reports that quote him
    ('data-count="quotations" data-of="s">34', 'data-count="quotations" data-of="s">33', "there are 34"),
    ('data-by="id lindt">13', 'data-by="id lindt">12', "there are 13"),
    ('data-in="Norda">7', 'data-in="Norda">6', "there are 7"),
    (
        'data-count="reports" data-of="s" data-by="id lindt">6',
        'data-count="reports" data-of="s" data-by="id lindt">5',
        "6",
    ),
    ('data-count="speakers" data-of="s">13', 'data-count="speakers" data-of="s">14', "there are 13"),
    ('data-by="id lindt">13', 'data-by="id nobody">13', "there are 0"),
    ('data-by="id lindt">13', 'data-by="id lindt" data-in="Norda">13', "there are None"),
    # facts about somebody or something that is not there
    ('data-fact="speaker" data-of="id lindt"', 'data-fact="speaker" data-of="id nobody"', "the dossier has"),
    ('data-fact="quotation" data-of="n1"', 'data-fact="quotation" data-of="n0"', "the dossier has"),
    ('data-fact="formula" data-of="f1"', 'data-fact="formula" data-of="f2"', "the dossier has"),
    # other words than the passage
    (
        "that nobody had been hurt</blockquote>",
        "that somebody had been hurt</blockquote>",
        "not what its passage",
    ),
    (">Lindt said</q>", ">Lindt denied</q>", "not what its passage"),
    # something that could send
    ('<input type="radio"', '<input type="text"', "sends nothing"),
    ('<input type="radio" name', "<input name", "sends nothing"),
]


@pytest.mark.parametrize(("old", "new", "why"), SPOILED)
def test_what_a_page_says_of_speakers_is_counted_and_compared_again(old, new, why):
    pages = dict(render.pages(WEIR))
    assert old in pages["story-s.html"]
    with pytest.raises(CheckError, match=why):
        check_pages({**pages, "story-s.html": pages["story-s.html"].replace(old, new, 1)}, WEIR)
