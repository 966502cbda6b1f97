"""Records are written field by field, and documented field by field."""

import json
from dataclasses import fields
from pathlib import Path
from unittest.mock import ANY

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.accounts import ferry
from tests.factories import article, when

from firsthand import model
from firsthand.records import line, record, rfc3339
from firsthand.when import When

PAGE = (Path(__file__).parents[1] / "docs" / "records.md").read_text(encoding="utf-8")
DOCUMENTED = [
    model.Passage,
    model.Article,
    model.Source,
    model.OutletRef,
    model.Noise,
    model.Foreign,
    model.Reuse,
    model.Conflict,
    model.PairReuse,
    model.Citation,
    model.Quotation,
    model.Statement,
    model.Version,
    model.Formula,
    model.FormulaUse,
    model.Person,
    model.PersonName,
    model.Chain,
    model.Step,
    model.Claim,
    model.Mention,
    model.Value,
    model.Change,
    model.Track,
    model.TrackStep,
    model.TimelineEntry,
    model.Wording,
    model.Label,
    model.Story,
    model.Lineage,
    model.Derivation,
    model.Origins,
    model.OriginGroup,
    model.Reason,
    model.Root,
    model.First,
    model.NotRead,
    model.Dossier,
    model.SiteTag,
    When,
]


@pytest.mark.parametrize("kind", DOCUMENTED, ids=lambda kind: kind.__name__)
def test_the_page_shows_each_record_with_its_keys_in_order(kind):
    keys = '", "'.join(field.name for field in fields(kind))

    assert f'{{"{keys}"}}' in " ".join(PAGE.split())


def test_an_article_is_written_key_by_key():
    written = json.loads(line(article("a", "Grüße.", outlet="kurier", published="2031-05-03")))

    assert list(written) == [field.name for field in fields(model.Article)]
    assert written["outlet"] == {"id": "kurier", "name": "kurier"}
    assert written["published"]["earliest"] == "2031-05-03T00:00:00"
    assert written["published"]["latest"] == "2031-05-03T23:59:59"


@pytest.mark.parametrize(
    ("given_time", "written"),
    [
        ("2031-05-03T09:00+09:00", "2031-05-03T09:00:00+09:00"),
        ("2031-05-03T09:00+00:00", "2031-05-03T09:00:00Z"),
        ("2031-05-03T09:00", "2031-05-03T09:00:00"),
    ],
)
def test_times_are_written_as_precisely_as_they_are_known(given_time, written):
    assert rfc3339(when(given_time).earliest) == written


@given(st.text(st.characters(codec=None), max_size=50))
def test_any_text_survives_its_line(text):
    encoded = line({"text": text}).encode("utf-8")

    assert b"\n" not in encoded
    assert json.loads(encoded)["text"] == text


def test_what_is_told_of_a_story_is_written_and_read_as_json():
    found = ferry()
    for told in (found.claims, found.changes, found.tracks, found.timeline, found.wording):
        for one in told:
            written = json.loads(line(one))
            assert list(written) == [field.name for field in fields(one)]

    [first, *_] = json.loads(line(found.claims[1]))["mentions"]
    assert first["values"] == [
        {"kind": "number", "value": "62 million", "unit": None, "passage": ANY, "hedge": ""}
    ]
    assert json.loads(line(found.wording[0]))["labels"][0]["outlets"] == {"Norda": 2, "North Mail": 2, "": 1}
    assert json.loads(line(found.tracks[0]))["last"] == "dropped"


def test_what_has_no_record_is_refused():
    with pytest.raises(TypeError, match="no record for set"):
        record({1, 2})
