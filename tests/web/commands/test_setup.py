"""`waymark setup`: a real school from the command line, once."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from web.cli import main

SCHOOL = ("--name", "Oakfield", "--phase", "primary", "--not-maintained", "--senco-name", "Mrs Adeyemi")
SENCO = ("--senco-email", "adeyemi@oakfield.example")


@pytest.fixture
def waymark(tmp_path: Path):
    def run(*words: str, password: str = "three dry acorns") -> Result:
        environment = {
            "DATA_DIR": str(tmp_path),
            "DATABASE_URL": f"sqlite:///{tmp_path / 'waymark.db'}",
            "WAYMARK_PASSWORD": password,
        }
        return CliRunner(env=environment).invoke(main, words)

    return run


def test_a_school_is_set_up_without_a_browser(waymark):
    done = waymark("setup", *SCHOOL, *SENCO)
    assert done.exit_code == 0
    assert "Oakfield is set up. Next: waymark serve" in done.output


def test_a_second_school_is_refused(waymark):
    waymark("setup", *SCHOOL, *SENCO)
    again = waymark("setup", *SCHOOL, *SENCO)
    assert again.exit_code == 1
    assert "holds a school already" in again.output


def test_a_weak_password_is_refused_before_anything_is_made(waymark, tmp_path):
    done = waymark("setup", *SCHOOL, *SENCO, password="short")
    assert done.exit_code == 1
    assert "at least 12 characters" in done.output
    assert not (tmp_path / "waymark.db").exists()


def test_a_command_called_wrongly_ends_with_two(waymark):
    assert waymark("setup", "--phase", "university").exit_code == 2
    assert waymark("dance").exit_code == 2


@pytest.mark.parametrize("command", ["run", "serve", "setup", "demo", "import", "check", "nudge", "verify"])
def test_every_command_has_help(waymark, command):
    done = waymark(command, "--help")
    assert done.exit_code == 0
    assert len(done.output.splitlines()) > 4
