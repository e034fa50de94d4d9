"""One request to the council, over a real database and by the engine's own verbs."""

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
from workflows.support.circle import Circle
from workflows.support.gathering import gather

WORKFLOW = "ehc_needs_assessment"
WHY = {"works": "Stories", "needs": "Help in small groups each day", "why_now": ["progress"]}
HAS_ASKED = {"asked_by": "parent", "on": "2026-09-07", "council": "Elmshire"}
DONE = {"done": "Two plans, and a specialist’s advice", "shown": ["attainment", "given"]}
VIEW = {"who": [key(MOTHER)], "on": "2026-09-08", "view": "yes", "said": "Please do"}
SENT = {"council": "Elmshire", "on": "2026-09-09", "how": "portal", "copy": True}
GOT_IT = {"on": "2026-09-10", "council": "Elmshire"}


class Request:
    """A request about the first child of the small school, from Monday 7 September 2026 on."""

    def __init__(self, database: Database, clock: SetClock):
        school_in(database)
        self.clock = clock
        self.desk = Desk(catalogue(), clock, database, Ids(seed=7))

    def begin(self) -> None:
        """The school begins to get a request ready."""
        self.journey_id = journeys.open_journey(self.desk, as_(SENCO), CHILD, WORKFLOW, WHY).journey_id

    def put_in(self, at: str = "requested", by: UUID = TEACHER, **row: object) -> None:
        """Somebody writes down that the family has asked."""
        values = {**HAS_ASKED, **row}
        self.journey_id = journeys.carry_in(self.desk, as_(by), CHILD, WORKFLOW, at=at, values=values).journey_id

    def on(self, day: date) -> None:
        """Go to nine o'clock of a day, after the night in which every journey is brought up to date."""
        self.clock.set(at_time(day))
        refresh_school(self.desk, Scope(SCHOOL, Actor.system("sweep")))

    @property
    def now(self) -> JourneyLook:
        with self.desk.reading(as_(SENCO)) as session:
            looks = look(self.desk, session, as_(SENCO), CHILD)
        return next(each for each in looks if each.journey.id == self.journey_id)

    def lanes(self) -> set[str]:
        """The workflows of the child's open journeys."""
        with self.desk.reading(as_(SENCO)) as session:
            return {
                each.journey.workflow for each in look(self.desk, session, as_(SENCO), CHILD) if each.journey.is_open
            }

    def row(self, task: str) -> TaskState:
        return next(row for row in reversed(self.now.tasks) if row.task == task)

    def open_tasks(self) -> set[str]:
        return {row.task for row in self.now.tasks if row.status is TaskStatus.OPEN}

    def answer(self, task: str, person: UUID = SENCO, **values: object) -> None:
        self.clock.advance(timedelta(minutes=1))
        row = self.row(task)
        tasks.answer(self.desk, as_(person), row.id, values, seen=row.answer.version if row.answer else 0)

    def move(self, do: str, person: UUID = SENCO, *, why: str = "", values: object = None, **reasons: str) -> str:
        made = journeys.move(
            self.desk, as_(person), self.journey_id, do, seen=self.now.journey.sequence, why=why, reasons=reasons,
            values=values or {},
        )  # fmt: skip
        return made.stage

    def exempt(self, name: str) -> None:
        journeys.record_allowance(
            self.desk, as_(SENCO), self.journey_id, name, kind=AllowanceKind.EXEMPTION, guard="advice_sent",
            reason="As agreed",
        )  # fmt: skip

    def dates(self) -> dict[str, date]:
        """The dated duties that are still to be met."""
        return {each.name: each.due_on for each in self.now.dates if each.met_on is None}

    def blocking(self, do: str) -> dict[str, str]:
        judged = next(assessment for move, assessment in self.now.moves if move.do == do)
        return {verdict.check: verdict.because for verdict in judged.blocking}

    def next(self) -> tuple[str, str | None, str | None]:
        """The kind of the next step, its name, and who owes it."""
        step = self.now.projection.next
        return step.kind, step.name, step.owner

    def circle(self) -> Circle:
        with self.desk.reading(as_(SENCO)) as session:
            found: Circle = gather(session.connection(), SCHOOL, [CHILD], self.clock.now()).circles[CHILD]
            return found

    # The way, stage by stage

    def to_assessing(self) -> None:
        """The family asked, and the council assesses; it asked for our advice in the same letter."""
        self.put_in()
        self.on(date(2026, 10, 12))
        self.answer("note_decision", decision="assess", on="2026-10-12", advice_on="2026-10-14")
        self.move("council_assesses")

    def to_draft(self) -> None:
        self.to_assessing()
        self.on(date(2026, 11, 16))
        self.answer("note_plan_decision", decision="draft", on="2026-11-14")
        self.move("draft_is_here")

    def to_refused(self) -> None:
        self.put_in()
        self.on(date(2026, 10, 12))
        self.answer("note_decision", decision="refuse", on="2026-10-12")
        self.move("council_refuses")
