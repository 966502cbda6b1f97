"""A title is read only where one plainly stands, and may name the site it is from."""

import pytest

from firsthand.read import read
from firsthand.reference.outlets import Outlets

REPORT = "The harbour of Northtown was closed on Monday after a storm. Ships wait outside.\n"
OTHER = "Der Hafen von Nordstadt wurde am Montag nach einem Sturm geschlossen. Schiffe warten draußen.\n"


class TestTitles:
    """A bare file has a title only where one is plainly set off."""

    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("Harbour closed after storm\n\n" + REPORT, "Harbour closed after storm"),
            ("\ufeff\n  Hafen gesperrt – Medien  \n\n" + OTHER, "Hafen gesperrt – Medien"),
            # a first sentence is none, nor a line that goes on, nor one that is all there is
            (REPORT + "\n" + OTHER, None),
            ("Harbour closed after storm\n" + REPORT, None),
            ("Harbour closed after storm\n\n", None),
            ("“We will reopen,” she said\n" * 30, None),
            ("A" * 300 + "\n\n" + REPORT, None),
        ],
    )
    def test_a_title_stands_alone(self, folder, text, title):
        assert read([folder({"a.txt": text})]).articles[0].title == title

    @pytest.mark.parametrize(
        ("title", "outlet"),
        [
            ("Hafen gesperrt — RT Weltnachrichten", "rt"),
            ("Harbour closed | Reuters", "reuters"),
            # after a dash, a headline credits; and a section or a word is no outlet
            ("Harbour closed – Reuters", None),
            ("Hafen gesperrt – Medien – World", None),
            ("Harbour closed | Welt", None),
            ("Harbour closed by Reuters", None),
        ],
    )
    def test_a_page_title_may_name_its_site(self, folder, title, outlet):
        [article] = read([folder({"a.txt": f"{title}\n\n{REPORT}"})], Outlets.load()).articles

        assert (article.outlet.id if article.outlet else None) == outlet


def test_the_given_outlet_beats_the_title(folder):
    row = '{"text": "Ships wait outside the harbour.", "title": "Closed | Reuters", "outlet": "Blick am Ort"}'
    [article] = read([folder({"a.jsonl": row})], Outlets.load()).articles

    assert article.outlet is not None
    assert article.outlet.name == "Blick am Ort"


def test_the_marks_of_a_heading_are_no_part_of_the_title(folder):
    root = folder({"a.md": f"# Harbour closed\n\n{REPORT}", "b.txt": f"#harbour\n\n{OTHER}"})

    assert sorted(article.title or "" for article in read([root]).articles) == ["#harbour", "Harbour closed"]
