"""What goes wrong around reminders, all of it at once: a week without a sweep, two processes, a service that lies."""

from datetime import date
from pathlib import Path

from engine.database import Database
from engine.values import Actor, Scope
from notifications.channels.teams import teams_channel
from notifications.outbox import deliver
from notifications.snoozing import put_off
from tests.notifications.processes import run_together, sweep_and_send
from tests.notifications.school import HEAD, SENCO, TEACHER, SchoolForTests
from tests.notifications.web_service import HANG_UP, web_service

DUE = date(2026, 9, 18)
BEFORE, AFTER = date(2026, 9, 16), date(2026, 10, 12)


def as_(school: SchoolForTests, person: object) -> Scope:
    return Scope(school.id, Actor("Somebody", person))  # type: ignore[arg-type]


def test_after_weeks_without_a_sweep_each_has_one_mail_with_what_is_newest(school: SchoolForTests):
    first, second = school.task(school.child(), due=DUE), school.task(school.child("Sam", "Lee"), due=DUE)
    school.at(BEFORE).sweep()
    put_off(school.desk, as_(school, TEACHER), second, date(2026, 9, 23), "Waiting for a hearing test")
    school.at(AFTER).sweep()
    school.sweep()
    mails = [row for row in school.messages() if row.for_on == AFTER]
    assert sorted(row.recipient_id for row in mails) == sorted([TEACHER, SENCO, HEAD])
    [mine] = [row for row in mails if row.recipient_id == TEACHER]
    assert mine.subject == "2 steps to look at"
    assert mine.body.count("/steps/") == 2
    newest = [row for row in school.told() if row[0] > BEFORE and row[2] == TEACHER]
    assert newest == [
        (date(2026, 9, 23), "put_off", TEACHER),
        (date(2026, 10, 6), "task_overdue", TEACHER),
        (date(2026, 10, 6), "task_overdue", TEACHER),
    ]
    assert school.nudge_on(first) == date(2026, 10, 13)


def test_two_processes_at_once_wake_a_reminder_once(school: SchoolForTests, database: Database, tmp_path: Path):
    task = school.task(school.child(), "decide", due=date(2026, 12, 1))
    put_off(school.at(BEFORE).desk, as_(school, SENCO), task, date(2026, 9, 23), "Not yet")
    url = database.writer.url.render_as_string(hide_password=False)
    work = (url, date(2026, 9, 23), tmp_path, 3)
    assert run_together(sweep_and_send, work, work) == [0, 0]
    assert school.told() == [(date(2026, 9, 23), "put_off", SENCO)]
    assert len(list(tmp_path.glob("*.eml"))) == 1


def test_a_service_that_lies_on_one_day_is_written_to_on_the_next(school: SchoolForTests):
    school.task(school.child(), due=DUE)
    school.at(BEFORE).sweep()
    with web_service(HANG_UP) as service:
        channel = teams_channel(service.url)
        assert deliver(school.desk, school.id, channel).unknown == 1
        service.answer = 202
        assert deliver(school.desk, school.id, channel).sent == 0
        school.sweep_through(date(2026, 9, 17), date(2026, 9, 21))
        assert deliver(school.desk, school.id, channel).sent == 1
    assert [row.status for row in school.messages()] == ["unknown", "sent"]
    assert len(service.asked) == 2
