"""`waymark nudge`: one sweep, by hand, or a look at what it would say to whom."""

from collections.abc import Iterator
from datetime import UTC, datetime

import click

from engine.clock import Clock, at_time
from engine.days import in_words
from notifications.records import AboutKind
from notifications.rungs import Told
from notifications.scheduler import signer_for
from notifications.sweep import SweepReport, sweep
from notifications.wording import ROLE_WORDS, title_words
from web.commands.opening import end, opened, settings_or_end
from workflows.school.setting_up import schools_named


@click.command("nudge")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day, as 2026-11-21; else today.")
@click.option("--dry-run", is_flag=True, help="Write nothing: only say what would go.")
@click.pass_obj
def command(clock: Clock | None, as_of: datetime | None, dry_run: bool) -> None:
    """Look once for reminders that are due, and write them; say to whom each goes, and why.

    What is written shows in the product at once, and its mails go with the next round of the scheduler (waymark serve,
    or python -m notifications). A day to come can be looked at with --dry-run, and only so.
    """
    settings = settings_or_end()
    with opened(settings, clock=clock) as desk:
        day = as_of.replace(tzinfo=UTC).date() if as_of else desk.today()
        if day > desk.today() and not dry_run:
            end(f"{day:%A} {in_words(day)} is still to come, and its reminders would go too early. Add --dry-run.")
        for school_id, name in schools_named(desk).items():
            site, signer = settings.base_url, signer_for(settings)
            report = sweep(desk, school_id, at_time(day), base_url=site, dry_run=dry_run, signer=signer)
            click.echo("\n".join([f"{name}, {day:%A} {in_words(day)}", *_said(report, dry_run=dry_run)]))


def _said(report: SweepReport, *, dry_run: bool) -> Iterator[str]:
    if not report.setting.is_open:
        yield "  A closed day: only what the law dates is spoken of."
    for each in report.told:
        yield f"  {_recipient(report, each)}: {_about(report, each)}"
        yield f"    because it is {each.reason}"
    would = "would be " if dry_run else ""
    reminders, mails = _count(len(report.told), "reminder"), _count(len(report.mails), "mail")
    yield f"  {reminders} {would}written, {mails} {would}made up."


def _recipient(report: SweepReport, each: Told) -> str:
    """Whose mail it is: the job and initials, never a name."""
    reader = report.setting.staff[each.recipient_id]
    job = reader.job or ROLE_WORDS.get(each.role, each.role)
    return f"{job} {reader.initials}"


def _about(report: SweepReport, each: Told) -> str:
    if each.about.kind is AboutKind.SCHOOL:
        return f"{each.title}, a duty of the school"
    child = report.children[each.about.subject_id]
    return f"{title_words(each.title, child.initials)}, for {child}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
