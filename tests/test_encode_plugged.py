"""An encoder of the user's: a model folder in place of ours, or one line that says what is wrong with it."""

import json
import pickle
import socket
import sys
from types import ModuleType

import numpy as np
import pytest
from model2vec import StaticModel
from tokenizers import Tokenizer, models, pre_tokenizers

from firsthand.encode import UNIT_LENGTH, load, plugged
from firsthand.encode.plugged import MOST_DIMENSIONS, PluggedEncoder
from firsthand.model import PileError
from firsthand.parallel import spread_with

WORDS = {"[UNK]": 0, "ferry": 1, "harbour": 2, "паром": 3}
SENTENCES = [
    "ferry",
    "ferry harbour",
    "паром ferry ferry",
    "nothing it knows",
    "",
    "\ud800 ferry",
    "ferry\0 🚢",
]


def save(folder, vectors=None):
    """Write a model of four words as model2vec does."""
    tokenizer = Tokenizer(models.WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    vectors = np.eye(len(WORDS), 8, dtype=np.float32) if vectors is None else vectors
    StaticModel(vectors=vectors, tokenizer=tokenizer, config={}).save_pretrained(folder)
    return folder


@pytest.fixture
def folder(tmp_path):
    return save(tmp_path / "four-words")


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch):
    # Loading sets this one for the process.
    monkeypatch.setenv("TOKENIZERS_PARALLELISM", "false")


def complaint(folder) -> str:
    """What is said of a folder that is no encoder: one line that names it and what to do."""
    with pytest.raises(PileError) as told:
        load(str(folder)).encode(["A sentence.", "Another."])
    said = str(told.value)
    assert said.startswith(str(folder))
    assert said.endswith(", or leave out --encoder")
    assert "\n" not in said
    return said


def of_modules(folder, *kinds: str):
    folder.mkdir(exist_ok=True)
    listed = [{"idx": at, "name": str(at), "path": "", "type": kind} for at, kind in enumerate(kinds)]
    (folder / "modules.json").write_text(json.dumps(listed), encoding="utf-8")
    return folder


def test_a_folder_is_an_encoder_named_as_it_is(folder):
    encoder = load(str(folder))

    assert isinstance(encoder, PluggedEncoder)
    assert encoder.name == "four-words"


def test_its_floats_are_rounded_at_length_127(folder):
    found = load(str(folder)).encode(SENTENCES)

    assert (found.shape, found.dtype) == ((len(SENTENCES), 8), np.int8)
    assert found[:3, :4].tolist() == [[0, 127, 0, 0], [0, 90, 90, 0], [0, 114, 0, 57]]


def test_what_it_has_no_word_for_is_zeros(folder):
    assert not load(str(folder)).encode(["", "nothing it knows", "\ud800", "🚢"]).any()


def test_half_a_surrogate_pair_does_not_stop_it(folder):
    assert load(str(folder)).encode(["\ud800 ferry \udfff"])[0, 1] == UNIT_LENGTH


def test_no_sentences_have_no_vectors_of_its_size(folder):
    assert load(str(folder)).encode([]).shape == (0, 8)


def test_piece_by_piece_it_answers_the_same(folder, monkeypatch):
    whole = load(str(folder)).encode(SENTENCES).tolist()
    monkeypatch.setattr(plugged, "AT_ONCE", 2)

    assert load(str(folder)).encode(SENTENCES).tolist() == whole


def test_a_pickled_encoder_loads_its_folder_again(folder):
    encoder = load(str(folder))

    again = pickle.loads(pickle.dumps(encoder))

    assert again.name == encoder.name
    assert again.encode(SENTENCES).tolist() == encoder.encode(SENTENCES).tolist()


def vector(encoder: PluggedEncoder, sentence: str) -> list[int]:
    return encoder.encode([sentence])[0].tolist()


def test_processes_give_the_same_bits(folder):
    encoder = load(str(folder))

    assert (
        list(spread_with(vector, encoder, SENTENCES * 20, jobs=2)) == encoder.encode(SENTENCES * 20).tolist()
    )


