"""Knowledge that is kept as one file per language: `reference/FOLDER/XX.json`."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

# A file that belongs to no language has a longer name than a primary subtag.
_SUBTAG = 2


@cache
def languages(folder: str) -> tuple[str, ...]:
    """The languages that have a file in a folder, as primary subtags, sorted."""
    names = (f.name for f in files("firsthand").joinpath("reference", folder).iterdir())
    found = (name.removesuffix(".json") for name in names if name.endswith(".json"))
    return tuple(sorted(name for name in found if len(name) == _SUBTAG))


def read(folder: str, name: str) -> dict[str, Any]:
    """A file of a folder by its name, a language or what several share."""
    path = files("firsthand").joinpath("reference", folder, f"{name}.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
