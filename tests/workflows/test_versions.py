"""Versions side by side: which one a new journey begins under on which day, and what runs on under an older one."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.journeys import open_journey
from engine.loader import check_files
from engine.playbook import Playbook
from engine.reading import look
from engine.refreshing import refresh_school
from engine.write_out import as_text, from_text, hash_of
from tests import DEMO_DAY
from tests.workflows.small import CHILD, SENCO, as_, school_in
from workflows import catalogue as shelf
from workflows.catalogue import Definitions, catalogue, definition_files, known, made

NAME = "phase_transfer"
FIRST, LAST = date(2026, 10, 1), date(2027, 2, 28)
"""The five months of a variation, as in the relaxed timescales of 2020."""


AHEAD = {"kind": "to_school", "moves_on": "2027-09-01", "next": ""}
"""What is asked where a move is begun."""


def version(number: int, first: date, last: date | None, title: str = "") -> Playbook:
    """The definition as it is, in another version, in force from a day and until a day."""
    written = catalogue().current(NAME, DEMO_DAY).workflow
    other = replace(written, version=number, in_force_from=first, in_force_to=last, title=title or written.title)
    return made(NAME, other)


LASTING = version(1, date(2015, 4, 1), None)
VARIATION = version(2, FIRST, LAST, "Moving on, for a while")
FUTURE = version(3, date(2029, 9, 1), None, "Moving on, one day")
BESIDE = Definitions([FUTURE, LASTING, VARIATION])


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (FIRST - timedelta(days=1), LASTING),
        (FIRST, VARIATION),
        (LAST, VARIATION),
        (LAST + timedelta(days=1), LASTING),
        (date(2029, 8, 31), LASTING),
        (date(2029, 9, 1), FUTURE),
    ],
)
def test_the_newest_version_in_force_wins_while_it_is_and_then_the_older_one_again(day: date, wanted: Playbook):
    assert BESIDE.current(NAME, day) is wanted


def test_a_future_version_is_loaded_and_not_in_use():
    assert BESIDE.playbook(FUTURE.hash) is FUTURE
    assert FUTURE in BESIDE.all()
    alone = Definitions([FUTURE])
    assert alone.names() == (NAME,)
    assert alone.names(on=DEMO_DAY) == ()
    with pytest.raises(KeyError):
        alone.current(NAME, DEMO_DAY)


def test_a_future_version_is_checked_like_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "workflows" / NAME
    folder.mkdir(parents=True)
    text = next(file for file in definition_files() if file.parent.name == NAME).read_text(encoding="utf-8")
    later = text.replace("version: 1", "version: 3").replace("2015-04-01", "2029-09-01")
    (folder / "v1.yaml").write_text(text, encoding="utf-8")
    (folder / "v3.yaml").write_text(later.replace("to: handed_over", "to: handed_ovr"), encoding="utf-8")
    monkeypatch.setattr(shelf, "HERE", tmp_path / "workflows")
    [fault] = check_files(definition_files(), known)
    assert fault.file.endswith("v3.yaml")
    assert fault.what == "no stage is called 'handed_ovr'; did you mean 'handed_over'?"


def test_versions_differ_in_their_hash_and_each_is_read_back_from_its_text():
    assert len({each.hash for each in BESIDE.all()}) == 3
    for each in BESIDE.all():
        assert hash_of(as_text(from_text(each.text))) == each.hash


def test_a_journey_opened_under_a_variation_stays_under_it_when_the_older_version_is_in_force_again(
    sqlite_database: Database,
):
    school_in(sqlite_database)
    clock = SetClock(at_time(FIRST))
    desk = Desk(BESIDE, clock, sqlite_database, Ids(seed=7))
    opened = open_journey(desk, as_(SENCO), CHILD, NAME, AHEAD).journey_id
    clock.set(at_time(LAST + timedelta(days=30)))
    refresh_school(desk, as_(SENCO), everything=True)
    with desk.reading(as_(SENCO)) as session:
        [found] = look(desk, session, as_(SENCO), CHILD)
    assert found.journey.id == opened
    assert (found.journey.definition, found.workflow.title) == (VARIATION.hash, "Moving on, for a while")
    assert desk.catalogue.current(NAME, desk.today()) is LASTING
