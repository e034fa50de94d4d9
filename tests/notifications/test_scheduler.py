"""The scheduler: both jobs in whichever process holds the lease, woken when wanted, and nothing twice."""

import json
import logging
import signal
import subprocess
import sys
from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest

from engine.clock import SystemClock
from engine.desk import Desk
from engine.ids import Ids
from notifications.__main__ import main
from notifications.channels import Delivery, Letter
from notifications.channels.folder import FolderChannel
from notifications.channels.smtp import SmtpChannel, SmtpUrlFault
from notifications.lease import TTL, LeaseLost
from notifications.outbox import CRASHED_AFTER, deliver
from notifications.scheduler import Runner, channel_for, run_alone, start_background
from notifications.sweep import sweep
from tests.notifications.mail_server import Mailbox
from tests.notifications.processes import die_while_sending, run_together, sweep_and_send
from tests.notifications.school import TEACHER, SchoolForTests
from workflows.school.records import School
from workflows.settings import Settings, from_environment

DUE, SOON = date(2026, 9, 18), date(2026, 9, 16)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return from_environment({"DATA_DIR": str(tmp_path), "BASE_URL": "http://waymark.example"})


def runner(school: SchoolForTests, settings: Settings, mailbox: Mailbox) -> Runner:
    desk = Desk(school.desk.catalogue, school.clock, school.desk.database, Ids())
    return Runner(desk, settings, mailbox)


def test_the_two_jobs_carry_a_step_from_its_due_date_to_the_mailbox(school: SchoolForTests, settings: Settings):
    school.task(school.child(), due=DUE)
    mailbox = Mailbox()
    one = runner(school.at(SOON), settings, mailbox)
    one.run("sweep")
    one.run("outbox")
    assert [letter.to for letter in mailbox.letters] == [f"{TEACHER.int}@school.example"]


def test_a_process_without_the_lease_does_nothing_until_the_holder_is_gone(school: SchoolForTests, settings: Settings):
    school.task(school.child(), due=DUE)
    mailbox = Mailbox()
    holder, waiting = (runner(school.at(SOON), settings, mailbox) for _ in range(2))
    holder.run("outbox")
    waiting.run("sweep")
    assert school.told() == []
    school.clock.advance(TTL)
    waiting.run("sweep")
    waiting.run("outbox")
    assert len(mailbox.letters) == 1


def test_a_sweep_that_was_taken_over_writes_nothing_more(school: SchoolForTests, settings: Settings):
    school.task(school.child(), due=DUE)
    slow, other = (runner(school.at(SOON), settings, Mailbox()) for _ in range(2))
    slow.hold.take()
    school.clock.advance(TTL)
    other.hold.take()
    with pytest.raises(LeaseLost):
        sweep(school.desk, school.id, school.clock.now(), base_url="", keep=slow.hold.keep)
    assert school.told() == []


def test_it_runs_by_itself_when_started_and_when_woken(school: SchoolForTests, settings: Settings, monkeypatch):
    monkeypatch.setattr("notifications.scheduler.SOON", timedelta(milliseconds=50))
    came = Event()

    class Signalling(Mailbox):
        def deliver(self, letter: Letter) -> Delivery:
            came.set()
            return super().deliver(letter)

    school.at(SOON).post()
    monkeypatch.setattr("notifications.scheduler.channel_for", lambda settings: Signalling())
    running = start_background(school.desk, settings)
    try:
        assert came.wait(20)
        came.clear()
        school.post(school.person(school.new_id(), "Ms Eve Stone"))
        running.wake()
        assert came.wait(20)
    finally:
        running.stop()
    assert runner(school, settings, Mailbox()).hold.take()


def test_it_runs_alone_until_it_is_told_to_end(light_school: SchoolForTests, settings: Settings):
    ending = Event()
    ending.set()
    run_alone(light_school.desk, settings, ending)
    assert runner(light_school, settings, Mailbox()).hold.take()


