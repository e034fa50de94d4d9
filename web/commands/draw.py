"""`waymark draw`: a definition as a picture and as a table."""

from pathlib import Path

import click

from engine.clock import SystemClock, day_of
from engine.definition import Workflow
from web.commands.opening import REFUSED, end
from web.definitions.described import described
from web.definitions.layout import laid_out
from web.definitions.picture import svg
from web.definitions.proposed import note_of
from web.definitions.written import mermaid, table
from workflows.catalogue import catalogue

FORMS = ("svg", "mermaid", "table")


@click.command("draw")
@click.argument("workflow")
@click.option("--as", "form", type=click.Choice(FORMS), default="table", show_default=True, help="What to make of it.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to FILE.", metavar="FILE")
def command(workflow: str, form: str, output: Path | None) -> None:
    """Draw the version of WORKFLOW that is in force: its stages, every move, who may make it, and what it needs.

    What is only proposed can be drawn too, and says so.
    """
    found = _found(workflow)
    said = _drawn(found, form)
    if output is None:
        click.echo(said, nl=False)
    else:
        output.write_text(said, encoding="utf-8")
        click.echo(f"Written to {output}.")


def _found(workflow: str) -> Workflow:
    definitions = catalogue()
    for each in definitions.proposals():
        if each.workflow.name == workflow:
            return each.workflow
    try:
        return definitions.current(workflow, day_of(SystemClock().now())).workflow
    except KeyError:
        there = [*definitions.names(), *(each.workflow.name for each in definitions.proposals())]
        end(f"There is no workflow “{workflow}”. There are: {', '.join(there)}.", REFUSED)


def _drawn(workflow: Workflow, form: str) -> str:
    stages, note = described(workflow), note_of(workflow)
    if form == "svg":
        return svg(laid_out(stages), workflow.title, note=note)
    return mermaid(stages, note) if form == "mermaid" else table(stages, note)
