"""One child's journey over a real database, by the engine's own verbs: what tests of whole ways are told with."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from engine import journeys, tasks
from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.reading import JourneyLook, look
from engine.refreshing import refresh_school
from engine.values import Actor, AllowanceKind, Scope, TaskStatus
from tests.workflows.small import CHILD, FATHER, MOTHER, SCHOOL, SENCO, TEACHER, as_, key, school_in
from workflows.catalogue import catalogue
from workflows.school.records import SenStatus
from workflows.support.gathering import gather
from workflows.support.notices import NoticeWords, mark_sent
from workflows.support.outcome_reviews import ReviewWords, save_outcome_review
from workflows.support.plans import OutcomeWords, ProvisionWords, carry_plan, plan_written, save_outcome, save_provision
from workflows.support.seen import PLAN, RECORD
from workflows.support.sessions import Held, log_session, supports_of
from workflows.support.shared_with import shared_with
from workflows.support.sharing import Told, tick

CONCERN = {"strengths": "Building things", "seen": "Reads a line, then stops", "family_knows": "not_yet"}
PLAIN = {"behind": ["nothing"], "next": "plain", "why": "She cannot yet hear the sounds"}
TALKED = {
    "who": [key(MOTHER)],
    "on": "2026-09-08",
    "how": "in_person",
    "said": "She likes maps, and dreads reading aloud",
    "note": "paper",
}
VIEW = {"good": "Building", "helps": "Pictures", "how": ["drew"]}
PICTURE = {
    "strengths": "Reasoning aloud",
    "hard": "Reading aloud",
    "shows": "41 words a minute, 8 September",
    "barriers": ["pace"],
    "sources": ["work", "family"],
}
YES = {
    "needs": ["cognition"],
    "first_need": "spld",
    "decision": "yes",
    "reasons": "Help beyond class teaching is needed",
    "decided_with": f"person:{TEACHER}",
}
AGREED = {
    "took_part": [key(MOTHER), "child"],
    "on": "2026-09-10",
    "family_says": "yes",
    "words": "Yes, and maps, please",
    "review_on": "2026-11-25",
}

REVIEW_DAY = date(2026, 11, 25)
WENT = {"better": "She begins by herself", "as_planned": "mostly", "helped": "Her own maps"}
MET = {
    "took_part": [key(MOTHER), "child"],
    "how": "in_person",
    "words": "She reads to her brother now",
    "enough": "partly",
}
WEIGHED = {
    "strengths": "Reads to others",
    "progress": "some",
    "quality": "well",
    "learned": "Pictures first, then words",
    "next": "same",
}


class Story:
    """A desk over the small school, on Monday 7 September 2026 to begin with."""

    def __init__(self, database: Database, clock: SetClock):
        school_in(database)
        self.clock = clock
        self.desk = Desk(catalogue(), clock, database, Ids(seed=7))

    def begin(self, **said: object) -> None:
        journeys.open_journey(self.desk, as_(TEACHER), CHILD, "graduated_approach", {**CONCERN, **said})

    def put_in(self, at: str, **row: object) -> None:
        values = {"since": "2026-01-12", "teacher": f"person:{TEACHER}", **row}
        journeys.carry_in(self.desk, as_(SENCO), CHILD, "graduated_approach", at=at, values=values)

    def has_ehc_plan(self) -> None:
        with self.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
            row = SenStatus(
                school_id=work.school_id,
                id=work.new_id(),
                pupil_id=CHILD,
                code="E",
                from_on=date(2026, 9, 1),
                source="roll",
                recorded_at=work.now,
            )
            work.session.add(row)

    def on(self, day: date) -> None:
        """Go to nine o'clock of a day, after the night in which every journey is brought up to date."""
        self.clock.set(at_time(day))
        refresh_school(self.desk, Scope(SCHOOL, Actor.system("sweep")))

    def answer(self, task: str, values: object, by: UUID = TEACHER) -> None:
        self.clock.set(self.clock.now() + timedelta(minutes=1))
        row = self.row(task)
        version = row.answer.version if row.answer else 0
        tasks.answer(self.desk, as_(by), row.id, dict(values), seen=version)  # type: ignore[call-overload]

    def move(self, do: str, by: UUID = TEACHER, why: str = "", **reasons: str) -> None:
        now = self.now().journey
        journeys.move(self.desk, as_(by), now.id, do, seen=now.sequence, why=why, reasons=reasons)

    def exempt(self, name: str, by: UUID = SENCO) -> None:
        guard = "family_told_of_provision"
        journeys.record_allowance(
            self.desk, as_(by), self.now().journey.id, name, kind=AllowanceKind.EXEMPTION, guard=guard, reason="x"
        )

    def tell_formally(self, *contacts: UUID) -> None:
        journey = self.now().journey
        with self.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
            for contact in contacts or (MOTHER, FATHER):
                mark_sent(work, journey, contact, NoticeWords(work.today, "handed"))

    def write_plan(self, hopes: str = "Read a page aloud") -> None:
        journey = self.now().journey
        with self.desk.writing(as_(TEACHER), subjects=[CHILD]) as work:
            save_outcome(work, journey, 1, OutcomeWords(hopes, "A line", "Each Friday", date(2026, 11, 20)))
            save_provision(work, journey, 1, ProvisionWords("Word maps", 1, "ta", TEACHER))

    def share(self, what: str) -> None:
        """The plan, or the record of the review, goes to everyone who is to have it."""
        journey, facts = self.now().journey, self.now().facts
        shared = shared_with(facts.circle, facts.known, what)
        with self.desk.writing(as_(TEACHER), subjects=[CHILD]) as work:
            for who in (*shared.staff_not_told, *shared.family_not_told):
                tick(work, journey, what, who, Told("paper" if who.startswith("person:") else "handed", work.today))

    def log_sessions(self, place: int = 1, *days: date) -> None:
        """The support at a place took place on these days, or today."""
        with self.desk.writing(as_(TEACHER), subjects=[CHILD]) as work:
            support = next(each for each in supports_of(work.session, SCHOOL, CHILD) if each.place == place)
            for day in days or (work.today,):
                log_session(work, support, Held(day, True))

    def look_at_outcomes(self, reached: str = "nearly") -> None:
        journey = self.now().journey
        with self.desk.writing(as_(TEACHER), subjects=[CHILD]) as work:
            save_outcome_review(work, journey, 1, ReviewWords("Half a page", reached, "Her own book, on a Friday"))

    def carry_plan(self) -> None:
        """Last time’s plan goes on, with a new day by when."""
        journey = self.now().journey
        with self.desk.writing(as_(TEACHER), subjects=[CHILD]) as work:
            carry_plan(work, journey)
            carried = plan_written(work.session, journey)
            for place, words in carried.outcomes.items() if carried else ():
                save_outcome(work, journey, place, replace(words, by_on=work.today + timedelta(days=70)))

    def to_the_decision(self) -> None:
        """A need that is plain, talked over, asked about and put together; nothing is decided yet."""
        self.begin()
        self.answer("weigh_concern", PLAIN)
        self.move("assess_for_sen")
        self.answer("talk_about_needs", TALKED)
        self.answer("ask_child", VIEW)
        self.answer("pull_together", PICTURE)

    def to_the_plan(self) -> None:
        self.to_the_decision()
        self.answer("decide", YES, by=SENCO)
        self.answer("agree_decision", {"view": "agreed"})
        self.tell_formally()
        self.move("begin_plan")

    def to_do(self) -> None:
        self.to_the_plan()
        self.write_plan()
        self.answer("agree_plan", AGREED)
        self.answer("look_over_plan", {"view": "agreed"}, by=SENCO)
        self.share(PLAN)
        self.move("put_plan_in_place")

    def to_the_review(self) -> None:
        """At do until the agreed day, and the review begun."""
        self.to_do()
        self.on(REVIEW_DAY)
        self.answer("write_how_it_went", WENT)
        self.move("hold_review")

    def hold_the_review(self, *, next: str = "same", **weighed: str) -> None:
        """The review, all of it, on the day: everybody heard, the record shared."""
        self.answer("ask_child_at_review", VIEW)
        self.look_at_outcomes()
        self.answer("meet_family", {**MET, "on": self.now_on.isoformat()})
        self.answer("weigh_support", {**WEIGHED, "next": next, **weighed})
        self.answer("agree_next", {"next": next}, by=SENCO)
        self.share(RECORD)

    # What is seen

    @property
    def now_on(self) -> date:
        return self.desk.today()

    def now(self) -> JourneyLook:
        scope: Scope = as_(SENCO)
        with self.desk.reading(scope) as session:
            return look(self.desk, session, scope, CHILD)[-1]

    def row(self, task: str):  # type: ignore[no-untyped-def]
        return next(row for row in reversed(self.now().tasks) if row.task == task)

    def talks(self) -> list[date]:
        """The days of the talks with the family that stand on record."""
        with self.desk.reading(as_(SENCO)) as session:
            circle = gather(session.connection(), SCHOOL, [CHILD], self.clock.now()).circles[CHILD]
        return [talk.on for talk in circle.talks]

    def open_tasks(self) -> set[str]:
        return {row.task for row in self.now().tasks if row.status is TaskStatus.OPEN}

    def next(self) -> tuple[str, str | None, str | None]:
        """The kind of the next step, its name (for a wait: for whom), and who owes it."""
        step = self.now().projection.next
        return step.kind, step.name or step.waiting_for, step.owner

    def missing(self, do: str) -> dict[str, str]:
        """What stands in the way of a move, with its because."""
        assessment = next(assessment for move, assessment in self.now().moves if move.do == do)
        return {verdict.check: verdict.because for verdict in assessment.blocking}

    def dates_ahead(self) -> dict[str, date]:
        """The dated duties of now that are not met yet, by name."""
        return {dated.name: dated.due_on for dated in self.now().dates if dated.met_on is None}
