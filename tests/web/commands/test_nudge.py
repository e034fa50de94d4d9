"""`waymark nudge`: one sweep by hand, and a rehearsal that writes nothing."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from tests.notifications.school import SchoolForTests
from web.cli import main
from web.migrations import upgrade
from workflows.catalogue import catalogue

THAT_DAY = date(2026, 9, 17)


@pytest.fixture
def school(tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[SchoolForTests]:
    """A school in the folder that the commands look into, with a concern raised on Monday 7 September."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    for name in ("DATABASE_URL", "SMTP_URL", "BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    database = Database(f"sqlite:///{tmp_path / 'waymark.db'}")
    upgrade(database)
    made = SchoolForTests(Desk(catalogue(), clock, database, Ids(seed=7)), clock).found()
    made.raise_concern()
    yield made
    database.dispose()


def nudge(*arguments: str, on: date = THAT_DAY) -> Result:
    clock = SetClock(at_time(on))
    return CliRunner().invoke(main, ["nudge", *arguments], obj=clock, catch_exceptions=False)


def test_a_dry_run_says_what_would_go_to_whom_and_why(school: SchoolForTests):
    said = nudge("--as-of", "2026-09-17", "--dry-run")
    assert said.exit_code == 0
    first, *lines, last = said.output.splitlines()
    why = "    because it is due Monday 21 September (our default); told 2 school days before the due date"
    assert first == "Hill Top, Thursday 17 September 2026"
    assert sorted(lines[0::2]) == [
        "  Class teacher A.P.: Say what comes next, for A.K.",
        "  Class teacher A.P.: Tell the family what comes next, for A.K.",
    ]
    assert lines[1::2] == [why, why]
    assert last == "  2 reminders would be written, 1 mail would be made up."
    assert (school.nudges(), school.messages()) == ([], [])


def test_a_sweep_by_hand_writes_once(school: SchoolForTests):
    assert "2 reminders written, 1 mail made up." in nudge("--as-of", "2026-09-17").output
    assert "0 reminders written, 0 mails made up." in nudge("--as-of", "2026-09-17").output
    assert [row.for_on for row in school.messages()] == [date(2026, 9, 17)]


def test_a_day_to_come_is_looked_at_and_never_written(school: SchoolForTests):
    """Written a day early, each reminder would go a day early, and not again on its day."""
    refused = nudge("--as-of", "2026-09-17", on=THAT_DAY - timedelta(days=1))
    assert refused.exit_code == 1
    assert "Thursday 17 September 2026 is still to come" in refused.output
    assert (school.nudges(), school.messages()) == ([], [])
    rehearsed = nudge("--as-of", "2026-09-17", "--dry-run", on=THAT_DAY - timedelta(days=1))
    assert "2 reminders would be written" in rehearsed.output


def test_a_day_that_was_missed_is_made_up_for(school: SchoolForTests):
    assert "2 reminders written, 1 mail made up." in nudge("--as-of", "2026-09-17", on=date(2026, 9, 18)).output


def test_a_closed_day_says_so(school: SchoolForTests):
    said = nudge("--as-of", "2026-09-20", "--dry-run").output
    assert "A closed day: only what the law dates is spoken of." in said
    assert "0 reminders would be written" in said


def test_nobody_is_named(school: SchoolForTests):
    said = nudge("--as-of", "2026-10-13", "--dry-run").output
    assert "Head teacher C.G." in said
    assert not any(name in said for name in ("Amira", "Khan", "Patel", "Okafor", "Grant"))


def test_a_day_that_is_no_day_is_a_wrong_call(school: SchoolForTests):
    assert nudge("--as-of", "tomorrow").exit_code == 2
