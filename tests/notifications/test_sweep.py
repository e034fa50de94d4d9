"""The sweep: each nudge once, to the right people, never on a closed day, and only the newest after an outage."""

from datetime import date
from threading import Barrier, Thread
from uuid import UUID

import pytest

from engine.store import DATE
from tests.counting import asked
from tests.notifications.school import HEAD, SENCO, TA, TEACHER, SchoolForTests
from workflows.school.records import School

DUE = date(2026, 9, 18)
SOON, LATE = date(2026, 9, 16), date(2026, 9, 21)


def test_a_step_climbs_its_ladder_over_weekends_and_an_inset_day(school: SchoolForTests):
    school.task(school.child(), due=DUE)
    school.sweep_through(date(2026, 9, 7), date(2026, 10, 14))
    assert school.told() == [
        (date(2026, 9, 16), "task_due_soon", TEACHER),
        (date(2026, 9, 21), "task_overdue", TEACHER),
        (date(2026, 9, 28), "task_overdue", SENCO),
        (date(2026, 9, 29), "task_overdue", TEACHER),
        (date(2026, 10, 6), "task_overdue", TEACHER),
        (date(2026, 10, 12), "task_overdue", SENCO),
        (date(2026, 10, 12), "task_overdue", HEAD),
        (date(2026, 10, 13), "task_overdue", TEACHER),
    ]


def test_a_second_sweep_of_the_same_day_writes_nothing(school: SchoolForTests):
    school.task(school.child(), due=DUE)
    assert len(school.at(SOON).sweep().told) == 1
    assert school.sweep().told == ()
    assert len(school.told()) == 1


def test_a_clock_that_is_set_back_does_not_make_a_nudge_go_twice(school: SchoolForTests):
    school.task(school.child(), due=DUE)
    school.sweep_through(date(2026, 9, 7), LATE)
    before = (school.told(), [row.id for row in school.messages()])
    school.sweep_through(date(2026, 9, 7), LATE)
    assert (school.told(), [row.id for row in school.messages()]) == before


def test_a_date_moved_away_and_back_does_not_make_a_nudge_go_twice(school: SchoolForTests):
    task = school.task(school.child(), due=DUE)
    school.at(SOON).sweep()
    school.change_task(task, nudge_on=SOON)
    school.sweep()
    assert len(school.told()) == 1


def test_after_an_outage_only_the_newest_reminder_of_each_rung_goes(school: SchoolForTests):
    school.task(school.child(), due=DUE)
    school.at(date(2026, 10, 15)).sweep()
    assert school.told() == [
        (date(2026, 10, 12), "task_overdue", SENCO),
        (date(2026, 10, 12), "task_overdue", HEAD),
        (date(2026, 10, 13), "task_overdue", TEACHER),
    ]


def test_nothing_is_written_on_a_closed_day_and_it_goes_once_on_the_next_open_one(school: SchoolForTests):
    saturday, inset = date(2026, 9, 19), date(2026, 9, 25)
    for due in (saturday, inset):
        school.task(school.child(), "look", due=due)
    school.sweep_through(saturday, date(2026, 9, 20))
    assert (school.told(), school.messages()) == ([], [])
    school.at(date(2026, 9, 21)).sweep()
    assert school.told() == [(saturday, "task_due", TEACHER)]
    assert school.at(inset).sweep().told == ()
    school.at(date(2026, 9, 28)).sweep()
    assert (inset, "task_due", TEACHER) in school.told()


def test_a_date_set_by_law_speaks_in_the_holidays_too(school: SchoolForTests):
    half_term = date(2026, 10, 27)
    school.task(school.child("Kofi", "Mensah"), "look", due=half_term)
    school.task(school.child(), "look", due=half_term, due_standing="law")
    assert [each.is_law for each in school.at(half_term).sweep().told] == [True]
    assert [row.recipient_id for row in school.messages()] == [TEACHER]
    assert "A.K." in school.messages()[0].body
    assert "K.M." not in school.messages()[0].body


def test_the_summer_is_closed_even_before_next_year_is_entered(school: SchoolForTests):
    school.task(school.child(), "look", due=date(2027, 8, 5))
    school.sweep_through(date(2027, 8, 5), date(2027, 8, 31), hour=9)
    assert school.told() == []
    assert len(school.at(date(2027, 9, 1)).with_its_year_done().sweep().told) == 1


def test_a_usual_half_term_is_kept_before_next_year_is_entered(school: SchoolForTests):
    school.task(school.child(), "look", due=date(2027, 10, 25))
    school.sweep_through(date(2027, 10, 25), date(2027, 10, 29))
    assert school.told() == []
    assert len(school.at(date(2027, 11, 1)).with_its_year_done().sweep().told) == 1


def test_what_is_done_meanwhile_is_not_spoken_of_and_leaves_the_list(school: SchoolForTests):
    task = school.task(school.child(), due=DUE)
    school.change_task(task, status="done")
    assert school.at(SOON).sweep().told == ()
    assert school.nudge_on(task) is None


def test_a_ladder_that_has_ended_is_left_alone(school: SchoolForTests):
    task = school.task(school.child(), "look", due=DUE)
    school.sweep_through(DUE, date(2026, 9, 23))
    assert len(school.told()) == 2
    assert school.nudge_on(task) is None


def test_a_step_that_was_handed_over_reminds_that_person(school: SchoolForTests):
    school.task(school.child(), due=DUE, person_id=TA)
    school.at(SOON).sweep()
    assert [row[2] for row in school.told()] == [TA]


