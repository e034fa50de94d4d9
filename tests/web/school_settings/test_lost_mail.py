"""Mails that did not go, or may not have arrived, are said where somebody sees them."""

from sqlmodel import select

from notifications.records import Message, Status
from tests.web.invented import browser
from workflows.school.accounts import NOBODY
from workflows.school.records import Person


def lose_a_mail(demo, key: str, status: Status) -> None:
    with demo.reading(NOBODY) as session:
        person = session.exec(select(Person).where(Person.email == f"{key}@hollybank.example")).one()
    with demo.short() as session:
        for row in session.exec(select(Message).where(Message.recipient_id == person.id)):
            session.delete(row)
        session.flush()
        session.add(
            Message(
                school_id=person.school_id, id=demo.ids.new(demo.clock.now()), recipient_id=person.id,
                for_on=demo.today(), channel="mail", status=status, subject="Steps", body="Steps",
                written_at=demo.clock.now(), next_try_at=demo.clock.now(), reason="The line broke.",
            )
        )  # fmt: skip


def test_the_reader_is_told_that_a_mail_may_not_have_arrived(demo, tmp_path):
    lose_a_mail(demo, "patel", Status.UNKNOWN)
    page = browser(demo, tmp_path, "patel").page("/next-steps")
    assert "Our mail to you of 20 November 2026 may not have arrived. What it said stands below." in page.main


def test_the_settings_list_every_mail_to_look_at(demo, tmp_path):
    lose_a_mail(demo, "patel", Status.FAILED)
    page = browser(demo, tmp_path, "senco").page("/settings/")
    assert "Mrs Meera Patel, 20 November 2026: did not go. The line broke." in page.main
