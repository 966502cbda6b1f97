"""One call of a command: the pile it reads, what it tells on the way, and the records it writes.

Bad items of a pile never end a call: each is told on standard error, in one line.
"""

import gc
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from firsthand.parallel import default_jobs

if TYPE_CHECKING:
    from firsthand.encode import Encoder
    from firsthand.model import NotRead
    from firsthand.read import Pile

DONE, NOTHING, WRONG = 0, 1, 2
# New objects before the young are looked through, and how often the older ones are beside them.
_GARBAGE = (50_000, 50, 100)


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

        # A pile is many values that live to the end: looking through them for garbage is a tenth of the time.
        gc.set_threshold(*_GARBAGE)
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
    return printable(f"firsthand: {path if line is None else f'{path}:{line}'}: {said}")


def printable(said: str) -> str:
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in said)


def _count(pile: "Pile") -> str:
    reports, left = len(pile.articles), len(pile.not_read)
    return f"{reports} report{'' if reports == 1 else 's'} read, {left} not read"


def write_records(records: Iterable[object], out: str) -> None:
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


def tell_what_is_too_long(articles: Iterable[Any]) -> None:
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


def decided_in(file: str | None, articles: Iterable[Any]) -> Any:
    from firsthand.decisions import read_decisions

    return read_decisions(Path(file), {article.id for article in articles}) if file else ()
