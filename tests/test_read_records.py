"""A record is used as far as it goes; what cannot be used is reported with its value and what to do."""

import csv
import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.model import NotRead
from firsthand.read import Pile, read
from firsthand.records import line
from firsthand.when import WhenBasis

TEXT = "The harbour of Northtown was closed on Monday after a storm, the mayor said."


@pytest.fixture
def pile(tmp_path):
    """A function that reads files, given as text or bytes by name."""

    def read_files(**files: str | bytes) -> Pile:
        folder = tmp_path / "pile"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            path = folder / name.replace("__", ".")
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read([folder])

    return read_files


def said(pile: Pile) -> list[str]:
    return [f"{no.line}: {no.why}; {no.remedy}" for no in pile.not_read]


def rows(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_all_keys_of_a_record_arrive(pile):
    given = {
        "id": "n1",
        "url": "https://example.org/harbour",
        "outlet": "Blick am Ort",
        "title": "Harbour closed",
        "published": "2031-05-03T09:15:07+09:00",
        "retrieved": "2031-05-04",
        "language": "en-gb",
        "text": TEXT,
        "authors": ["Ada Port"],
        "desk": {"name": "foreign", "rank": 1},
    }
    [article] = pile(a__jsonl=rows(given)).articles

    assert article.id == "n1"
    assert article.url == given["url"]
    assert article.outlet is not None
    assert article.outlet.name == "Blick am Ort"
    assert article.title == "Harbour closed"
    assert article.published.earliest is not None
    assert article.published.earliest.isoformat() == "2031-05-03T09:15:07+09:00"
    assert article.published.basis is WhenBasis.METADATA
    assert article.retrieved == "2031-05-04"
    assert article.language == "en-GB"
    assert article.authors == ("Ada Port",)
    assert article.extra == {"desk": {"name": "foreign", "rank": 1}}
    assert article.source.line == 1


@pytest.mark.parametrize(
    ("key", "value", "complaint"),
    [
        (
            "url",
            ["https://a.example"],
            "url ['https://a.example'] cannot be used; give url as a string of at most 8000",
        ),
        ("title", 7, "title 7 cannot be used; give title as a string of at most 2000 characters"),
        (
            "published",
            [2031],
            "published [2031] cannot be used; give published as ISO 8601 (2031-05-03) or RFC 2822",
        ),
        ("published", True, "published True cannot be used"),
        ("retrieved", "last week", "retrieved 'last week' cannot be used; give retrieved as ISO 8601"),
        ("language", "German", "language 'German' cannot be used; give language as a BCP 47 code such as de"),
        ("authors", {"name": "A"}, "authors {'name': 'A'} cannot be used; give authors as a list of names"),
        ("outlet", 5, "outlet 5 cannot be used"),
        ("id", ["n"], "id ['n'] cannot be used; give id as a string of at most 300 characters"),
        ("id", "n" * 400, "id 'nnn"),
    ],
)
def test_a_key_that_cannot_be_used_costs_that_key_alone(pile, key, value, complaint):
    found = pile(a__jsonl=rows({"text": TEXT, key: value}))

    assert [article.text for article in found.articles] == [TEXT]
    assert len(found.not_read) == 1
    assert said(found)[0].startswith("1: " + complaint)
    assert said(found)[0].endswith("the report is read without it")


def test_a_hopeless_time_is_unknown_and_says_why(pile):
    found = pile(a__jsonl=rows({"text": TEXT, "published": "yesterday"}))
    [article] = found.articles

    assert not article.published.known
    assert article.published.because == "'yesterday' is no ISO 8601 or RFC 2822 time"
    assert said(found)[0].startswith("1: published 'yesterday' cannot be used")


def test_where_nothing_is_given_the_address_then_the_dateline_tell_the_day(pile):
    dated = "NORTHTOWN, May 3, 2031 (Agency One) — " + TEXT
    found = pile(
        a__jsonl=rows(
            {"id": "a", "text": TEXT, "url": "https://example.org/2031/05/03/harbour"},
            {"id": "b", "text": dated},
            {"id": "c", "text": TEXT + "\n12/02/2016 15:14"},
        )
    )

    assert [article.published.basis.value for article in found.articles] == ["url", "text", "unknown"]


@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        ("not json", "it is no JSON: Expecting value at character 1; write one object a line"),
        ('{"text": "cut off', "it is no JSON"),
        ("[" * 100_000, "it is nested too deeply; nest it less deeply"),
        ('"a string"', "'a string' is no record; write one object a report"),
        ("17", "17 is no record"),
        ("{}", 'it has no text; give the report\'s text under the key "text"'),
        ('{"body": "x"}', 'it has no text; rename the key "body" to "text", if that is the report\'s text'),
        ('{"text": ""}', "its text is empty; leave it out, or give its text"),
        ('{"text": " \\n "}', "its text is empty"),
        ('{"text": ["a"]}', "text ['a'] is no text; give the report's text as a string"),
        ('{"text": null, "html": ""}', "its text is empty"),
        ('{"html": "<html><body></body></html>"}', "no report was found on the page"),
    ],
)
def test_a_bad_line_never_stops_the_file(pile, bad, complaint):
    found = pile(a__jsonl=rows({"id": "x", "text": TEXT}) + bad + "\n" + rows({"id": "y", "text": TEXT}))

    assert [article.id for article in found.articles] == ["x", "y"]
    [told] = said(found)
    assert told.startswith("2: " + complaint)


