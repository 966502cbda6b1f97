"""What a sentence says no of, or says that nobody said, is no claim; who refuses to do a thing denies it."""

import pytest
from tests.factories import body

from firsthand.claims.clauses import clauses
from firsthand.claims.modality import told_by
from firsthand.quotations import quotations
from firsthand.reference.outlets import Outlets
from firsthand.reference.publishing import Publishing

OUTLETS = Outlets.load()


def told(text, language):
    report = body("a", text, language=language)
    quoted = quotations(report, Publishing(OUTLETS, [report.article]))
    return [clause.text(text) for clause in clauses(report, quoted, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The bank said on Saturday that it had not, as the papers of Lunde reported, "
            '"fabricated evidence against Karvo".',
        ),
        (
            "de",
            "Die Bank erklärte am Samstag, sie habe nicht, wie in den Blättern berichtet, "
            "„Beweise gegen Karvo gefälscht“.",
        ),
        ("en", "Nowhere in the rules of the port does it say that dogs may swim in the harbour basin."),
        ("en", "The mayor did not say that the weir at Orlova broke on Monday night."),
    ],
)
def test_a_part_of_what_is_denied_claims_nothing(language, text):
    assert told(text, language) == []


def test_what_is_said_is_a_claim_though_another_sentence_says_no():
    text = "The mayor did not come. She said that the weir at Orlova broke on Monday night."

    assert told(text, "en") == ["The mayor did not come.", "that the weir at Orlova broke on Monday night"]


@pytest.mark.parametrize(("language", "cue"), [("en", "refused"), ("de", "lehnte ab"), ("en", "rejected")])
def test_who_refuses_to_do_a_thing_denies_it(language, cue):
    assert told_by(cue, language)[0]
