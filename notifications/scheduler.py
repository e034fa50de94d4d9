"""The scheduler: two jobs, a sweep and the outbox, each minute and when woken, in whichever process holds the lease.

Nothing starts at import, nor with the web's application: `waymark serve` starts it beside the web in one process,
`python -m notifications` alone.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, timedelta
from threading import Event
from uuid import UUID

from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler

from engine.clock import SystemClock, day_of
from engine.desk import Desk
from engine.values import Actor, Scope
from engine.verify import seal
from notifications.channels import Channel
from notifications.channels.folder import FolderChannel
from notifications.channels.govuk_notify import notify_channel
from notifications.channels.smtp import SmtpChannel, SmtpServer, sender_of
from notifications.channels.teams import teams_channel
from notifications.lease import Hold, LeaseLost
from notifications.links import Signer
from notifications.outbox import OutboxReport, deliver
from notifications.sweep import sweep
from workflows.school.clearing import clear_out
from workflows.school.setting_up import schools
from workflows.settings import Settings

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=1)
SOON = timedelta(seconds=2)
SEALS = "seals.jsonl"
DEFAULTS = {"coalesce": True, "max_instances": 1, "misfire_grace_time": 60}


def channel_for(settings: Settings) -> Channel:
    """The way that the settings name, or the folder where they name none; raises ChannelFault where it does not fit."""
    if settings.notify_api_key:
        made = (settings.notify_api_key, settings.notify_template_id)
        return notify_channel(*made, SystemClock(), site=settings.notify_url)
    if settings.teams_webhook_url:
        return teams_channel(settings.teams_webhook_url)
    if settings.smtp_url:
        return SmtpChannel(SmtpServer.from_url(settings.smtp_url, site=settings.base_url))
    return FolderChannel(settings.mail_folder, sender_of(settings.base_url))


def signer_for(settings: Settings) -> Signer | None:
    """What signs the addresses by which reminders are answered; none in Teams, where others may read the card."""
    return None if settings.teams_webhook_url else Signer(settings.base_url, settings.secret_key)


class Job:
    """One of the two jobs as the scheduler sees it: whether it is running, and whether it was woken meanwhile."""

    def __init__(self, work: Callable[[UUID], None]):
        self.work = work
        self.running, self.woken = Event(), Event()


class Runner:
    """The two jobs over every school of one database, and the clock that starts them."""

    def __init__(self, desk: Desk, settings: Settings, channel: Channel | None = None):
        self.desk, self.settings = desk, settings
        self.channel = channel or channel_for(settings)
        self.hold = Hold(desk.database, desk.clock, desk.ids.new(SystemClock().now()))
        self._ending = Event()
        self._sealed_on: dict[UUID, date] = {}
        self._jobs = {"sweep": Job(self._sweep_one), "outbox": Job(self._send_for)}
        self._scheduler = BackgroundScheduler(timezone=UTC, job_defaults=DEFAULTS)
        for name in self._jobs:
            self._scheduler.add_job(self.run, "interval", seconds=EVERY.total_seconds(), id=name, args=[name])

    def start(self) -> None:
        """Begin: the first round comes at once, for whatever fell due while nothing ran."""
        self._scheduler.start()
        self.wake()

    def wake(self) -> None:
        """Look soon instead of within the minute: something was committed. Cheap, and safe from any thread."""
        for name, job in self._jobs.items():
            job.woken.set()
            if not job.running.is_set():
                self._soon(name)

    def stop(self) -> None:
        """End after the school, or the mail, in hand, and leave the lease to the next."""
        self._ending.set()
        self._scheduler.shutdown(wait=True)
        self.hold.release()

    def run(self, name: str) -> None:
        """One round of a job. Woken meanwhile, it comes again soon, since the scheduler runs one of each at a time."""
        job = self._jobs[name]
        job.running.set()
        job.woken.clear()
        try:
            self._each_school(job.work)
        finally:
            job.running.clear()
        if job.woken.is_set():
            self._soon(name)

    def _soon(self, name: str) -> None:
        if not self._ending.is_set():
            with suppress(JobLookupError):
                self._scheduler.modify_job(name, next_run_time=SystemClock().now() + SOON)

    def _sweep_one(self, school_id: UUID) -> None:
        now = self.desk.clock.now()
        site, signer = self.settings.base_url, signer_for(self.settings)
        sweep(self.desk, school_id, now, base_url=site, keep=self.hold.keep, signer=signer)
        if self._sealed_on.get(school_id) != day_of(now):
            scope = Scope(school_id, Actor.system("notifications"))
            self._seal(scope)
            clear_out(self.desk, scope)
            self._sealed_on[school_id] = day_of(now)

    def _seal(self, scope: Scope) -> None:
        """Seal the day's history, once a day, and add the seal to the file that lies beside the database."""
        line = seal(self.desk, scope)
        if line is not None:
            with (self.settings.data_dir / SEALS).open("a", encoding="utf-8") as file:
                file.write(line + "\n")

    def _send_for(self, school_id: UUID) -> None:
        report = deliver(self.desk, school_id, self.channel, keep=self.hold.keep)
        if report != OutboxReport():
            log.info("Mail of a school: school=%s %s", school_id, report)

    def _each_school(self, work: Callable[[UUID], None]) -> None:
        """One school's fault stops no other. What is logged names neither a person nor what was being written."""
        if not self.hold.take():
            return
        for school_id in schools(self.desk):
            if self._ending.is_set():
                return
            try:
                work(school_id)
            except LeaseLost:
                return
            except Exception as error:
                log.error("A round of notifications failed: school=%s fault=%s", school_id, type(error).__name__)


def start_background(desk: Desk, settings: Settings) -> Runner:
    """Start the scheduler beside the web, in its process; hand `wake` of what comes back to the web."""
    runner = Runner(desk, settings)
    runner.start()
    return runner


def run_alone(desk: Desk, settings: Settings, until: Event) -> None:
    """Run the scheduler until `until` is set: the process of `python -m notifications`."""
    runner = start_background(desk, settings)
    try:
        until.wait()
    finally:
        runner.stop()
