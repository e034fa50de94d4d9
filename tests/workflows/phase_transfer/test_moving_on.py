"""A move that is got ready, and a child who comes: the whole way."""

from datetime import date
from uuid import UUID

import pytest

from engine import journeys, tasks
from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.errors import InTheWay, NotAllowed
from engine.ids import Ids
from engine.reading import JourneyLook, look
from engine.refreshing import refresh_school
from engine.values import Actor, Scope, TaskState, TaskStatus
from tests.workflows.phase_transfer.sample import WHERE
from tests.workflows.small import CHILD, HEAD, MOTHER, SCHOOL, SENCO, TEACHER, as_, key, school_in
from workflows.catalogue import catalogue
from workflows.school.records import Pupil
from workflows.support.council import issue_plan


class Moving:
    """The small school, whose child is in Year 6 and moves on in September 2027."""

    def __init__(self, database: Database, clock: SetClock):
        school_in(database)
        self.clock = clock
        self.desk = Desk(catalogue(), clock, database, Ids(seed=7))

    def begin(self) -> None:
        journeys.open_journey(self.desk, as_(SENCO), CHILD, "phase_transfer", WHERE)

    def on(self, day: date) -> None:
        self.clock.set(at_time(day))
        refresh_school(self.desk, Scope(SCHOOL, Actor.system("sweep")))

    @property
    def now(self) -> JourneyLook:
        with self.desk.reading(as_(SENCO)) as session:
            looks = look(self.desk, session, as_(SENCO), CHILD)
        return next(each for each in looks if each.journey.workflow == "phase_transfer")

    def open_tasks(self) -> set[str]:
        return {row.task for row in self.now.tasks if row.status is TaskStatus.OPEN}

    def row(self, name: str) -> TaskState:
        return next(row for row in reversed(self.now.tasks) if row.task == name)

    def answer(self, name: str, person: UUID = SENCO, **values: object) -> None:
        row = self.row(name)
        tasks.answer(self.desk, as_(person), row.id, values, seen=row.answer.version if row.answer else 0)

    def move(self, do: str, person: UUID = SENCO, why: str = "", **reasons: str) -> str:
        now = self.now.journey
        return journeys.move(self.desk, as_(person), now.id, do, seen=now.sequence, reasons=reasons, why=why).stage

    def missing(self, do: str) -> set[str]:
        found = next(assessment for move, assessment in self.now.moves if move.do == do)
        return {each.check for each in found.blocking}

    def with_plan(self) -> None:
        with self.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
            issue_plan(work, CHILD, None, date(2026, 9, 1))


@pytest.fixture
def move_ahead(sqlite_database: Database, clock: SetClock) -> Moving:
    return Moving(sqlite_database, clock)


def test_what_goes_is_agreed_with_the_family_before_the_next_school_hears_of_it(move_ahead: Moving) -> None:
    move_ahead.begin()
    assert "tell_next_school" not in move_ahead.open_tasks()
    assert move_ahead.missing("agree_what_goes") == {"family_saw_what_goes", "child_was_asked"}
    move_ahead.on(date(2027, 4, 12))
    move_ahead.answer("show_what_goes", TEACHER, who=[key(MOTHER)], on="2027-04-12", agreed="yes", goes=["plan"])
    move_ahead.answer("ask_child", TEACHER, how=["talked"], good="The library")
    assert move_ahead.move("agree_what_goes") == "agreed"
    assert {"tell_next_school", "plan_visits"} <= move_ahead.open_tasks()
    assert move_ahead.row("tell_next_school").owner == "senco"
    move_ahead.on(date(2027, 9, 2))
    assert "note_leaving" in move_ahead.open_tasks()
    move_ahead.answer("note_leaving", gone="yes")
    assert move_ahead.now.expected is not None
    assert move_ahead.now.expected.do == "has_left"
    assert move_ahead.move("has_left") == "left"
    assert "show_what_goes" not in move_ahead.open_tasks()
    assert {"send_records", "note_destination"} <= move_ahead.open_tasks()


