"""Which reader a file goes to: by the ending of its name, and by its first bytes where that says nothing."""

from collections.abc import Callable
from pathlib import PurePosixPath

from firsthand.model import NotRead
from firsthand.read.decode import kind_of_binary
from firsthand.read.draft import Found, Item
from firsthand.read.mail import read_mail
from firsthand.read.notation import read_csv, read_json, read_line
from firsthand.read.page import looks_like_a_page, read_page
from firsthand.read.plain import read_plain
from firsthand.read.web_archive import read_web_archive

Reader = Callable[[Item], list[Found]]
JSON_LINES = frozenset({".jsonl", ".ndjson"})
# Files that lie beside reports and are text but never a report.
_NO_REPORTS = frozenset(
    {
        ".js",
        ".mjs",
        ".css",
        ".py",
        ".sh",
        ".xsl",
        ".svg",
        ".ini",
        ".toml",
        ".yaml",
        ".yml",
        ".log",
        ".lock",
        ".map",
    }
)


def ending(path: str) -> str:
    """The ending that says what a file is: `.jsonl` of `reports.jsonl.gz`."""
    pure = PurePosixPath(path.lower())
    return PurePosixPath(pure.stem).suffix if pure.suffix == ".gz" else pure.suffix


def is_json_lines(item: Item) -> bool:
    """Whether the file holds a record a line."""
    return item.line is None and ending(item.path) in JSON_LINES


def read_item(item: Item) -> list[Found]:
    """The reports in one item, and what could not be read of it."""
    if item.line is not None:
        return read_line(item)
    if not item.data.strip():
        return [NotRead(item.path, None, "it is empty", "leave it out, or give its text")]
    if binary := kind_of_binary(item.data):
        return [NotRead(item.path, None, f"it is {binary[0]}", binary[1])]
    kind = ending(item.path)
    if kind in _NO_REPORTS:
        return [NotRead(item.path, None, f"a {kind} file is no report", "leave it out")]
    reader = _READERS.get(kind) or _by_content(item.data)
    return reader(item)


def looks_like_a_feed(data: bytes) -> bool:
    """Whether bytes begin as RSS, Atom or RDF does."""
    head = data[:1000].lower()
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and any(
        sign in head for sign in (b"<rss", b"<feed", b"<rdf:rdf")
    )


def _feed(item: Item) -> list[Found]:
    from firsthand.read.feed import read_feed  # brings in an XML parser, which other kinds do not need

    return read_feed(item)


def _by_content(data: bytes) -> Reader:
    if looks_like_a_feed(data):
        return _feed
    return read_page if looks_like_a_page(data) else read_plain


_READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_plain,
    ".markdown": read_plain,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".eml": read_mail,
    ".warc": read_web_archive,
    ".xml": _feed,
    ".rss": _feed,
    ".atom": _feed,
}
