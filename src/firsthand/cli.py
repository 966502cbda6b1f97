"""The verbs over JSON lines: each command reads, calls the function of its name, and writes.

Exit 0 when done, 1 when there was nothing to do or a check failed, 2 when the call is wrong.
Everything heavy is imported inside the commands, so that `--help` answers at once.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from firsthand.parallel import default_jobs

if TYPE_CHECKING:
    from firsthand.encode import Encoder
    from firsthand.model import NotRead
    from firsthand.read import Pile

Command = TypeVar("Command", bound=Callable[..., Any])

DONE, NOTHING, WRONG = 0, 1, 2
PathArgument = click.Path(path_type=str)


class Verbs(click.Group):
    """Shows commands in the order of the work, and turns a wrong call into one line and exit 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        from firsthand.check import CheckError
        from firsthand.model import PileError

        try:
            return super().invoke(ctx)
        except PileError as fault:
            click.echo(_printable(f"firsthand: {fault}"), err=True)
            ctx.exit(WRONG)
        except CheckError as fault:
            click.echo(f"firsthand: the check failed, nothing was written: {fault}", err=True)
            ctx.exit(NOTHING)
        except BrokenPipeError:  # the reader of our output has seen enough
            sys.stdout = None
            ctx.exit(DONE)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="firsthand")
def main() -> None:
    """Show which reports of a pile are first-hand, with the passage behind every statement.

    \b
    firsthand demo                          the dossier of the bundled example
    firsthand dossier FOLDER --out DIR      the main job: everything, as pages and data
    """


def _shared(command: Command) -> Command:
    """The options that every command has."""
    for option in reversed(
        [
            click.option(
                "--outlets",
                "outlets_file",
                type=PathArgument,
                help="Your outlet facts (JSON Lines), over ours.",
            ),
            click.option(
                "--jobs", type=click.IntRange(1, 64), help="Processes; all cores by default, at most 8."
            ),
            click.option("--strict", is_flag=True, help="Exit 2 when any item of the pile cannot be read."),
            click.option(
                "--progress/--no-progress",
                default=None,
                help="Say each stage on standard error; by default only on a terminal.",
            ),
        ]
    ):
        command = option(command)
    return command


def _to_file(command: Command) -> Command:
    return click.option(
        "--out", type=PathArgument, default="-", help="Write there instead of standard output."
    )(command)


_decisions = click.option(
    "--decisions",
    "decisions_file",
    type=PathArgument,
    help="Your judgements (JSON Lines): this is, or is not, taken from that.",
)

_encoder = click.option(
    "--encoder",
    metavar="NAME|PATH",
    help="Compare by meaning with your own model (docs/encoder.md), not with the one that ships.",
)


class Work:
    """One call: the outlets and encoder it uses, how many processes, and what it tells on the way."""

    def __init__(
        self,
        outlets_file: str | None,
        jobs: int | None,
        strict: bool,
        progress: bool | None,
        **encoder: str | None,
    ) -> None:
        from firsthand.reference.outlets import Outlets

        self.outlets = Outlets.load(Path(outlets_file) if outlets_file else None)
        # Only the commands that have the option need one; a damaged one is told before the pile is read.
        self.encoder = _load_encoder(encoder["encoder"]) if encoder else None
        self.jobs = jobs or default_jobs()
        self._strict = strict
        self._progress = sys.stderr.isatty() if progress is None else progress

    def say(self, stage: str) -> None:
        if self._progress:
            click.echo(f"firsthand: {stage}", err=True)

    def read(self, paths: Sequence[str]) -> "Pile":
        """The pile, its bad items told on standard error; ends the call where nothing is left to do."""
        from firsthand.dossier import read

        self.say("reading")
        pile = read(paths, self.outlets, self.jobs)
        for item in pile.not_read:
            click.echo(complaint(item), err=True)
        if pile.not_read and self._strict:
            click.echo(f"firsthand: {_count(pile)}; --strict asks for all", err=True)
            raise SystemExit(WRONG)
        if not pile.articles:
            click.echo(f"firsthand: {_count(pile)}; nothing to do", err=True)
            raise SystemExit(NOTHING)
        if pile.not_read:
            click.echo(f"firsthand: {_count(pile)}", err=True)
        self.say(f"{len(pile.articles)} reports")
        return pile


def complaint(item: "NotRead") -> str:
    """`firsthand: FILE[:LINE]: what is wrong; what to do`, on one line whatever the file is called."""
    return _complaint(item.path, item.line, f"{item.why}; {item.remedy}")


def _complaint(path: str, line: int | None, said: str) -> str:
    return _printable(f"firsthand: {path if line is None else f'{path}:{line}'}: {said}")


def _printable(said: str) -> str:
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in said)


def _count(pile: "Pile") -> str:
    reports, left = len(pile.articles), len(pile.not_read)
    return f"{reports} report{'' if reports == 1 else 's'} read, {left} not read"


def _write(records: Iterable[object], out: str) -> None:
    from firsthand.model import PileError
    from firsthand.records import line

    try:
        # As bytes: text would get the line ends and the encoding of the system it is written on.
        with click.open_file(out, "wb") as file:
            for record in records:
                file.write(f"{line(record)}\n".encode())
            file.flush()
    except OSError as fault:
        if isinstance(fault, BrokenPipeError):
            raise
        raise PileError(
            f"{out}: cannot be written ({fault.strerror}); name another file with --out"
        ) from fault


