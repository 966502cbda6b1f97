"""Find the files of a pile: folders, archives and single files, in one order, within bounds.

Folders are walked sorted; hidden files, the `_files` folder that a browser saves beside a page, and a dossier
written earlier are passed over; a link that leads out of the folder is reported, never followed. Archives are
read in memory and nothing is written to disk, so no name inside one can reach any file. An archive that grows
without end is cut off where it passes the bounds; what was read before stands.
"""

import io
import json
import lzma
import os
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import IO

from firsthand.model import NotRead, PileError
from firsthand.read.draft import Item

# A pile of a million reports is some gigabytes; a single file beyond this is not read into memory at all.
MOST_BYTES = 4 * 2**30
# Bounds of one archive and all it holds: beyond both the size and the ratio it is a bomb, not a pile.
# News text packs 3 to 10 times, one report repeated 500 times up to 300 times, but is then not this large.
MOST_UNPACKED = 4 * 2**30
SUSPECT_UNPACKED = 200 * 2**20
SUSPECT_RATIO = 150
MOST_MEMBERS = 200_000
# An archive in an archive is somebody's collection; one more level has no use but to hide.
DEEPEST = 2
_STEP = 2**20
# The file that says of the bare files beside it what they do not say themselves.
SIDECAR = "articles.csv"
# The list of what Firsthand wrote into a folder, and the kinds of file that it writes.
DOSSIER_LIST = ".firsthand.json"
_OF_A_DOSSIER = (".html", ".json", ".csv")

_ARCHIVES = (".zip", ".gz")
_BAD_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


@dataclass(slots=True)
class _Budget:
    """How much of one archive may still be unpacked."""

    packed: int
    unpacked: int = 0
    members: int = 0

    def spend(self, size: int) -> None:
        self.unpacked += size
        if self.unpacked > MOST_UNPACKED:
            raise _TooMuchError("it unpacks to more than 4 GiB")
        if self.unpacked > SUSPECT_UNPACKED and self.unpacked > SUSPECT_RATIO * max(self.packed, 1):
            raise _TooMuchError(f"it unpacks to more than {SUSPECT_RATIO} times its size")


class _TooMuchError(Exception):
    """An archive passed its bounds; the message says which."""


def walk(paths: Iterable[str | Path]) -> Iterator[Item | NotRead]:
    """Yield every file under the paths, in order of name within each.

    Raises PileError for a path that does not exist.
    """
    for path in [Path(path) for path in paths]:
        try:
            exists = path.exists()
        except (OSError, ValueError) as error:
            raise PileError(f"{path}: {error}; check its spelling") from error
        if not exists:
            raise PileError(f"{path}: there is no such file or folder; check its spelling")
        if path.is_dir():
            yield from _folder(path)
        else:
            yield from _file(path, path.name)
            yield from _sidecar_of(path)


def _sidecar_of(path: Path) -> Iterator[Item]:
    """The `articles.csv` beside a file that was named alone: it speaks for the file, and is not read."""
    beside = path.parent / SIDECAR
    if path.name != SIDECAR and beside.is_file() and beside.stat().st_size <= MOST_BYTES:
        try:
            yield Item(SIDECAR, beside.read_bytes(), place=_place(beside), named=False)
        except OSError:
            return


def _place(path: Path) -> str:
    return _name(os.path.abspath(path).replace(os.sep, "/"))


def _folder(root: Path) -> Iterator[Item | NotRead]:
    waiting = [root]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(here.iterdir(), key=lambda entry: entry.name)
        except OSError as error:
            yield NotRead(
                _relative(here, root),
                None,
                f"the folder cannot be opened: {_says(error)}",
                "allow reading it",
            )
            continue
        pages = {entry.stem for entry in entries if entry.suffix.lower() in {".html", ".htm"}}
        folders = []
        # A dossier written into the pile holds no further reports; named itself, its data is read again.
        ours = _of_a_dossier(here) - ({"dossier.json"} if here == root else set())
        for entry in entries:
            if entry.name.startswith(".") or entry.name in ours:
                continue
            try:
                link = entry.is_symlink()
                folder = not link and entry.is_dir()
            except OSError as error:  # a path longer than the system takes, or gone since it was listed
                yield NotRead(
                    _relative(entry, root), None, f"it cannot be opened: {_says(error)}", "move it further up"
                )
                continue
            if link:
                yield from _link(entry, root)
            elif folder:
                if entry.name.rpartition("_")[0] not in pages:  # `report_files` beside `report.html`
                    folders.append(entry)
            else:
                yield from _file(entry, _relative(entry, root))
        waiting.extend(reversed(folders))


