"""One child's plan from review to review, over a real database and by the engine's own verbs."""

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
from tests.workflows.small import CHILD, FATHER, HEAD, MOTHER, SCHOOL, SENCO, TEACHER, as_, key, school_in
from workflows.catalogue import catalogue
from workflows.support.circle import Circle
from workflows.support.gathering import gather

WORKFLOW = "ehc_annual_review"
PLAN = {"council": "Elmshire", "issued_on": "2025-11-30"}
BOTH = [key(MOTHER), key(FATHER)]
OTHERS = ["head", "sen_officer", "health", "social_care"]
VIEW = {"how": ["talked"], "good": "Music"}
NOTED = {
    "on": "2026-10-15",
    "took_part": [*BOTH, f"person:{SENCO}", "sen_officer"],
    "how": "in_person",
    "progress": "Two of three outcomes are reached",
    "words": "We are glad",
}
REPORT = {"recommends": "keep", "why": "The plan fits", "differs": "no"}


class Reviewing:
    """The review of a plan of 30 November 2025, begun by the SENCO on Monday 7 September 2026.

    The year ends on 29 November 2026, so the meeting is on 1 November at the latest; here it is on 15 October.
    """

    def __init__(self, database: Database, clock: SetClock):
        school_in(database)
        self.clock = clock
        self.desk = Desk(catalogue(), clock, database, Ids(seed=7))
        self.journey_id = journeys.open_journey(self.desk, as_(SENCO), CHILD, WORKFLOW, PLAN).journey_id

    def on(self, day: date) -> None:
        """Go to nine o'clock of a day, after the night in which every journey is brought up to date."""
        self.clock.set(at_time(day))
        refresh_school(self.desk, Scope(SCHOOL, Actor.system("sweep")))

    @property
    def now(self) -> JourneyLook:
        with self.desk.reading(as_(SENCO)) as session:
            looks = look(self.desk, session, as_(SENCO), CHILD)
        return next(each for each in looks if each.journey.id == self.journey_id)

    @property
    def circle(self) -> Circle:
        with self.desk.reading(as_(SENCO)) as session:
            found: Circle = gather(session.connection(), SCHOOL, [CHILD], self.clock.now()).circles[CHILD]
            return found

    @property
    def stage(self) -> str:
        return self.now.journey.stage

    def row(self, task: str) -> TaskState:
        """The newest row of a task."""
        return next(row for row in reversed(self.now.tasks) if row.task == task)

    def open_tasks(self) -> set[str]:
        return {row.task for row in self.now.tasks if row.status is TaskStatus.OPEN}

    def dates(self) -> dict[str, tuple[date, bool]]:
        """Each dated duty of this cycle: its day, and whether it is met."""
        cycle = self.now.journey.cycle
        return {each.name: (each.due_on, each.met_on is not None) for each in self.now.dates if each.cycle == cycle}

    def answer(self, task: str, person: UUID = SENCO, **values: object) -> None:
        self.clock.advance(timedelta(minutes=1))
        row = self.row(task)
        tasks.answer(self.desk, as_(person), row.id, values, seen=row.answer.version if row.answer else 0)

    def move(self, do: str, person: UUID = SENCO, why: str = "", values: object = None, **reasons: str) -> str:
        self.clock.advance(timedelta(minutes=1))
        seen = self.now.journey.sequence
        moved = journeys.move(
            self.desk, as_(person), self.journey_id, do, seen=seen, reasons=reasons, why=why, values=values or {}
        )
        return moved.stage

    def exempt(self, name: str, guard: str, person: UUID = SENCO) -> None:
        journeys.record_allowance(
            self.desk, as_(person), self.journey_id, name, kind=AllowanceKind.EXEMPTION, guard=guard, reason="So it is"
        )

    def missing(self, do: str) -> dict[str, str]:
        """What stands in the way of a move: each guard with its because."""
        found = next(assessment for move, assessment in self.now.moves if move.do == do)
        return {each.check: each.because for each in found.blocking}

    def next(self) -> tuple[str, str | None, str | None]:
        step = self.now.projection.next
        return step.kind, step.name, step.owner

    # Whole stretches of the way

    def get_ready(self, meeting: str = "2026-10-15", invited: str = "2026-09-11", round_on: str = "2026-10-01") -> None:
        """Set the day, invite everybody, send the papers round."""
        self.answer("set_meeting", on=meeting, time="2pm", where="Room 3", suits=True)
        self.move("begin_preparing")
        self.answer("invite", who=BOTH, others=OTHERS, for_on=meeting, on=invited)
        self.answer("circulate", came_from=["family", "school"], to_everyone=True, on=round_on)
        self.answer("ask_child", TEACHER, **VIEW)

    def hold(self, day: date = date(2026, 10, 15)) -> None:
        self.get_ready()
        self.on(day)
        self.answer("note_meeting", **NOTED)
        self.move("hold_meeting")

    def report(self, **other: object) -> None:
        self.hold()
        self.answer("write_report", HEAD, **{**REPORT, **other})
        self.answer("send_report_round", HEAD, who=BOTH, others=OTHERS, on="2026-10-20")
        self.move("send_report", HEAD)

    def decide(self, decision: str, on: str = "2026-11-10") -> None:
        self.report()
        self.on(date(2026, 11, 12))
        self.answer("note_decision", decision=decision, on=on, told=True)
