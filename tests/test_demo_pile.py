"""The bundled example is whole and consistent, and its gold labels are true of it."""

import csv
import email
import email.policy
import html
import json
import re
import unicodedata
from collections import Counter
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from firsthand.examples import GOLD, OUTLETS, PILE
from firsthand.model import NoiseKind, Role, Scope
from firsthand.reference.outlets import Outlets

GOLDEN: dict[str, list[dict[str, Any]]] = json.loads(GOLD.read_text(encoding="utf-8"))
REPORTS = {row["report"]: row for row in GOLDEN["reports"]}
TABLE = {
    row["path"]: row
    for row in csv.DictReader((PILE / "articles.csv").read_text(encoding="utf-8").splitlines())
}


@pytest.fixture(scope="module")
def outlets():
    return Outlets.load(OUTLETS)


def record(report: str) -> dict[str, Any]:
    path, _, line = report.partition(":")
    return json.loads((PILE / path).read_text(encoding="utf-8").splitlines()[int(line) - 1])


def text(report: str) -> str:
    """The words of a report as a person sees them, the page around it included."""
    if ":" in report:
        return record(report)["text"]
    path = PILE / report
    if path.suffix == ".eml":
        mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        return mail.get_content()
    content = path.read_text(encoding="utf-8")
    return html.unescape(re.sub(r"<[^>]*>", " ", content)) if path.suffix == ".html" else content


def published(report: str) -> datetime | None:
    """The moment a report was published; None where that is known to the day only, or not at all."""
    if ":" in report:
        stamp = record(report)["published"]
    elif report in TABLE:
        stamp = TABLE[report]["published"]
    else:
        source = (PILE / report).read_text(encoding="utf-8")
        found = re.search(r'(?:"datePublished": |published_time" content=)"([^"]+)"', source)
        stamp = found[1] if found else ""
    return datetime.fromisoformat(stamp) if "T" in stamp else None


def in_pile() -> set[str]:
    found = set()
    for path in PILE.iterdir():
        if path.suffix == ".jsonl":
            lines = path.read_text(encoding="utf-8").splitlines()
            found |= {f"{path.name}:{number}" for number in range(1, len(lines) + 1)}
        elif path.name != "articles.csv":
            found.add(path.name)
    return found


def test_every_report_has_its_gold_label_and_its_line_in_the_readme():
    readme = (Path(GOLD).parent / "README.md").read_text(encoding="utf-8")

    assert in_pile() == REPORTS.keys()
    assert not [report for report in REPORTS if f"`{report}`" not in readme]


def test_the_table_speaks_of_every_text_file_and_of_no_other():
    assert TABLE.keys() == {path.name for path in PILE.glob("*.txt")}


def test_the_pile_has_the_languages_scripts_and_kinds_of_file_that_people_have():
    letters = Counter(
        unicodedata.name(c).split()[0] for report in REPORTS for c in text(report) if c.isalpha()
    )

    assert len({row["language"] for row in GOLDEN["reports"]}) >= 10
    assert {"LATIN", "CYRILLIC", "CJK", "HIRAGANA", "ARABIC"} <= letters.keys()
    assert {path.suffix for path in PILE.iterdir()} == {".txt", ".csv", ".html", ".jsonl", ".eml"}


def test_no_address_in_the_pile_can_ever_be_real():
    for path in PILE.iterdir():
        for host in re.findall(r"https?://([^/\s\"<]+)", path.read_text(encoding="utf-8")):
            assert host.endswith(".example") or host == "schema.org", f"{path.name} names {host}"


@pytest.mark.parametrize("report", sorted(r for r, row in REPORTS.items() if row["taken_from"]))
def test_a_report_is_taken_from_one_of_its_story_that_was_there_before(report):
    source = REPORTS[report]["taken_from"]
    mine, theirs = published(report), published(source)

    assert REPORTS[source]["story"] == REPORTS[report]["story"]
    assert REPORTS[source]["origin"] == REPORTS[report]["origin"]
    assert mine is None or theirs is None or theirs < mine


def test_what_is_taken_ends_at_a_report_that_is_taken_from_none():
    for report in REPORTS:
        seen = [report]
        while source := REPORTS[seen[-1]]["taken_from"]:
            assert source not in seen, f"{report} is taken from itself"
            seen.append(source)


def test_a_copy_is_in_the_language_of_its_source_and_a_translation_is_not():
    for report, row in REPORTS.items():
        if row["taken_from"] and row.get("established"):
            same = REPORTS[row["taken_from"]]["language"] == row["language"]
            assert same == (row.get("needs") != "translation"), report


@pytest.mark.parametrize("story", GOLDEN["stories"], ids=lambda row: row["story"])
def test_the_answer_on_origins_follows_from_its_groups(story):
    groups = story["origins"]["groups"]
    established = sum(group["established"] for group in groups)
    if len(groups) == 1 or established == len(groups):
        expected = ("exactly", len(groups))
    elif established:
        expected = ("at least", established)
    else:
        expected = ("not established", None)
    members = [row for row in GOLDEN["reports"] if row["story"] == story["story"]]

    assert (story["origins"]["answer"], story["origins"]["count"]) == expected
    assert {group["origin"] for group in groups} == {row["origin"] for row in members}


