"""JSON, JSON Lines and CSV as records: one bad record never costs the others.

Numbers that JSON has no room for (NaN, infinities, integers of thousands of digits) are kept as they are
spelled, under `extra`, so that what we write is JSON again. A file that breaks off gives what stands
before the break.
"""

import csv
import io
import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from firsthand.model import NotRead
from firsthand.read.decode import plainly_decoded
from firsthand.read.draft import Draft, Found, Item
from firsthand.read.fields import drafts_of, shown

# Python refuses to print integers above 4,300 digits; nobody counts that far in a news report.
LONGEST_NUMBER = 300
_WANTED = 'write one object a line: {"text": ...}'
_DEEP = "nest it less deeply"


class _Doubled(dict[str, Any]):
    """An object that gives one of its keys twice, with different values."""

    twice: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) == len(pairs):
        return record
    doubled = _Doubled(record)
    doubled.twice = tuple(
        sorted({key for key, value in pairs if record[key] is not value and record[key] != value})
    )
    return doubled


def _integer(spelling: str) -> int | str:
    return int(spelling) if len(spelling) <= LONGEST_NUMBER else spelling


def _number(spelling: str) -> float | str:
    number = float(spelling)
    return number if math.isfinite(number) else spelling


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_number, parse_constant=str, strict=False
)


def json_lines(item: Item) -> Iterator[Item]:
    """Each line that holds anything as an item of its own."""
    data = item.data
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4]:
        found = plainly_decoded(data)
        data = found.text.encode("utf-8", "surrogatepass") if found else data
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line and not line.isspace():
            yield Item(item.path, line, number)


def read_line(item: Item) -> list[Found]:
    """The report in one line of JSON Lines."""
    found = plainly_decoded(item.data)
    if found is None:
        return [NotRead(item.path, item.line, "it is no text in any encoding", "save the file as UTF-8")]
    try:
        record = _DECODER.decode(found.text.strip("\ufeff \t\r\n"))
    except (ValueError, RecursionError) as error:
        return [NotRead(item.path, item.line, _fault(error), _remedy(error, _WANTED))]
    return _checked(record, item.path, item.line, found.decision)


def read_json(item: Item) -> list[Found]:
    """The reports of a JSON file: an object, a list, an object with `articles`, or JSON Lines after all."""
    found = plainly_decoded(item.data)
    if found is None:
        return [NotRead(item.path, None, "it is no text in any encoding", "save it as UTF-8")]
    text = found.text.strip("\ufeff \t\r\n")
    if not text:
        return [NotRead(item.path, None, "it is empty", "leave it out")]
    try:
        whole = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        return _salvaged(text, item, found.decision, error)
    if isinstance(whole, dict) and isinstance(whole.get("articles"), list) and "text" not in whole:
        whole = whole["articles"]
    if not isinstance(whole, list):
        return _checked(whole, item.path, None, found.decision)
    reports = [
        report
        for number, record in enumerate(whole, 1)
        for report in _checked(record, item.path, number, found.decision)
    ]
    return reports or [NotRead(item.path, None, "it holds no record", _WANTED)]


def _salvaged(text: str, item: Item, decision: str | None, error: BaseException) -> list[Found]:
    """What stands before the fault in a list that breaks off; or the lines of what is JSON Lines."""
    if text.startswith("{") and "\n" in text:
        lines = [found for line in json_lines(item) for found in read_line(line)]
        if any(isinstance(found, Draft) for found in lines):
            return lines
    reports: list[Found] = []
    number, at = 0, text.find("[") + 1
    while text.startswith("[") and at < len(text):
        while at < len(text) and text[at] in ", \t\r\n":
            at += 1
        try:
            record, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as fault:
            error = fault
            break
        number += 1
        reports += _checked(record, item.path, number, decision)
    where = f" after record {number}" if number else ""
    return [
        *reports,
        NotRead(item.path, None, f"{_fault(error)}{where}", _remedy(error, "mend or complete it")),
    ]


def _checked(record: object, path: str, line: int | None, decision: str | None) -> list[Found]:
    found = drafts_of(record, path, line, decision)
    if isinstance(record, _Doubled) and record.twice:
        keys = ", ".join(record.twice)
        why = f"it gives {keys[:200]} twice, with different values; the last one is taken"
        found.append(NotRead(path, line, why, "give each key once"))
    return found


def _fault(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, json.JSONDecodeError):
        return f"it is no JSON: {error.msg} at character {error.pos + 1}"
    return f"it is no JSON: {error}"


def _remedy(error: BaseException, otherwise: str) -> str:
    return _DEEP if isinstance(error, RecursionError) else otherwise


def rows_of(item: Item) -> tuple[list[str], list[tuple[int, list[str]]], str | None] | NotRead:
    """Header, rows with the line each begins on, and the decoding of a CSV file."""
    found = plainly_decoded(item.data)
    if found is None:
        return NotRead(item.path, None, "it is no text in any encoding", "save it as UTF-8")
    text = found.text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    csv.field_size_limit(2**31 - 1)  # a report may be long; the size of the file bounds it
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    try:
        begins = 1
        for row in reader:
            if row and any(row):
                rows.append((begins, row))
            begins = reader.line_num + 1
    except csv.Error as error:
        return NotRead(
            item.path, reader.line_num, f"it is no CSV: {error}", "save it as CSV with a header again"
        )
    if not rows:
        return NotRead(item.path, None, "it is empty", "leave it out")
    return [name.strip().lower() for name in rows[0][1]], rows[1:], found.decision


def read_csv(item: Item) -> list[Found]:
    """The reports of a CSV file with a header, one a row."""
    table = rows_of(item)
    if isinstance(table, NotRead):
        return [table]
    header, rows, decision = table
    if "text" not in header and "html" not in header:
        why = f"it has no column text; its columns are {shown(', '.join(header))}"
        return [NotRead(item.path, 1, why, "name the column with the reports' text: text")]
    found: list[Found] = []
    for line, row in rows:
        if len(row) > len(header):
            why = f"it has {len(row)} cells under {len(header)} columns"
            found.append(NotRead(item.path, line, why, 'quote cells that hold the separator: "a, b"'))
            continue
        record: Mapping[str, Any] = dict(zip(header, row, strict=False))
        found += drafts_of(record, item.path, line, decision)
    return found
