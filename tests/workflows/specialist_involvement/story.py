"""One journey that asks a specialist, over a real database and by the engine's own verbs."""

from datetime import date, timedelta
from uuid import UUID

from engine import journeys, tasks
from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.reading import JourneyLook, look
from engine.refreshing import refresh_school
from engine.values import Actor, AllowanceKind, Scope, TaskState, TaskStatus
from tests.workflows.small import CHILD, MOTHER, SCHOOL, SENCO, TEACHER, as_, key, school_in
from workflows.catalogue import catalogue
from workflows.support.circle import AgreementSeen
from workflows.support.gathering import gather
from workflows.support.recommendations import NEEDS_WHY, RecommendationWords, save_recommendation
from workflows.support.seen import ADVICE as ADVICE_COPY
from workflows.support.sharing import Told, tick

WORKFLOW = "specialist_involvement"
ASKING = {
    "works": "Stories",
    "service": "speech_and_language",
    "question": "What helps with s?",
    "why_now": ["early_advice"],
    "carries_out": f"person:{TEACHER}",
}
ANSWER = {"took_part": [key(MOTHER)], "on": "2026-09-07", "how": "phone", "answer": "yes", "share": ["noticed"]}
SENT = {"on": "2026-09-08", "how": "portal", "signed": "signed", "reply_by": "2026-10-06"}
TAKEN_ON = {"reply": "waiting_list", "on": "2026-09-22", "words": "About two terms"}
MEANWHILE = {"works": "Word maps", "meanwhile": "Word maps before each topic", "family_knows": True}
ADVICE = {
    "strengths": "She explains with pictures",
    "from": "The speech and language service",
    "dated": "2026-11-09",
    "points": "Give her the words before the topic",
}
AGREED = {
    "took_part": [key(MOTHER), "child", f"person:{TEACHER}", f"person:{SENCO}", "service"],
    "on": "2026-11-12",
    "words": "Yes, please",
    "review_on": "2026-12-10",
}


class Asking:
    """One journey about the first child of the small school, opened on Monday 7 September 2026 by the teacher."""

    def __init__(self, database: Database, clock: SetClock):
        school_in(database)
        self.clock = clock
        self.desk = Desk(catalogue(), clock, database, Ids(seed=7))
        self.journey_id = journeys.open_journey(self.desk, as_(TEACHER), CHILD, WORKFLOW, ASKING).journey_id

    def on(self, day: date) -> None:
        """Go to nine o'clock of a day, after the night in which every journey is brought up to date."""
        self.clock.set(at_time(day))
        refresh_school(self.desk, Scope(SCHOOL, Actor.system("sweep")))

    @property
    def now(self) -> JourneyLook:
        with self.desk.reading(as_(SENCO)) as session:
            return look(self.desk, session, as_(SENCO), CHILD)[-1]

    def row(self, task: str) -> TaskState:
        """The newest row of a task."""
        return next(row for row in reversed(self.now.tasks) if row.task == task)

    def status(self, task: str) -> TaskStatus | None:
        return next((row.status for row in reversed(self.now.tasks) if row.task == task), None)

    def open_tasks(self) -> set[str]:
        return {row.task for row in self.now.tasks if row.status is TaskStatus.OPEN}

    def answer(self, task: str, person: UUID = TEACHER, **values: object) -> None:
        self.clock.advance(timedelta(minutes=1))
        row = self.row(task)
        seen = row.answer.version if row.answer else 0
        tasks.answer(self.desk, as_(person), row.id, values, seen=seen)

    def decide(self, **changed: object) -> None:
        self.answer("decide_with_family", **{**ANSWER, **changed})

    def move(self, do: str, person: UUID = SENCO, *, why: str = "", **reasons: str) -> str:
        sequence = self.now.journey.sequence
        return journeys.move(self.desk, as_(person), self.journey_id, do, seen=sequence, why=why, reasons=reasons).stage

    def blocking(self, do: str) -> dict[str, str]:
        """What stands in the way of a move, by check."""
        judged = next(assessment for move, assessment in self.now.moves if move.do == do)
        return {verdict.check: verdict.because for verdict in judged.blocking}

    def next(self) -> tuple[str, str | None, str | None]:
        """The kind of the next step, its name, and who owes it."""
        step = self.now.projection.next
        return step.kind, step.name, step.owner

    def except_(self, name: str, person: UUID = SENCO) -> None:
        journeys.record_allowance(
            self.desk, as_(person), self.journey_id, name, kind=AllowanceKind.EXCEPTION, reason="As recorded"
        )

    def agreements(self) -> tuple[AgreementSeen, ...]:
        with self.desk.reading(as_(SENCO)) as session:
            found: tuple[AgreementSeen, ...] = (
                gather(session.connection(), SCHOOL, [CHILD], self.clock.now()).circles[CHILD].agreements
            )
        return found

    def recommend(self, *answers: str) -> None:
        """Write one recommendation for each answer; a changed one, or one not for now, says why."""
        with self.desk.writing(as_(TEACHER), journey=self.journey_id) as work:
            journey = work.journey(self.journey_id).journey
            for place, answer in enumerate(answers, start=1):
                why = "After the play" if answer in NEEDS_WHY else ""
                save_recommendation(work, journey, place, RecommendationWords("Word maps", answer, why))

    def share(self, *contacts: UUID) -> None:
        """Hand the advice to these contacts, and tell the teacher."""
        told = {key(contact): "handed" for contact in contacts} | {f"person:{TEACHER}": "word"}
        with self.desk.writing(as_(TEACHER), journey=self.journey_id) as work:
            journey = work.journey(self.journey_id).journey
            for who, how in told.items():
                tick(work, journey, ADVICE_COPY, who, Told(how, work.today))

    # The way, stage by stage

    def to_decided(self) -> None:
        self.decide()
        self.move("agree_with_family", TEACHER)

    def to_referred(self) -> None:
        self.to_decided()
        self.on(date(2026, 9, 8))
        self.answer("send_request", SENCO, **SENT)
        self.move("refer")

    def to_waiting(self) -> None:
        self.to_referred()
        self.on(date(2026, 9, 22))
        self.answer("note_reply", SENCO, **TAKEN_ON)
        self.move("accepted")

    def to_advice(self) -> None:
        self.to_waiting()
        self.on(date(2026, 11, 10))
        self.move("receive_advice")
