"""A pile is folders, files and archives, in any order, and nothing in it stops the rest."""

import gzip
import io
import os
import stat
import sys
import zipfile
from pathlib import Path

import pytest

from firsthand.model import OutletRef, PileError
from firsthand.read import Pile, read
from firsthand.read.kinds import _READERS
from firsthand.reference.outlets import Outlets

REPORT = "The harbour of Northtown was closed on Monday after a storm. Ships wait outside.\n"
OTHER = "Der Hafen von Nordstadt wurde am Montag nach einem Sturm geschlossen. Schiffe warten draußen.\n"


def zipped(**files: str | bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_txt", ".txt"), content)
    return target.getvalue()


def where(pile: Pile) -> list[str]:
    return sorted(article.source.path for article in pile.articles)


def complaints(pile: Pile) -> dict[str, str]:
    return {no.path: f"{no.why}; {no.remedy}" for no in pile.not_read}


DOSSIER = {
    ".firsthand.json": '{"firsthand": "dossier", "files": ["articles.csv", "dossier.json", "index.html"]}',
    "articles.csv": "id,path,outlet\nx,storm.txt,Nobody\n",
    "dossier.json": '{"articles": [{"text": "The harbour is closed."}]}',
    "index.html": f"<html><body><article><p>{REPORT * 9}</p></article></body></html>",
}


def test_a_dossier_written_into_the_pile_is_no_part_of_it(folder):
    root = folder(
        {"storm.txt": REPORT, "out/my-note.txt": OTHER, **{f"out/{k}": v for k, v in DOSSIER.items()}}
    )

    found = read([root])

    assert where(found) == ["out/my-note.txt", "storm.txt"]
    assert found.not_read == ()


def test_of_a_dossier_that_is_named_itself_the_data_is_read(folder):
    found = read([folder(DOSSIER)])

    assert [article.text for article in found.articles] == ["The harbour is closed."]


def test_a_list_that_is_none_hides_nothing(folder):
    for listed in ("{", '["storm.txt"]', '{"files": ["storm.txt"]}', '{"firsthand": "dossier", "files": 3}'):
        assert where(read([folder({".firsthand.json": listed, "storm.txt": REPORT})])) == ["storm.txt"]


def test_a_folder_is_read_with_its_folders_and_without_hidden_files(folder):
    root = folder({"b.txt": REPORT, "a/c.md": OTHER, ".hidden.txt": REPORT, ".git/x.txt": REPORT})

    found = read([root])

    assert where(found) == ["a/c.md", "b.txt"]
    assert found.not_read == ()


def test_text_is_kept_to_the_byte(folder):
    text = "\r\nZeile eins\r\n\r\n  „Zwei“ — ﬁn…\u00ad\u200b \t\n"
    [article] = read([folder({"a.txt": text})]).articles

    assert article.text == text
    assert article.source.decoding is None


def test_two_files_with_the_same_text_are_two_articles(folder):
    found = read([folder({"a.txt": REPORT, "b.txt": REPORT, "c/a.txt": REPORT})])

    assert len({article.id for article in found.articles}) == 3
    assert len({article.digest for article in found.articles}) == 1


def test_a_file_named_twice_is_one_article(folder):
    root = folder({"in/a.txt": REPORT, "in/b.zip": zipped(c_txt=OTHER)})
    once = read([root])

    assert len(once.articles) == 2
    assert len(read([root, root / "in", root / "in" / "a.txt", root]).articles) == 2
    assert read([root, root / "in"]) == read([root / "in", root])


def test_the_order_of_paths_does_not_matter(folder):
    root = folder({"a.txt": REPORT, "b.txt": OTHER, "c.jsonl": '{"text": "One two three four."}\nnot json\n'})
    paths = [root / name for name in ("a.txt", "b.txt", "c.jsonl")]

    assert read(paths) == read(reversed(paths))


def test_processes_give_what_one_gives(folder):
    root = folder({f"{n}.jsonl": f'{{"text": "{REPORT.strip()} {n}"}}\n' * 20 for n in range(8)})

    assert read([root], jobs=2) == read([root])


def test_a_path_that_is_not_there_is_a_wrong_call(tmp_path):
    with pytest.raises(PileError, match=r"no-such: there is no such file or folder; check its spelling"):
        read([tmp_path / "no-such"])


def test_each_bad_file_gets_its_line_and_the_rest_is_read(folder):
    root = folder(
        {
            "good.txt": REPORT,
            "empty.txt": "",
            "blank.txt": " \n\t\n",
            "scan.pdf": b"%PDF-1.7 ...",
            "photo.txt": b"\x89PNG\r\n\x1a\n\x00\x00",
            "noise.bin": bytes(range(256)) * 20,
            "style.css": "p { color: red }",
            "broken.zip": b"PK\x03\x04 cut off",
            "links.txt": "https://example.org/a\n\nhttps://example.org/b\n",
            "named.gz": "not packed at all",
        }
    )

    found = read([root])

    assert where(found) == ["good.txt"]
    assert complaints(found) == {
        "empty.txt": "it is empty; leave it out, or give its text",
        "blank.txt": "it is empty; leave it out, or give its text",
        "scan.pdf": "it is a PDF document; save its text and give that",
        "photo.txt": "it is a PNG image; give the text of what it shows",
        "noise.bin": "it is binary data; save the report as text and give that",
        "style.css": "a .css file is no report; leave it out",
        "broken.zip": "the archive is damaged: File is not a zip file; make it again",
        "links.txt": "it is a list of 2 addresses, and nothing is fetched; save the pages and give the files",
        "named.gz": "it is named .gz but is no such archive; name it by what it is",
    }


def test_archives_are_read_in_place(folder):
    inner = zipped(deep_txt=OTHER)
    root = folder(
        {
            "a.zip": zipped(**{"in/one.txt": REPORT, "__MACOSX/._one.txt": "x", "in/.hidden.txt": OTHER}),
            "b.txt.gz": gzip.compress(OTHER.encode()),
            "c.jsonl.gz": gzip.compress(b'{"text": "One two three four five."}\n'),
            "d.zip": zipped(**{"e.zip": inner}),
        }
    )

    found = read([root])

    assert where(found) == ["a.zip/in/one.txt", "b.txt.gz", "c.jsonl.gz", "d.zip/e.zip/deep.txt"]


def test_archives_nest_no_deeper_than_two(folder):
    root = folder({"a.zip": zipped(**{"b.zip": zipped(**{"c.zip": zipped(d_txt=REPORT)})})})

    assert complaints(read([root])) == {
        "a.zip/b.zip/c.zip": "an archive more than 2 deep in others; unpack the outer archives first"
    }


def test_a_bomb_is_cut_off(folder, monkeypatch):
    monkeypatch.setattr(sys.modules["firsthand.read.walk"], "SUSPECT_UNPACKED", 2**20)
    bomb = b"a" * 2**23
    root = folder({"bomb.gz": gzip.compress(bomb), "bomb.zip": zipped(a_txt=bomb), "ok.txt": REPORT})

    found = read([root])

    assert where(found) == ["ok.txt"]
    assert sorted(complaints(found)) == ["bomb.gz", "bomb.zip/a.txt"]
    assert all("more than 150 times its size" in why for why in complaints(found).values())


def test_names_in_an_archive_reach_no_file(folder, tmp_path):
    root = folder({"a.zip": zipped(**{"../../escape.txt": REPORT, "/etc/x.txt": OTHER})})
    before = sorted(tmp_path.rglob("*"))

    assert where(read([root])) == ["a.zip/escape.txt", "a.zip/etc/x.txt"]
    assert sorted(tmp_path.rglob("*")) == before


def test_a_packed_file_that_breaks_off_gives_what_stands_before_the_break(folder):
    row = b'{"text": "Report number %d of the harbour, %d."}\n'
    rows = b"".join(row % (number, number * 7919) for number in range(5000))
    root = folder({"a.jsonl.gz": gzip.compress(rows)[:-2000]})

    found = read([root])

    assert len(found.articles) > 1000
    assert any("breaks off" in no.why for no in found.not_read)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_that_lead_out_are_reported_and_not_followed(folder, tmp_path):
    root = folder({"a.txt": REPORT})
    (tmp_path / "outside.txt").write_text(OTHER)
    (root / "out.txt").symlink_to(tmp_path / "outside.txt")
    (root / "again.txt").symlink_to(root / "a.txt")
    (root / "loop").symlink_to(root)

    found = read([root])

    assert where(found) == ["a.txt"]
    assert list(complaints(found)) == ["out.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_does_not_hang_the_reading(folder):
    root = folder({"a.txt": REPORT})
    os.mkfifo(root / "pipe.txt")

    assert "device, pipe or socket" in complaints(read([root]))["pipe.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_reported(folder):
    root = folder({"a.txt": REPORT, "b.txt": OTHER})
    (root / "b.txt").chmod(stat.S_IWUSR)

    assert "allow reading it" in complaints(read([root]))["b.txt"]


def test_the_files_a_browser_saves_beside_a_page_are_passed_over(folder):
    page = f"<html><body><h1>Harbour closed</h1><p>{REPORT * 3}</p></body></html>"
    root = folder({"Harbour.html": page, "Harbour_files/ads.html": page, "Harbour_files/a.js": "x"})

    found = read([root])

    assert where(found) == ["Harbour.html"]
    assert found.not_read == ()


def test_standard_input_is_json_lines_or_plain_text(monkeypatch):
    def given(data: bytes) -> Pile:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        return read(["-"])

    lines = given(b'{"id": "x", "text": "One two three."}\n\n{"id": "y", "text": "Four five six."}\n')
    assert [(a.id, a.source.line) for a in lines.articles] == [("x", 1), ("y", 3)]
    assert given(REPORT.encode()).articles[0].text == REPORT


class TestArticlesCsv:
    """What bare files do not say of themselves."""

    SAYS = "path,url,outlet,published,title,language,desk\n"

    def test_gives_outlet_time_and_title_and_is_no_article(self, folder):
        row = "a.txt,https://example.org/a,Blick am Ort,2031-05-03,Harbour closed,en,foreign\n"
        [article] = read([folder({"a.txt": REPORT, "articles.csv": self.SAYS + row})]).articles

        assert article.title == "Harbour closed"
        assert article.url == "https://example.org/a"
        assert article.outlet is not None
        assert article.outlet.name == "Blick am Ort"
        assert article.published.known
        assert article.extra == {"desk": "foreign"}
        assert article.text == REPORT

    def test_speaks_for_a_file_named_alone_and_for_folders_below(self, folder):
        rows = "a.txt,,Blick am Ort,,,,\nsub\\b.txt,,Lokalkurier,,,,\n"
        root = folder({"a.txt": REPORT, "sub/b.txt": OTHER, "articles.csv": self.SAYS + rows})

        [alone] = read([root / "a.txt"]).articles
        names = [a.outlet.name for a in read([root]).articles if a.outlet]

        assert alone.outlet == OutletRef("blick-am-ort", "Blick am Ort")
        assert sorted(names) == ["Blick am Ort", "Lokalkurier"]

    def test_a_row_without_its_file_is_reported(self, folder):
        root = folder({"a.txt": REPORT, "articles.csv": self.SAYS + "gone.txt,,X,,,,\n"})
        found = read([root])

        assert complaints(found) == {
            "articles.csv": "it names 'gone.txt', which is not there; mend the path, or leave the row out"
        }
        assert read([root / "a.txt"]).not_read == ()

    def test_with_a_column_text_it_is_a_pile(self, folder):
        root = folder({"articles.csv": f'id,text\nx,"{REPORT.strip()}"\n'})

        assert [article.id for article in read([root]).articles] == ["x"]


class TestSeeds:
    """Five reports as users meet them."""

    @pytest.fixture
    def pile(self):
        data = os.environ.get("FIRSTHAND_EVAL_DATA")
        seeds = Path(data).parent / "seeds" if data else None
        if seeds is None or not seeds.is_dir():
            pytest.skip("the five example reports are not here: set FIRSTHAND_EVAL_DATA")
        return read([seeds], Outlets.load())

    def test_no_time_is_invented(self, pile):
        assert len(pile.articles) == 5
        assert [article.published.known for article in pile.articles] == [False] * 5

    def test_languages_are_known_and_a_scrap_of_english_is_no_passage(self, pile):
        assert [article.language for article in pile.articles] == ["de", "de", "de", "de", "en"]
        assert all(article.foreign == () for article in pile.articles)

    def test_only_the_one_that_names_its_site_has_an_outlet(self, pile):
        outlets = {a.source.path[:4]: a.outlet.id for a in pile.articles if a.outlet}

        assert outlets == {"003_": "rt"}


def test_a_folder_too_deep_for_its_path_costs_itself_and_not_the_pile(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(25):  # 25 names of 200 characters are more than a path may have
        os.mkdir("d" * 200, dir_fd=here)
        below = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    pile = read([tmp_path])

    assert [one.source.path for one in pile.articles] == ["a.txt"]
    assert "cannot be opened" in pile.not_read[0].why


def test_a_reader_that_fails_costs_its_file_and_not_the_pile(tmp_path, monkeypatch):
    def fails(item):
        raise RecursionError("too deep for\nthe parser")

    monkeypatch.setitem(_READERS, ".html", fails)
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.html").write_text(f"<p>{REPORT}</p>")
    pile = read([tmp_path])

    assert [one.source.path for one in pile.articles] == ["a.txt"]
    assert [(no.path, no.why) for no in pile.not_read] == [
        ("b.html", "reading it failed: RecursionError: too deep for the parser")
    ]
