"""`waymark draw`: a definition as a picture and as a table, as it was written or as a school has it."""

from pathlib import Path
from typing import NoReturn
from uuid import UUID

import click

from engine.clock import Clock, SystemClock, day_of
from engine.definition import Workflow
from engine.playbook import Catalogue
from web.commands.opening import REFUSED, end, opened, school_or_end, settings_or_end
from web.definitions.described import described
from web.definitions.layout import laid_out
from web.definitions.picture import svg
from web.definitions.proposed import note_of
from web.definitions.written import mermaid, table
from workflows.catalogue import catalogue
from workflows.school.accounts import NOBODY

FORMS = ("svg", "mermaid", "table")


@click.command("draw")
@click.argument("workflow")
@click.argument("version", required=False, type=click.IntRange(1))
@click.option("--as", "form", type=click.Choice(FORMS), default="table", show_default=True, help="What to make of it.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to FILE.", metavar="FILE")
@click.option("--own", is_flag=True, help="As the school of the database has it, with its layers laid.")
@click.option("--school", type=click.UUID, metavar="ID", help="As this school has it, where there are several.")
@click.pass_obj
def command(
    clock: Clock | None,
    workflow: str,
    version: int | None,
    form: str,
    output: Path | None,
    own: bool,
    school: UUID | None,
) -> None:
    """Draw WORKFLOW: its stages, every move, who may make it, and what it needs.

    It is the version that is in force, or VERSION, which may be one to come. What is only proposed can be drawn too,
    and says so.
    """
    if version is not None and (own or school):
        raise click.UsageError("A school’s own layers are laid upon what is in force: leave VERSION out, or --own.")
    if version is not None:
        found = _version(workflow, version)
    else:
        found = _own(clock, workflow, school) if own or school else _written(clock, workflow)
    said = _drawn(found, form)
    if output is None:
        click.echo(said, nl=False)
    else:
        output.write_text(said, encoding="utf-8")
        click.echo(f"Written to {output}.")


def _written(clock: Clock | None, workflow: str) -> Workflow:
    """The definition that is in force today as it was written, or the proposal; the command ends without one."""
    definitions, today = catalogue(), day_of((clock or SystemClock()).now())
    proposed = (each.workflow for each in definitions.proposals() if each.workflow.name == workflow)
    if workflow not in definitions.names(on=today):
        return next(proposed, None) or _unknown(definitions, workflow)
    return definitions.current(workflow, today).workflow


def _version(workflow: str, version: int) -> Workflow:
    """One version as it was written; the command ends where there is none."""
    try:
        return catalogue().version(workflow, version).workflow
    except KeyError:
        end(f"There is no definition “{workflow}” in version {version}.", REFUSED)


def _own(clock: Clock | None, workflow: str, school: UUID | None) -> Workflow:
    """The same as a school has it today."""
    with opened(settings_or_end(), clock=clock) as desk:
        school_id = school_or_end(desk, school)
        if workflow not in desk.catalogue.names(on=desk.today()):
            return _written(clock, workflow)
        with desk.reading(NOBODY) as session:
            own = desk.catalogue.of_school(session.connection(), school_id)
        return own.current(workflow, desk.today()).workflow


def _unknown(definitions: Catalogue, workflow: str) -> NoReturn:
    there = [*definitions.names(), *(each.workflow.name for each in definitions.proposals())]
    end(f"There is no workflow “{workflow}”. There are: {', '.join(there)}.", REFUSED)


def _drawn(workflow: Workflow, form: str) -> str:
    titles = {each.workflow.name: each.workflow.title for each in catalogue().all()}
    stages, note = described(workflow, titles), note_of(workflow)
    if form == "svg":
        return svg(laid_out(stages), workflow.title, note=note)
    return mermaid(stages, note) if form == "mermaid" else table(stages, note)
