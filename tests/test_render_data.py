"""The data of a dossier: its JSON, its tables, its summary."""

import csv
import json
from dataclasses import replace

from tests.dossiers import dossier, harbour, one_story, pages_of
from tests.factories import article

from firsthand import render
from firsthand.model import Basis, NotRead, Story
from firsthand.render.data import articles_csv, derivations_csv, dossier_json


def test_dossier_json_has_every_key_and_is_the_same_twice():
    found = harbour()
    written = "".join(dossier_json(found))

    assert list(json.loads(written)) == [
        *("firsthand", "encoder", "articles", "stories", "lineage", "reuse", "citations", "quotations"),
        *("claims", "changes", "wording", "timeline", "not_read", "outlets", "site_tags"),
        *("statements", "formulas", "persons", "chains", "tracks"),
    ]
    assert json.loads(written)["articles"][0]["text"] == found.articles[0].text
    assert written == "".join(dossier_json(harbour()))
    assert pages_of(found) == pages_of(harbour())


def test_the_tables_have_a_line_for_each_article_and_verdict_and_no_formulas():
    found = harbour(articles=(replace(harbour().articles[0], title="=1+1"), *harbour().articles[1:]))

    assert len("".join(articles_csv(found)).splitlines()) == 4
    assert "'=1+1" in "".join(articles_csv(found))
    assert {row["page"].split("#")[0] for row in csv.DictReader(articles_csv(found))} < pages_of(found).keys()
    assert [row["origin"] for row in csv.DictReader(articles_csv(found))] == ["A", "A", "A"]
    assert len("".join(derivations_csv(found)).splitlines()) == 2


def test_the_summary_is_about_ten_lines():
    stories = [one_story([article(f"{n}a", "A."), article(f"{n}b", "B.")]) for n in range(9)]
    many = dossier(
        [a for s in stories for a in s.articles],
        stories=tuple(Story(f"s{n}", (f"{n}a", f"{n}b"), f"Story {n}", "") for n in range(9)),
        not_read=(NotRead("x", None, "empty", "remove it"),),
    )

    assert render.summary(harbour()).splitlines()[0] == (
        "3 reports of 2 outlets in 2 languages, 1 without an outlet's name"
    )
    assert "exactly 1 origin: Harbour of Osteby" in render.summary(harbour())
    assert len(render.summary(many).splitlines()) <= 10


def test_the_summary_tells_how_many_of_the_taken_reports_are_translations():
    found = harbour()
    [step] = found.lineage[0].derivations
    decided = replace(step, taken_from="english", basis=Basis.CREDIT)
    lineage = (replace(found.lineage[0], derivations=(decided,)), *found.lineage[1:])

    assert "1 report found to be taken from another, 1 by translation" in render.summary(
        replace(found, lineage=lineage)
    )
    assert "by translation" not in render.summary(found)