def test_a_plan_goes_to_nobody_without_agreement(move_ahead: Moving) -> None:
    move_ahead.with_plan()
    move_ahead.begin()
    named = {each.name: each.due_on for each in move_ahead.now.dates}
    assert named == {"plan_named_by": date(2027, 2, 14)}
    sent = {"who": [key(MOTHER)], "on": "2026-09-07", "agreed": "no", "goes": ["ehc_plan"]}
    move_ahead.answer("show_what_goes", TEACHER, **sent)
    with pytest.raises(InTheWay):
        move_ahead.move("agree_what_goes", child_was_asked="x", ehc_plan_sharing_agreed="x")
    move_ahead.answer("show_what_goes", TEACHER, **{**sent, "agreed": "in_part"})
    assert move_ahead.move("agree_what_goes", child_was_asked="He was asked at home") == "agreed"


def test_the_council_s_step_opens_before_its_day_and_is_chased_by_the_senco(move_ahead: Moving) -> None:
    move_ahead.with_plan()
    move_ahead.begin()
    assert "note_named_school" not in move_ahead.open_tasks()
    move_ahead.on(date(2026, 11, 16))
    row = move_ahead.row("note_named_school")
    assert (row.owner, row.chased_by, row.due_on, row.due_standing) == ("council", "senco", date(2027, 2, 14), "law")


def test_leaving_in_the_year_while_a_move_is_planned_opens_no_second_one(move_ahead: Moving) -> None:
    move_ahead.begin()
    with move_ahead.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        child = work.session.get(Pupil, (work.school_id, CHILD))
        assert child is not None
        child.left_on = date(2026, 9, 7)
    assert move_ahead.now.projection.next.name == "note_leaving"
    move_ahead.answer("note_leaving", gone="yes")
    assert move_ahead.move("has_left") == "left"
    assert move_ahead.row("send_records").due_on == date(2026, 9, 28)


def test_a_child_who_stays_after_all_ends_it_with_a_reason(move_ahead: Moving) -> None:
    move_ahead.begin()
    assert move_ahead.move("stays", why="The family does not move after all") == "stays_here"


def test_the_teacher_does_not_begin_it(move_ahead: Moving) -> None:
    with pytest.raises(NotAllowed):
        journeys.open_journey(move_ahead.desk, as_(TEACHER), CHILD, "phase_transfer", WHERE)
    journeys.open_journey(move_ahead.desk, as_(HEAD), CHILD, "phase_transfer", WHERE)


def test_a_child_who_comes_brings_what_was_known(move_ahead: Moving) -> None:
    row = {"came_from": "Vale Primary", "joined_on": "2026-09-02", "had": "sen_support"}
    journeys.carry_in(move_ahead.desk, as_(SENCO), CHILD, "phase_transfer", at="joining", values=row)
    assert move_ahead.open_tasks() == {"ask_for_records", "read_history", "talk_with_family"}
    move_ahead.answer("ask_for_records", asked_on="2026-09-07", whom="The office there", came_on="2026-09-07")
    assert move_ahead.row("confirm_receipt").due_on == date(2026, 9, 10)
    assert move_ahead.missing("settle_in") == {"history_read"}
    move_ahead.answer("read_history", works="Pictures", support="Word maps before each story")
    assert move_ahead.move("settle_in") == "arrived"


def test_after_a_move_that_was_got_ready_somebody_asks_how_it_goes(move_ahead: Moving) -> None:
    move_ahead.begin()
    move_ahead.on(date(2027, 9, 2))
    move_ahead.move("has_left")
    move_ahead.answer("send_records", to="Hill Top", on="2027-09-02", how="file_transfer")
    move_ahead.answer("note_receipt", by="Mrs Wood", on="2027-09-02")
    assert move_ahead.move("hand_over", family_saw_what_goes="They saw it at the meeting") == "handed_over"
    waits = move_ahead.now.projection.next
    assert (waits.kind, waits.waiting_until) == ("none", date(2027, 9, 29))
