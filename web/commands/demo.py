"""`waymark demo`: an invented school, to look at and to try things on."""

from datetime import UTC, datetime

import click

from engine.desk import Desk
from web.commands.opening import end, opened, settings_or_end
from web.demonstration.clearing import clear, demonstration_of
from web.demonstration.make import STORIES, make
from workflows.school.setting_up import has_school

SEED = 20150401


@click.command("demo")
@click.option(
    "--pupils", type=click.IntRange(len(STORIES), 2000), default=420, show_default=True, help="How many children."
)
@click.option("--seed", type=int, default=SEED, show_default=True, help="The same seed and day give the same school.")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day on which it ends; else today."
)
@click.option("--fresh", is_flag=True, help="Take the demonstration that is there away first.")
def command(pupils: int, seed: int, today: datetime | None, fresh: bool) -> None:
    """Make a believable school, walked through its days by the real engine. Refused beside a real school."""
    settings = settings_or_end()
    with opened(settings) as desk:
        if has_school(desk):
            _make_room(desk, fresh=fresh)
        day = today.replace(tzinfo=UTC).date() if today else desk.today()
        made = make(desk.database, pupils=pupils, seed=seed, today=day, base_url=settings.base_url, say=click.echo)
    click.echo(f"{made.pupils} children. Everybody in this school is made up. Next: waymark serve")


def _make_room(desk: Desk, *, fresh: bool) -> None:
    if demonstration_of(desk) is None:
        end(
            "This database holds a real school. The demonstration never stands beside one: set DATABASE_URL to another."
        )
    if not fresh:
        end("This database holds a demonstration already. `waymark demo --fresh` makes a new one in its place.")
    clear(desk)
