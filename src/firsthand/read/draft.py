"""What one reader finds: a report with what its source says of it, before ids and outlets are settled."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from firsthand.model import Foreign, Noise, NotRead, OutletRef
from firsthand.when import UNKNOWN_TIME, When


@dataclass(frozen=True, slots=True)
class Item:
    """Something to read: the bytes of a file, or of one line of a file of JSON Lines.

    `path` is relative to the argument, with `/` between folders and archives; `place` is where it lies on
    this machine, which only tells files of one name apart. `beside` are the facts that an `articles.csv` in
    the same folder gives for this file. A file that nobody named is looked up, not read.
    """

    path: str
    data: bytes
    line: int | None = None
    place: str = ""
    beside: Mapping[str, str] | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as read. `outlet` is a name or domain as written; `settled` is one that our record has."""

    path: str
    line: int | None
    text: str
    decoding: str | None = None
    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    settled: OutletRef | None = None
    title: str | None = None
    published: When = UNKNOWN_TIME
    retrieved: str | None = None
    language: str | None = None
    noise: tuple[Noise, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    authors: tuple[str, ...] = ()
    foreign: tuple[Foreign, ...] | None = None
    ours: bool = False


def digest_of(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hexadecimal; a lone surrogate counts as its own three bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


# One item gives any number of reports and any number of complaints.
Found = Draft | NotRead
