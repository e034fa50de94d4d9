"""`waymark import`: a rehearsal, an import, and the codes that it ends with."""

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.workflows.school.roll.files import SCHOOL, ctf, sims, upn
from web.cli import main


@pytest.fixture
def waymark(tmp_path: Path):
    def run(*words: str, typed: str = "") -> Result:
        environment = {"DATA_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path / 'waymark.db'}"}
        return CliRunner(env=environment).invoke(main, words, input=typed, catch_exceptions=False)

    return run


@pytest.fixture
def school(waymark):
    """A real school with nobody on its roll."""
    words = ["--name", "Ashgrove", "--phase", "primary", "--maintained", "--senco-name", "Mrs Okafor"]
    done = waymark("setup", *words, "--senco-email", "okafor@ashgrove.example", "--password", "three dry acorns")
    assert done.exit_code == 0, done.output
    return waymark


@pytest.fixture
def write(tmp_path: Path):
    def write(text: str, name: str = "sims.csv") -> str:
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
        return str(tmp_path / name)

    return write


def test_the_command_is_listed_as_import(waymark):
    assert "\n  import " in waymark("--help").output
    assert waymark("import", "--help").exit_code == 0


def test_a_rehearsal_needs_no_school_and_writes_nothing(waymark, write):
    done = waymark("import", write(sims()), "--dry-run")
    assert done.exit_code == 0
    assert done.output.startswith("sims.csv is a SIMS export: 5 pupils in 8 rows.")
    assert "5 new" in done.output


def test_without_a_school_nothing_is_brought_in(waymark, write):
    done = waymark("import", write(sims()))
    assert done.exit_code == 1
    assert "waymark setup" in done.output


def test_an_import_is_made_once(school, write):
    assert "Brought in: 5 new, 0 changed, 0 left." in school("import", write(sims())).output
    assert "Nothing to do." in school("import", write(sims())).output


def test_several_files_are_brought_in_one_after_the_other(school, write):
    done = school("import", write(sims()), write(ctf(), "x.xml"))
    assert "x.xml is a Common Transfer File" in done.output
    assert done.exit_code == 0


def test_errors_end_with_one_and_the_rest_comes_in(school, write):
    done = school("import", write(sims().replace(upn(2), "A" + upn(2)[1:])))
    assert done.exit_code == 1
    assert "line 4: error: The UPN" in done.output
    assert "Brought in: 5 new" in done.output


def test_a_file_that_cannot_be_read_ends_with_one_and_a_sentence(school, write):
    done = school("import", write("Dear office,\n"), "--dry-run")
    assert done.exit_code == 1
    assert "sims.csv: No line at the top of this file has the names of columns." in done.output


def test_a_file_that_is_not_there_is_a_wrong_call(school):
    assert school("import", "nowhere.csv").exit_code == 2


def test_nobody_leaves_unless_asked_about_and_confirmed(school, write):
    school("import", write(sims()))
    fewer = write(sims(SCHOOL[2:]))
    assert "2 may have left and stay on the roll." in school("import", fewer).output
    done = school("import", fewer, "--ask-leavers", typed="y\nn\n")
    assert "Amira Kestrel: not in the file. Has this pupil left? [y/N]: y" in done.output
    assert "0 new, 0 changed, 1 left. 1 may have left and stay on the roll." in done.output


def test_a_contacts_file_is_brought_in_beside_the_roll(school, write):
    school("import", write(sims()))
    contacts = f"UPN,Contact Name,Relationship,Priority,Email\n{upn(1)},Nadia Kestrel,Mother,1,n@example.org\n"
    done = school("import", write(contacts, "contacts.csv"), "--ask-leavers", typed="n\n")
    assert done.output.startswith("contacts.csv is ")
    assert "Robin Example, of Amira Kestrel: not in the file. Are they a contact no more?" in done.output
    assert "Brought in: 1 new, 0 changed, 0 left. 1 may have ended and stay." in done.output
    ended = school("import", write(contacts, "contacts.csv"), "--ask-leavers", typed="y\n")
    assert "Brought in: 0 new, 0 changed, 1 left." in ended.output


def test_a_database_of_a_newer_waymark_ends_in_a_sentence_and_a_code(school, write, tmp_path: Path):
    with sqlite3.connect(tmp_path / "waymark.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    done = school("import", write(sims()))
    assert done.exit_code == 2
    assert done.output.startswith("This database belongs to a newer version of Waymark")
