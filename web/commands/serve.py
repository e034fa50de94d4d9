"""`waymark serve`: the pages and the scheduler, in one process."""

import logging
import signal
from typing import Any

import click
import waitress

from engine.desk import Desk
from notifications.channels import ChannelFault
from notifications.scheduler import start_background
from web import create_app
from web.commands.opening import CANNOT_START, end, opened, settings_or_end
from web.demonstration.clearing import demonstration_of
from web.demonstration.people import sign_in_lines
from workflows.school.setting_up import has_school
from workflows.settings import Settings

HERE_ONLY = "127.0.0.1"
THREADS = 8


@click.command("serve")
@click.option("--host", default=HERE_ONLY, show_default=True, help="The address to listen on; 0.0.0.0 is every one.")
@click.option("--proxy", help="The address of a reverse proxy in front, whose X-Forwarded-For is believed.")
def command(host: str, proxy: str | None) -> None:
    """Serve the pages on PORT, and send reminders, until told to end.

    With no school yet, every page leads to the one that makes it.
    """
    settings = settings_or_end()
    with opened(settings) as desk:
        serve(desk, settings, host=host, proxy=proxy)


def serve(desk: Desk, settings: Settings, *, host: str, proxy: str | None = None) -> None:
    """Run the web and the scheduler until the process is told to end."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    signal.signal(signal.SIGTERM, _leave)
    try:
        runner = start_background(desk, settings)
    except ChannelFault as fault:
        end(str(fault), CANNOT_START)
    try:
        app = create_app(desk, settings, wake=runner.wake)
        server = waitress.create_server(
            app, host=host, port=settings.port, threads=THREADS, ident=None, **_behind(proxy)
        )
        click.echo(_welcome(desk, settings))
        server.run()
    except OSError as fault:
        end(f"Cannot listen on {host}:{settings.port}: {fault.strerror or fault}. PORT changes the port.", CANNOT_START)
    finally:
        runner.stop()


def _leave(_number: int, _frame: Any) -> None:
    """Being told to end is no failure."""
    raise SystemExit(0)


def _behind(proxy: str | None) -> dict[str, Any]:
    if not proxy:
        return {}
    return {
        "trusted_proxy": proxy,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }


def _welcome(desk: Desk, settings: Settings) -> str:
    """Where the pages are; and who may sign in to a demonstration, or that a school is yet to be made."""
    lines = [f"Waymark is at {settings.base_url}"]
    invented = demonstration_of(desk)
    if invented is not None:
        lines += sign_in_lines()
        if invented.is_old(desk.today()):
            lines.append(
                "This demonstration is over a week old, so most of its steps are late. For a new one, end this,"
            )
            lines.append("then: waymark demo --fresh")
    elif not has_school(desk):
        lines.append("There is no school yet: the first page makes one.")
    return "\n".join(lines)
