"""The encoder that ships: sums of rows, the same bits whatever came before and beside a sentence."""

import pickle
import random
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.encoders import DIMENSIONS, Model

from firsthand.encode import UNIT_LENGTH, StaticEncoder, load, shipped, static
from firsthand.encode.table import LARGEST_SCALE
from firsthand.encode.units import MOST_CHARACTERS, features, units
from firsthand.model import PileError
from firsthand.parallel import spread_with

SENTENCES = [
    "The ferry left the harbour at 1,240 knots.",
    "Die Fähre verließ den Hafen.",
    "Паром вышел из гавани, сообщил порт.",
    "フェリーは港を出て東京に向かった。",
    "ferry ferry ferry harbour",
    "เรือเฟอร์รี่ออกจากท่าเรือ",
    "나루 여객선이 항구를 떠났다",
    "tòa nhà lớn tòa nhà",
    "غادرت العبّارة الميناء ١٬٢٤٠",
    "გემი ნავსადგურიდან გავიდა",
    "መርከቡ ወደቡን ለቆ ወጣ ፩",
    "ferry東京паром 𝐅𝐄𝐑𝐑𝐘",
    "",
    "... — !? 🚢",
    "\ud800 half \udfff",
    "nul\0nul",
    "a" * 500,
]
EVERY_TEXT = st.text(st.characters(), max_size=40)


@pytest.fixture(scope="module")
def model():
    return Model()


@pytest.fixture(scope="module")
def encoder(model, tmp_path_factory):
    return model.encoder(tmp_path_factory.mktemp("encoder"))


def test_a_vector_is_the_sum_of_the_rows_of_its_features_at_length_127(model, encoder):
    assert encoder.encode(SENTENCES).tolist() == model.vectors(SENTENCES)


@settings(deadline=None)
@given(st.lists(EVERY_TEXT | st.sampled_from(SENTENCES), max_size=5))
def test_this_holds_for_every_text(model, encoder, sentences):
    assert encoder.encode(sentences).tolist() == model.vectors(sentences)


@pytest.mark.parametrize("bits", [2, 4])
def test_this_holds_however_few_bits_a_row_has(tmp_path, bits):
    model = Model(7, bits=bits, dimensions=24)

    assert model.encoder(tmp_path).encode(SENTENCES).tolist() == model.vectors(SENTENCES)


def test_a_vector_is_as_long_as_rounding_allows(encoder):
    lengths = np.linalg.norm(encoder.encode(SENTENCES).astype(float), axis=1)

    assert all(length == 0 or abs(length - UNIT_LENGTH) <= DIMENSIONS**0.5 / 2 for length in lengths)


@pytest.mark.parametrize("silent", ["", " ", "... — !?", "🚢👩‍👩‍👧", "\ud800", "\0", "\u0301" * 9])
def test_what_says_nothing_is_zeros(encoder, silent):
    assert not encoder.encode([silent]).any()


@pytest.mark.parametrize("said", ["გემი", "መርከብ", "፩", "ᙻᙻ", "𐐨𐐩", "ꀀꀁ", "7", "東", "a", "\ud800a"])
def test_a_script_it_never_saw_has_a_vector(encoder, said):
    assert encoder.encode([said]).any()


def test_no_sentences_have_no_vectors(encoder):
    found = encoder.encode([])

    assert (found.shape, found.dtype) == ((0, DIMENSIONS), np.int8)


def test_one_vector_a_sentence_of_small_integers(encoder):
    found = encoder.encode(tuple(SENTENCES))

    assert (found.shape, found.dtype) == ((len(SENTENCES), DIMENSIONS), np.int8)


@pytest.mark.parametrize("seed", range(3))
def test_neither_order_nor_company_changes_a_vector(model, tmp_path, seed):
    expected = dict(zip(SENTENCES, model.vectors(SENTENCES), strict=True))
    chance, encoder = random.Random(seed), model.encoder(tmp_path)
    for _ in range(8):
        batch = chance.choices(SENTENCES, k=chance.randrange(1, 40))
        assert encoder.encode(batch).tolist() == [expected[sentence] for sentence in batch]


@pytest.mark.parametrize(
    "bounds",
    [
        {"REMEMBERED": 1},
        {"REMEMBERED": 30},
        {"MOST_KNOWN": 1},
        {"MOST_KNOWN": 40},
        {"AT_ONCE": 1},
        {"AT_ONCE": 3, "CHARACTERS_AT_ONCE": 1},
        {"CHARACTERS_AT_ONCE": 90, "REMEMBERED": 5, "MOST_KNOWN": 7},
        # as where sums are too large for 32 bits
        {"LARGEST_SUM": 0},
    ],
    ids=str,
)
def test_forgetting_and_working_piece_by_piece_change_no_bit(model, tmp_path, monkeypatch, bounds):
    for name, value in bounds.items():
        monkeypatch.setattr(static, name, value)
    encoder = model.encoder(tmp_path)

    for _ in range(2):
        assert encoder.encode(SENTENCES).tolist() == model.vectors(SENTENCES)


def test_what_is_remembered_is_bounded(model, tmp_path, monkeypatch):
    monkeypatch.setattr(static, "REMEMBERED", 50)
    monkeypatch.setattr(static, "MOST_KNOWN", 80)
    encoder = model.encoder(tmp_path)
    for number in range(200):
        encoder.encode([f"word{number} 東京{number}駅 more"])
        assert encoder._filled <= 50 + 10
        assert len(encoder._known) <= 80