def test_no_network_is_tried(folder, monkeypatch):
    def refused(*_, **__):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)

    assert load(str(folder)).encode(["ferry"]).any()
    (folder / "config.json").unlink()
    assert "cannot be loaded" in complaint(folder)


def test_the_name_of_a_model_on_a_hub_is_no_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert "no encoder of this name" in complaint("minishlab/potion-base-8M")


def test_a_model2vec_folder_needs_no_list_of_modules(folder):
    (folder / "modules.json").unlink()

    assert load(str(folder)).encode(["ferry"]).any()


def test_a_static_model_that_sentence_transformers_wrote_needs_only_model2vec(tmp_path):
    from safetensors.numpy import load_file, save_file

    inner = save(tmp_path / "static" / "0_StaticEmbedding")
    rows = load_file(inner / "model.safetensors")["embeddings"]
    save_file({"embedding.weight": rows}, inner / "model.safetensors")
    outer = of_modules(tmp_path / "static", "sentence_transformers.models.StaticEmbedding")
    (outer / "config_sentence_transformers.json").write_text("{}", encoding="utf-8")

    assert load(str(outer)).encode(["ferry"])[0, 1] == UNIT_LENGTH


# Folders that are no encoder.


def test_a_folder_without_a_model_is_told(tmp_path):
    (tmp_path / "report.txt").write_text("A report.", encoding="utf-8")

    assert "holds no model" in complaint(tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"7", b'["text"]', b'[{"idx": 0}]', b"\xff\xfe", b"[" * 100_000],
    ids=lambda content: repr(content[:8]),
)
def test_a_broken_list_of_modules_is_told(folder, content):
    (folder / "modules.json").write_bytes(content)

    assert "modules.json: cannot be read" in complaint(folder)


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "config.json"])
@pytest.mark.parametrize(
    "content", [None, b"", b"\0" * 100, b"\xff" * 8 + b"{}", b"{"], ids=lambda content: repr(content)[:12]
)
def test_a_missing_or_broken_part_is_told(folder, name, content):
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)

    complaint(folder)


def test_a_model_cut_off_is_told(folder):
    file = folder / "model.safetensors"
    file.write_bytes(file.read_bytes()[:-1])

    assert "cannot be loaded" in complaint(folder)


@pytest.mark.parametrize(
    ("kind", "package"),
    [("StaticEmbedding", "model2vec"), ("Transformer", "sentence-transformers")],
)
def test_a_package_that_is_not_installed_is_named(tmp_path, monkeypatch, kind, package):
    for name in ("model2vec", "torch", "sentence_transformers"):
        monkeypatch.setitem(sys.modules, name, None)

    said = complaint(of_modules(tmp_path, f"sentence_transformers.models.{kind}"))

    assert "needs a package that is not installed" in said
    assert f"pip install {package}, " in said


# Models that load, and answer what is no vector; the package itself would weigh gigabytes.


class StandIn:
    """What `sentence_transformers` offers, with the answers of a function in place of a network."""

    def __init__(self, monkeypatch, answer):
        self.loaded: list[tuple] = []
        self.threads: list[int] = []
        self.asked: list[str] = []
        torch, package = ModuleType("torch"), ModuleType("sentence_transformers")
        torch.set_num_threads = self.threads.append
        package.SentenceTransformer = self.load
        self.answer = answer
        monkeypatch.setitem(sys.modules, "torch", torch)
        monkeypatch.setitem(sys.modules, "sentence_transformers", package)

    def load(self, folder, **options):
        self.loaded.append((folder, options))
        return self

    def encode(self, sentences, show_progress_bar):
        assert not show_progress_bar
        self.asked += sentences
        return self.answer(sentences)


@pytest.fixture
def network(tmp_path):
    return of_modules(
        tmp_path / "network",
        "sentence_transformers.models.Transformer",
        "sentence_transformers.models.Pooling",
    )


