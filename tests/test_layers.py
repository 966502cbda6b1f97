"""Imports point strictly down, and every module has a layer."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import firsthand

ROOT = Path(firsthand.__file__).parent
# From the ground up. A package (a folder) counts as one module.
LAYERS = [
    {"when", "outlet", "parallel", "passage", "tokens"},
    {"speech", "origin"},
    {"claim"},
    {"model"},
    {"records", "examples", "reference", "dates", "decisions", "quotes", "joins"},
    {"language", "sentences", "encode", "runs"},
    {"read", "clean", "names"},
    {"guards", "times"},
    {"values", "order"},
    {
        "reuse",
        "translation",
        "stories",
        "citations",
        "traces",
        "quotations",
        "persons",
        "statements",
        "chains",
        "claims",
        "plans",
        "wording",
    },
    {"lineage"},
    {"changes"},
    {"check"},
    {"render"},
    {"study"},
    {"dossier"},
    {"call"},
    {"cli"},
]
DEPTH = {name: depth for depth, names in enumerate(LAYERS) for name in names}
BANNED = {"utils", "util", "helpers", "misc", "common"}
MODULES = sorted(
    p.relative_to(ROOT) for p in ROOT.rglob("*.py") if p != ROOT / "__init__.py" and p.name != "__main__.py"
)


def room(module: Path) -> str:
    """The layered name a file belongs to: `read/page.py` is `read`."""
    return module.parts[0].removesuffix(".py")


def imported(source: str, package: str = "firsthand") -> Iterator[str]:
    """Name each module of ours that the source imports, however it is spelled."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            paths = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - max(node.level - 1, 0)]
            base = ".".join(above) + "." if node.level else ""
            paths = [f"{base}{node.module or ''}.{alias.name}" for alias in node.names]
        else:
            continue
        for path in paths:
            parts = path.replace("..", ".").split(".")
            if parts[0] == "firsthand" and len(parts) > 1:
                yield parts[1]


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_imports_point_down(module):
    package = ".".join(["firsthand", *module.parts[:-1]])
    found = imported((ROOT / module).read_text(encoding="utf-8"), package)

    upward = sorted(
        {n for n in found if n != room(module) and not n.startswith("__") and DEPTH[n] >= DEPTH[room(module)]}
    )

    assert not upward, f"{module} may not import {upward}: pass the data in instead"


@pytest.mark.parametrize(
    "line",
    [
        "import firsthand.lineage",
        "from firsthand import lineage",
        "from firsthand.lineage import trace",
        "from .lineage import trace",
    ],
)
def test_every_spelling_of_an_import_is_seen(line):
    assert list(imported(line)) == ["lineage"]


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_module_has_a_layer_and_a_telling_name(module):
    assert room(module) in DEPTH, f"{module} has no layer: add it to LAYERS"
    assert module.stem not in BANNED, f"{module} is a drawer: name what is in it"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_no_file_grows_past_400_lines(module):
    assert len((ROOT / module).read_text(encoding="utf-8").splitlines()) <= 400
