"""What people see in the product, and the reminder that a person sends."""

from datetime import date
from uuid import UUID

import pytest

from engine.errors import NotAllowed, NotFound, NotOpen
from engine.values import Actor, Scope
from notifications.inbox import NobodyToRemind, Reminded, mark_read, remind, reminded, undelivered, unread
from notifications.records import AboutKind, Status
from tests.notifications.school import HEAD, SENCO, TA, TEACHER, SchoolForTests

DUE = date(2026, 9, 18)
SOON, LATE = date(2026, 9, 16), date(2026, 9, 21)
EARLY = date(2026, 9, 8)


def as_(school: SchoolForTests, person: UUID) -> Scope:
    return Scope(school.id, Actor("Somebody", person))


def reading(school: SchoolForTests, what, person: UUID, *more, **named):
    with school.desk.reading(as_(school, person)) as session:
        return what(session, as_(school, person), *more, **named)


def test_a_person_sees_their_own_unread_nudges_one_a_step(school: SchoolForTests):
    task = school.task(school.child(), due=DUE)
    other = school.task(school.child(), due=date(2026, 9, 17))
    school.sweep_through(SOON, LATE)
    first, second = reading(school, unread, TEACHER)
    assert (first.about_id, second.about_id) == (other, task)
    assert (second.template, second.title, second.is_owner) == (
        "task_overdue",
        "Write what you tried with {child}",
        True,
    )
    assert len(second.ids) == 2
    assert reading(school, unread, HEAD) == ()


def test_what_is_read_or_done_is_no_longer_shown(school: SchoolForTests):
    read, done = school.task(school.child(), due=DUE), school.task(school.child(), due=DUE)
    school.at(SOON).sweep()
    shown = {each.about_id: each for each in reading(school, unread, TEACHER)}
    mark_read(school.desk, as_(school, HEAD), shown[read].ids)
    assert len(reading(school, unread, TEACHER)) == 2
    mark_read(school.desk, as_(school, TEACHER), shown[read].ids)
    school.change_task(done, status="done")
    assert reading(school, unread, TEACHER) == ()


def test_a_date_shows_until_it_is_met(school: SchoolForTests):
    school.date_row(school.child(), due=DUE)
    school.at(DUE).sweep()
    [shown] = reading(school, unread, TEACHER)
    assert (shown.about_kind, shown.title, shown.template) == (AboutKind.DATE, "Review due", "review_due")


def test_the_system_has_no_inbox(school: SchoolForTests):
    scope = Scope(school.id, Actor.system("sweep"))
    with school.desk.reading(scope) as session:
        assert unread(session, scope) == ()


def test_a_reminder_goes_once_a_day_to_whoever_owes_the_step(school: SchoolForTests):
    task = school.task(school.child(), due=DUE)
    school.at(EARLY)
    for person in (SENCO, HEAD, SENCO):
        assert remind(school.desk, as_(school, person), task) == (TEACHER,)
    assert school.told() == [(EARLY, "reminder", TEACHER)]
    assert reading(school, reminded, HEAD, [task]) == {task: Reminded(EARLY, (TEACHER,), SENCO)}
    [shown] = reading(school, unread, TEACHER)
    assert (shown.template, shown.written_by) == ("reminder", SENCO)
    school.sweep()
    assert "A colleague asked for this reminder." in school.messages()[0].body
    school.at(date(2026, 9, 9))
    remind(school.desk, as_(school, SENCO), task)
    assert len(school.told()) == 2


def test_a_reminder_on_a_sunday_is_mailed_on_monday(school: SchoolForTests):
    task = school.task(school.child(), due=DUE)
    school.at(date(2026, 9, 13))
    remind(school.desk, as_(school, SENCO), task)
    school.sweep()
    assert school.messages() == []
    school.at(date(2026, 9, 14)).sweep()
    assert len(school.messages()) == 1


def test_only_who_watches_over_a_step_may_remind(school: SchoolForTests):
    task = school.task(school.child(), due=DUE, person_id=TA)
    with pytest.raises(NotAllowed):
        remind(school.desk, as_(school, TEACHER), task)
    school.change_task(task, chased_by="class_teacher")
    assert remind(school.desk, as_(school, TEACHER), task) == (TA,)


def test_there_is_nobody_to_remind_but_oneself(school: SchoolForTests):
    task = school.task(school.child(), "reply", due=DUE)
    with pytest.raises(NobodyToRemind):
        remind(school.desk, as_(school, SENCO), task)
    assert remind(school.desk, as_(school, HEAD), task) == (SENCO,)


def test_a_step_that_is_done_or_not_there_is_not_spoken_of(school: SchoolForTests):
    task = school.task(school.child(), due=DUE, status="done")
    with pytest.raises(NotOpen):
        remind(school.desk, as_(school, SENCO), task)
    with pytest.raises(NotFound):
        remind(school.desk, as_(school, SENCO), UUID(int=1))


def test_the_ladder_counts_as_a_reminder_too(school: SchoolForTests):
    task = school.task(school.child(), due=date(2026, 9, 11))
    school.at(date(2026, 9, 18)).sweep()
    assert reading(school, reminded, HEAD, [task]) == {task: Reminded(date(2026, 9, 18), (TEACHER, SENCO), None)}


def test_a_mail_that_may_not_have_arrived_is_shown_to_its_reader_and_to_who_asks_for_all(school: SchoolForTests):
    school.post(TEACHER, status="unknown", reason="Sending was cut short.")
    school.post(SENCO, status="failed", reason="Nobody there.", for_on=date(2026, 9, 4))
    school.post(HEAD, status="sent")
    since = date(2026, 9, 1)
    [own] = reading(school, undelivered, TEACHER, since=since)
    assert (own.recipient_id, own.status, own.reason) == (TEACHER, Status.UNKNOWN, "Sending was cut short.")
    everybodys = reading(school, undelivered, SENCO, since=since, everybody=True)
    assert [(each.name, each.status) for each in everybodys] == [
        ("Mrs Ada Patel", "unknown"),
        ("Mr Ben Okafor", "failed"),
    ]
    assert reading(school, undelivered, SENCO, since=date(2026, 9, 5)) == ()
