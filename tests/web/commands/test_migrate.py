"""`waymark migrate`: rehearsed, refused for a proposal, done, and taken back, with codes that mean something."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select, update

from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.playbook import Playbook
from engine.rulebook import Rulebook
from engine.store import JOURNEY, SUBJECT
from engine.versions import Replaces
from engine.write_out import as_text, hash_of
from tests.notifications.school import SchoolForTests
from web.cli import main
from web.migrations import upgrade
from workflows.catalogue import Definitions, catalogue

THAT_DAY = date(2026, 9, 17)
FIRST = catalogue().version("graduated_approach", 1)


def second() -> Playbook:
    """A newer version that calls a concern something else, and leads each stage to itself."""
    old = FIRST.workflow
    stages = {**old.stages, "concern": replace(old.stages["concern"], label="Something noticed")}
    same = Replaces("graduated_approach", 1, {name: name for name in old.open_stages})
    made = replace(old, version=2, in_force_from=date(2026, 9, 1), stages=stages, replaces=same)
    text = as_text(made)
    return replace(FIRST, workflow=made, text=text, hash=hash_of(text), rulebook=Rulebook(made))


@pytest.fixture
def school(tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[SchoolForTests]:
    """A school in the folder that the commands look into, with one concern; from then on there is a second version."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    for name in ("DATABASE_URL", "SMTP_URL", "BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    database = Database(f"sqlite:///{tmp_path / 'waymark.db'}")
    upgrade(database)
    made = SchoolForTests(Desk(catalogue(), clock, database, Ids(seed=7)), clock).found()
    made.raise_concern()
    both = Definitions([*catalogue().all(), second()])
    monkeypatch.setattr("web.commands.opening.catalogue", lambda: both)
    yield made
    database.dispose()


def journeys_of(school: SchoolForTests) -> list[tuple[str, int]]:
    """The workflow and version of each journey."""
    with school.desk.database.reading() as session:
        return [tuple(row) for row in session.connection().execute(select(JOURNEY.c.workflow, JOURNEY.c.version))]


def write_about(school: SchoolForTests) -> None:
    """Write something newer about each child."""
    with school.desk.database.writing(facts=True) as session:
        session.connection().execute(update(SUBJECT).values(version=SUBJECT.c.version + 1))


def run(*arguments: str) -> Result:
    clock = SetClock(at_time(THAT_DAY))
    return CliRunner().invoke(main, [*arguments], obj=clock, catch_exceptions=False)


def test_a_dry_run_lists_each_child_by_initials_and_changes_nothing(school: SchoolForTests, tmp_path: Path):
    run("migrate", "graduated_approach", "2", "--dry-run")
    before = (tmp_path / "waymark.db").read_bytes()
    said = run("migrate", "graduated_approach", "2", "--dry-run")
    assert said.exit_code == 0
    assert "A.K.: Concern raised → Something noticed" in said.output
    assert said.output.endswith("0 would lack something that they do not lack today.\nNothing was changed.\n")
    assert "Amira" not in said.output
    assert (tmp_path / "waymark.db").read_bytes() == before


def test_a_proposal_is_rehearsed_and_says_so_and_nothing_moves_to_it(school: SchoolForTests):
    rehearsed = run("migrate", "individual_support_plan", "1", "--dry-run")
    assert rehearsed.exit_code == 0
    assert rehearsed.output.startswith("Proposal, not law (officially announced)")
    assert "A.K.: Concern raised → stays under today’s rules" in rehearsed.output
    refused = run("migrate", "individual_support_plan", "1")
    assert refused.exit_code == 1
    assert "This is a proposal, not law" in refused.output
    assert journeys_of(school) == [("graduated_approach", 1)]


def test_it_is_done_with_its_progress_and_taken_back(school: SchoolForTests):
    done = run("migrate", "graduated_approach", "2", "--why", "New words")
    assert done.exit_code == 0
    assert done.output.startswith("1 of 1 moved\n1 journey moved. To take it back: waymark migrate --undo ")
    assert journeys_of(school) == [("graduated_approach", 2)]
    assert run("verify").exit_code == 0
    assert "Nobody stands where they could move" in run("migrate", "graduated_approach", "2").output
    back = run("migrate", "--undo", done.output.split()[-1])
    assert (back.exit_code, back.output) == (0, "1 of 1 put back\n1 journey as before, 0 not put back.\n")
    assert journeys_of(school) == [("graduated_approach", 1)]
    assert run("verify").exit_code == 0


def test_a_child_about_whom_something_newer_was_written_is_named_with_the_reason(school: SchoolForTests):
    done = run("migrate", "graduated_approach", "2")
    write_about(school)
    back = run("migrate", "--undo", done.output.split()[-1])
    assert back.exit_code == 1
    assert "A.K.: Something newer was written about this child." in back.output


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["graduated_approach"], 2),
        ([], 2),
        (["graduated_approach", "2", "--undo", "00000000-0000-0000-0000-000000000009"], 2),
        (["graduated_approach", "7"], 1),
        (["dancing", "1", "--dry-run"], 1),
        (["--undo", "00000000-0000-0000-0000-000000000009"], 1),
    ],
)
def test_a_wrong_call_and_what_is_not_there_end_with_their_codes(school: SchoolForTests, arguments, code):
    assert run("migrate", *arguments).exit_code == code
