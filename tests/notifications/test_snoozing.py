"""Putting one's own reminders off: with a reason, so long and so often and no more; nobody else's wait for it."""

from datetime import date

import pytest

from engine.errors import AnswersRefused, NotAllowed, NotFound, NotOpen
from engine.values import Actor, Scope
from notifications.inbox import unread
from notifications.snoozing import MOST, PutOff, Room, put_off, put_offs, room_left
from tests.notifications.school import HEAD, SENCO, TA, TEACHER, SchoolForTests

DUE = date(2026, 9, 18)
SOON, LATE = date(2026, 9, 16), date(2026, 9, 21)
UNTIL = date(2026, 9, 23)
WHY = "Waiting for the new glasses"


def as_(school: SchoolForTests, person: object = TEACHER) -> Scope:
    return Scope(school.id, Actor("Somebody", person))  # type: ignore[arg-type]


def shown(school: SchoolForTests, person: object = TEACHER) -> list[str]:
    with school.desk.reading(as_(school)) as session:
        return [each.template for each in unread(session, as_(school, person))]


def refused(school: SchoolForTests, task: object, until: date, reason: str = WHY) -> dict[str, str]:
    with pytest.raises(AnswersRefused) as caught:
        put_off(school.desk, as_(school), task, until, reason)  # type: ignore[arg-type]
    return dict(caught.value.faults)


def test_reminders_rest_until_their_day_and_then_come_once(school: SchoolForTests):
    task = school.task(school.child(), due=DUE)
    school.at(SOON).sweep()
    assert shown(school) == ["task_due_soon"]
    put_off(school.desk, as_(school), task, UNTIL, WHY)
    assert shown(school) == []
    school.sweep_through(date(2026, 9, 17), date(2026, 9, 22))
    assert school.told() == [(SOON, "task_due_soon", TEACHER)]
    school.at(UNTIL).sweep()
    school.sweep()
    assert shown(school) == ["put_off"]
    assert school.told()[1:] == [(UNTIL, "put_off", TEACHER)]
    [mail] = [row for row in school.messages() if row.for_on == UNTIL]
    assert mail.subject.startswith("You put this off until now: Write what you tried with A.K.")
    assert "Khan" not in mail.body


def test_whoever_is_told_after_them_is_told_all_the_same(school: SchoolForTests):
    task = school.task(school.child(), due=DUE)
    school.at(LATE).sweep()
    put_off(school.desk, as_(school), task, date(2026, 10, 2), WHY)
    school.sweep_through(date(2026, 9, 22), date(2026, 10, 1))
    assert [row for row in school.told() if row[2] != TEACHER] == [(date(2026, 9, 28), "task_overdue", SENCO)]
    assert [row[0] for row in school.told() if row[2] == TEACHER] == [LATE]


def test_the_ladder_goes_on_after_the_rest(school: SchoolForTests):
    task = school.task(school.child(), due=DUE)
    school.at(LATE).sweep()
    put_off(school.desk, as_(school), task, UNTIL, WHY)
    school.sweep_through(date(2026, 9, 22), date(2026, 9, 30))
    assert [row[:2] for row in school.told() if row[2] == TEACHER] == [
        (LATE, "task_overdue"),
        (UNTIL, "put_off"),
        (date(2026, 9, 29), "task_overdue"),
    ]


def test_what_is_done_meanwhile_is_not_spoken_of_again(school: SchoolForTests):
    task = school.task(school.child(), due=DUE)
    put_off(school.at(SOON).desk, as_(school), task, UNTIL, WHY)
    school.change_task(task, status="done")
    school.at(UNTIL).sweep()
    assert school.told() == []


def test_a_rest_that_ends_on_a_closed_day_ends_on_the_next_open_one(school: SchoolForTests):
    task = school.task(school.child(), "decide", due=date(2026, 10, 20))
    put_off(school.at(date(2026, 9, 16)).desk, as_(school, SENCO), task, date(2026, 9, 26), WHY)
    school.sweep_through(date(2026, 9, 25), date(2026, 9, 27))
    assert school.told() == []
    school.at(date(2026, 9, 28)).sweep()
    assert school.told() == [(date(2026, 9, 26), "put_off", SENCO)]


def test_a_reason_and_a_day_ahead_are_needed(light_school: SchoolForTests):
    school = light_school.at(SOON)
    task = school.task(school.child(), due=DUE)
    latest = "Choose a day after today, and no later than 1 October 2026."
    assert refused(school, task, UNTIL, " ") == {"reason": "Say why, in a few words."}
    assert refused(school, task, SOON) == {"until": latest}
    assert refused(school, task, date(2026, 10, 2)) == {"until": latest}
    put_off(school.desk, as_(school), task, date(2026, 10, 1), WHY)


