"""`waymark setup`: a real school from nothing, without a browser."""

import click

from web.commands.opening import end, opened, settings_or_end
from workflows.school.accounts import password_faults
from workflows.school.setting_up import AlreadySetUp, NewSchool, Phase, set_up


@click.command("setup")
@click.option("--name", prompt="School’s name", help="What the school is called.")
@click.option(
    "--phase",
    prompt="Which children it is for",
    type=click.Choice([phase.value for phase in Phase]),
    default=Phase.PRIMARY.value,
    help="Which children it is for.",
)
@click.option(
    "--maintained/--not-maintained", prompt="Does the council maintain it", help="Whether the council maintains it."
)
@click.option("--senco-name", prompt="SENCO’s name", help="As colleagues should see it.")
@click.option("--senco-email", prompt="SENCO’s e-mail address", help="What the SENCO signs in with.")
@click.password_option(
    help="The SENCO’s password. Left out, it is asked for; a script may give it in WAYMARK_PASSWORD.",
    envvar="WAYMARK_PASSWORD",
)
def command(name: str, phase: str, maintained: bool, senco_name: str, senco_email: str, password: str) -> None:
    """Make a school: its name, the usual terms of this school year, and its first SENCO.

    Refused where the database holds a school already. It is never mixed with the demonstration.
    """
    fault, _ = password_faults(password, password)
    if fault:
        end(f"{fault}.")
    new = NewSchool(name, Phase(phase), maintained, senco_name, senco_email, password)
    with opened(settings_or_end()) as desk:
        try:
            set_up(desk, new)
        except AlreadySetUp as refused:
            end(str(refused))
    click.echo(f"{name} is set up. Next: waymark serve, and sign in as {senco_email}.")
