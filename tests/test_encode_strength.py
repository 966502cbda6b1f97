"""What was measured of the encoder in each language, as the product weighs by it."""

import pytest

from firsthand.encode.strength import measurements, strength
from firsthand.language import LANGUAGES

KINDS = {"news", "encyclopedia", "health", "kept back", "reference"}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_was_measured(language):
    measured = measurements()[language]

    assert 0.0 < measured.found <= 1.0
    assert 0.0 < measured.ten <= 1.0
    assert measured.measured_on in KINDS


@pytest.mark.parametrize("language", ["is", "xx", "", None])
def test_a_language_that_nobody_measured_counts_for_nothing(language):
    assert strength(language) == 0.0


def test_english_is_what_the_others_were_measured_against():
    assert strength("en") == 1.0
    assert all(strength(language) <= 1.0 for language in measurements() if language != "en")
