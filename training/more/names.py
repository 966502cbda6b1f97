"""Sources of names and labels: cities, kinds of places, holidays."""

import json
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.corpus import LANGUAGES
from training.more.rows import Row


def natural_earth(checkouts: Path) -> Iterator[Row]:
    """Names of cities of Natural Earth.

    natural-earth-geojson at 0b9a6ce, populated places at three scales. CC0 1.0: "Licensed under the CC0
    licence" (readme.md, and the file licence); of Natural Earth itself it says "is a public domain map
    dataset".
    """
    for scale in ("10m", "50m", "110m"):
        path = checkouts / "natural-earth-geojson" / scale / "cultural" / f"ne_{scale}_populated_places.json"
        for place in json.loads(path.read_text(encoding="utf-8"))["features"]:
            names = {key.lower(): value for key, value in place["properties"].items()}
            for language in LANGUAGES:
                if names.get("name_en") and names.get(f"name_{language}"):
                    yield language, names["name_en"], names[f"name_{language}"]


def id_tagging(checkouts: Path) -> Iterator[Row]:
    """Kinds of shops, buildings, offices, sports and the like, as the OpenStreetMap editor iD names them.

    npm package @openstreetmap/id-tagging-schema 6.19.2, dist/translations. ISC: package.json says
    `"license": "ISC"`, LICENSE.md "ISC License, Copyright (c) iD Contributors".
    """
    folder = checkouts / "id-tagging-schema" / "dist" / "translations"
    english = _labels(folder / "en.json")
    for language in LANGUAGES:
        for variant in {"zh": ("zh-CN", "zh"), "pt": ("pt", "pt-BR")}.get(language, (language,)):
            for key, label in _labels(folder / f"{variant}.json").items():
                if key in english and "{" not in english[key] + label and "http" not in label:
                    yield language, english[key], label


def _labels(path: Path) -> dict[tuple[str, ...], str]:
    """The texts of a file by the keys that lead to them, without lists of search words."""
    if not path.exists():
        return {}
    (tree,) = json.loads(path.read_text(encoding="utf-8")).values()
    return dict(_leaves(tree, ()))


def _leaves(tree: dict[str, Any], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*above, key))
        elif isinstance(value, str) and key not in ("terms", "aliases"):
            yield (*above, key), value


def holidays(checkouts: Path) -> Iterator[Row]:
    """Names of public holidays of some 200 countries.

    PyPI package holidays 0.109: its catalogues of messages, and the names in each country's own language
    that are their keys. MIT: METADATA says "License-Expression: MIT".
    """
    root = checkouts / "holidays" / "holidays"
    own: dict[str, str] = {}
    for kind in ("countries", "financial"):
        for path in sorted(root.glob(f"{kind}/*.py")):
            text = path.read_text(encoding="utf-8")
            own |= re.findall(r'(?:country|market) = "(\w+)"\s+default_language = "(\w+)"', text)
    for path in sorted(root.glob("locale/en_US/LC_MESSAGES/*.mo")):
        english = _catalogue(path)
        if path.stem in own:
            yield from (
                (_code(own[path.stem]), name, key) for key, name in english.items() if "%" not in name + key
            )
        for other in sorted(root.glob(f"locale/*/LC_MESSAGES/{path.name}")):
            for key, name in _catalogue(other).items():
                if key in english and "%" not in english[key] + name:
                    yield _code(other.parts[-3]), english[key], name


def _code(locale: str) -> str:
    return {"zh_CN": "zh", "pt_BR": "pt", "pt_PT": "pt"}.get(locale, locale)


def _catalogue(path: Path) -> dict[str, str]:
    """The messages of a catalogue of GNU gettext, without its head and without plurals."""
    data = path.read_bytes()
    order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
    count, keys, values = struct.unpack_from(f"{order}3I", data, 8)

    def text(table: int, number: int) -> str:
        length, at = struct.unpack_from(f"{order}2I", data, table + 8 * number)
        return data[at : at + length].decode()

    pairs = [(text(keys, number), text(values, number)) for number in range(count)]
    return {key: value for key, value in pairs if key and value and "\0" not in key}
