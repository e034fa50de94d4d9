"""`waymark check`: every fault of the definitions, each with its line."""

from pathlib import Path

import click

from engine.loader import check_files
from web.commands.opening import REFUSED
from workflows.catalogue import catalogue, changed_since_release, definition_files, known, released


@click.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
def command(files: tuple[Path, ...]) -> None:
    """Check definitions: those in FILE, or else every version of every workflow.

    Every fault is told at once, as file:line:column: what is wrong. A definition that is right line by line is gone
    through as a whole, and a dead end or a way round a duty is told as a story. Ends with 1 where there is any fault.
    """
    faults = [str(fault) for fault in check_files(files or definition_files(), known)]
    if not files and not faults:
        faults += changed_since_release(catalogue(), released())
    for fault in faults:
        click.echo(fault)
    if faults:
        raise SystemExit(REFUSED)
    click.echo(f"{_count(len(files or definition_files()))} without a fault.")


def _count(number: int) -> str:
    return "1 definition" if number == 1 else f"{number} definitions"
