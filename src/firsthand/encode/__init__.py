"""Sentences of 25 languages in one space: a sentence and its translation get nearly the same vector.

The encoder that ships with the package is small, static and offline; `--encoder PATH` puts another in its
place, anything that has a name and turns sentences into vectors of length 127.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Protocol

from firsthand.encode.plugged import PluggedEncoder
from firsthand.encode.static import UNIT_LENGTH, StaticEncoder, Vectors
from firsthand.model import PileError

__all__ = ["UNIT_LENGTH", "Encoder", "StaticEncoder", "Vectors", "is_shipped", "load", "shipped"]

SHIPPED = "firsthand-25"
_FILE = "firsthand-25.model"


class Encoder(Protocol):
    """What compares sentences by meaning."""

    name: str

    def __hash__(self) -> int: ...

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """One vector a sentence, int8 and of length 127: (len(sentences), dimensions).

        Zeros where it says nothing.
        """


@cache
def shipped() -> StaticEncoder:
    """The encoder that comes with the package; raises PileError where its file is damaged."""
    with as_file(files("firsthand.encode") / _FILE) as path:
        return StaticEncoder(path)


def is_shipped(encoder: Encoder) -> bool:
    """Whether this is the encoder that ships, whatever others call themselves.

    A process that was started anew, not forked, has a twin of it from the same file.
    """
    return isinstance(encoder, StaticEncoder) and encoder.path == shipped().path


def load(which: str | None = None) -> Encoder:
    """The encoder named: the one that ships (by default), or the model in a file or folder.

    Raises PileError for a name that is neither, naming it and the remedy.
    """
    if which is None or which == SHIPPED:
        return shipped()
    path = Path(which)
    try:
        folder, file = path.is_dir(), path.is_file()
    except OSError as fault:  # too long for a name, or in a folder that is closed to us
        raise PileError(
            f"{which}: the encoder cannot be read ({fault.strerror}); name a model folder, "
            "or leave out --encoder"
        ) from fault
    if folder:
        return PluggedEncoder(path)
    if file:
        return StaticEncoder(path)
    raise PileError(
        f"{which}: no encoder of this name, and no such folder; name a model folder, or leave out --encoder"
    )
