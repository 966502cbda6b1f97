"""Tokens: folded words, each with its way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.tokens import tokenize

CASES = [
    ("Die NATO plant's.", ["die", "nato", "plant", "s"]),
    ("1,5 Mio. Euro", ["1", "5", "mio", "euro"]),
    # case folds beyond lower case
    ("STRASSE Straße", ["strasse", "strasse"]),
    # scripts without spaces give pairs of characters; one that stands alone is itself
    ("東京都で", ["東京", "京都", "都で"]),
    ("第3回", ["第", "3", "回"]),
    ("ทำไม", ["ทำ", "ำไ", "ไม"]),
    # words and pairs side by side
    ("NATO東京", ["nato", "東京"]),
    # Korean is spaced
    ("나토는 도쿄에", ["나토는", "도쿄에"]),
    # marks that stand inside a word do not break it
    ("كِتَاب", ["كِتَاب"]),
    ("हिन्दी", ["हिन्दी"]),
    ("cafe\u0301 noir", ["cafe\u0301", "noir"]),
    ("... — !?", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_words_of_every_script(text, words):
    assert tokenize(text).words == words


@given(st.text(max_size=200))
def test_every_token_is_a_slice_of_its_text(text):
    found = tokenize(text)
    for word, start, end in zip(found.words, found.starts, found.ends, strict=True):
        assert text[start:end].casefold() == word
        assert word
    assert found.starts == sorted(found.starts)


def test_no_more_tokens_than_asked_for():
    assert tokenize("one two three four", most=2).words == ["one", "two"]


def test_a_megabyte_without_a_space_is_read_in_time():
    assert len(tokenize("a" * 1_000_000).words) == 1
    assert len(tokenize("\u0301" * 1_000_000).words) == 0
    assert len(tokenize("東" * 100_000).words) == 99_999
