"""What the documentation shows is what happens: every example is run once, every command exists."""

import doctest
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from firsthand.cli import main
from firsthand.examples import PILE

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
# Blocks that are shown and not run: shell lines that set a machine up, shapes, files that a reader writes.
SHOWN = {"", "sh", "csv", "json"}
BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|#|mailto:)([^)#\s]+)")


def blocks(page: Path, kind: str) -> list[str]:
    return [
        found["body"] for found in BLOCK.finditer(page.read_text(encoding="utf-8")) if found["kind"] == kind
    ]


def sessions(page: Path) -> list[tuple[str, str]]:
    """Each `$ command` of the page's console blocks that we can run here, with the output shown for it."""
    found = []
    for block in blocks(page, "console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            if command.startswith("firsthand "):
                found.append((command, output))
    return found


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with the bundled example in `reports/` and the pages' own files: here the examples are run."""
    shutil.copytree(PILE, tmp_path / "reports")
    shutil.copytree(ROOT / "docs" / "input", tmp_path / "docs" / "input")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_console_examples_print_what_the_page_shows(page, desk):
    checker = doctest.OutputChecker()
    for command, shown in sessions(page):
        words = shlex.split(command)[1:]
        target = None
        if ">" in words:
            words, target = words[: words.index(">")], desk / words[-1]
        result = CliRunner().invoke(main, words)
        if target:
            target.write_text(result.stdout, encoding="utf-8")
        got = "" if target else result.stdout
        got = got.replace(str(desk.resolve()), "/home/you")

        if shown:
            assert checker.check_output(shown, got, doctest.ELLIPSIS), f"$ {command}\nprinted\n{got}"
        assert result.exit_code == 0, f"$ {command}\n{result.output}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_examples_give_what_the_page_shows(page, desk):
    """A page's blocks are one session; a line with a prompt must print what stands below it."""
    code = "\n".join(blocks(page, "python"))
    if ">>> " not in code:
        exec(compile(code, str(page), "exec"), {})
        return
    session = doctest.DocTestParser().get_doctest(code, {}, page.name, str(page), 0)
    runner = doctest.DocTestRunner()
    runner.run(session)

    assert session.examples
    assert not runner.failures, (
        f"{runner.failures} of {runner.tries} examples print something else, see above"
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_example_is_left_out(page):
    text = page.read_text(encoding="utf-8")
    kinds = {found["kind"] for found in re.finditer(r"^```(?P<kind>\w*)\n.*?^```$", text, re.M | re.S)}

    assert kinds <= SHOWN | {"console", "python"}
    shell = "\n".join(blocks(page, "sh"))
    assert not re.search(r"^firsthand ", shell, re.M), "a call of firsthand belongs into a console block"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_has_help_with_an_example_and_stands_in_the_readme(command):
    text = main.commands[command].help

    assert text
    assert f"firsthand {command}" in text
    assert f"firsthand {command}" in (ROOT / "README.md").read_text(encoding="utf-8")
