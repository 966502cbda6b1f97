"""Reports that share names and things, and tell another act, do not claim the same."""

import pytest
from tests.factories import article

import firsthand
from firsthand.claims.acts import of_two_acts
from firsthand.claims.reading import reading
from firsthand.encode import shipped

BESIDE = "The old crane on the quay of Tresk was painted green by volunteers over the summer."
APART = [
    ("Chief John Brandt arrived in Tresk on Friday.", "Chief John Brandt resigned in Tresk on Friday."),
    ("Police searched the Norda office in Tresk.", "Police guarded the Norda office in Tresk."),
    ("Lena Orlova praised the new harbour law.", "Lena Orlova condemned the new harbour law."),
]
GERMAN = (
    "Die Werft Norda wurde am Freitag an Kestrel verkauft.",
    "Die Werft Norda wurde am Freitag von Kestrel verklagt.",
)
ALIKE = ("The fire injured 14 people in Tresk.", "In Tresk 14 people were hurt by the fire.")


def claims_of(one, other, language="en"):
    pile = [
        article("a", f"{one} {BESIDE}", language=language),
        article("b", f"{other} {BESIDE}", language=language),
    ]
    return [found for found in firsthand.dossier(pile).claims if len(found.mentions) > 1]


@pytest.mark.parametrize(("one", "other"), APART)
def test_who_did_another_thing_is_another_claim(one, other):
    shared = [found.about for found in claims_of(one, other)]

    assert one not in shared
    assert other not in shared
    assert BESIDE in shared


def test_so_in_german():
    assert not [found for found in claims_of(*GERMAN, language="de") if "Werft" in found.about]


def test_the_same_act_in_other_words_is_no_other_act():
    one, other = (reading(text, "en") for text in ALIKE)

    assert not of_two_acts(one, other, shipped().encode)
    assert of_two_acts(reading(APART[0][0], "en"), reading(APART[0][1], "en"), shipped().encode)


def test_who_says_something_else_of_the_same_thing_does_not_leave_it_out():
    pile = [
        article("a", f"{APART[0][0]} {BESIDE}", language="en"),
        article("b", f"{APART[0][1]} {BESIDE}", language="en"),
    ]
    made = [found for found in firsthand.dossier(pile).claims if "Brandt" in found.about]

    assert all(found.left_out == () for found in made)
