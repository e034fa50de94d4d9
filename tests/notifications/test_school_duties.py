"""Reminders of what the school itself owes: by their own ladder, to whose it is, never on a closed day, in one mail."""

from datetime import date
from uuid import UUID

import pytest

from engine.values import Actor, Scope
from notifications.finding import NUDGE
from notifications.records import AboutKind
from tests.notifications.school import HEAD, SCHOOL, SENCO, SchoolForTests
from workflows.school.year_keeping import say_done, take_back

SYSTEM = Scope(SCHOOL, Actor.system("test"))


@pytest.fixture
def owing(school: SchoolForTests) -> SchoolForTests:
    """The school, which still owes its information report by Friday 18 December 2026, and nothing else."""
    with school.desk.writing_school(SYSTEM) as work:
        assert take_back(work, "information_report", "first")
    return school


def about_the_report(school: SchoolForTests) -> list[tuple[date, str, UUID]]:
    return [each for each in school.told() if each[1].startswith("school_duty")]


def test_a_duty_of_the_school_climbs_its_own_ladder(owing: SchoolForTests) -> None:
    owing.sweep_through(date(2026, 11, 16), date(2027, 1, 18))
    assert about_the_report(owing) == [
        (date(2026, 11, 18), "school_duty_soon", SENCO),
        (date(2026, 12, 8), "school_duty_soon", SENCO),
        (date(2027, 1, 4), "school_duty_overdue", SENCO),
        (date(2027, 1, 11), "school_duty_overdue", SENCO),
        (date(2027, 1, 15), "school_duty_overdue", HEAD),
        (date(2027, 1, 18), "school_duty_overdue", SENCO),
    ]


def test_nothing_of_the_school_goes_on_a_closed_day_though_the_law_sets_the_date(school: SchoolForTests) -> None:
    with school.desk.writing_school(SYSTEM) as work:
        assert say_done(work, "accessibility_plan", "first", date(2023, 11, 25))
    school.sweep_through(date(2026, 10, 22), date(2026, 11, 2))
    written = [(row.occurs_on, row.written_at.date()) for row in school.nudges() if row.about_kind == AboutKind.SCHOOL]
    assert written == [(date(2026, 10, 26), date(2026, 11, 2))], "26 October is in half term"


def test_what_is_done_is_reminded_of_no_more(owing: SchoolForTests) -> None:
    owing.at(date(2026, 11, 18)).sweep()
    with owing.desk.writing_school(SYSTEM) as work:
        assert say_done(work, "information_report", "first", date(2026, 11, 20))
    owing.sweep_through(date(2026, 11, 23), date(2027, 1, 18))
    assert about_the_report(owing) == [(date(2026, 11, 18), "school_duty_soon", SENCO)]


def test_the_mail_says_what_is_due_and_leads_to_the_year(owing: SchoolForTests) -> None:
    owing.at(date(2026, 11, 18)).sweep()
    (mail,) = owing.messages()
    assert mail.recipient_id == SENCO
    assert mail.subject == "Coming up for the school: SEN information report, by Friday 18 December"
    assert "A duty of the school, by Friday 18 December. This waits for you." in mail.body
    assert "http://waymark.example/school-year" in mail.body


def test_it_is_about_no_child_and_no_journey(owing: SchoolForTests) -> None:
    owing.at(date(2026, 11, 18)).sweep()
    with owing.desk.database.reading() as session:
        (row,) = session.execute(NUDGE.select()).all()
    assert (row.about_kind, row.journey_id, row.subject_id, row.is_law) == ("school", None, None, False)


def test_a_rehearsal_writes_nothing(owing: SchoolForTests) -> None:
    report = owing.at(date(2026, 11, 18)).sweep(dry_run=True)
    assert [each.title for each in report.told] == ["SEN information report"]
    assert len(report.mails) == 1
    assert (owing.told(), owing.messages()) == ([], [])
