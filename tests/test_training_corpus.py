"""What is taken of the text the encoder is trained on, and what never is."""

from pathlib import Path

import pytest
from training.corpus import Layout, Source, kept_back, pairs, usable

SENTENCES = Source("greetings", Layout.PAIRS, 1.0)
WORDS = Source("words", Layout.PAIRS, 1.0, words=True)


def taken(root: Path, source: Source, *rows: str) -> list[tuple[str, str]]:
    """What of these rows (English, a tab, German) is trained on."""
    folder = root / source.name
    folder.mkdir()
    (folder / "en-de.tsv").write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return [row for found in pairs(root, ["de"], [source]) for row in found.rows]


def test_a_translation_is_taken(tmp_path):
    assert taken(tmp_path, SENTENCES, "The ferry sails.\tDie Fähre fährt.") == [
        ("The ferry sails.", "Die Fähre fährt.")
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The ferry sails.", "The ferry sails."),  # not translated
        ("The ferry sails.", ""),
        ("12:30", "12.30 Uhr"),  # nothing to learn from a clock
        ("The ferry sails.", "1, 2, 3"),
        ("x" * 401, "Die Fähre fährt."),
    ],
)
def test_a_row_that_teaches_nothing_is_left_out(left, right):
    assert not usable(left, right)


def test_rows_that_differ_in_figures_alone_are_one(tmp_path):
    rows = taken(tmp_path, SENTENCES, "Page 3 of 9\tSeite 3 von 9", "Page 4 of 9\tSeite 4 von 9")

    assert rows == [("Page 3 of 9", "Seite 3 von 9")]


def test_a_name_that_is_the_same_in_both_languages_is_taken(tmp_path):
    assert taken(tmp_path, WORDS, "Halversund\tHalversund") == [("Halversund", "Halversund")]


def sentence(kept: bool) -> str:
    """The first of many sentences that is, or is not, kept back."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    spelled = (f"The ferry {one}{two} sails." for one in letters for two in letters)
    return next(text for text in spelled if kept_back(text) == kept)


def test_what_is_kept_back_is_never_trained_on(tmp_path):
    rows = taken(
        tmp_path, SENTENCES, *(f"{sentence(kept)}\tDie Fähre fährt {kept}." for kept in (True, False))
    )

    assert rows == [(sentence(False), "Die Fähre fährt False.")]


def test_what_is_kept_back_hangs_on_letters_alone():
    assert kept_back(sentence(True).upper().replace(".", "!  12"))


def test_no_more_is_taken_than_a_source_may_give(tmp_path):
    few = Source("greetings", Layout.PAIRS, 1.0, most=1)

    assert len(taken(tmp_path, few, "Good day\tGuten Tag", "Good evening\tGuten Abend")) == 1
