"""Sentences keep their offsets, their quotation marks and their ordinals, in every language."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import article

import firsthand
from firsthand.model import Noise, NoiseKind
from firsthand.sentences import LONGEST, blocks, body, sentences

HABITS = sorted((Path(firsthand.__file__).parent / "reference" / "abbreviations").glob("*.json"))
LANGUAGES = [path.stem for path in HABITS]
EXAMPLES = [
    (path.stem, example)
    for path in HABITS
    for example in json.loads(path.read_text(encoding="utf-8"))["examples"]
]


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


def parts(marked: str) -> tuple[str, list[str]]:
    """A text written with `|` where its sentences part."""
    return marked.replace("|", ""), [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize(("language", "marked"), EXAMPLES)
def test_the_examples_beside_the_abbreviations_hold(language, marked):
    text, wanted = parts(marked)

    assert split(text, language) == wanted


def test_every_language_of_the_house_has_its_habits():
    languages = "ar bg cs de el en es fa fr hu id it ja ko nl pl pt ro ru sv th tr uk vi zh"

    assert " ".join(LANGUAGES) == languages


@pytest.mark.parametrize("path", HABITS, ids=lambda p: p.stem)
def test_no_abbreviation_is_filed_twice(path):
    habits = json.loads(path.read_text(encoding="utf-8"))

    assert habits["language"] == path.stem
    assert not set(habits["never_end"]) & set(habits["may_end"])


CASES = [
    # a closing mark belongs to the sentence it closes, whatever the style
    ("de", "„Es brennt.“| Alle liefen."),
    ("de", "»Es brennt!«| Alle liefen."),
    ("en", "“It burns.”| All ran."),
    ("fr", "« Ça brûle. »| Tous coururent."),
    ("pl", "„Pali się.”| Wszyscy uciekli."),
    ("ja", "「燃えている。」|皆が逃げた。"),
    ("zh", "“着火了。”|大家都跑了。"),
    # and the sentence after it begins even where the space was lost
    ("de", "Er sagte: „Nein.“|Eine Antwort blieb aus."),
    ("en", 'He said "No."|An answer never came.'),
    ("de", "Der Rat tagte.|„Nein“, hieß es."),
    ("de", "Die Sitzung endete.|Danach ging man heim."),
    # sentences of one quotation are sentences
    ("en", "“We tried.| We failed.| We will try again,” she said."),
    # a speaker's words after a question belong to it
    ("en", "“Why now?” she asked."),
    ("de", "„Warum jetzt?“, fragte sie."),
    ("ru", "— Почему? — спросил он."),
    ("ja", "「なぜ。」と彼女は聞いた。"),
    ("ko", '그는 "안 간다."라고 했다.'),
    # numbers, links and versions have points of their own
    ("en", "It cost 3.5 million.| See www.tarn.example/a.B for more."),
    ("de", "Das waren 1.250.000 Euro.| Mehr nicht."),
    # ordinals, initials, regnal numbers
    ("de", "Am 3. und 4. Mai tagt der 12. Kongress."),
    ("de", "Papst Anselm II. Albrecht sprach im St. Marien-Dom."),
    ("en", "J. K. Moss wrote to Dr. P. Lane."),
    # but a year ends a sentence
    ("de", "Das war im Jahr 2020.| Danach kam nichts."),
    ("en", "That was in 2020.| Nothing followed."),
    # the dots of an ellipsis end a sentence only where a new one begins
    ("en", "He waited ... and left."),
    ("en", "He waited...| Then he left."),
    ("de", "„Ich … ich weiß nicht.“"),
    ("de", "Er sagte, man werde [...] Mittel bereitstellen."),
    # the marks of other scripts
    ("ar", "هل جاء؟| نعم."),
    ("fa", "آیا آمد؟| بله۔| رفت."),
    ("el", "Ήρθε;| Ναι."),
    # a semicolon is no question mark elsewhere
    ("en", "He came; She left."),
    # stories told in the present go on in small letters
    ("de", "Sie kam z. B. aus Nordau, d. h. vom Fluss, u. a. mit Booten."),
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_sentences_end_where_a_reader_ends_them(language, marked):
    text, wanted = parts(marked)

    assert split(text, language) == wanted


def test_a_line_break_ends_a_sentence():
    assert split("Bridge closed\nThe council met.") == ["Bridge closed", "The council met."]


def test_lines_broken_by_a_margin_are_one_paragraph():
    text = (
        "The council of the town met on Monday in the hall above the river\n"
        "and talked for hours about the bridge, which the engineers of the\n"
        "county had called unsafe. Nobody voted.\n\nA new paragraph."
    )

    assert [s.replace("\n", " ") for s in split(text)][1:] == ["Nobody voted.", "A new paragraph."]


def test_headlines_of_one_length_stay_lines():
    text = (
        "Council of the town votes to close the old bridge above the river\n"
        "Engineers of the county call the bridge unsafe for heavy vehicles\n"
        "Islanders collect names of those who want to keep the ferry going"
    )

    assert len(blocks(text)) == 3


def test_thai_parts_at_spaces_between_clauses():
    text = "ผู้ว่าการเดินทางไปเยี่ยมชาวบ้านเมื่อวานนี้ ชาวบ้านเล่าความเดือดร้อนให้ฟังทั้งวัน"

    assert len(split(text, "th")) == 2


def test_thai_does_not_part_at_short_names():
    assert len(split("เขาพบ ดร. สมชาย ที่บ้าน", "th")) == 1


@pytest.mark.parametrize("language", ["en", "th", "zh", "ar"])
def test_no_sentence_is_longer_than_the_bound(language):
    for text in ("a" * 50_000, "word " * 10_000, "字" * 9_999, "ก" * 9_999):
        spans = sentences(text, language)
        assert max(end - start for start, end in spans) <= LONGEST


@pytest.mark.parametrize(
    "text",
    ["a" * 10**6, "." * 10**6, '"' * 10**6, "a." * 10**5, ". “A" * 50_000, ";" * 10**6, "x\n" * 50_000],
)
def test_hostile_text_takes_no_more_than_its_length(text):
    started = time.process_time()
    sentences(text, "el")

    assert time.process_time() - started < 6


PIECES = st.sampled_from(
    'Dr.|3.|a|Wort| |\n|.|…|?|!|“|„|”|«|»|"|「|」|。|ไทย|น้ำ|؟|;|U.S.|\u00a0|(|)|-|é|字|😀|\u2028'.split("|")
)


@given(
    st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join)), st.sampled_from(LANGUAGES)
)
def test_spans_are_in_order_and_lose_nothing(text, language):
    at = 0
    for start, end in sentences(text, language):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(st.lists(PIECES, max_size=40).map("".join))
def test_unknown_languages_split_like_english(text):
    assert sentences(text, None) == sentences(text, "en") == sentences(text, "xx-XX")


def bodied(text: str, *noise: str) -> list[str]:
    """The sentences of a body whose article has these pieces of its text marked as noise."""
    marks = tuple(Noise(text.index(n), text.index(n) + len(n), NoiseKind.OTHER) for n in noise)
    return [text[a:b] for a, b in body(article(text=text, noise=marks)).sentences]


def test_a_body_leaves_out_what_noise_covers():
    assert bodied("One.\nAdvert\nTwo.", "Advert") == ["One.", "Two."]


def test_a_sentence_partly_noise_keeps_the_rest():
    assert bodied("He left early (Photo: Quill) and slept.", "(Photo: Quill)") == [
        "He left early",
        "and slept.",
    ]


def test_several_noises_in_a_sentence_are_all_cut_out():
    assert bodied("a b c d e", "b", "d") == ["a", "c", "e"]


def test_noise_may_be_listed_in_any_order():
    text = "Share this! The ferry sails in May. Read more. The port reopens."

    assert bodied(text, "Read more.", "Share this!") == ["The ferry sails in May.", "The port reopens."]


def test_noise_over_two_sentences_takes_its_part_of_each():
    assert bodied("One two. Three four.", "two. Three") == ["One", "four."]


@given(
    st.text(alphabet="ab. \n", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=5),
)
def test_no_sentence_of_a_body_touches_noise(text, places):
    noise, at = [], 0
    for start, length in sorted(places):
        start, end = max(start, at), min(start + length, len(text))
        if start < end:
            noise.append(Noise(start, end, NoiseKind.OTHER))
            at = end
    found = body(article(text=text or "x", noise=tuple(noise))).sentences

    assert all(end <= n.start or n.end <= start for start, end in found for n in noise)
    covered = sum(end - start for start, end in found)
    assert covered <= len(text or "x")