def test_a_sentence_transformers_folder_is_run_by_its_package(network, monkeypatch):
    stand_in = StandIn(monkeypatch, lambda sentences: np.tile(np.float32([3, 4]), (len(sentences), 1)))

    found = load(str(network)).encode(["One.", "Two \ud800."])

    assert found.tolist() == [[76, 102], [76, 102]]
    # On this machine only, from this folder only, and on one thread, so that processes can be forked.
    assert stand_in.loaded == [
        (str(network), {"device": "cpu", "local_files_only": True, "trust_remote_code": False})
    ]
    assert stand_in.threads == [1]
    assert stand_in.asked[-2:] == ["One.", "Two ?."]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        # nothing finite to say
        ([np.nan, 1.0], [0, 0]),
        ([np.inf, 1.0], [0, 0]),
        ([0.0, 0.0], [0, 0]),
        # floats whose squares are none
        ([3e200, -4e200], [76, -102]),
        ([3e-200, -4e-200], [76, -102]),
        ([1e308, 0.0], [127, 0]),
        # integers and truth values are numbers too
        ([3, 4], [76, 102]),
        ([True, False], [127, 0]),
    ],
    ids=str,
)
def test_floats_of_any_size_give_small_integers(network, monkeypatch, row, expected):
    StandIn(monkeypatch, lambda sentences: [row for _ in sentences])

    assert load(str(network)).encode(["One.", "Two."]).tolist() == [expected, expected]


def test_one_sentence_that_is_not_finite_leaves_the_others(network, monkeypatch):
    rows = {"One.": [3.0, 4.0], "Two.": [np.nan, 1.0]}
    StandIn(monkeypatch, lambda sentences: [rows.get(sentence, [1.0, 0.0]) for sentence in sentences])

    assert load(str(network)).encode(["One.", "Two.", "Three."]).tolist() == [[76, 102], [0, 0], [127, 0]]


@pytest.mark.parametrize(
    "answer",
    [
        # one vector for all
        lambda sentences: np.ones(4),
        # one too many
        lambda sentences: np.ones((len(sentences) + 1, 4)),
        # no dimensions, or more than any encoder has
        lambda sentences: np.ones((len(sentences), 0)),
        lambda sentences: np.ones((len(sentences), MOST_DIMENSIONS + 1)),
        # a vector a word
        lambda sentences: np.ones((len(sentences), 3, 4)),
        # another size than before
        lambda sentences: np.ones((len(sentences), 1 + len(sentences))),
        lambda sentences: 7,
    ],
)
def test_an_answer_that_is_not_one_vector_a_sentence_is_told(network, monkeypatch, answer):
    StandIn(monkeypatch, answer)

    assert "with an array of shape" in complaint(network)


@pytest.mark.parametrize(
    "answer",
    [lambda _: [[1.0], [1.0, 2.0]], lambda _: "text", lambda _: None, lambda _: [[{}]], lambda _: 1 / 0],
)
def test_a_model_that_fails_at_a_sentence_is_told(network, monkeypatch, answer):
    StandIn(monkeypatch, answer)

    complaint(network)


def test_what_a_package_says_is_told_on_one_line_and_cut_off(network, monkeypatch):
    def failing(_):
        raise RuntimeError("shapes\n  do not match " + "x" * 10_000)

    StandIn(monkeypatch, failing)
    said = complaint(network)

    assert "failed on a sentence (RuntimeError: shapes do not match xxx" in said
    assert len(said) < len(str(network)) + 400


def test_a_model_that_brings_code_of_its_own_is_refused(tmp_path):
    (tmp_path / "modules.json").write_text('[{"idx": 0, "name": "0", "path": "", "type": "custom.Evil"}]')
    (tmp_path / "custom.py").write_text("raise SystemExit('it ran')")

    with pytest.raises(PileError, match=r"code of its own \(custom\.Evil\).*leave out --encoder"):
        load(str(tmp_path))
