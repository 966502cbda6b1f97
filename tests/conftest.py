"""Fixtures shared by all tests."""

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path):
    """A function that lays files, given as text or bytes by path, and gives their folder."""

    def lay(files: dict[str, str | bytes]) -> Path:
        root = tmp_path / "pile"
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    return lay
