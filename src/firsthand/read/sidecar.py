"""`articles.csv`: what bare files do not say themselves, a row a file.

Columns: `path` (relative to the CSV's folder), and any of `url, outlet, published, title, language`. What a
row says beats what the file says. A CSV of that name with a column `text` is a pile of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from firsthand.model import NotRead
from firsthand.read.draft import Draft, Found, Item
from firsthand.read.fields import drafts_of
from firsthand.read.notation import rows_of
from firsthand.read.walk import SIDECAR


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says of the file at `place`, and where that is written."""

    path: str
    line: int
    facts: Mapping[str, str]


def joined(items: Iterable[Item]) -> tuple[list[Item], list[NotRead]]:
    """The items that are to be read, each with its row; and rows that name no file of the pile."""
    items = list(items)
    beside: dict[str, Row] = {}
    complaints: list[NotRead] = []
    read: list[Item] = []
    seen: set[str] = set()
    for item in items:
        rows = _rows(item, complaints) if PurePosixPath(item.path).name == SIDECAR else None
        if rows is None:
            if item.named:
                read.append(item)
            continue
        if item.place in seen:
            continue
        seen.add(item.place)
        folder = PurePosixPath(item.place).parent
        beside |= {_normal(str(folder / row.facts["path"].replace("\\", "/"))): row for row in rows}
    places = {item.place for item in read}
    spoken_for = {item.path for item in items if item.named}
    for place, row in beside.items():
        if place not in places and row.path in spoken_for:
            missing = f"it names {row.facts['path']!r:.80}, which is not there"
            complaints.append(NotRead(row.path, row.line, missing, "mend the path, or leave the row out"))
    return [
        replace(item, beside=beside[item.place].facts) if item.place in beside else item for item in read
    ], complaints


def _normal(place: str) -> str:
    parts: list[str] = []
    for part in place.split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _rows(item: Item, complaints: list[NotRead]) -> list[Row] | None:
    """The rows of a sidecar; None where the file is something else."""
    table = rows_of(item)
    if isinstance(table, NotRead):
        if item.named:
            complaints.append(table)
        return []
    header, rows, _ = table
    if "path" not in header or "text" in header or "html" in header:
        return None
    found = []
    for line, cells in rows:
        facts = {key: cell for key, cell in zip(header, cells, strict=False) if key and cell.strip()}
        if facts.get("path"):
            found.append(Row(item.path, line, facts))
    return found


def told(draft: Draft, beside: Mapping[str, str]) -> list[Found]:
    """The report with what its row says over what its file says."""
    facts = {key: value for key, value in beside.items() if key != "path"}
    first, *complaints = drafts_of({**facts, "text": draft.text}, draft.path, draft.line, draft.decoding)
    if not isinstance(first, Draft):
        return [draft]
    said = replace(
        draft,
        id=first.id or draft.id,
        url=first.url or draft.url,
        outlet=first.outlet or draft.outlet,
        title=first.title or draft.title,
        published=first.published if "published" in facts else draft.published,
        retrieved=first.retrieved or draft.retrieved,
        language=first.language or draft.language,
        authors=first.authors or draft.authors,
        extra={**draft.extra, **first.extra},
    )
    return [said, *complaints]
