"""Write a dossier into its folder: all of it checked, then moved into place, then the old one's rest removed.

The folder says what of it is a dossier's: `.firsthand.json` lists the files. Only those are ever
replaced or removed; a folder that holds other things and no such list is refused. Everything is
written beside its place, in a folder of that folder, and moved when all pages have passed the
check, so a dossier that fails the check leaves the former one as it was.
"""

import gc
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from firsthand.check import PageCheck, PageRead, check
from firsthand.model import Dossier, PileError
from firsthand.parallel import spread_with
from firsthand.render.data import articles_csv, derivations_csv, dossier_json
from firsthand.render.pages import Book, Sheet

LIST = ".firsthand.json"
UNFINISHED = ".firsthand-unfinished"
# Sheets handed to a process at a time: a page of lone reports is as much work as fifty of a small story.
SHEETS_AT_A_TIME = 4
_DATA: Mapping[str, Callable[[Dossier], Iterable[str]]] = {
    "dossier.json": dossier_json,
    "articles.csv": articles_csv,
    "derivations.csv": derivations_csv,
}
_OURS = re.compile(r"[a-z0-9][a-z0-9.-]{0,120}\.(?:html|json|csv)")


def write(dossier: Dossier, folder: Path, jobs: int = 1) -> None:
    """Write `dossier.json`, the pages and the tables into `folder`, which is made where it is not there.

    Raises PileError where the folder cannot be this dossier's, CheckError on the first statement that
    does not hold; either way nothing in the folder has changed.
    """
    former = _former(folder)
    check(dossier)
    made = not folder.exists()
    unfinished = folder / UNFINISHED
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _clear(unfinished)
        unfinished.mkdir()
    except OSError as error:
        raise PileError(
            f"{folder}: nothing can be written here ({error.strerror}); name another folder"
        ) from None
    # The dossier stays while it is written: looking through it for garbage would take a fifth of the time.
    gc.freeze()
    try:
        names = _stage(dossier, unfinished, jobs)
        _free(names, former, folder)
        _list(folder, sorted({*former, *names}), unfinished)
        for name in names:
            os.replace(unfinished / name, folder / name)
        for name in sorted(set(former) - set(names)):
            (folder / name).unlink(missing_ok=True)
        _list(folder, sorted(names), unfinished)
    finally:
        gc.unfreeze()
        _clear(unfinished)
        if made and not any(folder.iterdir()):
            folder.rmdir()


def _former(folder: Path) -> list[str]:
    """The files of the former dossier in this folder; none where the folder is new or empty."""
    if not folder.exists():
        return []
    if not folder.is_dir():
        raise PileError(f"{folder}: this is a file; name a folder for the dossier")
    there = sorted(path.name for path in folder.iterdir() if path.name != UNFINISHED)
    if not there:
        return []
    try:
        listed = json.loads((folder / LIST).read_text(encoding="utf-8"))["files"]
        return [name for name in listed if isinstance(name, str) and _OURS.fullmatch(name)]
    except (OSError, ValueError, KeyError, TypeError):
        raise PileError(
            f"{folder}: this folder holds other things ({there[0]}) and no dossier; "
            "name a new or empty folder, or empty this one first"
        ) from None


@dataclass(frozen=True, slots=True)
class _Desk:
    """What a process needs to write pages: what they are made from, how they are checked, where they go."""

    book: Book
    check: PageCheck
    folder: Path


def _stage(dossier: Dossier, unfinished: Path, jobs: int) -> list[str]:
    """Write everything into the unfinished folder, each page checked as a reader will get it."""
    desk = _Desk(Book(dossier), PageCheck(dossier), unfinished)
    names: dict[str, None] = {}
    sheets: list[Sheet | str] = [*desk.book.sheets()]
    # The data are as much work as many pages: begun early they keep nobody waiting, but not the very first,
    # which are worked in this process.
    sheets[SHEETS_AT_A_TIME:SHEETS_AT_A_TIME] = _DATA
    for pages in spread_with(_write_sheet, desk, sheets, jobs, SHEETS_AT_A_TIME):
        for page in pages:
            if page.name in names:
                raise ValueError(f"two pages have the name {page.name!r}")
            names[page.name] = None
            desk.check.take(page)
    desk.check.finish()
    return list(names)


def _write_sheet(desk: _Desk, sheet: Sheet | str) -> list[PageRead]:
    if isinstance(sheet, str):
        _put(desk.folder / sheet, _DATA[sheet](desk.book.dossier))
        return [PageRead(sheet, frozenset(), frozenset())]
    read = []
    for name, html in desk.book.written(sheet):
        if not _OURS.fullmatch(name):
            raise ValueError(f"no name for a page: {name!r}")
        read.append(desk.check.read(name, html))
        _put(desk.folder / name, [html])
    return read


def _put(path: Path, pieces: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for piece in pieces:
            file.write(piece)


def _free(names: Iterable[str], former: Iterable[str], folder: Path) -> None:
    """Refuse to replace a file that no dossier put there."""
    ours = set(former)
    for name in names:
        if name not in ours and os.path.lexists(folder / name):
            raise PileError(
                f"{folder / name}: this file is not the dossier's; move it or name another folder"
            )


def _list(folder: Path, names: list[str], unfinished: Path) -> None:
    _put(unfinished / LIST, [json.dumps({"firsthand": "dossier", "files": names}, indent=0), "\n"])
    os.replace(unfinished / LIST, folder / LIST)


def _clear(unfinished: Path) -> None:
    if unfinished.is_symlink():
        unfinished.unlink()
    elif unfinished.exists():
        shutil.rmtree(unfinished)
