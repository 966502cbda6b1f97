"""A dossier's folder: nothing outside it, nothing of others in it, and all of it or none."""

import json
import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from tests.dossiers import dossier, harbour, one_story
from tests.factories import article

from firsthand import render
from firsthand.check import CheckError
from firsthand.model import Dossier, Passage, PileError, Story


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def broken() -> Dossier:
    found = harbour()
    credit = replace(found.citations[0], passage=Passage("english", 0, 3, "No!"), cue=None)
    return replace(found, citations=(credit,))


def test_a_new_folder_holds_the_pages_the_data_and_the_list_of_them(tmp_path):
    render.write(harbour(), tmp_path / "a" / "b")

    assert names(tmp_path / "a" / "b") == [
        *(".firsthand.json", "articles.csv", "derivations.csv", "dossier.json", "index.html"),
        *("lone-1.html", "story-s-harbour.html"),
    ]


def test_the_same_dossier_is_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        render.write(harbour(), tmp_path / name)

    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def a_pile_of_pages(texts: int) -> Dossier:
    """Many stories of two reports each, enough for several processes to write."""
    reports = [
        article(f"{n:03}", f"Report {n // 2} of the coast.", title=f"Report {n}") for n in range(texts)
    ]
    pairs = [(reports[n].id, reports[n + 1].id) for n in range(0, texts, 2)]
    return dossier(
        reports, stories=tuple(Story(f"s-{a}", (a, b), f"Story {a}", "one text") for a, b in pairs)
    )


def test_the_number_of_processes_changes_no_byte(tmp_path):
    for jobs in (1, 2):
        render.write(a_pile_of_pages(40), tmp_path / str(jobs), jobs)

    assert len(names(tmp_path / "1")) > 20
    assert names(tmp_path / "1") == names(tmp_path / "2")
    for path in (tmp_path / "1").iterdir():
        assert path.read_bytes() == (tmp_path / "2" / path.name).read_bytes()


def test_a_failed_check_in_another_process_is_told_as_here():
    failure = pickle.loads(pickle.dumps(CheckError("index.html: 3 reports", "there are 2")))

    assert (failure.statement, failure.why) == ("index.html: 3 reports", "there are 2")
    assert str(failure) == "index.html: 3 reports: there are 2"


def test_a_folder_with_other_things_is_refused_with_the_way_out(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")

    with pytest.raises(PileError, match=r"thesis\.txt.*name a new or empty folder"):
        render.write(harbour(), tmp_path)

    assert names(tmp_path) == ["thesis.txt"]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "out").write_text("mine")

    with pytest.raises(PileError, match="name a folder"):
        render.write(harbour(), tmp_path / "out")


def test_a_former_dossier_is_replaced_and_its_own_stale_pages_go(tmp_path):
    render.write(harbour(), tmp_path)
    (tmp_path / "note.txt").write_text("mine")
    (tmp_path / "story-mine.html").write_text("mine")

    render.write(dossier([article("a")]), tmp_path)

    assert "story-s-harbour.html" not in names(tmp_path)
    assert {"note.txt", "story-mine.html", "lone-1.html"} <= set(names(tmp_path))


def test_a_page_that_would_replace_a_file_of_others_is_refused(tmp_path):
    render.write(dossier([article("a")]), tmp_path)
    before = (tmp_path / "dossier.json").read_bytes()
    (tmp_path / "story-s-harbour.html").write_text("mine")

    with pytest.raises(PileError, match="not the dossier's"):
        render.write(harbour(), tmp_path)

    assert (tmp_path / "story-s-harbour.html").read_text() == "mine"
    assert (tmp_path / "dossier.json").read_bytes() == before


@pytest.mark.parametrize("fresh", [True, False])
def test_a_failed_check_leaves_the_folder_as_it_was(tmp_path, fresh):
    out = tmp_path / "out"
    if not fresh:
        render.write(harbour(), out)
    before = {path.name: path.read_bytes() for path in out.iterdir()} if not fresh else {}

    with pytest.raises(CheckError):
        render.write(broken(), out)

    assert ({path.name: path.read_bytes() for path in out.iterdir()} if out.exists() else {}) == before


def test_a_failure_while_pages_are_written_leaves_nothing(tmp_path, monkeypatch):
    def fail(book, sheet):
        yield "index.html", '<!DOCTYPE html>\n<html lang="en"><body><p>Bare.</p></body></html>'

    monkeypatch.setattr("firsthand.render.folder.Book.written", fail)
    with pytest.raises(CheckError, match="Bare"):
        render.write(harbour(), tmp_path / "out")

    assert not (tmp_path / "out").exists()


def test_a_list_that_names_files_elsewhere_removes_none_of_them(tmp_path):
    (tmp_path / "precious.html").write_text("mine")
    out = tmp_path / "out"
    render.write(harbour(), out)
    listed = ["../precious.html", str(tmp_path / "precious.html"), "..", "index.html"]
    (out / ".firsthand.json").write_text(json.dumps({"files": listed}))
    for name in names(out):
        if name not in {".firsthand.json", "index.html"}:
            (out / name).unlink()

    render.write(dossier([article("a")]), out)

    assert (tmp_path / "precious.html").read_text() == "mine"


def test_what_a_broken_run_left_is_cleared(tmp_path):
    (tmp_path / ".firsthand-unfinished").mkdir()
    (tmp_path / ".firsthand-unfinished" / "half.html").write_text("half")

    render.write(harbour(), tmp_path)

    assert ".firsthand-unfinished" not in names(tmp_path)


def test_a_link_in_the_place_of_the_unfinished_folder_is_not_followed(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "precious.txt").write_text("mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".firsthand-unfinished").symlink_to(tmp_path / "elsewhere")

    render.write(harbour(), tmp_path / "out")

    assert names(tmp_path / "elsewhere") == ["precious.txt"]


@pytest.mark.parametrize(
    "identity", ["../../up", "/etc/x", "a/b", "con", "\0", "x" * 5000, "..", ".hidden", "日本"]
)
def test_no_id_leads_out_of_the_folder(tmp_path, identity):
    a, b = article(f"{identity}1", "One."), article(f"{identity}2", "Two.")
    found = one_story([a, b])
    story = Story(identity, found.stories[0].articles, identity, identity)
    render.write(
        replace(found, stories=(story,), lineage=(replace(found.lineage[0], story=identity),)),
        tmp_path / "out",
    )

    assert names(tmp_path) == ["out"]
    assert all(path.is_file() for path in (tmp_path / "out").iterdir())
