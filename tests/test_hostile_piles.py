"""Whatever a pile holds, its dossier is written: a hostile report costs at most itself."""

import json
from pathlib import Path

import pytest

from firsthand import dossier
from firsthand.read import Pile, read
from firsthand.render import write

REPORT = "The harbour of Osteby was closed on Monday, Reuters reported. Ships waited outside for hours.\n"


def told(folder: Path, *records: dict[str, object]) -> Pile:
    """The pile of these records, once its dossier stands."""
    source = folder / "pile.jsonl"
    source.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    pile = read([source])
    write(dossier(pile.articles, not_read=pile.not_read), folder / "out")
    assert (folder / "out" / "index.html").exists()
    return pile


@pytest.mark.parametrize("where", ["text", "id", "title", "outlet", "url", "authors", "key"])
def test_half_a_character_stands_where_it_was_given(tmp_path, where):
    half = {"text": REPORT, where: ["\ud800 A"] if where == "authors" else f"{REPORT}\ud800 and more"}

    assert len(told(tmp_path, half, {"text": REPORT})) == 2


@pytest.mark.parametrize(
    "published",
    [
        *("0001-01-01", "9999-12-31", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"),
        *("0001", "9999", "Mon, 01 Jan 0001 00:00:00 +2359"),
    ],
)
def test_the_ends_of_the_calendar_are_times(tmp_path, published):
    assert len(told(tmp_path, {"text": REPORT, "published": published}, {"text": REPORT})) == 2


@pytest.mark.parametrize("language", ["../../../../names/places", "z" * 5000, "", "<b>"])
def test_a_language_that_is_none_names_no_file_of_ours(tmp_path, language):
    found = told(tmp_path, _own(tmp_path) | {"language": language})

    assert found.articles[0].language is None
    assert "is no BCP 47 tag" in found.not_read[0].why


def _own(folder: Path) -> dict[str, object]:
    """A record as `read` writes it."""
    from firsthand.records import line

    return dict(json.loads(line(told(folder, {"text": REPORT, "id": "a"}).articles[0])))
