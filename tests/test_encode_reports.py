"""What a report says as vectors: its title, its sentences and its quotations, each encoded once."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import FURNACE, article, body

from firsthand.encode import Vectors
from firsthand.encode.reports import (
    LEAST_QUOTED,
    LEAST_QUOTED_UNSPACED,
    MOST_CHARACTERS,
    MOST_QUOTATIONS,
    MOST_SENTENCES,
    said,
)
from firsthand.model import Body, Noise, NoiseKind

INSIDE = "Nobody on this river will be forgotten"
SECOND = "And nobody will pay twice for a crossing"


class Listener:
    """An encoder that remembers what it was asked, and answers the number of each sentence."""

    name = "listener"

    def __init__(self) -> None:
        self.calls = 0
        self.heard: list[str] = []

    def encode(self, sentences: Sequence[str]) -> Vectors:
        self.calls += 1
        first = len(self.heard)
        self.heard += sentences
        return np.arange(first, len(self.heard), dtype=np.int8).reshape(-1, 1)


def quoted(text: str, **facts) -> list[str]:
    """The words inside quotation marks, sentence by sentence; as many vectors as there are of them."""
    listener = Listener()
    [found] = said([body("a", text, **facts)], listener)
    words = [text[start:end] for start, end in found.quoted]
    assert found.quotations.shape[0] == len(words)
    assert [listener.heard[at] for at in found.quotations[:, 0].tolist()] == [
        each[:MOST_CHARACTERS] for each in words
    ]
    return words


def heard(of: Body) -> list[str]:
    listener = Listener()
    said([of], listener)
    return listener.heard


@pytest.mark.parametrize("marks", ["“”", "„“", "„”", "«»", "»«", '""', "‹›", "‘’", "‚‘", "「」", "『』"])
def test_the_words_inside_marks_of_every_style_are_quoted(marks):
    assert quoted(f"She said {marks[0]}{INSIDE}{marks[1]} and left.") == [INSIDE]


def test_the_words_inside_marks_of_two_letters_are_quoted():
    assert quoted(f"She said ``{INSIDE}'' and left.") == [INSIDE]


def test_space_inside_the_marks_is_left_out():
    assert quoted(f"Elle a dit «\u00a0{INSIDE}\u202f» hier.") == [INSIDE]


def test_a_quotation_of_two_sentences_is_two():
    assert quoted(f"“{INSIDE}. {SECOND},” she said.") == [f"{INSIDE}.", f"{SECOND},"]


def test_a_quotation_over_paragraphs_is_found_in_each():
    assert quoted(f"“{INSIDE}.\n“{SECOND}.” So she said.") == [f"{INSIDE}.", f"{SECOND}."]


def test_two_quotations_in_one_sentence_are_two():
    assert quoted(f"“{INSIDE}”, she said, “and {SECOND}”.") == [INSIDE, f"and {SECOND}"]


def test_a_few_words_in_marks_are_not_quoted():
    assert quoted("The “so-called reform” of the «new deal» is a ”no“ to all.") == []
    assert quoted("Die „Neue Ordnung“ ist da.") == []


@pytest.mark.parametrize("least", [(LEAST_QUOTED, "a b"), (LEAST_QUOTED_UNSPACED, "東京東")])
def test_the_shortest_quotation_that_counts(least):
    length, letters = least
    words = (letters * length)[: length - 1] + letters[0]

    assert quoted(f"Er sagte „{words}“ dazu.") == [words]
    assert quoted(f"Er sagte „{words[1:].strip()}“ dazu.") == []


def test_no_more_quotations_than_the_bound():
    text = " ".join(f"“{INSIDE} in year {at}.”" for at in range(MOST_QUOTATIONS + 20))

    assert len(quoted(text)) == MOST_QUOTATIONS


def test_no_quotation_after_the_last_sentence_that_counts():
    text = "\n".join([*(f"Line {at}." for at in range(MOST_SENTENCES)), f"“{INSIDE}.”"])

    assert quoted(text) == []


def test_a_quotation_in_noise_is_not_quoted():
    text = f"“{INSIDE},” she said.\n“{SECOND},” says an advert."
    noise = (Noise(text.index("\n") + 1, len(text), NoiseKind.ADVERT),)

    assert quoted(text, noise=noise) == [f"{INSIDE},"]


def test_title_sentences_and_quotations_are_told_apart():
    listener = Listener()
    text = f"It rained. “{INSIDE}”, she said."
    [one, other] = said([body("a", text, title="Rain"), body("b", "It snowed.", language="en")], listener)

    assert listener.calls == 1
    assert listener.heard == ["Rain", "It rained.", f"“{INSIDE}”, she said.", INSIDE, "It snowed."]
    assert [part[:, 0].tolist() for part in (one.title, one.sentences, one.quotations)] == [[0], [1, 2], [3]]
    assert [part[:, 0].tolist() for part in (other.title, other.sentences, other.quotations)] == [[], [4], []]


def test_a_report_of_nothing_has_no_vectors_but_their_size():
    [empty] = said([body("a", "")], Listener())

    assert (empty.title.shape, empty.sentences.shape, empty.quotations.shape) == ((0, 1), (0, 1), (0, 1))
    assert empty.quoted == ()
    assert said([], Listener()) == []


def test_no_more_of_a_report_is_encoded_than_the_bounds():
    many = body("a", "\n".join(f"Line {at}." for at in range(MOST_SENTENCES + 50)), title="t" * 5_000)
    long = Body(article("a", f"“{'word ' * 380}”" + "x" * 5_000), ((0, 6_900),))

    assert len(heard(many)) == MOST_SENTENCES + 1
    assert max(map(len, [*heard(many), *heard(long)])) == MOST_CHARACTERS


reports = st.lists(
    st.sampled_from(
        [*FURNACE["en"], *FURNACE["ja"], f"“{INSIDE}. {SECOND}.”", "", "...", "«", "\ud800", "\x00"]
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(reports, st.none() | st.text(max_size=5)), max_size=4))
def test_reports_say_together_what_they_say_alone(drawn):
    bodies = [body(str(at), "\n".join(lines), title=title) for at, (lines, title) in enumerate(drawn)]
    listener = Listener()
    together = said(bodies, listener)

    heard_apart = [words for of in bodies for words in heard(of)]
    assert listener.heard == heard_apart
    for of, own in zip(bodies, together, strict=True):
        assert len(own.sentences) == len(of.sentences)
        assert len(own.title) == bool(of.article.title)
        for start, end in own.quoted:
            assert any(first <= start < end <= last for first, last in of.sentences)
