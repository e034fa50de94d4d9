"""`waymark run`: everything at once, for somebody who wants to look: the demonstration, and the pages."""

import click

from web.commands.demo import command as demo
from web.commands.opening import opened, settings_or_end
from web.commands.serve import HERE_ONLY, serve
from workflows.school.setting_up import has_school


@click.command("run")
@click.pass_context
def command(context: click.Context) -> None:
    """Load the demonstration school where there is no school yet, and serve the pages.

    A database that holds a school is used as it is.
    """
    settings = settings_or_end()
    with opened(settings) as desk:
        is_new = not has_school(desk)
    if is_new:
        context.invoke(demo)
    with opened(settings) as desk:
        serve(desk, settings, host=HERE_ONLY)