def _of_a_dossier(folder: Path) -> set[str]:
    """The names of the files that Firsthand itself wrote into a folder."""
    try:
        listed = json.loads((folder / DOSSIER_LIST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return set()
    names = listed.get("files") if isinstance(listed, dict) and listed.get("firsthand") == "dossier" else None
    if not isinstance(names, list):
        return set()
    return {name for name in names if isinstance(name, str) and name.endswith(_OF_A_DOSSIER)}


def _link(entry: Path, root: Path) -> Iterator[NotRead]:
    """A link within the pile leads to what is read anyway; one that leads out is the user's to decide."""
    try:
        inside = entry.resolve().is_relative_to(root.resolve()) and entry.exists()
    except (OSError, RuntimeError):
        inside = False
    if not inside:
        remedy = "give the path it leads to, if that belongs to the pile"
        yield NotRead(
            _relative(entry, root), None, "a link that leads out of the folder is not followed", remedy
        )


def _relative(entry: Path, root: Path) -> str:
    return _name(entry.relative_to(root).as_posix())


def _name(path: str) -> str:
    """A path that UTF-8 can carry: bytes of a file name that are none stand as U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _says(error: BaseException) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _file(path: Path, shown: str) -> Iterator[Item | NotRead]:
    shown = _name(shown)
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            yield NotRead(
                shown, None, "it is no file but a device, pipe or socket", "save its content as a file"
            )
            return
        if facts.st_size > MOST_BYTES:
            yield NotRead(shown, None, "it is larger than 4 GiB", "split it into smaller files")
            return
        data = path.read_bytes()
    except OSError as error:
        yield NotRead(shown, None, f"it cannot be opened: {_says(error)}", "allow reading it")
        return
    yield from _unpacked(Item(shown, data, place=_place(path)), 0, _Budget(len(data)))


def _unpacked(item: Item, depth: int, budget: _Budget) -> Iterator[Item | NotRead]:
    shown, data = item.path, item.data
    zipped, gzipped = data.startswith((b"PK\x03\x04", b"PK\x05\x06")), data.startswith(b"\x1f\x8b")
    named = PurePosixPath(shown).suffix.lower()
    if not zipped and not gzipped:
        if named in _ARCHIVES and data and depth == 0:
            yield NotRead(shown, None, f"it is named {named} but is no such archive", "name it by what it is")
        else:
            yield item
        return
    if depth >= DEEPEST:
        yield NotRead(
            shown, None, f"an archive more than {DEEPEST} deep in others", "unpack the outer archives first"
        )
    elif zipped and _is_office(data):
        yield NotRead(shown, None, "an Office document or e-book", "save it as text or HTML and give that")
    elif zipped:
        yield from _zip(item, depth, budget)
    else:
        yield from _gzip(item, depth, budget)


def _is_office(data: bytes) -> bool:
    head = data[:4096]
    return any(sign in head for sign in (b"[Content_Types].xml", b"mimetypeapplication/", b"_rels/.rels"))


def _zip(item: Item, depth: int, budget: _Budget) -> Iterator[Item | NotRead]:
    shown = item.path
    try:
        archive = zipfile.ZipFile(io.BytesIO(item.data))
        members = sorted(archive.infolist(), key=lambda member: (member.filename, member.header_offset))
    except _BAD_ARCHIVE as error:
        yield NotRead(shown, None, f"the archive is damaged: {_says(error)}", "make it again")
        return
    with archive:
        for member in members:
            parts = PurePosixPath(member.filename.replace("\\", "/")).parts
            parts = tuple(part for part in parts if part not in {"/", "..", "."})
            if member.is_dir() or not parts or any(p.startswith(".") or p == "__MACOSX" for p in parts):
                continue
            inner = _name("/".join((shown, *parts)))
            budget.members += 1
            if budget.members > MOST_MEMBERS:
                yield NotRead(
                    shown, None, f"it holds more than {MOST_MEMBERS} files", "unpack it and give the folder"
                )
                return
            if member.flag_bits & 1:
                yield NotRead(
                    inner, None, "it is encrypted", "unpack it with its password and give the files"
                )
                continue
            try:
                with archive.open(member) as stream:
                    content = _bounded(stream, budget)
            except _TooMuchError as error:
                yield NotRead(
                    inner, None, str(error), "unpack it yourself, if you trust it, and give the files"
                )
                return
            except _BAD_ARCHIVE as error:
                yield NotRead(
                    inner, None, f"it is damaged in the archive: {_says(error)}", "make the archive again"
                )
                continue
            place = "/".join((item.place, *parts))
            yield from _unpacked(Item(inner, content, place=_name(place)), depth + 1, budget)


def _gzip(item: Item, depth: int, budget: _Budget) -> Iterator[Item | NotRead]:
    shown = item.path
    content = bytearray()
    try:
        _inflate(item.data, budget, content)
    except _TooMuchError as error:
        yield NotRead(shown, None, str(error), "unpack it yourself, if you trust it, and give the files")
        return
    except _BAD_ARCHIVE as error:
        remedy = "fetch or pack it again"
        yield NotRead(shown, None, f"it breaks off or is damaged: {_says(error)}", remedy)
        if not content:
            return
    if shown.lower().endswith((".tar.gz", ".tgz")):
        yield NotRead(shown, None, "a tar archive", "unpack it and give the folder")
        return
    yield from _unpacked(replace(item, data=bytes(content)), depth + 1, budget)


def _inflate(packed: bytes, budget: _Budget, content: bytearray) -> None:
    """Append what the members of a gzip file hold; what stood before a fault is kept when it raises."""
    rest = packed
    while rest:
        member = zlib.decompressobj(wbits=31)
        while not member.eof:
            step = member.decompress(rest, _STEP)
            rest = member.unconsumed_tail
            if not step and not rest and not member.eof:
                raise EOFError("the end is missing")
            budget.spend(len(step))
            content += step
        rest = member.unused_data.lstrip(b"\x00")  # padding, as tapes leave it


def _bounded(stream: IO[bytes], budget: _Budget) -> bytes:
    content = bytearray()
    while step := stream.read(_STEP):
        budget.spend(len(step))
        content += step
    return bytes(content)
