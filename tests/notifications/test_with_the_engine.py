"""A real concern, under the real definition: the engine sets the days, the sweep speaks on them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.store import JOURNEY, TASK
from engine.tasks import answer, hand_over
from engine.values import Actor, Scope
from notifications.scheduler import Runner
from notifications.sweep import sweep
from tests.notifications.mail_server import Mailbox
from tests.notifications.school import HEAD, SENCO, TA, TEACHER, SchoolForTests
from workflows.catalogue import catalogue
from workflows.settings import from_environment

RAISED = date(2026, 9, 7)


@pytest.fixture
def school(database: Database, clock: SetClock) -> SchoolForTests:
    """The school under the definitions as they are, with one concern raised on Monday 7 September."""
    made = SchoolForTests(Desk(catalogue(), clock, database, Ids(seed=7)), clock).found()
    made.raise_concern()
    return made


def as_(school: SchoolForTests) -> Scope:
    return Scope(school.id, Actor("Mrs Patel", TEACHER))


def task_called(school: SchoolForTests, name: str):
    with school.desk.database.reading() as session:
        return session.execute(TASK.select().where(TASK.c.task == name)).first()


def test_the_days_that_the_engine_sets_are_those_on_which_the_sweep_speaks(school: SchoolForTests):
    assert task_called(school, "weigh_concern").due_on == date(2026, 9, 21)
    school.sweep_through(RAISED, date(2026, 10, 13))
    assert set(school.told()) == {
        (date(2026, 9, 17), "task_due_soon", TEACHER),
        (date(2026, 9, 22), "task_overdue", TEACHER),
        (date(2026, 9, 29), "task_overdue", SENCO),
        (date(2026, 9, 30), "task_overdue", TEACHER),
        (date(2026, 10, 7), "task_overdue", TEACHER),
        (date(2026, 10, 13), "task_overdue", SENCO),
        (date(2026, 10, 13), "task_overdue", HEAD),
    }


def test_an_answer_ends_the_reminders_of_its_step(school: SchoolForTests):
    task = task_called(school, "weigh_concern")
    school.at(date(2026, 9, 17)).sweep()
    answer(school.desk, as_(school), task.id, {"behind": ["nothing"], "next": "different"}, seen=0)
    school.sweep_through(date(2026, 9, 18), date(2026, 9, 30))
    assert [row.template for row in school.nudges() if row.about_id == task.id] == ["task_due_soon"]


def test_a_step_handed_over_speaks_to_its_new_owner(school: SchoolForTests):
    task = task_called(school, "weigh_concern")
    hand_over(school.desk, as_(school), task.id, TA)
    school.at(date(2026, 9, 17)).sweep()
    assert TA in [row.recipient_id for row in school.nudges() if row.about_id == task.id]


def test_rows_are_brought_up_to_the_day_before_anything_is_told(school: SchoolForTests):
    assert school.at(date(2026, 9, 17), hour=0, minute=1).sweep().refreshed == 1
    assert school.sweep().refreshed == 0
    with school.desk.database.reading() as session:
        assert session.execute(JOURNEY.select()).one().assessed_on == date(2026, 9, 17)


def test_a_look_at_another_day_brings_no_row_up_to_it(school: SchoolForTests):
    report = sweep(school.desk, school.id, at_time(date(2026, 9, 17)), base_url="", dry_run=True)
    assert (len(report.told), report.refreshed) == (2, 0)
    assert sweep(school.desk, school.id, at_time(date(2026, 9, 17)), base_url="").refreshed == 0


def test_a_month_of_minutes_ends_in_one_mail_a_person_a_day(school: SchoolForTests, tmp_path):
    mailbox = Mailbox()
    settings = from_environment({"DATA_DIR": str(tmp_path)})
    desk = Desk(school.desk.catalogue, school.clock, school.desk.database, Ids())
    runner = Runner(desk, settings, mailbox)
    for number in range(31):
        for hour in (0, 8, 8, 15):
            school.at(date.fromordinal(RAISED.toordinal() + number), hour=hour)
            runner.run("sweep")
            runner.run("outbox")
    days = [(letter.to, letter.written_at.date()) for letter in mailbox.letters]
    assert len(days) == len(set(days)) > 4
    assert all(day.weekday() < 5 for _, day in days)
    assert not any("Amira" in letter.body or "Khan" in letter.body for letter in mailbox.letters)


def test_people_answer_while_sweeps_run_and_neither_waits_for_ever(school: SchoolForTests):
    for _ in range(15):
        school.raise_concern()
    with school.desk.database.reading() as session:
        tasks = list(session.execute(select(TASK.c.id).where(TASK.c.task == "weigh_concern")).scalars())
    school.at(date(2026, 9, 17))

    def sweeping() -> None:
        for _ in range(10):
            school.sweep()

    def answering(some: list[UUID]) -> None:
        for task in some:
            answer(school.desk, as_(school), task, {"behind": ["nothing"], "next": "different"}, seen=0)

    with ThreadPoolExecutor(6) as pool:
        running = [pool.submit(sweeping), pool.submit(sweeping)]
        running += [pool.submit(answering, tasks[start::4]) for start in range(4)]
        for each in running:
            each.result(timeout=60)
    with school.desk.database.reading() as session:
        left = list(session.execute(select(TASK.c.nudge_on).where(TASK.c.id.in_(tasks))).scalars())
    assert left == [None] * 16
    keys = [(row.about_id, row.nudge, row.recipient_id) for row in school.nudges()]
    assert len(keys) == len(set(keys))