def test_what_the_opener_owes_reminds_whoever_opened(school: SchoolForTests):
    school.task(school.child(), "begin", due=DUE)
    school.at(SOON).sweep()
    assert [row[2] for row in school.told()] == [TA]


def test_a_step_that_nobody_owns_falls_to_the_senco(school: SchoolForTests):
    school.task(school.child(taught_by=None), due=DUE)
    [told] = school.at(SOON).sweep().told
    assert (told.recipient_id, told.role, told.is_owner) == (SENCO, "senco", True)
    assert "class teacher" in told.reason


def test_without_a_senco_it_falls_to_the_head(school: SchoolForTests):
    school.change(SENCO, left_on=date(2026, 9, 10))
    school.task(school.child(taught_by=None), due=DUE)
    assert [each.recipient_id for each in school.at(SOON).sweep().told] == [HEAD]


def test_with_nobody_left_the_row_still_moves_on(school: SchoolForTests):
    for person in (SENCO, HEAD):
        school.change(person, left_on=date(2026, 9, 10))
    task = school.task(school.child(taught_by=None), due=DUE)
    assert school.at(SOON).sweep().told == ()
    assert school.nudge_on(task) == LATE


@pytest.mark.parametrize("task", ["reply", "answer"])
def test_families_and_services_are_never_written_to(school: SchoolForTests, task: str):
    journey = school.child()
    school.duty("family", school.person(school.new_id(), "Ms Mira Khan"))
    school.duty("service", school.person(school.new_id(), "Mx Sam Reed"))
    school.task(journey, task, due=DUE)
    school.sweep_through(DUE, date(2026, 9, 30))
    assert {row[2] for row in school.told()} == {SENCO}


def test_two_teachers_who_share_a_class_are_both_told(school: SchoolForTests):
    journey = school.child()
    other = school.person(school.new_id(), "Ms Eve Stone")
    school.duty("class_teacher", other, school.subject(journey))
    school.task(journey, due=DUE)
    assert {each.recipient_id for each in school.at(SOON).sweep().told} == {TEACHER, other}


def test_one_person_in_two_roles_is_told_once(school: SchoolForTests):
    school.task(school.child(taught_by=SENCO), due=date(2026, 9, 11))
    school.at(date(2026, 9, 21)).sweep()
    assert [row[2] for row in school.told()] == [SENCO]


def test_a_dated_duty_climbs_its_ladder_until_it_is_met(school: SchoolForTests):
    journey = school.child()
    due = school.date_row(journey, due=DUE)
    met = school.date_row(journey, due=DUE, met_on=date(2026, 9, 10))
    school.sweep_through(date(2026, 9, 7), DUE)
    assert [row[:2] for row in school.told()] == [(date(2026, 9, 11), "review_soon"), (DUE, "review_due")]
    assert (school.nudge_on(due, DATE), school.nudge_on(met, DATE)) == (None, None)


def test_a_dry_run_says_everything_and_writes_nothing(school: SchoolForTests):
    task = school.task(school.child(), due=DUE)
    report = school.at(SOON).sweep(dry_run=True)
    assert [(each.recipient_id, each.occurs_on) for each in report.told] == [(TEACHER, SOON)]
    assert [mail.recipient_id for mail in report.mails] == [TEACHER]
    assert report.told[0].reason == "due Friday 18 September (our default); told 2 school days before the due date"
    assert (school.nudges(), school.messages(), school.nudge_on(task)) == ([], [], SOON)
    real = school.sweep()
    assert [each.nudge for each in real.told] == [each.nudge for each in report.told]
    assert [mail.body for mail in real.mails] == [mail.body for mail in report.mails]


def test_two_threads_at_once_write_each_nudge_once(school: SchoolForTests):
    for number in range(30):
        school.task(school.child(f"Child{number}", "Example"), due=DUE)
    school.at(SOON)
    start, faults = Barrier(4), []

    def run() -> None:
        start.wait()
        try:
            school.sweep()
        except Exception as fault:
            faults.append(fault)

    threads = [Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(school.told()) == 30
    assert len(school.messages()) == 1


def test_a_batch_takes_at_most_eight_statements(school: SchoolForTests):
    for number in range(12):
        school.task(school.child(f"Child{number}", "Example"), due=DUE)
    with asked(school.desk.database) as sent:
        school.at(SOON, hour=6).sweep()
    written = [each.text for each in sent if not each.text.startswith(("BEGIN", "COMMIT", "ROLLBACK", "SELECT"))]
    assert len(school.told()) == 12
    assert len(written) <= 5


def test_more_than_one_batch_is_swept_whole(light_school: SchoolForTests, monkeypatch):
    monkeypatch.setattr("notifications.finding.due_abouts.__kwdefaults__", {"most": 5})
    for number in range(12):
        light_school.task(light_school.child(f"Child{number}", "Example"), due=DUE)
    assert len(light_school.at(SOON).sweep(dry_run=True).told) == 12
    assert len(light_school.sweep().told) == 12


def test_an_unread_week_of_holidays_ends_in_one_mail_a_person(school: SchoolForTests):
    school.task(school.child(), due=date(2026, 10, 21))
    school.at(date(2026, 11, 5)).sweep()
    assert {row.recipient_id for row in school.messages()} == {TEACHER, SENCO}
    assert len(school.messages()) == 2


def test_a_sweep_of_one_school_leaves_the_other_alone(school: SchoolForTests):
    other = SchoolForTests(school.desk, school.clock, id=UUID(int=2))
    other.add(School(id=other.id, name="Low End", made_on=date(2026, 9, 1)))
    school.task(school.child(), due=DUE)
    assert other.at(SOON).sweep().told == ()
    assert school.told() == []
