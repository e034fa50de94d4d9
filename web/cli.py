"""The command line, `waymark`: one module in `web.commands` for each command, found by being there."""

import importlib
import pkgutil

import click

from web import commands


class Commands(click.Group):
    """The commands that lie in `web.commands`; each module has a `command` and is called like it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_modules())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _modules():
            return None
        found: click.Command = importlib.import_module(f"web.commands.{_modules()[cmd_name]}").command
        return found


def _modules() -> dict[str, str]:
    """Each command’s module; one whose name Python keeps for itself has a dash below behind it: `import_`."""
    names = (found.name for found in pkgutil.iter_modules(commands.__path__) if found.name != "opening")
    return {name.rstrip("_"): name for name in names}


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="waymark", prog_name="waymark")
def main() -> None:
    """Waymark: each pupil's way through SEN support, and the next thing to do.

    The environment says where things are: DATABASE_URL, DATA_DIR, BASE_URL, PORT, SECRET_KEY; and how reminders go, by
    one of SMTP_URL, NOTIFY_API_KEY (with NOTIFY_TEMPLATE_ID) and TEAMS_WEBHOOK_URL. Without any of them, everything
    lies in the folder data/.

    A command ends with 0 when it did what was asked, with 1 when it found or refused something, with 2 when it was
    called wrongly or the database belongs to a newer Waymark, and with 3 when Waymark cannot start.
    """


if __name__ == "__main__":
    main()