def test_every_story_of_several_reports_has_its_answer():
    sizes = Counter(row["story"] for row in GOLDEN["reports"])

    assert {story for story, size in sizes.items() if size > 1} == {s["story"] for s in GOLDEN["stories"]}


@pytest.mark.parametrize("story", GOLDEN["stories"], ids=lambda row: row["story"])
def test_the_first_report_is_the_earliest_of_its_story(story):
    members = [row["report"] for row in GOLDEN["reports"] if row["story"] == story["story"]]
    times = [moment for report in members if (moment := published(report))]
    first = story["first"]

    if first["tie"]:
        assert len(first["reports"]) > 1
        assert len({TABLE[report]["published"] for report in first["reports"]}) == 1
    else:
        assert published(first["reports"][0]) == min(times)


@pytest.mark.parametrize("row", GOLDEN["noise"], ids=lambda row: row["line"][:20])
def test_a_line_of_noise_stands_in_its_report_as_a_line(row):
    assert row["line"] in text(row["report"]).splitlines()
    assert NoiseKind(row["kind"])


def test_at_least_eight_reports_carry_noise_in_at_least_five_languages():
    noisy = {row["report"] for row in GOLDEN["noise"]}

    assert len(noisy) >= 8
    assert len({REPORTS[report]["language"] for report in noisy}) >= 5


@pytest.mark.parametrize("row", GOLDEN["traces"], ids=lambda row: row["report"])
def test_a_trace_of_translation_stands_in_its_report_and_in_no_noise(row):
    noise = [n["line"] for n in GOLDEN["noise"] if n["report"] == row["report"]]

    assert row["words"] in text(row["report"])
    assert not any(row["words"] in line for line in noise)


@pytest.mark.parametrize("row", GOLDEN["conflicts"], ids=lambda row: row["right"])
def test_a_conflict_is_between_words_that_stand_on_both_sides(row):
    left, right = row["words"]

    assert re.search(rf"(?<!\w){re.escape(left)}(?!\w)", text(row["left"]))
    assert re.search(rf"(?<!\w){re.escape(right)}(?!\w)", text(row["right"]))
    assert not re.search(rf"(?<!\w){re.escape(left)}(?!\w)", text(row["right"]))


@pytest.mark.parametrize("row", GOLDEN["passages"], ids=lambda row: row["extent"])
def test_a_shared_passage_stands_in_both_reports(row):
    assert row["words"] in text(row["left"])
    assert row["words"] in text(row["right"])


@pytest.mark.parametrize("row", GOLDEN["citations"], ids=lambda row: f"{row['report']}-{row['role']}")
def test_a_credit_names_what_stands_in_its_report_and_one_known_outlet(row, outlets):
    found = outlets.named(row["named"])

    assert row["named"] in text(row["report"])
    assert outlets.get(row["outlet"]) is not None
    # "This newspaper" is no name; the outlet is the report's own.
    assert row["named"] == "dieser Zeitung" or (found is not None and found.id == row["outlet"])
    assert Role(row["role"])
    assert Scope(row.get("scope", Scope.PASSING))


def test_three_papers_have_one_owner(outlets):
    owners = Counter(outlet.owner for outlet in outlets if outlet.domains[:1] and _invented(outlet))

    assert owners["Verlagsgruppe Lindhorst"] == 3


def _invented(outlet):
    return any(domain.endswith(".example") for domain in outlet.domains)


def test_the_outlet_of_every_report_is_in_the_facts_or_stands_alone(outlets):
    for path, row in TABLE.items():
        known = outlets.refer(row["outlet"], row["url"])
        fact = outlets.get(known.id)
        alone = REPORTS[path]["origin"] == REPORTS[path]["story"] or REPORTS[path]["story"] == "emu"
        assert alone or fact is not None, path


def shingles(report: str) -> set[tuple[str, ...]]:
    noise = {row["line"] for row in GOLDEN["noise"] if row["report"] == report}
    kept = " ".join(line for line in text(report).splitlines() if line not in noise)
    words = re.findall(r"\w+", kept.casefold())
    return {(a, b, c) for (a, b), (_, c) in pairwise(pairwise(words))}


def overlap(left: str, right: str) -> float:
    """Jaccard similarity of word triples."""
    one, other = shingles(left), shingles(right)
    return len(one & other) / len(one | other)


def test_the_sibling_translations_share_more_than_strangers_and_too_little_for_a_usual_filter():
    [siblings] = [
        row["reports"] for row in GOLDEN["reuse"] if row.get("because", "").startswith("two machine")
    ]

    assert 0.03 < overlap(*siblings) < 0.5


def test_the_two_agencies_share_no_sentence_but_the_quotation():
    [quoted] = [row for row in GOLDEN["passages"] if row["extent"] == "quotation"]
    left, right = quoted["left"], quoted["right"]
    words = re.findall(r"\w+", quoted["words"].casefold())
    inside = {(a, b, c) for (a, b), (_, c) in pairwise(pairwise(words))}

    assert inside <= shingles(left) & shingles(right)
    assert len((shingles(left) & shingles(right)) - inside) <= 6
