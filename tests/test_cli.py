"""The commands: what they write, what they say, and how they end."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner
from tests.encoders import Model

from firsthand.cli import main
from firsthand.encode import StaticEncoder

FERRY = (
    "The ferry line between Nordhafen and Sillavik will open in May, the port authority said on Monday. "
    "Two ships will carry cars and lorries three times a day, and forty people will work at the new quay. "
    "Tickets go on sale in March, according to the harbour master, who expects a busy first summer."
)
ORCHARD = (
    "Apple growers around Millbrook lost a third of their harvest to late frost, their union found. "
    "Most of them had no insurance against it, and several think of giving up after the coming winter."
)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder to work in, with a small pile of three reports."""
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "a.txt").write_text(FERRY, encoding="utf-8")
    (pile / "b.txt").write_text(FERRY, encoding="utf-8")
    (pile / "c.txt").write_text(ORCHARD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, stdin: str | None = None):
    return CliRunner().invoke(main, [*words, "--jobs", "1"], input=stdin)


def records(result) -> list[dict]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_read_gives_an_article_a_line(desk):
    found = records(run("read", "pile"))

    assert [article["source"]["path"] for article in found] == ["a.txt", "b.txt", "c.txt"]
    assert found[0]["text"] == FERRY


def test_read_of_its_own_output_gives_the_same_bytes(desk):
    first = run("read", "pile").stdout
    (desk / "articles.jsonl").write_text(first, encoding="utf-8")

    assert run("read", "articles.jsonl").stdout == first


def test_standard_input_is_read_from_a_dash(desk):
    first = run("read", "pile").stdout

    assert run("read", "-", stdin=first).stdout == first


FILTERS = ["reuse", "stories", "citations", "quotations", "quotations --chains", "lineage"]


@pytest.mark.parametrize("verb", FILTERS)
def test_a_filter_reads_articles_as_it_reads_the_files(desk, verb):
    (desk / "articles.jsonl").write_text(run("read", "pile").stdout, encoding="utf-8")
    filtered = run(*verb.split(), "articles.jsonl")

    assert filtered.exit_code == 0
    assert filtered.stdout == run(*verb.split(), "pile").stdout
    assert filtered.stdout == run(*verb.split(), "-", stdin=run("read", "pile").stdout).stdout


def test_reuse_shows_the_copy(desk):
    [found] = records(run("reuse", "pile"))

    assert (found["kind"], found["extent"]) == ("copied", "report")
    assert found["left"]["text"] == found["right"]["text"]


def test_reuse_per_pair_sums_a_pair_up(desk):
    [found] = records(run("reuse", "pile", "--per-pair"))

    assert list(found) == ["left", "right", "kind", "share_left", "share_right", "score", "passages"]
    assert found["left"] < found["right"]


def test_stories_puts_every_article_in_one_story(desk):
    found = records(run("stories", "pile"))

    assert sorted(len(story["articles"]) for story in found) == [1, 2]


# The records of docs/records.md: keys in this order, whatever they hold.
PASSAGE = ["article", "start", "end", "text"]
QUOTATION = (
    "id content kind cue speaker addressee frame name via statement "
    "parts named office speaker_kind person inside because"
).split()
CHAIN, STEP = ["article", "steps", "end", "because", "quotations"], ["article", "outlet", "name", "passage"]


def test_quotations_tells_who_said_what(desk):
    texts = {article["id"]: article["text"] for article in records(run("read", "pile"))}
    found = records(run("quotations", "pile"))

    assert {one["content"]["article"] for one in found} == texts.keys()
    [opening] = [one for one in found if one["content"]["text"].endswith("will open in May")][:1]
    assert (opening["kind"], opening["speaker"]["text"]) == ("indirect", "the port authority")
    assert opening["speaker_kind"] == "body"
    for one in found:
        assert list(one) == QUOTATION
        for passage in (one[key] for key in ("content", "cue", "speaker", "addressee", "frame", "named")):
            if passage is not None:
                assert list(passage) == PASSAGE
                assert texts[passage["article"]][passage["start"] : passage["end"]] == passage["text"]


def test_quotations_stand_in_the_order_of_their_articles_and_places(desk):
    found = records(run("quotations", "pile"))
    places = [(one["content"]["article"], one["content"]["start"], -one["content"]["end"]) for one in found]

    assert len(places) > 3
    assert places == sorted(places)
    assert len({one["id"] for one in found}) == len(found)


def test_quotations_of_two_reports_are_one_statement(desk):
    said = [one for one in records(run("quotations", "pile")) if "will open in May" in one["content"]["text"]]

    assert len(said) == 2
    assert len({one["statement"] for one in said}) == 1
    assert said[0]["statement"] is not None


