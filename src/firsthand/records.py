"""Values as the JSON lines users read, and lines as articles again.

One generic writer: a record is its dataclass, field by field, so no key can be
forgotten. Lines are compact UTF-8; a lone surrogate, which UTF-8 cannot carry,
makes its line fall back to ASCII escapes instead of losing the text.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def record(value: object) -> Any:
    """The plain JSON value of any value of `firsthand.model`."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return rfc3339(value)
    if isinstance(value, tuple | list):
        return [record(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): record(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {name: record(getattr(value, name)) for name in _names(value.__class__)}
    raise TypeError(f"no record for {type(value).__name__}")


def rfc3339(moment: datetime) -> str:
    """`2023-05-03T09:00:00+09:00`; a moment of unknown zone is written without one."""
    return moment.isoformat().replace("+00:00", "Z")


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON of a plain value that always encodes as UTF-8."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, indent=indent, allow_nan=False)
    return text


def line(value: object) -> str:
    """One record as one line, without the line end."""
    return dumps(record(value))