def test_nobody_puts_a_step_off_for_ever(light_school: SchoolForTests):
    school = light_school
    task = school.task(school.child(), due=date(2026, 12, 1))
    for week in range(MOST):
        put_off(school.at(date(2026, 9, 7 + 7 * week)).desk, as_(school), task, date(2026, 9, 11 + 7 * week), WHY)
    school.at(date(2026, 9, 28))
    with school.desk.reading(as_(school)) as session:
        assert room_left(session, school.desk, as_(school), task) == Room(0, None)
        assert room_left(session, school.desk, as_(school, SENCO), task).times_left == MOST
    assert refused(school, task, date(2026, 9, 30)) == {
        "until": "The reminders of this step cannot be put off any more."
    }


def test_a_date_of_the_law_is_never_put_off_beyond_itself(light_school: SchoolForTests):
    school = light_school.at(SOON)
    task = school.task(school.child(), due=DUE, due_standing="law")
    assert refused(school, task, DUE) == {"until": "Choose a day after today, and no later than 17 September 2026."}
    late = school.task(school.child(), due=date(2026, 9, 15), due_standing="law")
    assert refused(school, late, UNTIL)["until"] == "The reminders of this step cannot be put off any more."


def test_only_those_who_have_to_do_with_the_child_put_off_and_only_what_is_open(light_school: SchoolForTests):
    school = light_school.at(SOON)
    task = school.task(school.child(), due=DUE)
    stranger = school.person(school.new_id(), "Miss Eve Hay")
    with pytest.raises(NotAllowed):
        put_off(school.desk, as_(school, stranger), task, UNTIL, WHY)
    with pytest.raises(NotFound):
        put_off(school.desk, as_(school), school.new_id(), UNTIL, WHY)
    school.change_task(task, status="done")
    with pytest.raises(NotOpen):
        put_off(school.desk, as_(school), task, UNTIL, WHY)


def test_whoever_opened_the_journey_or_was_handed_the_step_may_put_it_off(light_school: SchoolForTests):
    school = light_school.at(SOON)
    handed = school.task(school.child(), due=DUE, person_id=TA)
    begun = school.task(school.child(), "begin", due=DUE)
    for task in (handed, begun):
        put_off(school.desk, as_(school, TA), task, UNTIL, WHY)


def test_a_later_wish_takes_the_place_of_an_earlier_one(school: SchoolForTests):
    task = school.task(school.child(), due=DUE)
    put_off(school.at(SOON).desk, as_(school), task, date(2026, 9, 18), WHY)
    put_off(school.at(date(2026, 9, 17)).desk, as_(school), task, date(2026, 9, 22), "She is away")
    school.sweep_through(date(2026, 9, 18), date(2026, 9, 22))
    assert school.told() == [(date(2026, 9, 22), "put_off", TEACHER)]
    with school.desk.reading(as_(school, HEAD)) as session:
        assert put_offs(session, as_(school, HEAD), task) == (
            PutOff(TEACHER, date(2026, 9, 18), WHY, SOON),
            PutOff(TEACHER, date(2026, 9, 22), "She is away", date(2026, 9, 17)),
        )


def test_a_clock_set_back_and_a_week_without_a_sweep_give_one_reminder(school: SchoolForTests):
    task = school.task(school.child(), "decide", due=date(2026, 12, 1))
    put_off(school.at(SOON).desk, as_(school, SENCO), task, UNTIL, WHY)
    school.at(date(2026, 9, 30)).sweep()
    school.sweep_through(SOON, date(2026, 9, 30))
    assert school.told() == [(UNTIL, "put_off", SENCO)]


def test_a_rehearsal_says_who_would_be_reminded_again_and_wakes_nobody(light_school: SchoolForTests):
    school = light_school
    task = school.task(school.child(), "decide", due=date(2026, 12, 1))
    put_off(school.at(SOON).desk, as_(school, SENCO), task, UNTIL, WHY)
    report = school.at(UNTIL).sweep(dry_run=True)
    assert [(each.template, each.recipient_id, each.reason) for each in report.told] == [
        ("put_off", SENCO, "put off until 23 September 2026 by yourself")
    ]
    assert school.told() == []
    assert len(school.sweep().told) == 1