def test_a_line_in_another_encoding_costs_nobody_else_anything(pile):
    lines = [
        json.dumps({"id": "x", "text": "Müßig – „so“"}, ensure_ascii=False).encode(name)
        for name in ("utf-8", "cp1252")
    ]
    found = pile(a__jsonl=b"\n".join(lines).replace(b'"x"', b'"y"', 1))

    assert [article.text for article in found.articles] == ["Müßig – „so“"] * 2
    assert [article.source.decoding for article in found.articles] == ["windows-1252", None]


def test_text_in_json_is_never_altered(pile):
    text = "KÃ¶ln &amp; \u00ad „Mojibake“ bleibt\r\n\t" + "\ud800" + "ﬁ"
    found = pile(a__jsonl=rows({"text": text}))

    assert found.articles[0].text == text
    assert json.loads(line(found.articles[0]))["text"] == text


def test_numbers_json_has_no_room_for_are_kept_as_spelled(pile):
    digits = "9" * 5000
    row = f'{{"text": "{TEXT}", "a": NaN, "b": -Infinity, "c": 1e999, "d": {digits}, "e": 12}}'
    [article] = pile(a__jsonl=row).articles

    assert article.extra == {"a": "NaN", "b": "-Infinity", "c": "1e999", "d": digits, "e": 12}
    assert json.loads(line(article))["extra"]["d"] == digits


def test_a_key_given_twice_is_reported_and_the_last_counts(pile):
    found = pile(a__jsonl=f'{{"title": "A", "title": "B", "text": "{TEXT}", "x": 1, "x": 1}}')

    assert found.articles[0].title == "B"
    assert said(found) == [
        "1: it gives title twice, with different values; the last one is taken; give each key once"
    ]


def test_deeply_nested_extras_are_left_out_and_reported(pile):
    deep = "[" * 200 + "]" * 200
    found = pile(a__jsonl=f'{{"text": "{TEXT}", "deep": {deep}, "flat": [1, [2]]}}')

    assert found.articles[0].extra == {"flat": [1, [2]]}
    assert "nest it at most 40 deep" in said(found)[0]


def test_json_is_an_object_a_list_or_what_holds_articles(pile):
    one, two = {"id": "1", "text": TEXT}, {"id": "2", "text": TEXT}
    assert [a.id for a in pile(a__json=json.dumps(one)).articles] == ["1"]
    assert [(a.id, a.source.line) for a in pile(a__json=json.dumps([one, two])).articles] == [
        ("1", 1),
        ("2", 2),
    ]
    assert [a.id for a in pile(a__json=json.dumps({"articles": [one, two]})).articles] == ["1", "2"]
    assert [a.id for a in pile(a__json=rows(one, two)).articles] == ["1", "2"]


def test_a_list_that_breaks_off_gives_what_stands_before(pile):
    whole = json.dumps([{"id": str(n), "text": TEXT} for n in range(5)])
    found = pile(a__json=whole[:-40])

    assert [article.id for article in found.articles] == ["0", "1", "2", "3"]
    assert "after record 4; mend or complete it" in said(found)[0]


def test_csv_rows_are_articles_with_the_line_they_begin_on(pile):
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";")
    writer.writerow(["ID", "Text", "Title", "Desk"])
    writer.writerow(["x", TEXT + '\nSecond; "line"', "A title", "foreign"])
    writer.writerow(["y", TEXT, "", ""])
    target.write("z;one;two;three;four\n;;;\n")
    found = pile(a__csv="\ufeff" + target.getvalue())

    assert [(a.id, a.source.line, a.title) for a in found.articles] == [("x", 2, "A title"), ("y", 4, None)]
    assert found.articles[0].text == TEXT + '\nSecond; "line"'
    assert found.articles[0].extra == {"desk": "foreign"}
    assert said(found) == ['5: it has 5 cells under 4 columns; quote cells that hold the separator: "a, b"']


def test_a_csv_without_text_says_which_columns_it_has(pile):
    assert said(pile(a__csv="headline,body\na,b\n")) == [
        "1: it has no column text; its columns are 'headline, body'; "
        "name the column with the reports' text: text"
    ]


