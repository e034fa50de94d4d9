"""How many statements the steps of the real workflows cost, with all their facts: exact counts on both databases."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import UUID

import pytest

from engine import journeys, tasks
from engine.clock import SetClock
from engine.database import Database
from engine.refreshing import refresh_school
from engine.values import Actor, Scope
from tests.counting import Sent, asked
from tests.workflows.graduated_approach.story import AGREED, PICTURE, WENT, YES, Story
from tests.workflows.small import CHILD, SCHOOL, SENCO, SIBLING, TEACHER, as_
from tests.workflows.specialist_involvement.test_journey import ANSWER as ANSWERED
from tests.workflows.specialist_involvement.test_journey import ASKING
from workflows.support.seen import PLAN

MOVE, ANSWER, BATCH = 20, 18, 8


class Counted(Story):
    """A story that says what each of its verbs cost."""

    def __init__(self, database: Database, clock: SetClock):
        super().__init__(database, clock)
        self.cost: dict[str, list[Sent]] = {}

    def begin(self, **said: object) -> None:
        with self._counted("open"):
            super().begin(**said)

    def put_in(self, at: str, **row: object) -> None:
        with self._counted("put in"):
            super().put_in(at, **row)

    def answer(self, task: str, values: object, by: UUID = TEACHER) -> None:
        with self._counted(f"answer {task}"):
            super().answer(task, values, by)

    def move(self, do: str, by: UUID = TEACHER, why: str = "", **reasons: str) -> None:
        with self._counted(f"move {do}"):
            super().move(do, by, why, **reasons)

    @contextmanager
    def _counted(self, what: str) -> Iterator[None]:
        with asked(self.desk.database) as sent:
            yield
        self.cost[f"{what} {len(self.cost)}"] = _write(sent)

    def dear(self, kind: str, most: int) -> dict[str, list[str]]:
        """What cost more statements than it may, each with its statements."""
        return {
            what: [each.what for each in sent]
            for what, sent in self.cost.items()
            if what.startswith(kind) and len(sent) > most
        }


@pytest.fixture
def counted(database: Database, clock: SetClock) -> Counted:
    return Counted(database, clock)


def test_every_step_of_two_cycles_costs_few_statements(counted: Counted) -> None:
    counted.to_do()
    counted.on(date(2026, 11, 25))
    counted.answer("write_how_it_went", WENT)
    counted.move("hold_review")
    counted.hold_the_review(next="afresh")
    counted.move("start_next_cycle")
    counted.answer("pull_together", PICTURE)
    counted.answer("decide", YES, by=SENCO)
    counted.answer("agree_decision", {"view": "agreed"})
    counted.move("begin_plan")
    counted.carry_plan()
    counted.answer("agree_plan", {**AGREED, "on": "2026-11-25", "review_on": "2027-02-10"})
    counted.answer("look_over_plan", {"view": "agreed"}, by=SENCO)
    counted.share(PLAN)
    counted.move("put_plan_in_place")
    counted.move("look_again_at_needs", why="New information")
    counted.move("back_to_review")
    counted.move("end_support", by=SENCO, **dict.fromkeys(counted.missing("end_support"), "Enough now"))
    assert len(counted.cost) == 29
    assert counted.dear("move", MOVE) == {}
    assert counted.dear("open", MOVE) == {}
    assert counted.dear("answer", ANSWER) == {}


def test_a_journey_put_in_costs_no_more_than_a_move(counted: Counted) -> None:
    counted.put_in("do", review_on="2026-11-25")
    assert counted.dear("put in", MOVE) == {}


def test_asking_a_specialist_beside_another_journey_costs_few_statements(counted: Counted) -> None:
    counted.begin()
    desk = counted.desk
    opened = journeys.open_journey(desk, as_(TEACHER), CHILD, "specialist_involvement", ASKING)
    row = counted.row("decide_with_family")
    with asked(desk.database) as answering:
        tasks.answer(desk, as_(TEACHER), row.id, ANSWERED, seen=0)
    with asked(desk.database) as moving:
        journeys.move(desk, as_(TEACHER), opened.journey_id, "agree_with_family", seen=0)
    assert len(answering) <= ANSWER, [each.what for each in answering]
    assert len(moving) <= MOVE, [each.what for each in moving]


def _write(sent: list[Sent]) -> list[Sent]:
    """The last transaction of these: a page is read before it."""
    return sent[[place for place, each in enumerate(sent) if each.text == "BEGIN"][-1] :]


def test_a_batch_of_the_sweep_costs_at_most_eight_statements(counted: Counted) -> None:
    counted.to_do()
    counted.clock.advance(timedelta(days=1))
    system = Scope(SCHOOL, Actor.system("sweep"))
    with asked(counted.desk.database) as sent, counted.desk.refreshing(system, [CHILD, SIBLING]):
        pass
    assert len(sent) <= BATCH, [each.what for each in sent]
    assert refresh_school(counted.desk, system) == 0


def test_a_page_about_one_child_costs_the_same_whatever_lies_behind(counted: Counted) -> None:
    counted.to_the_decision()
    with asked(counted.desk.database) as early:
        counted.now()
    counted.answer("decide", YES, by=SENCO)
    counted.answer("agree_decision", {"view": "agreed"})
    counted.tell_formally()
    counted.move("begin_plan")
    counted.write_plan()
    with asked(counted.desk.database) as late:
        counted.now()
    assert len(early) == len(late), [each.what for each in late]
