"""`waymark draw`: a definition as a picture and as a table."""

from pathlib import Path

import click

from engine.clock import SystemClock, day_of
from web.commands.opening import REFUSED, end
from web.definitions.described import StageSaid, described
from web.definitions.layout import laid_out
from web.definitions.picture import svg
from web.definitions.written import mermaid, table
from workflows.catalogue import catalogue

FORMS = ("svg", "mermaid", "table")


@click.command("draw")
@click.argument("workflow")
@click.option("--as", "form", type=click.Choice(FORMS), default="table", show_default=True, help="What to make of it.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to FILE.", metavar="FILE")
def command(workflow: str, form: str, output: Path | None) -> None:
    """Draw the version of WORKFLOW that is in force: its stages, every move, who may make it, and what it needs."""
    definitions = catalogue()
    try:
        found = definitions.current(workflow, day_of(SystemClock().now())).workflow
    except KeyError:
        end(f"There is no workflow “{workflow}”. There are: {', '.join(definitions.names())}.", REFUSED)
    said = _drawn(described(found), found.title, form)
    if output is None:
        click.echo(said, nl=False)
    else:
        output.write_text(said, encoding="utf-8")
        click.echo(f"Written to {output}.")


def _drawn(stages: tuple[StageSaid, ...], title: str, form: str) -> str:
    if form == "svg":
        return svg(laid_out(stages), title)
    return mermaid(stages) if form == "mermaid" else table(stages)
