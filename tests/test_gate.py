"""The gate lets no score fall below its floor, and says which cases were lost."""

import json

import pytest
from evals import gate
from evals.measurement import Measurement, fingerprint


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(gate, "HERE", tmp_path)
    (tmp_path / "noise").mkdir()
    return tmp_path / "noise"


def measured(score=0.9, data="d1", **cases):
    return Measurement({"f1": score}, cases or {"a": "right"}, data, "a split")


def judged(found, update=False, lower=False):
    return gate.compare("noise", found, allow_regression=lower, update=update)


@pytest.mark.usefixtures("folder")
def test_a_task_without_floors_does_not_pass():
    assert judged(measured()) == ["noise: no floors yet; run with --update"]


@pytest.mark.usefixtures("folder")
def test_what_was_measured_passes_again():
    judged(measured(), update=True)

    assert judged(measured()) == []
    assert judged(measured(0.95)) == []


@pytest.mark.usefixtures("folder")
def test_a_score_below_its_floor_fails():
    judged(measured(), update=True)

    assert judged(measured(0.89)) == ["noise: f1 is 0.8900, its floor is 0.9000"]


@pytest.mark.usefixtures("folder")
def test_a_score_that_is_measured_no_more_fails():
    judged(measured(), update=True)

    assert judged(Measurement({}, {"a": "right"}, "d1", "a split")) == [
        "noise: f1 is 0.0000, its floor is 0.9000"
    ]


@pytest.mark.usefixtures("folder")
def test_other_data_fails_until_someone_looked():
    judged(measured(), update=True)

    [wrong] = judged(measured(data="d2"))
    assert wrong.startswith("noise: the data changed")


def test_a_floor_is_lowered_only_where_that_is_said(folder):
    judged(measured(), update=True)

    assert judged(measured(0.5), update=True)[-1].startswith("not lowered")
    assert json.loads((folder / "floors.json").read_text(encoding="utf-8"))["floors"] == {"f1": 0.9}

    assert judged(measured(0.5), update=True, lower=True) == []
    assert json.loads((folder / "floors.json").read_text(encoding="utf-8"))["floors"] == {"f1": 0.5}


@pytest.mark.usefixtures("folder")
def test_cases_that_changed_are_named(capsys):
    judged(measured(a="right", b="right"), update=True)
    capsys.readouterr()

    judged(measured(a="right", b="wrong", c="right"))

    told = capsys.readouterr().out
    assert "b: right -> wrong" in told
    assert "c: new -> right" in told
    assert "a: right" not in told


@pytest.mark.usefixtures("folder")
def test_a_case_that_is_gone_is_named(capsys):
    judged(measured(a="right", b="right"), update=True)
    capsys.readouterr()

    judged(measured(a="right"))

    assert "b: right -> gone" in capsys.readouterr().out


def test_the_fingerprint_is_that_of_the_bytes_in_order(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"1")
    other.write_bytes(b"2")

    assert fingerprint([one, other]) != fingerprint([other, one])
    assert fingerprint([one, other]) == fingerprint([one, other])
