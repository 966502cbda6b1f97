"""Each language's words of labels: their examples, and that every loaded term names its source."""

import json
from importlib.resources import files

import pytest
from tests.factories import body

from firsthand.reference.loaded_words import Part, capitals, examples, languages, loaded_words
from firsthand.wording import scan

ALL = "ar bg cs de el en es fa fr hu id it ja ko nl pl pt ro ru sv th tr uk vi zh".split()
# Dictionaries that mark a word as derogatory, and style guides of newsrooms.
SOURCES = (
    "Duden, entry ",
    "Cambridge Dictionary, entry ",
    "Oxford Advanced Learner's Dictionary, entr",
    "Associated Press Stylebook, entry ",
    "BBC Editorial Guidelines, section ",
)


def test_each_language_has_words():
    assert list(languages()) == ALL


@pytest.mark.parametrize("language", ALL)
def test_examples_say_what_they_should(language):
    shown = examples(language)
    assert {sense is None for _, sense in shown} == {True, False}
    for sentence, sense in shown:
        found = scan(body("a", sentence, language=language), [])
        uses = [*found.uses, *(holder.use for holder in found.holders)]
        assert {why.sense for use in uses for why in use.loaded} == ({sense} if sense else set()), sentence


@pytest.mark.parametrize("language", ALL)
def test_each_loaded_term_names_a_public_source_and_is_found(language):
    words = loaded_words(language)
    assert words is not None
    for each in raw(language)["loaded"]:
        assert each["source"].startswith(SOURCES)
        assert each["reason"]
        assert each["of"] in {"state", "person"}
        # A source is of one language's word: elsewhere it is said that this is the counterpart.
        assert language == "en" or each["source"].startswith("Duden") or "counterpart" in each["source"]
        for term in each["terms"].split():
            entry = words.find(tuple(term.strip("*").replace("_", " ").replace("-", " ").casefold().split()))
            assert entry is not None, term
            assert each["sense"] in {why.sense for why in entry[0].loaded}, term


@pytest.mark.parametrize("language", ALL)
def test_no_term_with_an_open_ending_hides_behind_a_whole_one(language):
    words = loaded_words(language)
    assert words is not None
    for term, entry in words.open.items():
        hidden = words.whole.get(term)
        assert hidden is None or entry.parts <= hidden.parts, term


def test_a_longer_ending_makes_another_word():
    german, russian = loaded_words("de"), loaded_words("ru")
    assert german is not None
    assert russian is not None
    for word in ("Ministerium", "Premiere", "Kanzleramt", "Herrscherhaus", "Generali", "Förderregime"):
        assert german.find((word.casefold(),)) is None, word
    for word in ("Мэри", "политики", "министерство"):
        assert russian.find((word.casefold(),)) is None, word
    found = german.find(("chinesischen",))
    assert found is not None
    assert Part.ADJECTIVE in found[0].parts


def test_capitals_are_of_states_by_their_code():
    assert capitals()["Beijing"] == "CN"
    assert all(len(state) == 2 and state.isupper() for state in capitals().values())


def raw(language):
    path = files("firsthand").joinpath("reference", "loaded", f"{language}.json")
    return json.loads(path.read_text(encoding="utf-8"))