def test_one_schools_fault_stops_no_other_and_the_log_names_nobody(
    light_school: SchoolForTests, settings: Settings, caplog: pytest.LogCaptureFixture
):
    class Failing(Mailbox):
        def deliver(self, letter: Letter) -> Delivery:
            if not self.letters:
                self.letters.append(letter)
                raise RuntimeError(f"{letter.to} Amira Khan")
            return super().deliver(letter)

    second = SchoolForTests(light_school.desk, light_school.clock, id=UUID(int=2))
    second.add(School(id=second.id, name="Low End", made_on=SOON))
    person = second.person(second.new_id(), "Ms Eve Stone")
    light_school.at(SOON).post()
    second.post(person)
    mailbox = Failing()
    with caplog.at_level(logging.INFO):
        runner(light_school, settings, mailbox).run("outbox")
    assert len(mailbox.letters) == 2
    assert "RuntimeError" in caplog.text
    assert "Amira" not in caplog.text
    assert "@" not in caplog.text


def test_each_day_is_sealed_once_in_the_database_and_in_a_file(light_school: SchoolForTests, settings: Settings):
    one = runner(light_school.at(SOON), settings, Mailbox())
    one.run("sweep")
    one.run("sweep")
    other = runner(light_school.at(date(2026, 9, 17)), settings, Mailbox())
    one.hold.release()
    other.run("sweep")
    lines = (settings.data_dir / "seals.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["sealed_on"] for line in lines] == ["2026-09-16", "2026-09-17"]


def test_mail_goes_where_the_settings_say(tmp_path: Path):
    named = from_environment({"DATA_DIR": str(tmp_path), "SMTP_URL": "smtp://mail.example"})
    nowhere = from_environment({"DATA_DIR": str(tmp_path)})
    wrong = from_environment({"DATA_DIR": str(tmp_path), "SMTP_URL": "mail.example"})
    assert isinstance(channel_for(named), SmtpChannel)
    assert channel_for(nowhere) == FolderChannel(tmp_path / "mail", "waymark@[127.0.0.1]")
    with pytest.raises(SmtpUrlFault):
        channel_for(wrong)


def test_three_processes_at_once_tell_and_mail_everybody_once(school: SchoolForTests, tmp_path: Path):
    teachers = [school.person(school.new_id(), f"Teacher {number}") for number in range(6)]
    for teacher in teachers:
        for _ in range(4):
            school.task(school.child(taught_by=teacher), due=DUE)
    url = school.desk.database.url.render_as_string(hide_password=False)
    there = (url, SOON, tmp_path / "mail", 3)
    assert run_together(sweep_and_send, there, there, there) == [0, 0, 0]
    assert len(school.told()) == 24
    assert [row.status for row in school.messages()] == ["sent"] * 6
    mails = [message_from_bytes(path.read_bytes(), policy=default) for path in (tmp_path / "mail").iterdir()]
    assert sorted(mail["To"] for mail in mails) == sorted(f"{teacher.int}@school.example" for teacher in teachers)


def test_a_process_that_is_killed_with_a_mail_in_its_hands_leaves_it_unsure(school: SchoolForTests):
    school.at(SOON).post()
    url = school.desk.database.url.render_as_string(hide_password=False)
    assert run_together(die_while_sending, (url, SOON)) == [9]
    mailbox = Mailbox()
    school.clock.advance(CRASHED_AFTER)
    deliver(school.desk, school.id, mailbox)
    assert mailbox.letters == []
    assert [row.status for row in school.messages()] == ["unknown"]


def test_the_process_of_its_own_sends_mail_and_ends_when_it_is_told(
    school: SchoolForTests, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    school.clock.set(SystemClock().now())
    school.post()
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", school.desk.database.url.render_as_string(hide_password=False))
    command = [sys.executable, "-m", "notifications"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as process:
        assert process.stderr is not None
        assert any("sent=1" in line for line in process.stderr)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    assert process.returncode == 0
    assert [row.status for row in school.messages()] == ["sent"]
    assert len(list((tmp_path / "mail").glob("*.eml"))) == 1


@pytest.mark.parametrize("wrong", [{"PORT": "x"}, {"DATABASE_URL": "sqlite://"}, {"SMTP_URL": "mail.example"}])
def test_a_process_that_cannot_start_says_why(wrong, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    for name, value in {"DATA_DIR": str(tmp_path), **wrong}.items():
        monkeypatch.setenv(name, value)
    assert main() == 3
    assert len(capsys.readouterr().err.strip()) > 20