@main.command()
@click.argument("paths", nargs=-1, required=True, type=PathArgument)
@_to_file
@_shared
def read(paths: tuple[str, ...], out: str, **shared: Any) -> None:
    """Read files, folders or - into articles, noise marked.

    \b
    firsthand read reports/ > articles.jsonl
    """
    _write(Work(**shared).read(paths).articles, out)


@main.command()
@click.argument("file", type=PathArgument)
@click.option("--per-pair", is_flag=True, help="One line per pair of reports that share the report itself.")
@_encoder
@_to_file
@_shared
def reuse(file: str, per_pair: bool, out: str, **shared: Any) -> None:
    """Find passages that reports share, and what differs in them.

    \b
    firsthand reuse articles.jsonl > reuse.jsonl
    """
    from firsthand.dossier import compare

    work = Work(**shared)
    articles = work.read([file]).articles
    work.say("comparing the reports")
    compared = compare(articles, work.jobs, work.encoder)
    _write(compared.every_pair() if per_pair else compared.reuses(), out)


@main.command()
@click.argument("file", type=PathArgument)
@_encoder
@_to_file
@_shared
def stories(file: str, out: str, **shared: Any) -> None:
    """Group reports by the event they report, across languages.

    \b
    firsthand stories articles.jsonl > stories.jsonl
    """
    from firsthand.dossier import stories

    work = Work(**shared)
    _write(stories(work.read([file]).articles, work.jobs, work.encoder), out)


@main.command()
@click.argument("file", type=PathArgument)
@_to_file
@_shared
def citations(file: str, out: str, **shared: Any) -> None:
    """Find where reports say they have something from.

    \b
    firsthand citations articles.jsonl > citations.jsonl
    """
    from firsthand.dossier import citations

    work = Work(**shared)
    _write(citations(work.read([file]).articles, work.outlets, work.jobs), out)


@main.command()
@click.argument("file", type=PathArgument)
@click.option(
    "--chains", "as_chains", is_flag=True, help="From whom each report has what it quotes, step by step."
)
@_encoder
@_to_file
@_shared
def quotations(file: str, as_chains: bool, out: str, **shared: Any) -> None:
    """Find who said what, to whom.

    \b
    firsthand quotations articles.jsonl > quotations.jsonl
    """
    from firsthand.dossier import chains, quotations

    work = Work(**shared)
    articles = work.read([file]).articles
    _tell_what_is_too_long(articles)
    work.say("looking for quotations")
    verb = chains if as_chains else quotations
    _write(verb(articles, work.outlets, work.jobs, work.encoder), out)


@main.command()
@click.argument("file", type=PathArgument)
@_decisions
@_encoder
@_to_file
@_shared
def lineage(file: str, decisions_file: str | None, out: str, **shared: Any) -> None:
    """Trace who took from whom, and count independent origins.

    \b
    firsthand lineage articles.jsonl > lineage.jsonl
    """
    from firsthand.dossier import lineage

    work = Work(**shared)
    articles = work.read([file]).articles
    decided = _read_decisions(decisions_file, articles)
    _write(lineage(articles, work.outlets, decided, work.jobs, work.encoder), out)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=PathArgument)
@click.option(
    "--out", required=True, type=PathArgument, help="The folder to write; a former dossier is replaced."
)
@_decisions
@_encoder
@_shared
def dossier(paths: tuple[str, ...], out: str, decisions_file: str | None, **shared: Any) -> None:
    """The main job: everything about a pile, as pages and data.

    \b
    firsthand dossier reports/ --out dossier
    """
    _dossier(Work(**shared), paths, out, decisions_file)


@main.command()
@click.option("--out", type=PathArgument, default="demo", show_default=True, help="The folder to write.")
@_encoder
@_shared
def demo(out: str, **shared: Any) -> None:
    """Write the dossier of the bundled example, which is invented.

    \b
    firsthand demo
    """
    from firsthand.examples import OUTLETS, PILE

    shared["outlets_file"] = shared["outlets_file"] or str(OUTLETS)
    _dossier(Work(**shared), [str(PILE)], out, None)


def _dossier(work: Work, paths: Sequence[str], out: str, decisions_file: str | None) -> None:
    from firsthand.dossier import dossier
    from firsthand.render import summary, write

    pile = work.read(paths)
    _tell_what_is_too_long(pile.articles)
    decided = _read_decisions(decisions_file, pile.articles)
    found = dossier(pile.articles, work.outlets, decided, pile.not_read, work.jobs, work.say, work.encoder)
    work.say("writing and checking the pages")
    write(found, Path(out), work.jobs)
    click.echo(summary(found))
    click.echo(f"Open {Path(out).resolve() / 'index.html'}")


def _tell_what_is_too_long(articles: Iterable[Any]) -> None:
    """Name the articles of which the end is not read for quotations."""
    from firsthand.quotations import LONGEST_READ

    for article in articles:
        if len(article.text) > LONGEST_READ:
            said = (
                f"only its first {LONGEST_READ:,} characters were read for quotations; divide it into reports"
            )
            click.echo(_complaint(article.source.path, article.source.line, said), err=True)


def _load_encoder(which: str | None) -> "Encoder":
    from firsthand.encode import load

    return load(which)


def _read_decisions(file: str | None, articles: Iterable[Any]) -> Any:
    from firsthand.decisions import read_decisions

    return read_decisions(Path(file), {article.id for article in articles}) if file else ()
