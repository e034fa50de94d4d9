"""`waymark migrate`: running journeys to another definition: rehearsed, done, and taken back."""

from collections.abc import Callable, Iterator
from uuid import UUID

import click

from engine.clock import Clock
from engine.desk import Desk
from engine.errors import EngineError
from engine.migrating import Progress, migrate
from engine.playbook import Playbook
from engine.undoing import Refused, undo
from engine.values import Actor, Scope
from web.commands.opening import REFUSED, end, opened, school_or_end, settings_or_end
from web.definitions.landings import ChildLanding, children_landing, numbers_of, target_of
from web.definitions.proposed import note_of
from web.words import count
from workflows.school.pupils import pupils_named

WRONG_CALL = "Say which definition, as `waymark migrate WORKFLOW VERSION`, or what to take back, as `--undo ID`."
TODAY = " It is missing today already."


@click.command("migrate")
@click.argument("workflow", required=False)
@click.argument("version", required=False, type=click.IntRange(1))
@click.option("--dry-run", is_flag=True, help="Change nothing: only say who would land where, and lack what.")
@click.option("--undo", "undone", type=click.UUID, metavar="ID", help="Take back the migration with this id.")
@click.option("--why", default="", metavar="TEXT", help="Why it is done, kept with each journey's record.")
@click.option("--school", type=click.UUID, metavar="ID", help="Which school, where the database holds several.")
@click.pass_obj
def command(
    clock: Clock | None,
    workflow: str | None,
    version: int | None,
    dry_run: bool,
    undone: UUID | None,
    why: str,
    school: UUID | None,
) -> None:
    """Move running journeys to VERSION of WORKFLOW, as the map in it says (`replaces`), between two of their cycles.

    Each batch of children moves as a whole or not at all. A command that was stopped in the middle is run again, and
    goes on. What is only proposed can be rehearsed, and nothing moves to it. Taken back, journeys, steps and dates are
    as they were; a child about whom something newer was written stays, and is named with the reason.

    Ends with 1 where something was refused.
    """
    if (undone is None) == (workflow is None or version is None) or (undone is not None and (workflow or dry_run)):
        raise click.UsageError(WRONG_CALL)
    with opened(settings_or_end(), clock=clock) as desk:
        scope = Scope(school_or_end(desk, school), Actor.system("migrate"))
        if undone is not None:
            _take_back(desk, scope, undone)
            return
        target = _target(desk, scope, str(workflow), int(version or 0))
        if dry_run:
            click.echo("\n".join(_rehearsed(desk, scope, target)))
        else:
            _move(desk, scope, target, why)


def _target(desk: Desk, scope: Scope, workflow: str, version: int) -> Playbook:
    try:
        with desk.reading(scope) as session:
            return target_of(desk, session, scope, workflow, version)
    except KeyError:
        end(f"There is no definition “{workflow}” in version {version}.")


def _rehearsed(desk: Desk, scope: Scope, target: Playbook) -> Iterator[str]:
    """The dry run: a line for each child, by class and initials, and below it what they would lack."""
    yield from filter(None, (note_of(target.workflow),))
    with desk.reading(scope) as session:
        children = children_landing(desk, session, scope, target)
    for each in children:
        yield f"{_who(each)}: {each.from_label} → {each.to_label}{each.when}"
        yield from (f"    {lack.words}: {lack.because}{'' if lack.is_new else TODAY}" for lack in each.lacks)
    yield from numbers_of(children)
    yield "Nothing was changed."


def _who(each: ChildLanding) -> str:
    return ", ".join(part for part in (each.pupil.initials, each.pupil.class_name) if part)


def _move(desk: Desk, scope: Scope, target: Playbook, why: str) -> None:
    try:
        made = migrate(desk, scope, target, why=why, tell=_told("moved"))
    except EngineError as refusal:
        end(str(refusal), REFUSED)
    if made.id is None:
        click.echo("Nobody stands where they could move. `--dry-run` says where everybody stands.")
        return
    click.echo(f"{count(made.moved, 'journey')} moved. To take it back: waymark migrate --undo {made.id}")


def _take_back(desk: Desk, scope: Scope, migration_id: UUID) -> None:
    try:
        done = undo(desk, scope, migration_id, tell=_told("put back"))
    except EngineError as refusal:
        end(str(refusal), REFUSED)
    for line in _stayed(desk, scope, done.refused):
        click.echo(line, err=True)
    click.echo(f"{count(done.back, 'journey')} as before, {len(done.refused)} not put back.")
    if done.refused:
        raise SystemExit(REFUSED)


def _stayed(desk: Desk, scope: Scope, refused: tuple[Refused, ...]) -> Iterator[str]:
    with desk.reading(scope) as session:
        named = pupils_named(session, scope.school_id, [each.subject_id for each in refused])
    for each in refused:
        pupil = named.get(each.subject_id)
        yield f"{pupil.initials if pupil else each.subject_id}: {each.why}"


def _told(what: str) -> Callable[[Progress], None]:
    def tell(progress: Progress) -> None:
        click.echo(f"{progress.done:,} of {progress.of:,} {what}")

    return tell
