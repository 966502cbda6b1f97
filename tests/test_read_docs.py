"""The examples of docs/reading-input.md are true."""

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_every_example_gives_what_it_shows(monkeypatch):
    page = ROOT / "docs" / "reading-input.md"
    if not page.exists():
        pytest.skip("the documentation is not here: an installed copy has none")
    monkeypatch.chdir(ROOT)

    failed, tried = doctest.testfile(str(page), module_relative=False)

    assert tried > 5
    assert failed == 0