def test_a_pickled_encoder_answers_the_same_and_carries_only_its_path(model, encoder):
    encoder.encode(SENTENCES)
    pickled = pickle.dumps(encoder)

    assert len(pickled) < 1000
    assert pickle.loads(pickled).encode(SENTENCES).tolist() == model.vectors(SENTENCES)


def vector(encoder: StaticEncoder, sentence: str) -> list[int]:
    return encoder.encode([sentence])[0].tolist()


def test_processes_give_the_same_bits(model, encoder):
    many = SENTENCES * 10

    assert list(spread_with(vector, encoder, many, jobs=2)) == model.vectors(many)


WORST = {
    "one letter": "a" * MOST_CHARACTERS,
    "short words": "ab " * MOST_CHARACTERS,
    "letters that are five in Latin": "ᙻ" * MOST_CHARACTERS,
    "words of them": ("ᙻ" * 9 + " ") * MOST_CHARACTERS,
    "signs that are four words": "ﷺ" * MOST_CHARACTERS,
    "Chinese": "東" * MOST_CHARACTERS,
    "Thai": "ท" * MOST_CHARACTERS,
    "Korean": "한" * MOST_CHARACTERS,
    "Vietnamese": "ở " * MOST_CHARACTERS,
}


@pytest.mark.parametrize("text", WORST.values(), ids=WORST)
def test_no_text_is_too_long_to_be_added_up(tmp_path, text):
    """With the largest scales and outermost levels everywhere, and every second dimension negative."""
    model = Model()
    model.levels[:, ::2], model.levels[:, 1::2], model.scales[:] = model.top, 0, LARGEST_SCALE
    each = round(UNIT_LENGTH / DIMENSIONS**0.5)

    [found] = model.encoder(tmp_path).encode([text])

    assert found.tolist() == [each, -each] * (DIMENSIONS // 2)


def test_the_worst_text_is_indeed_beyond_32_bits():
    worst = max(len(features(units(text))[0]) for text in WORST.values())

    assert worst * 15 * LARGEST_SCALE > 1 << 31


def test_large_sums_lose_only_their_last_bits():
    sums = np.array([[1 << 20, -(1 << 19), 3], [1 << 45, -(1 << 44), 3 << 25], [0, 0, 0]], np.int64)

    assert static.scaled(sums).tolist() == [[114, -57, 0], [114, -57, 0], [0, 0, 0]]


@pytest.mark.parametrize("signs", ["a", "東", "ท", "\u0301", "\u0316\u0301", "한", "1,", "ᙻ "])
def test_a_million_characters_without_a_space_are_encoded_in_time(encoder, signs):
    text = signs * (1_000_000 // len(signs))
    began = time.process_time()

    found = encoder.encode([text])

    assert time.process_time() - began < 2.0
    assert (found == encoder.encode([text[: 2 * MOST_CHARACTERS]])).all()


# The encoder that ships with the package.

NEAR = [
    (
        "de",
        "Die Regierung hat am Montag neue Sanktionen beschlossen.",
        "The government adopted new sanctions on Monday.",
    ),
    ("de", "Bei dem Erdbeben kamen viele Menschen ums Leben.", "Many people died in the earthquake."),
    ("de", "Der Präsident besucht morgen Paris.", "The president will visit Paris tomorrow."),
    (
        "ru",
        "Правительство ввело новые санкции в понедельник.",
        "The government adopted new sanctions on Monday.",
    ),
    ("ru", "При землетрясении погибло много людей.", "Many people died in the earthquake."),
    ("ru", "Президент завтра посетит Париж.", "The president will visit Paris tomorrow."),
    ("ja", "政府は月曜日に新しい制裁を決めた。", "The government adopted new sanctions on Monday."),
    ("ja", "地震で多くの人が死亡した。", "Many people died in the earthquake."),
    ("ja", "大統領は明日パリを訪問する。", "The president will visit Paris tomorrow."),
]


@pytest.mark.parametrize(("language", "sentence", "translation"), NEAR)
def test_a_sentence_is_nearer_to_its_translation_than_to_other_sentences(language, sentence, translation):
    english = sorted({other for _, _, other in NEAR})
    vectors = shipped().encode([sentence, *english]).astype(int)

    nearest = int((vectors[1:] @ vectors[0]).argmax())

    assert english[nearest] == translation


def test_the_encoder_that_ships_is_named_and_loaded_once():
    assert load() is load("firsthand-25") is shipped()
    assert shipped().name == "firsthand-25"


def test_the_encoder_that_ships_fits_a_package():
    assert Path(shipped().path).stat().st_size <= 40 << 20


def test_its_products_are_exact_in_single_precision():
    assert shipped().dimensions * UNIT_LENGTH**2 < 1 << 24


def test_a_model_file_is_loaded_by_its_path(model, tmp_path):
    path = model.written(tmp_path / "mine.model")

    assert load(str(path)).encode(SENTENCES).tolist() == model.vectors(SENTENCES)


@pytest.mark.parametrize("which", ["", "nothing-of-this-name", "owner/model", "x" * 5000, "tiny\0"])
def test_a_name_of_no_encoder_is_told_with_the_way_out(which, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PileError, match="or leave out --encoder"):
        load(which)


def test_an_encoder_that_does_not_fit_a_file_is_told(tmp_path):
    (tmp_path / "mine.model").write_text("no model", encoding="utf-8")

    with pytest.raises(PileError, match="no encoder of firsthand"):
        load(str(tmp_path / "mine.model"))
