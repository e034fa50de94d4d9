"""How many statements a move and an answer cost in the EHC lanes: at most as many as in any other."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

import pytest

from engine.clock import SetClock
from engine.database import Database
from engine.desk import Desk
from tests.counting import Sent, asked
from tests.workflows.ehc_annual_review.story import Reviewing
from tests.workflows.ehc_needs_assessment.story import Request
from tests.workflows.small import CHILD, SENCO, as_
from workflows.support.sen_status import SEN_SUPPORT, set_sen_status

MOVE, ANSWER = 20, 18


class Counting:
    """What each press of a story costs: the statements of its last transaction."""

    def __init__(self) -> None:
        self.cost: list[tuple[str, list[Sent]]] = []

    @contextmanager
    def of(self, desk: Desk, what: str) -> Iterator[None]:
        with asked(desk.database) as sent:
            yield
        begins = [place for place, each in enumerate(sent) if each.text == "BEGIN"]
        self.cost.append((what, sent[begins[-1] :]))

    def dear(self) -> dict[str, list[str]]:
        """What cost more than it may, each with its statements."""
        most = {"move": MOVE, "answer": ANSWER}
        return {
            what: [each.what for each in sent] for what, sent in self.cost if len(sent) > most[what.split(" ", 1)[0]]
        }


class CountedReview(Reviewing):
    def __init__(self, database: Database, clock: SetClock):
        super().__init__(database, clock)
        self.counting = Counting()

    def answer(self, task: str, person: UUID = SENCO, **values: object) -> None:
        with self.counting.of(self.desk, f"answer {task}"):
            super().answer(task, person, **values)

    def move(self, do: str, person: UUID = SENCO, why: str = "", values: object = None, **reasons: str) -> str:
        with self.counting.of(self.desk, f"move {do}"):
            return super().move(do, person, why, values, **reasons)


class CountedRequest(Request):
    def __init__(self, database: Database, clock: SetClock):
        super().__init__(database, clock)
        self.counting = Counting()

    def answer(self, task: str, person: UUID = SENCO, **values: object) -> None:
        with self.counting.of(self.desk, f"answer {task}"):
            super().answer(task, person, **values)

    def move(self, do: str, person: UUID = SENCO, *, why: str = "", values: object = None, **reasons: str) -> str:
        with self.counting.of(self.desk, f"move {do}"):
            return super().move(do, person, why=why, values=values, **reasons)


@pytest.fixture
def review(database: Database, clock: SetClock) -> CountedReview:
    return CountedReview(database, clock)


@pytest.fixture
def asking(database: Database, clock: SetClock) -> CountedRequest:
    return CountedRequest(database, clock)


def test_every_step_of_a_review_with_a_move_to_another_council_costs_few_statements(review: CountedReview) -> None:
    review.answer("note_other_council", council="Oakshire", on="2026-09-07", known_on="2026-09-04")
    review.answer("note_transfer", on="2026-09-07")
    review.answer("note_new_council", does="review", on="2026-09-07")
    review.decide("amend")
    review.move("plan_changes")
    review.answer("note_notice", on="2026-11-12", evidence=True, changes="Hours")
    review.answer("note_final", outcome="amended", on="2026-12-01", read="More hours")
    review.move("plan_is_final")
    assert len(review.counting.cost) >= 17
    assert review.counting.dear() == {}


def test_every_step_of_a_request_costs_few_statements(asking: CountedRequest) -> None:
    """The dearest press is a school's first final plan, in the place of SEN support: it opens reviews beside."""
    with asking.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        set_sen_status(work, CHILD, SEN_SUPPORT, date(2026, 9, 1), "decision")
    asking.to_draft()
    asking.answer("note_draft", served_on="2026-11-16")
    asking.answer("note_final", decision="final", on="2026-11-16")
    asking.move("plan_is_final", values={"issued_on": "2026-11-16"})
    asking.on(date(2026, 11, 20))
    asking.answer("note_family_steps", no_further=True)
    asking.move("plan_stands")
    assert {"move plan_is_final", "move plan_stands"} <= {what for what, _ in asking.counting.cost}
    assert asking.counting.dear() == {}
