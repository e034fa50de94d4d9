"""The outbox: a mail goes once, is tried again only where that is safe, and belongs to its day."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest

from notifications.channels import Delivery, Letter, Outcome
from notifications.channels.smtp import SmtpChannel, SmtpServer
from notifications.outbox import CRASHED_AFTER, DAY_OVER, MAY_HAVE_GONE, OutboxReport, deliver
from tests.notifications.mail_server import Mailbox, free_port, mail_server, scripted
from tests.notifications.school import SENCO, SITE, TA, TEACHER, SchoolForTests

LATER = Delivery(Outcome.TRY_LATER, "Not now.")
SERVER_DOWN = Delivery(Outcome.TRY_LATER, "Not there.", is_server=True)
ONE_MINUTE = timedelta(minutes=1)


def smtp(url: str) -> SmtpChannel:
    return SmtpChannel(SmtpServer.from_url(url, site=SITE), timeout=5)


def send(school: SchoolForTests, channel) -> OutboxReport:
    return deliver(school.desk, school.id, channel)


def status(school: SchoolForTests) -> list[tuple[str, int, str]]:
    return [(row.status, row.attempts, row.reason) for row in school.messages()]


def test_a_mail_goes_once_however_often_the_outbox_is_emptied(school: SchoolForTests):
    school.post()
    with mail_server() as inbox:
        assert send(school, smtp(inbox.url)) == OutboxReport(sent=1)
        assert send(school, smtp(inbox.url)) == OutboxReport()
    assert [mail["To"] for mail in inbox.mails] == [f"{TEACHER.int}@school.example"]
    assert status(school) == [("sent", 1, "")]


def test_a_server_that_is_away_is_asked_again_at_growing_distances(school: SchoolForTests):
    school.post()
    away = smtp(f"smtp://127.0.0.1:{free_port()}")
    tried = []
    start = school.clock.now()
    for _ in range(6 * 60):
        if send(school, away).later:
            tried.append((school.clock.now() - start) // ONE_MINUTE)
        school.clock.advance(ONE_MINUTE)
    assert tried == [0, 1, 6, 36, 156, 276]
    with mail_server() as inbox:
        school.clock.advance(timedelta(hours=2))
        assert send(school, smtp(inbox.url)) == OutboxReport(sent=1)
    assert len(inbox.mails) == 1


@pytest.mark.parametrize("last_word", [None, "451 perhaps", "nonsense"])
def test_a_server_that_dies_after_taking_the_mail_is_never_asked_again(school: SchoolForTests, last_word):
    school.post()
    with scripted(body=last_word) as script:
        assert send(school, smtp(script.url)) == OutboxReport(unknown=1)
        school.clock.advance(timedelta(hours=3))
        assert send(school, smtp(script.url)) == OutboxReport()
    assert len(script.bodies) == 1
    assert [row[0] for row in status(school)] == ["unknown"]


def test_an_address_that_is_refused_is_given_up_and_the_others_go(school: SchoolForTests):
    for person in (TEACHER, SENCO):
        school.post(person)
    mailbox = Mailbox([Delivery(Outcome.REFUSED, "Nobody there.")])
    assert send(school, mailbox) == OutboxReport(sent=1, failed=1)
    assert status(school) == [("failed", 1, "Nobody there."), ("sent", 1, "")]


def test_a_fault_of_the_server_ends_the_round_and_spares_the_others(school: SchoolForTests):
    for person in (TEACHER, SENCO, TA):
        school.post(person)
    assert send(school, Mailbox([SERVER_DOWN])) == OutboxReport(later=1)
    assert [row[1] for row in status(school)] == [1, 0, 0]


def test_one_mail_that_must_wait_does_not_hold_up_the_others(school: SchoolForTests):
    for person in (TEACHER, SENCO):
        school.post(person)
    assert send(school, Mailbox([LATER])) == OutboxReport(sent=1, later=1)


class Crash(BaseException):
    """The process ends while a mail is on its way."""


class CrashingChannel:
    where = "nowhere"

    def deliver(self, letter: Letter) -> Delivery:
        raise Crash


def test_a_crash_while_sending_is_shown_as_may_not_have_arrived(school: SchoolForTests):
    school.post()
    with pytest.raises(Crash):
        send(school, CrashingChannel())
    assert status(school) == [("sending", 1, "")]
    mailbox = Mailbox()
    assert send(school, mailbox) == OutboxReport()
    assert status(school) == [("sending", 1, "")]
    school.clock.advance(CRASHED_AFTER)
    assert send(school, mailbox) == OutboxReport()
    assert status(school) == [("unknown", 1, MAY_HAVE_GONE)]
    assert mailbox.letters == []


def test_a_mail_is_committed_as_being_sent_before_it_leaves(school: SchoolForTests):
    school.post()
    seen = []

    class Watching:
        where = "nowhere"

        def deliver(self, letter: Letter) -> Delivery:
            seen.extend(status(school))
            return Delivery(Outcome.SENT)

    send(school, Watching())
    assert seen == [("sending", 1, "")]


def test_a_mail_that_missed_its_day_is_not_sent_and_its_steps_are_in_the_next(school: SchoolForTests):
    friday, saturday, monday = date(2026, 9, 18), date(2026, 9, 19), date(2026, 9, 21)
    school.task(school.child(), "look", due=friday)
    school.at(friday).sweep()
    send(school, Mailbox([SERVER_DOWN]))
    mailbox = Mailbox()
    school.at(saturday).sweep()
    send(school, mailbox)
    assert (mailbox.letters, status(school)) == ([], [("failed", 1, DAY_OVER)])
    school.at(monday).sweep()
    send(school, mailbox)
    assert [row.for_on for row in school.messages()] == [friday, monday]
    assert [letter.body.count("A.K.") for letter in mailbox.letters] == [1]


def test_a_clock_that_is_set_back_sends_nothing_of_tomorrow(school: SchoolForTests):
    school.post()
    school.clock.advance(-timedelta(days=1))
    mailbox = Mailbox()
    assert send(school, mailbox) == OutboxReport()
    school.clock.advance(timedelta(days=1))
    assert send(school, mailbox) == OutboxReport(sent=1)


def test_nobody_who_has_left_is_written_to(school: SchoolForTests):
    school.post()
    school.change(TEACHER, left_on=school.desk.today())
    with mail_server() as inbox:
        assert send(school, smtp(inbox.url)) == OutboxReport(failed=1)
    assert inbox.mails == []


def test_two_outboxes_at_once_send_each_mail_once(school: SchoolForTests):
    people = [school.person(school.new_id(), f"Person {number}") for number in range(20)]
    for person in people:
        school.post(person)
    mailbox, start = Mailbox(), Barrier(4)

    def run() -> None:
        start.wait()
        send(school, mailbox)

    threads = [Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(mailbox.letters) == len({letter.id for letter in mailbox.letters}) == 20
    assert {row.status for row in school.messages()} == {"sent"}
