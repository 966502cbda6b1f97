"""The verbs over JSON lines: each command reads, calls the function of its name, and writes.

Exit 0 when done, 1 when there was nothing to do or a check failed, 2 when the call is wrong.
Everything heavy is imported inside the commands, so that `--help` answers at once.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from firsthand.call import (
    DONE,
    NOTHING,
    WRONG,
    Work,
    decided_in,
    printable,
    tell_what_is_too_long,
    write_records,
)

Command = TypeVar("Command", bound=Callable[..., Any])

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
            click.echo(printable(f"firsthand: {fault}"), err=True)
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


@main.command()
@click.argument("paths", nargs=-1, required=True, type=PathArgument)
@_to_file
@_shared
def read(paths: tuple[str, ...], out: str, **shared: Any) -> None:
    """Read files, folders or - into articles, noise marked.

    \b
    firsthand read reports/ > articles.jsonl
    """
    write_records(Work(**shared).read(paths).articles, out)


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
    write_records(compared.every_pair() if per_pair else compared.reuses(), out)


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
    write_records(stories(work.read([file]).articles, work.jobs, work.encoder), out)


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
    write_records(citations(work.read([file]).articles, work.outlets, work.jobs), out)


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
    tell_what_is_too_long(articles)
    work.say("looking for quotations")
    verb = chains if as_chains else quotations
    write_records(verb(articles, work.outlets, work.jobs, work.encoder), out)


@main.command()
@click.argument("file", type=PathArgument)
@_decisions
@_encoder
@_to_file
@_shared
def claims(file: str, decisions_file: str | None, out: str, **shared: Any) -> None:
    """Find what is claimed, what changed, and what became of plans.

    \b
    firsthand claims articles.jsonl > claims.jsonl
    """
    from firsthand.dossier import claims

    _whole(claims, file, decisions_file, out, **shared)


@main.command()
@click.argument("file", type=PathArgument)
@_encoder
@_to_file
@_shared
def wording(file: str, out: str, **shared: Any) -> None:
    """Compare what outlets call the same person, state, body or event.

    \b
    firsthand wording articles.jsonl > wording.jsonl
    """
    from firsthand.dossier import wording

    _whole(wording, file, None, out, **shared)


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

    _whole(lineage, file, decisions_file, out, **shared)


def _whole(
    verb: Callable[..., Iterable[object]], file: str, decisions_file: str | None, out: str, **shared: Any
) -> None:
    """A verb that rests on everything found out about the pile."""
    work = Work(**shared)
    articles = work.read([file]).articles
    tell_what_is_too_long(articles)
    decided = decided_in(decisions_file, articles)
    write_records(verb(articles, work.outlets, decided, jobs=work.jobs, encoder=work.encoder), out)


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
    tell_what_is_too_long(pile.articles)
    decided = decided_in(decisions_file, pile.articles)
    found = dossier(pile.articles, work.outlets, decided, pile.not_read, work.jobs, work.say, work.encoder)
    work.say("writing and checking the pages")
    write(found, Path(out), work.jobs)
    click.echo(summary(found))
    click.echo(f"Open {Path(out).resolve() / 'index.html'}")
