"""A user's judgements are read exactly, or refused with the line and the way out."""

import pytest

from firsthand.decisions import read_decisions
from firsthand.model import Decision, PileError

KNOWN = {"a", "b"}


def write(tmp_path, *lines):
    path = tmp_path / "decisions.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_decision_is_read_with_its_author_and_reason(tmp_path):
    path = write(
        tmp_path,
        '{"taken_by": "a", "taken_from": "b", "judgement": "taken", "by": "desk", "because": "they said so"}',
        "",
        '{"taken_by": "b", "taken_from": "a", "judgement": "not taken"}',
    )

    assert read_decisions(path, KNOWN) == (
        Decision("a", "b", True, "desk", "they said so"),
        Decision("b", "a", False),
    )


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "no JSON"),
        ("[]", "is no decision"),
        ('{"taken_by": "a", "taken_from": "b", "judgement": "maybe"}', "judgement is 'maybe'"),
        ('{"taken_by": "a", "taken_from": "b", "judgement": []}', "judgement is []"),
        ('{"taken_by": "a", "taken_from": "c", "judgement": "taken"}', "no article 'c' in this pile"),
        ('{"taken_by": "a", "taken_from": "a", "judgement": "taken"}', "cannot be taken from itself"),
        ('{"taken_by": 3, "taken_from": "a", "judgement": "taken"}', "taken_by is 3"),
    ],
)
def test_a_bad_line_is_named_with_the_way_out(tmp_path, line, complaint):
    path = write(tmp_path, "", line)

    with pytest.raises(PileError) as fault:
        read_decisions(path, KNOWN)

    assert str(fault.value).startswith(f"{path}:2: ")
    assert complaint in str(fault.value)


def test_two_lines_that_contradict_each_other_are_refused(tmp_path):
    path = write(
        tmp_path,
        '{"taken_by": "a", "taken_from": "b", "judgement": "taken"}',
        '{"taken_by": "a", "taken_from": "b", "judgement": "not taken"}',
    )

    with pytest.raises(PileError, match=r"decisions.jsonl:2: says the opposite of line 1"):
        read_decisions(path, KNOWN)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(PileError, match="the decisions cannot be read"):
        read_decisions(tmp_path / "none.jsonl", KNOWN)


def test_a_file_that_is_not_there_is_named_in_plain_words(tmp_path):
    missing = tmp_path / "none.jsonl"

    with pytest.raises(PileError) as fault:
        read_decisions(missing, KNOWN)

    assert str(fault.value) == (
        f"{missing}: the decisions cannot be read (No such file or directory); give a file of JSON lines"
    )
