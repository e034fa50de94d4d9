"""`waymark check`: every fault of the definitions, each with its line."""

from pathlib import Path

import click

from web.commands.opening import REFUSED
from workflows.catalogue import catalogue, definition_files
from workflows.checking import faults_in
from workflows.layer_texts import layer_files
from workflows.releases import changed_since_release, released


@click.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
def command(files: tuple[Path, ...]) -> None:
    """Check definitions: those in FILE, or else every version of every workflow, to come or in force, and every layer.

    Every fault is told at once, as file:line:column: what is wrong. A definition that is right line by line is gone
    through as a whole, and a dead end or a way round a duty is told as a story. How it follows the versions that are
    here is looked at too, and what is wrong in those. A layer is laid upon each version with which it is in force, and
    what would loosen a duty is told. Ends with 1 where there is any fault.
    """
    given = files or (*definition_files(), *layer_files())
    faults = [str(fault) for fault in faults_in(given)]
    if not files and not faults:
        faults += changed_since_release(catalogue(), released())
    for fault in faults:
        click.echo(fault)
    if faults:
        raise SystemExit(REFUSED)
    click.echo(f"{_count(len(given))} without a fault.")


def _count(number: int) -> str:
    return "1 definition" if number == 1 else f"{number} definitions"
