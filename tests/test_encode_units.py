"""Units and features: what a sentence is cut into, whatever it is written in."""

import re
import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.encode.units import _UNSPACED, LONGEST_UNIT, MOST_CHARACTERS, features, is_optional, units

# Every character there is, half surrogate pairs too.
ANY_TEXT = st.text(st.characters(), max_size=60)


def hashes(unit: str) -> set[int]:
    return set(features([unit])[0].tolist())


CASES = [
    ("The ferry sails.", ["the", "ferry", "sails"]),
    # a word by any capitals: German ß, the final sigma, the dotted İ
    ("STRASSE Straße", ["strasse", "strasse"]),
    ("ΟΔΟΣ οδός".replace("ό", "ο"), ["οδοσ", "οδοσ"]),
    ("İstanbul ISTANBUL istanbul", ["istanbul"] * 3),
    # letters in another dress are the letters, and capitals among those are folded too
    ("𝐍𝐀𝐓𝐎 ＮＡＴＯ ⓝⓐⓣⓞ", ["nato"] * 3),
    ("℡ ㎒", ["tel", "mhz"]),
    ("ﾌｪﾘｰ フェリー", ["フェリー"] * 2),
    # numbers by their digits, whatever marks the thousands
    ("1,240 1.240 1'240 1’240 1240", ["1240"] * 5),
    ("1\u00a0240 und 1\u202f240 und 1 240", ["1240", "und", "1240", "und", "1240"]),
    ("１２４０ ١٢٤٠ ۱۲۴۰ १२४० ١٬٢٤٠", ["1240"] * 5),
    # but decimals and dates are several numbers
    ("3,5 12.05.2024", ["3", "5", "12", "05", "2024"]),
    ("2024年", ["2024", "年"]),
    # a digit that is no decimal is a letter like others
    ("፩ ሰላም", ["፩", "ሰላም"]),
    # Arabic without vowel signs and stretching, in the letters that Persian shares
    ("كِتَاب كـتاب کتاب", ["کتاب"] * 3),
    ("أحمد احمد إحمد", ["احمد"] * 3),
    ("ﷺ", ["صلی", "الله", "علیه", "وسلم"]),
    # Korean is spaced, and composed letters are the same as decomposed ones
    ("나토는 도쿄에", ["나토는", "도쿄에"]),
    (unicodedata.normalize("NFD", "나토 café йод"), ["나토", "café", "йод"]),
    # a katakana name is one word; its parts are set off by a dot
    ("ボリス・ジョンソン", ["ボリス", "ジョンソン"]),
    # scripts side by side
    ("NATO東", ["nato", "東"]),
    ("a_b a\0b", ["a", "b", "a", "b"]),
    # a script it never saw
    ("გემი მოვიდა", ["გემი", "მოვიდა"]),
    # half of a surrogate pair, and what is neither letter nor digit
    ("\ud800a \udfffb", ["a", "b"]),
    ("ferry 🚢👩‍👩‍👧", ["ferry"]),
    ("... — !? \0 🚢 \ud800", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_units_of_every_script(text, found):
    assert units(text) == found


def test_chinese_japanese_and_thai_are_runs_of_a_few_signs():
    assert {"東", "京", "東京"} <= set(units("東京"))
    assert {"ทา", "ทำ"} & set(units("ทำทา"))
    assert units("ก") == ["ก"]


def test_two_syllables_in_a_row_count_in_vietnamese():
    assert "tòa nhà" in units("tòa nhà lớn")
    assert "two words" not in units("two words more")


def test_what_is_made_of_other_units_counts_only_where_it_is_known():
    assert [
        unit
        for unit in ("東", "東京", "ทา", "ทาง", "tòa nhà", "nato", "フェリー", "나토는", "12")
        if is_optional(unit)
    ] == [
        "東京",
        "ทาง",
        "tòa nhà",
    ]


@given(ANY_TEXT)
def test_units_are_letters_and_digits(text):
    for unit in units(text):
        assert unit
        # Among the signs of scripts without spaces are marks, and some that this Python does not know.
        assert all(part.isalnum() or re.fullmatch(f"[{_UNSPACED}]+", part) for part in unit.split(" "))


@given(ANY_TEXT)
def test_a_text_with_a_letter_or_digit_has_units(text):
    plain = unicodedata.normalize("NFKC", text).replace("\u0640", "")

    assert units(text) or not any(character.isalnum() for character in plain)


@given(st.text(st.characters(max_codepoint=127), max_size=80))
def test_the_short_way_for_plain_letters_gives_what_the_long_way_gives(text):
    assert [*units(text), "ж"] == units(f"{text} ж")


@settings(deadline=None)  # anyascii loads its tables at first use
@given(st.lists(ANY_TEXT, max_size=4))
def test_the_features_of_many_units_are_those_of_each(texts):
    every = [unit for text in texts for unit in units(text)]
    found, lengths = features(every)

    assert lengths.tolist() == [len(features([unit])[0]) for unit in every]
    assert found.tolist() == [feature for unit in every for feature in features([unit])[0].tolist()]
    assert (lengths >= 1).all()


@pytest.mark.parametrize(
    ("name", "other"),
    [
        # one name in two scripts
        ("мария", "maria"),
        ("マリア", "maria"),
        ("αθηνα", "athina"),
        ("მარია", "maria"),
        # two forms of one word
        ("harbour", "harbours"),
        ("дом", "дома"),
        ("나토는", "나토가"),
        ("کتابها", "کتاب"),
    ],
)
def test_names_in_two_scripts_and_forms_of_a_word_share_features(name, other):
    assert hashes(name) & hashes(other)


def test_unlike_words_share_no_features():
    assert not hashes("harbour") & hashes("election")


def test_numbers_are_alike_only_where_they_are_equal():
    assert not hashes("12345") & hashes("12346")


@pytest.mark.parametrize(
    "signs",
    [
        "a",
        "ß",
        "ж",
        "\u0301",
        "東",
        "あ",
        "ー",
        "ท",
        "한",
        "٣",
        "1",
        "ﷺ",
        "㌖",
        "ᙻ",
        "ሰ",
        "\ud800",
        "🚢",
        "1,",
    ],
)
def test_a_million_characters_without_a_space_are_bounded(signs):
    text = signs * (1_000_000 // len(signs))
    found = units(text)

    # More than this no text gives: a sign of Chinese begins at most three runs.
    assert len(found) <= 4 * MOST_CHARACTERS
    assert found == units(text[: 2 * MOST_CHARACTERS])
    assert all(len(unit) <= LONGEST_UNIT for unit in found if not unit.isdecimal())
    assert len(features(found)[0]) <= 20 * MOST_CHARACTERS


def test_no_units_have_no_features():
    found, lengths = features([])

    assert (found.dtype, found.tolist(), lengths.tolist()) == (np.uint64, [], [])