@pytest.mark.parametrize("words", [["quotations"], ["quotations", "--chains"]])
def test_the_order_of_the_lines_changes_no_quotation(desk, words):
    lines = run("read", "pile").stdout.splitlines(keepends=True)
    (desk / "articles.jsonl").write_text("".join(lines), encoding="utf-8")
    (desk / "turned.jsonl").write_text("".join(reversed(lines)), encoding="utf-8")
    first = run(*words, "articles.jsonl").stdout

    assert first
    assert run(*words, "turned.jsonl").stdout == first


def test_chains_end_where_the_pile_has_no_more(desk):
    told = (
        f"{ORCHARD} “Nobody is insured,” the farmer Ada Brook told Reuters, which first reported the losses."
    )
    (desk / "pile" / "d.txt").write_text(told, encoding="utf-8")
    ids = {a["source"]["path"]: a["id"] for a in records(run("read", "pile"))}
    found = records(run("quotations", "pile", "--chains"))

    for chain in found:
        assert list(chain) == CHAIN
        assert chain["steps"][0]["article"] == chain["article"]
        for step in chain["steps"]:
            assert list(step) == STEP
    [farmer] = [chain for chain in found if chain["steps"][-1]["name"] == "Ada Brook"]
    assert [step["article"] for step in farmer["steps"]] == [ids["d.txt"], None, None]
    assert farmer["steps"][1]["outlet"] == "Reuters"
    assert farmer["end"] == "dead end"


@pytest.mark.parametrize("words", [["quotations"], ["quotations", "--chains"]])
def test_quotations_ends_as_every_filter_does(desk, words):
    (desk / "empty").mkdir()
    (desk / "bad").mkdir()
    (desk / "bad" / "a.jsonl").write_text('{"text": "Nobody speaks here."}\n{"text": ', encoding="utf-8")

    assert run(*words, "nowhere").exit_code == 2
    assert run(*words, "empty").exit_code == 1
    assert run(*words, "bad").exit_code == 0
    assert run(*words, "bad").stdout == ""
    assert run(*words, "bad", "--strict").exit_code == 2
    assert run(*words).exit_code == 2


def test_lineage_follows_the_users_decisions(desk):
    ids = {a["source"]["path"]: a["id"] for a in records(run("read", "pile"))}
    decision = {"taken_by": ids["a.txt"], "taken_from": ids["b.txt"], "judgement": "taken", "by": "Ida"}
    (desk / "decisions.jsonl").write_text(json.dumps(decision), encoding="utf-8")

    found = records(run("lineage", "pile", "--decisions", "decisions.jsonl"))
    [derivation] = [d for story in found for d in story["derivations"]]

    assert derivation["taken_from"] == ids["b.txt"]
    assert derivation["basis"] == "decision"
    assert derivation["because"] == "Ida decided that it is taken"


def test_out_writes_the_same_as_standard_output(desk):
    assert run("read", "pile", "--out", "articles.jsonl").exit_code == 0

    assert (desk / "articles.jsonl").read_text(encoding="utf-8") == run("read", "pile").stdout


def test_dossier_writes_pages_and_data_and_says_what_to_open(desk):
    result = run("dossier", "pile", "--out", "d")

    assert result.exit_code == 0, result.output
    assert str(desk / "d" / "index.html") in result.stdout
    written = json.loads((desk / "d" / "dossier.json").read_text(encoding="utf-8"))
    assert len(written["articles"]) == 3
    assert {"index.html", "articles.csv", "derivations.csv"} <= {p.name for p in (desk / "d").iterdir()}


def test_a_bad_item_is_told_with_its_line_and_the_rest_is_read(desk):
    (desk / "pile" / "d.jsonl").write_text(
        '{"text": "One more report of today."}\n{"text": ', encoding="utf-8"
    )
    result = run("read", "pile")

    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 4
    assert result.stderr.startswith("firsthand: d.jsonl:2: ")
    assert "4 reports read, 1 not read" in result.stderr


def test_strict_ends_the_call_at_a_bad_item(desk):
    (desk / "pile" / "d.json").write_text("{", encoding="utf-8")
    result = run("read", "pile", "--strict")

    assert result.exit_code == 2
    assert result.stdout == ""


def test_a_missing_path_is_named_with_the_way_out(desk):
    result = run("read", "nowhere")

    assert result.exit_code == 2
    assert result.stderr.startswith("firsthand: nowhere: ")
    assert ";" in result.stderr


def test_an_empty_folder_is_nothing_to_do(desk):
    (desk / "empty").mkdir()
    result = run("read", "empty")

    assert result.exit_code == 1
    assert "nothing to do" in result.stderr


