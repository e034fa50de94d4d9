"""A child has died: from that press no reminder, no mail, no calendar speaks of them, and what waited is taken back."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from engine.clock import SetClock
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.values import Actor, Scope
from notifications import feeds
from notifications.finding import PUPIL
from notifications.outbox import OutboxReport, deliver
from notifications.withdrawing import forget, withdraw
from tests.notifications.mail_server import Mailbox
from tests.notifications.school import HEAD, SITE, TEACHER, SchoolForTests
from workflows.catalogue import catalogue
from workflows.school import deaths

MAIL_DAY = date(2026, 9, 17)


@pytest.fixture
def school(database: Database, clock: SetClock) -> SchoolForTests:
    """The school under the definitions as they are, with a concern about each of two children."""
    made = SchoolForTests(Desk(catalogue(), clock, database, Ids(seed=7)), clock).found()
    made.raise_concern()
    made.raise_concern()
    return made


def first_child(school: SchoolForTests) -> UUID:
    with school.desk.database.reading() as session:
        return session.execute(select(PUPIL.c.id).order_by(PUPIL.c.id)).scalars().first()


def head(school: SchoolForTests) -> Scope:
    return Scope(school.id, Actor("Dr Grant", HEAD))


def write_down(school: SchoolForTests) -> UUID:
    child = first_child(school)
    with school.desk.writing(head(school), subjects=[child]) as work:
        deaths.write_down(work, child, work.today)
    return child


def forgotten(school: SchoolForTests) -> None:
    """What erasing the first child’s record begins with."""
    child = first_child(school)
    with school.desk.writing(head(school), subjects=[child]) as work:
        forget(work.connection, work.school_id, child)


def test_no_reminder_and_no_calendar_speaks_of_the_child_from_then_on(school: SchoolForTests):
    child = write_down(school)
    school.sweep_through(date(2026, 9, 8), date(2026, 10, 13))
    about = {row.subject_id for row in school.nudges()}
    assert about
    assert child not in about
    address = feeds.renew(school.desk, Scope(school.id, Actor("Mrs Patel", TEACHER)))
    assert str(child) not in feeds.calendar_of(school.desk, address, SITE)


def test_a_mail_that_waits_is_taken_back_and_made_up_again_without_the_child(school: SchoolForTests):
    school.at(MAIL_DAY).sweep()
    (before,) = school.messages()
    child = write_down(school)
    inbox = Mailbox([])
    assert deliver(school.desk, school.id, inbox) == OutboxReport()
    assert school.messages() == []
    school.sweep()
    (after,) = school.messages()
    assert before.body.count("/steps/") == 2 * after.body.count("/steps/")
    assert child not in {row.subject_id for row in school.nudges() if row.message_id == after.id}
    deliver(school.desk, school.id, inbox)
    assert [row.status for row in school.messages()] == ["sent"]


def test_the_press_itself_takes_the_mail_back(school: SchoolForTests):
    school.at(MAIL_DAY).sweep()
    child = first_child(school)
    with school.desk.writing(head(school), subjects=[child]) as work:
        deaths.write_down(work, child, work.today)
        assert withdraw(work.connection, work.school_id, work.now) == 1
    assert school.messages() == []


def test_a_record_that_is_erased_takes_back_its_waiting_mail_and_others_are_spoken_of_again(school: SchoolForTests):
    school.at(MAIL_DAY).sweep()
    (before,) = school.messages()
    forgotten(school)
    assert school.messages() == []
    school.sweep()
    (after,) = school.messages()
    assert before.body.count("/steps/") == 2 * after.body.count("/steps/")


def test_of_a_mail_that_has_gone_the_words_are_forgotten(school: SchoolForTests):
    school.at(MAIL_DAY).sweep()
    deliver(school.desk, school.id, Mailbox([]))
    forgotten(school)
    assert [(row.status, row.subject, row.body) for row in school.messages()] == [("sent", "", "")]


def test_a_mail_whose_words_are_forgotten_while_it_is_tried_never_goes_out_blank(school: SchoolForTests):
    school.at(MAIL_DAY).post(subject="", body="")
    assert deliver(school.desk, school.id, Mailbox([])) == OutboxReport()


def test_what_was_put_right_is_spoken_of_again(school: SchoolForTests):
    child = write_down(school)
    with school.desk.writing(head(school), subjects=[child]) as work:
        deaths.take_back(work, child, "The wrong child")
    school.sweep_through(date(2026, 9, 8), date(2026, 9, 30))
    assert child in {row.subject_id for row in school.nudges()}