class TestIds:
    """Ids are unique, readable and independent of order."""

    def test_a_given_id_stands(self, pile):
        assert [a.id for a in pile(a__jsonl=rows({"id": 17, "text": TEXT})).articles] == ["17"]

    def test_repeated_ids_get_a_suffix_from_their_own_text(self, pile):
        first, second = {"id": "n", "text": TEXT}, {"id": "n", "text": TEXT + " Ships wait."}
        forth = pile(a__jsonl=rows(first, second))
        back = pile(a__jsonl=rows(second, first))

        assert {a.id: a.text for a in forth.articles} == {a.id: a.text for a in back.articles}
        assert all(a.id == f"n-{a.digest[:8]}" for a in forth.articles)

    def test_twins_are_counted(self, pile):
        found = pile(a__jsonl=rows(*[{"id": "n", "text": TEXT}] * 3, {"id": "m", "text": TEXT}))
        stem = f"n-{found.articles[0].digest[:8]}"

        assert [a.id for a in found.articles] == ["m", stem, f"{stem}-2", f"{stem}-3"]

    def test_a_suffix_never_takes_an_id_that_was_given(self, pile):
        plain = {"id": "n", "text": TEXT}
        taken = f"n-{pile(a__jsonl=rows(plain)).articles[0].digest[:8]}"
        found = pile(a__jsonl=rows(plain, plain, {"id": taken, "text": "Another text."}))

        assert [a.id for a in found.articles] == [taken, f"{taken}-2", f"{taken}-3"]

    def test_without_an_id_the_address_or_the_name_of_the_file_shows(self, pile):
        url = "https://www.example.org/news/harbour-closed.html?x=1"
        found = pile(a__jsonl=rows({"text": TEXT, "url": url}), harbour__txt=TEXT)
        [by_url, by_name] = [article.id for article in found.articles]

        assert by_url.startswith("example.org-harbour-closed.html-")
        assert by_name == f"harbour-{found.articles[1].digest[:8]}"


class TestOurOwnRecords:
    """What `read` wrote is read to the same bytes."""

    def written(self, pile: Pile) -> str:
        return "".join(line(article) + "\n" for article in pile.articles)

    def test_they_come_back_as_they_were(self, pile):
        first = pile(
            a__txt="Harbour closed\n\n" + TEXT,
            b__jsonl=rows(
                {"id": "n", "text": TEXT + "\ud800", "published": "2031-05", "x": {"y": [None, 1.5, "é"]}},
                {"id": "n", "text": TEXT, "published": "gestern", "outlet": "Blick am Ort", "authors": "Ada"},
            ),
            c__txt="Köln ist groß und schön – „sagt man“ – seit über 2000 Jahren.".encode("cp1252"),
        )
        again = pile(a__txt=" ", b__jsonl=self.written(first), c__txt=" ")

        assert self.written(again) == self.written(first)

    def test_marks_are_kept_where_they_fit_and_dropped_where_the_text_changed(self, pile):
        record = json.loads(self.written(pile(a__jsonl=rows({"id": "n", "text": TEXT}))))
        record["noise"] = [{"start": 0, "end": 3, "kind": "advert"}]
        kept = pile(a__jsonl=rows(record)).articles[0]
        changed = pile(a__jsonl=rows(record | {"text": "A" + TEXT}))
        beyond = pile(a__jsonl=rows(record | {"noise": [{"start": 0, "end": 9999, "kind": "advert"}]}))

        assert [(n.start, n.end, n.kind.value) for n in kept.noise] == [(0, 3, "advert")]
        assert changed.articles[0].noise == ()
        assert "its text is not the one its digest was made of" in said(changed)[0]
        assert "its marks are not passages of its text" in said(beyond)[0]

    @pytest.mark.parametrize(
        "key", ["url", "title", "published", "outlet", "language", "authors", "noise", "id", "extra"]
    )
    def test_a_broken_key_never_stops_them(self, pile, key):
        record = json.loads(self.written(pile(a__jsonl=rows({"id": "n", "text": TEXT}))))
        broken = record | {key: {"x": 17}}

        assert pile(a__jsonl=rows(broken)).articles[0].text == TEXT


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
keys = st.sampled_from(
    [
        "id",
        "url",
        "outlet",
        "title",
        "published",
        "retrieved",
        "language",
        "text",
        "html",
        "authors",
        "extra",
        "source",
        "noise",
    ]
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(keys, json_values, max_size=6), min_size=1, max_size=4))
def test_every_record_is_read_or_reported_and_what_is_read_can_be_written(pile, records):
    found = pile(a__jsonl=rows(*records))

    seen = {article.source.line for article in found.articles} | {no.line for no in found.not_read}
    assert seen == set(range(1, len(records) + 1))
    assert len({article.id for article in found.articles}) == len(found.articles)
    for article in found.articles:
        json.loads(line(article))
    assert all(isinstance(no, NotRead) and no.why and no.remedy for no in found.not_read)


def test_a_report_that_stands_thousands_of_times_costs_no_more_each(pile):
    found = pile(a__jsonl=rows(*[{"text": TEXT, "language": "en"}] * 5000))

    assert len({article.id for article in found.articles}) == 5000