def test_a_folder_that_is_no_dossier_is_left_alone(desk):
    (desk / "mine").mkdir()
    (desk / "mine" / "thesis.txt").write_text("years of work", encoding="utf-8")
    result = run("dossier", "pile", "--out", "mine")

    assert result.exit_code == 2
    assert "mine" in result.stderr
    assert [p.name for p in (desk / "mine").iterdir()] == ["thesis.txt"]


def test_an_output_that_cannot_be_written_is_named(desk):
    result = run("read", "pile", "--out", "no/such/folder/articles.jsonl")

    assert result.exit_code == 2
    assert "no/such/folder/articles.jsonl: cannot be written" in result.stderr


# The verbs that compare by meaning, each with what it needs to be called.
MEANING = {
    "reuse": ["reuse", "pile"],
    "stories": ["stories", "pile"],
    "quotations": ["quotations", "pile"],
    "claims": ["claims", "pile"],
    "wording": ["wording", "pile"],
    "lineage": ["lineage", "pile"],
    "dossier": ["dossier", "pile", "--out", "d"],
    "demo": ["demo", "--out", "d"],
}


@pytest.mark.parametrize("verb", MEANING)
@pytest.mark.parametrize(
    ("words", "name"),
    [
        ([], "firsthand-25"),
        (["--encoder", "firsthand-25"], "firsthand-25"),
        (["--encoder", "mine.model"], "tiny"),
    ],
)
def test_the_encoder_named_is_the_one_that_is_asked(desk, monkeypatch, verb, words, name):
    Model().written(desk / "mine.model")
    asked, encode = set(), StaticEncoder.encode

    def overheard(encoder, sentences):
        asked.add(encoder.name)
        return encode(encoder, sentences)

    monkeypatch.setattr(StaticEncoder, "encode", overheard)

    assert run(*MEANING[verb], *words).exit_code == 0
    assert asked == {name}
    if (desk / "d").exists():
        assert json.loads((desk / "d" / "dossier.json").read_text(encoding="utf-8"))["encoder"] == name


@pytest.mark.parametrize("verb", MEANING)
@pytest.mark.parametrize("which", ["nowhere", "owner/model", "pile", "pile/a.txt", ""])
def test_a_wrong_encoder_is_told_on_one_line_before_anything_is_read(desk, verb, which):
    result = run(*MEANING[verb], "--encoder", which, "--progress")

    assert result.exit_code == 2
    [line] = result.stderr.splitlines()
    assert line.startswith(f"firsthand: {which}")
    assert "--encoder" in line
    assert result.stdout == ""
    assert not (desk / "d").exists()


def test_an_encoder_of_an_odd_name_is_told_on_one_line(desk):
    result = run("stories", "pile", "--encoder", "my\nmodel\x1b")

    assert result.exit_code == 2
    assert result.stderr.startswith("firsthand: my\\x0amodel\\x1b: no encoder of this name")
    assert len(result.stderr.splitlines()) == 1


def test_verbs_that_compare_no_meaning_take_no_encoder():
    for verb in set(main.commands) - set(MEANING):
        assert "--encoder" not in CliRunner().invoke(main, [verb, "--help"]).output
    for verb in MEANING:
        assert "--encoder" in CliRunner().invoke(main, [verb, "--help"]).output


def test_progress_is_said_on_standard_error_only(desk):
    result = run("stories", "pile", "--progress")

    assert "firsthand: reading" in result.stderr
    records(result)


def test_help_lists_the_verbs_in_the_order_of_the_work():
    text = CliRunner().invoke(main, ["--help"]).output
    verbs = ["read", "reuse", "stories", "citations", "quotations"]
    verbs += ["claims", "wording", "lineage", "dossier", "demo"]

    listed = text.split("Commands:")[1].splitlines()
    assert [line.split()[0] for line in listed if line] == verbs


PACT = "NATO praised the ferry. The alliance has no ferry of its own."


@pytest.mark.parametrize("verb", ["lineage", "quotations", "quotations --chains", "claims", "wording"])
def test_the_hash_seed_and_the_number_of_processes_change_nothing(desk, verb):
    pile = desk / "many.jsonl"
    lines = [
        json.dumps({"id": f"r{n:03}", "text": f"{FERRY} Note {n % 7}. {ORCHARD} {PACT}"}) for n in range(150)
    ]
    pile.write_text("\n".join(lines), encoding="utf-8")
    outputs = set()
    for seed, jobs in (("1", "1"), ("2", "2")):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-m", "firsthand", *verb.split(), str(pile), "--jobs", jobs],
            capture_output=True,
            env=environment,
            check=True,
        )
        outputs.add(done.stdout)

    [output] = outputs
    assert output


def test_the_list_of_commands_says_of_each_in_full_what_it_does():
    text = CliRunner().invoke(main, ["--help"], terminal_width=80).output

    assert "..." not in text.partition("Commands:")[2]
