"""Bytes as text, with a record of every decision that took.

A byte order mark is believed, then strict UTF-8 (chance almost never makes it), then the charset that the
document declares, then a guess from its bytes. Mojibake, text that was decoded wrongly once before it came to
us, is undone where ftfy is certain; nothing else in a text is touched: quotation marks, widths, line ends,
entities and soft hyphens stay as they are. Clean UTF-8 comes back as it was, with nothing recorded.
"""

import codecs
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a file is, by its first bytes, and what its owner can do about it.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF document", "save its text and give that"),
    (b"\x89PNG", "a PNG image", "give the text of what it shows"),
    (b"\xff\xd8\xff", "a JPEG image", "give the text of what it shows"),
    (b"GIF8", "a GIF image", "give the text of what it shows"),
    (b"RIFF", "an image, a sound or a film", "give the text of what it holds"),
    (b"\x00\x00\x00\x18ftyp", "a film", "give its transcript"),
    (b"\x00\x00\x00\x20ftyp", "a film", "give its transcript"),
    (b"ID3", "a sound recording", "give its transcript"),
    (b"OggS", "a sound or a film", "give its transcript"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as text and give that"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it and give the folder"),
    (b"Rar!", "a RAR archive", "unpack it and give the folder"),
    (b"BZh", "a bzip2 file", "unpack it and give the files"),
    (b"\xfd7zXZ", "an xz file", "unpack it and give the files"),
    (b"\x28\xb5\x2f\xfd", "a zstd file", "unpack it and give the files"),
    (b"\x7fELF", "a program", "leave it out"),
    (b"MZ\x90", "a program", "leave it out"),
    (b"SQLite format 3", "a database", "export its reports as JSON Lines and give those"),
    (b"PAR1", "a Parquet file", "export it as JSON Lines and give that"),
)
# Of the first bytes, this share may be control characters before a file counts as no text at all.
HEAD = 4096
MOST_CONTROL = 0.02
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\x0b\x0c\r\x1b")
# Two characters that UTF-8 read as windows-1252 or windows-1251 leaves behind: no mojibake is without one.
_SUSPECT = re.compile(
    "[\u00c2-\u00f4\u0192\u0161\u017d][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|[\u0420\u0421\u0413\u0412][\u00a0-\u00bf\u0401-\u040f\u0451-\u045f\u0490\u2013-\u203a\u20ac\u2116\u2122]"
)
# Text longer than this is looked at for mojibake in pieces of this size, so that its cost stays linear.
PIECE = 100_000
# Characters of one text in which mojibake is repaired. It takes two microseconds a character, 100 times what
# decoding does; the longest report has a tenth of this, and what is longer was made to keep us busy.
MOST_REPAIRED = 300_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and how it was decoded where that needed a decision."""

    text: str
    decision: str | None


def kind_of_binary(data: bytes) -> tuple[str, str] | None:
    """What bytes that are no text look like, and the remedy; None for what may be text."""
    for signature, kind, remedy in _SIGNATURES:
        if data.startswith(signature):
            return kind, remedy
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return None
    head = data[:HEAD]
    control = sum(head.count(byte) for byte in _CONTROL)
    if control > MOST_CONTROL * len(head) and _wide(head) is None:
        return "binary data", "save the report as text and give that"
    return None


def decoded(data: bytes, declared: str | None = None) -> Decoded | None:
    """The text of bytes with mojibake undone, or None where no encoding reads them."""
    found = plainly_decoded(data, declared)
    return found and _repaired(found.text, found.decision)


def plainly_decoded(data: bytes, declared: str | None = None) -> Decoded | None:
    """The text of bytes as it stands, or None where no encoding reads them."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], name)
            if text is not None:
                return Decoded(text, None if name == "utf-8" else name)
    if wide := _wide(data[:HEAD]):
        text = _strict(data[: len(data) - len(data) % 2], wide)
        if text is not None:
            return Decoded(text, wide)
    text = _strict(data, "utf-8")
    if text is not None:
        return Decoded(text, None)
    said = _known(declared)
    if said is not None and said != "utf-8":
        text = _strict(data, said)
        if text is not None:
            return Decoded(text, said)
    return _guessed(data, said)


def _guessed(data: bytes, declared: str | None) -> Decoded | None:
    from resiliparse.parse.encoding import detect_encoding

    if declared == "utf-8" or _mostly_utf8(data):
        # A text cut in the middle of a character, or with a few bytes spoiled: the rest of it stands.
        return Decoded(data.decode("utf-8", "replace"), "utf-8, with bytes that are not")
    korean = "euc-kr" if _is_korean(data) else None  # which the detector takes for other things
    guess = _known(detect_encoding(data[:PIECE]))
    for name in (korean, guess, "windows-1252", "latin-1"):
        if name and name != "utf-8" and (text := _strict(data, name)) is not None:
            return Decoded(text, name)
    return None


def _is_korean(data: bytes) -> bool:
    text = _strict(data, "euc_kr") or ""
    beyond = sum(sign > "\x7f" for sign in text)
    return beyond > 0 and sum("\uac00" <= sign <= "\ud7a3" for sign in text) >= 0.85 * beyond


def _mostly_utf8(data: bytes) -> bool:
    text = data[:PIECE].decode("utf-8", "replace")
    spoiled, beyond = text.count("\ufffd"), sum(character > "\x7f" for character in text)
    return spoiled * 3 <= beyond - spoiled


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: of Latin text every other byte is zero, and none of the others."""
    even, odd = head[0:HEAD:2].count(0), head[1:HEAD:2].count(0)
    if len(head) < 4 or max(even, odd) < 0.3 * (len(head) // 2):
        return None
    if even == 0 and odd:
        return "utf-16-le"
    return "utf-16-be" if odd == 0 and even else None


def _known(name: str | None) -> str | None:
    """The usual name of a charset; latin-1 is read as windows-1252, as browsers do (WHATWG Encoding)."""
    if not name or len(name) > 40:
        return None
    try:
        usual = codecs.lookup(name.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if usual in {"iso8859-1", "ascii", "cp1252"}:
        return "windows-1252"
    return re.sub(r"^cp(125\d)$", r"windows-\1", usual).replace("_", "-")


def _repaired(text: str, decision: str | None) -> Decoded:
    if _SUSPECT.search(text) is None:
        return Decoded(text, decision)
    begun, rest = text[:MOST_REPAIRED], text[MOST_REPAIRED:]
    mended = "".join(_fixed(line) for line in begun.splitlines(keepends=True))
    if mended == begun:
        return Decoded(text, decision)
    part = f" in the first {MOST_REPAIRED:,} characters" if rest else ""
    return Decoded(mended + rest, f"{decision or 'utf-8'}, mojibake repaired{part}")


def _fixed(line: str) -> str:
    if _SUSPECT.search(line) is None:
        return line
    from ftfy import fix_encoding

    return "".join(fix_encoding(line[at : at + PIECE], _only_mojibake()) for at in range(0, len(line), PIECE))


@cache
def _only_mojibake() -> Any:
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_encoding=True,
        restore_byte_a0=True,
        replace_lossy_sequences=False,
        decode_inconsistent_utf8=True,
        fix_c1_controls=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )
