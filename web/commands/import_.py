"""`waymark import`: the roll from SIMS, Arbor, Bromcom or a Common Transfer File, and the contacts beside it."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import click

from engine.desk import Desk
from engine.values import Actor, Scope
from web.commands.opening import REFUSED, end, opened, settings_or_end
from workflows.school.roll.apply import apply
from workflows.school.roll.decode import MOST_BYTES
from workflows.school.roll.kept import look
from workflows.school.roll.preview import Preview
from workflows.school.roll.problems import Unreadable
from workflows.school.roll.reading import read
from workflows.school.roll.report import report
from workflows.school.setting_up import schools

NO_SCHOOL = UUID(int=0)


@click.command("import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE..."
)
@click.option("--dry-run", is_flag=True, help="Write nothing: only say what would change.")
@click.option("--ask-leavers", is_flag=True, help="Ask of each pupil, or contact, whether they have left.")
@click.option("--school", type=click.UUID, metavar="ID", help="Which school, where the database holds several.")
def command(files: tuple[Path, ...], dry_run: bool, ask_leavers: bool, school: UUID | None) -> None:
    """Bring in the roll from FILE: an export of SIMS, Arbor or Bromcom (.csv, .xlsx), or a Common Transfer File (.xml).

    A contacts export of the same systems (.csv, .xlsx) is known by its columns, and brings in the pupils’ contacts.

    Says of each file which it is, what would change, and what is wrong on which line. What is wrong is not taken, and
    the rest is. Nobody leaves without being asked about. The page Roll shows the same, and takes imports back.

    Ends with 1 where a file has errors or cannot be read.
    """
    with opened(settings_or_end()) as desk:
        scope = Scope(_school(desk, school, dry_run=dry_run), Actor.system("roll"))
        fine = [_bring_in(desk, scope, file, dry_run=dry_run, ask=ask_leavers) for file in files]
    if not all(fine):
        raise SystemExit(REFUSED)


def _school(desk: Desk, wanted: UUID | None, *, dry_run: bool) -> UUID:
    """The school meant. A rehearsal needs none: then everybody in the file is new."""
    found = schools(desk)
    if wanted is not None and wanted not in found:
        end("The database holds no such school.")
    if not found and not dry_run:
        end("There is no school yet. Make one first: waymark setup, or the first page of waymark serve.")
    if len(found) > 1 and wanted is None:
        end("The database holds several schools. Say which with --school: " + ", ".join(map(str, found)))
    return wanted or (found[0] if found else NO_SCHOOL)


def _bring_in(desk: Desk, scope: Scope, file: Path, *, dry_run: bool, ask: bool) -> bool:
    """One file; whether there was nothing wrong with it."""
    try:
        with file.open("rb") as opened_file:
            shown = look(desk, scope, read(opened_file.read(MOST_BYTES + 1), file.name, desk.today()))
    except Unreadable as refusal:
        click.echo(f"{file.name}: {refusal}\n", err=True)
        return False
    click.echo(report(shown))
    if not dry_run:
        left = list(_gone(shown)) if ask else []
        click.echo(_said(shown, apply(desk, scope, shown, left), len(left)))
    return not shown.errors


def _gone(shown: Preview) -> Iterator[UUID]:
    """Ask of each pupil and each contact who may have left."""
    for each in shown.leaving:
        if click.confirm(f"{each.pupil.full_name}: {each.why.value}. Has this pupil left?", default=False):
            yield each.pupil_id
    for ending in shown.contacts.endings:
        words = f"{ending.contact.name}, of {ending.pupil.full_name}: not in the file. Are they a contact no more?"
        if click.confirm(words, default=False):
            yield ending.contact_id


def _said(shown: Preview, made: UUID | None, left: int) -> str:
    """What was done, and what was not."""
    stay = len(shown.asked_about) - left
    new, changed = shown.counts
    done = f"Brought in: {new} new, {changed} changed, {left} left." if made else "Nothing to do."
    stayed = "may have ended and stay" if shown.roll.is_of_contacts else "may have left and stay on the roll"
    return f"{done} {stay} {stayed}.\n" if stay else f"{done}\n"
