"""What signing in leaves behind is cleared out at night, and nothing that still serves."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import col, select

from engine.clock import SetClock
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.values import Actor, Scope
from notifications.channels.folder import FolderChannel
from notifications.scheduler import Runner
from tests.web.school import PASSWORD, SCHOOL_ID, SYSTEM, SmallSchool, small_school
from workflows.catalogue import catalogue
from workflows.school import accounts, parked
from workflows.school.account_records import ParkedPost, SignInSession
from workflows.school.clearing import KEPT_AFTER_END, clear_out
from workflows.school.records import RollPreview
from workflows.settings import from_environment

ELSEWHERE = UUID(int=77)


@pytest.fixture
def desk(database: Database, clock: SetClock) -> Desk:
    return Desk(catalogue(), clock, database, Ids(1))


@pytest.fixture
def school(desk: Desk) -> SmallSchool:
    """A school in which the SENCO has signed in, sent a press too late, and looked at a roll."""
    found = small_school(desk)
    accounts.sign_in(desk, found.senco.email, PASSWORD, place="here")
    parked.keep(desk, Scope(SCHOOL_ID, Actor("Mrs Okafor", found.senco.id)), found.senco.id, "/steps", "sealed")
    with desk.short(SYSTEM) as session:
        now = desk.clock.now()
        session.add(RollPreview(school_id=SCHOOL_ID, id=desk.ids.new(now), made_at=now, body="{}"))
    return found


def left(desk: Desk) -> list[str]:
    """Which tables still hold something."""
    with desk.reading(SYSTEM) as session:
        models = (SignInSession, ParkedPost, RollPreview)
        return [
            str(m.__tablename__) for m in models if session.exec(select(m).where(col(m.school_id) == SCHOOL_ID)).all()
        ]


@pytest.mark.parametrize(
    ("after", "stays"),
    [
        (timedelta(minutes=59), ["sign_in_session", "parked_post", "roll_preview"]),
        (timedelta(hours=2), ["sign_in_session", "roll_preview"]),
        (timedelta(hours=25), ["sign_in_session"]),
        (KEPT_AFTER_END - timedelta(minutes=1), ["sign_in_session"]),
        (KEPT_AFTER_END + timedelta(minutes=1), []),
    ],
    ids=str,
)
def test_each_goes_when_it_no_longer_serves(
    desk: Desk, school: SmallSchool, clock: SetClock, after: timedelta, stays: list[str]
) -> None:
    clock.advance(after)
    assert clear_out(desk, SYSTEM) == 3 - len(stays)
    assert left(desk) == stays


def test_a_session_in_use_stays_however_old_it_is(desk: Desk, school: SmallSchool, clock: SetClock) -> None:
    clock.advance(KEPT_AFTER_END + timedelta(days=1))
    accounts.sign_in(desk, school.senco.email, PASSWORD, place="here")
    clear_out(desk, SYSTEM)
    assert left(desk) == ["sign_in_session"]


def test_one_schools_night_leaves_another_school_alone(desk: Desk, school: SmallSchool, clock: SetClock) -> None:
    clock.advance(KEPT_AFTER_END * 2)
    assert clear_out(desk, Scope(ELSEWHERE, Actor.system("test"))) == 0
    assert len(left(desk)) == 3


def test_the_nights_sweep_clears_out_once_a_day(desk: Desk, school: SmallSchool, clock: SetClock, tmp_path) -> None:
    settings = from_environment({"DATA_DIR": str(tmp_path), "BASE_URL": "http://waymark.example"})
    runner = Runner(desk, settings, FolderChannel(tmp_path / "mail", "waymark@example.org"))
    runner.run("sweep")
    assert len(left(desk)) == 3
    clock.advance(timedelta(hours=25))
    runner.run("sweep")
    assert left(desk) == ["sign_in_session"]
