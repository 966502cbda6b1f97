"""A model of the user's in place of ours: a folder that model2vec or sentence-transformers wrote.

Both packages are optional; the extra `encoders` brings the small one. Nothing is fetched: a name on a hub
is no folder, and a folder that asks for code or files from elsewhere is refused by them.
"""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.encode.static import UNIT_LENGTH, Vectors
from firsthand.model import PileError

OF_THE_PACKAGE = "sentence_transformers."
# Modules of a sentence-transformers folder that model2vec, which is far smaller, runs as well.
STATIC = frozenset({"StaticEmbedding", "Normalize"})
# A model of more dimensions is no sentence encoder that we know of, and would fill the memory.
MOST_DIMENSIONS = 8192
# Sentences handed over at a time: a bound on memory.
AT_ONCE = 1024
# Of the text of an error that a package raises, so much is told.
MOST_TOLD = 200

Run = Callable[[list[str]], Any]


class PluggedEncoder:
    """A model folder as an encoder of ours: its floats at length 127, rounded to integers.

    Its answers are as repeatable as that model is; ours are the same on every machine.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.name = folder.resolve().name
        self._run = _runner(folder)
        # One sentence, so that a model that cannot answer is told before the pile is read.
        self.dimensions = self._answers(["A sentence."]).shape[1]

    def __reduce__(self) -> tuple[type["PluggedEncoder"], tuple[Path]]:
        """A process that is started anew loads the folder again."""
        return PluggedEncoder, (self._folder,)

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """One vector a sentence, of length 127; zeros where the model has nothing finite to say."""
        found = np.zeros((len(sentences), self.dimensions), np.int8)
        for at in range(0, len(sentences), AT_ONCE):
            answers = self._answers(sentences[at : at + AT_ONCE])
            if answers.shape[1] != self.dimensions:
                raise self._misshapen(len(answers), answers.shape)
            found[at : at + AT_ONCE] = _scaled(answers)
        return found

    def _answers(self, sentences: Sequence[str]) -> NDArray[np.float64]:
        # Tokenizers take UTF-8, which cannot carry half a surrogate pair.
        asked = [sentence.encode("utf-8", "replace").decode() for sentence in sentences]
        try:
            answers = np.asarray(self._run(asked), np.float64)
        except Exception as fault:  # whatever a model that loads and does not work makes its package raise
            raise PileError(
                f"{self._folder}: the encoder failed on a sentence ({_told(fault)}); "
                "name another folder, or leave out --encoder"
            ) from fault
        if answers.ndim != 2 or len(answers) != len(asked) or not 0 < answers.shape[1] <= MOST_DIMENSIONS:
            raise self._misshapen(len(asked), answers.shape)
        return answers

    def _misshapen(self, asked: int, shape: tuple[int, ...]) -> PileError:
        return PileError(
            f"{self._folder}: the encoder answered {asked} sentence{'' if asked == 1 else 's'} with an array "
            f"of shape {shape}, not with one vector each; name another folder, or leave out --encoder"
        )


def _scaled(answers: NDArray[np.float64]) -> Vectors:
    finite = np.where(np.isfinite(answers).all(axis=1, keepdims=True), answers, 0.0)
    # By the peak first: squares of the largest and smallest floats are none.
    peak = np.abs(finite).max(axis=1, keepdims=True)
    finite /= np.where(peak == 0.0, 1.0, peak)
    length = np.linalg.norm(finite, axis=1, keepdims=True)
    rounded: Vectors = np.rint(finite * (UNIT_LENGTH / np.where(length == 0.0, 1.0, length))).astype(np.int8)
    return rounded


def _runner(folder: Path) -> Run:
    modules = _modules(folder)
    for module in modules:
        # Some versions of sentence-transformers would import it from the folder, whatever they are told.
        if not module.startswith(OF_THE_PACKAGE):
            raise PileError(
                f"{folder}: the encoder wants to run code of its own ({module[:MOST_TOLD]}), which is "
                "refused; name another folder, or leave out --encoder"
            )
    static = {module.rpartition(".")[2] for module in modules} <= STATIC
    # Processes are what is spread over the cores here, and they are forked: threads would not survive that.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        if static:
            from model2vec import StaticModel

            model = StaticModel.from_pretrained(folder)
            return lambda sentences: model.encode(sentences, use_multiprocessing=False)
        import torch
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(1)
        network = SentenceTransformer(
            str(folder), device="cpu", local_files_only=True, trust_remote_code=False
        )
        return lambda sentences: network.encode(sentences, show_progress_bar=False)
    except ImportError as fault:
        package = "model2vec" if static else "sentence-transformers"
        raise PileError(
            f"{folder}: this encoder needs a package that is not installed ({_told(fault)}); "
            f"pip install {package}, or leave out --encoder"
        ) from fault
    except Exception as fault:  # whatever a damaged folder makes those packages raise
        raise PileError(
            f"{folder}: the encoder cannot be loaded ({_told(fault)}); "
            "name another folder, or leave out --encoder"
        ) from fault


def _told(fault: Exception) -> str:
    """What a package raised, on one line: `KeyError: 'embeddings'`."""
    return " ".join(f"{type(fault).__name__}: {fault}".split())[:MOST_TOLD]


def _modules(folder: Path) -> list[str]:
    """The kinds of module that a folder says it is made of."""
    listed = folder / "modules.json"
    if not listed.is_file():
        if (folder / "model.safetensors").is_file() and (folder / "tokenizer.json").is_file():
            return [f"{OF_THE_PACKAGE}models.StaticEmbedding"]
        raise PileError(
            f"{folder}: this folder holds no model (neither modules.json nor model.safetensors with "
            "tokenizer.json); name one that model2vec or sentence-transformers wrote, or leave out --encoder"
        )
    try:
        return [str(module["type"]) for module in json.loads(listed.read_text(encoding="utf-8"))]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as fault:
        raise PileError(
            f"{listed}: cannot be read ({_told(fault)}); name another folder, or leave out --encoder"
        ) from fault
